"""Deaths told in an order and in words of their own, and what must not be taken for something else."""

from pipelines.fields import FieldStatus
from tests.unit.extraction.reading import read, values


def test_each_event_keeps_its_own_place_and_cause():
    rows = [
        "CERTIDÃO DE ÓBITO",
        "RUI PAZ DIAS, viúvo, com moradia na Rua Nova, nº 5, faleceu com 71 anos de existência no dia",
        "03/05/1990, em Hospital São Bento, nesta cidade. O falecimento ocorreu por febre tifoide, segundo",
        "atestado da doutora Ana Luz, CRM sob o nº 12345. O enterro teve lugar no Campo Santo Municipal.",
        "O assento tomou o número 4.321 e está no livro C-9, folha 12.",
    ]
    told = values(read(rows, "obito"))
    assert told["data_obito"] == ["1990-05-03"]
    assert told["idade"] == ["71"]
    assert told["local_obito"] == ["Hospital São Bento"]
    assert told["causa_morte"] == ["febre tifoide"]
    assert told["sepultamento"] == ["Campo Santo Municipal"]
    assert told["residencia"] == ["Rua Nova, nº 5"]
    assert told["crm"] == ["12345"]
    assert told["termo"] == ["4321"]


def test_a_cause_ends_where_the_sentence_goes_on():
    rows = [
        "exibiu atestado, que deu como causa da morte febre amarela, fez declaração de que faleceu ANA LUZ."
    ]
    assert values(read(rows, "obito"))["causa_morte"] == ["febre amarela"]


def test_a_cause_ends_before_who_died_of_it():
    rows = ["declarou que faleceu, em consequência de febre amarela, ANA LUZ DIAS, do sexo feminino."]
    assert values(read(rows, "obito"))["causa_morte"] == ["febre amarela"]


def test_a_town_of_this_state_has_its_name():
    rows = ["Municipio de Itaperuna, Estado do Rio de Janeiro", "CERTIDÃO DE ÓBITO", "ANA LUZ DIAS"]
    rows += ["Natural de Sapucaia, deste Estado"]
    assert values(read(rows, "obito"))["naturalidade"] == ["Sapucaia-RJ"]


def test_nobody_dies_in_a_cemetery():
    assert "local_obito" not in values(read(["Faleceu ANA LUZ. Deu-se no Cemitério da Paz."], "obito"))


def test_a_girl_is_a_girl():
    assert values(read(["veio ao mundo uma menina, de nome ANA LUZ DIAS."], "nascimento"))["sexo"] == ["F"]
    assert values(read(["Sexo: homem", "Nome: RUI LUZ"], "obito"))["sexo"] == ["M"]


def test_the_only_sex_that_is_named_is_in_doubt_unless_it_is_ticked():
    found = read(["CERTIDÃO DE ÓBITO", "ROSA LUZ DIAS; sx. fem.; est. civ. divorciada"], "obito")
    assert [(field.value, field.status) for field in found.fields if field.name == "sexo"] == [
        ("F", FieldStatus.UNSURE)
    ]
    ticked = read(["CERTIDÃO DE ÓBITO", "ROSA LUZ DIAS ( ) masc. (X) fem."], "obito")
    assert values(ticked)["sexo"] == ["F"]
    assert "sexo" not in values(read(["CERTIDÃO DE ÓBITO", "masculino ou feminino"], "obito"))
