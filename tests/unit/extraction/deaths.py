"""Certificates of death as different offices write them, each with what must be read from it."""

from tests.strategies import Row
from tests.unit.extraction.births import paragraphs

Told = tuple[list[Row], dict[str, list[str]]]

NATIONAL_FORM: Told = (
    [
        "REPÚBLICA FEDERATIVA DO BRASIL",
        "REGISTRO CIVIL DAS PESSOAS NATURAIS",
        "CERTIDÃO DE ÓBITO",
        "NOME",
        "ADALBERTO FREIRE NOVAES",
        [(180, "CPF"), (900, "MATRÍCULA")],
        [(180, "314.159.265-90"), (900, "123456 01 55 2015 4 00021 088 0012345 91")],
        [(180, "SEXO"), (700, "COR"), (1200, "ESTADO CIVIL E IDADE")],
        [(180, "Masculino"), (700, "parda"), (1200, "Viúvo, com oitenta e três anos de idade")],
        [(180, "NATURALIDADE"), (900, "DOCUMENTO DE IDENTIFICAÇÃO"), (1700, "ELEITOR")],
        [(180, "Caruaru-PE"), (900, "RG 1.234.567 SSP/PE"), (1700, "Sim")],
        "FILIAÇÃO E RESIDÊNCIA",
        "ERASMO NOVAES e de JUDITE FREIRE NOVAES. Residente na Rua do Sol, nº 45, Centro, Caruaru-PE",
        [(180, "DATA E HORA DE FALECIMENTO"), (1600, "DIA"), (1800, "MÊS"), (2000, "ANO")],
        [
            (180, "dois de março de dois mil e quinze, às 04:10 horas"),
            (1600, "02"),
            (1800, "03"),
            (2000, "2015"),
        ],
        "LOCAL DE FALECIMENTO",
        "Hospital Agamenon, Recife-PE",
        "CAUSA DA MORTE",
        "Insuficiência renal aguda, septicemia, diabetes mellitus",
        [(180, "SEPULTAMENTO/CREMAÇÃO (MUNICÍPIO E CEMITÉRIO, SE CONHECIDO)"), (1600, "DECLARANTE")],
        [(180, "Cemitério Dom Bosco, Caruaru-PE"), (1600, "IVETE NOVAES LIMA")],
        "NOME E NÚMERO DE DOCUMENTO DO MÉDICO QUE ATESTOU O ÓBITO",
        "Dra. CAMILA TORRES BRITO - CRM 12.345-PE",
        "OBSERVAÇÕES/AVERBAÇÕES",
        "Não constam averbações.",
        [(180, "NOME DO OFÍCIO"), (1300, "MUNICÍPIO E UNIDADE DA FEDERAÇÃO")],
        [(180, "3º Ofício de Registro Civil"), (1300, "Recife-PE")],
        "",
        "Recife-PE, 5 de março de 2015.",
    ],
    {
        "nome": ["Adalberto Freire Novaes"],
        "cpf_falecido": ["31415926590"],
        "matricula_registro_civil": ["12345601552015400021088001234591"],
        "sexo": ["M"],
        "estado_civil": ["viúvo"],
        "idade": ["83"],
        "naturalidade": ["Caruaru-PE"],
        "nome_pai": ["Erasmo Novaes"],
        "nome_mae": ["Judite Freire Novaes"],
        "residencia": ["Rua do Sol, nº 45, Centro, Caruaru-PE"],
        "data_obito": ["2015-03-02"],
        "hora_obito": ["04:10"],
        "local_obito": ["Hospital Agamenon"],
        "causa_morte": ["Insuficiência renal aguda, septicemia, diabetes mellitus"],
        "sepultamento": ["Cemitério Dom Bosco, Caruaru-PE"],
        "declarante": ["Ivete Novaes Lima"],
        "medico": ["Camila Torres Brito"],
        "crm": ["12345"],
        "oficio": ["3º Ofício de Registro Civil"],
        "municipio_registro": ["Recife-PE"],
        "data_emissao": ["2015-03-05"],
    },
)

CLASSIC: Told = (
    paragraphs(
        "REGISTRO CIVIL",
        "COMARCA DE JAÚ",
        "CERTIDÃO DE ÓBITO",
        "",
        "CERTIFICO que, às fls. 78 do livro C-31, sob o nº 2.604 de Registro de Óbitos, consta que no dia "
        "onze de agosto de mil novecentos e oitenta e dois, às quinze horas e vinte minutos, na Santa "
        "Casa de Jaú, faleceu NAIR PIMENTA DUARTE, do sexo feminino, de cor branca, profissão costureira, "
        "natural de Brotas, deste Estado, domiciliada e residente na Rua Amaral Gurgel, nº 210, nesta "
        "cidade, com setenta e dois anos de idade, estado civil casada, filha de Jerônimo Pimenta e de "
        "Ana Rita Pimenta, tendo sido declarante Valter Duarte e o óbito atestado pelo Dr. Hugo "
        "Meirelles, CRM 9.876, que deu como causa da morte acidente vascular cerebral, hipertensão "
        "arterial, e o sepultamento foi feito no Cemitério Municipal de Jaú.",
        "Observações: nada consta.",
        "O referido é verdade e dou fé. Jaú, 20 de setembro de 1982.",
        "",
        "Lázaro Couto Neves",
        "Oficial",
    ),
    {
        "livro": ["C-31"],
        "folha": ["78"],
        "termo": ["2604"],
        "nome": ["Nair Pimenta Duarte"],
        "sexo": ["F"],
        "estado_civil": ["casado"],
        "idade": ["72"],
        "naturalidade": ["Brotas"],
        "nome_pai": ["Jerônimo Pimenta"],
        "nome_mae": ["Ana Rita Pimenta"],
        "residencia": ["Rua Amaral Gurgel, nº 210, nesta cidade"],
        "data_obito": ["1982-08-11"],
        "hora_obito": ["15:20"],
        "local_obito": ["Santa Casa de Jaú"],
        "causa_morte": ["acidente vascular cerebral, hipertensão arterial"],
        "sepultamento": ["Cemitério Municipal de Jaú"],
        "declarante": ["Valter Duarte"],
        "medico": ["Hugo Meirelles"],
        "crm": ["9876"],
        "municipio_registro": ["Jaú"],
        "oficial": ["Lázaro Couto Neves"],
        "data_emissao": ["1982-09-20"],
    },
)

DIED_THEN_NAMED: Told = (
    paragraphs(
        "1º Cartório de Registro Civil das Pessoas Naturais",
        "Anápolis - GO",
        "CERTIDÃO DE ÓBITO",
        "",
        "Certifico que foi lavrado no livro C-55, folhas 190, termo 18.002, o assento de óbito de GERALDO "
        "MAGELA TEODORO, falecido em 7 de junho de 2003, às 22h40min, no Hospital Evangélico, em Anápolis "
        "- GO, brasileiro, divorciado, natural de Catalão - GO, com 59 (cinquenta e nove) anos de idade, "
        "residente e domiciliado na Avenida Goiás, 1500, Anápolis - GO, filho de Sinval Teodoro e de "
        "Maria Abadia Teodoro. Foi declarante Simone Teodoro Reis. Óbito atestado por Dr. Paulo Rezende "
        "Alvim, CRM/GO 4567. Causa da morte: choque cardiogênico; infarto agudo do miocárdio. O corpo foi "
        "sepultado no Cemitério Parque. O registro foi feito em 9 de junho de 2003.",
    ),
    {
        "livro": ["C-55"],
        "folha": ["190"],
        "termo": ["18002"],
        "nome": ["Geraldo Magela Teodoro"],
        "estado_civil": ["divorciado"],
        "idade": ["59"],
        "naturalidade": ["Catalão-GO"],
        "residencia": ["Avenida Goiás, 1500, Anápolis - GO"],
        "nome_pai": ["Sinval Teodoro"],
        "nome_mae": ["Maria Abadia Teodoro"],
        "data_obito": ["2003-06-07"],
        "hora_obito": ["22:40"],
        "local_obito": ["Hospital Evangélico"],
        "causa_morte": ["choque cardiogênico; infarto agudo do miocárdio"],
        "sepultamento": ["Cemitério Parque"],
        "declarante": ["Simone Teodoro Reis"],
        "medico": ["Paulo Rezende Alvim"],
        "crm": ["4567"],
        "data_registro": ["2003-06-09"],
        "municipio_registro": ["Anápolis-GO"],
        "oficio": ["1º Cartório de Registro Civil das Pessoas Naturais"],
    },
)

CAPTIONS_BESIDE: Told = (
    [
        "CERTIDÃO DE ÓBITO",
        "Nome do falecido: Zélia Borges Coutinho",
        "CPF: 271.828.182-05",
        "Sexo: Feminino",
        "Estado civil: solteira",
        "Idade: 67 anos",
        "Naturalidade: Ilhéus - BA",
        "Filiação: Clóvis Coutinho e Amélia Borges Coutinho",
        "Residência: Travessa das Flores, 12, Ilhéus - BA",
        "Data do óbito: 19/10/2020",
        "Hora: 06h05",
        "Local do óbito: em sua residência",
        "Causa da morte: neoplasia maligna de mama",
        "Sepultamento: Cemitério da Vitória, Ilhéus - BA",
        "Declarante: Rodrigo Coutinho Paz",
        "Médico: Dr. Fausto Almeida Neri",
        "CRM: 7788",
        "Data do registro: 20/10/2020",
        "CNS: 12.345-6",
        "Oficial: Quitéria Lopes Dantas",
        "Data de emissão: 21/10/2020",
        "Livro: C-9 Folha: 12 Termo: 345",
    ],
    {
        "livro": ["C-9"],
        "folha": ["12"],
        "termo": ["345"],
        "nome": ["Zélia Borges Coutinho"],
        "cpf_falecido": ["27182818205"],
        "sexo": ["F"],
        "estado_civil": ["solteiro"],
        "idade": ["67"],
        "naturalidade": ["Ilhéus-BA"],
        "nome_pai": ["Clóvis Coutinho"],
        "nome_mae": ["Amélia Borges Coutinho"],
        "residencia": ["Travessa das Flores, 12, Ilhéus - BA"],
        "data_obito": ["2020-10-19"],
        "hora_obito": ["06:05"],
        "local_obito": ["em sua residência"],
        "causa_morte": ["neoplasia maligna de mama"],
        "sepultamento": ["Cemitério da Vitória, Ilhéus - BA"],
        "declarante": ["Rodrigo Coutinho Paz"],
        "medico": ["Fausto Almeida Neri"],
        "crm": ["7788"],
        "data_registro": ["2020-10-20"],
        "cns": ["123456"],
        "oficial": ["Quitéria Lopes Dantas"],
        "data_emissao": ["2020-10-21"],
    },
)

FULL_CONTENT: Told = (
    paragraphs(
        "CERTIDÃO DE INTEIRO TEOR",
        "ÓBITO",
        "",
        "Certifico que no livro C nº 4, às fls. 61, sob nº 377, consta o seguinte: Aos vinte e seis dias "
        "do mês de janeiro de mil novecentos e trinta e nove, neste cartório, compareceu Firmino Bastos, "
        "brasileiro, casado, lavrador, natural de Tatuí, e declarou que ontem, dia vinte e cinco de "
        "janeiro de mil novecentos e trinta e nove, às nove horas da noite, no bairro do Pinhal, deste "
        "distrito, faleceu BENTO LEITE, do sexo masculino, viúvo, com a idade de noventa e um annos, "
        "natural de Sorocaba, filho legítimo de Salvador Leite e de Gertrudes Maria, de causa natural, "
        "sem assistência médica, e que vai ser sepultado no cemitério desta cidade.",
    ),
    {
        "livro": ["C-4"],
        "folha": ["61"],
        "termo": ["377"],
        "nome": ["Bento Leite"],
        "sexo": ["M"],
        "estado_civil": ["viúvo"],
        "idade": ["91"],
        "naturalidade": ["Sorocaba"],
        "nome_pai": ["Salvador Leite"],
        "nome_mae": ["Gertrudes Maria"],
        "data_obito": ["1939-01-25"],
        "hora_obito": ["21:00"],
        "local_obito": ["bairro do Pinhal"],
        "sepultamento": ["cemitério desta cidade"],
        "declarante": ["Firmino Bastos"],
        "data_registro": ["1939-01-26"],
    },
)

ALL: dict[str, Told] = {
    "national_form": NATIONAL_FORM,
    "classic": CLASSIC,
    "died_then_named": DIED_THEN_NAMED,
    "captions_beside": CAPTIONS_BESIDE,
    "full_content": FULL_CONTENT,
}
