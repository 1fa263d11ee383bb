import pytest

from pipelines.document_types.casamento import CASAMENTO
from pipelines.document_types.document_type import FieldKind
from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import SPECIFIC, by_name
from pipelines.document_types.nascimento import NASCIMENTO
from pipelines.document_types.obito import OBITO
from pipelines.extraction.folding import squeeze

ALL = (*SPECIFIC, GENERIC)
GENERIC_NAMES = {
    "cpf", "cnpj", "cnm", "matricula_registro_civil", "processo_judicial", "data", "valor", "livro", "folha",
    "termo", "matricula_imovel",
}  # fmt: skip
OF_CERTIFICATES = {
    "oficio", "cns", "municipio_registro", "oficial", "data_registro", "data_emissao", "averbacao",
}  # fmt: skip


def names(kind):
    return [spec.name for spec in kind.fields]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_a_type_names_each_field_once_and_has_the_generic_ones(kind):
    told = [(spec.name, spec.subject) for spec in kind.fields]
    assert len(told) == len(set(told))
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


def test_the_numbers_of_a_document_are_listed_by_one_field_of_each_kind():
    numbers = {
        FieldKind.CPF,
        FieldKind.CNPJ,
        FieldKind.CNM,
        FieldKind.CIVIL_MATRICULA,
        FieldKind.COURT_PROCESS,
    }
    for kind in ALL:
        kinds = [spec.kind for spec in kind.fields if spec.kind in numbers and spec in GENERIC.fields]
        assert sorted(kinds) == sorted(numbers)


def test_the_fields_of_a_birth():
    assert set(names(NASCIMENTO)) - GENERIC_NAMES == OF_CERTIFICATES | {
        "nome", "cpf_registrado", "data_nascimento", "hora_nascimento", "local_nascimento",
        "municipio_nascimento", "naturalidade", "sexo", "nome_mae", "nome_pai", "avos", "gemeo",
        "gemeo_matricula", "declaracao_nascido_vivo",
    }  # fmt: skip
    required = {spec.name for spec in NASCIMENTO.fields if spec.required}
    assert required == {"nome", "data_nascimento", "nome_mae"}


def test_the_fields_of_a_marriage():
    assert set(names(CASAMENTO)) - GENERIC_NAMES == OF_CERTIFICATES | {
        "nome_conjuge", "conjuge_cpf", "conjuge_data_nascimento", "conjuge_nacionalidade",
        "conjuge_naturalidade", "conjuge_filiacao", "conjuge_nome_adotado", "data_casamento", "regime_bens",
    }  # fmt: skip


def test_the_fields_of_a_death():
    assert set(names(OBITO)) - GENERIC_NAMES == OF_CERTIFICATES | {
        "nome", "cpf_falecido", "sexo", "estado_civil", "idade", "naturalidade", "nome_mae", "nome_pai",
        "residencia", "data_obito", "hora_obito", "local_obito", "causa_morte", "sepultamento", "declarante",
        "medico", "crm",
    }  # fmt: skip


def test_an_unknown_name():
    with pytest.raises(KeyError):
        by_name("batismo")
