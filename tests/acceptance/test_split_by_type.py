"""A stack without sheets becomes a document for each type, its pages read once."""

import sqlite3
from contextlib import closing
from random import Random

from tests.site import appliance, new_site
from tests.synthetic.canvas import Canvas
from tests.synthetic.generator import make_document
from tests.synthetic.writers import write_pdf

DPI = 150
STACK = (("nascimento", "form"), ("obito", "national"))
ROWS = (
    "SELECT name, document_type, first_page, page, file_page FROM documents JOIN pages USING (document_id)"
    " ORDER BY name, page"
)
READINGS = "SELECT max(attempts) FROM ledger_pages"


def ask(database, query):
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def test_a_file_is_divided_where_a_page_bears_another_types_title(tmp_path):
    site = new_site(tmp_path / "site")
    settings = site / "appliance.toml"
    told = settings.read_text("utf-8")
    settings.write_text(told.replace("split_by_type = false", "split_by_type = true"), "utf-8")
    birth, death = (make_document(kind, 3, dpi=DPI, layout=layout).pages[0] for kind, layout in STACK)
    write_pdf(site / "drop" / "default" / "stack.pdf", [birth, Canvas(DPI, Random(0)).page(), death])
    assert appliance("--site", site, "run").returncode == 0
    assert ask(site / "results" / "results.db", ROWS) == [
        ("stack.pdf#1", "nascimento", 1, 1, 1),
        ("stack.pdf#1", "nascimento", 1, 2, 2),
        ("stack.pdf#2", "obito", 3, 1, 3),
    ]
    assert ask(site / "data" / "ledger.db", READINGS) == [(1,)]
