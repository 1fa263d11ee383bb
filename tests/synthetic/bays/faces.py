"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_SANS, OTHER_SERIF, Typeface

BONUM, GAZETTE, ANTIQUE = OTHER_SERIF
NARROW, ROUND, TIGHT = OTHER_SANS
SCREEN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
UNDERWOOD = Typeface("Compagnon-Medium.otf", "Compagnon-Medium.otf", 0.92, is_typewriter=True)
PORTABLE = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
GOLFBALL = Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True)
NEEDLES = Typeface("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.85, is_typewriter=True)
NIB = Typeface("dkg.ttf", "dkg.ttf", 1.1)
QUILL = Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.1)

PRINTED = (
    *(BONUM, GAZETTE, ANTIQUE, NARROW, ROUND, TIGHT, SCREEN),
    *(UNDERWOOD, PORTABLE, GOLFBALL, NEEDLES),
)
PENNED = (NIB, QUILL)
