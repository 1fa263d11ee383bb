from __future__ import annotations

from pipelines.extraction.abbreviations import spelt_out
from pipelines.extraction.box_numbers import box_numbers


def test_numbers_in_order_alone_in_their_lines_are_those_of_boxes():
    lines = ["Portador", "01", "Banco do Vale", "02", "3.", "04)", "Valor", "5", "R$", "7"]

    assert box_numbers(lines) == {1, 3, 4, 5, 7}


def test_few_numbers_in_order_are_values():
    assert box_numbers(["Dia", "1", "Mês", "2", "Ano", "1990"]) == frozenset()


def test_captions_are_compared_with_their_abbreviations_in_full():
    assert spelt_out("DT.NASC.:") == "datanascimento"
    assert spelt_out("Nr.") == "numero"
    assert spelt_out("Ditada") == "ditada"
