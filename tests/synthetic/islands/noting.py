"""What the acts of these offices tell, noted where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.islands.folk import Birth, Death, Entry, Protest, Spouse

    Show = Callable[[date], str]


class Books:
    """The office, its books and the days of the act; each method notes and returns what is shown."""

    def __init__(self, facts: Facts, entry: Entry) -> None:
        self.facts, self.entry = facts, entry

    def office(self, name: str, shown: str | None = None) -> str:
        return self.facts.note("oficio", name, shown)

    def seat(self, shown: str) -> str:
        return self.facts.note("municipio_registro", self.entry.town.normal, shown)

    def officer(self) -> str:
        return self.facts.note("oficial", self.entry.officer)

    def livro(self, pattern: str = "{}") -> str:
        return self.facts.note("livro", pattern.format(self.entry.livro))

    def folha(self, pattern: str = "{}") -> str:
        return self.facts.note("folha", pattern.format(self.entry.folha))

    def termo(self) -> str:
        return self.facts.note("termo", str(self.entry.termo))

    def entered(self, show: Show) -> str:
        return self.day(self.entry.entered, show, "data_registro")

    def issued(self, show: Show) -> str:
        return self.day(self.entry.issued, show, "data_emissao")

    def day(self, when: date, show: Show, *fields: str) -> str:
        return notes.day(self.facts, when, show(when), *fields)

    def matricula(self, rng: Random, book: int) -> str:
        entry = self.entry
        return self.facts.matricula(
            numbers.new_matricula(
                rng,
                year=entry.entered.year,
                book=book,
                livro=entry.livro,
                folha=entry.folha,
                termo=entry.termo,
            )
        )

    def cns(self, rng: Random) -> str:
        return self.facts.note("cns", numbers.new_office_code(rng))

    def fee(self, cents: int) -> str:
        return notes.amount(self.facts, cents, in_words=False)


def name(facts: Facts, one: Birth | Death, shown: str | None = None) -> str:
    """Note whom the act tells of; in capitals unless `shown` otherwise."""
    return facts.note("nome", one.name, shown or one.name.upper())


def sex(facts: Facts, one: Birth | Death, man: str = "masculino", woman: str = "feminino") -> str:
    return facts.note("sexo", one.sex, one.by_sex(man, woman))


def mother(facts: Facts, one: Birth | Death) -> str:
    return facts.note("nome_mae", one.mother)


def father(facts: Facts, one: Birth | Death) -> str:
    """Note the father; empty where none is told."""
    return facts.note("nome_pai", one.father) if one.father else ""


def grandparents(facts: Facts, birth: Birth, joint: str = " e ") -> list[str]:
    """Note the grandparents and return them pair by pair, the mother's last."""
    return [joint.join(facts.note("avos", one) for one in pair) for pair in birth.grandparents]


class Half:
    """One of the two who marry."""

    def __init__(self, facts: Facts, one: Spouse) -> None:
        self.facts, self.one = facts, one
        self.subject = "conjuge 1" if one.sex == "M" else "conjuge 2"

    def _note(self, field: str, value: str, shown: str | None = None) -> str:
        return self.facts.note(field, value, shown, subject=self.subject)

    def name(self, shown: str | None = None) -> str:
        return self._note("nome_conjuge", self.one.name, shown or self.one.name.upper())

    def born(self, show: Show) -> str:
        return notes.day(
            self.facts, self.one.born, show(self.one.born), "conjuge_data_nascimento", subject=self.subject
        )

    def native(self, pattern: str) -> str:
        return self._note("conjuge_naturalidade", self.one.native.normal, pattern.format(self.one.native))

    def nation(self) -> str:
        return self._note("conjuge_nacionalidade", self.one.nation)

    def father(self) -> str:
        return self._note("conjuge_filiacao", self.one.father)

    def mother(self) -> str:
        return self._note("conjuge_filiacao", self.one.mother)

    def cpf(self) -> str:
        self._note("conjuge_cpf", self.one.cpf, numbers.show_cpf(self.one.cpf))
        return self.facts.cpf(self.one.cpf)

    def taken(self, shown: str | None = None) -> str:
        """Note the name that is borne from now on; empty where it is the old one."""
        return self._note("conjuge_nome_adotado", self.one.taken, shown) if self.one.taken else ""


class Bill:
    """A protested bill and who owes it."""

    subject = "devedor 1"

    def __init__(self, facts: Facts, protest: Protest, currency: notes.Currency = notes.REAL) -> None:
        self.facts, self.protest, self.currency = facts, protest, currency

    def debtor(self, shown: str | None = None) -> str:
        name = self.protest.debtor
        return self.facts.note("devedor_nome", name, shown or name.upper(), subject=self.subject)

    def number(self) -> str:
        """Note the debtor's CPF or CNPJ."""
        value, is_firm = self.protest.number, self.protest.is_firm
        shown = self.facts.cnpj(value) if is_firm else self.facts.cpf(value)
        field = "devedor_cnpj" if is_firm else "devedor_cpf"
        return self.facts.note(field, value, shown, subject=self.subject)

    def kind(self, shown: str | None = None) -> str:
        return self.facts.note("titulo_especie", self.protest.bill, shown)

    def serial(self) -> str:
        return self.facts.note("titulo_numero", self.protest.bill_number)

    def sum(self, *, in_words: bool = False) -> str:
        return notes.amount(
            self.facts, self.protest.cents, "titulo_valor", currency=self.currency, in_words=in_words
        )

    def protocol(self, *, dotted: bool = False) -> str:
        number = self.protest.protocol
        return self.facts.note("protocolo", str(number), numbers.show_thousands(number) if dotted else None)

    def presenter(self) -> str:
        return self.facts.note("apresentante", self.protest.presenter)

    def creditor(self) -> str:
        return self.facts.note("credor", self.protest.creditor)

    def reason(self, shown: str | None = None) -> str:
        return self.facts.note("motivo", self.protest.reason, shown)
