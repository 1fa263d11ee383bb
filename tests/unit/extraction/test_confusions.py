from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction import checks
from pipelines.extraction.confusions import as_digits, repair
from tests.unit.extraction.test_checks import CPFS

LOOKALIKES = {"0": "OoQ", "1": "Il|", "5": "S", "8": "B", "2": "Z", "6": "G", "9": "g"}


@given(CPFS, st.data())
def test_letters_that_stand_for_digits_are_put_right_by_the_check_digits(number, data):
    read = "".join(
        data.draw(st.sampled_from(LOOKALIKES[digit] + digit)) if digit in LOOKALIKES else digit
        for digit in number
    )
    assert repair(read, checks.is_cpf, has_letters=False) == number


def test_digits_are_never_changed_into_other_digits():
    assert repair("52998224726", checks.is_cpf, has_letters=False) is None


def test_an_o_in_a_company_number_is_no_zero_unless_only_that_is_valid():
    assert repair("12ABC34501DE35", checks.is_cnpj, has_letters=True) == "12ABC34501DE35"
    assert repair("1122233300O181", checks.is_cnpj, has_letters=True) == "11222333000181"


def test_several_candidates_are_none():
    assert repair("OO", lambda number: number in {"0O", "O0"}, has_letters=True) is None


def test_plain_digits_and_separators():
    assert as_digits("1O.4S-l") == ("10451", 3)
