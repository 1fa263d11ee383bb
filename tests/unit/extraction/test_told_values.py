"""Texts that a model told, as values: read by the same readers as those of a page, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types.document_type import Choice, FieldKind, FieldSpec
from pipelines.document_types.known import SPECIFIC
from pipelines.extraction.told_values import is_same, values_of

MATRICULA = "10453901552013100012021000012321"


def values(kind, text, **told):
    return values_of(FieldSpec("campo", kind, **told), text)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (FieldKind.NAME, "ANA BEATRIZ DA COSTA E SILVA", "Ana Beatriz da Costa e Silva"),
        (FieldKind.NAME, "Ana\nLopes", None),  # one name, or two: nobody knows
        (FieldKind.NAME, "12345", None),
        (FieldKind.NAME, "Padaria Ana Lopes & Cia. Ltda. ME", None),  # not the woman whom it is named after
        (FieldKind.DATE, "aos vinte e três dias do mês de março do ano de dois mil e quatro", "2004-03-23"),
        (FieldKind.DATE, "23/03/2004", "2004-03-23"),
        (FieldKind.DATE, "2004-03-23", "2004-03-23"),
        (FieldKind.DATE, "31/02/2004", None),
        (FieldKind.DATE, "03/03/2000 (quatro de março de dois mil)", None),
        (FieldKind.DATE, "ontem", None),
        (FieldKind.ISSUE_DATE, "1º de abril de 2020", "2020-04-01"),
        (FieldKind.TIME, "14h35min", "14:35"),
        (FieldKind.MONEY, "R$ 1.234,56", "1234.56"),
        (FieldKind.MONEY, "1.234,56", "1234.56"),
        (FieldKind.MONEY, "R$ 10,00 (doze reais)", None),
        (FieldKind.CPF, "529.982.247-25", "52998224725"),
        (FieldKind.CPF, "52998224725", "52998224725"),
        (FieldKind.CPF, "529.982.247-26", None),
        (FieldKind.CPF, "529.982.247-2S", None),  # a model that writes S means S
        (FieldKind.CNPJ, "11.222.333/0001-81", "11222333000181"),
        (FieldKind.CIVIL_MATRICULA, "104539 01 55 2013 1 00012 021 0000123 21", MATRICULA),
        (FieldKind.BOOK, "A-12", "A-12"),
        (FieldKind.LEAF, "021 verso", "21v"),
        (FieldKind.ENTRY, "0000123", "123"),
        (FieldKind.PROPERTY_NUMBER, "12.345", "12345"),
        (FieldKind.SEX, "masculino", "M"),
        (FieldKind.TEXT, "infarto agudo do miocárdio", "infarto agudo do miocárdio"),
        (FieldKind.TEXT, "nada consta", None),
        (FieldKind.AREA, "360,00 m²", "360.00 m²"),
        (FieldKind.AREA, "3 alqueires", "3 alqueires"),
    ],
)
def test_a_told_text_becomes_the_value_that_a_page_would_give(kind, text, expected):
    assert values(kind, text) == (() if expected is None else (expected,))


def test_a_site_s_own_pattern_says_what_a_value_is():
    assert values(FieldKind.PATTERN, " AB-12 ", pattern="[A-Z]{2}-[0-9]{2}") == ("AB-12",)
    assert values(FieldKind.PATTERN, "ab 12", pattern="[A-Z]{2}-[0-9]{2}") == ()


def test_a_list_of_names_is_several_values_where_a_field_lists_them():
    assert values(FieldKind.NAMES, "Ana Lopes\nRui Dias", many=True) == ("Ana Lopes", "Rui Dias")
    assert values(FieldKind.NAMES, "Ana Lopes\nRui Dias") == ()


def test_a_choice_is_one_of_the_type_s_own():
    choices = (Choice("comunhão parcial", ("parcial",)),)
    assert values(FieldKind.CHOICE, "comunhão parcial", choices=choices) == ("comunhão parcial",)
    assert values(FieldKind.CHOICE, "parcial", choices=choices) == ()


@pytest.mark.parametrize(
    ("kind", "value", "other", "expected"),
    [
        (FieldKind.TOWN, "Itu-SP", "Itu", True),
        (FieldKind.TOWN, "Itu-SP", "Itu-MG", False),
        (FieldKind.TOWN, "Itu-SP", "Ita-SP", False),
        (FieldKind.TEXT, "Infarto agudo do miocárdio", "infarto  agudo do miocardio.", True),
        (FieldKind.TEXT, "Infarto agudo do miocárdio", "infarto agudo do miocardo", True),
        (FieldKind.TEXT, "infarto agudo", "pneumonia aguda", False),
        (FieldKind.NAME, "Antônio Dias", "Antonio Dias", False),
        (FieldKind.DATE, "2004-03-23", "2004-03-24", False),
    ],
)
def test_values_are_the_same_or_they_are_not(kind, value, other, expected):
    assert is_same(kind, value, other) is expected


SPECS = sorted({spec for kind in SPECIFIC for spec in kind.fields}, key=lambda spec: (spec.name, spec.kind))


@given(st.sampled_from(SPECS), st.text(max_size=80) | st.text("0123456789./- ,R$AVx\n", max_size=60))
def test_no_text_stops_a_reader_and_every_value_says_something(spec, text):
    found = values_of(spec, text)
    assert all(value and value == value.strip() for value in found)
    assert len(found) < 2 or spec.many


@given(st.sampled_from(SPECS), st.text(max_size=60))
def test_every_value_is_the_same_as_itself(spec, text):
    assert all(is_same(spec.kind, value, value) for value in values_of(spec, text))
