"""Forms printed with leaders or without any punctuation, and couples told by `Ele` and `Ela`."""

import pytest

from tests.unit.extraction.reading import by_party, read, values


@pytest.mark.parametrize(
    ("kind", "rows", "name", "expected"),
    [
        ("nascimento", ["Certifico que consta o de Lia Paz do sexo feminino"], "nome", "Lia Paz"),
        ("nascimento", ["nasceu às cinco horas da", "tarde de hoje Lia Paz"], "hora_nascimento", "17:00"),
        (
            "nascimento",
            ["Município de Ipiaú Estado da Bahia", "NOME", "LIA PAZ"],
            "municipio_registro",
            "Ipiaú-BA",
        ),
        ("nascimento", ["Ipiaú - BA – CNS nº 12.345-6", "NOME", "LIA PAZ"], "municipio_registro", "Ipiaú-BA"),
        (
            "nascimento",
            ["LOCAL DE NASCIMENTO", "Hospital da Luz, Ipiaú - BA"],
            "municipio_nascimento",
            "Ipiaú-BA",
        ),
        ("nascimento", ["CARTÓRIO DE PAZ", "NOME", "LIA PAZ"], "oficio", "Cartório de Paz"),
        ("nascimento", ["LIVRO/FLS/TERMO......: A-12 / 34v / 567"], "termo", "567"),
        ("obito", ["LIVRO...........: C-12 FOLHA 34 TERMO 567"], "livro", "C-12"),
        ("obito", ["do livro n. 8 a fls. 34 n. 567 está registrado o de Rui Paz"], "termo", "567"),
        ("obito", ["o óbito de Eva Paz, viúva, com 81 anos, natural de Jaú - SP."], "idade", "81"),
        (
            "obito",
            ["o óbito de Rui Paz.", "O falecimento ocorreu em 3 de maio de 1980."],
            "data_obito",
            "1980-05-03",
        ),
        ("obito", ["Atestou o óbito Dr. Ivo Reis Luz, CRM nº 1234."], "medico", "Ivo Reis Luz"),
        ("obito", ["Causa da morte febre tifoide", "Médico não houve"], "causa_morte", "febre tifoide"),
        ("obito", ["CAUSA........: febre tifoide"], "causa_morte", "febre tifoide"),
        ("casamento", ["O regime é o de comunhão universal."], "regime_bens", "comunhão universal"),
    ],
)
def test_a_value_is_read(kind, rows, name, expected):
    assert values(read(rows, kind))[name] == [expected]


def test_a_name_centred_under_its_caption_is_whole_though_a_word_begins_right_below():
    rows = ["CERTIDÃO DE NASCIMENTO", "", ((900.0, "NOME"),), ((774.0, "TOBIAS AMARAL CUNHA"),)]
    assert values(read(rows, "nascimento"))["nome"] == ["Tobias Amaral Cunha"]


def test_a_married_woman_s_husband_lends_her_no_age():
    rows = ["o óbito de Eva Paz, casada com Rui Paz, com 81 anos, natural de Jaú - SP."]
    assert "idade" not in values(read(rows, "obito"))


def test_a_house_is_no_town():
    rows = ["nasceu, na Santa Casa de Misericórdia, uma criança do sexo feminino"]
    assert "municipio_nascimento" not in values(read(rows, "nascimento"))


def test_two_grandparents_in_two_lines_are_not_taken_for_one():
    found = by_party(read(["Avós maternos: Rui Paz Dias", "Eva Reis Luz"], "nascimento"))
    assert all(field.status.value != "FOUND" or len(field.value.split()) == 3 for field in found["avos"])


def test_an_article_that_begins_a_sentence_is_no_initial():
    rows = ["filha de Rui Paz e Eva Luz", "O registro foi feito em 3 de maio de 1980."]
    assert values(read(rows, "nascimento"))["nome_mae"] == ["Eva Luz"]


def test_an_annotation_keeps_its_own_close_and_no_other():
    rows = [
        "À margem consta: divórcio decretado em 3 de maio de 1980. Dou fé.",
        "O referido é verdade e dou fé.",
    ]
    assert values(read(rows, "casamento"))["averbacao"] == ["divórcio decretado em 3 de maio de 1980. Dou fé"]


def test_him_and_her_without_punctuation():
    rows = [
        "no dia 3 de maio de 1950 contraíram casamento",
        "Ele: Rui Paz de nacionalidade brasileiro natural de Ipiaú BA filho de Ivo Paz e Ana Reis",
        "Ela: Eva Luz de nacionalidade portuguesa natural de Jaú SP filha de José Luz e Rosa Dias",
    ]
    found = by_party(read(rows, "casamento"))
    assert [f.value for f in found["nome_conjuge@conjuge 2"]] == ["Eva Luz"]
    assert [f.value for f in found["conjuge_naturalidade@conjuge 1"]] == ["Ipiaú-BA"]
    assert [f.value for f in found["conjuge_nacionalidade@conjuge 2"]] == ["portuguesa"]
