"""Makes `vlm_positions.json`: where transformers puts the tokens, patches and windows of pages of many grids.

    python tests/golden/vlm_positions.py > tests/golden/vlm_positions.json

In an environment with torch and transformers 5; not a part of the suite's. Arrays are kept as the checksum
of their int64 bytes, and the small ones whole.
"""

import json
import sys
import zlib

import torch
from transformers import Qwen2_5_VLConfig
from transformers.models.qwen2_5_vl import modeling_qwen2_5_vl as reference

GRIDS = [
    (2, 2),
    (2, 34),
    (8, 8),
    (8, 48),
    (16, 16),
    (18, 22),
    (10, 90),
    (72, 104),
    (88, 120),
    (104, 74),
    (6, 2),
]
BEFORE, AFTER = 5, 7
IMAGE, START, END, TEXT = 14, 12, 13, 3


def crc(tensor):
    return zlib.crc32(tensor.to(torch.int64).cpu().contiguous().numpy().tobytes())


def model():
    config = Qwen2_5_VLConfig(
        text_config={
            "vocab_size": 16,
            "hidden_size": 32,
            "intermediate_size": 48,
            "num_hidden_layers": 1,
            "num_attention_heads": 4,
            "num_key_value_heads": 2,
            "rope_parameters": {"rope_type": "default", "rope_theta": 50.0, "mrope_section": [1, 1, 2]},
        },
        vision_config={
            "depth": 2,
            "hidden_size": 24,
            "intermediate_size": 40,
            "num_heads": 2,
            "out_hidden_size": 32,
            "fullatt_block_indexes": [1],
        },
        image_token_id=IMAGE,
        vision_start_token_id=START,
        vision_end_token_id=END,
    )
    return reference.Qwen2_5_VLModel(config).eval()


def entry(made, rows, columns):
    grid = torch.tensor([[1, rows, columns]])
    count = rows * columns // 4
    ids = torch.tensor([[TEXT] * (BEFORE - 1) + [START] + [IMAGE] * count + [END] + [TEXT] * (AFTER - 1)])
    positions, delta = made.get_rope_index(
        ids,
        mm_token_type_ids=(ids == IMAGE).int(),
        image_grid_thw=grid,
        attention_mask=torch.ones_like(ids),
    )
    order, ends = reference.get_vision_window_index(
        grid, spatial_merge_size=2, window_size=112, patch_size=14, kwargs={}
    )
    return {
        "grid": [rows, columns],
        "tokens": crc(positions[:, 0]),
        "next": int(ids.shape[1] + delta.flatten()[0]),
        "patches": crc(reference.get_vision_position_ids(grid, 2, kwargs={})),
        "order": crc(order),
        "ends": torch.unique_consecutive(ends).tolist(),
    }


def main():
    torch.manual_seed(0)
    made = model()
    with torch.no_grad():
        pages = [entry(made, rows, columns) for rows, columns in GRIDS]
    json.dump({"before": BEFORE, "after": AFTER, "pages": pages}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
