"""Owed outputs are written by real sinks and noted; a place that refuses for a while loses nothing."""

import asyncio
import shutil

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from appliance.intake.vault import Vault
from appliance.ledger.records import DocumentState
from appliance.runtime.actors.archiver import Archiver
from appliance.runtime.actors.sink_writer import SinkWriter
from appliance.runtime.cluster import CallDied
from appliance.runtime.notices import OUTPUTS, NoticeBoard, read_notice
from appliance.runtime.outputs import OutputDesk
from appliance.sinks.archive.site import Site
from appliance.sinks.signature_options import SignatureOptions
from pipelines import catalog
from tests.integration.ledger.examples import at
from tests.integration.reconcile.conftest import site  # noqa: F401 - the same site
from tests.integration.sinks.authority import Authority
from tests.unit.sinks.archive import scans

SCAN = scans.scan(dpi=100)


class OwnProcess:
    """Calls an actor as a pool does, in this process; where told so, its process dies of the call."""

    def __init__(self, actor):
        self._actor = actor
        self.deaths = 0

    async def call(self, method, *arguments, deadline_seconds):
        assert deadline_seconds > 0
        if self.deaths:
            self.deaths -= 1
            raise CallDied(hung=False)
        return await asyncio.to_thread(getattr(self._actor, method), *arguments)


@pytest.fixture
def original(tmp_path):
    return scans.tiff(tmp_path / "original.tif", SCAN, SCAN, SCAN, SCAN).read_bytes()


@pytest.fixture
def archivers(site, monkeypatch):  # noqa: F811
    monkeypatch.setattr("os.nice", lambda _: 0)  # the tests go on beside it
    return OwnProcess(
        Archiver(str(site.settings.archived), ("pdf", "alto"), Site("1º Ofício", "", ""), SignatureOptions())
    )


@pytest.fixture
def sinks(site):  # noqa: F811
    writer = SinkWriter(site.settings.results_url, str(site.settings.parquet))
    yield OwnProcess(writer)
    if writer._sql:
        writer._sql.close()


@pytest.fixture
def new_desk(site, sinks):  # noqa: F811
    """Makes a desk as a run would have it."""
    original = Vault(site.settings.vault).path
    board = NoticeBoard(site.settings.run / OUTPUTS)
    return lambda archivers: OutputDesk(
        site.ledger, catalog.EMBEDDED, sinks, archivers, original, tell=board.tell
    )


@pytest.fixture
def desk(new_desk, archivers):
    return new_desk(archivers)


def codes(site, document_id):  # noqa: F811
    return [record.failure.code for record in site.ledger.failures(document_id=document_id, limit=None)]


def test_a_settled_document_is_archived_and_its_files_are_known_by_their_hashes(site, desk, original):  # noqa: F811
    document_id = site.digitize(1, original)
    assert asyncio.run(desk.pay())
    archive = site.ledger.archive_of(document_id)
    folder = site.settings.archived / "00000" / f"{document_id}.1"
    assert {file.name for file in archive.files} >= {"document.pdf", "alto/0001.xml"}
    assert all((folder / file.name).stat().st_size == file.byte_size for file in archive.files)
    assert site.ledger.count_owed() == 0
    assert site.kinds(deep=True) == site.kinds()
    assert not asyncio.run(desk.pay())


def test_rows_that_are_owed_are_written_before_the_archive(site, desk, original):  # noqa: F811
    document_id = site.digitize(1, original)
    with site.results() as results:
        results.remove(document_id)
    site.ledger.owe([document_id], at(9))
    asyncio.run(desk.pay())
    with site.results() as results:
        assert [one.document_id for one in results.written(0, 9)] == [document_id]
    assert site.ledger.archive_of(document_id).edition == 2
    assert [folder.name for folder in (site.settings.archived / "00000").iterdir()] == [f"{document_id}.2"]


def test_an_archive_that_cannot_be_written_rests_and_nothing_is_lost(
    site,  # noqa: F811
    desk,
    new_desk,
    archivers,
    original,
):
    document_id = site.digitize(1, original)
    site.settings.archived.write_text("no folder")
    assert not asyncio.run(desk.pay())
    assert not [code for code in codes(site, document_id) if code.startswith("archive")]
    assert site.ledger.count_owed() == 1
    assert read_notice(site.settings.run, OUTPUTS).code == "archive_write_failed"
    site.settings.archived.unlink()
    assert not asyncio.run(desk.pay())  # it is left alone for a while
    assert asyncio.run(new_desk(archivers).pay())
    assert site.ledger.count_owed() == 0
    assert read_notice(site.settings.run, OUTPUTS) is None


def test_a_document_whose_original_is_gone_is_named_and_the_next_one_is_archived(site, desk, original):  # noqa: F811
    gone = site.digitize(1)
    site.original(gone).unlink()
    whole = site.digitize(2, original)
    asyncio.run(desk.pay())
    assert "archive_original_missing" in codes(site, gone)
    assert site.ledger.document(gone).state is DocumentState.PARTIAL
    assert site.ledger.archive_of(gone) is None
    assert site.ledger.archive_of(whole) is not None
    assert site.ledger.count_owed() == 0


def test_a_writer_that_died_is_asked_again_and_not_for_ever(site, new_desk, archivers, original):  # noqa: F811
    document_id = site.digitize(1, original)
    archivers.deaths = 1
    assert not asyncio.run(new_desk(archivers).pay())
    assert site.ledger.count_owed() == 1
    desk = new_desk(archivers)
    archivers.deaths = 9
    for _ in range(3):
        desk._rest = type(desk._rest)()  # the waiting between is not what is tested
        asyncio.run(desk.pay())
    assert "output_writer_died" in codes(site, document_id)
    assert site.ledger.count_owed() == 0


def test_where_nothing_is_archived_rows_are_written_all_the_same(site, new_desk, original):  # noqa: F811
    document_id = site.digitize(1, original)
    site.ledger.owe([document_id], at(9))
    desk = new_desk(None)
    while asyncio.run(desk.pay()):
        pass
    assert site.ledger.count_owed() == 0
    assert not site.settings.archived.exists()


def test_reconcile_finds_a_lost_a_changed_and_a_foreign_edition_and_has_them_written_again(
    site,  # noqa: F811
    desk,
    original,
):
    lost, changed = site.digitize(1, original), site.digitize(2, original + b"\0")
    asyncio.run(desk.pay())
    group = site.settings.archived / "00000"
    shutil.rmtree(group / f"{lost}.1")
    (group / f"{changed}.1" / "alto" / "0001.xml").write_text("<changed/>")
    (group / "99.1").mkdir()
    assert {"archive_wrong", "archive_foreign"} <= set(site.kinds())
    found = [one.subject for one in site.differences(deep=True) if one.kind.value.startswith("archive")]
    assert found == [str(lost), str(changed), "00000/99.1"]
    for document_id in (lost, changed):
        site.ledger.archive_again(document_id, at(20))
    asyncio.run(desk.pay())
    assert [one.subject for one in site.differences(deep=True) if one.kind.value.startswith("archive")] == [
        "00000/99.1"
    ]
    assert site.ledger.archive_of(lost).edition == 2


def test_a_pdf_is_signed_in_its_edition_and_a_certificate_that_cannot_sign_keeps_documents_waiting(
    site,  # noqa: F811
    new_desk,
    original,
    tmp_path,
    monkeypatch,
):
    monkeypatch.setattr("os.nice", lambda _: 0)
    secret = tmp_path / "secret"
    secret.touch(mode=0o600)
    secret.write_bytes(b"not this one")
    options = SignatureOptions(pkcs12=Authority().pkcs12(tmp_path / "office.p12", b"segredo"), secret=secret)
    office = Site("1º Ofício", "", "")
    document_id = site.digitize(1, original)
    wrong = OwnProcess(Archiver(str(site.settings.archived), ("pdf",), office, options))
    assert not asyncio.run(new_desk(wrong).pay())
    assert read_notice(site.settings.run, OUTPUTS).code == "signature_password_wrong"
    assert site.ledger.count_owed() == 1
    assert list((site.settings.archived / "00000").glob("*") if site.settings.archived.exists() else []) == []
    secret.write_bytes(b"segredo")
    assert asyncio.run(new_desk(wrong).pay())
    pdf = site.settings.archived / "00000" / f"{document_id}.1" / "document.pdf"
    with pdf.open("rb") as opened:
        (signature,) = PdfFileReader(opened).embedded_signatures
        assert signature.compute_integrity_info() is None
        assert signature.summarise_integrity_info()
    assert read_notice(site.settings.run, OUTPUTS) is None
