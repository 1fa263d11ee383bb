"""The parts of a matrícula's act, each noted under the act as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import names, notes, numbers, words
from tests.synthetic.parties import Couple, joined
from tests.synthetic.qualifying import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from random import Random

    from tests.synthetic.chains import Act, Estate
    from tests.synthetic.facts import Facts
    from tests.synthetic.parties import Party

_FIRST_NATIONAL_NUMBER = 2010  # year since which processes bear the court's national number


@dataclass(slots=True)
class Pen:
    """Writes the parts of one act and notes them under its subject."""

    rng: Random
    facts: Facts
    estate: Estate
    act: Act
    qualify: Callable[[Side, Party], str]
    in_capitals: bool = False

    def note(self, field: str, value: str, shown: str | None = None) -> str:
        return self.facts.note(field, value, shown, subject=self.act.code)

    def code(self, pattern: str) -> str:
        """Return the act's number set into `pattern`: {letter}, {place} and the matrícula's {number}."""
        letter, place = self.act.code.split(".")
        number = self.facts.property_number(self.estate.number) if "{number}" in pattern else ""
        shown = pattern.format(letter=letter, Letter=letter.capitalize(), place=int(place), number=number)
        return self.note("ato", self.act.code, shown)

    def kind(self, shown: str) -> str:
        return self.note("ato_especie", self.act.kind, shown)

    def day(self, shown: str) -> str:
        return notes.day(self.facts, self.act.day, shown, "ato_data", subject=self.act.code)

    def protocol(self, *, dotted: bool = True) -> str:
        number = self.act.protocol
        return self.note(
            "ato_protocolo", str(number), numbers.show_thousands(number) if dotted else str(number)
        )

    def protocol_day(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return notes.day(self.facts, self.act.protocol_day, show(self.act.protocol_day))

    def _noted(self, field: str, parties: tuple[Party, ...]) -> list[str]:
        told = [name for party in parties for name in party.all_names]
        for name in told:
            self.note(field, name)
        return told

    def givers(self) -> str:
        return joined(self._noted("ato_transmitente", self.act.givers), capitals=self.in_capitals)

    def takers(self) -> str:
        return joined(self._noted("ato_adquirente", self.act.takers), capitals=self.in_capitals)

    def takers_qualified(self) -> str:
        self._noted("ato_adquirente", self.act.takers)
        side = Side(self.facts, "", frozenset())
        return "; e ".join(self.qualify(side, party) for party in self.act.takers)

    def owners(self) -> str:
        """Return how many they are: `o proprietário`, `a proprietária`, `os proprietários`."""
        [party] = self.act.givers
        if isinstance(party, Couple):
            return "os proprietários"
        return "a proprietária" if party.is_woman else "o proprietário"

    def verb(self, one: str, several: str) -> str:
        return several if isinstance(self.act.givers[0], Couple) else one

    def taking(self, one: str, several: str) -> str:
        return several if isinstance(self.act.takers[0], Couple) else one

    def aforesaid(self) -> str:
        """Return `qualificado` in the givers' gender and number."""
        [party] = self.act.givers
        if isinstance(party, Couple):
            return "qualificados"
        return "qualificada" if party.is_woman else "qualificado"

    def value(self, *, in_words: bool = True) -> str:
        if self.act.cents is None:
            return ""
        return notes.amount(
            self.facts,
            self.act.cents,
            "ato_valor",
            subject=self.act.code,
            currency=notes.currency_of(self.act.day),
            in_words=in_words,
        )

    def title(self, show: Callable[[date], str] = words.date_with_month) -> str:
        """Name the paper that the act rests on, with its day, book and leaf where it has them."""
        text = _TITLES.get(self.act.kind, _request)(self, show)
        return self.note("ato_titulo", text)

    def paper_day(self, show: Callable[[date], str]) -> str:
        when = self.act.protocol_day.replace(day=max(1, self.act.protocol_day.day // 2))
        return notes.day(self.facts, when, show(when))

    def process(self) -> str:
        year = self.act.protocol_day.year - 1
        if year < _FIRST_NATIONAL_NUMBER:
            return f"{self.rng.randint(100, 2400)}/{year % 100:02d}"
        value = numbers.new_court_process(self.rng, year)
        return self.facts.note("processo_judicial", value, numbers.show_court_process(value))


def _deed(pen: Pen, show: Callable[[date], str]) -> str:
    livro, folha = str(pen.rng.randint(20, 480)), str(pen.rng.randint(2, 190))
    what = {"compra e venda": "venda e compra"}.get(pen.act.kind, pen.act.kind)
    where = pen.rng.choice(("deste município", f"de {names.new_town(pen.rng).short}", "desta cidade"))
    return (
        f"escritura pública de {what} lavrada em {pen.paper_day(show)}, no {pen.rng.randint(1, 4)}º Tabelião "
        f"de Notas {where}, livro nº {notes.book(pen.facts, livro)}, folhas {notes.leaf(pen.facts, folha)}"
    )


def _private(pen: Pen, show: Callable[[date], str]) -> str:
    return f"instrumento particular com força de escritura pública, datado de {pen.paper_day(show)}"


def _partition(pen: Pen, show: Callable[[date], str]) -> str:
    return (
        f"formal de partilha expedido em {pen.paper_day(show)}, pelo Juízo da {pen.rng.randint(1, 5)}ª Vara "
        f"da Família e Sucessões, extraído do processo nº {pen.process()}"
    )


def _writ(pen: Pen, show: Callable[[date], str]) -> str:
    return (
        f"mandado judicial expedido em {pen.paper_day(show)}, pela {pen.rng.randint(1, 9)}ª Vara Cível, nos "
        f"autos do processo nº {pen.process()}"
    )


def _request(pen: Pen, show: Callable[[date], str]) -> str:
    return f"requerimento firmado em {pen.paper_day(show)}"


def _certificate(pen: Pen, show: Callable[[date], str]) -> str:
    return f"certidão de casamento expedida em {pen.paper_day(show)}, pelo Registro Civil desta cidade"


_TITLES: Mapping[str, Callable[[Pen, Callable[[date], str]], str]] = {
    "compra e venda": _deed,
    "doação": _deed,
    "permuta": _deed,
    "usufruto": _deed,
    "hipoteca": _private,
    "alienação fiduciária": _private,
    "partilha": _partition,
    "penhora": _writ,
    "indisponibilidade": _writ,
    "casamento": _certificate,
    "divórcio": _certificate,
}
