"""What is dropped, with what must become of it: sound, broken and poisonous files, and copies of some."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from appliance.ledger.records import DocumentState, PageState
from tests.fakes import POISON, numbered_page
from tests.synthetic.writers import write_jpeg, write_pdf, write_png, write_tiff

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ("balcao", "arquivo")
_MAX_PAGES = 8
_KINDS = ("pdf", "tif", "pdf", "tif", "jpg", "png")
_COPIES, _BROKEN, _BLANK_PAGES = 0.04, 0.03, 0.05
_POISON_EVERY = 200


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file with its fate; `numbers` are its pages' numbers, None for a blank page.

    `pages` are the states in which its pages must end, empty for a file that cannot be opened.
    """

    folder: str
    name: str
    content: bytes
    numbers: tuple[int | None, ...]
    pages: tuple[PageState, ...]
    state: DocumentState

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def make(count: int, seed: int, scratch: Path) -> list[Dropped]:
    """Make `count` files in the order in which they are dropped; the same seed makes the same ones."""
    rng = random.Random(seed)
    made: list[Dropped] = []
    for number in range(count):
        if made and rng.random() < _COPIES:
            made.append(replace(rng.choice(made), name=f"{number:05d} copy.bin", folder=rng.choice(FOLDERS)))
        elif rng.random() < _BROKEN:
            made.append(_broken(number, rng, scratch))
        else:
            made.append(_sound(number, rng, scratch, is_poisonous=number % _POISON_EVERY == 20))
    return made


def _sound(number: int, rng: random.Random, scratch: Path, *, is_poisonous: bool) -> Dropped:
    kind = "tif" if is_poisonous else _KINDS[number % len(_KINDS)]
    count = 3 if is_poisonous else rng.randint(1, _MAX_PAGES) if kind in {"pdf", "tif"} else 1
    numbers = [None if rng.random() < _BLANK_PAGES else rng.randrange(1, POISON) for _ in range(count)]
    if is_poisonous:
        numbers = [rng.randrange(1, POISON), POISON + number, rng.randrange(1, POISON)]
    pages = tuple(_page_state(each) for each in numbers)
    state = DocumentState.PARTIAL if is_poisonous else DocumentState.COMPLETE
    name, content = f"{number:05d}.{kind}", _written(scratch / f"page.{kind}", numbers, g4=number % 2 == 0)
    return Dropped(rng.choice(FOLDERS), name, content, tuple(numbers), pages, state)


def _page_state(number: int | None) -> PageState:
    if number is None:
        return PageState.BLANK
    return PageState.FAILED if number >= POISON else PageState.READ


def _written(path: Path, numbers: list[int | None], *, g4: bool) -> bytes:
    pages = [numbered_page(number) for number in numbers]
    if path.suffix == ".pdf":
        write_pdf(path, pages, g4=g4)
    elif path.suffix == ".tif":
        write_tiff(path, pages, compression="group4" if g4 else "tiff_lzw")
    elif path.suffix == ".jpg":
        write_jpeg(path, pages[0])
    else:
        write_png(path, pages[0])
    return path.read_bytes()


def _broken(number: int, rng: random.Random, scratch: Path) -> Dropped:
    """Return a file that ends as FAILED: no document at all, or a transfer that broke off."""
    folder = rng.choice(FOLDERS)
    if number % 2:
        content = f"not a document, number {number}".encode()
        return Dropped(folder, f"{number:05d}.pdf", content, (), (), DocumentState.FAILED)
    whole = _written(scratch / "page.pdf", [rng.randrange(1, POISON)], g4=False)
    return Dropped(folder, f"{number:05d} cut.pdf", whole[: len(whole) // 3], (), (), DocumentState.FAILED)
