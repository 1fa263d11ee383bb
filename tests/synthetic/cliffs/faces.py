"""The faces that the offices of the cliffs print, type and write in."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_SANS, OTHER_SERIF, Typeface

NARROW, GEOMETRIC, DENSE = OTHER_SANS
BOOKISH, BROAD, ANTIQUE = OTHER_SERIF
TIMES = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
CLEAR = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
FIRM = Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88)
OLD_KEYS = Typeface("LinLibertine_M.otf", "LinLibertine_M.otf", 0.98, is_typewriter=True)
KEYS = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
PINS = Typeface("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.82, is_typewriter=True)
NIB = Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.08)

PRINTED = (
    *(NARROW, GEOMETRIC, DENSE, BOOKISH, BROAD, ANTIQUE, TIMES, CLEAR, FIRM),
    *(OLD_KEYS, KEYS, PINS),
)
PENNED = (NIB,)
