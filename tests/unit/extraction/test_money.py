from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.folding import fold
from pipelines.extraction.money import find_sums
from tests.unit.extraction.speller import spell


def sums(text):
    return [(found.amount, [v.passed for v in found.verdicts]) for found in find_sums(fold(text))]


def shown(cents):
    return f"R$ {cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"


def in_words(cents):
    words = f"{spell(cents // 100)} reais"
    return words + (f" e {spell(cents % 100)} centavos" if cents % 100 else "")


@given(st.integers(0, 99_999_999))
def test_a_sum_and_its_words_agree(cents):
    assert sums(f"pelo preço de {shown(cents)} ({in_words(cents)}), pago") == [
        (f"{Decimal(cents) / 100:.2f}", [True])
    ]


@given(st.integers(0, 99_999_999), st.integers(0, 99_999_999))
def test_words_that_say_another_sum_are_told(cents, others):
    assert sums(f"{shown(cents)} ({in_words(others)})") == [
        (f"{Decimal(cents) / 100:.2f}", [cents == others])
    ]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("R$ 1.234.567,89", "1234567.89"),
        ("RS 185.000,00", "185000.00"),
        ("R$\n586.000,00", "586000.00"),
        ("R$500", "500.00"),
        ("RS 1500.00", "1500.00"),
        ("RS 30.000 (trinta mil reais)", "30000.00"),
        ("R$ 1 234,50", "1234.50"),
        ("R$ 174.000.00", "174000.00"),
    ],
)
def test_sums_as_read(text, amount):
    assert [value for value, _ in sums(text)] == [amount]


@pytest.mark.parametrize(
    "text",
    [
        "Cr$ 1.000,00",
        "12.345,67",
        "R$",
        "R$\n08.10.1998",
        "nº 500",
        "OAB/RS 52695",
        "CRC-RS 1.234",
        "CRM/RS 12345, 45 anos",
    ],
)
def test_what_is_no_sum_in_reais(text):
    assert sums(text) == []
