"""The real reader on pages of the project's own generator."""

import socket
from functools import cache

import numpy as np
import pytest

from pipelines.catalog import EMBEDDED
from pipelines.errors import EngineError
from pipelines.evaluation.scores import character_error_rate, folded
from pipelines.image import PageImage
from pipelines.ocr import embedded
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions, Weights, check_models
from pipelines.pipeline import read_clean
from pipelines.stages.clean import clean
from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import make_document
from tests.synthetic.scoring import scored_text


@pytest.fixture(scope="module")
def engine():
    return EmbeddedEngine(EmbeddedOptions(threads=2))


def read(engine, pixels, dpi=200):
    image = PageImage(1, np.ascontiguousarray(pixels, np.uint8), dpi, dpi, "grey")
    return read_clean(clean(image), engine, EMBEDDED)


@pytest.fixture(scope="module")
def truth():
    return CONDITIONS["scanned"](make_document("escritura", 3, dpi=200).pages[0], 3)


@pytest.fixture(scope="module")
def turned(engine, truth):
    """Return the scan turned by so many right angles, and the page that is read of it: once each."""
    return cache(lambda turns: (pixels := np.rot90(truth.pixels, -turns), read(engine, pixels)))


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_scan_reads_alike_whichever_way_it_lies(turned, truth, turns):
    pixels, page = turned(turns)
    assert page.geometry.rotation == (-90 * turns) % 360
    assert (page.geometry.width, page.geometry.height) == pixels.shape[1::-1]
    if turns == 0:
        read_text = scored_text(page, truth.is_scored)
        assert character_error_rate(folded(truth.text), folded(read_text)) < 0.01


def test_boxes_of_a_turned_page_lie_on_its_ink(turned):
    pixels, page = turned(1)
    for line in page.lines:
        for word in line.words:
            box = word.box
            ink = pixels[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1]
            assert ink.min() < 150, word.text


def test_words_carry_their_own_confidences(turned):
    words = [word for line in turned(0)[1].lines for word in line.words]
    assert all(0 < word.weakest <= word.confidence <= 1 for word in words)


@pytest.mark.parametrize("condition", ["clean", "scanned", "bad"])
def test_a_blank_page_is_blank_and_nothing_is_invented_on_it(engine, condition):
    page = CONDITIONS[condition](make_document("blank", 1, dpi=200).pages[0], 1)
    assert read(engine, page.pixels).is_blank


def test_a_changed_or_missing_model_file_is_refused(monkeypatch):
    check_models()
    monkeypatch.setattr(embedded, "DETECTOR", Weights(embedded.DETECTOR.file, "0" * 64))
    with pytest.raises(EngineError, match="model_changed"):
        check_models()
    monkeypatch.setattr(embedded, "DETECTOR", Weights("absent.onnx", "0" * 64))
    with pytest.raises(EngineError, match="model_missing"):
        check_models()


def test_loading_and_reading_open_no_connection(monkeypatch, truth):
    def refuse(*_arguments):
        raise AssertionError("the reader asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read(EmbeddedEngine(), truth.pixels[:400]).lines


def test_a_tiny_picture_is_a_named_failure(engine):
    with pytest.raises(EngineError, match="page_too_small"):
        read(engine, np.full((4, 9), 255, np.uint8))


def test_leaving_out_foreign_scripts_changes_no_probability_among_the_others(engine):
    """The whole model, its last layer as it comes, is the reference."""
    whole = embedded._session(embedded._load(embedded.RECOGNIZER), 1)
    alphabet = ["", *whole.get_modelmeta().custom_metadata_map["character"].split("\n"), " "]
    kept = [index for index, character in enumerate(alphabet) if embedded.is_written_here(character)]
    assert engine._alphabet == [alphabet[index] for index in kept]
    line = np.random.default_rng(5).uniform(-1, 1, (1, 3, 48, 320)).astype(np.float32)
    (every,), (some,) = whole.run(None, {"x": line})[0], engine._recognizer.run(None, {"x": line})[0]
    among = every[:, kept] / every[:, kept].sum(axis=1, keepdims=True)
    assert some == pytest.approx(among, abs=1e-4)


@pytest.mark.parametrize("character", ["ç", "Ã", "º", "§", "–", "€", "№", "7", " ", ""])
def test_what_registries_write_can_be_read(character):
    assert embedded.is_written_here(character)


@pytest.mark.parametrize("character", ["日", "特", "Ж", "α", "の", "✓"])
def test_what_they_do_not_write_cannot(character):
    assert not embedded.is_written_here(character)
