"""The ledger's decisions: which moves are legal, when to try again, and what a document's outcome is."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from appliance.ledger.records import (
    BatchSize,
    Degeneration,
    DocumentState,
    PageRecord,
    PageState,
    Part,
    Pause,
)
from pipelines.document import Confidence
from pipelines.errors import Failure, PolicyError

MAX_ATTEMPTS = 3
REVIEW_BELOW_CONFIDENCE = 0.85
DEGENERATION_PAGES = 1000
"""Of so many of a model's last pages the degenerate ones are counted for the alarm."""
_FEWEST_PAGES_FOR_ALARM = 50
_FIRST_DELAY_SECONDS = 5.0
LONGEST_DELAY_SECONDS = 600.0
_OUTAGES = frozenset(
    {
        *("results_disk_full", "results_locked", "results_unreachable"),
        *("archive_disk_full", "archive_read_only", "archive_write_failed"),
    }
)
_SIGNATURE = "signature_"  # whatever keeps a certificate from signing keeps it from signing any document

_D = DocumentState
_P = PageState

DOCUMENT_MOVES: Mapping[DocumentState, frozenset[DocumentState]] = {
    _D.ADMITTED: frozenset({_D.RUNNING, _D.CANCELLED}),
    # RUNNING to RUNNING is the take-over of an expired lease.
    _D.RUNNING: frozenset(
        {_D.RUNNING, _D.ADMITTED, _D.COMPLETE, _D.PARTIAL, _D.REVIEW, _D.FAILED, _D.CANCELLED, _D.SPLIT}
    ),
    # The moves among these three: what a person confirms, or takes back, settles doubts or brings them back;
    # and a new reading takes the place of the results.
    _D.COMPLETE: frozenset({_D.ADMITTED, _D.REVIEW}),
    _D.PARTIAL: frozenset({_D.ADMITTED, _D.REVIEW, _D.COMPLETE}),
    _D.REVIEW: frozenset({_D.ADMITTED, _D.COMPLETE}),
    _D.FAILED: frozenset({_D.ADMITTED}),
    _D.CANCELLED: frozenset({_D.ADMITTED}),
    _D.SPLIT: frozenset(),  # its pages belong to its parts, which can be processed again
}

PAGE_MOVES: Mapping[PageState, frozenset[PageState]] = {
    _P.PENDING: frozenset({_P.RUNNING}),
    _P.RUNNING: frozenset({_P.PENDING, _P.READ, _P.BLANK, _P.FAILED, _P.SEPARATOR}),
    # What was read is read anew only where an operator asks for it.
    _P.READ: frozenset({_P.PENDING}),
    _P.BLANK: frozenset({_P.PENDING}),
    _P.FAILED: frozenset({_P.PENDING}),
    _P.SEPARATOR: frozenset({_P.READ, _P.PENDING}),  # where it is kept, and its file is split
}

UNSETTLED_PAGES = frozenset({PageState.PENDING, PageState.RUNNING})
WAITING_DOCUMENTS = frozenset({DocumentState.ADMITTED, DocumentState.RUNNING})
SETTLED_DOCUMENTS = frozenset(DocumentState) - WAITING_DOCUMENTS
READ_ANEW = SETTLED_DOCUMENTS - {DocumentState.SPLIT}
"""The states in which a document can be begun again; the pages of a split file belong to its parts."""
REQUEUEABLE = READ_ANEW - {DocumentState.COMPLETE}
"""The states of a document that lacks something; a complete one is begun again only where it is asked for."""
OF_PERSONS = frozenset({DocumentState.COMPLETE, DocumentState.REVIEW})
"""The states between which a document moves by what persons say of its fields."""
EXPORTED = frozenset({DocumentState.COMPLETE, DocumentState.PARTIAL, DocumentState.REVIEW})
"""The states in which a document has results for the batch files."""

_RANKS = {_D.FAILED: 0, _D.PARTIAL: 1, _D.REVIEW: 2, _D.COMPLETE: 3}

DRAIN = "drain"
"""The switch by which the running coordinator ends what is in flight, takes up nothing more, and stops."""
_PAUSE = "pause"
_PAUSE_PROFILE = "pause:"


def pause_switch(profile: str | None) -> str:
    """Return the name of the switch that pauses a profile; None: everything."""
    return _PAUSE if profile is None else f"{_PAUSE_PROFILE}{profile}"


def pause_of(switches: Collection[str]) -> Pause:
    """Return what the switches that are on keep from being claimed."""
    profiles = (name.removeprefix(_PAUSE_PROFILE) for name in switches if name.startswith(_PAUSE_PROFILE))
    return Pause(_PAUSE in switches or DRAIN in switches, frozenset(profiles))


def is_outage(failure: Failure) -> bool:
    """Say whether the place of the results is to blame, and would be for any other document too."""
    return failure.code in _OUTAGES or failure.code.startswith(_SIGNATURE)


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
    if PageState.SEPARATOR in page_states:
        return frozenset({DocumentState.SPLIT})
    if all(state is PageState.FAILED for state in page_states):
        return frozenset({DocumentState.FAILED})
    if PageState.FAILED in page_states:
        return frozenset({DocumentState.PARTIAL})
    return frozenset({DocumentState.COMPLETE, DocumentState.REVIEW})


def may_replace(
    state: DocumentState,
    now: Mapping[int, PageState],
    new_state: DocumentState,
    new: Mapping[int, PageState],
    *,
    by_choice: bool = False,
) -> bool:
    """Whether a new reading may take the place of results: no page is lost, and the state is no worse.

    Pages are told by their numbers. A person who has seen both may choose a reading that has doubts.
    """
    if not _read(now) <= _read(new):
        return False
    return (by_choice and new_state is _D.REVIEW) or _RANKS[new_state] >= _RANKS[state]


def _read(pages: Mapping[int, PageState]) -> set[int]:
    return {number for number, state in pages.items() if state in {PageState.READ, PageState.BLANK}}


def seconds_per_page(runs: Iterable[tuple[datetime, datetime, int]]) -> float | None:
    """Return the pace of runs that may overlap, each with its begin, its end and its pages.

    The time in which none ran does not count. None where no page was read.
    """
    seconds, pages, until = 0.0, 0, None
    for begin, end, count in sorted(runs):
        start = begin if until is None else max(begin, until)
        seconds += max(0.0, (end - start).total_seconds())
        until = end if until is None else max(end, until)
        pages += count
    return seconds / pages if pages else None


def is_alarming(last: Degeneration, allowed_share: float) -> bool:
    """Say whether more of a model's last pages degenerate than are allowed; a few pages say nothing."""
    return last.pages >= _FEWEST_PAGES_FOR_ALARM and last.share > allowed_share


def too_many_failed(
    page_states: Collection[PageState], allowed_percent: float, document_id: int
) -> Failure | None:
    """Return why a document may not end with so many failed pages; None where it may.

    Its pages must be settled. At 100 % even a document of failed pages alone ends by `document_outcome`.
    """
    failed, total = sum(state is PageState.FAILED for state in page_states), len(page_states)
    if failed * 100 <= allowed_percent * total:
        return None
    return PolicyError(
        "too_many_pages_failed",
        f"{failed} of {total} pages failed; the page policy of the profile allows {allowed_percent:g} %.",
        f"See 'appliance show {document_id}'; then 'appliance requeue {document_id}' reads the failed pages"
        " again.",
    ).as_failure()


def document_outcome(
    page_states: Collection[PageState],
    page_confidences: Collection[Confidence | None],
    doubtful_fields: int,
    doubtful_pages: int = 0,
) -> DocumentState:
    """Return how a document ends whose pages are all settled; raises ValueError when one is not.

    `doubtful_fields` counts the fields that are INVALID or UNSURE, `doubtful_pages` those on which two
    readers do not agree well enough. A page whose reader stated no confidence is not doubted for that.
    """
    possible = possible_outcomes(page_states)
    if not possible:
        raise ValueError("a document with unsettled pages has no outcome yet")
    if DocumentState.COMPLETE not in possible:
        return next(iter(possible))
    if any(c is not None and c < REVIEW_BELOW_CONFIDENCE for c in page_confidences):
        return DocumentState.REVIEW
    if doubtful_fields or doubtful_pages:
        return DocumentState.REVIEW
    return DocumentState.COMPLETE


def parts_between_separators(pages: Sequence[PageRecord]) -> tuple[Part, ...]:
    """Return the documents of a file from its settled pages, in order; none where only sheets stand.

    A separator sheet ends a part. One that was read is kept: it is the first page of the next part.
    """
    return tuple(Part(stretch[0], len(stretch)) for stretch in _stretches(pages))


def parts_from(first_pages: Sequence[int], page_count: int) -> tuple[Part, ...]:
    """Return the documents of a file that begin at these of its pages, in order; the first page is one."""
    ends = (*first_pages[1:], page_count + 1)
    return tuple(Part(first, end - first) for first, end in zip(first_pages, ends, strict=True))


def batches_to_merge(written: Sequence[BatchSize], max_pages: int) -> tuple[int, ...]:
    """Return batches of one month and type that are small, and together of at most `max_pages` pages.

    They are at least two; none where nothing is left to merge. Small is what has at most half of those
    pages: so what is merged soon grows out of being merged again.
    """
    small = sorted(
        (batch for batch in written if 2 * batch.page_count <= max_pages),
        key=lambda batch: (batch.month or "", batch.document_type or "", batch.id),
    )
    for _, group in groupby(small, key=lambda batch: (batch.month, batch.document_type)):
        chosen, pages = [], 0
        for batch in group:
            pages += batch.page_count
            if pages > max_pages:
                break
            chosen.append(batch.id)
        if len(chosen) > 1:
            return tuple(chosen)
    return ()


def _stretches(pages: Sequence[PageRecord]) -> Iterator[list[int]]:
    stretch: list[int] = []
    for page in pages:
        if page.state is PageState.SEPARATOR:
            if stretch:
                yield stretch
            stretch = []
        if not is_left_out(page):
            stretch.append(page.number)
    if stretch:
        yield stretch


def is_left_out(page: PageRecord) -> bool:
    """Whether the page is a separator sheet that belongs to no document."""
    return page.state is PageState.SEPARATOR and page.engine is None


def is_balanced(parts: Sequence[Part], pages: Sequence[PageRecord], page_count: int | None) -> bool:
    """Whether each page of a file is settled and in exactly one part, or a sheet left out.

    Without separator sheets a file is only divided into several parts.
    """
    states = {page.state for page in pages}
    if UNSETTLED_PAGES & states or (PageState.SEPARATOR not in states and len(parts) < 2):
        return False
    left_out = [page.number for page in pages if is_left_out(page)]
    covered = [number for part in parts for number in part.numbers]
    return sorted(left_out + covered) == list(range(1, (page_count or 0) + 1))
