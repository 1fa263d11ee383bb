"""`python -m tests.synthetic OUT`: write pages as PNG with their text (.txt) and fields (.json)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import KINDS, make_document
from tests.synthetic.writers import write_png

if TYPE_CHECKING:
    from tests.synthetic.truth import SyntheticDocument


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.synthetic", description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write into; it is made where it is missing")
    parser.add_argument("--seed", type=int, default=0, help="first seed (default 0)")
    parser.add_argument("--count", type=int, default=10, help="documents of each kind (default 10)")
    parser.add_argument("--kind", choices=sorted(KINDS), action="append", help="may be repeated; default all")
    parser.add_argument("--condition", choices=sorted(CONDITIONS), default="scanned")
    parser.add_argument("--dpi", type=int, default=200)
    return parser.parse_args()


def _write(folder: Path, stem: str, document: SyntheticDocument, condition: str, seed: int) -> None:
    for number, clean_page in enumerate(document.pages, start=1):
        page = CONDITIONS[condition](clean_page, seed)
        write_png(folder / f"{stem}-{number}.png", page)
        (folder / f"{stem}-{number}.txt").write_text(page.text + "\n", encoding="utf-8")
    truth = {"kind": document.kind, "fields": document.fields, "subjects": document.subjects}
    told = json.dumps(truth, ensure_ascii=False, indent=2)
    (folder / f"{stem}.json").write_text(told + "\n", encoding="utf-8")


def main() -> None:
    arguments = _arguments()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for kind in arguments.kind or sorted(KINDS):
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            document = make_document(kind, seed, dpi=arguments.dpi)
            stem = f"{kind}-{seed:04d}-{arguments.condition}-{arguments.dpi}"
            _write(arguments.out, stem, document, arguments.condition, seed)


if __name__ == "__main__":
    main()
