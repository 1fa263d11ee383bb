"""Values by pattern and by zone, on pages invented from lines of text."""

from dataclasses import replace

import pytest

from pipelines.document import Document
from pipelines.document_types.document_type import DocumentType, FieldKind, FieldSpec, Zone
from pipelines.extraction.collect import collect
from pipelines.extraction.finding import as_field
from pipelines.fields import FieldStatus
from pipelines.geometry import Affine
from tests.strategies import HEIGHT, WIDTH, page_of

NUMBER = FieldSpec(
    "numero",
    FieldKind.PATTERN,
    labels=("número da guia",),
    phrases=("guia de número",),
    pattern=r"\d{1,6}/\d{4}",
)
RIGHT_TOP = Zone(left=0.5, bottom=0.2)


def found(spec, *rows):
    kind = DocumentType("guia", "1", (), (spec,))
    findings = collect(Document((page_of(rows),)), kind).get(spec.name, [])
    return [(finding.value, finding.status) for finding in findings]


def values(spec, *rows):
    return [value for value, _ in found(spec, *rows)]


@pytest.mark.parametrize(
    "rows",
    [
        [[(180, "NÚMERO DA GUIA"), (1200, "DATA")], [(180, "123/2024"), (1200, "7/2025")]],
        [[(180, "Número da guia:"), (900, "123/2024")]],
        ["Número da guia: nº 123/2024, de hoje."],
        ["expediu-se a guia de número 123/2024, para o que"],
        ["expediu-se a guia de número", "123/2024, para o que"],
        ["expediu-se a gula de numero (123/2024) para o que"],
    ],
)
def test_a_value_stands_below_beside_or_behind_what_announces_it(rows):
    assert found(NUMBER, *rows) == [("123/2024", FieldStatus.FOUND)]


@pytest.mark.parametrize(
    "rows",
    [
        ["Número da guia: 123-2024"],
        ["Número da guia: 123/20245"],
        ["Número da guia: A123/2024"],
        ["Outro número: 123/2024"],
        ["guia de número que não se lê e que falta nesta folha; o processo é 123/2024"],
    ],
)
def test_what_is_no_value_or_not_announced_is_absent(rows):
    assert values(NUMBER, *rows) == []


def test_one_value_or_all():
    rows = ["guia de número 1/2024 e mais adiante,", "em outra folha, guia de número 2/2024 também"]
    assert values(NUMBER, *rows) == ["1/2024"]
    assert values(replace(NUMBER, many=True), *rows) == ["1/2024", "2/2024"]


def test_a_value_may_have_several_words_over_two_lines_and_keeps_its_quote():
    spec = FieldSpec("lote", FieldKind.PATTERN, phrases=("situado na",), pattern="QUADRA [0-9]+ LOTE [0-9]+")
    kind = DocumentType("x", "1", (), (spec,))
    document = Document((page_of(["imóvel situado na QUADRA 7", "LOTE 12, nesta cidade"]),))
    (finding,) = collect(document, kind)["lote"]
    assert finding.value == "QUADRA 7 LOTE 12"
    assert as_field(finding, 1, FieldKind.PATTERN).evidence.quote == "QUADRA 7 LOTE 12"


def test_a_zone_alone_finds_what_stands_in_it():
    spec = FieldSpec("carimbo", FieldKind.PATTERN, pattern="PM[0-9]{3}", zone=RIGHT_TOP)
    elsewhere = [[(180, "PM111"), (1500, "texto PM222,")], "PM333"]
    assert found(spec, *elsewhere) == [("PM222", FieldStatus.FOUND)]
    assert values(spec, [(180, "PM111")], *["linha"] * 20, [(1500, "PM222")]) == []


def test_two_values_in_a_zone_are_a_doubt_and_equal_ones_are_none():
    spec = FieldSpec("carimbo", FieldKind.PATTERN, pattern="PM[0-9]{3}", zone=RIGHT_TOP)
    assert found(spec, [(1500, "PM222 PM111")]) == [("PM222", FieldStatus.UNSURE)]
    assert found(spec, [(1500, "PM222 PM222")]) == [("PM222", FieldStatus.FOUND)]
    assert values(replace(spec, many=True), [(1500, "PM222 PM111")]) == ["PM222", "PM111"]


def test_a_zone_limits_every_kind():
    rows = [[(180, "em 1 de maio de 1990"), (1500, "em 2 de maio de 1991")], "em 3 de maio de 1992"]
    date = FieldSpec("emissao", FieldKind.DATE, zone=RIGHT_TOP)
    assert values(date, *rows) == ["1991-05-02"]
    name = FieldSpec("titular", FieldKind.NAME, labels=("titular",))
    cells = [[(180, "TITULAR"), (1500, "TITULAR")], [(180, "Ana Souza"), (1500, "Rui Costa")]]
    assert values(name, *cells) == ["Ana Souza"]
    assert values(replace(name, zone=RIGHT_TOP), *cells) == ["Rui Costa"]


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_zone_is_a_part_of_the_upright_page(turns):
    """A page that lay on its side: its own picture is turned, its zone is not."""
    page = page_of(
        [[(180, "PM111"), (1500, "PM222")]], reader_to_page=Affine.quarter_turns(turns, WIDTH, HEIGHT)
    )
    width, height = (HEIGHT, WIDTH) if turns % 2 else (WIDTH, HEIGHT)
    turned = replace(page, geometry=replace(page.geometry, width=width, height=height))
    spec = FieldSpec("carimbo", FieldKind.PATTERN, pattern="PM[0-9]{3}", zone=RIGHT_TOP)
    kind = DocumentType("guia", "1", (), (spec,))
    assert [finding.value for finding in collect(Document((turned,)), kind)["carimbo"]] == ["PM222"]


def test_the_lines_of_a_cell_are_apart():
    spec = replace(NUMBER, pattern=r"\d+ \d+")
    cells = [[(180, "NÚMERO DA GUIA")], [(180, "12")], [(180, "34")]]
    assert values(spec, *cells) == []
