"""Marriages told in sentences that no type lists, and days that nothing but their being left over tells."""

import pytest

from tests.unit.extraction.reading import doubts, read, values

HIM = "RUI BARROS MAIA, brasileiro, nascido em Lavras (MG) a 02/03/1950, filho de Ivo Maia e Ada Barros"
HER = "EVA PRADO LUZ, brasileira, nascida em Itu (SP) a 05/06/1952, cujos pais são Gil Luz e Lia Prado"
SPOUSES = ("conjuge 1", "conjuge 2")


@pytest.mark.parametrize(
    "sentence",
    [
        f"{HIM}, desposou neste distrito, com as formalidades da lei, {HER}.",
        f"{HIM}, e {HER}, ligaram-se perante o Juiz de Paz.",
    ],
)
def test_both_are_found_by_any_word_for_a_wedding(sentence):
    told = values(read(["CERTIDÃO DE CASAMENTO", "", sentence], "casamento"))
    assert told["nome_conjuge@conjuge 1"] == ["Rui Barros Maia"]
    assert told["nome_conjuge@conjuge 2"] == ["Eva Prado Luz"]
    assert told["conjuge_data_nascimento@conjuge 2"] == ["1952-06-05"]
    assert told["conjuge_naturalidade@conjuge 1"] == ["Lavras-MG"]
    assert told["conjuge_filiacao@conjuge 2"] == ["Gil Luz", "Lia Prado"]


def test_parents_captioned_apart_are_those_of_their_section():
    rows = ["O NOIVO", "Nome: Rui Maia", "Pai: Ivo Maia", "Mãe: Ada Barros"]
    rows += ["A NOIVA", "Nome: Eva Luz", "Pai: Gil Luz", "Mãe: Lia Prado"]
    told = values(read(rows, "casamento"))
    assert told["conjuge_filiacao@conjuge 1"] == ["Ivo Maia", "Ada Barros"]
    assert told["conjuge_filiacao@conjuge 2"] == ["Gil Luz", "Lia Prado"]


def test_a_caption_that_says_he_or_she_tells_whose_value_it_is():
    rows = ["NOME DA ELEITORA ANTES: VERA BUENO LUZ", "NASCIDA: 24/10/1950 EM: PICOS - PI"]
    rows += ["FILHA DE: GIL BUENO E DE: LIA LUZ", "MARIDO: CIRILO DE SÁ", "NASCIDO: 06/08/1937 EM: ITU - SP"]
    rows += ["FILHO DE: IVO DE SÁ E DE: ADA LEITE"]
    told = values(read(["CASAMENTO DE ELEITORES", *rows], "casamento"))
    her, him = SPOUSES if told["nome_conjuge@conjuge 1"] == ["Vera Bueno Luz"] else reversed(SPOUSES)
    assert told[f"conjuge_data_nascimento@{her}"] == ["1950-10-24"]
    assert told[f"conjuge_data_nascimento@{him}"] == ["1937-08-06"]
    assert told[f"conjuge_filiacao@{her}"][0] == "Gil Bueno"


def test_two_births_of_one_party_are_in_doubt():
    rows = ["militar: Laerte da Veiga, praça n.º 56858", "nascido: 22 de outubro de 1914"]
    rows += ["espôsa, com o nome de solteira: Ana Beatriz de Melo", "nascida: 22 de julho de 1902"]
    extraction = read([*rows, "data do casamento: 3 de maio de 1943"], "casamento")
    born = "conjuge_data_nascimento@conjuge 1"
    assert values(extraction)[born] == ["1914-10-22", "1902-07-22"]
    assert doubts(extraction)[born] == ["about_whom"]


def test_he_and_she_are_told_in_old_spelling_too():
    rows = [
        "declaro que no civil se acham casados Mário Corrêa Resende e D. Rosália Vilela, que são primos.",
        "Nasceu elle em Areia, no dia 22 de novembro de 1904; seus paes, Darci Resende e Laura Couto.",
        "Nasceu ella em Irati, no dia 13 de julho de 1910; seus paes, Emanuel Vilela e Djanira Vasques.",
    ]
    told = values(read(rows, "casamento"))
    assert told["conjuge_data_nascimento@conjuge 1"] == ["1904-11-22"]
    assert told["conjuge_data_nascimento@conjuge 2"] == ["1910-07-13"]
    assert told["conjuge_naturalidade@conjuge 2"] == ["Irati"]


def test_a_day_left_over_is_a_guess():
    rows = [f"{HIM}, desposou {HER}, a 09/10/1975, com efeitos civis.", "", "Itu - SP, 1 de março de 1980."]
    extraction = read(rows, "casamento")
    assert values(extraction)["data_casamento"] == ["1975-10-09"]
    assert doubts(extraction)["data_casamento"] == ["told_itself"]


def test_of_two_days_left_over_neither_is_taken():
    rows = [f"{HIM}, desposou {HER}, a 09/10/1975, como os editais de 01/09/1975.", "", "Itu - SP, 1/3/1980."]
    assert "data_casamento" not in values(read(rows, "casamento"))
