"""In how many ways a pattern may read a text: what makes a backtracking engine slow.

The automaton of this program does not care, but a pattern is handed on: it goes into the grammar that holds a
model's answer, and into whatever reads the type's file. So a pattern is accepted only if the next character
almost always decides how it is read, as one writes `[A-Z]+(?: [A-Z]+)*` instead of `(?:[A-Z]+ ?)+`.
"""

from __future__ import annotations

import itertools
import math

from pipelines.extraction.patterns.characters import OTHER, Characters
from pipelines.extraction.patterns.syntax import (
    Alternatives,
    Node,
    OneOf,
    PatternRefused,
    Repeat,
    Sequence,
)

MOST_WAYS = 100
_END: Characters = 1 << OTHER + 1  # what follows the last character of a value


def refuse_ambiguous(node: Node) -> None:
    """Raise PatternRefused where a text could be read in more than MOST_WAYS ways."""
    if _ways(node, _END) > MOST_WAYS:
        raise PatternRefused(
            "some texts could be read in very many ways, so that matching may take for ever; avoid repeated "
            "groups whose inside is repeated or optional too, repeated parts that may begin like what "
            "follows them, and alternatives that begin alike"
        )


def may_be_empty(node: Node) -> bool:
    """Whether the empty text is one of the node's."""
    if isinstance(node, Sequence):
        return all(map(may_be_empty, node.parts))
    if isinstance(node, Alternatives):
        return any(map(may_be_empty, node.ways))
    return isinstance(node, Repeat) and (node.least == 0 or may_be_empty(node.item))


def _first(node: Node) -> Characters:
    """Return the characters with which the node's texts begin."""
    if isinstance(node, OneOf):
        return node.members
    if isinstance(node, Repeat):
        return 0 if node.most == 0 else _first(node.item)
    found = 0
    for part in node.parts if isinstance(node, Sequence) else node.ways:
        found |= _first(part)
        if isinstance(node, Sequence) and not may_be_empty(part):
            break
    return found


def _ways(node: Node, follow: Characters) -> float:
    """Bound the ways in which one text can be read as the node, if one of `follow` comes next."""
    if isinstance(node, OneOf):
        return 1
    if isinstance(node, Sequence):
        return _ways_of_sequence(node, follow)
    if isinstance(node, Alternatives):
        return _ways_of_alternatives(node, follow)
    return _ways_of_repeat(node, follow)


def _ways_of_sequence(node: Sequence, follow: Characters) -> float:
    ways = 1.0
    for part in reversed(node.parts):
        ways *= _ways(part, follow)
        follow = _first(part) | (follow if may_be_empty(part) else 0)
    return ways


def _ways_of_alternatives(node: Alternatives, follow: Characters) -> float:
    ways = [_ways(way, follow) for way in node.ways]
    begins = [_first(way) | (follow if may_be_empty(way) else 0) for way in node.ways]
    is_decided = not any(one & other for one, other in itertools.combinations(begins, 2))
    return max(ways) if is_decided else sum(ways)


def _ways_of_repeat(node: Repeat, follow: Characters) -> float:
    if node.most == 0:
        return 1
    begin = _first(node.item)
    inner = _ways(node.item, follow if node.most == 1 else follow | begin)
    is_decided = node.least == node.most or not begin & follow
    is_hollow = may_be_empty(node.item)
    if node.most is None:
        return 1 if inner == 1 and is_decided and not is_hollow else math.inf
    if is_hollow and node.most > 1:
        return math.inf
    repeated = math.inf if inner > MOST_WAYS and node.most > 1 else inner**node.most
    return repeated * (1 if is_decided else node.most - node.least + 1) + is_hollow
