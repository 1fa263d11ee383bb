"""The committed example is what the generator makes now.

Pictures are compared by their decoded pixels, with a tolerance: another release of a font or of a JPEG
library moves edges a little, while another text, layout or condition moves them a lot. What is promised of
the files must be equal.
"""

import json

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageSequence

from tests.synthetic import quickstart

INBOX = quickstart.EXAMPLE / "inbox"
SHRUNK = (210, 297)
MEAN_DIFFERENCE = 2.0  # grey values, of a page shrunk to 25 dpi
LOCKED = "protegido-por-senha.pdf"
TRUNCATED = "transferencia-interrompida.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("inbox")
    return folder, quickstart.make_inbox(folder)


@pytest.fixture(scope="module")
def promised():
    return json.loads((quickstart.EXAMPLE / "expected.json").read_text(encoding="utf-8"))["documents"]


def pictures(path):
    if path.suffix == ".pdf":
        with pikepdf.open(path, password=quickstart._PASSWORD if path.name == LOCKED else "") as pdf:
            return [
                pikepdf.PdfImage(image).as_pil_image().convert("L").resize(SHRUNK)
                for page in pdf.pages
                for image in page.get_images().values()
            ]
    with Image.open(path) as image:
        return [frame.convert("L").resize(SHRUNK) for frame in ImageSequence.Iterator(image)]


def test_promises_are_what_the_generator_knows(made, promised):
    assert made[1] == promised


def test_the_same_files_are_there(made, promised):
    names = sorted(path.name for path in INBOX.iterdir())
    assert names == sorted(path.name for path in made[0].iterdir())
    assert names == [promise["file"] for promise in promised]


def test_pictures_are_what_the_generator_draws(made):
    for path in sorted(INBOX.iterdir()):
        if path.name == TRUNCATED:
            continue  # it has no whole picture
        committed, drawn = pictures(path), pictures(made[0] / path.name)
        assert len(committed) == len(drawn)
        for one, other in zip(committed, drawn, strict=True):
            difference = np.abs(np.asarray(one, dtype=int) - np.asarray(other, dtype=int)).mean()
            assert difference < MEAN_DIFFERENCE, path.name


def test_the_example_is_small_and_varied(promised):
    assert sum(path.stat().st_size for path in INBOX.iterdir()) < 6_000_000
    assert 16 <= sum(promise.get("pages", 0) for promise in promised) <= 18
    kinds = {promise.get("document_type") for promise in promised} - {None}
    assert kinds == {"nascimento", "casamento", "matricula_imovel", "escritura", "procuracao"}
    assert {promise["state"] for promise in promised} == {"COMPLETE", "REVIEW", "DUPLICATE", "FAILED"}
    assert [promise["blank_pages"] for promise in promised if promise.get("blank_pages")] == [[2]]


def test_the_fatherless_birth_promises_no_father(promised):
    [birth] = [promise for promise in promised if promise.get("absent")]
    assert birth["absent"] == ["nome_pai"]
    assert "nome_pai" not in birth["fields"]


def test_the_copy_is_a_copy(promised):
    [copy] = [promise for promise in promised if promise["state"] == "DUPLICATE"]
    assert (INBOX / copy["file"]).read_bytes() == (INBOX / copy["of"]).read_bytes()
