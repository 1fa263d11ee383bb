"""Certificates in words of their own: what holds for the genre, whatever an office's form looks like."""

import pytest

from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.known import SPECIFIC
from pipelines.extraction.checks import matricula_check_digits
from pipelines.extraction.classify import rank_types
from pipelines.fields import FieldStatus
from pipelines.stages.extract import extract
from tests.strategies import document_of

LEFT, MIDDLE, RIGHT = 180.0, 900.0, 1650.0
ENTRY = "123456015520131000120210000123"
MATRICULA = f"Matrícula {ENTRY}{matricula_check_digits(ENTRY)}"


def read(*rows, hint):
    """Return what is certain of each field, by its name, or by its party and name."""
    found: dict[str, list[str]] = {}
    for field in extract(document_of(*rows), ExtractOptions(type_hint=hint)).fields:
        if field.status is FieldStatus.FOUND:
            found.setdefault(f"{field.subject} {field.name}".strip(), []).append(field.value)
    return found


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (("C E R T I D Ã O", "Livro A-9, fls. 3", "veio ao mundo um menino, neto de Ivo Paz"), "nascimento"),
        (("CERTIDÃO", "NASCIMENTO", "Livro A-9"), "nascimento"),
        ((MATRICULA, "Assento de nascimento de Rita Paz"), "nascimento"),
        (("Livro C-12, fls. 4: se finou de morte natural", "Enterrou-se no cemitério da vila"), "obito"),
        (("ÓBITO", "Livro C-12", "Inumação: Campo Santo"), "obito"),
        (("CASAMENTO", "Cônjuge 1", "Regime de bens: comunhão parcial"), "casamento"),
    ],
)  # fmt: skip
def test_weak_words_of_the_genre_tell_the_type_together(rows, kind):
    assert rank_types(document_of(*rows), SPECIFIC).winner == kind


def test_a_book_alone_tells_no_type():
    assert rank_types(document_of("Anotado no livro A-9, fls. 3"), SPECIFIC).winner is None


def test_values_stand_beside_captions_that_stand_over_each_other():
    rows = [
        [(LEFT, "Nome civil"), (MIDDLE, "RITA PAZ LEAL")],
        [(LEFT, "Dia do parto"), (MIDDLE, "3/mai/2011")],
        [(LEFT, "Naturalidade"), (MIDDLE, "Itu/SP")],
        [(LEFT, "Genitora"), (MIDDLE, "Ana Leal")],
    ]
    found = read(*rows, hint="nascimento")
    assert found["nome"] == ["Rita Paz Leal"]
    assert found["data_nascimento"] == ["2011-05-03"]
    assert found["naturalidade"] == ["Itu-SP"]
    assert found["nome_mae"] == ["Ana Leal"]


def test_a_row_may_have_a_cell_for_each_party():
    rows = [
        [(MIDDLE, "PRIMEIRO NUBENTE"), (RIGHT, "SEGUNDO NUBENTE")],
        [(LEFT, "Nome de solteiro(a)"), (MIDDLE, "Caio Paz Leal"), (RIGHT, "Lia Dias Rey")],
        [(LEFT, "Naturalidade"), (MIDDLE, "Itu/SP"), (RIGHT, "Avaré/SP")],
        [(LEFT, "Filho(a) de"), (MIDDLE, "Davi Leal e Ana Maria"), (RIGHT, "Rui Rey e Zélia Dias")],
        [(MIDDLE, "Paz Leal")],
        [(LEFT, "Nacionalidade"), (MIDDLE, "brasileiro"), (RIGHT, "brasileira")],
    ]
    found = read(*rows, hint="casamento")
    assert found["conjuge 1 nome_conjuge"] == ["Caio Paz Leal"]
    assert found["conjuge 2 nome_conjuge"] == ["Lia Dias Rey"]
    assert found["conjuge 2 conjuge_naturalidade"] == ["Avaré-SP"]
    assert found["conjuge 1 conjuge_filiacao"] == ["Davi Leal", "Ana Maria Paz Leal"]
    assert found["conjuge 2 conjuge_filiacao"] == ["Rui Rey", "Zélia Dias"]


def test_a_value_goes_on_in_its_own_column():
    rows = [
        [(LEFT, "DADOS DO NOIVO"), (RIGHT, "DADOS DA NOIVA")],
        [(LEFT, "Nome: Caio Paz Leal"), (RIGHT, "Nome: Lia Dias Rey")],
        [(LEFT, "Pais: Davi Leal e"), (RIGHT, "Pais: Rui Rey e Zélia Dias")],
        [(LEFT, "Ana Maria Paz Leal"), (RIGHT, "Nascimento: 3/5/1990")],
    ]
    found = read(*rows, hint="casamento")
    assert found["conjuge 1 conjuge_filiacao"] == ["Davi Leal", "Ana Maria Paz Leal"]
    assert found["conjuge 2 conjuge_filiacao"] == ["Rui Rey", "Zélia Dias"]
    assert found["conjuge 2 conjuge_data_nascimento"] == ["1990-05-03"]


def test_the_next_item_of_a_list_ends_a_value():
    rows = [
        "1º) lugar do passamento: Santa Casa de Itu;",
        "2º) se deixou herdeiros: sim;",
        "3º) lugar do enterramento: Campo Santo;",
        "4º) quem declarou: Rui Paz, vizinho;",
    ]
    found = read(*rows, hint="obito")
    assert found["local_obito"] == ["Santa Casa de Itu"]
    assert found["sepultamento"] == ["Campo Santo"]
    assert found["declarante"] == ["Rui Paz"]


def test_a_longer_caption_is_not_taken_for_a_shorter_one_and_its_value():
    found = read("Estado civil: casada", "Data e hora do óbito: 3/5/1990, às 8h05", hint="obito")
    assert found["estado_civil"] == ["casado"]
    assert (found["data_obito"], found["hora_obito"]) == (["1990-05-03"], ["08:05"])


def test_an_annotation_ends_before_the_day_on_which_it_was_copied():
    found = read(
        "Notas marginais: Divorciados em 3/5/1990.", "Itu - SP, 4 de maio de 1991.", hint="casamento"
    )
    assert found["averbacao"] == ["Divorciados em 3/5/1990"]
    assert found["data_emissao"] == ["1991-05-04"]


def test_who_declared_a_birth_may_be_the_father():
    rows = [
        "Compareceu Davi Leal, oleiro, e declarou que nasceu Rui,",
        "filho do declarante e de sua esposa Ana Paz.",
    ]
    found = read(*rows, hint="nascimento")
    assert (found["nome_pai"], found["nome_mae"]) == (["Davi Leal"], ["Ana Paz"])


def test_what_is_said_of_a_person_tells_who_it_is():
    found = read("Na roça se finou ontem o lavrador Ivo Paz Leal, sexo masculino, viúvo.", hint="obito")
    assert (found["nome"], found["sexo"], found["estado_civil"]) == (["Ivo Paz Leal"], ["M"], ["viúvo"])


@pytest.mark.parametrize(
    ("line", "town"),
    [
        ("PODER JUDICIÁRIO - ESTADO DO CEARÁ", None),
        ("Icó - CE · Fone 3561-0000", "Icó-CE"),
        ("Icó - Ceará", "Icó-CE"),
        ("Município e comarca de Icó, Estado do Ceará", "Icó-CE"),
        ("Cartório Leal - Comarca de Icó - CE", "Icó-CE"),
    ],
)
def test_a_heading_tells_the_town(line, town):
    rows = (line, "CERTIDÃO DE ÓBITO", "Nome: Ivo Paz")
    assert read(*rows, hint="obito").get("municipio_registro") == (town and [town])


def test_columns_that_ran_together_are_no_certain_name():
    assert "nome" not in read("NOME", "Ivo Paz Leal Dias Ana Rosa Lima Reis", hint="obito")
