"""Deeds that are told in numbered items, in the first person, or in a certificate of an older deed."""

import pytest

from tests.strategies import wrapped
from tests.unit.extraction.reading import doubts, read, values

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


def test_a_side_tells_its_parties_before_their_role():
    text = (
        f"Em 4 de maio de 2010, de uma parte, {GIVER}, outorgante vendedora; e, de outra parte, {AGENT}, "
        "outorgado comprador."
    )
    found = values(read(["ESCRITURA PÚBLICA DE COMPRA E VENDA", *wrapped(text)]))
    assert found["outorgante_nome@outorgante 1"] == ["Rute Campos Leal"]
    assert found["outorgado_nome@outorgado 1"] == ["Ivo Prates Sales"]
    assert "outorgante_nome@outorgante 2" not in found


def test_a_profession_is_found_behind_documents_in_brackets_and_before_a_card():
    giver = "RUTE CAMPOS LEAL (CPF 529.982.247-25), brasileira, viúva, costureira, cédula de nº 12.345.678"
    text = f"Pelo presente eu, {giver}, nomeio e constituo meu procurador {AGENT}, para receber."
    found = read(["PROCURAÇÃO", *wrapped(text)])
    assert values(found)["outorgante_profissao@outorgante 1"] == ["costureira"]
    assert "outorgante_profissao@outorgante 1" not in doubts(found)


def test_a_row_of_a_table_tells_one_party_over_the_lines_of_its_columns():
    columns = (180, 500, 960, 1400)
    table = [
        ("QUALIDADE", "NOME", "CPF", "QUALIFICAÇÃO"),
        ("VENDEDORA", "Rute Campos", "529.982.247-25", "brasileira, viúva, costureira,"),
        ("", "Leal", "", "RG 12.345.678-9"),
        ("COMPRADOR", "Ivo Prates Sales", "111.444.777-35", "brasileiro, solteiro, dentista"),
    ]
    cells = [[(x, text) for x, text in zip(columns, row, strict=True) if text] for row in table]
    rows = ["ESCRITURA PÚBLICA DE COMPRA E VENDA", *cells]
    found = values(read(rows))
    assert found["outorgante_nome@outorgante 1"] == ["Rute Campos Leal"]
    assert found["outorgante_rg@outorgante 1"] == ["12345678-9"]
    assert found["outorgado_nome@outorgado 1"] == ["Ivo Prates Sales"]
    assert found["outorgado_profissao@outorgado 1"] == ["dentista"]
