"""Who stands on which side of an act without the usual words, and old values beside those of now."""

import pytest

from pipelines.fields import FieldStatus
from tests.strategies import wrapped
from tests.unit.extraction.reading import read

HEAD = ["1º Tabelionato de Notas de Garça - SP", "ESCRITURA PÚBLICA"]
NAIR = "NAIR COUTINHO BRAGA, brasileira, viúva, costureira, Cart. Ident. nº 4.567.890, CPF 529.982.247-25"
TITO = "TITO BRAGA LEAL, brasileiro, solteiro, estudante, CPF 111.444.777-35"


def values(extraction, name):
    return [field.value for field in extraction.fields if field.name == name and field.value]


def test_who_receives_stands_behind_the_other_side():
    text = f"Perante mim veio, como doadora, {NAIR}; e, de outra banda, acolhendo a dádiva, {TITO}. Dou fé."
    deed = read([HEAD[0], "ESCRITURA DE DOAÇÃO", *wrapped(text)], "escritura")
    assert values(deed, "outorgante_nome") == ["Nair Coutinho Braga"]
    assert values(deed, "outorgado_nome") == ["Tito Braga Leal"]
    assert values(deed, "outorgante_rg") == ["4567890"]


def test_those_who_part_are_told_as_one_side():
    text = f"Comparecem a Sra. {NAIR}; e o Sr. {TITO}. Declaram querer o divórcio, sem bens a partilhar."
    deed = read([HEAD[0], "ESCRITURA DE DIVÓRCIO", *wrapped(text)], "escritura")
    assert values(deed, "outorgante_nome") == ["Nair Coutinho Braga", "Tito Braga Leal"]
    assert values(deed, "outorgado_nome") == []


def test_a_qualification_may_caption_each_of_its_parts():
    rows = [
        "PROCURAÇÃO",
        *wrapped(
            "Outorgante: Nair Coutinho Braga; nacionalidade: chilena; estado civil: viúva; profissão: "
            "costureira; CPF: 529.982.247-25; endereço: Rua Sergipe, nº 9."
        ),
    ]
    power = read(rows, "procuracao")
    told = [values(power, f"outorgante_{part}") for part in ("nome", "nacionalidade", "estado_civil", "cpf")]
    assert told == [["Nair Coutinho Braga"], ["chilena"], ["viúva"], ["52998224725"]]
    assert values(power, "outorgante_profissao") == ["costureira"]


def test_a_numbered_caption_is_one_and_ends_the_powers():
    rows = [
        "PROCURAÇÃO",
        "§ 1º Outorgante",
        NAIR + ".",
        "§ 2º Outorgado",
        TITO + ".",
        "§ 3º Poderes",
        "O procurador poderá vender o sítio e assinar o que for preciso.",
        "§ 4º Fecho",
        "Lida e achada conforme.",
    ]
    assert values(read(rows, "procuracao"), "poderes") == ["vender o sítio e assinar o que for preciso"]


@pytest.mark.parametrize(
    ("said", "capital"),
    [
        ("O capital social, que era de R$ 20.000,00, passa a R$ 50.000,00.", "50000.00"),
        ("Eleva-se o capital social de R$ 20.000,00 para R$ 50.000,00.", "50000.00"),
        ("O capital social é de R$ 20.000,00, em 20.000 quotas de R$ 1,00 cada.", "20000.00"),
    ],
)
def test_a_capital_that_is_changed_is_the_new_one(said, capital):
    rows = ["ALTERAÇÃO DE CONTRATO SOCIAL", "OLARIA BRAGA LTDA", "CNPJ 11.222.333/0001-81", *wrapped(said)]
    contract = read(rows, "contrato_social")
    assert values(contract, "capital_social") == [capital]
    assert values(contract, "razao_social") == ["Olaria Braga Ltda"]


def test_a_seat_that_moves_is_the_new_one():
    said = "A sede, antes na Rua Goiás, nº 5, muda-se para a Avenida Ipê, nº 70, Garça, Estado de São Paulo."
    contract = read(["ALTERAÇÃO DE CONTRATO SOCIAL", *wrapped(said)], "contrato_social")
    assert values(contract, "sede") == ["Avenida Ipê, nº 70, Garça, Estado de São Paulo"]


def test_the_second_of_two_captions_tells_the_second_date():
    rows = ["INSTRUMENTO DE PROTESTO", "Emissão / vencimento   02/03/2018 / 05/06/2018"]
    protest = read(rows, "protesto")
    assert values(protest, "titulo_vencimento") == ["2018-06-05"]


def test_who_signs_is_not_told_twice():
    text = f"Outorgante vendedora: {NAIR}. Outorgada compradora: OLARIA BRAGA LTDA, CNPJ 11.222.333/0001-81."
    deed = read([*HEAD, *wrapped(text), "Olaria Braga Ltda"], "escritura")
    assert values(deed, "outorgado_nome") == ["Olaria Braga Ltda"]
    assert values(deed, "outorgante_nome") == ["Nair Coutinho Braga"]


def test_a_second_side_may_leave_out_that_it_is_a_quality():
    text = f"Vieram, na qualidade de donatários, {NAIR}, e na de doadores, {TITO}. Dou fé."
    deed = read([HEAD[0], "ESCRITURA DE DOAÇÃO", *wrapped(text)], "escritura")
    assert values(deed, "outorgante_nome") == ["Tito Braga Leal"]
    assert values(deed, "outorgado_nome") == ["Nair Coutinho Braga"]


def test_nobody_receives_where_nobody_gives():
    text = f"Perante mim vieram, como donatários, {NAIR}; e {TITO}. Dou fé."
    deed = read([HEAD[0], "ESCRITURA DE DOAÇÃO", *wrapped(text)], "escritura")
    takers = [field for field in deed.fields if field.subject.startswith("outorgado")]
    assert len({field.subject for field in takers}) == 2
    assert {field.status for field in takers} == {FieldStatus.UNSURE}
