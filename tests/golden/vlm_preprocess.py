"""Makes `vlm_preprocess.json`: what transformers' own processor does with pages of twenty sizes.

    python -m tests.golden.vlm_preprocess > tests/golden/vlm_preprocess.json

In an environment with transformers 4.57 and Pillow; not a part of the suite's. Each page's patches are
turned back into bytes and kept as their grid and checksum.
"""

import json
import sys
import zlib

import numpy as np
from transformers.models.qwen2_vl.image_processing_qwen2_vl import Qwen2VLImageProcessor

from tests.golden.pages import page

CONFIG = {
    "patch_size": 14,
    "merge_size": 2,
    "temporal_patch_size": 2,
    "min_pixels": 12544,
    "max_pixels": 501760,
    "image_mean": [0.48145466, 0.4578275, 0.40821073],
    "image_std": [0.26862954, 0.26130258, 0.27577711],
}
SIZES = [
    *((1, 1), (28, 28), (27, 29), (112, 672), (100, 100), (111, 113), (224, 224), (700, 490)),
    *((1008, 712), (1169, 827), (1456, 1008), (1654, 1169), (640, 480), (41, 42), (14, 14), (56, 2000)),
    *((2000, 56), (1680, 1232), (333, 777), (709, 708)),
]


def main():
    processor = Qwen2VLImageProcessor(**CONFIG)
    mean, std = (np.array(CONFIG[key]).reshape(1, 3, 1, 1, 1) for key in ("image_mean", "image_std"))
    golden = []
    for height, width in SIZES:
        done = processor(images=page(height, width), return_tensors="np", input_data_format="channels_last")
        values = done["pixel_values"].reshape(-1, 3, 2, 14, 14)
        assert (values[:, :, 0] == values[:, :, 1]).all()
        levels = np.rint((values * std + mean) * 255)[:, :, 0].astype(np.uint8)
        golden.append(
            {
                "size": [height, width],
                "grid": done["image_grid_thw"][0].tolist(),
                "crc32": zlib.crc32(levels.tobytes()),
                "first": [round(float(value), 5) for value in done["pixel_values"][0, :4]],
            }
        )
    json.dump({"config": CONFIG, "pages": golden}, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
