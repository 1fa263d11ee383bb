"""What is told of an act: the date that is its own, the sum that is its price, its kind, its sides."""

import pytest

from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.fields import FieldStatus
from pipelines.stages.extract import extract
from tests.strategies import page_of, wrapped

FRONT = ["LIVRO Nº 2 - REGISTRO GERAL", "MATRÍCULA Nº 12.345", "IMÓVEL: um terreno.", ""]


def told(*acts, front=FRONT):
    rows = [*front, *(line for text in acts for line in wrapped(text))]
    found = extract(Document((page_of(rows),)), ExtractOptions(type_hint="matricula_imovel")).fields
    return {(f.subject, f.name): f for f in found}


def act(text):
    return {name: f for (subject, name), f in told(text).items() if subject}


def failed(field):
    return {verdict.check for verdict in field.verdicts if not verdict.passed}


@pytest.mark.parametrize(
    "text",
    [
        "R.1/12.345 - Em 10 de março de 1999. Por escritura de 5 de maio de 1998, foi vendido.",
        "R.1/12.345 - 10/03/1999 - Prot: 4.455 de 01/02/1999 - COMPRA E VENDA.",
        "R.1/12.345 - COMPRA E VENDA - Em 10 de março de 1999. Nos termos da escritura de 5/5/1998.",
        "R.1/12.345 - Protocolo nº 4.455 de 01/02/1999 - COMPRA E VENDA. Dou fé. Itu, 10/03/1999. O Oficial.",
        "R.1/12.345 - Protocolo nº 4.455. Data: 10/03/1999. Pela escritura lavrada em 5/5/1998 foi vendido.",
    ],
)
def test_the_acts_own_date(text):
    field = act(text)["ato_data"]
    assert (field.value, field.status) == ("1999-03-10", FieldStatus.FOUND)


def test_the_protocols_date_alone_is_in_doubt():
    field = act("AV.1/12.345 - Protocolo nº 55.123 de 01/02/2003 - CONSTRUÇÃO. Foi construída uma casa.")[
        "ato_data"
    ]
    assert (field.value, field.status, failed(field)) == ("2003-02-01", FieldStatus.UNSURE, {"date_role"})


def test_an_act_without_a_date_has_none():
    assert "ato_data" not in act(
        "R.1/12.345 - Por escritura lavrada em 5 de maio de 1998 foi vendido o imóvel."
    )


def test_the_date_of_the_closing_must_agree():
    text = "R.1/12.345 - Em 10 de março de 1999. Foi vendido. Itu, 11 de março de 1999. O Oficial."
    assert failed(act(text)["ato_data"]) == {"dates_agree"}


def test_dates_that_fall_are_in_doubt_on_both_sides():
    found = told(
        "R.1/12.345 - Em 10 de março de 1999. Foi vendido.",
        "AV.2/12.345 - Em 3 de maio de 1989. Foi construída uma casa.",
        "R.3/12.345 - Em 1 de junho de 2001. Foi vendido.",
    )
    assert [failed(found[label, "ato_data"]) for label in ("R.1", "AV.2", "R.3")] == [
        {"date_order"},
        {"date_order"},
        set(),
    ]


def test_a_calendar_without_that_day_is_invalid():
    assert act("R.1/12.345 - Em 31/02/1999. Foi vendido.")["ato_data"].status is FieldStatus.INVALID


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("CANCELAMENTO DE HIPOTECA. Fica cancelada a hipoteca do R.1.", "cancelamento"),
        ("Compra e venda. Foi vendido.", "compra e venda"),
        ("TÍTULO: Escritura pública. Os proprietários venderam o imóvel.", "compra e venda"),
        ("TÍTULO - Doação. FORMA DO TÍTULO - escritura pública.", "doação"),
        ("COMPROMISSO DE COMPRA E VENDA. Foi prometido.", "outro"),
        ("DOAÇÃO COM RESERVA DE USUFRUTO. Doou o imóvel.", "doação"),
        ("O imóvel foi penhorado nos autos.", "penhora"),
        ("Averbação de construção. Foi edificada.", "construção"),
        ("O proprietário casou-se com RITA LIMA.", "casamento"),
        ("Por formal de partilha de 3 de maio de 1990 coube o imóvel.", "partilha"),
        ("PERMUTA. Permutaram.", "permuta"),
        ("Os doadores reservaram para si o usufruto.", "usufruto"),
        ("INDISPONIBILIDADE DE BENS. Por ordem judicial.", "indisponibilidade"),
    ],
)
def test_kinds(text, kind):
    field = act(f"AV.1/12.345 - Em 10 de março de 1999. {text}")["ato_especie"]
    assert (field.value, field.status) == (kind, FieldStatus.FOUND)


def test_words_of_several_kinds_are_in_doubt():
    text = "R.1/12.345 - Em 10/3/1999. Venderam o imóvel e dele foi penhorado o resto."
    assert failed(act(text)["ato_especie"]) == {"act_kind"}


def test_a_cancellation_of_an_act_that_is_not_there_is_in_doubt():
    found = told(
        "R.1/12.345 - Em 10/3/1999. Foi vendido.",
        "R.2/12.345 - Em 10/3/2000. Deu em hipoteca.",
        "AV.3/12.345 - Em 10/3/2001. Fica cancelada a hipoteca do AV.2.",
    )
    assert failed(found["AV.3", "ato_especie"]) == {"cancels"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pelo preço de R$ 15.000,00 (quinze mil reais). ITBI: R$ 300,00.", "15000.00"),
        ("VALOR: R$ 15.000,00. Valor venal: R$ 9.000,00.", "15000.00"),
        ("pelo preço de Cr$ 1.500.000,00 (um milhão e quinhentos mil cruzeiros).", "1500000.00"),
        ("no valor de NCz$ 40.000,00 (quarenta mil cruzados novos).", "40000.00"),
        ("Emolumentos R$ 120,00. Valor do negócio: R$ 15.000,00.", "15000.00"),
    ],
)
def test_the_price_and_no_tax(text, value):
    field = act(f"R.1/12.345 - Em 10 de março de 1999. Foi vendido o imóvel, {text}")["ato_valor"]
    assert (field.value, field.status) == (value, FieldStatus.FOUND)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("pelo preço de R$ 15.000,00 (dezesseis mil reais)", "words_and_digits"),
        ("pelo preço de R$ 15.000,00 e no valor de R$ 20.000,00", "value_role"),
        ("havendo R$ 15.000,00 recebido", "value_role"),
        ("pelo preço de R$ 2,000.000,00", "number_form"),
    ],
)
def test_a_doubtful_value(text, check):
    assert failed(act(f"R.1/12.345 - Em 10/3/1999. Foi vendido, {text}.")["ato_valor"]) == {check}


def test_a_cancellation_has_no_value_and_no_sides():
    found = act("AV.1/12.345 - Em 10/3/1999. CANCELAMENTO da hipoteca de R$ 5.000,00. CREDOR: BANCO X S.A.")
    assert {"ato_valor", "ato_adquirente"}.isdisjoint(found)


@pytest.mark.parametrize(
    "text",
    [
        "JOÃO ALVES LIMA, brasileiro, vendeu o imóvel a RITA DIAS COSTA, brasileira, pelo preço de R$ 5,00.",
        "os proprietários JOÃO ALVES LIMA, já qualificados, venderam a RITA DIAS COSTA, pelo preço.",
        "o imóvel foi vendido por JOÃO ALVES LIMA, brasileiro, a RITA DIAS COSTA, brasileira, solteira.",
        (
            "o imóvel foi adquirido por RITA DIAS COSTA, brasileira, por compra feita a JOÃO ALVES "
            "LIMA, brasileiro."
        ),
        "TRANSMITENTE: JOÃO ALVES LIMA, brasileiro. ADQUIRENTE: RITA DIAS COSTA, brasileira. VALOR: R$ 5,00.",
        "Transmitentes: JOÃO ALVES LIMA, brasileiro. Adquirentes: RITA DIAS COSTA, brasileira.",
    ],
)
def test_both_sides(text):
    found = act(f"R.1/12.345 - Em 10 de março de 1999. Por escritura pública de 3 de maio de 1998, {text}")
    assert found["ato_transmitente"].value == "João Alves Lima"
    assert found["ato_adquirente"].value == "Rita Dias Costa"


def test_a_caption_that_was_lost_leaves_a_doubt():
    text = "R.1/12.345 - Em 10/3/1999. DOADOR: JOÃO ALVES LIMA, brasileiro. DONATÁRIO RITA DIAS "
    "COSTA, brasileira."
    found = [f for f in told(text).values() if f.value == "Rita Dias Costa"]
    assert {f.status for f in found} <= {FieldStatus.UNSURE}


def sides(text):
    rows = [*FRONT, *wrapped(text)]
    found = extract(Document((page_of(rows),)), ExtractOptions(type_hint="matricula_imovel")).fields
    names = ("ato_transmitente", "ato_adquirente")
    return [[(f.value, f.status) for f in found if f.name == name] for name in names]


FOUND = FieldStatus.FOUND


@pytest.mark.parametrize(
    ("text", "gives", "takes"),
    [
        (
            (
                "Por contrato particular de 2 de maio de 1998, João Dias Prado e Ana Maria Prado alienaram "
                "fiduciariamente o imóvel ao credor fiduciário BANCO DO VALE S.A., CNPJ 11.222.333/0001-81."
            ),
            ["João Dias Prado", "Ana Maria Prado"],
            ["Banco do Vale S.A."],
        ),
        (
            (
                "Por mandado de 3 de abril de 1998, na execução movida por BANCO DO VALE S.A. "
                "contra PEDRO ALVES "
                "LIMA, o imóvel foi penhorado."
            ),
            ["Pedro Alves Lima"],
            ["Banco do Vale S.A."],
        ),
        (
            (
                "Por escritura de 2/2/1999, JOÃO DIAS doou o imóvel a seus filhos CARLOS DIAS, "
                "solteiro, e RITA "
                "DIAS, solteira, brasileiros."
            ),
            ["João Dias"],
            ["Carlos Dias", "Rita Dias"],
        ),
        (
            (
                "Por escritura de 2/2/1999, o imóvel foi permutado por Estela Prado Lima, já "
                "qualificada, com a "
                "casa vizinha."
            ),
            ["Estela Prado Lima"],
            [],
        ),
        (
            (
                "Por escritura de 2/2/1999, a proprietária VIVEIROS DO VALE LTDA vendeu o imóvel a "
                "FÁBRICA DO "
                "VALE LTDA, estabelecida nesta praça, à Rua Azul, nº 5, Vila Nova, inscrita no CNPJ sob nº "
                "11.222.333/0001-81."
            ),
            ["Viveiros do Vale Ltda"],
            ["Fábrica do Vale Ltda"],
        ),
    ],
)
def test_names_on_both_sides(text, gives, takes):
    read = sides(f"R.1/12.345 - Em 10 de março de 1999. {text}")
    assert read == [[(name, FOUND) for name in gives], [(name, FOUND) for name in takes]]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "À vista do requerimento de 2 de maio de 1998, para constar que",
            "requerimento de 2 de maio de 1998",
        ),
        ("A requerimento datado de 2/5/1998, averba-se que", "requerimento datado de 2/5/1998"),
        (
            "Por mandado do MM. Juiz de Itu, de 2/5/1998, o imóvel",
            "mandado do MM. Juiz de Itu, de 2/5/1998",
        ),
        ("Pelo instrumento de quitação de 2/5/1998, devidamente", "instrumento de quitação de 2/5/1998"),
        ("Por escritura de 2/5/1998, Ana Prado Lima instituiu", "escritura de 2/5/1998"),
        ("Conforme certidão do Registro Civil de Itu, faleceu", "certidão do Registro Civil de Itu"),
        (
            "Título apresentado: escritura pública lavrada em 2/5/1998. Por ele, Ana",
            "escritura pública lavrada em 2/5/1998",
        ),
        (
            "Por requerimento de 2/5/1998, planta e memorial descritivo, o imóvel",
            "requerimento de 2/5/1998, planta e memorial descritivo",
        ),
        ("Conforme recibo do credor, datado de 2/5/98. Dou fé, o que", "recibo do credor, datado de 2/5/98"),
    ],
)
def test_where_a_title_ends(text, title):
    field = act(f"AV.1/12.345 - Em 10 de março de 1999. {text} consta do imóvel.")["ato_titulo"]
    assert (field.value, field.status) == (title, FieldStatus.FOUND)


def test_a_title_that_tells_of_a_party_is_in_doubt():
    text = "Por contrato de mútuo com Ana Prado, CPF 529.982.247-25, de 2 de maio de 1998, registra-se."
    assert failed(act(f"R.1/12.345 - Em 10 de março de 1999. {text}")["ato_titulo"]) == {"title_end"}


def test_a_certificate_at_the_start_of_a_line_does_not_end_the_record():
    rows = [
        *FRONT,
        "AV.1/12.345 - CASAMENTO. Procede-se a esta averbação à vista da",
        "certidão de 2/5/1998.",
    ]
    rows += ["Itu, 10 de março de 1999. O Oficial."]
    found = extract(Document((page_of(rows),)), ExtractOptions(type_hint="matricula_imovel")).fields
    assert [f.value for f in found if f.name == "ato_data"] == ["1999-03-10"]


def test_an_averbacao_of_no_known_kind_is_another_in_doubt():
    field = act("AV.1/12.345 - Em 10 de março de 1999. O muro foi caiado.")["ato_especie"]
    assert (field.value, failed(field)) == ("outro", {"act_kind"})


def test_a_valuation_alone_is_in_doubt():
    text = "Foi construída uma casa, no valor venal de R$ 50.000,00."
    assert failed(act(f"AV.1/12.345 - Em 10 de março de 1999. {text}")["ato_valor"]) == {"value_role"}


def test_a_name_that_comes_again_with_another_letter_is_in_doubt():
    found = told(
        "R.1/12.345 - Em 10 de março de 1999. O imóvel foi vendido por João Dias Prado a CARMEM "
        "PRADO ROSA, solteira.",
        "R.2/12.345 - Em 10 de março de 2001. O imóvel foi vendido por Carmen Prado Rosa a IVO "
        "LIMA, solteiro.",
    )
    sides = (("R.1", "ato_adquirente"), ("R.2", "ato_transmitente"), ("R.2", "ato_adquirente"))
    assert [failed(found[side]) for side in sides] == [{"names_agree"}, {"names_agree"}, set()]
