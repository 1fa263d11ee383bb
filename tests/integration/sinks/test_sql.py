import json
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
import sqlalchemy as sa

from appliance.sinks.results import database
from appliance.sinks.results.tables import SCHEMA_VERSION
from appliance.sinks.sql import SqlSink, results_schema_version
from pipelines.errors import SinkError
from tests.unit.sinks.examples import birth_record, field, page, renamed, stored

TABLES = ("documents", "pages", "fields")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "results.db"


@pytest.fixture
def sink(file):
    with closing(SqlSink(f"sqlite:///{file}")) as opened:
        yield opened


def _query(file, statement, *parameters):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(statement, parameters).fetchall()


def _content(file):
    return {table: _query(file, f"SELECT * FROM {table} ORDER BY 1, 2, 3") for table in TABLES}  # noqa: S608


def test_reads_back_with_plain_sql(file, sink):
    sink.write(birth_record(5))
    assert _query(file, "SELECT document_id, state, pages_read, admitted_at FROM documents") == [
        (5, "PARTIAL", 2, "2026-03-01 12:00:00.000000")
    ]
    assert _query(file, "SELECT page, state, failure_code FROM pages ORDER BY page") == [
        (1, "READ", None),
        (2, "BLANK", None),
        (3, "FAILED", "pdf_page_damaged"),
        (4, "READ", None),
    ]
    assert _query(file, "SELECT document_id FROM fields WHERE name = 'cpf' AND value = ?", "52998224725") == [
        (5,)
    ]
    ((lines,),) = _query(file, "SELECT lines FROM pages WHERE page = 1")
    assert json.loads(lines)[0]["text"] == "CERTIDÃO DE ÓBITO"
    assert "ÓBITO" in lines


def test_a_search_for_a_value_uses_its_index(file, sink):
    sink.write(birth_record())
    plan = _query(file, "EXPLAIN QUERY PLAN SELECT * FROM fields WHERE name = 'cpf' AND value = '1'")
    assert "fields_by_name_and_value" in plan[0][-1]


def test_writing_again_changes_nothing(file, sink):
    sink.write(birth_record(1))
    sink.write(birth_record(2))
    before = _content(file)
    sink.write(birth_record(1))
    assert _content(file) == before
    assert len(before["documents"]) == 2


def test_a_new_outcome_replaces_the_old_one_and_no_other(file, sink):
    sink.write(birth_record(1))
    sink.write(birth_record(2))
    sink.write(stored(1, pages=(page(1, "now"),), fields=(field("nome", "Ana"),)))
    assert _query(file, "SELECT page, text FROM pages WHERE document_id = 1") == [(1, "now")]
    assert _query(file, "SELECT name FROM fields WHERE document_id = 1") == [("nome",)]
    assert _query(file, "SELECT count(*) FROM pages WHERE document_id = 2") == [(4,)]


def test_a_refused_document_leaves_the_old_rows(file, sink):
    sink.write(birth_record(1))
    before = _content(file)
    twice_the_same = stored(1, pages=(page(1, "a"),), fields=(field("nome", "a"), field("nome", "b")))
    with pytest.raises(SinkError) as caught:
        sink.write(twice_the_same)
    assert caught.value.code == "results_write_failed"
    assert _content(file) == before


HOSTILE = [
    "'); DROP TABLE fields; --",
    "%s %(x)s :name ?",
    '"\\',
    "nul\0nul",
    "\udce9",
    "\u202etxt",
    "\U0001f5ff",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(file, sink, text):
    sink.write(renamed(stored(1, pages=(page(1, text),), fields=(field("nome", text),)), text))
    kept = text.replace("\0", "\N{REPLACEMENT CHARACTER}").replace("\udce9", "\N{REPLACEMENT CHARACTER}")
    assert _query(file, "SELECT d.name, f.value FROM documents d JOIN fields f USING (document_id)") == [
        (kept, kept)
    ]


def test_another_schema_version_is_refused(file, sink):
    sink.close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE results_schema SET version = 99")
    for use in (SqlSink, results_schema_version):
        with pytest.raises(SinkError) as caught:
            use(f"sqlite:///{file}")
        assert caught.value.code == "results_schema_mismatch"
        assert "99" in caught.value.message


def test_the_documents_of_one_file_say_where_they_stand_in_it(file, sink):
    first = birth_record(5)
    second = replace(
        first, record=replace(first.record, document_id=6, sha256=first.record.sha256, part=2, first_page=11)
    )
    sink.write(first)
    sink.write(second)
    assert _query(file, "SELECT document_id, part, first_page FROM documents ORDER BY 1") == [
        (5, 0, 1),
        (6, 2, 11),
    ]
    assert _query(file, "SELECT page, file_page FROM pages WHERE document_id = 6 ORDER BY 1") == [
        (1, 11),
        (2, 12),
        (3, 13),
        (4, 14),
    ]


def test_a_database_of_another_program_is_refused_and_unchanged(file):
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE documents (title TEXT)")
    with pytest.raises(SinkError) as caught:
        SqlSink(f"sqlite:///{file}")
    assert caught.value.code == "results_database_foreign"
    assert _query(file, "SELECT name FROM sqlite_master") == [("documents",)]


def test_asking_for_the_version_creates_nothing(file):
    assert results_schema_version(f"sqlite:///{file}") is None
    assert not file.exists()
    SqlSink(f"sqlite:///{file}").close()
    assert results_schema_version(f"sqlite:///{file}") == SCHEMA_VERSION


def test_a_locked_database_is_named_and_later_written(file, monkeypatch):
    monkeypatch.setattr(database, "_LOCK_TIMEOUT_SECONDS", 0)
    with closing(SqlSink(f"sqlite:///{file}")) as sink, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SinkError) as caught:
            sink.write(birth_record())
        assert (caught.value.code, caught.value.retryable) == ("results_locked", True)
        other.rollback()
        sink.write(birth_record())
    assert _query(file, "SELECT count(*) FROM documents") == [(1,)]


def test_a_full_disk_is_named_without_quoting_the_document(file, sink):
    sink.write(birth_record())
    before = _content(file)

    def allow_no_growth(connection, _record):
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")

    sa.event.listen(sink._engine, "connect", allow_no_growth)
    sink._engine.dispose()
    with pytest.raises(SinkError) as caught:
        sink.write(stored(2, pages=(page(1, "segredo" * 100_000),)))
    assert caught.value.code == "results_disk_full"
    assert "segredo" not in str(caught.value.__cause__)
    assert _content(file) == before


@pytest.mark.parametrize(
    "make",
    [lambda file: file.mkdir(), lambda file: file.write_bytes(b"no database " * 100)],
    ids=["folder", "text"],
)
def test_what_is_no_database_is_unreachable(file, make):
    make(file)
    with pytest.raises(SinkError) as caught:
        SqlSink(f"sqlite:///{file}")
    assert caught.value.code == "results_unreachable"


def test_a_read_only_database_is_named(file, sink):
    sink.close()
    url = f"sqlite:///file:{file}?mode=ro&uri=true"
    with closing(SqlSink(url)) as read_only, pytest.raises(SinkError) as caught:
        read_only.write(birth_record())
    assert caught.value.code == "results_read_only"


@pytest.mark.parametrize("url", ["postgresql+psycopg://h:port/d", "postgresql+psycopg://127.0.0.1:1/none"])
def test_a_server_that_is_not_there_is_unreachable(url):
    with pytest.raises(SinkError) as caught:
        SqlSink(url)
    assert caught.value.code == "results_unreachable"


def test_postgresql_holds_the_same_rows(postgresql_url):
    long_value = "imóvel urbano " * 1000
    hostile = [field("nome", text, number) for number, text in enumerate(HOSTILE, start=1)]
    with closing(SqlSink(postgresql_url)) as sink:
        sink.write(birth_record(1))
        document = stored(2, pages=(page(1, "nul\0"),), fields=(*hostile, field("imovel", long_value)))
        sink.write(document)
        sink.write(document)
    assert results_schema_version(postgresql_url) == SCHEMA_VERSION
    engine = sa.create_engine(postgresql_url)
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT document_id, admitted_at AT TIME ZONE 'UTC', page_count FROM documents ORDER BY 1"
        ).all()
        values = connection.exec_driver_sql(
            "SELECT value FROM fields WHERE document_id = 2 ORDER BY name, occurrence"
        )
        found = connection.execute(
            sa.text("SELECT name FROM fields WHERE value = :v"), {"v": long_value}
        ).scalar_one()
        text = connection.exec_driver_sql(
            "SELECT lines->0->>'text' FROM pages WHERE document_id = 2"
        ).scalar_one()
        assert [value for (value,) in values][1:3] == ["'); DROP TABLE fields; --", "%s %(x)s :name ?"]
    engine.dispose()
    assert [(row[0], row[1].isoformat()) for row in rows] == [
        (1, "2026-03-01T12:00:00"),
        (2, "2026-03-01T12:00:00"),
    ]
    assert found == "imovel"
    assert text == "nul\N{REPLACEMENT CHARACTER}"
