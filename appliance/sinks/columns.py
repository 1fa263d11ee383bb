"""The columns of what sinks write, and what each means: told once, here.

The attributes of a row are the columns of its table, in this order, in the results database; those of
`DocumentRow`, `PageRow` and `FieldRow` in Parquet too.
"""

from dataclasses import dataclass, fields
from datetime import datetime
from types import NoneType
from typing import Annotated, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of text; the box is in pixels of the page, origin top left."""

    text: str
    confidence: float | None
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """What one check said of a field's value."""

    check: str
    passed: bool
    detail: str


_DocumentId = Annotated[int, "The document's number in the ledger, as every command shows it."]
_Occurrence = Annotated[int, "Counts the values of one name in the document, from 1."]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document that was read; the documents that were made of one file share its hash."""

    document_id: _DocumentId
    sha256: Annotated[str, "SHA-256 of the whole file, in hexadecimal."]
    part: Annotated[int, "0: the document is the whole file; 1, 2, …: which part of it."]
    first_page: Annotated[int, "The page of the file at which the document begins."]
    name: Annotated[str, "The file's name as it was dropped."]
    profile: Annotated[str, "The profile (drop folder) that it came by."]
    document_type: Annotated[str, "What it is, such as nascimento; generic where no type is certain."]
    document_type_version: Annotated[str, "The version of that type's rules."]
    type_score: Annotated[float, "How much speaks for the type, from 0 to 1."]
    type_runner_up: Annotated[str | None, "The type that came next."]
    state: Annotated[str, "COMPLETE, REVIEW (a person must look) or PARTIAL (some pages failed)."]
    page_count: Annotated[int | None, "How many pages it has."]
    pages_read: Annotated[int, "How many of them have text."]
    pages_blank: Annotated[int, "How many of them are blank."]
    pages_failed: Annotated[int, "How many of them could not be read."]
    admitted_at: Annotated[datetime, "When it arrived, in UTC."]
    finished_at: Annotated[datetime, "When it was read, in UTC."]
    pipeline: Annotated[str, "The pipeline that read it."]
    pipeline_version: Annotated[str, "That pipeline's version."]
    engine: Annotated[str | None, "The reader of its pages; null where they had several, or none was read."]
    engine_version: Annotated[str | None, "That reader's version."]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One page; one that failed has its class and code, and nothing that was read."""

    document_id: _DocumentId
    page: Annotated[int, "Counts from 1 within the document."]
    file_page: Annotated[int, "Counts from 1 within the file."]
    state: Annotated[str, "READ, BLANK or FAILED."]
    text: Annotated[str | None, "Its text in the order of reading, one line a line."] = None
    confidence: Annotated[
        float | None, "How sure the reader is, from 0 to 1; null where it does not say."
    ] = None
    width: Annotated[int | None, "Width in pixels at `dpi`."] = None
    height: Annotated[int | None, "Height in pixels at `dpi`."] = None
    dpi: Annotated[float | None, "Resolution at which it was read; every box is in these pixels."] = None
    source_dpi: Annotated[float | None, "Resolution of the scan, where the file says so."] = None
    colour_mode: Annotated[str | None, "Grey or colour."] = None
    rotation: Annotated[int | None, "Degrees clockwise (0, 90, 180, 270) that were undone to read it."] = None
    skew: Annotated[float | None, "Degrees clockwise that were undone after that."] = None
    noise: Annotated[float | None, "Of the picture before cleaning, from 0 to 1."] = None
    contrast: Annotated[float | None, "Of the picture before cleaning, from 0 to 1."] = None
    ink: Annotated[float | None, "Share of the area that is ink."] = None
    operations: Annotated[tuple[str, ...], "What was done to the picture, in order."] = ()
    engine: Annotated[str | None, "The reader."] = None
    engine_version: Annotated[str | None, "The reader's version."] = None
    failure_class: Annotated[str | None, "Why it failed, in one word, as in `failures`."] = None
    failure_code: Annotated[str | None, "Why it failed, as in `failures`."] = None
    lines: Annotated[
        tuple[LineRow, ...],
        "Its lines in order: text, confidence, and box (left, top, right, bottom; origin top left).",
    ] = ()
    model_id: Annotated[str | None, "The row of `models` that read it; null before schema 5."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One value of one field, with the page, the box and the words that prove it."""

    document_id: _DocumentId
    name: Annotated[str, "The field, such as cpf; `appliance types show TYPE` lists them."]
    occurrence: _Occurrence
    subject: Annotated[
        str, "What it tells of: an act (R.3), a party (outorgante 2); empty: the document."
    ] = ""
    value: Annotated[str | None, "Digits only, ISO dates, decimal points; null where there is none."] = None
    other_value: Annotated[str | None, "What else was read or told in its stead; null for nothing."] = None
    status: Annotated[str, "FOUND, UNSURE (look at it), INVALID (proven wrong), MISSING or CONFIRMED."]
    confidence: Annotated[float | None, "How probable it is at least that the value is right; 0 to 1."] = None
    page: Annotated[int | None, "The page of the document on which it stands."] = None
    left: Annotated[float | None, "Left edge of its box, in pixels of the page; origin top left."] = None
    top: Annotated[float | None, "Upper edge of its box."] = None
    right: Annotated[float | None, "Right edge of its box, exclusive."] = None
    bottom: Annotated[float | None, "Lower edge of its box, exclusive."] = None
    quote: Annotated[str | None, "The words exactly as they were read."] = None
    verdicts: Annotated[tuple[VerdictRow, ...], "What each check said: check, passed, detail."] = ()
    search_key: Annotated[
        str | None, "The value in small letters without accents, its first 200 characters; indexed."
    ] = None
    read_value: Annotated[str | None, "Where a person confirmed the value: what the machine reads there."] = (
        None
    )
    confirmed_by: Annotated[str | None, "Who confirmed the value; null where nobody did."] = None
    confirmed_at: Annotated[datetime | None, "When that was, in UTC."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """One act of a property's record; its fields are those of the same document and subject."""

    document_id: _DocumentId
    subject: Annotated[str, "The act's name, such as R.3 or AV.5; `fields.subject` of what it says."]
    letters: Annotated[str, "R (registro) or AV (averbação)."]
    number: Annotated[int, "The act's number."]
    kind: Annotated[str | None, "Its kind (field ato_especie), such as compra_e_venda."] = None
    date: Annotated[str | None, "Its date (field ato_data), ISO 8601."] = None
    page: Annotated[int | None, "The first page on which something of it was found."] = None
    field_names: Annotated[tuple[str, ...], "The names of its fields, in alphabetical order."] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFailureRow:
    """Why a page could not be read."""

    document_id: _DocumentId
    page: Annotated[int, "The page of the document."]
    failure_class: Annotated[str, "SOURCE, POLICY, CAPACITY, TIMEOUT, ENGINE, SINK or INTERNAL."]
    code: Annotated[str, "The reason, such as pdf_page_damaged; stable between versions."]
    message: Annotated[str | None, "The reason in a sentence; null for what an older schema had."] = None
    next_step: Annotated[str | None, "What to do about it; null for what an older schema had."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRow:
    """A reader that read pages, with its weights; rows are added and never changed."""

    model_id: Annotated[str, "Names everything below: the first 16 digits of its SHA-256."]
    engine: Annotated[str, "The reader."]
    engine_version: Annotated[str, "The reader's version."]
    weights_sha256: Annotated[tuple[str, ...], "SHA-256 of each file of weights."]
    pipeline: Annotated[str, "The pipeline it worked in."]
    pipeline_version: Annotated[str, "That pipeline's version."]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChangeRow:
    """What a field was before the document was written again with something else; never taken away."""

    change_id: Annotated[int, "Counts the changes of all documents in the order of writing."]
    document_id: _DocumentId
    name: Annotated[str, "The field."]
    occurrence: _Occurrence
    old_value: Annotated[str | None, "What `fields.value` was."] = None
    new_value: Annotated[str | None, "What it became."] = None
    old_status: Annotated[str | None, "What `fields.status` was; null where the field is new."] = None
    new_status: Annotated[str | None, "What it became; null where the field is gone."] = None
    pipeline_version: Annotated[str, "The pipeline's version of the new outcome."]
    changed_at: Annotated[datetime, "When it was written, in UTC."]


Row = DocumentRow | PageRow | FieldRow
"""What every sink writes."""
TableRow = Row | ActRow | PageFailureRow | ModelRow | FieldChangeRow
"""What the results database holds."""

TABLES: dict[str, type[TableRow]] = {
    "documents": DocumentRow,
    "pages": PageRow,
    "fields": FieldRow,
    "acts": ActRow,
    "failures": PageFailureRow,
    "models": ModelRow,
    "field_history": FieldChangeRow,
}
"""The tables of the results database by name."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name, its Python type without its None, such as `tuple[LineRow, ...]`, and its meaning."""

    name: str
    type: object
    is_nullable: bool
    meaning: str


def columns(row_type: type[TableRow]) -> list[Column]:
    """Return the columns of a table, in the order in which every sink writes them."""
    hints = get_type_hints(row_type, include_extras=True)
    return [_column(field.name, hints[field.name]) for field in fields(row_type)]


def values_of(row: TableRow | LineRow | VerdictRow) -> dict[str, object]:
    """Return the row's values by the names of its columns; rows inside it stay what they are."""
    return {name: getattr(row, name) for name in row.__slots__}


def table_meaning(row_type: type[TableRow]) -> str:
    """Return what one row of a table is."""
    return (row_type.__doc__ or "").partition("\n\n")[0]


def _column(name: str, hint: object) -> Column:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"the column {name} has no meaning")
    told, meaning = get_args(hint)
    options = get_args(told)
    if NoneType not in options:
        return Column(name, told, is_nullable=False, meaning=meaning)
    (known,) = (option for option in options if option is not NoneType)
    return Column(name, known, is_nullable=True, meaning=meaning)
