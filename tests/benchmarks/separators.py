"""How many separator sheets are missed, how many pages are taken for one, and what looking costs a page.

    python -m tests.benchmarks.separators [--rounds N]

A round scans one sheet of each kind (patch 0.5 to 2 times its nominal size, barcodes 80 to 150 mm wide) and
one document of each layout of the generator, at 150, 200 and 300 dpi in turn, with the generator's wear,
skew to ±5°, turns, black and white.
"""

import argparse
import time
from dataclasses import dataclass, replace
from random import Random

import numpy as np

from pipelines.image import PageImage
from pipelines.separators import SeparateOptions, Separator
from pipelines.stages.separate import separate
from tests.synthetic.degrade import CONDITIONS, skewed
from tests.synthetic.generator import KINDS, make_document
from tests.synthetic.separators import barcode_sheet, patch_sheet
from tests.synthetic.truth import SyntheticPage

WANTED = SeparateOptions(tuple(map(Separator.parse, ("patch-t", "code128:LOTE-*", "qr:LOTE-*"))))


@dataclass
class Count:
    pages: int = 0
    separators: int = 0
    seconds: float = 0.0

    def look(self, page: SyntheticPage) -> None:
        image = PageImage(1, np.ascontiguousarray(page.pixels), page.dpi, None, "")
        started = time.perf_counter()
        found = separate(image, WANTED)
        self.seconds += time.perf_counter() - started
        self.pages += 1
        self.separators += found is not None

    def __str__(self) -> str:
        each = 1000 * self.seconds / self.pages
        return f"{self.pages} pages, {self.separators} separators, {each:.0f} ms/page"


def scan(page: SyntheticPage, rng: Random) -> SyntheticPage:
    worn = CONDITIONS[rng.choice(sorted(CONDITIONS))](page, rng.randrange(100))
    tilted = skewed(worn, rng.uniform(-5, 5) - worn.skew)
    if rng.random() < 0.7 or tilted.pixels.ndim == 3:
        return tilted
    return replace(tilted, pixels=np.where(tilted.pixels > 140, 255, 0).astype(np.uint8))


def sheets(dpi: int, rng: Random) -> dict[str, SyntheticPage]:
    scale, width = rng.uniform(0.5, 2), rng.uniform(80, 150)
    return {
        "patch-t": patch_sheet(
            dpi, scale=scale, length=max(50 * scale, 30), top=rng.uniform(10, 110), left=50
        ),
        "code128": barcode_sheet(dpi, "code128", "LOTE-2026-07", width=width, top=40),
        "qr": barcode_sheet(dpi, "qr", "LOTE-2026-07", width=80, top=40),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=18)
    counts = {kind: Count() for kind in ("patch-t", "code128", "qr", "documents")}
    for number in range(parser.parse_args().rounds):
        rng, dpi = Random(number), (150, 200, 300)[number % 3]
        for kind, sheet in sheets(dpi, rng).items():
            counts[kind].look(scan(sheet, rng))
        for kind, layouts in KINDS.items():
            for layout in layouts:
                document = make_document(kind, number, dpi=dpi, layout=layout, colour=number % 5 == 4)
                for page in document.pages:
                    counts["documents"].look(scan(page, rng))
    for kind, count in counts.items():
        print(f"{kind:<10} {count}")


if __name__ == "__main__":
    main()
