"""What every reader offers: the view of a page in, lines with words and confidences out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pipelines.document import TextLine
    from pipelines.view import PageView


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
