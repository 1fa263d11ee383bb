"""Where one document of a stack ends and another begins, by the titles of their types."""

from dataclasses import replace

import pytest

from pipelines.document import Document
from pipelines.document_types.known import SPECIFIC
from pipelines.extraction.sections import first_pages
from tests.strategies import page_of

BIRTH = ["CERTIDÃO DE NASCIMENTO", "NOME", "ANA LOPES", "Avós paternos", "nasceu em Itu"]
DEATH = ["CERTIDÃO DE ÓBITO", "NOME", "RUI LOPES", "causa da morte: ignorada", "sepultamento em Itu"]
MENTION = ["conforme a certidão de óbito e o assento de óbito arquivados", "data de falecimento", "faleceu"]
NOTHING = ["e mais não se continha no dito termo"]


def stack(*pages):
    return Document(tuple(page_of(rows, number) for number, rows in enumerate(pages, start=1)))


@pytest.mark.parametrize(
    ("pages", "firsts"),
    [
        ([BIRTH], (1,)),
        ([BIRTH, NOTHING], (1,)),
        ([BIRTH, NOTHING, DEATH, NOTHING, BIRTH], (1, 3, 5)),
        ([BIRTH, BIRTH, DEATH], (1, 3)),
        ([BIRTH, MENTION], (1,)),
        ([NOTHING, DEATH, BIRTH], (1, 3)),
        ([NOTHING, NOTHING], (1,)),
    ],
    ids=["one", "goes on", "three", "twice the same", "mentioned", "begins unknown", "unknown"],
)
def test_documents_begin_at_titles_of_another_type(pages, firsts):
    assert first_pages(stack(*pages), SPECIFIC) == firsts


def test_a_blank_verso_belongs_to_what_is_before_it():
    pages = stack(BIRTH, NOTHING, DEATH).pages
    blank = replace(pages[1], regions=(), is_blank=True)
    assert first_pages(Document((pages[0], blank, pages[2])), SPECIFIC) == (1, 3)


def test_pages_that_failed_are_skipped():
    pages = stack(BIRTH, NOTHING, DEATH).pages
    assert first_pages(Document((pages[0], pages[2])), SPECIFIC) == (1, 3)
