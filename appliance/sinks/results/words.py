"""The index of the words of every page: FTS5 on SQLite, GIN over a tsvector on PostgreSQL.

Both know a word without its accents. PostgreSQL knows it by its Portuguese stem, so that `imóveis` finds
`imóvel`; SQLite as it is written. Both change in the transaction that changes the page.
"""

import sqlalchemy as sa

from pipelines.extraction.folding import FOLDING

_LONGEST_INDEXED = 200_000  # characters of a page; the words of a longer one might not fit into a tsvector
# Signs by which PostgreSQL would take words together: as an address, a path, a number with its sign.
_SIGNS = dict.fromkeys("-+_./\\@&=<>~#,;()[]*!?\"'", " ")
_PLAIN_OF = {chr(code): letter for code, letter in FOLDING.items()} | _SIGNS
_FROM = "".join(_PLAIN_OF)
_TO = "".join(letter if letter.isalnum() else " " for letter in _PLAIN_OF.values())
_PLAIN = "translate(left(text, {longest}), '{signs}', '{plain}')".format(
    longest=_LONGEST_INDEXED, signs=_FROM.replace("'", "''"), plain=_TO
)
_VECTOR = f"to_tsvector('portuguese', {_PLAIN})"
"""On PostgreSQL, a page's words without accents, as `fold` has them; needs no extension."""

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
    # Kept, and not only indexed: of a phrase the index knows the words, and not how they follow each other.
    "postgresql": (
        f"ALTER TABLE pages ADD COLUMN words tsvector GENERATED ALWAYS AS ({_VECTOR}) STORED",
        "CREATE INDEX pages_by_words ON pages USING gin (words)",
        "COMMENT ON COLUMN pages.words IS 'The words of the text, kept by the database for searching.'",
    ),
}


def create_words(connection: sa.Connection) -> None:
    """Make the index, with the pages that there are in it."""
    for statement in _STATEMENTS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
