"""Deeds that name a party in one place and describe it in another; values whose end is doubtful."""

import pytest

from tests.strategies import wrapped
from tests.unit.extraction.reading import doubts, read, values

LINA = "LINA PRADO SERPA, brasileira, viúva, tecelã, RG nº 12.345.678-9 e CPF nº 529.982.247-25"
CAIO = "CAIO BRITO LOBO, português, casado, ferreiro, RG nº 2.345.678 e CPF nº 111.444.777-35"


def told(rows, *names):
    found = values(read(rows, "procuracao"))
    return [found.get(name) for name in names]


def test_a_caption_describes_a_party_that_another_one_names():
    rows = [
        "PROCURAÇÃO",
        [(180, "Mandante"), (700, "LINA PRADO SERPA")],
        [(180, "Dados do mandante"), (700, "brasileira, viúva, tecelã, CPF 529.982.247-25")],
        [(180, "Mandatário"), (700, "CAIO BRITO LOBO")],
        [(180, "Dados do mandatário"), (700, "português, casado, ferreiro, CPF 111.444.777-35")],
    ]
    names = ("outorgante_profissao@outorgante 1", "outorgado_estado_civil@outorgado 1")
    assert told(rows, *names) == [["tecelã"], ["casado"]]


def test_captions_may_stand_under_their_blanks():
    rows = [
        "PROCURAÇÃO",
        "Mandante",
        "Lina Prado Serpa",
        "nome por extenso",
        [(180, "brasileira"), (900, "viúva"), (1500, "tecelã")],
        [(240, "nacionalidade"), (960, "estado civil"), (1560, "profissão")],
        [(180, "12.345.678"), (900, "529.982.247-25")],
        [(300, "RG"), (1000, "CPF")],
        "Mandatário",
        *wrapped(f"{CAIO}."),
    ]
    names = ("nacionalidade", "estado_civil", "profissao", "rg", "cpf")
    found = told(rows, *(f"outorgante_{name}@outorgante 1" for name in names))
    assert found == [["brasileira"], ["viúva"], ["tecelã"], ["12345678"], ["52998224725"]]


def test_who_is_empowered_in_the_passive_stands_before_who_empowers():
    text = (
        f"Por este ato fica constituída procuradora {LINA}, por {CAIO}. Pode a procuradora: vender o sítio."
    )
    names = ("outorgado_nome@outorgado 1", "outorgante_nome@outorgante 1", "poderes")
    assert told(["PROCURAÇÃO", *wrapped(text)], *names) == [
        ["Lina Prado Serpa"],
        ["Caio Brito Lobo"],
        ["vender o sítio"],
    ]


@pytest.mark.parametrize(
    "formula",
    [
        "o que tudo dará por firme e valioso",
        "havendo por bom, firme e valioso o que fizer",
        "tendo tudo por firme",
    ],
)
def test_powers_end_before_the_promise_to_stand_by_them(formula):
    text = f"{LINA}, nomeia e constitui seu procurador {CAIO}, para o fim único de vender a horta, {formula}."
    assert told(["PROCURAÇÃO", *wrapped(text)], "poderes") == [["vender a horta"]]


def test_a_date_is_of_the_act_whose_verb_stands_next_to_it():
    rows = [
        "Divórcio Consensual",
        *wrapped(f"Comparecem em 3 de maio de 2014 {LINA}, e {CAIO}. Casaram em 2001."),
    ]
    assert values(read(rows, "escritura"))["data_escritura"] == ["2014-05-03"]


def test_both_of_reciprocal_parties_give_though_the_line_ends_between_the_words():
    rows = [
        "ESCRITURA DE DIVÓRCIO",
        "Comparecem como outorgantes e reciprocamente",
        "outorgados: LINA PRADO SERPA, brasileira, casada,",
        "tecelã, CPF 529.982.247-25. Dou fé.",
    ]
    found = values(read(rows, "escritura"))
    assert found["outorgante_nome@outorgante 1"] == ["Lina Prado Serpa"]
    assert "outorgado_nome@outorgado 1" not in found


CONTRACT = [
    "CONTRATO DE SOCIEDADE",
    *wrapped(
        f"{LINA}; {CAIO}, combinam formar uma sociedade por quotas, que usará o nome de SERPA & LOBO LTDA."
    ),
    "1. A sede fica na Rua Dez, nº 4, Centro, e o foro é o desta cidade.",
    "2. O capital é de R$ 900,00, em 900 quotas: 500 quotas da primeira e 400 quotas do segundo.",
]


def test_partners_are_told_by_their_order_and_a_seat_ends_before_what_else_is_said():
    found = values(read(CONTRACT, "contrato_social"))
    assert found["sede"] == ["Rua Dez, nº 4, Centro"]
    assert (found["socio_quotas@socio 1"], found["socio_quotas@socio 2"]) == (["500"], ["400"])


def test_an_alteration_tells_the_new_seat_behind_the_old_one():
    rows = [
        "ALTERAÇÃO CONTRATUAL",
        *wrapped(f"{LINA}, única sócia de SERPA LTDA, estabelecida na Rua Dez, nº 4, Centro, Itu, resolve:"),
        "1. Mudar o endereço da sede para a Praça Nova, nº 9, Vila Alta, Itu.",
    ]
    assert values(read(rows, "contrato_social"))["sede"] == ["Praça Nova, nº 9, Vila Alta, Itu"]


def test_words_that_no_address_has_put_a_seat_in_doubt():
    rows = ["CONTRATO SOCIAL", "Sede: Rua Dez, nº 4, Centro, onde outrora morou o doutor", f"Sócia: {LINA}."]
    assert "sede" in doubts(read(rows, "contrato_social")) or "outrora" not in str(
        values(read(rows, "contrato_social")).get("sede")
    )


def test_what_only_one_of_several_partners_holds_is_doubtful():
    rows = ["CONTRATO SOCIAL", f"Sócia: {LINA}.", "O capital é de R$ 900,00, em 900 quotas dos sócios."]
    assert "socio_quotas@socio 1" in doubts(read(rows, "contrato_social"))


def test_a_notice_tells_no_protest_and_is_dated_at_its_close():
    rows = [
        "CARTA DE INTIMAÇÃO",
        "Ao Sr(a). LINA PRADO SERPA, CPF 529.982.247-25",
        "Queira pagar a nota promissória nº 7 até 9 de junho de 2015, sob pena de protesto.",
        "Itu, 3 de junho de 2015.",
    ]
    found = values(read(rows, "protesto"))
    assert found["devedor_nome@devedor 1"] == ["Lina Prado Serpa"]
    assert "data_protesto" not in found
    assert found["data_intimacao"] == ["2015-06-03"]


def test_the_name_of_a_role_between_an_article_and_a_name_opens_a_party():
    text = f"Compareceu a mandante {LINA}, e confere ao mandatário {CAIO}, poderes para vender a horta."
    names = ("outorgante_cpf@outorgante 1", "outorgado_cpf@outorgado 1", "poderes")
    assert told(["PROCURAÇÃO", *wrapped(text)], *names) == [
        ["52998224725"],
        ["11144477735"],
        ["vender a horta"],
    ]


def test_the_first_of_a_month_is_written_with_the_sign_of_an_ordinal():
    rows = ["ESCRITURA DE DOAÇÃO", "Lavrada em: 1º/4/2009", f"Doadora: {LINA}."]
    assert values(read(rows, "escritura"))["data_escritura"] == ["2009-04-01"]


def test_an_office_ends_before_its_town_and_keeps_its_owner():
    named = {
        "TABELIONATO DE PROTESTO DE ITU": ("Tabelionato de Protesto", "Itu-SP"),
        "Serviço de Protesto Falcão": ("Serviço de Protesto Falcão", "Itu-SP"),
    }
    for line, (office, town) in named.items():
        found = values(read([line, "Itu - SP", "CERTIDÃO DE PROTESTO", "Protocolo: 77"], "protesto"))
        assert (found["oficio"], found["municipio_registro"]) == ([office], [town])
