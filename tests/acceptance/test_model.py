"""`appliance model` as an operator types it."""

import json

import pytest

from tests.checkpoints import write_checkpoint
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
