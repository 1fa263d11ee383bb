"""Acts that offices divide by dashes, put into rows of captions, or only name in passing."""

from pipelines.fields import FieldStatus
from tests.unit.extraction.reading import by_party, read, values

FRONT = [
    "OFÍCIO DO REGISTRO DE IMÓVEIS DE MARIANA - MG",
    "Livro nº 2 - Registro Geral",
    "MATRÍCULA Nº 8.540",
    "IMÓVEL: Um terreno urbano com a área de 300,00m².",
]


def acts(*rows):
    return values(read([*FRONT, *rows], "matricula_imovel"))


def test_dashes_divide_sides_title_and_value():
    found = acts(
        "R1-8.540 - Mariana, 10 de maio de 2004 - Prot. 2.768 - DOAÇÃO - De: Ana Luz - Para: Rui Melo,",
        "brasileiro, solteiro, CPF 390.533.447-05 - alvará judicial de 02/03/2004, lv. 8, pág. 17, desta",
        "comarca - R$ 9.000,00 (nove mil reais). Dou fé.",
    )
    assert found["ato_transmitente@R.1"] == ["Ana Luz"]
    assert found["ato_adquirente@R.1"] == ["Rui Melo"]
    assert found["ato_titulo@R.1"] == ["alvará judicial de 02/03/2004, lv. 8, pág. 17, desta comarca"]
    assert found["ato_valor@R.1"] == ["9000.00"]


def test_values_stand_under_a_row_of_captions():
    found = acts(
        "R.1 - PERMUTA",
        [(180, "Data:"), (900, "Protocolo:")],
        [(180, "17/12/2022"), (900, "21.334")],
        [(180, "Quem aliena:"), (900, "Quem recebe:")],
        [(180, "Ana Luz"), (900, "Rui Melo")],
    )
    assert found["ato_transmitente@R.1"] == ["Ana Luz"]
    assert found["ato_adquirente@R.1"] == ["Rui Melo"]


def test_who_receives_may_stand_before_who_gave():
    found = acts(
        "R.1, em 25 de março de 1987. Por escritura de 12/02/1987, coube a RUI MELO, brasileiro, solteiro,",
        "CPF 390.533.447-05, o usufruto do imóvel, instituído por Ana Luz, por Cz$ 709.000,00.",
    )
    assert found["ato_adquirente@R.1"] == ["Rui Melo"]
    assert found["ato_transmitente@R.1"] == ["Ana Luz"]
    assert found["ato_especie@R.1"] == ["usufruto"]


def test_a_kind_that_is_performed_is_sure_and_one_that_is_mentioned_is_not():
    found = by_party(
        read(
            [
                *FRONT,
                "AV-1-8.540. Em 3 de março de 1995. A pedido de Ana Luz, averba-se a ampliação da casa.",
                "AV-2-8.540. Em 9 de abril de 1996. Fica liberada a penhora da AV.1, já paga.",
                "AV-3-8.540. Em 9 de maio de 1996. Veio aos autos a notícia da penhora.",
            ],
            "matricula_imovel",
        )
    )
    kinds = {act: found[f"ato_especie@{act}"][0] for act in ("AV.1", "AV.2", "AV.3")}
    assert [kind.value for kind in kinds.values()] == ["construção", "cancelamento", "penhora"]
    assert [kind.status for kind in kinds.values()] == [
        FieldStatus.FOUND,
        FieldStatus.FOUND,
        FieldStatus.UNSURE,
    ]


def test_a_title_ends_before_whose_goods_were_divided():
    found = acts(
        "R.1, em 16 de dezembro de 1988. Por formal de partilha de 02/11/1988, da Vara de Família, dos bens",
        "de ANA LUZ, o imóvel foi atribuído a RUI MELO, brasileiro, CPF 390.533.447-05, por Cz$ 288.000,00.",
    )
    assert found["ato_titulo@R.1"] == ["formal de partilha de 02/11/1988, da Vara de Família"]


def test_many_acts_speak_for_a_record_though_one_names_a_deed_as_its_title():
    rows = [
        "Registro de Imóveis de Mariana/MG",
        "Matrícula 8.540 - Ficha 1",
        "R/1 - PERMUTA",
        "Título: escritura pública de permuta de 2/3/2020",
        "AV/2 - CONSTRUÇÃO",
        "R/3 - DOAÇÃO",
        "R/4 - VENDA",
    ]
    assert read(rows).document_type == "matricula_imovel"


def test_the_front_of_a_record_in_other_words():
    found = values(
        read(
            [
                "CARTÓRIO DO SEGUNDO OFÍCIO IMOBILIÁRIO",
                [(180, "Nº DA MATRÍCULA"), (700, "Nº DA FICHA"), (1200, "ABERTA EM")],
                [(180, "15.302"), (700, "01"), (1200, "08/02/2010")],
                "Imóvel: Um lote urbano de nº 41, com 180,00 m².",
                "DE PROPRIEDADE DE: Rui Melo, pedreiro, brasileiro, viúvo, CPF 390.533.447-05.",
                "TRANSCRIÇÃO DE QUE PROCEDE: nº 77, fls. 3 do livro 3-A.",
                "R.1 (15.302) - DOAÇÃO",
                "Data: 19/04/2012",
                "Doador: Rui Melo",
            ],
            "matricula_imovel",
        )
    )
    assert found["matricula_imovel"] == ["15302"]
    assert found["ficha"] == ["1"]
    assert found["data_abertura"] == ["2010-02-08"]
    assert found["lote"] == ["41"]
    assert found["proprietario_nome@proprietario 1"] == ["Rui Melo"]
    assert found["registro_anterior"] == ["nº 77, fls. 3 do livro 3-A"]
    assert found["ato_especie@R.1"] == ["doação"]


def test_a_record_is_opened_on_the_day_behind_its_number():
    found = acts("PROPRIETÁRIO: Rui Melo. TÍTULO ANTERIOR: matrícula 77, de 3 de maio de 1980.")
    assert "data_abertura" not in found
    rows = [
        "CERTIDÃO DE MATRÍCULA",
        "Consta a matrícula nº 8.540, de 08/11/2003: um lote.",
        "R.1-8.540 - VENDA",
    ]
    assert values(read(rows, "matricula_imovel"))["data_abertura"] == ["2003-11-08"]


def test_a_date_alone_ends_an_act():
    found = acts("R/1 (Prot. 4.179): Doação. Rui Melo recebeu o imóvel de Ana Luz. R$ 340,00. 03.10.1999.")
    assert found["ato_data@R.1"] == ["1999-10-03"]
