"""A value of words whose edge cannot be one is for a person to look at, whatever read it."""

import pytest

from pipelines.document import Document
from pipelines.document_types.casamento import CASAMENTO
from pipelines.document_types.obito import OBITO
from pipelines.document_types.procuracao import PROCURACAO
from pipelines.extraction.edges import edges_hold
from pipelines.extraction.finding import Finding
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.strategies import page_of


def status(kind, name, page, value):
    """Return the status of the value, read where it stands on a page of one line."""
    passage = transcribe(Document((page_of([page]),))).passage
    start = passage.text.index(value)
    finding = Finding(name, value, passage.quote(start, start + len(value)))
    return edges_hold({name: [finding]}, kind, passage.pieces)[name][0].status


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


def test_powers_may_be_listed_and_reflexive():
    listed = "a) inscrever-se em concursos; b) queixar-se"
    assert status(PROCURACAO, "poderes", listed, listed) is FieldStatus.FOUND
