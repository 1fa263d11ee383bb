"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.hills import births, deaths, marriages, protests
from tests.synthetic.named_layouts import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (
        births.old_copy,
        births.small_print,
        births.printout,
        births.captions_aside,
        births.penned,
    ),
    "casamento": (
        marriages.old_hand,
        marriages.one_row_each,
        marriages.lettered,
        marriages.halves,
        marriages.transcript,
    ),
    "obito": (
        deaths.old_sentences,
        deaths.two_columns,
        deaths.telegraphic,
        deaths.bands,
        deaths.whole_entry,
    ),
    "protesto": (
        protests.know_all,
        protests.boxes,
        protests.penned,
        protests.tables,
        protests.romans,
    ),
}

LAYOUTS = named("hills", _DRAWN)
