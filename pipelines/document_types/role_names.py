"""What the parties of deeds are called: each name in both sexes and numbers, alone and with `parte`."""

from collections.abc import Iterable, Iterator

_ENDINGS = {
    "or": ("or", "ora", "ores", "oras", "or(a)", "or(es)", "or(a)(es)"),
    "nte": ("nte", "ntes", "nte(s)"),
    "ário": ("ário", "ária", "ários", "árias", "ário(a)", "ário(s)", "ário(a)(s)"),
    "ado": ("ado", "ada", "ados", "adas", "ado(a)", "ado(s)", "ado(a)(s)"),
    "eiro": ("eiro", "eira", "eiros", "eiras", "eiro(a)", "eiro(s)"),
    "ando": ("ando", "anda", "andos", "andas"),
}


def inflected(*names: str) -> tuple[str, ...]:
    """Return every form of names such as `vendedor`, `doador`, `donatário`, `adquirente`."""
    return tuple(form for name in names for form in _forms(name))


def _forms(name: str) -> Iterator[str]:
    ending = next(ending for ending in sorted(_ENDINGS, key=len, reverse=True) if name.endswith(ending))
    yield from (name.removesuffix(ending) + other for other in _ENDINGS[ending])


def captions(side: str, names: Iterable[str], deeds: Iterable[str]) -> tuple[str, ...]:
    """Return the captions of a side: its `names`, with `side` or `parte` before them, and what it does.

    `side` is `outorgante` or `outorgado`; of `deeds` each is a verb in the third person, as `vende`.
    """
    alone = inflected(side, *names)
    sides = (form for form in inflected(side) if "(" not in form)
    together = (
        f"{before} {form}" for before in sides for name in names for form in _forms(name) if "(" not in form
    )
    parts = (f"parte {form}" for form in alone if form.endswith(("a", "e")))
    doing = (text for verb in deeds for text in (f"quem {verb}", f"parte que {verb}", f"partes que {verb}m"))
    return (*alone, *together, *parts, *doing)
