"""Makes `vlm_greedy.json`: what transformers, in float32, reads with a small random checkpoint.

    python -m tests.golden.vlm_greedy > tests/golden/vlm_greedy.json

In the export environment (transformers 4.57); not a part of the suite's. The checkpoint is
`write_checkpoint(folder, config=…, preprocessor=…, weights=random_weights(config, seed))`, a page is
`noise(height, width, seed)`, and its prompt `before`, the start of a picture, its pads, its end, `after`.
`margin` is the least distance between the best and the second logit over all steps: a reader whose logits
are nearer to the reference's than half of it must write the same tokens. `crc32` is of the weights' float32
bytes, one after the other by name.
"""

import json
import sys
import tempfile
import zlib
from pathlib import Path

import torch
from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration
from transformers.models.qwen2_vl.image_processing_qwen2_vl import Qwen2VLImageProcessor

from tests.checkpoints import CONFIG, PREPROCESSOR, random_weights, write_checkpoint
from tests.golden.pages import noise

SEED = 1
STEPS = 24
BEFORE, AFTER = [3, 20, 5], [41, 8, 2, 33, 9]
THETA, SECTIONS = 50.0, [2, 3, 3]
SIZES = [(28, 28), (112, 112), (196, 140), (56, 448), (300, 300), (280, 333), (31, 97), (1000, 700)]
GOLDEN_CONFIG = CONFIG | {
    "text_config": {
        "vocab_size": 64,
        "hidden_size": 64,
        "intermediate_size": 96,
        "num_hidden_layers": 3,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "rms_norm_eps": 1e-6,
        "max_position_embeddings": 512,
        "rope_theta": THETA,
        "rope_parameters": {"rope_type": "default", "rope_theta": THETA, "mrope_section": SECTIONS},
    },
    "vision_config": CONFIG["vision_config"]
    | {"depth": 3, "hidden_size": 32, "intermediate_size": 44, "out_hidden_size": 64},
}


def model(folder):
    """Load the checkpoint with every number given by hand: transformers 4.57 reads another spelling."""
    text = GOLDEN_CONFIG["text_config"] | {
        "rope_scaling": {"type": "default", "mrope_section": SECTIONS},
        "tie_word_embeddings": True,
    }
    made, loading = Qwen2_5_VLForConditionalGeneration.from_pretrained(
        folder,
        config=Qwen2_5_VLConfig(**(GOLDEN_CONFIG | {"text_config": text})),
        dtype=torch.float32,
        output_loading_info=True,
    )
    assert not any(loading.values()), loading
    assert made.lm_head.weight is made.model.language_model.embed_tokens.weight
    assert made.model.language_model.rotary_emb.inv_freq[1] == torch.tensor(THETA) ** (-1 / 8)
    return made.eval()


def entry(made, number, size):
    page = noise(*size, seed=number)
    done = Qwen2VLImageProcessor(**PREPROCESSOR)(
        images=page, return_tensors="pt", input_data_format="channels_last"
    )
    pads = int(done["image_grid_thw"].prod()) // PREPROCESSOR["merge_size"] ** 2
    start, image, end = (CONFIG[f"{name}_token_id"] for name in ("vision_start", "image", "vision_end"))
    ids = [*BEFORE, start, *[image] * pads, end, *AFTER]
    written = made.generate(
        input_ids=torch.tensor([ids]),
        attention_mask=torch.ones(1, len(ids), dtype=torch.long),
        pixel_values=done["pixel_values"],
        image_grid_thw=done["image_grid_thw"],
        max_new_tokens=STEPS,
        do_sample=False,
        return_dict_in_generate=True,
        output_logits=True,
    )
    logits = torch.cat(written.logits)
    best = logits.topk(5)
    return {
        "size": size,
        "seed": number,
        "grid": done["image_grid_thw"][0].tolist(),
        "prompt": ids,
        "tokens": written.sequences[0, len(ids) :].tolist(),
        "top": best.indices[0].tolist(),
        "logits": [round(value, 6) for value in best.values[0].tolist()],
        "margin": round(float((best.values[:, 0] - best.values[:, 1]).min()), 6),
    }


def main():
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        weights = random_weights(GOLDEN_CONFIG, SEED)
        made = model(
            write_checkpoint(Path(folder), config=GOLDEN_CONFIG, preprocessor=PREPROCESSOR, weights=weights)
        )
        pages = [entry(made, number, size) for number, size in enumerate(SIZES)]
    crc = zlib.crc32(b"".join(weights[name].tobytes() for name in sorted(weights)))
    golden = {"config": GOLDEN_CONFIG, "preprocessor": PREPROCESSOR, "seed": SEED, "crc32": crc}
    golden |= {"before": BEFORE, "after": AFTER, "pages": pages}
    json.dump(golden, sys.stdout)


if __name__ == "__main__":
    main()
