"""A model reads: alone, beside the embedded reader, and killed and replaced while it reads."""

import json
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import numpy as np
import psutil
import pytest
from PIL import Image

from appliance.ledger.records import Degeneration, DocumentState
from appliance.ledger.store import Ledger
from pipelines.ocr import embedded
from pipelines.ocr.vlm.field_question import VERSION
from pipelines.result import opinion_from_json, page_from_json, second_reading_from_json
from tests.readers import ENDS, WRITES_ON, write_circling_model, write_model
from tests.site import appliance, change_settings, command_line, new_site

INBOX = Path(__file__).parents[2] / "examples" / "quickstart" / "inbox"
PAGE = "casamento-0002-torto.jpg"
SECONDS = 120
ROWS = """
SELECT name, page, text, pages.engine, pages.engine_version
FROM pages JOIN documents USING (document_id) ORDER BY 1, 2
"""


class Site:
    def __init__(self, folder, mode):
        self.folder = new_site(folder)
        change_settings(folder, 'mode = "embedded"', f'mode = "{mode}"')
        change_settings(folder, "metrics_port = 9464", "metrics_port = 0")

    def told(self, *arguments, code=0):
        done = appliance("--site", self.folder, *arguments, "--json")
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout if code == 0 else done.stderr)

    def add(self, checkpoint):
        version = self.told("model", "import", checkpoint, "--accept-licence")["version"]
        self.activate(version)
        return version

    def activate(self, version):
        self.told("model", "activate", version, "--device", "cpu")

    def drop(self, file):
        shutil.copy(file, self.folder / "drop" / "default" / file.name)

    def run(self):
        return self.told("run")

    def rows(self):
        with closing(sqlite3.connect(self.folder / "results" / "results.db")) as connection:
            return connection.execute(ROWS).fetchall()

    def ledger(self):
        return Ledger.open(f"sqlite:///{self.folder}/data/ledger.db")

    def actions(self):
        lines = (self.folder / "data" / "logs" / "appliance.jsonl").read_text("utf-8").splitlines()
        return [json.loads(line).get("action") for line in lines]


@pytest.mark.long
def test_a_page_on_which_a_model_goes_in_circles_is_read_by_the_embedded_reader_and_counted(tmp_path):
    site = Site(tmp_path / "site", "vlm")
    assert site.told("run", code=6)["error"]["code"] == "no_active_model"
    other = site.add(write_model(tmp_path / "other", ENDS))
    circling = site.add(write_circling_model(tmp_path / "circling"))
    site.drop(INBOX / PAGE)
    assert site.run()["failures"] == {}
    ((_, _, text, engine, version),) = site.rows()
    assert (engine, version, "CASAMENTO" in text.upper()) == (embedded.NAME, embedded.VERSION, True)
    with site.ledger() as ledger:
        ((_, content),) = list(ledger.page_contents(1))
        assert f"degenerate:{circling}" in page_from_json(content).operations
        assert ledger.degenerations() == [Degeneration(circling, 1, 1, 0)]
    reader = site.told("status")["reader"]
    assert (reader["model"], reader["pages"], reader["by_guard"], reader["alarm"]) == (circling, 1, 1, False)

    assert site.told("model", "activate", "--previous")["version"] == other
    graph = site.folder / "data" / "models" / other / "serving" / "cpu-32" / "decoder.onnx"
    graph.chmod(0o600)
    graph.write_bytes(graph.read_bytes()[:-1])
    assert site.told("run", code=6)["error"]["code"] == "graphs_changed"


def test_two_readers_do_not_agree_and_the_model_is_asked_for_fields_all_of_which_a_person_sees(tmp_path):
    site = Site(tmp_path / "site", "dual")
    change_settings(site.folder, "second_opinion = false", "second_opinion = true")
    change_settings(site.folder, 'document_type = ""', 'document_type = "casamento"')
    model = site.add(write_model(tmp_path / "reading", ENDS))
    site.drop(INBOX / PAGE)
    assert site.run()["states"] == {"REVIEW": 1}
    ((_, _, _, engine, version),) = site.rows()
    assert engine == "vlm"
    assert (version.startswith(model), version.endswith(f".opinions{VERSION}")) == (True, True)
    with site.ledger() as ledger:
        document = ledger.document(1)
        ((page, content),) = list(ledger.page_contents(1))
    assert (document.state, document.pipeline_version) == (DocumentState.REVIEW, f"1+opinions.{VERSION}")
    second = second_reading_from_json(content)
    assert "CASAMENTO" in second.page.text.upper()
    assert second.page.provenance.engine == embedded.NAME
    assert second.agreement.needs_review
    assert page.confidence == second.agreement.share < 0.9
    assert page_from_json(content).provenance.pipeline == "dual"

    opinion = opinion_from_json(content)
    assert (opinion.engine_version, opinion.document_type) == (version, "casamento")
    is_missed = "second_opinion_missing" in site.actions()
    assert is_missed == (opinion.failure is not None)
    statuses = {field["status"] for field in site.told("show", "1")["fields"]}
    assert statuses
    assert statuses <= {"MISSING", "UNSURE"}  # babble about babble makes nothing certain


@pytest.fixture
def watched(tmp_path):
    """A site with two models whose `watch` runs with the first."""
    site = Site(tmp_path / "site", "vlm")
    other = site.add(write_model(tmp_path / "other", ENDS))
    first = site.add(write_model(tmp_path / "first", WRITES_ON))
    watching = subprocess.Popen(
        command_line("--site", site.folder, "watch", "--json"), stdout=subprocess.DEVNULL
    )
    yield site, watching, first, other
    watching.send_signal(signal.SIGTERM)
    assert watching.wait(60) == 0


def write_pages(file, count):
    """Write a file of pages that differ, as large as takes a model a while."""
    random = np.random.default_rng(0)
    pages = [
        Image.fromarray(random.integers(0, 256, (40, 30), np.uint8)).resize((450, 600)) for _ in range(count)
    ]
    pages[0].save(file, save_all=True, append_images=pages[1:], dpi=(100, 100))
    return file


def wait_until(holds, watching):
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert watching.poll() is None
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@pytest.mark.long
def test_a_reader_that_is_killed_and_one_that_is_replaced_lose_no_page(watched, tmp_path):
    site, watching, first, other = watched
    count = 80
    site.drop(write_pages(tmp_path / "pages.tif", count))
    with site.ledger() as ledger:
        wait_until(lambda: ledger.status().pages.get("READ", 0) >= 3, watching)
        for process in psutil.Process(watching.pid).children(recursive=True):
            if " ".join(process.cmdline()).startswith("ray::Reader"):
                process.kill()
        was_read = ledger.status().pages["READ"]
        wait_until(lambda: ledger.status().pages["READ"] > was_read + 3, watching)
        site.told("model", "activate", "--previous")
        wait_until(lambda: not ledger.has_work(ledger.document(1).admitted_at), watching)
        assert ledger.failures() == []
        assert ledger.document(1).state is DocumentState.COMPLETE
    rows = site.rows()
    assert [page for _, page, _, _, _ in rows] == list(range(1, count + 1))
    assert {(engine, version.partition("+")[0]) for _, _, _, engine, version in rows} == {
        ("vlm", first),
        ("vlm", other),
    }
    assert "actor_died" in site.actions()
    assert "model_changed" in site.actions()
