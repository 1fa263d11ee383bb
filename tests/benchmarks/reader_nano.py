"""A small checkpoint that really reads, on one GPU or on the CPU: is the text right, how fast are strips?

    python -m tests.benchmarks.reader_nano CHECKPOINT SAMPLES [--cpu] [--strips N] [--soak N] [--out FILE]

SAMPLES is a folder of pictures (*.png), each with its text beside it (*.txt). All are read together and
compared with their texts. Then N strips (the smallest sample, again and again) are read in a batch and one
alone; `--soak` reads N pieces and prints, for each tenth, pieces a second and the memory of process and card.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import llguidance
import numpy as np
from PIL import Image

from pipelines.evaluation.reader_speed import read_all
from pipelines.export.layers import Device, Flavour
from pipelines.export.serving import export
from pipelines.export.weights import open_checkpoint
from pipelines.ocr.vlm.engine import CacheOptions, Engine, EngineOptions
from pipelines.ocr.vlm.graphs import DECODER, VISION
from pipelines.ocr.vlm.preprocess import cut
from pipelines.ocr.vlm.request import PageRequest
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower

BEFORE, AFTER = (4089, 339, 265, 198, 4091), (4092, 46, 34, 49, 4090, 198, 4089, 551, 566, 260, 198)
END = 4090
PAGES_INSIDE = 1024
FIGURES = {}


def say(**figures):
    FIGURES.update(figures)
    print(json.dumps(figures), flush=True)


def request(page, most=400):
    return PageRequest(page, BEFORE, AFTER, most)


def read(engine, requests):
    return read_all(engine, requests, PAGES_INSIDE, at_a_time=PAGES_INSIDE)


def memory():
    """The process's memory and the card's, in MB."""
    own = int(Path("/proc/self/statm").read_text().split()[1]) * 4096 // 1_000_000
    asked = ["nvidia-smi", "--query-gpu=memory.used", "--format=csv,noheader,nounits"]
    try:
        card = int(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()[0])
    except (OSError, subprocess.CalledProcessError):
        card = 0
    return own, card


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("samples", type=Path)
    parser.add_argument("--cpu", action="store_true")
    parser.add_argument("--strips", type=int, default=4096)
    parser.add_argument("--soak", type=int, default=0)
    parser.add_argument("--out", type=Path)
    told = parser.parse_args()
    model = open_checkpoint(told.checkpoint)
    place = DeviceOptions(threads=2) if told.cpu else DeviceOptions(gpu=0)
    flavour = Flavour(Device.CPU, 32) if told.cpu else Flavour(Device.CUDA, 16)
    block = 128 if told.cpu else 256
    blocks = (1 << 14 if told.cpu else 1 << 20) // block
    with tempfile.TemporaryDirectory() as folder:
        export(model, flavour, Path(folder))
        engine = Engine(
            model.architecture,
            Tower(Path(folder) / VISION, place),
            Decoder(Path(folder) / DECODER, place, blocks, block),
            frozenset({END}),
            EngineOptions(
                CacheOptions(blocks, block),
                SchedulerOptions(8, 1, 1) if told.cpu else SchedulerOptions(512, 32, 64),
            ),
        )
        files = sorted(told.samples.glob("*.png"))
        pages = [cut(np.asarray(Image.open(file).convert("L")), model.preprocessing) for file in files]
        texts(engine, told.checkpoint, files, pages)
        speed(engine, pages, told.strips, warm=8 if told.cpu else 600)
        if told.soak:
            soak(engine, pages, told.soak)
    if told.out:
        told.out.write_text(json.dumps(FIGURES, indent=2, ensure_ascii=False))
    return 0


def texts(engine, checkpoint, files, pages):
    tokenizer = llguidance.LLTokenizer(str(checkpoint / "tokenizer.json"))
    found = read(engine, [request(page, most=2000) for page in pages])
    for file, each in zip(files, found, strict=True):
        truth = file.with_suffix(".txt").read_text(encoding="utf-8").strip()
        is_equal = tokenizer.decode_str(list(each.tokens)).strip() == truth
        FIGURES.setdefault("tokens", {})[file.stem] = list(each.tokens)
        print(f"{file.stem:12} {len(each.tokens):5} {each.ending:9} {'equal' if is_equal else 'differs'}")


def speed(engine, pages, strips, warm):
    strip = min(pages, key=lambda page: len(page.pixels))
    read(engine, [request(strip)] * warm)  # every batch size is captured before it is timed
    began = time.perf_counter()
    found = read(engine, [request(strip)] * strips)
    took = time.perf_counter() - began
    alone = []
    for _ in range(20):
        began = time.perf_counter()
        read(engine, [request(strip)])
        alone.append(time.perf_counter() - began)
    say(
        strips=strips,
        tokens_each=len(found[0].tokens),
        strips_per_second=round(strips / took, 1),
        strip_alone_ms=round(sorted(alone)[len(alone) // 2] * 1000, 1),
        all_equal=all(each.tokens == found[0].tokens for each in found),
    )


def soak(engine, pages, count):
    for tenth in range(10):
        began = time.perf_counter()
        read(engine, (request(pages[n % len(pages)], most=200) for n in range(count // 10)))
        own, card = memory()
        say(**{f"soak_{tenth}": [round(count / 10 / (time.perf_counter() - began), 1), own, card]})


if __name__ == "__main__":
    sys.exit(main())
