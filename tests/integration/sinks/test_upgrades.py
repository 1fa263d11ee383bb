"""Results of every older schema become those of this one in place, with all that is in them."""

from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from appliance.sinks.results.tables import METADATA, SCHEMA_VERSION
from appliance.sinks.rows import document_row, field_rows, page_rows
from appliance.sinks.sql import SqlSink, results_schema_version
from pipelines.errors import SinkError
from tests.unit.sinks.examples import birth_record, field, page, stored

_SCHEMA_4 = Path(__file__).parents[2] / "resources" / "results_schema_4.sql"
_WORDS = {
    "sqlite": {"double": "DOUBLE", "moment": "DATETIME"},
    "postgresql": {"double": "DOUBLE PRECISION", "moment": "TIMESTAMP WITH TIME ZONE"},
}
_INDEXES = {
    "sqlite": ("CREATE INDEX fields_by_name_and_value ON fields (name, value)",),
    "postgresql": (
        "CREATE INDEX fields_by_name ON fields (name)",
        "CREATE INDEX fields_by_value ON fields USING hash (value)",
    ),
}
_NEWER_THAN = {
    1: (("documents", "part"), ("documents", "first_page"), ("pages", "file_page")),
    2: (("fields", "subject"),),
    3: (("fields", "other_value"),),
}
ACT = replace(field("ato_especie", "compra_e_venda"), subject="R.3")


@pytest.fixture
def engine(url):
    engine = sa.create_engine(url)
    yield engine
    engine.dispose()


def make_older(engine, version, documents):
    """Make the tables that this version of the schema had, and put the documents into them."""
    kind = engine.dialect.name
    with engine.begin() as connection:
        script = _SCHEMA_4.read_text().format(**_WORDS[kind])
        for statement in [*script.split(";\n")[:-1], *_INDEXES[kind]]:
            connection.exec_driver_sql(statement)
        for newer in range(version, 4):
            for table, column in _NEWER_THAN[newer]:
                connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.exec_driver_sql(f"UPDATE results_schema SET version = {version}")  # noqa: S608 - a number
        older = sa.MetaData()
        older.reflect(connection)
        for document in documents:
            put(connection, older.tables["documents"], [document_row(document)])
            put(connection, older.tables["pages"], page_rows(document))
            put(connection, older.tables["fields"], field_rows(document))


def put(connection, table, rows):
    known = [{name: v for name, v in asdict(row).items() if name in table.c} for row in rows]
    connection.execute(table.insert(), known)


def ask(engine, statement):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(statement)]


def shape(engine):
    """Return everything of the tables but the order of their columns."""
    inspector = sa.inspect(engine)
    return {
        name: (
            {
                (c["name"], str(c["type"]), c["nullable"], c.get("comment"))
                for c in inspector.get_columns(name)
            },
            {(i["name"], tuple(i["column_names"])) for i in inspector.get_indexes(name)},
            {
                (tuple(k["constrained_columns"]), k["referred_table"])
                for k in inspector.get_foreign_keys(name)
            },
            inspector.get_table_comment(name)["text"] if engine.dialect.supports_comments else None,
        )
        for name in METADATA.tables
    }


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_an_older_schema_is_upgraded_with_what_is_in_it(url, engine, version):
    make_older(engine, version, [birth_record(5), stored(6, (page(1, "R.3"),), (ACT,))])
    fields = "SELECT document_id, name, occurrence, value, status, page, quote FROM fields ORDER BY 1, 2, 3"
    before = ask(engine, fields)
    assert results_schema_version(url) == version
    with closing(SqlSink(url)) as upgraded:
        assert results_schema_version(url) == SCHEMA_VERSION
        assert ask(engine, fields) == before
        assert ask(engine, "SELECT part, first_page FROM documents WHERE document_id = 5") == [(0, 1)]
        assert ask(engine, "SELECT page, file_page FROM pages WHERE document_id = 5 ORDER BY 1") == [
            (number, number) for number in (1, 2, 3, 4)
        ]
        assert ask(engine, "SELECT search_key FROM fields WHERE name = 'nome'") == [("jose",)]
        assert ask(engine, "SELECT document_id, page, failure_class, code, message FROM failures") == [
            (5, 3, "SOURCE", "pdf_page_damaged", None)
        ]
        assert ask(engine, "SELECT subject, letters, number, kind, page FROM acts") == (
            [("R.3", "R", 3, "compra_e_venda", 1)] if version > 2 else []
        )
        upgraded.write(birth_record(5))
        assert ask(engine, fields) == before
        assert ask(engine, "SELECT count(*) FROM field_history") == [(0,)]
        assert ask(engine, "SELECT message FROM failures") == [("The page is damaged.",)]


@pytest.mark.parametrize("version", [1, 4])
def test_an_upgraded_database_is_like_a_new_one(url, engine, version):
    SqlSink(url).close()
    new = shape(engine)
    with engine.begin() as connection:
        for view in sa.inspect(connection).get_view_names():
            connection.exec_driver_sql(f"DROP VIEW {view}")
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("DROP TABLE page_words")
        METADATA.drop_all(connection)
    make_older(engine, version, [birth_record(5)])
    SqlSink(url).close()
    upgraded = shape(engine)
    for name in new:
        assert upgraded[name] == new[name], name


def test_tables_of_another_program_are_not_taken_for_those_of_the_upgrade(url, engine):
    make_older(engine, 4, [birth_record(5)])
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE models (car TEXT)")
    with pytest.raises(SinkError) as caught:
        SqlSink(url)
    assert (caught.value.code, "models" in caught.value.message) == ("results_database_foreign", True)
    assert results_schema_version(url) == 4
    assert "search_key" not in {column["name"] for column in sa.inspect(engine).get_columns("fields")}
