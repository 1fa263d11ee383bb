"""`appliance model` as an operator types it."""

import json
import shutil

import pytest
from PIL import Image

from tests.checkpoints import write_checkpoint
from tests.golden.pages import noise
from tests.readers import write_model
from tests.site import appliance


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "site"
    assert appliance("init", site).returncode == 0
    return site


def model(site, *arguments):
    return appliance("--site", site, "model", *arguments)


def listed(site):
    return json.loads(model(site, "list", "--json").stdout)["models"]


def test_a_model_is_imported_once_its_licence_is_accepted_verified_and_removed(site, tmp_path):
    folder = write_checkpoint(tmp_path / "reader")
    asked = model(site, "import", folder)
    assert (asked.returncode, listed(site)) == (6, [])
    assert "Research only." in asked.stdout
    assert "--accept-licence" in asked.stderr

    taken = model(site, "import", folder, "--accept-licence", "--json")
    version = json.loads(taken.stdout)["version"]
    assert (taken.returncode, [each["version"] for each in listed(site)]) == (0, [version])
    assert version in model(site, "show", version[:4]).stdout
    assert model(site, "verify").returncode == 0

    (site / "data" / "models" / version / "checkpoint" / "tokenizer.json").unlink()
    differing = model(site, "verify", version)
    assert differing.returncode == 6
    assert "tokenizer.json is missing" in differing.stdout

    assert model(site, "remove", version).returncode == 0
    assert listed(site) == []


def test_a_checkpoint_that_was_cut_off_says_what_is_wrong_and_what_to_do(site, tmp_path):
    folder = write_checkpoint(tmp_path / "reader")
    (folder / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes()[:-9])
    refused = model(site, "import", folder, "--accept-licence", "--json")
    error = json.loads(refused.stderr)["error"]
    assert (refused.returncode, error["code"]) == (6, "checkpoint_damaged")
    assert "Copy the checkpoint again" in error["next_step"]


@pytest.fixture
def two(site, tmp_path):
    """The versions of two imported models."""
    versions = []
    for seed in (0, 1):
        folder = write_model(tmp_path / f"reader-{seed}", seed)
        taken = model(site, "import", folder, "--accept-licence", "--prompt", "Leia.", "--json")
        versions.append(json.loads(taken.stdout)["version"])
    return versions


def active(site):
    return [each["version"] for each in listed(site) if each["is_active"]]


def test_a_model_is_activated_left_and_returned_to(site, two):
    first, second = two
    assert active(site) == []
    for version in two:
        made = model(site, "activate", version, "--device", "cpu", "--json")
        told = json.loads(made.stdout)
        assert (told["graphs"], told["prompt"]["instruction"]) == ("cpu-32", "Leia.")
        assert "[reader]" in told["next_step"]
        assert active(site) == [version]
    returned = model(site, "activate", "--previous", "--answers", "json", "--json")
    assert json.loads(returned.stdout)["prompt"]["answers"] == "json"
    assert active(site) == [first]
    assert "active with cpu-32" in model(site, "show", first).stdout
    assert "cpu-32" in model(site, "list").stdout
    kept = model(site, "remove", first, "--json")
    assert json.loads(kept.stderr)["error"]["code"] == "model_is_active"
    assert model(site, "remove", second).returncode == 0


@pytest.mark.skipif(shutil.which("nvidia-smi") is not None, reason="this machine has an NVIDIA driver")
def test_graphs_for_a_gpu_that_is_not_here_are_made_and_the_next_step_says_so(site, two, tmp_path):
    wide = json.loads(model(site, "activate", two[0], "--device", "cuda", "--wide-tower", "--json").stdout)
    assert (wide["graphs"], "appliance doctor" in wide["next_step"]) == ("cuda-16-wide", True)
    (tmp_path / "pages").mkdir()
    small = ("activate", two[0], "--device", "cuda", "--small-cache", tmp_path / "pages", "--json")
    refused = json.loads(model(site, *small).stderr)["error"]
    assert refused["code"] == "no_pages_to_calibrate_on"
    Image.fromarray(noise(120, 90, 1)).save(tmp_path / "pages" / "1.png")
    assert json.loads(model(site, *small).stdout)["graphs"] == "cuda-16-cache8"
    (tmp_path / "pages" / "1.png").unlink()
    assert json.loads(model(site, *small).stdout)["graphs"] == "cuda-16-cache8"  # they are there already


def test_graphs_that_were_changed_are_found_and_not_activated(site, two):
    assert model(site, "activate", two[0], "--device", "cpu").returncode == 0
    graph = site / "data" / "models" / two[0] / "serving" / "cpu-32" / "vision.onnx"
    graph.chmod(0o600)
    graph.write_bytes(graph.read_bytes()[:-1])
    differing = model(site, "verify", two[0])
    assert (differing.returncode, "vision.onnx is changed" in differing.stdout) == (6, True)
    refused = model(site, "activate", two[0], "--device", "cpu", "--json")
    assert json.loads(refused.stderr)["error"]["code"] == "graphs_changed"


@pytest.mark.parametrize("arguments", [(), ("abc", "--previous"), ("abc", "--weights", "8")])
def test_an_activation_that_cannot_be_meant_is_a_usage_error(site, arguments):
    assert model(site, "activate", *arguments).returncode == 2


def test_a_model_that_cannot_be_asked_so_is_not_activated(site, two):
    refused = model(site, "activate", two[0], "--device", "cpu", "--prompt", "<|picture|>", "--json")
    assert json.loads(refused.stderr)["error"]["code"] == "model_unusable"
    assert active(site) == []


BENCH = ("--device", "cpu", "--rows", "4", "--columns", "6", "--pages", "3", "--answer-tokens", "5")


def test_the_model_that_is_named_is_measured_and_its_graphs_are_kept(site, tmp_path):
    checkpoint = write_checkpoint(tmp_path / "checkpoint")
    imported = model(site, "import", checkpoint, "--accept-licence", "--name", "small", "--json")
    version = json.loads(imported.stdout)["version"]
    done = model(site, "bench", version, *BENCH, "--price-per-hour", "3.6", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["model"] == f"small {version}"
    assert (figures["device"], figures["weight_bits"], figures["pages"]) == ("cpu", 32, 3)
    speed = figures["pages_per_second"]
    assert abs(figures["tokens_per_second"] - 5 * speed) <= 0.06 + 0.01 * speed
    assert abs(figures["price_of_a_thousand_pages"] - 1 / speed) <= 0.002 + 0.01 / speed
    assert (site / "data" / "models" / version / "serving" / "cpu-32" / "decoder.onnx").is_file()
    shown = model(site, "bench", version, *BENCH)
    assert "pages per second" in shown.stdout


def test_a_model_that_is_not_there_is_an_error_with_a_next_step(site):
    done = model(site, "bench", "abc", *BENCH)
    assert done.returncode != 0
    assert "appliance model list" in done.stderr
