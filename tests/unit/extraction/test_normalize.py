import pytest

from pipelines.extraction import normalize


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("MARIA DA SILVA E SOUZA", "Maria da Silva e Souza"),
        ("  João  Pereira, ", "João Pereira"),
        ("PEDRO D'ÁVILA", "Pedro D'Ávila"),
        ("BRAGANçA DE ABREU", "Bragança de Abreu"),
        ("José de Alencar", "José de Alencar"),
        ("Móveis Paz Ltda)", "Móveis Paz Ltda"),
        ("Móveis Paz (Filial)", "Móveis Paz (Filial)"),
        ("Rui Paz ~~~~~", "Rui Paz"),
        ("Rui Paz -x-x-x-", "Rui Paz"),
        ("Rui Paz -x", "Rui Paz"),
        ("Malu X", "Malu X"),
    ],
)
def test_names(read, name):
    assert normalize.name(read) == name


@pytest.mark.parametrize(
    ("read", "place"),
    [
        ("HOSPITAL SANTA CLARA, SÃO BENTO - SP", "Hospital Santa Clara, São Bento - SP"),
        ("Vila Nova - PR.", "Vila Nova - PR"),
        ("RIO DE JANEIRO/RJ", "Rio de Janeiro/RJ"),
    ],
)
def test_places(read, place):
    assert normalize.place(read) == place


@pytest.mark.parametrize(
    ("read", "book"),
    [
        ("A-12", "A-12"),
        ("A 12", "A-12"),
        ("a12", "A-12"),
        ("12-A", "12-A"),
        ("00012", "12"),
        ("A nº 45", "A-45"),
        ("3-B", "3-B"),
        ("B-aux. 7", "B-7-AUX"),
        ("B-7 aux.", "B-7-AUX"),
        ("doze", None),
    ],
)
def test_books(read, book):
    assert normalize.book(read) == book


@pytest.mark.parametrize(
    ("read", "leaf"),
    [
        ("026", "26"),
        ("123v", "123v"),
        ("123 verso", "123v"),
        ("12 - V", "12v"),
        ("123 frente", "123"),
        ("166/168", "166/168"),
        ("12 a 13v", "12/13v"),
        ("abc", None),
    ],
)
def test_leaves(read, leaf):
    assert normalize.leaf(read) == leaf


def test_whole_numbers():
    assert normalize.whole_number("12.345") == "12345"
    assert normalize.whole_number("000") == "0"
