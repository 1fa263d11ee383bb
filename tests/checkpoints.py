"""Small checkpoints of the readers' family, written as their makers write them.

Their numbers are zeros, or random ones that are the same on every machine and need no torch.
"""

import json
import struct
from math import prod, sqrt

import numpy as np

from pipelines.ocr.vlm.architecture import parse
from tests.tokenizers import byte_level

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
# A checkpoint that can be asked and answers in bytes: ids 0 to 255, then these marks.
_MARKS = (
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<|vision_start|>",
    "<|vision_end|>",
    "<|image_pad|>",
)
READER_END = 258
READER_TOKENIZER = byte_level([], _MARKS)
READER_CONFIG = {
    **CONFIG,
    "image_token_id": 261,
    "vision_start_token_id": 259,
    "vision_end_token_id": 260,
    "text_config": {**CONFIG["text_config"], "vocab_size": 264, "max_position_embeddings": 4096},
}
LICENCE = "Research only.\nNo warranty.\n"


# A step wider than trained weights are, so that a greedy reader's tokens vary instead of repeating one.
_GAIN = 2.0


def random_weights(config, seed):
    """Return {canonical tensor name: float32 array, rounded to bfloat16}, drawn in the names' order."""
    generator = np.random.default_rng(seed)
    shapes = parse(json.dumps(config).encode()).tensors()
    return {name: _rounded(_drawn(generator, name, shapes[name])) for name in sorted(shapes)}


def _drawn(generator, name, shape):
    drawn = generator.standard_normal(shape)
    if "norm" in name or "ln_q" in name:
        return 1 + 0.1 * drawn
    if "embed_tokens" in name:
        return 0.5 * drawn
    return (_GAIN / sqrt(prod(shape[1:])) if len(shape) > 1 else 0.1) * drawn


def _rounded(values):
    """Round to the nearest bfloat16, ties to even."""
    bits = values.astype(np.float32).view(np.uint32)
    return ((bits + 0x7FFF + (bits >> 16 & 1)) & 0xFFFF0000).astype(np.uint32).view(np.float32)


def safetensors(shapes, weights=None, dtype="BF16", width=2):
    """Return a file of these shapes: with zeros, or with `weights` as bfloat16."""
    header, reached = {"__metadata__": {"format": "pt"}}, 0
    for name, shape in shapes.items():
        end = reached + width * prod(shape)
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [reached, end]}
        reached = end
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + (_bytes(shapes, weights) if weights else bytes(reached))


def _bytes(shapes, weights):
    return b"".join((weights[name].view(np.uint32) >> 16).astype("<u2").tobytes() for name in shapes)


def write_reader(folder, *, weights=None, generation=None):
    """Write a checkpoint into `folder` that can be asked for a page, and return `folder`.

    Without weights it says the same for ever: all tokens are equally likely, so the first one comes.
    """
    write_checkpoint(folder, config=READER_CONFIG, weights=weights)
    (folder / "tokenizer.json").write_bytes(READER_TOKENIZER)
    told = {"eos_token_id": READER_END, **(generation or {})}
    (folder / "generation_config.json").write_text(json.dumps(told))
    return folder


def write_checkpoint(folder, *, config=CONFIG, preprocessor=PREPROCESSOR, weights=None, shards=1):
    """Write a whole checkpoint into `folder` and return it; `weights` as `random_weights` makes them."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (
        ("config.json", config),
        ("preprocessor_config.json", preprocessor),
        ("tokenizer.json", TOKENIZER),
        ("generation_config.json", {"do_sample": False}),
    ):
        (folder / name).write_text(json.dumps(content))
    (folder / "LICENSE").write_text(LICENCE)
    shapes = parse(json.dumps(config).encode()).tensors()
    if shards == 1:
        (folder / "model.safetensors").write_bytes(safetensors(shapes, weights))
        return folder
    where = {
        name: f"model-{number % shards + 1:05d}-of-{shards:05d}.safetensors"
        for number, name in enumerate(shapes)
    }
    for shard in set(where.values()):
        own = {name: shape for name, shape in shapes.items() if where[name] == shard}
        (folder / shard).write_bytes(safetensors(own, weights))
    index = {"metadata": {"total_size": 2 * sum(map(prod, shapes.values()))}, "weight_map": where}
    (folder / "model.safetensors.index.json").write_text(json.dumps(index))
    return folder
