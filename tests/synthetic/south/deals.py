"""What an escritura of these regions is about, and how its parts are told, each noted as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.south import folk, noted, qualify
from tests.synthetic.south.folk import Citizen, Firm, Office

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts

    Party = Citizen | Firm

_OFFICES = (
    "1º Tabelionato",
    "Tabelionato Distrital",
    "2º Serviço Notarial",
    "Cartório do 3º Ofício de Notas",
)
_TITLES = (
    ("Tabelião", "Tabeliã"),
    ("Tabelião Substituto", "Tabeliã Substituta"),
    ("Escrevente", "Escrevente"),
)
_PAYMENTS = (
    "em moeda corrente do País, contada e achada exata",
    "em três prestações anuais, iguais e sem juros",
    "por cheque visado contra o Banco Litoral",
    "parte à vista e o restante contra a entrega das chaves",
)
TITLES = {
    "compra e venda": "ESCRITURA PÚBLICA DE COMPRA E VENDA",
    "doação": "ESCRITURA PÚBLICA DE DOAÇÃO",
    "permuta": "ESCRITURA PÚBLICA DE PERMUTA",
    "confissão de dívida": "ESCRITURA PÚBLICA DE CONFISSÃO DE DÍVIDA",
    "inventário e partilha": "ESCRITURA PÚBLICA DE INVENTÁRIO E PARTILHA",
    "divórcio": "ESCRITURA PÚBLICA DE DIVÓRCIO",
    "união estável": "ESCRITURA PÚBLICA DE UNIÃO ESTÁVEL",
}
_TAXES = {"compra e venda": "ITBI", "permuta": "ITBI", "doação": "ITCMD", "inventário e partilha": "ITCMD"}
_FIRST_TAX = 1989  # year since which these taxes bear these names
FIRST_CPF = 1971


@dataclass(frozen=True, slots=True)
class Deal:
    """`takers` is empty where all stand on one side; `cents` is None where nothing is worth anything."""

    kind: str
    day: date
    office: Office
    livro: str
    folha: int
    givers: tuple[Party, ...]
    takers: tuple[Party, ...]
    number: int
    cnm: str
    street: str
    area: int
    cents: int | None
    payment: str
    tax_cents: int

    @property
    def is_paid(self) -> bool:
        return self.kind in {"compra e venda", "confissão de dívida"}

    @property
    def has_property(self) -> bool:
        return self.cents is not None and self.kind != "confissão de dívida"

    @property
    def tax(self) -> str | None:
        return _TAXES.get(self.kind) if self.day.year >= _FIRST_TAX else None


def new_deal(rng: Random, first: int, last: int, kinds: tuple[str, ...]) -> Deal:
    kind, day, number = rng.choice(kinds), folk.new_day(rng, first, last), rng.randint(400, 70_000)
    cents = rng.randint(15, 960) * 100_000
    givers, takers = _new_sides(rng, kind)
    return Deal(
        kind=kind,
        day=day,
        office=folk.new_office(rng, _OFFICES, _TITLES),
        livro=f"{rng.randint(9, 410)}{rng.choice(('', '-A', '-N'))}",
        folha=rng.randint(2, 196),
        givers=givers,
        takers=takers,
        number=number,
        cnm=numbers.new_cnm(rng, number),
        street=folk.new_street(rng),
        area=rng.randint(200, 990),
        cents=None if kind in {"divórcio", "união estável"} else cents,
        payment=rng.choice(_PAYMENTS),
        tax_cents=cents * rng.choice((2, 3)) // 100,
    )


def _new_sides(rng: Random, kind: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    if kind in {"divórcio", "união estável"}:
        state = 1 if kind == "divórcio" else 0
        return (folk.new_citizen(rng, "M", state=state), folk.new_citizen(rng, "F", state=state)), ()
    if kind == "inventário e partilha":
        return tuple(folk.new_citizen(rng) for _ in range(rng.choice((2, 3)))), ()
    if kind == "confissão de dívida":
        return (folk.new_citizen(rng),), (folk.new_bank(rng),)
    return _new_side(rng), _new_side(rng)


def _new_side(rng: Random) -> tuple[Party, ...]:
    chance = rng.random()
    if chance < 0.15:
        return (folk.new_firm(rng),)
    if chance < 0.55:
        return (folk.new_citizen(rng, "M", state=1), folk.new_citizen(rng, "F", state=1))
    return (folk.new_citizen(rng),)


def side(
    facts: Facts,
    prefix: str,
    parties: tuple[Party, ...],
    write: Callable[[qualify.Told], str],
    *,
    register: str = "CNPJ",
) -> str:
    """Return everybody of one side in a row; `register` is what firms were once numbered by."""
    told = []
    for number, party in enumerate(parties, start=1):
        if isinstance(party, Firm):
            name, cnpj = qualify.firm(facts, prefix, number, party)
            seat = f"sediada na {party.home}, {party.town.short}"
            told.append(f"{name}, inscrita no {register} sob nº {cnpj}, {seat}")
        else:
            told.append(write(qualify.Told(facts, prefix, number, party)))
    return "; e ".join(told)


def names_of(parties: tuple[Party, ...]) -> list[str]:
    return [party.name for party in parties]


def price(facts: Facts, deal: Deal, pattern: str = "{digits} ({words})") -> str:
    currency = notes.currency_of(deal.day)
    return noted.money(facts, deal.cents or 0, "valor_negocio", currency=currency, pattern=pattern)


def tax(facts: Facts, deal: Deal, pattern: str) -> str:
    """Return the tax and its sum set into `pattern`; nothing where none is told."""
    if deal.tax is None or deal.cents is None:
        return ""
    name = facts.note("imposto", deal.tax)
    return pattern.format(name, noted.money(facts, deal.tax_cents, "valor_imposto", pattern="{digits}"))


def paid(facts: Facts, deal: Deal, pattern: str) -> str:
    return pattern.format(facts.note("forma_pagamento", deal.payment)) if deal.is_paid else ""


def day(facts: Facts, deal: Deal, shown: str) -> str:
    return noted.day(facts, deal.day, shown, "data_escritura")


def kind(facts: Facts, deal: Deal, shown: str) -> str:
    return facts.note("especie", deal.kind, shown)


def officer(facts: Facts, office: Office) -> str:
    return facts.note("oficial", office.officer.name)
