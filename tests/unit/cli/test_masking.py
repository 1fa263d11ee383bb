import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from appliance.cli.masking import mask


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("52998224725", "***.982.247-**"),
        ("529.982.247-25", "***.982.247-**"),
        ("1985-07-23", "1985-**-**"),
        ("Maria da Silva Santos", "Maria d. S. S."),
        ("brasileira", "b***"),
        ("Rua 7, casa 12", "Rua *** c. ***"),
        ("12.345.678/0001-95", "**.***.678/0***-**"),
        ("1234", "****"),
        ("12", "**"),
        ("7", "*"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_enough_is_hidden(value, masked):
    assert mask(value) == masked


@given(st.text(st.characters(categories=["Nd"], include_characters=".-/ "), min_size=2))
def test_at_most_a_third_of_a_number_is_shown(value):
    digits = [character for character in value if character.isalnum()]
    assume(len(digits) > 1)
    assume(not (len(value) == 10 and value.count("-") == 2))  # a date keeps its year
    shown = [character for character in mask(value) if character.isalnum()]
    assert len(shown) <= max(len(digits) // 3, 6 if len(digits) == 11 else 0)


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=3), min_size=2))
def test_of_a_name_only_the_first_word_is_shown_whole(words):
    first, *others = mask(" ".join(words)).split()
    assert first == words[0]
    assert all(len(other) <= 2 for other in others)


@given(st.text())
def test_any_text_can_be_masked(value):
    mask(value)
