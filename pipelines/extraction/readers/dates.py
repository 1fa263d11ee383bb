"""Days and times of day, behind their caption, in cells of their own, or told before their verb."""

from __future__ import annotations

import itertools
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipelines.extraction import checks, locate
from pipelines.extraction.dates import dates_in, find_dates, iso_date
from pipelines.extraction.finding import Finding
from pipelines.extraction.numerals import read_number_before, tokenize
from pipelines.extraction.passage import join_pieces, span_of
from pipelines.extraction.times import FoundTime, find_times
from pipelines.fields import FieldStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.locate import Map
    from pipelines.extraction.numerals import Token
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.readers.source import Source
    from pipelines.fields import Verdict

_MAX_DISTANCE = 170  # characters from the words of a phrase to its date
_MAX_IN_CELL = 60  # a title stands alone over a text too
_PARTS = ("dia", "mês", "ano")
_DECLARED = re.compile(r"(?<![a-z])declar(?:ou|aram|ando|a)[^.;]{0,60}?(?<![a-z])que(?![a-z])")
_BACK = {"hoje": 0, "ontem": 1, "anteontem": 2}
_RELATIVE = re.compile(
    r"(?<![a-z])(?:(?P<back>hoje|ontem|anteontem)|d(?:o|est[ea])[ \n](?:mesmo[ \n]mes|corrente|mes[ \n]"
    r"(?:corrente|em[ \n]curso|e[ \n]ano)))(?![a-z])"
)
_BESIDE = re.compile(
    r"(?:[ \n]?\([0-9/.]{4,10}\))?[ \n]?,?[ \n]"
    r"(?:(?:pelas?|as|a|cerca[ \n]de|por[ \n]volta[ \n]das?)[ \n]){0,2}"
)
_LONGEST_TIME = 60  # characters


def read_date(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the date of a source; one in words and the digits in cells beside it confirm each other."""
    passage = source.passage
    if source.is_ahead:  # no dia 3 de maio de 1970 […] nasceu uma criança
        declared = _declared(passage)
        told = dates_in(declared, spec.name)[-1:] or _relative(passage, declared, spec.name)
        return told or dates_in(passage, spec.name)[-1:]
    dates = find_dates(passage.text, passage.folded)
    place = _place_in_caption(where, source.anchor) if len(dates) > 1 else 0
    found = dates[place] if place < len(dates) else next(iter(dates), None)
    if found and found.start > (_MAX_IN_CELL if source.is_cell else _MAX_DISTANCE):
        return []
    words = (
        Finding(spec.name, found.iso, passage.quote(found.start, found.end), found.verdicts)
        if found
        else None
    )
    digits = _date_in_parts(where, source.anchor, spec.name) if source.is_cell else None
    if words is None or digits is None:
        return [finding for finding in (words, digits) if finding]
    verdict = checks.words_and_digits(words.value, digits.value)
    return [Finding(spec.name, words.value, words.quote + digits.quote, (*words.verdicts, verdict))]


def _place_in_caption(where: Map, anchor: Anchor) -> int:
    """Return which of two dates a caption tells: the second half of `Emissão e vencimento` the second one."""
    before = where.transcript.passage.pieces[anchor.first - 1].text if anchor.first else ""
    return int(before == "/" or (before == "e" and anchor.is_label))


def _declared(passage: Passage) -> Passage:
    """Return what somebody declares in a passage, behind `declarou que`; else all of it."""
    verbs = list(_DECLARED.finditer(passage.folded))
    return join_pieces(passage.pieces_in(verbs[-1].end(), len(passage.text))) if verbs else passage


def _relative(passage: Passage, declared: Passage, name: str) -> list[Finding]:
    """Return the day that a declaration tells by that of the record: `ontem`, `no dia três do corrente`."""
    told = _RELATIVE.search(declared.folded)
    written = [f for f in dates_in(passage, name) if f.status is not FieldStatus.INVALID][-1:]
    if told is None or not written:
        return []
    day = date.fromisoformat(written[0].value)
    if told.group("back"):
        meant: date | None = day - timedelta(days=_BACK[told.group("back")])
    else:
        meant = _of_month(day, _number_ending(tokenize(declared.folded[: told.start()])))
    return [Finding(name, meant.isoformat(), declared.quote(*told.span()))] if meant else []


def _of_month(written: date, number: int | None) -> date | None:
    """Return that day of the month in which a record was written, None for one that lay ahead."""
    return written.replace(day=number) if number and number <= written.day else None


def _number_ending(tokens: Sequence[Token]) -> int | None:
    """Return the number of the last words: of `dia três`, of `dia 3 (três)`."""
    if tokens and tokens[-1].text.isdigit():
        return int(tokens[-1].text)
    words = read_number_before(tokens, len(tokens))
    return words[0] if words else None


def _date_in_parts(where: Map, anchor: Anchor, name: str) -> Finding | None:
    """Return the date in the cells DIA, MÊS and ANO that follow the caption of a date on its line."""
    behind = (a for a in where.anchors_from(anchor.last + 1) if a.is_label)
    following = list(itertools.islice(behind, 3))
    if tuple(a.words for a in following) != _PARTS:
        return None
    cells = [locate.below(where, part, 1) for part in following]
    numbers = [re.fullmatch(r"[ .]*([0-9]{1,4})[ .]*", cell.text) for cell in cells]
    if not all(numbers):
        return None
    day, month, year = (int(number.group(1)) for number in numbers if number)
    iso = iso_date(year, month, day)
    if iso is None:
        return None
    quotes = [cell.quote(0, len(cell.text)) for cell in cells]
    return Finding(name, iso, quotes[0] + quotes[1] + quotes[2])


def event_before(passage: Passage) -> Passage:
    """Return the words from the last date on, of a passage that ends at the verb of an event."""
    passage = _declared(passage)
    if _RELATIVE.search(passage.folded):
        return passage
    found = find_dates(passage.text, passage.folded)
    return join_pieces(passage.pieces_in(found[-1].start, len(passage.text)) if found else ())


def read_time(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    passage = event_before(source.passage) if source.is_ahead else source.passage
    found = find_times(passage.folded)[:1]
    return [
        Finding(spec.name, time.clock, passage.quote(time.start, time.end), _doubts(time)) for time in found
    ]


def time_beside(passage: Passage, day: Finding, name: str) -> list[Finding]:
    """Return the time of day told right behind a day: `06/09/1990, 19h58min`."""
    behind = _BESIDE.match(passage.folded, span_of(passage, day.quote)[1])
    if behind is None:
        return []
    start = behind.end()
    near = find_times(passage.folded[start : start + _LONGEST_TIME])[:1]
    return [
        Finding(name, time.clock, passage.quote(start, start + time.end), _doubts(time))
        for time in near
        if not time.start
    ]


def _doubts(time: FoundTime) -> tuple[Verdict, ...]:
    return (checks.cut_number(),) if time.is_cut else ()
