"""The faces of these offices; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_SANS, OTHER_SERIF, OTHER_TYPEWRITER, Typeface

SERIF = (
    Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf"),
    OTHER_SERIF[0],
    OTHER_SERIF[2],
    Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88),
)
SANS = (
    OTHER_SANS[2],
    OTHER_SANS[0],
    Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88),
)
ROUND = OTHER_SANS[1]
TYPED = (
    OTHER_TYPEWRITER[0],
    Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True),
    Typeface("LinLibertine_M.otf", "LinLibertine_M.otf", 0.98, is_typewriter=True),
)
PEN = (
    Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.15),
    Typeface("dkgIt.ttf", "dkgIt.ttf", 1.1),
)
