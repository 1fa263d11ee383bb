"""The network of the fields' tagger is learned and written by commands, each in its environment."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from pipelines.extraction.tagging import tagger
from pipelines.extraction.tagging.network import Network
from tests.benchmarks import tagger_samples

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-export" / "bin" / "python"

pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="needs the export environment: ./installer/export_env.sh"
)


def test_a_network_learns_drawn_documents_and_the_product_reads_it(tmp_path, monkeypatch):
    monkeypatch.setattr(tagger_samples, "LEAST_LAYOUTS", 2)
    samples = tmp_path / "samples.npz"
    told = tagger_samples.write_samples(["hills"], range(3), samples)
    assert " documents of 20 layouts, " in told
    run = subprocess.run(
        [PYTHON, "-m", "tests.benchmarks.tagger_network", samples, "--folder", tmp_path, "--epochs", "25"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    losses = [float(loss) for loss in re.findall(r"loss ([0-9.]+)", run.stdout)]
    assert losses[-1] < losses[0] / 2
    assert float(re.search(r"another label than before ([0-9.]+)%", run.stdout)[1]) < 1
    network = Network(tmp_path / tagger.MODEL)
    assert set(network.labels_of) == {"nascimento", "casamento", "obito", "protesto"}
    told = network.probabilities([(("kind=NAME", "bias"),), (("kind=DATE", "bias"),)], "obito")
    assert told.shape == (2, len(network.labels_of["obito"]))
