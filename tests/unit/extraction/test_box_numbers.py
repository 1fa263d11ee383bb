from __future__ import annotations

from pipelines.document import Document
from pipelines.extraction.abbreviations import spelt_out
from pipelines.extraction.box_numbers import box_numbers
from pipelines.extraction.transcript import transcribe
from tests.strategies import page_of


def test_numbers_in_order_alone_in_their_lines_are_those_of_boxes():
    lines = ["Portador", "01", "Banco do Vale", "02", "3.", "04)", "Valor", "5", "R$", "7"]

    assert box_numbers(lines) == {1, 3, 4, 5, 7}


def test_few_numbers_in_order_are_values():
    assert box_numbers(["Dia", "1", "Mês", "2", "Ano", "1990"]) == frozenset()


def test_captions_are_compared_with_their_abbreviations_in_full():
    assert spelt_out("DT.NASC.:") == "datanascimento"
    assert spelt_out("Nr.") == "numero"
    assert spelt_out("Ditada") == "ditada"


def text_of(*rows):
    return transcribe(Document((page_of(rows),))).passage.text


def test_numbers_of_boxes_are_no_words_of_the_page():
    rows = [[(100, f"0{number}"), (300, f"Campo {name}")] for number, name in enumerate("abcde", start=1)]
    assert text_of(*rows) == "\n".join(f"Campo {name}" for name in "abcde")
    assert text_of(*rows[:4]).count("0") == 4


def test_numbers_that_words_follow_closely_are_words_of_the_page():
    rows = [f"0{number} Campo {name}" for number, name in enumerate("abcde", start=1)]
    assert text_of(*rows) == "\n".join(rows)
