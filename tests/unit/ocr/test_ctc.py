import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.ctc import decode, with_ordinals

ALPHABET = ["", *"abcdefghijklmnopqrstuvwxyz0123456789°", " "]


def probabilities(columns, confidence=0.9):
    """One column a character; "_" is the blank."""
    rows = np.full((len(columns), len(ALPHABET)), (1 - confidence) / (len(ALPHABET) - 1), np.float32)
    for row, character in enumerate(columns):
        rows[row, 0 if character == "_" else ALPHABET.index(character)] = confidence
    return rows


def words(columns):
    return [span.text for span in decode(probabilities(columns), ALPHABET)]


def test_repeats_collapse_and_blanks_part_equal_letters():
    assert words("__ccaa_s__s__a") == ["cassa"]


def test_spaces_part_words():
    assert words("_um__ dois_  _3") == ["um", "dois", "3"]


@pytest.mark.parametrize("columns", ["", "____", "  _  "])
def test_nothing_read_is_no_word(columns):
    assert decode(probabilities(columns or "_")[: len(columns)], ALPHABET) == []


def test_a_word_stands_where_its_columns_are():
    (first, second) = decode(probabilities("__ab______cd____"), ALPHABET)[0:1] * 2
    assert 0 <= first.start < 3 / 16
    (left, right) = decode(probabilities("ab__ __cd"), ALPHABET)
    assert left.end <= right.start
    assert second.text == "abcd"


def test_words_that_stand_close_do_not_overlap():
    (left, right) = decode(probabilities("a__b_ c__d"), ALPHABET)
    assert left.start < left.end <= right.start < right.end


def test_confidences_are_of_the_characters_that_were_kept():
    rows = probabilities("_a_b_")
    rows[3] *= 0.5
    (word,) = decode(rows, ALPHABET)
    assert word.confidence == pytest.approx(0.675)
    assert word.weakest == pytest.approx(0.45)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Livro n° 12", "Livro nº 12"),
        ("1° Ofício", "1º Ofício"),
        ("art. 5°, inciso", "art. 5º, inciso"),
        ("N° 7", "Nº 7"),
        ("no dia 1°", "no dia 1º"),
        ("45°30'15\"", "45°30'15\""),
        ("temperatura de 25° C", "temperatura de 25° C"),
        ("rumo de 45° SE", "rumo de 45° SE"),
        ("1° Circunscrição", "1º Circunscrição"),
        ("2° Oficial", "2º Oficial"),
    ],
)
def test_the_degree_sign_after_a_number_is_the_ordinal_unless_it_measures(read, meant):
    assert with_ordinals(read) == meant


@given(st.text())
def test_ordinals_keep_the_length(text):
    assert len(with_ordinals(text)) == len(text)
