"""The day of an event whose words nobody knows: the only date of a certificate that tells of nothing else.

It is a guess that a person must look at, and none is made where more dates are left over than events.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.fields import FieldStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Passage

_ANY, _REGISTERED = "data", "data_registro"
_OF_OTHERS = re.compile(
    r"(?<![a-z])(?:nascid[oa]|nasceu|nascimento|averb|anota|lei|decreto|provimento|resolucao|portaria|mandado|"
    r"sentenca|retific|divorci|obito|falec|escritura|processo|expedid[oa] em virtude)[^.;]{0,60}+\Z"
)
_NEAR = 80  # characters


def days_left_over(
    passage: Passage, found: Mapping[str, list[Finding]], kind: DocumentType
) -> dict[str, list[Finding]]:
    """Return the days of the events that no words tell, in the order of time; `found` holds what is told."""
    missing = [event for event in _events(kind) if not found.get(event)]
    left = sorted(_left(passage, found), key=lambda day: day.value) if missing else []
    if len(left) != len(missing):
        return {}
    guesses = dict(zip(missing, left, strict=True))
    told = {name: findings[0].value for name, findings in found.items() if findings}
    told |= {event: day.value for event, day in guesses.items()}
    if any(told[first] > told[last] for first, last in kind.date_order if {first, last} <= told.keys()):
        return {}
    doubt = Verdict(checks.TOLD_ITSELF, passed=False, detail="no other event has this day")
    return {event: [replace(day, name=event).with_verdict(doubt)] for event, day in guesses.items()}


def _events(kind: DocumentType) -> tuple[str, ...]:
    """Return the events of a certificate in their order; a wedding's registration has no day of its own."""
    ordered = {name for pair in kind.date_order for name in pair}
    without = {_REGISTERED} if kind.spouses else set()
    return tuple(
        n
        for n in kind.specs
        if n in ordered - without and not kind.specs[n].subject and not kind.specs[n].many
    )


def _left(passage: Passage, found: Mapping[str, list[Finding]]) -> Iterator[Finding]:
    """Yield the dates that no field holds, each day once, but not those of a birth or an annotation."""
    fields = [finding for name, findings in found.items() if name != _ANY for finding in findings]
    taken = {finding.value for finding in fields}
    for day in found.get(_ANY, ()):
        start = passage.starts[day.quote.pieces[0].index]
        is_of_other = _OF_OTHERS.search(passage.folded, max(0, start - _NEAR), start)
        is_told = day.value in taken or any(day.quote.overlaps(field.quote) for field in fields)
        if not is_told and not is_of_other and day.status is not FieldStatus.INVALID:
            taken.add(day.value)
            yield day
