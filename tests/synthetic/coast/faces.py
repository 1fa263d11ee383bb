"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_SANS, OTHER_SERIF, OTHER_TYPEWRITER, Typeface

BONUM, SLAB, ANTIQUE = OTHER_SERIF
SLIM, GEOMETRIC, TIGHT = OTHER_SANS
ROMAN = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
CURSIVE = Typeface("texgyreschola-italic.otf", "texgyreschola-bolditalic.otf", 0.95)
SCREEN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
SLANTED = Typeface("LiberationSans-Italic.ttf", "LiberationSans-BoldItalic.ttf", 0.95)
LIGHT, TERMINAL = OTHER_TYPEWRITER
ELITE = Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True)
WORN = Typeface("LinLibertine_M.otf", "LinLibertine_M.otf", 0.98, is_typewriter=True)
SCRIPT = Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.1)

PRINTED = (
    *(BONUM, SLAB, ANTIQUE, SLIM, GEOMETRIC, TIGHT, ROMAN, CURSIVE, SCREEN, SLANTED),
    *(LIGHT, TERMINAL, ELITE, WORN),
)
PENNED = (SCRIPT,)
