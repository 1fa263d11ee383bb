import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document import Document, RegionKind, TextLine, Word
from pipelines.extraction.passage import BREAK
from pipelines.extraction.transcript import LONGEST_WORD, transcribe, upright_box
from pipelines.geometry import Affine, Box, bounding_box
from tests.strategies import document_of, page_of


def skewed(degrees):
    """Return the map of a page that lies turned clockwise by `degrees` around its top left corner."""
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return Affine(cos, -sin, 0.0, sin, cos, 0.0)


@given(st.floats(0, 2000), st.floats(0, 3000), st.floats(20, 900), st.floats(20, 90), st.floats(-8, 8))
def test_the_box_of_a_word_is_found_again_on_a_skewed_page(left, top, width, height, degrees):
    box, place = Box(left, top, left + width, top + height), skewed(degrees)
    back = upright_box(place.box(box), place)
    assert math.isclose(back.left, box.left, abs_tol=1e-6)
    assert math.isclose(back.bottom, box.bottom, abs_tol=1e-6)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_the_box_of_a_word_is_found_again_on_a_turned_page(turns):
    place, box = Affine.quarter_turns(turns, 2480, 3508), Box(10, 20, 300, 60)
    back = upright_box(place.box(box), place)
    assert (back.left, back.top, back.right, back.bottom) == pytest.approx((10, 20, 300, 60))


def test_wide_gaps_part_cells_and_spaces_do_not():
    transcript = transcribe(document_of([(180, "CPF DO NOIVO"), (900, "MATRÍCULA")]))
    assert transcript.passage.text == "CPF DO NOIVO\tMATRÍCULA"
    assert [(cell.first, cell.last) for cell in transcript.cells] == [(0, 2), (3, 3)]


def test_the_space_of_a_typewriter_is_as_wide_as_its_letters():
    words, typed = ["Pai", "Ana", "Luz"], []
    for place, text in enumerate(words):  # letters twice as wide as they are high
        typed.append(Word(text, Box(place * 160.0, 0.0, place * 160.0 + 120.0, 20.0), 1.0, 1.0))
    line = TextLine("Pai Ana Luz", Box(0.0, 0.0, 440.0, 20.0), 1.0, tuple(typed))
    page = page_of(["Pai"])
    page = replace(page, regions=(replace(page.regions[0], lines=(line,)),))
    assert transcribe(Document((page,))).passage.text == "Pai Ana Luz"


def test_lines_far_apart_and_pages_are_not_one_text():
    pages = (page_of(["um", "", "", "", "dois"]), page_of(["três"], number=2))
    assert transcribe(Document(pages)).passage.text == f"um{BREAK}dois{BREAK}três"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("assento de nasci-", "mento de Ana"), "assento de nascimento de Ana"),
        (("CARVA-", "LHÃES"), "CARVALHÃES"),
        (("Ana-", "Maria"), "Ana-Maria"),
        (("529.982.247-", "25"), "529.982.247-25"),
        (("Jacarandá -", "PR"), "Jacarandá -\nPR"),
        (("avós maternos:Abílio Ramalho",), "avós maternos: Abílio Ramalho"),
        (("filha de ConceiçãoVerônica Lima",), "filha de Conceição Verônica Lima"),
        (("d'Ávila S.A. eSocial",), "d'Ávila S.A. eSocial"),
    ],
)
def test_divided_and_joined_words(rows, text):
    passage = transcribe(document_of(*rows)).passage
    assert passage.text == text


def test_a_word_without_an_end_is_read_in_parts_and_quoted_whole():
    line = "x" * (3 * LONGEST_WORD + 1)
    passage = transcribe(document_of(f"CPF: {line} fim")).passage
    assert max(len(piece.text) for piece in passage.pieces) == LONGEST_WORD
    assert passage.quote(5, len(passage.text) - 4).text == line


def test_a_quote_is_what_stands_on_the_page():
    passage = transcribe(document_of("maternos:Abílio nasci-", "mento (09/01/1987), às")).passage
    start = passage.text.index("Abílio")
    assert passage.quote(start, start + 6).text == "Abílio"
    assert passage.quote(0, start + 6).text == "maternos:Abílio"
    start = passage.text.index("nascimento")
    assert passage.quote(start, start + 10).text == "nasci- mento"
    start = passage.text.index("09/01")
    assert passage.quote(start, start + 10).text == "09/01/1987"


def test_evidence_is_the_union_of_the_words():
    document = document_of("um dois três", "quatro")
    words = [word for line in document.pages[0].lines for word in line.words]
    evidence = transcribe(document).passage.quote(3, 19).evidence
    assert evidence.box == bounding_box(word.box for word in words[1:])
    assert (evidence.page, evidence.quote) == (1, "dois três quatro")


@given(st.lists(st.text(alphabet="abc-:,é ", min_size=1).filter(lambda t: t.strip()), min_size=1, max_size=6))
def test_every_character_is_quoted_from_its_own_words(rows):
    passage = transcribe(document_of(*rows)).passage
    for piece, start, end in zip(passage.pieces, passage.starts, passage.ends, strict=True):
        quote = passage.quote(start, end)
        assert quote.pieces == (piece,)
        assert quote.text.rstrip("-") in piece.word.text


def test_a_page_is_read_header_text_margin_footer_whatever_the_order_of_its_regions():
    page = page_of(["rodapé"])
    kinds = (RegionKind.FOOTER, RegionKind.MARGIN, RegionKind.TEXT, RegionKind.HEADER)
    regions = tuple(replace(page_of([kind.value]).regions[0], kind=kind) for kind in kinds)
    passage = transcribe(Document((replace(page, regions=regions),))).passage
    assert [piece.text for piece in passage.pieces] == ["header", "text", "margin", "footer"]
    assert [piece.before for piece in passage.pieces] == [BREAK] * 4
