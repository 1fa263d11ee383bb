"""Heads beside an entry's text are read before it; captions beside values of a form stay with them."""

import pytest

from pipelines.extraction.transcript import transcribe
from tests.strategies import document_of

HEAD, TEXT = 200.0, 480.0
FULL = "Por escritura pública lavrada nas notas do 2º Serviço Notarial"
ENTRY = [
    [(HEAD, "R-1"), (TEXT, FULL)],
    [(HEAD, "01/06/2012"), (TEXT, "desta comarca, Laticínios Madureira vendeu o imóvel da matrícula")],
    [(HEAD, "Prot. 27.812"), (TEXT, "a Júlio Pires Monteiro, pelo preço de R$ 706.000,00.")],
]


def text(*rows):
    return transcribe(document_of(*rows)).passage.text


def test_number_day_and_protocol_beside_an_act_do_not_part_its_sentence():
    assert text(*ENTRY).startswith(f"R-1\n01/06/2012\nProt. 27.812\t{FULL}\ndesta comarca, Laticínios")


def test_heads_may_reach_further_down_than_the_text_beside_them():
    short = [*ENTRY[:1], [(HEAD, "01/06/2012"), (TEXT, "desta comarca.")], [(HEAD, "Prot. 27.812")]]
    assert text(*short) == f"R-1\n01/06/2012\nProt. 27.812\t{FULL}\ndesta comarca."


@pytest.mark.parametrize(
    "rows",
    [
        [
            [(HEAD, "Nome"), (TEXT, "Maria Aparecida de Albuquerque Cavalcanti e Souza")],
            [(HEAD, "CPF"), (TEXT, "880.927.115-77")],
            [(HEAD, "Endereço"), (TEXT, "Rua Nova, nº 9")],
        ],
        [
            [(HEAD, "Sócio"), (TEXT, "Quotas")],
            [(HEAD, "Ana Luz"), (TEXT, "500")],
            [(HEAD, "Rui Paz"), (TEXT, "500")],
        ],
    ],
)
def test_values_that_leave_room_are_read_row_by_row(rows):
    assert text(*rows) == "\n".join("\t".join(words for _, words in row) for row in rows)
