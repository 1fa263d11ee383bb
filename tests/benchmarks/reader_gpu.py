"""The vision-language reader on one GPU: first whether it is right, then what each part and the whole cost.

    python -m tests.benchmarks.reader_gpu parity | parts | whole [--pages N] [--out FILE]

Random weights of the 3B's exact shape: what they read has no meaning, what it costs has. `parity` compares
the bf16 graphs on the GPU with the fp32 graphs of the same weights on the CPU, in four layers of full width;
`parts` times vision, prompts and steps; `whole` reads N pages through the engine, from pixels on.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from pipelines.export.layers import Device, Flavour
from pipelines.export.serving import DECODER, VISION, export
from pipelines.export.weights import ModelSource, RandomWeights
from pipelines.ocr.vlm import step_feed
from pipelines.ocr.vlm.engine import CacheOptions, Engine, EngineOptions
from pipelines.ocr.vlm.preprocess import Patches, cut
from pipelines.ocr.vlm.request import PageRequest, sequence_of
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower
from pipelines.ocr.vlm.tower_feed import tower_feed
from tests.benchmarks.three_billion import (
    ANSWER_TOKENS,
    COLUMNS,
    PREPROCESSING,
    PROMPT_TOKENS,
    ROWS,
    architecture,
)

BLOCK = 256
FIGURES = {}


def say(**figures):
    FIGURES.update(figures)
    print(json.dumps(figures), flush=True)


def made(shape, flavour, folder):
    out = folder / f"{flavour.device}-{flavour.weight_bits}"
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
    places = {Device.CUDA: DeviceOptions(gpu=0), Device.CPU: DeviceOptions()}
    sizes = [(ROWS, COLUMNS), (22, 30), (40, 24)]
    pages = [patches(seed, *size) for seed, size in enumerate(sizes)]
    seen, logits = {}, {}
    chosen = None
    for device, bits in ((Device.CPU, 32), (Device.CUDA, 16)):
        out = made(shape, Flavour(device, bits), folder)
        tower, decoder = (
            Tower(out / VISION, places[device]),
            Decoder(out / DECODER, places[device], 64, BLOCK),
        )
        sequences, seen[device], logits[device] = [], [], []
        first = 1
        for number, page in enumerate(pages):  # one a call: the CPU's graph takes no more
            picture = tower.see(tower_feed([page], shape.vision))
            seen[device].append(as_float(picture))
            blocks = tuple(range(first, first + 12))
            first += 12
            sequence = sequence_of(number, request(page, number), blocks, 2, shape.image_token_id)
            decoder.read(step_feed.prompts([sequence], 12), picture)
            logits[device].append(decoder.full_logits())
            sequences.append(sequence)
        tokens = [int(each[0].argmax()) for each in logits[device]]
        chosen = chosen or tokens
        for step in range(3):
            for sequence, token in zip(sequences, chosen, strict=True):
                sequence.written.append((token + step) % 150_000)
                sequence.kept = len(sequence.prompt) + step
            feed = step_feed.single_tokens(sequences, 4, 12, 12 * BLOCK)
            found = [stepped(decoder, feed, len(pages)) for _ in range(3 if device is Device.CUDA else 1)]
            if not all(np.array_equal(each, found[0]) for each in found):
                say(**{f"not_repeatable_step{step}": float(np.abs(found[-1] - found[0]).max())})
            logits[device].append(found[0])
    for name, values in (("vision", seen), ("logits", logits)):
        errors = [
            float(np.linalg.norm(a - b) / np.linalg.norm(b))
            for a, b in zip(values[Device.CUDA], values[Device.CPU], strict=True)
        ]
        say(**{f"{name}_relative_error": [round(error, 5) for error in errors]})
    same = [
        bool((a.argmax(-1) == b.argmax(-1)).all())
        for a, b in zip(logits[Device.CUDA], logits[Device.CPU], strict=True)
    ]
    say(same_best_token=same)


def stepped(decoder, feed, rows):
    decoder.step(feed)
    return decoder.full_logits()[:rows].copy()


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


def parts(folder):
    shape = architecture()
    out = made(shape, Flavour(Device.CUDA, 16), folder)
    place = DeviceOptions(gpu=0)
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
            2,
            shape.image_token_id,
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
        feed = step_feed.single_tokens(sequences[:batch], batch, blocks_each, blocks_each * BLOCK)
        say(**{f"step_ms_{batch}": round(timed(lambda: decoder.step(feed), 10, 3), 3)})  # noqa: B023


def a_page(seed):
    """An A4 page at 200 dpi, as it comes from the cleaner; returned in patches."""
    pixels = np.random.default_rng(seed).integers(0, 256, (ROWS * 14, COLUMNS * 14), np.uint8)
    grown = np.repeat(np.repeat(pixels, 2, axis=0), 2, axis=1)
    options = PREPROCESSING.model_copy(update={"max_pixels": ROWS * COLUMNS * 196})
    return cut(grown, options)


class Timed:
    """A part of the engine that notes how long its calls took."""

    def __init__(self, part):
        self._part, self.seconds = part, {}
        self.is_captured = getattr(part, "is_captured", False)

    def __getattr__(self, name):
        method = getattr(self._part, name)

        def call(*arguments):
            began = time.perf_counter()
            result = method(*arguments)
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began
            return result

        return call


def whole(folder, pages):
    shape = architecture()
    out = made(shape, Flavour(Device.CUDA, 16), folder)
    place = DeviceOptions(gpu=0)
    blocks = 256 * -(-(1596 + ANSWER_TOKENS) // BLOCK) + 1
    tower, decoder = Timed(Tower(out / VISION, place)), Timed(Decoder(out / DECODER, place, blocks, BLOCK))
    engine = Engine(shape, tower, decoder, frozenset(), EngineOptions(CacheOptions(blocks, BLOCK)))
    with ProcessPoolExecutor(max_workers=max(1, (os.cpu_count() or 2) - 4)) as pool:
        list(pool.map(a_page, range(16)))
        read(engine, [a_page(0)], answer=40)  # warm
        began = time.perf_counter()
        tower.seconds, decoder.seconds = {}, {}
        tokens = read(engine, pool.map(a_page, range(pages), chunksize=2))
        took = time.perf_counter() - began
    inside = {**tower.seconds, **decoder.seconds}
    say(
        pages=pages,
        pages_per_second=round(pages / took, 2),
        tokens_per_second=round(tokens / took),
        seconds={name: round(seconds, 1) for name, seconds in inside.items()},
        share_outside_graphs=round(1 - sum(inside.values()) / took, 3),
    )
    began = time.perf_counter()
    read(engine, [a_page(1)])
    say(one_page_alone_s=round(time.perf_counter() - began, 2))


def read(engine, pages, answer=ANSWER_TOKENS):
    """Read pages as they come, never more than 400 of them waiting or running; return the tokens written."""
    coming, held, tokens, seed = iter(pages), 0, 0, 0
    is_more = True
    while is_more or not engine.is_idle:
        while is_more and held < 400:
            page = next(coming, None)
            if page is None:
                is_more = False
                break
            engine.submit(request(page, seed, answer))
            held, seed = held + 1, seed + 1
            if held % 8 == 0 and held < 64:
                break
        for done in engine.step():
            held -= 1
            tokens += len(done.generated.tokens)
    return tokens


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=["parity", "parts", "whole"], nargs="+")
    parser.add_argument("--pages", type=int, default=512)
    parser.add_argument("--out", type=Path)
    told = parser.parse_args()
    for what in told.what:
        with tempfile.TemporaryDirectory() as folder:
            {"parity": parity, "parts": parts}.get(what, lambda path: whole(path, told.pages))(Path(folder))
    if told.out:
        told.out.write_text(json.dumps(FIGURES, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
