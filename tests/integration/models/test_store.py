"""A model is whole and unchanged in the store, or it is not there; what is no whole model is refused."""

import errno
import json
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from appliance.errors import ModelRefused
from appliance.models import store as store_module
from appliance.models.checkpoint import look_through
from appliance.models.store import FileDifference, ModelStore
from tests.checkpoints import CONFIG, LICENCE, PREPROCESSOR, TOKENIZER, safetensors, write_checkpoint

NANO = Path(__file__).parents[4] / "shared" / "models" / "nano-reader"


@pytest.fixture
def store(tmp_path):
    return ModelStore(tmp_path / "models")


@pytest.fixture
def folder(tmp_path):
    return write_checkpoint(tmp_path / "reader")


def add(store, folder, told=()):
    on_bytes = told.append if isinstance(told, list) else lambda _: None
    return store.add(look_through(folder), "reader", "maria", on_bytes)


def test_a_model_is_kept_whole_and_told_as_it_is_copied(store, folder):
    told = []
    model = add(store, folder, told)
    assert sum(told) == model.byte_size == sum(path.stat().st_size for path in folder.iterdir())
    assert (model.name, model.licence, model.licence_accepted_by) == ("reader", LICENCE, "maria")
    assert (model.parameters, model.dtypes) == (look_through(folder).architecture.parameters, ("BF16",))
    for file in model.files:
        assert (store.checkpoint(model) / file.name).read_bytes() == (folder / file.name).read_bytes()
    assert store.all() == [model]
    assert store.find(model.version[:3]) == model
    assert store.verify(model, lambda _: None) == []


def test_the_same_files_are_one_version_and_other_files_another(store, folder, tmp_path):
    first = add(store, folder)
    assert add(store, folder) == first
    other = add(store, write_checkpoint(tmp_path / "other", shards=3))
    assert other.version != first.version
    assert {model.version for model in store.all()} == {first.version, other.version}
    store.remove(first)
    assert store.all() == [other]


def test_what_was_changed_in_the_store_is_found(store, folder):
    model = add(store, folder)
    kept = store.checkpoint(model)
    (kept / "config.json").chmod(0o600)
    (kept / "config.json").write_text("{}")
    (kept / "tokenizer.json").unlink()
    (kept / "new.txt").touch()
    assert store.verify(model, lambda _: None) == [
        FileDifference("config.json", "changed"),
        FileDifference("new.txt", "foreign"),
        FileDifference("tokenizer.json", "missing"),
    ]


@pytest.mark.parametrize("beginning", ["", "zz"])
def test_an_unknown_version_is_named(beginning, store, folder):
    add(store, folder)
    with pytest.raises(ModelRefused) as refused:
        store.find(beginning)
    assert refused.value.code == "model_unknown"


@pytest.mark.parametrize("step", ["rename", "write_whole", "fsync"])
def test_dying_while_a_model_comes_in_leaves_nothing_and_the_next_import_succeeds(
    step, store, folder, monkeypatch
):
    def die(*_arguments, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        place = {"rename": Path, "write_whole": store_module, "fsync": os}[step]
        patched.setattr(place, step, die)
        patched.setattr(shutil, "rmtree", lambda *_arguments, **_options: None)  # nobody tidies after SIGKILL
        with pytest.raises(KeyboardInterrupt):
            add(store, folder)
    assert store.all() == []
    model = add(store, folder)
    assert store.all() == [model]
    assert not list(store.checkpoint(model).parents[1].glob(".in*"))


def test_a_full_disk_is_named_and_nothing_is_kept(store, folder, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    with pytest.raises(ModelRefused) as refused:
        add(store, folder)
    assert (refused.value.code, store.all()) == ("no_room_for_model", [])


def test_a_disk_that_fails_meanwhile_is_named(store, folder, monkeypatch):
    def fail(_descriptor):
        raise OSError(errno.EIO, "Input/output error", "disk")

    checkpoint = look_through(folder)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ModelRefused) as refused:
        store.add(checkpoint, "reader", "maria", lambda _: None)
    assert (refused.value.code, store.all()) == ("model_not_copied", [])


# Checkpoints that are none


def rewrite(name, content):
    return lambda folder: (folder / name).write_text(json.dumps(content))


def remove(name):
    return lambda folder: (folder / name).unlink()


def cut(folder):
    weights = folder / "model.safetensors"
    os.truncate(weights, weights.stat().st_size - 1)


def pickled(folder):
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def other_tensors(change):
    def write(folder):
        shapes = look_through(folder).architecture.tensors()
        change(shapes)
        (folder / "model.safetensors").write_bytes(safetensors(shapes))

    return write


def without_a_shard(folder):
    (folder / "model.safetensors").unlink()
    write_checkpoint(folder, shards=2)
    (folder / "model-00002-of-00002.safetensors").unlink()


FEWER = TOKENIZER | {"added_tokens": TOKENIZER["added_tokens"][:-1]}
LARGER = TOKENIZER | {"model": {"vocab": {"z": 16}}}
OTHER_MERGE = PREPROCESSOR | {"merge_size": 3}
BIAS = "model.visual.merger.mlp.0.bias"


@pytest.mark.parametrize(
    ("spoil", "code", "word"),
    [
        (remove("config.json"), "checkpoint_incomplete", "config.json"),
        (remove("tokenizer.json"), "checkpoint_incomplete", "tokenizer.json"),
        (remove("model.safetensors"), "checkpoint_incomplete", "model.safetensors"),
        (without_a_shard, "checkpoint_incomplete", "model-00002-of-00002"),
        (pickled, "checkpoint_pickled", "pickle"),
        (rewrite("config.json", CONFIG | {"model_type": "llama"}), "checkpoint_foreign", "llama"),
        (cut, "checkpoint_damaged", "bytes"),
        (rewrite("model.safetensors", "x"), "checkpoint_damaged", "header"),
        (rewrite("tokenizer.json", []), "checkpoint_damaged", "tokenizer"),
        (rewrite("tokenizer.json", FEWER), "checkpoint_mismatch", "image_pad"),
        (rewrite("tokenizer.json", TOKENIZER | LARGER), "checkpoint_mismatch", "vocabulary"),
        (
            rewrite("preprocessor_config.json", PREPROCESSOR | {"merge_size": 3}),
            "checkpoint_mismatch",
            "merge",
        ),
        (rewrite("preprocessor_config.json", {"patch_size": 14}), "checkpoint_damaged", "preprocessor"),
        (other_tensors(lambda shapes: shapes.pop(BIAS)), "checkpoint_mismatch", "missing"),
        (other_tensors(lambda shapes: shapes.update({BIAS: (5,)})), "checkpoint_mismatch", "asks for"),
        (other_tensors(lambda shapes: shapes.update({"adapter": (5,)})), "checkpoint_mismatch", "adapter"),
    ],
)
def test_a_checkpoint_that_is_none_is_refused_for_its_reason(spoil, code, word, folder):
    spoil(folder)
    with pytest.raises(ModelRefused) as refused:
        look_through(folder)
    assert refused.value.code == code
    assert word in refused.value.message


def test_a_pickle_beside_whole_weights_is_left_behind(store, folder):
    (folder / "optimizer.pt").write_bytes(b"\x80\x04")
    assert "optimizer.pt" not in {file.name for file in add(store, folder).files}


@pytest.mark.shared
@pytest.mark.skipif(not NANO.is_dir(), reason="the nano reader is not beside the repository")
def test_a_checkpoint_that_reads_is_taken(store):
    model = add(store, NANO)
    assert (model.parameters, model.dtypes) == (42_449_792, ("BF16",))
