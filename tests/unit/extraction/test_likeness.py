"""No text that is alike is passed over, whatever was changed in it."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from pipelines.extraction.likeness import Letters, Wanted, runs_of, similarities

LETTERS = st.text("abno1", min_size=1, max_size=30)
LEAST = 0.8


@st.composite
def misread(draw, texts=LETTERS):
    """A text, and the same with some letters put in, left out or replaced."""
    text = read = draw(texts)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(read)))
        read = read[:place] + draw(st.sampled_from(["", "a", "x"])) + read[place + draw(st.booleans()) :]
    return text, read or "x"


@given(st.lists(misread(), min_size=1, max_size=12))
def test_what_is_alike_is_near(pairs):
    wanted, read = [text for text, _ in pairs], [text for _, text in pairs]
    near = set(Wanted.of(wanted, lambda _: LEAST).near(Letters.of(read)))
    alike = {
        (row, column)
        for row, one in enumerate(wanted)
        for column, other in enumerate(read)
        if Levenshtein.normalized_similarity(one, other) >= LEAST
    }
    assert alike <= near


def test_most_of_what_is_not_alike_is_not_near():
    wanted = Wanted.of(["filhode", "naturalde", "registrocivildaspessoasnaturais"], lambda _: 0.87)
    read = ["filhade", "nascidoem", "residente", "domiciliada", "registrodeimoveis"]
    assert list(wanted.near(Letters.of(read))) == [(0, 0)]


@given(st.lists(st.tuples(st.text("abn", max_size=4), st.booleans()), max_size=10), st.integers(0, 5))
def test_runs_are_all_that_nothing_divides(told, most):
    words, divided = [word for word, _ in told], [is_divided for _, is_divided in told]
    found = {(runs.words, int(first)) for runs in runs_of(words, divided, most) for first in runs.firsts}
    assert found == {
        (count, first)
        for count in range(1, most + 1)
        for first in range(len(words) - count + 1)
        if words[first] and words[first + count - 1] and not any(divided[first + 1 : first + count])
    }


@given(st.lists(LETTERS, min_size=1, max_size=8))
def test_a_run_is_near_the_text_that_it_makes(words):
    text = "".join(words)
    (runs,) = [r for r in runs_of(words, [False] * len(words), len(words)) if r.words == len(words)]
    assert list(Wanted.of([text], lambda _: 1.0).near(runs.letters)) == [(0, 0)]


def test_similarities_of_nothing_are_none():
    assert similarities([], []) == []
    assert similarities(["filhode"], ["filhode"]) == [1.0]
