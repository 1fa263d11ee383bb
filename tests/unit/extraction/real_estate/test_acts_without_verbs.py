"""Acts that run in behind a sentence, titles that end before the sides, and sides that no verb tells."""

from tests.unit.extraction.reading import read, values

HEAD = ["REGISTRO DE IMÓVEIS DE ITU - SP", "MATRÍCULA Nº 7.001", "IMÓVEL: terreno urbano na Rua Nova, nº 5."]


def test_an_act_behind_a_sentence_with_its_protocol_begins_there():
    rows = [
        *HEAD,
        "R-1-Prot. 100, em 3 de maio de 1980. Por escritura de 2 de abril de 1980, Rui Paz fez venda a",
        "Ana Luz, por Cr$ 1.000,00. Dou fé. AV-2-Prot. 101, em 9 de junho de 1981. Averba-se a construção.",
    ]
    told = values(read(rows, "matricula_imovel"))
    assert told["ato@R.1"] == ["R.1"]
    assert told["ato@AV.2"] == ["AV.2"]
    assert told["ato_transmitente@R.1"] == ["Rui Paz"]
    assert told["ato_adquirente@R.1"] == ["Ana Luz"]


def test_sides_of_a_row_are_told_by_their_prepositions():
    rows = [
        *HEAD,
        "R.1 03/12/1997 Compra e venda, por escritura pública de 17/11/1997, livro 15, folha 14, de Rui Paz",
        "Dias para Ana Luz Reis, no valor de R$ 24.000,00.",
    ]
    told = values(read(rows, "matricula_imovel"))
    assert told["ato_titulo@R.1"] == ["escritura pública de 17/11/1997, livro 15, folha 14"]
    assert told["ato_transmitente@R.1"] == ["Rui Paz Dias"]
    assert told["ato_adquirente@R.1"] == ["Ana Luz Reis"]


def test_a_protocol_of_a_column_is_read():
    rows = [
        *HEAD,
        [(180, "R.1"), (400, "03/12/1997"), (800, "19.913"), (1100, "Doação de Rui Paz a Ana Luz.")],
    ]
    assert values(read(rows, "matricula_imovel"))["ato_protocolo@R.1"] == ["19913"]


def test_what_was_before_ends_at_the_words_of_faith():
    rows = [*HEAD, "ORIGEM: Transcrição 27.726, fl. 77 do livro 3-C. Dou fé. Itu, 7 de março de 1980."]
    told = values(read(rows, "matricula_imovel"))
    assert told["registro_anterior"] == ["Transcrição 27.726, fl. 77 do livro 3-C"]
