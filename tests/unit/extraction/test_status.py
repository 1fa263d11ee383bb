"""What may be done with a field: by the reader's confidence, by check digits, by what is told twice."""

import pytest

from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.fields import FieldStatus
from pipelines.stages.extract import extract
from tests.strategies import document_of, page_of

MATRICULA = "Matrícula: 104539 01 55 2013 1 00012 021 0000123 21"


def fields(*rows, confidence=0.99, hint="nascimento"):
    return extract(document_of(*rows, confidence=confidence), ExtractOptions(type_hint=hint)).fields


def field(name, *rows, confidence=0.99, hint="nascimento"):
    (found,) = [f for f in fields(*rows, confidence=confidence, hint=hint) if f.name == name]
    return found


def test_a_legible_value_without_checks_is_found():
    found = field("nome", "Nome: Ana Lopes")
    assert (found.status, found.verdicts) == (FieldStatus.FOUND, ())


def test_a_doubtful_character_makes_a_value_unsure_and_says_so():
    found = field("nome", "Nome: Ana Lopes", confidence=0.85)
    assert found.status is FieldStatus.UNSURE
    assert [(v.check, v.passed, v.detail) for v in found.verdicts] == [
        ("weakest_character", False, "0.83 < 0.90")
    ]


def test_a_reader_that_states_no_confidence_is_believed_and_none_is_invented():
    found = field("nome", "Nome: Ana Lopes", confidence=None)
    assert (found.status, found.confidence) == (FieldStatus.FOUND, None)


def test_check_digits_outweigh_a_low_confidence():
    assert field("cpf", "CPF 529.982.247-25", confidence=0.3).status is FieldStatus.FOUND


def test_words_and_digits_that_agree_outweigh_a_low_confidence():
    text = "três de março de dois mil (03/03/2000)"
    assert field("data", text, confidence=0.3).status is FieldStatus.FOUND
    assert field("data", "03/03/2000", confidence=0.3).status is FieldStatus.UNSURE


def test_words_and_digits_that_differ_are_unsure():
    assert field("data", "três de março de dois mil (04/03/2000)").status is FieldStatus.UNSURE
    assert field("valor", "R$ 10,00 (doze reais)").status is FieldStatus.UNSURE


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cpf", "CPF 529.982.247-26"),
        ("cnpj", "CNPJ 11.222.333/0001-82"),
        ("cnm", "CNM 111435.2.0012345-57"),
        ("processo_judicial", "processo nº 0001234-45.2020.8.26.0100"),
        ("matricula_registro_civil", MATRICULA[:-1] + "2"),
        ("data", "31/04/2001"),
    ],
)
def test_what_a_check_proves_wrong_is_invalid_however_well_it_was_read(name, text):
    found = field(name, text, confidence=1.0)
    assert found.status is FieldStatus.INVALID
    assert found.value is not None
    assert found.evidence is not None


def test_the_matricula_confirms_book_leaf_entry_and_year():
    rows = (MATRICULA, "às folhas 21 do livro A-12, sob o número 123.", "Registrado em 20/02/2013.")
    found = {f.name: f for f in fields(*rows, confidence=0.5)}
    for name in ("livro", "folha", "termo", "data_registro"):
        assert found[name].status is FieldStatus.FOUND
        assert ("matricula_agrees", True) in [(v.check, v.passed) for v in found[name].verdicts]


def test_what_the_matricula_contradicts_is_unsure_and_the_matricula_stays():
    found = {f.name: f for f in fields(MATRICULA, "às folhas 22 do livro A-12, sob o número 123.")}
    assert found["folha"].status is FieldStatus.UNSURE
    assert [(v.check, v.passed, v.detail) for v in found["folha"].verdicts] == [
        ("matricula_agrees", False, "22 ≠ 21")
    ]
    assert found["livro"].status is FieldStatus.FOUND
    assert found["matricula_registro_civil"].status is FieldStatus.FOUND


def test_other_entries_than_that_of_the_matricula_are_not_compared_and_another_book_s_leaf_is_unsure():
    rows = (MATRICULA, "livro A-12, fls. 21, termo 123", "casamento no livro B-7, fls. 33")
    leaves = [f for f in fields(*rows) if f.name == "folha"]
    assert [(f.value, f.status, [v.check for v in f.verdicts]) for f in leaves] == [
        ("21", FieldStatus.FOUND, ["matricula_agrees"]),
        ("33", FieldStatus.UNSURE, ["book_type"]),
    ]


def test_a_wrong_matricula_confirms_nothing():
    found = {f.name: f for f in fields(MATRICULA[:-1] + "2", "às folhas 22 do livro A-12")}
    assert found["folha"].verdicts == ()


def test_required_fields_are_missing_and_others_absent():
    found = {f.name: f for f in fields("CERTIDÃO DE NASCIMENTO")}
    missing = {name for name, f in found.items() if f.status is FieldStatus.MISSING}
    assert missing == {"matricula_registro_civil", "nome", "data_nascimento", "nome_mae"}
    assert set(found) == missing
    assert all(f.value is None and f.evidence is None for f in found.values())


def test_book_leaf_and_entry_identify_where_there_is_no_matricula():
    names = {f.name for f in fields("às folhas 1 do livro A-2, sob o número 3") if f.value is None}
    assert "matricula_registro_civil" not in names


def test_occurrences_are_counted_in_page_order():
    pages = (page_of(["CPF 529.982.247-25"]), page_of(["CPF 111.444.777-35"], number=3))
    found = [f for f in extract(Document(pages), ExtractOptions()).fields if f.name == "cpf"]
    assert [(f.value, f.occurrence, f.evidence.page) for f in found] == [
        ("52998224725", 1, 1),
        ("11144477735", 2, 3),
    ]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("oficio", "Ofício de Registro Civil de Lajedo O que aqui se diz é verdade, do que dou fé"),
        ("local_obito", "Local do falecimento: Hospital da Lagoa. Assinou o atestado o doutor Prado"),
        ("causa_morte", "Causa da morte: febre amarela Nome do médico Otto Prado"),
    ],
)
def test_a_text_that_runs_on_into_another_is_unsure(name, row):
    found = field(name, row, hint="obito")
    assert (found.status, found.verdicts[-1].check) == (FieldStatus.UNSURE, "whole_text")


def test_a_text_with_abbreviations_and_the_name_of_an_office_are_whole():
    rows = (
        "Cartório: 1º Ofício de Registro Civil",
        "Local do falecimento: Pça. Prof. Otto Prado, s/n, Av. Sul",
    )
    assert {field(name, *rows, hint="obito").status for name in ("oficio", "local_obito")} == {
        FieldStatus.FOUND
    }


def test_an_address_of_a_home_is_told_without_the_home():
    row = "faleceu às 9 horas na casa da rua do Poço, nº 3, Lajedo; de febre"
    assert field("local_obito", row, hint="obito").value == "rua do Poço, nº 3, Lajedo"
