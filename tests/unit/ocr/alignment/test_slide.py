"""A free run moves to where a line begins, if the words leave the choice."""

import pytest

from pipelines.ocr.alignment.slide import slides
from pipelines.ocr.alignment.words import Match, word_row


def matched(count, free):
    return [None if index in free else Match(index, index + 1, index, index + 1) for index in range(count)]


@pytest.mark.parametrize(
    ("lines", "free", "expected"),
    [
        (["em", "de Ana", "de Rosa"], (2, 4), [(1, 3)]),  # "Ana de" becomes "de Ana"
        (["em", "de Ana", "de Rosa"], (1, 3), []),  # it begins a line already
        (["em de", "Ana de", "Rosa"], (1, 3), [(3, 1)]),  # "de Ana" becomes "Ana de"
        (["em", "de Ana", "da Rosa"], (2, 4), []),  # other words: no choice
        (["a a a a"], (1, 3), [(0, 2)]),
        (["em", "de", "Ana"], (1, 3), []),
    ],
)
def test_a_run_moves_by_equal_words_only(lines, free, expected):
    words = word_row(line.split() for line in lines)
    assert slides(words, *free, matched(len(words), range(*free))) == expected


def test_a_word_that_stands_for_two_keeps_its_match():
    words = word_row([["em"], ["de", "Ana"], ["de", "Rosa"]])
    matches = matched(5, range(2, 4))
    matches[1] = Match(1, 2, 1, 3)
    assert slides(words, 2, 4, matches) == []
