"""Which type the words of a document, all together, are like: a second witness beside the words of its title.

A page from an office that nobody foresaw has no title that is known, but hardly a word of it that is not. The
model is a conditional random field over one chunk, the document; it lies beside the fields' network, and is
made from the generator's documents of each type and from others that are of none (`tests.benchmarks.tagger`).
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold
from pipelines.extraction.tagging import tagger
from pipelines.extraction.tagging.chunks import SIGNS
from pipelines.extraction.tagging.model import ENDING, Model

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pipelines.document import Page

MODEL = f"types{ENDING}"

OTHER = "outro"
"""The label of documents that are of none of the types."""

LEAST_WORDS = 40
"""A page with fewer words says nothing: a cover, a stamp, what a reader made of a photograph."""

_STEM = 6
_HEAD_LINES = 12
_WORDS_OF_CAPTION = 4


def attributes_of(pages: Sequence[Page]) -> list[str]:
    """Return what words stand there, which follow each other, which stand in the head and in short lines."""
    lines = [list(_stems(line.text)) for page in pages for line in page.lines]
    if sum(map(len, lines)) < LEAST_WORDS:
        return []
    told = dict.fromkeys(f"w={stem}" for line in lines for stem in line)
    told |= dict.fromkeys(f"b={first}_{second}" for line in lines for first, second in pairwise(line))
    told |= dict.fromkeys(f"h={stem}" for line in lines[:_HEAD_LINES] for stem in line)
    told |= dict.fromkeys(f"c={stem}" for line in lines if len(line) <= _WORDS_OF_CAPTION for stem in line)
    return list(told)


def _stems(text: str) -> Iterator[str]:
    for word in fold(text).split():
        stem = word.strip(SIGNS)[:_STEM]
        if stem and not any(sign.isdigit() for sign in stem):
            yield stem


class TypeTagger:
    """Tells how probable it is that a document is of each type that the model learned."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.types = frozenset(model.labels) - {OTHER}

    def likely(self, pages: Sequence[Page]) -> Mapping[str, float]:
        """Return the probability of each type; nothing of pages that hardly have words."""
        attributes = attributes_of(pages)
        if not attributes:
            return {}
        self._model.set([attributes])
        return {name: self._model.marginal(name, 0) for name in self.types}


def type_tagger() -> TypeTagger:
    return _loaded(tagger.FOLDER)


@lru_cache(maxsize=1)
def _loaded(folder: Path) -> TypeTagger:
    return TypeTagger(Model(folder / MODEL))
