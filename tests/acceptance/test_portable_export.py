"""The portable export and its parity report, as commands in their own environment."""

import hashlib
import json
import os
import resource
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from pipelines.errors import SourceError
from pipelines.export.portable_reader import PortableReader
from pipelines.export.reading import Prompt
from tests.checkpoints import random_weights, safetensors, write_checkpoint
from tests.golden.pages import noise

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-export" / "bin" / "python"
GOLDEN = json.loads((ROOT / "tests" / "golden" / "vlm_greedy.json").read_text())
PROMPT = Prompt(
    tuple(GOLDEN["before"]), tuple(GOLDEN["after"]), frozenset(), len(GOLDEN["pages"][0]["tokens"])
)
# The golden logits are near 10, and two readers in float32 were seen to differ by 2e-4 there.
LOGIT_TOLERANCE = 2e-3

pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="needs the export environment: ./installer/export_env.sh"
)


def command(name, *arguments, **options):
    return subprocess.run(
        [PYTHON, "-m", f"pipelines.export.{name}", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"},
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def checkpoint(folder, **options):
    return write_checkpoint(
        folder,
        config=GOLDEN["config"],
        preprocessor=GOLDEN["preprocessor"],
        weights=random_weights(GOLDEN["config"], GOLDEN["seed"]),
        **options,
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """A checkpoint in three shards, what was made of it, and what the command said."""
    folder = tmp_path_factory.mktemp("portable")
    done = command("portable", checkpoint(folder / "checkpoint", shards=3), folder / "out")
    assert done.returncode == 0, done.stderr
    return folder / "checkpoint", folder / "out", done


def refused(done, code):
    assert done.returncode == 6
    assert f"error: {code}: " in done.stderr
    assert "\nnext: " in done.stderr
    assert "Traceback" not in done.stderr


def test_the_export_says_what_it_does_and_leaves_nothing_else(exported):
    _, out, done = exported
    assert [line[:5] for line in done.stdout.splitlines()[:5]] == [f"[{step}/5]" for step in range(1, 6)]
    assert "Warning" not in done.stderr
    assert sorted(path.name for path in out.parent.iterdir()) == ["checkpoint", "out"]


def test_the_manifest_names_every_file_by_its_hash_and_what_it_was_made_with(exported):
    source, out, _ = exported
    manifest = json.loads((out / "portable.json").read_text())
    made = {path.name for path in out.iterdir()} - {"portable.json", "parity.json"}
    assert set(manifest["files"]) == made
    for folder, part in ((out, "files"), (source, "checkpoint")):
        for name, told in manifest[part].items():
            content = (folder / name).read_bytes()
            assert told == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    assert len(manifest["checkpoint"]) == 4
    assert set(manifest["versions"]) >= {"optimum", "optimum-onnx", "transformers", "torch", "onnx"}
    assert manifest["opset"] == 18


def test_the_portable_graphs_write_the_golden_tokens_without_torch(exported):
    read = PortableReader(exported[1], PROMPT)
    for page in GOLDEN["pages"]:
        reading = read(noise(*page["size"], page["seed"])[..., ::-1])
        assert list(reading.tokens) == page["tokens"]
        assert np.allclose(reading.first_logits[page["top"]], page["logits"], atol=LOGIT_TOLERANCE)


def older(name):
    """Spell a tensor as checkpoints of the family's first release do."""
    return name.replace("model.visual.", "visual.").replace("model.language_model.", "model.")


def test_a_checkpoint_in_the_older_spelling_writes_the_same_tokens(tmp_path):
    text = dict(GOLDEN["config"]["text_config"])
    sections = text.pop("rope_parameters")["mrope_section"]
    config = GOLDEN["config"] | text | {"rope_scaling": {"type": "mrope", "mrope_section": sections}}
    del config["text_config"]
    folder = checkpoint(tmp_path / "checkpoint")
    (folder / "config.json").write_text(json.dumps(config))
    weights = random_weights(GOLDEN["config"], GOLDEN["seed"])
    shapes = {older(name): weight.shape for name, weight in weights.items()}
    renamed = {older(name): weight for name, weight in weights.items()}
    (folder / "model.safetensors").write_bytes(safetensors(shapes, renamed))
    done = command("portable", folder, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    read = PortableReader(tmp_path / "out", PROMPT)
    for page in GOLDEN["pages"]:
        assert list(read(noise(*page["size"], page["seed"])[..., ::-1]).tokens) == page["tokens"]


def test_parity_over_twenty_ragged_pages_and_a_folder(exported, tmp_path):
    source, out, _ = exported
    (tmp_path / "prompt.json").write_text(json.dumps({"before": PROMPT.before, "after": PROMPT.after}))
    Image.fromarray(noise(123, 222, 5)).save(tmp_path / "page.png")
    pages = ("--pages", "noise", "--pages", tmp_path, "--side", 400, "--tokens", 16)
    assert command("serving", source, tmp_path / "serving").returncode == 0
    others = ("--serving", tmp_path / "serving")
    done = command("parity", source, out, *others, *pages, "--prompt", tmp_path / "prompt.json")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((out / "parity.json").read_text())
    assert set(report["readers"]) == {"portable", "serving"}
    for figures in report["readers"].values():
        assert (figures["pages"], figures["pages_equal"]) == (21, 21)
        assert figures["tokens"] == figures["tokens_equal"] == 21 * 16
        assert figures["relative_error"] < 1e-3
    assert report["pages"][-1]["page"] == "page"
    assert done.stdout.splitlines()[-1].split()[:3] == ["serving", "21", "21"]


def test_parity_of_another_models_graphs_is_told_by_the_exit_code(exported, tmp_path):
    other = write_checkpoint(
        tmp_path / "other",
        config=GOLDEN["config"],
        preprocessor=GOLDEN["preprocessor"],
        weights=random_weights(GOLDEN["config"], GOLDEN["seed"] + 1),
    )
    prompt = ROOT / "tests" / "golden" / "vlm_greedy.json"
    report = tmp_path / "report.json"
    pages = ("--pages", "noise", "--count", 2, "--side", 100, "--tokens", 8)
    done = command("parity", other, exported[1], *pages, "--prompt", prompt, "--report", report)
    assert done.returncode == 1
    assert "differs at" in done.stdout
    assert json.loads(report.read_text())["readers"]["portable"]["pages_equal"] == 0


def test_a_foreign_architecture_is_refused(tmp_path):
    folder = checkpoint(tmp_path / "checkpoint")
    (folder / "config.json").write_text(json.dumps(GOLDEN["config"] | {"model_type": "llama"}))
    done = command("portable", folder, tmp_path / "out")
    refused(done, "checkpoint_foreign")
    assert "llama" in done.stderr


@pytest.mark.parametrize("harm", ["cut off", "missing"])
def test_a_damaged_shard_is_refused_and_nothing_is_left(tmp_path, harm):
    folder = checkpoint(tmp_path / "checkpoint", shards=2)
    shard = folder / "model-00002-of-00002.safetensors"
    if harm == "missing":
        shard.unlink()
    else:
        shard.write_bytes(shard.read_bytes()[:-9])
    refused(command("portable", folder, tmp_path / "out"), "checkpoint_damaged")
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint"]


@pytest.mark.parametrize("harm", ["other shape", "left out"])
def test_tensors_that_config_json_does_not_ask_for_are_refused(tmp_path, harm):
    folder = checkpoint(tmp_path / "checkpoint")
    text = GOLDEN["config"]["text_config"]
    change = {"intermediate_size": 80} if harm == "other shape" else {"num_hidden_layers": 4}
    (folder / "config.json").write_text(json.dumps(GOLDEN["config"] | {"text_config": text | change}))
    refused(command("portable", folder, tmp_path / "out"), "checkpoint_damaged")


def test_an_output_that_cannot_be_written_or_exists_is_refused(tmp_path):
    folder = checkpoint(tmp_path / "checkpoint")
    refused(command("portable", folder, folder / "config.json" / "out"), "output_not_written")
    refused(command("portable", folder, folder), "output_exists")
    refused(command("portable", tmp_path / "nowhere", tmp_path / "out"), "checkpoint_incomplete")


def test_a_disk_that_fills_up_ends_the_export_by_name(tmp_path):
    folder = checkpoint(tmp_path / "checkpoint")

    def allow_small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))

    done = command("portable", folder, tmp_path / "out", preexec_fn=allow_small_files)
    refused(done, "disk_full")
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint"]


def test_an_export_that_was_cut_off_is_not_read(exported, tmp_path):
    for file in exported[1].iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes()[: -9 if file.name == "decoder.onnx" else None])
    with pytest.raises(SourceError, match=r"decoder\.onnx is cut off"):
        PortableReader(tmp_path, PROMPT)
