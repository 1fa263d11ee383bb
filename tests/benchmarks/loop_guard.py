"""What the loop guard costs a token, and how many looped tokens are spent before it speaks.

    python -m tests.benchmarks.loop_guard [--tokens N]

A page of random tokens is the cheapest for it; a form of dots, whose runs nearly reach the limit line after
line, is among the dearest. The last table counts a loop's tokens from the first that repeats an earlier one.
"""

import argparse
import random
import time

from pipelines.ocr.vlm.guard import GuardOptions, LoopGuard

OPTIONS = GuardOptions()
PERIODS = (1, 3, 17, 120, 512)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokens", type=int, default=40_000)
    length = parser.parse_args().tokens
    print(f"{'page':<30} {'µs/token':>9}  stopped")
    for name, tokens in pages(length).items():
        each, is_stopped = min(cost(tokens[:length]) for _ in range(3))
        print(f"{name:<30} {each:9.2f}  {'yes' if is_stopped else 'no'}")
    print(f"\n{'period':>6} {'looped tokens':>14} {'periods':>8}")
    for period in PERIODS:
        looped = spent(period)
        print(f"{period:>6} {looped:>14} {looped / period:>8.1f}")


if __name__ == "__main__":
    main()
