"""The engine over the graphs of a small random checkpoint writes token for token what transformers writes."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from onnxruntime import OrtValue

from pipelines.errors import CapacityError
from pipelines.export.layers import Device, Flavour
from pipelines.export.serving import export
from pipelines.export.weights import open_checkpoint
from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.engine import CacheOptions, Engine, EngineOptions
from pipelines.ocr.vlm.graphs import DECODER, VISION
from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.preprocess import cut
from pipelines.ocr.vlm.request import Ending, PageRequest
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower
from tests.checkpoints import random_weights, write_checkpoint
from tests.golden.pages import noise

GOLDEN = json.loads((Path(__file__).parents[3] / "golden" / "vlm_greedy.json").read_text())
ARCHITECTURE = parse(json.dumps(GOLDEN["config"]).encode())
PREPROCESSING = Preprocessing.parse(json.dumps(GOLDEN["preprocessor"]).encode())
CPU = DeviceOptions(threads=1)


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    weights = random_weights(GOLDEN["config"], GOLDEN["seed"])
    write_checkpoint(folder / "checkpoint", config=GOLDEN["config"], weights=weights)
    out = folder / "serving"
    out.mkdir()
    export(open_checkpoint(folder / "checkpoint"), Flavour(Device.CPU, 32), out)
    return out


def engine_of(graphs, *, blocks=40, block_size=16, options=None, ends=()):
    return Engine(
        ARCHITECTURE,
        Tower(graphs / VISION, CPU),
        Decoder(graphs / DECODER, CPU, blocks, block_size),
        frozenset(ends),
        EngineOptions(CacheOptions(blocks, block_size), options or SchedulerOptions(8, 1, 1)),
    )


def request(page, most_tokens=None):
    pixels = noise(*page["size"], page["seed"])[..., ::-1]  # blue first, as pages come
    start, end = ARCHITECTURE.vision_start_token_id, ARCHITECTURE.vision_end_token_id
    return PageRequest(
        cut(pixels, PREPROCESSING),
        (*GOLDEN["before"], start),
        (end, *GOLDEN["after"]),
        most_tokens or len(page["tokens"]),
    )


def read(engine, requests):
    numbers = [engine.submit(each) for each in requests]
    done = {}
    while not engine.is_idle:
        done |= {each.number: each.generated for each in engine.step()}
    return [done[number] for number in numbers]


@pytest.mark.parametrize(
    ("blocks", "most_sequences"),
    [(40, 8), (40, 3), (14, 8), (40, 1)],
    ids=["together", "three at a time", "little room", "alone"],
)
def test_tokens_are_those_of_transformers_however_pages_share_the_engine(graphs, blocks, most_sequences):
    engine = engine_of(graphs, blocks=blocks, options=SchedulerOptions(most_sequences, 2, 1, 3))
    found = read(engine, [request(page) for page in GOLDEN["pages"]])
    assert [list(each.tokens) for each in found] == [page["tokens"] for page in GOLDEN["pages"]]
    assert {each.ending for each in found} == {Ending.CAP}


def test_an_answer_ends_at_the_token_that_ends_it(graphs):
    page = GOLDEN["pages"][0]
    end = page["tokens"][4]
    [found] = read(engine_of(graphs, ends=[end]), [request(page)])
    assert list(found.tokens) == page["tokens"][: page["tokens"].index(end)]
    assert found.ending is Ending.FINISHED


def test_a_page_that_the_cache_can_never_hold_is_refused_and_the_others_are_read(graphs):
    engine = engine_of(graphs, blocks=9)
    page = GOLDEN["pages"][0]
    with pytest.raises(CapacityError, match="may need") as refused:
        engine.submit(request(page, most_tokens=1000))
    assert refused.value.as_failure().code == "page_beyond_cache"
    [found] = read(engine, [request(page)])
    assert list(found.tokens) == page["tokens"]


class SickTower(Tower):
    """Sees numbers that are none on black pages alone."""

    def see(self, feed):
        seen = super().see(feed).numpy()
        is_sick = not feed["patches"].any()
        return OrtValue.ortvalue_from_numpy(np.full_like(seen, np.nan) if is_sick else seen)


def test_a_sick_page_leaves_nothing_behind_in_the_cache(graphs):
    page = min(GOLDEN["pages"], key=lambda each: len(each["prompt"]))
    longest = max(GOLDEN["pages"], key=lambda each: len(each["prompt"]))
    black = cut(np.zeros((*longest["size"], 3), np.uint8), PREPROCESSING)
    engine = engine_of(graphs, blocks=14)
    engine._tower = SickTower(graphs / VISION, CPU)
    numbers = [engine.submit(replace(request(page), patches=black)) for _ in range(3)]
    numbers.append(engine.submit(request(page)))
    outcomes = {}
    while not engine.is_idle:
        outcomes |= {each.number: each for each in engine.step()}
    assert {outcomes[number].error.code for number in numbers[:3]} == {"logits_not_finite"}
    assert list(outcomes[numbers[3]].generated.tokens) == page["tokens"]
