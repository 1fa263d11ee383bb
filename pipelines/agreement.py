"""What two readers of one page say of each other: where they agree, and every place where they do not."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.document import Confidence
from pipelines.geometry import Box


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A place that both readers read, each in its own way; an empty text is a word that one of them left out.

    `text` is what stands on the page that results, `other` what the reader with the boxes read there.
    """

    box: Box
    text: str
    other: str


@dataclass(frozen=True, slots=True)
class UnsupportedPassage:
    """Words where the other reader found no ink that says so: `text` keeps their line breaks.

    `box` is where they would have to stand, the gap between their neighbours; without any neighbour it is
    the whole page.
    """

    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class SkippedLine:
    """A line, or a long part of one, that the reader with the boxes is sure of and the other left out."""

    box: Box
    text: str
    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two readers agree on a page; all findings are in the order of the page.

    `share` is the share of agreeing characters among all that either reader vouches for: unsupported ones and
    ones that were left out count as not agreeing. It is None where neither reader found anything.
    """

    share: Confidence | None
    needs_review: bool
    unsupported: tuple[UnsupportedPassage, ...] = ()
    skipped: tuple[SkippedLine, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
