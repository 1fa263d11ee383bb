"""Certificates of birth as different offices write them, each with what must be read from it."""

from tests.strategies import Row, wrapped

Told = tuple[list[Row], dict[str, list[str]]]

MATRICULA = "10453901552013100012021000012321"


def paragraphs(*texts: str) -> list[Row]:
    return [line for text in texts for line in (wrapped(text) if text else [""])]


NATIONAL_FORM: Told = (
    [
        "REPÚBLICA FEDERATIVA DO BRASIL",
        "REGISTRO CIVIL DAS PESSOAS NATURAIS",
        "CERTIDÃO DE NASCIMENTO",
        "NOME",
        "ANA BEATRIZ COSTA SOUZA",
        [(180, "CPF"), (900, "MATRÍCULA")],
        [(180, "529.982.247-25"), (900, "104539 01 55 2013 1 00012 021 0000123 21")],
        [(180, "DATA DE NASCIMENTO POR EXTENSO"), (1600, "DIA"), (1800, "MÊS"), (2000, "ANO")],
        [(180, "doze de fevereiro de dois mil e treze"), (1600, "12"), (1800, "02"), (2000, "2013")],
        [(180, "HORA"), (500, "NATURALIDADE")],
        [(180, "08:15"), (500, "Sorocaba-SP")],
        [
            (180, "MUNICÍPIO DE REGISTRO E UNIDADE DA FEDERAÇÃO"),
            (1300, "LOCAL, MUNICÍPIO DE NASCIMENTO E UNIDADE DA FEDERAÇÃO"),
        ],
        [(180, "Itu-SP"), (1300, "Hospital Regional, Sorocaba-SP")],
        "SEXO",
        "feminino",
        "FILIAÇÃO",
        "BEATRIZ COSTA, natural de Itu-SP",
        "e CARLOS SOUZA, natural de Salto-SP",
        "AVÓS",
        "PEDRO SOUZA e ANA SOUZA",
        "JOÃO COSTA e RITA COSTA",
        [(180, "GÊMEO"), (700, "NOME E MATRÍCULA DO(S) GÊMEO(S)")],
        [(180, "não"), (700, "---")],
        [(180, "DATA DO REGISTRO POR EXTENSO"), (1500, "NÚMERO DA DECLARAÇÃO DE NASCIDO VIVO")],
        [(180, "vinte de fevereiro de dois mil e treze"), (1500, "30-12345678-9")],
        "OBSERVAÇÕES/AVERBAÇÕES",
        "Nada consta",
        [(180, "NOME DO OFÍCIO"), (1300, "MUNICÍPIO E UNIDADE DA FEDERAÇÃO")],
        [(180, "2º Ofício de Registro Civil"), (1300, "Itu-SP")],
    ],
    {
        "nome": ["Ana Beatriz Costa Souza"],
        "cpf": ["52998224725"],
        "matricula_registro_civil": [MATRICULA],
        "data_nascimento": ["2013-02-12"],
        "hora_nascimento": ["08:15"],
        "local_nascimento": ["Hospital Regional"],
        "municipio_nascimento": ["Sorocaba-SP"],
        "naturalidade": ["Sorocaba-SP"],
        "cpf_registrado": ["52998224725"],
        "gemeo": ["não"],
        "municipio_registro": ["Itu-SP"],
        "sexo": ["F"],
        "nome_mae": ["Beatriz Costa"],
        "nome_pai": ["Carlos Souza"],
        "avos": ["Pedro Souza", "Ana Souza", "João Costa", "Rita Costa"],
        "data_registro": ["2013-02-20"],
        "declaracao_nascido_vivo": ["30123456789"],
        "oficio": ["2º Ofício de Registro Civil"],
    },
)

PROSE: Told = (
    paragraphs(
        "1º Ofício de Registro Civil das Pessoas Naturais",
        "Campo Largo - PR",
        "CERTIDÃO DE NASCIMENTO",
        "",
        "CERTIFICO que, às folhas 123 do livro A-12 de Registro de Nascimentos, sob o número 4567, foi "
        "lavrado o assento de nascimento de FULANO DE TAL E SOUZA, do sexo masculino, nascido aos vinte e "
        "três dias do mês de março do ano de dois mil e quatro (23/03/2004), às quatorze horas e trinta e "
        "cinco minutos, na Maternidade Santa Clara, em Campo Largo - PR, filho de BELTRANO DE SOUZA e de "
        "SICRANA DE TAL; avós paternos José de Souza e Rita Lima e maternos Pedro de Tal e Ana Dias.",
        "O registro foi feito em 30 de março de 2004, sendo declarante o pai.",
    ),
    {
        "nome": ["Fulano de Tal e Souza"],
        "livro": ["A-12"],
        "folha": ["123"],
        "termo": ["4567"],
        "data_nascimento": ["2004-03-23"],
        "hora_nascimento": ["14:35"],
        "local_nascimento": ["Maternidade Santa Clara"],
        "sexo": ["M"],
        "nome_mae": ["Sicrana de Tal"],
        "nome_pai": ["Beltrano de Souza"],
        "avos": ["José de Souza", "Rita Lima", "Pedro de Tal", "Ana Dias"],
        "data_registro": ["2004-03-30"],
        "municipio_registro": ["Campo Largo-PR"],
        "municipio_nascimento": ["Campo Largo-PR"],
        "oficio": ["1º Ofício de Registro Civil das Pessoas Naturais"],
    },
)

OLD_EXTRACT: Told = (
    paragraphs(
        "REPÚBLICA DOS ESTADOS UNIDOS DO BRASIL",
        "COMARCA DE CAMPINAS - DISTRITO DE SOUSAS",
        "CERTIDÃO DE NASCIMENTO",
        "",
        "Certifico que sob nº 4.567, às fls. 123v do livro nº 12-A de registro de nascimentos, "
        "encontra-se o assento de MARIA APARECIDA, nascida no dia vinte e três de março de mil novecentos e "
        "quarenta e dois, às 14,30 horas, neste distrito, do sexo feminino, de cor branca, filha legítima de "
        "JOÃO DA SILVA FILHO, lavrador, natural deste Estado, e de D. ANA MARIA DE JESUS, doméstica, sendo "
        "avós paternos: João da Silva e Benedita da Silva, e maternos: Pedro de Jesus e Rosa de Jesus. "
        "O assento foi lavrado em 30 de março de 1942.",
    ),
    {
        "nome": ["Maria Aparecida"],
        "livro": ["12-A"],
        "folha": ["123v"],
        "termo": ["4567"],
        "data_nascimento": ["1942-03-23"],
        "hora_nascimento": ["14:30"],
        "local_nascimento": ["neste distrito"],
        "sexo": ["F"],
        "nome_mae": ["Ana Maria de Jesus"],
        "nome_pai": ["João da Silva Filho"],
        "avos": ["João da Silva", "Benedita da Silva", "Pedro de Jesus", "Rosa de Jesus"],
        "data_registro": ["1942-03-30"],
        "municipio_registro": ["Campinas"],
    },
)

FULL_CONTENT: Told = (
    paragraphs(
        "CERTIDÃO DE NASCIMENTO",
        "INTEIRO TEOR",
        "",
        "Certifico que do Livro A nº 45, fls. 98, termo 12.345, consta o seguinte: Aos quinze dias do mês de "
        "abril do ano de mil novecentos e oitenta e cinco, neste cartório, compareceu Antônio Carlos "
        "Pereira, "
        "brasileiro, casado, e declarou que no dia 10 de abril de 1985, às oito horas da noite, no Hospital "
        "Santa Lydia, nasceu uma criança do sexo masculino que recebeu o nome de CARLOS EDUARDO PEREIRA, "
        "filho do declarante e de Márcia Regina Pereira, do lar. São avós paternos Sebastião Pereira e Luzia "
        "Pereira; e maternos Osvaldo Costa e Silva e Iracema Lopes.",
    ),
    {
        "nome": ["Carlos Eduardo Pereira"],
        "livro": ["A-45"],
        "folha": ["98"],
        "termo": ["12345"],
        "data_nascimento": ["1985-04-10"],
        "hora_nascimento": ["20:00"],
        "local_nascimento": ["Hospital Santa Lydia"],
        "sexo": ["M"],
        "nome_mae": ["Márcia Regina Pereira"],
        "nome_pai": ["Antônio Carlos Pereira"],
        "avos": ["Sebastião Pereira", "Luzia Pereira", "Osvaldo Costa e Silva", "Iracema Lopes"],
        "data_registro": ["1985-04-15"],
    },
)

CAPTIONS_BESIDE: Told = (
    [
        "CERTIDÃO DE NASCIMENTO",
        "Nome: Ana Beatriz Costa Souza",
        "CPF: 529.982.247-25",
        "Matrícula: 104539 01 55 2013 1 00012 021 0000123 21",
        "Data de nascimento: 12/02/2013   Hora: 08h15min",
        "Local de nascimento: Hospital Regional, Sorocaba - SP",
        "Sexo: Feminino",
        [(180, "Mãe:"), (700, "Beatriz Costa")],
        [(180, "Pai:"), (700, "Carlos Souza")],
        "Avós: Pedro Souza, Ana Souza, João Costa e Rita Costa",
        "Data do registro: 20/02/2013",
        "DNV: 30-12345678-9",
        "Livro: A-12 Folha: 21 Termo: 123",
    ],
    {
        "nome": ["Ana Beatriz Costa Souza"],
        "cpf": ["52998224725"],
        "cpf_registrado": ["52998224725"],
        "matricula_registro_civil": [MATRICULA],
        "data_nascimento": ["2013-02-12"],
        "hora_nascimento": ["08:15"],
        "local_nascimento": ["Hospital Regional"],
        "municipio_nascimento": ["Sorocaba-SP"],
        "sexo": ["F"],
        "nome_mae": ["Beatriz Costa"],
        "nome_pai": ["Carlos Souza"],
        "avos": ["Pedro Souza", "Ana Souza", "João Costa", "Rita Costa"],
        "data_registro": ["2013-02-20"],
        "declaracao_nascido_vivo": ["30123456789"],
        "livro": ["A-12"],
        "folha": ["21"],
        "termo": ["123"],
    },
)

CAPITALS: Told = (
    paragraphs(
        "CERTIDAO DE NASCIMENTO",
        "",
        "CERTIFICO QUE SOB O NUMERO 4567 AS FOLHAS 123 DO LIVRO A-12 DE REGISTRO DE NASCIMENTOS FOI LAVRADO "
        "O "
        "ASSENTO DE NASCIMENTO DE FULANO DE TAL, DO SEXO MASCULINO, NASCIDO AOS VINTE E TRES DIAS DO MES DE "
        "MARCO DO ANO DE MIL NOVECENTOS E OITENTA E QUATRO, AS DEZ HORAS E QUINZE MINUTOS, NO HOSPITAL "
        "MUNICIPAL, EM ITU, FILHO DE BELTRANO DE TAL E DE SICRANA DE TAL, SENDO AVOS PATERNOS JOSE DE TAL E "
        "MARIA DE TAL E MATERNOS JOAO DAS COUVES E ANA DAS COUVES. REGISTRO FEITO EM 25/03/1984.",
    ),
    {
        "nome": ["Fulano de Tal"],
        "livro": ["A-12"],
        "folha": ["123"],
        "termo": ["4567"],
        "data_nascimento": ["1984-03-23"],
        "hora_nascimento": ["10:15"],
        "local_nascimento": ["Hospital Municipal, em Itu"],
        "sexo": ["M"],
        "nome_mae": ["Sicrana de Tal"],
        "nome_pai": ["Beltrano de Tal"],
        "avos": ["Jose de Tal", "Maria de Tal", "Joao das Couves", "Ana das Couves"],
        "data_registro": ["1984-03-25"],
    },
)

FOUND_BY_OCCURRENCE: Told = (
    paragraphs(
        "REGISTRO CIVIL DAS PESSOAS NATURAIS DO MUNICÍPIO DE OURO FINO",
        "CERTIDÃO DE NASCIMENTO",
        "",
        "Certifico que no livro nº A-015, às fls. 088, sob o nº de ordem 09876, está registrado o nascimento "
        "de JOÃO PEDRO ALVES, ocorrido aos doze (12) de outubro de um mil novecentos e noventa (1990), às "
        "03h20min, no Hospital São José, nesta cidade. Sexo: masculino. Filho de Pedro Alves e de Dona Joana "
        "D'Arc Alves. Avós paternos: Manoel Alves e Rosa Alves. Avós maternos: Antônio Reis e Tereza Reis. "
        "Registro feito em quinze de outubro de mil novecentos e noventa.",
    ),
    {
        "nome": ["João Pedro Alves"],
        "livro": ["A-15"],
        "folha": ["88"],
        "termo": ["9876"],
        "data_nascimento": ["1990-10-12"],
        "hora_nascimento": ["03:20"],
        "local_nascimento": ["Hospital São José"],
        "sexo": ["M"],
        "nome_mae": ["Joana D'Arc Alves"],
        "nome_pai": ["Pedro Alves"],
        "avos": ["Manoel Alves", "Rosa Alves", "Antônio Reis", "Tereza Reis"],
        "data_registro": ["1990-10-15"],
        "municipio_registro": ["Ouro Fino"],
        "oficio": ["Registro Civil das Pessoas Naturais do Município de Ouro Fino"],
    },
)

ALL: dict[str, Told] = {
    "found_by_occurrence": FOUND_BY_OCCURRENCE,
    "national_form": NATIONAL_FORM,
    "prose": PROSE,
    "old_extract": OLD_EXTRACT,
    "full_content": FULL_CONTENT,
    "captions_beside": CAPTIONS_BESIDE,
    "capitals": CAPITALS,
}
