"""An 8-bit cache is fitted to pages, kept with its graphs, and understood by whoever reads them."""

import pytest
from PIL import Image

from appliance.errors import ModelRefused
from appliance.models.calibration import calibrated, pictures
from appliance.models.checkpoint import look_through
from appliance.models.graphs import flavour
from appliance.models.store import ModelStore
from pipelines.export.layers import Device, Flavour
from pipelines.ocr.vlm.graphs import find_graphs
from tests.checkpoints import READER_CONFIG, random_weights, write_reader
from tests.golden.pages import noise


def nothing(_):
    pass


@pytest.fixture
def store(tmp_path):
    return ModelStore(tmp_path / "models")


@pytest.fixture
def model(store, tmp_path):
    weights = random_weights(READER_CONFIG, 1)
    folder = write_reader(tmp_path / "checkpoint", weights=weights)
    return store.add(look_through(folder), "small", "test", nothing)


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, size in enumerate([(120, 90), (56, 300), (200, 200)]):
        Image.fromarray(noise(*size, number)).save(folder / f"{number}.png")
    (folder / "readme.txt").write_text("no page")
    return folder


def test_scales_bring_the_largest_number_to_half_of_what_8_bits_reach(store, model, pages):
    told = []
    scales = calibrated(store, model, model.prompt, pictures(pages), told.append)
    assert len(scales) == READER_CONFIG["text_config"]["num_hidden_layers"]
    assert told == [1, 1, 1]
    assert all(scale > 0 for layer in scales for scale in layer)
    fewer = calibrated(store, model, model.prompt, pictures(pages)[:1], nothing)
    assert all(
        few <= all_ for a, b in zip(fewer, scales, strict=True) for few, all_ in zip(a, b, strict=True)
    )


def test_graphs_with_a_small_cache_have_a_name_and_say_so(store, model):
    layers = READER_CONFIG["text_config"]["num_hidden_layers"]
    of = Flavour(Device.CUDA, 16, cache_scales=((0.25, 0.5),) * layers)
    graphs = store.make_graphs(model, of, nothing)
    assert graphs.name == "cuda-16-cache8"
    assert find_graphs(store.graphs_folder(model, graphs.name), is_for_gpu=True).serving.cache_bits == 8
    assert [each.cache_scales for each in store.graphs(model)] == [of.cache_scales]
    usual = store.make_graphs(model, flavour(Device.CUDA, None), nothing)
    assert find_graphs(store.graphs_folder(model, usual.name), is_for_gpu=True).serving.cache_bits == 16


def test_a_folder_without_pages_or_with_a_broken_one_is_named(store, model, pages, tmp_path):
    with pytest.raises(ModelRefused, match="holds no picture") as refused:
        pictures(tmp_path)
    assert refused.value.code == "no_pages_to_calibrate_on"
    (pages / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n but then nothing")
    with pytest.raises(ModelRefused) as unreadable:
        calibrated(store, model, model.prompt, pictures(pages), nothing)
    assert unreadable.value.code == "page_unreadable"
