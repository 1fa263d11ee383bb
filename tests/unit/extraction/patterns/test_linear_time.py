"""No accepted pattern takes long on any text: measured on texts that the pattern almost matches."""

import random
import re
import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pipelines.extraction.patterns.search import compiled, find
from pipelines.extraction.patterns.syntax import LONGEST_VALUE
from tests.unit.extraction.patterns.test_patterns import PATTERNS, is_accepted

MEGABYTE = 1 << 20
MOST_SECONDS = 0.050
USUAL = [
    r"\d{1,6}/\d{4}",
    r"[A-Z][a-zà-ú]+(?: (?:d[aeo]s? )?[A-Z][a-zà-ú]+)*",
    r"[A-Z]{1,3}[A-Z0-9]{1,10}\d{1,4}",
    r"\d{1,3}(?:\.\d{3})*,\d{2}",
    "(?:[a-z] ){0,39}X",
    "A[a-z ]*[0-9]",
    ".+",
]


def walked(pattern, seed):
    """Return a text, as long as a value may be, of which every beginning may still become a value."""
    value, rng = compiled(pattern).value, random.Random(seed)
    letters = {}
    for code in (*range(32, 127), 0xE7, 0x1F600):
        letters.setdefault(int(value.symbol_of[min(code, len(value.symbol_of) - 1)]), chr(code))
    hopeful = {state for state, is_end in enumerate(value.accepting) if is_end}
    while True:
        more = {s for s, row in enumerate(value.table) if not hopeful.isdisjoint(row)} - hopeful
        if not more:
            break
        hopeful |= more
    state, text = 0, ""
    while len(text) < LONGEST_VALUE:
        steps = [symbol for symbol in letters if value.table[state][symbol] in hopeful]
        if not steps:
            break
        symbol = rng.choice(steps)
        state, text = value.table[state][symbol], text + letters[symbol]
    return text


def adversaries(pattern, seed):
    word = walked(pattern, seed) or "a"
    for unit in (word, f"{word} ", f"{word[:-1]} ", f"{word}~ ", word[-1:], f"{word[0]} ", f"{word}!\n"):
        yield (unit * (MEGABYTE // max(1, len(unit)) + 1))[:MEGABYTE] if unit else ""


def seconds(work):
    """Return the processor time of the work, the best of three: other processes are none of its business."""
    found = []
    for _ in range(3):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return min(found)


def assert_fast(pattern, seed):
    compiled(pattern)
    for text in adversaries(pattern, seed):
        assert seconds(lambda text=text: find(pattern, text)) <= MOST_SECONDS


@pytest.mark.parametrize("pattern", USUAL)
def test_a_usual_pattern_is_fast_on_a_megabyte(pattern):
    for seed in range(3):
        assert_fast(pattern, seed)


@given(PATTERNS, st.integers(0, 99))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_any_accepted_pattern_is_fast_on_a_megabyte(pattern, seed):
    assume(is_accepted(pattern))
    assert_fast(pattern, seed)


@given(PATTERNS, st.integers(0, 99))
@settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_a_backtracking_engine_is_fast_on_a_value_too(pattern, seed):
    assume(is_accepted(pattern))
    expression, word = re.compile(pattern), walked(pattern, seed)
    assert seconds(lambda: expression.fullmatch(f"{word}\0")) <= MOST_SECONDS
