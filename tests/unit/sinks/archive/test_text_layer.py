"""The invisible text, as a PDF's reader would follow it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.sinks.archive import glyphless
from appliance.sinks.archive.text_layer import shown_characters, text_layer
from pipelines.document import Region, RegionKind, TextLine, Word
from pipelines.geometry import Affine, Box
from tests.unit.sinks.archive import scans
from tests.unit.sinks.examples import page as example_page

_SHOWN = re.compile(rb"/ReadText (\S+) Tf (\S+) Tz 1 0 0 1 (\S+) (\S+) Tm <([0-9a-f]+)> Tj")


def _page(*lines):
    made = tuple(
        TextLine(
            " ".join(text for text, _ in words),
            words[0][1],
            0.9,
            tuple(Word(t, b, 0.9, 0.9) for t, b in words),
        )
        for words in lines
    )
    return replace(example_page(1), regions=(Region(RegionKind.TEXT, made[0].box, made),))


def _shown(content):
    """Return each text that is shown with its box, in the pixels of the page."""
    for *numbers, codes in _SHOWN.findall(content):
        text = bytes.fromhex(codes.decode()).decode("utf-16-be")
        size, stretch, left, baseline = map(float, numbers)
        length = len(text.rstrip(" ")) * 0.5 * size * stretch / 100
        bottom = -baseline + 0.2 * size
        yield text, Box(left, bottom - size, left + length, bottom)


BOX = Box(100.0, 200.0, 400.0, 250.0)


def test_a_word_is_as_long_and_as_high_as_its_box():
    ((text, box),) = _shown(text_layer(_page([("ação", BOX)]), Affine.identity()))
    assert text == "ação"
    assert [box.left, box.top, box.right, box.bottom] == pytest.approx([100, 200, 400, 250], abs=0.01)


def test_touching_words_of_a_line_are_told_apart():
    """Readers cut a line's box in the middle of its spaces; a space that has no room is not extracted."""
    left, right = Box(100, 200, 250, 250), Box(250, 200, 400, 250)
    (first, one), (second, other) = _shown(
        text_layer(_page([("dois", left), ("mil", right)]), Affine.identity())
    )
    assert (first, second) == ("dois ", "mil")
    assert other.left - one.right >= 0.2 * 50 - 0.01
    assert (one.left, other.right) == pytest.approx((100, 400), abs=0.01)


def test_a_page_without_words_has_no_layer():
    assert text_layer(example_page(1), Affine.identity()) == b""


@given(
    st.text(st.characters(codec=None), min_size=1, max_size=12),
    st.tuples(*[st.floats(0, 2000)] * 4),
    st.floats(-8, 8),
)
def test_whatever_was_read_wherever_the_layer_is_sound(text, edges, degrees):
    """Any text, any box (flat ones too), any skew: numbers stay numbers, and the font knows every letter."""
    x, y, width, height = edges
    page = _page([(text, Box(x, y, x + width, y + height)), ("fim", BOX)])
    skewed = scans.skewed(scans.scan("a", dpi=50), degrees).sheet.on_picture
    page = replace(page, geometry=replace(page.geometry, reader_to_page=skewed))
    content = text_layer(page, Affine(0.24, 0, 0, 0, -0.24, 842))
    assert b"nan" not in content
    assert b"inf" not in content
    known = shown_characters([page]) | {" "}
    assert {character for shown, _ in _shown(content) for character in shown} <= known
    assert b"<FFFD>" in glyphless.to_unicode(frozenset({"\ufffd"}))


def test_the_font_is_always_the_same_bytes():
    program = glyphless.font_program()
    glyphless.font_program.cache_clear()
    assert glyphless.font_program() == program
    assert len(program) < 2000


def test_every_character_has_the_empty_glyph():
    mapped = glyphless.glyph_map(frozenset("aç中"))
    assert len(mapped) == 2 * (ord("中") + 1)
    assert set(mapped[1::2]) == {glyphless.GLYPH}
