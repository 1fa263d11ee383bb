"""What happens to a matrícula's land, act by act, and the pen that notes what is told of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.ridges import days, folk
from tests.synthetic.ridges.folk import Firm, Soul

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town

    Show = Callable[[date], str]
    Holders = tuple[Soul, ...]

_TRANSFERS = ("compra e venda", "doação", "permuta")
_PLEDGES = ("hipoteca", "alienação fiduciária")
_WITHOUT_PARTIES = ("construção", "retificação")


@dataclass(frozen=True, slots=True)
class Act:
    """`code` is such as `R.1`; `upon` is the code of the act that is cancelled."""

    code: str
    kind: str
    day: date
    entered: date
    protocol: int
    cents: int | None
    givers: tuple[Soul | Firm, ...] = ()
    takers: tuple[Soul | Firm, ...] = ()
    upon: str = ""


@dataclass(frozen=True, slots=True)
class Estate:
    number: int
    town: Town
    opened: date
    owners: tuple[Soul | Firm, ...]
    acts: tuple[Act, ...]
    officer: str


def new_estate(rng: Random, state: str, years: tuple[int, int], kinds: Sequence[str]) -> Estate:
    """Return a matrícula opened in these years whose first act is a sale, followed by others of `kinds`."""
    town = folk.new_town(rng, state)
    opened = days.new_day(rng, *years)
    writer = _Writer(rng, town, opened)
    firm = rng.random() < 0.35
    owners = (folk.new_firm(rng, town),) if firm else folk.some(rng, town, opened.year)
    writer.transfer("compra e venda", owners)
    for kind in rng.sample(list(kinds), rng.randint(3, 5)):
        writer.next(kind)
    number, officer = rng.randint(1_050, 48_000), folk.new_name(rng, rng.choice("MF"), state)
    return Estate(number, town, opened, owners, tuple(writer.acts), officer)


class _Writer:
    """Adds acts, each later than the last, so that who gives is who took."""

    def __init__(self, rng: Random, town: Town, opened: date) -> None:
        self._rng, self._town, self._day = rng, town, opened
        self._protocol = rng.randint(2_100, 60_000)
        self._holders: Holders = ()
        self.acts: list[Act] = []

    def next(self, kind: str) -> None:
        if kind in _PLEDGES:
            self._pledge(kind)
        elif kind == "partilha" and len(self._holders) == 1:
            self._inherit()
        elif kind == "casamento" and self._is_single:
            self._marry()
        elif kind in _WITHOUT_PARTIES:
            self._add("AV", kind, cents=self._money() if kind == "construção" else None)
        elif kind in _TRANSFERS:
            self.transfer(kind, self._holders)

    @property
    def _is_single(self) -> bool:
        return len(self._holders) == 1 and self._holders[0].state == 0

    def _money(self) -> int:
        return self._rng.randint(48, 960) * 100_000

    def _add(
        self,
        letter: str,
        kind: str,
        cents: int | None = None,
        givers: tuple[Soul | Firm, ...] = (),
        takers: tuple[Soul | Firm, ...] = (),
        upon: str = "",
    ) -> None:
        entered = days.later(self._rng, self._day, 40, 260)
        self._day = days.later(self._rng, entered, 3, 28)
        self._protocol += self._rng.randint(120, 1_400)
        code = f"{letter}.{len(self.acts) + 1}"
        act = Act(code, kind, self._day, entered, self._protocol, cents, givers, takers, upon)
        self.acts.append(act)

    def transfer(self, kind: str, givers: tuple[Soul | Firm, ...]) -> None:
        takers = folk.some(self._rng, self._town, self._day.year)
        self._add("R", kind, self._money(), givers, takers)
        self._holders = takers

    def _pledge(self, kind: str) -> None:
        self._add("R", kind, self._money(), self._holders, (folk.new_bank(self._rng, self._town),))
        self._add("AV", "cancelamento", upon=self.acts[-1].code)

    def _inherit(self) -> None:
        [dead] = self._holders
        heir = folk.new_soul(self._rng, self._town, year=self._day.year)
        heir = replace(heir, name=f"{heir.name.split()[0]} {folk.family_of(dead.name)}")
        self._add("R", "partilha", self._money(), self._holders, (heir,))
        self._holders = (heir,)

    def _marry(self) -> None:
        self._add("AV", "casamento", givers=self._holders)
        [one] = self._holders
        self._holders = (replace(one, state=1, told_state=one.by_sex("casado", "casada")),)


def worded(template: str, **parts: Callable[[], str]) -> str:
    """Fill the template from left to right; parts that it does not name are not noted."""
    return re.sub(r"\{(\w+)\}", lambda found: parts[found[1]](), template)


def joined(told: Sequence[str], last: str = " e ") -> str:
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])}{last}{told[-1]}"


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes the parts of one act and notes each under the act's code."""

    rng: Random
    facts: Facts
    act: Act
    show: Show

    def _note(self, field: str, value: str, shown: str | None = None) -> str:
        return self.facts.note(field, value, shown, subject=self.act.code)

    def code(self, pattern: str) -> str:
        letter, place = self.act.code.split(".")
        return self._note("ato", self.act.code, pattern.format(letter=letter, place=place))

    def kind(self, show: Callable[[str], str] = str) -> str:
        return self._note("ato_especie", self.act.kind, show(self.act.kind))

    def day(self) -> str:
        shown = self.show(self.act.day)
        self._note("ato_data", self.act.day.isoformat(), shown)
        return self.facts.day(self.act.day, shown)

    def protocol(self) -> str:
        shown = numbers.show_thousands(self.act.protocol)
        return self._note("ato_protocolo", str(self.act.protocol), shown)

    def entered(self) -> str:
        return self.facts.day(self.act.entered, self.show(self.act.entered))

    def givers(self) -> str:
        return joined([self._note("ato_transmitente", one.name) for one in self.act.givers])

    def takers(self, pattern: str) -> str:
        """Tell who takes: a firm by its number, people by `pattern`."""
        return joined([self._taker(one, pattern) for one in self.act.takers])

    def _taker(self, one: Soul | Firm, pattern: str) -> str:
        name = self._note("ato_adquirente", one.name)
        if isinstance(one, Firm):
            number = "CGC" if self.act.day.year < 2000 else "CNPJ"
            return f"{name}, {number} {self.facts.cnpj(one.cnpj)}"
        told = {"nation": one.nation, "state": one.told_state, "trade": one.trade, "rg": one.rg}
        return worded(
            pattern,
            name=lambda: name,
            cpf=lambda: self.facts.cpf(one.cpf),
            **{part: (lambda value=value: value) for part, value in told.items()},
        )

    def verb(self, one: str, several: str) -> str:
        return several if len(self.act.givers) > 1 else one

    def taking(self, one: str, several: str) -> str:
        return several if len(self.act.takers) > 1 else one

    def money(self, *, in_words: bool = True) -> str:
        if self.act.cents is None:
            return ""
        currency = notes.currency_of(self.act.day)
        code = self.act.code
        return notes.amount(
            self.facts, self.act.cents, "ato_valor", subject=code, currency=currency, in_words=in_words
        )

    def title(self, template: str) -> str:
        """Name the paper that the act rests on, with its day, book and leaf where the template has them."""
        written = days.later(self.rng, self.act.entered, -50, -4)
        text = worded(
            template,
            day=lambda: self.facts.day(written, self.show(written)),
            livro=lambda: self.facts.note("livro", str(self.rng.randint(14, 380))),
            folha=lambda: self.facts.note("folha", str(self.rng.randint(3, 198))),
        )
        return self._note("ato_titulo", text)

    def upon(self, pattern: str) -> str:
        letter, place = self.act.upon.split(".")
        return pattern.format(letter=letter, place=place)

    def spouse(self) -> str:
        [one] = self.act.givers
        return folk.new_name(self.rng, one.by_sex("F", "M") if isinstance(one, Soul) else "F")


def fill(pen: Pen, template: str, who: str, upon: str, *, in_words: bool = True) -> str:
    """Fill the sentence of an act; `who` tells one who takes."""
    return worded(
        template,
        givers=pen.givers,
        takers=lambda: pen.takers(who),
        kind=pen.kind,
        money=lambda: pen.money(in_words=in_words),
        spouse=pen.spouse,
        neighbour=lambda: folk.new_name(pen.rng, "M"),
        gave=lambda: pen.verb("deu", "deram"),
        passed=lambda: pen.verb("transmitiu", "transmitiram"),
        donated=lambda: pen.verb("doou", "doaram"),
        pledged=lambda: pen.verb("hipotecou", "hipotecaram"),
        had=lambda: pen.taking("houve", "houveram"),
        got=lambda: pen.taking("recebeu", "receberam"),
        upon=lambda: pen.upon(upon),
    )
