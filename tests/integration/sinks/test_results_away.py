"""A results database that is newer, read-only or stopped is named for what it is, on both databases."""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from appliance.sinks.results.question import Question
from appliance.sinks.results.search import search
from appliance.sinks.sql import SqlSink, results_schema_version
from pipelines.document_types.known import known_types
from pipelines.errors import SinkError
from tests.postgresql import Server, program
from tests.unit.sinks.examples import birth_record


def change(url, statement):
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def why(use):
    with pytest.raises(SinkError) as caught:
        use()
    assert caught.value.next_step
    return caught.value.code


def test_a_newer_schema_is_refused_by_whoever_opens_it(url):
    SqlSink(url).close()
    change(url, "UPDATE results_schema SET version = 99")
    question = Question(terms=("a",))
    for use in (lambda: SqlSink(url), lambda: results_schema_version(url), lambda: search(url, question, 5)):
        assert why(use) == "results_schema_mismatch"


def test_a_read_only_server_answers_and_takes_nothing(postgresql_url):
    server = postgresql_url.rpartition("/")[0]
    engine = sa.create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE replica")
    url = f"{server}/replica"
    with closing(SqlSink(url)) as sink:
        sink.write(birth_record(1))
    with engine.connect() as connection:
        connection.exec_driver_sql("ALTER DATABASE replica SET default_transaction_read_only = on")
    engine.dispose()
    with closing(SqlSink(url)) as sink:
        assert why(lambda: sink.write(birth_record(2))) == "results_read_only"
        assert [one.document_id for one in sink.written(0, 9)] == [1]
    assert why(lambda: SqlSink(url, known_types())) == "results_read_only"
    assert search(url, Question(terms=("obito",)), 5).total == 1


def test_a_server_that_is_stopped_is_unreachable_until_it_is_there_again():
    if not program("initdb"):
        pytest.skip("PostgreSQL's initdb is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = Server(folder, durable=False)
    try:
        with server.running(), closing(SqlSink(server.url)) as sink:
            sink.write(birth_record(1))
            server.stop()
            assert why(lambda: sink.write(birth_record(2))) == "results_unreachable"
            assert why(lambda: search(server.url, Question(terms=("a",)), 5)) == "results_unreachable"
            server.start()
            sink.write(birth_record(2))
            assert [one.document_id for one in sink.written(0, 9)] == [1, 2]
    finally:
        shutil.rmtree(folder)
