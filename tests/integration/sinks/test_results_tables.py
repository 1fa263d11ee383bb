"""Acts, failures, models and the history of fields, on both databases; writing again changes nothing."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from appliance.confirmations import Confirmation
from appliance.sinks.columns import TABLES, columns, table_meaning
from appliance.sinks.sql import SqlSink
from pipelines.fields import FieldStatus
from tests.unit.sinks.examples import READER, birth_record, field, page, stored


@pytest.fixture
def sink(url):
    with closing(SqlSink(url)) as opened:
        yield opened


@pytest.fixture
def ask(url, sink):  # noqa: ARG001 - the tables are there then
    engine = sa.create_engine(url)

    def answer(statement, *, first=""):
        with engine.connect() as connection:
            if first:
                connection.exec_driver_sql(first)
            return [tuple(row) for row in connection.exec_driver_sql(statement)]

    yield answer
    engine.dispose()


def everything(ask):
    return {name: ask(f"SELECT * FROM {name} ORDER BY 1, 2, 3") for name in TABLES}  # noqa: S608


def of_act(name, value, subject, occurrence, evidence_page=1):
    return replace(field(name, value, occurrence, evidence_page), subject=subject)


MATRICULA = stored(
    7,
    pages=(page(1, "R.3"), page(2, "AV.12")),
    fields=(
        field("matricula_imovel", "12345"),
        of_act("ato_especie", "compra_e_venda", "R.3", 1),
        of_act("ato_data", "1998-05-02", "R.3", 1),
        of_act("ato_adquirente", "Ana", "R.3", 1),
        of_act("ato_adquirente", "Rui", "R.3", 2),
        of_act("ato_especie", "averbacao_casamento", "AV.12", 2, 2),
        of_act("proprietario_nome", "Ana", "proprietario 1", 1),
        of_act("ato", "x", "R.99999999999", 1),
    ),
)


def test_an_act_is_a_row_with_its_fields(sink, ask):
    sink.write(MATRICULA)
    assert ask("SELECT subject, letters, number, kind, date, page FROM acts ORDER BY page") == [
        ("R.3", "R", 3, "compra_e_venda", "1998-05-02", 1),
        ("AV.12", "AV", 12, "averbacao_casamento", None, 2),
    ]
    joined = (
        "SELECT f.name, f.value FROM acts JOIN fields f USING (document_id, subject) "
        "WHERE acts.number = 3 ORDER BY f.name, f.occurrence"
    )
    assert ask(joined) == [
        ("ato_adquirente", "Ana"),
        ("ato_adquirente", "Rui"),
        ("ato_data", "1998-05-02"),
        ("ato_especie", "compra_e_venda"),
    ]


def test_a_reader_is_told_once_however_many_pages_it_read(sink, ask):
    other = replace(READER, weights_sha256=("cd" * 32,))
    sink.write(stored(1, pages=(page(1, "a"), page(2, "b"), page(3, "c", provenance=other)), failed=(4,)))
    sink.write(stored(2, pages=(page(1, "a"),)))
    assert ask("SELECT count(*), count(DISTINCT model_id) FROM models") == [(2, 2)]
    told = (
        "SELECT p.document_id, p.page FROM pages p JOIN models m USING (model_id) WHERE m.engine = 'embedded'"
    )
    assert ask(f"{told} ORDER BY 1, 2") == [(1, 1), (1, 2), (1, 3), (2, 1)]
    assert ask("SELECT model_id FROM pages WHERE state = 'FAILED'") == [(None,)]


def test_a_failed_page_says_why(sink, ask):
    sink.write(birth_record(1))
    assert ask("SELECT * FROM failures") == [
        (1, 3, "SOURCE", "pdf_page_damaged", "The page is damaged.", "Scan it again.")
    ]
    sink.write(stored(1, pages=(page(3, "read now"),)))
    assert ask("SELECT count(*) FROM failures") == [(0,)]


def test_writing_the_same_outcome_again_changes_nothing_and_remembers_nothing(sink, ask):
    for document in (birth_record(1), MATRICULA):
        sink.write(document)
    before = everything(ask)
    for document in (birth_record(1), MATRICULA, birth_record(1)):
        sink.write(document)
    assert everything(ask) == before
    assert before["field_history"] == []


HISTORY = (
    "SELECT name, occurrence, old_value, new_value, old_status, new_status, pipeline_version "
    "FROM field_history ORDER BY change_id"
)


def test_another_value_leaves_a_trace_of_the_old_one(sink, ask):
    sink.write(birth_record(1))
    sink.write(birth_record(2))
    found = replace(field("nome", "João"), status=FieldStatus.FOUND)
    changed = stored(1, pages=(page(1, "João"),), fields=(found, field("cpf", "52998224725")))
    newer = replace(changed, record=replace(changed.record, pipeline_version="0.2.0"))
    for _ in range(2):
        sink.write(newer)
    assert ask(HISTORY) == [
        ("matricula", 1, None, None, "MISSING", None, "0.2.0"),
        ("nome", 1, "José", "João", "UNSURE", "FOUND", "0.2.0"),
    ]
    sink.write(birth_record(1))
    assert ask(HISTORY)[2:] == [
        ("matricula", 1, None, None, None, "MISSING", "0.1.0"),
        ("nome", 1, "João", "José", "FOUND", "UNSURE", "0.1.0"),
    ]
    sink.remove(1)
    assert ask(HISTORY) == []
    assert ask("SELECT DISTINCT document_id FROM fields") == [(2,)]


def test_what_a_person_confirmed_stands_in_its_row_with_who_and_when(sink, ask):
    said = Confirmation("nome", "", 1, "Maria", "José", None, "ana", datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    document = replace(birth_record(1), confirmations=(said, replace(said, name="idade", value="90")))
    sink.write(birth_record(1))
    for _ in range(2):
        sink.write(document)
    columns = "name, value, status, confidence, read_value, search_key, confirmed_by, page"
    assert ask(f"SELECT {columns} FROM fields WHERE confirmed_at IS NOT NULL ORDER BY name") == [  # noqa: S608
        ("idade", "90", "CONFIRMED", None, None, "90", "ana", None),
        ("nome", "Maria", "CONFIRMED", None, "José", "maria", "ana", 1),
    ]
    assert ask(HISTORY) == [
        ("idade", 1, None, "90", None, "CONFIRMED", "0.1.0"),
        ("nome", 1, "José", "Maria", "UNSURE", "CONFIRMED", "0.1.0"),
    ]


def test_a_refused_document_leaves_history_and_models_as_they_were(sink, ask):
    sink.write(birth_record(1))
    before = everything(ask)
    strange = page(1, "a", provenance=replace(READER, engine="another"))
    twice_the_same = stored(1, pages=(strange,), fields=(field("nome", "a"), field("nome", "b")))
    with pytest.raises(Exception, match="results_write_failed"):
        sink.write(twice_the_same)
    assert everything(ask) == before


def test_what_a_table_and_a_column_mean_stands_in_postgresql_itself(url, sink):  # noqa: ARG001
    engine = sa.create_engine(url)
    inspector = sa.inspect(engine)
    if not engine.dialect.supports_comments:
        pytest.skip("SQLite keeps no comments")
    for name, row_type in TABLES.items():
        assert inspector.get_table_comment(name)["text"] == table_meaning(row_type)
        told = {column["name"]: column["comment"] for column in inspector.get_columns(name)}
        told.pop("words", None)  # PostgreSQL's own
        assert told == {column.name: column.meaning for column in columns(row_type)}
    engine.dispose()


ASKED = {
    "a CPF": ("SELECT * FROM fields WHERE name = 'cpf' AND search_key = '1'", "fields_by_search_key"),
    "a name's beginning": (
        "SELECT * FROM fields WHERE name = 'nome' AND search_key >= 'jos' AND search_key < 'jot'",
        "fields_by_search_key",
    ),
    "a day": (
        "SELECT * FROM fields WHERE name = 'data_obito' AND search_key BETWEEN '2026-01-01' AND '2026-02-01'",
        "fields_by_search_key",
    ),
    "a type": (
        "SELECT * FROM documents WHERE document_type = 'obito' ORDER BY admitted_at",
        "documents_by_type",
    ),
    "an arrival": ("SELECT * FROM documents WHERE admitted_at > '2026-01-01'", "documents_by_arrival"),
    "a file": ("SELECT * FROM documents WHERE sha256 = 'ab'", "documents_by_sha256"),
}


@pytest.mark.parametrize("question", ASKED)
def test_what_offices_ask_is_answered_by_an_index(url, sink, ask, question):
    for number in range(1, 4):
        sink.write(birth_record(number))
    statement, index = ASKED[question]
    if url.startswith("sqlite"):
        plan = ask(f"EXPLAIN QUERY PLAN {statement}")
    else:  # a planner reads three documents without an index; it may not here
        plan = ask(f"EXPLAIN {statement}", first="SET enable_seqscan = off")
    assert index in str(plan)


def test_values_longer_than_an_index_may_hold_are_kept_whole(sink, ask):
    long_value = "Área de servidão " * 1000
    sink.write(stored(1, pages=(page(1, long_value),), fields=(field("imovel", long_value),)))
    assert ask("SELECT value, search_key FROM fields") == [
        (long_value, ("area de servidao " * 1000)[:200]),
    ]
