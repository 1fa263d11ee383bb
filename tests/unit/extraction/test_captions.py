"""Values under captions of forms as offices print them, and sentences that captions must not cut."""

import pytest

from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.extraction.readers.dates import time_beside
from pipelines.extraction.transcript import transcribe
from pipelines.stages.extract import extract
from tests.strategies import page_of
from tests.unit.extraction.reading import found_in


def read(rows, kind):
    found = extract(Document((page_of(rows),)), ExtractOptions(type_hint=kind))
    return {field.name: (field.value, field.status.value) for field in found.fields}


@pytest.mark.parametrize(
    ("rows", "name", "expected"),
    [
        (["ESTADO DA BAHIA", "COMARCA DE ITABUNA", "NOME", "LIA PAZ"], "municipio_registro", "Itabuna-BA"),
        (
            ["COMARCA DE JAÚ", "NOME", "LIA PAZ", "Jaú - SP, 3 de maio de 1980."],
            "municipio_registro",
            "Jaú-SP",
        ),
        (["Ipiaú, Estado da Bahia", "NOME", "LIA PAZ"], "municipio_registro", "Ipiaú-BA"),
        (["LIVRO Nº", "A-12", "Nº DO TERMO", "345"], "termo", "345"),
        (["PRENOME E NOME", "LIA PAZ DIAS"], "nome", "Lia Paz Dias"),
    ],
)
def test_what_old_forms_say(rows, name, expected):
    assert read(rows, "nascimento")[name] == (expected, "FOUND")


def test_a_town_of_no_told_state_asks_for_a_person():
    assert read(["COMARCA DE JAÚ", "NOME", "LIA PAZ"], "nascimento")["municipio_registro"] == (
        "Jaú",
        "UNSURE",
    )


def test_a_caption_in_parentheses_is_of_what_stands_before_it():
    rows = ["29.04.1993 (emissão) — 17.05.1993 (vencimento)", "13.08.1993 (entrada) — 864042 (apontamento)"]
    told = read(["INSTRUMENTO DE PROTESTO", *rows], "protesto")
    assert told["titulo_vencimento"] == ("1993-05-17", "FOUND")
    assert told["titulo_emissao"][0] == "1993-04-29"
    assert told["data_protocolo"][0] == "1993-08-13"


@pytest.mark.parametrize(
    ("told", "hour"),
    [
        ("Falecimento: 06/09/1990, 19h58min, em casa.", "19:58"),
        (
            "faleceu a seis de maio de mil novecentos e noventa (1990), às 13 horas e 40 minutos, em casa",
            "13:40",
        ),
    ],
)
def test_an_hour_behind_the_day_of_its_event_is_its_own(told, hour):
    assert read(["CERTIDÃO DE ÓBITO", "Nome: Rui Paz", told], "obito")["hora_obito"][0] == hour


@pytest.mark.parametrize(
    "row", ["Falecimento: 06/09/1990 em casa, 17h00min", "17h00min; falecimento: 06/09/1990"]
)
def test_an_hour_elsewhere_is_not(row):
    passage = transcribe(Document((page_of([row]),))).passage
    assert time_beside(passage, found_in(passage, "data_obito", "06/09/1990"), "hora_obito") == []


def test_notes_are_no_town():
    rows = ["Registro Civil das Pessoas Naturais e Tabelionato de Notas", "Ipiaú - BA", "NOME", "LIA PAZ"]
    assert read(rows, "nascimento")["municipio_registro"] == ("Ipiaú-BA", "FOUND")


def test_a_surname_before_a_joint_begins_no_phrase():
    rows = ["AVÓS MATERNOS", "Rui do Nascimento e Eva Reis Filho e Ada Luz"]
    found = extract(Document((page_of(rows),)), ExtractOptions(type_hint="nascimento"))
    assert next(field.value for field in found.fields if field.name == "avos") == "Rui do Nascimento"


def test_the_cause_ends_where_no_doctor_came():
    told = "faleceu Rui Paz, tendo como causa mortis febre tifoide, sem assistência médica."
    assert read([told], "obito")["causa_morte"] == ("febre tifoide", "FOUND")
