"""Records of property in the wording of offices that no layout follows."""

from pipelines.fields import FieldStatus
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


def test_acts_are_told_apart_within_a_paragraph():
    found = acts(
        "É proprietária EVA SOL, brasileira, viúva, CPF 390.533.447-05. Registro anterior: matrícula 77.",
        "(R-1/8.540) TIPO: Doação - TRANSMITENTE(S): Eva Sol - ADQUIRENTE(S): RUI MELO, italiano, solteiro,",
        "CPF 111.444.777-35. Protocolo 4.303, registrado em 27 de junho de 1991. [AV-2/8.540] TIPO: Penhora.",
    )
    assert found["proprietario_nome@proprietario 1"] == ["Eva Sol"]
    assert found["ato_especie@R.1"] == ["doação"]
    assert found["ato_adquirente@R.1"] == ["Rui Melo"]
    assert found["ato_data@R.1"] == ["1991-06-27"]
    assert found["ato_especie@AV.2"] == ["penhora"]


def test_the_side_of_an_act_on_the_front_is_a_doubtful_owner():
    found = read(
        [*FRONT, "R nº 1: ADQUIRENTE: RUI MELO, brasileiro, CPF 111.444.777-35."], "matricula_imovel"
    )
    owners = [field for field in found.fields if field.name.startswith("proprietario_")]
    assert all(field.status is not FieldStatus.FOUND for field in owners)


def test_who_takes_may_have_received_the_property():
    found = acts(
        "R-1-8.540 - Doação - Em vista do requerimento de 3 de maio de 1990, RUI MELO, brasileiro, solteiro,",
        "CPF 390.533.447-05, recebeu de EVA SOL o imóvel desta matrícula. Mariana, 21 de janeiro de 1991.",
    )
    assert found["ato_titulo@R.1"] == ["requerimento de 3 de maio de 1990"]
    assert found["ato_transmitente@R.1"] == ["Eva Sol"]
    assert found["ato_adquirente@R.1"] == ["Rui Melo"]


def test_where_an_owner_lives_is_not_where_the_property_lies():
    owner = "PROPRIETÁRIO: RUI MELO, brasileiro, solteiro, CPF 111.444.777-35, endereço: Rua da Glória, nº 9."
    assert "logradouro" not in acts(owner)
