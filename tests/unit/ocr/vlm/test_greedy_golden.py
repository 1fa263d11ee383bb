"""The golden file of greedy tokens stands on weights, pages and prompts that are made anew here."""

import json
import zlib
from pathlib import Path

from pipelines.ocr.vlm.pixel_budget import Preprocessing
from pipelines.ocr.vlm.preprocess import cut
from tests.checkpoints import random_weights
from tests.golden.pages import noise

GOLDEN = json.loads((Path(__file__).parents[3] / "golden" / "vlm_greedy.json").read_text())


def test_the_random_weights_are_those_that_the_reference_read():
    weights = random_weights(GOLDEN["config"], GOLDEN["seed"])
    assert zlib.crc32(b"".join(weights[name].tobytes() for name in sorted(weights))) == GOLDEN["crc32"]


def test_the_pages_make_the_grids_and_prompts_that_the_reference_read():
    options = Preprocessing.parse(json.dumps(GOLDEN["preprocessor"]).encode())
    for page in GOLDEN["pages"]:
        patches = cut(noise(*page["size"], page["seed"])[..., ::-1], options)
        pads = page["prompt"].count(GOLDEN["config"]["image_token_id"])
        assert [1, patches.rows, patches.columns] == page["grid"]
        assert patches.tokens(options.merge_size) == pads


def test_the_reference_wrote_varied_tokens_by_clear_margins():
    for page in GOLDEN["pages"]:
        assert len(set(page["tokens"])) > len(page["tokens"]) // 2
        assert page["margin"] > 0.01
    assert len({tuple(page["tokens"]) for page in GOLDEN["pages"]}) == len(GOLDEN["pages"])
