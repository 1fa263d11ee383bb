"""A value of words whose edge cannot be one is for a person to look at, whatever read it."""

import pytest

from pipelines.document import Document
from pipelines.document_types.casamento import CASAMENTO
from pipelines.document_types.contrato_social import CONTRATO_SOCIAL
from pipelines.document_types.obito import OBITO
from pipelines.document_types.procuracao import PROCURACAO
from pipelines.document_types.protesto import PROTESTO
from pipelines.extraction.edges import edges_hold
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.strategies import page_of
from tests.unit.extraction.reading import found_in


def status(kind, name, page, value):
    """Return the status of the value, read where it stands on a page of one line."""
    passage = transcribe(Document((page_of([page]),))).passage
    return edges_hold({name: [found_in(passage, name, value)]}, kind, passage.pieces)[name][0].status


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("local_obito", "Hospital da Luz, e"),
        ("local_obito", "Hospital da Luz perante a"),
        ("local_obito", "Óbito: Hospital da Luz"),
        ("local_obito", "Hospital da Luz Sexo"),
        ("nome", "Rui Melo Dias CPF/CNPJ"),
        ("nome", "Dirigi-me"),
        ("nome", "Santa Catarina"),
        ("nome_pai", "Filho(a) de Rui Melo"),
        ("medico", "Dr(a"),
        ("naturalidade", "Rondônia-RO"),
        ("naturalidade", "Ceres do Goiás"),
        ("naturalidade", "Nova Venécia-RJ"),
        ("averbacao", "E ANOTAÇÕES Não há"),
        ("averbacao", "Sem anotações nesta data"),
        ("averbacao", "Registro feito em 3 de maio"),
        ("nome", "Juízo da Vara Única"),
        ("naturalidade", "Comarca"),
        ("local_obito", "neste município"),
        ("causa_morte", "febre, fez"),
    ],
)
def test_what_no_value_begins_or_ends_with_is_doubtful(name, value):
    assert status(OBITO, name, value, value) is FieldStatus.UNSURE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("local_obito", "Hospital da Luz, Rua Nova, nº 7, Belém, PA"),
        ("local_obito", "Casa de Óbidos, Estado do Pará"),
        ("nome", "Da Silva e Souza Neto"),
        ("profissao", "do lar"),
        ("naturalidade", "Estância-SE"),
        ("naturalidade", "São Paulo-SP"),
        ("naturalidade", "Vila do Jacarandá-RJ"),
    ],
)
def test_what_a_value_may_begin_or_end_with_is_not(name, value):
    assert status(OBITO, name, value, value) is FieldStatus.FOUND


def test_the_end_of_a_town_is_no_town():
    assert status(CASAMENTO, "municipio_registro", "São João del-Rei", "Rei") is FieldStatus.UNSURE
    assert status(CASAMENTO, "municipio_registro", "Rio-Bonito", "Rio-Bonito") is FieldStatus.FOUND


def test_a_town_that_goes_on_behind_it_is_not_whole():
    assert status(CASAMENTO, "municipio_registro", "São João del-Rei", "São João") is FieldStatus.UNSURE
    assert (
        status(CASAMENTO, "municipio_registro", "São João del-Rei", "São João del-Rei") is FieldStatus.FOUND
    )


def test_a_place_does_not_begin_behind_the_first_word_of_its_name():
    assert status(OBITO, "local_obito", "Casa São Roque", "Roque") is FieldStatus.UNSURE
    assert status(OBITO, "local_obito", "Lugar Capão Bonito", "Capão Bonito") is FieldStatus.FOUND


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("Fls. 32 dos autos", FieldStatus.UNSURE),
        ("fl. 32 do processo", FieldStatus.UNSURE),
        ("fls. 32 do livro", FieldStatus.FOUND),
        ("fls. 32", FieldStatus.FOUND),
    ],
)
def test_a_leaf_of_a_court_is_none_of_a_book(page, expected):
    assert status(OBITO, "folha", page, "32") is expected


def test_powers_may_be_listed_and_reflexive():
    listed = "a) inscrever-se em concursos; b) queixar-se"
    assert status(PROCURACAO, "poderes", listed, listed) is FieldStatus.FOUND


@pytest.mark.parametrize(
    "value", ["nesta cidade", "na mesma Comarca", "no mesmo hospital", "nessa residência"]
)
def test_what_points_at_another_place_is_none(value):
    assert status(OBITO, "local_obito", value, value) is FieldStatus.UNSURE


def test_what_goes_on_behind_a_pointing_word_is_a_place():
    told = "neste Hospital da Luz"
    assert status(OBITO, "local_obito", told, told) is FieldStatus.FOUND


@pytest.mark.parametrize("word", ["Tribunal", "Vara", "Cartório", "Comarca"])
def test_an_authority_is_nobody(word):
    assert status(OBITO, "nome", f"{word} de Belém", f"{word} de Belém") is FieldStatus.UNSURE
    assert status(OBITO, "nome", f"{word}elli Dias", f"{word}elli Dias") is FieldStatus.FOUND


@pytest.mark.parametrize("value", ["Município", "cidade", "Sede-SP", "Localidade"])
def test_what_only_says_that_it_is_a_town_is_none(value):
    assert status(CASAMENTO, "municipio_registro", value, value) is FieldStatus.UNSURE
    assert status(CASAMENTO, "municipio_registro", f"{value} Nova", f"{value} Nova") is FieldStatus.FOUND


@pytest.mark.parametrize(
    "value",
    [
        "Sem averbações",
        "Não consta averbação",
        "Nenhuma anotação",
        "Inexistem outras averbações",
        "Assento lavrado",
    ],
)
def test_that_there_is_no_annotation_is_none(value):
    assert status(OBITO, "averbacao", value, value) is FieldStatus.UNSURE


def test_an_annotation_may_tell_that_something_is_missing():
    told = "Averbação nº 1: sem efeito a anotação anterior"
    assert status(OBITO, "averbacao", told, told) is FieldStatus.FOUND


@pytest.mark.parametrize("value", ["objeto a venda de pão", "que é o seguinte: venda de pão"])
def test_a_clause_does_not_begin_with_the_words_that_lead_to_it(value):
    assert status(CONTRATO_SOCIAL, "objeto", value, value) is FieldStatus.UNSURE


@pytest.mark.parametrize("value", ["venda de pão (1: trigo)", "objetos de arte", "a) pão: venda; b) bolos"])
def test_a_clause_may_hold_a_colon_behind_its_beginning(value):
    assert status(CONTRATO_SOCIAL, "objeto", value, value) is FieldStatus.FOUND


def test_two_digits_with_a_zero_may_number_an_item():
    assert status(PROTESTO, "titulo_numero", "04", "04") is FieldStatus.UNSURE
    assert status(PROTESTO, "titulo_numero", "40", "40") is FieldStatus.FOUND
