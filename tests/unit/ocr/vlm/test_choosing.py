"""The few candidates of a device give the token that all logits would give, whatever each page asks."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import EngineError
from pipelines.ocr.vlm.choosing import Choosing, choose_all
from pipelines.ocr.vlm.sampling import SamplingOptions
from pipelines.ocr.vlm.session import Candidates

VOCABULARY, FEW = 24, 5
LOGITS = st.lists(st.integers(-3, 3).map(float), min_size=VOCABULARY, max_size=VOCABULARY)
OPTIONS = st.builds(
    SamplingOptions,
    temperature=st.sampled_from([0.0, 0.0, 0.7]),
    top_k=st.sampled_from([1, 3, 8, None]),
    top_p=st.sampled_from([0.5, 1.0]),
    repetition_penalty=st.sampled_from([1.0, 1.0, 1.3, 0.8]),
    seed=st.integers(0, 9),
)
PROMPT = st.lists(st.integers(0, VOCABULARY - 1), max_size=6)


class Odd:
    """Allows odd tokens alone, as a schema's constraint would."""

    def allows(self, token):
        return token % 2 == 1

    def allowed(self, tokens):
        return tokens % 2 == 1

    def mask(self):
        return np.array([0xAAAAAA], np.int32)

    def accept(self, token):
        assert self.allows(token)


def candidates(rows, count):
    ids = np.argsort(-rows, axis=1, kind="stable")[:, :count]
    return Candidates(ids, np.take_along_axis(rows, ids, axis=1))


def pages(asked):
    return [
        Choosing.after(np.array(prompt, np.int64), VOCABULARY, options, Odd() if is_held else None)
        for options, prompt, is_held in asked
    ]


@given(
    st.lists(st.tuples(LOGITS, OPTIONS, PROMPT, st.booleans()), min_size=1, max_size=5),
    st.integers(0, 2),
)
def test_few_candidates_choose_what_all_would(asked, spare_rows):
    rows = np.array([each[0] for each in asked] + [[np.nan] * VOCABULARY] * spare_rows, np.float32)
    few, whole = ([each[1:] for each in asked] for _ in range(2))
    found = choose_all(pages(few), candidates(rows, FEW), lambda: rows)
    assert found == choose_all(pages(whole), candidates(rows, VOCABULARY), lambda: rows)
    for token, (_, _, _, is_held) in zip(found, asked, strict=True):
        assert not is_held or token % 2 == 1


@given(st.lists(st.booleans(), min_size=1, max_size=6), OPTIONS)
def test_a_row_without_numbers_is_an_error_of_its_page_alone(is_sound, options):
    sound = np.arange(VOCABULARY, dtype=np.float32)
    rows = np.array([sound if each else np.full(VOCABULARY, np.nan) for each in is_sound], np.float32)
    found = choose_all(pages([(options, [], False)] * len(is_sound)), candidates(rows, FEW), lambda: rows)
    assert [not isinstance(each, EngineError) for each in found] == is_sound


def test_all_logits_are_fetched_once_a_step_however_many_pages_need_them():
    fetched = []
    rows = np.zeros((3, VOCABULARY), np.float32)

    def all_logits():
        fetched.append(1)
        return rows

    everything = SamplingOptions(temperature=1.0, top_k=None)
    choose_all(pages([(everything, [], False)] * 3), candidates(rows, FEW), all_logits)
    assert fetched == [1]


def test_what_was_chosen_is_penalised_in_the_next_step():
    [page] = pages([(SamplingOptions(repetition_penalty=2.0), [3], False)])
    rows = np.full((1, VOCABULARY), -9, np.float32)
    rows[0, [3, 5, 7]] = 5, 4, 3
    found = [choose_all([page], candidates(rows, FEW), lambda: rows)[0] for _ in range(3)]
    assert found == [5, 7, 3]
    assert page.step == 3
