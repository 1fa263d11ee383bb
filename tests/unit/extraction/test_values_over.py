"""Forms whose captions stand in small print under what was written."""

from pipelines.document import Document
from pipelines.document_types.nascimento import NASCIMENTO
from pipelines.extraction.anchors import find_anchors
from pipelines.extraction.locate import Map
from pipelines.extraction.readers.source import vocabulary
from pipelines.extraction.transcript import transcribe
from tests.strategies import page_of
from tests.unit.extraction.reading import doubts, read, values

FORM = [
    "CERTIDÃO DE NASCIMENTO",
    [(100, "LIA PAZ DIAS"), (900, "feminino")],
    [(300, "nome da criança"), (1000, "sexo")],
    [(100, "03/05/1985"), (500, "08:15"), (900, "Itu - SP")],
    [(200, "dia em que nasceu"), (600, "hora"), (1000, "município do nascimento")],
    [(100, "Rui Dias"), (900, "Ana Paz")],
    [(300, "pai"), (1000, "mãe")],
    [(100, "07/05/1985")],
    [(300, "data em que foi feito o registro")],
]


def test_each_caption_has_the_value_over_it():
    told = values(read(FORM, "nascimento"))
    assert told["nome"] == ["Lia Paz Dias"]
    assert told["sexo"] == ["F"]
    assert told["data_nascimento"] == ["1985-05-03"]
    assert told["hora_nascimento"] == ["08:15"]
    assert told["municipio_nascimento"] == ["Itu-SP"]
    assert (told["nome_pai"], told["nome_mae"]) == (["Rui Dias"], ["Ana Paz"])
    assert told["data_registro"] == ["1985-05-07"]
    assert not doubts(read(FORM, "nascimento")).keys() & {"nome", "data_nascimento", "nome_mae"}


def test_captions_over_their_values_are_read_as_ever():
    rows = [FORM[0], *(row for pair in zip(FORM[2::2], FORM[1::2], strict=True) for row in pair)]
    told = values(read(rows, "nascimento"))
    assert (told["sexo"], told["municipio_nascimento"]) == (["F"], ["Itu-SP"])


def test_a_value_alone_over_its_caption_may_fill_two_lines():
    place = [
        [(100, "Hospital da Luz, rua Nova")],
        [(100, "número 7, Centro")],
        [(300, "local do nascimento")],
    ]
    told = values(read([*FORM, *place], "nascimento"))
    assert told["local_nascimento"] == ["Hospital da Luz, rua Nova número 7, Centro"]


def is_over(rows):
    transcript = transcribe(Document((page_of(rows),)))
    return Map.of(transcript, find_anchors(transcript, vocabulary(NASCIMENTO))).is_over


def test_one_number_over_a_caption_is_chance():
    assert is_over(FORM)
    assert not is_over([*FORM[:3], *FORM[5:7], [(100, "03/05/1985")], [(200, "dia em que nasceu")]])
