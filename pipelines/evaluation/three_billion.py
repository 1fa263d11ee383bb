"""The exact shape of the 3B that the reader is for, and of the page that it is measured with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.pixel_budget import Preprocessing

if TYPE_CHECKING:
    from pipelines.ocr.vlm.architecture import Architecture

CONFIG: dict[str, Any] = {
    "model_type": "qwen2_5_vl",
    "tie_word_embeddings": True,
    "image_token_id": 151655,
    "vision_start_token_id": 151652,
    "vision_end_token_id": 151653,
    "vocab_size": 151936,
    "hidden_size": 2048,
    "intermediate_size": 11008,
    "num_hidden_layers": 36,
    "num_attention_heads": 16,
    "num_key_value_heads": 2,
    "rms_norm_eps": 1e-6,
    "rope_theta": 1_000_000.0,
    "rope_scaling": {"type": "mrope", "mrope_section": [16, 24, 24]},
    "max_position_embeddings": 128_000,
    "vision_config": {
        "depth": 32,
        "hidden_size": 1280,
        "intermediate_size": 3420,
        "num_heads": 16,
        "out_hidden_size": 2048,
        "patch_size": 14,
        "temporal_patch_size": 2,
        "spatial_merge_size": 2,
        "window_size": 112,
        "fullatt_block_indexes": [7, 15, 23, 31],
        "in_channels": 3,
    },
}
PREPROCESSING = Preprocessing(
    patch_size=14,
    merge_size=2,
    temporal_patch_size=2,
    min_pixels=3136,
    max_pixels=12_845_056,
    image_mean=(0.48145466, 0.4578275, 0.40821073),
    image_std=(0.26862954, 0.26130258, 0.27577711),
)
ROWS, COLUMNS = 88, 68  # patches of the page: 5,984, which are 1,496 tokens
PROMPT_TOKENS, ANSWER_TOKENS = 100, 800


def architecture(layers: int = 36, depth: int = 32) -> Architecture:
    """Return the shape, with fewer layers where time is short; every width stays."""
    vision = {**CONFIG["vision_config"], "depth": depth}
    vision["fullatt_block_indexes"] = [index for index in (7, 15, 23, 31) if index < depth]
    return parse(json.dumps({**CONFIG, "num_hidden_layers": layers, "vision_config": vision}).encode())
