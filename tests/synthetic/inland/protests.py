"""Protests: what the instrument tells, and how each detail is noted where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.inland import folk
from tests.synthetic.south import noted
from tests.synthetic.south.folk import Firm
from tests.synthetic.west.voices import Voice, company

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen

    Show = Callable[[date], str]

OLD_BILLS = {"letra de câmbio": "letra de câmbio", "nota promissória": "nota promissória"}
BILLS = {
    "duplicata": "Duplicata de Prestação de Serviços",
    "nota promissória": "Nota Promissória",
    "cheque": "Cheque",
    "cédula de crédito bancário": "Cédula de Crédito Bancário",
}
TAX_BILL = {"certidão de dívida ativa": "Certidão de Dívida Ativa"}


@dataclass(frozen=True, slots=True)
class Protest:
    town: Town
    debtor: Citizen | Firm
    creditor: str
    presenter: str
    kind: str
    number: str
    cents: int
    drawn: date
    due: date
    filed: date
    told: date
    protested: date
    reason: str
    protocol: int
    livro: int
    folha: int
    officer: str


def new_protest(
    rng: Random, state: str, first: int, last: int, bills: Mapping[str, str], *, firms: float = 0.4
) -> Protest:
    """Return a protest of one of the `bills`; a firm owes it with the share `firms`."""
    town, drawn, kind = folk.new_town(rng, state), folk.new_day(rng, first, last), rng.choice(sorted(bills))
    due = folk.later(rng, drawn, 15, 150)
    filed = folk.later(rng, due, 2, 90)
    told = folk.later(rng, filed, 1, 2)
    refused = kind == "letra de câmbio" or (kind == "duplicata" and rng.random() < 0.2)
    return Protest(
        town=town,
        debtor=_new_debtor(rng, town, first, firms),
        creditor=folk.new_firm(rng, town, first).name,
        presenter=folk.new_bank(rng, town).name,
        kind=kind,
        number=f"{rng.randint(100, 9_999)}{rng.choice(('', '/2', '-C'))}",
        cents=rng.randint(9_000, 3_900_000),
        drawn=drawn,
        due=due,
        filed=filed,
        told=told,
        protested=folk.later(rng, told, 3, 5),
        reason="falta de aceite" if refused else "falta de pagamento",
        protocol=rng.randint(900, 870_000),
        livro=rng.randint(4, 600),
        folha=rng.randint(1, 298),
        officer=folk.new_name(rng, rng.choice("MF")),
    )


def _new_debtor(rng: Random, town: Town, year: int, firms: float) -> Citizen | Firm:
    if rng.random() < firms:
        return folk.new_firm(rng, town, year)
    return folk.new_citizen(rng, town=town, year=year)


class Told:
    """Writes of the protest, each detail noted under its field."""

    def __init__(
        self, facts: Facts, protest: Protest, bills: Mapping[str, str], currency: notes.Currency = notes.REAL
    ) -> None:
        self.facts, self.protest = facts, protest
        self._bills, self._currency = bills, currency

    def office(self, text: str, shown: str | None = None) -> str:
        return self.facts.note("oficio", text, shown)

    def seat(self, text: str) -> str:
        return self.facts.town("municipio_registro", self.protest.town, text)

    def livro(self, pattern: str = "{}") -> str:
        return self.facts.note("livro", pattern.format(self.protest.livro))

    def folha(self) -> str:
        return self.facts.note("folha", str(self.protest.folha))

    def protocol(self, *, dotted: bool = False) -> str:
        number = self.protest.protocol
        shown = numbers.show_thousands(number) if dotted else str(number)
        return self.facts.note("protocolo", str(number), shown)

    def debtor_name(self, show: Callable[[str], str] = str.upper) -> str:
        name = self.protest.debtor.name
        return self.facts.note("devedor_nome", name, show(name), subject="devedor 1")

    def debtor_number(self) -> str:
        """Return the number that the debtor is known by to the Treasury: a CPF or a CNPJ."""
        debtor = self.protest.debtor
        if isinstance(debtor, Firm):
            return company(self.facts, "devedor", 1, debtor)[1]
        return Voice(self.facts, "devedor", 1, debtor).cpf()

    def creditor(self, text: str | None = None) -> str:
        return self.facts.note("credor", text or self.protest.creditor)

    def presenter(self, text: str | None = None) -> str:
        return self.facts.note("apresentante", text or self.protest.presenter)

    def bill(self, show: Callable[[str], str] = str) -> str:
        kind = self.protest.kind
        return self.facts.note("titulo_especie", kind, show(self._bills[kind]))

    def number(self) -> str:
        return self.facts.note("titulo_numero", self.protest.number)

    def money(self, pattern: str = "{digits} ({words})") -> str:
        cents = self.protest.cents
        return noted.money(self.facts, cents, "titulo_valor", currency=self._currency, pattern=pattern)

    def _day(self, when: date, show: Show, field: str) -> str:
        return noted.day(self.facts, when, show(when), field)

    def drawn(self, show: Show) -> str:
        return self._day(self.protest.drawn, show, "titulo_emissao")

    def due(self, show: Show) -> str:
        return self._day(self.protest.due, show, "titulo_vencimento")

    def filed(self, show: Show) -> str:
        return self._day(self.protest.filed, show, "data_protocolo")

    def summoned(self, show: Show) -> str:
        return self._day(self.protest.told, show, "data_intimacao")

    def protested(self, show: Show) -> str:
        return self._day(self.protest.protested, show, "data_protesto")

    def reason(self, show: Callable[[str], str] = str) -> str:
        return self.facts.note("motivo", self.protest.reason, show(self.protest.reason))

    def officer(self) -> str:
        return self.facts.note("oficial", self.protest.officer)
