"""Texts that a regular expression almost matches, made from its own syntax.

A backtracking engine is slow where an expression is nearly satisfied, again and again: so an example of it is
repeated, whole and cut off, and each of its long repetitions is drawn out as far as the text goes, before
something that fits nothing. `re` gives away its syntax tree in the module `re._parser`.
"""

import contextlib
import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from re import _constants as syntax
from re import _parser

_CHARACTERS = " \n\t.,;:-–—/()[]_*·•|'\"ºª°$#=!&§aeoindrstmpvxl0123459AEORSZÀÉÇãéç\f~"
_ENDINGS = ("~\0", ";", "\n", ".", "1 a")
_LONG = 12  # times: repetitions that may go on so long are drawn out
_EXAMPLES = 8
_CLASSES = {
    syntax.CATEGORY_DIGIT: str.isdigit,
    syntax.CATEGORY_SPACE: str.isspace,
    syntax.CATEGORY_WORD: lambda character: character.isalnum() or character == "_",
}
_OUTSIDE = {
    syntax.CATEGORY_NOT_DIGIT: syntax.CATEGORY_DIGIT,
    syntax.CATEGORY_NOT_SPACE: syntax.CATEGORY_SPACE,
    syntax.CATEGORY_NOT_WORD: syntax.CATEGORY_WORD,
}
_REPEATS = frozenset({syntax.MAX_REPEAT, syntax.MIN_REPEAT, syntax.POSSESSIVE_REPEAT})


@dataclass(frozen=True)
class Attack:
    """A text of any length: `before`, then `unit` over and over, then what fits nothing."""

    before: str
    unit: str
    ending: str

    def text(self, size: int) -> str:
        return self.before + self.unit * (size // len(self.unit)) + self.ending

    def __str__(self) -> str:
        return f"{self.before!r} {self.unit!r}… {self.ending!r}"


def attacks(pattern: re.Pattern[str]) -> list[Attack]:
    """Return texts that an expression almost matches, the same ones at each call."""
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return list(dict.fromkeys((*_repeated(tree), *_drawn_out(tree))))


def _repeated(tree: object) -> Iterator[Attack]:
    for seed in range(_EXAMPLES):
        whole = _Writer(seed).example(tree)
        cut = whole[: 1 + seed * len(whole) // _EXAMPLES]
        for unit in (whole, cut, f"{cut} ", whole[:-1] or "a"):
            for ending in ("", *_ENDINGS[seed % 3 : seed % 3 + 2]):
                yield Attack("", unit, ending)


def _drawn_out(tree: object) -> Iterator[Attack]:
    for number, seed in itertools.product(range(_long_repeats(tree)), range(_EXAMPLES)):
        ending = _ENDINGS[seed % len(_ENDINGS)]
        writer = _Writer(seed, stop_at=number)
        before, unit = writer.example(tree), writer.unit
        yield Attack(before, unit, ending)
        yield Attack("", before + unit * _LONG, ending)


def _long_repeats(node: object) -> int:
    """Return how many repetitions of a tree, or of a part of one, may go on long."""
    if isinstance(node, tuple) and len(node) == 2 and node[0] in _REPEATS:
        return (node[1][1] >= _LONG) + _long_repeats(node[1][2])
    if isinstance(node, (tuple, list, _parser.SubPattern)):
        return sum(_long_repeats(part) for part in node)
    return 0


class _Reached(Exception):  # noqa: N818  (no error: what follows a drawn-out repetition is left out)
    pass


class _Writer:
    """Writes an example of an expression, up to its long repetition `stop_at`, whose item is then `unit`."""

    def __init__(self, seed: int, stop_at: int | None = None) -> None:
        self._random, self._stop_at = random.Random(seed), stop_at
        self._repeats, self._parts, self.unit = 0, [], "a"

    def example(self, tree: object) -> str:
        with contextlib.suppress(_Reached):
            self._write(tree)
        return "".join(self._parts) or ("a" if self._stop_at is None else "")

    def _write(self, tree: object) -> None:
        for kind, value in tree:
            if kind is syntax.LITERAL:
                self._parts.append(chr(value))
            elif kind in {syntax.IN, syntax.ANY, syntax.NOT_LITERAL}:
                self._parts.append(self._random.choice(_members(kind, value)))
            elif kind is syntax.BRANCH:
                self._write(self._random.choice(value[1]))
            elif kind is syntax.SUBPATTERN:
                self._write(value[3])
            elif kind is syntax.ATOMIC_GROUP or (kind is syntax.ASSERT and self._random.random() < 0.7):
                self._write(value if kind is syntax.ATOMIC_GROUP else value[1])
            elif kind in _REPEATS:
                self._repeat(*value)

    def _repeat(self, least: int, most: int, item: object) -> None:
        if most >= _LONG:
            if self._repeats == self._stop_at:
                self.unit = _Writer(self._random.randrange(1 << 16)).example(item)
                raise _Reached
            self._repeats += 1
        for _ in range(self._random.randint(least, min(most, least + 2))):
            self._write(item)


def _members(kind: object, value: object) -> list[str]:
    """Return characters that an item stands for, some of each sort."""
    if kind is syntax.ANY:
        return ["a", " ", "1", "."]
    if kind is syntax.NOT_LITERAL:
        return [character for character in _CHARACTERS if ord(character) != value]
    found = [character for character in _CHARACTERS if _is_member(character, value)]
    first = next(told[1] for told in value if told[0] is not syntax.NEGATE)
    return found or [chr(first[0] if isinstance(first, tuple) else first)]


def _is_member(character: str, members: object) -> bool:
    is_negated = is_told = False
    for kind, value in members:
        is_negated |= kind is syntax.NEGATE
        if kind is syntax.LITERAL:
            is_told |= ord(character) == value
        elif kind is syntax.RANGE:
            is_told |= value[0] <= ord(character) <= value[1]
        elif kind is syntax.CATEGORY:
            is_told |= (value in _OUTSIDE) != _CLASSES[_OUTSIDE.get(value, value)](character)
    return is_told != is_negated
