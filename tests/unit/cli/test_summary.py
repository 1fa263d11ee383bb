import signal
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from appliance.cli.summary import as_report, exit_code, next_step, sentence
from appliance.runtime.progress import Progress, Summary


def _summary(refused=0, waiting=0, failures=None, **states):
    progress = Progress(3, 2, 40, 20, 1, seconds=10.0, start_seconds=2.0)
    url = "postgresql+psycopg://ana:secret@host/db"
    return Summary(progress, states, failures or {}, 0, refused, waiting, 0, 0, url, Path("parquet"))


@pytest.mark.parametrize(
    ("summary", "stopped_by", "until_idle", "code"),
    [
        (_summary(COMPLETE=2), None, True, 0),
        (_summary(REVIEW=2), None, True, 0),
        (_summary(COMPLETE=2, PARTIAL=1), None, True, 4),
        (_summary(FAILED=1), None, True, 4),
        (_summary(refused=1), None, True, 4),
        (_summary(FAILED=1), signal.SIGINT, True, 130),
        (_summary(COMPLETE=1), signal.SIGTERM, True, 130),
        (_summary(COMPLETE=1), signal.SIGTERM, False, 0),
        (_summary(COMPLETE=1), signal.SIGINT, False, 130),
    ],
)
def test_exit_code(summary, stopped_by, until_idle, code):
    assert exit_code(summary, stopped_by, until_idle=until_idle) == code


@pytest.mark.parametrize(
    ("summary", "step"),
    [
        (_summary(failures={"pdf_encrypted": 1}, FAILED=1, REVIEW=1), "appliance failures"),
        (_summary(refused=1), "appliance failures"),
        (_summary(REVIEW=1), "appliance documents --state REVIEW"),
        (_summary(COMPLETE=1, waiting=3), "appliance run (documents still wait)"),
        (_summary(COMPLETE=1), "appliance documents"),
    ],
)
def test_next_step(summary, step):
    assert next_step(summary) == step


def test_a_drained_watch_ends_well_whatever_failed_and_a_drained_run_says_it():
    drained = replace(_summary(FAILED=1), was_drained=True)
    assert exit_code(drained, None, until_idle=False) == 0
    assert exit_code(drained, None, until_idle=True) == 4
    assert exit_code(_summary(FAILED=1), signal.SIGTERM, until_idle=False) == 0


def test_what_waits_only_for_its_profile_is_resumed_next():
    assert next_step(replace(_summary(waiting=3), paused=3)).startswith("appliance resume")
    assert next_step(replace(_summary(waiting=3), paused=2)).startswith("appliance run")


def test_the_finish_is_foretold_with_a_warning_where_the_window_is_too_short():
    end = datetime(2026, 3, 1, 6, 0).astimezone()
    progress = replace(_summary().progress, finish_at=end)
    assert sentence(progress).endswith("2.00 pages/s, all done about 2026-03-01 06:00")
    assert sentence(replace(progress, is_late=True)).endswith("06:00; the window is too short for it")
    assert "about" not in sentence(replace(progress, documents_done=3))


def test_progress_is_a_sentence():
    shown = sentence(_summary().progress)
    assert shown == "2 of 3 documents, 20 of 40 pages, 1 failed, 2.00 pages/s"


def test_report_holds_no_password():
    report = as_report(_summary(COMPLETE=2))
    assert report["results_url"] == "postgresql+psycopg://ana:***@host/db"
    assert report["states"] == {"COMPLETE": 2}
