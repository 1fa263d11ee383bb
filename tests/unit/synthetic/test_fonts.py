import pytest

from tests.synthetic import fonts

NOT_A_CHARACTER = "\ue123"
PRINT = fonts.BOOK + fonts.SANS + fonts.TYPEWRITER
OTHER_PRINT = fonts.OTHER_SERIF + fonts.OTHER_SANS + fonts.OTHER_TYPEWRITER


def cuts(faces):
    return {cut for face in faces for cut in (face.regular, face.bold)}


ALPHABETS = [(cut, fonts.ALPHABET) for cut in sorted(cuts(PRINT + OTHER_PRINT))] + [
    (cut, fonts.HAND_ALPHABET) for cut in sorted(cuts(fonts.HAND + fonts.OTHER_HAND))
]


@pytest.mark.parametrize(("cut", "alphabet"), ALPHABETS, ids=[cut for cut, _ in ALPHABETS])
def test_every_font_has_every_letter_of_the_texts(cut, alphabet):
    font = fonts.load(cut, 40)
    missing = bytes(font.getmask(NOT_A_CHARACTER))
    for letter in alphabet:
        drawn = font.getmask(letter)
        assert drawn.getbbox(), letter
        assert bytes(drawn) != missing, letter


def test_a_missing_font_is_named():
    with pytest.raises(FileNotFoundError, match="NoSuchFont"):
        fonts.load("NoSuchFont.ttf", 12)


def test_held_out_layouts_have_faces_of_their_own():
    assert not cuts(PRINT + fonts.HAND) & cuts(OTHER_PRINT + fonts.OTHER_HAND)
