import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.folding import fold
from pipelines.extraction.times import find_times
from tests.unit.extraction.speller import spell


def clocks(text):
    return [found.clock for found in find_times(fold(text))]


def feminine(number):
    return {1: "uma", 2: "duas", 21: "vinte e uma", 22: "vinte e duas"}.get(number, spell(number))


@given(st.integers(0, 23), st.integers(1, 59))
def test_words_and_digits_tell_the_same_time(hour, minute):
    clock = f"{hour:02}:{minute:02}"
    words = f"às {feminine(hour)} hora{'s' * (hour != 1)} e {spell(minute)} minuto{'s' * (minute != 1)}, em"
    assert clocks(words) == [clock]
    assert clocks(f"às {hour} horas e {minute} minutos") == [clock]
    assert clocks(f"às {hour}h{minute:02}min.") == [clock]
    assert clocks(clock) == [clock]


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14 (quatorze) horas e 30 (trinta) minutos", "14:30"),
        ("oito horas da noite", "20:00"),
        ("duas horas e meia da tarde", "14:30"),
        ("seis e meia horas da manhã", "06:30"),
        ("à meia-noite", "00:00"),
        ("ao meio dia", "12:00"),
        ("doze horas da noite", "00:00"),
        ("7,30 horas", "07:30"),
        ("12,00\nhoras", "12:00"),
        ("14:30 hs", "14:30"),
        ("24 horas", "00:00"),
        ("cinco horas", "05:00"),
    ],
)
def test_ways_of_telling(text, clock):
    assert clocks(text) == [clock]


@pytest.mark.parametrize("text", ["12/10/1975", "25 horas", "R$ 14,30", "CPF 529.982.247-25", "há horas", ""])
def test_what_is_no_time(text):
    assert clocks(text) == []
