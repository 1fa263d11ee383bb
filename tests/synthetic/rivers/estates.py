"""Chains of acts on one property, and how an act tells what it promises."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.rivers import folk, telling
from tests.synthetic.rivers.folk import Person
from tests.synthetic.south.folk import Firm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town

_TRANSFERS = ("compra e venda", "compra e venda", "compra e venda", "doação", "partilha", "permuta")
_ENTERED = {"construção", "casamento", "retificação", "cancelamento"}  # averbações; all else is registered
_WITHOUT_SUM = {"casamento", "retificação", "cancelamento"}


@dataclass(frozen=True, slots=True)
class Act:
    """One act; `upon` is the code of the act that it cancels, as its letter and place."""

    place: int
    kind: str
    day: date
    paper_day: date
    protocol: int
    givers: tuple[Person, ...]
    taker: Person | Firm | None
    cents: int
    upon: tuple[str, int] | None = None

    @property
    def letter(self) -> str:
        return "AV" if self.kind in _ENTERED else "R"


@dataclass(frozen=True, slots=True)
class Estate:
    """A property whose matrícula is opened for `owners`."""

    town: Town
    number: int
    earlier: int
    opened: date
    owners: tuple[Person, ...]
    acts: tuple[Act, ...]
    officer: str


def new_estate(rng: Random, state: str, first: int, last: int, pledge: str) -> Estate:
    """Return an estate opened between two years; `pledge` is what its owner gives to a bank."""
    town, opened = folk.new_town(rng, state), folk.new_day(rng, first, last)
    is_pair = rng.random() < 0.4
    owners = folk.new_couple(rng, town, first) if is_pair else (folk.new_person(rng, town, year=first),)
    return Estate(
        town=town,
        number=rng.randint(1_100, 68_000),
        earlier=rng.randint(310, 29_000),
        opened=opened,
        owners=tuple(owners),
        acts=tuple(_chain(rng, town, opened, tuple(owners), pledge)),
        officer=folk.new_name(rng, rng.choice("MF")),
    )


def _kinds(rng: Random, pledge: str) -> list[str]:
    """Return what happens one after the other: a sale first, a pledge before its end."""
    middle = [[pledge, "cancelamento"], ["construção"], ["penhora"], ["casamento"], ["retificação"]]
    chosen = rng.sample(middle, rng.choice((2, 3)))
    last = rng.choice((["usufruto"], [rng.choice(_TRANSFERS)], []))
    return [rng.choice(_TRANSFERS), *(kind for block in chosen for kind in block), *last]


def _chain(rng: Random, town: Town, opened: date, owners: tuple[Person, ...], pledge: str) -> Iterator[Act]:
    when, protocol, holders = opened, rng.randint(2_100, 40_000), owners
    before: tuple[str, int] | None = None
    for place, kind in enumerate(_kinds(rng, pledge), start=1):
        when = folk.later(rng, when, 50, 640)
        protocol += rng.randint(60, 1_900)
        act = Act(
            place=place,
            kind=kind,
            day=when,
            paper_day=folk.later(rng, when, -45, -6),
            protocol=protocol,
            givers=holders,
            taker=_taker(rng, town, kind, pledge, when.year),
            cents=rng.randint(31, 890) * 100_000,
            upon=before if kind == "cancelamento" else None,
        )
        yield act
        before = (act.letter, place)
        if kind in _TRANSFERS and isinstance(act.taker, Person):
            holders = (act.taker,)
        if kind == "casamento" and not holders[1:]:
            holders = (replace(holders[0], state=holders[0].by_sex("casado", "casada")),)


def _taker(rng: Random, town: Town, kind: str, pledge: str, year: int) -> Person | Firm | None:
    if kind == pledge:
        return folk.new_bank(rng, town)
    if kind in _TRANSFERS or kind == "usufruto":
        return folk.new_person(rng, town, state=rng.choice((0, 2)), year=year)
    return None


class Entry:
    """Tells an act and notes what it tells under the act's own code."""

    def __init__(self, facts: Facts, act: Act) -> None:
        self.act, self._facts = act, facts
        self._subject = f"{act.letter}.{act.place}"

    def _note(self, field: str, value: str, shown: str | None = None) -> str:
        return self._facts.note(f"ato_{field}" if field else "ato", value, shown, subject=self._subject)

    def code(self, pattern: str) -> str:
        """Return the code as shown: the pattern knows `letter` and `place`."""
        return self._note("", self._subject, pattern.format(letter=self.act.letter, place=self.act.place))

    def day(self, tell: telling.Tell) -> str:
        return telling.day(self._facts, self.act.day, tell, "ato_data", subject=self._subject)

    def kind(self, shown: str) -> str:
        return self._note("especie", self.act.kind, shown)

    def protocol(self) -> str:
        return self._note("protocolo", str(self.act.protocol), numbers.show_thousands(self.act.protocol))

    def title(self, rng: Random, pattern: str, tell: telling.Tell) -> str:
        """Return the paper that was brought; its day, book and leaf are noted where it has them."""
        found = {"day": telling.day(self._facts, self.act.paper_day, tell)}
        if "{book}" in pattern:
            found["book"] = self._facts.note("livro", str(rng.randint(11, 290)))
            found["leaf"] = self._facts.note("folha", str(rng.randint(2, 198)))
        return self._note("titulo", pattern.format(**found))

    def givers(self, joint: str = " e ") -> str:
        return joint.join(self._note("transmitente", one.name) for one in self.act.givers)

    def taker(
        self,
        pattern: str = "{name}, {nation}, {state}, {trade}, CPF {cpf}",
        firm: str = "{name}, CNPJ {cnpj}",
    ) -> str:
        """Return who gets something, with the number that a person or a firm has."""
        one = self.act.taker
        if isinstance(one, Firm):
            return firm.format(name=self._note("adquirente", one.name), cnpj=self._facts.cnpj(one.cnpj))
        assert one is not None
        name, cpf = self._note("adquirente", one.name), self._facts.cpf(one.cpf)
        return pattern.format(name=name, nation=one.nation, state=one.state, trade=one.trade, cpf=cpf)

    def money(self, pattern: str = "{digits}") -> str:
        return telling.money(
            self._facts,
            self.act.cents,
            "ato_valor",
            subject=self._subject,
            currency=notes.currency_of(self.act.day),
            pattern=pattern,
        )

    @property
    def has_sum(self) -> bool:
        return self.act.kind not in _WITHOUT_SUM

    def upon(self, pattern: str) -> str:
        assert self.act.upon is not None
        letter, place = self.act.upon
        return pattern.format(letter=letter, place=place)


def metres(facts: Facts, rng: Random, pattern: str) -> str:
    whole, part = rng.randint(180, 890), rng.randint(1, 99)
    return facts.note("area", f"{whole}.{part:02d} m²", pattern.format(f"{whole},{part:02d}"))


def hectares(facts: Facts, rng: Random, pattern: str) -> str:
    whole, part = rng.randint(24, 1_900), rng.randint(1, 9_999)
    shown = pattern.format(f"{numbers.show_thousands(whole)},{part:04d}")
    return facts.note("area", f"{whole}.{part:04d} ha", shown)


def ccir(facts: Facts, rng: Random) -> str:
    digits = str(rng.randrange(9_000_000_000_000, 9_999_999_999_999))
    shown = f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}.{digits[9:12]}-{digits[12:]}"
    return facts.note("ccir", digits, shown)
