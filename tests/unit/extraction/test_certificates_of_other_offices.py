"""Certificates in the wording of offices that no layout follows."""

from tests.unit.extraction.reading import doubts, read, values


def test_a_declaration_tells_its_day_by_that_of_the_record():
    found = values(
        read(
            [
                "CERTIDÃO DE NASCIMENTO",
                "Aos nove dias de junho de mil novecentos e sessenta e oito, em meu cartório compareceu",
                "o senhor Álvaro Teixeira Bastos, contador, e declarou: que no dia três do corrente mês,",
                "às vinte e duas horas e trinta minutos, na Casa de Saúde Santa Rita, deu à luz sua mulher",
                "dona Eunice Prado Bastos a uma criança do sexo feminino que tomou o nome de Silvana Prado",
                "Bastos. Do que para constar lavrei este termo.",
            ]
        )
    )
    assert found["data_nascimento"] == ["1968-06-03"]
    assert found["data_registro"] == ["1968-06-09"]
    assert found["nome_mae"] == ["Eunice Prado Bastos"]


def test_lines_that_begin_with_captions_need_no_colons():
    found = values(
        read(
            [
                "CERTIDÃO DE NASCIMENTO",
                "nome completo TELMA RIBAS DUQUE",
                "data do nascimento 4 de maio de 1987",
                "local do parto Hospital das Clínicas",
                "sexo feminino",
                "nome do pai Saul Duque",
                "nome da mãe Inês Ribas",
                "data da lavratura do assento 9 de maio de 1987",
            ]
        )
    )
    assert found["nome"] == ["Telma Ribas Duque"]
    assert found["nome_pai"] == ["Saul Duque"]
    assert found["local_nascimento"] == ["Hospital das Clínicas"]
    assert found["data_registro"] == ["1987-05-09"]


def test_one_line_that_begins_like_a_caption_is_the_next_of_its_sentence():
    rows = [
        "CERTIDÃO DE ÓBITO",
        "Certifico o óbito de Plínio Sá Roriz, falecido em 3 de maio de 1990, sendo o seu sepultamento no",
        "Cemitério da Saudade, desta cidade, e declarante Olga Roriz.",
    ]
    assert values(read(rows))["sepultamento"] == ["Cemitério da Saudade, desta cidade"]


def test_a_marriage_is_told_with_any_words_before_the_names():
    found = values(
        read(
            [
                "CERTIDÃO DE CASAMENTO",
                "No dia vinte de maio do ano de mil novecentos e noventa e três, perante o Juiz de Paz,",
                "Dr. Cícero Amorim Braga, uniram-se pelos laços do matrimônio o Sr. VALMIR COSTA FIRMINO",
                "e a Srta. ROSÂNGELA MELO TAVARES, ele com trinta anos, filho de Amaro Firmino e de",
                "Josefa Costa Firmino, brasileiro, solteiro, natural de Penedo; ela com vinte anos, filha de",
                "Petrúcio Tavares e de Maria Melo Tavares, brasileira, solteira, natural de Maceió.",
            ]
        )
    )
    assert found["data_casamento"] == ["1993-05-20"]
    assert found["nome_conjuge@conjuge 1"] == ["Valmir Costa Firmino"]
    assert found["nome_conjuge@conjuge 2"] == ["Rosângela Melo Tavares"]
    assert found["conjuge_nacionalidade@conjuge 2"] == ["brasileira"]
    assert found["conjuge_naturalidade@conjuge 1"] == ["Penedo"]


def test_a_town_stands_apart_from_its_office_and_before_a_district():
    rows = ["Registro Civil das Pessoas Naturais da Sede, Itapira-SP", "CERTIDÃO DE ÓBITO", "Nome: Ivo Brás"]
    found = values(read(rows, "obito"))
    assert found["municipio_registro"] == ["Itapira-SP"]
    assert found["oficio"] == ["Registro Civil das Pessoas Naturais da Sede"]
    rows = ["Cartório do Distrito de Rio Bonito", "Município de Timbó, Estado de Santa Catarina", *rows[1:]]
    assert values(read(rows, "obito"))["municipio_registro"] == ["Timbó-SC"]


def test_heirs_and_goods_are_no_annotation():
    rows = ["CERTIDÃO DE ÓBITO", "Nome: Ivo Brás", "Observações: deixou bens e cinco filhos maiores."]
    assert "averbacao" not in values(read(rows, "obito"))


def test_who_declares_stands_before_the_verb():
    rows = [
        "No ano de 1952, aos dez dias do mês de maio, em cartório, Norma Rigon Lima",
        "declarou que ontem, pelas oito horas, em Hospital São Lucas, faleceu ANSELMO KUHN,",
        "do sexo masculino, casado, de trinta anos, e foi a enterrar no Cemitério Velho.",
    ]
    extraction = read(rows, "obito")
    found = values(extraction)
    assert found["declarante"] == ["Norma Rigon Lima"]
    assert found["data_obito"] == ["1952-05-09"]
    assert found["local_obito"] == ["Hospital São Lucas"]
    assert found["sepultamento"] == ["Cemitério Velho"]
    assert "data_obito" not in doubts(extraction)
