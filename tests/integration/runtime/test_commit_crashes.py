"""Dying between any two steps from a claim to the Parquet file: the next run ends with the same rows."""

import itertools

import pytest

from appliance.ledger.records import DocumentState, PageState
from appliance.ledger.store import Ledger
from tests.chaos.verdict import parquet_rows, sql_rows
from tests.fakes import text_of
from tests.integration.fail_points import DIED, EVERY_STEP, FINISHED, are_statements_steps
from tests.integration.runtime.commit import commit_until, make_site


def settle(processes, folder, step=0, **options):
    child = processes.Process(target=commit_until, args=(str(folder), step), kwargs=options)
    child.start()
    child.join()
    return child.exitcode


@pytest.mark.parametrize("every", [31, EVERY_STEP])
def test_dying_at_any_step_of_the_commit_changes_no_row(new_url, processes, tmp_path, every):
    for step in itertools.count(1, every):
        folder = tmp_path / str(step)
        settings = make_site(folder, new_url(), new_url())
        with_statements = are_statements_steps(settings.ledger_url, every)
        exit_code = settle(processes, folder, step, with_statements=with_statements)
        assert exit_code in {DIED, FINISHED}, step
        assert settle(processes, folder) == FINISHED, step
        with Ledger.open(settings.ledger_url) as ledger:
            status = ledger.status()
            (document,) = ledger.documents()
            assert ledger.batches_to_write() == [], step
        assert (document.state, document.page_count) == (DocumentState.COMPLETE, 3), step
        assert status.pages == {PageState.READ: 2, PageState.BLANK: 1}, step
        assert status.failures == {}, step
        expected = [
            (document.sha256, 1, PageState.READ, text_of(11)),
            (document.sha256, 2, PageState.BLANK, ""),
            (document.sha256, 3, PageState.READ, text_of(13)),
        ]
        assert sorted(sql_rows(settings)) == sorted(parquet_rows(settings)) == expected, step
        assert not (settings.parquet / ".tmp").exists(), step
        if exit_code == FINISHED:
            break
    assert step > 60
