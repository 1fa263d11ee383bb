"""What `appliance evaluate` prints: silent errors first, then all together, then each field of each type.

Under `unsure` stands how many of the values that a person was asked about were right, of how many.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from appliance.cli.fields import whose
from appliance.cli.masking import mask
from appliance.cli.output import Terminal, table
from pipelines.evaluation.calibration import reliability
from pipelines.evaluation.tally import Tally, by_field, overall

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pipelines.errors import Failure
    from pipelines.evaluation.judgement import JudgedField, Judgement
    from pipelines.evaluation.tally import Overall

_RATES = ("precision", "recall", "f1", "coverage", "silent_error_share", "unsure_right_share")
_COLUMNS = ("field", "told", "F1", "prec", "rec", "found", "silent", "unsure")


def as_report(
    judgements: Sequence[Judgement],
    unread: Sequence[tuple[str, Failure]],
    checked: Collection[str],
    *,
    reveal: bool,
) -> dict[str, object]:
    """Return what JSON says of an evaluation."""
    total = overall(judgements, checked)
    return {
        "masked": not reveal,
        "silent_errors": [
            _error_report(judgement, judged, reveal=reveal)
            for judgement in judgements
            for judged in judgement.silent_errors
        ],
        "documents": total.documents,
        "exact_documents": total.exact_documents,
        "right_types": total.right_kinds,
        "unknown_types": total.unknown_kinds,
        "unread": [{"document": name, "code": failure.code} for name, failure in unread],
        "all_fields": _tally_report(total.fields),
        "fields_with_check_digits": _tally_report(total.checked_fields),
        "certain_fields": {
            "right": total.certain_right,
            "wrong": total.certain_wrong,
            "right_share": total.certain_right_share,
        },
        "types": {
            kind: {name: _tally_report(tally) for name, tally in fields.items()}
            for kind, fields in by_field(judgements).items()
        },
        "calibration": [asdict(found) | {"share": found.share} for found in reliability(judgements)],
    }


def print_figures(
    judgements: Sequence[Judgement],
    unread: Sequence[tuple[str, Failure]],
    checked: Collection[str],
    *,
    reveal: bool,
) -> None:
    """Print the evaluation for people."""
    terminal = Terminal()
    for name, failure in unread:
        terminal.sentence(f"Not read: {name}: {failure.message}", "red")
    _print_silent(terminal, judgements, reveal=reveal)
    _print_overall(terminal, overall(judgements, checked))
    terminal.sentence()
    terminal.sentence("In percent by type and field; unsure: right of all that a person is asked about")
    for kind, fields in by_field(judgements).items():
        terminal.sentence()
        terminal.sentence(kind, "bold")
        terminal.print(table(_COLUMNS, (_row(name, tally) for name, tally in fields.items())))


def _print_silent(terminal: Terminal, judgements: Sequence[Judgement], *, reveal: bool) -> None:
    errors = [(judgement, judged) for judgement in judgements for judged in judgement.silent_errors]
    if not errors:
        terminal.sentence("Silent errors: none.", "bold")
        return
    hint = "" if reveal else " (masked; --reveal shows the values)"
    terminal.sentence(f"Silent errors: {len(errors)}{hint}", "bold")
    for judgement, judged in errors:
        terminal.sentence(f"  {_error_line(judgement, judged, reveal=reveal)}")


def _error_line(judgement: Judgement, judged: JudgedField, *, reveal: bool) -> str:
    field = judged.field
    nearest = judgement.nearest_to(judged)
    told = _shown(nearest.value, reveal=reveal) if nearest else "nothing"
    confidence = "" if field.confidence is None else f" ({field.confidence:.3f})"
    page = field.evidence.page if field.evidence else "-"
    value = _shown(field.value, reveal=reveal)
    return f"{judgement.document}, page {page}: {whose(field, field.name)}{confidence}: {value} ≠ {told}"


def _print_overall(terminal: Terminal, total: Overall) -> None:
    fields, checked = total.fields, total.checked_fields
    facts = {
        "silent errors": f"{fields.found_wrong} of {fields.found} found, "
        f"{_percent(fields.silent_error_share)} %; with check digits {checked.found_wrong}/{checked.found}",
        "F1": f"{_percent(fields.f1)} %, precision {_percent(fields.precision)}, "
        f"recall {_percent(fields.recall)}",
        "found": f"{_percent(fields.coverage)} % of {fields.told} values need no person",
        "unsure": f"{fields.unsure}, of which {_percent(fields.unsure_right_share)} % were right",
        "confidence ≥ 0.99": f"{_percent(total.certain_right_share)} % of "
        f"{total.certain_right + total.certain_wrong} right",
        "documents": f"{total.exact_documents} of {total.documents} without any error",
        "types": f"{total.right_kinds} of {total.documents} right, {total.unknown_kinds} unknown",
    }
    terminal.sentence()
    for name, fact in facts.items():
        terminal.sentence(f"  {name:<18}{fact}")


def _row(name: str, tally: Tally) -> tuple[object, ...]:
    shares = (tally.f1, tally.precision, tally.recall, tally.coverage)
    asked = f"{tally.unsure_right}/{tally.unsure}" if tally.unsure else "-"
    return name, tally.told, *map(_percent, shares), tally.found_wrong or "-", asked


def _error_report(judgement: Judgement, judged: JudgedField, *, reveal: bool) -> dict[str, object]:
    field = judged.field
    return {
        "document": judgement.document,
        "page": field.evidence.page if field.evidence else None,
        "field": field.name,
        "subject": field.subject or None,
        "confidence": field.confidence,
        "read": _shown(field.value, reveal=reveal),
        "told": [_shown(value, reveal=reveal) for value in _told(judgement, judged)],
    }


def _tally_report(tally: Tally) -> dict[str, object]:
    return asdict(tally) | {rate: getattr(tally, rate) for rate in _RATES}


def _told(judgement: Judgement, judged: JudgedField) -> list[str]:
    """Return what the truth tells of this field and subject, as far as the subjects have the same name."""
    told = [field for field in judgement.told if field.name == judged.field.name]
    same = [field.value for field in told if field.subject == judged.field.subject]
    return same or [field.value for field in told]


def _shown(value: str | None, *, reveal: bool) -> str:
    return value or "" if reveal else mask(value or "")


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"
