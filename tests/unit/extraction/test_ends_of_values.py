"""Where values of certificates end: before a place, a person, the close; and numbers that are cut."""

from pipelines.fields import FieldStatus
from tests.unit.extraction.reading import read, values

HEAD = ["CERTIDÃO DE ÓBITO", "Registro Civil da Sede da Comarca", "Itu-SP"]


def death(*rows):
    return values(read([*HEAD, *rows], "obito"))


def test_a_cause_ends_before_the_place_and_a_place_before_the_person():
    found = death(
        "Aos 3 de maio de 1950, faleceu de febre amarela, na casa da Rua Nova, nº 7, Centro, Rui Melo",
        "Dias Neto, do sexo masculino, com 40 anos. Foi inhumado no Cemitério da Paz.",
    )
    assert found["causa_morte"] == ["febre amarela"]
    assert found["local_obito"] == ["Rua Nova, nº 7, Centro"]
    assert found["sepultamento"] == ["Cemitério da Paz"]


def test_who_came_is_the_declarant_and_who_attested_the_physician():
    found = death(
        "Aos 3 de maio de 1950, compareceu nesta serventia Eva Sol Dias, exibindo atestado firmado pelo",
        "facultativo Dr. Davi Luz Prado, e declarou que ontem faleceu Rui Melo Dias, do sexo masculino.",
    )
    assert found["declarante"] == ["Eva Sol Dias"]
    assert found["medico"] == ["Davi Luz Prado"]


def test_a_year_that_ends_in_and_is_doubtful():
    fields = read([*HEAD, "Aos 3 de maio de mil novecentos e", "Nº 12 compareceu Eva Sol."], "obito").fields
    assert all(f.status is not FieldStatus.FOUND for f in fields if f.name == "data")


def test_a_title_under_a_name_is_no_part_of_it():
    found = death("Dou fé. Itu-SP, 3 de maio de 1990. O oficial:", "Eva Sol Dias", "Tabeliã e Registradora")
    assert found["oficial"] == ["Eva Sol Dias"]
