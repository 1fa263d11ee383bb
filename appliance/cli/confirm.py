"""`appliance confirm`: say what a field really is; no machine overwrites that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli.documents import find_document
from appliance.cli.fields import COLUMNS, judged_report, judged_row
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.confirmations import Confirmation, JudgedField, confirmation_of, judged
from appliance.ledger import policy
from appliance.ledger.records import DocumentRecord, DocumentState
from appliance.ledger.store import Ledger
from appliance.runtime.results import state_with
from appliance.settings import load_settings
from pipelines.document_types.document_type import FieldKind
from pipelines.document_types.known import known_types
from pipelines.extraction.told_by_hand import as_kept
from pipelines.fields import Extraction, Field, FieldStatus
from pipelines.result import extraction_from_json

_Kinds = dict[str, FieldKind]
"""The kind of each field that the document's type has, by its name."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which field is meant, and what is said of it; `is_undone`: what was said of it is taken back."""

    name: str
    occurrence: int | None
    subject: str | None
    value: str | None
    as_read: bool
    is_undone: bool


@dataclass(frozen=True, slots=True)
class _Done:
    """The field as it counts now, and the document's state before and after."""

    field: JudgedField | None
    before: DocumentState
    state: DocumentState


@click.command()
@click.argument("document_id", metavar="DOCUMENT", type=click.IntRange(min=1))
@click.argument("name", metavar="FIELD")
@click.option("--occurrence", type=click.IntRange(min=1), help="Which of several values of that name.")
@click.option("--subject", help="The act or party that it tells of, such as R.3.")
@click.option("--value", help="What it really is.")
@click.option("--as-read", is_flag=True, help="What was read is right.")
@click.option("--absent", is_flag=True, help="The document has no such value.")
@click.option("--undo", is_flag=True, help="Take back what was said of it.")
@click.option("--reveal", is_flag=True, help="Show the value in full; it is personal data.")
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    document_id: int,
    name: str,
    occurrence: int | None,
    subject: str | None,
    value: str | None,
    as_read: bool,
    absent: bool,
    undo: bool,
    reveal: bool,
    as_json: bool,
) -> None:
    """Say what a field really is; no machine overwrites that.

    It stands whenever the document is read again, and its results are written anew by the next run or the
    running watch. A document whose doubtful fields were all confirmed, and of which nothing else is in
    doubt, is COMPLETE. FIELD and its occurrence are those of `appliance show`; a date may be written
    31/01/1990, a sum 1.234,56.

    Example: appliance confirm 12 nome --as-read

    Example: appliance confirm 12 cpf --occurrence 2 --value 529.982.247-25
    """
    if sum((value is not None, as_read, absent, undo)) != 1:
        raise click.UsageError("Say one of --value, --as-read, --absent and --undo.")
    settings = load_settings(site)
    wanted = _Wanted(name, occurrence, subject, value, as_read, undo)
    with Ledger.open(settings.ledger_url) as ledger:
        kinds = {kind.name: kind for kind in known_types(settings.own_types)}

        def kinds_of(extraction: Extraction) -> _Kinds:
            kind = kinds.get(extraction.document_type)
            return {name: spec.kind for name, spec in kind.specs.items()} if kind else {}

        while (done := _try(ledger, document_id, wanted, kinds_of)) is None:
            pass  # somebody else said something of the same document meanwhile
    _tell(document_id, done, reveal=reveal, as_json=as_json)


def _try(
    ledger: Ledger, document_id: int, wanted: _Wanted, kinds_of: Callable[[Extraction], _Kinds]
) -> _Done | None:
    """Do what is wanted of the document as it is now; None where it changed under our hands."""
    document = find_document(ledger, document_id)
    stored = ledger.extraction(document_id)
    if document.state not in policy.EXPORTED or stored is None:
        message = f"Document {document_id} is {document.state}; a field is confirmed once it has been read."
        raise click.UsageError(message)
    extraction, said = extraction_from_json(stored), ledger.confirmations(document_id)
    fields = judged(extraction.fields, said)
    one = _find(fields, wanted, kinds_of(extraction))
    if wanted.is_undone:
        return _undo(ledger, document, extraction, one)
    value = _value(one, wanted, kinds_of(extraction))
    spoken = confirmation_of(one, fields, value, operator(), datetime.now(UTC))
    earlier = one.confirmation.id if one.confirmation else None
    after = judged(extraction.fields, [*(c for c in said if c.id != earlier), spoken])
    state = state_with(ledger, document, after)
    if not ledger.confirm(document, spoken, state, instead_of=earlier):
        return None
    return _Done(_of(after, spoken), document.state, state)


def _undo(ledger: Ledger, document: DocumentRecord, extraction: Extraction, one: JudgedField) -> _Done | None:
    if one.confirmation is None:
        raise click.UsageError(f"Nobody confirmed {one.field.name} of document {document.id}.")
    left = [c for c in ledger.confirmations(document.id) if c.id != one.confirmation.id]
    after = judged(extraction.fields, left)
    state = state_with(ledger, document, after)
    now = datetime.now(UTC)
    if not ledger.withdraw_confirmation(document, one.confirmation, state, operator(), now):
        return None
    same = (other for other in after if _key(other.field) == _key(one.field))
    return _Done(next(same, None), document.state, state)


def _find(fields: Sequence[JudgedField], wanted: _Wanted, kinds: _Kinds) -> JudgedField:
    """Return the field that is meant; refuses the command line where that is none, or one of several."""
    found = [
        one for one in fields if one.field.name == wanted.name and wanted.subject in {None, one.field.subject}
    ]
    if wanted.occurrence is not None:
        found = [one for one in found if one.field.occurrence == wanted.occurrence]
    if len(found) == 1:
        return found[0]
    if found:
        numbers = ", ".join(str(one.field.occurrence) for one in found)
        raise click.UsageError(f"It has {len(found)} values of {wanted.name}; add --occurrence ({numbers}).")
    return _added(fields, wanted, kinds)


def _added(fields: Sequence[JudgedField], wanted: _Wanted, kinds: _Kinds) -> JudgedField:
    """Return the field that a value makes of which nothing was read; refuses the command line for others."""
    taken = [one.field.occurrence for one in fields if one.field.name == wanted.name]
    new = max(taken, default=0) + 1
    is_known = bool(taken) or wanted.name in kinds
    if wanted.value is None or not is_known or wanted.occurrence not in {None, new}:
        raise click.UsageError(
            f"It has no such {wanted.name}; 'appliance show' lists its fields, and --value adds one that its"
            " type has, with the next occurrence."
        )
    return JudgedField(
        Field(wanted.name, new, None, FieldStatus.MISSING, None, None, subject=wanted.subject or "")
    )


def _value(one: JudgedField, wanted: _Wanted, kinds: _Kinds) -> str | None:
    """Return the value that is said, as it is kept; None: there is none."""
    if wanted.as_read:
        read = one.read_value if one.confirmation else one.field.value
        if read is None:
            raise click.UsageError("Nothing was read there; say --value or --absent.")
        return read
    if wanted.value is None:
        return None
    kept = as_kept(wanted.value, kinds.get(wanted.name, FieldKind.TEXT))
    if kept is None:
        raise click.UsageError(
            f"--value: this cannot be {wanted.name}; 'appliance types show' tells its kind."
        )
    return kept


def _of(fields: Sequence[JudgedField], spoken: Confirmation) -> JudgedField:
    return next(one for one in fields if one.confirmation is spoken)


def _key(field: Field) -> tuple[str, str, int]:
    return field.name, field.subject, field.occurrence


def _tell(document_id: int, done: _Done, *, reveal: bool, as_json: bool) -> None:
    if as_json:
        field = judged_report(done.field, reveal=reveal) if done.field else None
        report = {"document": document_id, "masked": not reveal, "field": field, "state": done.state.value}
        print_json(report)
        return
    terminal = Terminal()
    if done.field is not None:
        terminal.print(table(COLUMNS, [judged_row(done.field, reveal=reveal)]))
    if done.state is not done.before:
        terminal.sentence(f"Document {document_id} is {done.state} now.")
    terminal.sentence("next: appliance run (a running 'appliance watch' writes its results anew by itself)")
