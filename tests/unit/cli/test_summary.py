import signal
from pathlib import Path

import pytest

from appliance.cli.summary import as_report, exit_code, next_step, sentence
from appliance.runtime.progress import Progress, Summary


def _summary(refused=0, waiting=0, failures=None, **states):
    progress = Progress(3, 2, 40, 20, 1, seconds=10.0, start_seconds=2.0)
    url = "postgresql+psycopg://ana:secret@host/db"
    return Summary(progress, states, failures or {}, 0, refused, waiting, 0, url, Path("parquet"))


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


def test_progress_is_a_sentence():
    shown = sentence(_summary().progress)
    assert shown == "2 of 3 documents, 20 of 40 pages, 1 failed, 2.00 pages/s"


def test_report_holds_no_password():
    report = as_report(_summary(COMPLETE=2))
    assert report["results_url"] == "postgresql+psycopg://ana:***@host/db"
    assert report["states"] == {"COMPLETE": 2}
