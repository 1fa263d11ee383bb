"""What actors make of pages: patches of what was seen upright, and pages of what a model wrote."""

from dataclasses import replace

import numpy as np
import pytest

from appliance.ledger.records import ModelReading
from appliance.runtime.actors.messages import ReadPage
from appliance.runtime.actors.preparer import Preparer, ToldPage
from pipelines import catalog
from pipelines.agreement import Agreement
from pipelines.document import RegionKind
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.errors import Failure
from pipelines.image import PageImage
from pipelines.ocr.agree import AgreeOptions
from pipelines.ocr.engine import EngineIdentity
from pipelines.ocr.vlm.page_json import PageText
from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.reader import VlmReading
from pipelines.ocr.vlm.request import Ending
from pipelines.opinion import Opinion, Told
from pipelines.result import (
    SecondReading,
    opinion_from_json,
    page_from_json,
    page_to_json,
    second_reading_from_json,
    with_opinion,
)
from pipelines.stages.clean import clean
from tests.strategies import page_of

MODEL = EngineIdentity("vlm", "3f2a+graphs1.16bit", ("aa",))
PREPROCESSING = Preprocessing(
    patch_size=14,
    merge_size=2,
    temporal_patch_size=2,
    min_pixels=784,
    max_pixels=200_000,
    image_mean=(0.5, 0.5, 0.5),
    image_std=(0.5, 0.5, 0.5),
)
LINES = ["Certidão de nascimento", "de Ana Maria da Conceição"]


@pytest.fixture
def preparer(monkeypatch):
    monkeypatch.setattr("signal.signal", lambda *_arguments: None)  # it is this process's own here
    return Preparer(catalog.DUAL, AgreeOptions())


def page_image(height=300, width=200):
    pixels = np.full((height, width), 255, np.uint8)
    pixels[20:30, 20 : width - 20] = 0
    return PageImage(3, pixels, 100.0, None, "grey")


def cleaning():
    measured = clean(page_image()).cleaning
    return replace(measured, geometry=replace(measured.geometry, rotation=0, skew=0.0))


def reading(*lines, **parts):
    return VlmReading(PageText(text="\n".join(lines), **parts), Ending.FINISHED, 1, 9, False, False, 1.0)  # noqa: FBT003


def test_a_page_is_cut_and_its_bytes_are_told(preparer):
    kept, patches = preparer.prepare(page_image(), cleaning(), None, PREPROCESSING)
    assert kept == patches.pixels.nbytes == patches.rows * patches.columns * 588
    assert patches.rows > patches.columns


def test_a_page_that_was_seen_lying_is_cut_as_it_was_turned(preparer):
    seen = page_of(LINES)
    geometry = cleaning().geometry
    turned = page_to_json(_with_geometry(seen, geometry, 90))
    _, patches = preparer.prepare(page_image(), cleaning(), turned, PREPROCESSING)
    assert patches.rows < patches.columns


@pytest.mark.parametrize(("size", "code"), [((1, 1), "page_too_small"), ((20_000, 40), "page_too_long")])
def test_a_page_that_no_model_can_be_shown_is_a_named_failure(size, code, preparer):
    image = PageImage(1, np.zeros(size, np.uint8), 100.0, None, "grey")
    failure, patches = preparer.prepare(image, cleaning(), None, PREPROCESSING)
    assert isinstance(failure, Failure)
    assert (failure.code, patches) == (code, None)


def test_a_model_alone_tells_lines_without_places_or_confidence(preparer):
    told = ToldPage(3, cleaning(), False, None, reading(*LINES, header="Folha 3"))  # noqa: FBT003
    read = preparer.conclude(told, MODEL)
    page = page_from_json(read.content)
    assert (read.engine, read.engine_version, read.confidence) == ("vlm", MODEL.version, None)
    assert (page.number, [line.text for line in page.lines]) == (3, ["Folha 3", *LINES])
    assert page.regions[0].kind is RegionKind.HEADER
    assert second_reading_from_json(read.content) is None


def test_two_readers_that_agree_leave_one_page_and_two_that_do_not_leave_both(preparer):
    seen = page_to_json(page_of(LINES))
    agreed = preparer.conclude(ToldPage(1, cleaning(), False, seen, reading(*LINES)), MODEL)  # noqa: FBT003
    assert agreed.confidence > 0.9
    assert second_reading_from_json(agreed.content) is None
    differing = reading("Escritura pública de compra e venda", "lavrada em Olinda")
    doubted = preparer.conclude(ToldPage(1, cleaning(), False, seen, differing), MODEL)  # noqa: FBT003
    second = second_reading_from_json(doubted.content)
    assert [line.text for line in second.page.lines] == LINES
    assert page_from_json(doubted.content).text.startswith("Escritura")


def test_a_page_is_asked_for_the_fields_of_its_own_type_or_of_the_operator_s(preparer):
    page, letter = (page_to_json(page_of([row])) for row in ("CERTIDÃO DE CASAMENTO", "Carta"))
    assert preparer.question(page, ExtractOptions()).document_type == "casamento"
    assert preparer.question(page, ExtractOptions("obito")).document_type == "obito"
    assert preparer.question(letter, ExtractOptions()) is None


def test_an_opinion_lies_beside_a_page_and_beside_a_second_reading():
    opinion = Opinion("vlm", "1", "casamento", "2", (Told("livro", ("B-7", "3")),))
    second = SecondReading(page_of(["Certidao"]), Agreement(0.5, needs_review=True))
    content = with_opinion(page_to_json(page_of(LINES), second), opinion)
    assert opinion_from_json(content) == opinion
    assert page_from_json(content) == page_of(LINES)
    assert second_reading_from_json(content) == second
    assert opinion_from_json(page_to_json(page_of(LINES))) is None


def test_a_sheet_that_is_kept_is_not_blank_even_without_words(preparer):
    told = ToldPage(1, cleaning(), True, None, reading())  # noqa: FBT003
    read = preparer.conclude(told, MODEL)
    assert (read.is_separator, read.is_blank) == (True, False)


def test_a_page_that_was_read_instead_says_of_which_model():
    outcome = ModelReading("3f2a", is_degenerate=True)
    page = ReadPage(page_to_json(page_of(LINES)), False, 0.9, "embedded", "6").instead_of(outcome)  # noqa: FBT003
    assert page.model_reading == outcome
    assert page_from_json(page.content).operations[-1] == "degenerate:3f2a"
    assert page_from_json(page.content).provenance.engine == page_of(LINES).provenance.engine


def _with_geometry(page, geometry, rotation):
    return replace(page, geometry=replace(geometry, rotation=rotation))
