"""Who has which role where no usual phrase says so: in forms, behind a turn, in numbered lists."""

import pytest

from tests.strategies import wrapped
from tests.unit.extraction.reading import doubts, read, values

ZILDA = "ZILDA PRATES MUNHOZ, brasileira, viúva, doceira, CPF nº 529.982.247-25"
RAUL = "RAUL BASTOS FREIRE, português, casado, pedreiro, CPF nº 111.444.777-35"
GIVER, TAKER = "outorgante_nome@outorgante 1", "outorgado_nome@outorgado 1"
FORM = [
    "PROCURAÇÃO PARTICULAR",
    "Dados da mandante",
    "Nome civil",
    "Zilda Prates Munhoz",
    [(180.0, "Cidadania"), (900.0, "Estado civil"), (1700.0, "Ocupação")],
    [(180.0, "brasileira"), (900.0, "viúva"), (1700.0, "doceira")],
    [(180.0, "Inscrição no CPF"), (900.0, "Registro geral")],
    [(180.0, "529.982.247-25"), (900.0, "12.345.678-9")],
    "",
    "2) Procurador nomeado",
    "Nome civil",
    "Raul Bastos Freire",
    [(180.0, "Inscrição no CPF"), (900.0, "Registro geral")],
    [(180.0, "111.444.777-35"), (900.0, "98.765.432-1")],
]


def test_the_cells_of_a_form_tell_of_the_party_whose_heading_stands_over_them():
    found = values(read(FORM))
    told = {key.partition("@")[0]: each for key, each in found.items() if key.endswith("outorgante 1")}
    assert told == {
        "outorgante_nome": ["Zilda Prates Munhoz"],
        "outorgante_cpf": ["52998224725"],
        "outorgante_rg": ["12345678-9"],
        "outorgante_nacionalidade": ["brasileira"],
        "outorgante_estado_civil": ["viúva"],
        "outorgante_profissao": ["doceira"],
    }
    assert (found[TAKER], found["outorgado_cpf@outorgado 1"]) == (["Raul Bastos Freire"], ["11144477735"])


@pytest.mark.parametrize(
    "turn",
    [
        "designa como seu procurador",
        "entrega esta procuração a",
        "dá todos os seus poderes a",
        "encarrega, como representante seu, o Sr.",
    ],
)
def test_who_is_named_behind_the_turn_of_a_power_receives_it(turn):
    text = f"Ante mim, apresentou-se {ZILDA}, e declarou que {turn} {RAUL}, para vender o sítio."
    found = values(read(["PROCURAÇÃO", *wrapped(text)]))
    assert (found[GIVER], found[TAKER]) == (["Zilda Prates Munhoz"], ["Raul Bastos Freire"])


def test_powers_end_before_the_formula_that_adds_to_them():
    text = f"{ZILDA}, nomeia seu procurador {RAUL}, com poderes para alugar a loja podendo o dito procurador"
    rows = ["PROCURAÇÃO", *wrapped(f"{text} usar de todos os meios.")]
    assert values(read(rows))["poderes"] == ["alugar a loja"]


def test_partners_are_numbered_within_a_section_and_the_company_is_none_of_them():
    rows = [
        "CONTRATO SOCIAL",
        "1. Sócios",
        *wrapped(f"1.1 {ZILDA}."),
        *wrapped(f"1.2 {RAUL}."),
        *wrapped(
            "2. A sociedade, cujos quotistas são os acima, adota o nome DOCES DO VALE LTDA, com sede em Itu."
        ),
        "3. O capital social é de R$ 10.000,00.",
    ]
    found = values(read(rows))
    partners = {key: each for key, each in found.items() if key.startswith("socio_nome")}
    assert partners == {
        "socio_nome@socio 1": ["Zilda Prates Munhoz"],
        "socio_nome@socio 2": ["Raul Bastos Freire"],
    }


PROTEST = (
    "Em 9 de maio de 2016, lavro o protesto contra OLARIA TRÊS BARRAS LTDA, CNPJ 11.222.333/0001-81, por "
    "falta de pagamento. O título é nota promissória, datada de 02.02.2016, exigível a 02.04.2016, de R$ "
    "810,00, devida a Gráfica Sereno Ltda. Foi levada ao cartório por Banco Araucária S/A, no dia "
    "02.05.2016. Notificação feita em 04.05.2016."
)


def test_the_nearest_word_for_an_event_tells_what_a_date_of_a_protest_is():
    rows = ["INSTRUMENTO DE PROTESTO", *wrapped(PROTEST), "Custas Valor", "Selo R$ 2,00 Soma R$ 31,00"]
    found = values(read(rows, "protesto"))
    names = ("data_protesto", "titulo_emissao", "titulo_vencimento", "data_protocolo", "data_intimacao")
    days = [found[name] for name in names]
    assert days == [[f"2016-{day}"] for day in ("05-09", "02-02", "04-02", "05-02", "05-04")]
    assert (found["titulo_valor"], found["apresentante"]) == (["810.00"], ["Banco Araucária S/A"])
    assert (found["devedor_nome@devedor 1"], "devedor_nome@devedor 2" in found) == (
        ["Olaria Três Barras Ltda"],
        False,
    )


def test_who_drew_a_bill_owes_nothing():
    rows = [
        "INSTRUMENTO DE PROTESTO",
        "Sacador: JOÃO LEMOS DIAS",
        "Sacado: ANA REIS COSTA",
        "Vencimento: 03/04/2018",
    ]
    found = values(read(rows, "protesto"))
    assert {key: each for key, each in found.items() if key.startswith("devedor_nome")} == {
        "devedor_nome@devedor 1": ["Ana Reis Costa"]
    }


def test_parties_of_one_side_are_doubtful_where_nobody_stands_on_the_other():
    rows = ["PROCURAÇÃO", "Outorgantes:", *wrapped(f"{ZILDA}; e {RAUL}.")]
    told = {key: checks for key, checks in doubts(read(rows)).items() if key.startswith("outorgante_nome")}
    assert told == {GIVER: ["other_side"], "outorgante_nome@outorgante 2": ["other_side"]}
    whole = read([*rows, "Procurador:", "IRIS BASTOS, brasileira, solteira, CPF nº 935.411.347-80."])
    assert not any(key.startswith("outorgante_nome") for key in doubts(whole))
