"""Whether nothing was lost or doubled: ledger, results and Parquet against what was dropped."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyarrow.parquet as pq
import sqlalchemy as sa

from appliance.ledger.records import ArrivalVerdict, DocumentState, PageState
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from tests.fakes import POISON, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from appliance.settings import Settings
    from tests.chaos.corpus import Dropped

_SETTLED_PAGES = {PageState.READ, PageState.BLANK, PageState.FAILED}
Row = tuple[str, int, str, str | None]
"""A page as sinks hold it: sha256 of its document, number, state, text."""


def complaints(site: Path, dropped: list[Dropped]) -> list[str]:
    """Return every difference between what must be and what is, as sentences; none when all is well."""
    settings = load_settings(site)
    distinct = {each.sha256: each for each in dropped}
    with Ledger.open(settings.ledger_url) as ledger:
        found = [
            *_wrong_documents(ledger, distinct),
            *_wrong_arrivals(ledger, len(distinct), len(dropped)),
            *_wrong_balance(ledger, distinct.values()),
            *_wrong_failures(ledger),
        ]
    found += _left_behind(settings)
    expected = Counter(row for each in distinct.values() for row in _rows(each))
    found += _differences("SQL", expected, Counter(sql_rows(settings)))
    found += _differences("Parquet", expected, Counter(parquet_rows(settings)))
    return found


def _wrong_documents(ledger: Ledger, distinct: dict[str, Dropped]) -> Iterable[str]:
    documents = ledger.documents(limit=None)
    held = Counter(document.sha256 for document in documents)
    for sha256, each in distinct.items():
        if held[sha256] != 1:
            yield f"{each.name} is in the ledger {held[sha256]} times"
    for document in documents:
        each = distinct.get(document.sha256)
        if each is None:
            yield f"document {document.id} was never dropped"
        elif document.state is not each.state:
            yield f"{each.name} (document {document.id}) is {document.state}, not {each.state}"
        elif (states := _states(ledger, document.id)) != each.pages:
            yield f"the pages of {each.name} (document {document.id}) are {states}, not {each.pages}"


def _states(ledger: Ledger, document_id: int) -> tuple[PageState, ...]:
    return tuple(page.state for page in ledger.pages(document_id))


def _wrong_arrivals(ledger: Ledger, distinct: int, dropped: int) -> Iterable[str]:
    arrivals = ledger.status().arrivals
    counted = arrivals.get(ArrivalVerdict.ADMITTED, 0), arrivals.get(ArrivalVerdict.DUPLICATE, 0)
    if counted != (distinct, dropped - distinct):
        yield f"arrivals {counted}, but {(distinct, dropped - distinct)} files were dropped"


def _wrong_balance(ledger: Ledger, distinct: Iterable[Dropped]) -> Iterable[str]:
    expected = Counter(state for each in distinct for state in each.pages)
    counted = Counter(ledger.status().pages)
    if counted != expected:
        yield f"the page ledger has {dict(counted)}, not {dict(expected)}"
    if set(counted) - _SETTLED_PAGES:
        yield "pages are not settled"


def _wrong_failures(ledger: Ledger) -> Iterable[str]:
    for record in ledger.failures(limit=None):
        if record.page is not None and record.failure.code != "process_died":
            yield f"page {record.page} of document {record.document_id} failed as {record.failure.code}"
        if record.document_id is None:
            yield f"{record.name} is refused as {record.failure.code}"


def _left_behind(settings: Settings) -> Iterable[str]:
    for profile in settings.profiles.values():
        for path in profile.drop.rglob("*"):
            if not path.is_dir():
                yield f"{path.name} was left in its drop folder"


def _rows(each: Dropped) -> Iterable[Row]:
    """What both sinks must hold of the file; one whose pages are unknown has no rows."""
    for number, (page, state) in enumerate(zip(each.numbers, each.pages, strict=False), 1):
        text = text_of(page) if page is not None and page < POISON else "" if page is None else None
        yield each.sha256, number, state.value, text


def sql_rows(settings: Settings) -> list[Row]:
    query = "SELECT sha256, page, pages.state, text FROM pages JOIN documents USING (document_id)"
    engine = sa.create_engine(settings.results_url)
    with engine.connect() as connection:
        rows = [
            (sha256, page, state, text) for sha256, page, state, text in connection.execute(sa.text(query))
        ]
        documents = list(connection.scalars(sa.text("SELECT sha256 FROM documents")))
    engine.dispose()
    return rows + [(sha256, 0, "doubled", None) for sha256 in _doubled(documents)]


def parquet_rows(settings: Settings) -> list[Row]:
    documents = [row for row in _table(settings, "documents") if row["state"] != DocumentState.FAILED]
    names = {row["document_id"]: row["sha256"] for row in documents}
    rows = [
        (names.get(row["document_id"], "unknown"), row["page"], row["state"], row["text"])
        for row in _table(settings, "pages")
    ]
    doubled = _doubled(row["sha256"] for row in documents)
    return rows + [(sha256, 0, "doubled", None) for sha256 in doubled]


def _table(settings: Settings, dataset: str) -> list[dict[str, object]]:
    files = sorted((settings.parquet / dataset).rglob("*.parquet"))
    return [row for file in files for row in pq.ParquetFile(file).read().to_pylist()]


def _doubled(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _differences(sink: str, expected: Counter[Row], found: Counter[Row]) -> Iterable[str]:
    missing, extra = expected - found, found - expected
    if missing:
        yield f"{sink}: {missing.total()} rows are missing, the first {next(iter(missing))}"
    if extra:
        yield f"{sink}: {extra.total()} rows are wrong or doubled, the first {next(iter(extra))}"
