"""How days, hours, sums, towns and words are shown in the styles that templates name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words
from tests.synthetic.inland import folk, telling
from tests.synthetic.south import noted
from tests.synthetic.templates.grammar import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, time
    from random import Random

    from tests.synthetic.names import Town

CAPITALS = "M"

_MONTHS = ("JAN", "FEV", "MAR", "ABR", "MAI", "JUN", "JUL", "AGO", "SET", "OUT", "NOV", "DEZ")


def _month_cut(when: date) -> str:
    """Return `23-MAR-2004`."""
    return f"{when.day:02d}-{_MONTHS[when.month - 1]}-{when.year}"


DAYS: Mapping[str, Callable[[date], str]] = {
    "barra": telling.slashed,
    "ponto": telling.stopped,
    "traco": noted.dashed,
    "longo": telling.long,
    "extenso": telling.spelt,
    "dias": telling.bookish,
    "ano": noted.year_first,
    "duplo": noted.doubled,
    "ambos": telling.both,
    "curto": telling.hyphened,
    "mes": _month_cut,
}
_ANY_DAY = ("barra", "barra", "ponto", "traco", "longo", "longo")

HOURS: Mapping[str, Callable[[time], str]] = {
    "dois": telling.digital,
    "h": lambda moment: f"{moment.hour:02d}h{moment.minute:02d}min",
    "horas": telling.typed_hour,
    "extenso": words.time_in_words,
}
_ANY_HOUR = ("dois", "dois", "h", "horas")

TOWNS: Mapping[str, Callable[[Town], str]] = {
    "uf": "{0.name}/{0.state}".format,
    "traco": "{0.name} - {0.state}".format,
    "paren": "{0.name} ({0.state})".format,
    "estado": lambda town: f"{town.name}, {folk.state_told(town)}",
}


def of(styles: Sequence[str], known: Sequence[str]) -> tuple[str, bool]:
    """Return which of the `known` styles is named, if any, and whether all is in capitals.

    TemplateError for another style, and for two.
    """
    named = [style for style in styles if style != CAPITALS]
    if len(named) > 1:
        raise TemplateError(f"two styles: {named}")
    if not set(named) <= set(known):
        raise TemplateError(f"no style `{named[0]}` here, but {', '.join(known) or 'M'}")
    return (named[0] if named else ""), CAPITALS in styles


def text(value: str, styles: Sequence[str]) -> str:
    """Return a value that has no styles but capitals."""
    _, capitals = of(styles, ())
    return value.upper() if capitals else value


def number(value: int, styles: Sequence[str]) -> str:
    """Return `12.345`, or `12345`."""
    style, _ = of(styles, ("corrido",))
    return str(value) if style else numbers.show_thousands(value)


def day(rng: Random, when: date, styles: Sequence[str]) -> str:
    style, capitals = of(styles, tuple(DAYS))
    shown = DAYS[style or rng.choice(_ANY_DAY)](when)
    return shown.upper() if capitals else shown


def hour(rng: Random, moment: time, styles: Sequence[str]) -> str:
    style, capitals = of(styles, tuple(HOURS))
    shown = HOURS[style or rng.choice(_ANY_HOUR)](moment)
    return shown.upper() if capitals else shown


def town(where: Town, styles: Sequence[str]) -> str:
    style, capitals = of(styles, tuple(TOWNS))
    shown = TOWNS[style](where) if style else where.name
    return shown.upper() if capitals else shown


def money(cents: int, when: date, styles: Sequence[str]) -> tuple[str, str, notes.Currency]:
    """Return a sum as it is shown, its digits and its currency."""
    style, capitals = of(styles, ("ambos", "palavras"))
    currency = notes.currency_of(when)
    digits, told = notes.show_sum(cents, currency), notes.sum_in_words(cents, currency)
    shown = {"": digits, "ambos": f"{digits} ({told})", "palavras": f"{told} ({digits})"}[style]
    return (shown.upper() if capitals else shown), digits, currency
