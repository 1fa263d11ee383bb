import pytest

from pipelines.ocr.alignment.gaps import match_words
from pipelines.ocr.alignment.words import Match, word_row


def matches(told, seen):
    rows = word_row([told.split()]), word_row([seen.split()])
    return match_words(*rows, range(len(rows[0])), range(len(rows[1])))


@pytest.mark.parametrize(
    ("told", "seen", "expected"),
    [
        ("Gonçalves", "GONCALVE5", [Match(0, 1, 0, 1)]),
        ("Maria Conceição", "MariaConceiçao", [Match(0, 2, 0, 1)]),
        ("Conceição", "Con cei ção", [Match(0, 1, 0, 3)]),
        ("em Olinda hoje", "hoje", [Match(2, 3, 0, 1)]),
        ("livro doze", "doze livro", [Match(0, 1, 1, 2)]),
        ("de", "da", []),
        ("Olinda", "", []),
        ("", "Olinda", []),
        ("1947", "Olinda", []),
    ],
)
def test_like_words_are_paired_in_order_and_others_not(told, seen, expected):
    assert matches(told, seen) == expected


def test_words_that_are_not_neighbours_are_not_put_together():
    told, seen = word_row([["CruzAlta"]]), word_row([["Cruz", "x", "Alta"]])
    assert match_words(told, seen, [0], [0, 2]) == []
