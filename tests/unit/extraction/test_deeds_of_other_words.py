"""Deeds whose offices, sums, officers and parties are told in words of their own."""

from tests.unit.extraction.reading import read, values

HEAD = ["2º Tabelião de Notas e de Protesto", "Mariana - MG", "ESCRITURA DE VENDA E COMPRA", "Data: 2/9/2014"]


def deed(*rows):
    return values(read([*HEAD, *rows], "escritura"))


def test_an_office_keeps_its_old_spelling_on_an_old_page():
    rows = ["Primeiro Cartorio de Notas", "Escriptura publica de doação, no anno de 1894, neste districto"]
    assert values(read(rows, "escritura"))["oficio"] == ["Primeiro Cartorio de Notas"]
    assert values(read([rows[0], "Escritura de doação"], "escritura"))["oficio"] == [
        "Primeiro Cartório de Notas"
    ]


def test_an_office_has_no_accents_where_the_page_has_none():
    rows = ["2 Cartorio de Notas", "Escritura publica de doacao", "lavrada nesta cidade"]
    assert values(read(rows, "escritura"))["oficio"] == ["2 Cartorio de Notas"]
    assert values(read([*rows, "São estas as partes"], "escritura"))["oficio"] == ["2 Cartório de Notas"]


def test_an_office_goes_on_behind_and_of():
    assert deed()["oficio"] == ["2º Tabelião de Notas e de Protesto"]


def test_this_office_before_a_colon_is_no_caption():
    found = deed("Em dois de setembro, nesta Serventia:", "Compareceram as partes.")
    assert found["oficio"] == ["2º Tabelião de Notas e de Protesto"]


def test_a_trade_before_the_nation_qualifies_who_is_joined_by_and():
    found = deed(
        "COMPRADORES: RUI MELO, pedreiro, brasileiro, casado, CPF 390.533.447-05 e EVA SOL, tecelã,",
        "brasileira, casada, CPF 111.444.777-35.",
    )
    assert found["outorgado_nome@outorgado 2"] == ["Eva Sol"]
    assert found["outorgado_cpf@outorgado 2"] == ["11144477735"]


def test_the_sum_behind_how_much_and_the_officer_behind_with_me():
    found = deed(
        "QUANTO E COMO: R$ 210,00, em duas vezes.", "Todos firmam comigo, Vera Bica, Tabeliã Designada."
    )
    assert found["valor_negocio"] == ["210.00"]
    assert found["oficial"] == ["Vera Bica"]


def test_both_of_a_divorce_are_told_in_cells_under_what_they_are_called():
    found = deed(
        "CÔNJUGE VARÃO",
        [(180, "Nome:"), (900, "CPF:")],
        [(180, "Rui Melo"), (900, "390.533.447-05")],
        "CÔNJUGE VIRAGO",
        [(180, "Nome:"), (900, "CPF:")],
        [(180, "Eva Sol"), (900, "111.444.777-35")],
    )
    assert found["outorgante_nome@outorgante 1"] == ["Rui Melo"]
    assert found["outorgante_cpf@outorgante 2"] == ["11144477735"]
