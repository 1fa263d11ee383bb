"""What numbers prove about themselves and about each other; every answer is a verdict or a truth value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdnum.br import cnpj, cpf
from stdnum.iso7064 import mod_97_10

from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

CHECK_DIGITS = "check_digits"
LENGTH = "length"
CALENDAR = "calendar"
CENTURY = "century"
WORDS_AND_DIGITS = "words_and_digits"
MATRICULA_AGREES = "matricula_agrees"
REPAIRED = "repaired_confusions"
READ_AS_DIGITS = "read_as_digits"
PARENT_ROLE = "parent_role"
PARTY_BOUNDARY = "party_boundary"
SPELLING = "spelling"
REPEATED = "repeated"
ONE_VALUE = "one_value"
COMPUTED = "computed"
QUOTAS = "quotas"
WHOLE_NAME = "whole_name"
ONE_CHOICE = "one_choice"
PLAUSIBLE = "plausible"
WHOLE_NUMBER = "whole_number"
WHOLE_TEXT = "whole_text"
OTHER_SIDE = "other_side"
ABOUT_WHOM = "about_whom"
TOLD_ITSELF = "told_itself"
ONE_CLAIM = "one_claim"
REPEATS_AGREE = "repeats_agree"
ON_PAGE = "on_page"
DATE_ORDER = "date_order"
BOOK_TYPE = "book_type"
LAW_OF_ITS_TIME = "law_of_its_time"
WEAKEST_CHARACTER = "weakest_character"
SECOND_OPINION = "second_opinion"
OPINION_OVERRULED = "opinion_overruled"
ONLY_TOLD = "only_told"
TAGGED = "tagged"
ONLY_TAGGED = "only_tagged"

DECISIVE = frozenset({CHECK_DIGITS, LENGTH, CALENDAR})
"""Checks whose failure proves a value wrong; the failure of any other asks for a person."""

PROVING = frozenset({CHECK_DIGITS, WORDS_AND_DIGITS, MATRICULA_AGREES, REPEATED, QUOTAS})
"""Checks that prove a value right by redundancy on the page, whatever the reader's confidence."""

_BOOK_TYPES = "123456789"
_CIVIL_SERVICE = "55"
_CENTURIES = frozenset({"18", "19", "20"})


def is_cpf(number: str) -> bool:
    """Whether eleven digits are a CPF; all equal ones pass the arithmetic and were never given."""
    return number.isascii() and bool(cpf.is_valid(number)) and len(set(number)) > 1 and len(number) == 11


def is_cnpj(number: str) -> bool:
    """Whether fourteen digits, or capitals since July 2026, are a CNPJ."""
    return number.isascii() and bool(cnpj.is_valid(number)) and len(number) == 14 and number[-2:].isdigit()


def is_cnm(number: str) -> bool:
    """Whether 16 digits (15 in the form of 2019, whose office code had five) are a CNM of Livro 2 or 3."""
    return number.isdigit() and len(number) in {15, 16} and number[-10] in "23" and _is_mod_97(number)


def is_court_process(number: str) -> bool:
    """Whether 20 digits NNNNNNN DD AAAA J TR OOOO are a court process in the national form."""
    return number.isdigit() and len(number) == 20 and _is_mod_97(number[:7] + number[9:] + number[7:9])


def _is_mod_97(number: str) -> bool:
    return number.isascii() and bool(mod_97_10.is_valid(number))


def is_civil_matricula(number: str) -> bool:
    """Whether 32 digits are a matrícula of the civil registry (CNJ 149/2023, art. 473)."""
    if not (number.isascii() and number.isdigit() and len(number) == 32):
        return False
    has_form = number[8:10] == _CIVIL_SERVICE and number[14] in _BOOK_TYPES and number[10:12] in _CENTURIES
    return has_form and number[30:] == matricula_check_digits(number[:30])


def matricula_check_digits(first_thirty: str) -> str:
    """Return the two check digits; the weights run 2, 3, …, 10, 0, 1, … and for the second 1, 2, …."""
    first = _mod_11(first_thirty, start=2)
    return f"{first}{_mod_11(f'{first_thirty}{first}', start=1)}"


def _mod_11(digits: str, *, start: int) -> int:
    remainder = sum(int(digit) * ((start + index) % 11) for index, digit in enumerate(digits)) % 11
    return 1 if remainder == 10 else remainder


def check_digits(*, passed: bool) -> Verdict:
    return Verdict(CHECK_DIGITS, passed)


def length(found: int, expected: Iterable[int]) -> Verdict:
    """The verdict on a number of the wrong length."""
    return Verdict(LENGTH, passed=False, detail=f"{found}, not {' or '.join(map(str, sorted(expected)))}")


def calendar(told: str) -> Verdict:
    """The verdict on a day that no calendar has."""
    return Verdict(CALENDAR, passed=False, detail=told)


def equal(check: str, one: str, other: str) -> Verdict:
    """Say whether two values are one, and show both."""
    passed = one == other
    return Verdict(check, passed, f"{one} {'=' if passed else '≠'} {other}")


def words_and_digits(words: str, digits: str) -> Verdict:
    """Compare a value written in words with the same value in digits, both normalised."""
    return equal(WORDS_AND_DIGITS, words, digits)


def repaired(characters: int) -> Verdict:
    """Say that letters were taken for digits because only so the check digits are right."""
    return Verdict(REPAIRED, passed=True, detail=str(characters))


def read_as_digits(characters: int) -> Verdict:
    """Say that letters were taken for digits, and nothing proves it."""
    return Verdict(READ_AS_DIGITS, passed=False, detail=str(characters))


def party_boundary(detail: str) -> Verdict:
    """Say that a value may belong to another party than the one that it is given to."""
    return Verdict(PARTY_BOUNDARY, passed=False, detail=detail)


def several_words_near() -> Verdict:
    """Say that several known words are equally like the one that was read."""
    return Verdict(SPELLING, passed=False)


def repeated(*, is_equal: bool) -> Verdict:
    """Say whether the page tells the same where it tells of the same party again."""
    return Verdict(REPEATED, passed=is_equal)


def mentions(count: int, *, agree: bool) -> Verdict:
    """Say whether all mentions of a value on the page read the same."""
    return Verdict(REPEATS_AGREE, passed=agree, detail=f"{count} mentions")


def one_value(values: Iterable[str]) -> Verdict:
    """Say that the page tells several values where one is meant."""
    return Verdict(ONE_VALUE, passed=False, detail=f"{len(list(values))} values")


def computed(detail: str) -> Verdict:
    """Say that a value does not stand on the page but follows from what does."""
    return Verdict(COMPUTED, passed=False, detail=detail)


def quotas(computed_from_quotas: str, told: str) -> Verdict:
    """Compare what the quotas amount to with what the page tells."""
    return equal(QUOTAS, computed_from_quotas, told)


def cut_name() -> Verdict:
    """Say that a name may go on behind what was read of it."""
    return Verdict(WHOLE_NAME, passed=False, detail="may go on")


def cut_number() -> Verdict:
    """Say that one more word of a number seems to follow, which could not be read."""
    return Verdict(WHOLE_NUMBER, passed=False, detail="may go on")


def one_word_name() -> Verdict:
    """Say that a form shows a person's name with one word only."""
    return Verdict(WHOLE_NAME, passed=False, detail="one word")


def implausible(value: str) -> Verdict:
    """Say that a number or a date is none that the world knows."""
    return Verdict(PLAUSIBLE, passed=False, detail=value)
