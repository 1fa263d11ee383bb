"""Pages are found by their words and fields by their values, on both databases; nothing typed is syntax."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appliance.sinks.results.question import FieldQuestion, Question, terms_of
from appliance.sinks.results.search import _matching, search
from appliance.sinks.sql import SqlSink
from pipelines.document import Region, RegionKind, TextLine
from pipelines.errors import SinkError
from pipelines.geometry import Box
from tests.unit.sinks.examples import birth_record, field, page, stored


def lines_at(number, *texts):
    """Return a page whose lines stand under each other, 100 pixels apart."""
    lines = tuple(
        TextLine(text, Box(10.0, 100.0 * row, 900.0, 100.0 * row + 40.0), 0.9, ())
        for row, text in enumerate(texts, 1)
    )
    return replace(page(number, "x"), regions=(Region(RegionKind.TEXT, lines[0].box, lines),))


def of_type(document, name, *, days=0):
    record = replace(document.record, admitted_at=document.record.admitted_at + timedelta(days=days))
    extraction = replace(document.result.extraction, document_type=name)
    return replace(document, record=record, result=replace(document.result, extraction=extraction))


MORTGAGE = of_type(
    stored(
        7,
        pages=(
            lines_at(1, "MATRÍCULA Nº 12.345", "Livro nº 2", "imóvel: um terreno urbano"),
            lines_at(2, "R.3 - Hipoteca cedular em favor do Banco", "O devedor José da Silva"),
        ),
        fields=(field("nome", "José da Silva"), field("cpf", "52998224725"), field("nome", "Ana Sá", 2)),
    ),
    "matricula_imovel",
    days=2,
)


@pytest.fixture
def sink(url):
    with closing(SqlSink(url)) as opened:
        opened.write(birth_record(1))
        opened.write(MORTGAGE)
        yield opened


def places(url, text, limit=20, **more):
    found = search(url, Question(terms=terms_of(text), **more), limit)
    return [(hit.document_id, hit.page) for hit in found.hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hipoteca", [(7, 2)]),
        ("HIPOTECA", [(7, 2)]),
        ("matricula", [(7, 1)]),
        ("imóvel TERRENO", [(7, 1)]),
        ("terreno imovel", [(7, 1)]),
        ('"terreno imovel"', []),
        ('"hipoteca cedular"', [(7, 2)]),
        ("josé", [(7, 2), (1, 1)]),
        ("12.345", [(7, 1)]),
        ("obito", [(1, 1)]),
        ("hipoteca obito", []),
        ("r.3", [(7, 2)]),
    ],
)
def test_words_are_found_without_case_and_accents(url, sink, text, expected):  # noqa: ARG001
    assert places(url, text) == expected


def test_postgresql_knows_other_forms_of_a_word(url, sink):  # noqa: ARG001
    assert places(url, "terrenos urbanos") == ([] if url.startswith("sqlite") else [(7, 1)])


def test_a_hit_tells_the_line_and_its_place(url, sink):  # noqa: ARG001
    (hit,) = search(url, Question(terms=terms_of("devedor silva")), 5).hits
    assert hit.text == "O devedor José da Silva"
    assert hit.box == Box(10.0, 200.0, 900.0, 240.0)
    assert (hit.document_type, hit.file_page, hit.field) == ("matricula_imovel", 2, None)


def test_a_page_without_lines_tells_the_line_of_its_text(url, sink):
    sink.write(stored(9, pages=(lines_at(1, "primeira", "a procurada"),)))
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE pages SET lines = '[]' WHERE document_id = 9")
    engine.dispose()
    (hit,) = search(url, Question(terms=terms_of("procurada")), 5).hits
    assert (hit.text, hit.box) == ("a procurada", None)


def test_the_rest_is_counted(url, sink):
    for number in range(20, 30):
        sink.write(stored(number, pages=(page(1, "certidão"), page(2, "certidão"))))
    found = search(url, Question(terms=terms_of("certidao")), 3)
    assert ([(h.document_id, h.page) for h in found.hits], found.total) == ([(29, 1), (29, 2), (28, 1)], 21)


def test_type_and_days_bound_what_is_found(url, sink):  # noqa: ARG001
    day = birth_record().record.admitted_at
    assert places(url, "josé", document_type="obito") == [(1, 1)]
    assert places(url, "josé", since=day + timedelta(days=1)) == [(7, 2)]
    assert places(url, "josé", before=day + timedelta(days=1)) == [(1, 1)]
    assert places(url, "josé", since=day, before=day) == []


def asked(*names, key, is_beginning=False):
    return FieldQuestion(names, (key,), is_beginning)


def test_values_are_found_with_their_place(url, sink):  # noqa: ARG001
    found = search(url, Question(fields=(asked("nome", "nome_mae", key="jose da silva"),)), 5)
    (hit,) = found.hits
    assert (hit.document_id, hit.field, hit.text, hit.page) == (7, "nome", "José da Silva", 1)
    assert hit.box is not None
    beginning = search(url, Question(fields=(asked("nome", key="jose", is_beginning=True),)), 1)
    assert (beginning.hits[0].document_id, beginning.total) == (7, 2)
    both = (asked("nome", key="jose", is_beginning=True), asked("cpf", key="52998224725"))
    assert search(url, Question(fields=both, document_type="obito"), 5).total == 1


def test_words_and_a_value_must_both_be_there(url, sink):  # noqa: ARG001
    assert places(url, "josé", fields=(asked("nome", key="ana sa"),)) == [(7, 2)]
    assert places(url, "josé", fields=(asked("nome", key="nobody"),)) == []


def test_the_words_follow_what_is_written_anew_and_taken_away(url, sink):
    sink.write(stored(7, pages=(lines_at(1, "usufruto"),)))
    assert (places(url, "hipoteca"), places(url, "usufruto")) == ([], [(7, 1)])
    twice_the_same = stored(7, pages=(page(1, "penhora"),), fields=(field("nome", "a"), field("nome", "b")))
    with pytest.raises(SinkError):
        sink.write(twice_the_same)
    assert (places(url, "penhora"), places(url, "usufruto")) == ([], [(7, 1)])
    sink.remove(7)
    assert places(url, "usufruto") == []


HOSTILE = [
    '"',
    '""',
    '"a',
    "a*",
    "NEAR(a b)",
    "a AND",
    "OR",
    "-a",
    "a:b",
    "text:a",
    "'; --",
    "(",
    "a & !b",
    "^a",
    "\\",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_signs_of_the_databases_are_nothing_but_signs(url, sink, text):  # noqa: ARG001
    if terms_of(text):
        search(url, Question(terms=terms_of(text)), 5)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(text=st.text(max_size=30) | st.text("\"'*()-:^&|!<>\\ aé1º½\0", max_size=12))
def test_nothing_that_can_be_typed_is_a_syntax_error(url, sink, text):  # noqa: ARG001
    if terms_of(text):
        assert search(url, Question(terms=terms_of(text)), 5).total >= 0


def test_an_empty_question_is_none(url, sink):  # noqa: ARG001
    assert [terms_of(text) for text in ("", "  ", "!!!", '""', "' . -")] == [()] * 5
    with pytest.raises(ValueError, match="needs words"):
        search(url, Question(), 5)


def test_a_page_of_a_million_different_words_is_stored_and_found(url, sink):
    words = " ".join(f"w{number:x}" for number in range(200_000))
    sink.write(stored(9, pages=(page(1, f"primeira {words}"),)))
    assert places(url, "primeira") == [(9, 1)]


def test_what_cannot_be_searched_is_named(url, tmp_path):
    question = Question(terms=("a",))
    for wrong in (f"sqlite:///{tmp_path / 'none.db'}", url):
        with pytest.raises(SinkError) as caught:
            search(wrong, question, 5)
        assert caught.value.code == "results_missing"
    with pytest.raises(SinkError) as caught:
        search("postgresql+psycopg://127.0.0.1:1/none", question, 5)
    assert caught.value.code == "results_unreachable"


def test_an_older_database_asks_for_its_upgrade(url, sink):  # noqa: ARG001
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE results_schema SET version = 4")
    engine.dispose()
    with pytest.raises(SinkError) as caught:
        search(url, Question(terms=("a",)), 5)
    assert caught.value.code == "results_older"


def test_whoever_searches_waits_for_no_writer(tmp_path):
    url = f"sqlite:///{tmp_path / 'results.db'}"
    with closing(SqlSink(url)) as sink:
        sink.write(birth_record(1))
        writer = sa.create_engine(url)
        with writer.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            connection.exec_driver_sql("UPDATE documents SET name = 'x'")
            assert places(url, "obito") == [(1, 1)]
        writer.dispose()


@pytest.mark.parametrize("text", ["certidao", "josé"])
def test_the_index_answers_and_not_a_walk_through_all_pages(url, sink, text):  # noqa: ARG001
    if url.startswith("sqlite"):
        pytest.skip("FTS5 knows no other way")
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        connection.exec_driver_sql("SET enable_seqscan = off")
        query = sa.select(_matching("postgresql", terms_of(text)))
        compiled = query.compile(engine, compile_kwargs={"literal_binds": True})
        plan = connection.exec_driver_sql(f"EXPLAIN {compiled}").all()
    engine.dispose()
    assert "pages_by_words" in str(plan)
