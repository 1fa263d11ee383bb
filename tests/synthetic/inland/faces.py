"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_HAND, OTHER_SANS, OTHER_SERIF, OTHER_TYPEWRITER, Typeface

BONUM, SLAB, ANTIQUE = OTHER_SERIF
ROMAN = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
SLOPED = Typeface("LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf")
BROADSHEET = Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.9)
POSTER = Typeface("LinLibertine_DR.otf", "LinLibertine_RZ.otf", 1.05)
SLIM, GEOMETRIC, TIGHT = OTHER_SANS
SCREEN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
LIGHT, TERMINAL = OTHER_TYPEWRITER
GOLFBALL = Typeface("texgyrecursor-italic.otf", "texgyrecursor-bolditalic.otf", 0.95, is_typewriter=True)
CARBON = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
PEN = OTHER_HAND[0]
NIB = Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.1)

PRINTED = (
    *(BONUM, SLAB, ANTIQUE, ROMAN, SLOPED, BROADSHEET, POSTER),
    *(SLIM, GEOMETRIC, TIGHT, SCREEN, LIGHT, TERMINAL, GOLFBALL, CARBON),
)
PENNED = (PEN, NIB)
