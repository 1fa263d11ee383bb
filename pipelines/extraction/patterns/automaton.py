"""A pattern as a deterministic automaton: one table look-up for each character, whatever the pattern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipelines.extraction.patterns.characters import OTHER, Characters
from pipelines.extraction.patterns.syntax import Alternatives, Node, OneOf, PatternRefused, Repeat, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence as Items

    import numpy.typing as npt

_MOST_POSITIONS = 400
_MOST_STATES = 1000
START = 0
"""The state before the first character."""


@dataclass(frozen=True, slots=True)
class Automaton:
    """`table[state][symbol]` is the next state, `symbol_of[character]` a character's symbol.

    `accepting` says of each state whether a match ends there, `restarting` of each symbol whether one
    may begin behind it. In the state `dead`, where there is one, nothing is being matched.
    """

    table: tuple[tuple[int, ...], ...]
    accepting: tuple[bool, ...]
    restarting: tuple[bool, ...]
    symbol_of: npt.NDArray[np.uint16]
    dead: int | None

    def symbols(self, text: str) -> npt.NDArray[np.uint16]:
        """Return the symbol of each character."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        return self.symbol_of[np.minimum(codes, OTHER)]


@dataclass(slots=True)
class _Positions:
    """Where in a pattern a character may stand: which ones, and which positions may follow (bits)."""

    members: list[Characters]
    follow: list[int]

    def add(self, members: Characters) -> int:
        if len(self.members) >= _MOST_POSITIONS:
            raise PatternRefused(f"written out, it has more than {_MOST_POSITIONS} characters")
        self.members.append(members)
        self.follow.append(0)
        return 1 << len(self.members) - 1

    def connect(self, last: int, first: int) -> None:
        for position in _bits(last):
            self.follow[position] |= first


@dataclass(frozen=True, slots=True)
class _Part:
    """Positions with which a part of a pattern begins and ends, and whether it may be empty."""

    first: int
    last: int
    is_optional: bool


_NOTHING = _Part(0, 0, is_optional=True)


def automaton(node: Node, restarts_at: Characters = 0) -> Automaton:
    """Return the automaton of a pattern; raises PatternRefused where it would be too large.

    Behind each of the characters `restarts_at` it also begins anew: it then tells where matches end that
    began at the start of the text or behind such a character.
    """
    positions = _Positions([0], [0])  # position 0 is the place before the first character
    whole = _part(node, positions)
    positions.follow[0] = whole.first
    symbols = _symbols((*positions.members, restarts_at))
    steps = [
        sum(1 << p for p, members in enumerate(positions.members) if members & symbol) for symbol in symbols
    ]
    restarting = tuple(bool(restarts_at & symbol) for symbol in symbols)
    table, states = _determined(positions.follow, steps, restarting)
    final = whole.last | (1 if whole.is_optional else 0)
    accepting = tuple(bool(state & final) for state in states)
    dead = states.index(0) if 0 in states else None
    return Automaton(table, accepting, restarting, _symbol_of(symbols), dead)


def _part(node: Node, positions: _Positions) -> _Part:
    if isinstance(node, OneOf):
        position = positions.add(node.members)
        return _Part(position, position, is_optional=False)
    if isinstance(node, Alternatives):
        ways = [_part(way, positions) for way in node.ways]
        return _Part(
            _union(way.first for way in ways),
            _union(way.last for way in ways),
            any(way.is_optional for way in ways),
        )
    if isinstance(node, Sequence):
        return _joined((_part(part, positions) for part in node.parts), positions)
    return _repeated(node, positions)


def _repeated(node: Repeat, positions: _Positions) -> _Part:
    """Write a repetition out: `least` copies, then optional ones, the last one a loop if there is no end."""
    count = node.most if node.most is not None else max(1, node.least)
    copies = []
    for number in range(count):
        copy = _part(node.item, positions)
        if node.most is None and number == count - 1:
            positions.connect(copy.last, copy.first)
        is_optional = copy.is_optional or number >= node.least
        copies.append(_Part(copy.first, copy.last, is_optional))
    return _joined(copies, positions)


def _joined(parts: Iterable[_Part], positions: _Positions) -> _Part:
    whole = _NOTHING
    for part in parts:
        positions.connect(whole.last, part.first)
        whole = _Part(
            whole.first | (part.first if whole.is_optional else 0),
            part.last | (whole.last if part.is_optional else 0),
            whole.is_optional and part.is_optional,
        )
    return whole


def _symbols(sets: Items[Characters]) -> list[Characters]:
    """Return the classes of characters that no set tells apart; together they are all characters."""
    found = [(1 << OTHER + 1) - 1]
    for members in dict.fromkeys(sets):
        found = [part for symbol in found for part in (symbol & members, symbol & ~members) if part]
    return found


def _symbol_of(symbols: Items[Characters]) -> npt.NDArray[np.uint16]:
    symbol_of = np.zeros(OTHER + 1, np.uint16)
    for number, symbol in enumerate(symbols):
        octets = np.frombuffer(symbol.to_bytes(OTHER // 8 + 1, "little"), np.uint8)
        symbol_of[np.unpackbits(octets, bitorder="little")[: OTHER + 1].astype(bool)] = number
    return symbol_of


def _determined(
    follow: Items[int], steps: Items[int], restarting: Items[bool]
) -> tuple[tuple[tuple[int, ...], ...], list[int]]:
    """Return the table of the states, which are sets of positions, and the states themselves."""
    states, numbers = [1], {1: START}
    table: list[tuple[int, ...]] = []
    for state in states:  # it grows meanwhile
        reachable = _union(follow[position] for position in _bits(state))
        row = []
        for step, restarts in zip(steps, restarting, strict=True):
            target = reachable & step | restarts
            if target not in numbers:
                if len(states) >= _MOST_STATES:
                    raise PatternRefused(
                        "it is too complicated; write narrower sets instead of '.', or + instead of {1,40}"
                    )
                numbers[target] = len(states)
                states.append(target)
            row.append(numbers[target])
        table.append(tuple(row))
    return tuple(table), states


def _bits(number: int) -> Iterable[int]:
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


def _union(sets: Iterable[int]) -> int:
    union = 0
    for members in sets:
        union |= members
    return union
