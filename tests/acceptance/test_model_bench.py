"""`appliance model bench` measures what is there, and says what it measured."""

import json

import pytest

from tests.checkpoints import write_checkpoint
from tests.site import appliance

PAGES = ("--device", "cpu", "--rows", "4", "--columns", "6", "--pages", "3", "--answer-tokens", "5")


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "site"
    assert appliance("init", site).returncode == 0
    return site


def model(site, *arguments):
    return appliance("--site", site, "model", *arguments)


def test_the_model_that_is_named_is_measured_and_its_graphs_are_kept(site, tmp_path):
    checkpoint = write_checkpoint(tmp_path / "checkpoint")
    imported = model(site, "import", checkpoint, "--accept-licence", "--name", "small", "--json")
    version = json.loads(imported.stdout)["version"]
    done = model(site, "bench", version, *PAGES, "--price-per-hour", "3.6", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["model"] == f"small {version}"
    assert (figures["device"], figures["weight_bits"], figures["pages"]) == ("cpu", 32, 3)
    speed = figures["pages_per_second"]
    assert abs(figures["tokens_per_second"] - 5 * speed) <= 0.06 + 0.01 * speed
    assert abs(figures["price_of_a_thousand_pages"] - 1 / speed) <= 0.002 + 0.01 / speed
    assert (site / "data" / "models" / version / "serving" / "cpu-32" / "decoder.onnx").is_file()
    shown = model(site, "bench", version, *PAGES)
    assert "pages per second" in shown.stdout


def test_a_model_that_is_not_there_is_an_error_with_a_next_step(site):
    done = model(site, "bench", "abc", *PAGES)
    assert done.returncode != 0
    assert "appliance model list" in done.stderr
