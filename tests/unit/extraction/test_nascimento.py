"""Certificates of birth in the layouts of different offices: every field, its evidence, its absence."""

import math

import pytest

from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.extraction.folding import squeeze
from pipelines.fields import FieldStatus
from pipelines.geometry import Affine
from pipelines.stages.extract import extract
from tests.strategies import document_of, page_of
from tests.unit.extraction import births

GENERIC = {"data", "cpf"}


def values(extraction, name):
    return [field.value for field in extraction.fields if field.name == name and field.value is not None]


def told(rows, **place):
    return extract(Document((page_of(rows, **place),)), ExtractOptions())


@pytest.mark.parametrize("layout", births.ALL)
def test_every_field_is_read(layout):
    rows, expected = births.ALL[layout]
    extraction = told(rows)
    assert extraction.document_type == "nascimento"
    assert {name: values(extraction, name) for name in expected} == expected


@pytest.mark.parametrize("layout", births.ALL)
def test_nothing_is_invented(layout):
    rows, expected = births.ALL[layout]
    assert {field.name for field in told(rows).fields} - GENERIC <= set(expected)


@pytest.mark.parametrize("layout", births.ALL)
def test_the_quote_stands_on_the_page_where_the_box_is(layout):
    extraction = told(births.ALL[layout][0])
    page = page_of(births.ALL[layout][0])
    words = [word for line in page.lines for word in line.words]
    for field in extraction.fields:
        inside = [word for word in words if field.evidence.box.intersection(word.box) == word.box]
        for part in field.evidence.quote.split(" "):
            assert any(part in word.text for word in inside), (field.name, part)


@pytest.mark.parametrize("degrees", [-3.0, 2.0])
@pytest.mark.parametrize("layout", ["national_form", "prose", "captions_beside"])
def test_a_skewed_page_says_the_same(layout, degrees):
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    rows, expected = births.ALL[layout]
    extraction = told(rows, reader_to_page=Affine(cos, -sin, 150.0, sin, cos, 90.0))
    assert {name: values(extraction, name) for name in expected} == expected


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_turned_page_says_the_same(turns):
    rows, expected = births.NATIONAL_FORM
    extraction = told(rows, reader_to_page=Affine.quarter_turns(turns, 2480, 3508))
    assert {name: values(extraction, name) for name in expected} == expected


@pytest.mark.parametrize(
    "rows",
    [
        births.paragraphs(
            "Assento de nascimento de JOSÉ, nascido em 5/1/1950, filho natural de Maria das Dores."
        ),
        births.paragraphs(
            "Nascimento de ANA, filha de pai ignorado e de Maria das Dores. Avós: João Dores e Rita."
        ),
        births.paragraphs(
            "Nascimento de ANA, filha de Maria das Dores, neta materna de João Dores e Rita Dores."
        ),
        births.paragraphs("Nascimento de ANA, filha de Maria das Dores e de pai não declarado."),
        ["FILIAÇÃO", "MARIA DAS DORES", "AVÓS", "JOÃO DORES e RITA DORES"],
        ["Pai: não consta", "Mãe: Maria das Dores"],
        ["PAI", "---", "MÃE", "MARIA DAS DORES"],
        ["Filiação: Maria das Dores", "Declarante: João Lopes"],
    ],
)
def test_an_absent_father_stays_absent(rows):
    extraction = extract(document_of(*rows), ExtractOptions(type_hint="nascimento"))
    assert values(extraction, "nome_mae") == ["Maria das Dores"]
    assert "nome_pai" not in {field.name for field in extraction.fields}


@pytest.mark.parametrize(
    ("rows", "mother", "father", "status"),
    [
        (["FILIAÇÃO", "JOÃO LIMA", "ANA DIAS"], ["Ana Dias"], ["João Lima"], FieldStatus.FOUND),
        (["FILIAÇÃO", "ANA DIAS", "JOÃO LIMA"], ["Ana Dias"], ["João Lima"], FieldStatus.FOUND),
        (["FILIAÇÃO", "ANA DIAS e JOÃO LIMA"], ["Ana Dias"], ["João Lima"], FieldStatus.FOUND),
        (["FILIAÇÃO", "ANA DIAS", "RITA LIMA"], ["Ana Dias", "Rita Lima"], [], FieldStatus.UNSURE),
        (["FILIAÇÃO", "DARCI DIAS", "ELI LIMA"], ["Eli Lima"], ["Darci Dias"], FieldStatus.UNSURE),
        (["filho de Darci Dias e de Eli Lima."], ["Eli Lima"], ["Darci Dias"], FieldStatus.FOUND),
        (["Filiação: João Lima"], [], ["João Lima"], FieldStatus.UNSURE),
        (["Pai: Darci Dias", "Mãe: Eli Lima"], ["Eli Lima"], ["Darci Dias"], FieldStatus.FOUND),
    ],
)
def test_who_is_mother_and_who_father(rows, mother, father, status):
    extraction = extract(document_of(*rows), ExtractOptions(type_hint="nascimento"))
    assert (values(extraction, "nome_mae"), values(extraction, "nome_pai")) == (mother, father)
    parents = [f for f in extraction.fields if f.name in {"nome_mae", "nome_pai"} and f.value]
    assert {field.status for field in parents} == {status}


def test_digits_beside_the_date_in_words_confirm_it_or_raise_a_doubt():
    rows, _ = births.NATIONAL_FORM
    (field,) = [f for f in told(rows, confidence=0.5).fields if f.name == "data_nascimento"]
    assert field.status is FieldStatus.FOUND
    other = [[(x, text.replace("2013", "2015")) for x, text in r] if r == rows[8] else r for r in rows]
    (field,) = [f for f in told(other).fields if f.name == "data_nascimento"]
    assert (field.value, field.status) == ("2013-02-12", FieldStatus.UNSURE)


def test_values_centred_under_their_captions():
    rows = [
        [(700, "NOME"), (1900, "CPF")],
        [(420, "ANA BEATRIZ COSTA SOUZA"), (1800, "529.982.247-25")],
        [(700, "SEXO"), (1900, "HORA")],
        [(660, "Feminino"), (1880, "08:15")],
    ]
    extraction = extract(document_of(*rows), ExtractOptions(type_hint="nascimento"))
    for name, value in {"nome": "Ana Beatriz Costa Souza", "sexo": "F", "hora_nascimento": "08:15"}.items():
        assert values(extraction, name) == [value]


@pytest.mark.parametrize("book", ["A-12", "95-N"])
def test_book_leaf_and_entry_in_cells(book):
    rows = [
        [(180, "LIVRO"), (700, "FOLHA"), (1200, "TERMO")],
        [(180, book), (700, "021 v"), (1200, "1.234")],
    ]
    extraction = extract(document_of(*rows), ExtractOptions(type_hint="nascimento"))
    found = [values(extraction, name) for name in ("livro", "folha", "termo")]
    assert found == [[book], ["21v"], ["1234"]]


def test_the_last_word_of_a_paragraph_is_no_caption():
    rows = ["o declarante pediu que se lavrasse este termo de", "nascimento.", "Itu, 3 de maio de 1999."]
    extraction = extract(document_of(*rows), ExtractOptions(type_hint="nascimento"))
    assert values(extraction, "data_nascimento") == []
    assert squeeze("nascimento.") == "nascimento"
