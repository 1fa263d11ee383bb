"""From a checkpoint's folder and its graphs to what is read: many pages at once, a name for each failure."""

import json
import pickle
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipelines.document import PageGeometry, PageQuality, Provenance
from pipelines.document_types.document_type import Choice, DocumentType, FieldKind, FieldSpec
from pipelines.document_types.known import SPECIFIC
from pipelines.errors import CapacityError, EngineError, SourceError
from pipelines.export.layers import Device, Flavour
from pipelines.export.serving import EXPORTER_VERSION, export
from pipelines.export.weights import open_checkpoint
from pipelines.geometry import Affine
from pipelines.image import CleanImage, Cleaning, PageImage
from pipelines.ocr.vlm.field_question import VERSION, question_of, read_answer
from pipelines.ocr.vlm.guard import GuardOptions
from pipelines.ocr.vlm.page import page_of
from pipelines.ocr.vlm.page_json import KEYS
from pipelines.ocr.vlm.preprocess import cut
from pipelines.ocr.vlm.prompt_options import AnswerKind, PromptOptions
from pipelines.ocr.vlm.reader import ReaderOptions, RetryOptions, VlmReader
from pipelines.ocr.vlm.request import Ending
from pipelines.ocr.vlm.session import DeviceOptions
from tests.checkpoints import READER_CONFIG, random_weights, write_reader
from tests.golden.pages import noise

NANO = Path(__file__).parents[5] / "shared" / "models" / "nano-reader"
NANO_SAMPLES = ("val_S1_0", "val_S1_1", "val_S3_1")
JSON_ANSWERS = PromptOptions(answers=AnswerKind.JSON)
PAGES = [noise(280, 224, 1), noise(112, 336, 2), noise(56, 56, 3), noise(300, 200, 4)]


def model(folder, **told):
    """Write a checkpoint and its graphs; return the options of its reader."""
    write_reader(folder / "checkpoint", **told)
    return exported(folder / "checkpoint", folder / "graphs")


def exported(checkpoint, graphs):
    graphs.mkdir()
    export(open_checkpoint(checkpoint), Flavour(Device.CPU, 32), graphs)
    return ReaderOptions(checkpoint, graphs, "abc", ("00",), DeviceOptions(threads=1), cache_tokens=4000)


@pytest.fixture(scope="module")
def random(tmp_path_factory):
    """A model that babbles, and ends some pages."""
    return model(tmp_path_factory.mktemp("random"), weights=random_weights(READER_CONFIG, 2))


@pytest.fixture(scope="module")
def looping(tmp_path_factory):
    """A model that says the same for ever, unless its tokens are drawn."""
    return model(tmp_path_factory.mktemp("looping"))


@pytest.fixture
def open_reader():
    opened = []

    def reader(options, **changes):
        opened.append(VlmReader(replace(options, **changes)))
        return opened[-1]

    yield reader
    for each in opened:
        each.close()


def read(reader, pixels):
    return reader.read(cut(pixels, reader.preprocessing))


def test_many_threads_read_what_each_reads_alone(random, open_reader):
    alone = [read(open_reader(random), page) for page in PAGES]
    reader = open_reader(random, cache_tokens=1500)
    with ThreadPoolExecutor(24) as threads:
        together = list(threads.map(lambda page: read(reader, page), PAGES * 6))
    assert together == alone * 6
    assert len({each.page.text for each in alone}) == len(PAGES)
    statistics = reader.statistics()
    assert (statistics.pages, statistics.running, statistics.waiting) == (24, 0, 0)
    assert statistics.tokens >= sum(each.tokens for each in together)
    assert statistics.free_cache_tokens == 1536  # whole blocks


def test_answers_held_to_json_are_the_page_s_json_or_broken_off_by_the_cap(random, open_reader):
    reader = open_reader(random, prompt=JSON_ANSWERS)
    readings = [read(reader, page) for page in PAGES]
    assert all(each.page.is_json for each in readings)
    assert {each.page.is_whole for each in readings if each.ending is Ending.FINISHED} <= {True}
    assert {each.page.is_whole for each in readings if each.ending is Ending.CAP} <= {False}
    assert all(set(KEYS) <= set(type(each.page).__slots__) for each in readings)


def test_a_loop_is_read_once_more_drawn_by_the_same_numbers_each_time(looping, open_reader):
    reader = open_reader(looping, retry=RetryOptions(top_k=None, seed=1))
    first, second = read(reader, PAGES[0]), read(reader, PAGES[0])
    assert first == second
    assert (first.attempts, first.is_degenerate) == (2, False)
    assert first.ending in {Ending.CAP, Ending.FINISHED}
    assert not first.is_degenerate_as_published  # the guard stopped the first attempt before the cap
    other = read(open_reader(looping, retry=RetryOptions(top_k=None, seed=2)), PAGES[0])
    assert other.page != first.page


def test_a_page_that_loops_again_is_degenerate_and_its_text_is_still_told(looping, open_reader):
    reader = open_reader(looping, retry=RetryOptions(0.0, 1, 1.0, 1.0))
    reading = read(reader, PAGES[0])
    assert (reading.attempts, reading.ending, reading.is_degenerate) == (2, Ending.LOOP, True)
    assert reading.tokens == 2 * GuardOptions().least_tokens
    assert reader.statistics().pages == 2


def test_a_loop_that_no_guard_stops_counts_by_the_published_rule(looping, open_reader):
    patient = GuardOptions(longest_period=1, least_tokens=100_000, repeats=100_000)
    reading = read(open_reader(looping, guard=patient), PAGES[0])
    assert (reading.attempts, reading.ending) == (1, Ending.CAP)
    assert (reading.is_degenerate, reading.is_degenerate_as_published) == (False, True)


def test_a_penalty_of_the_checkpoint_is_honoured_and_told(tmp_path, looping, open_reader):
    held_back = model(tmp_path, generation={"repetition_penalty": 1.25})
    reader = open_reader(held_back)
    assert reader.identity.name == "vlm"
    assert reader.identity.version == f"abc+graphs{EXPORTER_VERSION}.32bit.penalty1.25"
    assert reader.statistics().repetition_penalty == 1.25
    assert open_reader(looping).identity.version == f"abc+graphs{EXPORTER_VERSION}.32bit"


CHOICE = FieldSpec("regime", FieldKind.CHOICE, choices=(Choice("parcial", ()), Choice("total", ())))
SHORT = question_of(DocumentType("casamento", "1", (), (FieldSpec("sexo", FieldKind.SEX), CHOICE)))


def ask(reader, pixels, question):
    return reader.ask(cut(pixels, reader.preprocessing), question)


def test_a_model_of_random_numbers_answers_in_the_form_that_it_is_asked_for(random, open_reader):
    reader = open_reader(random)
    alone = [ask(reader, page, SHORT) for page in PAGES]
    assert {each.ending for each in alone} == {Ending.FINISHED}
    for each in alone:
        answer = json.loads(each.text)
        assert list(answer) == ["sexo", "regime"]
        assert answer["sexo"] in {"M", "F", None}
        assert answer["regime"] in {"parcial", "total", None}
        told = {told.name: told.texts[0] for told in read_answer(each.text, SHORT)}
        assert told == {name: value for name, value in answer.items() if value}
        assert each.tokens <= SHORT.most_tokens


def test_questions_and_pages_share_a_reader_and_change_nothing_for_each_other(random, open_reader):
    reader = open_reader(random)
    page, answer = read(reader, PAGES[0]), ask(reader, PAGES[0], SHORT)
    works = [lambda: read(reader, PAGES[0]), lambda: ask(reader, PAGES[0], SHORT)] * 6
    with ThreadPoolExecutor(12) as threads:
        together = [work.result() for work in [threads.submit(work) for work in works]]
    assert together == [page, answer] * 6


@pytest.mark.parametrize("kind", SPECIFIC[:2], ids=lambda kind: kind.name)
def test_an_answer_to_all_fields_of_a_type_is_whole_or_known_to_be_broken_off(kind, random, open_reader):
    question = question_of(kind)
    told = ask(open_reader(random), PAGES[2], question)
    assert told.tokens <= question.most_tokens
    assert told.text.lstrip().startswith("{")
    if told.ending is Ending.FINISHED:
        read_answer(told.text, question)


def test_a_loop_within_an_answer_ends_it(looping, open_reader):
    texts = question_of(DocumentType("a", "1", (), (FieldSpec("nome", FieldKind.NAME, many=True),)))
    short = GuardOptions(longest_period=4, periods=2, least_tokens=8)
    assert ask(open_reader(looping, guard=short), PAGES[2], texts).ending is Ending.LOOP


def test_a_question_beyond_the_cache_and_a_prompt_that_cannot_be_are_refused_by_name(
    tmp_path, random, open_reader
):
    reader = open_reader(random, cache_tokens=256)
    with pytest.raises(CapacityError, match="page_beyond_cache"):
        ask(reader, PAGES[0], question_of(SPECIFIC[0]))
    checkpoint = tmp_path / "checkpoint"
    shutil.copytree(random.checkpoint, checkpoint)
    reader = open_reader(random, checkpoint=checkpoint)
    (checkpoint / "chat_template.jinja").write_text("no picture")
    with pytest.raises(EngineError, match="question_unusable"):
        ask(reader, PAGES[2], SHORT)
    assert read(reader, PAGES[2]).attempts == 1


def test_a_reader_that_is_asked_for_fields_too_says_so(random, open_reader):
    version = open_reader(random).identity.version
    assert open_reader(random, has_opinions=True).identity.version == f"{version}.opinions{VERSION}"


@pytest.mark.parametrize(
    ("tensor", "code"),
    [
        ("model.visual.merger.mlp.2.bias", "tower_overflow"),
        ("model.language_model.norm.weight", "logits_not_finite"),
    ],
)
def test_numbers_that_are_none_are_a_named_failure_and_the_reader_stays(tmp_path, open_reader, tensor, code):
    weights = random_weights(READER_CONFIG, 1)
    weights[tensor][0] = np.nan
    reader = open_reader(model(tmp_path, weights=weights))
    for page in PAGES[:2]:
        with pytest.raises(EngineError, match=code):
            read(reader, page)
    assert reader.statistics().running == 0


def test_a_page_beyond_the_cache_is_refused_by_name_and_a_smaller_one_is_read(random, open_reader):
    reader = open_reader(random, cache_tokens=256)
    with pytest.raises(CapacityError, match="page_beyond_cache") as refused:
        read(reader, PAGES[0])
    assert "pixel budget" in refused.value.next_step
    assert read(reader, PAGES[2]).attempts == 1


def test_a_cap_is_lowered_to_the_room_there_is_and_seen_as_the_cap(looping, open_reader):
    patient = GuardOptions(longest_period=1, least_tokens=100_000, repeats=100_000)
    whole, less = (
        read(open_reader(looping, cache_tokens=tokens, guard=patient), PAGES[0]) for tokens in (4000, 384)
    )
    assert (whole.ending, less.ending) == (Ending.CAP, Ending.CAP)
    assert whole.tokens / 2 < less.tokens < whole.tokens


@pytest.mark.parametrize(
    "pixels",
    [
        np.zeros((1, 1), np.uint8),
        np.zeros((20_000, 101), np.uint8),
        np.zeros((300, 200), np.uint8),
        np.full((300, 200, 3), 255, np.uint8),
    ],
    ids=["1 x 1", "20,000 px long", "all black", "all white"],
)
def test_odd_pages_are_read_like_any(random, open_reader, pixels):
    reading = read(open_reader(random), pixels)
    assert reading.ending in {Ending.FINISHED, Ending.CAP}
    assert reading.tokens > 0


def test_a_strip_that_no_budget_holds_is_refused_before_it_is_read(random, open_reader):
    with pytest.raises(SourceError, match="page_too_long"):
        read(open_reader(random), np.zeros((20_000, 99), np.uint8))


def test_an_operator_s_budget_makes_pages_smaller_never_larger(random, open_reader):
    own = open_reader(random).preprocessing.max_pixels
    assert open_reader(random, most_pixels=2 * own).preprocessing.max_pixels == own
    reader = open_reader(random, most_pixels=own // 4)
    assert read(reader, PAGES[0]).scale < 1
    with pytest.raises(EngineError, match="pixel_budget_too_small"):
        open_reader(random, most_pixels=1)


def test_a_closed_reader_says_so(random, open_reader):
    reader = open_reader(random)
    reader.close()
    with pytest.raises(EngineError, match="reader_closed"):
        read(reader, PAGES[0])


def test_options_travel_between_processes(random):
    assert pickle.loads(pickle.dumps(random)) == random  # noqa: S301 - our own


@pytest.mark.parametrize(
    "retry", [{"temperature": -1}, {"top_k": 0}, {"repetition_penalty": 0}, {"seed": -1}]
)
def test_a_retry_that_draws_nothing_is_refused(retry):
    with pytest.raises(ValueError, match="nothing can be chosen"):
        RetryOptions(**retry)


def test_a_checkpoint_whose_prompt_cannot_be_is_refused_by_name(tmp_path, random, open_reader):
    broken = tmp_path / "checkpoint"
    write_reader(broken)
    (broken / "chat_template.jinja").write_text("no picture")
    with pytest.raises(EngineError, match=r"model_unusable: .*0 pictures"):
        open_reader(random, checkpoint=broken)
    with pytest.raises(EngineError, match="model_unusable"):
        open_reader(random, checkpoint=tmp_path / "nowhere")


@pytest.mark.parametrize("damage", ["absent", "description", "decoder.onnx", "device"])
def test_graphs_that_are_not_whole_are_refused_by_name(tmp_path, random, open_reader, damage):
    graphs = tmp_path / "graphs"
    graphs.mkdir()
    for file in random.graphs.iterdir():
        if file.name != damage:
            (graphs / file.name).write_bytes(file.read_bytes())
    description = json.loads((graphs / "serving.json").read_text())
    told = {"description": "{", "device": json.dumps({**description, "device": "cuda"})}
    (graphs / "serving.json").write_text(told.get(damage, json.dumps(description)))
    with pytest.raises(EngineError, match="graphs_unusable"):
        open_reader(random, graphs=tmp_path / "nowhere" if damage == "absent" else graphs)


@pytest.mark.shared
@pytest.mark.skipif(not NANO.is_dir(), reason="the nano reader is not beside the repository")
def test_samples_become_pages_that_say_what_was_printed(tmp_path, open_reader):
    options = exported(NANO, tmp_path / "graphs")
    reader = open_reader(options, prompt=PromptOptions(instruction="OCR"), cache_tokens=8000)
    with ThreadPoolExecutor(len(NANO_SAMPLES)) as threads:
        pages = list(threads.map(lambda name: sample_page(reader, name), NANO_SAMPLES))
    expected = [(NANO / "samples" / f"{name}.txt").read_text().strip() for name in NANO_SAMPLES]
    assert [page.text for page in pages] == expected


def sample_page(reader, name):
    """Return a sample as the product would keep it."""
    with Image.open(NANO / "samples" / f"{name}.png") as picture:
        pixels = np.asarray(picture.convert("RGB"))[..., ::-1]
    height, width = pixels.shape[:2]
    geometry = PageGeometry(width, height, 150.0, None, "colour", 0, 0.0, Affine.identity())
    cleaning = Cleaning(geometry, PageQuality(0.0, 1.0, 0.1), ())
    image = CleanImage(PageImage(1, pixels, 150.0, None, "colour"), cleaning)
    identity = reader.identity
    provenance = Provenance(identity.name, identity.version, identity.weights_sha256, "generic", "1")
    return page_of(read(reader, pixels).page, image, provenance)
