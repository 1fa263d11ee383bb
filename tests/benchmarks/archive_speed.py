"""How fast documents are archived, and how long OCRmyPDF takes for the same pages and the same words.

    python -m tests.benchmarks.archive_speed [--pages N] [--dpi N] [--rounds N]

Registry pages of the generator, as an office scanner gives them, each as a grey JPEG in a PDF, and bitonal
in a TIFF with fax compression; what was read is the true text, word by word. For each kind of original it
prints pages a CPU second (best round) of ALTO, text and JSON; of the PDF/A; of OCRmyPDF's whole run
with our words as its OCR engine (text layer by its own renderer, PDF/A-2b, no optimization); and of that
renderer alone, without any page's picture; then both times as ratios to ours. OCRmyPDF takes no TIFF of
several pages: there img2pdf makes a PDF of it first, within the time.
"""

from __future__ import annotations

import argparse
import logging
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import img2pdf
import ocrmypdf
import pikepdf
from ocrmypdf.font import MultiFontManager
from ocrmypdf.fpdf_renderer import Fpdf2MultiPageRenderer
from ocrmypdf.hocrtransform import BoundingBox, OcrClass, OcrElement

from appliance.sinks.archive.sink import ArchiveSink, Format
from appliance.sinks.archive.site import Site
from pipelines.document import Region, RegionKind, TextLine, Word
from pipelines.geometry import Box, bounding_box
from tests.benchmarks import told_engine
from tests.synthetic.degrade import scanned
from tests.synthetic.generator import REGISTRY_KINDS, make_document
from tests.unit.sinks.archive import scans

if TYPE_CHECKING:
    from collections.abc import Callable

    from appliance.sinks.rows import StoredDocument
    from pipelines.document import Page

_SITE = Site("1º Ofício", "10.453-9", "Maria de Sousa")
_TEXTS = frozenset({Format.ALTO, Format.TEXT, Format.JSON})
_DOCUMENT = 7  # the number that `scans.document` gives


@dataclass(frozen=True, slots=True)
class Original:
    """A file of so many pages, and the document that was read of it."""

    name: str
    file: Path
    stored: StoredDocument

    @property
    def pages(self) -> tuple[Page, ...]:
        return self.stored.result.document.pages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--dpi", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    logging.disable(logging.ERROR)
    with tempfile.TemporaryDirectory() as name:
        _pretend_tesseract(Path(name))
        for original in _originals(Path(name), arguments.pages, arguments.dpi):
            _report(original, Path(name), arguments.rounds)


def _pretend_tesseract(folder: Path) -> None:
    """OCRmyPDF will not begin without Tesseract, also where another engine reads: let it find a version."""
    program = folder / "tesseract"
    program.write_text("#!/bin/sh\necho tesseract 5.5.0\n", "ascii")
    program.chmod(0o755)
    os.environ["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"


def _report(original: Original, folder: Path, rounds: int) -> None:
    told_engine.TOLD[:] = [_element(page) for page in original.pages]
    words = sum(len(line.words) for page in original.pages for line in page.lines) / len(original.pages)
    size = original.file.stat().st_size / len(original.pages) / 1024
    print(f"{original.name}: {len(original.pages)} pages, {words:.0f} words and {size:.0f} KiB a page")
    texts = _best(rounds, lambda: _archive(original, folder, _TEXTS))
    pdf = _best(rounds, lambda: _archive(original, folder, frozenset({Format.PDF})))
    theirs = _best(rounds, lambda: _ocrmypdf(original, folder))
    renderer = _best(rounds, lambda: _their_layer(original, folder))
    count = len(original.pages)
    print(f"  ALTO, text, JSON          {count / texts:7.1f} pages/CPU s")
    print(f"  PDF/A                     {count / pdf:7.1f} pages/CPU s")
    print(
        f"  OCRmyPDF {ocrmypdf.__version__:<16} {count / theirs:7.1f} pages/CPU s, {theirs / pdf:.1f} × ours"
    )
    print(f"  its text layer alone      {count / renderer:7.1f} pages/CPU s, {renderer / pdf:.1f} × ours")
    ours, other = (_size(folder / name) / count for name in ("ours.pdf", "theirs.pdf"))
    print(f"  KiB a page                {ours:7.0f}, OCRmyPDF's {other:.0f}")


def _best(rounds: int, run: Callable[[], None]) -> float:
    """Return the fewest CPU seconds of a run: other work on the machine counts for nobody."""
    seconds = []
    for _ in range(rounds):
        start = sum(os.times()[:4])
        run()
        seconds.append(sum(os.times()[:4]) - start)
    return min(seconds)


def _archive(original: Original, folder: Path, formats: frozenset[Format]) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as name:
        ArchiveSink(Path(name), formats, _SITE).write(original.stored, original.file, 1)
        made = Path(name) / "00000" / f"{_DOCUMENT}.1" / "document.pdf"
        if made.exists():
            made.replace(folder / "ours.pdf")


def _ocrmypdf(original: Original, folder: Path) -> None:
    source = original.file
    if source.suffix == ".tif":
        source = folder / "source.pdf"
        source.write_bytes(img2pdf.convert(str(original.file)))
    ocrmypdf.ocr(
        source,
        folder / "theirs.pdf",
        plugins=[told_engine.__name__],
        output_type="pdfa",
        pdfa_backend="internal",  # without Ghostscript
        optimize=0,
        jobs=1,
        use_threads=True,
        progress_bar=False,
        pdf_renderer="fpdf2",
        language=["por"],
    )


def _their_layer(original: Original, folder: Path) -> None:
    pages = [
        (number, element, original.pages[0].geometry.dpi) for number, element in enumerate(told_engine.TOLD)
    ]
    Fpdf2MultiPageRenderer(pages, MultiFontManager()).render(folder / "layer.pdf")


def _element(page: Page) -> OcrElement:
    whole = Box(0, 0, page.geometry.width, page.geometry.height)
    lines = [
        _box(OcrClass.LINE, line.box, children=[_box(OcrClass.WORD, w.box, text=w.text) for w in line.words])
        for line in page.lines
    ]
    paragraph = _box(OcrClass.PARAGRAPH, page.regions[0].box, children=lines)
    return _box(OcrClass.PAGE, whole, children=[paragraph], dpi=page.geometry.dpi)


def _box(kind: str, box: Box, **options: object) -> OcrElement:
    return OcrElement(kind, bbox=BoundingBox(box.left, box.top, box.right, box.bottom), **options)


def _size(file: Path) -> float:
    with pikepdf.open(file) as pdf:  # that it is one
        assert len(pdf.pages)
    return file.stat().st_size / 1024


# ---- pages


def _originals(folder: Path, count: int, dpi: int) -> list[Original]:
    drawn = [drawn(number, dpi) for number in range(count)]
    stored = scans.document(*(replace(read, number=number) for number, (_, read) in enumerate(drawn, 1)))
    sheets = [scan for scan, _ in drawn]
    jpeg = folder / "jpeg.pdf"
    pictures = [scans.encoded(one.picture, "JPEG", quality=85, dpi=(dpi, dpi)) for one in sheets]
    jpeg.write_bytes(img2pdf.convert(pictures))
    return [
        Original("grey JPEG in a PDF", jpeg, stored),
        Original("bitonal TIFF, fax group 4", scans.tiff(folder / "fax.tif", *sheets), stored),
    ]


def drawn(number: int, dpi: int) -> tuple[scans.Scan, Page]:
    kind = REGISTRY_KINDS[number % len(REGISTRY_KINDS)]
    sheet = scanned(make_document(kind, number, dpi=dpi).pages[0], number)
    scan = scans.Scan(sheet, tuple(_shared_out(line.text, line.box) for line in sheet.lines))
    read = scan.read()
    lines = tuple(
        TextLine(
            " ".join(text for text, _ in words),
            bounding_box(box for _, box in words),
            0.97,
            tuple(Word(text, box, 0.97, 0.9) for text, box in words),
        )
        for words in scan.lines
    )
    region = Region(RegionKind.TEXT, bounding_box(line.box for line in lines), lines)
    return scan, replace(read, regions=(region,))


def _shared_out(text: str, box: Box) -> tuple[tuple[str, Box], ...]:
    """Return the words of a line with their shares of its box, by their letters."""
    shared, begin, letter = [], 0, box.width / max(1, len(text))
    for word in text.split():
        end = begin + len(word)
        shared.append((word, Box(box.left + begin * letter, box.top, box.left + end * letter, box.bottom)))
        begin = end + 1
    return tuple(shared)


if __name__ == "__main__":
    main()
