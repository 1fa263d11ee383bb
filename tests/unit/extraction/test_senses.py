"""Captions in words that no type lists, which ask for what a listed one asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.senses import known_words, sense_of, senses_of
from tests.unit.extraction.reading import read, values


def sense(caption):
    return sense_of(known_words(caption.split()) or ())


@pytest.mark.parametrize(
    ("caption", "listed"),
    [
        ("Dia em que nasceu", "data do nascimento"),
        ("Lançado aos", "data do registro"),
        ("Nome completo da genitora do registrado", "mãe"),
        ("Avós da linha paterna", "avós por parte de pai"),
        ("Passamento: quando?", "data do óbito"),
        ("C.P.F. da noiva", "CPF da contraente"),
        ("Local em que faleceu", "lugar do óbito"),
    ],
)
def test_other_words_ask_for_the_same(caption, listed):
    assert sense(caption.replace("C.P.F.", "CPF")) == sense(listed) != frozenset()


@pytest.mark.parametrize(
    ("caption", "other"),
    [
        ("nome do pai", "nome da mãe"),
        ("CPF do noivo", "CPF da noiva"),
        ("nome de solteira", "nome de casada"),
        ("data do registro", "data do nascimento"),
        ("nome do primeiro cônjuge", "nome do segundo cônjuge"),
        ("registrado", "registrado em"),
    ],
)
def test_captions_of_different_values_stay_apart(caption, other):
    assert sense(caption) != sense(other)


@pytest.mark.parametrize(
    "words", ["Hospital do registro", "registro", "solteira", "do cônjuge", "Rua da Mãe"]
)
def test_what_may_be_a_value_or_anything_has_no_sense(words):
    assert sense(words) == frozenset()


@given(st.permutations(["data", "nascimento", "mãe"]))
def test_the_order_of_words_says_nothing(words):
    assert sense(" ".join(words)) == sense("data nascimento mãe")


def test_the_first_caption_of_a_sense_stands_for_it():
    assert (
        senses_of(("dia do óbito", "data do falecimento", "bens a"))[sense("quando faleceu")]
        == "dia do óbito"
    )


def test_a_form_in_words_of_its_own_is_read():
    rows = [
        "Assentado no dia: 04/05/1991",
        "Nome da recém-nascida: LIA PAZ DIAS",
        "Dia em que nasceu: 01/05/1991",
        "Nome completo do genitor: RUI DIAS",
    ]
    told = values(read(rows, "nascimento"))
    assert told["data_registro"] == ["1991-05-04"]
    assert told["data_nascimento"] == ["1991-05-01"]
    assert told["nome"] == ["Lia Paz Dias"]
    assert told["nome_pai"] == ["Rui Dias"]


def test_a_value_that_begins_like_a_caption_stays_whole():
    rows = ["LOCAL DO ÓBITO", "em sua residência", "SEPULTAMENTO", "Cemitério da Paz"]
    told = values(read(rows, "obito"))
    assert told["local_obito"] == ["em sua residência"]
    assert told["sepultamento"] == ["Cemitério da Paz"]
