from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from appliance.sinks.columns import DocumentRow, LineRow, PageRow, VerdictRow, columns
from appliance.sinks.rows import document_row, field_rows, page_rows
from tests.unit.sinks.examples import BOX, READER, birth_record, field, page, renamed, stored


def test_columns_are_the_attributes_with_their_types():
    described = {column.name: (column.type, column.is_nullable) for column in columns(DocumentRow)}
    assert list(described)[:2] == ["document_id", "sha256"]
    assert described["document_id"] == (int, False)
    assert described["page_count"] == (int, True)
    assert described["admitted_at"] == (datetime, False)
    assert {column.type for column in columns(PageRow) if column.name == "lines"} == {tuple[LineRow, ...]}


def test_document_counts_its_pages_by_outcome():
    row = document_row(birth_record())
    assert (row.page_count, row.pages_read, row.pages_blank, row.pages_failed) == (4, 2, 1, 1)
    assert (row.engine, row.engine_version) == ("embedded", "1.0")
    assert (row.document_type, row.type_score, row.type_runner_up) == ("obito", 0.93, "nascimento")


def test_document_read_by_two_readers_names_neither():
    other = replace(READER, engine_version="2.0")
    row = document_row(stored(pages=(page(1, "a"), page(2, "b", provenance=other))))
    assert (row.engine, row.engine_version) == (None, None)


def test_times_are_stored_in_utc():
    document = birth_record()
    brasilia = timezone(timedelta(hours=-3))
    local = replace(document.record, finished_at=document.record.finished_at.astimezone(brasilia))
    row = document_row(replace(document, record=local))
    assert row.finished_at.isoformat() == "2026-03-01T12:01:30.250000+00:00"


def test_pages_come_in_order_with_the_failed_one_named():
    rows = page_rows(birth_record())
    assert [(row.page, row.state) for row in rows] == [
        (1, "READ"),
        (2, "BLANK"),
        (3, "FAILED"),
        (4, "READ"),
    ]
    assert (rows[2].text, rows[2].failure_class, rows[2].failure_code) == (None, "SOURCE", "pdf_page_damaged")
    assert rows[1].text == ""
    assert rows[0].text == "CERTIDÃO DE ÓBITO\nNome: José"
    assert rows[0].lines[1] == LineRow("Nome: José", 0.9, BOX.left, BOX.top, BOX.right, BOX.bottom)


def test_fields_come_by_name_with_evidence_and_verdicts():
    cpf, matricula, nome = field_rows(birth_record())
    assert (cpf.name, cpf.value, cpf.page, cpf.left, cpf.quote) == (
        "cpf",
        "52998224725",
        1,
        10.0,
        "52998224725",
    )
    assert cpf.verdicts == (
        VerdictRow("cpf_check_digits", passed=True, detail=""),
        VerdictRow("length", passed=False, detail="10 != 11"),
    )
    assert (matricula.status, matricula.value, matricula.page, matricula.quote) == (
        "MISSING",
        None,
        None,
        None,
    )
    assert nome.status == "UNSURE"


_ANY_TEXT = st.text(st.characters(codec=None))


@given(_ANY_TEXT)
def test_every_text_can_be_stored_and_good_text_is_unchanged(text):
    document = renamed(stored(pages=(page(1, text),), fields=(field("nome", text),)), text)
    (row,) = field_rows(document)
    for kept in (document_row(document).name, page_rows(document)[0].text, row.value, row.quote):
        assert kept is not None
        assert b"\0" not in kept.encode("utf-8")
        assert len(kept) == len(text)
    if text.isascii() and "\0" not in text:
        assert row.value == text
