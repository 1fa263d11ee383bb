"""Records of property as different offices kept them, 1976 to 2026, each with what must be read from it."""

from dataclasses import dataclass

from pipelines.document import Document
from tests.strategies import Row, page_of, wrapped


@dataclass(frozen=True, slots=True)
class Told:
    """The rows of each page, the fields of the document itself, and those of each subject."""

    pages: list[list[Row]]
    document: dict[str, list[str]]
    subjects: dict[str, dict[str, list[str]]]

    def read_as(self, **place) -> Document:
        return Document(tuple(page_of(rows, number=n, **place) for n, rows in enumerate(self.pages, start=1)))


def running(*paragraphs: Row, width: int = 84) -> list[Row]:
    return [
        line for text in paragraphs for line in (wrapped(text, width) if isinstance(text, str) else [text])
    ]


SAO_PAULO_1978 = Told(
    [
        running(
            "LIVRO Nº 2 - REGISTRO GERAL",
            [(180, "matrícula"), (900, "ficha"), (1300, "REGISTRO DE IMÓVEIS DE JUNDIAÍ")],
            [(180, "8.214"), (900, "1")],
            "Jundiaí, 14 de agosto de 1978",
            "",
            "IMÓVEL: Um terreno urbano constituído pelo lote nº 17 da quadra F do loteamento denominado "
            "Jardim das Acácias, nesta cidade e comarca, com frente para a Rua Barão de Limeira, medindo "
            "12,00 metros de frente por 30,00 metros da frente aos fundos, de ambos os lados, encerrando a "
            "área de 360,00 metros quadrados.",
            "CONTRIBUINTE: 04.112.017.",
            "PROPRIETÁRIOS: ANTENOR LUCCHESI, comerciante, e sua mulher ODETE PRADO LUCCHESI, do lar, "
            "brasileiros, casados, CPF nº 529.982.247-25, residentes nesta cidade.",
            "REGISTRO ANTERIOR: Transcrição nº 31.405 do livro 3-AB, deste Registro.",
            "O Oficial, Dr. Nestor Pires.",
            "",
            "R.1 em 14 de agosto de 1978.",
            "Por escritura pública de 3 de julho de 1978, do 1º Tabelião de Notas de Jundiaí, livro "
            "212, fls. 88, "
            "os proprietários, já qualificados, venderam o imóvel a JOÃO BATISTA FERRAZ, "
            "brasileiro, solteiro, "
            "maior, mecânico, RG nº 6.778.123, CPF nº 111.444.777-35, pelo preço de Cr$ 85.000,00 (oitenta e "
            "cinco mil cruzeiros).",
            "O Escrevente autorizado, Mário Tozzi.",
            "",
            "Av.2 em 9 de outubro de 1981.",
            "Procede-se a esta averbação para constar que no terreno foi construída uma casa que "
            "recebeu o nº 45 "
            "da Rua Barão de Limeira, com 110,00 metros quadrados, conforme certidão da Prefeitura.",
            "",
            "R.3 em 5.3.1986.",
            "Por instrumento particular de 10 de fevereiro de 1986, JOÃO BATISTA FERRAZ, já "
            "qualificado, deu o "
            "imóvel em primeira e especial hipoteca à CAIXA ECONÔMICA FEDERAL, com sede em Brasília, CNPJ nº "
            "11.222.333/0001-81, para garantia da dívida no valor de Cr$ 120.000.000,00.",
        ),
        running(
            [(180, "matrícula"), (900, "ficha")],
            [(180, "8.214"), (900, "1"), (1300, "verso")],
            "Av.4 em 20 de janeiro de 1999.",
            "Fica cancelada a hipoteca constante do R.3, conforme autorização da credora de 4 de "
            "janeiro de 1999, "
            "que fica arquivada.",
        ),
    ],
    {
        "matricula_imovel": ["8214"],
        "ficha": ["1"],
        "data_abertura": ["1978-08-14"],
        "tipo_imovel": ["urbano"],
        "lote": ["17"],
        "quadra": ["F"],
        "area": ["360.00 m²"],
        "logradouro": ["Rua Barão de Limeira"],
        "designacao_cadastral": ["04.112.017"],
        "registro_anterior": ["Transcrição nº 31.405 do livro 3-AB, deste Registro"],
        "municipio_registro": ["Jundiaí"],
    },
    {
        "proprietario 1": {"proprietario_nome": ["Antenor Lucchesi"]},
        "proprietario 2": {"proprietario_nome": ["Odete Prado Lucchesi"]},
        "R.1": {
            "ato": ["R.1"],
            "ato_data": ["1978-08-14"],
            "ato_especie": ["compra e venda"],
            "ato_adquirente": ["João Batista Ferraz"],
            "ato_titulo": [
                (
                    "escritura pública de 3 de julho de 1978, do 1º Tabelião de Notas de Jundiaí, livro "
                    "212, fls. 88"
                )
            ],
            "ato_valor": ["85000.00"],
        },
        "AV.2": {"ato": ["AV.2"], "ato_data": ["1981-10-09"], "ato_especie": ["construção"]},
        "R.3": {
            "ato": ["R.3"],
            "ato_data": ["1986-03-05"],
            "ato_especie": ["hipoteca"],
            "ato_transmitente": ["João Batista Ferraz"],
            "ato_adquirente": ["Caixa Econômica Federal"],
            "ato_titulo": ["instrumento particular de 10 de fevereiro de 1986"],
            "ato_valor": ["120000000.00"],
        },
        "AV.4": {"ato": ["AV.4"], "ato_data": ["1999-01-20"], "ato_especie": ["cancelamento"]},
    },
)

RIO_GRANDE_CAPTIONS = Told(
    [
        running(
            "REGISTRO DE IMÓVEIS DA COMARCA DE LAJEADO - RS",
            "LIVRO Nº 2 - REGISTRO GERAL",
            [(180, "FICHA"), (900, "MATRÍCULA")],
            [(180, "01"), (900, "12.345")],
            "Lajeado, 22 de novembro de 1982.",
            "",
            "IMÓVEL - Um terreno urbano, sem benfeitorias, com a área superficial de quatrocentos e "
            "cinquenta "
            "metros quadrados (450,00 m²), situado na Rua Bento Gonçalves, nº 812, nesta cidade, "
            "confrontando ao "
            "norte com a Rua Júlio de Castilhos.",
            "PROPRIETÁRIA - COMERCIAL VALE VERDE LTDA, com sede nesta cidade, CGC nº 11.222.333/0001-81.",
            "REGISTRO ANTERIOR - M-3.210, Livro 2, deste Ofício.",
            "",
            "R-1/12.345 (R.um/doze mil, trezentos e quarenta e cinco), em 22 de novembro de 1982.",
            "TÍTULO - Compra e venda.",
            "TRANSMITENTE - COMERCIAL VALE VERDE LTDA, já qualificada.",
            "ADQUIRENTE - ILSE SCHMITT, brasileira, viúva, professora, CPF nº 529.982.247-25, "
            "residente nesta "
            "cidade.",
            "FORMA DO TÍTULO - Escritura pública lavrada em 10 de novembro de 1982, no 2º Tabelionato desta "
            "cidade, livro 55, fls. 120.",
            "VALOR - Cr$ 1.200.000,00.",
            "PROTOCOLO nº 18.203.",
            "Lajeado, 22 de novembro de 1982. O Oficial.",
            "",
            "AV-2/12.345 (AV.dois/doze mil, trezentos e quarenta e cinco), em 4 de maio de 1990.",
            "CASAMENTO - Certifico que ILSE SCHMITT casou-se com ARNO KUHN, conforme certidão de casamento "
            "arquivada. Mantido o que consta do R-1/12.345.",
            "Protocolo nº 40.117.",
        )
    ],
    {
        "matricula_imovel": ["12345"],
        "ficha": ["1"],
        "data_abertura": ["1982-11-22"],
        "tipo_imovel": ["urbano"],
        "area": ["450.00 m²"],
        "logradouro": ["Rua Bento Gonçalves, nº 812"],
        "municipio_registro": ["Lajeado-RS"],
        "oficio": ["Registro de Imóveis"],
        "registro_anterior": ["M-3.210, Livro 2, deste Ofício"],
    },
    {
        "proprietario 1": {
            "proprietario_nome": ["Comercial Vale Verde Ltda"],
            "proprietario_cnpj": ["11222333000181"],
        },
        "R.1": {
            "ato": ["R.1"],
            "ato_data": ["1982-11-22"],
            "ato_protocolo": ["18203"],
            "ato_especie": ["compra e venda"],
            "ato_transmitente": ["Comercial Vale Verde Ltda"],
            "ato_adquirente": ["Ilse Schmitt"],
            "ato_titulo": [
                (
                    "Escritura pública lavrada em 10 de novembro de 1982, no 2º Tabelionato desta "
                    "cidade, livro 55, "
                    "fls. 120"
                )
            ],
            "ato_valor": ["1200000.00"],
        },
        "AV.2": {
            "ato": ["AV.2"],
            "ato_data": ["1990-05-04"],
            "ato_protocolo": ["40117"],
            "ato_especie": ["casamento"],
        },
    },
)

MINAS_RURAL = Told(
    [
        running(
            "CARTÓRIO DE REGISTRO DE IMÓVEIS DE PASSOS - MG",
            "LIVRO Nº 2 - REGISTRO GERAL     FICHA 01",
            "MATRÍCULA Nº 5.077          DATA: 12/06/1991",
            "IMÓVEL: Uma gleba de terras de cultura e campo, situada neste município, no lugar Boa "
            "Esperança, "
            "denominada Fazenda Santa Rita, com a área de 48,4000 ha (quarenta e oito hectares e "
            "quarenta ares), "
            "cadastrada no INCRA sob o nº 428.019.006.548-2, confrontando com o Córrego Fundo.",
            "PROPRIETÁRIO: GERALDO MAGELA DE PAIVA, brasileiro, solteiro, agricultor, CPF nº 529.982.247-25.",
            "REGISTRO ANTERIOR: Matrícula nº 1.902, Livro 2, deste Cartório.",
            "",
            "R-1-5077 - 12/06/1991 - Prot: 9.841 - COMPRA E VENDA. Transmitente: GERALDO MAGELA DE PAIVA, já "
            "qualificado. Adquirente: SEBASTIÃO CRUZ, brasileiro, casado, pecuarista, CPF nº 111.444.777-35. "
            "Título: Escritura pública de compra e venda lavrada no 1º Ofício de Notas de Passos em "
            "2/5/1991. "
            "Valor: Cr$ 9.500.000,00. Dou fé.",
            "",
            "R-2-5077 - 03/09/2003 - Prot: 22.118 - HIPOTECA. Devedor: SEBASTIÃO CRUZ, já "
            "qualificado. Credor: "
            "BANCO DO VALE S.A., CNPJ nº 11.222.333/0001-81, com sede em Passos. Valor: R$ "
            "60.000,00 (sessenta mil "
            "reais). Dou fé.",
            "",
            "AV-3-5077 - 15/10/2008 - Prot: 31.006 - CANCELAMENTO. Procede-se ao cancelamento da "
            "hipoteca objeto "
            "do R-2-5077, em virtude de quitação. Dou fé.",
        )
    ],
    {
        "matricula_imovel": ["5077", "1902"],
        "ficha": ["1"],
        "data_abertura": ["1991-06-12"],
        "tipo_imovel": ["rural"],
        "area": ["48.4000 ha"],
        "denominacao": ["Fazenda Santa Rita"],
        "ccir": ["4280190065482"],
        "oficio": ["Cartório de Registro de Imóveis"],
        "municipio_registro": ["Passos-MG"],
        "registro_anterior": ["Matrícula nº 1.902, Livro 2, deste Cartório"],
    },
    {
        "proprietario 1": {
            "proprietario_nome": ["Geraldo Magela de Paiva"],
            "proprietario_cpf": ["52998224725"],
            "proprietario_nacionalidade": ["brasileiro"],
            "proprietario_estado_civil": ["solteiro"],
            "proprietario_profissao": ["agricultor"],
        },
        "R.1": {
            "ato": ["R.1"],
            "ato_data": ["1991-06-12"],
            "ato_protocolo": ["9841"],
            "ato_especie": ["compra e venda"],
            "ato_transmitente": ["Geraldo Magela de Paiva"],
            "ato_adquirente": ["Sebastião Cruz"],
            "ato_valor": ["9500000.00"],
        },
        "R.2": {
            "ato": ["R.2"],
            "ato_data": ["2003-09-03"],
            "ato_protocolo": ["22118"],
            "ato_especie": ["hipoteca"],
            "ato_transmitente": ["Sebastião Cruz"],
            "ato_adquirente": ["Banco do Vale S.A."],
            "ato_valor": ["60000.00"],
        },
        "AV.3": {
            "ato": ["AV.3"],
            "ato_data": ["2008-10-15"],
            "ato_protocolo": ["31006"],
            "ato_especie": ["cancelamento"],
        },
    },
)

PARANA_2015 = Told(
    [
        running(
            "2º OFÍCIO DE REGISTRO DE IMÓVEIS",
            "Comarca de Ponta Grossa - PR",
            "REGISTRO GERAL",
            [(180, "MATRÍCULA Nº 61.420"), (1300, "FICHA 1")],
            "CNM: 111435.2.0061420-79",
            "",
            "IMÓVEL: Apartamento nº 304, do Edifício Monte Carmelo, situado na Avenida Visconde de "
            "Taunay, nº "
            "1.500, nesta cidade, com área privativa de 68,20 m², área de uso comum de 21,80 m² e "
            "área total de "
            "90,00 m². Inscrição imobiliária: 08.3.22.54.0112.012.",
            "PROPRIETÁRIA: CONSTRUTORA CAMPOS GERAIS LTDA, pessoa jurídica, CNPJ nº "
            "11.222.333/0001-81, com sede "
            "nesta cidade.",
            "REGISTRO ANTERIOR: Matrícula nº 40.008 do Livro 2 deste Ofício.",
            "Dou fé. Ponta Grossa, 3 de fevereiro de 2015.",
            "",
            "R.01-M.61.420 - Protocolo nº 155.230 de 20/01/2015 - COMPRA E VENDA - Nos termos do instrumento "
            "particular de 15 de janeiro de 2015, a proprietária CONSTRUTORA CAMPOS GERAIS LTDA, já "
            "qualificada, "
            "vendeu o imóvel a MARINA DE SÁ TELLES, brasileira, solteira, médica, CPF nº "
            "529.982.247-25, pelo "
            "preço de R$ 310.000,00 (trezentos e dez mil reais). ITBI recolhido: R$ 6.200,00. Dou fé. Ponta "
            "Grossa, 3 de fevereiro de 2015. (a) Oficial.",
            "",
            "R.02-M.61.420 - Protocolo nº 155.230 de 20/01/2015 - ALIENAÇÃO FIDUCIÁRIA - Nos termos do mesmo "
            "instrumento, a devedora fiduciante MARINA DE SÁ TELLES, já qualificada, alienou "
            "fiduciariamente o "
            "imóvel ao BANCO ARAUCÁRIA S.A., CNPJ nº 11.222.333/0001-81, em garantia da dívida de "
            "R$ 248.000,00 "
            "(duzentos e quarenta e oito mil reais). Dou fé. Ponta Grossa, 3 de fevereiro de 2015. "
            "(a) Oficial.",
        ),
        running(
            "2º OFÍCIO DE REGISTRO DE IMÓVEIS",
            [(180, "MATRÍCULA Nº 61.420"), (1300, "FICHA 1 verso")],
            "AV.03-M.61.420 - Protocolo nº 201.744 de 02/08/2021 - DIVÓRCIO - Averba-se, à vista da certidão "
            "de casamento, o divórcio do casal. Dou fé. Ponta Grossa, 9 de agosto de 2021. (a) Oficial.",
        ),
    ],
    {
        "matricula_imovel": ["61420", "40008", "61420"],
        "cnm": ["1114352006142079"],
        "ficha": ["1"],
        "data_abertura": ["2015-02-03"],
        "tipo_imovel": ["urbano"],
        "area": ["90.00 m²"],
        "logradouro": ["Avenida Visconde de Taunay, nº 1.500"],
        "designacao_cadastral": ["08.3.22.54.0112.012"],
        "oficio": ["2º Ofício de Registro de Imóveis"],
        "municipio_registro": ["Ponta Grossa-PR"],
    },
    {
        "proprietario 1": {"proprietario_nome": ["Construtora Campos Gerais Ltda"]},
        "R.1": {
            "ato": ["R.1"],
            "ato_data": ["2015-02-03"],
            "ato_protocolo": ["155230"],
            "ato_especie": ["compra e venda"],
            "ato_transmitente": ["Construtora Campos Gerais Ltda"],
            "ato_adquirente": ["Marina de Sá Telles"],
            "ato_titulo": ["instrumento particular de 15 de janeiro de 2015"],
            "ato_valor": ["310000.00"],
        },
        "R.2": {
            "ato": ["R.2"],
            "ato_data": ["2015-02-03"],
            "ato_protocolo": ["155230"],
            "ato_especie": ["alienação fiduciária"],
            "ato_transmitente": ["Marina de Sá Telles"],
            "ato_adquirente": ["Banco Araucária S.A."],
            "ato_valor": ["248000.00"],
        },
        "AV.3": {
            "ato": ["AV.3"],
            "ato_data": ["2021-08-09"],
            "ato_protocolo": ["201744"],
            "ato_especie": ["divórcio"],
        },
    },
)

CAPITALS_1984 = Told(
    [
        running(
            "REGISTRO DE IMOVEIS",
            "COMARCA DE ARACATI - CE",
            "MATRICULA N. 977          FICHA N. 1",
            "ARACATI, 8 DE MARCO DE 1984.",
            "IMOVEL: UM TERRENO URBANO SITUADO NA RUA CORONEL ALEXANZITO, N. 221, NESTA CIDADE, COM "
            "A AREA DE "
            "250,00 M2.",
            "PROPRIETARIO: FRANCISCO DAS CHAGAS LIMA, BRASILEIRO, CASADO, COMERCIANTE, CPF N. "
            "529.982.247-25.",
            "REGISTRO ANTERIOR: TRANSCRICAO N. 4.410.",
            "",
            "R-1-977 - EM 8 DE MARCO DE 1984 - COMPRA E VENDA.",
            "TRANSMITENTE: FRANCISCO DAS CHAGAS LIMA, JA QUALIFICADO.",
            "ADQUIRENTE: RAIMUNDA NONATA BRAGA, BRASILEIRA, SOLTEIRA, COSTUREIRA, CPF N. 111.444.777-35.",
            "VALOR: CR$ 2.000.000,00.",
            "",
            "AV-2-977 - EM 3 DE ABRIL DE 1987 - DEMOLICAO.",
            "FOI DEMOLIDA A CASA EXISTENTE NO TERRENO.",
        )
    ],
    {
        "matricula_imovel": ["977"],
        "ficha": ["1"],
        "data_abertura": ["1984-03-08"],
        "tipo_imovel": ["urbano"],
        "area": ["250.00 m²"],
        "logradouro": ["Rua Coronel Alexanzito, N. 221"],
        "municipio_registro": ["Aracati-CE"],
        "registro_anterior": ["TRANSCRICAO N. 4.410"],
    },
    {
        "proprietario 1": {"proprietario_nome": ["Francisco das Chagas Lima"]},
        "R.1": {
            "ato": ["R.1"],
            "ato_data": ["1984-03-08"],
            "ato_especie": ["compra e venda"],
            "ato_transmitente": ["Francisco das Chagas Lima"],
            "ato_adquirente": ["Raimunda Nonata Braga"],
            "ato_valor": ["2000000.00"],
        },
        "AV.2": {"ato": ["AV.2"], "ato_data": ["1987-04-03"], "ato_especie": ["outro"]},
    },
)

CERTIFICATE_2026 = Told(
    [
        running(
            "1º REGISTRO DE IMÓVEIS DE OLINDA",
            "CERTIDÃO DE INTEIRO TEOR DE MATRÍCULA",
            "CERTIFICO, a requerimento da parte interessada, que a matrícula abaixo é do seguinte teor:",
            "Matrícula nº 30.118",
            "Imóvel: Casa residencial situada na Rua do Amparo, nº 99, Carmo, Olinda, edificada em terreno "
            "próprio com área de 180,50 m².",
            "Proprietário: ÁLVARO REGO BARROS, brasileiro, divorciado, arquiteto, CPF nº 529.982.247-25.",
            "Registro anterior: R-4 da matrícula nº 11.007 deste Registro.",
            "Olinda, 5 de maio de 2019.",
            "",
            "Averbação nº 1 - 30.118 - Data: 05/05/2019. Protocolo: 88.410. Retificação. Fica "
            "retificado o número "
            "do prédio.",
            "Registro nº 2 - 30.118 - Data: 17/11/2020. Protocolo: 93.002. Doação. Por escritura "
            "pública de 3 de "
            "novembro de 2020, do 2º Ofício de Notas de Olinda, ÁLVARO REGO BARROS, já qualificado, doou o "
            "imóvel a HELENA REGO BARROS, brasileira, solteira, estudante, CPF nº 111.444.777-35, no valor "
            "estimado de R$ 200.000,00.",
            "Averbação nº 3 - 30.118 - Data: 12/01/2026. Protocolo: 120.555. Indisponibilidade. "
            "Conforme ordem da "
            "Central Nacional, processo nº 0001234-55.2020.8.26.0100.",
            "",
            "CERTIFICO que a presente é cópia autêntica da matrícula. Olinda, 20 de fevereiro de 2026.",
            "Emolumentos: R$ 74,10.",
        )
    ],
    {
        "ficha": [],
        "data_abertura": ["2019-05-05"],
        "tipo_imovel": ["urbano"],
        "area": ["180.50 m²"],
        "logradouro": ["Rua do Amparo, nº 99"],
        "oficio": ["1º Registro de Imóveis"],
        "municipio_registro": ["Olinda"],
        "registro_anterior": ["R-4 da matrícula nº 11.007 deste Registro"],
    },
    {
        "proprietario 1": {
            "proprietario_nome": ["Álvaro Rego Barros"],
            "proprietario_estado_civil": ["divorciado"],
            "proprietario_profissao": ["arquiteto"],
        },
        "AV.1": {
            "ato": ["AV.1"],
            "ato_data": ["2019-05-05"],
            "ato_protocolo": ["88410"],
            "ato_especie": ["retificação"],
        },
        "R.2": {
            "ato": ["R.2"],
            "ato_data": ["2020-11-17"],
            "ato_protocolo": ["93002"],
            "ato_especie": ["doação"],
            "ato_transmitente": ["Álvaro Rego Barros"],
            "ato_adquirente": ["Helena Rego Barros"],
            "ato_titulo": ["escritura pública de 3 de novembro de 2020, do 2º Ofício de Notas de Olinda"],
        },
        "AV.3": {
            "ato": ["AV.3"],
            "ato_data": ["2026-01-12"],
            "ato_protocolo": ["120555"],
            "ato_especie": ["indisponibilidade"],
        },
    },
)

ALL = {
    "sao_paulo_1978": SAO_PAULO_1978,
    "rio_grande_captions": RIO_GRANDE_CAPTIONS,
    "minas_rural": MINAS_RURAL,
    "parana_2015": PARANA_2015,
    "capitals_1984": CAPITALS_1984,
    "certificate_2026": CERTIFICATE_2026,
}
