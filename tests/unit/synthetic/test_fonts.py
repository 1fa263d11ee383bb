import pytest

from tests.synthetic import fonts

NOT_A_CHARACTER = "\ue123"
CUTS = sorted(
    {cut for face in fonts.BOOK + fonts.SANS + fonts.TYPEWRITER for cut in (face.regular, face.bold)}
)


@pytest.mark.parametrize("cut", CUTS)
def test_every_font_has_every_letter_of_the_texts(cut):
    font = fonts.load(cut, 40)
    missing = bytes(font.getmask(NOT_A_CHARACTER))
    for letter in fonts.ALPHABET:
        drawn = font.getmask(letter)
        assert drawn.getbbox(), letter
        assert bytes(drawn) != missing, letter


def test_a_missing_font_is_named():
    with pytest.raises(FileNotFoundError, match="NoSuchFont"):
        fonts.load("NoSuchFont.ttf", 12)
