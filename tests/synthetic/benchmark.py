"""The page groups on which reading is measured, ten pages each, made while they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import REGISTRY_KINDS, make_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.synthetic.truth import SyntheticPage

PAGES = 10
_REGISTRY_GROUPS = {
    "clean-200": ("clean", 200),
    "clean-300": ("clean", 300),
    "scanned-200": ("scanned", 200),
    "scanned-300": ("scanned", 300),
    "bad-150": ("bad", 150),
    "skew-2": ("skewed-2", 300),
    "turned-90": ("turned-90", 200),
    "turned-180": ("turned-180", 200),
    "turned-270": ("turned-270", 200),
}
_COLUMN_GROUPS = ("columns-2", "columns-4")


def benchmark_groups(pages: int = PAGES) -> Mapping[str, Iterator[SyntheticPage]]:
    """Return for each group an iterator of its pages.

    Page n of every registry group has the same text; the turned groups are the pages of scanned-200,
    pixel by pixel. The column groups are scanned at 300 dpi.
    """
    groups = {
        name: _registry_pages(condition, dpi, pages) for name, (condition, dpi) in _REGISTRY_GROUPS.items()
    }
    return groups | {kind: _column_pages(kind, pages) for kind in _COLUMN_GROUPS}


def _registry_pages(condition: str, dpi: int, pages: int) -> Iterator[SyntheticPage]:
    for seed in range(pages):
        kind = REGISTRY_KINDS[seed % len(REGISTRY_KINDS)]
        yield CONDITIONS[condition](make_document(kind, seed, dpi=dpi).pages[0], seed)


def _column_pages(kind: str, pages: int) -> Iterator[SyntheticPage]:
    for seed in range(pages):
        yield CONDITIONS["scanned"](make_document(kind, seed, dpi=300).pages[0], seed)
