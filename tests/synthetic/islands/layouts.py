"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.islands import births, deaths, marriages, protests
from tests.synthetic.named_layouts import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.typed_copy, births.filled_blanks, births.standard_cells),
    "casamento": (marriages.penned_blanks, marriages.needle_rows, marriages.standard_pair),
    "obito": (deaths.typed_account, deaths.numbered_cells, deaths.standard_cells),
    "protesto": (protests.typed_public, protests.needle_rows, protests.boxed_today),
}

LAYOUTS = named("islands", _DRAWN)
