import pytest

from pipelines.document_types.document_type import FieldKind
from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import SPECIFIC, by_name
from pipelines.document_types.nascimento import NASCIMENTO
from pipelines.extraction.folding import squeeze
from pipelines.extraction.roles import fields_of_roles

ALL = (*SPECIFIC, GENERIC)
GENERIC_NAMES = {
    "cpf", "cnpj", "cnm", "matricula_registro_civil", "processo_judicial", "data", "valor", "livro", "folha",
    "termo", "matricula_imovel",
}  # fmt: skip


def names(kind):
    return [spec.name for spec in kind.fields]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_a_type_names_each_field_once_and_has_the_generic_ones(kind):
    assert len(names(kind)) == len(set(names(kind)))
    assert set(names(kind)) >= GENERIC_NAMES
    assert by_name(kind.name) is kind


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_what_a_type_demands_is_among_its_fields(kind):
    demanded = {name for way in kind.identified_by for name in way}
    if kind.filiation:
        demanded |= {kind.filiation.mother, kind.filiation.father}
    assert demanded <= set(names(kind))


@pytest.mark.parametrize("kind", SPECIFIC, ids=lambda kind: kind.name)
def test_cues_are_distinct_and_none_is_certain_alone(kind):
    told = [(squeeze(cue.words), cue.is_title) for cue in kind.cues]
    assert len(told) == len(set(told))
    assert all(0.0 < cue.weight < 1.0 for cue in kind.cues)


def test_a_kind_of_number_that_is_found_anywhere_belongs_to_one_field():
    numbers = {
        FieldKind.CPF,
        FieldKind.CNPJ,
        FieldKind.CNM,
        FieldKind.CIVIL_MATRICULA,
        FieldKind.COURT_PROCESS,
    }
    for kind in ALL:
        of_parties = fields_of_roles(kind)
        kinds = [spec.kind for spec in kind.fields if spec.kind in numbers and spec.name not in of_parties]
        assert sorted(kinds) == sorted(numbers)


def test_the_fields_of_a_birth():
    assert set(names(NASCIMENTO)) - GENERIC_NAMES == {
        "nome", "data_nascimento", "hora_nascimento", "local_nascimento", "sexo", "nome_mae", "nome_pai",
        "avos",
        "data_registro", "declaracao_nascido_vivo", "municipio_registro", "oficio",
    }  # fmt: skip
    required = {spec.name for spec in NASCIMENTO.fields if spec.required}
    assert required == {"nome", "data_nascimento", "nome_mae"}


def test_an_unknown_name():
    with pytest.raises(KeyError):
        by_name("batismo")
