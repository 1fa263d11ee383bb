"""Deeds that are told in numbered items, in the first person, or in a certificate of an older deed."""

import pytest

from tests.strategies import wrapped
from tests.unit.extraction.reading import read, values

GIVER = "RUTE CAMPOS LEAL, brasileira, viúva, costureira, RG 12.345.678-9, CPF 529.982.247-25"
AGENT = "IVO PRATES SALES, brasileiro, solteiro, dentista, RG 23.456.789-0, CPF 111.444.777-35"


def in_first_person(term=""):
    text = f"Pelo presente eu, {GIVER}, nomeio e constituo meu procurador {AGENT}, para receber. {term}"
    return ["PROCURAÇÃO", *wrapped(text), "Lins - SP, 4 de abril de 2019.", "", "RUTE CAMPOS LEAL"]


def test_who_speaks_in_the_first_person_gives_the_powers():
    found = values(read(in_first_person()))
    assert found["outorgante_nome@outorgante 1"] == ["Rute Campos Leal"]
    assert found["outorgado_nome@outorgado 1"] == ["Ivo Prates Sales"]


@pytest.mark.parametrize(
    ("term", "day"),
    [
        ("Este mandato vigora por tempo indeterminado.", ["indeterminado"]),
        ("Fica outorgada por prazo indeterminado.", ["indeterminado"]),
        ("Vigora pelo prazo de dois anos a contar de 3 de maio de 2020.", ["2022-05-03"]),
        ("Este mandato vigora até 3 de maio de 2020.", ["2020-05-03"]),
        ("O prazo de vigência é o da lei.", None),
    ],
)
def test_a_term_is_told_in_its_sentence_and_never_by_the_date_of_the_close(term, day):
    assert values(read(in_first_person(term))).get("validade") == day


def test_a_certificate_tells_who_gave_powers_to_whom():
    text = f"Certifico que no livro 12 consta a procuração pela qual {GIVER}, outorgou a {AGENT}, poderes."
    found = values(read(["CERTIDÃO DE PROCURAÇÃO", *wrapped(text)]))
    assert found["outorgante_nome@outorgante 1"] == ["Rute Campos Leal"]
    assert found["outorgado_nome@outorgado 1"] == ["Ivo Prates Sales"]


def test_each_part_of_a_qualification_may_say_its_name_over_the_end_of_a_line():
    rows = [
        "ESCRITURA PÚBLICA DE DOAÇÃO",
        "a) Serventia: 3º Tabelionato de Notas, Lins (SP).",
        "b) Doadora: RUTE CAMPOS LEAL, de nacionalidade brasileira, estado",
        "civil viúva, de profissão costureira, CPF 529.982.247-25.",
    ]
    found = values(read(rows))
    assert found["outorgante_estado_civil@outorgante 1"] == ["viúva"]
    assert found["outorgante_profissao@outorgante 1"] == ["costureira"]
    assert (found["oficio"], found["municipio_registro"]) == (["3º Tabelionato de Notas"], ["Lins-SP"])


@pytest.mark.parametrize("town", ["Lins, SP", "Município: Lins - SP", "Comarca: Lins/SP"])
def test_a_line_under_the_office_may_tell_the_town(town):
    found = values(read(["Serviço Notarial do 2º Ofício", town, "PROCURAÇÃO PÚBLICA"]))
    assert (found["oficio"], found["municipio_registro"]) == (["Serviço Notarial do 2º Ofício"], ["Lins-SP"])


@pytest.mark.parametrize("line", ["L. 391 Fl. 44", "Lv. 391, fls. 44", "Liv. 391 - folha 44"])
def test_a_book_may_be_abbreviated(line):
    found = values(read([line, "PROCURAÇÃO PÚBLICA"]))
    assert (found["livro"], found["folha"]) == (["391"], ["44"])
