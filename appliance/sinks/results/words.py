"""The index of the words of every page: FTS5 on SQLite, GIN over a tsvector on PostgreSQL.

Both know a word without its accents. PostgreSQL knows it by its Portuguese stem, so that `imóveis` finds
`imóvel`; SQLite as it is written. Neither holds the text a second time, and both change in the transaction
that changes the page.
"""

import sqlalchemy as sa

from pipelines.extraction.folding import FOLDED_LETTERS

_LONGEST_INDEXED = 200_000  # characters of a page; the words of a longer one might not fit into a tsvector
_ACCENTED, _PLAIN = "".join(FOLDED_LETTERS), "".join(FOLDED_LETTERS.values())
PLAIN_TEXT = "regexp_replace(lower(translate({text}, '%s', '%s')), '[^0-9a-z]+', ' ', 'g')" % (  # noqa: UP031
    _ACCENTED,
    _PLAIN,
)
"""On PostgreSQL, a text as words without accents; needs no extension."""
PAGE_VECTOR = f"to_tsvector('portuguese', {PLAIN_TEXT.format(text=f'left(pages.text, {_LONGEST_INDEXED})')})"
"""On PostgreSQL, a page's words: what asks in these words is answered by the index."""

PAGE_BITS = 20
"""On SQLite, `page_words` calls a page document_id << 20 | page."""
_ADD = "INSERT INTO page_words (rowid, text) VALUES (new.document_id << 20 | new.page, new.text)"
_TAKE = (
    "INSERT INTO page_words (page_words, rowid, text) "
    "VALUES ('delete', old.document_id << 20 | old.page, old.text)"
)
_ADD_ALL = (
    "INSERT INTO page_words (rowid, text) "
    "SELECT document_id << 20 | page, text FROM pages WHERE text IS NOT NULL"
)
_MAKE = (
    "CREATE VIRTUAL TABLE page_words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')"
)


def _trigger(name: str, event: str, row: str, statement: str) -> str:
    condition = f"FOR EACH ROW WHEN {row}.text IS NOT NULL"
    return f"CREATE TRIGGER page_words_{name} {event} ON pages {condition} BEGIN {statement}; END"


# Triggers, so that no way of changing a page forgets its words.
_STATEMENTS = {
    "sqlite": (
        _MAKE,
        _trigger("added", "AFTER INSERT", "new", _ADD),
        _trigger("taken", "AFTER DELETE", "old", _TAKE),
        _trigger("changed_from", "BEFORE UPDATE", "old", _TAKE),
        _trigger("changed_to", "AFTER UPDATE", "new", _ADD),
        _ADD_ALL,
    ),
    "postgresql": (f"CREATE INDEX pages_by_words ON pages USING gin ({PAGE_VECTOR})",),
}


def create_words(connection: sa.Connection) -> None:
    """Make the index, with the pages that there are in it."""
    for statement in _STATEMENTS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
