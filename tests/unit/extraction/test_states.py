"""The state of a town that is named without one: beside its name elsewhere, or in a line of the heading."""

import pytest

from pipelines.document import Document
from pipelines.extraction.finding import Finding
from pipelines.extraction.locate import Map
from pipelines.extraction.states import with_state
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.strategies import page_of


def town(*rows, name="Itu"):
    transcript = transcribe(Document((page_of([f"Registro de {name}", "Ofício único", *rows]),)))
    start = transcript.passage.text.index(name)
    found = Finding("municipio", name, transcript.passage.quote(start, start + len(name)))
    return with_state(Map.of(transcript, ()), found)


@pytest.mark.parametrize(
    "row",
    [
        "casados em Itu/SP",
        "em Itu, Estado de São Paulo",
        "ESTADO DE SÃO PAULO",
        "Comarca de Itu - Estado de São Paulo",
    ],
)
def test_a_town_has_the_state_that_the_page_tells(row):
    assert (town(row).value, town(row).status) == ("Itu-SP", FieldStatus.FOUND)


def test_a_town_has_the_only_state_told_where_there_is_such_a_municipality():
    assert town("Comarca do Sul - São Paulo", "vindo de Belém/PA").value == "Itu-SP"
    assert town("vindo de Belém/PA").value == "Itu"


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("vindo de Recife/PE", "Bonito-PE"),
        ("portador do RG 123, SSP/PE", "Bonito"),
        ("advogado, OAB/MS 123", "Bonito"),
        ("lavrei a presente - para constar", "Bonito"),
    ],
)
def test_the_only_state_told_is_in_doubt_where_others_have_such_a_municipality(row, value):
    told = town(row, name="Bonito")
    assert (told.value, told.status) == (value, FieldStatus.UNSURE)


def test_what_stands_beside_the_name_counts_more_than_the_heading():
    assert town("ESTADO DO PARANÁ", "casados em Itu/SP").value == "Itu-SP"


@pytest.mark.parametrize("rows", [(), ("casados em Itu/SP", "e de Itu - RJ"), ("casados em Itu/XX",)])
def test_without_a_state_or_with_two_it_is_doubtful(rows):
    assert (town(*rows).value, town(*rows).status) == ("Itu", FieldStatus.UNSURE)
