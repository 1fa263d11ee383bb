"""Documents by kind and seed: the same kind, seed, layout and resolution give the same pixels."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic import birth_pages, cards, civil, deeds, marriages, notarial, plain, real_estate
from tests.synthetic.bays.layouts import LAYOUTS as BAYS
from tests.synthetic.cliffs.layouts import LAYOUTS as CLIFFS
from tests.synthetic.coast.layouts import LAYOUTS as COAST
from tests.synthetic.dunes.layouts import LAYOUTS as DUNES
from tests.synthetic.east.layouts import LAYOUTS as EAST
from tests.synthetic.hills.layouts import LAYOUTS as HILLS
from tests.synthetic.inland.layouts import LAYOUTS as INLAND
from tests.synthetic.islands.layouts import LAYOUTS as ISLANDS
from tests.synthetic.lakes.layouts import LAYOUTS as LAKES
from tests.synthetic.north.layouts import LAYOUTS as NORTH
from tests.synthetic.plains.layouts import LAYOUTS as PLAINS
from tests.synthetic.ridges.layouts import LAYOUTS as RIDGES
from tests.synthetic.rivers.layouts import LAYOUTS as RIVERS
from tests.synthetic.south.layouts import LAYOUTS as SOUTH
from tests.synthetic.templates import library
from tests.synthetic.truth import SyntheticDocument
from tests.synthetic.valleys.layouts import LAYOUTS as VALLEYS
from tests.synthetic.west.layouts import LAYOUTS as WEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

KINDS: Mapping[str, Mapping[str, Callable[..., tuple[list[Canvas], Facts]]]] = {
    "nascimento": {
        "form": birth_pages.form_page,
        "prose": birth_pages.prose_page,
        "typed": birth_pages.typed_page,
        **civil.TUNING["nascimento"],
        **civil.HELD_OUT["nascimento"],
    },
    "casamento": {
        "form": marriages.form_page,
        **civil.TUNING["casamento"],
        **civil.HELD_OUT["casamento"],
    },
    "obito": {**civil.TUNING["obito"], **civil.HELD_OUT["obito"]},
    "matricula_imovel": {
        "card": real_estate.card_pages,
        **notarial.TUNING["matricula_imovel"],
        **notarial.HELD_OUT["matricula_imovel"],
    },
    "escritura": {
        "book": deeds.deed_pages,
        **notarial.TUNING["escritura"],
        **notarial.HELD_OUT["escritura"],
    },
    "procuracao": {
        "book": deeds.power_pages,
        **notarial.TUNING["procuracao"],
        **notarial.HELD_OUT["procuracao"],
    },
    "contrato_social": {**notarial.TUNING["contrato_social"], **notarial.HELD_OUT["contrato_social"]},
    "protesto": {**notarial.TUNING["protesto"], **notarial.HELD_OUT["protesto"]},
    "columns-2": {"page": plain.two_columns},
    "columns-4": {"page": plain.four_columns},
    "small-print": {"page": plain.small_print},
    "blank": {"page": plain.empty_sheet},
}
REGISTRY_KINDS = ("nascimento", "casamento", "matricula_imovel", "escritura", "procuracao")
MEASURED_LAYOUTS: Mapping[str, tuple[str, ...]] = {
    "nascimento": ("form", "prose", "typed"),
    "casamento": ("form",),
    "matricula_imovel": ("card",),
    "escritura": ("book",),
    "procuracao": ("book",),
}
"""What a seed alone chooses among where measurements were taken before more layouts came."""

HELD_OUT_LAYOUTS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(layouts) for kind, layouts in (civil.HELD_OUT | notarial.HELD_OUT).items()
}
"""The layouts that rules are judged by; nobody looks at them while writing rules."""

TUNING_LAYOUTS: Mapping[str, tuple[str, ...]] = {
    kind: tuple(name for name in layouts if name not in HELD_OUT_LAYOUTS.get(kind, ()))
    for kind, layouts in KINDS.items()
}
"""The layouts that rules may be tried on while they are written."""

STRANGERS: Mapping[str, Mapping[str, Mapping[str, Callable[..., tuple[list[Canvas], Facts]]]]] = {
    "bays": BAYS,
    "cliffs": CLIFFS,
    "coast": COAST,
    "dunes": DUNES,
    "east": EAST,
    "hills": HILLS,
    "inland": INLAND,
    "islands": ISLANDS,
    "lakes": LAKES,
    "north": NORTH,
    "plains": PLAINS,
    "ridges": RIDGES,
    "rivers": RIVERS,
    "south": SOUTH,
    "valleys": VALLEYS,
    "west": WEST,
}
"""Layouts by people who had not seen the rules, by set, kind and name; a seed alone chooses none of them."""


def source_of(kind: str, seed: int) -> Random:
    """Return what chances of a document are drawn from."""
    return Random(f"{kind}/{seed}")


def make_document(
    kind: str, seed: int, *, dpi: int = 200, layout: str | None = None, colour: bool = False
) -> SyntheticDocument:
    """Draw a clean document; without a `layout` the seed chooses one. KeyError for an unknown name."""
    rng = source_of(kind, seed)
    name = layout or rng.choice(sorted(MEASURED_LAYOUTS.get(kind) or KINDS[kind]))
    compose = _compose(kind, name)
    sheets, facts = compose(dpi, rng, colour=colour)
    pages = tuple(sheet.page() for sheet in sheets)
    return SyntheticDocument(kind, pages, facts.mapping(), facts.subjects())


def _compose(kind: str, layout: str) -> Callable[..., tuple[list[Canvas], Facts]]:
    known = (KINDS, *STRANGERS.values(), library.layouts())
    sets = (layouts[kind] for layouts in known if layout in layouts.get(kind, ()))
    found = next(sets, None)
    if found is None:
        raise KeyError(layout)
    return found[layout]


def make_long_matricula(seed: int, *, acts: int = 100, dpi: int = 200) -> SyntheticDocument:
    """Draw a matrícula with so many acts, on as many sheets as they need."""
    sheets, facts = cards.long_ficha(dpi, Random(f"long matricula/{seed}"), acts=acts)
    pages = tuple(sheet.page() for sheet in sheets)
    return SyntheticDocument("matricula_imovel", pages, facts.mapping(), facts.subjects())
