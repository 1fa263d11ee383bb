"""Draw what the taggers of fields and types learn, and make the model of types; all sets, or but for some.

python -m tests.benchmarks.tagger --samples FILE            # what the fields' network learns
.venv-export/bin/python -m tests.benchmarks.tagger_network FILE     # the model that the product ships
python -m tests.benchmarks.tagger --types                   # the model of types that the product ships

python -m tests.benchmarks.tagger --samples FILE --types --without coast --folder FOLDER
.venv-export/bin/python -m tests.benchmarks.tagger_network FILE --folder FOLDER
python -m tests.benchmarks.fields --text --set coast --tagger FOLDER    # at first sight
"""

from __future__ import annotations

import argparse
import lzma
import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from pipelines.document_types.known import SPECIFIC
from pipelines.extraction.tagging.documents import MODEL, OTHER, attributes_of
from pipelines.extraction.tagging.tagger import FOLDER
from tests.benchmarks.fields import SETS, Case, Reader
from tests.benchmarks.tagger_samples import write_samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEARNED = (
    "all",
    "north",
    "south",
    "east",
    "west",
    "inland",
    "coast",
    "hills",
    "templates",
    "plains",
    "lakes",
    "rivers",
    "islands",
    "valleys",
    "templates-apart",
)
"""All sets but bays, ridges, dunes and cliffs, which nothing learns from: they judge."""

FIRST_SEED, DRAWN, DRAWN_OF_TYPES = 300, 8, 2
COPIES, HIDDEN = 3, 0.5
TRAINING = {"c1": 0.3, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 2}


def fit_types(sets: Sequence[str], seeds: range, model: Path) -> None:
    """Write the model that tells types apart; what is learned of no type has the label OTHER.

    Each document is learned several times, each time with half of what it tells hidden at random.
    """
    source, started, documents = random.Random(1), time.monotonic(), 0
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(TRAINING)
    for kind, attributes in _whole_documents(sets, seeds):
        documents += 1
        for _ in range(COPIES):
            trainer.append([[each for each in attributes if source.random() > HIDDEN]], [kind])
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "model"
        trainer.train(str(raw))
        model.write_bytes(lzma.compress(raw.read_bytes()))
    seconds = time.monotonic() - started
    print(
        f"types    {documents} documents, {model.stat().st_size / 1024:.0f} KiB, {seconds:.0f} s", flush=True
    )


def _whole_documents(sets: Sequence[str], seeds: range) -> Iterator[tuple[str, list[str]]]:
    reader = Reader(None, 1, is_text=True)
    for name in sets:
        for kind in (*(each.name for each in SPECIFIC), OTHER):
            for layout in SETS[name].get(kind, ()):
                for seed in seeds:
                    drawn = Case(kind, layout, "clean", seed).document()
                    yield kind, attributes_of([reader.read(*page) for page in enumerate(drawn.pages[:3], 1)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--samples", type=Path, help="where to write what the fields' network learns")
    parser.add_argument("--types", action="store_true", help="make the model of types")
    parser.add_argument("--without", choices=LEARNED, action="append", default=[], help="a set not to learn")
    parser.add_argument("--folder", type=Path, help="where to write the model of types, if it is not to ship")
    arguments = parser.parse_args()
    if not (arguments.samples or arguments.types):
        parser.error("--samples FILE, or --types, or both")
    if arguments.types and arguments.without and not arguments.folder:
        parser.error("a model that is to ship learns all sets: name a --folder")
    sets = [name for name in LEARNED if name not in arguments.without]
    if arguments.samples:
        seeds = range(FIRST_SEED, FIRST_SEED + DRAWN)
        print(write_samples(sets, seeds, arguments.samples, arguments.without), flush=True)
    if arguments.types:
        folder = arguments.folder or FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        fit_types(sets, range(FIRST_SEED, FIRST_SEED + DRAWN_OF_TYPES), folder / MODEL)


if __name__ == "__main__":
    main()
