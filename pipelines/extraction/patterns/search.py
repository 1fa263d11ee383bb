"""The values of a pattern in a text: runs of whole words, found in time linear in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from pipelines.extraction.patterns import characters, syntax
from pipelines.extraction.patterns.ambiguity import may_be_empty, refuse_ambiguous
from pipelines.extraction.patterns.automaton import START, Automaton, automaton
from pipelines.extraction.patterns.characters import ANY, SEPARATORS, SPACE
from pipelines.extraction.patterns.syntax import LONGEST_VALUE, PatternRefused, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_VALUES = 100
"""Values of one text that are looked for; a text in which there are more is none that its pattern is for."""

_LEAD = r"""[nN][º°o.]{1,2}:?|[(\[{"'«“‘:]{0,3}"""
_TAIL = r"""[)\]}"'»”’.,;:]{0,3}"""
_MOST_MARKS = 4  # characters that a lead or a tail may have
_LONGEST_RUN = LONGEST_VALUE + 2 * _MOST_MARKS
_BLOCK = 512  # characters of a long text that one lane reads
_SHORT = 4096  # characters from which on lanes are faster


@dataclass(frozen=True, slots=True)
class Span:
    """A value: text[start:end]."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """What was made of a pattern: for a value alone, for a run of words, and for where such runs end."""

    value: Automaton
    run: Automaton
    ends: Automaton


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> Pattern:
    """Return the automata of a pattern; raises PatternRefused with the reason why it is not accepted."""
    node = syntax.parse(pattern)
    if may_be_empty(node):
        raise PatternRefused("it matches the empty text, so it would be found everywhere")
    refuse_ambiguous(node)
    value = automaton(node)
    if not _can_match(value):
        raise PatternRefused(
            "it can never match: a value begins and ends with a word, has single spaces and at most "
            f"{LONGEST_VALUE} characters"
        )
    run = Sequence((syntax.parse(_LEAD), node, syntax.parse(_TAIL)))
    return Pattern(value, automaton(run), automaton(run, characters.of(SEPARATORS)))


def find(pattern: str, text: str, limit: int = MOST_VALUES) -> list[Span]:
    """Return the values in `text` from left to right, the longest at each place, up to `limit` of them.

    A value is made of whole words; punctuation and a number sign around it are left out. Where `text` holds a
    character that is no part of any value, such as a tab or a line end, no value goes on.
    """
    automata = compiled(pattern)
    found: list[Span] = []
    done, seen = 0, 0
    for end in _ends(automata.ends, text):
        if len(found) == limit or seen == MOST_VALUES:
            break
        if end <= done:
            continue
        seen += 1
        run = _run_to(automata.run, text, done, end)
        value = _without_marks(automata.value, text, run) if run else None
        if run and value:
            found.append(value)
            done = run.end
    return found


def is_match(pattern: str, value: str) -> bool:
    """Whether the whole of `value` is one of the pattern's."""
    return _is_accepted(compiled(pattern).value, value)


def _can_match(value: Automaton) -> bool:
    """Whether a text is accepted that a value may be: words with single spaces between them."""
    space = int(value.symbol_of[ord(" ")])
    codes = [code for code in range(characters.OTHER + 1) if (ANY & ~SPACE) >> code & 1]
    others = {int(symbol) for symbol in value.symbol_of[codes]}
    reached = {(START, True)}  # a state, and whether a space was the last character
    for _ in range(LONGEST_VALUE):
        after = {(value.table[state][symbol], False) for state, _ in reached for symbol in others}
        if any(value.accepting[state] for state, _ in after):
            return True
        reached = after | {(value.table[state][space], True) for state, is_space in reached if not is_space}
    return False


def _ends(ends: Automaton, text: str) -> Iterator[int]:
    """Yield where the runs of words end that the pattern accepts, the first one first."""
    return (_ends_in_lanes if len(text) > _SHORT else _ends_one_by_one)(ends, text)


def _ends_one_by_one(ends: Automaton, text: str) -> Iterator[int]:
    state, table = START, ends.table
    for at, symbol in enumerate(ends.symbols(text).tolist()):
        if ends.accepting[state] and ends.restarting[symbol]:
            yield at
        state = table[state][symbol]
    if ends.accepting[state]:
        yield len(text)


def _ends_in_lanes(ends: Automaton, text: str) -> Iterator[int]:
    """Do the same at many places of the text at once.

    Each lane begins so early that it has read every run in full that ends in its block, and as if a word
    began there: of a run too long to be a value it may so find an end that is none.
    """
    symbols, separator = ends.symbols(text), ends.restarting.index(True)
    lanes = len(symbols) // _BLOCK + 1
    padding = (_LONGEST_RUN, lanes * _BLOCK - len(symbols))
    padded = np.pad(symbols, padding, constant_values=separator)
    steps = np.lib.stride_tricks.sliding_window_view(padded, _LONGEST_RUN + _BLOCK)[::_BLOCK].T.astype(
        np.intp
    )
    width = len(ends.restarting)
    table = np.array(ends.table, np.intp).ravel() * width
    ending = np.logical_and.outer(ends.accepting, ends.restarting).ravel()
    found = np.zeros((_BLOCK, lanes), bool)
    state = np.full(lanes, START * width, np.intp)
    for step, symbol in enumerate(steps):
        place = state + symbol
        if step >= _LONGEST_RUN:
            found[step - _LONGEST_RUN] = ending[place]
        state = table[place]
    for end in np.flatnonzero(found.T):
        yield int(end)


def _run_to(run: Automaton, text: str, done: int, end: int) -> Span | None:
    """Return the run of words that begins first behind `done` of those that reach `end`, at its longest."""
    first = max(done, end - _LONGEST_RUN)
    symbols = run.symbols(text[first : end + _LONGEST_RUN]).tolist()
    for start in range(first, end):
        if _is_apart(text, start - 1) and not _is_apart(text, start):
            run_of_symbols = symbols[start - first : start - first + _LONGEST_RUN]
            ends = [start + length for length in _accepted(run, run_of_symbols)]
            ends = [at for at in ends if _is_apart(text, at)]
            if end in ends:
                return Span(start, ends[-1])
    return None


def _is_apart(text: str, at: int) -> bool:
    """Whether no word stands at that place of the text."""
    return not 0 <= at < len(text) or text[at] in SEPARATORS


def _without_marks(value: Automaton, text: str, run: Span) -> Span | None:
    """Return the longest value in a run of words that has nothing but marks around it."""
    spans = [
        Span(run.start + lead, run.end - tail)
        for lead in range(_MOST_MARKS + 1)
        for tail in range(_MOST_MARKS + 1)
    ]
    for span in sorted(spans, key=lambda span: span.start - span.end):
        has_lead = re.fullmatch(_LEAD, text[run.start : span.start])
        has_tail = re.fullmatch(_TAIL, text[span.end : run.end])
        if has_lead and has_tail and _is_accepted(value, text[span.start : span.end]):
            return span
    return None


def _is_accepted(value: Automaton, text: str) -> bool:
    return len(text) <= LONGEST_VALUE and len(text) in _accepted(value, value.symbols(text).tolist())


def _accepted(of: Automaton, symbols: Iterable[int]) -> list[int]:
    """Return how many of the first symbols the automaton accepts."""
    state, found = START, []
    for length, symbol in enumerate(symbols, start=1):
        state = of.table[state][symbol]
        if state == of.dead:
            break
        if of.accepting[state]:
            found.append(length)
    return found
