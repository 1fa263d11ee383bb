import pytest

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction.finding import distinct
from pipelines.extraction.shapes import find_by_shape
from pipelines.extraction.transcript import transcribe
from tests.strategies import document_of, wrapped


def values(kind, text):
    passage = transcribe(document_of(*wrapped(text))).passage
    return [finding.value for finding in distinct(find_by_shape(passage, kind, kind.value))]


@pytest.mark.parametrize(
    ("text", "books"),
    [
        ("às folhas 123 do livro A-12, sob o número 4567", ["A-12"]),
        ("do livro nº 12-A de registro de nascimentos", ["12-A"]),
        ("do Livro de Registro de Nascimentos nº A 12, fls. 3", ["A-12"]),
        ("LIVRO Nº 104", ["104"]),
        ("do Livro 3-B, deste Ofício", ["3-B"]),
        ("no livro n°284, o proprietário", ["284"]),
        ("Livro A nº 45, fls. 98", ["A-45"]),
        ("livro A-198 de Registro", ["A-198"]),
        ("um livro e 12 folhas soltas", []),
        ("do livro 12 e das folhas 3", ["12"]),
        ("do livro 12 a fls. 3", ["12"]),
    ],
)
def test_books(text, books):
    assert values(FieldKind.BOOK, text) == books


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("às fls. 123v do livro", ["123v"]),
        ("FOLHA Nº 026", ["26"]),
        ("às folhas 12 verso, do livro", ["12v"]),
        ("FOLHAS 045/047", ["45/47"]),
        ("à fl. 7", ["7"]),
        ("em folhas soltas", []),
    ],
)
def test_leaves(text, leaves):
    assert values(FieldKind.LEAF, text) == leaves


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("às folhas 1 do livro A-2, sob o número 4567, foi lavrado", ["4567"]),
        ("sob nº de ordem 1.234, livro 3", ["1234"]),
        ("sob' o número 81592 do livro A-1", ["81592"]),
        ("livro A-1, fls. 2, termo 12.345", ["12345"]),
        ("Termo nº 9", ["9"]),
        ("inscrita no CPF sob o nº 529.982.247-25, livro 2", []),
        ("inscrito sob o nº 123 na ordem dos músicos", []),
    ],
)
def test_entries(text, entries):
    assert values(FieldKind.ENTRY, text) == entries


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("objeto da matrícula nº 76.852 do Registro de Imóveis", ["76852"]),
        ("MATRÍCULA N° 61.886 - FICHA 01", ["61886"]),
        ("matrícula do imóvel nº 1234", ["1234"]),
        ("Matrícula: 104539 01 55 2013 1 00012 021 0000123 21", []),
        ("o imóvel desta matrícula foi vendido", []),
    ],
)
def test_property_numbers(text, numbers):
    assert values(FieldKind.PROPERTY_NUMBER, text) == numbers


def test_a_letter_behind_digits_is_a_digit_in_doubt():
    passage = transcribe(document_of("do livro A-2l de")).passage
    (finding,) = find_by_shape(passage, FieldKind.BOOK, "livro")
    assert finding.value == "A-21"
    assert [(v.check, v.passed) for v in finding.verdicts] == [("read_as_digits", False)]
