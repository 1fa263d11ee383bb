"""What compared readings change: field by field, with totals, values masked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from appliance.cli.fields import whose
from appliance.cli.masking import mask
from appliance.cli.output import Terminal, print_json, table
from appliance.ledger.records import Candidate
from appliance.ledger.store import Ledger
from pipelines.changes import FieldChange, field_changes, lacks_value
from pipelines.fields import Extraction, Field
from pipelines.result import extraction_from_json


@dataclass(frozen=True, slots=True)
class _Difference:
    """What one compared reading changes; `disagrees` are the confirmed fields that it reads otherwise."""

    candidate: Candidate
    before: Extraction
    after: Extraction
    changes: tuple[FieldChange, ...]
    disagrees: tuple[tuple[str, str], ...]


def show(ledger: Ledger, ids: tuple[int, ...], *, reveal: bool, as_json: bool) -> None:
    """Print what the compared readings change, all or those of some documents."""
    found = [_difference(ledger, candidate) for candidate in ledger.candidates(ids or None)]
    if as_json:
        reports = [_as_report(one, reveal=reveal) for one in found]
        print_json({"masked": not reveal, "documents": reports, "totals": _totals_report(found)})
    else:
        _print(Terminal(), found, reveal=reveal)


def _difference(ledger: Ledger, candidate: Candidate) -> _Difference:
    before, after = extraction_from_json(candidate.standing), extraction_from_json(candidate.extraction)
    return _Difference(
        candidate,
        before,
        after,
        field_changes(before.fields, after.fields),
        tuple(_disagreements(ledger, candidate.document.id, after)),
    )


def _disagreements(ledger: Ledger, document_id: int, after: Extraction) -> Iterator[tuple[str, str]]:
    """Yield name and subject of confirmed values that a reading lacks, where the ledger keeps such values."""
    confirmations = getattr(ledger, "confirmations", None)
    for said in () if confirmations is None else confirmations(document_id):
        if lacks_value(after.fields, said.name, said.subject, said.value):
            yield said.name, said.subject


def _totals(found: Iterable[_Difference]) -> Counter[tuple[str, str, str]]:
    """Count the changes by document type, field and kind."""
    return Counter(
        (one.after.document_type, change.name, change.kind.value) for one in found for change in one.changes
    )


def _totals_report(found: Iterable[_Difference]) -> list[dict[str, object]]:
    keys = ("type", "field", "kind", "count")
    return [dict(zip(keys, (*key, count), strict=True)) for key, count in sorted(_totals(found).items())]


def _as_report(one: _Difference, *, reveal: bool) -> dict[str, object]:
    candidate = one.candidate
    return {
        "id": candidate.document.id,
        "state": {"before": candidate.document.state.value, "after": candidate.outcome.value},
        "type": {"before": one.before.document_type, "after": one.after.document_type},
        "pipeline": {
            "before": candidate.document.pipeline_version,
            "after": candidate.reading.pipeline_version,
        },
        "changes": [_change_report(change, reveal=reveal) for change in one.changes],
        "disagrees_with_confirmed": [
            {"name": name, "subject": subject or None} for name, subject in one.disagrees
        ],
    }


def _change_report(change: FieldChange, *, reveal: bool) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "name": change.name,
        "subject": change.subject or None,
        "before": _side(change.before, reveal=reveal),
        "after": _side(change.after, reveal=reveal),
    }


def _side(field: Field | None, *, reveal: bool) -> dict[str, object] | None:
    if field is None:
        return None
    value = _shown(field, reveal=reveal)
    return {"occurrence": field.occurrence, "value": value, "status": field.status.value}


def _shown(field: Field, *, reveal: bool) -> str | None:
    return field.value if reveal or field.value is None else mask(field.value)


def _print(terminal: Terminal, found: list[_Difference], *, reveal: bool) -> None:
    for one in found:
        candidate = one.candidate
        states = f"{candidate.document.state.value} -> {candidate.outcome.value}"
        types = f"{one.before.document_type} -> {one.after.document_type}"
        terminal.sentence(f"Document {candidate.document.id}: {states}, {types}", "bold")
        if one.changes:
            rows = (_row(change, reveal=reveal) for change in one.changes)
            terminal.print(table(("field", "change", "before", "after"), rows))
        else:
            terminal.sentence("  No field changes.")
        for name, subject in one.disagrees:
            whole = f"{subject}: {name}" if subject else name
            terminal.sentence(f"  {whole}: read otherwise than a person confirmed", "yellow")
    if not found:
        terminal.sentence("No compared reading waits.")
        return
    terminal.sentence("Changes by type and field", "bold")
    totals = ((*key, count) for key, count in sorted(_totals(found).items()))
    terminal.print(table(("type", "field", "change", "how many"), totals))
    terminal.sentence("next: appliance reprocess --accept ID…, or --accept --all, or --discard")


def _row(change: FieldChange, *, reveal: bool) -> tuple[object, ...]:
    sides = (change.before, change.after)
    told = [None if f is None else f"{_shown(f, reveal=reveal)} ({f.status.value})" for f in sides]
    field = change.after or change.before
    name = change.name if field is None else whose(field, change.name)
    return name, change.kind.value, *told
