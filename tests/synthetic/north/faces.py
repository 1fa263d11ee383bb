"""The faces that offices of the north set their papers in; most of them no other layout uses."""

from __future__ import annotations

from tests.synthetic import fonts
from tests.synthetic.fonts import Case, Typeface

TERMES = Typeface("texgyretermes-regular.otf", "texgyretermes-bold.otf")
SERIF = (TERMES, fonts.OTHER_SERIF[0], fonts.OTHER_SERIF[2])
SANS = fonts.OTHER_SANS
TYPED = (
    Typeface("LinLibertine_M.otf", "LinLibertine_M.otf", 0.98, is_typewriter=True),
    Typeface("Courier Prime Code.otf", "Courier Prime Code.otf", 0.95, is_typewriter=True),
    fonts.OTHER_TYPEWRITER[0],
)
HAND = (
    Typeface("texgyrechorus-mediumitalic.otf", "texgyrechorus-mediumitalic.otf", 1.15),
    fonts.OTHER_HAND[0],
)
CASE = Case(SERIF, SANS, TYPED, HAND)
