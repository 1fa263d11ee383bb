import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import SPECIFIC
from pipelines.evaluation.comparison import Comparison, checked_fields, comparisons, is_same, rule_of

TYPES = (*SPECIFIC, GENERIC)
RULES = comparisons(TYPES)


@pytest.mark.parametrize(
    ("name", "told", "read", "expected"),
    [
        ("nome", "Ana Lopes", "ANA  LOPES", True),
        ("nome", "Ana Lopes", "Ana Lopez", False),
        ("nome", "Inês Lopes", "Ines Lopes", False),
        ("cpf", "529.982.247-25", "52998224725", True),
        ("cpf", "52998224725", "52998224726", False),
        ("cnpj", "12.abc.345/01DE-35", "12ABC34501DE35", True),
        ("data_nascimento", "2004-03-23", "2004-03-23", True),
        ("data_nascimento", "2004-03-23", "2004-03-28", False),
        ("area", "360.00 m²", "360.00 m2", False),
        ("causa_morte", "Insuficiência respiratória aguda", "insuficiencia respiratoria, aguda", True),
        ("causa_morte", "Insuficiência respiratória aguda", "Insuficiencia resplratoria aguda", True),
        ("causa_morte", "Insuficiência respiratória aguda", "Insuficiência respiratória", False),
        ("credor_nome", "Prado & Filhos S.A", "Prado & Filhos S.A.", True),
        ("unknown_field", "A b", "a  B", True),
    ],
)
def test_values_are_compared_as_their_fields_are_written(name, told, read, expected):
    assert is_same(told, read, rule_of(name, RULES)) is expected


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=60), st.sampled_from(Comparison))
def test_a_value_is_the_same_as_itself(value, rule):
    assert is_same(value, value, rule)


@given(st.text("abcdefgh", min_size=20, max_size=60), st.data())
def test_a_text_may_differ_in_one_letter_of_twenty_and_no_more(told, data):
    allowed = len(told) // 20
    places = data.draw(st.sets(st.integers(0, len(told) - 1), min_size=allowed + 1, max_size=allowed + 1))
    spoilt = "".join("z" if index in places else letter for index, letter in enumerate(told))
    mended = told[: min(places) + 1] + spoilt[min(places) + 1 :]
    assert is_same(told, mended, Comparison.TEXT)
    assert not is_same(told, spoilt, Comparison.TEXT)


def test_fields_with_check_digits_are_known():
    assert {"cpf", "cnpj", "cnm", "processo_judicial", "matricula_registro_civil"} <= checked_fields(TYPES)
    assert "data" not in checked_fields(TYPES)
