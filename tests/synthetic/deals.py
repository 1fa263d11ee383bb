"""What an escritura pública is about: its kind, the parties on both sides, the property, price and tax."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import names, notes, numbers
from tests.synthetic.parties import Couple, Party, new_bank, new_couple, new_individual, new_party, new_street

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Person, Town

_ROLES = {
    "compra e venda": (("VENDEDOR", "VENDEDORA", "VENDEDORES"), ("COMPRADOR", "COMPRADORA", "COMPRADORES")),
    "doação": (("DOADOR", "DOADORA", "DOADORES"), ("DONATÁRIO", "DONATÁRIA", "DONATÁRIOS")),
    "permuta": (
        ("PRIMEIRO PERMUTANTE", "PRIMEIRA PERMUTANTE", "PRIMEIROS PERMUTANTES"),
        ("SEGUNDO PERMUTANTE", "SEGUNDA PERMUTANTE", "SEGUNDOS PERMUTANTES"),
    ),
    "confissão de dívida": (("DEVEDOR", "DEVEDORA", "DEVEDORES"), ("CREDOR", "CREDORA", "CREDORES")),
    "inventário e partilha": (("HERDEIRO", "HERDEIRA", "HERDEIROS"), ("", "", "")),
    "divórcio": (("DIVORCIANDO", "DIVORCIANDA", "DIVORCIANDOS"), ("", "", "")),
    "união estável": (("DECLARANTE", "DECLARANTE", "DECLARANTES"), ("", "", "")),
}
TITLES = {
    "compra e venda": ("ESCRITURA PÚBLICA DE VENDA E COMPRA", "ESCRITURA PÚBLICA DE COMPRA E VENDA"),
    "doação": ("ESCRITURA PÚBLICA DE DOAÇÃO",),
    "permuta": ("ESCRITURA PÚBLICA DE PERMUTA", "ESCRITURA PÚBLICA DE PERMUTA DE IMÓVEIS"),
    "confissão de dívida": ("ESCRITURA PÚBLICA DE CONFISSÃO DE DÍVIDA",),
    "inventário e partilha": ("ESCRITURA PÚBLICA DE INVENTÁRIO E PARTILHA",),
    "divórcio": ("ESCRITURA PÚBLICA DE DIVÓRCIO CONSENSUAL",),
    "união estável": ("ESCRITURA PÚBLICA DECLARATÓRIA DE UNIÃO ESTÁVEL",),
}
TWO_SIDED = ("compra e venda", "compra e venda", "compra e venda", "doação", "permuta", "confissão de dívida")
ONE_SIDED = ("inventário e partilha", "divórcio", "união estável")
_TAXES = {"compra e venda": "ITBI", "permuta": "ITBI", "doação": "ITCMD", "inventário e partilha": "ITCMD"}
_PAYMENTS = (
    "em moeda corrente nacional, neste ato",
    "mediante cheque administrativo nº {} emitido nesta praça",
    "em {} parcelas mensais, iguais e sucessivas",
    "em dinheiro, contado e achado certo",
    "por meio de depósito em conta corrente de titularidade do credor",
)
_PAYMENTS_TODAY = (*_PAYMENTS, "por meio de transferência eletrônica disponível (TED)", "por meio de Pix")
_FIRST_TRANSFER = 2021  # year since which both of them exist


@dataclass(frozen=True, slots=True)
class Deal:
    """`takers` is empty where all parties stand on one side; `cents` and `tax` are None where not owed."""

    kind: str
    title: str
    day: date
    town: Town
    office: str
    livro: str
    folha: int
    givers: tuple[Party, ...]
    takers: tuple[Party, ...]
    number: int
    cnm: str | None
    street: str
    area: str
    cents: int | None
    payment: str
    tax: str | None
    tax_cents: int
    officer: Person

    @property
    def is_paid(self) -> bool:
        """Whether money changes hands: a gift, an exchange and an inheritance only have a value."""
        return self.kind in {"compra e venda", "confissão de dívida"}

    @property
    def has_property(self) -> bool:
        return self.cents is not None and self.kind != "confissão de dívida"

    @property
    def currency(self) -> notes.Currency:
        return notes.currency_of(self.day)

    def role(self, *, of_takers: bool = False, prefix: bool = True) -> str:
        """Return `OUTORGANTES VENDEDORES`, in the number and gender of the side."""
        side = self.takers if of_takers else self.givers
        several = len(side) > 1 or isinstance(side[0], Couple)
        form = 2 if several else int(side[0].is_woman)
        told = _ROLES[self.kind][1 if of_takers else 0][form]
        stem = "OUTORGAD" if of_takers else "OUTORGANTE"
        ending = ("O", "A", "OS")[form] if of_takers else ("", "", "S")[form]
        return f"{stem}{ending} {told}" if prefix else told


def new_deal(rng: Random, first: int, last: int, kinds: tuple[str, ...], *, has_cnm: bool) -> Deal:
    """Return a deal of one of `kinds` made between the years `first` and `last`."""
    kind = rng.choice(kinds)
    number = rng.randint(300, 98_000)
    day = date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))
    payments = _PAYMENTS_TODAY if day.year >= _FIRST_TRANSFER else _PAYMENTS
    price = rng.randint(20, 1900) * 50_000 + (rng.choice((0, 35_00)) if rng.random() < 0.2 else 0)
    givers, takers = _sides(rng, kind)
    return Deal(
        kind=kind,
        title=rng.choice(TITLES[kind]),
        day=day,
        town=names.new_town(rng),
        office=f"{rng.randint(1, 5)}º",
        livro=str(rng.randint(12, 980)),
        folha=rng.randint(2, 380),
        givers=givers,
        takers=takers,
        number=number,
        cnm=numbers.new_cnm(rng, number) if has_cnm else None,
        street=new_street(rng),
        area=f"{rng.randint(120, 980)},00 m²",
        cents=None if kind in {"divórcio", "união estável"} else price,
        payment=rng.choice(payments).format(rng.randint(6, 60)),
        tax=_TAXES.get(kind),
        tax_cents=price * rng.choice((2, 3, 4)) // 100,
        officer=names.new_person(rng, rng.choice("MF")),
    )


def _sides(rng: Random, kind: str) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    if kind == "inventário e partilha":
        return tuple(new_individual(rng) for _ in range(rng.randint(2, 3))), ()
    if kind == "divórcio":
        couple = new_couple(rng)
        return (couple.man, couple.wife), ()
    if kind == "união estável":
        man = new_individual(rng, "M", state=rng.choice(("solteiro", "divorciado")))
        return (man, new_individual(rng, "F", state=rng.choice(("solteira", "viúva")))), ()
    giver = new_party(rng)
    if kind == "confissão de dívida":
        return (giver,), (rng.choice((new_bank, new_individual))(rng),)
    takers = (new_individual(rng), new_individual(rng)) if rng.random() < 0.25 else (new_party(rng),)
    return (giver,), takers


def price(facts: Facts, deal: Deal, *, in_words: bool = True) -> str:
    return notes.amount(facts, deal.cents or 0, "valor_negocio", currency=deal.currency, in_words=in_words)


def tax(facts: Facts, deal: Deal, shown: str | None = None) -> str:
    return facts.note("imposto", deal.tax or "", shown)


def tax_sum(facts: Facts, deal: Deal, *, in_words: bool = False) -> str:
    return notes.amount(facts, deal.tax_cents, "valor_imposto", currency=deal.currency, in_words=in_words)


def payment(facts: Facts, deal: Deal, pattern: str = "{}") -> str:
    """Return how it is paid, set into `pattern`; nothing where nothing is paid."""
    return pattern.format(facts.note("forma_pagamento", deal.payment)) if deal.is_paid else ""


def day(facts: Facts, deal: Deal, shown: str) -> str:
    return notes.day(facts, deal.day, shown, "data_escritura")


def kind(facts: Facts, deal: Deal, shown: str) -> str:
    return facts.note("especie", deal.kind, shown)


def officer(facts: Facts, deal: Deal) -> str:
    return facts.note("oficial", deal.officer.name)


def property_told(facts: Facts, deal: Deal) -> str:
    """Describe the property in one phrase without a full stop, with its matrícula and its CNM."""
    text = (
        f"imóvel situado na {deal.street}, nesta cidade, com a área de {deal.area}, matriculado sob o nº "
        f"{facts.property_number(deal.number)} no Registro de Imóveis desta comarca"
    )
    return f"{text} (CNM {facts.cnm(deal.cnm)})" if deal.cnm else text
