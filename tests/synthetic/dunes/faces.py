"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_SANS, OTHER_SERIF, Typeface

BONUM, _, ANTIQUE = OTHER_SERIF
NARROW, ROUND, TIGHT = OTHER_SANS
TIMES = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf", 1.0)
BROAD = Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88)
RIBBON = Typeface("Compagnon-Roman.otf", "Compagnon-Medium.otf", 0.92, is_typewriter=True)
PICA = Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.92, is_typewriter=True)
NEEDLES = Typeface("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.85, is_typewriter=True)
NIB = Typeface("dkg.ttf", "dkg.ttf", 1.1)

PRINTED = (BONUM, ANTIQUE, NARROW, ROUND, TIGHT, TIMES, BROAD, RIBBON, PICA, NEEDLES)
PENNED = (NIB,)
