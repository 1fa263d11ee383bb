"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.lakes import births, deaths, marriages, protests
from tests.synthetic.named_layouts import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.whole_entry, births.typed_into_print, births.national_birth),
    "casamento": (marriages.typed_prose, marriages.two_columns, marriages.national_marriage),
    "obito": (deaths.typed_sentence, deaths.dotted_lines, deaths.national_death),
    "protesto": (protests.public_instrument, protests.told_with_table, protests.boxes_in_sections),
}

LAYOUTS = named("lakes", _DRAWN)
