"""A configuration in either spelling gives the shape of the model; one that contradicts itself is refused."""

import copy
import json

import pytest

from pipelines.ocr.vlm.architecture import ArchitectureError, canonical_name, parse
from tests.checkpoints import CONFIG

THREE_BILLION = {
    "model_type": "qwen2_5_vl",
    "vocab_size": 151936,
    "hidden_size": 2048,
    "intermediate_size": 11008,
    "num_hidden_layers": 36,
    "num_attention_heads": 16,
    "num_key_value_heads": 2,
    "rms_norm_eps": 1e-6,
    "max_position_embeddings": 128000,
    "rope_theta": 1000000.0,
    "rope_scaling": {"type": "mrope", "mrope_section": [16, 24, 24]},
    "use_sliding_window": False,
    "tie_word_embeddings": True,
    "image_token_id": 151655,
    "vision_start_token_id": 151652,
    "vision_end_token_id": 151653,
    "vision_config": {
        "depth": 32,
        "hidden_act": "silu",
        "hidden_size": 1280,
        "intermediate_size": 3420,
        "num_heads": 16,
        "in_chans": 3,
        "out_hidden_size": 2048,
        "patch_size": 14,
        "spatial_merge_size": 2,
        "temporal_patch_size": 2,
        "window_size": 112,
        "fullatt_block_indexes": [7, 15, 23, 31],
    },
}
"""The published 3B, in the older spelling: the decoder's numbers stand at the top."""
ROPE = ("text_config", "rope_parameters")


def parsed(config):
    return parse(json.dumps(config).encode())


def changed(path, value):
    other = copy.deepcopy(CONFIG)
    part = other
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return other


def test_the_published_model_has_its_published_number_of_parameters_and_bytes_for_a_token():
    model = parsed(THREE_BILLION)
    assert model.parameters == 3_754_622_976
    assert model.text.kv_bytes_per_token == 36_864
    assert (model.text.rope_theta, model.text.mrope_section) == (1e6, (16, 24, 24))


def test_every_number_of_the_newer_spelling_comes_from_the_file():
    model = parsed(CONFIG)
    assert (model.text.rope_theta, model.text.mrope_section, model.text.head_size) == (50.0, (1, 1, 2), 8)
    assert model.tensors()["model.language_model.layers.1.self_attn.k_proj.weight"] == (16, 32)
    assert model.tensors()["model.visual.merger.mlp.2.weight"] == (32, 96)
    assert "lm_head.weight" not in model.tensors()
    assert parsed(CONFIG | {"tie_word_embeddings": False}).tensors()["lm_head.weight"] == (16, 32)


@pytest.mark.parametrize(
    ("path", "value", "word"),
    [
        (("model_type",), "llama", "llama"),
        (("image_token_id",), 16, "image_token_id"),
        (("vision_end_token_id",), "13", "vision_end_token_id"),
        (("text_config", "num_attention_heads"), 5, "heads"),
        (("text_config", "num_key_value_heads"), 3, "kv heads"),
        (("text_config", "hidden_size"), -1, "hidden_size"),
        (("text_config", "hidden_act"), "gelu", "hidden_act"),
        (("text_config", "use_sliding_window"), True, "use_sliding_window"),
        (ROPE, {"rope_theta": 50.0, "mrope_section": [2, 2, 2]}, "mrope_section"),
        (ROPE, {}, "rope_theta"),
        (ROPE, {"rope_theta": 50.0, "mrope_section": [1, 1, 2], "rope_type": "yarn"}, "yarn"),
        (("vision_config", "out_hidden_size"), 64, "out_hidden_size"),
        (("vision_config", "fullatt_block_indexes"), [2], "full block"),
        (("vision_config", "window_size"), 100, "window"),
        (("vision_config",), None, "it"),
    ],
)
def test_a_configuration_that_we_cannot_run_is_refused_with_the_place(path, value, word):
    with pytest.raises(ArchitectureError, match=word):
        parsed(changed(path, value))


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"null", b'{"model_type": "qwen2_5_vl"}'])
def test_what_is_no_configuration_is_refused(content):
    with pytest.raises(ArchitectureError):
        parse(content)


@pytest.mark.parametrize(
    ("older", "canonical"),
    [
        ("visual.blocks.0.norm1.weight", "model.visual.blocks.0.norm1.weight"),
        ("model.layers.3.mlp.up_proj.weight", "model.language_model.layers.3.mlp.up_proj.weight"),
        ("model.embed_tokens.weight", "model.language_model.embed_tokens.weight"),
        ("model.norm.weight", "model.language_model.norm.weight"),
        ("lm_head.weight", "lm_head.weight"),
        ("model.visual.patch_embed.proj.weight", "model.visual.patch_embed.proj.weight"),
    ],
)
def test_both_spellings_of_a_tensor_are_one(older, canonical):
    assert canonical_name(older) == canonical
    assert canonical_name(canonical) == canonical
