"""A model's graphs are whole and unchanged, or not there; which model reads is known at any moment."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from appliance.errors import ModelRefused
from appliance.models import graphs as graphs_module
from appliance.models.active import Activation
from appliance.models.checkpoint import look_through
from appliance.models.devices import parsed
from appliance.models.files import FileDifference
from appliance.models.graphs import flavour
from appliance.models.store import ModelStore
from pipelines.export.layers import Device
from pipelines.export.serving import weight_bytes
from pipelines.export.weights import open_checkpoint
from pipelines.ocr.vlm.graphs import find_graphs
from pipelines.ocr.vlm.prompt_options import AnswerKind, PromptOptions
from tests.checkpoints import CONFIG, random_weights, write_checkpoint

CPU = flavour(Device.CPU, None)
NOW = datetime(2026, 1, 31, tzinfo=UTC)


def nothing(_count):
    """Nobody watches."""


@pytest.fixture
def store(tmp_path):
    return ModelStore(tmp_path / "models")


@pytest.fixture
def model(store, tmp_path):
    return added(store, tmp_path / "reader", 0)


def added(store, folder, seed, prompt=None):
    write_checkpoint(folder, weights=random_weights(CONFIG, seed))
    return store.add(look_through(folder), "reader", "maria", nothing, prompt)


def activation(model, **changes):
    return Activation(model.version, "cpu", 32, PromptOptions(), NOW, "maria", **changes)


def refused(call, *arguments):
    with pytest.raises(ModelRefused) as caught:
        call(*arguments)
    assert caught.value.next_step
    return caught.value.code


def test_graphs_are_made_once_with_a_hash_of_each_file_and_told_as_they_are_written(store, model):
    told = []
    made = store.make_graphs(model, CPU, told.append)
    folder = store.graphs_folder(model, "cpu-32")
    assert find_graphs(folder, is_for_gpu=False).serving.weight_bits == 32
    assert {file.name for file in made.files} == {p.name for p in folder.iterdir()} - {"graphs.json"}
    assert sum(told) >= 2 * weight_bytes(open_checkpoint(store.checkpoint(model)), CPU)
    assert store.graphs(model) == [made]
    written_at = (folder / "decoder.onnx").stat().st_mtime_ns
    assert store.make_graphs(model, CPU, nothing) == made
    assert (folder / "decoder.onnx").stat().st_mtime_ns == written_at
    assert store.verify(model, nothing) == []


def test_graphs_of_another_exporter_are_made_anew(store, model, monkeypatch):
    made = store.make_graphs(model, CPU, nothing)
    monkeypatch.setattr(graphs_module, "EXPORTER_VERSION", "next")
    assert not made.is_current
    assert store.make_graphs(model, CPU, nothing).exporter == "next"
    assert [each.exporter for each in store.graphs(model)] == ["next"]


def test_graphs_that_were_tampered_with_are_refused_and_named_by_verify(store, model):
    store.make_graphs(model, CPU, nothing)
    data = store.graphs_folder(model, "cpu-32") / "decoder.onnx.data"
    data.chmod(0o600)
    with data.open("r+b") as file:
        file.seek(5000)
        file.write(b"\x7f")
    assert refused(store.make_graphs, model, CPU, nothing) == "graphs_changed"
    assert store.verify(model, nothing) == [FileDifference("serving/cpu-32/decoder.onnx.data", "changed")]
    shutil.rmtree(data.parent)
    assert store.make_graphs(model, CPU, nothing)
    assert store.verify(model, nothing) == []


def test_a_description_that_is_damaged_is_named(store, model):
    store.make_graphs(model, CPU, nothing)
    (store.graphs_folder(model, "cpu-32") / "graphs.json").write_text("{")
    assert refused(store.graphs, model) == "graphs_damaged"
    assert refused(store.make_graphs, model, CPU, nothing) == "graphs_damaged"


@pytest.mark.parametrize("step", ["rename", "write_whole", "fsync", "export"])
def test_dying_while_graphs_are_made_leaves_none_and_the_next_time_succeeds(step, store, model, monkeypatch):
    def die(*_arguments, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        place = {"rename": Path, "write_whole": graphs_module, "fsync": os, "export": graphs_module}[step]
        patched.setattr(place, step, die)
        patched.setattr(shutil, "rmtree", lambda *_arguments, **_options: None)  # nobody tidies after SIGKILL
        with pytest.raises(KeyboardInterrupt):
            store.make_graphs(model, CPU, nothing)
    assert store.graphs(model) == []
    made = store.make_graphs(model, CPU, nothing)
    assert store.graphs(model) == [made]
    assert not list(store.checkpoint(model).parents[1].glob(".exp*"))


def test_too_small_a_disk_is_named_before_anything_is_written(store, model, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    assert refused(store.make_graphs, model, CPU, nothing) == "no_room_for_graphs"
    assert store.graphs(model) == []


def test_a_disk_that_fills_up_meanwhile_leaves_nothing(tmp_path, monkeypatch):
    small = tmp_path / "models"
    small.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small]
    if subprocess.run(mounted, check=False, capture_output=True).returncode:
        pytest.skip("this account may not mount")
    try:
        monkeypatch.setattr("appliance.models.files._SPARE_BYTES", 0)
        monkeypatch.setattr(graphs_module, "need_room", lambda *_arguments: None)
        store = ModelStore(small)
        model = added(store, tmp_path / "reader", 0)
        assert refused(store.make_graphs, model, CPU, nothing) == "no_room_for_graphs"
        assert (store.graphs(model), list(small.glob(".exp*"))) == ([], [])
    finally:
        subprocess.run(["umount", small], check=True)


def test_a_checkpoint_that_was_spoilt_after_its_import_is_named(store, model):
    config = store.checkpoint(model) / "config.json"
    config.chmod(0o600)
    config.write_text("{}")
    assert refused(store.make_graphs, model, CPU, nothing) == "model_damaged"


def test_graphs_that_nothing_runs_are_not_made():
    assert refused(flavour, Device.CPU, 16) == "weights_unknown"
    assert refused(flavour, Device.CUDA, 32) == "weights_unknown"
    assert flavour(Device.CUDA, None).weight_bits == 16


# Which one reads


def test_what_was_active_before_can_be_returned_to_and_back_again(store, model, tmp_path):
    other = added(store, tmp_path / "other", 1)
    assert store.active() is None
    assert refused(store.previous, "ana") == "no_previous_model"
    first, second = activation(model), activation(other)
    for each in (first, second):
        store.activate(each)
        assert store.active() == each
    for expected in (first, second):
        before = store.previous("ana")
        assert (before.version, before.activated_by) == (expected.version, "ana")
        store.activate(before)


def test_another_way_of_asking_is_another_activation(store, model):
    plain = activation(model)
    store.activate(plain)
    store.activate(replace(plain, activated_by="ana"))  # the same again
    assert refused(store.previous, "ana") == "no_previous_model"
    store.activate(replace(plain, prompt=PromptOptions(answers=AnswerKind.JSON)))
    assert store.previous("ana").prompt == PromptOptions()


def test_the_history_is_short(store, model):
    for number in range(30):
        store.activate(replace(activation(model), prompt=PromptOptions(instruction=str(number))))
    kept = json.loads((store.checkpoint(model).parents[1] / "active.json").read_text())
    assert [each["prompt"]["instruction"] for each in kept] == [str(n) for n in range(29, 19, -1)]


def test_the_active_model_is_not_removed(store, model, tmp_path):
    other = added(store, tmp_path / "other", 1)
    store.activate(activation(model))
    assert refused(store.remove, model) == "model_is_active"
    store.activate(activation(other))
    store.remove(model)
    assert store.all() == [other]


def test_a_damaged_note_of_the_active_model_is_named_and_written_anew(store, model):
    store.activate(activation(model))
    (store.checkpoint(model).parents[1] / "active.json").write_text("[")
    assert refused(store.active) == "active_model_unreadable"
    store.activate(activation(model))
    assert store.active() == activation(model)


def test_dying_while_a_model_is_activated_leaves_the_one_before(store, model, monkeypatch):
    store.activate(activation(model))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", lambda *_arguments: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.activate(replace(activation(model), activated_by="ana"))
    assert store.active() == activation(model)


def test_how_its_makers_want_it_to_be_asked_is_kept_and_old_manifests_say_nothing(store, tmp_path):
    asked = PromptOptions(system="Leia.", instruction="Texto?", answers=AnswerKind.JSON)
    model = added(store, tmp_path / "reader", 0, asked)
    assert store.find(model.version).prompt == asked
    manifest = store.checkpoint(model).parent / "manifest.json"
    told = json.loads(manifest.read_text())
    del told["prompt"]
    manifest.write_text(json.dumps(told))
    assert store.find(model.version).prompt == PromptOptions()


def test_the_drivers_listing_is_read():
    listing = "0, 81559, NVIDIA H100 80GB HBM3\n1, [N/A], GPU\nno devices\n"
    (gpu,) = parsed(listing)
    assert (gpu.index, gpu.name, gpu.memory_bytes) == (0, "NVIDIA H100 80GB HBM3", 81559 << 20)
