import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.preprocess import Patches
from pipelines.ocr.vlm.request import PageRequest, sequence_of
from pipelines.ocr.vlm.step_feed import StepFeed
from tests.checkpoints import CONFIG

ARCHITECTURE = parse(json.dumps(CONFIG).encode())
STANDING = ("block_table", "answer_rows", "picture_index", "longest", "sequence_ends")
REQUEST = PageRequest(Patches(np.zeros((4, 588), np.uint8), 2, 2, 1.0), (1, 2), (3,), 20)
WHO_IS_INSIDE = st.lists(st.sets(st.integers(0, 7), min_size=1, max_size=4), min_size=1, max_size=8)


def running(number):
    sequence = sequence_of(number, REQUEST, (number + 1, number + 9), ARCHITECTURE, None)
    sequence.written, sequence.kept = [40 + number], 4
    return sequence


@given(WHO_IS_INSIDE)
def test_a_feed_that_remembers_the_last_step_is_the_feed_of_one_that_does_not(steps):
    sequences = {number: running(number) for number in range(8)}
    feed = StepFeed()
    for inside in steps:
        now = [sequences[number] for number in sorted(inside)]
        remembered = feed.single_tokens(now, 4, 2, 64)
        fresh = StepFeed().single_tokens(now, 4, 2, 64)
        assert remembered.keys() == fresh.keys()
        for name, array in fresh.items():
            np.testing.assert_array_equal(remembered[name], array)
        for sequence in now:
            sequence.kept += 1
            sequence.written.append(7)


def test_while_nobody_joins_or_leaves_only_tokens_places_and_lengths_are_new():
    feed, now = StepFeed(), [running(0), running(1)]
    first = feed.single_tokens(now, 2, 2, 64)
    now[0].written.append(9)
    second = feed.single_tokens(now, 2, 2, 64)
    assert [name for name in first if first[name] is second[name]] == [
        name for name in first if name in STANDING
    ]
    assert second["token_ids"].tolist() == [9, 41]
    third = feed.single_tokens(now[1:], 2, 2, 64)
    assert third["block_table"].tolist() == [[2, 10], [0, -1]]
