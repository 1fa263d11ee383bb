"""Where a document's text holds what was found in it: the place of a quote, and each mention of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.passage import Passage, Quote


def span_of(passage: Passage, quote: Quote) -> tuple[int, int]:
    """Return where a quote begins and ends in the passage of all words of its document."""
    (first, lead), (last, finish) = quote.begin, quote.finish
    return passage.starts[first] + lead, passage.starts[last] + finish


def mentions(plain: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where each mention of a name begins and ends in folded text without the ends of its lines."""
    wanted = fold(name)
    start = plain.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        yield start, end
        start = plain.find(wanted, end)
