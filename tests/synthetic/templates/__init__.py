"""Documents written as templates: one plain text each, with slots for what is told.

A template begins with `=== name | years 1935-1960` and further options after commas; `capitals` prints all of
it in capitals. Its lines, up to the next one:

- `# text` a heading, `~ text` a line in the middle, `> text` one at the right, `m text` a marginal note;
- `| cell | cell` cells side by side; `^ Caption = value ^ ...` captions over, `v ... v` under their values;
- an empty line is a gap, anything else a paragraph.

In a line `{slot}` or `{slot:style:M}` is a value (M: in capitals), `{field=text}` notes a text as it stands,
`[a|b]` is one or the other at random, `<o|a>` goes by the sex of whom the document tells of and `<X:o|a>` by
that of X; `<*role:o|os>` by number, `<**role:o|a|os|as>` by sex and number. `{if X}..{else}..{end}` holds a
condition or a chance (`{if 50%}`), `{each role}..{between}..{end}` goes over parties.
"""
