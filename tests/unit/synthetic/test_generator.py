import hashlib
import itertools

import cv2
import numpy as np
import pytest

from tests.synthetic.generator import (
    HELD_OUT_LAYOUTS,
    KINDS,
    MEASURED_LAYOUTS,
    REGISTRY_KINDS,
    TUNING_LAYOUTS,
    make_document,
)

LAYOUTS = [(kind, layout) for kind, layouts in KINDS.items() for layout in layouts]
WRITTEN = [(kind, layout) for kind, layout in LAYOUTS if kind != "blank"]
MEASURED_TEXT = {
    "nascimento": "6cf9e1a688c9003a",
    "casamento": "1cf63c92adfa69de",
    "matricula_imovel": "cbb6173aa0fbc59d",
    "escritura": "fb0c765aef910026",
    "procuracao": "c570cc29e094d353",
}
INK_BELOW = 200  # of 255; the palest text of a clean page is darker


def fingerprint(document):
    pixels = b"".join(page.pixels.tobytes() for page in document.pages)
    return hashlib.sha256(pixels + repr([page.lines for page in document.pages]).encode()).hexdigest()


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_the_same_seed_draws_the_same_pages(kind, layout):
    first = make_document(kind, 7, dpi=50, layout=layout)
    again = make_document(kind, 7, dpi=50, layout=layout)
    assert fingerprint(first) == fingerprint(again)
    assert first.fields == again.fields


@pytest.mark.parametrize("kind", REGISTRY_KINDS)
def test_another_seed_draws_another_document(kind):
    assert fingerprint(make_document(kind, 1, dpi=75)) != fingerprint(make_document(kind, 2, dpi=75))


@pytest.mark.parametrize(("kind", "layout"), WRITTEN)
def test_truth_boxes_lie_on_the_page_and_cover_ink(kind, layout):
    for page in make_document(kind, 3, dpi=100, layout=layout).pages:
        height, width = page.pixels.shape[:2]
        for line in page.lines:
            box = line.box
            assert 0 <= box.left < box.right <= width, line
            assert 0 <= box.top < box.bottom <= height, line
            inside = page.pixels[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1]
            assert (inside < INK_BELOW).mean() > 0.05, line


@pytest.mark.parametrize(("kind", "layout"), WRITTEN)
def test_no_text_is_drawn_outside_the_truth(kind, layout):
    """What stays when truth boxes and unscored places are whitened is rules and frames: long or thin."""
    page = make_document(kind, 3, dpi=100, layout=layout).pages[0]
    pixels = page.pixels.copy()
    for box in [line.box for line in page.lines] + list(page.unscored):
        pixels[
            max(0, int(box.top) - 1) : int(box.bottom) + 2, max(0, int(box.left) - 2) : int(box.right) + 3
        ] = 255
    _, _, parts, _ = cv2.connectedComponentsWithStats((pixels < INK_BELOW).astype(np.uint8))
    sizes = parts[1:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]]
    like_letters = (sizes.min(axis=1) >= 5) & (sizes.max(axis=1) <= 60)
    assert not like_letters.any()


@pytest.mark.parametrize("kind", REGISTRY_KINDS)
def test_resolutions_show_the_same_text(kind):
    coarse, fine = make_document(kind, 4, dpi=150), make_document(kind, 4, dpi=300)
    assert coarse.fields == fine.fields
    words = [[word for page in document.pages for word in page.text.split()] for document in (coarse, fine)]
    assert words[0] == words[1]


def test_an_absent_father_is_absent_from_the_fields_and_from_the_page():
    documents = [make_document("nascimento", seed, dpi=60) for seed in range(40)]
    fatherless = [document for document in documents if "nome_pai" not in document.fields]
    assert 0 < len(fatherless) < len(documents)
    for document in fatherless:
        assert len(document.fields["avos"]) == 2
        assert "paternos" not in document.pages[0].text


@pytest.mark.parametrize("layout", MEASURED_LAYOUTS["nascimento"])
def test_promised_names_and_numbers_stand_in_the_text(layout):
    for seed in range(10):
        document = make_document("nascimento", seed, dpi=60, layout=layout)
        text = " ".join(document.pages[0].text.split()).casefold()
        digits = "".join(character for character in text if character.isdigit())
        for name in ("nome", "nome_mae", "nome_pai", "avos"):
            assert all(value.casefold() in text for value in document.fields.get(name, ()))
        for name in ("cpf", "matricula_registro_civil", "declaracao_nascido_vivo"):
            assert all(value in digits for value in document.fields.get(name, ()))


def test_every_layout_is_either_for_tuning_or_held_out():
    for kind, layouts in KINDS.items():
        tuning, held_out = TUNING_LAYOUTS[kind], HELD_OUT_LAYOUTS.get(kind, ())
        assert sorted([*tuning, *held_out]) == sorted(layouts)
        assert set(MEASURED_LAYOUTS.get(kind, ())) <= set(tuning)


@pytest.mark.parametrize("kind", sorted(MEASURED_LAYOUTS))
def test_what_a_seed_alone_draws_is_still_what_was_measured(kind):
    """Figures of reading and of speed stay comparable only while these pages stay the same."""
    told = "\n".join(make_document(kind, seed, dpi=20).pages[0].text for seed in range(10))
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == MEASURED_TEXT[kind]


def test_columns_are_read_one_after_the_other():
    for kind, count in (("columns-2", 2), ("columns-4", 4)):
        page = make_document(kind, 1, dpi=75).pages[0]
        body = [line.box for line in page.lines if line.box.top > page.pixels.shape[0] * 0.125]
        jumps = [after for before, after in itertools.pairwise(body) if after.top < before.top - 50]
        assert len(jumps) == count - 1


def test_colour_pages_have_colour_and_an_empty_sheet_has_nothing():
    colour = make_document("nascimento", 1, dpi=60, layout="form", colour=True).pages[0].pixels
    assert colour.shape[2] == 3
    assert int((colour.max(axis=2).astype(int) - colour.min(axis=2)).max()) > 60
    blank = make_document("blank", 1, dpi=60).pages[0]
    assert blank.is_blank
    assert np.all(blank.pixels == 255)
