"""What the vision tower is told beside the pixels: which patches stand where, and which see each other.

It follows from the pages' grids alone, and pages of an office are few sizes, so a grid's part is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from pipelines.ocr.vlm.positions import patch_positions, windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from pipelines.ocr.vlm.architecture import VisionShape
    from pipelines.ocr.vlm.preprocess import Patches

_KEPT_GRIDS = 64
_EVEN_PAGES = 4  # so many of one size are no accident: others of that size and number will follow


@dataclass(frozen=True, slots=True)
class _Grid:
    """One page: merged patches in the order of windows, where patches stand, and where windows end."""

    order: NDArray[np.int64]
    places: NDArray[np.int64]
    ends: NDArray[np.int32]


def tower_feed(pages: Sequence[Patches], vision: VisionShape) -> dict[str, NDArray[Any]]:
    """Return the inputs of the vision graph for these pages, packed one after the other."""
    grids = [_grid(page.rows, page.columns, vision) for page in pages]
    merged = np.cumsum([0, *(len(grid.order) for grid in grids)])
    patches = np.cumsum([0, *(len(grid.places) for grid in grids)])
    order = np.concatenate([grid.order + start for grid, start in zip(grids, merged, strict=False)])
    window_ends = [grid.ends[1:] + start for grid, start in zip(grids, patches, strict=False)]
    return {
        "patches": np.concatenate([page.pixels for page in pages]),
        "window_order": order,
        "cut_order": np.argsort(order),
        "patch_places": np.concatenate([grid.places for grid in grids]),
        **_packing("window", np.concatenate([[0], *window_ends])),
        **_packing("page", patches),
        "pages_are_even": np.array([_are_even(pages)]),
    }


def _are_even(pages: Sequence[Patches]) -> bool:
    return len(pages) >= _EVEN_PAGES and len({len(page.pixels) for page in pages}) == 1


@lru_cache(maxsize=_KEPT_GRIDS)
def _grid(rows: int, columns: int, vision: VisionShape) -> _Grid:
    cut = windows(rows, columns, vision)
    merge = vision.spatial_merge_size
    places = patch_positions(rows, columns, merge).reshape(-1, merge**2, 2)
    return _Grid(cut.order, places[cut.order].reshape(-1, 2), cut.ends)


def _packing(kind: str, ends: NDArray[Any]) -> dict[str, NDArray[np.int32]]:
    """Return where packed groups end, and which places of (groups, longest) hold their members."""
    lengths = np.diff(ends)
    places = np.arange(len(lengths) * lengths.max()).reshape(len(lengths), -1)
    is_held = np.arange(lengths.max()) < lengths[:, None]
    offsets = np.concatenate([places[is_held], places[~is_held]]).reshape(places.shape)
    return {f"{kind}_offsets": offsets.astype(np.int32), f"{kind}_ends": ends.astype(np.int32)}
