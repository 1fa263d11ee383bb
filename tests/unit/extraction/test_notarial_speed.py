"""A megabyte of hostile text in one word holds up none of the readers of deeds."""

import time

import pytest

from pipelines.document import Word
from pipelines.document_types.escritura import ESCRITURA
from pipelines.extraction.notarial.choices import kind_of_deed, only_choice
from pipelines.extraction.notarial.clauses import clause
from pipelines.extraction.notarial.documents import digits_behind, number_behind, term
from pipelines.extraction.notarial.quotas import count_quotas, unit_values
from pipelines.extraction.notarial.sums import sum_of_clause
from pipelines.extraction.passage import Piece, join_pieces
from pipelines.extraction.qualification.companies import read_company
from pipelines.geometry import Box

SIZE = 1_000_000
SPECS = {spec.name: spec for spec in ESCRITURA.fields}
READERS = {
    "kind": lambda passage: kind_of_deed(passage, SPECS["especie"]),
    "tax": lambda passage: only_choice(passage, SPECS["imposto"]),
    "clause": lambda passage: clause(passage, 0, "poderes"),
    "number": lambda passage: number_behind(passage, "protocolo"),
    "digits": lambda passage: digits_behind(passage, "nire"),
    "term": lambda passage: term(passage, "validade", "2000-01-01"),
    "sum": lambda passage: sum_of_clause(passage, "valor_imposto"),
    "quotas": count_quotas,
    "unit": unit_values,
    "company": lambda passage: read_company(passage.text, 0),
}
UNITS = [
    "a",
    "1",
    "1.",
    "1 (",
    "r$ 1,00 ",
    "valor de ",
    "quotas ",
    "1.111 ",
    "A, ",
    "s.",
    "escritura de ",
    "(a ",
]


def passage_of(text):
    return join_pieces([Piece(0, 1, Word(text, Box(0.0, 0.0, 1.0, 1.0), None, None), "", text, text)])


@pytest.mark.parametrize("unit", UNITS)
def test_no_reader_is_held_up(unit):
    passage = passage_of((unit * (SIZE // len(unit))).strip())
    for name, reader in READERS.items():
        started = time.process_time()
        reader(passage)
        assert time.process_time() - started < 0.5, name
