"""Captions inside running text: `TRANSMITENTE: …; ADQUIRENTE: …`, and how far what follows each goes."""

from __future__ import annotations

import itertools
import re
import string
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from pipelines.extraction.folding import fold
from pipelines.geometry import bounding_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipelines.extraction.passage import Passage
    from pipelines.geometry import Box

_PLURAL = r"(?:\(?(?:s|es|as|os|a)\)?){0,2}"
_ENDING = r"(?:\([a-z]{1,2}\))?"  # as in AUTOR(A) DA HERANÇA
_TAIL = r"(?:[ \n](?:hipotecari[oa]s?|fiduciari[oa]s?|fiduciantes?|vendedor[ae]?s?|comprador[ae]?s?))?"
_ANY = re.compile(
    r"(?:(?<=[.;,\n\t )-])|^)(?P<words>[A-ZÀ-Ý]{3,}(?:[ \n](?:[A-ZÀ-Ý]{2,}|\(A?S?\)|D[AEO]S?|N\.?º?)){0,4}"
    r"(?:\([A-Z]{1,2}\))?|[A-ZÀ-Ý][a-zà-ÿ]{3,}(?:\([a-z]{1,2}\))?(?:[ \n][a-zà-ÿ]{2,}){0,2}) ?[:=]"
    r"|(?<=\n)(?P<dashed>[A-ZÀ-Ý]{4,}(?:[ ][A-ZÀ-Ý]{2,}){0,3})[ ]?[-–—](?=[ \n])"
)
_DASHED = r"(?:[:=]|[ \n]?[-–—](?=[ \n])|(?=[\n\t]))"
_CAPITAL = re.compile(r"(?<![^\W\d_])[A-ZÀ-Ý]")
_BEGINS = re.compile(r"(?:^|[.;:,(\n\t)-]|[^a-z]e)[ ]{0,3}$")
_LEAST_FUZZY = 6
_LETTERS_A_FAULT = 8
_SAYING = frozenset(string.ascii_lowercase + string.digits)
_LEAST_ROW = 2  # captions
_LINES_BELOW = 2
_HEAD = 30  # lines of a record in which its head stands
_MAX_DROP = 6  # heights of a caption from its middle to that of its value
_SLACK = 1.0


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption at text[start:end] of a passage, the colon included; `words` are folded."""

    words: str
    start: int
    end: int


@lru_cache(maxsize=64)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{alternatives(words)})(?![a-z])")


def alternatives(words: Iterable[str]) -> str:
    """Return the words as alternatives of a regular expression over folded text, the longest first."""
    longest = sorted((fold(word) for word in words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[ \n]{1,2}") for word in longest)


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    known = sorted({fold(word) for word in words}, key=len, reverse=True)
    any_of = "|".join(re.escape(word).replace(r"\ ", rf"{_ENDING}[ \n]") for word in known)
    return re.compile(rf"(?:[oa]s?[ ])?(?P<words>{any_of}){_PLURAL}{_TAIL}\.?[ \n]?(?:{_DASHED}|(?=[ ]))")


def captions_of(passage: Passage, words: tuple[str, ...], every: Sequence[Caption]) -> list[Caption]:
    """Return where the captions stand, in order; in the plural and with a dash for the colon they are too.

    Without either one must fill its line, in capitals, or a cell before another. `every` are the passage's
    `any_captions`, of which one may have been read badly.
    """
    pattern = _pattern(words)
    matches = (pattern.match(passage.folded, capital.start()) for capital in _CAPITAL.finditer(passage.text))
    exact = [
        Caption(match.group("words"), match.start(), match.end())
        for match in matches
        if match
        and _BEGINS.search(passage.folded[max(0, match.start() - 6) : match.start()])
        and any(tells(passage, match) for tells in (_is_marked, _fills_line, _fills_cell, _changes_case))
    ]
    known = {caption.end for caption in exact}
    near = [caption for caption in every if caption.end not in known and _is_like_one(caption.words, words)]
    return sorted([*exact, *near], key=lambda caption: caption.start)


@lru_cache(maxsize=4096)
def _is_like_one(read: str, words: tuple[str, ...]) -> bool:
    """Whether a caption was read with one wrong letter in eight."""
    return len(read) >= _LEAST_FUZZY and any(
        Levenshtein.distance(read, fold(word)) <= max(1, len(read) // _LETTERS_A_FAULT) and read != fold(word)
        for word in words
    )


def _is_marked(_: Passage, match: re.Match[str]) -> bool:
    return match.group()[-1] in ":=-–—"


def _begins_line(passage: Passage, match: re.Match[str]) -> bool:
    return match.start() == 0 or passage.text[match.start() - 1] in "\n\f"


def _fills_line(passage: Passage, match: re.Match[str]) -> bool:
    is_alone = passage.text[match.end() : match.end() + 1] in {"\n", "\t"}
    return is_alone and _begins_line(passage, match) and passage.text[slice(*match.span())].isupper()


def _changes_case(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a caption begins a line in small letters and what it announces is in capitals."""
    behind = passage.text[match.end() : match.end() + 4].strip()
    is_small = not passage.text[slice(*match.span())].isupper()
    return _begins_line(passage, match) and is_small and len(behind) > 2 and behind.isupper()


def _fills_cell(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a caption stands alone in the first cell of a row, beside its value."""
    return _begins_line(passage, match) and passage.text[match.end() : match.end() + 1] == "\t"


def any_captions(passage: Passage) -> list[Caption]:
    """Return everything in capitals before a colon: what follows another caption ends there."""
    return [
        Caption(fold(match.group("words") or match.group("dashed")), match.start(), match.end())
        for match in _ANY.finditer(passage.text)
    ]


def value_under(passage: Passage, first: int, end: int) -> tuple[int, int] | None:
    """Return where the value of the caption passage.text[first:end] stands, over which is a row of captions.

    Below them must stand a row of as many values.
    """
    start = passage.text.rfind("\n", 0, end - 1) + 1
    row, values = ("\n".join(passage.text[start:].split("\n", 2)[:2]) + "\n").split("\n")[:2]
    captions, cells = row.split("\t"), values.split("\t")
    if (
        len(captions) < _LEAST_ROW
        or len(captions) != len(cells)
        or not all(cell.rstrip().endswith(":") or _is_caption(cell) for cell in captions)
    ):
        return None
    place = passage.text.count("\t", start, first)
    begin = start + len(row) + 1 + sum(len(cell) + 1 for cell in cells[:place])
    return begin, begin + len(cells[place])


def _is_caption(cell: str) -> bool:
    """Whether a cell says in capitals what stands below it."""
    return cell.isupper() and not any(sign.isdigit() for sign in cell)


def cell_below(
    passage: Passage, upright: Sequence[Box], caption: re.Pattern[str], value: re.Pattern[str]
) -> tuple[int, int] | None:
    """Return where the cell that stands under a caption's cell holds a value, among the first lines.

    Both expressions match what a cell says, from its first letter or digit to its last one. Under a row
    of captions stand as many values, in their order, wherever in their cells they are set.
    """
    lines = list(itertools.islice(cells_of_lines(passage), _HEAD))
    for place, line in enumerate(lines):
        for over in line:
            if caption.fullmatch(passage.folded, *_said(passage, over)) is None:
                continue
            for following in lines[place + 1 : place + 1 + _LINES_BELOW]:  # between stands what is printed
                own = following[line.index(over)] if len(line) == len(following) else None
                for under in following if own is None else [own]:
                    match = value.fullmatch(passage.folded, *_said(passage, under))
                    boxes = (_box(passage, upright, over), _box(passage, upright, under))
                    if match and (_is_near(*boxes) if own else _stands_under(*boxes)):
                        return match.span(1)
    return None


def cells_of_lines(passage: Passage) -> Iterator[list[tuple[int, int]]]:
    """Yield for each line where its cells begin and end."""
    start = 0
    for line in passage.folded.split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append((start, start + len(cell)))
            start += len(cell) + 1
        yield [(begin, end) for begin, end in cells if begin < end]


def _said(passage: Passage, cell: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a cell from its first letter or digit to its last one."""
    start, end = cell
    while start < end and passage.folded[start] not in _SAYING:
        start += 1
    while start < end and passage.folded[end - 1] not in _SAYING:
        end -= 1
    return start, end


def _box(passage: Passage, upright: Sequence[Box], place: tuple[int, int]) -> Box:
    return bounding_box(upright[piece.index] for piece in passage.pieces_in(*place))


def _is_near(over: Box, under: Box) -> bool:
    return 0 < under.center[1] - over.center[1] < _MAX_DROP * over.height


def _stands_under(over: Box, under: Box) -> bool:
    slack = _SLACK * over.height
    return _is_near(over, under) and under.left < over.right + slack and over.left - slack < under.right


def place_of_value(front: Passage, match: re.Match[str]) -> tuple[int, int]:
    """Return where a value stands: in its cell under a row of captions, else behind the words for it."""
    under = value_under(front, *match.span())
    return under or (match.end(), len(front.folded))
