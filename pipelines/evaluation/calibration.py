"""Counts how often values were right, makes the table of `extraction.calibration` of it, and checks it."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pipelines.document_types.known import by_name
from pipelines.evaluation.judgement import judge
from pipelines.extraction.collect import collect
from pipelines.extraction.finding import features_of
from pipelines.stages.extract import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipelines.document import Document
    from pipelines.document_types.extract_options import ExtractOptions
    from pipelines.evaluation.comparison import Comparison
    from pipelines.evaluation.judgement import Judgement
    from pipelines.evaluation.truth import Truth
    from pipelines.extraction.calibration import Group, Step

_Z = 1.645  # 95 of 100 such bounds lie below the true share
_LEAST_IN_STEP = 40
_PARTS = 10_000  # to which scores and confidences are cut
_EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 1.0)


@dataclass(frozen=True, slots=True)
class Sample:
    """A value of known truth: its group and score, see `extraction.calibration`, and whether it is right."""

    document: str
    group: Group
    score: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of a confidence from `low` to `high`: the mean of it, and how many are right of how many."""

    low: float
    high: float
    mean: float
    right: int
    total: int

    @property
    def share(self) -> float:
        return self.right / self.total


@dataclass(slots=True)
class _Block:
    """Samples that follow each other by score, from the score `least` on."""

    least: float
    right: int
    total: int
    documents: set[str]


def samples_of(
    name: str, document: Document, truth: Truth, rules: Mapping[str, Comparison], options: ExtractOptions
) -> Iterator[Sample]:
    """Yield every value that is extracted from document `name`, of the fields that its truth judges."""
    extraction = extract(document, options)
    kind = by_name(extraction.document_type, options.own_types)
    found = collect(document, kind)
    features = [features_of(f, s.kind) for name, s in kind.specs.items() for f in found.get(name, ())]
    read = [field for field in extraction.fields if field.value is not None]
    judged = iter(judge("", extraction, truth, rules).fields)
    for field, known in zip(read, features, strict=True):
        if truth.judges(field.name):
            is_right = next(judged).is_right
            if known.score is not None:
                yield Sample(name, known.group, known.score, is_right)


def fit(samples: Iterable[Sample]) -> dict[str, tuple[Step, ...]]:
    """Return for each group its steps: rising with the score, and each the lower bound of what was counted.

    Shares are pooled until they rise (isotonic regression by pooling adjacent violators). A step's confidence
    is Wilson's lower bound, so that few samples promise little, however right they all were. It is reckoned
    as if each document were one sample, because its values go wrong together.
    """
    groups: dict[Group, list[Sample]] = defaultdict(list)
    for sample in samples:
        groups[sample.group].append(sample)
    return {group.value: _steps(_pooled(_blocks(found))) for group, found in sorted(groups.items())}


def _blocks(samples: Iterable[Sample]) -> list[_Block]:
    """Return blocks of enough samples each; equal scores are never divided."""
    blocks: list[_Block] = []
    for score, equal in groupby(sorted(samples, key=lambda s: s.score), key=lambda s: s.score):
        together = list(equal)
        if not blocks or blocks[-1].total >= _LEAST_IN_STEP:
            blocks.append(_Block(score, 0, 0, set()))
        blocks[-1].right += sum(sample.is_right for sample in together)
        blocks[-1].total += len(together)
        blocks[-1].documents |= {sample.document for sample in together}
    return blocks


def _pooled(blocks: Iterable[_Block]) -> list[_Block]:
    pooled: list[_Block] = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and not _rises(pooled[-2], pooled[-1]):
            higher, lower = pooled.pop(), pooled.pop()
            right, total = lower.right + higher.right, lower.total + higher.total
            pooled.append(_Block(lower.least, right, total, lower.documents | higher.documents))
    return pooled


def _rises(lower: _Block, higher: _Block) -> bool:
    return lower.right * higher.total < higher.right * lower.total


def _steps(blocks: Iterable[_Block]) -> tuple[Step, ...]:
    """Return the bound of each block; where a small block has less than the one below, that one's counts."""
    steps: list[Step] = []
    for block in blocks:
        documents = len(block.documents)
        bound = _cut(lower_bound(documents * block.right / block.total, documents))
        if not steps or bound > steps[-1][1]:
            steps.append((_cut(block.least) if steps else 0.0, bound))
    return tuple(steps)


def _cut(number: float) -> float:
    return math.floor(number * _PARTS) / _PARTS


def lower_bound(right: float, total: int) -> float:
    """Return Wilson's lower bound of the share of which `right` of `total` were seen; 0 where none was."""
    return _wilson(right, total, -_Z)


def upper_bound(right: float, total: int) -> float:
    """Return Wilson's upper bound; 1 where nothing was seen."""
    return _wilson(right, total, _Z)


def _wilson(right: float, total: int, z: float) -> float:
    if not total:
        return float(z > 0)
    share, spread = right / total, z * z / total
    middle = share + spread / 2
    reach = z * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    return min(1.0, max(0.0, (middle + reach) / (1 + spread)))


def reliability(judgements: Iterable[Judgement]) -> tuple[Bin, ...]:
    """Return how often values were right, by the confidence that was stated of them."""
    stated = [
        (judged.field.confidence, judged.is_right)
        for judgement in judgements
        for judged in judgement.fields
        if judged.field.confidence is not None
    ]
    bins = (_bin(stated, low, high) for low, high in pairwise(_EDGES))
    return tuple(found for found in bins if found is not None)


def _bin(stated: Sequence[tuple[float, bool]], low: float, high: float) -> Bin | None:
    inside = [(c, right) for c, right in stated if low <= c < high or c == high == _EDGES[-1]]
    if not inside:
        return None
    mean = math.fsum(confidence for confidence, _ in inside) / len(inside)
    return Bin(low, high, mean, sum(right for _, right in inside), len(inside))


def table_source(table: Mapping[str, Sequence[Step]], samples: Mapping[str, int], origin: str) -> str:
    """Return the module `pipelines/extraction/calibration_table.py` with this table in it.

    `samples` says of how many values each group's steps were counted, `origin` when, how and on what.
    """
    groups = "".join(_group_source(name, steps, samples[name]) for name, steps in table.items())
    return (
        '"""What values of each group were worth, from which score on; written by a command, not by hand.\n\n'
        f'{origin}\n"""\n\nfrom __future__ import annotations\n\n'
        f"TABLE: dict[str, tuple[tuple[float, float], ...]] = {{\n{groups}}}\n"
    )


def _group_source(name: str, steps: Sequence[Step], samples: int) -> str:
    rows = "".join(f"        ({score}, {confidence}),\n" for score, confidence in steps)
    return f'    "{name}": (  # {samples} values\n{rows}    ),\n'
