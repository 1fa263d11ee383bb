"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_HAND, OTHER_SANS, OTHER_SERIF, OTHER_TYPEWRITER, Typeface

BOOKISH, WIDE, OLD = OTHER_SERIF
TIMES = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
NARROW, ROUND, CONDENSED = OTHER_SANS
PLAIN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
OFFICE, MATRIX = OTHER_TYPEWRITER
PORTABLE = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
ELECTRIC = Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True)
PEN = OTHER_HAND[0]
CALLIGRAPHER = Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.1)

PRINTED = (BOOKISH, WIDE, OLD, TIMES, NARROW, ROUND, CONDENSED, PLAIN, OFFICE, MATRIX, PORTABLE, ELECTRIC)
PENNED = (PEN, CALLIGRAPHER)
