import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.extraction.given_names import likely_gender
from pipelines.extraction.people import read_name, read_names


def name_in(text):
    found = read_name(text)
    return text[found.start : found.end] if found else None


def names_in(text):
    return [text[found.start : found.end] for found in read_names(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("FULANO DE TAL, do sexo masculino", "FULANO DE TAL"),
        (" Sr. João Batista Filho, lavrador", "João Batista Filho"),
        ("dona Ana Maria\nde Jesus; avós", "Ana Maria\nde Jesus"),
        (": D. Rita Costa e Silva e de", "Rita Costa e Silva"),
        ("J. B. Araújo Neto. O registro", "J. B. Araújo Neto"),
        ("Maria das Dores.", "Maria das Dores"),
        ("LIA PAZ DIAS .........", "LIA PAZ DIAS"),
        ("Lia Paz Dias .-.-.", "Lia Paz Dias"),
        ("PEDRO D'ÁVILA\tCPF", "PEDRO D'ÁVILA"),
        ("JOSÉ, filho de", "JOSÉ"),
        ("João Alves que nasceu", "João Alves"),
        ("João Alves\nForam testemunhas", "João Alves"),
        ("Ana Lopes 12/03/1990", "Ana Lopes"),
        ("MARIA DE SÃO JOSÉ", "MARIA DE SÃO JOSÉ"),
        ("Rita Souza OBSERVAÇÕES", "Rita Souza"),
        ("VALADÃO BRAGANçA, do", "VALADÃO BRAGANçA"),
        ("não consta", None),
        ("PAI IGNORADO", None),
        ("---", None),
        ("sob o número", None),
        ("", None),
    ],
)
def test_where_a_name_ends(text, name):
    assert name_in(text) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("João da Silva e de Maria de Souza; avós", ["João da Silva", "Maria de Souza"]),
        ("João Costa e Silva e Rita Silva", ["João Costa e Silva", "Rita Silva"]),
        ("JOÃO DE TAL E MARIA DE TAL", ["JOÃO DE TAL", "MARIA DE TAL"]),
        ("João, lavrador, natural de Itu, e de Ana Lopes, do lar", ["João", "Ana Lopes"]),
        ("do declarante e de Márcia Pereira, brasileira", ["Márcia Pereira"]),
        ("pai ignorado e de Ana Lopes", ["Ana Lopes"]),
        ("Ana Lopes, neta de João Lopes e Rita Lopes", ["Ana Lopes"]),
        ("A. Souza, B. Souza, C. Lima e F. Lima.", ["A. Souza", "B. Souza", "C. Lima", "F. Lima"]),
        ("Ana Lopes. Foi declarante o pai e Pedro", ["Ana Lopes"]),
        ("", []),
    ],
)
def test_lists_of_names(text, names):
    assert names_in(text) == names


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    for found in read_names(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Maria José da Silva", "F"),
        ("JOSÉ MARIA", "M"),
        ("Inês Paz", "F"),
        ("Expedito Galvão", "M"),
        ("Conceição Lima", "F"),
        ("João Luís", "M"),
        ("Socorro Alves", "F"),
        ("Darci Lopes", None),
        ("", None),
    ],
)
def test_given_names(name, gender):
    assert likely_gender(name) == gender
