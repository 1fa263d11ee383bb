"""Where the words of a reader without boxes stand, as far as the other reader's boxes tell.

- One word for one or several: the box around them. A word divided at a line's end gets its longer part.
- Several words for one: its box in parts, by their characters.
- A word without a match in a line that has some: between its neighbours or behind the last one, by its
  characters. Its place is a guess and its confidence says so.
- A line without any match: the gap below the line before it (above the line behind it, where there is none
  before), the same box for each of its words; no layout is pretended. On a page without any match it is the
  whole page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pipelines.geometry import Box, bounding_box
from pipelines.ocr.alignment.comparison import is_level
from pipelines.ocr.alignment.words import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document import PageGeometry
    from pipelines.ocr.alignment.comparison import Comparison, ToldLine
    from pipelines.ocr.alignment.words import Match


def word_boxes(compared: Comparison, geometry: PageGeometry) -> list[Box]:
    """Return the box of each word told, in pixels of the page and within it."""
    return _Places(compared, geometry).boxes()


@dataclass(frozen=True, slots=True)
class _Neighbour:
    """A word as seen: its upright box and the width of a character."""

    box: Box
    pitch: float


class _Places:
    def __init__(self, compared: Comparison, geometry: PageGeometry) -> None:
        self._compared, self._seen, self._geometry = compared, compared.seen, geometry
        self._found: list[Box | None] = [None] * len(compared.told)

    def boxes(self) -> list[Box]:
        for match in self._compared.matches:
            self._place_match(match)
        for line in self._compared.lines:
            self._place_between(line)
        for is_empty, lines in groupby(self._compared.lines, self._is_empty):
            if is_empty:
                self._place_in_gap(list(lines))
        return [box or self._page for box in self._found]

    @property
    def _page(self) -> Box:
        return Box(0.0, 0.0, float(self._geometry.width), float(self._geometry.height))

    def _place_match(self, match: Match) -> None:
        if match.told_end - match.told == 1:
            parts = [(index, self._seen.words[index].box) for index in range(match.seen, match.seen_end)]
            self._found[match.told] = self._on_one_line(parts)
            return
        letters = _shares(self._compared.told.texts[match.told : match.told_end])
        for index, (start, end) in enumerate(letters, match.told):
            self._found[index] = self._on_one_line(list(self._slices(match, start, end)))

    def _slices(self, match: Match, start: float, end: float) -> Iterator[tuple[int, Box]]:
        """Yield the parts of the words seen from share `start` to share `end` of their characters."""
        words = range(match.seen, match.seen_end)
        for index, (left, right) in zip(
            words, _shares([self._seen.row.texts[i] for i in words]), strict=True
        ):
            low, high = max(start, left), min(end, right)
            if low < high:
                box, share = self._seen.upright[index], right - left
                edges = _at(box, (low - left) / share), _at(box, (high - left) / share)
                yield index, self._on_page(replace(box, left=edges[0], right=edges[1]))

    def _on_one_line(self, parts: Sequence[tuple[int, Box]]) -> Box:
        """Return the box around the parts of the line on which the largest of them stands."""
        if len(parts) == 1:
            return parts[0][1]
        lines = self._seen.row.lines
        largest = max(parts, key=lambda part: part[1].area)[0]
        return bounding_box(box for index, box in parts if lines[index] == lines[largest])

    def _place_between(self, line: ToldLine) -> None:
        """Place the words without a match of a line that has matches."""
        free = [box is None for box in self._found[line.first : line.end]]
        if all(free):
            return
        for first, end in runs(free):
            self._spread(line, line.first + first, line.first + end)

    def _spread(self, line: ToldLine, first: int, end: int) -> None:
        matches, texts = self._compared.match_of, self._compared.told.texts[first:end]
        left = self._last_seen(matches[first - 1] if first > line.first else None)
        right = self._first_seen(matches[end] if end < line.end else None)
        characters = sum(map(len, texts)) + len(texts)
        places = _between(left, right), _behind(left, characters), _ahead(right, characters)
        strip = next(place for place in places if place)
        for index, (start, stop) in enumerate(_shares(texts), first):
            cut = replace(strip, left=_at(strip, start), right=_at(strip, stop))
            self._found[index] = self._on_page(cut)

    def _first_seen(self, match: Match | None) -> _Neighbour | None:
        return self._neighbour(match.seen) if match else None

    def _last_seen(self, match: Match | None) -> _Neighbour | None:
        return self._neighbour(match.seen_end - 1) if match else None

    def _neighbour(self, index: int) -> _Neighbour:
        box = self._seen.upright[index]
        return _Neighbour(box, box.width / max(1, len(self._seen.row.texts[index])))

    def _is_empty(self, line: ToldLine) -> bool:
        return all(match is None for match in self._compared.match_of[line.first : line.end])

    def _place_in_gap(self, lines: Sequence[ToldLine]) -> None:
        first, end = lines[0].first, lines[-1].end
        if first and self._matched:
            gap = self._gap(self._line_at(first - 1), below=True)
        elif self._matched:
            gap = self._gap(self._line_at(end), below=False)
        else:
            gap = None
        self._found[first:end] = [gap] * (end - first)

    def _line_at(self, index: int) -> Box:
        """Return the line on which the matched word nearest to `index` was seen."""
        matched = ((abs(place - index), match.seen) for place, match in self._matched)
        _, seen = min(matched)
        return next(box for (first, end), box in self._lines if first <= seen < end)

    @cached_property
    def _matched(self) -> list[tuple[int, Match]]:
        return [(place, match) for place, match in enumerate(self._compared.match_of) if match]

    @cached_property
    def _lines(self) -> list[tuple[tuple[int, int], Box]]:
        return [(span, bounding_box(self._seen.upright[slice(*span)])) for span in self._seen.spans()]

    def _gap(self, line: Box, *, below: bool) -> Box:
        """Return the free strip below a line, or above it, down or up to the next line or the page's edge."""
        edges = self._page if is_level(self._geometry.reader_to_page) else self._turned_page()
        beside = [box for _, box in self._lines if box.left < line.right and line.left < box.right]
        if below:
            tops = [box.top for box in beside if box.center[1] > line.bottom]
            strip = Box(line.left, line.bottom, line.right, max(line.bottom + 1, min([*tops, edges.bottom])))
        else:
            bottoms = [box.bottom for box in beside if box.center[1] < line.top]
            strip = Box(line.left, min(line.top - 1, max([*bottoms, edges.top])), line.right, line.top)
        return self._on_page(strip)

    def _turned_page(self) -> Box:
        return self._geometry.reader_to_page.inverse().box(self._page)

    def _on_page(self, upright: Box) -> Box:
        """Return an upright box in pixels of the page, kept within it and at least a pixel wide."""
        place, page = self._geometry.reader_to_page, self._page
        box = upright if is_level(place) else place.box(upright)
        left, top = min(max(box.left, 0.0), page.right - 1), min(max(box.top, 0.0), page.bottom - 1)
        right, bottom = min(box.right, page.right), min(box.bottom, page.bottom)
        return Box(left, top, max(left + 1, right), max(top + 1, bottom))


def _shares(texts: Sequence[str]) -> list[tuple[float, float]]:
    """Return where each text begins and ends in all of them together, as shares of the characters."""
    ends = [0.0]
    for text in texts:
        ends.append(ends[-1] + max(1, len(text)))
    return [(start / ends[-1], end / ends[-1]) for start, end in pairwise(ends)]


def _at(box: Box, share: float) -> float:
    return box.left + share * box.width


def _between(left: _Neighbour | None, right: _Neighbour | None) -> Box | None:
    """Return the room between two words of one line, if there is any."""
    if left is None or right is None:
        return None
    a, b = left.box, right.box
    is_one_line = a.top < b.center[1] < a.bottom
    if not is_one_line or b.left - a.right < 1:
        return None
    return Box(a.right, min(a.top, b.top), b.left, max(a.bottom, b.bottom))


def _behind(left: _Neighbour | None, characters: int) -> Box | None:
    if left is None:
        return None
    return replace(left.box, left=left.box.right, right=left.box.right + max(1.0, left.pitch * characters))


def _ahead(right: _Neighbour | None, characters: int) -> Box | None:
    if right is None:
        return None
    return replace(right.box, left=right.box.left - max(1.0, right.pitch * characters), right=right.box.left)
