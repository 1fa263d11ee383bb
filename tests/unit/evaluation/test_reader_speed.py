import json

import pytest

from pipelines.evaluation.reader_speed import Bench, Load, Speed
from pipelines.export.layers import Device, Flavour
from pipelines.export.serving import export
from pipelines.export.weights import ModelSource, RandomWeights
from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.engine import CacheOptions, EngineOptions
from pipelines.ocr.vlm.graphs import DECODER, VISION
from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower
from tests.checkpoints import CONFIG, PREPROCESSOR


def test_every_page_is_answered_in_as_many_tokens_as_were_wanted(tmp_path):
    shape = parse(json.dumps(CONFIG).encode())
    preprocessing = Preprocessing.parse(json.dumps(PREPROCESSOR).encode())
    export(ModelSource(shape, preprocessing, RandomWeights(shape)), Flavour(Device.CPU, 32), tmp_path)
    place = DeviceOptions(threads=1)
    options = EngineOptions(CacheOptions(20, 16), SchedulerOptions(3, 1, 1))
    bench = Bench(shape, Tower(tmp_path / VISION, place), Decoder(tmp_path / DECODER, place, 20, 16), options)
    load = Load(pages=5, rows=4, columns=6, prompt_tokens=6, answer_tokens=7)
    bench.warm(load)
    speed = bench.whole(load, preprocessing)
    assert (speed.pages, speed.tokens) == (5, 35)
    assert set(speed.part_seconds) == {"vision", "prompts", "steps"}
    assert 0 < sum(speed.part_seconds.values()) < speed.seconds
    assert bench.alone(load) > 0


def test_a_price_an_hour_becomes_one_of_a_thousand_pages():
    speed = Speed(3600, 0, 360.0, {}, None, None)  # ten pages a second
    assert speed.cost_of_a_thousand(3.6) == pytest.approx(0.1)
