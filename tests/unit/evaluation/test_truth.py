import pytest
from pydantic import ValidationError

from pipelines.evaluation import truth as module
from pipelines.evaluation.truth import Truth, TruthField, truth_from_json, truth_to_json
from tests.synthetic.generator import make_document
from tests.synthetic.truth import SyntheticDocument
from tests.synthetic.truth_file import truth_of


def test_the_file_in_the_documentation_is_one():
    example = module.__doc__[module.__doc__.index("    {") : module.__doc__.index("`kind` is")]
    told = truth_from_json(example.encode())
    assert told.fields[1] == TruthField("nome_conjuge", "Ana Lopes", "conjuge 1")
    assert told.judges("cpf")
    assert not told.judges("data")


def test_what_is_written_is_read_again():
    told = Truth("obito", (TruthField("nome", "José D'Ávila"), TruthField("a", "b", "R.1")), ("nome",))
    assert truth_from_json(truth_to_json(told)) == told
    assert "José D'Ávila" in truth_to_json(told).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"kind": "obito"}',
        '{"kind": "obito", "fields": [{"name": "nome", "value": ""}]}',
        '{"kind": "obito", "fields": [{"name": "nome", "value": "A", "page": 1}]}',
        '{"kind": "obito", "fields": {"nome": ["A"]}}',
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValidationError):
        truth_from_json(text.encode())


def test_the_generator_tells_each_value_once_with_its_subject():
    fields = {"cpf": ("52998224725",), "conjuge_nacionalidade": ("brasileira",), "data": ("2004-03-23",)}
    subjects = {
        f"conjuge {number}": {"conjuge_nacionalidade": ("brasileira",), "conjuge_cpf": (str(number),)}
        for number in (1, 2)
    }
    told = truth_of(SyntheticDocument("casamento", (), fields, subjects))
    assert set(told.fields) == {
        TruthField("cpf", "52998224725"),
        TruthField("data", "2004-03-23"),
        TruthField("conjuge_nacionalidade", "brasileira", "conjuge 1"),
        TruthField("conjuge_nacionalidade", "brasileira", "conjuge 2"),
        TruthField("conjuge_cpf", "1", "conjuge 1"),
        TruthField("conjuge_cpf", "2", "conjuge 2"),
    }
    assert len(told.fields) == 6


def test_a_drawn_document_has_a_truth_that_can_be_written():
    told = truth_of(make_document("nascimento", 1, dpi=60))
    assert truth_from_json(truth_to_json(told)) == told
    assert {"nome", "data_nascimento"} <= {field.name for field in told.fields}
