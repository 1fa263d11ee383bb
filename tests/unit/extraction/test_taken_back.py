"""What a page takes back is no sure value; what it puts in its stead is."""

import pytest

from pipelines.document import Document
from pipelines.extraction import taken_back
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.strategies import page_of
from tests.unit.extraction.reading import found_in


def is_doubted(rows, value):
    passage = transcribe(Document((page_of(rows),))).passage
    (told,) = taken_back.doubted({"nome": [found_in(passage, "nome", value)]}, passage)["nome"]
    return told.status is FieldStatus.UNSURE


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        (["nascido em Itu, digo, em Mococa"], "Itu"),
        (["livro 38, digo 39"], "38"),
        (["filho de Rui Paz (digo,", "Ivo Paz)"], "Rui Paz"),
        (["no livro 7", "digo, 8"], "7"),
        (["onde se lê Ana Paz, leia-se Eva Paz"], "Ana Paz"),
        (["ONDE CONSTA", "mãe: Ana Paz", "PASSE A CONSTAR", "mãe: Eva Paz"], "Ana Paz"),
    ],
)
def test_what_the_page_takes_back_is_doubtful(rows, value):
    assert is_doubted(rows, value)


CORRECTIONS = [
    ((200.0, "Ponto"), (800.0, "Digitou-se"), (1500.0, "Correto")),
    ((200.0, "Médico"), (800.0, "Rui Paz"), (1500.0, "Ivo Luz")),
    ((200.0, "Residência"), (800.0, "Rua Nova"), (1500.0, "Rua Velha")),
]


@pytest.mark.parametrize(
    ("value", "doubtful"), [("Rui Paz", True), ("Rua Nova", True), ("Ivo Luz", False), ("Rua Velha", False)]
)
def test_a_table_of_corrections_takes_back_one_of_its_columns(value, doubtful):
    assert is_doubted(CORRECTIONS, value) is doubtful


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        (["nascido em Itu, digo, em Mococa"], "Mococa"),
        (["onde se lê Ana Paz, leia-se Eva Paz"], "Eva Paz"),
        (["filho de Rui Paz, digno cidadão"], "Rui Paz"),
        (["na rua onde consta a casa de Rui Paz"], "Rui Paz"),
        (["onde se lê " + "a " * 400, "Ana Paz", "leia-se Eva Paz"], "Ana Paz"),
    ],
)
def test_all_else_stands(rows, value):
    assert not is_doubted(rows, value)
