"""A loop is stopped in time, and an honest page never."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.guard import (
    CapOptions,
    GuardOptions,
    Loop,
    LoopGuard,
    degenerate_by_published_rule,
    token_cap,
)

OPTIONS = GuardOptions()


def stopped_after(tokens, options=OPTIONS):
    """Return how many tokens had been pushed when the guard spoke, None if it never did."""
    guard = LoopGuard(options)
    return next((number for number, token in enumerate(tokens, 1) if guard.push(token)), None)


def loop_at(tokens, options):
    """Say by the definition, slowly, whether the last tokens are a loop."""
    for period in range(1, options.longest_period + 1):
        run = 0
        while run + period < len(tokens) and tokens[-1 - run] == tokens[-1 - run - period]:
            run += 1
        is_short_loop = run + period >= max(options.least_tokens, options.periods * period)
        behind = period if period > options.repeats else 0
        if is_short_loop or run >= options.repeats + behind:
            return True
    return False


@given(
    pieces=st.lists(
        st.tuples(st.lists(st.integers(0, 2), min_size=1, max_size=6), st.integers(1, 8)), max_size=12
    ),
    options=st.builds(
        GuardOptions,
        longest_period=st.integers(1, 12),
        periods=st.integers(2, 4),
        least_tokens=st.integers(2, 24),
        repeats=st.integers(1, 24),
    ),
)
def test_the_guard_speaks_at_the_first_token_that_the_definition_names(pieces, options):
    tokens = [token for piece, times in pieces for token in piece * times]
    expected = next((n for n in range(1, len(tokens) + 1) if loop_at(tokens[:n], options)), None)
    assert stopped_after(tokens, options) == expected


@given(
    before=st.lists(st.integers(1000, 150_000), max_size=700),
    period=st.integers(1, 512),
    alphabet=st.sampled_from([2, 10, 900]),
    seed=st.integers(0, 1 << 32),
)
def test_any_loop_is_stopped_within_64_tokens_of_its_second_copy(before, period, alphabet, seed):
    # The start of the loop differs from all that came before, its inside may repeat itself. Of a period of up
    # to 64 tokens, "of" means from the beginning of that copy, of a longer one from its end.
    rng = random.Random(seed)
    once = [999, *(rng.randrange(alphabet) for _ in range(period - 1))]
    stopped = stopped_after(before + once * 70)
    assert stopped is not None
    repeated = stopped - len(before) - period
    assert repeated <= (64 if period <= 64 else period + 64)


def test_the_loop_is_told_with_its_period_and_its_length():
    guard = LoopGuard(OPTIONS)
    assert not any(guard.push(token) for token in [1, 2, 3])
    assert guard.loop is None
    spoke = [guard.push(token) for token in [7, 8, 9, 8] * 16]
    assert spoke.index(True) == 63
    assert guard.loop == Loop(4, 64)


def test_a_guard_that_was_not_heeded_speaks_until_the_loop_ends():
    guard = LoopGuard(OPTIONS)
    assert [guard.push(5) for _ in range(66)][-3:] == [True, True, True]
    assert not guard.push(6)
    assert guard.loop is None


@given(cells=st.lists(st.integers(100, 109), min_size=1, max_size=300), width=st.integers(1, 6))
def test_a_table_whose_cells_change_is_no_loop(cells, width):
    distinct = [cell for index, cell in enumerate(cells) if index % 4 == 0 or cell != cells[index - 1]]
    numbered = [1000 + index for index in range(len(distinct))]
    rows = [[*range(width), number, 50] for number in numbered]
    assert stopped_after([token for row in rows for token in row]) is None


@pytest.mark.parametrize(
    "tokens",
    [
        [1, 2, *[3] * 40, 4],
        [1, 2, *[3, 4] * 20, 5],
        [9, *[1, 2, 3, 4, 5] * 12, 9],
        [token for row in range(30) for token in (row + 100, *[3] * 40, 7)],
        [token for block in range(3) for token in [*range(200), 300 + block]],
        list(range(300)) * 2 + list(range(60)),
        list(range(63)) * 2,
    ],
    ids=["dots", "dashes", "equal-lines", "a-form-of-dots", "equal-blocks", "two-copies", "two-passages"],
)
def test_honest_repetition_is_no_loop(tokens):
    assert stopped_after(tokens) is None


@given(st.lists(st.integers(0, 150_000), max_size=2000, unique=True))
def test_a_text_without_repetition_is_never_stopped(tokens):
    assert stopped_after(tokens) is None


def test_a_loop_longer_than_the_longest_period_is_left_to_the_cap():
    assert stopped_after(list(range(513)) * 6) is None
    assert stopped_after(list(range(512)) * 6) == 2 * 512 + 64


def test_tokens_whose_hashes_collide_are_told_apart():
    # Python hashes these integers alike; only their values differ.
    modulus = (1 << 61) - 1
    assert hash(5) == hash(5 + modulus)
    assert stopped_after([5 + modulus * (index % 2) * (index % 3) for index in range(5)] * 3) is None
    assert stopped_after([5, 5 + modulus] * 31 + [6] * 2) is None


@pytest.mark.parametrize(
    "wrong", [{"longest_period": 0}, {"periods": 1}, {"least_tokens": 1}, {"repeats": 0}]
)
def test_options_that_describe_no_loop_are_refused(wrong):
    with pytest.raises(ValueError, match="no loop"):
        GuardOptions(**wrong)


def test_the_cap_follows_its_formula():
    assert token_cap(1496 * 28 * 28, CapOptions()) == 5650
    assert token_cap(0, CapOptions()) == 64
    assert token_cap(100, CapOptions(5, 10, 1, 0)) == 2


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_a_larger_page_may_hold_more(one, other):
    small, large = sorted((one, other))
    assert token_cap(small, CapOptions()) <= token_cap(large, CapOptions())


@pytest.mark.parametrize(
    "wrong", [{"character_width": 0}, {"line_pitch": -1}, {"characters_per_token": 0}, {"extra_tokens": -1}]
)
def test_options_that_describe_no_print_are_refused(wrong):
    with pytest.raises(ValueError, match="no print"):
        CapOptions(**wrong)


@pytest.mark.parametrize(
    ("text", "ended_by_cap", "expected"),
    [
        ("o requerente;\n\n" * 4, True, True),
        ("o requerente;\n\n" * 4, False, False),
        ("x" * 60, True, True),
        ("x" * 59, True, False),
        ("um texto que não se repete nunca", True, False),
        ("abc", True, False),
        ("", True, False),
    ],
)
def test_the_published_rule_wants_the_cap_and_four_copies_of_the_tail(text, ended_by_cap, expected):
    assert degenerate_by_published_rule(text, ended_by_cap=ended_by_cap) is expected
