"""What happens to a matrícula's land, act by act, and the pen that notes what is told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.cliffs import days, folk
from tests.synthetic.ridges.chain import joined, worded
from tests.synthetic.ridges.folk import Firm, Soul

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town

    Show = Callable[[date], str]
    Parties = tuple[Soul | Firm, ...]

TRANSFERS = ("compra e venda", "doação", "permuta")
_PLEDGES = ("hipoteca", "alienação fiduciária")
_LAST = "indisponibilidade"  # after it nothing is sold
_NOTICES = ("construção", "retificação", "indisponibilidade")


@dataclass(frozen=True, slots=True)
class Act:
    """`code` is such as `R.1`; `upon` is the code of the act that is cancelled, `spouse` who is wed."""

    code: str
    kind: str
    day: date
    entered: date
    protocol: int
    cents: int | None
    givers: Parties = ()
    takers: Parties = ()
    upon: str = ""
    spouse: str = ""


@dataclass(frozen=True, slots=True)
class Estate:
    number: int
    town: Town
    opened: date
    owners: Parties
    acts: tuple[Act, ...]
    officer: str


def new_estate(rng: Random, state: str, years: tuple[int, int], kinds: Sequence[str]) -> Estate:
    """Return a matrícula opened in these years: a sale, and then some of `kinds` in any order."""
    town = folk.new_town(rng, state)
    opened = days.new_day(rng, *years)
    owners: Parties = folk.some(rng, town, opened.year)
    if rng.random() < 0.35:
        owners = (folk.new_firm(rng, town),)
    writer = _Writer(rng, town, opened)
    writer.transfer("compra e venda", owners)
    chosen = rng.sample(list(kinds), rng.randint(3, 4))
    for kind in sorted(chosen, key=_LAST.__eq__):
        writer.next(kind)
    officer = folk.new_name(rng, rng.choice("MF"), state)
    return Estate(rng.randint(1_020, 39_900), town, opened, owners, tuple(writer.acts), officer)


class _Writer:
    """Adds acts, each later than the last, so that who gives is who took."""

    def __init__(self, rng: Random, town: Town, opened: date) -> None:
        self._rng, self._town, self._day = rng, town, opened
        self._protocol = rng.randint(3_300, 48_000)
        self._holders: tuple[Soul, ...] = ()
        self.acts: list[Act] = []

    def next(self, kind: str) -> None:
        if kind in _PLEDGES:
            self._pledge(kind)
        elif kind in TRANSFERS:
            self.transfer(kind, self._holders)
        elif kind in _NOTICES:
            self._add("AV", kind, cents=self._money() if kind == "construção" else None)
        elif len(self._holders) == 1:
            self._of_one(kind, self._holders[0])

    def _of_one(self, kind: str, one: Soul) -> None:
        if kind == "partilha":
            self._inherit(one)
        elif kind == "casamento" and one.state == 0:
            wed = folk.new_name(self._rng, one.by_sex("F", "M"), self._town.state)
            self._add("AV", kind)
            self.acts[-1] = replace(self.acts[-1], spouse=wed)
            self._holders = (replace(one, state=1, told_state=one.by_sex("casado", "casada")),)

    def _money(self) -> int:
        return self._rng.randint(36, 990) * 100_000

    def _add(
        self,
        letter: str,
        kind: str,
        cents: int | None = None,
        givers: Parties = (),
        takers: Parties = (),
        upon: str = "",
    ) -> None:
        entered = days.later(self._rng, self._day, 30, 320)
        self._day = days.later(self._rng, entered, 4, 25)
        self._protocol += self._rng.randint(90, 1_700)
        code = f"{letter}.{len(self.acts) + 1}"
        act = Act(code, kind, self._day, entered, self._protocol, cents, givers, takers, upon)
        self.acts.append(act)

    def transfer(self, kind: str, givers: Parties) -> None:
        takers = folk.some(self._rng, self._town, self._day.year)
        self._add("R", kind, self._money(), givers, takers)
        self._holders = takers

    def _pledge(self, kind: str) -> None:
        self._add("R", kind, self._money(), self._holders, (folk.new_bank(self._rng, self._town),))
        self._add("AV", "cancelamento", upon=self.acts[-1].code)

    def _inherit(self, dead: Soul) -> None:
        heirs = tuple(
            replace(heir, name=f"{heir.name.split()[0]} {folk.family_of(dead.name)}")
            for heir in (
                folk.new_soul(self._rng, self._town, sex, state=0, year=self._day.year)
                for sex in self._rng.choice(("M", "F", "MF"))
            )
        )
        self._add("R", "partilha", self._money(), (dead,), heirs)
        self._holders = heirs


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
        return self._note("ato", self.act.code, shown_code(self.act.code, pattern))

    def kind(self, show: Callable[[str], str] = str) -> str:
        return self._note("ato_especie", self.act.kind, show(self.act.kind))

    def day(self) -> str:
        shown = self.show(self.act.day)
        self._note("ato_data", self.act.day.isoformat(), shown)
        return self.facts.day(self.act.day, shown)

    def protocol(self) -> str:
        return self._note("ato_protocolo", str(self.act.protocol), numbers.show_thousands(self.act.protocol))

    def entered(self) -> str:
        return self.facts.day(self.act.entered, self.show(self.act.entered))

    def givers(self) -> str:
        return joined([self._note("ato_transmitente", one.name) for one in self.act.givers])

    def takers(self, pattern: str, last: str = " e ") -> str:
        """Tell who takes: a firm by its number, people by `pattern`."""
        return joined([self._taker(one, pattern) for one in self.act.takers], last)

    def _taker(self, one: Soul | Firm, pattern: str) -> str:
        name = self._note("ato_adquirente", one.name)
        if isinstance(one, Firm):
            number = "CGC/MF" if self.act.day.year < 1999 else "CNPJ"
            return f"{name}, {number} nº {self.facts.cnpj(one.cnpj)}"
        return worded(
            pattern,
            name=lambda: name,
            cpf=lambda: self.facts.cpf(one.cpf),
            nation=lambda: one.nation,
            state=lambda: one.told_state,
            trade=lambda: one.trade,
            rg=lambda: one.rg,
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

    def process(self) -> str:
        value = _court_process(self.rng, self.act.entered.year - 1)
        return self.facts.note("processo_judicial", value, numbers.show_court_process(value))

    def title(self, template: str) -> str:
        """Name the paper that the act rests on, with its day, book and leaf where the template has them."""
        written = days.later(self.rng, self.act.entered, -40, -5)
        text = worded(
            template,
            day=lambda: self.facts.day(written, self.show(written)),
            livro=lambda: self.facts.note("livro", str(self.rng.randint(12, 410))),
            folha=lambda: self.facts.note("folha", str(self.rng.randint(2, 197))),
            process=self.process,
        )
        return self._note("ato_titulo", text)


def _court_process(rng: Random, year: int) -> str:
    """Return the 20 digits of a process of the court of Mato Grosso do Sul."""
    number, court = f"{rng.randint(800_000, 899_999):07d}", f"812{rng.randint(1, 54):04d}"
    return f"{number}{98 - int(f'{number}{year}{court}') * 100 % 97:02d}{year}{court}"


def shown_code(code: str, pattern: str) -> str:
    """Return `R-3/4512` for the pattern `{letter}-{place}/4512`."""
    letter, place = code.split(".")
    return pattern.format(letter=letter, place=place)
