"""What a matrícula tells: an estate, its first owners, and a chain of acts that follow from each other."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import names, numbers
from tests.synthetic.parties import (
    Company,
    Couple,
    Individual,
    Party,
    new_bank,
    new_couple,
    new_individual,
    new_party,
    new_street,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.names import Town

LAST_DAY = date(2026, 6, 30)
_FIRST_FIDUCIARY, _LAST_MORTGAGE, _FIRST_FREEZE = 1998, 2004, 2014  # years the institutes are met in
_FARMS = ("Fazenda", "Sítio", "Chácara", "Estância")
_SAINTS = (
    "Santa Rita",
    "São Judas",
    "Boa Esperança",
    "Bela Vista",
    "Três Irmãos",
    "Água Limpa",
    "Santo Antônio",
)
_ESTATES = ("Jardim das Flores", "Vila Esperança", "Parque Industrial", "Jardim Alvorada", "Recanto Verde")
REGISTERED = frozenset(
    {
        "compra e venda",
        "doação",
        "permuta",
        "partilha",
        "hipoteca",
        "alienação fiduciária",
        "usufruto",
        "penhora",
    }
)
"""The kinds that are numbered R.; the others are averbações."""


@dataclass(frozen=True, slots=True)
class Estate:
    """One property and the head of its matrícula; lengths and areas as printed, without the unit."""

    number: int
    cnm: str | None
    office: str
    town: Town
    opened: date
    owner: Party
    is_rural: bool
    street: str
    quarter: str
    lot: str
    block: str
    grid: str
    front: str
    depth: str
    area: str
    alqueires: str | None
    cadastre: str
    farm: str
    ccir: str | None
    earlier_number: int
    earlier_day: date


@dataclass(frozen=True, slots=True)
class Act:
    """One entry; `kind` is the product's name for it, `refers` the act that it cancels."""

    code: str
    kind: str
    day: date
    protocol: int
    protocol_day: date
    givers: tuple[Party, ...] = ()
    takers: tuple[Party, ...] = ()
    cents: int | None = None
    refers: str = ""
    refers_kind: str = ""


def new_estate(rng: Random, opened: date, *, is_rural: bool, has_cnm: bool) -> Estate:
    number = rng.randint(120, 99_000)
    street, house, quarter = new_street(rng).split(", ")
    front, depth = rng.randint(8, 20), rng.randint(20, 45)
    hectares = rng.randint(20_000, 9_000_000)
    return Estate(
        number=number,
        cnm=numbers.new_cnm(rng, number) if has_cnm else None,
        office=rng.choice(("1º", "2º", "3º")),
        town=names.new_town(rng),
        opened=opened,
        owner=new_party(rng),
        is_rural=is_rural,
        street=f"{street}, {house}",
        quarter=quarter,
        lot=rng.choice((f"{rng.randint(1, 40)}", f"{rng.randint(1, 40)}-{rng.choice('AB')}")),
        block=rng.choice((f"{rng.randint(1, 60)}", rng.choice("BCDEFGHJK"))),
        grid=rng.choice(_ESTATES),
        front=f"{front},00",
        depth=f"{depth},00",
        area=_hectares(hectares) if is_rural else f"{numbers.show_thousands(front * depth)},00",
        alqueires=str(rng.randint(2, 90)) if is_rural and rng.random() < 0.3 else None,
        cadastre=f"{rng.randint(10, 99)}.{rng.randint(100, 999)}.{rng.randint(1000, 9999)}",
        farm=f"{rng.choice(_FARMS)} {rng.choice(_SAINTS)}",
        ccir="".join(str(rng.randrange(10)) for _ in range(13)) if is_rural and opened.year > 1979 else None,
        earlier_number=rng.randint(900, 39_000),
        earlier_day=opened - timedelta(days=rng.randint(900, 6000)),
    )


def _hectares(square_metres: int) -> str:
    whole, rest = divmod(square_metres, 10_000)
    return f"{numbers.show_thousands(whole)},{rest:04d}"


def new_chain(rng: Random, estate: Estate, count: int, *, until: date = LAST_DAY) -> list[Act]:
    """Return `count` acts in the order of their days; what the owners may do depends on what was before."""
    chain = _Chain(rng, estate)
    step = (until - estate.opened) / (count + 1)
    for place in range(1, count + 1):
        chain.add(estate.opened + step * place - timedelta(days=rng.randrange(max(1, step.days // 2))))
    return chain.acts


class _Chain:
    def __init__(self, rng: Random, estate: Estate) -> None:
        self.rng = rng
        self.owner = estate.owner
        self.acts: list[Act] = []
        self.burden: tuple[str, str] | None = None
        self._protocol = rng.randint(1_000, 60_000)

    def add(self, day: date) -> None:
        self._protocol += self.rng.randint(3, 900)
        kind = self._next_kind(day)
        code = f"{'R' if kind in REGISTERED else 'AV'}.{len(self.acts) + 1}"
        before = day - timedelta(days=self.rng.randint(0, 20))
        act = Act(code, kind, day, self._protocol, before)
        self.acts.append(self._completed(act))

    def _next_kind(self, day: date) -> str:
        if not self.acts and self.rng.random() < 0.6:
            return "compra e venda"
        if self.burden and self.rng.random() < 0.5:
            return "cancelamento"
        kinds = list(self._possible(day))
        weights = [weight for _, weight in kinds]
        return self.rng.choices([kind for kind, _ in kinds], weights)[0]

    def _possible(self, day: date) -> Iterator[tuple[str, int]]:
        yield from (("construção", 8), ("retificação", 5), ("outro", 10))
        if not self.burden:
            yield from (("compra e venda", 26), ("permuta", 4), ("penhora", 4))
            if not isinstance(self.owner, Company):
                yield from (("doação", 6), ("partilha", 6), ("usufruto", 3))
            yield ("alienação fiduciária", 12 if day.year >= _FIRST_FIDUCIARY else 0)
            yield ("hipoteca", 10 if day.year <= _LAST_MORTGAGE else 0)
            yield ("indisponibilidade", 4 if day.year >= _FIRST_FREEZE else 0)
        if isinstance(self.owner, Individual) and self.owner.state in {"solteiro", "solteira"}:
            yield ("casamento", 8)
        if isinstance(self.owner, Couple):
            yield ("divórcio", 5)

    def _completed(self, act: Act) -> Act:
        """Add parties and sums, and remember what the act changes."""
        if act.kind in {"compra e venda", "doação", "permuta", "partilha"}:
            return self._transferred(act)
        if act.kind in {"hipoteca", "alienação fiduciária"}:
            self.burden = (act.code, act.kind)
            return replace(act, givers=(self.owner,), takers=(new_bank(self.rng),), cents=self._cents())
        if act.kind in {"penhora", "indisponibilidade"}:
            self.burden = (act.code, act.kind)
            return replace(act, cents=self._cents()) if act.kind == "penhora" else act
        return self._noted(act)

    def _transferred(self, act: Act) -> Act:
        taker = self._heir() if act.kind in {"doação", "partilha"} else new_party(self.rng)
        sold = replace(act, givers=(self.owner,), takers=(taker,), cents=self._cents())
        self.owner = taker
        return sold

    def _heir(self) -> Party:
        return self.rng.choice((new_individual, new_couple))(self.rng)

    def _noted(self, act: Act) -> Act:
        if act.kind == "cancelamento" and self.burden:
            (refers, kind), self.burden = self.burden, None
            return replace(act, refers=refers, refers_kind=kind)
        if act.kind == "usufruto":
            return replace(act, givers=(self.owner,), takers=(new_individual(self.rng),), cents=self._cents())
        if act.kind == "construção":
            return replace(act, cents=self._cents() if self.rng.random() < 0.7 else None)
        if act.kind == "casamento" and isinstance(self.owner, Individual):
            married = replace(self.owner, state=self.owner.person.by_sex("casado", "casada"))
            act, self.owner = replace(act, givers=(self.owner,)), married
            return act
        if act.kind == "divórcio" and isinstance(self.owner, Couple):
            act = replace(act, givers=(self.owner,))
            self.owner = replace(self.owner.wife, state="divorciada")
        return act

    def _cents(self) -> int:
        reais = self.rng.randint(12, 1900) * 500
        return reais * 100 + (self.rng.choice((0, 0, 0, 50, 75)) if self.rng.random() < 0.3 else 0)
