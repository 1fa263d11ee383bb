"""Where acts begin: headings of every style, mentions that are none, pages that turn, numbers that fail."""
# ruff: noqa: SIM905 - words are read better as running text

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.matricula_imovel import MATRICULA_IMOVEL
from pipelines.extraction.real_estate.acts import split_acts
from pipelines.extraction.real_estate.sheets import body_of
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from pipelines.stages.extract import extract
from tests.strategies import page_of, wrapped
from tests.unit.extraction.real_estate.records import running

FRONT = ["LIVRO Nº 2 - REGISTRO GERAL", "MATRÍCULA Nº 12.345     FICHA 1", "IMÓVEL: um terreno.", ""]
STYLES = (
    "{letter}.{n}/12.345 - Em 10 de março de 1999.",
    "{letter}-{n}-12345 -",
    "{letter}.{n:02}-M.12.345 - Em 5.6.1987 -",
    "{letter}-{n}/12.345 - Protocolo nº 55.123 de 01/02/2003 -",
    "{letter}.{n} em 5.6.1987 -",
    "{letter}. {n} - 12.345:",
    "{letter}-{n}/M-12.345.",
    "{letter}.{n} - Em 10 de março de 1999.",
    "{letter}.{n:02}/12.345.",
    "{letter} {n} - 12345 - 10/03/1999 -",
    "{letter}.{n} -",
    "{letter}-{n}-M-12.345 - COMPRA E VENDA -",
    "{letter}.{n}/12.345 ({letter}.um/doze mil, trezentos e quarenta e cinco), em 3 de maio de 1990.",
)
LONG = {"R": "REGISTRO Nº {n} - 12.345 -", "AV": "AVERBAÇÃO Nº {n} - 12.345 -"}
BODY = "Procede-se a este ato nos termos do título apresentado, para constar o que dele consta."


def split(rows, *, record="12345", pages=()):
    document = Document(tuple(page_of(r, number=n) for n, r in enumerate([rows, *pages], start=1)))
    return split_acts(body_of(transcribe(document)), MATRICULA_IMOVEL.acts, record).acts


def labels(rows, **options):
    return [act.label for act in split(rows, **options)]


def acts_in(style, letters, width=84, body=BODY):
    return [
        line
        for n, letter in enumerate(letters, start=1)
        for line in wrapped(f"{style.format(letter=letter, n=n)} {body}", width)
    ]


def test_an_act_may_end_with_who_signs_it_in_either_gender():
    rows = [*FRONT, *acts_in(STYLES[0], ["R", "AV", "R"], body=f"{BODY} Dou fé. Rui Paz, Oficial(a).")]
    assert labels(rows) == ["R.1", "AV.2", "R.3"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("record", ["12345", None])
def test_headings_of_every_style(style, record):
    rows = [*FRONT, *acts_in(style, ["R", "AV", "AV", "R"])]
    acts = split(rows, record=record)
    assert [act.label for act in acts] == ["R.1", "AV.2", "AV.3", "R.4"]
    assert [act.doubts for act in acts] == [()] * 4


def test_headings_in_long_words():
    rows = [*FRONT]
    for n, letter in enumerate(["R", "AV", "R"], start=1):
        rows += wrapped(f"{LONG[letter].format(n=n)} {BODY}")
    assert labels(rows) == ["R.1", "AV.2", "R.3"]


@pytest.mark.parametrize("spelling", ["AV", "Av", "AV.", "A V"])
def test_spellings_of_av(spelling):
    rows = [*FRONT, f"{spelling} 1 - 12.345 - Em 5 de maio de 1990. {BODY[:30]}"]
    assert labels(rows) == ["AV.1"]


@pytest.mark.parametrize(
    "mention",
    [
        "constante do R.3 desta matrícula",
        "conforme AV.2",
        "objeto do R.1/12.345, supra",
        "nos termos do R.2 e da AV.3",
        "referida no R-4-12345 desta ficha",
        "(vide R.2)",
        "da AV. 2 retro",
        "registrada sob nº R.5/12.345.",
    ],
)
@pytest.mark.parametrize("width", [24, 31, 44, 60, 84])
def test_mentions_are_no_headings(mention, width):
    text = f"Procede-se para constar o que {mention}, ficando tudo o mais como {mention}; e nada mais."
    rows = [*FRONT]
    for n in range(1, 5):
        rows += wrapped(f"AV.{n}/12.345 - Em 5 de maio de 1990. {text}", width)
    assert labels(rows) == ["AV.1", "AV.2", "AV.3", "AV.4"]


def test_the_previous_record_is_no_act():
    rows = [
        "MATRÍCULA 12.345",
        "REGISTRO ANTERIOR:",
        "R.1/9.876 deste Registro.",
        "",
        "R.1/12.345 - Em 5/5/1990.",
    ]
    acts = split([*rows, BODY])
    assert [(act.label, act.doubts) for act in acts] == [("R.1", ())]


def test_an_act_goes_on_over_the_page_turn():
    first = [
        *FRONT,
        *running(f"R.1/12.345 - Em 10 de março de 1999. {BODY} O valor de"),
        "continua no verso",
    ]
    verso = ["LIVRO Nº 2 - REGISTRO GERAL", "MATRÍCULA Nº 12.345  FICHA 1 verso", "R$ 5.000,00 foi pago."]
    (act,) = split(first, pages=[[*verso, *running(f"AV.2/12.345 - Em 3/3/2003. {BODY}")]])[:1]
    assert "O valor de\nR$ 5.000,00 foi pago." in act.passage.text
    assert "REGISTRO GERAL" not in act.passage.text


@pytest.mark.parametrize(
    "heading", ["R.1/12.345 (continuação)", "Continuação do R.1/12.345 -", "R.1/12.345 -"]
)
def test_a_heading_repeated_on_the_verso_is_the_same_act(heading):
    first = [*FRONT, *running(f"R.1/12.345 - Em 10 de março de 1999. {BODY}")]
    verso = [
        "MATRÍCULA Nº 12.345 - verso",
        heading,
        "foi pago o preço.",
        f"AV.2/12.345 - Em 3/3/2003. {BODY[:40]}",
    ]
    acts = split(first, pages=[verso])
    assert [act.label for act in acts] == ["R.1", "AV.2"]
    assert "foi pago o preço" in acts[0].passage.text
    assert acts[0].doubts == ()


def failed(act):
    return {verdict.check for verdict in act.doubts}


def test_a_gap_is_said_on_the_act_after_it_and_the_act_before_is_in_doubt_too():
    rows = [*FRONT, *acts_in(STYLES[0], ["R"]), *running(f"AV.3/12.345 - Em 1/2/2003. {BODY}")]
    first, second = split(rows)
    assert (first.label, second.label) == ("R.1", "AV.3")
    assert failed(second) == {"act_sequence"}
    assert failed(first) == {"act_complete"}


def test_a_number_that_comes_twice_is_in_doubt():
    rows = [*FRONT]
    for n in (1, 2, 2, 3):
        rows += running(f"AV.{n}/12.345 - Em 10 de março de 1999. {BODY}")
    assert [(act.label, failed(act)) for act in split(rows)] == [
        ("AV.1", set()),
        ("AV.2", {"act_complete"}),
        ("AV.2", {"act_sequence"}),
        ("AV.3", set()),
    ]


def test_a_number_between_its_neighbours_can_only_be_one_and_stays_in_doubt():
    rows = [*FRONT]
    for n in (1, 8, 3):
        rows += running(f"R.{n}/12.345 - Em 10 de março de 1999. {BODY}")
    _, second, third = split(rows)
    assert (second.label, failed(second)) == ("R.2", {"act_sequence"})
    assert (third.label, failed(third)) == ("R.3", set())


def test_registrations_and_averbacoes_may_be_counted_apart():
    rows = [*FRONT]
    for label in ("R.1", "AV.1", "R.2", "AV.2", "R.3"):
        rows += running(f"{label}/12.345 - Em 10 de março de 1999. {BODY}")
    acts = split(rows)
    assert [act.label for act in acts] == ["R.1", "AV.1", "R.2", "AV.2", "R.3"]
    assert [failed(act) for act in acts] == [set()] * 5


def test_another_records_number_in_a_heading_is_in_doubt():
    rows = [*FRONT, *acts_in(STYLES[0], ["R"]), *running(f"AV.2/12.845 - Em 10/3/2003. {BODY}")]
    _, second = split(rows)
    assert (second.label, failed(second)) == ("AV.2", {"act_matricula"})


@pytest.mark.parametrize("heading", ["R.l/12.345 - Em 1/2/1999.", "R.I/12.345 - Em 1/2/1999."])
def test_a_letter_for_a_digit_is_in_doubt(heading):
    (act,) = split([*FRONT, f"{heading} {BODY[:40]}"])
    assert (act.label, failed(act)) == ("R.1", {"read_as_digits"})


def test_letters_read_otherwise_are_in_doubt():
    rows = [*FRONT, *acts_in(STYLES[0], ["R"]), *running(f"K.2/12.345 - Em 10/3/2003. {BODY}")]
    _, second = split(rows)
    assert (second.label, failed(second)) == ("R.2", {"act_letters"})


def test_a_heading_run_into_the_line_before_is_found_by_its_numbers():
    text = f"R.1/12.345 - Em 10 de março de 1999. {BODY} O Oficial. AV.2/12.345 - Em 1/2/2003. {BODY}"
    assert labels([*FRONT, *running(text)]) == ["R.1", "AV.2"]


def test_the_certificate_behind_the_last_act_is_no_part_of_it():
    rows = [
        *FRONT,
        *acts_in(STYLES[0], ["R"]),
        "CERTIFICO que a presente é cópia da ficha. Itu, 3 de maio de 2024.",
    ]
    (act,) = split(rows)
    assert "2024" not in act.passage.text


def test_doubt_about_a_number_is_doubt_about_all_that_is_told_under_it():
    rows = [*FRONT, *acts_in(STYLES[0], ["R"]), *running(f"AV.3/12.345 - Em 1/2/2003. CONSTRUÇÃO. {BODY}")]
    fields = extract(Document((page_of(rows),)), ExtractOptions(type_hint="matricula_imovel")).fields
    about = [field for field in fields if field.subject == "AV.3"]
    assert {field.name for field in about} >= {"ato", "ato_data", "ato_especie"}
    assert {field.status for field in about} == {FieldStatus.UNSURE}


WORDS = st.lists(
    st.sampled_from(
        "o imóvel foi vendido por escritura lavrada nas notas do tabelião conforme título apresentado "
        "R$ 5.000,00 matrícula nº 12.345 em 3 de maio de 1990, Av. Brasil, nº 12; R. 15 de Novembro; "
        "constante do R.1 e da AV.2; dou fé. O Oficial.".split()
    ),
    max_size=40,
).map(" ".join)


def test_what_an_act_says_twice_is_no_head_of_the_second_page():
    first = [
        *FRONT,
        "R-1/12.345 - Protocolo nº 55.123 de",
        "01/02/2003 - Ato.",
        "R-2/12.345 - Protocolo nº 55.123 de",
    ]
    second = ["01/02/2003 - Ato.", "R-3/12.345 - Protocolo nº 55.123 de", "01/02/2003 - Ato."]
    assert labels(first, pages=[second]) == ["R.1", "R.2", "R.3"]


@settings(max_examples=80, deadline=None)
@given(
    letters=st.lists(st.sampled_from(["R", "AV"]), min_size=1, max_size=12),
    style=st.sampled_from(STYLES[:8]),
    width=st.integers(40, 100),
    bodies=st.lists(WORDS, min_size=12, max_size=12),
    cut=st.integers(1, 200),
)
def test_every_act_is_found_once_whatever_it_says_and_wherever_the_page_turns(
    letters, style, width, bodies, cut
):
    rows = [*FRONT]
    for n, letter in enumerate(letters, start=1):
        rows += wrapped(f"{style.format(letter=letter, n=n)} Ato. {bodies[n - 1]} fim deste.", width)
    head = ["LIVRO Nº 2 - REGISTRO GERAL", "MATRÍCULA Nº 12.345     FICHA 2"]
    cut = max(len(FRONT) + 1, min(cut, len(rows)))
    acts = split(rows[:cut], pages=[[*head, *rows[cut:]]])
    assert [act.label for act in acts] == [f"{letter}.{n}" for n, letter in enumerate(letters, start=1)]
    assert all(act.doubts == () for act in acts)


@given(st.lists(st.text("RAVav.0123/-, ", max_size=30).map(str.strip), max_size=12))
def test_any_text_can_be_divided_and_no_word_is_told_twice(lines):
    acts = split([*FRONT, *lines])
    pieces = [piece.index for act in acts for piece in act.passage.pieces]
    assert pieces == sorted(pieces)
