"""The ledger's decisions: which moves are legal, when to try again, and what a document's outcome is."""

from collections.abc import Collection, Mapping

from appliance.ledger.records import DocumentState, PageState
from pipelines.document import Confidence
from pipelines.errors import Failure

MAX_ATTEMPTS = 3
REVIEW_BELOW_CONFIDENCE = 0.85
_FIRST_DELAY_SECONDS = 5.0
LONGEST_DELAY_SECONDS = 600.0
_OUTAGES = frozenset({"results_disk_full", "results_locked", "results_unreachable"})

_D = DocumentState
_P = PageState

DOCUMENT_MOVES: Mapping[DocumentState, frozenset[DocumentState]] = {
    _D.ADMITTED: frozenset({_D.RUNNING, _D.CANCELLED}),
    # RUNNING to RUNNING is the take-over of an expired lease.
    _D.RUNNING: frozenset({_D.RUNNING, _D.ADMITTED, _D.COMPLETE, _D.PARTIAL, _D.REVIEW, _D.FAILED}),
    _D.COMPLETE: frozenset(),
    _D.PARTIAL: frozenset({_D.ADMITTED}),
    _D.REVIEW: frozenset({_D.ADMITTED}),
    _D.FAILED: frozenset({_D.ADMITTED}),
    _D.CANCELLED: frozenset({_D.ADMITTED}),
}

PAGE_MOVES: Mapping[PageState, frozenset[PageState]] = {
    _P.PENDING: frozenset({_P.RUNNING}),
    _P.RUNNING: frozenset({_P.PENDING, _P.READ, _P.BLANK, _P.FAILED}),
    _P.READ: frozenset(),
    _P.BLANK: frozenset(),
    _P.FAILED: frozenset({_P.PENDING}),
}

UNSETTLED_PAGES = frozenset({PageState.PENDING, PageState.RUNNING})
WAITING_DOCUMENTS = frozenset({DocumentState.ADMITTED, DocumentState.RUNNING})
REQUEUEABLE = frozenset(
    state for state, targets in DOCUMENT_MOVES.items() if DocumentState.ADMITTED in targets
) - {DocumentState.RUNNING}
EXPORTED = DOCUMENT_MOVES[DocumentState.RUNNING] - WAITING_DOCUMENTS - {DocumentState.FAILED}
"""The states in which a document has results for the batch files."""


def is_outage(failure: Failure) -> bool:
    """Say whether the place of the results is to blame, and would be for any other document too."""
    return failure.code in _OUTAGES


def is_retried(failure: Failure, attempts: int) -> bool:
    """Say whether to try again after `attempts` attempts, the failed one included."""
    return failure.retryable and attempts < MAX_ATTEMPTS


def retry_delay(attempt: int, jitter: float) -> float:
    """Return the seconds to wait after the failed attempt number `attempt` (from 1).

    Doubles each time; `jitter` in [0, 1) spreads the retries over half to one and a half of that.
    """
    if attempt < 1 or not 0 <= jitter < 1:
        msg = f"attempt counts from 1 and jitter lies in [0, 1): {attempt}, {jitter}"
        raise ValueError(msg)
    doublings = min(attempt - 1, 32)
    delay: float = _FIRST_DELAY_SECONDS * 2**doublings * (0.5 + jitter)
    return min(delay, LONGEST_DELAY_SECONDS)


def possible_outcomes(page_states: Collection[PageState]) -> frozenset[DocumentState]:
    """Return the states in which a document with these pages may end; none while a page is unsettled."""
    if UNSETTLED_PAGES.intersection(page_states):
        return frozenset()
    if all(state is PageState.FAILED for state in page_states):
        return frozenset({DocumentState.FAILED})
    if PageState.FAILED in page_states:
        return frozenset({DocumentState.PARTIAL})
    return frozenset({DocumentState.COMPLETE, DocumentState.REVIEW})


def document_outcome(
    page_states: Collection[PageState],
    page_confidences: Collection[Confidence | None],
    doubtful_fields: int,
) -> DocumentState:
    """Return how a document ends whose pages are all settled; raises ValueError when one is not.

    `doubtful_fields` counts the fields that are INVALID or UNSURE. A page whose reader stated no
    confidence is not doubted for that.
    """
    possible = possible_outcomes(page_states)
    if not possible:
        raise ValueError("a document with unsettled pages has no outcome yet")
    if DocumentState.COMPLETE not in possible:
        return next(iter(possible))
    if doubtful_fields or any(c is not None and c < REVIEW_BELOW_CONFIDENCE for c in page_confidences):
        return DocumentState.REVIEW
    return DocumentState.COMPLETE
