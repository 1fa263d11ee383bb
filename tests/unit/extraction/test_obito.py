"""Certificates of death in the layouts of different offices: what is the dead's, and what the others'."""

import math

import pytest

from pipelines.geometry import Affine
from tests.unit.extraction import deaths
from tests.unit.extraction.births import paragraphs
from tests.unit.extraction.reading import doubts, read, values

GENERIC = {"data", "cpf"}


@pytest.mark.parametrize("layout", deaths.ALL)
def test_every_field_is_read_and_nothing_is_invented(layout):
    rows, expected = deaths.ALL[layout]
    extraction = read(rows)
    assert extraction.document_type == "obito"
    found = values(extraction)
    assert {key: found.get(key) for key in found.keys() - GENERIC} == expected


@pytest.mark.parametrize("layout", deaths.ALL)
def test_only_a_town_without_state_is_doubtful(layout):
    expected = {"municipio_registro": ["whole_text"]} if layout == "classic" else {}
    assert doubts(read(deaths.ALL[layout][0])) == expected


@pytest.mark.parametrize("degrees", [-3.0, 2.0])
@pytest.mark.parametrize("layout", ["national_form", "captions_beside"])
def test_a_skewed_page_says_the_same(layout, degrees):
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    rows, expected = deaths.ALL[layout]
    found = values(read(rows, reader_to_page=Affine(cos, -sin, 150.0, sin, cos, 90.0)))
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("rows", "age"),
    [
        (["IDADE", "72 anos"], "72"),
        (["IDADE", "72"], "72"),
        (["IDADE", "setenta e dois anos"], "72"),
        (["Idade: 72 (setenta e dois) anos"], "72"),
        (["ESTADO CIVIL E IDADE", "casado, 72 anos"], "72"),
        (["faleceu JOÃO LIMA, com setenta e dois anos de idade."], "72"),
        (["faleceu JOÃO LIMA, com a idade de 72 anos."], "72"),
        (["faleceu JOÃO LIMA, com 72 (setenta e dois) anos de idade."], "72"),
        (["IDADE", "3 meses"], None),
        (["faleceu JOÃO LIMA, com dois meses de idade."], None),
    ],
)
def test_ages(rows, age):
    assert values(read(rows, "obito")).get("idade", [None]) == [age]


def test_an_age_told_in_two_ways_or_that_nobody_reaches_is_doubtful():
    assert doubts(read(["Idade: 72 (setenta e três) anos"], "obito"))["idade"] == ["words_and_digits"]
    assert doubts(read(["IDADE", "172 anos"], "obito"))["idade"] == ["plausible"]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("solteira", "solteiro"),
        ("Casado", "casado"),
        ("VIÚVA", "viúvo"),
        ("divorciado", "divorciado"),
        ("separada judicialmente", "separado"),
        ("em união estável", "união estável"),
        ("ignorado", None),
        ("---", None),
    ],
)
def test_civil_states(text, state):
    for rows in (["ESTADO CIVIL", text], [f"faleceu ANA LIMA, estado civil {text}, filha de Rita Lima."]):
        assert values(read(rows, "obito")).get("estado_civil", [None]) == [state]


def test_what_is_said_of_the_declarant_is_not_the_deads():
    told = paragraphs(
        "Compareceu Pedro Lima, brasileiro, casado, natural de Salto, com 45 anos de idade, e declarou "
        "que faleceu BENTO LIMA, solteiro, natural de Itu, com 80 anos de idade, filho de Ana Lima."
    )
    found = values(read(told, "obito"))
    assert [found[key] for key in ("estado_civil", "naturalidade", "idade")] == [
        ["solteiro"],
        ["Itu"],
        ["80"],
    ]


def test_where_only_the_declarant_is_described_nothing_is_certain():
    told = paragraphs(
        "Compareceu Pedro Lima, natural de Salto, com 45 anos de idade, e declarou que faleceu BENTO "
        "LIMA, filho de Ana Lima."
    )
    found = doubts(read(told, "obito"))
    assert found["naturalidade"] == found["idade"] == ["about_whom"]


def test_the_home_of_a_parent_is_doubtful():
    told = paragraphs("Faleceu BENTO LIMA, filho de Ana Lima, natural de Salto, e de Rui Lima.")
    assert doubts(read(told, "obito"))["naturalidade"] == ["about_whom"]


@pytest.mark.parametrize(
    "text", ["Nada consta", "nada consta.", "---", "***", "NÃO CONSTAM AVERBAÇÕES", "XXXXX"]
)
def test_nothing_annotated_is_absent(text):
    assert "averbacao" not in values(read(["OBSERVAÇÕES/AVERBAÇÕES", text], "obito"))


def test_annotations_are_told_one_by_one_and_as_one_line_each():
    rows = [
        "AVERBAÇÕES",
        "1) Retificado o nome da mãe para Ana Dias Lima, por sentença de 3 de maio de 2001.",
        "2) Anotado o casamento no livro B-3.",
        "",
        "Itu, 5 de junho de 2002.",
    ]
    assert values(read(rows, "obito"))["averbacao"] == [
        "1) Retificado o nome da mãe para Ana Dias Lima, por sentença de 3 de maio de 2001",
        "2) Anotado o casamento no livro B-3",
    ]


def test_a_death_after_its_registration_makes_both_doubtful():
    rows = ["Data do óbito: 19/10/2020", "Data do registro: 18/10/2020"]
    assert doubts(read(rows, "obito")) == {"data_obito": ["date_order"], "data_registro": ["date_order"]}


def test_an_issue_before_any_other_date_is_doubtful():
    rows = [
        "Data do óbito: 19/10/2020",
        "Averbado em 3/4/2022 o reconhecimento.",
        "Data de emissão: 21/10/2020",
    ]
    assert doubts(read(rows, "obito")) == {"data_emissao": ["date_order"]}


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        (["faleceu JOÃO LIMA, com setenta o dois anos de idade."], "idade"),
        (["Data do óbito: dois de maio de mil novecentos e quarenla e um"], "data_obito"),
        (["Hora: quatorze horas e trinta e cimeo minutos"], "hora_obito"),
    ],
)
def test_a_number_of_which_a_word_was_lost_is_doubtful(rows, field):
    found = values(read(rows, "obito"))
    assert field not in found or field in doubts(read(rows, "obito")) or found[field] == ["1941-05-02"]


def test_a_place_or_text_that_ran_over_a_caption_is_doubtful():
    rows = ["Causa da morte: neoplasia maligna Seeultaiemto: Cemitério da Vitória"]
    assert doubts(read(rows, "obito"))["causa_morte"] == ["whole_text"]
