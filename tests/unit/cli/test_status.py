from dataclasses import replace

import pytest

from appliance.cli.status import SiteStatus, next_step
from appliance.ledger.records import DocumentState, LedgerStatus
from appliance.sinks.receipt import outbox_problem

S = DocumentState


def _status(files=0, coordinator=None, failures=None, **documents):
    counts = {S(name): count for name, count in documents.items()}
    ledger = LedgerStatus(counts, {}, failures or {}, {}, None)
    return SiteStatus(ledger, {"default": files}, coordinator)


@pytest.mark.parametrize(
    ("status", "step"),
    [
        (_status(), "Put scanned files into a drop folder."),
        (_status(files=2), "appliance run"),
        (_status(ADMITTED=1), "appliance run"),
        (_status(RUNNING=1, coordinator=0), "Nothing: the work goes on by itself."),
        (_status(files=2, coordinator=12), "Nothing: the work goes on by itself."),
        (_status(FAILED=1, failures={"pdf_encrypted": 1}, coordinator=12), "appliance failures"),
        (_status(REVIEW=1), "appliance documents --state REVIEW"),
        (_status(COMPLETE=5), "Put scanned files into a drop folder."),
    ],
)
def test_next_step(status, step):
    assert next_step(status) == step


def test_a_model_that_goes_in_circles_comes_before_what_failed():
    alarmed = replace(_status(FAILED=1, failures={"pdf_encrypted": 1}), alarm=True)
    assert "activate --previous" in next_step(alarmed)


@pytest.mark.parametrize("coordinator", [None, 12])
def test_what_is_paused_waits_for_the_operator(coordinator):
    waiting = _status(ADMITTED=2, coordinator=coordinator)
    assert next_step(replace(waiting, paused=2)) == "appliance resume"
    assert next_step(replace(waiting, paused=1)) == next_step(waiting)


def test_documents_to_be_read_anew_are_work_too():
    waiting = replace(_status(COMPLETE=5), rereadings=2)
    assert next_step(waiting) == "appliance run"
    assert next_step(replace(waiting, coordinator=12)) == "Nothing: the work goes on by itself."
    assert next_step(replace(waiting, paused=2)) == "appliance resume"


def test_an_unreadable_drop_folder_comes_first():
    assert "profile default" in next_step(_status(files=None, ADMITTED=1))


def test_an_outbox_that_cannot_be_written_comes_before_the_failures(tmp_path):
    problems = {"default": outbox_problem(tmp_path / "absent")}
    status = replace(_status(FAILED=1, failures={"pdf_encrypted": 1}), outbox_problems=problems)
    assert "Profile default: The outbox" in next_step(status)
    assert "Make or mount it" in next_step(status)
