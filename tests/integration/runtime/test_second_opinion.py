"""A page that was read is asked for its fields: what is told is kept, and what fails does it no harm."""

import asyncio
import json
import os
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from appliance.metrics import Metrics
from appliance.runtime.actors import reader
from appliance.runtime.actors.extractor import Extractor
from appliance.runtime.actors.reader import OutOfMemory, ReaderFacts, ReaderPlan
from appliance.runtime.cluster import NodeOptions, connected, living_nodes
from appliance.runtime.lane import Lane, LanePlan, ModelPlan
from appliance.runtime.page_reading import Errand, read_page
from pipelines import catalog
from pipelines.errors import CapacityError, EngineError
from pipelines.fields import FieldStatus
from pipelines.ocr.engine import EngineIdentity
from pipelines.ocr.vlm.page_json import PageText
from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.reader import FieldAnswer, ReaderOptions, VlmReading
from pipelines.ocr.vlm.request import Ending
from pipelines.ocr.vlm.session import DeviceOptions
from pipelines.opinion import Told
from pipelines.result import extraction_from_json, opinion_from_json, page_from_json
from pipelines.separators import SeparateOptions

IDENTITY = EngineIdentity("vlm", "a+graphs1.opinions1", ("aa",))
PREPROCESSING = Preprocessing(
    patch_size=14,
    merge_size=2,
    temporal_patch_size=2,
    min_pixels=784,
    max_pixels=200_000,
    image_mean=(0.5, 0.5, 0.5),
    image_std=(0.5, 0.5, 0.5),
)
BIRTH = "CERTIDÃO DE NASCIMENTO\nNome: Ana Lopes\nNascida em: 03/03/2000"
LETTER = "Prezados senhores,\nsegue a carta."
FULL = CapacityError("gpu_memory_full", "The device has no memory left.", "Wait.").as_failure()
REFUSED = EngineError("question_unusable", "It cannot be asked.", "Ask nothing.").as_failure()
ANSWERS = {
    "differs": ({"nome": "Ana Lopez", "data_nascimento": "03/03/2000"}, Ending.FINISHED),
    "invents": ({"apelido": "Aninha"}, Ending.FINISHED),
    "circles": ({"nome": "Ana"}, Ending.LOOP),
    "babbles": ({"nome": "Ana"}, Ending.CAP),
    "hungry": ({"nome": "Ana Lopes"}, Ending.FINISHED),
}


class ScriptedReader:
    """A reader whose model's version says what it answers when it is asked for fields."""

    def __init__(self, plan: ReaderPlan) -> None:
        self._plan = plan

    def ping(self) -> int:
        return os.getpid()

    def survey(self):
        return ReaderFacts(IDENTITY, PREPROCESSING)

    def statistics(self):
        return None

    def read(self, patches):
        assert patches.pixels.size
        text = LETTER if self._plan.options.version == "letter" else BIRTH
        return VlmReading(PageText(text=text), Ending.FINISHED, 1, 5, False, False, 1.0)  # noqa: FBT003

    def ask(self, patches, question):
        plan = self._plan
        version = plan.options.version
        assert patches.pixels.size
        assert question.document_type == "nascimento"
        if version == "deadly":
            os.kill(os.getpid(), 9)
        if version == "silent":
            time.sleep(30)
        if version == "refused":
            return REFUSED
        if version == "hungry" and not plan.halvings:
            return OutOfMemory(plan.number, plan.halvings, FULL)
        told, ending = ANSWERS[version]
        return FieldAnswer(json.dumps(told), ending, 7)


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    with (
        pytest.MonkeyPatch.context() as patched,
        connected(NodeOptions("", 2, 128 << 20, tmp_path_factory.mktemp("run"))),
    ):
        patched.setattr(reader, "Reader", ScriptedReader)
        (found,) = living_nodes()
        yield found


@pytest.fixture(scope="module")
def scan(tmp_path_factory):
    file = tmp_path_factory.mktemp("scan") / "page.png"
    pixels = np.full((600, 450), 255, np.uint8)
    pixels[40:60, 40:400] = 0
    Image.fromarray(pixels).save(file, dpi=(100, 100))
    return file


class Office:
    """A lane that lasts, whose model is the script of another version for each page."""

    def __init__(self, runner, node):
        self._runner, self.metrics = runner, Metrics()
        self._pipeline = catalog.pipeline_for("vlm", has_opinions=True)
        plan = LanePlan(self._pipeline, 1, ModelPlan(plan_of("differs")))
        self._lane = runner.run(self._opened(plan, node))

    async def _opened(self, plan, node):
        lane = Lane.open(plan, node, self.metrics)
        await lane.ready(120.0)
        return lane

    def read(self, scan, version, *, has_opinions=True, seconds=20.0):
        errand = Errand(str(scan), 1, self._pipeline, SeparateOptions(), seconds, self.metrics)

        async def scenario():
            assert await self._lane.model.find_readers().change(plan_of(version, has_opinions=has_opinions))
            return await read_page(self._lane, errand, lambda _: None)

        return self._runner.run(scenario())

    def end(self):
        self._runner.run(self._lane.end())


def plan_of(version, *, has_opinions=True):
    options = ReaderOptions(
        Path(), Path(), version, (), DeviceOptions(), cache_tokens=0, has_opinions=has_opinions
    )
    return ReaderPlan(options)


@pytest.fixture(scope="module")
def office(node):
    with asyncio.Runner() as runner:
        opened = Office(runner, node)
        yield opened
        opened.end()


def opinion_of(page):
    return opinion_from_json(page.content)


def extracted(page, monkeypatch):
    monkeypatch.setattr("signal.signal", lambda *_arguments: None)  # it is this process's own here
    found = Extractor().extract([page.content], 1, catalog.VLM.extract)
    fields = {field.name: field for field in extraction_from_json(found.content).fields}
    return found, fields


def test_what_a_model_tells_is_kept_with_the_page_and_weighed_when_fields_are_extracted(
    office, scan, monkeypatch
):
    read = office.read(scan, "differs")
    opinion = opinion_of(read)
    assert (opinion.engine, opinion.engine_version) == (IDENTITY.name, IDENTITY.version)
    assert (opinion.document_type, opinion.failure) == ("nascimento", None)
    assert opinion.told == (Told("nome", ("Ana Lopez",)), Told("data_nascimento", ("03/03/2000",)))
    page = page_from_json(read.content)
    assert page.text == BIRTH
    assert page.provenance.pipeline_version == "1+opinions.1"
    assert read.model_reading.model == "differs"
    result, fields = extracted(read, monkeypatch)
    assert (fields["nome"].status, fields["nome"].other_value) == (FieldStatus.UNSURE, "Ana Lopez")
    assert fields["data_nascimento"].verdicts[-1].check == "second_opinion"
    assert fields["data_nascimento"].status is FieldStatus.FOUND
    assert result.doubtful_fields == 1
    tokens = office.metrics.registry.get_sample_value("appliance_reader_tokens_total", {"model": "differs"})
    assert tokens == 5 + 7


@pytest.mark.parametrize(
    ("version", "code"),
    [
        ("invents", "answer_unknown_key"),
        ("circles", "answer_looped"),
        ("babbles", "answer_cut_off"),
        ("refused", "question_unusable"),
        ("deadly", "process_died"),
    ],
)
def test_a_question_that_fails_is_noted_and_the_page_is_as_it_was_read(
    office, scan, version, code, monkeypatch, caplog
):
    read = office.read(scan, version)
    opinion = opinion_of(read)
    assert (opinion.failure, opinion.told) == (code, ())
    assert page_from_json(read.content).text == BIRTH
    _, fields = extracted(read, monkeypatch)
    assert fields["nome"].status is FieldStatus.FOUND
    assert ("second_opinion_missing", code) in [
        (getattr(record, "action", None), getattr(record, "code", None)) for record in caplog.records
    ]


def test_a_question_without_an_answer_in_time_is_noted(office, scan):
    assert opinion_of(office.read(scan, "silent", seconds=8.0)).failure == "no_answer_in_time"


def test_a_reader_without_memory_for_the_question_is_replaced_and_asked_again(office, scan):
    assert opinion_of(office.read(scan, "hungry")).told == (Told("nome", ("Ana Lopes",)),)


def test_nobody_is_asked_about_a_page_of_no_certain_type_nor_where_the_site_wants_no_opinions(office, scan):
    assert opinion_of(office.read(scan, "letter")) is None
    assert opinion_of(office.read(scan, "deadly", has_opinions=False)) is None
