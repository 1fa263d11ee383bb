"""Certificates of marriage as different offices write them, each with what must be read from it.

A key is the name of a field, behind an @ the party that it tells of.
"""

from tests.strategies import Row
from tests.unit.extraction.births import paragraphs

Told = tuple[list[Row], dict[str, list[str]]]


def both(name: str, first: str, second: str) -> dict[str, list[str]]:
    return {f"{name}@conjuge 1": [first], f"{name}@conjuge 2": [second]}


NATIONAL_FORM: Told = (
    [
        "REPÚBLICA FEDERATIVA DO BRASIL",
        "REGISTRO CIVIL DAS PESSOAS NATURAIS",
        "CERTIDÃO DE CASAMENTO",
        "NOMES",
        "RUI BARROS TEIXEIRA",
        "CLARICE NUNES PRADO TEIXEIRA",
        "CPF",
        [(180, "123.123.123-87"), (900, "987.654.321-00")],
        "MATRÍCULA",
        "123456 01 55 2011 2 00034 145 0006789 68",
        "NOMES COMPLETOS DE SOLTEIRO, DATAS E LOCAIS DE NASCIMENTO, NACIONALIDADE E FILIAÇÕES DOS CÔNJUGES",
        "RUI BARROS TEIXEIRA, nascido em 14/02/1984, em Pouso Alegre-MG, brasileiro, filho de OSMAR",
        "TEIXEIRA e DALVA BARROS TEIXEIRA.",
        "CLARICE NUNES PRADO, nascida em 30/11/1986, em Lavras-MG, brasileira, filha de IVO PRADO e de NEUSA",
        "NUNES PRADO.",
        [(180, "DATA DE REGISTRO DO CASAMENTO POR EXTENSO"), (1600, "DIA"), (1800, "MÊS"), (2000, "ANO")],
        [(180, "vinte e um de maio de dois mil e onze"), (1600, "21"), (1800, "05"), (2000, "2011")],
        "REGIME DE BENS DO CASAMENTO",
        "Comunhão parcial de bens",
        "NOME QUE CADA UM DOS CÔNJUGES PASSOU A UTILIZAR (QUANDO HOUVER ALTERAÇÃO)",
        "Ela: CLARICE NUNES PRADO TEIXEIRA",
        "OBSERVAÇÕES/AVERBAÇÕES",
        "Nada consta.",
        [(180, "NOME DO OFÍCIO"), (1300, "MUNICÍPIO E UNIDADE DA FEDERAÇÃO")],
        [(180, "1º Ofício de Registro Civil"), (1300, "Lavras-MG")],
        "OFICIAL REGISTRADOR",
        "Edna Moura Sales",
        "",
        "Lavras-MG, 3 de junho de 2011.",
    ],
    {
        "matricula_registro_civil": ["12345601552011200034145000678968"],
        **both("nome_conjuge", "Rui Barros Teixeira", "Clarice Nunes Prado"),
        **both("conjuge_cpf", "12312312387", "98765432100"),
        **both("conjuge_data_nascimento", "1984-02-14", "1986-11-30"),
        **both("conjuge_nacionalidade", "brasileiro", "brasileira"),
        **both("conjuge_naturalidade", "Pouso Alegre-MG", "Lavras-MG"),
        "conjuge_filiacao@conjuge 1": ["Osmar Teixeira", "Dalva Barros Teixeira"],
        "conjuge_filiacao@conjuge 2": ["Ivo Prado", "Neusa Nunes Prado"],
        "conjuge_nome_adotado@conjuge 2": ["Clarice Nunes Prado Teixeira"],
        "data_registro": ["2011-05-21"],
        "data_casamento": ["2011-05-21"],
        "regime_bens": ["comunhão parcial"],
        "oficio": ["1º Ofício de Registro Civil"],
        "municipio_registro": ["Lavras-MG"],
        "oficial": ["Edna Moura Sales"],
        "data_emissao": ["2011-06-03"],
    },
)

CLASSIC: Told = (
    paragraphs(
        "REGISTRO CIVIL DAS PESSOAS NATURAIS",
        "COMARCA DE AVARÉ",
        "CERTIDÃO DE CASAMENTO",
        "",
        "CERTIFICO que, às fls. 212 do livro B-17, sob o nº 3.415 de Registro de Casamentos, consta que "
        "no dia nove de setembro de mil novecentos e setenta e um, perante o Juiz de Casamentos Dr. Saulo "
        "Pires, contraíram matrimônio, pelo regime da comunhão de bens, ORLANDO FAGUNDES e TERESA MARIA "
        "CAMPOS.",
        "Ele, nascido em Avaré, aos 2 de abril de 1945, profissão lavrador, residente neste distrito, "
        "filho de Hermínio Fagundes e de Alzira Lopes Fagundes.",
        "Ela, nascida em Itaí, aos 17 de junho de 1949, de profissão doméstica, residente neste distrito, "
        "filha de Durval Campos e de Rosa Martins Campos, a qual passou a assinar-se TERESA MARIA CAMPOS "
        "FAGUNDES.",
        "Observações: nada consta. O referido é verdade e dou fé.",
        "Avaré, 14 de março de 1988.",
        "",
        "Benedito Salles Rocha",
        "Oficial do Registro Civil",
    ),
    {
        "livro": ["B-17"],
        "folha": ["212"],
        "termo": ["3415"],
        **both("nome_conjuge", "Orlando Fagundes", "Teresa Maria Campos"),
        **both("conjuge_data_nascimento", "1945-04-02", "1949-06-17"),
        **both("conjuge_naturalidade", "Avaré", "Itaí"),
        "conjuge_filiacao@conjuge 1": ["Hermínio Fagundes", "Alzira Lopes Fagundes"],
        "conjuge_filiacao@conjuge 2": ["Durval Campos", "Rosa Martins Campos"],
        "conjuge_nome_adotado@conjuge 2": ["Teresa Maria Campos Fagundes"],
        "data_casamento": ["1971-09-09"],
        "regime_bens": ["comunhão universal"],
        "municipio_registro": ["Avaré"],
        "oficial": ["Benedito Salles Rocha"],
        "data_emissao": ["1988-03-14"],
    },
)

QUALIFIED: Told = (
    paragraphs(
        "2º Subdistrito de Registro Civil - Pinheiral",
        "Niterói - RJ",
        "CERTIDÃO DE CASAMENTO",
        "",
        "Certifico que do livro B-40, folhas 7, termo 9.901, consta o registro de casamento de MARCOS "
        "VIANA RIBEIRO, brasileiro, solteiro, mecânico, natural de Macaé, Estado do Rio de Janeiro, "
        "nascido em 8 de janeiro de 1960, CPF 246.813.579-28, filho de Ari Ribeiro e de Lucinda Viana "
        "Ribeiro, e LUCÍA PAREDES SOTO, chilena, solteira, professora, nascida em 19 de julho de 1963, "
        "natural de Valparaíso, filha de Héctor Paredes e de Inés Soto. O casamento foi celebrado em 12 "
        "de dezembro de 1985 sob o regime da separação de bens. O contraente continuou a usar o mesmo "
        "nome; a contraente passou a assinar LUCÍA PAREDES VIANA. O registro foi lavrado em 12 de "
        "dezembro de 1985.",
        "Averbação: Por sentença de 5 de abril de 1999 da 2ª Vara de Família foi decretado o divórcio do "
        "casal, voltando a mulher a usar o nome de solteira.",
    ),
    {
        "livro": ["B-40"],
        "folha": ["7"],
        "termo": ["9901"],
        **both("nome_conjuge", "Marcos Viana Ribeiro", "Lucía Paredes Soto"),
        **both("conjuge_data_nascimento", "1960-01-08", "1963-07-19"),
        **both("conjuge_nacionalidade", "brasileiro", "chilena"),
        **both("conjuge_naturalidade", "Macaé-RJ", "Valparaíso"),
        "conjuge_cpf@conjuge 1": ["24681357928"],
        "conjuge_filiacao@conjuge 1": ["Ari Ribeiro", "Lucinda Viana Ribeiro"],
        "conjuge_filiacao@conjuge 2": ["Héctor Paredes", "Inés Soto"],
        "conjuge_nome_adotado@conjuge 2": ["Lucía Paredes Viana"],
        "data_casamento": ["1985-12-12"],
        "data_registro": ["1985-12-12"],
        "regime_bens": ["separação total"],
        "municipio_registro": ["Niterói-RJ"],
        "oficio": ["2º Subdistrito de Registro Civil - Pinheiral"],
        "averbacao": [
            (
                "Por sentença de 5 de abril de 1999 da 2ª Vara de Família foi decretado o divórcio do casal, "
                "voltando a mulher a usar o nome de solteira"
            )
        ],
    },
)

SECTIONS: Told = (
    [
        "CERTIDÃO DE CASAMENTO",
        "MATRÍCULA",
        "111435 01 55 2019 2 00105 200 0054321 41",
        "1º CÔNJUGE",
        [(180, "NOME COMPLETO"), (1500, "CPF")],
        [(180, "HELOÍSA ABREU MATTOS"), (1500, "314.159.265-90")],
        [(180, "DATA DE NASCIMENTO"), (800, "NATURALIDADE"), (1500, "NACIONALIDADE")],
        [(180, "07/07/1990"), (800, "Olinda-PE"), (1500, "brasileira")],
        "FILIAÇÃO",
        "JÚLIO MATTOS",
        "MARTA ABREU MATTOS",
        "2º CÔNJUGE",
        [(180, "NOME COMPLETO"), (1500, "CPF")],
        [(180, "TIAGO SERRANO LEAL"), (1500, "271.828.182-05")],
        [(180, "DATA DE NASCIMENTO"), (800, "NATURALIDADE"), (1500, "NACIONALIDADE")],
        [(180, "25/12/1988"), (800, "Natal-RN"), (1500, "brasileiro")],
        "FILIAÇÃO",
        "RAUL LEAL",
        "SÔNIA SERRANO LEAL",
        [(180, "DATA DA CELEBRAÇÃO"), (900, "DATA DO REGISTRO"), (1500, "REGIME DE BENS")],
        [(180, "09/11/2019"), (900, "12/11/2019"), (1500, "separação obrigatória de bens")],
        "CNS",
        "11.143-5",
    ],
    {
        "matricula_registro_civil": ["11143501552019200105200005432141"],
        **both("nome_conjuge", "Heloísa Abreu Mattos", "Tiago Serrano Leal"),
        **both("conjuge_cpf", "31415926590", "27182818205"),
        **both("conjuge_data_nascimento", "1990-07-07", "1988-12-25"),
        **both("conjuge_nacionalidade", "brasileira", "brasileiro"),
        **both("conjuge_naturalidade", "Olinda-PE", "Natal-RN"),
        "conjuge_filiacao@conjuge 1": ["Júlio Mattos", "Marta Abreu Mattos"],
        "conjuge_filiacao@conjuge 2": ["Raul Leal", "Sônia Serrano Leal"],
        "data_casamento": ["2019-11-09"],
        "data_registro": ["2019-11-12"],
        "regime_bens": ["separação obrigatória"],
        "cns": ["111435"],
    },
)

COLUMNS: Told = (
    [
        "CERTIDÃO DE CASAMENTO",
        [(180, "NOIVO"), (1300, "NOIVA")],
        [(180, "Nome"), (1300, "Nome")],
        [(180, "Caio Brandão Lemos"), (1300, "Bianca Torres Luz")],
        [(180, "Data de nascimento"), (1300, "Data de nascimento")],
        [(180, "4 de outubro de 1992"), (1300, "18 de março de 1994")],
        [(180, "Naturalidade"), (1300, "Naturalidade")],
        [(180, "Cuiabá (MT)"), (1300, "Sinop (MT)")],
        [(180, "Nome após o casamento"), (1300, "Nome após o casamento")],
        [(180, "Caio Brandão Lemos"), (1300, "Bianca Torres Lemos")],
        "Data do casamento: 20/08/2016",
        "Regime de bens: comunhão parcial de bens",
        "Livro: B-88 Folha: 45 Termo: 12003",
    ],
    {
        **both("nome_conjuge", "Caio Brandão Lemos", "Bianca Torres Luz"),
        **both("conjuge_data_nascimento", "1992-10-04", "1994-03-18"),
        **both("conjuge_naturalidade", "Cuiabá-MT", "Sinop-MT"),
        **both("conjuge_nome_adotado", "Caio Brandão Lemos", "Bianca Torres Lemos"),
        "data_casamento": ["2016-08-20"],
        "regime_bens": ["comunhão parcial"],
        "livro": ["B-88"],
        "folha": ["45"],
        "termo": ["12003"],
    },
)

FULL_CONTENT: Told = (
    paragraphs(
        "CERTIDÃO DE INTEIRO TEOR",
        "CASAMENTO",
        "",
        "Eu, Jacinto Proença Dias, Oficial do Registro Civil desta cidade de Bagé, CERTIFICO que no livro "
        "B nº 9, fls. 33v, termo nº 511, consta o assento de casamento do teor seguinte: Aos dez dias do "
        "mês de fevereiro de mil novecentos e trinta e quatro, nesta cidade, em minha casa, perante o "
        "Juiz de Paz, receberam-se em matrimônio os contraentes AMARO SILVEIRA e CÂNDIDA ROSA VAZ, ele, "
        "natural deste Estado, com vinte e oito annos, filho legítimo de Feliciano Silveira e de Maria "
        "Ignacia Silveira, ela, natural de Dom Pedrito, filha legítima de Zeferino Vaz e de Rosa Candiota "
        "Vaz, sob o regime da comunhão de bens.",
    ),
    {
        "livro": ["B-9"],
        "folha": ["33v"],
        "termo": ["511"],
        **both("nome_conjuge", "Amaro Silveira", "Cândida Rosa Vaz"),
        "conjuge_naturalidade@conjuge 2": ["Dom Pedrito"],
        "conjuge_filiacao@conjuge 1": ["Feliciano Silveira", "Maria Ignacia Silveira"],
        "conjuge_filiacao@conjuge 2": ["Zeferino Vaz", "Rosa Candiota Vaz"],
        "data_casamento": ["1934-02-10"],
        "regime_bens": ["comunhão universal"],
        "municipio_registro": ["Bagé"],
        "oficial": ["Jacinto Proença Dias"],
    },
)

ALL: dict[str, Told] = {
    "national_form": NATIONAL_FORM,
    "classic": CLASSIC,
    "qualified": QUALIFIED,
    "sections": SECTIONS,
    "columns": COLUMNS,
    "full_content": FULL_CONTENT,
}
