import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.evaluation.scores import (
    bleu,
    character_error_rate,
    degeneration_rate,
    dharma_score,
    folded,
    word_error_rate,
)

vocabulary = ["o", "a", "de", "que", "certidão", "folha", "livro"]
sentences = st.lists(st.sampled_from(vocabulary), max_size=20).map(" ".join)


def test_rates_count_edits_against_the_truth():
    assert character_error_rate("folha", "folna") == pytest.approx(0.2)
    assert word_error_rate("livro A folha 2", "livro A folha 3") == pytest.approx(0.25)
    assert character_error_rate("", "inventado") == 9


def test_folding_makes_signs_equal_that_look_alike():
    assert folded("1° –  “a”\n’b’") == folded("1º - \"a\" 'b'")


@pytest.mark.parametrize(
    ("truth", "read", "expected"),
    [
        # By hand, from the definition: clipped n-gram precisions, 0.1 matches where an order has none.
        ("a b c d e", "a b c d e", 1.0),
        ("a b c d e", "x y z", 0.0),
        ("a b c d", "a b c x", (3 / 4 * 2 / 3 * 1 / 2 * 0.1 / 1) ** 0.25),
        ("a b c d e f", "a b c d", 2.718281828459045 ** (1 - 6 / 4)),
        ("a", "a", (1 * 0.1 * 0.1 * 0.1) ** 0.25),
    ],
)
def test_bleu_follows_its_definition(truth, read, expected):
    assert bleu(truth, read) == pytest.approx(expected)


@given(sentences, sentences)
def test_bleu_equals_the_reference_implementation(truth, read):
    nltk = pytest.importorskip("nltk.translate.bleu_score")
    if not read.split() or not truth.split():
        return
    reference = nltk.sentence_bleu(
        [truth.split()], read.split(), smoothing_function=nltk.SmoothingFunction().method1
    )
    assert bleu(truth, read) == pytest.approx(reference)


def test_dharma_score_is_the_mean_of_two_macro_averages():
    pages = [("a b c d e", "a b c d e"), ("a b c d e", "")]
    assert dharma_score(pages) == pytest.approx(0.5)
    assert dharma_score([("", "")]) == 0.0


def test_degeneration_counts_loops_that_only_the_cap_ended():
    loop, page = "nada consta. -- " * 9, "um texto inteiro"
    assert degeneration_rate([(loop, True), (loop, False), (page, True), (page, False)]) == 0.25
