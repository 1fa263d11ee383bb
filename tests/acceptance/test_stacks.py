"""A stack becomes documents, at sheets or where the type changes; also when a run is killed meanwhile."""

import json
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from random import Random

import pyarrow.parquet as pq
import pytest

from tests.site import RUN_SECONDS, change_settings, command_line, new_site, ok
from tests.synthetic import degrade, fonts
from tests.synthetic.canvas import Canvas
from tests.synthetic.generator import make_document
from tests.synthetic.separators import barcode_sheet, patch_sheet
from tests.synthetic.writers import write_pdf, write_tiff

DPI = 150
PROFILES = """
[profiles.covers]
drop = "drop/covers"
separators = ["code128:CAPA-*"]
keep_separators = true

[profiles.mixed]
drop = "drop/mixed"
split_by_type = true
"""
MIXED = (("nascimento", "form"), ("obito", "national"))
ROWS = (
    "SELECT name, part, first_page, page_count, page, file_page, pages.state, text"
    " FROM documents JOIN pages USING (document_id) ORDER BY name, page"
)
PLACES = [
    ("covers.tif#1", 1, 1, 2, [(1, 1), (2, 2)]),
    ("covers.tif#2", 2, 3, 2, [(1, 3), (2, 4)]),
    ("stack.pdf#1", 1, 1, 1, [(1, 1)]),
    ("stack.pdf#2", 2, 3, 2, [(1, 3), (2, 4)]),
    ("stack.pdf#3", 3, 7, 1, [(1, 7)]),
    ("stack.tif#1", 1, 2, 1, [(1, 2)]),
    ("whole.tif", 0, 1, 1, [(1, 1)]),
    ("mixed.pdf#1", 1, 1, 2, [(1, 1), (2, 2)]),
    ("mixed.pdf#2", 2, 3, 1, [(1, 3)]),
]


def page(word):
    """A slip of paper with one word that says which it is."""
    slip = Canvas(DPI, Random(0), width=105, height=60)
    slip.text(15, 30, f"Registro {word}", fonts.SANS[0], 20)
    return slip.page()


def filled_site(folder):
    site = new_site(folder / "site", archives=False)
    change_settings(site, "separators = []", 'separators = ["patch-t", "qr:NOVO*"]')
    with (site / "appliance.toml").open("a", encoding="utf-8") as settings:
        settings.write(PROFILES)
    for profile in ("covers", "mixed"):
        (site / "drop" / profile).mkdir()
    fill(site / "drop")
    return site


def fill(drop):
    patch = degrade.skewed(degrade.scanned(patch_sheet(DPI), 1), 2.0)
    novo, other = (barcode_sheet(DPI, "qr", text) for text in ("NOVO DOCUMENTO", "outro"))
    cover = barcode_sheet(DPI, "code128", "CAPA-7", width=150)
    pages = [page("alfa"), patch, page("beta"), other, novo, novo, page("gama")]
    write_pdf(drop / "default" / "stack.pdf", pages)
    turned = [patch, page("delta"), degrade.turned(patch, 180)]
    write_tiff(drop / "default" / "stack.tif", turned, compression="group4")
    write_tiff(drop / "default" / "whole.tif", [page("epsilon")], compression="group4")
    covers = [cover, page("zeta"), cover, page("eta")]
    write_tiff(drop / "covers" / "covers.tif", covers, compression="group4")
    birth, death = (make_document(kind, 3, dpi=DPI, layout=layout).pages[0] for kind, layout in MIXED)
    write_pdf(drop / "mixed" / "mixed.pdf", [birth, Canvas(DPI, Random(0)).page(), death])


def run(site):
    command = command_line("--site", site, "run", "--json")
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ask(site, *arguments):
    return ok("--site", site, *arguments)


def query(database, statement):
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(statement).fetchall()


def rows(site):
    return query(site / "results" / "results.db", ROWS)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = filled_site(tmp_path_factory.mktemp("undisturbed"))
    begun = run(folder)
    report, complaint = begun.communicate(timeout=RUN_SECONDS)
    assert begun.returncode == 0, complaint
    assert json.loads(report)["states"].pop("SPLIT") == 4
    return folder


def test_each_stretch_of_a_stack_is_a_document_in_the_results(site):
    found = rows(site)
    for name, part, first_page, page_count, numbers in PLACES:
        own = [row for row in found if row[0] == name]
        assert {row[1:4] for row in own} == {(part, first_page, page_count)}, name
        assert [row[4:6] for row in own] == numbers, name
    assert len(found) == sum(len(numbers) for *_, numbers in PLACES)
    texts = {row[0]: row[7] for row in found if row[4] == row[3]}
    for name, word in (("stack.pdf#1", "alfa"), ("stack.pdf#3", "gama"), ("stack.tif#1", "delta")):
        assert f"Registro {word}" in texts[name]
    assert {row[6] for row in found if row[0].startswith("covers")} == {"READ"}


def test_a_file_is_divided_where_a_page_bears_another_types_title_and_read_once(site):
    types = query(site / "results" / "results.db", "SELECT name, document_type FROM documents ORDER BY name")
    assert [kind for name, kind in types if name.startswith("mixed")] == ["nascimento", "obito"]
    assert query(site / "data" / "ledger.db", "SELECT max(attempts) FROM ledger_pages") == [(1,)]


def test_the_parts_carry_the_hash_of_their_file(site):
    hashes = query(site / "results" / "results.db", "SELECT name, sha256 FROM documents ORDER BY name")
    stacks = {sha256 for name, sha256 in hashes if name.startswith("stack.pdf")}
    assert len(stacks) == 1
    assert len({sha256 for _, sha256 in hashes}) == 5


def test_parquet_has_the_same_pages(site):
    files = (site / "results" / "parquet" / "pages").rglob("*.parquet")
    assert sum(pq.read_metadata(file).num_rows for file in files) == len(rows(site))


def test_show_leads_from_the_file_to_its_parts_and_back(site):
    listed = {document["name"]: document for document in ask(site, "documents")["documents"]}
    whole = listed["stack.pdf"]
    story = ask(site, "show", str(whole["id"]))
    assert (whole["state"], whole["page_count"]) == ("SPLIT", 7)
    assert [part["name"] for part in story["parts"]] == ["stack.pdf#1", "stack.pdf#2", "stack.pdf#3"]
    assert [(page["file_page"], page["state"]) for page in story["pages"]] == [
        (2, "SEPARATOR"),
        (5, "SEPARATOR"),
        (6, "SEPARATOR"),
    ]
    part = ask(site, "show", str(listed["stack.pdf#2"]["id"]))
    assert (part["document"]["file"], part["document"]["part"]) == (whole["id"], 2)
    assert [(page["page"], page["file_page"]) for page in part["pages"]] == [(1, 3), (2, 4)]


def test_every_page_of_every_file_is_accounted_for(site):
    status = ask(site, "status")
    assert sum(status["pages"].values()) == 7 + 3 + 1 + 4 + 3
    assert status["pages"]["SEPARATOR"] == 3 + 2
    assert (status["documents"]["SPLIT"], status["documents"]["ADMITTED"]) == (4, 0)


def test_a_page_of_a_part_that_is_read_again_is_found_in_the_file(site):
    """The second page of stack.pdf#2 is made to have failed, as a disk that was full for a while would."""
    before = rows(site)
    with closing(sqlite3.connect(site / "data" / "ledger.db")) as ledger, ledger:
        ((part,),) = ledger.execute("SELECT id FROM ledger_documents WHERE name = 'stack.pdf#2'").fetchall()
        ledger.execute("UPDATE ledger_documents SET state = 'PARTIAL' WHERE id = ?", (part,))
        ledger.execute(
            "UPDATE ledger_pages SET state = 'FAILED', content = NULL WHERE document_id = ? AND number = 2",
            (part,),
        )
    assert ask(site, "requeue", str(part))["requeued"] == [part]
    run(site).communicate(timeout=RUN_SECONDS)
    (page,) = (page for page in ask(site, "show", str(part))["pages"] if page["page"] == 2)
    assert (page["state"], page["attempts"]) == ("READ", 2)
    assert rows(site) == before


@pytest.mark.long
@pytest.mark.parametrize(
    "moment",
    [
        "SELECT 1 FROM ledger_documents WHERE part > 0",
        "SELECT 1 FROM ledger_documents WHERE part > 1 AND state NOT IN ('ADMITTED', 'RUNNING')",
    ],
    ids=["a stack was split", "a part was finished"],
)
def test_a_run_that_is_killed_meanwhile_ends_with_the_same_rows(site, moment, tmp_path):
    again = filled_site(tmp_path)
    killed = run(again)
    deadline = time.monotonic() + 120
    while killed.poll() is None and time.monotonic() < deadline:
        try:
            if query(again / "data" / "ledger.db", moment):
                break
        except sqlite3.OperationalError:
            pass  # not made yet, or being written
        time.sleep(0.01)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    run(again).communicate(timeout=RUN_SECONDS)
    assert rows(again) == rows(site)
