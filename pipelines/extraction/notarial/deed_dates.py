"""When a deed was made, where no phrase says so: before the parties appear, or at its close."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.dates import find_dates
from pipelines.extraction.finding import Finding

if TYPE_CHECKING:
    from pipelines.extraction.passage import Passage

_HEAD = 3_000  # characters
_CLOSE = 2_500
_APPEARS = re.compile(
    r"(?<![a-z])(?:compareceu|compareceram|comparecem?|perante mim|"
    r"presentes? neste)(?![a-z])"
)
_PROTESTED = re.compile(
    r"[ \n,)]{1,3}(?:foi |fica |ficou )?(?:lavrado (?:o )?(?:presente )?(?:instrumento de )?protesto|"
    r"protestad[oa]|protestei)"
)
_BEFORE = 420
_TOWN_BEFORE = re.compile(
    r"(?:^|[\n\f\t.] ?)(?:[^\W\d_][^\d\n\f\t.,;]{2,40}(?:[,/(-] ?[A-Z]{2}\)?)?, ?(?:em |aos )?)?$"
)


def date_of_deed(passage: Passage, name: str) -> list[Finding]:
    """Return the date before the parties appear, else the one that stands at the close behind a town."""
    appears = _APPEARS.search(passage.folded, 0, _HEAD)
    if appears:
        start = max(0, appears.start() - _BEFORE)
        found = find_dates(passage.text[start : appears.start()], passage.folded[start : appears.start()])
        if found:
            last = found[-1]
            quote = passage.quote(start + last.start, start + last.end)
            finding = Finding(name, last.iso, quote, last.verdicts)
            values = sorted({each.iso for each in found})
            return [finding.with_verdict(checks.one_value(values)) if len(values) > 1 else finding]
    return _at_close(passage, name)


def date_of_protest(passage: Passage, name: str) -> list[Finding]:
    """Return the date right before the words for a protest: `em 3 de maio de 2019, foi protestado`."""
    for each in find_dates(passage.text, passage.folded):
        if _PROTESTED.match(passage.folded, each.end):
            return [Finding(name, each.iso, passage.quote(each.start, each.end), each.verdicts)]
    return []


def _at_close(passage: Passage, name: str) -> list[Finding]:
    start = max(0, len(passage.text) - _CLOSE)
    text = passage.text[start:]
    found = [
        each
        for each in find_dates(text, passage.folded[start:])
        if _TOWN_BEFORE.search(text, max(0, each.start - 60), each.start)
    ]
    if not found:
        return []
    last = found[-1]
    finding = Finding(name, last.iso, passage.quote(start + last.start, start + last.end), last.verdicts)
    values = sorted({each.iso for each in found})
    return [finding.with_verdict(checks.one_value(values)) if len(values) > 1 else finding]
