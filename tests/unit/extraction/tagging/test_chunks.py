"""Chunks are told apart by their writing alone, and a passage is all of its chunks, in order."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types.obito import OBITO
from pipelines.extraction.tagging.chunks import ChunkKind, chunks_of, words_of
from pipelines.extraction.tagging.features import features_of
from tests.unit.extraction.tagging.learned import transcript_of

SIGNS = st.characters(codec="latin-1", exclude_categories=["C", "Z"])
ROWS = st.lists(st.text(SIGNS, min_size=1, max_size=9), min_size=1, max_size=7).map(" ".join)


def told(*rows):
    passage = transcript_of(rows).passage
    return [
        (chunk.kind, " ".join(passage.pieces[piece].text for piece in chunk.pieces))
        for chunk in chunks_of(passage, words_of(passage))
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("23/03/2004", ChunkKind.DATE),
        ("vinte e três dias do mês de março do ano de dois mil e quatro", ChunkKind.DATE),
        ("08:15", ChunkKind.TIME),
        ("R$ 1.234,56", ChunkKind.SUM),
        ("Cr$ 1.234,56", ChunkKind.SUM),
        ("529.982.247-25", ChunkKind.CPF),
        ("11.222.333/0001-81", ChunkKind.CNPJ),
        ("104539 01 55 2013 1 00012 021 0000123 21", ChunkKind.MATRICULA),
        ("Maria das Dores Lima", ChunkKind.NAME),
        ("MARIA DAS DORES LIMA", ChunkKind.NAME),
        ("Belém", ChunkKind.CAPITALISED),
        ("B-38", ChunkKind.NUMBER),
        ("casado", ChunkKind.WORD),
    ],
)
def test_what_its_writing_tells_of_a_chunk(words, kind):
    assert (kind, words) in told(f"diz que {words} consta")


def test_a_name_goes_over_a_line_only_where_its_last_word_joins():
    assert (ChunkKind.NAME, "Teodoro de Melo,") in told("filho de Teodoro de", "Melo, lavrador")
    assert (ChunkKind.NAME, "Rui Dias") in told("Rui Dias", "Belém do Pará")


def test_the_name_of_a_town_goes_over_a_line():
    assert (ChunkKind.NAME, "Três Rios,") in told("nesta cidade de Três", "Rios, em cartório")
    assert (ChunkKind.NAME, "Nova Venécia/ES") in told("Oficial - Nova", "Venécia/ES")
    assert (ChunkKind.CAPITALISED, "Nova") in told("a igreja Nova", "Paz Lima")


def test_a_firm_is_one_name_and_a_small_word_in_capitals_begins_none():
    assert (ChunkKind.NAME, "Paz & Irmãos Ltda") in told("firma Paz & Irmãos Ltda")
    assert (ChunkKind.CAPITALISED, "AMAZONAS") in told("ESTADO DO AMAZONAS")


def test_a_name_ends_at_a_sign_a_title_and_a_date():
    kinds = told("Ana Paz, Dr. Rui Dias e Lia Maio 3 de maio de 1950")
    assert (ChunkKind.NAME, "Ana Paz,") in kinds
    assert (ChunkKind.NAME, "Rui Dias") in kinds
    assert (ChunkKind.WORD, "Dr.") in kinds
    assert (ChunkKind.DATE, "3 de maio de 1950") in kinds


def test_a_caption_is_no_part_of_the_name_behind_it():
    assert (ChunkKind.NAME, "RUI DIAS") in told("DEVEDOR RUI DIAS")
    assert (ChunkKind.NAME, "Rui Dias") in told("Cartório de Rui Dias Oficial")


@pytest.mark.parametrize(
    "name", ["Ana do Nascimento Paz", "Lia Nascimento", "Paz Imóveis Ltda", "Rui do Registro"]
)
def test_a_name_may_go_on_with_a_word_that_begins_none(name):
    assert (ChunkKind.NAME, name) in told(f"diz {name} que")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("RUI DIAS E ANA PAZ", ["RUI DIAS", "ANA PAZ"]),
        ("Juízo de Paz de Três Rios", ["Três Rios"]),
        ("Registro Civil da 2.ª Zona de Três Rios", ["Três Rios"]),
        ("Cartório da Sede da Comarca de Três Rios", ["Três Rios"]),
        ("Chama-se Lia Dias", ["Lia Dias"]),
        ("Apresentou-a Banco Paz S.A", ["Banco Paz S.A"]),
        ("Assina Lia Dias", ["Lia Dias"]),
        ("É de Três Rios", ["Três Rios"]),
        ("Três Rios/RJ Lia Dias", ["Três Rios/RJ", "Lia Dias"]),
        ("João E. Dias", ["João E. Dias"]),
        ("NOIVO RUI DIAS PT NOIVA ANA PAZ VG", ["RUI DIAS", "ANA PAZ"]),
    ],
)
def test_a_name_is_neither_what_joins_it_nor_the_office_verb_or_caption_before_it(words, names):
    assert [text for kind, text in told(words) if kind is ChunkKind.NAME] == names


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_every_piece_is_in_one_chunk_and_every_chunk_is_described(rows):
    transcript = transcript_of(rows)
    chunks, attributes = features_of(transcript, OBITO)
    assert [piece for chunk in chunks for piece in chunk.pieces] == list(
        range(len(transcript.passage.pieces))
    )
    assert len(attributes) == len(chunks)
    for groups in attributes:
        told = [*itertools.chain(*groups)]
        assert "bias" in told
        assert len(set(told)) == len(told)
