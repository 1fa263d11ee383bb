"""What a protest tells of a title and its debtors, noted as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import names, notes, numbers, parties, words
from tests.synthetic.facts import Facts
from tests.synthetic.parties import Company, Party, new_bank, new_company, new_individual
from tests.synthetic.qualifying import Side

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.names import Person, Town

_DETAILS = frozenset({"nome", "cpf", "cnpj"})
_TITLES = {
    "duplicata": ("DUPLICATA MERCANTIL POR INDICAÇÃO", "DUPLICATA DE PRESTAÇÃO DE SERVIÇOS", "DUPLICATA"),
    "nota promissória": ("NOTA PROMISSÓRIA",),
    "cheque": ("CHEQUE",),
    "letra de câmbio": ("LETRA DE CÂMBIO",),
    "cédula de crédito bancário": ("CÉDULA DE CRÉDITO BANCÁRIO",),
    "certidão de dívida ativa": ("CERTIDÃO DE DÍVIDA ATIVA",),
    "outro": ("CONTRATO DE LOCAÇÃO", "SENTENÇA JUDICIAL"),
}
COMMON = ("duplicata", "duplicata", "duplicata", "nota promissória", "cheque", "letra de câmbio")
RECENT = (*COMMON, "cédula de crédito bancário", "certidão de dívida ativa", "outro")
_REASONS = ("falta de pagamento",) * 5 + ("falta de aceite", "falta de devolução")


@dataclass(frozen=True, slots=True)
class Protest:
    """Days run from the title's issue to the protest; `notified` and `creditor` may be untold."""

    town: Town
    office: str
    livro: str
    folha: int
    protocol: int
    received: date
    notified: date | None
    day: date
    presenter: Company
    creditor: Company | None
    debtors: tuple[Party, ...]
    kind: str
    shown_kind: str
    number: str | None
    issued: date
    due: date
    cents: int
    reason: str
    officer: Person


def new_protest(rng: Random, first: int, last: int, kinds: tuple[str, ...]) -> Protest:
    day = date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))
    received, kind = day - timedelta(days=rng.randint(4, 9)), rng.choice(kinds)
    due = received - timedelta(days=rng.randint(8, 60))
    debtor = rng.choice((new_individual, new_company))
    return Protest(
        town=names.new_town(rng),
        office=f"{rng.randint(1, 4)}º",
        livro=str(rng.randint(10, 990)),
        folha=rng.randint(1, 299),
        protocol=rng.randint(1_000, 999_999),
        received=received,
        notified=received + timedelta(days=rng.randint(1, 3)) if rng.random() < 0.8 else None,
        day=day,
        presenter=new_bank(rng),
        creditor=new_company(rng) if rng.random() < 0.8 else None,
        debtors=tuple(debtor(rng) for _ in range(rng.choice((1, 1, 1, 2)))),
        kind=kind,
        shown_kind=rng.choice(_TITLES[kind]),
        number=_new_number(rng) if rng.random() < 0.9 else None,
        issued=due - timedelta(days=rng.randint(28, 120)),
        due=due,
        cents=rng.randint(9_000, 9_900_000),
        reason=rng.choice(_REASONS),
        officer=names.new_person(rng, rng.choice("MF")),
    )


def _new_number(rng: Random) -> str:
    plain = str(rng.randint(100, 999_999))
    return rng.choice(
        (
            plain,
            f"{plain}/{rng.randint(1, 12):02d}",
            f"{rng.choice('ABC')}{plain}",
            f"{plain}-{rng.choice('ABC')}",
        )
    )


class Told:
    """Writes the particulars of one protest, each noted as it is written."""

    def __init__(self, facts: Facts, protest: Protest, rng: Random) -> None:
        self.facts = facts
        self.protest = protest
        self.either = lambda *captions: rng.choice(captions)

    def book(self) -> str:
        return notes.book(self.facts, self.protest.livro)

    def leaf(self) -> str:
        return notes.leaf(self.facts, str(self.protest.folha))

    def protocol(self, *, dotted: bool = False) -> str:
        number = self.protest.protocol
        return self.facts.note("protocolo", str(number), numbers.show_thousands(number) if dotted else None)

    def received(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return self._day(self.protest.received, "data_protocolo", show)

    def day(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return self._day(self.protest.day, "data_protesto", show)

    def issued(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return self._day(self.protest.issued, "titulo_emissao", show)

    def due(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return self._day(self.protest.due, "titulo_vencimento", show)

    def notified(self, pattern: str = "{}", show: Callable[[date], str] = words.date_in_digits) -> str:
        """Return the day of the summons set into `pattern`; nothing where it is untold."""
        if self.protest.notified is None:
            return ""
        return pattern.format(self._day(self.protest.notified, "data_intimacao", show))

    def _day(self, when: date, field: str, show: Callable[[date], str]) -> str:
        return notes.day(self.facts, when, show(when), field)

    def presenter(self) -> str:
        return self.facts.note("apresentante", self.protest.presenter.name)

    def creditor(self, pattern: str = "{}") -> str:
        """Return the creditor set into `pattern`; nothing where the presenter acts on its own behalf."""
        if self.protest.creditor is None:
            return ""
        return pattern.format(self.facts.note("credor", self.protest.creditor.name))

    def kind(self, *, capitals: bool = True) -> str:
        shown = self.protest.shown_kind
        return self.facts.note("titulo_especie", self.protest.kind, shown if capitals else shown.lower())

    def number(self, pattern: str = "{}") -> str:
        if self.protest.number is None:
            return ""
        return pattern.format(self.facts.note("titulo_numero", self.protest.number))

    def value(self, *, in_words: bool = False) -> str:
        currency = notes.currency_of(self.protest.day)
        return notes.amount(
            self.facts, self.protest.cents, "titulo_valor", currency=currency, in_words=in_words
        )

    def reason(self, *, capitals: bool = False) -> str:
        reason = self.protest.reason
        return self.facts.note("motivo", reason, reason.upper() if capitals else reason)

    def signer(self, man: str, woman: str) -> tuple[str, str]:
        """Return the officer's name and the title of a man or of a woman."""
        officer = self.protest.officer
        return self.facts.note("oficial", officer.name), officer.by_sex(man, woman)

    def debtors(self) -> list[tuple[str, str, str]]:
        """Return name, label of the number, and number of every debtor."""
        side = Side(self.facts, "devedor", _DETAILS)
        return [_debtor(side, party) for party in self.protest.debtors]

    def debtors_in_words(self, pattern: str) -> str:
        """Return the debtors in a row; `pattern` takes name, label and number."""
        return parties.joined([pattern.format(*told) for told in self.debtors()])


def _debtor(side: Side, party: Party) -> tuple[str, str, str]:
    subject = side.next()
    if isinstance(party, Company):
        number = side.note(subject, "cnpj", party.cnpj, side.facts.cnpj(party.cnpj))
        return side.note(subject, "nome", party.name, party.name.upper()), "CNPJ", number
    [name] = party.all_names
    cpf = party.person.cpf if isinstance(party, parties.Individual) else ""
    number = side.note(subject, "cpf", cpf, side.facts.cpf(cpf))
    return side.note(subject, "nome", name, name.upper()), "CPF", number
