"""Check files of templates, and show how one comes out.

python -m tests.synthetic.templates FILE...              # each template, 40 documents of it
python -m tests.synthetic.templates FILE --show NAME     # two documents, with their fields
python -m tests.synthetic.templates FILE --show NAME --png PAGE.png
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random

from tests.synthetic.templates.grammar import TemplateError
from tests.synthetic.templates.library import KINDS, compose, read, written
from tests.synthetic.templates.mentions import plain

DOCUMENTS, SHOWN = 40, 2
LEAST_FIELDS = 4


def check(path: Path) -> list[str]:
    """Return what is wrong with the templates of a file."""
    faults = []
    try:
        templates = read(path)
    except TemplateError as error:
        return [str(error)]
    for template in templates:
        try:
            told = {field for seed in range(DOCUMENTS) for field in _fields(path.stem, template, seed)}
            compose(path.stem, template, 40, Random(0), colour=False)
        except TemplateError as error:
            faults.append(str(error))
        else:
            is_poor = path.stem != "outro" and len(told) < LEAST_FIELDS
            faults += [f"line {template.line}, `{template.name}`: tells only {sorted(told)}"] * is_poor
    print(f"{path.name}: {len(templates)} templates")
    return faults


def _fields(kind: str, template, seed: int) -> list[str]:
    return list(written(kind, template, Random(f"{template.name}/{seed}"))[1].mapping())


def show(path: Path, name: str, picture: Path | None) -> None:
    template = next((each for each in read(path) if each.name == name), None)
    if template is None:
        sys.exit(f"no template `{name}`")
    for seed in range(SHOWN):
        text, facts = written(path.stem, template, Random(f"{name}/{seed}"))
        print(
            plain(text),
            "",
            *(f"  {field}: {values}" for field, values in facts.mapping().items()),
            "",
            sep="\n",
        )
    if picture:
        (sheet, *_), _ = compose(path.stem, template, 110, Random(f"{name}/0"), colour=False)
        sheet.image.save(picture)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--show")
    parser.add_argument("--png", type=Path)
    arguments = parser.parse_args()
    for path in arguments.files:
        if path.stem not in KINDS:
            parser.error(f"{path.name}: no kind of {', '.join(KINDS)}")
    if arguments.show:
        show(arguments.files[0], arguments.show, arguments.png)
        return
    faults = [fault for path in arguments.files for fault in check(path)]
    print(*faults, sep="\n")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
