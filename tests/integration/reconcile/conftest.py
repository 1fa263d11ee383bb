"""A site with real vault, ledger, results and Parquet files, on both databases."""

import hashlib
import io
from dataclasses import dataclass

import pytest

from appliance.intake.vault import Vault
from appliance.ledger.records import Arrival, DocumentState
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.reconcile.mend import Mender
from appliance.reconcile.survey import Survey
from appliance.runtime.batches import write_here
from appliance.runtime.results import finished_document
from appliance.settings import Settings, load_settings
from appliance.sinks.parquet import ParquetSink
from appliance.sinks.sql import SqlSink
from pipelines import catalog
from pipelines.result import extraction_to_json, page_to_json
from pipelines.source import SourceKind
from tests.integration.ledger.examples import at
from tests.unit.sinks.examples import birth_record, of_type


@dataclass
class Site:
    settings: Settings
    ledger: Ledger
    survey: LedgerSurvey

    def admit(self, number, content=None):
        content = content or f"original {number}".encode()
        vaulted = Vault(self.settings.vault).put(io.BytesIO(content))
        assert vaulted.sha256 == hashlib.sha256(content).hexdigest()
        arrival = Arrival(
            token=str(number),
            path=f"/drop/{number}.pdf",
            name=f"{number}.pdf",
            profile="default",
            priority=0,
            sha256=vaulted.sha256,
            byte_size=vaulted.byte_size,
            kind=SourceKind.PDF,
        )
        return self.ledger.admit(arrival, at(number)).document_id

    def digitize(self, number, content=None):
        """Bring a document to PARTIAL as the runtime does, sinks included; return its id."""
        document_id = self.admit(number, content)
        self.read(document_id)
        self.write(document_id)
        return document_id

    def read(self, number, document_type="obito"):
        """Bring the only document that waits to PARTIAL, as the runtime does."""
        (claim,) = self.ledger.claim("me", 1, 60.0, at(number))
        example = of_type(birth_record(claim.document.id), document_type)
        self.ledger.plan(claim.lease, 4, at(number))
        for page in example.result.document.pages:
            self.ledger.store_page(
                claim.lease,
                page.number,
                page_to_json(page),
                is_blank=page.is_blank,
                confidence=page.confidence,
                engine="embedded",
                engine_version="1",
                now=at(number),
            )
        for failed in example.result.failures:
            self.ledger.fail_page(claim.lease, failed.number, failed.failure, at(number))
        extraction = example.result.extraction
        self.ledger.finish(
            claim.lease,
            extraction=extraction_to_json(extraction),
            document_type=extraction.document_type,
            state=DocumentState.PARTIAL,
            pipeline_version="1",
            now=at(number),
        )

    def stored(self, document_id):
        record, extraction = self.ledger.document(document_id), self.ledger.extraction(document_id)
        return finished_document(self.ledger, record, catalog.EMBEDDED, extraction).stored()

    def write(self, document_id):
        with self.results() as sink:
            sink.write(self.stored(document_id))

    def results(self):
        return _Results(self.settings.results_url)

    def export(self):
        """Write the documents that have no batch into one; return it."""
        batch = self.ledger.open_batch(min_pages=1, max_pages=100, max_wait_seconds=0, now=at(100))
        write_here(self.ledger, batch, self.parquet, catalog.EMBEDDED)
        return batch.id

    @property
    def parquet(self):
        return ParquetSink(self.settings.parquet, self.settings.own_types)

    def original(self, document_id):
        sha256 = self.ledger.document(document_id).sha256
        return self.settings.vault / sha256[:2] / sha256[2:4] / sha256

    def differences(self, *, is_live=False, deep=False):
        survey = Survey(self.settings, self.survey, is_live=is_live, deep=deep, on_progress=lambda *_: None)
        return list(survey.differences())

    def kinds(self, **options):
        return [difference.kind.value for difference in self.differences(**options)]

    def mend(self, *, foreign=False):
        """Mend everything; return what remains, by kind."""
        mender = Mender(self.settings, self.ledger, self.survey, foreign=foreign)
        results = [(difference, mender.mend(difference)) for difference in self.differences()]
        return {difference.kind.value: remains for difference, remains in results if remains is not None}


class _Results:
    def __init__(self, url):
        self._sink = SqlSink(url)

    def __enter__(self):
        return self._sink

    def __exit__(self, *_):
        self._sink.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def site(request, tmp_path):
    text = '[profiles.default]\ndrop = "drop"\noutbox = "outbox"\n'
    if request.param == "postgresql":
        new_database = request.getfixturevalue("new_postgresql")
        ledger_url, results_url = new_database(request.getfixturevalue("postgresql_ledger")), new_database()
        text += f'[storage]\nledger_url = "{ledger_url}"\nresults_url = "{results_url}"\n'
    (tmp_path / "appliance.toml").write_text(text)
    settings = load_settings(tmp_path)
    for folder in settings.folders:
        folder.mkdir(parents=True, exist_ok=True)
    with (
        Ledger.open(settings.ledger_url, create=True) as ledger,
        LedgerSurvey.open(settings.ledger_url) as survey,
    ):
        yield Site(settings, ledger, survey)
