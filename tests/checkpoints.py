"""Small checkpoints of the readers' family, written as their makers write them; their numbers are zeros."""

import json
import struct
from math import prod

from pipelines.ocr.vlm.architecture import parse

CONFIG = {
    "model_type": "qwen2_5_vl",
    "tie_word_embeddings": True,
    "image_token_id": 14,
    "vision_start_token_id": 12,
    "vision_end_token_id": 13,
    "text_config": {
        "vocab_size": 16,
        "hidden_size": 32,
        "intermediate_size": 48,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "rms_norm_eps": 1e-6,
        "max_position_embeddings": 512,
        "rope_parameters": {"rope_type": "default", "rope_theta": 50.0, "mrope_section": [1, 1, 2]},
    },
    "vision_config": {
        "depth": 2,
        "hidden_size": 24,
        "intermediate_size": 40,
        "num_heads": 2,
        "out_hidden_size": 32,
        "patch_size": 14,
        "temporal_patch_size": 2,
        "spatial_merge_size": 2,
        "window_size": 112,
        "fullatt_block_indexes": [1],
    },
}
PREPROCESSOR = {
    "patch_size": 14,
    "temporal_patch_size": 2,
    "merge_size": 2,
    "min_pixels": 784,
    "max_pixels": 100_352,
    "image_mean": [0.5, 0.5, 0.5],
    "image_std": [0.5, 0.5, 0.5],
}
TOKENIZER = {
    "model": {"type": "BPE", "vocab": {chr(97 + number): number for number in range(11)}},
    "added_tokens": [
        {"id": 11, "content": "<|im_end|>"},
        {"id": 12, "content": "<|vision_start|>"},
        {"id": 13, "content": "<|vision_end|>"},
        {"id": 14, "content": "<|image_pad|>"},
    ],
}
LICENCE = "Research only.\nNo warranty.\n"


def safetensors(shapes, dtype="BF16", width=2):
    """Return a file with zeros of these shapes."""
    header, reached = {"__metadata__": {"format": "pt"}}, 0
    for name, shape in shapes.items():
        end = reached + width * prod(shape)
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [reached, end]}
        reached = end
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + bytes(reached)


def write_checkpoint(folder, *, config=CONFIG, shards=1):
    """Write a whole checkpoint into `folder` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (
        ("config.json", config),
        ("preprocessor_config.json", PREPROCESSOR),
        ("tokenizer.json", TOKENIZER),
        ("generation_config.json", {"do_sample": False}),
    ):
        (folder / name).write_text(json.dumps(content))
    (folder / "LICENSE").write_text(LICENCE)
    shapes = parse(json.dumps(config).encode()).tensors()
    if shards == 1:
        (folder / "model.safetensors").write_bytes(safetensors(shapes))
        return folder
    where = {
        name: f"model-{number % shards + 1:05d}-of-{shards:05d}.safetensors"
        for number, name in enumerate(shapes)
    }
    for shard in set(where.values()):
        own = {name: shape for name, shape in shapes.items() if where[name] == shard}
        (folder / shard).write_bytes(safetensors(own))
    (folder / "model.safetensors.index.json").write_text(json.dumps({"weight_map": where}))
    return folder
