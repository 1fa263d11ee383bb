"""Fields as commands print them: values masked, certainty cut rather than rounded."""

import math

from appliance.cli.masking import mask
from pipelines.fields import Field

COLUMNS = ("field", "status", "conf", "page and box", "value")


def field_report(field: Field, *, reveal: bool) -> dict[str, object]:
    """Return what JSON says of a field."""
    evidence = field.evidence
    box = evidence.box if evidence else None
    return {
        "name": field.name,
        "occurrence": field.occurrence,
        "subject": field.subject or None,
        "value": _value(field, reveal=reveal),
        "status": field.status.value,
        "confidence": field.confidence,
        "page": evidence.page if evidence else None,
        "box": [box.left, box.top, box.right, box.bottom] if box else None,
        "quote": evidence.quote if evidence and reveal else None,
        "checks": [{"check": verdict.check, "passed": verdict.passed} for verdict in field.verdicts],
    }


def field_row(field: Field, *, reveal: bool) -> tuple[object, ...]:
    """Return a field's row under COLUMNS."""
    name = field.name if field.occurrence == 1 else f"{field.name} {field.occurrence}"
    name = f"{field.subject}: {name}" if field.subject else name
    place = None
    if field.evidence:
        box = field.evidence.box
        place = f"{field.evidence.page}: {box.left:.0f},{box.top:.0f}-{box.right:.0f},{box.bottom:.0f}"
    return name, field.status.value, percent(field.confidence), place, _value(field, reveal=reveal)


def percent(share: float | None) -> str | None:
    # Cut, not rounded: 99.97 % is not certainty.
    return None if share is None else f"{math.floor(share * 1000) / 10}%"


def _value(field: Field, *, reveal: bool) -> str | None:
    return field.value if reveal or field.value is None else mask(field.value)
