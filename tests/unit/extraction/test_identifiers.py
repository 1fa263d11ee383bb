import pytest

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction.finding import distinct
from pipelines.extraction.identifiers import SHAPES, find_numbers, number_in
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.strategies import document_of

FOUND, INVALID = FieldStatus.FOUND, FieldStatus.INVALID
MATRICULA = "10453901552013100012021000012321"


def numbers(text):
    """Return kind, value and status of everything found, in the order of the page."""
    passage = transcribe(document_of(*text.split("\n"))).passage
    taken = []
    for kind in SHAPES:
        taken += find_numbers(passage, kind, kind.value, taken)
    return [(finding.name, finding.value, finding.status) for finding in distinct(taken)]


@pytest.mark.parametrize(
    "text",
    [
        "CPF nº 529.982.247-25,",
        "CPF/MF sob o nº 52998224725",
        "CPFnº529.982.247-25",
        "529,982.247-25",
        "529.982.247 - 25",
        "529.982.\n247-25 no CPF".replace("\n", ""),
        "C.P.F. 529982247-25",
        "CIC 529.982.247/25",
        "(529.982.247-25)",
    ],
)
def test_ways_to_write_a_cpf(text):
    assert numbers(text) == [("cpf", "52998224725", FOUND)]


@pytest.mark.parametrize("read", ["5Z9.982.247-25", "529.9B2.247-25", "529.982.247-2S", "S29.982.247-2S"])
def test_a_cpf_read_with_letters_is_put_right(read):
    assert numbers(f"CPF {read}") == [("cpf", "52998224725", FOUND)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CPF 529.982.247-26", "52998224726"),
        ("CPF 111.111.111-11", "11111111111"),
        ("529.9B2.247-26", "52998224726"),
        ("CPF nº 529.982.247-2", "5299822472"),
        ("CPF nº 529.982.247-255", "529982247255"),
    ],
)
def test_a_wrong_cpf_is_invalid_and_not_dropped(text, value):
    assert numbers(text) == [("cpf", value, INVALID)]


@pytest.mark.parametrize(
    "text", ["telefone 52998224725", "protocolo 52998224726 de hoje", "RG 15.867.706", "30-30000000-1"]
)
def test_eleven_digits_that_nothing_announces_are_no_cpf(text):
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("CNPJ 11.222.333/0001-81", "11222333000181", FOUND),
        ("CNPJ nº 11222333000181", "11222333000181", FOUND),
        ("CNPJ20.830.463/0001-98", "20830463000198", FOUND),
        ("CNPJ 12.ABC.345/01DE-35", "12ABC34501DE35", FOUND),
        ("CNPJ 11.222.333/O0O1-8l", "11222333000181", FOUND),
        ("CNPJ 12.ABC.345/O1DE-35", "12ABC34501DE35", FOUND),
        ("CNPJ 11.222.333/0001-82", "11222333000182", INVALID),
        ("CNPJ 12.ABC.345/01DE-36", "12ABC34501DE36", INVALID),
    ],
)
def test_company_numbers(text, value, status):
    assert numbers(text) == [("cnpj", value, status)]


@pytest.mark.parametrize(
    "shown",
    [
        "104539 01 55 2013 1 00012 021 0000123 21",
        "104539.01.55.2013.1.00012.021.0000123-21",
        "104539 01 55 2013 1 00012 021 0000123-21",
        "10453901552013100012021000012321",
        "1O4539 01 SS 2013 1 00012 021 0000123 21",
        "104539 01 55 2013 1 00012 021\n0000123 21",
    ],
)
def test_ways_to_write_a_matricula(shown):
    assert numbers(f"Matrícula: {shown}") == [("civil_matricula", MATRICULA, FOUND)]


def test_a_matricula_with_a_wrong_or_a_missing_digit_is_invalid():
    wrong = "104539 01 55 2013 1 00012 021 0000123 22"
    assert numbers(f"Matrícula: {wrong}") == [("civil_matricula", MATRICULA[:-1] + "2", INVALID)]
    short = "104539 01 55 2013 1 00012 021 000123 21"
    assert numbers(f"Matrícula: {short}") == [
        ("civil_matricula", MATRICULA.replace("0000123", "000123"), INVALID)
    ]


def test_a_cpf_before_a_matricula_is_no_part_of_it():
    text = "529.982.247-25 104539 01 55 2013 1 00012 021 0000123 21"
    assert numbers(text) == [("cpf", "52998224725", FOUND), ("civil_matricula", MATRICULA, FOUND)]


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("CNM nº 111435.2.0012345-58, livre", "1114352001234558", FOUND),
        ("CNM 111435.2.00l2345-58", "1114352001234558", FOUND),
        ("Código Nacional de Matrícula 1114352001234558", "1114352001234558", FOUND),
        ("111435.2.0012345-59", "1114352001234559", INVALID),
    ],
)
def test_property_codes(text, value, status):
    assert numbers(text) == [("cnm", value, status)]


def test_a_court_process():
    assert numbers("autos nº 0001234-13.2020.8.26.0100") == [("court_process", "00012341320208260100", FOUND)]
    assert numbers("autos nº 0001234-56.2020.8.26.0100") == [
        ("court_process", "00012345620208260100", INVALID)
    ]


def test_a_cell_of_its_own_may_hold_a_number_however_it_is_spaced():
    passage = transcribe(document_of("1045 3901 5520 1310 0012 0210 0001 2321")).passage
    finding = number_in(passage, FieldKind.CIVIL_MATRICULA, "m")
    assert finding is not None
    assert (finding.value, finding.status) == (MATRICULA, FOUND)


def test_verdicts_say_what_was_repaired():
    passage = transcribe(document_of("CPF 5Z9.982.247-2S")).passage
    (finding,) = find_numbers(passage, FieldKind.CPF, "cpf", [])
    assert [(v.check, v.passed, v.detail) for v in finding.verdicts] == [
        ("check_digits", True, ""),
        ("repaired_confusions", True, "2"),
    ]
    assert finding.quote.text == "5Z9.982.247-2S"
