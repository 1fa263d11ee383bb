"""The example's own check must notice every way in which a run can differ from what is promised."""

import hashlib
import importlib.util
import sqlite3
import sys

import pytest

from tests.synthetic.quickstart import EXAMPLE

SPEC = importlib.util.spec_from_file_location("quickstart_verify", EXAMPLE / "verify.py")
verify = importlib.util.module_from_spec(SPEC)
sys.modules[SPEC.name] = verify
SPEC.loader.exec_module(verify)

BIRTH = "nascimento-0004-sem-pai.png"
BROKEN = "transferencia-interrompida.pdf"
PROMISED = [
    {
        "file": BIRTH,
        "state": "COMPLETE",
        "pages": 1,
        "blank_pages": [],
        "document_type": "nascimento",
        "fields": {"cpf": ["52998224725"], "nome": ["Inês Brandão"]},
        "absent": ["nome_pai"],
    },
    {"file": BROKEN, "state": "FAILED", "code": "pdf_damaged"},
]
FIELDS = [("cpf", "52998224725", "FOUND"), ("nome", "INÊS  BRANDÃO", "UNSURE")]


class RecordedSite:
    """The answers of a site, with the results in a real database."""

    def __init__(self, *, state="COMPLETE", kind="nascimento", pages=("READ",), fields=FIELDS, waiting=()):
        self.documents = {
            digest(BIRTH): {"id": 1, "state": state, "document_type": kind},
            digest(BROKEN): {"id": 2, "state": "FAILED", "document_type": None},
        }
        self.failures = [{"document_id": 2, "code": "pdf_damaged", "message": "Damaged."}]
        self.waiting = list(waiting)
        self._results = sqlite3.connect(":memory:")
        self._results.execute("CREATE TABLE pages (document_id, page, state)")
        self._results.execute("CREATE TABLE fields (document_id, name, value, status)")
        numbered = [(1, number, page) for number, page in enumerate(pages, start=1)]
        self._results.executemany("INSERT INTO pages VALUES (?, ?, ?)", numbered)
        self._results.executemany("INSERT INTO fields VALUES (1, ?, ?, ?)", fields)

    def rows(self, query, *parameters):
        return self._results.execute(query, parameters).fetchall()


def digest(file):
    return hashlib.sha256((EXAMPLE / "inbox" / file).read_bytes()).hexdigest()


def differences(site):
    return verify.verify(site, PROMISED).differences


def test_a_run_as_promised_has_no_differences():
    report = verify.verify(RecordedSite(), PROMISED)
    assert report.differences == []
    assert (report.pages, report.fields) == (1, 2)
    assert [row[1] for row in report.rows] == ["COMPLETE", "FAILED"]


@pytest.mark.parametrize(
    ("difference", "told"),
    [
        ({"state": "REVIEW"}, "the state"),
        ({"kind": "casamento"}, "the type"),
        ({"pages": ("READ", "READ")}, "the number of pages"),
        ({"pages": ("BLANK",)}, "the blank pages"),
        ({"fields": FIELDS[1:]}, "missing of cpf"),
        ({"fields": [("cpf", "52998224725", "INVALID"), FIELDS[1]]}, "missing of cpf"),
        ({"fields": [("cpf", "52998224725", "UNSURE"), FIELDS[1]]}, "missing of cpf"),
        ({"fields": [FIELDS[0], ("nome", "Ines Brandão", "FOUND")]}, "missing of nome"),
        ({"fields": [*FIELDS, ("nome_pai", "José Brandão", "FOUND")]}, "must not be there"),
        ({"fields": [*FIELDS, ("nome_pai", None, "MISSING")]}, "must not be there"),
        ({"waiting": ["left.pdf"]}, "left in it"),
    ],
)
def test_each_difference_is_told(difference, told):
    [line] = differences(RecordedSite(**difference))
    assert told in line


def test_a_failure_without_its_code_and_a_lost_document_are_told():
    unnamed = RecordedSite()
    unnamed.failures = []
    assert "the failures" in differences(unnamed)[0]
    lost = RecordedSite()
    del lost.documents[digest(BIRTH)]
    assert any("is not among the documents" in line for line in differences(lost))
