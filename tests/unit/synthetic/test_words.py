from datetime import date, time

import pytest

from tests.synthetic import words


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "zero"),
        (16, "dezesseis"),
        (21, "vinte e um"),
        (100, "cem"),
        (101, "cento e um"),
        (1000, "mil"),
        (1100, "mil e cem"),
        (1985, "mil novecentos e oitenta e cinco"),
        (2004, "dois mil e quatro"),
        (185_000, "cento e oitenta e cinco mil"),
        (690_500, "seiscentos e noventa mil e quinhentos"),
        (12_560, "doze mil quinhentos e sessenta"),
    ],
)
def test_numbers_in_words(number, text):
    assert words.number_in_words(number) == text


def test_dates_times_and_money():
    assert words.date_in_words(date(2004, 3, 23)) == "vinte e três de março de dois mil e quatro"
    assert words.date_in_solemn_words(date(1999, 1, 1)) == (
        "ao primeiro dia do mês de janeiro do ano de mil novecentos e noventa e nove"
    )
    assert words.date_with_month(date(2020, 5, 1)) == "1º de maio de 2020"
    assert words.date_in_digits(date(2004, 3, 2)) == "02/03/2004"
    assert words.time_in_words(time(21, 1)) == "vinte e uma horas e um minuto"
    assert words.time_in_words(time(0, 0)) == "zero horas"
    assert words.money(1_185_000) == "R$ 1.185.000,00"
