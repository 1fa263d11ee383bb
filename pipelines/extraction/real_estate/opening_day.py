"""The day on which a record was opened, on its front or in the cell under a caption."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.dates import FoundDate, find_dates
from pipelines.extraction.finding import Finding
from pipelines.extraction.real_estate.captions import cell_below
from pipelines.extraction.real_estate.several import first_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage
    from pipelines.geometry import Box

_PLACE_DATE = re.compile(
    r"(?:^|[.;\n\t)])[ ]{0,2}(?:[A-ZÀ-Ý][^\W\d_]+(?:[ ][^\W\d_]+){0,5}(?:[ ]?[-/][ ]?[A-Z]{2})?,[ \n]?)"
    r"(?:em |aos )?$"
)
_OPENED_CELL = re.compile(r"aberta em|(?:data|abertura)(?: d[aeo] (?:abertura|matricula|registro))?")
_DATE_CELL = re.compile(
    r"([0-9]{1,2}[oa.]? ?[./-] ?[0-9]{1,2} ?[./-] ?[0-9]{4}|"
    r"[0-9]{1,2}[oa.]{0,2} de [a-z]{4,10} de [0-9.]{4,5})"
)
_OF_A_DEED = re.compile(r"(?:lavrad|datad|registrad|escritura|nascid)[^.;]{0,60}$")
_OPENED = re.compile(
    r"(?:(?:abert[ao] (?:em|aos)|abertura(?: em)?[ \t]?[:.-]?|data(?: d[ea] abertura)?[ \t]?[:.-]?|em)"
    r"[ \n\t]{0,3}|(?:^|\n)[0-9]{1,3}(?:\.[0-9]{3}){0,2}[ ])$"
)
_RECORD_OF = re.compile(
    r"matricula[ \n](?:n[o.]{1,3}[ \n]?)?[0-9]{1,3}(?:\.?[0-9]{3}){0,2},?[ \n](?:de|em)[ \n]$"
)
_OF_ANOTHER = re.compile(r"(?<![a-z])(?:propriet|titular|anterior|aquisitiv|proced|origem|oriund|havid)")
"""What is told before the number of another record, from which this one comes."""


def read_opened(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return the date on which the record was opened: introduced as such, or alone with the town."""
    dates = [date for date in find_dates(front.text, front.folded) if _is_opening(front, date)]
    return first_of([Finding(spec.name, d.iso, front.quote(d.start, d.end), d.verdicts) for d in dates])


def read_opened_below(front: Passage, upright: Sequence[Box], name: str) -> list[Finding]:
    """Return the date in the cell below the caption for it."""
    place = cell_below(front, upright, _OPENED_CELL, _DATE_CELL)
    if place is None:
        return []
    text, folded = front.text[slice(*place)], front.folded[slice(*place)]
    quote = front.quote(*place)
    return [Finding(name, date.iso, quote, date.verdicts) for date in find_dates(text, folded)][:1]


def _is_opening(front: Passage, date: FoundDate) -> bool:
    before = slice(max(0, date.start - 70), date.start)
    if _PLACE_DATE.search(front.text[before]):
        return True
    folded = front.folded[before]
    if _RECORD_OF.search(folded):
        return _OF_ANOTHER.search(front.folded, 0, date.start) is None
    return _OPENED.search(folded) is not None and _OF_A_DEED.search(folded) is None
