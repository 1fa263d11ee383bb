import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.folding import fold
from pipelines.extraction.numerals import closest, month_of, read_number, read_number_before, tokenize
from tests.unit.extraction.speller import MONTHS, spell


def read_whole(words):
    tokens = tokenize(fold(words))
    found = read_number(tokens, 0)
    return found[0] if found and found[1] == len(tokens) else None


def test_reads_every_number_up_to_2099():
    assert [read_whole(spell(number)) for number in range(2100)] == list(range(2100))


@given(st.integers(0, 999_999))
def test_reads_back_what_was_spelled(number):
    assert read_whole(spell(number)) == number


@given(st.integers(0, 999_999))
def test_reads_backwards_from_the_end(number):
    tokens = tokenize(fold(f"sob o {spell(number)}"))
    assert read_number_before(tokens, len(tokens)) == (number, 2)


@given(st.integers(1, 999_999))
def test_lost_spaces_do_not_matter(number):
    assert read_whole(spell(number).replace(" ", "")) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("hum mil novecentos e cincoenta", 1950),
        ("catorze", 14),
        ("DUAS", 2),
        ("mil e novecentos e quatro", 1904),
        ("vinte um", 21),
        ("um milhão duzentos mil", 1_200_000),
        ("dois milhoes e trinta", 2_000_030),
    ],
)
def test_spellings_of_offices(words, number):
    assert read_whole(words) == number


def test_a_comma_ends_a_number_unless_it_may_not():
    tokens = tokenize("dois mil e vinte, duas horas")
    assert read_number(tokens, 0) == (2020, 4)
    tokens = tokenize("um mil, duzentos e trinta")
    assert read_number(tokens, 0, across_commas=True) == (1230, 5)


def test_a_unit_is_not_added_to_a_unit():
    tokens = tokenize("cinco e treze")
    assert read_number(tokens, 0) == (5, 1)


@pytest.mark.parametrize(
    ("read", "meant"), [("novecertos", "novecentos"), ("quatroze", None), ("setentas", "setenta")]
)
def test_one_wrong_character_is_forgiven_where_one_word_is_meant(read, meant):
    lexicon = frozenset({"novecentos", "quatro", "quatorze", "setenta", "sessenta"})
    assert closest(read, lexicon) == meant


@pytest.mark.parametrize("number", range(1, 13))
def test_months_by_name(number):
    assert month_of(fold(MONTHS[number - 1])) == number


def test_a_name_between_two_months_is_none_of_them():
    assert month_of("juxho") is None
    assert month_of("fovereiro") == 2


def test_a_long_run_of_numerals_takes_no_time():
    tokens = tokenize("mil um " * 20_000)
    assert read_number_before(tokens, len(tokens)) is not None
