"""A record of a hundred acts in half a second, a page in thirty milliseconds, and no text that stalls it."""

import time

import pytest

from pipelines.document import Document
from pipelines.document_types.matricula_imovel import MATRICULA_IMOVEL
from pipelines.extraction import areas
from pipelines.extraction.real_estate import captions, card, headings, kinds, openings, roads, sides, titles
from pipelines.stages.extract import ExtractOptions, extract
from tests.strategies import page_of, wrapped

SLACK = 3  # other tests run on the same cores
MILLISECONDS_A_MEGABYTE = 50
ACT = (
    "Por escritura pública de 3 de julho de 1998, do 1º Tabelião de Notas de Jundiaí, livro 212, "
    "fls. 88, JOÃO "
    "BATISTA FERRAZ, brasileiro, casado, mecânico, CPF nº 111.444.777-35, vendeu o imóvel a ANTENOR "
    "LUCCHESI, "
    "brasileiro, solteiro, comerciante, CPF nº 529.982.247-25, residente nesta cidade na Avenida Brasil, nº "
    "1.200, pelo preço de R$ 85.000,00 (oitenta e cinco mil reais). Dou fé. O Escrevente, Mário Tozzi."
)


def record_of(acts):
    rows = ["LIVRO Nº 2 - REGISTRO GERAL", "MATRÍCULA Nº 12.345   FICHA 1", "IMÓVEL: um terreno."]
    for n in range(1, acts + 1):
        rows += wrapped(f"R.{n}/12.345 - Em 10 de março de {1976 + n // 3}. {ACT}")
    pages = [rows[start : start + 50] for start in range(0, len(rows), 50)]
    return Document(tuple(page_of(page, number=n) for n, page in enumerate(pages, start=1)))


def seconds(work):
    best = 10.0
    for _ in range(3):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize(("acts", "limit"), [(100, 0.5), (5, 0.03)])
def test_a_record_is_read_in_time(acts, limit):
    document = record_of(acts)
    fields = extract(document, ExtractOptions()).fields
    assert sum(field.name == "ato" for field in fields) == acts
    assert seconds(lambda: extract(document, ExtractOptions())) < SLACK * limit


HOSTILE = (
    "r.1/",
    "protocolo n ",
    "em 1 de ",
    "12.345",
    "1 ",
    "rua a, ",
    "a",
    " ",
    "\n",
    "r$ 1",
    "(r.um/",
    "transmitente ",
)
WHOLE = {
    "heading": headings._pattern(MATRICULA_IMOVEL.acts),
    "misread": headings._ANY_LETTERS,
    "protocol": openings._PROTOCOL,
    "area": areas._AREA,
    "old area": areas._OLD,
    "title": titles._INTRODUCED,
    "kind": kinds._phrases(MATRICULA_IMOVEL.acts.kinds),
    "caption": captions._ANY,
    "number": card._label_pattern(("lote", "quadra")),
    "road": roads._ROAD_NUMBER,
    "list": sides._LIST_ENDS,
}


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_expression_stalls_on_hostile_text(name, text):
    """Twice the text takes about twice the time, and a megabyte a moment."""
    pattern = WHOLE[name]
    small, large = text * (250_000 // len(text)), text * (1_000_000 // len(text))
    few = seconds(lambda: sum(1 for _ in pattern.finditer(small)))
    many = seconds(lambda: sum(1 for _ in pattern.finditer(large)))
    assert many < max(8 * few, MILLISECONDS_A_MEGABYTE / 1000 * SLACK)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_page_of_hostile_text_stalls_the_record(text):
    rows = [text.strip() * (2_000 // len(text))] * 40 if text.strip() else ["x"]
    document = Document((page_of(["MATRÍCULA Nº 12.345", "R.1/12.345 - Em 3/3/1999.", *rows]),))
    assert seconds(lambda: extract(document, ExtractOptions(type_hint="matricula_imovel"))) < SLACK
