"""What the loop guard costs a token, how many looped tokens are spent before it speaks, and of honest texts.

    python -m tests.benchmarks.loop_guard [--tokens N] [--seeds N] [--texts FOLDER ...] [--tokenizer FILE]

A page of random tokens is the cheapest for it; a form of dots, whose runs nearly reach the limit line after
line, is among the dearest. The second table counts a loop's tokens from the first that repeats an earlier
one. The last one says how many tokens in a row the generator's documents (each kind and layout, strangers'
too, with so many seeds) and FOLDER's *.txt say again a period later, each document as one page: none may
come near its limit. Tokens are those of a `tokenizer.json`, or, as a large vocabulary has them, of up to four
letters.
"""

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import llguidance
import numpy as np

from pipelines.ocr.vlm.guard import GuardOptions, LoopGuard
from tests.synthetic.generator import KINDS, STRANGERS, make_document, make_long_matricula

OPTIONS = GuardOptions()
PERIODS = (1, 3, 17, 21, 22, 40, 64, 65, 120, 512)
GROUPS = (1, 2, 9, 22, 65, 129, 257, 513)  # where groups of periods begin
VOCABULARY = 150_000


def pages(length: int) -> dict[str, list[int]]:
    rng = random.Random(0)
    words = [rng.randrange(VOCABULARY) for _ in range(400)]
    row = words[:6]
    rows = length // 8 + 1
    return {
        "random tokens": [rng.randrange(VOCABULARY) for _ in range(length)],
        "running text of 400 words": [rng.choice(words) for _ in range(length)],
        "table with one changing cell": [t for index in range(rows) for t in (*row, VOCABULARY + index, 9)],
        "form with 40 dots a line": [
            t for index in range(length // 42 + 1) for t in (*[7] * 40, 8, index + 10)
        ],
        "form with 62 dots a line": [
            t for index in range(length // 64 + 1) for t in (*[7] * 62, 8, index + 10)
        ],
    }


def cost(tokens: list[int]) -> tuple[float, bool]:
    """Return microseconds a token, and whether the page was taken for a loop."""
    guard = LoopGuard(OPTIONS)
    started = time.perf_counter()
    is_stopped = any(guard.push(token) for token in tokens)
    return 1e6 * (time.perf_counter() - started) / len(tokens), is_stopped


def spent(period: int) -> int:
    """Return how many tokens that repeat earlier ones are pushed before the guard speaks."""
    rng = random.Random(period)
    guard = LoopGuard(OPTIONS)
    page = [rng.randrange(VOCABULARY) for _ in range(900)]
    for token in page:
        guard.push(token)
    looped = 0
    while not guard.push(page[-period:][looped % period]):
        looped += 1
    return looped + 1


def texts(seeds: int, folders: list[Path]) -> Iterator[tuple[str, str]]:
    """Yield honest documents by their names."""
    layouts = [
        (kind, layout)
        for drawn in (KINDS, *STRANGERS.values())
        for kind, told in drawn.items()
        for layout in told
    ]
    for kind, layout in dict.fromkeys(layouts):
        for seed in range(seeds):
            yield f"{kind}/{layout}/{seed}", text_of(make_document(kind, seed, dpi=40, layout=layout))
    yield "a hundred acts", text_of(make_long_matricula(0, acts=100, dpi=40))
    for folder in folders:
        yield from ((file.name, file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.txt")))


def text_of(document) -> str:
    return "\n".join(line.text for page in document.pages for line in page.lines)


def cutter(tokenizer: Path | None) -> Callable[[str], list[int]]:
    if tokenizer is not None:
        return llguidance.LLTokenizer(str(tokenizer)).tokenize_str
    known: dict[str, int] = {}
    return lambda text: [
        known.setdefault(piece, len(known)) for piece in re.findall(r" ?\w{1,4}| ?[^\w\s]|\n", text)
    ]


def said_again(tokens: np.ndarray, period: int) -> int:
    """Return how many tokens in a row equal the one a period earlier, at most."""
    ends = np.flatnonzero(np.concatenate([[True], tokens[period:] != tokens[:-period], [True]]))
    return int(np.diff(ends).max()) - 1


def honest(seeds: int, folders: list[Path], tokenizer: Path | None) -> None:
    cut, longest, where, count, alarms = cutter(tokenizer), {}, {}, 0, []
    for name, text in texts(seeds, folders):
        tokens = cut(text)
        count += len(tokens)
        guard = LoopGuard(OPTIONS)
        if any(guard.push(token) for token in tokens):
            alarms.append(name)
        array = np.array(tokens)
        for period in range(1, min(OPTIONS.longest_period + 1, len(tokens))):
            again = said_again(array, period)
            if again > longest.get(period, -1):
                longest[period], where[period] = again, name
    print(f"\n{count:,} tokens of honest documents, {len(alarms)} taken for loops {alarms[:5]}")
    print(f"{'periods':>9} {'most said again':>16}")
    for first, behind in pairwise(GROUPS):
        period = max(range(first, behind), key=lambda each: longest.get(each, 0))
        print(f"{first:>4}-{behind - 1:<4} {longest.get(period, 0):>16}  at {period} {where.get(period, '')}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=40_000)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--texts", type=Path, nargs="*", default=[])
    parser.add_argument("--tokenizer", type=Path)
    told = parser.parse_args()
    length = told.tokens
    print(f"{'page':<30} {'µs/token':>9}  stopped")
    for name, tokens in pages(length).items():
        each, is_stopped = min(cost(tokens[:length]) for _ in range(3))
        print(f"{name:<30} {each:9.2f}  {'yes' if is_stopped else 'no'}")
    print(f"\n{'period':>6} {'looped tokens':>14} {'periods':>8}")
    for period in PERIODS:
        looped = spent(period)
        print(f"{period:>6} {looped:>14} {looped / period:>8.1f}")
    honest(told.seeds, told.texts, told.tokenizer)


if __name__ == "__main__":
    main()
