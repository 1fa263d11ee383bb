"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_HAND, OTHER_SANS, OTHER_SERIF, OTHER_TYPEWRITER, Typeface

BONUM, SLAB, ANTIQUE = OTHER_SERIF
SLIM, GEOMETRIC, TIGHT = OTHER_SANS
ROMAN = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
BROAD = Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88)
SCREEN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
ROUND_TYPE, MATRIX = OTHER_TYPEWRITER
CARBON = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
ELECTRIC = Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True)
PORTABLE = Typeface("LinLibertine_M.otf", "LinLibertine_M.otf", 0.98, is_typewriter=True)
PEN = OTHER_HAND[0]

PRINTED = (
    *(BONUM, SLAB, ANTIQUE, SLIM, GEOMETRIC, TIGHT, ROMAN, BROAD, SCREEN),
    *(ROUND_TYPE, MATRIX, CARBON, ELECTRIC, PORTABLE),
)
PENNED = (PEN,)
