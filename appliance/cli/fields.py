"""Fields as commands print them: values masked, certainty cut rather than rounded."""

import math

from appliance.cli.masking import mask
from appliance.cli.moments import iso
from appliance.confirmations import JudgedField
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
        "value": _shown(field.value, reveal=reveal),
        "other_value": _shown(field.other_value, reveal=reveal),
        "status": field.status.value,
        "confidence": field.confidence,
        "page": evidence.page if evidence else None,
        "box": [box.left, box.top, box.right, box.bottom] if box else None,
        "quote": evidence.quote if evidence and reveal else None,
        "checks": [{"check": verdict.check, "passed": verdict.passed} for verdict in field.verdicts],
    }


def judged_report(one: JudgedField, *, reveal: bool) -> dict[str, object]:
    """Return what JSON says of a field, with what a person said of it."""
    said = one.confirmation
    return field_report(one.field, reveal=reveal) | {
        "read_value": _shown(one.read_value, reveal=reveal),
        "confirmed_by": said.actor if said else None,
        "confirmed_at": iso(said.at) if said else None,
    }


def judged_row(one: JudgedField, *, reveal: bool) -> tuple[object, ...]:
    """Return a field's row under COLUMNS; what a machine reads instead of a confirmed value stands behind."""
    row = field_row(one.field, reveal=reveal)
    if one.confirmation is None:
        return row
    value = "absent" if one.field.value is None else row[-1]
    read = f"; read: {_shown(one.read_value, reveal=reveal)}" if one.read_value != one.field.value else ""
    return *row[:-1], f"{value} (by {one.confirmation.actor}{read})"


def field_row(field: Field, *, reveal: bool) -> tuple[object, ...]:
    """Return a field's row under COLUMNS."""
    name = whose(field, field.name if field.occurrence == 1 else f"{field.name} {field.occurrence}")
    place = None
    if field.evidence:
        box = field.evidence.box
        place = f"{field.evidence.page}: {box.left:.0f},{box.top:.0f}-{box.right:.0f},{box.bottom:.0f}"
    return name, field.status.value, percent(field.confidence), place, _values(field, reveal=reveal)


def whose(field: Field, name: str) -> str:
    """Return a field's name, after the party or act that it tells of."""
    return f"{field.subject}: {name}" if field.subject else name


def percent(share: float | None) -> str | None:
    # Cut, not rounded: 99.97 % is not certainty.
    return None if share is None else f"{math.floor(share * 1000) / 10}%"


def _values(field: Field, *, reveal: bool) -> str | None:
    """Return the value, with what else was read or told in its stead."""
    value, other = _shown(field.value, reveal=reveal), _shown(field.other_value, reveal=reveal)
    return value if other is None else f"{value} (or: {other})"


def _shown(value: str | None, *, reveal: bool) -> str | None:
    return value if reveal or value is None else mask(value)
