"""Serving graphs beyond those whose tokens the engine's tests compare: other numbers, other devices."""

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest

from pipelines.errors import EngineError
from pipelines.export.layers import Device, Flavour
from pipelines.export.serving import export, weight_bytes
from pipelines.export.weights import ModelSource, RandomWeights, open_checkpoint
from pipelines.ocr.vlm import step_feed
from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.graphs import DECODER, VISION, find_graphs
from pipelines.ocr.vlm.preprocess import cut
from pipelines.ocr.vlm.request import PageRequest, sequence_of
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower
from pipelines.ocr.vlm.tower_feed import tower_feed
from tests.checkpoints import random_weights, write_checkpoint
from tests.golden.pages import noise

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "vlm_greedy.json").read_text())
CPU = DeviceOptions(threads=1)
# With random matrices of 64 columns each of 16 levels errs by 5 %; a wrong layout errs by over 100 %.
MOST_ERROR_OF_4_BITS = 0.5
WIDE_ENOUGH = {"text_config": 8192, "vision_config": 2048}  # in the tower four rows are gated as one


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("checkpoint")
    weights = random_weights(GOLDEN["config"], GOLDEN["seed"])
    return open_checkpoint(write_checkpoint(folder, config=GOLDEN["config"], weights=weights))


def exported(model, flavour, folder):
    folder.mkdir()
    export(model, flavour, folder)
    return folder


def page_of(model):
    return cut(noise(150, 200, 5), model.preprocessing)


def first_logits(model, graphs):
    architecture, page = model.architecture, page_of(model)
    request = PageRequest(
        page,
        (*GOLDEN["before"], architecture.vision_start_token_id),
        (architecture.vision_end_token_id, *GOLDEN["after"]),
        4,
    )
    sequence = sequence_of(0, request, tuple(range(1, 10)), architecture, None)
    seen = Tower(graphs / VISION, CPU).see(tower_feed([page], architecture.vision))
    decoder = Decoder(graphs / DECODER, CPU, 10, 16)
    decoder.read(step_feed.prompts([sequence], 9), seen)
    return decoder.full_logits()


def test_weights_of_4_bits_say_nearly_the_same(model, tmp_path):
    whole = first_logits(model, exported(model, Flavour(Device.CPU, 32), tmp_path / "32"))
    small = first_logits(model, exported(model, Flavour(Device.CPU, 4), tmp_path / "4"))
    error = np.linalg.norm(small - whole) / np.linalg.norm(whole)
    assert 0 < error < MOST_ERROR_OF_4_BITS
    decoders = [(tmp_path / bits / f"{DECODER}.data").stat().st_size for bits in ("32", "4")]
    assert decoders[1] < decoders[0]


class Scaled:
    """A model's weights with the vision tower's last matrix far too large."""

    def __init__(self, weights):
        self._weights = weights

    def tensor(self, name):
        tensor = self._weights.tensor(name)
        return tensor.astype(np.float32) * 1e38 if name == "model.visual.merger.mlp.2.weight" else tensor


def test_a_tower_whose_numbers_overflow_is_named(model, tmp_path):
    huge = ModelSource(model.architecture, model.preprocessing, Scaled(model.weights))
    graphs = exported(huge, Flavour(Device.CPU, 32), tmp_path / "huge")
    with pytest.raises(EngineError) as overflow:
        Tower(graphs / VISION, CPU).see(tower_feed([page_of(model)], model.architecture.vision))
    assert overflow.value.as_failure().code == "tower_overflow"


@pytest.mark.parametrize(
    "flavour",
    [
        Flavour(Device.CUDA, 16),
        Flavour(Device.CUDA, 16, is_tower_wide=True),
        Flavour(Device.CUDA, 16, cache_scales=((0.1, 0.2),) * 3),
        Flavour(Device.CUDA, 4),
    ],
    ids=["half tower", "wide tower", "cache of 8 bits", "weights of 4 bits"],
)
@pytest.mark.parametrize("name", [DECODER, VISION])
def test_graphs_for_cuda_are_sound_and_lack_only_its_kernels_here(model, tmp_path, flavour, name):
    graphs = exported(model, flavour, tmp_path / "cuda")
    with pytest.raises(ort.capi.onnxruntime_pybind11_state.NotImplemented, match=r"implementation|kernel"):
        ort.InferenceSession(graphs / name, providers=["CPUExecutionProvider"])


@pytest.mark.parametrize("is_tower_wide", [False, True], ids=["half tower", "wide tower"])
def test_wide_rows_are_gated_in_one_pass(model, tmp_path, is_tower_wide):
    told = GOLDEN["config"]
    wide = {kind: told[kind] | {"intermediate_size": size} for kind, size in WIDE_ENOUGH.items()}
    architecture = parse(json.dumps(told | wide).encode())
    source = ModelSource(architecture, model.preprocessing, RandomWeights(architecture))
    graphs = exported(source, Flavour(Device.CUDA, 16, is_tower_wide=is_tower_wide), tmp_path / "cuda")
    for name in (DECODER, VISION):
        nodes = onnx.load(graphs / name, load_external_data=False).graph.node
        assert sum(node.op_type == "GatedRMSNorm" for node in nodes) == 3
        with pytest.raises(
            ort.capi.onnxruntime_pybind11_state.NotImplemented, match=r"implementation|kernel"
        ):
            ort.InferenceSession(graphs / name, providers=["CPUExecutionProvider"])


def test_what_was_written_is_described_and_foretold(model, tmp_path):
    told = []
    flavour = Flavour(Device.CUDA, 16)
    (tmp_path / "out").mkdir()
    serving = export(model, flavour, tmp_path / "out", told.append)
    assert find_graphs(tmp_path / "out", is_for_gpu=True).serving == serving
    assert (serving.device, serving.weight_bits, serving.block_size) == (Device.CUDA, 16, 256)
    assert sum(told) == weight_bytes(model, flavour)
