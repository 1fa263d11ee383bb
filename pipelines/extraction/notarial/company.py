"""What articles of association say of a company: who administers it, and where its seat is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.notarial.clauses import clause, text_between
from pipelines.extraction.notarial.mentions import mentions
from pipelines.extraction.passage import join_pieces, span_of
from pipelines.extraction.people import read_name
from pipelines.extraction.qualification.companies import company_name, read_company, says_company
from pipelines.extraction.readers.names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.readers.source import Source

_TO_WHOM = re.compile(
    r"(?:[ \n,:-]{0,3}(?:em[ \n]conjunto|conjuntamente|isoladamente|isolada|individualmente|separadamente|"
    r"exclusivamente|unicamente|e/ou|e|ou|pel[oa]s?|por|a[oa]?s?|[oa]s?|de|ambos|todos|cargo|soci[oa]s?|"
    r"[qc]uotistas?|gerentes?|administrador(?:a|es|as)?|nao|senhor(?:a|es|as)?|sr[as]{0,2}\.?|ja|"
    r"qualificad[oa]s?|acima)(?![a-z])){0,10}[ \n,:-]{0,3}"
)
_WORDS = 60  # behind the words for the administration
_SEAT = re.compile(
    r",?[ \n](?:(?:e|que)[ \n])?(?:com|tem|tera|tendo)[ \n](?:a[ \n])?(?:sua[ \n])?sede"
    r"(?:[ \n]social)?(?:[ \n]?(?:,|e)[ \n](?:foro|domicilio))?(?:[ \n](?:situada|localizada|estabelecida))?"
    r"(?=[ \n](?:n[ao]s?|em|a|n?est[ae])[ \n])"
)
_QUALIFIES = re.compile(
    r"[ \n]?(?:\((?:cpf|rg|cic|c\.p\.f|portador|inscrit)|,[ \n]?(?:(?:de[ \n])?nacionalidade|brasileir|"
    r"natural|nascid|solteir|casad|viuv|divorciad|separad|portador|inscrit|cpf|rg))"
)
_LINE = re.compile(r"[^\n\t\f]+")
_HEAD = 900  # characters in which a document has its title
_TITLE = re.compile(
    r"(?:(?:[0-9]{1,2}[ao.]{0,2}|[a-z]{6,8}) )?(?:instrumento particular de )?"
    r"(?:contrato (?:social|de|constitutivo)|"
    r"ato (?:constitutivo|de constituicao)|constituicao de|alteracao|consolidacao|sociedade)[^,;:]{0,60}"
)
_REGISTERED = re.compile(r"(?:c\.?n\.?p\.?j|nire|c\.?g\.?c)(?![a-z])")
_NUMBER_REACH = 240  # characters from a company's name to its number
_PARTED = re.compile(r";|clausula|(?<![a-z])(?:socios?|capital|representad[oa]|administrad)(?![a-z])")
_SEAT_ENDS = re.compile(
    r",?[ \n](?:podendo|(?:e[ \n])?(?:se[ \n])?"
    r"(?:explora|dedica|destina|desenvolve|exerce|atua|opera|adota|usa|gira)(?:ra|-se)|"
    r"inscrit[ao]|registrad[ao]|(?:e[ \n])?(?:tem|tera|tendo)[ \n](?:por|como)|cuj[oa]|"
    r"onde[ \n]|e[ \n](?:[oa]s?|que|se|ter|tem|sera|seu|sua|est[ae]|foro)[ \n]|"
    r"e[ \n]pod(?:e|era)[ \n]|e[ \n]com[ \n]|que[ \n]se[ \n]rege|(?:com[ \n])?(?:o[ \n])?"
    r"(?:cnpj|nire)(?![a-z]))"
)
_OBJECT_ENDS = re.compile(
    r",?[ \n](?:e[ \n])?(?:(?:com|sendo)[ \n](?:o[ \n]|a[ \n])?(?:seu[ \n]|sua[ \n])?|[oa][ \n])"
    r"(?:capital|gerencia|administracao[ \n]da[ \n]sociedade|prazo|sede|inicio)(?![a-z])|"
    r",[ \n]podendo(?![a-z])"
)
_MOVED = re.compile(
    r"(?<![a-z])(?:passa(?:ra|ndo)?|muda(?:-se|da)?|transfer(?:e-se|ida|ir-se-a)|altera(?:-se|da)?)[ \n]"
    r"(?:[a-z]{1,12}[ \n]){0,4}?"
    r"(?=(?:rua|r\.|avenida|av\.|praca|travessa|rodovia|estrada|alameda|largo|quadra)[ \n])"
)
"""Before the new seat, where an alteration tells the old one too."""
_LIES = re.compile(
    r"(?:e|fica(?:ra)?|sera|situa-se|localiza-se|tem[ \n]sede)[ \n]"
    r"(?:(?:situada|localizada|estabelecida)[ \n])?(?:em|n[ao]|a)[ \n]"
)
_ENDS = {"sede": _SEAT_ENDS, "objeto": _OBJECT_ENDS}


def read_administrators(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the names of a cell, or those to whom a sentence gives the administration.

    Between both may stand how they act (`em conjunto`, `isoladamente`) and that they are partners.
    """
    if source.is_cell:
        return [named for named in names_in(source, spec.name) if " " in named.value]
    first = source.anchor.last + 1
    behind = join_pieces(where.transcript.passage.pieces[first : first + _WORDS])
    to_whom = _TO_WHOM.match(behind.folded)
    named = join_pieces(behind.pieces_in(to_whom.end() if to_whom else 0, len(behind.text)))
    is_named = bool(named.text) and named.text[0].isupper()
    found = names_in(replace(source, passage=named), spec.name) if is_named else []
    return [each for each in found if " " in each.value]


def named_at_title(passage: Passage, name: str) -> list[Finding]:
    """Return the company whose name fills the line over the title of its contract, or the one below it.

    So does one under which the head tells the company's number.
    """
    lines = list(_LINE.finditer(passage.text, 0, _HEAD))
    titles = [i for i, line in enumerate(lines) if _TITLE.fullmatch(passage.folded, *line.span())]
    numbers = [i for i, line in enumerate(lines) if _REGISTERED.match(passage.folded, line.start())]
    near = [i for title in titles[:1] for i in (title - 1, title + 1)] + [i - 1 for i in numbers[:1]]
    for line in (lines[i] for i in near if 0 <= i < len(lines)):
        found = read_company(line.group(), 0)
        if found and found.end >= len(line.group().rstrip(" .")) and says_company(fold(line.group())):
            value = company_name(line.group()[: found.end])
            return [Finding(name, value, passage.quote(line.start(), line.start() + found.end))]
    return []


def seat_of(passage: Passage, told: Finding, name: str) -> list[Finding]:
    """Return the seat that stands behind the company's name `told`: `ALFA LTDA, com sede na Rua …`."""
    for _, end in mentions(passage.folded.replace("\n", " "), told.value):
        seat = _SEAT.match(passage.folded, end + passage.folded.startswith(".", end))
        finding = clause(passage, seat.end(), name, _SEAT_ENDS) if seat else None
        if finding:
            return [finding]
    return []


def own_number(passage: Passage, told: Sequence[Finding], own: Finding, listed: Sequence[Finding]) -> Finding:
    """Return the company's CNPJ: of several in a document the one that follows its name, else in doubt.

    `listed` are all of the document; a partner's number may stand before the company's own.
    """
    values = {finding.value for finding in listed}
    if len(values) <= 1:
        return own
    behind = [number for name in told for number in _numbers_behind(passage, name, listed)]
    if len({number.value for number in behind}) != 1:
        return own.with_verdict(checks.one_value(sorted(values)))
    return own if own.value == behind[0].value else replace(behind[0], name=own.name)


def _numbers_behind(passage: Passage, name: Finding, listed: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the first number behind each mention of a company's name, if no clause ends before it."""
    plain = passage.folded.replace("\n", " ")
    starts = {span_of(passage, number.quote)[0]: number for number in listed}
    for _, end in mentions(plain, name.value):
        place = min((start for start in starts if start >= end), default=None)
        if place is not None and place - end <= _NUMBER_REACH and not _PARTED.search(plain, end + 1, place):
            yield starts[place]


def without_more(passage: Passage, told: Finding) -> Finding:
    """Return a seat without branches, numbers or the object behind it, an object without the capital.

    Neither qualifies people: those who stand below a captioned one begin the next paragraph.
    """
    ends = _ENDS.get(told.name)
    if ends is None:
        return told
    start, end = span_of(passage, told.quote)
    new = _MOVED.search(passage.folded, start, end) if told.name == "sede" else None
    lies = _LIES.match(passage.folded, start, end) if told.name == "sede" else None
    start = new.end() if new else lies.end() if lies else start
    more = ends.search(passage.folded, start, end)
    begun = next(_people(passage, start, end), end)
    stop = min(more.start() if more else end, begun)
    shorter = text_between(passage, start, stop, told.name) if stop < end or new or lies else None
    return replace(shorter, verdicts=told.verdicts) if shorter else told


def _people(passage: Passage, start: int, end: int) -> Iterator[int]:
    """Yield where lines of text[start:end] begin with the name of a person whose qualification follows."""
    for line in re.finditer(r"\n", passage.folded[start:end]):
        begin = start + line.end()
        named = read_name(passage.text[begin:end])
        is_whole = named is not None and " " in passage.text[begin : begin + named.end]  # no town: Santos-SP
        if named and is_whole and named.start == 0 and _QUALIFIES.match(passage.folded, begin + named.end):
            yield begin
