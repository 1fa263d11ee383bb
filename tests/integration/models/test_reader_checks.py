"""What `doctor` says of the model that is to read, before anything is started."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from appliance.cli import reader_checks
from appliance.cli.check import CheckStatus
from appliance.cli.reader_checks import check_reader
from appliance.models.active import Activation
from appliance.models.checkpoint import look_through
from appliance.models.devices import Gpu
from appliance.models.graphs import flavour
from appliance.models.store import ModelStore
from appliance.settings import load_settings
from pipelines.export.layers import Device
from pipelines.ocr.vlm.prompt_options import PromptOptions
from tests.readers import ENDS, write_model

SETTINGS = '[reader]\nmode = "vlm"\ngpus = {gpus}\n[profiles.default]\ndrop = "drop"\n'
H100 = Gpu(0, "NVIDIA H100 80GB HBM3", 80 << 30)


def nothing(_count):
    """Nobody watches."""


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path)


class Site:
    def __init__(self, folder):
        self.folder = folder
        self.gpus = '"auto"'
        self.store = ModelStore(folder / "data" / "models")

    def activate(self, device, **changes):
        checkpoint = look_through(write_model(self.folder / "reader", ENDS))
        self.model = self.store.add(checkpoint, "reader", "maria", nothing)
        of = flavour(device, None)
        self.store.make_graphs(self.model, of, nothing)
        now = datetime(2026, 1, 31, tzinfo=UTC)
        activation = Activation(
            self.model.version, device.value, of.weight_bits, PromptOptions(), now, "maria"
        )
        self.store.activate(replace(activation, **changes))

    @property
    def checks(self):
        (self.folder / "appliance.toml").write_text(SETTINGS.format(gpus=self.gpus))
        return {check.name: check for check in check_reader(load_settings(self.folder))}


def test_a_site_without_an_active_model_is_told_to_activate_one(site):
    assert site.checks["reader"].status is CheckStatus.FAIL
    assert "model activate" in site.checks["reader"].next_step


def test_a_model_on_the_processor_needs_nothing_more(site):
    site.activate(Device.CPU)
    assert {name: check.status.value for name, check in site.checks.items()} == {
        "graphs": "ok",
        "reader": "ok",
    }


def test_a_graph_that_is_cut_off_and_one_that_is_gone_are_named(site):
    site.activate(Device.CPU)
    data = site.store.graphs_folder(site.model, "cpu-32") / "decoder.onnx.data"
    data.chmod(0o600)
    data.write_bytes(data.read_bytes()[:-1])
    assert site.checks["graphs"].status is CheckStatus.FAIL
    (data.parent / "graphs.json").unlink()
    assert site.checks["reader"].status is CheckStatus.FAIL


def test_a_model_that_cannot_be_asked_so_is_named(site):
    site.activate(Device.CPU, prompt=PromptOptions(instruction="<|picture|>"))
    assert site.checks["reader"].status is CheckStatus.FAIL


@pytest.mark.parametrize(
    ("found", "wanted", "status"),
    [
        ((), '"auto"', CheckStatus.FAIL),
        ((H100,), '"auto"', CheckStatus.OK),
        ((H100,), "2", CheckStatus.WARN),
    ],
)
def test_graphs_for_a_gpu_need_one(found, wanted, status, site, monkeypatch):
    monkeypatch.setattr(reader_checks, "found_gpus", lambda: found)
    site.activate(Device.CUDA)
    site.gpus = wanted
    assert site.checks["gpus"].status is status
    assert site.checks["object store"].status is CheckStatus.OK  # this model sees small pages
