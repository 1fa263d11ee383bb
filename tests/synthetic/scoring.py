"""What of a reader's text is compared with the truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.document import Page
    from pipelines.geometry import Box


def scored_text(page: Page, is_scored: Callable[[Box], bool]) -> str:
    """Return the page's text, a line a line, without the words whose box `is_scored` refuses."""
    lines = (" ".join(word.text for word in line.words if is_scored(word.box)) for line in page.lines)
    return "\n".join(line for line in lines if line)
