"""What a matrícula of these offices tells: the land, whose it was, and the acts upon it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.south import noted
from tests.synthetic.south.folk import Firm
from tests.synthetic.west import folk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen

    Show = Callable[[date], str]

_CNPJ_SINCE = 1999
SALES = ("compra e venda", "doação")


@dataclass(frozen=True, slots=True)
class Act:
    """`taker` is None where nobody takes; `upon` is the act that a cancelling one ends."""

    code: str
    kind: str
    day: date
    protocol: int
    givers: tuple[Citizen, ...]
    taker: Citizen | Firm | None
    cents: int | None
    title_day: date
    livro: int
    folha: int
    upon: str


@dataclass(frozen=True, slots=True)
class Estate:
    """One matrícula; `earlier` is the number of the record that it goes on from."""

    number: int
    town: Town
    opened: date
    owners: tuple[Citizen, ...]
    earlier: int
    acts: tuple[Act, ...]


def new_estate(rng: Random, state: str, first: int, last: int, pledge: str) -> Estate:
    """Return a matrícula opened in `first` to `last`; `pledge` is how land there secures a debt."""
    town, opened = folk.new_town(rng, state), folk.new_day(rng, first, last)
    owners = (
        folk.new_couple(rng, town) if rng.random() < 0.5 else (folk.new_citizen(rng, state=0, town=town),)
    )
    return Estate(
        number=rng.randint(150, 64_000),
        town=town,
        opened=opened,
        owners=owners,
        earlier=rng.randint(150, 30_000),
        acts=tuple(_new_acts(rng, owners, opened, town, pledge)),
    )


def _new_acts(rng: Random, owners: tuple[Citizen, ...], opened: date, town: Town, pledge: str) -> list[Act]:
    kinds = ["compra e venda"]
    for part in rng.sample((["construção"], [pledge, "cancelamento"], ["doação"], ["usufruto"]), 3):
        kinds += part
    day, protocol, acts = opened, rng.randint(900, 40_000), list[Act]()
    for place, kind in enumerate(kinds, start=1):
        day, protocol = folk.later(rng, day, 90, 700), protocol + rng.randint(30, 1800)
        letter = "AV" if kind in {"construção", "cancelamento"} else "R"
        taker = _taker(rng, kind, town, pledge)
        acts.append(
            Act(
                code=f"{letter}.{place}",
                kind=kind,
                day=day,
                protocol=protocol,
                givers=owners,
                taker=taker,
                cents=rng.randint(12, 980) * 100_000 if letter == "R" else None,
                title_day=folk.later(rng, day, -60, -3),
                livro=rng.randint(12, 320),
                folha=rng.randint(2, 199),
                upon=acts[-1].code if kind == "cancelamento" else "",
            )
        )
        if kind in SALES and taker is not None and not isinstance(taker, Firm):
            owners = (taker,)
    return acts


def _taker(rng: Random, kind: str, town: Town, pledge: str) -> Citizen | Firm | None:
    if kind == pledge:
        return folk.new_bank(rng, town)
    return folk.new_citizen(rng, town=town, state=0) if kind in {*SALES, "usufruto"} else None


class Entry:
    """Writes of one act, each detail noted under its code."""

    def __init__(self, facts: Facts, act: Act) -> None:
        self.facts, self.act = facts, act

    def _note(self, field: str, value: str, text: str | None = None) -> str:
        return self.facts.note(field, value, text, subject=self.act.code)

    def code(self, pattern: str = "{}") -> str:
        """Return the act's code in the office's way: the pattern takes `R.1`, or {letter} and {place}."""
        letter, place = self.act.code.split(".")
        return self._note("ato", self.act.code, pattern.format(self.act.code, letter=letter, place=place))

    def day(self, show: Show) -> str:
        return noted.day(self.facts, self.act.day, show(self.act.day), "ato_data", subject=self.act.code)

    def protocol(self) -> str:
        number = self.act.protocol
        return self._note("ato_protocolo", str(number), numbers.show_thousands(number))

    def kind(self, text: str | None = None) -> str:
        return self._note("ato_especie", self.act.kind, text or self.act.kind)

    def title(self, pattern: str, show: Show) -> str:
        """Note what was presented; the pattern takes {day}, and of a deed {livro} and {folha} as well."""
        told = {"day": noted.day(self.facts, self.act.title_day, show(self.act.title_day))}
        for field in ("livro", "folha"):
            if f"{{{field}}}" in pattern:
                told[field] = self.facts.note(field, str(getattr(self.act, field)))
        return self._note("ato_titulo", pattern.format(**told))

    def givers(self, pattern: str = "{name}", joint: str = " e ") -> str:
        return joint.join(self._party("ato_transmitente", giver, pattern) for giver in self.act.givers)

    def taker(self, pattern: str = "{name}") -> str:
        """Note who takes; a firm is told with its CNPJ, whatever the pattern says of citizens."""
        taker = self.act.taker
        if taker is None:
            return ""
        if isinstance(taker, Firm):
            name = self._note("ato_adquirente", taker.name)
            what = "CGC" if self.act.day.year < _CNPJ_SINCE else "CNPJ"
            return f"{name}, {what} {noted.cnpj(self.facts, taker.cnpj)}"
        return self._party("ato_adquirente", taker, pattern)

    def _party(self, field: str, one: Citizen, pattern: str) -> str:
        name = self._note(field, one.name, one.name)
        cpf = noted.cpf(self.facts, one.cpf) if "{cpf}" in pattern else ""
        return pattern.format(name=name, cpf=cpf, state=one.state, trade=one.trade, nation=one.nation)

    def money(self, pattern: str = "{digits} ({words})", currency: notes.Currency = notes.REAL) -> str:
        cents = self.act.cents
        if cents is None:
            return ""
        return noted.money(
            self.facts, cents, "ato_valor", subject=self.act.code, currency=currency, pattern=pattern
        )
