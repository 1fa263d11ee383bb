"""Records of property in the wording of offices that no layout follows."""

from tests.unit.extraction.reading import read, values

FRONT = [
    "OFÍCIO DO REGISTRO DE IMÓVEIS DE MARIANA",
    "Estado de Minas Gerais - Livro nº 2 - Registro Geral",
    "MATRÍCULA Nº 8.540",
    "IMÓVEL: Um terreno urbano com a área de 300,00m².",
]


def acts(*rows):
    return values(read([*FRONT, *rows], "matricula_imovel"))


def test_the_state_is_told_in_another_line():
    assert acts()["municipio_registro"] == ["Mariana-MG"]


def test_an_act_may_bear_its_date_behind_a_comma():
    found = acts(
        "R-1/8.540, de 27 de junho de 1991 - VENDA. Apresentado sob nº 4.303. AUTOR(A) DA HERANÇA: ANA LUZ.",
        "HERDEIRO(A): RUI LUZ, brasileiro, viúvo, CPF 390.533.447-05. Dou fé.",
        "AV-2/8.540, de 02 de maio de 1996 - CONSTRUÇÃO. Conforme requerimento de 19/03/1996, com firma",
        "reconhecida, sobre o terreno foi edificada uma casa. Dou fé.",
    )
    assert found["ato_data@R.1"] == ["1991-06-27"]
    assert found["ato_protocolo@R.1"] == ["4303"]
    assert found["ato_transmitente@R.1"] == ["Ana Luz"]
    assert found["ato_adquirente@R.1"] == ["Rui Luz"]
    assert found["ato_titulo@AV.2"] == ["requerimento de 19/03/1996, com firma reconhecida"]


def test_who_gives_may_be_told_before_who_takes():
    found = acts(
        "R-1-8.540 - Compra e venda - o imóvel foi havido de ANA LUZ por RUI MELO, brasileiro, solteiro,",
        "CPF 390.533.447-05, por compra, pelo preço de Cr$ 763.000,00. Mariana, 21 de janeiro de 1983.",
        "R-2-8.540 - Partilha - na partilha dos bens de RUI MELO coube este a EVA SOL, brasileira, solteira,",
        "CPF 111.444.777-35, no valor de Cr$ 900.000,00. Mariana, 3 de março de 1985.",
    )
    assert found["ato_transmitente@R.1"] == ["Ana Luz"]
    assert found["ato_adquirente@R.1"] == ["Rui Melo"]
    assert found["ato_transmitente@R.2"] == ["Rui Melo"]
    assert found["ato_adquirente@R.2"] == ["Eva Sol"]
