"""Where exactly a passage begins that only one reader has, if its first words also stand behind it.

Of "de Ana | de Rosa" the first line may be left out, or "Ana | de": the words cannot tell, the ends of lines
can. Programs that compare versions of a text slide their passages in the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.ocr.alignment.words import Match, WordRow

_Move = tuple[int, int]  # from one word to an equal one that has no match yet


def slides(words: WordRow, first: int, end: int, matches: Sequence[Match | None]) -> list[_Move]:
    """Return the moves of matches, one after the other, after which the free run begins a line.

    There are none if it begins one already or cannot: a match moves only between equal words at the two ends
    of the run.
    """
    if _begins_line(words, first):
        return []
    for step in (-1, 1):
        moves: list[_Move] = []
        giver, taker = (first - 1, end - 1) if step < 0 else (end, first)
        while (
            0 <= giver < len(words)
            and _is_single(matches[giver])
            and words.exact[giver] == words.exact[taker]
        ):
            moves.append((giver, taker))
            giver, taker = giver + step, taker + step
            if _begins_line(words, first + step * len(moves)):
                return moves
    return []


def _begins_line(words: WordRow, index: int) -> bool:
    return index == 0 or (index < len(words) and words.lines[index] != words.lines[index - 1])


def _is_single(match: Match | None) -> bool:
    return match is not None and match.told_end - match.told == match.seen_end - match.seen == 1
