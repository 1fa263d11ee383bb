"""What stands behind the heading of an act before its own words: dates and the protocol; and its closing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks, normalize
from pipelines.extraction.areas import NUMBER_FORM
from pipelines.extraction.confusions import as_digits
from pipelines.extraction.dates import FoundDate, dates_once
from pipelines.extraction.finding import Finding
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.passage import Passage

DATES_AGREE = "dates_agree"
DATE_ROLE = "date_role"
PROTOCOLS_AGREE = "protocols_agree"

_OPENING = 200  # characters behind the heading in which its date stands
_CLOSING = 190  # characters behind a closing date: who signs, the seal, the fees
_BEFORE = 64
_LONGEST_DATE = 100
_END = 320  # characters at the end of an act that are searched for its closing
_PROTOCOL_WORD = (
    r"(?<![a-z])(?:protocol(?:o|os|ad[oa]s?|izad[oa])|prot|pt|prenota(?:cao|d[oa]s?)|prenot|"
    r"(?:apontad|apresentad)[oa]s?(?=[ \n](?:sob|n))|apontamento)(?![a-z])"
)
_COUNT = r"[0-9][0-9ol|!]{0,2}(?:[. ][0-9]{3}(?![0-9]))+|[0-9][0-9ol|!]{0,8}"
_PROTOCOL = re.compile(
    rf"{_PROTOCOL_WORD}[ \n.:,-]{{0,4}}+(?:[^;()]{{0,60}}?(?<![a-z])n[o.]{{1,3}}+[:.]?+[ \n]?+)??"
    rf"({_COUNT})(?![0-9a-z]|[./][0-9]|-[0-9]{{1,2}}-|-[a-z])"
)
_PROTOCOL_CELL = re.compile(rf"(?<=\t)({_COUNT})(?=\t)")  # in a table, behind the date
_OF_PROTOCOL = re.compile(
    rf"{_PROTOCOL_WORD}(?:[^;a-z]|(?:de|em|data|datado|datada|aos|no|na|n|dia|sob|o|livro|fls?|feit[ao]|"
    r"apontad[oa])(?![a-z]))*$"
)
_GOES_ON = re.compile(r"[.,-]{0,2}[0-9](?![0-9]?/)")
_OF_THE_ACT = re.compile(r"[.;-][ \n]{0,2}data[ \n]?:[ \n]?$")
_SMALL = re.compile(r"(?<![a-z])(?:de|em|aos|data|do|da|e|no|dia|feit[oa]|n|o)(?![a-z])")
_MOST_CAPITALS = 30  # letters of a title where the whole act is in capitals
_LEAD = re.compile(r"[ \n\t.,:;()=/*-]*")
_IN = re.compile(r"(?:em|aos|de|data|n[oa] dia)(?![a-z])[ \n:.]{0,3}")
_PLACE_AND_DATE = re.compile(
    r"(?:^|[.;,\n)]|dou fe|verdade)[ ,.;\n-]{0,3}(?:(?:em |data: ?)?[a-z][a-z' \n]{2,40}"
    r"(?:[ ]?[-/(,][ ]?[a-z]{2}\)?)?,[ \n]?(?:em |aos |a )?|em |aos |data(?: d[oa] (?:registro|ato|"
    r"averbacao))?[ ]?:[ ]?|"
    r"(?:registrad|averbad|lancad|feit)[oa] (?:em|aos) )$"
)
_ALONE, _LAST = re.compile(r"[.;)][ \n]{1,2}$"), re.compile(r"[ \n.]{0,3}$")
"""Around a date that is the last sentence of an act, all by itself."""
_SIGNED = re.compile(
    r"[ \n.,;:_-]{0,80}(?:$|o oficial|a oficial|[oa] escrevente|eu[, ]|oficial|registrador|"
    r"[oa] registrador|substitut|"
    r"[oa] substitut|escrevente|dou fe|[oa] sub|preposto|[oa] preposto|ass|\(|emol|selo|custas|_|"
    r"[oa] titular|"
    r"[oa] suboficial|prot|funrejus|cotado)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Date and protocol of an act, and where its own words begin."""

    date: Finding | None
    protocol: Finding | None
    end: int


def read_opening(passage: Passage) -> Opening:
    dates = list(_dates(passage))
    protocols = list(_PROTOCOL.finditer(passage.folded)) or list(
        _PROTOCOL_CELL.finditer(passage.folded, 0, _OPENING)
    )
    words_from = _words_from(passage, dates, protocols)
    return Opening(_date(passage, dates, protocols), _protocol(passage, protocols), words_from)


def _dates(passage: Passage) -> Iterator[FoundDate]:
    """Yield the dates near both ends of an act, where its own may stand."""
    text, folded = passage.text, passage.folded
    head = min(len(text), _OPENING + _LONGEST_DATE)
    yield from dates_once(text[:head], folded[:head])
    tail = max(head, len(text) - _END)
    for date in dates_once(text[tail:], folded[tail:]):
        yield replace(date, start=date.start + tail, end=date.end + tail)


def _date(passage: Passage, dates: Sequence[FoundDate], protocols: Sequence[re.Match[str]]) -> Finding | None:
    """Return the act's date: behind its heading, or where it is signed; both must agree.

    Where only the protocol has a date, that one is told in doubt: many offices register on another day.
    """
    spans = [(d.start, d.end) for d in dates] + [match.span() for match in protocols]
    opening = next((d for d in dates if d.start < _OPENING and _is_opening(passage, d, spans)), None)
    closing = next((d for d in reversed(dates) if d is not opening and _is_closing(passage, d)), None)
    if opening and closing:
        verdict = Verdict(DATES_AGREE, opening.iso == closing.iso, f"{opening.iso}, {closing.iso}")
        return _as_finding(passage, opening).with_verdict(verdict)
    told = opening or closing
    if told:
        return _as_finding(passage, told)
    of_protocol = next((d for d in dates if d.start < _OPENING and _is_of_protocol(passage, d)), None)
    if of_protocol is None:
        return None
    doubt = Verdict(DATE_ROLE, passed=False, detail="told of the protocol")
    return _as_finding(passage, of_protocol).with_verdict(doubt)


def _as_finding(passage: Passage, found: FoundDate) -> Finding:
    return Finding("", found.iso, passage.quote(found.start, found.end), found.verdicts)


def _is_of_protocol(passage: Passage, found: FoundDate) -> bool:
    before = passage.folded[max(0, found.start - _BEFORE) : found.start]
    return _OF_PROTOCOL.search(before) is not None and _OF_THE_ACT.search(before) is None


def _is_opening(passage: Passage, found: FoundDate, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but a title, the protocol, or words such as `em` stand between heading and date."""
    if _is_of_protocol(passage, found):
        return False
    rest = list(passage.text[: found.start])
    told = [span for span in spans if span[0] < found.start]
    told += [match.span() for match in _SMALL.finditer(passage.folded, 0, found.start)]
    for start, end in told:
        rest[start:end] = " " * (min(end, len(rest)) - start)
    letters = [character for character in rest if character.isalpha()]
    if passage.text.upper() == passage.text:
        return len(letters) <= _MOST_CAPITALS
    return all(character.isupper() for character in letters)


def _is_closing(passage: Passage, found: FoundDate) -> bool:
    """Whether a date stands where the act is signed: behind the town, before who signs or the end."""
    before = passage.folded[max(0, found.start - _BEFORE) : found.start]
    if _ALONE.search(before) and _LAST.match(passage.folded, found.end):
        return True
    if not _PLACE_AND_DATE.search(before) or _is_of_protocol(passage, found):
        return False
    return len(passage.folded) - found.end < _CLOSING or _SIGNED.match(passage.folded, found.end) is not None


def _protocol(passage: Passage, matches: Sequence[re.Match[str]]) -> Finding | None:
    findings = []
    for match in matches:
        digits, changes = as_digits(match.group(1))
        value = normalize.whole_number(digits)
        quote = passage.quote(match.start(1), match.end(1))
        verdicts = (checks.read_as_digits(changes),) if changes else ()
        if _GOES_ON.match(passage.folded, match.end()):
            verdicts = (*verdicts, Verdict(NUMBER_FORM, passed=False))
        findings.append(Finding("", value, quote, verdicts))
    if not findings:
        return None
    values = sorted({finding.value for finding in findings})
    if len(values) == 1:
        return findings[0]
    return findings[0].with_verdict(Verdict(PROTOCOLS_AGREE, passed=False, detail=" ".join(values)))


def _words_from(passage: Passage, dates: Sequence[FoundDate], protocols: Sequence[re.Match[str]]) -> int:
    """Return where the act's own words begin, behind its date and protocol in whichever order."""
    position = 0
    spans = {date.start: date.end for date in dates} | {match.start(): match.end() for match in protocols}
    for _ in range(6):
        for pattern in (_LEAD, _IN, _LEAD):
            match = pattern.match(passage.folded, position)
            position = match.end() if match else position
        if position not in spans:
            break
        position = spans[position]
    return position
