"""The regular expressions that a pattern may be: a part of Python's, read into a tree.

Characters, classes, groups, alternatives and greedy quantifiers. What looks around, back or at a place is
refused: a value is matched as a whole, by an automaton that reads each character once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn

from pipelines.extraction.patterns import characters
from pipelines.extraction.patterns.characters import ANY, DIGITS, OTHER, SPACE, WORD, Characters

LONGEST_PATTERN = 200
LONGEST_VALUE = 80
"""Characters; what is longer is no value but a text."""

_DEEPEST = 12  # groups within each other
_CLASSES = {
    "d": DIGITS,
    "D": ANY & ~DIGITS,
    "w": WORD,
    "W": ANY & ~WORD,
    "s": SPACE,
    "S": ANY & ~SPACE,
}
_COUNTS = re.compile(r"\{([0-9]{1,4})(?:(,)([0-9]{0,4}))?\}")
_PLACES = "bBAZz"


class PatternRefused(ValueError):  # noqa: N818 - named for what happened
    """A pattern that is not accepted: the text says why."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """One character of a set."""

    members: Characters


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other; none is the empty text."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One of several."""

    ways: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """An item `least` to `most` times; None is without an end."""

    item: Node
    least: int
    most: int | None


Node = OneOf | Sequence | Alternatives | Repeat


def parse(pattern: str) -> Node:
    """Return the tree of a pattern; raises PatternRefused."""
    if len(pattern) > LONGEST_PATTERN:
        raise PatternRefused(f"it is longer than {LONGEST_PATTERN} characters")
    parser = _Parser(pattern)
    node = parser.alternatives(0)
    if parser.at < len(pattern):
        parser.refuse("there is a ) without its (")
    return node


class _Parser:
    """Reads one pattern from left to right; `at` is the next character."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self.at = pattern, 0

    def refuse(self, why: str) -> NoReturn:
        raise PatternRefused(f"at character {self.at + 1}, {why}")

    def alternatives(self, depth: int) -> Node:
        ways = [self._sequence(depth)]
        while self._next() == "|":
            self.at += 1
            ways.append(self._sequence(depth))
        return ways[0] if len(ways) == 1 else Alternatives(tuple(ways))

    def _next(self) -> str:
        return self._pattern[self.at : self.at + 1]

    def _taken(self) -> str:
        taken = self._next()
        if not taken:
            self.refuse("it ends too early")
        self.at += 1
        return taken

    def _sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while self._next() not in {"", "|", ")"}:
            parts.append(self._quantified(self._item(depth)))
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _item(self, depth: int) -> Node:
        character = self._taken()
        if character == "(":
            return self._group(depth + 1)
        if character == "[":
            return OneOf(self._set())
        if character == ".":
            return OneOf(ANY)
        if character == "\\":
            return OneOf(self._escaped())
        self.at -= 1
        if character in "*+?{":
            self.refuse(f"{character} stands behind nothing that it could repeat; write \\{character} for it")
        if character in "^$":
            self.refuse(f"{character} is out of place: a value is matched as a whole anyway")
        return OneOf(self._literal(self._taken()))

    def _group(self, depth: int) -> Node:
        if depth > _DEEPEST:
            self.refuse(f"more than {_DEEPEST} groups lie within each other")
        if self._next() == "?":
            self._plain_group()
        node = self.alternatives(depth)
        if self._next() != ")":
            self.refuse("a ( lacks its )")
        self.at += 1
        return node

    def _plain_group(self) -> None:
        opening = self._pattern[self.at :]
        if opening.startswith(("?=", "?!", "?<=", "?<!")):
            self.refuse("it looks ahead or behind, which is not supported")
        if opening.startswith(("?P=", "?(")):
            self.refuse("it refers back to a group, which is not supported")
        if not opening.startswith("?:"):
            self.refuse("only (…) and (?:…) are supported as groups")
        self.at += 2

    def _escaped(self) -> Characters:
        character = self._taken()
        if character in _CLASSES:
            return _CLASSES[character]
        self.at -= 1
        if character in "123456789":
            self.refuse("it refers back to a group, which is not supported")
        if character in _PLACES:
            self.refuse(f"\\{character} is out of place: a value is matched as a whole anyway")
        if character.isascii() and character.isalnum():
            self.refuse(f"\\{character} is not supported")
        return self._literal(self._taken())

    def _literal(self, character: str) -> Characters:
        found = characters.of(character)
        if not found & ANY or ord(character) >= OTHER:
            self.at -= 1
            self.refuse(f"U+{ord(character):04X} stands in no value")
        return found

    def _set(self) -> Characters:
        is_negated = self._next() == "^"
        self.at += is_negated
        members, is_first = 0, True
        while is_first or self._next() != "]":
            members |= self._members()
            is_first = False
        self.at += 1
        chosen = ANY & ~members if is_negated else members
        if not chosen:
            self.refuse("this set has no character in it")
        return chosen

    def _members(self) -> Characters:
        """Return one member of a set: a character, a class, or a range."""
        first = self._taken()
        if first == "[":
            self.at -= 1
            self.refuse("a [ in a set must be written \\[")
        low = self._escaped() if first == "\\" else self._literal(first)
        if self._next() != "-" or self._pattern[self.at + 1 : self.at + 2] in {"", "]"}:
            return low
        self.at += 1
        second = self._taken()
        high = self._escaped() if second == "\\" else self._literal(second)
        return self._range(low, high)

    def _range(self, low: Characters, high: Characters) -> Characters:
        if low.bit_count() != 1 or high.bit_count() != 1 or low > high:
            self.refuse("this range goes from nothing to nothing; write \\- for a hyphen")
        return ((high << 1) - low) & ANY

    def _quantified(self, item: Node) -> Node:
        character = self._next()
        if character not in {"*", "+", "?", "{"}:
            return item
        counts = {"*": (0, None), "+": (1, None), "?": (0, 1)}.get(character) or self._counts()
        self.at += character != "{"
        if self._next() in {"*", "+", "?", "{"}:
            self.refuse("a quantifier stands behind another one")
        return Repeat(item, *counts)

    def _counts(self) -> tuple[int, int | None]:
        match = _COUNTS.match(self._pattern, self.at)
        if match is None:
            self.refuse("{ must be {n}, {n,} or {n,m}; write \\{ for the character")
        least = int(match[1])
        most = None if match[2] and not match[3] else int(match[3] or match[1])
        if most is not None and most < least:
            self.refuse(f"{match[0]} asks for more than it allows")
        if least > LONGEST_VALUE:
            self.refuse(
                f"{match[0]} asks for more than {LONGEST_VALUE} characters, the most that a value has"
            )
        self.at = match.end()
        return least, most if most is None else min(most, LONGEST_VALUE)
