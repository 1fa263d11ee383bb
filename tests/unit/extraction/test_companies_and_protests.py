"""Articles of association and protests as many offices write them: whose number, seat, date, name it is."""

import pytest

from pipelines.extraction.qualification.companies import read_company
from tests.strategies import wrapped
from tests.unit.extraction.reading import doubts, read, values

NUMBERED = [
    "AURORA PADARIA LTDA.",
    "CNPJ 11.222.333/0001-81",
    "CONTRATO SOCIAL",
    *wrapped(
        "1) RUI PEREIRA BRAGA, brasileiro, casado, padeiro, RG 12.345.678-9 SSP/SP, CPF 529.982.247-25, "
        "residente na Rua das Flores, 12, Itu-SP; e 2) CÉLIA NUNES PRADO, brasileira, solteira, maior, "
        "advogada, RG 3.456.789, CPF 111.444.777-35, residente na Rua do Sol, 3, Itu-SP, resolvem "
        "constituir uma sociedade limitada, regida pelo seguinte:"
    ),
    *wrapped(
        "Cláusula 1ª - A sociedade girará sob o nome empresarial AURORA PADARIA LTDA., com sede na Av. "
        "Brasil, nº 100, Centro, Itu-SP, podendo abrir filiais em todo o país."
    ),
    *wrapped("Cláusula 2ª - O objeto da sociedade é: o comércio de pães e doces."),
    *wrapped(
        "Cláusula 3ª - O capital social é de R$ 10.000,00 (dez mil reais), dividido em 10.000 quotas de R$ "
        "1,00 cada uma, sendo RUI PEREIRA BRAGA com 6.000 quotas, no valor de R$ 6.000,00, e CÉLIA NUNES "
        "PRADO com 4.000 quotas, no valor de R$ 4.000,00."
    ),
    *wrapped(
        "Cláusula 4ª - A administração da sociedade será exercida, isoladamente, pela sócia CÉLIA "
        "NUNES PRADO."
    ),
    "Itu, 3 de maio de 2018.",
]
ALTERED = [
    "ALTERAÇÃO CONTRATUAL Nº 2",
    *wrapped(
        "JOÃO DIAS LEAL, brasileiro, divorciado, comerciante, RG 12.345.678-9, CPF 529.982.247-25, "
        "residente em Itu-SP; e BETA PARTICIPAÇÕES LTDA., pessoa jurídica de direito privado, com sede na "
        "Rua Nova, 5, Salto-SP, inscrita no CNPJ sob nº 22.333.444/0001-81, neste ato representada por seu "
        "administrador PAULO REIS, brasileiro, casado, CPF 111.444.777-35, únicos sócios da sociedade "
        "empresária limitada denominada GAMA TRANSPORTES LTDA., com sede na Rua do Porto, nº 7, Santos-SP, "
        "inscrita no CNPJ sob nº 11.222.333/0001-81, resolvem alterar o contrato social:"
    ),
    "O capital social passa a ser de R$ 50.000,00.",
]
OLD = [
    "CONTRATO SOCIAL",
    *wrapped(
        "Entre os abaixo assinados, PEDRO LIMA ROCHA, português, casado, industrial, CIC 529.982.247-25, e "
        "sua mulher LAURA ROCHA, brasileira, casada, empresária, CIC 111.444.777-35, fica constituída uma "
        "sociedade por quotas sob a denominação de ROCHA & FILHO LTDA, com sede na Rua XV de Novembro, 20, "
        "Bauru-SP, tendo por objeto a fabricação de móveis, com o capital social de Cr$ 2.000.000,00 (dois "
        "milhões de cruzeiros). A gerência caberá em conjunto aos sócios PEDRO LIMA ROCHA e LAURA ROCHA."
    ),
    "Bauru, 2 de janeiro de 1979.",
]
SENTENCE = [
    "TABELIONATO DE PROTESTO DE TÍTULOS DE BAURU - SP",
    "INSTRUMENTO DE PROTESTO",
    *wrapped(
        "Saibam quantos este instrumento virem que, a requerimento de BANCO XIS S.A., protocolado sob nº "
        "12.345, de 2 de maio de 2011, protestei a duplicata mercantil nº 77/A, emitida em 10/01/2011, "
        "vencida em 10/03/2011, no valor de R$ 1.500,00, sacada por INDÚSTRIA SOL LTDA., contra ALFA "
        "COMÉRCIO LTDA ME, CNPJ 11.222.333/0001-81 e METAL FORTE LTDA, CNPJ 22.333.444/0001-81, por falta "
        "de pagamento, tendo o devedor sido intimado em 4 de maio de 2011. Lavrado "
        "o presente instrumento aos 9 de maio de 2011."
    ),
    "Rita Souza Lima",
    "Escrevente Autorizada",
]


def told(rows, kind, *names):
    found = values(read(rows, kind))
    return [found.get(name) for name in names]


def test_partners_may_stand_before_what_they_resolve():
    names = ("socio_nome@socio 1", "socio_cpf@socio 1", "socio_nome@socio 2", "socio_quotas@socio 2")
    expected = [["Rui Pereira Braga"], ["52998224725"], ["Célia Nunes Prado"], ["4000"]]
    assert told(NUMBERED, "contrato_social", *names) == expected
    assert doubts(read(NUMBERED, "contrato_social")) == {}


def test_the_company_of_the_title_is_no_partner():
    assert told(NUMBERED, "contrato_social", "socio_nome@socio 3") == [None]


def test_the_seat_stands_behind_the_name_and_ends_before_branches():
    assert told(NUMBERED, "contrato_social", "sede") == [["Av. Brasil, nº 100, Centro, Itu-SP"]]


def test_how_an_administrator_acts_is_no_part_of_the_name():
    assert told(NUMBERED, "contrato_social", "administrador") == [["Célia Nunes Prado"]]
    assert told(OLD, "contrato_social", "administrador") == [["Pedro Lima Rocha", "Laura Rocha"]]


def test_a_partner_s_number_is_not_the_company_s():
    names = ("razao_social", "cnpj_sociedade", "sede")
    expected = [["Gama Transportes Ltda"], ["11222333000181"], ["Rua do Porto, nº 7, Santos-SP"]]
    assert told(ALTERED, "contrato_social", *names) == expected


def test_of_several_numbers_none_is_the_company_s_where_none_follows_its_name():
    rows = [row.replace("GAMA TRANSPORTES LTDA.", "uma terceira") for row in ALTERED]
    assert "cnpj_sociedade" in doubts(read([*rows, "Razão social: DELTA LTDA"], "contrato_social"))


def test_a_town_before_a_number_is_no_company():
    names = ("socio_nome@socio 1", "socio_nome@socio 2", "socio_nome@socio 3")
    assert told(ALTERED, "contrato_social", *names) == [["João Dias Leal"], ["Beta Participações Ltda"], None]
    assert read_company("Santos-SP, inscrita no CNPJ", 0) is None
    assert read_company(CAPTIONED, 0) == read_company(CAPTIONED, CAPTIONED.index("METAL"))
    assert read_company("LTDA, com sede na Rua", 0) is None
    assert read_company("CNPJ nº 11.222.333/0001-81 e METAL LTDA, CNPJ", 0) is None


def test_a_company_s_name_ends_with_its_legal_form():
    text = "Banco Norte S/A. Águas Belas, 3 de maio"
    found = read_company(text, 0)
    assert text[found.start : found.end] == "Banco Norte S/A"


def test_an_occupation_of_a_spouse_tells_of_no_company():
    names = ("socio_nome@socio 2", "socio_profissao@socio 2", "socio_cpf@socio 2", "capital_social", "objeto")
    expected = [["Laura Rocha"], ["empresária"], ["11144477735"], ["2000000.00"], ["fabricação de móveis"]]
    assert told(OLD, "contrato_social", *names) == expected


def test_a_lawyer_s_wife_is_a_partner():
    text = (
        "Pelo presente instrumento, ARI LEME BRAGA, brasileiro, advogado, RG 12.345.678-9, CPF "
        "529.982.247-25, e s/m IDA LEME BRAGA, brasileira, médica, CPF 111.444.777-35, "
        "resolvem constituir uma sociedade."
    )
    names = ("socio_nome@socio 2", "socio_cpf@socio 2", "socio_rg@socio 2")
    assert told(wrapped(text), "contrato_social", *names) == [["Ida Leme Braga"], ["11144477735"], None]


def test_a_protest_s_sentence_tells_its_days():
    names = (
        "data_protocolo",
        "data_protesto",
        "data_intimacao",
        "titulo_especie",
        "titulo_numero",
        "oficial",
    )
    expected = [["2011-05-02"], ["2011-05-09"], ["2011-05-04"], ["duplicata"], ["77/A"], ["Rita Souza Lima"]]
    assert told(SENTENCE, "protesto", *names) == expected


def test_each_debtor_has_its_number():
    names = ("devedor_nome@devedor 1", "devedor_cnpj@devedor 1", "devedor_nome@devedor 2")
    expected = [["Alfa Comércio Ltda ME"], ["11222333000181"], ["Metal Forte Ltda"]]
    assert told(SENTENCE, "protesto", *names) == expected


def test_days_against_their_order_are_in_doubt():
    rows = [row.replace("2 de maio de 2011", "22 de maio de 2011") for row in SENTENCE]
    assert "date_order" in doubts(read(rows, "protesto"))["data_protesto"]


@pytest.mark.parametrize(
    ("line", "office", "town"),
    [
        ("2º Ofício de Protestos de Ouro Fino - MG", "2º Ofício de Protestos", "Ouro Fino-MG"),
        (
            "1º TABELIÃO DE NOTAS - SÃO JOSÉ DO RIO PRETO/SP",
            "1º Tabelião de Notas",
            "São José do Rio Preto-SP",
        ),
        ("Cartório do 3º Ofício da Comarca de Juiz de Fora - MG", "Cartório do 3º Ofício", "Juiz de Fora-MG"),
    ],
)
def test_an_office_s_line_tells_its_town(line, office, town):
    rows = [line, "INSTRUMENTO DE PROTESTO", "Protocolo: 12.345"]
    assert told(rows, "protesto", "oficio", "municipio_registro") == [[office], [town]]


def test_captions_may_name_a_party_in_two_ways():
    rows = [
        "INSTRUMENTO DE PROTESTO",
        "Devedor/Aceitante: MARIA LEAL COSTA",
        "CPF do devedor: 529.982.247-25",
        "Cedente/Favorecido: Metal Forte Ltda",
        "Livro e folha: 55 / 101",
    ]
    names = ("devedor_nome@devedor 1", "devedor_cpf@devedor 1", "credor", "livro", "folha")
    expected = [["Maria Leal Costa"], ["52998224725"], ["Metal Forte Ltda"], ["55"], ["101"]]
    assert told(rows, "protesto", *names) == expected


def test_a_number_in_the_next_row_of_a_table_is_no_leaf():
    rows = [
        [(180, "Apontamento"), (700, "Livro"), (1100, "Folha")],
        [(180, "8454"), (700, "764"), (1100, "211")],
    ]
    assert told(rows, "protesto", "folha", "livro") == [["211"], ["764"]]


def test_a_debtor_is_known_by_a_number_whose_caption_was_read_badly():
    text = "Foi protestado contra MARIA LEAL COSTA, CPÈ nº 529.982.247-25, por falta de aceite."
    names = ("devedor_nome@devedor 1", "devedor_cpf@devedor 1")
    assert told(wrapped(text), "protesto", *names) == [["Maria Leal Costa"], ["52998224725"]]


PLAIN = [
    "LAGOA MARCENARIA LTDA",
    "CONTRATO SOCIAL",
    *wrapped(
        "Contratantes: RUI PEREIRA BRAGA (CPF nº 529.982.247-25, RG nº 12.345.678-9), brasileiro, maior, "
        "solteiro, marceneiro, com endereço na Rua do Sol, 3, Centro, Itu-SP; e CÉLIA NUNES PRADO (CPF nº "
        "111.444.777-35), brasileira, solteira, de profissão arquiteta, com endereço na Rua B, 9, Itu-SP."
    ),
    *wrapped(
        "O capital social é de R$ 900,00, formado por 600 quotas de Rui Pereira Braga, que somam R$ 600,00, "
        "e 300 quotas da sócia Célia Nunes Prado, que somam R$ 300,00."
    ),
    "A sede situa-se na Rua Nova, nº 5, Centro, Itu-SP.",
    "A sociedade dedicar-se-á à fabricação de móveis.",
    "Itu, 3 de maio de 2018.",
]
FIRST = next(place for place, row in enumerate(PLAIN) if row.startswith("O capital "))
LAST = next(place for place, row in enumerate(PLAIN) if row.startswith("A sede "))
CAPTIONED = "Razão social: METAL LTDA, com sede na Rua"
BROUGHT = [
    "TABELIONATO DE PROTESTO DE BAURU - SP",
    *wrapped(
        "Saibam quantos este público instrumento virem que, aos 9 de junho de 2003, neste cartório, tendo "
        "Banco do Vale S/A apresentado a protesto, sob o número de ordem 45.678, em 2 de junho de 2003, o "
        "cheque de número 778, emitido a 3 de março de 2003, sendo responsável pela obrigação Ana Lima Reis "
        "(CPF 529.982.247-25), cientificada em 4 de junho de 2003, e não paga a quantia de R$ 310,00, "
        "protesto o título por falta de pagamento."
    ),
]


def with_capital(rows):
    """Return what is read of the contract with other words about its capital."""
    return values(read([*PLAIN[:FIRST], *rows, *PLAIN[LAST:]], "contrato_social"))


def test_what_quotas_are_worth_may_stand_before_their_number_and_their_holder():
    told = wrapped(
        "O capital social é de R$ 900,00, integralizado, cabendo R$ 600,00, correspondentes a 600 quotas, a "
        "Rui Pereira Braga, e R$ 300,00, correspondentes a 300 quotas, a Célia Nunes Prado."
    )
    found = with_capital(told)
    assert found["socio_quotas@socio 1"] == ["600"]
    assert found["socio_valor@socio 1"] == ["600.00"]
    assert found["socio_valor@socio 2"] == ["300.00"]


def test_what_each_brings_may_stand_before_the_name_and_its_quotas_behind():
    told = wrapped(
        "O capital social é de R$ 9.000,00, já realizado, sendo R$ 6.000,00 de Rui Pereira Braga, em 600 "
        "quotas, e R$ 3.000,00 de Célia Nunes Prado, em 300 quotas, valendo cada qual R$ 10,00."
    )
    found = with_capital(told)
    assert found["socio_valor@socio 1"] == ["6000.00"]
    assert found["socio_valor@socio 2"] == ["3000.00"]
    assert found["socio_quotas@socio 2"] == ["300"]


def test_a_row_of_quotas_may_name_their_holder_last():
    rows = [
        *wrapped(
            "O capital social é de R$ 9.000,00, em 9.000 quotas de R$ 1,00 cada uma, assim distribuído:"
        ),
        [(180.0, "Quotas"), (500.0, "Valor em R$"), (900.0, "Titular")],
        [(180.0, "6.000"), (500.0, "R$ 6.000,00"), (900.0, "Rui Pereira Braga")],
        [(180.0, "3.000"), (500.0, "R$ 3.000,00"), (900.0, "Célia Nunes Prado")],
    ]
    found = with_capital(rows)
    assert (found["socio_quotas@socio 1"], found["socio_valor@socio 1"]) == (["6000"], ["6000.00"])
    assert (found["socio_quotas@socio 2"], found["socio_valor@socio 2"]) == (["3000"], ["3000.00"])


def test_documents_in_brackets_stand_before_what_else_is_told():
    found = values(read(PLAIN, "contrato_social"))
    assert found["socio_cpf@socio 1"] == ["52998224725"]
    assert found["socio_cpf@socio 2"] == ["11144477735"]
    assert found["socio_profissao@socio 1"] == ["marceneiro"]
    assert found["socio_profissao@socio 2"] == ["arquiteta"]
    assert found["socio_estado_civil@socio 1"] == ["solteiro"]
    assert found["socio_estado_civil@socio 2"] == ["solteira"]


def test_quotas_told_before_their_holder_are_not_those_of_the_one_before():
    found = values(read(PLAIN, "contrato_social"))
    assert found["socio_quotas@socio 1"] == ["600"]
    assert found["socio_quotas@socio 2"] == ["300"]
    assert found["socio_valor@socio 1"] == ["600.00"]
    assert found["socio_valor@socio 2"] == ["300.00"]


@pytest.mark.parametrize(
    "clause",
    [
        (
            "O capital social é de R$ 900,00, cabendo 600 (seiscentas) quotas, no valor de R$ 600,00, ao "
            "sócio Rui Pereira Braga e 300 quotas, no valor de R$ 300,00, à sócia Célia Nunes Prado."
        ),
        (
            "O capital social é de R$ 900,00. O sócio Rui Pereira Braga, com 600 quotas, no valor de "
            "R$ 600,00, a sócia Célia Nunes Prado, com 300 quotas, no valor de R$ 300,00."
        ),
    ],
)
def test_what_quotas_are_worth_may_stand_before_their_holder_or_before_whom_the_next_words_tell_of(clause):
    found = with_capital(wrapped(clause))
    assert [found[f"socio_quotas@socio {number}"] for number in (1, 2)] == [["600"], ["300"]]
    assert [found[f"socio_valor@socio {number}"] for number in (1, 2)] == [["600.00"], ["300.00"]]


def test_a_company_is_named_over_the_title_of_its_contract():
    found = values(read(PLAIN, "contrato_social"))
    assert found["razao_social"] == ["Lagoa Marcenaria Ltda"]
    assert found["sede"] == ["Rua Nova, nº 5, Centro, Itu-SP"]
    assert "fabricação de móveis" in found["objeto"][0]


def test_a_protest_in_one_sentence_tells_who_brought_it_and_when():
    found = values(read(BROUGHT, "protesto"))
    assert found["apresentante"] == ["Banco do Vale S/A"]
    assert found["data_protesto"] == ["2003-06-09"]
    assert found["protocolo"] == ["45678"]
    assert found["data_protocolo"] == ["2003-06-02"]
    assert found["titulo_emissao"] == ["2003-03-03"]
    assert found["devedor_nome@devedor 1"] == ["Ana Lima Reis"]
    assert found["data_intimacao"] == ["2003-06-04"]


def test_a_company_ends_where_the_sentence_goes_on_in_small_letters():
    text = "Banco do Vale S/A me foi apresentado"
    assert read_company(text, 0).end == len("Banco do Vale S/A")


def test_a_protest_by_captions_of_another_office():
    rows = [
        "TERMO DE PROTESTO",
        "Número de ordem: 4.321",
        "Data do ingresso: 7/fev/2011",
        "Coobrigado: RUI PEREIRA BRAGA - CPF 529.982.247-25",
        "Portador do título: Caixa do Vale S/A",
        "Tomador: Metal Forte Ltda",
        "Documento de dívida: Cheque",
        "Saque: 10/jan/2011",
        "Vence em: 20/jan/2011",
        "Montante: R$ 1.500,00",
        "Ciência em: 9/fev/2011",
        "Motivo: falta de pagamento",
        "Lavrado em: 14/fev/2011",
    ]
    found = values(read(rows, "protesto"))
    assert (found["protocolo"], found["data_protocolo"]) == (["4321"], ["2011-02-07"])
    assert found["devedor_nome@devedor 1"] == ["Rui Pereira Braga"]
    assert (found["apresentante"], found["credor"]) == (["Caixa do Vale S/A"], ["Metal Forte Ltda"])
    assert (found["titulo_emissao"], found["titulo_vencimento"]) == (["2011-01-10"], ["2011-01-20"])
    assert (found["data_intimacao"], found["data_protesto"]) == (["2011-02-09"], ["2011-02-14"])
    assert (found["titulo_especie"], found["titulo_valor"]) == (["cheque"], ["1500.00"])


def test_the_name_of_a_company_ends_before_the_sentence_goes_on():
    for text, name in [
        ("Caixa do Vale me foi entregue", "Caixa do Vale"),
        ("Metal Forte Ltda me", "Metal Forte Ltda me"),
    ]:
        found = read_company(text + ", hoje", 0)
        assert found is None or text[found.start : found.end] == name
    assert read_company("11.222.333/0001-81 e Metal Forte Ltda", 0) is None


def test_the_day_on_which_a_title_came_is_not_that_of_its_protest():
    text = (
        "Saibam quantos este instrumento virem que, em 3 de maio de 1962, foi-me entregue por Banco Sol uma "
        "nota promissória de nº 77, no valor de Cr$ 500,00. Dirigi-me ao devedor, que nada respondeu."
    )
    found = read(["INSTRUMENTO DE PROTESTO", *wrapped(text)], "protesto")
    assert [field.value for field in found.fields if field.name == "data_protesto" and field.value] == []


def test_an_instrument_without_another_day_was_made_on_that_of_its_close():
    text = (
        "A pedido de Banco Sol S.A. protesto por falta de pagamento a duplicata nº 77, vencível em 3 de maio "
        "de 1980, de Rosa Prado Lima, avisada em 20 de maio de 1980."
    )
    found = read(["INSTRUMENTO DE PROTESTO", *wrapped(text), "Itu, 24 de maio de 1980."], "protesto")
    assert [field.value for field in found.fields if field.name == "data_protesto"] == ["1980-05-24"]


def test_the_first_contract_s_date_is_not_that_of_what_changes_it():
    heading = wrapped("TERMO DE ADITAMENTO QUE, AO CONTRATO PRIMITIVO, DE 27 DE AGOSTO DE 1976, FAZEM:")
    told = read(
        [
            *heading,
            "RUI PEREIRA BRAGA, brasileiro, casado, padeiro, CPF 529.982.247-25.",
            "Itu, 7 de maio de 1983.",
        ],
        "contrato_social",
    )
    assert values(told)["data_contrato"] == ["1983-05-07"]
