"""What the front of a record tells of its registry, its book, its land and whose it was."""

import pytest

from pipelines.fields import FieldStatus
from tests.unit.extraction.reading import by_party, values
from tests.unit.extraction.reading import read as read_rows

HEAD = ["LIVRO Nº 2 - REGISTRO GERAL", "MATRÍCULA Nº 12.345", ""]
LAND = "IMÓVEL: um terreno urbano situado nesta cidade de Campo Belo, com a área de 100,00 m²."


def front(*rows, head=HEAD):
    return values(read_rows([*head, *rows], "matricula_imovel"))


@pytest.mark.parametrize(
    ("line", "office", "town"),
    [
        ("2º Registro de Imóveis de Campo Belo - MG", "2º Registro de Imóveis", "Campo Belo-MG"),
        (
            "SERVIÇO REGISTRAL IMOBILIÁRIO DE VALE DO SOL - BA",
            "Serviço Registral Imobiliário",
            "Vale do Sol-BA",
        ),
    ],
)
def test_the_town_is_no_part_of_the_registrys_name(line, office, town):
    found = front(line, LAND)
    assert (found["oficio"], found["municipio_registro"]) == ([office], [town])


def test_the_propertys_town_is_not_the_registrys():
    assert "municipio_registro" not in front(LAND)


def test_cells_hold_book_leaf_and_date():
    head = [
        ((300, "LIVRO"), (900, "FICHA"), (1500, "ABERTA EM")),
        ((300, "2 - Registro Geral"), (900, "7"), (1500, "3/4/1999")),
    ]
    found = front("MATRÍCULA Nº 12.345", LAND, head=head)
    assert (found["livro"], found["ficha"], found["data_abertura"]) == (["2"], ["7"], ["1999-04-03"])


@pytest.mark.parametrize("behind", ["confrontando com o lote nº 9", "tendo à direita o lote 9"])
def test_a_neighbours_lot_is_another(behind):
    field = by_party(
        read_rows([*HEAD, "IMÓVEL: lote de terreno urbano sob nº 8 da quadra 3,", behind], "matricula_imovel")
    )
    (lot,) = field["lote"]
    assert (lot.value, lot.status) == ("8", FieldStatus.FOUND)


def test_a_record_is_known_by_its_act():
    found = front(LAND, "TÍTULO ANTERIOR: R.4/7.654, de 5/6/1990, deste Registro.")
    assert found["registro_anterior"] == ["R.4/7.654, de 5/6/1990, deste Registro"]
    assert "7654" in found["matricula_imovel"]


@pytest.mark.parametrize("book", ["3-H", "3-AB", "2"])
def test_the_letter_of_a_book(book):
    assert book in front(LAND, f"REGISTRO ANTERIOR: Transcrição nº 7.654 do Livro {book}, folhas 5.")["livro"]


@pytest.mark.parametrize("profession", ["advogado", "empresário", "lavrador"])
def test_a_profession_makes_neither_agent_nor_company(profession):
    rows = [
        LAND,
        f"ADQUIRENTES: JOÃO DIAS, {profession}, CPF 529.982.247-25, e sua mulher ANA DIAS, empresária,",
        "brasileiros, casados entre si, residentes nesta cidade.",
    ]
    found = front(*rows)
    assert found["proprietario_nome@proprietario 2"] == ["Ana Dias"]
    assert found["proprietario_estado_civil@proprietario 2"] == ["casados"]


def test_a_row_of_captions_in_capitals_tells_the_row_below_and_a_street_ends_before_its_measure():
    found = front(
        ((180.0, "LOGRADOURO"), (900.0, "REGISTRO ANTERIOR")),
        ((180.0, "Rua do Sol, nº 9"), (900.0, "Matrícula nº 539, desta Serventia")),
        "IMÓVEL: Lote urbano, com frente para a Rua Nova em 13,00 m, por 26,00 m.",
    )
    assert found["registro_anterior"] == ["Matrícula nº 539, desta Serventia"]
    assert front(LAND.replace("nesta cidade", "na Rua Nova em 13,00 m"))["logradouro"] == ["Rua Nova"]


def test_the_record_before_ends_at_a_line_in_capitals():
    rows = ["REGISTRO ANTERIOR", "Matrícula nº 539, desta Serventia", "SINGULARIDADES", "Terreno com 18,00 m"]
    assert front(*rows)["registro_anterior"] == ["Matrícula nº 539, desta Serventia"]


def test_captions_in_the_first_cell_of_a_row():
    rows = [
        "REGISTRO DE IMÓVEIS DE ITU - SP",
        "MATRÍCULA Nº 1.234",
        ((180.0, "Imóvel"), (700.0, "Um lote urbano na Rua do Sol, nº 9, com área de 300,00 m².")),
        (
            (180.0, "Propr."),
            (700.0, "RUI PEREIRA BRAGA, brasileiro, solteiro, lavrador, CPF 529.982.247-25."),
        ),
        ((180.0, "Procedência"), (700.0, "Transcrita sob nº 77, do Livro 3, deste Ofício.")),
        "R. 1 - 3 de junho de 2001 - Compra e venda - O imóvel passou a pertencer a CÉLIA NUNES PRADO (CPF",
        "nº 111.444.777-35), brasileira, viúva, médica, pelo preço de R$ 9.000,00.",
        "Era o que se continha. Itu, 8 de maio de 2011.",
    ]
    found = values(read_rows(rows, "matricula_imovel"))
    assert found["proprietario_nome@proprietario 1"] == ["Rui Pereira Braga"]
    assert found["registro_anterior"] == ["nº 77, do Livro 3, deste Ofício"]
    assert found["ato_adquirente@R.1"] == ["Célia Nunes Prado"]
    assert found["ato_data@R.1"] == ["2001-06-03"]


def test_the_sheet_of_a_certificate_is_no_leaf_of_a_book():
    rows = ["REGISTRO DE IMÓVEIS DE ITU - SP", "MATRÍCULA Nº 1.234", "folha 2 desta certidão", "fls. 3 de 7"]
    assert "folha" not in values(read_rows(rows, "matricula_imovel"))


@pytest.mark.parametrize("behind", [", em nome de Rui Luz", " (incorporação AV.3)", " (loteamento R.2)"])
def test_the_record_before_ends_where_more_is_told_of_it(behind):
    told = front(LAND, f"Registro anterior: matrícula nº 539, desta Serventia{behind}.")
    assert told["registro_anterior"] == ["matrícula nº 539, desta Serventia"]


@pytest.mark.parametrize("common", ["comum", "de uso comum", "comum total"])
def test_what_belongs_to_all_of_a_building_is_not_the_propertys_area(common):
    shared = f"área {common} de 24,38 m²"
    assert front(f"IMÓVEL: apartamento 12, com {shared} e área privativa de 80,00 m².")["area"] == [
        "80.00 m²"
    ]
    field = by_party(read_rows([*HEAD, f"IMÓVEL: apartamento 12, com {shared}."], "matricula_imovel")).get(
        "area"
    )
    assert field is None or field[0].status is FieldStatus.UNSURE
