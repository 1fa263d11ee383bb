"""Deeds, powers and contracts whose roles and clauses no usual phrase announces."""

import pytest

from tests.strategies import wrapped
from tests.unit.extraction.reading import read, values

ANNA = "ANNA BRAGA LEMOS, CPF nº 529.982.247-25, RG nº 12.345.678-9, brasileira, viúva, costureira"
RUI = "RUI TELES MOTTA, CPF nº 111.444.777-35, português, casado, pedreiro"


def told(rows, *names):
    read_rows = read(rows)
    found = values(read_rows)
    return [read_rows.document_type, *(found.get(name) for name in names)]


def test_a_title_runs_on_into_the_first_sentence():
    text = f"Contrato de sociedade limitada entre {ANNA}; e {RUI}, que se obrigam como segue."
    assert read(
        wrapped(f"{text} O capital é dividido em quotas; os sócios o integralizam.")
    ).document_type == ("contrato_social")


def test_the_sides_of_a_deed_need_no_name():
    rows = [
        "ESCRITURA DE PERMUTA",
        *wrapped(f"Vieram por uma parte, {ANNA}; e por outra parte, {RUI}; dou fé."),
    ]
    names = ("outorgante_nome@outorgante 1", "outorgado_nome@outorgado 1", "outorgado_profissao@outorgado 1")
    assert told(rows, *names) == ["escritura", ["Anna Braga Lemos"], ["Rui Teles Motta"], ["pedreiro"]]


@pytest.mark.parametrize(
    ("giver", "taker"),
    [
        ("PARTE VENDEDORA", "PARTE COMPRADORA"),
        ("QUEM VENDE", "QUEM COMPRA"),
        ("ALIENANTE(S)", "CESSIONÁRIAS"),
    ],
)
def test_every_form_of_a_role_is_a_caption(giver, taker):
    rows = ["ESCRITURA DE COMPRA E VENDA", giver, *wrapped(f"{ANNA}."), taker, *wrapped(f"{RUI}.")]
    names = ("outorgante_nome@outorgante 1", "outorgado_nome@outorgado 1")
    assert told(rows, *names) == ["escritura", ["Anna Braga Lemos"], ["Rui Teles Motta"]]


def test_who_stands_before_the_attorney_gives_the_powers():
    text = f"{ANNA}, confere mandato a {RUI}. O mandato destina-se a alugar a loja; receber os aluguéis."
    rows = ["PROCURAÇÃO PARTICULAR", *wrapped(f"{text} Vale até 3 de maio de 2031.")]
    names = ("outorgante_nome@outorgante 1", "outorgado_nome@outorgado 1", "poderes", "validade")
    assert told(rows, *names) == [
        "procuracao",
        ["Anna Braga Lemos"],
        ["Rui Teles Motta"],
        ["alugar a loja; receber os aluguéis"],
        ["2031-05-03"],
    ]


CONTRACT = [
    "ATO CONSTITUTIVO",
    *wrapped(f"I. {ANNA}, residente na Rua Um, 5; II. {RUI}, residente na Rua Dois, 6; ajustam:"),
    "Art. 1º A empresa, que terá por nome LEMOS & MOTTA LTDA, fica estabelecida na Rua Três, nº 7.",
    "Art. 2º Dedica-se a sociedade ao seguinte ramo: o conserto de relógios.",
    "Art. 3º O capital perfaz R$ 900,00, em quotas de R$ 1,00 cada.",
    "Art. 4º A gestão fica com Rui Teles Motta.",
    "Feito em Itu, aos 3 de maio de 2011.",
]


def test_clauses_of_a_contract_are_found_by_what_they_are_about():
    names = ("razao_social", "sede", "objeto", "capital_social", "administrador", "data_contrato")
    assert told(CONTRACT, *names) == [
        "contrato_social",
        ["Lemos & Motta Ltda"],
        ["Rua Três, nº 7"],
        ["conserto de relógios"],
        ["900.00"],
        ["Rui Teles Motta"],
        ["2011-05-03"],
    ]
    partners = ("socio_nome@socio 1", "socio_nome@socio 2", "socio_estado_civil@socio 1")
    assert told(CONTRACT, *partners)[1:] == [["Anna Braga Lemos"], ["Rui Teles Motta"], ["viúva"]]


def test_a_single_word_under_a_caption_is_no_party():
    rows = ["ESCRITURA DE COMPRA E VENDA", "VENDEDOR", "Imóvel", "COMPRADOR", *wrapped(f"{RUI}.")]
    assert told(rows, "outorgante_nome@outorgante 1") == ["escritura", None]


def test_titles_over_a_name_in_capitals_are_no_part_of_it():
    partners = wrapped(f"{ANNA}, e {RUI}, deliberam:")
    rows = ["SOCIEDADE LIMITADA", "CONTRATO CONSTITUTIVO", *partners, *CONTRACT[-5:]]
    assert told(rows, "socio_nome@socio 1", "socio_nome@socio 2") == [
        "contrato_social",
        ["Anna Braga Lemos"],
        ["Rui Teles Motta"],
    ]


def test_what_one_quota_is_worth_is_not_the_capital():
    clause = "Art. 3º Do capital, em 900 quotas de R$ 1,00, cabe a cada sócio a metade."
    rows = [clause if row.startswith("Art. 3º") else row for row in CONTRACT]
    assert told(rows, "capital_social") == ["contrato_social", None]


def test_a_long_title_may_go_on():
    rows = ["ESCRITURA DE DOAÇÃO COM CLÁUSULA DE USUFRUTO", *wrapped(f"DOADORA: {ANNA}. DONATÁRIO: {RUI}.")]
    assert told(rows, "outorgado_nome@outorgado 1") == ["escritura", ["Rui Teles Motta"]]


def test_two_sides_in_a_document_whose_type_has_no_roles_are_no_parties():
    found = read(
        [
            "CERTIDÃO DE NASCIMENTO",
            *wrapped(f"Declararam por uma parte, {ANNA}; e por outra parte, {RUI}; dou fé."),
        ]
    )
    assert found.document_type == "nascimento"
    assert not [name for name in values(found) if "@" in name]
