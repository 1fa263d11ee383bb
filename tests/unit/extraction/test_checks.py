import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.br import cnpj, cpf
from stdnum.iso7064 import mod_97_10

from pipelines.extraction import checks
from tests.strategies import digits

CPFS = digits(9).map(lambda base: base + cpf._calc_check_digits(base)).filter(checks.is_cpf)
CNPJS = (
    st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=12, max_size=12)
    .map(lambda base: base + cnpj.calc_check_digits(base))
    .filter(checks.is_cnpj)
)
CNMS = st.tuples(digits(6), st.sampled_from("23"), digits(7)).map(
    lambda parts: "".join(parts) + mod_97_10.calc_check_digits("".join(parts))
)
MATRICULAS = (
    st.tuples(digits(6), digits(2), st.integers(1800, 2099), st.sampled_from("123456789"), digits(15))
    .map(lambda p: f"{p[0]}{p[1]}55{p[2]}{p[3]}{p[4]}")
    .map(lambda base: base + checks.matricula_check_digits(base))
)
PROCESSES = st.tuples(digits(7), digits(11)).map(
    lambda parts: parts[0] + mod_97_10.calc_check_digits("".join(parts)) + parts[1]
)


def changed(number, position, digit):
    return number[:position] + digit + number[position + 1 :]


@pytest.mark.parametrize(
    ("is_valid", "number"),
    [
        (checks.is_cpf, "52998224725"),
        (checks.is_cnpj, "11222333000181"),
        (checks.is_cnpj, "12ABC34501DE35"),
        (checks.is_cnm, "1114352001234558"),
        (checks.is_civil_matricula, "10453901552013100012021000012321"),
        (checks.is_court_process, "00000016320208260100"),
    ],
)
def test_known_numbers_are_valid(is_valid, number):
    if is_valid is checks.is_court_process:
        number = number[:7] + mod_97_10.calc_check_digits(number[:7] + number[9:]) + number[9:]
    assert is_valid(number)
    assert not is_valid(number[:-1])
    assert not is_valid(number + "0")
    assert not is_valid("")


def test_the_weights_of_the_matricula():
    assert checks.matricula_check_digits("104539015520131000120210000123") == "21"


@pytest.mark.parametrize("digit", "0123456789")
def test_a_cpf_of_equal_digits_was_never_given(digit):
    assert not checks.is_cpf(digit * 11)


def test_a_cnm_of_2019_has_a_shorter_office_code():
    base = "111432" + "0012345"
    assert checks.is_cnm(base + mod_97_10.calc_check_digits(base))


def test_a_cnm_is_of_book_2_or_3():
    base = "111435" + "4" + "0012345"
    assert not checks.is_cnm(base + mod_97_10.calc_check_digits(base))


@given(CNMS, st.integers(0, 15), st.sampled_from("0123456789"))
def test_a_cnm_with_a_wrong_digit_is_caught(number, position, digit):
    assume(number[position] != digit)
    assert checks.is_cnm(number)
    assert not checks.is_cnm(changed(number, position, digit))


@given(PROCESSES, st.integers(0, 19), st.sampled_from("0123456789"))
def test_a_court_process_with_a_wrong_digit_is_caught(number, position, digit):
    assume(number[position] != digit)
    assert checks.is_court_process(number)
    assert not checks.is_court_process(changed(number, position, digit))


@given(CPFS, st.integers(0, 10), st.sampled_from("0123456789"))
def test_a_cpf_with_a_wrong_digit_is_caught_but_for_its_known_holes(number, position, digit):
    """Remainders 0 and 1 give the same check digit: where one toggles, an error can pass."""
    assume(number[position] != digit)
    step = abs(int(number[position]) - int(digit))
    if checks.is_cpf(changed(number, position, digit)):
        assert (position, step) in {(0, 1), (5, 2), (5, 9)}


@given(CNPJS, st.integers(0, 13), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_a_cnpj_with_a_wrong_character_is_caught_but_for_its_known_holes(number, position, character):
    """Values are counted modulo 11, and remainders 0 and 1 give the same check digit."""
    assume(number[position] != character)
    step = abs(ord(number[position]) - ord(character)) % 11
    if checks.is_cnpj(changed(number, position, character)):
        toggles = {(0, 2), (0, 9), (8, 2), (8, 9), (4, 5), (4, 6)}
        assert step == 0 or (position, step) in toggles


@given(MATRICULAS, st.integers(0, 31), st.sampled_from("0123456789"))
def test_a_matricula_with_a_wrong_digit_is_caught_but_for_its_known_holes(number, position, digit):
    """Remainders 1 and 10 give the same check digit: where they toggle, an error can pass."""
    assume(number[position] != digit)
    assert checks.is_civil_matricula(number)
    step = abs(int(number[position]) - int(digit))
    if checks.is_civil_matricula(changed(number, position, digit)):
        assert (position, step) in {
            (20, 2), (20, 9), (21, 2), (21, 9), (4, 4), (4, 7), (15, 4), (15, 7), (26, 4), (26, 7),
        }  # fmt: skip


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text):
    for is_valid in (checks.is_cpf, checks.is_cnpj, checks.is_cnm, checks.is_civil_matricula):
        assert is_valid(text) in {True, False}
    assert checks.is_court_process(text) in {True, False}
