"""What a contrato social tells of a firm and its partners, noted as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import names, notes, numbers, parties, words
from tests.synthetic.facts import Facts
from tests.synthetic.parties import Couple, Individual, Party, new_couple, new_individual, new_street
from tests.synthetic.qualifying import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.synthetic.names import Town

_DETAILS = frozenset({"nome", "cpf", "rg", "nacionalidade", "estado_civil", "profissao", "quotas", "valor"})
_TRADES = (
    ("Comércio de Materiais de Construção", "o comércio varejista de materiais de construção em geral"),
    ("Panificadora", "a fabricação e o comércio de pães, doces e salgados"),
    ("Oficina Mecânica", "a prestação de serviços de manutenção e reparação de veículos automotores"),
    ("Consultoria e Sistemas", "o desenvolvimento de programas de computador e a consultoria em informática"),
    ("Clínica Odontológica", "a prestação de serviços odontológicos e a venda de produtos de higiene bucal"),
    ("Transportes Rodoviários", "o transporte rodoviário de cargas intermunicipal e interestadual"),
    ("Confecções", "a indústria e o comércio de artigos do vestuário e acessórios"),
    ("Distribuidora de Bebidas", "o comércio atacadista de bebidas e gêneros alimentícios"),
)


@dataclass(frozen=True, slots=True)
class Firm:
    """`shares` are the quotas of the partners in the order of `partners`; a quota is worth `unit` cents."""

    name: str
    cnpj: str | None
    nire: str | None
    town: Town
    seat: str
    purpose: str
    day: date
    told: tuple[Individual | Couple, ...]
    shares: tuple[int, ...]
    unit: int
    managers: tuple[Individual, ...]

    @property
    def partners(self) -> tuple[Individual, ...]:
        """Return the people, spouses apart."""
        return tuple(one for party in self.told for one in parties.people_of(party))

    @property
    def currency(self) -> notes.Currency:
        return notes.currency_of(self.day)


def new_firm(rng: Random, first: int, last: int) -> Firm:
    what, purpose = rng.choice(_TRADES)
    town, told = names.new_town(rng), _new_partners(rng)
    people = [one for party in told for one in parties.people_of(party)]
    code = rng.randint(10_000_000, 99_999_999)
    return Firm(
        name=f"{names.new_surnames(rng, 1)} {what} Ltda",
        cnpj=numbers.new_cnpj(rng) if rng.random() < 0.6 else None,
        nire=f"35{rng.randint(2, 6)}{code}" if rng.random() < 0.6 else None,
        town=town,
        seat=f"{new_street(rng)}, {town.name}, {town.state_told}",
        purpose=purpose,
        day=date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)),
        told=told,
        shares=tuple(rng.randint(2, 180) * 500 for _ in people),
        unit=rng.choice((100, 100, 100, 1000)),
        managers=tuple(people[: rng.choice((1, 1, 2))]),
    )


def _new_partners(rng: Random) -> tuple[Individual | Couple, ...]:
    if rng.random() < 0.25:
        return (new_couple(rng),)
    return tuple(new_individual(rng) for _ in range(rng.choice((2, 2, 3, 4))))


def name(facts: Facts, firm: Firm, *, capitals: bool = True) -> str:
    return facts.note("razao_social", firm.name, firm.name.upper() if capitals else firm.name)


def seat(facts: Facts, firm: Firm) -> str:
    return facts.note("sede", firm.seat)


def purpose(facts: Facts, firm: Firm) -> str:
    return facts.note("objeto", firm.purpose)


def capital(facts: Facts, firm: Firm) -> str:
    cents = sum(firm.shares) * firm.unit
    return notes.amount(facts, cents, "capital_social", currency=firm.currency)


def managers(facts: Facts, firm: Firm, *, capitals: bool = True) -> str:
    told = [facts.note("administrador", one.person.name) for one in firm.managers]
    return parties.joined(told, capitals=capitals)


def day(facts: Facts, firm: Firm, show: Callable[[date], str] = words.date_with_month) -> str:
    return notes.day(facts, firm.day, show(firm.day), "data_contrato")


def registered_numbers(facts: Facts, firm: Firm) -> Iterator[str]:
    """Yield the registered numbers that the firm has, each with its label."""
    if firm.cnpj:
        yield f"CNPJ nº {facts.note('cnpj_sociedade', firm.cnpj, facts.cnpj(firm.cnpj))}"
    if firm.nire:
        yield f"NIRE {facts.note('nire', firm.nire)}"


def qualified(facts: Facts, firm: Firm, qualify: Callable[[Side, Party], str]) -> list[str]:
    side = Side(facts, "socio", _DETAILS)
    return [qualify(side, party) for party in firm.told]


def quotas(facts: Facts, firm: Firm, number: int, *, in_words: bool = False) -> str:
    """Note a partner's quotas; `number` counts from 1."""
    quotas = firm.shares[number - 1]
    shown = numbers.show_thousands(quotas)
    if in_words:
        shown = f"{shown} ({words.number_in_words(quotas)})"
    return facts.note("socio_quotas", str(quotas), shown, subject=f"socio {number}")


def worth(facts: Facts, firm: Firm, number: int, *, in_words: bool = False) -> str:
    cents = firm.shares[number - 1] * firm.unit
    return notes.amount(
        facts, cents, "socio_valor", subject=f"socio {number}", currency=firm.currency, in_words=in_words
    )
