"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_HAND, OTHER_SANS, OTHER_SERIF, OTHER_TYPEWRITER, Typeface

BONUM, SLAB, ANTIQUE = OTHER_SERIF
SLIM, GEOMETRIC, TIGHT = OTHER_SANS
TIMES = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
BROAD = Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88)
OFFICE = Typeface("Caladea-Italic.ttf", "Caladea-BoldItalic.ttf")
SCREEN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
NARROW = Typeface("LiberationSansNarrow-Italic.ttf", "LiberationSansNarrow-BoldItalic.ttf", 1.05)
LIGHT, MATRIX = OTHER_TYPEWRITER
CARBON = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
BALL = Typeface("LiberationMono-Italic.ttf", "LiberationMono-BoldItalic.ttf", 0.9, is_typewriter=True)
PORTABLE = Typeface("LinLibertine_M.otf", "LinLibertine_M.otf", 0.98, is_typewriter=True)
PEN, NIB = OTHER_HAND
CHANCERY = Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.1)

PRINTED = (
    *(BONUM, SLAB, ANTIQUE, SLIM, GEOMETRIC, TIGHT, TIMES, BROAD, OFFICE, SCREEN, NARROW),
    *(LIGHT, MATRIX, CARBON, BALL, PORTABLE),
)
PENNED = (PEN, NIB, CHANCERY)
