"""A view for each document type, on both databases: one column a field, names that are safe in both."""

from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa

from appliance.sinks.results.views import view_columns, view_name
from appliance.sinks.sql import SqlSink
from pipelines.document_types.document_type import DocumentType, FieldKind, FieldSpec
from pipelines.document_types.known import known_types
from tests.unit.sinks.examples import field, page, stored

LONG = "a" * 63
OWN = DocumentType(
    name=LONG,
    version="1",
    cues=(),
    fields=tuple(
        FieldSpec(name, FieldKind.TEXT, many=name == "order")
        for name in ("select", "order", "document_id", "document_id_", "admitted_at")
    ),
)


def of_type(kind, document_id, *fields):
    document = stored(document_id, pages=(page(1, "x"),), fields=fields)
    extraction = replace(document.result.extraction, document_type=kind)
    return replace(document, result=replace(document.result, extraction=extraction))


def write(url, types, *documents):
    with closing(SqlSink(url, types)) as sink:
        for document in documents:
            sink.write(document)


def ask(url, statement):
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        rows = connection.exec_driver_sql(statement)
        found = [tuple(row) for row in rows] if rows.returns_rows else []
    engine.dispose()
    return found


def columns(url, view):
    engine = sa.create_engine(url)
    found = [column["name"] for column in sa.inspect(engine).get_columns(view)]
    engine.dispose()
    return found


def test_every_type_has_a_view_with_a_column_for_each_field(url):
    write(url, known_types())
    for kind in known_types():
        assert columns(url, f"doc_{kind.name}")[5:] == list(kind.specs)


def test_a_document_is_one_row_with_its_first_values(url):
    document = of_type(
        "obito",
        1,
        field("nome", None, 1),
        field("nome", "José", 2),
        field("nome", "Josefa", 3),
        field("cpf", "1", 1),
        field("cpf", "2", 2),
    )
    write(url, known_types(), document, of_type("nascimento", 2, field("nome", "Ana")))
    told = "SELECT document_id, document_state, nome, cpf, data_obito FROM doc_obito"
    assert ask(url, told) == [(1, "COMPLETE", "José", "1; 2", None)]
    assert ask(url, "SELECT document_id, nome FROM doc_nascimento") == [(2, "Ana")]


def test_what_tells_of_acts_says_of_which(url):
    def of_act(subject, value, occurrence):
        return replace(field("ato_data", value, occurrence), subject=subject)

    acts = [of_act("R.1", "1990-01-02", 1), of_act("AV.2", "1991-01-02", 2), of_act("R.3", "1989-01-02", 3)]
    write(url, known_types(), of_type("matricula_imovel", 1, *acts))
    told = "R.1: 1990-01-02; AV.2: 1991-01-02; R.3: 1989-01-02"
    assert ask(url, "SELECT ato_data FROM doc_matricula_imovel") == [(told,)]


def test_names_are_safe_in_both_databases(url):
    other = replace(OWN, name=LONG[:-1] + "b")
    fields = [field("select", "1"), field("order", "2"), field("order", "3", 2), field("document_id", "4")]
    write(url, (OWN, other), of_type(LONG, 1, *fields))
    view = view_name(LONG)
    assert len(view) == 63
    assert view != view_name(other.name)
    assert columns(url, view)[5:] == ["select", "order", "document_id_", "document_id__", "admitted_at_"]
    assert ask(url, f'SELECT "select", "order", document_id_ FROM {view}') == [("1", "2; 3", "4")]  # noqa: S608


def test_a_changed_type_changes_its_view_and_an_unchanged_one_nothing(url):
    write(url, (OWN,), of_type(LONG, 1, field("order", "2")))
    before = ask(url, "SELECT * FROM results_views")
    write(url, (OWN,))
    write(url, ())
    assert ask(url, "SELECT * FROM results_views") == before
    write(url, (replace(OWN, fields=OWN.fields[1:2]),))
    assert columns(url, view_name(LONG))[5:] == ["order"]
    assert ask(url, f'SELECT "order" FROM {view_name(LONG)}') == [("2",)]  # noqa: S608


def test_a_view_that_was_taken_away_comes_back(url):
    write(url, known_types())
    ask(url, "DROP VIEW doc_obito")
    write(url, known_types(), of_type("obito", 1, field("nome", "Ana")))
    assert ask(url, "SELECT nome FROM doc_obito") == [("Ana",)]


@pytest.mark.parametrize(
    "made", ["CREATE TABLE doc_obito (x INTEGER)", "CREATE VIEW doc_obito AS SELECT 1 AS x"]
)
def test_an_object_of_the_office_with_that_name_stops_nothing(url, made):
    write(url, ())
    ask(url, made)
    write(url, known_types(), of_type("obito", 1, field("nome", "Ana")))
    assert ask(url, "SELECT count(*) FROM documents") == [(1,)]
    assert columns(url, "doc_obito") == ["x"]


def test_a_view_on_which_an_office_built_stays_until_it_lets_go(url):
    write(url, known_types(), of_type("obito", 1, field("nome", "Ana")))
    ask(url, "CREATE VIEW ours AS SELECT nome FROM doc_obito")
    types = {kind.name: kind for kind in known_types()}
    fewer = replace(types["obito"], fields=types["obito"].fields[10:13])
    write(url, (fewer,))
    assert ask(url, "SELECT nome FROM ours") == [("Ana",)]


def test_columns_are_those_of_the_fields_in_their_order():
    several = {column.name: column.has_all for column in view_columns(known_types()[1])}
    assert several["nome_conjuge"]
    assert not several["regime_bens"]
