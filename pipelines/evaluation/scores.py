"""How well a page was read: character and word error rates, and the measures of DharmaOCR-Benchmark."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from pipelines.ocr.alignment.words import LOOKALIKES
from pipelines.ocr.vlm.guard import degenerate_by_published_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def folded(text: str) -> str:
    """Return `text` with ° as º, dashes as hyphens, quotes straight, and white space single."""
    return " ".join(text.translate(LOOKALIKES).split())


def character_error_rate(truth: str, read: str) -> float:
    """Return edits per character of the truth; 0 for two empty texts, 1 or more for invented text."""
    return Levenshtein.distance(truth, read) / max(1, len(truth))


def word_error_rate(truth: str, read: str) -> float:
    """Return word edits per word of the truth."""
    expected = truth.split()
    return Levenshtein.distance(expected, read.split()) / max(1, len(expected))


def dharma_score(pages: Iterable[tuple[str, str]]) -> float:
    """Return the benchmark's score over pages of (truth, read), from 0 to 1.

    The mean of two macro averages: Levenshtein similarity on characters and BLEU-4 on words, without any
    folding of case, accents or white space.
    """
    items = list(pages)
    similarity = math.fsum(_similarity(truth, read) for truth, read in items) / len(items)
    return (similarity + math.fsum(bleu(truth, read) for truth, read in items) / len(items)) / 2


def degeneration_rate(pages: Iterable[tuple[str, bool]]) -> float:
    """Return the share of pages of (read, ended by the token cap) that the benchmark counts as degenerate.

    Pages that a loop guard stopped earlier are none of them; there must be at least one page.
    """
    items = list(pages)
    degenerate = sum(degenerate_by_published_rule(read, ended_by_cap=by_cap) for read, by_cap in items)
    return degenerate / len(items)


def _similarity(truth: str, read: str) -> float:
    longest = max(len(truth), len(read))
    return 1 - Levenshtein.distance(truth, read) / longest if longest else 0.0


def bleu(truth: str, read: str) -> float:
    """Return sentence BLEU-4 on words; an order without any match counts 0.1 matches (method 1)."""
    expected, words = truth.split(), read.split()
    matches = [_matches(expected, words, order) for order in range(1, 5)]
    if matches[0][0] == 0:
        return 0.0
    logarithms = [math.log((matched or 0.1) / total) for matched, total in matches]
    brevity = min(0.0, 1 - len(expected) / len(words))
    return math.exp(brevity + math.fsum(logarithms) / 4)


def _matches(expected: Sequence[str], words: Sequence[str], order: int) -> tuple[int, int]:
    """Return how many n-grams of `words` the truth has too (clipped), and how many there are (at least 1)."""
    own, reference = _ngrams(words, order), _ngrams(expected, order)
    return (own & reference).total(), max(1, own.total())


def _ngrams(words: Sequence[str], order: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[i : i + order]) for i in range(len(words) - order + 1))
