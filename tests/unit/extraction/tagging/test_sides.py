"""Who gives and who takes is told by a chain over the values of parties alone."""

import lzma

import pycrfsuite
import pytest

from pipelines.extraction.tagging.model import Model
from pipelines.extraction.tagging.sides import SideTagger, attributes_of, open_name
from pipelines.extraction.tagging.tagger import Span

ROLES = ("outorgante", "outorgado")
GIVES, TAKES = ["NAME:role=vendedor"], ["NAME:role=comprado"]
TOLD = [
    ((("parte_nome",), GIVES), ROLES[0]),
    ((("parte_cpf",), []), ROLES[0]),
    ((("parte_nome",), TAKES), ROLES[1]),
    ((("parte_cpf",), []), ROLES[1]),
]


@pytest.fixture(scope="module")
def sides(tmp_path_factory):
    file = tmp_path_factory.mktemp("models") / "sides"
    trainer = pycrfsuite.Trainer(verbose=False)
    for told in (TOLD, TOLD[2:] + TOLD[:2], TOLD[:2], TOLD[2:]):
        trainer.append(attributes_of([value for value, _ in told]), [side for _, side in told])
    trainer.train(str(file))
    file.write_bytes(lzma.compress(file.read_bytes()))
    return SideTagger(Model(file), ROLES)


def test_a_detail_is_of_the_side_of_the_name_before_it_whoever_comes_first(sides):
    kinds = (("parte_nome",), ("parte_cpf",), ("livro",), ("parte_nome",), ("parte_cpf",))
    spans = [Span(names, place, place, 1.0) for place, names in enumerate(kinds)]
    told = sides.sides(spans, [TAKES, [], [], GIVES, []])
    assert [told.named(span).names for span in spans] == [
        ("outorgado_nome",),
        ("outorgado_cpf",),
        ("livro",),
        ("outorgante_nome",),
        ("outorgante_cpf",),
    ]


def test_what_is_no_span_is_of_the_side_before_it_and_other_fields_have_none(sides):
    spans = [Span(("parte_nome",), 3, 5, 1.0), Span(("parte_nome",), 9, 9, 1.0)]
    told = sides.sides(spans, [GIVES, TAKES])
    assert (
        told.share("outorgante_rg", 0)
        == told.share("outorgante_rg", 7)
        > 0.5
        > told.share("outorgante_rg", 9)
    )
    assert told.share("livro", 7) == 1.0
    assert sides.sides([], []).share("outorgante_rg", 7) == 1.0


@pytest.mark.parametrize(
    ("name", "opened"),
    [("outorgado_estado_civil", "parte_estado_civil"), ("livro", "livro"), ("socio_nome", "socio_nome")],
)
def test_a_name_without_its_side(name, opened):
    assert open_name(name, ROLES) == opened
