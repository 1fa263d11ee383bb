"""When what waits will be done, and what may still be begun before a given moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

_MEASURED_PAGES = 5
"""Fewer pages say nothing of the pace yet: the first ones waited for an empty line to fill."""
_MARGIN = 1.25
_END_SECONDS = 10.0
"""What remains after the last page: fields, results and the batch files."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is left: the pages in hand, those known to wait, and documents that were never opened."""

    pages_in_hand: int
    pages_waiting: int
    documents_unopened: int


@dataclass(frozen=True, slots=True)
class Pace:
    """What a run measured of itself; `documents` are those that were opened, with `pages` in all."""

    pages_done: int
    seconds: float
    documents: int
    pages: int

    @property
    def seconds_per_page(self) -> float | None:
        """Return the seconds from page to page, all readers together; None before it is measured."""
        return self.seconds / self.pages_done if self.pages_done >= _MEASURED_PAGES else None

    @property
    def pages_per_document(self) -> float:
        """Return the mean of the documents opened so far; at least one page."""
        return max(1.0, self.pages / self.documents) if self.documents else 1.0


def finish_at(work: Work, pace: Pace, now: datetime) -> datetime | None:
    """Return when all of this work would be done; None before the pace is measured."""
    if pace.seconds_per_page is None:
        return None
    return now + timedelta(seconds=_pages(work, pace) * pace.seconds_per_page)


def may_begin(free: int, in_hand: Work, pace: Pace, now: datetime, until: datetime) -> int:
    """Return how many documents, at most `free`, may be begun so that all in hand ends before `until`.

    They are taken to have as many pages as those before. Until the pace is measured the moment itself is
    the only bound.
    """
    seconds = (until - now).total_seconds()
    if seconds <= 0:
        return 0
    if pace.seconds_per_page is None:
        return free
    pages = (seconds - _END_SECONDS) / (pace.seconds_per_page * _MARGIN) - _pages(in_hand, pace)
    return max(0, min(free, int(pages / pace.pages_per_document)))


def _pages(work: Work, pace: Pace) -> float:
    return work.pages_in_hand + work.pages_waiting + work.documents_unopened * pace.pages_per_document
