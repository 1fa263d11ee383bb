"""What every reader offers: the view of a page in, lines with words and confidences out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pipelines.errors import EngineError

if TYPE_CHECKING:
    from pipelines.document import TextLine
    from pipelines.image import Pixels
    from pipelines.view import PageView

_MIN_SIDE = 16


@dataclass(frozen=True, slots=True)
class EngineIdentity:
    """Names a reader well enough to find every page that it read."""

    name: str
    version: str
    weights_sha256: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines found on one page, in no particular order.

    `quarter_turns` says how often the view had to be turned clockwise by 90° to stand upright; boxes
    are in the pixels of the view *after* that turn, origin top left.
    """

    lines: tuple[TextLine, ...]
    quarter_turns: int


class Engine(Protocol):
    """A reader; building one loads its weights."""

    @property
    def identity(self) -> EngineIdentity: ...

    def read(self, view: PageView) -> Reading:
        """Read one page (grey or BGR, uint8); raises EngineError."""
        ...


def require_readable(pixels: Pixels) -> None:
    """Raise EngineError for a page on which no reader can find any text."""
    if min(pixels.shape[:2]) < _MIN_SIDE:
        raise EngineError(
            "page_too_small",
            "The page has too few pixels to hold any text.",
            "Scan the page again.",
        )
