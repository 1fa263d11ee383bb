"""Deeds in wordings that differ from office to office: headings, roles, prices, powers, terms."""

import pytest

from tests.strategies import wrapped
from tests.unit.extraction.reading import doubts, read, values

SELLER = "LAURA PINHEIRO DA FONSECA, brasileira, viúva, aposentada, RG n. 4.567.890-1, CPF 529.982.247-25"
BUYERS = (
    "HUGO DE ALMEIDA PRADO, advogado, RG n. 11.222.333, CPF 111.444.777-35, e s/m ELISA MONTEIRO PRADO, "
    "empresária, CPF 123.456.789-09, brasileiros, casados"
)
COMPANY = (
    "PADARIA TRIGO NOBRE LTDA, CNPJ 11.222.333/0001-81, sediada na Rua Sergipe, nº 900, Alto da Boa Vista, "
    "inscrita no município"
)


def sale(*, head="2º TABELIONATO DE NOTAS DE PIRAJU - SP", seller=SELLER, buyers=BUYERS, rest=""):
    text = (
        "Aos vinte e nove (29) dias do mês de maio do ano de dois mil e catorze (2014), nesta cidade de "
        f"Piraju, Estado de São Paulo, perante mim, compareceram: como outorgantes vendedores, {seller}; e "
        f"como outorgados compradores, {buyers}. Dou fé. {rest}"
    )
    return [head, "ESCRITURA PÚBLICA DE VENDA E COMPRA", *wrapped(text)]


def powers(what, *, close="Assim o disse, dou fé."):
    text = (
        "SAIBAM todos quantos este público instrumento virem que aos cinco dias do mês de abril do ano de "
        f"dois mil e dezenove, compareceu como outorgante, {SELLER}; e disse que nomeia e constitui seu "
        f"procurador JONAS BRITO LEME, brasileiro, solteiro, médico, CPF 111.444.777-35, a quem confere "
        f"poderes para {what} {close}"
    )
    return ["PROCURAÇÃO PÚBLICA", *wrapped(text)]


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("2º TABELIONATO DE NOTAS DE PIRAJU - SP", "2º Tabelionato de Notas"),
        ("Cartório do 1º Ofício de Notas - Piraju/SP", "Cartório do 1º Ofício de Notas"),
        ("Tabelionato de Notas e Protesto da Comarca de Piraju - SP", "Tabelionato de Notas e Protesto"),
        ("Serviço Notarial do 1º Ofício de Notas", "Serviço Notarial do 1º Ofício de Notas"),
    ],
)
def test_a_heading_tells_the_office_and_the_town(line, office):
    found = values(read(sale(head=line)))
    assert (found["oficio"], found["municipio_registro"]) == ([office], ["Piraju-SP"])


def test_a_town_may_be_called_like_a_part_of_an_office():
    found = read(["1º TABELIONATO DE NOTAS DE REGISTRO - SP", "PROCURAÇÃO PÚBLICA", *powers("votar.")[1:]])
    assert values(found)["oficio"] == ["1º Tabelionato de Notas"]


def test_an_ordinal_that_lost_its_sign_is_in_doubt():
    assert doubts(read(sale(head="20 TABELIONATO DE NOTAS DE PIRAJU - SP")))["oficio"] == ["plausible"]


def test_a_town_that_the_first_sentence_contradicts_is_in_doubt():
    found = doubts(read(sale(head="2º TABELIONATO DE NOTAS DE AVARÉ - SP")))
    assert found["municipio_registro"] == ["repeated"]


def test_a_wife_told_of_in_short_is_a_party_and_shares_what_is_told_of_both():
    found = values(read(sale()))
    assert found["outorgado_nome@outorgado 2"] == ["Elisa Monteiro Prado"]
    assert found["outorgado_cpf@outorgado 2"] == ["12345678909"]
    assert found["outorgado_profissao@outorgado 1"] == ["advogado"]
    assert found["outorgado_estado_civil@outorgado 1"] == ["casados"]


def test_a_district_is_no_company_and_a_number_no_name():
    found = values(read(sale(buyers=COMPANY)))
    assert found["outorgado_nome@outorgado 1"] == ["Padaria Trigo Nobre Ltda"]
    assert found["outorgado_cnpj@outorgado 1"] == ["11222333000181"]
    assert "outorgado_nome@outorgado 2" not in found


def test_a_caption_tells_its_parties_over_lines_that_begin_with_captions_of_numbers():
    rows = [
        "ESCRITURA PÚBLICA DE DOAÇÃO",
        "OUTORGANTES DOADORES: OSVALDO LINS DE BARROS, brasileiro, solteiro, médico,",
        "CPF 529.982.247-25; e IVONE TORRES LEAL, brasileira, viúva, dentista,",
        "RG 2.345.678 e CPF 111.444.777-35.",
    ]
    found = values(read(rows, "escritura"))
    assert found["outorgante_cpf@outorgante 1"] == ["52998224725"]
    assert found["outorgante_rg@outorgante 2"] == ["2345678"]


def test_those_who_give_to_each_other_are_grantors():
    text = (
        "Compareceram, como outorgantes e reciprocamente outorgados, a viúva meeira TEREZA GUEDES, "
        "brasileira, viúva, CPF 529.982.247-25; e os herdeiros: 1) BRUNO GUEDES, brasileiro, solteiro, CPF "
        "111.444.777-35."
    )
    found = values(read(["ESCRITURA PÚBLICA DE INVENTÁRIO E PARTILHA", *wrapped(text)]))
    assert found["outorgante_nome@outorgante 1"] == ["Tereza Guedes"]
    assert found["outorgante_nome@outorgante 2"] == ["Bruno Guedes"]


@pytest.mark.parametrize(
    ("rest", "price", "paid"),
    [
        (
            "O valor do negócio é de R$ 185.000,00, pago mediante transferência bancária.",
            "185000.00",
            "mediante transferência bancária",
        ),
        (
            "Por preço de Cz$ 90.000,00, que declara ter recebido em moeda corrente, pelo que dá quitação.",
            "90000.00",
            "em moeda corrente",
        ),
    ],
)
def test_the_price_and_its_payment_are_found_in_their_sentence(rest, price, paid):
    found = values(read(sale(rest=rest)))
    assert (found["valor_negocio"], found["forma_pagamento"]) == ([price], [paid])


def test_a_tax_is_no_price_and_of_two_prices_none_is_certain():
    taxed = values(read(sale(rest="O ITBI, no valor de R$ 3.700,00, foi recolhido.")))
    assert taxed["valor_imposto"] == ["3700.00"]
    assert "valor_negocio" not in taxed
    rest = "As partes dão ao lote o valor de R$ 10.000,00. E à casa o valor de R$ 80.000,00."
    assert doubts(read(sale(rest=rest)))["valor_negocio"] == ["one_value"]


def test_powers_go_on_behind_a_semicolon_up_to_the_closing_words():
    found = values(read(powers("vender o imóvel; receber o preço; o que tudo dará por firme e valioso.")))
    assert found["poderes"] == ["vender o imóvel; receber o preço"]


@pytest.mark.parametrize("told", ["180 (cento e oitenta) dias", "cento e oitenta dias"])
def test_a_term_in_words_is_counted_and_in_doubt(told):
    found = read(powers("vender o imóvel.", close=f"Esta procuração é válida pelo prazo de {told}."))
    assert values(found)["validade"] == ["2019-10-02"]
    assert doubts(found)["validade"] == ["computed"]


def test_a_clerk_who_signs_with_a_dash_is_the_officer():
    found = values(read([*powers("vender o imóvel."), "Paula Regina Nunes – Escrevente"]))
    assert found["oficial"] == ["Paula Regina Nunes"]


def test_a_page_of_a_book_is_its_leaf_and_a_registered_property_has_a_number():
    rest = "O imóvel está matriculado sob o nº 9.876 no Registro de Imóveis desta comarca."
    found = values(read(["Livro 220 - Página 355", *sale(rest=rest)]))
    assert (found["folha"], found["matricula_imovel"]) == (["355"], ["9876"])


def test_an_office_is_spelt_right_where_a_reader_lost_an_accent_or_a_space():
    found = values(read(sale(head="2º Cartóriode Notas de Piraju - SP")))
    assert found["oficio"] == ["2º Cartório de Notas"]
    found = values(read(sale(head="2º Tabellão de Notas de Piraju - SP")))
    assert found["oficio"] == ["2º Tabelião de Notas"]


def test_an_identity_card_with_few_digits_is_in_doubt():
    found = doubts(read(sale(seller=SELLER.replace("4.567.890-1", "4.567"))))
    assert found["outorgante_rg@outorgante 1"] == ["whole_number"]


def test_powers_in_a_cell_end_before_the_closing_words():
    rows = ["PROCURAÇÃO PÚBLICA", "PODERES", "votar; assinar atas", "Assim o disseram, do que dou fé."]
    assert values(read(rows, "procuracao"))["poderes"] == ["votar; assinar atas"]


def test_a_cell_goes_on_behind_a_line_that_begins_with_the_caption_of_a_number():
    rows = [
        "PROCURAÇÃO PÚBLICA",
        "OUTORGANTES",
        "EVA LINS DE BARROS, brasileira, solteira, CPF 529.982.247-25; e IVO LEAL TORRES, técnico,",
        "RG 2.345.678, CPF 111.444.777-35, e sua mulher ANA LEAL, brasileiros, casados.",
    ]
    found = values(read(rows, "procuracao"))
    assert found["outorgante_nome@outorgante 2"] == ["Ivo Leal Torres"]
