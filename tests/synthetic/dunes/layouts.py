"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.dunes import births, deaths, marriages, protests
from tests.synthetic.named_layouts import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.typed_into_print, births.whole_content),
    "casamento": (marriages.penned_term, marriages.before_and_after),
    "obito": (deaths.needle_captions, deaths.open_captions),
    "protesto": (protests.typed_description, protests.course_of_acts),
}

LAYOUTS = named("dunes", _DRAWN)
