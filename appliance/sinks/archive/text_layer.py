"""What was read as a PDF's invisible text, each word over its own ink; pure.

Characters are shown as their UTF-16 numbers in a font without shapes (`glyphless`), each `CHARACTER_WIDTH`
wide, and stretched until the word is as long as its box. A space follows each word but the last of a line,
since boxes of skewed words may touch.

Words run along the nearest quarter turn, never aslant: programs that extract text take a baseline that
drifts by half a point for a new word, and cut a long word of a scan that is half a degree askew in two. A
skewed word's text is as high as the word itself and lies in the middle of the upright box around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from appliance.sinks.archive.placing import has_places, text_angle
from pipelines.document import Page, TextLine
from pipelines.extraction.transcript import upright_box
from pipelines.geometry import Affine, Box

FONT = "/ReadText"
CHARACTER_WIDTH = 0.5
"""Width of each character in units of the font's size."""
DESCENT = 0.2
"""The share of a word's height that lies below its baseline."""
_LAST_CODE = 0xFFFF
_TALL = 2.0
"""A word of several letters that is so many times higher than wide runs up the page, as margin notes do."""
_LEAST_LETTERS = 3
_SPACE = 0.2
"""The least room between two words, as a share of their height: poppler sees no space in less."""
_MOST_GIVEN = 0.4
"""The share of its length that a word may give for that on one side."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A word's text and its box in pixels of the page turned upright, and whether it runs up along it."""

    text: str
    box: Box
    is_rising: bool = False


def text_layer(page: Page, to_user: Affine) -> bytes:
    """Return the content stream that shows the page's words; `to_user` maps page pixels to user space.

    A page without words has an empty stream. Words whose places the reader did not tell are spread over
    the page line by line: they are found, but not where they stand.
    """
    if not page.lines:
        return b""
    geometry = page.geometry
    turned = Affine.quarter_turns(round(text_angle(page) / 90), geometry.width, geometry.height)
    lines = _placed(page, turned) if has_places(page) else _spread(page, turned)
    m = turned.inverse().then(to_user)
    # Rows of a picture count downwards, those of a text upwards: hence the signs.
    matrix = " ".join(_number(value) for value in (m.a, m.d, -m.b, -m.e, m.c, m.f))
    words = "\n".join(_show(word, is_last=word is line[-1]) for line in lines for word in line)
    return f"q {matrix} cm BT 3 Tr\n{words}\nET Q\n".encode("ascii")


def shown_characters(pages: Iterable[Page]) -> frozenset[str]:
    """Return every character that the layers of these pages show."""
    return frozenset(
        character
        for page in pages
        for line in page.lines
        for word in line.words
        for character in _showable(word.text)
    )


def _placed(page: Page, turned: Affine) -> Iterator[list[_Shown]]:
    for line in page.lines:
        places = {word.box for word in line.words}
        if len(places) == 1 and len(line.words) > 1:
            yield _parted(_along(line, turned.box(line.words[0].box)))
            continue
        shown = []
        for word in line.words:
            height = upright_box(word.box, page.geometry.reader_to_page).height
            shown.append(_in_the_middle(_word(word.text, turned.box(word.box)), height))
        yield _parted([word for word in shown if word.text])


def _parted(words: list[_Shown]) -> list[_Shown]:
    """Return the words of a line with room between them: readers cut their boxes in the middle of a space."""
    parted = list(words)
    for index, (left, right) in enumerate(pairwise(words)):
        first, second = parted[index].box, parted[index + 1].box
        lacking = _SPACE * min(first.height, second.height) - (second.left - first.right)
        if left.is_rising or right.is_rising or not first.left < second.left or lacking <= 0:
            continue
        share = min(lacking / (first.width + second.width), _MOST_GIVEN)
        parted[index] = replace(left, box=replace(first, right=first.right - share * first.width))
        parted[index + 1] = replace(right, box=replace(second, left=second.left + share * second.width))
    return parted


def _spread(page: Page, turned: Affine) -> Iterator[list[_Shown]]:
    whole = turned.box(Box(0.0, 0.0, page.geometry.width, page.geometry.height))
    height = whole.height / len(page.lines)
    for row, line in enumerate(page.lines):
        yield _parted(_along(line, Box(whole.left, row * height, whole.right, (row + 1) * height)))


def _along(line: TextLine, box: Box) -> list[_Shown]:
    """Share out a box among the words of its line, by their letters."""
    texts = [text for word in line.words if (text := _showable(word.text))]
    whole = _word(" ".join(texts), box)
    letters, begin, shown = len(whole.text), 0, []
    for text in texts:
        start, end = begin / letters, (begin + len(text)) / letters
        if whole.is_rising:
            part = replace(box, top=box.bottom - end * box.height, bottom=box.bottom - start * box.height)
        else:
            part = replace(box, left=box.left + start * box.width, right=box.left + end * box.width)
        shown.append(_Shown(text, part, whole.is_rising))
        begin += len(text) + 1
    return shown


def _word(text: str, box: Box) -> _Shown:
    shown = _showable(text)
    is_rising = box.height > _TALL * box.width and len(shown) >= _LEAST_LETTERS
    return _Shown(shown, box, is_rising)


def _in_the_middle(word: _Shown, height: float) -> _Shown:
    """Return the word as high as it is without its skew."""
    if word.is_rising or height >= word.box.height:
        return word
    middle = word.box.center[1]
    return replace(word, box=replace(word.box, top=middle - height / 2, bottom=middle + height / 2))


def _show(word: _Shown, *, is_last: bool) -> str:
    box = word.box
    length, size = (box.height, box.width) if word.is_rising else (box.width, box.height)
    size, length = max(size, 1.0), max(length, 1.0)
    stretch = 100 * length / (len(word.text) * CHARACTER_WIDTH * size)
    if word.is_rising:
        place = f"0 1 -1 0 {_number(box.right - DESCENT * size)} {_number(-box.bottom)}"
    else:
        place = f"1 0 0 1 {_number(box.left)} {_number(DESCENT * size - box.bottom)}"
    codes = (word.text if is_last else word.text + " ").encode("utf-16-be").hex()
    return f"{FONT} {_number(size)} Tf {_number(stretch)} Tz {place} Tm <{codes}> Tj"


def _showable(text: str) -> str:
    """Return the text with one 16-bit number a character, and none that stands for no character."""
    return "".join(
        character if ord(character) <= _LAST_CODE and not _is_half(character) else "\N{REPLACEMENT CHARACTER}"
        for character in text
        if character >= " "
    )


def _is_half(character: str) -> bool:
    return "\ud800" <= character <= "\udfff"


def _number(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".") if value else "0"
