"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_SANS, Typeface

TERMES = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
BOOKISH = Typeface("OldStandard-Regular.ttf", "OldStandard-Bold.ttf", 1.02)
STURDY = Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88)
NARROW, ROUND, TIGHT = OTHER_SANS
SCREEN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
REMINGTON = Typeface("Compagnon-Roman.otf", "Compagnon-Medium.otf", 0.92, is_typewriter=True)
OLIVETTI = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
ELECTRIC = Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True)
NEEDLES = Typeface("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.85, is_typewriter=True)
QUILL = Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.1)

PRINTED = (
    *(TERMES, BOOKISH, STURDY, NARROW, ROUND, TIGHT, SCREEN),
    *(REMINGTON, OLIVETTI, ELECTRIC, NEEDLES),
)
PENNED = (QUILL,)
