"""A document without a title that is known is recognised by all its words together, or not at all."""

import pytest

from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.known import SPECIFIC
from pipelines.extraction.tagging.documents import LEAST_WORDS, attributes_of, type_tagger
from pipelines.stages.extract import extract
from tests.strategies import document_of, page_of

UNTITLED = {
    "nascimento": [
        "Nº 214. Ao segundo dia do mês de maio de mil novecentos e trinta veio a este cartório Rui Paz e,",
        "ante as testemunhas abaixo, disse que na véspera, às três da madrugada, sua mulher dera à luz",
        "uma criança do sexo feminino, a quem chamam Lia, neta paterna de Davi Paz e materna de Gil Melo",
        "e de Eva Melo.",
    ],
    "obito": [
        "Nº 31. Ao segundo dia do mês de maio de mil novecentos e trinta veio a este cartório Rui Paz e",
        "disse que ontem, às três da tarde, em sua casa, faleceu de febre o lavrador Davi Paz, viúvo, de",
        "setenta anos, sem testamento, com atestado do doutor Gil Melo, e que o corpo vai ser sepultado",
        "no cemitério desta vila.",
    ],
    "contrato_social": [
        "Rui Paz, casado, e Eva Melo, solteira, ambos comerciantes e moradores nesta cidade, combinam",
        "explorar uma padaria sob a firma Paz & Melo Ltda, com sede na Rua da Matriz, 12; cada um entra",
        "com dez mil cruzeiros em quotas iguais, já realizadas em dinheiro; o primeiro gerirá a firma e",
        "assinará por ela; lucros e perdas serão divididos em partes iguais ao fim de cada exercício.",
    ],
}  # fmt: skip
OTHERS = [
    [
        "Comunicamos aos senhores moradores que a assembleia do condomínio será no dia doze, às vinte",
        "horas, no salão de festas, para tratar das contas do ano passado, da pintura da fachada, do",
        "conserto do portão e da eleição do novo síndico; quem não puder vir mande um representante com",
        "autorização por escrito.",
    ],
    [
        "Receita de bolo de fubá: bata no liquidificador três ovos, duas xícaras de fubá, duas de açúcar,",
        "uma de óleo e uma de leite; junte o fermento, mexa bem e leve ao forno quente por quarenta",
        "minutos em forma untada, até que a casca fique dourada e um palito saia seco do meio da massa.",
    ],
]


@pytest.mark.parametrize("name", UNTITLED)
def test_all_words_together_tell_the_type_of_what_has_no_title(name):
    extraction = extract(document_of(*UNTITLED[name]), ExtractOptions())
    assert extraction.document_type == name


@pytest.mark.parametrize("rows", OTHERS)
def test_what_is_like_no_type_is_generic(rows):
    assert extract(document_of(*rows), ExtractOptions()).document_type == "generic"


def test_a_few_words_say_nothing():
    assert attributes_of([page_of([" ".join(["nascimento"] * (LEAST_WORDS - 1))])]) == []


def test_the_model_knows_the_types_of_the_product():
    assert type_tagger().types == {kind.name for kind in SPECIFIC}
