"""The faces that the offices of the valleys print, type and write in."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_SANS, Typeface

SLIM, ROUND, TIGHT = OTHER_SANS
ROMAN = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
DISPLAY = Typeface("LinLibertine_DR.otf", "LinLibertine_RZ.otf", 1.05)
STURDY = Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88)
SCREEN = Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88)
RIBBON = Typeface("LinLibertine_M.otf", "LinLibertine_M.otf", 0.98, is_typewriter=True)
BALL = Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True)
DAISY = Typeface("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.85, is_typewriter=True)
KEYS = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
PEN = Typeface("dkgIt.ttf", "dkgIt.ttf", 1.1)

PRINTED = (SLIM, ROUND, TIGHT, ROMAN, DISPLAY, STURDY, SCREEN, RIBBON, BALL, DAISY, KEYS)
PENNED = (PEN,)
