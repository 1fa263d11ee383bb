"""The Debian fonts that the pages are set in; each has every Portuguese letter and º ª § – “ ”."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from random import Random

ALPHABET = (
    "ABCÇDEFGHIJKLMNOPQRSTUVWXYZáàâãéêíóôõúüçÁÀÂÃÉÊÍÓÔÕÚÜabcdefghijklmnopqrstuvwxyz0123456789º°ª§–—“”$/()%"
)
_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/share/texmf/fonts/opentype/public/tex-gyre"))


@dataclass(frozen=True, slots=True)
class Typeface:
    """Two cuts of one face by file name; `scale` evens out how large faces look at the same size."""

    regular: str
    bold: str
    scale: float = 1.0
    is_typewriter: bool = False


SERIF = (
    Typeface("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
    Typeface("Caladea-Regular.ttf", "Caladea-Bold.ttf"),
    Typeface("LinLibertine_R.otf", "LinLibertine_RB.otf", 1.05),
    Typeface("texgyreschola-regular.otf", "texgyreschola-bold.otf", 0.93),
    Typeface("texgyrepagella-regular.otf", "texgyrepagella-bold.otf", 0.95),
)
BOOK = (
    *SERIF,
    # Its old-style figures look like letters (1 as I, 0 as o), which no registry prints numbers in; and its
    # bold cut lacks the accented letters.
    Typeface("EBGaramond12-Regular.otf", "EBGaramond12-Regular.otf", 1.1),
)
SANS = (
    Typeface("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", 0.95),
    Typeface("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", 0.85),
    Typeface("texgyreheros-regular.otf", "texgyreheros-bold.otf", 0.95),
    Typeface("LinBiolinum_R.otf", "LinBiolinum_RB.otf", 1.05),
)
TYPEWRITER = (
    Typeface("Courier Prime.otf", "Courier Prime Bold.otf", 0.95, is_typewriter=True),
    Typeface("LiberationMono-Regular.ttf", "LiberationMono-Bold.ttf", 0.9, is_typewriter=True),
    Typeface("texgyrecursor-regular.otf", "texgyrecursor-bold.otf", 0.95, is_typewriter=True),
)


# What the held-out layouts are set in: no layout that rules were written on shares a face with them.
OTHER_SERIF = (
    Typeface("texgyrebonum-regular.otf", "texgyrebonum-bold.otf", 0.92),
    Typeface("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf", 0.86),
    Typeface("OldStandard-Regular.ttf", "OldStandard-Bold.ttf", 1.02),
)
OTHER_SANS = (
    Typeface("LiberationSansNarrow-Regular.ttf", "LiberationSansNarrow-Bold.ttf", 1.05),
    Typeface("texgyreadventor-regular.otf", "texgyreadventor-bold.otf", 0.88),
    Typeface("texgyreheroscn-regular.otf", "texgyreheroscn-bold.otf", 1.02),
)
OTHER_TYPEWRITER = (
    Typeface("Compagnon-Roman.otf", "Compagnon-Medium.otf", 0.92, is_typewriter=True),
    Typeface("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.85, is_typewriter=True),
)
# A pen writes one weight. No dashes and quotation marks are asked of it: they are not filled into forms.
HAND = (
    Typeface("DancingScript-Regular.otf", "DancingScript-Regular.otf", 1.35),
    Typeface("DancingScript-Bold.otf", "DancingScript-Bold.otf", 1.3),
)
OTHER_HAND = (
    Typeface("dkg.ttf", "dkg.ttf", 1.1),
    Typeface("Kristi.ttf", "Kristi.ttf", 1.9),
)
HAND_ALPHABET = "".join(letter for letter in ALPHABET if letter not in "–—“”")


@dataclass(frozen=True, slots=True)
class Case:
    """The faces that a layout chooses among, as in a printer's case."""

    serif: tuple[Typeface, ...]
    sans: tuple[Typeface, ...]
    typewriter: tuple[Typeface, ...]
    hand: tuple[Typeface, ...]


CASE = Case(SERIF, SANS, TYPEWRITER, HAND)
OTHER_CASE = Case(OTHER_SERIF, OTHER_SANS, OTHER_TYPEWRITER, OTHER_HAND)


@cache
def _font_files() -> dict[str, Path]:
    files = (path for folder in _FOLDERS if folder.is_dir() for path in sorted(folder.rglob("*.[ot]tf")))
    return {path.name: path for path in files}


@cache
def load(file_name: str, pixels: float) -> ImageFont.FreeTypeFont:
    """Open a font by its file name; raises FileNotFoundError with the missing file's name.

    The basic layout engine is asked for, because the other one is there on some machines only.
    """
    path = _font_files().get(file_name)
    if path is None:
        raise FileNotFoundError(f"the font {file_name} is not installed; ./installer/test.sh installs it")
    return ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.BASIC)


def any_print(rng: Random) -> Typeface:
    """Return a serif or sans face."""
    return rng.choice(SERIF + SANS)
