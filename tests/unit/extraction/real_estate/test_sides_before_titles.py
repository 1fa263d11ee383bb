"""Acts whose sentence tells who acquires before it names its title, and owners behind an article."""

from tests.strategies import wrapped
from tests.unit.extraction.reading import read, values

RECORD = [
    "REGISTRO DE IMÓVEIS DE ITU - SP",
    "MATRÍCULA Nº 1.234",
    "Itu, 6 de maio de 1999.",
    "IMÓVEL: Sítio do Meio, imóvel rural neste município, com área de 12,5000 ha.",
    *wrapped(
        "O proprietário - RUI PEREIRA BRAGA (CPF nº 529.982.247-25), brasileiro, solteiro, lavrador, com "
        "endereço na Rua do Sol, nº 3, Itu-SP."
    ),
    "Registro anterior - Transcrição nº 77, do Livro 3.",
    *wrapped(
        "R. 1 - 3 de junho de 2001 - Permuta - CÉLIA NUNES PRADO (CPF nº 111.444.777-35), brasileira, viúva, "
        "médica, adquiriu por permuta feita por Rui Pereira Braga o imóvel desta matrícula, no valor de R$ "
        "9.000,00, conforme escritura pública lavrada em 2 de maio de 2001, nas notas do 1º Tabelião de Itu."
    ),
    *wrapped(
        "R. 2 - 9 de julho de 2004 - Hipoteca - O imóvel foi hipotecado por Célia Nunes Prado em favor de "
        "BANCO DO VALE S/A, pelo valor de R$ 5.000,00, conforme cédula emitida em 1º de julho de 2004."
    ),
]


def test_who_acquires_is_told_before_the_title_is_named():
    found = values(read(RECORD, "matricula_imovel"))
    assert found["ato_adquirente@R.1"] == ["Célia Nunes Prado"]
    assert found["ato_transmitente@R.1"] == ["Rui Pereira Braga"]
    assert found["ato_adquirente@R.2"] == ["Banco do Vale S/A"]
    assert found["ato_transmitente@R.2"] == ["Célia Nunes Prado"]


def test_an_owner_behind_an_article_and_a_dash_is_one_and_his_street_is_not_the_property_s():
    found = values(read(RECORD, "matricula_imovel"))
    assert found["proprietario_nome@proprietario 1"] == ["Rui Pereira Braga"]
    assert found["proprietario_cpf@proprietario 1"] == ["52998224725"]
    assert found["proprietario_profissao@proprietario 1"] == ["lavrador"]
    assert "logradouro" not in found


def test_the_head_of_a_second_leaf_on_one_page_is_no_part_of_a_name():
    rows = [*RECORD]
    at = next(i for i, row in enumerate(rows) if row.startswith("R. 1"))
    rows[at : at + 1] = [
        "R. 1 - 3 de junho de 2001 - Permuta - TRANSMITENTE: RUI PEREIRA",
        "CNM",
        "123456.2.0001234-08 Registro de Imóveis de Itu",
        "BRAGA. ADQUIRENTE: CÉLIA NUNES PRADO (CPF nº 111.444.777-35), brasileira, viúva.",
    ]
    assert values(read(rows, "matricula_imovel"))["ato_transmitente@R.1"][0] == "Rui Pereira Braga"
