"""Each mention of a name in a document's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator


def mentions(plain: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where each mention of a name begins and ends in folded text without the ends of its lines."""
    wanted = fold(name)
    start = plain.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        yield start, end
        start = plain.find(wanted, end)
