"""`python -m tests.synthetic OUT`: write pages as PNG with their text (.txt), and what they say (.json).

A document of one page and its truth have the same name, as `appliance evaluate` wants it; with `--pdf` each
document is one file, however many pages it has.
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.evaluation.truth import truth_to_json
from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import HELD_OUT_LAYOUTS, KINDS, STRANGERS, TUNING_LAYOUTS, make_document
from tests.synthetic.truth_file import truth_of
from tests.synthetic.writers import write_pdf, write_png

if TYPE_CHECKING:
    from tests.synthetic.truth import SyntheticDocument
_LAYOUTS = {"tuning": TUNING_LAYOUTS, "held-out": HELD_OUT_LAYOUTS, **STRANGERS}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.synthetic", description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write into; it is made where it is missing")
    parser.add_argument("--seed", type=int, default=0, help="first seed (default 0)")
    parser.add_argument("--count", type=int, default=10, help="documents of each kind (default 10)")
    parser.add_argument("--kind", choices=sorted(KINDS), action="append", help="may be repeated; default all")
    parser.add_argument(
        "--layouts",
        choices=sorted(_LAYOUTS),
        help="every layout of the set for every seed; without it each seed chooses one",
    )
    parser.add_argument("--condition", choices=sorted(CONDITIONS), default="scanned")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--pdf", action="store_true", help="write each document as one PDF")
    return parser.parse_args()


def _write(
    folder: Path, stem: str, document: SyntheticDocument, condition: str, seed: int, *, pdf: bool
) -> None:
    pages = [CONDITIONS[condition](page, seed) for page in document.pages]
    if pdf:
        write_pdf(folder / f"{stem}.pdf", pages)
    for number, page in enumerate(pages, start=1):
        name = stem if len(pages) == 1 else f"{stem}-{number}"
        if not pdf:
            write_png(folder / f"{name}.png", page)
        (folder / f"{name}.txt").write_text(page.text + "\n", encoding="utf-8")
    (folder / f"{stem}.json").write_bytes(truth_to_json(truth_of(document)) + b"\n")


def main() -> None:
    arguments = _arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for kind in arguments.kind or sorted(KINDS):
        layouts = _LAYOUTS[arguments.layouts].get(kind, ()) if arguments.layouts else (None,)
        seeds = range(arguments.seed, arguments.seed + arguments.count)
        for layout, seed in itertools.product(layouts, seeds):
            document = make_document(kind, seed, dpi=arguments.dpi, layout=layout)
            name = f"{kind}-{layout}" if layout else kind
            stem = f"{name}-{seed:04d}-{arguments.condition}-{arguments.dpi}"
            _write(arguments.out, stem, document, arguments.condition, seed, pdf=arguments.pdf)


if __name__ == "__main__":
    main()
