"""Documents by kind and seed: the same kind, seed, layout and resolution give the same pixels."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic import birth_pages, deeds, marriages, plain, real_estate
from tests.synthetic.truth import SyntheticDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

KINDS: Mapping[str, Mapping[str, Callable[..., tuple[list[Canvas], Facts]]]] = {
    "nascimento": {
        "form": birth_pages.form_page,
        "prose": birth_pages.prose_page,
        "typed": birth_pages.typed_page,
    },
    "casamento": {"form": marriages.form_page},
    "matricula_imovel": {"card": real_estate.card_pages},
    "escritura": {"book": deeds.deed_pages},
    "procuracao": {"book": deeds.power_pages},
    "columns-2": {"page": plain.two_columns},
    "columns-4": {"page": plain.four_columns},
    "small-print": {"page": plain.small_print},
    "blank": {"page": plain.empty_sheet},
}
REGISTRY_KINDS = ("nascimento", "casamento", "matricula_imovel", "escritura", "procuracao")


def make_document(
    kind: str, seed: int, *, dpi: int = 200, layout: str | None = None, colour: bool = False
) -> SyntheticDocument:
    """Draw a clean document; without a `layout` the seed chooses one. KeyError for an unknown name."""
    rng = Random(f"{kind}/{seed}")
    layouts = KINDS[kind]
    compose = layouts[layout or rng.choice(sorted(layouts))]
    sheets, facts = compose(dpi, rng, colour=colour)
    pages = tuple(sheet.page() for sheet in sheets)
    return SyntheticDocument(kind, pages, facts.mapping(), facts.subjects())
