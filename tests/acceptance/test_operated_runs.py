"""The operator steps in while real pages are read: cancel, drain, pause, stop, until, page policy."""

import json
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from appliance.ledger.records import AttemptOutcome, DocumentState, PageState
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from tests.site import RUN_SECONDS, change_settings, command_line, new_site, ok
from tests.synthetic.generator import make_document
from tests.synthetic.writers import write_pdf

S = DocumentState
DONE = (S.COMPLETE, S.REVIEW)
GIVEN_BACK_SECONDS = 20  # ten, on a machine that does nothing else
STOPPED_SECONDS = 60  # with the end of Ray, on a machine that does other things too


@pytest.fixture(scope="session")
def slow_page():
    """The upper half of a page of small print: several seconds of reading."""
    page = make_document("small-print", 1, dpi=200).pages[0]
    return replace(page, pixels=page.pixels[: len(page.pixels) // 2])


@pytest.fixture(scope="session")
def quick_page():
    return make_document("blank", 1, dpi=100).pages[0]


class Site:
    """A site of which the commands run as processes."""

    def __init__(self, folder):
        self.folder = new_site(folder, archives=False)
        self.change("lease_seconds = 60", "lease_seconds = 5")
        self.started = []

    def change(self, old, new):
        change_settings(self.folder, old, new)

    def drop(self, name, *pages):
        aside = self.folder / name
        write_pdf(aside, pages)
        aside.rename(self.folder / "drop" / "default" / name)

    def ok(self, *arguments):
        return ok("--site", self.folder, *arguments)

    def start(self, *arguments):
        line = command_line("--site", self.folder, *arguments, "--json")
        process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True, start_new_session=True)
        self.started.append(process)
        return process

    def end(self, process, seconds=RUN_SECONDS):
        out, _ = process.communicate(timeout=seconds)
        return process.returncode, json.loads(out)

    def wait_until_read(self, document_id):
        """Wait until a page of the document has been in hand for a moment."""
        deadline = time.monotonic() + RUN_SECONDS
        with self.ledger() as ledger:
            while not any(page.state is PageState.RUNNING for page in ledger.pages(document_id)):
                assert time.monotonic() < deadline
                time.sleep(0.1)
        time.sleep(1.5)

    def ledger(self):
        return Ledger.open(load_settings(self.folder).ledger_url)

    def state(self, document_id):
        with self.ledger() as ledger:
            return ledger.document(document_id).state

    def rows(self):
        with closing(sqlite3.connect(self.folder / "results" / "results.db")) as connection:
            return connection.execute("SELECT page, state FROM pages ORDER BY 1").fetchall()


@pytest.fixture
def site(tmp_path):
    made = Site(tmp_path / "site")
    yield made
    for process in made.started:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_a_document_cancelled_while_it_is_read_does_not_disturb_the_run(site, slow_page, quick_page):
    site.drop("slow.pdf", *[slow_page] * 5)
    run = site.start("run")
    site.wait_until_read(1)
    site.drop("other.pdf", quick_page, slow_page)
    site.wait_until_read(2)
    assert site.ok("cancel", "1")["cancelled"] == [1]
    code, report = site.end(run)
    assert (code, report["waiting"]) == (0, 0)
    assert site.state(1) is S.CANCELLED
    assert site.state(2) in DONE
    assert report["documents_done"] == sum(report["states"].values()) == 1


def test_sigterm_gives_a_page_in_flight_back_and_drain_ends_the_next_watch_behind_it(
    site, slow_page, quick_page
):
    site.drop("slow.pdf", slow_page, quick_page)
    watch = site.start("watch")
    site.wait_until_read(1)
    began, asked_at = time.monotonic(), datetime.now(UTC)
    watch.send_signal(signal.SIGTERM)
    code, report = site.end(watch, STOPPED_SECONDS)
    took = time.monotonic() - began
    assert (code, report["waiting"]) == (0, 1)
    with site.ledger() as ledger:
        (attempt,) = ledger.attempts(1)
        assert attempt.outcome is AttemptOutcome.RELEASED
        assert attempt.ended_at - asked_at < timedelta(seconds=GIVEN_BACK_SECONDS)
        assert not any(page.state is PageState.RUNNING for page in ledger.pages(1))
    assert took < STOPPED_SECONDS

    watch = site.start("watch")
    site.wait_until_read(1)
    assert site.ok("drain") == {"is_draining": True, "pid": watch.pid}
    time.sleep(1.5)  # what it is just looking at is still taken in
    site.drop("later.pdf", quick_page)
    code, report = site.end(watch)
    assert (code, report["was_drained"]) == (0, True)
    assert site.state(1) in DONE
    assert site.rows() == [(1, "READ"), (2, "BLANK")]
    status = site.ok("status")
    assert (status["switches"], status["waiting_files"]) == ([], {"default": 1})


def test_a_run_ends_where_all_that_waits_is_paused_and_says_so(site, quick_page):
    site.ok("pause", "default")
    site.drop("quick.pdf", quick_page)
    code, report = site.end(site.start("run"))
    assert (code, report["waiting"], report["paused"]) == (0, 1, 1)
    assert site.state(1) is S.ADMITTED


def test_a_run_with_an_end_gives_back_what_is_in_hand_at_that_moment(site, slow_page):
    site.drop("slow.pdf", *[slow_page] * 40)
    until = datetime.now(UTC) + timedelta(seconds=25)
    code, report = site.end(site.start("run", "--until", until.isoformat()))
    assert until <= datetime.now(UTC) < until + timedelta(seconds=STOPPED_SECONDS)
    assert (code, report["waiting"]) == (0, 1)
    assert site.state(1) is S.ADMITTED


def test_by_the_policy_complete_one_failed_page_fails_the_document_and_only_it_is_read_again(site):
    """The second page is larger than the site allows; the operator lets it pass for this document."""
    pages = [make_document("blank", 1, dpi=dpi).pages[0] for dpi in (80, 150)]
    site.change('page_policy = "partial"', 'page_policy = "complete"')
    site.change("max_page_pixels = 150000000", "max_page_pixels = 1000000")
    site.drop("two.pdf", *pages)
    site.change("dpi = 300 ", "dpi = 80 ")
    code, report = site.end(site.start("run"))
    assert (code, report["states"]) == (4, {"FAILED": 1})
    assert report["failures"] == {"page_too_large": 1, "too_many_pages_failed": 1}
    site.ok("requeue", "1", "--with", "max_page_pixels=9000000")
    code, report = site.end(site.start("run"))
    assert (code, report["pages_total"], report["failures"]) == (0, 1, {})
    assert site.state(1) in DONE
