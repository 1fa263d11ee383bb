"""Questions to the results database: pages by their words, fields by their values."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from appliance.sinks.columns import LineRow
from appliance.sinks.results.database import engine_of, reading
from appliance.sinks.results.question import FieldQuestion, Question, line_with, words_of
from appliance.sinks.results.tables import DOCUMENTS, FIELDS, PAGES, SCHEMA_VERSION
from appliance.sinks.results.upgrades import schema_version
from appliance.sinks.results.words import PAGE_BITS
from pipelines.errors import SinkError
from pipelines.geometry import Box

_LAST = "\U0010ffff"
_DOCUMENT = (DOCUMENTS.c.document_id, DOCUMENTS.c.name, DOCUMENTS.c.document_type)
_EDGES = ("left", "top", "right", "bottom")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that answers the question: a line of a page, or a field's value.

    `box` is in pixels of the page, origin top left; None where the reader told no lines, or the field has no
    evidence. `field` is None for words.
    """

    document_id: int
    document_name: str
    document_type: str
    page: int | None
    file_page: int | None
    box: Box | None
    text: str
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The first hits, the latest document first, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def search(url: str, question: Question, limit: int) -> Found:
    """Return the pages on which all the words stand; without words, the values that were asked for.

    Raises SinkError, and ValueError where nothing is asked.
    """
    if not question.terms and not question.fields:
        raise ValueError("a question needs words or a field")
    with _results(url) as connection:
        return _pages(connection, question, limit) if question.terms else _values(connection, question, limit)


@contextmanager
def _results(url: str) -> Iterator[sa.Connection]:
    engine = engine_of(url)
    try:
        if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
            raise _missing()
        with reading(engine) as connection:
            version = schema_version(connection)
            if version is None:
                raise _missing()
            if version < SCHEMA_VERSION:
                raise SinkError(
                    "results_older",
                    f"The results database has schema {version}, which cannot be searched.",
                    "Start the appliance once ('appliance run'): it upgrades the results in place.",
                )
            yield connection
    finally:
        engine.dispose()


def _missing() -> SinkError:
    return SinkError(
        "results_missing",
        "There are no results yet.",
        "Drop scans into a drop folder, and run 'appliance run'.",
    )


def _pages(connection: sa.Connection, question: Question, limit: int) -> Found:
    words = _matching(connection.dialect.name, question.terms)
    these = (PAGES.c.document_id == words.c.document_id) & (PAGES.c.page == words.c.page)
    joined = words.join(PAGES, these).join(DOCUMENTS, DOCUMENTS.c.document_id == PAGES.c.document_id)
    conditions = [*_bounds(question), *(_has(one) for one in question.fields)]
    columns = (*_DOCUMENT, PAGES.c.page, PAGES.c.file_page, PAGES.c.text, PAGES.c.lines)
    query = sa.select(*columns).select_from(joined).where(*conditions)
    count = sa.select(sa.func.count()).select_from(joined).where(*conditions)
    order = (PAGES.c.document_id.desc(), PAGES.c.page)
    rows = connection.execute(query.order_by(*order).limit(limit)).mappings()
    hits = tuple(_page_hit(row, question.terms) for row in rows)
    return _found(connection, hits, limit, count)


def _values(connection: sa.Connection, question: Question, limit: int) -> Found:
    first, *others = question.fields
    joined = FIELDS.join(DOCUMENTS, DOCUMENTS.c.document_id == FIELDS.c.document_id).outerjoin(
        PAGES, (PAGES.c.document_id == FIELDS.c.document_id) & (PAGES.c.page == FIELDS.c.page)
    )
    conditions = [_is(first), *_bounds(question), *(_has(one) for one in others)]
    boxes = (FIELDS.c[edge] for edge in _EDGES)
    columns = (*_DOCUMENT, FIELDS.c.page, PAGES.c.file_page, FIELDS.c.value, *boxes)
    query = sa.select(*columns, FIELDS.c.name.label("field")).select_from(joined).where(*conditions)
    count = sa.select(sa.func.count()).select_from(joined).where(*conditions)
    order = (FIELDS.c.document_id.desc(), FIELDS.c.name, FIELDS.c.occurrence)
    rows = connection.execute(query.order_by(*order).limit(limit)).mappings()
    return _found(connection, tuple(_value_hit(row) for row in rows), limit, count)


def _found(connection: sa.Connection, hits: tuple[Hit, ...], limit: int, count: sa.Select[int]) -> Found:
    """Return the hits with how many there are, which is counted only where there may be more of them."""
    is_all = len(hits) < limit
    return Found(hits, len(hits) if is_all else connection.execute(count).scalar_one())


def _matching(dialect: str, terms: Sequence[str]) -> sa.Subquery:
    """Return document_id and page of the pages on which every term stands.

    What was typed is only ever a string to the database: no sign in it is an operator.
    """
    if dialect == "sqlite":
        told = " ".join('"' + term.replace("\0", " ").replace('"', " ") + '"' for term in terms)
        statement = sa.text(
            f"SELECT rowid >> {PAGE_BITS} AS document_id, rowid & {(1 << PAGE_BITS) - 1} AS page "  # noqa: S608
            "FROM page_words WHERE page_words MATCH :told"
        ).bindparams(told=told)
    else:
        asked = " && ".join(f"phraseto_tsquery('portuguese', :term{n})" for n in range(len(terms)))
        statement = sa.text(
            f"SELECT document_id, page FROM pages WHERE words @@ ({asked})"  # noqa: S608 - ours alone
        ).bindparams(**{f"term{n}": " ".join(words_of(term)) for n, term in enumerate(terms)})
    numbers = (sa.column("document_id", sa.Integer()), sa.column("page", sa.Integer()))
    return statement.columns(*numbers).subquery("words")


def _bounds(question: Question) -> Iterator[sa.ColumnElement[bool]]:
    if question.document_type is not None:
        yield DOCUMENTS.c.document_type == question.document_type
    if question.since is not None:
        yield DOCUMENTS.c.admitted_at >= question.since
    if question.before is not None:
        yield DOCUMENTS.c.admitted_at < question.before


def _has(one: FieldQuestion) -> sa.ColumnElement[bool]:
    return DOCUMENTS.c.document_id.in_(sa.select(FIELDS.c.document_id).where(_is(one)))


def _is(one: FieldQuestion) -> sa.ColumnElement[bool]:
    key = FIELDS.c.search_key
    values = [(key >= told) & (key < told + _LAST) if one.is_beginning else key == told for told in one.keys]
    return FIELDS.c.name.in_(one.names) & sa.or_(sa.false(), *values)


def _page_hit(row: sa.RowMapping, terms: Sequence[str]) -> Hit:
    lines = [LineRow(**line) for line in row["lines"]]
    line = line_with(terms, lines)
    if line is None:  # a reader that tells no places: the line of the text
        line = line_with(terms, [LineRow(text, None, 0, 0, 0, 0) for text in row["text"].splitlines()])
        box = None
    else:
        box = Box(line.left, line.top, line.right, line.bottom)
    text = "" if line is None else line.text
    return Hit(
        row["document_id"], row["name"], row["document_type"], row["page"], row["file_page"], box, text
    )


def _value_hit(row: sa.RowMapping) -> Hit:
    box = None if row["left"] is None else Box(*(row[edge] for edge in _EDGES))
    place = (row["page"], row["file_page"], box)
    return Hit(row["document_id"], row["name"], row["document_type"], *place, row["value"], row["field"])
