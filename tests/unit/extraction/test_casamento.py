"""Certificates of marriage in the layouts of different offices: whose value is whose."""

import math

import pytest

from pipelines.fields import FieldStatus
from pipelines.geometry import Affine
from tests.strategies import wrapped
from tests.unit.extraction import marriages
from tests.unit.extraction.births import paragraphs
from tests.unit.extraction.reading import by_party, doubts, read, values

GENERIC = {"data", "cpf"}


@pytest.mark.parametrize("layout", marriages.ALL)
def test_every_field_is_read_and_nothing_is_invented(layout):
    rows, expected = marriages.ALL[layout]
    extraction = read(rows)
    assert extraction.document_type == "casamento"
    found = values(extraction)
    assert {key: found.get(key) for key in found.keys() - GENERIC} == expected


@pytest.mark.parametrize("layout", marriages.ALL)
def test_only_a_guessed_date_and_a_town_without_state_are_doubtful(layout):
    expected = {
        "national_form": {"data_casamento": ["told_itself"]},
        "classic": {"municipio_registro": ["whole_text"]},  # told without its state
        "full_content": {"municipio_registro": ["whole_text"]},
    }.get(layout, {})
    assert doubts(read(marriages.ALL[layout][0])) == expected


@pytest.mark.parametrize("degrees", [-3.0, 2.0])
@pytest.mark.parametrize("layout", ["national_form", "sections", "columns"])
def test_a_skewed_page_says_the_same(layout, degrees):
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    rows, expected = marriages.ALL[layout]
    found = values(read(rows, reader_to_page=Affine(cos, -sin, 150.0, sin, cos, 90.0)))
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("text", "regime"),
    [
        ("Comunhão parcial de bens", "comunhão parcial"),
        ("COMUNHÃO UNIVERSAL DE BENS", "comunhão universal"),
        ("separação total de bens", "separação total"),
        ("Separação de bens, nos termos do pacto antenupcial", "separação total"),
        ("separação obrigatória de bens (art. 1.641, II)", "separação obrigatória"),
        ("separação legal de bens", "separação obrigatória"),
        ("participação final nos aqüestos", "participação final nos aquestos"),
        ("comunhao parciai de bens", "comunhão parcial"),
    ],
)
def test_regimes(text, regime):
    assert values(read(["REGIME DE BENS DO CASAMENTO", text], "casamento"))["regime_bens"] == [regime]
    told = paragraphs(f"contraíram matrimônio, pelo regime da {text}, JOÃO LIMA e ANA DIAS.")
    assert values(read(told, "casamento"))["regime_bens"] == [regime]


@pytest.mark.parametrize(("year", "doubt"), [(1970, None), (1985, ["law_of_its_time"])])
def test_plain_community_of_goods_meant_the_universal_one_until_1977(year, doubt):
    rows = [f"Data do casamento: 03/05/{year}", "Regime de bens: comunhão de bens"]
    extraction = read(rows, "casamento")
    assert values(extraction)["regime_bens"] == ["comunhão universal"]
    assert doubts(extraction).get("regime_bens") == doubt


def test_two_regimes_in_a_cell_without_a_tick_are_doubtful_and_the_ticked_one_is_not():
    rows = ["REGIME DE BENS", "( ) comunhão parcial ( ) comunhão universal"]
    assert doubts(read(rows, "casamento"))["regime_bens"] == ["one_choice"]
    rows = ["REGIME DE BENS", "( ) comunhão parcial (X) comunhão universal"]
    assert values(read(rows, "casamento"))["regime_bens"] == ["comunhão universal"]
    assert doubts(read(rows, "casamento")) == {}


@pytest.mark.parametrize(
    ("names", "first", "second"),
    [
        ("JOÃO LIMA e ANA DIAS", "João Lima", "Ana Dias"),
        ("ANA DIAS com JOÃO LIMA", "Ana Dias", "João Lima"),
        ("JOÃO LIMA, filho de Rui Lima e de Rosa Lima, e ANA DIAS, brasileira", "João Lima", "Ana Dias"),
        ("o Sr. João Lima e a Sra. Ana Dias", "João Lima", "Ana Dias"),
    ],
)  # fmt: skip
def test_the_first_named_is_the_first(names, first, second):
    found = values(read(paragraphs(f"Consta o assento de casamento de {names}."), "casamento"))
    assert (found["nome_conjuge@conjuge 1"], found["nome_conjuge@conjuge 2"]) == ([first], [second])


def test_he_and_she_are_told_by_their_given_names_whoever_was_named_first():
    told = paragraphs(
        "Contraíram matrimônio ANA DIAS e JOÃO LIMA. Ele, nascido em 3 de maio de 1950, filho de Rui "
        "Lima. Ela, nascida em 4 de junho de 1952, filha de Zita Dias."
    )
    found = values(read(told, "casamento"))
    assert found["conjuge_data_nascimento@conjuge 1"] == ["1952-06-04"]
    assert found["conjuge_data_nascimento@conjuge 2"] == ["1950-05-03"]
    assert found["conjuge_filiacao@conjuge 1"] == ["Zita Dias"]


def test_what_nobody_can_tell_apart_is_left_out():
    told = paragraphs("Contraíram matrimônio ANA DIAS e RITA LIMA. Ela, nascida em 4 de junho de 1952.")
    assert not any("nascimento" in key for key in values(read(told, "casamento")))
    rows = ["NOMES", "JOÃO LIMA", "ANA DIAS", "CPF", "529.982.247-25"]
    assert not any("conjuge_cpf" in key for key in values(read(rows, "casamento")))


@pytest.mark.parametrize(
    ("text", "adopted"),
    [
        ("a qual passou a assinar-se ANA DIAS LIMA.", {"conjuge 2": "Ana Dias Lima"}),
        ("passando ela a usar o nome de ANA LIMA.", {"conjuge 2": "Ana Lima"}),
        ("ele passou a chamar-se JOÃO LIMA DIAS e ela passou a chamar-se ANA LIMA DIAS.",
         {"conjuge 1": "João Lima Dias", "conjuge 2": "Ana Lima Dias"}),
        ("Os contraentes continuaram a usar os mesmos nomes.", {}),
        ("a contraente continuou a assinar o mesmo nome.", {}),
    ],
)  # fmt: skip
def test_names_that_follow_from_the_marriage(text, adopted):
    told = paragraphs(f"Contraíram matrimônio JOÃO LIMA e ANA DIAS, {text}")
    found = values(read(told, "casamento"))
    named = {key.split("@")[1]: v[0] for key, v in found.items() if key.startswith("conjuge_nome_adotado")}
    assert named == adopted


def test_a_name_that_the_page_tells_in_two_ways_is_doubtful():
    rows = ["NOMES DOS CÔNJUGES", "JOÃO LIMA SERRA", "ANA DIAS", ""]
    rows += paragraphs("Consta que contraíram matrimônio JOÃO LIMA SENA e ANA DIAS.")
    extraction = read(rows, "casamento")
    assert doubts(extraction) == {"nome_conjuge@conjuge 1": ["repeats_agree"]}
    (field,) = by_party(extraction)["nome_conjuge@conjuge 2"]
    assert [(v.check, v.passed) for v in field.verdicts] == [("repeats_agree", True)]


def test_dates_in_a_wrong_order_are_both_doubtful_and_none_invalid():
    rows = ["Data do casamento: 20/08/2016", "Data do registro: 19/08/2016"]
    assert doubts(read(rows, "casamento")) == {
        "data_casamento": ["date_order"],
        "data_registro": ["date_order"],
    }


def test_a_spouse_who_would_be_a_child_is_doubtful():
    told = paragraphs(
        "Casamento celebrado em 3 de maio de 1950. Contraíram matrimônio JOÃO LIMA e ANA DIAS. Ele, "
        "nascido em 3 de maio de 1945, filho de Rui Lima."
    )
    assert doubts(read(told, "casamento"))["conjuge_data_nascimento@conjuge 1"] == ["plausible"]


def test_the_matricula_of_a_birth_proves_nothing_about_a_marriage():
    rows = ["MATRÍCULA", "104539 01 55 2013 1 00012 021 0000123 21", "Livro: B-12 Folha: 22 Termo: 9"]
    found = doubts(read(rows, "casamento"))
    assert found == {"matricula_registro_civil": ["book_type"]}


def test_occurrences_count_within_the_name_and_the_subject_says_whose():
    fields = [f for f in read(marriages.NATIONAL_FORM[0]).fields if f.name == "conjuge_filiacao"]
    assert [(f.occurrence, f.subject) for f in fields] == [
        (1, "conjuge 1"),
        (2, "conjuge 1"),
        (3, "conjuge 2"),
        (4, "conjuge 2"),
    ]


@pytest.mark.parametrize("state", ["Mato Grosso", "Goiás", "Rio Grande do Sul"])
def test_neither_the_judge_nor_a_state_is_one_who_marries(state):
    text = (
        "Aos 3 de maio de 1950 receberam-se em matrimônio, perante o Juiz de Paz, Dr. Caio Lage Prado, os "
        f"contraentes: Rui Melo Dias, brasileiro, natural de Cáceres, {state}, filho de Davi Dias e Eva Sol; "
        "e Ana Luz Prado, brasileira, natural de Itu, São Paulo, filha de Ivo Prado e Lia Luz."
    )
    found = read(["CERTIDÃO DE CASAMENTO", "Registro Civil de Itu-SP", *wrapped(text)], "casamento")
    names = [(field.subject, field.value) for field in found.fields if field.name == "nome_conjuge"]
    assert names == [("conjuge 1", "Rui Melo Dias"), ("conjuge 2", "Ana Luz Prado")]


def test_a_book_of_births_is_another_record_s():
    births, own = "LIVRO: A-12", "LIVRO: B-7"
    assert values(read([births, own], "casamento"))["livro"] == ["B-7"]
    assert doubts(read([births], "casamento"))["livro"] == ["book_type"]
    assert doubts(read([births], "nascimento")).get("livro") is None


def test_leaf_and_entry_beside_another_record_s_book_are_doubtful():
    rows = [
        "no livro B-7, à folha 3, sob o termo 78, foi lavrado o casamento de ANA PAZ,",
        "cujo nascimento está no",
    ]
    told = read([*rows, "termo 567, livro A-12, folha 34"], "casamento")
    assert values(told)["livro"] == ["B-7"]
    assert [f.status is FieldStatus.UNSURE for f in by_party(told)["folha"]][-1:] == [True]
