from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.ledger.records import Batch, BatchState, DocumentState
from appliance.ledger.survey import DocumentBalance, VaultedDocument
from appliance.reconcile.differences import (
    FOREIGN,
    MENDED,
    DifferenceKind,
    VaultFile,
    compare_batch,
    compare_pages,
    compare_results,
    compare_vault,
    expected,
    paired,
)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DOCUMENT = DocumentBalance(1, DocumentState.COMPLETE, NOON, 2, 2, 0)
WRITTEN = expected(DOCUMENT)
BATCH = Batch(5, BatchState.WRITTEN, 1, NOON, NOON, (1,))
VAULTED = VaultedDocument(1, "ab" * 32, 100)
S, K = DocumentState, DifferenceKind


def kind(difference):
    return difference and difference.kind


@given(st.sets(st.integers()), st.sets(st.integers()))
def test_paired_gives_each_key_of_either_stream_once_and_in_order(left, right):
    pairs = list(paired(sorted(left), sorted(right), lambda key: key, lambda key: key))
    assert [one if one is not None else other for one, other in pairs] == sorted(left | right)
    for one, other in pairs:
        assert (one in left) == (one is not None)
        assert (other in right) == (other is not None)


@pytest.mark.parametrize(
    ("document", "file", "found"),
    [
        (VAULTED, VaultFile("ab" * 32, 100), None),
        (VAULTED, VaultFile("ab" * 32, 100, "ab" * 32), None),
        (VAULTED, None, K.VAULT_MISSING),
        (VAULTED, VaultFile("ab" * 32, 99), K.VAULT_CHANGED),
        (VAULTED, VaultFile("ab" * 32, 100, "cd" * 32), K.VAULT_CHANGED),
        (None, VaultFile("cd" * 32, 100), K.VAULT_ORPHAN),
    ],
)
def test_every_document_has_its_original_and_every_original_its_document(document, file, found):
    assert kind(compare_vault(document, file)) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, None),
        ({"page_rows": 1}, K.LEDGER_PAGES),
        ({"unsettled_pages": 1}, K.LEDGER_PAGES),
        ({"state": S.RUNNING, "unsettled_pages": 2}, None),
        ({"state": S.FAILED, "unsettled_pages": 2}, None),
        ({"state": S.ADMITTED, "page_count": None, "page_rows": 0}, None),
    ],
)
def test_the_page_ledger_balances(changes, found):
    assert kind(compare_pages(replace(DOCUMENT, **changes))) == found


@pytest.mark.parametrize(
    ("document", "written", "found"),
    [
        (DOCUMENT, WRITTEN, None),
        (DOCUMENT, None, K.RESULTS_MISSING),
        (DOCUMENT, replace(WRITTEN, state="PARTIAL"), K.RESULTS_STALE),
        (DOCUMENT, replace(WRITTEN, page_rows=1), K.RESULTS_STALE),
        (DOCUMENT, replace(WRITTEN, finished_at=NOON.replace(hour=11)), K.RESULTS_STALE),
        (replace(DOCUMENT, state=S.ADMITTED), replace(WRITTEN, state="PARTIAL"), None),
        (replace(DOCUMENT, state=S.RUNNING), None, None),
        (replace(DOCUMENT, state=S.FAILED), None, None),
        (replace(DOCUMENT, state=S.FAILED), WRITTEN, K.RESULTS_FOREIGN),
        (None, WRITTEN, K.RESULTS_FOREIGN),
    ],
)
def test_the_results_are_those_of_the_latest_outcome(document, written, found):
    assert kind(compare_results(document, written)) == found


@pytest.mark.parametrize(
    ("batch", "member", "written", "found"),
    [
        (BATCH, DOCUMENT, [WRITTEN], None),
        (BATCH, DOCUMENT, None, K.PARQUET_WRONG),
        (BATCH, DOCUMENT, [], K.PARQUET_WRONG),
        (BATCH, DOCUMENT, [WRITTEN, WRITTEN], K.PARQUET_WRONG),
        (BATCH, DOCUMENT, [WRITTEN, replace(WRITTEN, document_id=9)], K.PARQUET_WRONG),
        (BATCH, DOCUMENT, [replace(WRITTEN, page_rows=1)], K.PARQUET_WRONG),
        (replace(BATCH, state=BatchState.OPEN), DOCUMENT, None, None),
        (BATCH, replace(DOCUMENT, state=S.RUNNING), [WRITTEN], None),
        (BATCH, replace(DOCUMENT, state=S.FAILED), [], None),
        (BATCH, replace(DOCUMENT, state=S.FAILED), [WRITTEN], K.PARQUET_WRONG),
    ],
)
def test_a_written_batch_holds_its_members_once(batch, member, written, found):
    assert kind(compare_batch(batch, [member], written)) == found


def test_every_difference_says_what_is_next():
    found = compare_results(DOCUMENT, None)
    assert found.next_step == "appliance reconcile --mend"
    assert FOREIGN < MENDED
