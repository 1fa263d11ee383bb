"""The vision-language reader on one GPU: first whether it is right, then what each part and the whole cost.

    python -m tests.benchmarks.reader_gpu [parity] [parts] [whole] [pair] [transformers] [--pages N]
        [--cache-bits 16|8] [--out FILE]

Random weights of the 3B's exact shape: what they read has no meaning, what it costs has. `parity` compares
the bf16 graphs on the GPU with the fp32 graphs of the same weights on the CPU, in four layers of full width;
`parts` times vision, prompts and steps; `whole` reads N pages through the engine, from pixels on; `pair` has
two GPUs of one machine read N pages each, and one of them alone;
`transformers` lets transformers' own `generate` read a batch of the same shape, for comparison.
"""

import argparse
import json
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from appliance.models.bench import Subject, bench_of, measure
from pipelines.evaluation.reader_speed import Load
from pipelines.evaluation.three_billion import (
    ANSWER_TOKENS,
    COLUMNS,
    CONFIG,
    PREPROCESSING,
    PROMPT_TOKENS,
    ROWS,
    architecture,
)
from pipelines.export.layers import Device, Flavour
from pipelines.export.serving import export
from pipelines.export.weights import ModelSource, RandomWeights
from pipelines.ocr.vlm import step_feed
from pipelines.ocr.vlm.graphs import DECODER, VISION
from pipelines.ocr.vlm.preprocess import Patches
from pipelines.ocr.vlm.request import PageRequest, sequence_of
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower
from pipelines.ocr.vlm.tower_feed import tower_feed

BLOCK = 256
FIGURES = {}
BARRIERS = []  # of a process among several: where they wait for each other


def say(**figures):
    FIGURES.update(figures)
    print(json.dumps(figures), flush=True)


def made(shape, flavour, folder, name="graphs"):
    out = folder / f"{flavour.device}-{name}"
    out.mkdir()
    began = time.monotonic()
    export(ModelSource(shape, PREPROCESSING, RandomWeights(shape)), flavour, out)
    say(**{f"export_{flavour.device}_s": round(time.monotonic() - began, 1)})
    return out


def patches(seed, rows=ROWS, columns=COLUMNS):
    pixels = np.random.default_rng(seed).integers(0, 256, (rows * columns, 588), np.uint8)
    return Patches(pixels, rows, columns, 1.0)


def request(page, seed, answer=ANSWER_TOKENS, prompt=PROMPT_TOKENS):
    words = np.random.default_rng(seed).integers(0, 150_000, prompt)
    half = prompt // 2
    return PageRequest(page, tuple(map(int, words[:half])), tuple(map(int, words[half:])), answer)


def parity(folder):
    shape = architecture(layers=4, depth=8)
    pages = [patches(seed, *size) for seed, size in enumerate([(ROWS, COLUMNS), (22, 30), (40, 24)])]
    truth = Readings(shape, pages, made(shape, Flavour(Device.CPU, 32), folder), DeviceOptions())
    scales = truth.cache_scales()
    for name, flavour in (
        ("bf16", Flavour(Device.CUDA, 16)),
        ("bf16_wide_tower", Flavour(Device.CUDA, 16, is_tower_wide=True)),
        ("fp8_cache", Flavour(Device.CUDA, 16, cache_scales=scales)),
    ):
        out = made(shape, flavour, folder, name)
        found = Readings(shape, pages, out, DeviceOptions(gpu=0), truth.tokens)
        say(
            **{f"{name}_vision_error": errors(found.seen, truth.seen)},
            **{f"{name}_vision_error_of_four": errors(found.four, [truth.seen[0]] * 4)},
            **{f"{name}_logits_error": errors(found.logits, truth.logits)},
            **{f"{name}_same_best": float(np.mean(best(found.logits) == best(truth.logits)))},
            **{f"{name}_repeats": found.repeats},
            **{f"{name}_alone_as_in_a_batch": found.alone()},
        )


def errors(found, truth):
    each = [float(np.linalg.norm(a - b) / np.linalg.norm(b)) for a, b in zip(found, truth, strict=True)]
    return [round(error, 5) for error in each]


def best(logits):
    return np.concatenate([each.argmax(-1) for each in logits])


class Readings:
    """What one device makes of some pages: what it sees, the logits of the prompts and of three steps."""

    def __init__(self, shape, pages, out, place, tokens=None):
        tower = Tower(out / VISION, place)
        self._decoder = Decoder(out / DECODER, place, 64, BLOCK)
        self.seen, self.logits, self._sequences = [], [], []
        for number, page in enumerate(pages):  # one a call: the CPU's graph takes no more
            picture = tower.see(tower_feed([page], shape.vision))
            self.seen.append(as_float(picture))
            blocks = tuple(range(1 + number * 12, 13 + number * 12))
            sequence = sequence_of(number, request(page, number), blocks, shape, None)
            self._decoder.read(step_feed.prompts([sequence], 12), picture)
            self.logits.append(self._decoder.full_logits().copy())
            self._sequences.append(sequence)
        self.four = [] if place.gpu is None else self._four(tower, pages[0], shape)
        self.tokens = tokens or [int(each[0].argmax()) for each in self.logits]
        self.repeats = True
        for step in range(3):
            for sequence, token in zip(self._sequences, self.tokens, strict=True):
                sequence.written.append((token + step) % 150_000)
                sequence.kept = len(sequence.prompt) + step
            self.logits.append(self._stepped(self._sequences, 4))
            again = [self._stepped(self._sequences, 4) for _ in range(3)]
            self.repeats &= all(np.array_equal(each, self.logits[-1]) for each in again)

    def _four(self, tower, page, shape):
        """What is seen of a page four times in one call: pages of one size take another kernel."""
        return np.split(as_float(tower.see(tower_feed([page] * 4, shape.vision))), 4)

    def alone(self):
        """The largest difference of the last step's logits, each page alone against all in a batch of 256."""
        alone = np.concatenate([self._stepped([sequence], 1) for sequence in self._sequences])
        together = self._stepped(self._sequences, 256)
        return {
            "equal": bool(np.array_equal(alone, together)),
            "relative": errors([alone], [together])[0],
            "same_best": bool((alone.argmax(-1) == together.argmax(-1)).all()),
        }

    def _stepped(self, sequences, batch):
        self._decoder.step(step_feed.StepFeed().single_tokens(sequences, batch, 12, 12 * BLOCK))
        return self._decoder.full_logits()[: len(sequences)].copy()

    def cache_scales(self):
        """What numbers of a cache of 8 bits are multiplied by: the greatest come to half of the range."""
        cache = {name: value.numpy() for name, value in self._decoder._cache.items()}
        peaks = {name: float(np.abs(value).max()) for name, value in cache.items()}
        return tuple((peaks[f"key_{n}"] / 224, peaks[f"value_{n}"] / 224) for n in range(len(peaks) // 2))


def as_float(value):
    if value.data_type() != "tensor(bfloat16)":
        return value.numpy()
    import cupy  # noqa: PLC0415 - on the machine with a GPU alone
    import ml_dtypes  # noqa: PLC0415

    size = int(np.prod(value.shape())) * 2
    memory = cupy.cuda.UnownedMemory(value.data_ptr(), size, value)
    raw = cupy.ndarray(value.shape(), np.uint16, cupy.cuda.MemoryPointer(memory, 0)).get()
    return raw.view(ml_dtypes.bfloat16).astype(np.float32)


def timed(work, times=5, warm=2):
    for _ in range(warm):
        work()
    samples = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        samples.append(time.perf_counter() - began)
    return sorted(samples)[len(samples) // 2] * 1000


def parts(out):
    shape, place = architecture(), DeviceOptions(gpu=0)
    tower = Tower(out / VISION, place)
    for count in (1, 4, 8):
        feed = tower_feed([patches(seed) for seed in range(count)], shape.vision)
        say(**{f"vision_ms_a_page_{count}": round(timed(lambda: tower.see(feed)) / count, 2)})  # noqa: B023
    blocks_each = -(-(1596 + ANSWER_TOKENS) // BLOCK)
    decoder = Decoder(out / DECODER, place, 256 * blocks_each + 1, BLOCK)
    sequences = [
        sequence_of(
            number,
            request(patches(0), number),
            tuple(range(1 + number * blocks_each, 1 + (number + 1) * blocks_each)),
            shape,
            None,
        )
        for number in range(256)
    ]
    for count in (1, 4, 8):
        picture = tower.see(tower_feed([patches(seed) for seed in range(count)], shape.vision))
        feed = step_feed.prompts(sequences[:count], 7)
        say(**{f"prompt_ms_a_page_{count}": round(timed(lambda: decoder.read(feed, picture)) / count, 2)})  # noqa: B023
    for sequence in sequences:
        sequence.kept, sequence.written = 2000, [7]
    for batch in (1, 8, 32, 64, 128, 256):
        feed = step_feed.StepFeed().single_tokens(sequences[:batch], batch, blocks_each, blocks_each * BLOCK)
        say(**{f"step_ms_{batch}": round(timed(lambda: decoder.step(feed), 10, 3), 3)})  # noqa: B023


def whole(out, pages):
    shape = architecture()
    subject = Subject("the 3B's shape", ModelSource(shape, PREPROCESSING, RandomWeights(shape)), out)
    load = Load(pages, ROWS, COLUMNS, PROMPT_TOKENS, ANSWER_TOKENS)
    speed, alone = measure(subject, Flavour(Device.CUDA, 16), load, at_once=256)
    say(
        pages=pages,
        pages_per_second=round(speed.pages_per_second, 2),
        tokens_per_second=round(speed.tokens_per_second),
        seconds={name: round(seconds, 1) for name, seconds in speed.part_seconds.items()},
        share_outside_graphs=round(1 - sum(speed.part_seconds.values()) / speed.seconds, 3),
        gpu_idle_share=speed.idle_share and round(speed.idle_share, 3),
        joules_a_page=speed.joules_a_page and round(speed.joules_a_page),
        one_page_alone_s=round(alone, 2),
    )


def pair(out, pages):
    """Read on one GPU alone, then on two at once, a process each: what the second one adds."""
    alone = sum(side_by_side(out, pages, [0]))
    both = side_by_side(out, pages, [0, 1])
    say(
        one_gpu_pages_per_second=round(alone, 2),
        two_gpus_pages_per_second=[round(each, 2) for each in both],
        two_gpus_ratio=round(sum(both) / alone, 3),
    )


def side_by_side(out, pages, gpus):
    """Return the pages a second of each GPU; all begin at the same moment."""
    context = get_context("spawn")
    barrier = context.Barrier(len(gpus))
    with ProcessPoolExecutor(len(gpus), context, initializer=wait_at, initargs=(barrier,)) as pool:
        return list(pool.map(read_on, [out] * len(gpus), [pages] * len(gpus), gpus))


def wait_at(barrier):
    BARRIERS.append(barrier)


def read_on(out, pages, gpu):
    shape = architecture()
    subject = Subject("the 3B's shape", ModelSource(shape, PREPROCESSING, RandomWeights(shape)), out)
    load = Load(pages, ROWS, COLUMNS, PROMPT_TOKENS, ANSWER_TOKENS)
    bench = bench_of(subject, Flavour(Device.CUDA, 16), load, 256, gpu)
    bench.warm(load)
    BARRIERS[0].wait(600)
    return bench.whole(load, PREPROCESSING).pages_per_second


def random_on_the_card(model):
    """Fill what has no numbers yet; rotary frequencies are computed again, since they are no weights."""
    for name, parameter in model.named_parameters():
        parameter.data.normal_(1.0 if "norm" in name or "ln_q" in name else 0.0, 0.02)
    for module in model.modules():
        for name, buffer in module.named_buffers(recurse=False):
            if name.endswith("inv_freq"):
                steps = np.arange(buffer.numel()) / buffer.numel()
                theta = CONFIG["rope_theta"] if buffer.numel() == 64 else 10_000.0
                buffer.data.copy_(buffer.new_tensor(theta**-steps))
    return model


def transformers(batch=64):
    """Let transformers read a batch of the same pages; 100 steps tell what those behind them take."""
    import torch  # noqa: PLC0415 - the comparison alone needs them
    from transformers import Qwen2_5_VLConfig, Qwen2_5_VLForConditionalGeneration  # noqa: PLC0415

    told = {**CONFIG, "text_config": {k: v for k, v in CONFIG.items() if k != "vision_config"}}
    told["text_config"]["rope_parameters"] = {
        "rope_type": "default",
        "rope_theta": CONFIG["rope_theta"],
        "mrope_section": CONFIG["rope_scaling"]["mrope_section"],
    }
    torch.set_default_dtype(torch.bfloat16)
    with torch.device("meta"):
        model = Qwen2_5_VLForConditionalGeneration(Qwen2_5_VLConfig(**told)).eval()
    model = random_on_the_card(model.to_empty(device="cuda"))
    seen = ROWS * COLUMNS // 4
    ids = torch.randint(0, 150_000, (batch, PROMPT_TOKENS + seen), device="cuda")
    half = PROMPT_TOKENS // 2
    ids[:, half - 1] = CONFIG["vision_start_token_id"]
    ids[:, half : half + seen] = CONFIG["image_token_id"]
    kinds = (ids == CONFIG["image_token_id"]).int()
    page = torch.randn(ROWS * COLUMNS, 1176, device="cuda").repeat(batch, 1)
    grid = torch.tensor([[1, ROWS, COLUMNS]] * batch, device="cuda")

    def generate(rows, tokens):
        torch.cuda.synchronize()
        began = time.perf_counter()
        with torch.inference_mode():
            model.generate(
                input_ids=ids[:rows],
                attention_mask=torch.ones_like(ids[:rows]),
                mm_token_type_ids=kinds[:rows],
                pixel_values=page[: rows * ROWS * COLUMNS],
                image_grid_thw=grid[:rows],
                min_new_tokens=tokens,
                max_new_tokens=tokens,
                do_sample=False,
            )
        torch.cuda.synchronize()
        return time.perf_counter() - began

    say(transformers_warm_s=round(generate(4, 8), 1))
    few, many = generate(batch, 8), generate(batch, 108)
    step = (many - few) / 100
    whole_answer = few + (ANSWER_TOKENS - 8) * step
    say(
        transformers_batch=batch,
        transformers_step_ms=round(step * 1000, 2),
        transformers_pages_per_second=round(batch / whole_answer, 2),
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["parity", "parts", "whole", "pair", "transformers"], nargs="+")
    parser.add_argument("--pages", type=int, default=512)
    parser.add_argument("--cache-bits", type=int, choices=[16, 8], default=16)
    parser.add_argument("--out", type=Path)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if "parity" in told.what:
            parity(Path(folder))
        scales = ((0.05, 0.05),) * architecture().text.num_hidden_layers if told.cache_bits == 8 else ()
        if {"parts", "whole", "pair"} & set(told.what):
            out = made(architecture(), Flavour(Device.CUDA, 16, cache_scales=scales), Path(folder), "whole")
        if "parts" in told.what:
            parts(out)
        if "whole" in told.what:
            whole(out, told.pages)
        if "pair" in told.what:
            pair(out, told.pages)
    if "transformers" in told.what:
        transformers()
    if told.out:
        told.out.write_text(json.dumps(FIGURES, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
