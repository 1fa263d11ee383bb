"""Clauses that hold words of another one, or the end of a sentence, are for a person to look at."""

import pytest

from pipelines.document import Document
from pipelines.extraction.finding import Finding
from pipelines.extraction.notarial.clause_doubts import in_doubt
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.strategies import page_of


def status(name, text):
    passage = transcribe(Document((page_of([text]),))).passage
    return in_doubt(Finding(name, text, passage.quote(0, len(passage.text)))).status


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sede", "Rua Nova, 7, onde exercerá o comércio"),
        ("sede", "Rua Nova, 7. A sociedade"),
        ("objeto", "venda de pão, com o capital social de R$ 1.000,00"),
        ("objeto", "venda de pão pelos sócios"),
        ("poderes", "vender a casa, brasileira"),
        ("poderes", "assinar cheques, perante os bancos"),
        ("forma_pagamento", "à vista, conforme a matrícula"),
        ("forma_pagamento", "à vista ____"),
    ],
)
def test_words_of_another_clause_are_doubtful(name, text):
    assert status(name, text) is FieldStatus.UNSURE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sede", "Rua Nova, 7, sala 2, bairro do Centro, nesta cidade"),
        ("objeto", "venda de pão e de bolos"),
        ("poderes", "vender a casa e receber o preço"),
        ("forma_pagamento", "à vista, em moeda corrente"),
        ("objeto", "matrícula de alunos"),
    ],
)
def test_words_of_its_own_are_not(name, text):
    assert status(name, text) is FieldStatus.FOUND
