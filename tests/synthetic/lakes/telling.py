"""Notes what a layout tells and returns it in the layout's own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.lakes import folk

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.lakes.entries import Book, Protest
    from tests.synthetic.lakes.folk import Soul
    from tests.synthetic.names import Town
    from tests.synthetic.notes import Currency

    Way = Callable[[str], str]
    DayWay = Callable[[date], str]

_SEXES = {"M": "masculino", "F": "feminino"}


def as_is(text: str) -> str:
    return text


class Teller:
    """Tells of one document whose act stands in `book`."""

    def __init__(self, facts: Facts, book: Book) -> None:
        self.facts, self.book = facts, book

    def say(self, field: str, value: str, way: Way = as_is, *, subject: str | None = None) -> str:
        """Note a value as it is and return it in its way: `str.upper`, or a pattern's `format`."""
        return self.facts.note(field, value, way(value), subject=subject)

    def day(self, when: date, way: DayWay, *fields: str, subject: str | None = None) -> str:
        return notes.day(self.facts, when, way(when), *fields, subject=subject)

    def hour(self, field: str, moment: time, way: Callable[[time], str]) -> str:
        return self.facts.note(field, f"{moment:%H:%M}", way(moment))

    def town(
        self, field: str, town: Town, pattern: str = "{0.name}/{0.state}", subject: str | None = None
    ) -> str:
        return self.facts.note(field, town.normal, pattern.format(town), subject=subject)

    def office(self, name: str, way: Way = as_is) -> str:
        return self.say("oficio", name, way)

    def seat(self, pattern: str) -> str:
        return self.town("municipio_registro", self.book.town, pattern)

    def officer(self, way: Way = as_is) -> str:
        return self.say("oficial", self.book.officer, way)

    def issued(self, way: DayWay) -> str:
        return self.day(self.book.issued, way, "data_emissao")

    def livro(self, pattern: str = "{}") -> str:
        return self.facts.note("livro", pattern.format(self.book.livro))

    def folha(self, back: str = "") -> str:
        return self.facts.note("folha", f"{self.book.folha}{back}")

    def termo(self, *, dotted: bool = False) -> str:
        number = self.book.termo
        return self.facts.note("termo", str(number), numbers.show_thousands(number) if dotted else None)

    def matricula(self, rng: Random, year: int, kind: int, *, dashed: bool = False) -> str:
        value = self.book.matricula(rng, year, kind)
        spaced = numbers.show_matricula(value)
        shown = f"{spaced[:-3]}-{spaced[-2:]}" if dashed else spaced
        return self.facts.note("matricula_registro_civil", value, shown)

    def code(self) -> str:
        return self.facts.note("cns", self.book.office)

    def cpf(self, value: str, field: str | None = None, *, subject: str | None = None) -> str:
        if field is not None:
            self.facts.note(field, value, numbers.show_cpf(value), subject=subject)
        return self.facts.cpf(value)

    def fee(self, cents: int) -> str:
        return notes.amount(self.facts, cents, in_words=False)

    def sex(self, one: Soul, way: Way = as_is) -> str:
        return self.facts.note("sexo", one.sex, way(_SEXES[one.sex]))

    def state(self, one: Soul, way: Way = as_is) -> str:
        return self.facts.note("estado_civil", one.state, way(one.civil))


class Spouse:
    """Tells of one of the two, who is the first or the second."""

    def __init__(self, teller: Teller, one: Soul, number: int) -> None:
        self._teller, self.one, self._subject = teller, one, f"conjuge {number}"

    def _say(self, field: str, value: str, way: Way = as_is) -> str:
        return self._teller.say(field, value, way, subject=self._subject)

    def name(self, way: Way = str.upper) -> str:
        return self._say("nome_conjuge", self.one.name, way)

    def born(self, way: DayWay) -> str:
        return self._teller.day(self.one.born, way, "conjuge_data_nascimento", subject=self._subject)

    def native(self, pattern: str) -> str:
        return self._teller.town("conjuge_naturalidade", self.one.town, pattern, self._subject)

    def nation(self) -> str:
        return self._say("conjuge_nacionalidade", self.one.by_sex("brasileiro", "brasileira"))

    def parents(self, way: Way = as_is, joint: str = " e ") -> str:
        parents = [one for one in (self.one.father, self.one.mother) if one]
        return joint.join(self._say("conjuge_filiacao", one, way) for one in parents)

    def cpf(self) -> str:
        return self._teller.cpf(self.one.cpf, "conjuge_cpf", subject=self._subject)

    def taken(self, name: str, way: Way = as_is) -> str:
        return self._say("conjuge_nome_adotado", name, way)


class Bill:
    """Tells of a protested bill."""

    def __init__(self, teller: Teller, protest: Protest) -> None:
        self._teller, self.protest = teller, protest

    def protocol(self, *, dotted: bool = False) -> str:
        number = self.protest.protocol
        shown = numbers.show_thousands(number) if dotted else str(number)
        return self._teller.facts.note("protocolo", str(number), shown)

    def day(self, field: str, way: DayWay) -> str:
        """Tell one of the days by its field."""
        days = {
            "titulo_emissao": self.protest.drawn,
            "titulo_vencimento": self.protest.due,
            "data_protocolo": self.protest.filed,
            "data_intimacao": self.protest.summoned,
            "data_protesto": self.protest.protested,
        }
        return self._teller.day(days[field], way, field)

    def debtor(self, way: Way = str.upper) -> str:
        return self._teller.say("devedor_nome", self.protest.debtor.name, way, subject="devedor 1")

    def debtor_number(self) -> str:
        """Tell the debtor's CPF or CNPJ."""
        debtor, facts, subject = self.protest.debtor, self._teller.facts, "devedor 1"
        if isinstance(debtor, folk.Company):
            facts.note("devedor_cnpj", debtor.cnpj, numbers.show_cnpj(debtor.cnpj), subject=subject)
            return facts.cnpj(debtor.cnpj)
        return self._teller.cpf(debtor.cpf, "devedor_cpf", subject=subject)

    def creditor(self, way: Way = as_is) -> str:
        return self._teller.say("credor", self.protest.creditor.name, way)

    def presenter(self, way: Way = as_is) -> str:
        return self._teller.say("apresentante", self.protest.presenter, way)

    def kind(self, shown: str | None = None) -> str:
        return self._teller.facts.note("titulo_especie", self.protest.kind, shown)

    def number(self) -> str:
        return self._teller.facts.note("titulo_numero", self.protest.number)

    def money(self, currency: Currency = notes.REAL, *, in_words: bool = False) -> str:
        return notes.amount(
            self._teller.facts, self.protest.cents, "titulo_valor", currency=currency, in_words=in_words
        )

    def reason(self, way: Way = as_is) -> str:
        return self._teller.say("motivo", self.protest.reason, way)
