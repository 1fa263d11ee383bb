from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.dates import find_dates, iso_date
from pipelines.extraction.folding import fold
from tests.unit.extraction.speller import MONTHS, spell

DAYS = st.dates(date(1800, 1, 1), date(2099, 12, 31))


def found_in(text):
    return find_dates(text, fold(text))


def isos(text):
    return [found.iso for found in found_in(text)]


def spell_day(day):
    return "primeiro" if day.day == 1 else spell(day.day)


def solemn(day):
    plural = "aos" if day.day > 1 else "ao"
    dias = "dias" if day.day > 1 else "dia"
    return f"{plural} {spell_day(day)} {dias} do mês de {MONTHS[day.month - 1]} do ano de {spell(day.year)}"


def in_words(day):
    return f"{spell_day(day)} de {MONTHS[day.month - 1]} de {spell(day.year)}"


def with_month(day):
    return f"{day.day}{'º' if day.day == 1 else ''} de {MONTHS[day.month - 1]} de {day.year}"


def in_digits(day):
    return f"{day.day:02}/{day.month:02}/{day.year}"


@given(DAYS, st.sampled_from([solemn, in_words, with_month, in_digits]), st.booleans())
def test_every_notation_gives_the_day_back(day, notation, capitals):
    text = f"nascido {notation(day)}, em casa"
    assert isos(text.upper() if capitals else text) == [day.isoformat()]


@given(DAYS, st.sampled_from([solemn, in_words]))
def test_words_without_accents_and_spaces_still_tell_the_day(day, notation):
    words = fold(notation(day))
    assert isos(words) == [day.isoformat()]
    assert isos(words.replace(" e ", "e")) == [day.isoformat()]


@given(DAYS, st.sampled_from([solemn, in_words, with_month]))
def test_a_day_told_twice_is_one_with_a_verdict(day, notation):
    (found,) = found_in(f"{notation(day)} ({in_digits(day)}), às")
    assert found.iso == day.isoformat()
    assert [(v.check, v.passed) for v in found.verdicts] == [("words_and_digits", True)]


@given(DAYS, DAYS)
def test_two_different_days_in_one_breath_are_doubtful(day, other):
    (found,) = found_in(f"{solemn(day)} ({in_digits(other)})")
    assert found.iso == day.isoformat()
    assert [v.passed for v in found.verdicts] == [day == other]


@given(st.text(alphabet="0123456789/.-deo maç()\n", max_size=80))
def test_any_text_yields_only_days_of_the_calendar_or_invalid_ones(text):
    for found in found_in(text):
        is_invalid = any(v.check == "calendar" and not v.passed for v in found.verdicts)
        year, month, day = (int(part) for part in found.iso.split("-"))
        assert is_invalid == (iso_date(year, month, day) is None)


@pytest.mark.parametrize(
    "told", ["31/02/2004", "31 de fevereiro de 2004", "00/12/1999", "32 de maio de 2001"]
)
def test_a_day_that_no_calendar_has_is_invalid(told):
    (found,) = found_in(f"em {told}.")
    assert [(v.check, v.passed) for v in found.verdicts] == [("calendar", False)]


def test_digits_and_words_within_one_date():
    text = "aos 23 (vinte e três) dias do mês de março (03) de 2004 (dois mil e quatro)"
    (found,) = found_in(text)
    assert found.iso == "2004-03-23"
    assert [v.passed for v in found.verdicts] == [True, True]


def test_letters_read_for_digits_are_said_and_not_proven():
    (found,) = found_in("em O9/0l/1987")
    assert found.iso == "1987-01-09"
    assert [(v.check, v.passed, v.detail) for v in found.verdicts] == [("read_as_digits", False, "2")]


@pytest.mark.parametrize(
    "text", ["7/fev/2011", "07-FEV-2011", "7 de fev. de 2011", "7.fev.2011", "7 fev 2011"]
)
def test_a_month_in_three_letters(text):
    assert isos(text) == ["2011-02-07"]


@pytest.mark.parametrize(
    ("text", "iso", "is_plain"),
    [
        ("5-VII-2003", "2003-07-05", True),
        ("24 / XII / 1.999", "1999-12-24", True),
        ("1º.III.1948", "1948-03-01", True),
        ("15-II-2002", "2002-02-15", False),
    ],
)
def test_a_month_in_roman_numerals_is_none_in_digits_that_were_misread(text, iso, is_plain):
    (found,) = found_in(f"Itu, {text}. O Oficial")
    assert (found.iso, not found.verdicts) == (iso, is_plain)


def test_a_roman_month_is_sure_beside_one_that_no_digits_look_like():
    assert [found.verdicts for found in found_in("15-II-2002, 3-V-2004")] == [(), ()]


@pytest.mark.parametrize(
    ("text", "iso", "is_sure"),
    [
        ("aberta aos 30/11/79.-", "1979-11-30", True),
        ("em 5.3.64, perante", "1964-03-05", True),
        ("no dia 2/3/05", "2005-03-02", False),
        ("no dia 2/3/05, Lei nº 8.560 de 1992", "2005-03-02", False),
        ("aos 2/3/05, sendo de 1931 o livro", "1905-03-02", False),
    ],
)
def test_of_a_year_in_two_digits_the_century_may_be_in_doubt(text, iso, is_sure):
    (found,) = found_in(text)
    assert (found.iso, not found.verdicts) == (iso, is_sure)


def test_a_year_in_words_that_may_go_on_below_its_cell_is_in_doubt():
    year = "no dia dois de outubro de mil novecentos e setenta"
    assert [found.verdicts for found in found_in(f"{year}\tàs 12 horas\nLocal: Itu")] == [()]
    (found,) = found_in(f"{year}\tàs 12 horas\ne seis")
    assert [verdict.passed for verdict in found.verdicts] == [False]


@pytest.mark.parametrize(
    "text",
    [
        "protocolo 12.04.79",
        "31/02/79",
        "12/11/79/3",
        "12.345.678/0001-90",
        "0001234-12.2004.8.26.0100",
        "1/2",
        "lei 6.015/73",
        "31-IV-2003",
        "l2-VII-2002",
        "15-IX-1.999.000",
        "",
    ],
)
def test_what_is_no_date(text):
    assert isos(text) == []


def test_years_in_thousands_and_lost_spaces():
    assert isos("21de novembro de 2.014") == ["2014-11-21"]


def test_a_date_runs_over_the_end_of_a_line_and_not_of_a_region():
    assert isos("três de\nmarço de\ndois mil") == ["2000-03-03"]
    assert isos("três de\fmarço de dois mil") == []


def test_the_time_behind_a_year_is_no_part_of_it():
    text = "nove de janeiro de mil novecentos e oitenta, sete horas"
    assert isos(text) == ["1980-01-09"]
