"""The faces that the offices of the ridges print, type and write in."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_SANS, OTHER_SERIF, Typeface

SLIM, ROUND, TIGHT = OTHER_SANS
WIDE, SERIFED, OLD = OTHER_SERIF
ROMAN = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
SCREEN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
STURDY = Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88)
PICA = Typeface("LinLibertine_M.otf", "LinLibertine_M.otf", 0.98, is_typewriter=True)
ELITE = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
GOLF_BALL = Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True)
NEEDLES = Typeface("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.85, is_typewriter=True)
QUILL = Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.05)

PRINTED = (
    *(SLIM, ROUND, TIGHT, WIDE, SERIFED, OLD, ROMAN, SCREEN, STURDY),
    *(PICA, ELITE, GOLF_BALL, NEEDLES),
)
PENNED = (QUILL,)
