"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.bays import births, deaths, marriages, protests
from tests.synthetic.named_layouts import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.penned_transcript, births.typed_brief, births.kin_of_today),
    "casamento": (marriages.typed_act, marriages.his_and_hers, marriages.barred_cells),
    "obito": (deaths.penned_print, deaths.typed_transcript, deaths.noted_margin),
    "protesto": (protests.copied_note, protests.two_tables, protests.items_today),
}

LAYOUTS = named("bays", _DRAWN)
