"""The faces that these offices print, type and write in; none of them sets a layout that rules grew on."""

from __future__ import annotations

from tests.synthetic.fonts import OTHER_HAND, OTHER_SANS, OTHER_SERIF, OTHER_TYPEWRITER, Typeface

SERIF = (
    *OTHER_SERIF,
    Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf"),
    Typeface("DejaVuSerifCondensed.ttf", "DejaVuSerifCondensed-Bold.ttf", 0.88),
)
SANS = (*OTHER_SANS, Typeface("DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf", 0.88))
TYPEWRITER = (
    *OTHER_TYPEWRITER,
    Typeface("Courier Prime Sans.otf", "Courier Prime Sans Bold.otf", 0.95, is_typewriter=True),
)
MATRIX = Typeface("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", 0.85, is_typewriter=True)
PEN = (
    OTHER_HAND[0],
    Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.1),
)
