"""`reprocess` on a real site with a real Ray: a type that changed, a kill, an original that is gone."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.site import RUN_SECONDS, appliance, command_line, new_site, ok
from tests.synthetic.canvas import Canvas
from tests.synthetic.fonts import SANS
from tests.synthetic.form import heading, row
from tests.synthetic.writers import write_png

PERMIT = Path(__file__).parents[2] / "examples" / "own_document_type" / "types" / "guia_sepultamento.toml"
FACE = SANS[0]


def _permit():
    canvas = Canvas(150, random.Random(1))
    y = heading(canvas, FACE, ["PREFEITURA DO MUNICÍPIO DE ITU", "GUIA DE SEPULTAMENTO"])
    cells = [("NÚMERO DA GUIA", ["318/2024"], 0.4), ("QUADRA E JAZIGO", ["Q12-A305"], 0.6)]
    y = row(canvas, y + 6, FACE, cells)
    y = row(canvas, y, FACE, [("NOME DO FALECIDO", ["Antônio Pereira Lima"], 1.0)])
    row(canvas, y, FACE, [("DATA DO SEPULTAMENTO", ["14 de março de 2024"], 1.0)])
    return canvas.page()


class Site:
    def __init__(self, folder):
        self.folder = folder

    def ok(self, *arguments):
        return ok("--site", self.folder, *arguments)

    def rows(self):
        """Every row of the results database, as text."""
        with closing(sqlite3.connect(self.folder / "results" / "results.db")) as connection:
            return list(connection.iterdump())

    def standing(self):
        """What `show` says of the first document, but for its history."""
        shown = self.ok("show", "1", "--reveal")
        return {key: shown[key] for key in ("document", "pages", "fields")}

    def versions(self):
        """The numbers of the first document's results that were replaced."""
        return [version["version"] for version in self.ok("show", "1")["versions"]]

    def fields(self):
        return {field["name"] for field in self.standing()["fields"]}

    def kill_while_it_reads(self):
        """Start a run and kill it as soon as the new reading's page is in hand."""
        command = command_line("--site", self.folder, "run", "--json")
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
        ends_at = time.monotonic() + RUN_SECONDS
        query = "SELECT count(*) FROM ledger_pages WHERE state = 'RUNNING'"
        with closing(sqlite3.connect(self.folder / "data" / "ledger.db")) as connection:
            while connection.execute(query).fetchone() == (0,):
                assert time.monotonic() < ends_at
                assert run.poll() is None
                time.sleep(0.02)
        os.kill(run.pid, signal.SIGKILL)
        run.wait()


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site that has read a permit, and whose type for permits tells less since."""
    folder = new_site(tmp_path_factory.mktemp("reprocess") / "office", archives=False)
    (folder / "types").mkdir()
    shutil.copy(PERMIT, folder / "types")
    write_png(folder / "guia.png", _permit())
    (folder / "guia.png").rename(folder / "drop" / "default" / "guia.png")
    made = Site(folder)
    assert made.ok("run")["documents_done"] == 1
    assert "sepultura" in made.fields()
    text = PERMIT.read_text("utf-8").replace('version = "1"', 'version = "2"')
    kept = [part for part in text.split("[[fields]]") if 'name = "sepultura"' not in part]
    (folder / "types" / PERMIT.name).write_text("[[fields]]".join(kept), "utf-8")
    return made


def test_killed_compared_accepted_the_results_stand_until_they_are_replaced(site):
    before, rows = site.standing(), site.rows()
    counted = site.ok("reprocess", "--pipeline", "<99", "--dry-run")
    assert (counted["documents"], counted["pages"]) == (1, 1)
    assert site.ok("reprocess", "--read-by", before["pages"][0]["engine"], "--compare")["ordered"] == [1]
    site.kill_while_it_reads()
    assert (site.standing(), site.rows()) == (before, rows)
    assert site.ok("run")["failures"] == {}
    assert (site.standing(), site.rows()) == (before, rows)

    masked = site.ok("reprocess", "--changes")
    (change,) = masked["documents"][0]["changes"]
    assert (change["kind"], change["name"], change["after"]) == ("REMOVED", "sepultura", None)
    assert change["before"]["value"] != "Q12-A305"
    (change,) = site.ok("reprocess", "--changes", "1", "--reveal")["documents"][0]["changes"]
    assert change["before"]["value"] == "Q12-A305"
    assert masked["totals"] == [
        {"type": "guia_sepultamento", "field": "sepultura", "kind": "REMOVED", "count": 1}
    ]
    told = appliance("--site", site.folder, "reprocess", "--changes")
    assert "sepultura" in told.stdout
    assert "Q12-A305" not in told.stdout

    assert site.ok("reprocess", "--accept", "--all")["accepted"] == [1]
    site.ok("run")
    assert "sepultura" not in site.fields()
    assert not any("Q12-A305" in row and 'INTO "fields"' in row for row in site.rows())
    (version,) = site.ok("show", "1")["versions"]
    assert (version["version"], version["document_type"]) == (1, "guia_sepultamento")
    assert "Results that were replaced" in appliance("--site", site.folder, "show", "1").stdout
    assert site.ok("reconcile")["differences"] == []


@pytest.mark.long
def test_a_reading_that_fails_keeps_the_results_byte_for_byte(site):
    before, rows, versions = site.standing(), site.rows(), site.versions()
    (original,) = (path for path in (site.folder / "data" / "vault").rglob("*") if path.is_file())
    whole = original.read_bytes()
    original.unlink()
    original.write_bytes(b"no picture")
    assert site.ok("reprocess", "1")["ordered"] == [1]
    report = site.ok("run")
    assert report["failures"] == {"new_reading_failed": 1}
    assert (site.standing(), site.rows()) == (before, rows)
    (listed,) = site.ok("failures")["failures"]
    assert (listed["code"], listed["command"]) == ("new_reading_failed", "appliance reprocess 1")
    original.unlink()
    original.write_bytes(whole)
    assert site.ok("reprocess", "--all")["ordered"] == [1]
    site.ok("run")
    assert site.ok("failures")["failures"] == []
    assert site.versions() == [*versions, len(versions) + 1]  # it may run without its neighbour
    assert site.ok("reprocess", "--forget-before", "0m")["forgotten"] == len(versions) + 1
    assert site.versions() == []


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "Name documents by ID"),
        (("1", "--all"), "Name documents by ID"),
        (("--accept",), "Name documents by ID"),
        (("--accept", "--discard", "1"), "stand alone"),
        (("--changes", "--profile", "default"), "stand alone"),
        (("--read-by", "vlm<3f2a"), "has no order"),
        (("--pipeline", "embedded<5"), "is no condition"),
        (("1", "--reveal"), "--reveal goes with --changes"),
        (("99",), "There is no document 99"),
    ],
)
def test_what_is_unclear_is_refused(site, arguments, complaint):
    done = appliance("--site", site.folder, "reprocess", *arguments)
    assert done.returncode == 2
    assert complaint in done.stderr
