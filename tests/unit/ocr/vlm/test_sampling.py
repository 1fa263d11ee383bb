"""What the candidates answer is what the whole row would answer, or nothing."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.errors import EngineError
from pipelines.ocr.vlm.sampling import Candidates, SamplingOptions, choose, greedy, greedy_penalised

# Few values, so that ties occur; powers of two and a penalty of two, so that penalised logits meet others.
LOGITS = st.lists(st.sampled_from([-8.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0]), min_size=2, max_size=12)
PENALTIES = st.sampled_from([0.5, 1.0, 2.0])


SEEN = st.lists(st.booleans(), min_size=12, max_size=12).map(np.array)
NONE = np.zeros(64, bool)


def tokens(*numbers):
    return np.isin(np.arange(12), numbers)


def top(row, k):
    """Return the candidates as ONNX defines TopK: the largest, of equal ones the smaller ids."""
    order = np.lexsort((np.arange(row.size), -row))[:k]
    return Candidates.of_top(order, row[order])


def by_the_definition(row, options, seen):
    """Return the probability of each token of the row, as transformers computes it."""
    scores = row.astype(np.float64)
    for token in np.flatnonzero(seen[: row.size]):
        scores[token] *= options.repetition_penalty if scores[token] < 0 else 1 / options.repetition_penalty
    scores /= options.temperature
    if options.top_k is not None:
        scores[np.argsort(-scores, kind="stable")[options.top_k :]] = -np.inf
    order = np.argsort(-scores, kind="stable")
    chances = np.exp(scores[order] - scores.max()) / np.exp(scores - scores.max()).sum()
    before = np.cumsum(chances) - chances
    chances[before >= options.top_p - 1e-12] = 0
    result = np.zeros(row.size)
    result[order] = chances / chances.sum()
    return result


@example(row=[*[-8.0] * 6, 4.0, 4.0, 8.0], k=2, penalty=0.5, seen=np.arange(12) == 7)  # 7 comes up to 8
@given(row=LOGITS, k=st.integers(1, 12), penalty=PENALTIES, seen=SEEN)
def test_the_best_candidate_is_the_best_of_the_row_or_the_row_is_asked_for(row, k, penalty, seen):
    row = np.array(row, np.float32)
    options = SamplingOptions(repetition_penalty=penalty)
    penalised = [
        float(value) if not seen[token] else value * penalty if value < 0 else value / penalty
        for token, value in enumerate(row)
    ]
    best = penalised.index(max(penalised))
    assert choose(Candidates.of_row(row), options, seen, 0) == best
    assert choose(top(row, min(k, row.size)), options, seen, 0) in {best, None}
    if penalty == 1:
        assert choose(top(row, min(k, row.size)), options, seen, 0) == best


@given(
    row=LOGITS,
    k=st.integers(1, 12),
    options=st.builds(
        SamplingOptions,
        temperature=st.sampled_from([0.5, 1.0, 4.0]),
        top_k=st.none() | st.integers(1, 12),
        top_p=st.sampled_from([0.3, 0.7, 0.9, 1.0]),
        repetition_penalty=PENALTIES,
        seed=st.integers(0, (1 << 64) - 1),
    ),
    seen=SEEN,
    step=st.integers(0, 9000),
)
def test_candidates_and_row_draw_the_same_token_and_only_a_possible_one(row, k, options, seen, step):
    row = np.array(row, np.float32)
    drawn = choose(Candidates.of_row(row), options, seen, step)
    assert by_the_definition(row, options, seen)[drawn] > 0
    of_candidates = choose(top(row, min(k, row.size)), options, seen, step)
    assert of_candidates in {drawn, None}
    if options.repetition_penalty == 1 and options.top_k is not None and options.top_k <= min(k, row.size):
        assert of_candidates == drawn


def test_a_penalty_that_may_lift_a_token_from_outside_asks_for_the_row():
    candidates = Candidates.of_top(np.array([3, 1]), np.array([10.0, 9.9], np.float32))
    penalised = SamplingOptions(repetition_penalty=1.05)
    assert choose(candidates, penalised, tokens(3), 0) == 1
    assert choose(candidates, penalised, tokens(3, 1), 0) is None
    assert choose(candidates, penalised, NONE, 0) == 3
    assert choose(candidates, SamplingOptions(repetition_penalty=0.5), NONE, 0) is None


def test_a_token_that_was_pushed_down_to_the_floor_may_come_after_an_equal_one_outside():
    row = np.array([2.0, 2.0, 4.0], np.float32)
    options = SamplingOptions(repetition_penalty=2)
    assert choose(Candidates.of_row(row), options, tokens(0, 2), 0) == 1
    assert choose(top(row, 2), options, tokens(0, 2), 0) is None
    assert choose(top(row, 2), options, tokens(2), 0) == 0


def test_the_penalty_pushes_negative_logits_further_down():
    row = np.array([-1.0, -1.5, -3.0], np.float32)
    assert choose(Candidates.of_row(row), SamplingOptions(repetition_penalty=2), tokens(0), 0) == 1


def test_draws_come_as_often_as_the_softmax_says():
    row = np.array([2.0, 1.0, 0.0, -1.0, 5.0], np.float32)
    options = SamplingOptions(temperature=1.5, top_k=4, top_p=0.97, repetition_penalty=2.0, seed=7)
    expected = by_the_definition(row, options, tokens(4))
    drawn = [choose(Candidates.of_row(row), options, tokens(4), step) for step in range(8000)]
    # Three standard deviations of 8,000 draws are below 0.017.
    assert np.bincount(drawn, minlength=5) / 8000 == pytest.approx(expected, abs=0.017)


def test_a_draw_depends_on_seed_and_step_alone():
    rng = np.random.default_rng(0)
    candidates = Candidates.of_row(rng.normal(size=50).astype(np.float32))

    def draws(seed, steps):
        options = SamplingOptions(temperature=1, top_k=50, seed=seed)
        return [choose(candidates, options, NONE, step) for step in steps]

    forwards = draws(1, range(200))
    assert draws(1, reversed(range(200))) == forwards[::-1]
    assert draws(2, range(200)) != forwards
    assert len(set(forwards)) > 10


def test_a_nucleus_takes_the_fewest_tokens_that_reach_it():
    row = np.log(np.array([0.5, 0.3, 0.15, 0.05], np.float32))
    options = SamplingOptions(temperature=1, top_k=None, top_p=0.75)
    assert {choose(Candidates.of_row(row), options, NONE, step) for step in range(300)} == {0, 1}


def test_the_whole_vocabulary_is_never_drawn_from_a_part_of_it():
    candidates = top(np.arange(12, dtype=np.float32), 8)
    assert choose(candidates, SamplingOptions(temperature=1, top_k=None), NONE, 0) is None
    assert choose(candidates, SamplingOptions(temperature=1, top_k=8), NONE, 0) is not None
    assert choose(candidates, SamplingOptions(temperature=1, top_k=9), NONE, 0) is None


def test_refused_candidates_leave_the_rest_as_likely_as_before():
    row = np.array([5.0, 4.0, 3.0, 2.0], np.float32)
    without_best = top(row, 3).where(np.array([False, True, True]))
    assert choose(without_best, SamplingOptions(), NONE, 0) == 1
    assert choose(top(row, 3).where(np.zeros(3, bool)), SamplingOptions(), NONE, 0) is None
    assert choose(Candidates.of_row(row).where(np.zeros(4, bool)), SamplingOptions(), NONE, 0) is None


def test_a_masked_token_is_never_chosen():
    row = np.array([-np.inf, 1.0, -np.inf], np.float32)
    options = SamplingOptions(temperature=100, top_k=None)
    assert {choose(Candidates.of_row(row), options, NONE, step) for step in range(50)} == {1}
    assert choose(Candidates.of_row(row).where(np.array([True, False, True])), options, NONE, 0) is None


@given(st.lists(st.lists(st.integers(-3, 3), min_size=4, max_size=4), min_size=1, max_size=6))
def test_a_batch_is_chosen_as_each_of_its_rows(rows):
    logits = np.array(rows, np.float32)
    chosen = greedy(np.tile(np.arange(4), (len(rows), 1)), logits)
    assert chosen.tolist() == [choose(Candidates.of_row(row), SamplingOptions(), NONE, 0) for row in logits]


@given(
    rows=st.lists(st.lists(LOGITS.flatmap(st.sampled_from), min_size=6, max_size=6), min_size=1, max_size=5),
    k=st.integers(1, 6),
    penalty=PENALTIES,
    seen=SEEN,
)
def test_a_penalised_batch_is_chosen_as_each_of_its_rows(rows, k, penalty, seen):
    candidates = [top(np.array(row, np.float32), k) for row in rows]
    ids, logits = (np.stack([getattr(one, name) for one in candidates]) for name in ("ids", "logits"))
    chosen, is_sure = greedy_penalised(ids, logits, seen[ids], penalty)
    alone = [choose(one, SamplingOptions(repetition_penalty=penalty), seen, 0) for one in candidates]
    sure = [token if known else None for token, known in zip(chosen.tolist(), is_sure, strict=True)]
    assert sure == alone


def test_equal_logits_are_decided_by_the_smaller_id_whatever_their_order():
    assert greedy(
        np.array([[9, 4, 6], [1, 2, 3]]), np.array([[2, 2, 1], [0, 5, 5]], np.float32)
    ).tolist() == [4, 2]


@pytest.mark.parametrize("broken", [np.nan, np.inf, -np.inf])
def test_numbers_that_are_none_are_an_error_of_the_engine(broken):
    rows = np.full((2, 3), broken, np.float32)
    rows[0] = 1
    with pytest.raises(EngineError, match="logits_not_finite"):
        greedy(np.zeros((2, 3), np.int64), rows)
    with pytest.raises(EngineError, match="logits_not_finite"):
        Candidates.of_row(rows[1])
    with pytest.raises(EngineError, match="logits_not_finite"):
        Candidates.of_top(np.array([], np.int64), np.array([], np.float32))


@pytest.mark.parametrize(
    "wrong",
    [
        {"temperature": -0.1},
        {"temperature": float("nan")},
        {"temperature": float("inf")},
        {"top_k": 0},
        {"top_p": 0.0},
        {"top_p": 1.1},
        {"repetition_penalty": 0.0},
        {"seed": -1},
        {"seed": 1 << 64},
    ],
)
def test_options_that_choose_nothing_are_refused(wrong):
    with pytest.raises(ValueError, match="nothing can be chosen"):
        SamplingOptions(**wrong)
