"""What a reviewer must see of two readings: passages, lines and words on which they differ, in page order."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from pipelines.agreement import Disagreement, SkippedLine, UnsupportedPassage
from pipelines.geometry import bounding_box
from pipelines.ocr.alignment.words import Match, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.geometry import Box
    from pipelines.ocr.alignment.comparison import Comparison
    from pipelines.ocr.alignment.words import WordRow


@dataclass(frozen=True, slots=True)
class FindingOptions:
    """What is a passage of its own, and from which confidence on the embedded engine is taken at its word.

    Text without a match is a passage (or a skipped line) if it is a whole line or has `min_characters`;
    less of it is one of the disagreements. What the engine reads with less than `sure_confidence` may be dirt
    or handwriting: leaving it out is no finding. Signs without a letter or digit are none either.
    """

    sure_confidence: float = 0.8
    min_characters: int = 12


def share_of_agreement(compared: Comparison, options: FindingOptions) -> float | None:
    """Return the share of equal characters in all that either reader vouches for; None if that is nothing."""
    told, seen = compared.told, compared.seen.row
    sizes = {
        match: max(len(told.joined(match.told, match.told_end)), len(seen.joined(match.seen, match.seen_end)))
        for match in compared.matches
    }
    equal = math.fsum(compared.likeness[match] * size for match, size in sizes.items())
    alone = sum(told.characters(*run) for run in _free_told(compared))
    left_out = sum(seen.characters(*run) for run in _free_seen(compared, options))
    total = sum(sizes.values()) + alone + left_out
    return equal / total if total else None


def unsupported_passages(
    compared: Comparison, boxes: Sequence[Box], options: FindingOptions
) -> Iterator[UnsupportedPassage]:
    """Yield the passages told of which nothing was seen; `boxes` are those of the words told."""
    for first, end in _by_place(compared, _free_told(compared)):
        if _is_passage(compared, first, end, options):
            yield UnsupportedPassage(bounding_box(boxes[first:end]), compared.told.quoted(first, end))


def skipped_lines(compared: Comparison, options: FindingOptions) -> Iterator[SkippedLine]:
    """Yield the lines, or long parts of lines, that were surely seen and are not told."""
    seen = compared.seen
    for first, end in _free_seen(compared, options):
        if _is_line(compared, first, end, options):
            box = bounding_box(word.box for word in seen.words[first:end])
            yield SkippedLine(box, seen.row.quoted(first, end), seen.confidence(first, end))


def disagreements(
    compared: Comparison, boxes: Sequence[Box], options: FindingOptions
) -> Iterator[Disagreement]:
    """Yield the other places, neighbouring ones as one: words read differently, words that one reader has."""
    seen, told = compared.seen, compared.told
    places = [match for match in compared.matches if compared.likeness[match] < 1.0]
    for first, end in _free_told(compared):
        if not _is_passage(compared, first, end, options):
            after = _seen_before(compared, first)
            places.append(Match(first, end, after, after))
    for first, end in _free_seen(compared, options):
        if not _is_line(compared, first, end, options):
            before = _told_before(compared, first)
            places.append(Match(before, before, first, end))
    for place in _merged(sorted(places, key=_page_order), compared):
        seen_boxes = [word.box for word in seen.words[place.seen : place.seen_end]]
        around = boxes[place.told : place.told_end] if place.seen == place.seen_end else seen_boxes
        quotes = told.quoted(place.told, place.told_end), seen.row.quoted(place.seen, place.seen_end)
        yield Disagreement(bounding_box(around), *quotes)


def _page_order(place: Match) -> tuple[int, int, int]:
    return place.seen, place.seen_end, place.told


def _merged(places: Sequence[Match], compared: Comparison) -> Iterator[Match]:
    """Put together places that follow one another in both readings, on one line as seen."""
    lines = compared.seen.row.lines
    last: Match | None = None
    for place in places:
        if last and _follows(last, place, lines):
            last = replace(place, told=last.told, seen=last.seen)
            continue
        if last:
            yield last
        last = place
    if last:
        yield last


def _follows(last: Match, place: Match, lines: Sequence[int]) -> bool:
    if (last.told_end, last.seen_end) != (place.told, place.seen):
        return False
    words = range(last.seen, place.seen_end)
    return not words or lines[words[0]] == lines[words[-1]]


def _free_told(compared: Comparison) -> Iterator[tuple[int, int]]:
    """Yield the runs of words told without a match, cut where header, text, margin and footer meet."""
    free = [match is None for match in compared.match_of]
    for _, lines in groupby(compared.lines, lambda line: line.kind):
        section = list(lines)
        start = section[0].first
        for first, end in runs(free[start : section[-1].end]):
            yield start + first, start + end


def _free_seen(compared: Comparison, options: FindingOptions) -> Iterator[tuple[int, int]]:
    """Yield the runs of words within a line that were surely seen and are not told."""
    seen = compared.seen
    free = [True] * len(seen.row)
    for match in compared.matches:
        free[match.seen : match.seen_end] = [False] * (match.seen_end - match.seen)
    for start, stop in seen.spans():
        for first, end in runs(free[start:stop]):
            confidence = seen.confidence(start + first, start + end)
            is_sure = confidence is None or confidence >= options.sure_confidence
            if is_sure and _says_something(seen.row, start + first, start + end):
                yield start + first, start + end


def _says_something(row: WordRow, first: int, end: int) -> bool:
    return any(character.isalnum() for key in row.keys[first:end] for character in key)


def _is_passage(compared: Comparison, first: int, end: int, options: FindingOptions) -> bool:
    if not _says_something(compared.told, first, end):
        return False
    has_line = any(first <= line.first and line.end <= end for line in compared.lines)
    return has_line or compared.told.characters(first, end) >= options.min_characters


def _is_line(compared: Comparison, first: int, end: int, options: FindingOptions) -> bool:
    row = compared.seen.row
    is_whole = (first == 0 or row.lines[first - 1] != row.lines[first]) and (
        end == len(row) or row.lines[end] != row.lines[end - 1]
    )
    return is_whole or row.characters(first, end) >= options.min_characters


def _by_place(compared: Comparison, passages: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(passages, key=lambda passage: (_seen_before(compared, passage[0]), passage))


def _seen_before(compared: Comparison, first: int) -> int:
    """Return where in what was seen a passage told would stand: behind the match of the word before it."""
    before = compared.match_of[first - 1] if first else None
    if before:
        return before.seen_end
    behind = next(filter(None, compared.match_of[first:]), None)
    return behind.seen if behind else len(compared.seen.row)


def _told_before(compared: Comparison, first: int) -> int:
    """Return where in what is told a passage seen would stand: behind the match of the word before it."""
    ends = [match.told_end for match in compared.matches if match.seen_end == first]
    return ends[0] if ends else len(compared.told)
