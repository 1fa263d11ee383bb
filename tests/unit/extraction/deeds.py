"""Deeds, powers of attorney, articles and protests as different offices write them, and what each says.

Expected are the values of a field in order; those of parties as `subject field`.
"""

from tests.strategies import Row, wrapped

Told = tuple[list[Row], dict[str, list[str]]]


def paragraphs(*texts: str) -> list[Row]:
    return [line for text in texts for line in wrapped(text)]


SALE: Told = (
    [
        "2º TABELIÃO DE NOTAS DE ITU - SP",
        "Livro 123   Fls. 45",
        "ESCRITURA PÚBLICA DE VENDA E COMPRA",
        *wrapped(
            "SAIBAM quantos esta pública escritura virem que, aos vinte e três (23) dias do mês de março "
            "do ano de "
            "dois mil e dez (2010), nesta cidade de Itu, Estado de São Paulo, perante mim, escrevente, "
            "compareceram partes entre si justas e contratadas, a saber: como OUTORGANTES VENDEDORES, "
            "JOÃO DA "
            "SILVA, brasileiro, engenheiro, RG nº 12.345.678-9-SSP/SP, CPF/MF nº 529.982.247-25, e sua "
            "mulher "
            "MARIA APARECIDA DA SILVA, brasileira, professora, RG nº 23.456.789-0 SSP/SP, CPF nº "
            "111.444.777-35, "
            "casados sob o regime da comunhão parcial de bens, na vigência da Lei nº 6.515/77, residentes e "
            "domiciliados nesta cidade, na Rua das Flores nº 12; e como OUTORGADA COMPRADORA, CONSTRUTORA "
            "HORIZONTE LTDA., pessoa jurídica de direito privado, com sede em Salto, SP, inscrita no "
            "CNPJ/MF sob nº "
            "11.222.333/0001-81, neste ato representada por seu sócio administrador PEDRO ALVES NETO, "
            "brasileiro, "
            "casado, empresário, RG 9.876.543, CPF 123.456.789-09. Os presentes, reconhecidos como os "
            "próprios por "
            "mim, do que dou fé. E pelos outorgantes vendedores me foi dito que são legítimos possuidores do "
            "imóvel da matrícula nº 12.345, e que o vendem pelo preço certo e ajustado de R$ 350.000,00 "
            "(trezentos "
            "e cinquenta mil reais), pago da seguinte forma: R$ 50.000,00 em dinheiro e R$ 300.000,00 por "
            "transferência bancária. O imposto de transmissão ITBI foi recolhido no valor de R$ 7.000,00 "
            "(sete mil "
            "reais). Assim o disseram."
        ),
    ],
    {
        "data_escritura": ["2010-03-23"],
        "especie": ["compra e venda"],
        "outorgante 1 outorgante_nome": ["João da Silva"],
        "outorgante 1 outorgante_cpf": ["52998224725"],
        "outorgante 1 outorgante_rg": ["12345678-9"],
        "outorgante 1 outorgante_profissao": ["engenheiro"],
        "outorgante 2 outorgante_nome": ["Maria Aparecida da Silva"],
        "outorgante 2 outorgante_cpf": ["11144477735"],
        "outorgante 2 outorgante_nacionalidade": ["brasileira"],
        "outorgado 1 outorgado_nome": ["Construtora Horizonte Ltda"],
        "outorgado 1 outorgado_cnpj": ["11222333000181"],
        "valor_negocio": ["350000.00"],
        "imposto": ["ITBI"],
        "valor_imposto": ["7000.00"],
        "forma_pagamento": ["R$ 50.000,00 em dinheiro e R$ 300.000,00 por transferência bancária"],
    },
)

DONATION: Told = (
    [
        "ESCRITURA DE DOAÇÃO",
        *wrapped(
            "No dia 5 de maio de 2001, no 1º Tabelionato de Notas de Campinas-SP, compareceram, de um "
            "lado, ANA "
            "LÚCIA PRADO, brasileira, viúva, aposentada, portadora da carteira de identidade nº 3.456.789 "
            "SSP/SP e "
            "do CPF 529.982.247-25, doravante denominada simplesmente DOADORA; e, de outro lado, BRUNO "
            "PRADO, "
            "brasileiro, solteiro, maior, médico, RG 11.222.333-4, CPF 111.444.777-35, doravante denominado "
            "DONATÁRIO. A doadora dá à presente o valor de R$ 80.000,00. O ITCMD foi recolhido."
        ),
    ],
    {
        "data_escritura": ["2001-05-05"],
        "especie": ["doação"],
        "outorgante 1 outorgante_nome": ["Ana Lúcia Prado"],
        "outorgante 1 outorgante_estado_civil": ["viúva"],
        "outorgante 1 outorgante_cpf": ["52998224725"],
        "outorgado 1 outorgado_nome": ["Bruno Prado"],
        "outorgado 1 outorgado_rg": ["11222333-4"],
        "valor_negocio": ["80000.00"],
        "imposto": ["ITCMD"],
    },
)

OLD_SALE: Told = (
    paragraphs(
        "Livro n. 88, fls. 12v.",
        "Escriptura de venda e compra que fazem Manoel Antunes e sua mulher a Joaquim Teles, na forma "
        "abaixo.",
        "Saibam quantos esta publica escriptura virem que, no anno do Nascimento de Nosso Senhor Jesus "
        "Christo de "
        "mil novecentos e sessenta e dois (1962), aos quinze (15) dias do mez de junho, nesta cidade de "
        "Tatuhy, em "
        "meu cartorio, perante mim tabellião, compareceram, como outorgantes vendedores, Manoel Antunes e "
        "sua "
        "mulher dona Rosa Antunes, brasileiros, casados, ele lavrador, ela de prendas domesticas, residentes "
        "neste municipio; e como outorgado comprador, Joaquim Teles, portugues, solteiro, maior, negociante, "
        "residente nesta cidade; os presentes meus conhecidos e das testemunhas adiante nomeadas.",
    ),
    {
        "data_escritura": ["1962-06-15"],
        "especie": ["compra e venda"],
        "outorgante 1 outorgante_nome": ["Manoel Antunes"],
        "outorgante 1 outorgante_profissao": ["lavrador"],
        "outorgante 1 outorgante_nacionalidade": ["brasileiros"],
        "outorgante 2 outorgante_nome": ["Rosa Antunes"],
        "outorgante 2 outorgante_profissao": ["de prendas domesticas"],
        "outorgado 1 outorgado_nome": ["Joaquim Teles"],
        "outorgado 1 outorgado_nacionalidade": ["português"],
        "outorgado 1 outorgado_profissao": ["negociante"],
    },
)

DEED_IN_CELLS: Told = (
    [
        "3º TABELIONATO DE NOTAS",
        "ESCRITURA PÚBLICA DE COMPRA E VENDA",
        [(180, "DATA DO ATO"), (900, "VALOR DO NEGÓCIO")],
        [(180, "14/02/2022"), (900, "R$ 410.000,00")],
        [(180, "OUTORGANTE VENDEDOR"), (1500, "CPF")],
        [(180, "CARLOS EDUARDO NUNES"), (1500, "529.982.247-25")],
        [(180, "OUTORGADO COMPRADOR"), (1500, "CPF")],
        [(180, "HELENA DIAS PEREIRA"), (1500, "111.444.777-35")],
        [(180, "FORMA DE PAGAMENTO"), (1500, "VALOR DO ITBI")],
        [(180, "À vista, por transferência bancária"), (1500, "R$ 8.200,00")],
    ],
    {
        "data_escritura": ["2022-02-14"],
        "especie": ["compra e venda"],
        "outorgante 1 outorgante_nome": ["Carlos Eduardo Nunes"],
        "outorgante 1 outorgante_cpf": ["52998224725"],
        "outorgado 1 outorgado_nome": ["Helena Dias Pereira"],
        "outorgado 1 outorgado_cpf": ["11144477735"],
        "valor_negocio": ["410000.00"],
        "imposto": ["ITBI"],
        "valor_imposto": ["8200.00"],
        "forma_pagamento": ["À vista, por transferência bancária"],
    },
)

EXCHANGE: Told = (
    paragraphs(
        "TABELIONATO DE NOTAS DA COMARCA DE LONDRINA",
        "ESCRITURA PÚBLICA DE PERMUTA",
        "Aos 12 de outubro de 2015, perante mim, tabeliã, compareceram as partes:",
        "PRIMEIRO PERMUTANTE: 1) ROBERTO MOTA, brasileiro, divorciado, contador, RG 1.234.567-8 SESP/PR, CPF "
        "529.982.247-25;",
        "SEGUNDA PERMUTANTE: 2) CLARA BRITO, brasileira, solteira, arquiteta, RG 2.345.678-9 SESP/PR, CPF "
        "111.444.777-35;",
        "todos reconhecidos por mim.",
    ),
    {
        "data_escritura": ["2015-10-12"],
        "especie": ["permuta"],
        "outorgante 1 outorgante_nome": ["Roberto Mota"],
        "outorgante 1 outorgante_estado_civil": ["divorciado"],
        "outorgado 1 outorgado_nome": ["Clara Brito"],
        "outorgado 1 outorgado_cpf": ["11144477735"],
    },
)

DEBT: Told = (
    paragraphs(
        "ESCRITURA PÚBLICA DE CONFISSÃO DE DÍVIDA",
        "SAIBAM quantos virem esta escritura que em 30 de janeiro de 2018, neste Tabelionato de Notas, "
        "compareceram "
        "como outorgante devedora, TRANSPORTES RAPIDEZ LTDA - ME, com sede em Jundiaí-SP, inscrita no "
        "CNPJ sob o "
        "número 11.222.333/0001-81; e como outorgado credor, o Sr. FÁBIO LEME, brasileiro, casado com "
        "VERA LEME, "
        "comerciante, portador da cédula de identidade RG nº 5.432.109-8, inscrito no CPF sob o nº "
        "529.982.247-25, residente nesta cidade. Pela devedora me foi dito que confessa dever a "
        "importância de R$ "
        "45.000,00 (quarenta e cinco mil reais).",
    ),
    {
        "data_escritura": ["2018-01-30"],
        "especie": ["confissão de dívida"],
        "outorgante 1 outorgante_nome": ["Transportes Rapidez Ltda - ME"],
        "outorgante 1 outorgante_cnpj": ["11222333000181"],
        "outorgado 1 outorgado_nome": ["Fábio Leme"],
        "outorgado 1 outorgado_cpf": ["52998224725"],
        "valor_negocio": ["45000.00"],
    },
)

ESCRITURAS = {
    "sale": SALE,
    "donation": DONATION,
    "old_sale": OLD_SALE,
    "deed_in_cells": DEED_IN_CELLS,
    "exchange": EXCHANGE,
    "debt": DEBT,
}

POWERS: Told = (
    paragraphs(
        "PROCURAÇÃO BASTANTE QUE FAZ: JOSÉ LIMA",
        "SAIBAM quantos este público instrumento de procuração bastante virem que, no ano do Nascimento "
        "de Nosso "
        "Senhor Jesus Cristo de mil novecentos e noventa e oito (1998), aos dez (10) dias do mês de "
        "junho, nesta "
        "cidade de Tatuí, compareceu como outorgante: JOSÉ LIMA, brasileiro, casado, comerciante, RG nº "
        "7.654.321, "
        "CPF nº 529.982.247-25, residente nesta cidade; e por ele me foi dito que, por este público "
        "instrumento, "
        "nomeia e constitui seu bastante procurador CARLOS LIMA, brasileiro, solteiro, advogado, RG nº "
        "8.765.432-1, CPF 111.444.777-35, a quem confere amplos, gerais e ilimitados poderes para vender "
        "o imóvel "
        "da Rua A, nº 10, podendo assinar escrituras e dar quitação. A presente procuração é válida até "
        "31 de "
        "dezembro de 1999.",
    ),
    {
        "data_procuracao": ["1998-06-10"],
        "outorgante 1 outorgante_nome": ["José Lima"],
        "outorgante 1 outorgante_cpf": ["52998224725"],
        "outorgado 1 outorgado_nome": ["Carlos Lima"],
        "outorgado 1 outorgado_profissao": ["advogado"],
        "poderes": ["vender o imóvel da Rua A, nº 10, podendo assinar escrituras e dar quitação"],
        "validade": ["1999-12-31"],
    },
)

POWERS_OF_COMPANY: Told = (
    paragraphs(
        "5º Tabelionato de Notas",
        "PROCURAÇÃO PÚBLICA",
        "Saibam quantos este instrumento público virem que, em 3 de agosto de 2020, compareceu como "
        "outorgante ALFA "
        "COMÉRCIO DE ROUPAS LTDA, pessoa jurídica de direito privado, inscrita no CNPJ sob nº "
        "11.222.333/0001-81, "
        "com sede em Blumenau-SC, representada por sua sócia LIA ROCHA, brasileira, casada, empresária, CPF "
        "123.456.789-09; que nomeia e constitui seus procuradores: a) MÁRIO TELES, brasileiro, casado, "
        "advogado, "
        "CPF nº 529.982.247-25; e b) SÔNIA BRAGA, brasileira, solteira, advogada, CPF nº 111.444.777-35; "
        "aos quais "
        "confere poderes para representá-la perante bancos e repartições. Prazo de validade: indeterminado.",
    ),
    {
        "data_procuracao": ["2020-08-03"],
        "outorgante 1 outorgante_nome": ["Alfa Comércio de Roupas Ltda"],
        "outorgante 1 outorgante_cnpj": ["11222333000181"],
        "outorgado 1 outorgado_nome": ["Mário Teles"],
        "outorgado 1 outorgado_cpf": ["52998224725"],
        "outorgado 2 outorgado_nome": ["Sônia Braga"],
        "outorgado 2 outorgado_cpf": ["11144477735"],
        "poderes": ["representá-la perante bancos e repartições"],
        "validade": ["indeterminado"],
    },
)

POWERS_WITH_CAPTIONS: Told = (
    [
        "PROCURAÇÃO PÚBLICA",
        "Data: 10/11/2019",
        *wrapped(
            "OUTORGANTE: EVA MARIA CRUZ, brasileira, viúva, do lar, RG MG-4.567.890, CPF 529.982.247-25, "
            "residente "
            "em Betim-MG."
        ),
        *wrapped(
            "OUTORGADO: IVO CRUZ, brasileiro, casado, motorista, RG MG-5.678.901, CPF 111.444.777-35, "
            "residente em "
            "Betim-MG."
        ),
        *wrapped(
            "PODERES: receber benefício previdenciário junto ao INSS, assinar recibos e requerer documentos."
        ),
        "VALIDADE: 10/11/2021",
    ],
    {
        "data_procuracao": ["2019-11-10"],
        "outorgante 1 outorgante_nome": ["Eva Maria Cruz"],
        "outorgante 1 outorgante_profissao": ["do lar"],
        "outorgante 1 outorgante_rg": ["MG-4567890"],
        "outorgado 1 outorgado_nome": ["Ivo Cruz"],
        "poderes": ["receber benefício previdenciário junto ao INSS, assinar recibos e requerer documentos"],
        "validade": ["2021-11-10"],
    },
)

OLD_POWERS: Told = (
    paragraphs(
        "PROCURAÇÃO",
        "Saibam os que este público instrumento de procuração virem que aos oito dias do mês de setembro "
        "do ano de "
        "mil novecentos e setenta e quatro, nesta cidade, em cartório, compareceu como outorgante "
        "Benedita Alves, "
        "brasileira, viuva, domestica, domiciliada nesta cidade, reconhecida como a própria, e disse que "
        "nomeava e "
        "constituia seu bastante procurador Osmar Alves, brasileiro, casado, ferroviario, a quem conferia "
        "poderes "
        "para vender o terreno situado na Vila Nova.",
    ),
    {
        "data_procuracao": ["1974-09-08"],
        "outorgante 1 outorgante_nome": ["Benedita Alves"],
        "outorgante 1 outorgante_estado_civil": ["viúva"],
        "outorgante 1 outorgante_profissao": ["domestica"],
        "outorgado 1 outorgado_nome": ["Osmar Alves"],
        "outorgado 1 outorgado_profissao": ["ferroviario"],
        "poderes": ["vender o terreno situado na Vila Nova"],
    },
)

COUPLE_POWERS: Told = (
    paragraphs(
        "Tabelionato de Notas",
        "INSTRUMENTO PÚBLICO DE PROCURAÇÃO",
        "Aos 20/05/2016 compareceram como outorgantes NELSON PAES e DALVA PAES, brasileiros, casados, ele "
        "aposentado, portador do RG nº 3.333.333-3 e do CPF nº 529.982.247-25, ela costureira, portadora "
        "do RG nº "
        "4.444.444-4 e do CPF nº 111.444.777-35, e por eles me foi dito que nomeiam e constituem sua "
        "procuradora "
        "TÂNIA PAES, brasileira, solteira, bancária, RG 5.555.555-5, CPF 123.456.789-09, a quem conferem "
        "poderes "
        "para administrar seus bens. O presente mandato terá validade até 20/05/2018.",
    ),
    {
        "data_procuracao": ["2016-05-20"],
        "outorgante 1 outorgante_nome": ["Nelson Paes"],
        "outorgante 1 outorgante_cpf": ["52998224725"],
        "outorgante 2 outorgante_nome": ["Dalva Paes"],
        "outorgante 2 outorgante_cpf": ["11144477735"],
        "outorgante 2 outorgante_profissao": ["costureira"],
        "outorgado 1 outorgado_nome": ["Tânia Paes"],
        "outorgado 1 outorgado_cpf": ["12345678909"],
        "poderes": ["administrar seus bens"],
        "validade": ["2018-05-20"],
    },
)

PROCURACOES = {
    "powers": POWERS,
    "powers_of_company": POWERS_OF_COMPANY,
    "powers_with_captions": POWERS_WITH_CAPTIONS,
    "old_powers": OLD_POWERS,
    "couple_powers": COUPLE_POWERS,
}

ARTICLES: Told = (
    [
        "CONTRATO SOCIAL DE SOCIEDADE LIMITADA",
        *wrapped(
            "Pelo presente instrumento particular de contrato social, JOÃO DA SILVA, brasileiro, casado "
            "sob o "
            "regime da comunhão parcial de bens, empresário, portador da cédula de identidade RG nº "
            "12.345.678-9 "
            "SSP/SP, inscrito no CPF sob nº 529.982.247-25, residente e domiciliado na Rua A, 10, Itu, "
            "SP, e MARIA "
            "SOUZA, brasileira, solteira, maior, comerciante, portadora do RG nº 23.456.789-0, CPF nº "
            "111.444.777-35, residente na Rua B, 20, Itu, SP, resolvem constituir uma sociedade limitada, "
            "mediante "
            "as seguintes cláusulas:"
        ),
        *wrapped(
            "CLÁUSULA PRIMEIRA - A sociedade girará sob o nome empresarial PADARIA BOM PÃO LTDA, e terá "
            "sede na Rua "
            "das Rosas, nº 100, Centro, Itu, SP, CEP 13300-000."
        ),
        *wrapped("CLÁUSULA SEGUNDA - A sociedade terá por objeto o comércio varejista de pães e doces."),
        *wrapped(
            "CLÁUSULA TERCEIRA - O capital social é de R$ 20.000,00 (vinte mil reais), dividido em 20.000 "
            "(vinte "
            "mil) quotas no valor nominal de R$ 1,00 (um real) cada uma, assim distribuídas:"
        ),
        [(180, "SÓCIO"), (1000, "QUOTAS"), (1500, "VALOR")],
        [(180, "JOÃO DA SILVA"), (1000, "12.000"), (1500, "R$ 12.000,00")],
        [(180, "MARIA SOUZA"), (1000, "8.000"), (1500, "R$ 8.000,00")],
        [(180, "TOTAL"), (1000, "20.000"), (1500, "R$ 20.000,00")],
        *wrapped(
            "CLÁUSULA QUARTA - A administração da sociedade caberá ao sócio JOÃO DA SILVA, com poderes."
        ),
        "Itu, 10 de maio de 2015.",
        "JOÃO DA SILVA",
    ],
    {
        "razao_social": ["Padaria Bom Pão Ltda"],
        "sede": ["Rua das Rosas, nº 100, Centro, Itu, SP, CEP 13300-000"],
        "objeto": ["comércio varejista de pães e doces"],
        "capital_social": ["20000.00"],
        "socio 1 socio_nome": ["João da Silva"],
        "socio 1 socio_cpf": ["52998224725"],
        "socio 1 socio_quotas": ["12000"],
        "socio 1 socio_valor": ["12000.00"],
        "socio 2 socio_nome": ["Maria Souza"],
        "socio 2 socio_profissao": ["comerciante"],
        "socio 2 socio_quotas": ["8000"],
        "socio 2 socio_valor": ["8000.00"],
        "administrador": ["João da Silva"],
        "data_contrato": ["2015-05-10"],
    },
)

ARTICLES_IN_PROSE: Told = (
    paragraphs(
        "INSTRUMENTO PARTICULAR DE CONTRATO SOCIAL",
        "Os abaixo assinados:",
        "1. LUCAS FARIA, brasileiro, solteiro, nascido em 03/02/1985, programador, RG 1.234.567-8, CPF "
        "529.982.247-25, residente em Curitiba-PR;",
        "2. PAULA NEVES, brasileira, divorciada, designer gráfica, RG 2.345.678-9, CPF 111.444.777-35, "
        "residente em "
        "Curitiba-PR;",
        "têm entre si justo e contratado constituir uma sociedade, que se regerá pelas cláusulas seguintes:",
        "1ª - A sociedade adotará o nome empresarial NUVEM CLARA SOFTWARE LTDA.",
        "2ª - O objeto da sociedade será o desenvolvimento de programas de computador sob encomenda.",
        "3ª - A sociedade tem sua sede na Avenida Sete de Setembro, nº 2.000, sala 5, Curitiba, PR.",
        "4ª - O capital social será de R$ 50.000,00 (cinquenta mil reais), dividido em 500 (quinhentas) "
        "quotas de "
        "R$ 100,00 (cem reais) cada uma, subscritas pelos sócios da seguinte forma: LUCAS FARIA, 300 "
        "(trezentas) "
        "quotas, no valor de R$ 30.000,00 (trinta mil reais); PAULA NEVES, 200 (duzentas) quotas, no "
        "valor de R$ "
        "20.000,00 (vinte mil reais).",
        "5ª - A administração será exercida pelos sócios LUCAS FARIA e PAULA NEVES, em conjunto.",
        "Curitiba, 7 de abril de 2021.",
    ),
    {
        "razao_social": ["Nuvem Clara Software Ltda"],
        "objeto": ["desenvolvimento de programas de computador sob encomenda"],
        "sede": ["Avenida Sete de Setembro, nº 2.000, sala 5, Curitiba, PR"],
        "capital_social": ["50000.00"],
        "socio 1 socio_nome": ["Lucas Faria"],
        "socio 1 socio_profissao": ["programador"],
        "socio 1 socio_quotas": ["300"],
        "socio 1 socio_valor": ["30000.00"],
        "socio 2 socio_nome": ["Paula Neves"],
        "socio 2 socio_profissao": ["designer gráfica"],
        "socio 2 socio_quotas": ["200"],
        "socio 2 socio_valor": ["20000.00"],
        "administrador": ["Lucas Faria", "Paula Neves"],
        "data_contrato": ["2021-04-07"],
    },
)

AMENDMENT: Told = (
    paragraphs(
        "SEGUNDA ALTERAÇÃO DO CONTRATO SOCIAL DA SOCIEDADE",
        "OFICINA DOIS IRMÃOS LTDA",
        "CNPJ: 11.222.333/0001-81",
        "NIRE: 35.212.345.678",
        "Pelo presente instrumento, os sócios ADÃO REIS, brasileiro, casado, mecânico, RG nº "
        "11.111.111-1, CPF nº "
        "529.982.247-25, e ABEL REIS, brasileiro, viúvo, mecânico, RG nº 22.222.222-2, CPF nº "
        "111.444.777-35, "
        "únicos sócios da sociedade, resolvem de comum acordo alterar o contrato:",
        "O capital social é de R$ 10.000,00 (dez mil reais), dividido em 10.000 (dez mil) quotas de R$ "
        "1,00 (um "
        "real) cada, cabendo ao sócio ADÃO REIS 5.000 (cinco mil) quotas, no valor total de R$ 5.000,00 "
        "(cinco mil "
        "reais), e ao sócio ABEL REIS 5.000 (cinco mil) quotas, no valor total de R$ 5.000,00 (cinco mil "
        "reais).",
        "A administração da sociedade caberá ao sócio ABEL REIS.",
    ),
    {
        "cnpj_sociedade": ["11222333000181"],
        "nire": ["35212345678"],
        "capital_social": ["10000.00"],
        "socio 1 socio_nome": ["Adão Reis"],
        "socio 1 socio_quotas": ["5000"],
        "socio 2 socio_nome": ["Abel Reis"],
        "socio 2 socio_estado_civil": ["viúvo"],
        "socio 2 socio_valor": ["5000.00"],
        "administrador": ["Abel Reis"],
    },
)

SOLE_OWNER: Told = (
    paragraphs(
        "CONTRATO DE CONSTITUIÇÃO DE SOCIEDADE LIMITADA UNIPESSOAL",
        "Por este instrumento particular, SARA MELO, brasileira, casada com regime de comunhão universal, "
        "farmacêutica, RG nº 3.210.987-6 SSP/BA, CPF nº 529.982.247-25, domiciliada em Ilhéus, resolve "
        "constituir "
        "uma sociedade limitada unipessoal:",
        "CLÁUSULA 1ª A empresa girará sob a denominação social de DROGARIA DO CACAU LTDA.",
        "CLÁUSULA 2ª O capital social é de R$ 30.000,00 (trinta mil reais), dividido em 30.000 quotas de "
        "R$ 1,00 "
        "cada uma, totalmente subscrito por SARA MELO, com 30.000 quotas no valor de R$ 30.000,00.",
        "CLÁUSULA 3ª A administração será exercida pela sócia SARA MELO.",
        "Ilhéus-BA, 1º de fevereiro de 2020.",
    ),
    {
        "razao_social": ["Drogaria do Cacau Ltda"],
        "capital_social": ["30000.00"],
        "socio 1 socio_nome": ["Sara Melo"],
        "socio 1 socio_profissao": ["farmacêutica"],
        "socio 1 socio_quotas": ["30000"],
        "socio 1 socio_valor": ["30000.00"],
        "administrador": ["Sara Melo"],
        "data_contrato": ["2020-02-01"],
    },
)

SUMMARY: Told = (
    [
        "CONTRATO SOCIAL",
        [(180, "RAZÃO SOCIAL"), (1400, "CNPJ")],
        [(180, "TRÊS LAGOS TURISMO LTDA"), (1400, "11.222.333/0001-81")],
        [(180, "NIRE"), (1400, "CAPITAL SOCIAL")],
        [(180, "41 2 0123456 7"), (1400, "R$ 90.000,00")],
        "OBJETO SOCIAL",
        "agência de viagens e transporte de passageiros",
        "SEDE",
        "Rua do Porto, 55, Foz do Iguaçu-PR",
        "ADMINISTRADOR",
        "GUSTAVO LIRA",
        "A responsabilidade de cada sócio é restrita ao valor de suas quotas.",
    ],
    {
        "razao_social": ["Três Lagos Turismo Ltda"],
        "cnpj_sociedade": ["11222333000181"],
        "nire": ["41201234567"],
        "capital_social": ["90000.00"],
        "objeto": ["agência de viagens e transporte de passageiros"],
        "sede": ["Rua do Porto, 55, Foz do Iguaçu-PR"],
        "administrador": ["Gustavo Lira"],
    },
)

CONTRATOS = {
    "articles": ARTICLES,
    "articles_in_prose": ARTICLES_IN_PROSE,
    "amendment": AMENDMENT,
    "sole_owner": SOLE_OWNER,
    "summary": SUMMARY,
}

PROTEST_IN_CELLS: Told = (
    [
        "1º TABELIONATO DE PROTESTO DE LETRAS E TÍTULOS",
        "Campinas - SP",
        "INSTRUMENTO DE PROTESTO",
        [(180, "PROTOCOLO"), (800, "DATA DO PROTOCOLO"), (1500, "DATA DO PROTESTO")],
        [(180, "2019.0012345-6"), (800, "03/05/2019"), (1500, "08/05/2019")],
        [(180, "DEVEDOR"), (1500, "CPF/CNPJ")],
        [(180, "MERCADO CENTRAL LTDA ME"), (1500, "11.222.333/0001-81")],
        "APRESENTANTE",
        "BANCO DO VALE S.A.",
        "CREDOR",
        "INDÚSTRIA DE DOCES ALFA LTDA",
        [
            (180, "ESPÉCIE"),
            (700, "NÚMERO DO TÍTULO"),
            (1200, "EMISSÃO"),
            (1600, "VENCIMENTO"),
            (2000, "VALOR"),
        ],
        [(180, "DMI"), (700, "4567/A"), (1200, "01/02/2019"), (1600, "01/04/2019"), (2000, "R$ 1.234,56")],
        "MOTIVO",
        "FALTA DE PAGAMENTO",
    ],
    {
        "protocolo": ["20190012345-6"],
        "data_protocolo": ["2019-05-03"],
        "data_protesto": ["2019-05-08"],
        "devedor 1 devedor_nome": ["Mercado Central Ltda ME"],
        "devedor 1 devedor_cnpj": ["11222333000181"],
        "apresentante": ["Banco do Vale S.A."],
        "credor": ["Indústria de Doces Alfa Ltda"],
        "titulo_especie": ["duplicata"],
        "titulo_numero": ["4567/A"],
        "titulo_emissao": ["2019-02-01"],
        "titulo_vencimento": ["2019-04-01"],
        "titulo_valor": ["1234.56"],
        "motivo": ["falta de pagamento"],
    },
)

PROTEST_IN_PROSE: Told = (
    paragraphs(
        "CERTIDÃO DE PROTESTO",
        "CERTIFICO que, em 12 de junho de 2018, foi protestado por falta de pagamento o título da espécie "
        "nota "
        "promissória nº 12/2017, emitida em 10/01/2017, com vencimento em 10/12/2017, no valor de R$ "
        "5.000,00 "
        "(cinco mil reais), apresentado por BANCO DO VALE S.A., tendo como credor JOSÉ ALVES e como "
        "devedor PAULO "
        "RIBEIRO, CPF nº 529.982.247-25, protocolado sob o nº 98.765 em 5 de junho de 2018.",
    ),
    {
        "protocolo": ["98765"],
        "data_protocolo": ["2018-06-05"],
        "devedor 1 devedor_nome": ["Paulo Ribeiro"],
        "devedor 1 devedor_cpf": ["52998224725"],
        "apresentante": ["Banco do Vale S.A."],
        "credor": ["José Alves"],
        "titulo_especie": ["nota promissória"],
        "titulo_numero": ["12/2017"],
        "titulo_emissao": ["2017-01-10"],
        "titulo_vencimento": ["2017-12-10"],
        "titulo_valor": ["5000.00"],
        "motivo": ["falta de pagamento"],
    },
)

PROTEST_WITH_COLONS: Told = (
    [
        "TABELIONATO DE PROTESTO DE TÍTULOS",
        "TERMO DE PROTESTO",
        "Protocolo: 554433",
        "Data do protocolo: 02/09/2021",
        "Apresentante: COOPERATIVA DE CRÉDITO UNIÃO",
        "Sacador: TECIDOS AURORA S/A",
        "Devedor: CAIO PRATES",
        "CPF: 529.982.247-25",
        "Espécie: Cheque",
        "Número do título: 000123",
        "Data de emissão: 01/07/2021",
        "Valor: R$ 870,00",
        "Motivo: por falta de pagamento",
        "Data da intimação: 05/09/2021",
        "Data do protesto: 09/09/2021",
    ],
    {
        "protocolo": ["554433"],
        "data_protocolo": ["2021-09-02"],
        "apresentante": ["Cooperativa de Crédito União"],
        "credor": ["Tecidos Aurora S/A"],
        "devedor 1 devedor_nome": ["Caio Prates"],
        "devedor 1 devedor_cpf": ["52998224725"],
        "titulo_especie": ["cheque"],
        "titulo_numero": ["000123"],
        "titulo_emissao": ["2021-07-01"],
        "titulo_valor": ["870.00"],
        "motivo": ["falta de pagamento"],
        "data_intimacao": ["2021-09-05"],
        "data_protesto": ["2021-09-09"],
    },
)

OLD_PROTEST: Told = (
    paragraphs(
        "INSTRUMENTO PÚBLICO DE PROTESTO",
        "Saibam quantos virem este instrumento de protesto que me foi apresentada uma letra de câmbio nº "
        "77, do "
        "valor de R$ 2.500,00, emitida em 3 de março de 1996, vencida em 3 de junho de 1996, figurando como "
        "devedora a firma COMERCIAL BOA VISTA LTDA, CNPJ 11.222.333/0001-81, a favor de NEIDE CAMPOS, e "
        "que foi "
        "protestada por falta de aceite. Apontado sob o nº 4.321.",
    ),
    {
        "protocolo": ["4321"],
        "titulo_especie": ["letra de câmbio"],
        "titulo_numero": ["77"],
        "titulo_valor": ["2500.00"],
        "titulo_emissao": ["1996-03-03"],
        "titulo_vencimento": ["1996-06-03"],
        "credor": ["Neide Campos"],
        "devedor 1 devedor_nome": ["Comercial Boa Vista Ltda"],
        "devedor 1 devedor_cnpj": ["11222333000181"],
        "motivo": ["falta de aceite"],
    },
)

TAX_DEBT: Told = (
    [
        "TABELIONATO DE PROTESTO",
        "INSTRUMENTO DE PROTESTO",
        [(180, "Nº DO PROTOCOLO"), (1000, "APRESENTANTE")],
        [(180, "778899"), (1000, "MUNICÍPIO DE SOROCABA")],
        [(180, "ESPÉCIE DO TÍTULO"), (1000, "Nº DO TÍTULO"), (1700, "VALOR DO TÍTULO")],
        [(180, "CDA"), (1000, "2016/998"), (1700, "3.210,05")],
        [(180, "DEVEDOR(ES)"), (1500, "CPF/CNPJ")],
        [(180, "RAQUEL TORRES DINIZ"), (1500, "111.444.777-35")],
        "MOTIVO DO PROTESTO",
        "Falta de pagamento",
    ],
    {
        "protocolo": ["778899"],
        "apresentante": ["Município de Sorocaba"],
        "titulo_especie": ["certidão de dívida ativa"],
        "titulo_numero": ["2016/998"],
        "titulo_valor": ["3210.05"],
        "devedor 1 devedor_nome": ["Raquel Torres Diniz"],
        "devedor 1 devedor_cpf": ["11144477735"],
        "motivo": ["falta de pagamento"],
    },
)

PROTESTOS = {
    "protest_in_cells": PROTEST_IN_CELLS,
    "protest_in_prose": PROTEST_IN_PROSE,
    "protest_with_colons": PROTEST_WITH_COLONS,
    "old_protest": OLD_PROTEST,
    "tax_debt": TAX_DEBT,
}

ALL = {
    **{name: ("escritura", *told) for name, told in ESCRITURAS.items()},
    **{name: ("procuracao", *told) for name, told in PROCURACOES.items()},
    **{name: ("contrato_social", *told) for name, told in CONTRATOS.items()},
    **{name: ("protesto", *told) for name, told in PROTESTOS.items()},
}
