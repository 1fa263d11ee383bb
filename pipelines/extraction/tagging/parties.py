"""Which party or act each value is of that only the tagger sees: it labels fields and knows of neither."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold
from pipelines.extraction.parties import FIRST
from pipelines.extraction.passage import BREAK, CELL, LINE, join_pieces
from pipelines.extraction.readers.repeats import may_be_same
from pipelines.extraction.real_estate.act_fields import ACQUIRING, ACT, TRANSFERRING
from pipelines.extraction.real_estate.headings import label_of
from pipelines.extraction.real_estate.owners import ROLE as OWNER
from pipelines.extraction.transcript import is_level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipelines.document_types.document_type import ActList, DocumentType
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Piece

SPOUSES = 2
_ITEM = re.compile(r"\A(?:[a-z]|[0-9]{1,2}|[ivx]{1,4})[.)–-]{0,2} (?:[–-] )?")
_SIDES = frozenset({TRANSFERRING, ACQUIRING})


@dataclass(frozen=True, slots=True)
class PartyFields:
    """The fields of the parties `{prefix} 1`, `{prefix} 2`, …; `name` is the one that names a party.

    Of each field in `lists` a party may have several values. There are at most `most` parties. Where they
    `are_sections` they are acts, told one after the other, each begun by its name.
    """

    prefix: str
    name: str
    fields: frozenset[str]
    lists: frozenset[str]
    most: int | None = None
    are_sections: bool = False


def parties_of(kind: DocumentType) -> Iterator[PartyFields]:
    """Yield the groups of fields that a type tells of each of several parties, and of each act of a list."""
    lists = frozenset(spec.name for spec in kind.fields if spec.many)
    of_spouses = [spec.name for spec in kind.fields if spec.subject]
    if kind.spouses and of_spouses:
        name = next(name for name in of_spouses if name.startswith("nome_"))
        prefix = FIRST.rpartition(" ")[0]
        yield PartyFields(prefix, name, frozenset(of_spouses), lists & frozenset(of_spouses), SPOUSES)
    for role in kind.roles:
        fields = _named_as(kind, role.name)
        if f"{role.name}_nome" in fields:
            yield PartyFields(role.name, f"{role.name}_nome", fields, frozenset())
    if kind.acts:
        yield PartyFields(OWNER, f"{OWNER}_nome", _named_as(kind, OWNER), frozenset())
        yield PartyFields(ACT, ACT, _named_as(kind, ACT) | {ACT}, _SIDES, are_sections=True)


def _named_as(kind: DocumentType, prefix: str) -> frozenset[str]:
    return frozenset(name for name in kind.specs if name.startswith(f"{prefix}_"))


def with_parties(
    seen: Mapping[str, list[Finding]],
    found: Mapping[str, list[Finding]],
    party: PartyFields,
    pieces: Sequence[Piece],
) -> dict[str, list[Finding]]:
    """Return what was seen of a group's fields, each value with the party that it is of.

    `pieces` are all those of the document. What was seen comes with what was seen best first. A name that no
    party has yet is a further party's. What the rules have found of a party is left out, where it stands too,
    and so is a second value of a field that has one.
    """
    names = _named(found.get(party.name, ()), seen.get(party.name, ()), party)
    known = {(finding.name, finding.subject) for name in party.fields for finding in found.get(name, ())}
    given: dict[str, list[Finding]] = {}
    for name in sorted(party.fields):
        values = names if name == party.name else _given(in_order(seen.get(name, ())), names, party, pieces)
        own = found.get(name, ())
        new = [
            value
            for value in values
            if (name, value.subject) not in known and not any(overlap(value, other) for other in own)
        ]
        given[name] = new if name in party.lists else _one_each(new, seen.get(name, ()))
    return given


def overlap(one: Finding, other: Finding) -> bool:
    """Whether two findings share words of the page."""
    return one.quote.begin < other.quote.finish and other.quote.begin < one.quote.finish


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings as they stand in the document."""
    return sorted(findings, key=lambda finding: finding.quote.begin)


def _one_each(findings: Sequence[Finding], seen: Sequence[Finding]) -> list[Finding]:
    """Return one value of each party, as they stand: what was seen best, which `seen` begins with."""
    rank = {finding.quote.begin: place for place, finding in enumerate(seen)}
    best: dict[str, Finding] = {}
    for finding in sorted(findings, key=lambda each: rank[each.quote.begin]):
        best.setdefault(finding.subject, finding)
    return in_order(best.values())


def _named(own: Sequence[Finding], seen: Sequence[Finding], party: PartyFields) -> list[Finding]:
    """Return all names in page order: a seen one is a further party's, unless somebody is told again."""
    names = list(own)
    if party.are_sections:
        return in_order([*names, *seen])
    for name in in_order(seen):
        is_full = party.most is not None and len(names) >= party.most
        if not is_full and not any(_is_again(name.value, other.value, party) for other in names):
            names.append(replace(name, subject=_free(names, party)))
    return in_order(names)


def _is_again(name: str, other: str, party: PartyFields) -> bool:
    """Whether a name is one that was told before: that of a spouse may have other surnames the next time."""
    words, others = (frozenset(fold(each).split()) for each in (name, other))
    is_part = words <= others or others <= words
    return may_be_same(name, other) and (party.most is not None or is_part)


def new_acts(own: Sequence[Finding], seen: Iterable[Finding | None], acts: ActList) -> list[Finding]:
    """Return the acts whose headings only the tagger sees: those that go on in the order of what was found.

    A mention of an act that was told before, or will be, is no heading.
    """
    heads = [(finding.quote.begin, _number(finding.subject)) for finding in own]
    new = []
    for told in in_order(each for each in seen if each):
        label = label_of(join_pieces(told.quote.pieces), acts)
        before = max((number for begin, number in heads if begin < told.quote.begin), default=0)
        behind = min((number for begin, number in heads if begin > told.quote.begin), default=None)
        if label and before < _number(label) and (behind is None or _number(label) < behind):
            heads.append((told.quote.begin, _number(label)))
            new.append(replace(told, value=label, subject=label))
    return new


def _number(label: str) -> int:
    return int(label.partition(".")[2])


def _free(names: Sequence[Finding], party: PartyFields) -> str:
    taken = {name.subject for name in names}
    return next(
        subject for number in itertools.count(1) if (subject := f"{party.prefix} {number}") not in taken
    )


def _given(
    values: Sequence[Finding], names: Sequence[Finding], party: PartyFields, pieces: Sequence[Piece]
) -> Iterator[Finding]:
    """Yield values with their parties: in turn where cells side by side tell of each, else part after part.

    What stands in a line that begins with a party's name is that party's. Where there are not as many for
    each party, or some stand before a name, each is of the name before it.
    """
    rows = [(value, None if party.are_sections else _row_of(value, names, pieces)) for value in values]
    yield from (replace(value, subject=owner.subject) for value, owner in rows if owner)
    values = [value for value, owner in rows if owner is None]
    if not (values and names):
        return
    cells = list(_by_cell(values))
    if not party.are_sections and _are_columns(cells, names):
        owners = [names[place % len(names)] for place, cell in enumerate(cells) for _ in cell]
    elif not party.are_sections and _is_shared(values, values[0], names):
        owners = [names[place * len(names) // len(values)] for place in range(len(values))]
    else:
        values = [value for value in values if names[0].quote.begin < value.quote.begin]
        owners = [_named_before(value, names) for value in values]
    for value, owner in zip(values, owners, strict=True):
        yield replace(value, subject=owner.subject)


def _row_of(value: Finding, names: Sequence[Finding], pieces: Sequence[Piece]) -> Finding | None:
    """Return the party with whose name the value's line begins, and that names no other before the value."""
    last = value.quote.begin[0]
    first = last
    while first and pieces[first].before not in {LINE, BREAK}:
        first -= 1
    line = _ITEM.sub("", fold(" ".join(piece.text for piece in pieces[first:last])))
    told = [name for name in names if fold(name.value) in line]
    begun = [name for name in told if line.startswith(fold(name.value))]
    whose = max(begun, key=lambda name: len(name.value), default=None)
    return whose if whose and all(fold(name.value) in fold(whose.value) for name in told) else None


def _by_cell(values: Sequence[Finding]) -> Iterator[list[Finding]]:
    """Yield the values that stand in one cell, or in one line without cells, together."""
    cell = [values[0]]
    for value in values[1:]:
        if value.quote.pieces[0].before in {CELL, LINE, BREAK}:
            yield cell
            cell = []
        cell.append(value)
    yield cell


def _are_columns(cells: Sequence[list[Finding]], names: Sequence[Finding]) -> bool:
    if len(names) < 2 or not _is_shared(cells, cells[0][0], names):
        return False
    first, second = (cell[0].quote.pieces[0] for cell in cells[:2])
    return first.page == second.page and is_level(first.word.box, second.word.box)


def _is_shared(told: Sequence[object], first: Finding, names: Sequence[Finding]) -> bool:
    """Whether there is as much told of each party, either one thing or all of it behind the names."""
    is_behind = first.quote.begin > names[-1].quote.begin
    return not len(told) % len(names) and (len(told) == len(names) or is_behind)


def _named_before(value: Finding, names: Sequence[Finding]) -> Finding:
    """Return the last name that begins before a value."""
    return names[bisect_left(names, value.quote.begin, key=lambda name: name.quote.begin) - 1]
