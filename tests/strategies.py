"""Pages invented from lines of text, and Hypothesis strategies for what registry documents say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from pipelines.document import (
    Document,
    Page,
    PageGeometry,
    PageQuality,
    Provenance,
    Region,
    RegionKind,
    TextLine,
    Word,
)
from pipelines.geometry import Affine, Box, bounding_box

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 2480, 3508
LETTER = 18.0  # pixels, of every character and of the space between words
LINE = 40.0  # pixels, the height of a line's box
PITCH = 56.0  # pixels from one line to the next

Row = "str | Sequence[tuple[float, str]]"
"""A line of running text, or the cells of a form's line: where each begins, in pixels, and its text."""


def words_at(left: float, top: float, text: str, confidence: float | None = 0.99) -> tuple[Word, ...]:
    """Set a text on one line from `left`; each word says `confidence` and a weakest character a bit below."""
    words, x = [], left
    for word in text.split():
        box = Box(x, top, x + LETTER * len(word), top + LINE)
        weakest = None if confidence is None else confidence - 0.02
        words.append(Word(word, box, confidence, weakest))
        x = box.right + LETTER
    return tuple(words)


def line_of(row: Row, top: float, left: float = 180.0, confidence: float | None = 0.99) -> TextLine:
    cells = [(left, row)] if isinstance(row, str) else row
    words = tuple(word for x, text in cells for word in words_at(x, top, text, confidence))
    return TextLine(" ".join(w.text for w in words), bounding_box(w.box for w in words), confidence, words)


def page_of(
    rows: Sequence[Row],
    number: int = 1,
    *,
    confidence: float | None = 0.99,
    top: float = 200.0,
    reader_to_page: Affine | None = None,
) -> Page:
    """Set rows under each other as one region; an empty row leaves a line free.

    With `reader_to_page` the page lies as that map says: every box is the upright box around its image.
    """
    place = reader_to_page or Affine.identity()
    lines = tuple(
        _moved(line_of(row, top + PITCH * index, confidence=confidence), place)
        for index, row in enumerate(rows)
        if row
    )
    regions = (Region(RegionKind.TEXT, bounding_box(line.box for line in lines), lines),) if lines else ()
    return Page(
        number=number,
        geometry=PageGeometry(WIDTH, HEIGHT, 300.0, 300.0, "grey", 0, 0.0, place),
        quality=PageQuality(0.0, 1.0, 0.1),
        operations=(),
        regions=regions,
        is_blank=not regions,
        confidence=confidence,
        provenance=Provenance("invented", "1", (), "invented", "1"),
    )


def _moved(line: TextLine, place: Affine) -> TextLine:
    words = tuple(Word(w.text, place.box(w.box), w.confidence, w.weakest) for w in line.words)
    return TextLine(line.text, place.box(line.box), line.confidence, words)


def document_of(*rows: Row, confidence: float | None = 0.99) -> Document:
    """Return a document of one page with these rows."""
    return Document((page_of(rows, confidence=confidence),))


def wrapped(text: str, width: int = 84) -> list[str]:
    """Break a text into lines of at most `width` characters, as running text on a page."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)
