"""Whether something stands in a part of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.geometry import bounding_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.document_types.document_type import Zone
    from pipelines.extraction.passage import Piece
    from pipelines.extraction.transcript import Transcript


def is_in(transcript: Transcript, pieces: Sequence[Piece], zone: Zone | None) -> bool:
    """Whether the middle of these pieces of one page lies in the zone; everything lies in None."""
    if zone is None:
        return True
    box = bounding_box(transcript.upright[piece.index] for piece in pieces)
    page = transcript.pages[pieces[0].page]
    across, down = box.center[0] - page.left, box.center[1] - page.top
    return (
        zone.left * page.width <= across <= zone.right * page.width
        and zone.top * page.height <= down <= zone.bottom * page.height
    )
