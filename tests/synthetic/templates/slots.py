"""What every kind of document tells: its office, its book, and things around it that are no field."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import numbers, words
from tests.synthetic.inland import folk
from tests.synthetic.south import folk as southern
from tests.synthetic.south import noted
from tests.synthetic.templates import mentions, shown
from tests.synthetic.templates.grammar import TemplateError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.inland.births import Birth
    from tests.synthetic.inland.deaths import Death
    from tests.synthetic.inland.marriages import Marriage
    from tests.synthetic.names import Town
    from tests.synthetic.templates.grammar import Values
    from tests.synthetic.templates.mentions import MarkedFacts

    Slot = Callable[[Sequence[str]], str]
    """Writes a value in the styles that a template names."""

_MOST_NUMBERED = 9
_NEAR, _LONG_AGO = 400, 12_000  # days


def new_name(rng: Random, sex: str) -> str:
    """Return a name of one region or another."""
    return rng.choice((folk.new_name, southern.new_name))(rng, sex)


def numbered(name: str) -> tuple[str, int]:
    """Return a name without its number, and that: `homem2` is (homem, 2), `homem` (homem, 0)."""
    word = name.rstrip("0123456789")
    return word, int(name[len(word) :] or 0)


class Slots:
    """The slots of one document: each notes its value in `facts` when it is written.

    `when` is the day of the main act, `officer` who signs, with their sex.
    """

    def __init__(
        self, rng: Random, facts: MarkedFacts, town: Town, when: date, officer: tuple[str, str]
    ) -> None:
        self.rng, self.facts, self.town, self.when = rng, facts, town, when
        self._officer, self._others = officer, dict[str, str]()
        self._slots: dict[str, Slot] = dict(self._common())

    def add(self, slots: Mapping[str, Slot]) -> None:
        self._slots |= slots

    def value(self, name: str, styles: Sequence[str]) -> str:
        slot = self._slots.get(name) or self._other(name)
        if slot is None:
            raise TemplateError(f"no slot `{name}`")
        return self.facts.marked(lambda: slot(styles))

    def noted(self, field: str, text: str, shown_text: str) -> str:
        """Note a text as it stands."""
        value = self.known(field, mentions.bare(text))
        if value is None:
            return shown_text
        return self.facts.marked(lambda: self.facts.note(field, value, shown_text))

    def known(self, _field: str, text: str) -> str | None:
        """Return what a literal text of a field is as its value; None if the field has no such value."""
        return text

    def holds(self, condition: str) -> bool:
        raise TemplateError(f"no condition `{condition}`")

    def sex(self, who: str) -> str:
        if who == "oficial":
            return self._officer[1]
        if who.startswith(("homem", "mulher")):
            return "M" if who.startswith("homem") else "F"
        raise TemplateError(f"no person `{who}`")

    def parties(self, role: str) -> Sequence[Values]:
        raise TemplateError(f"no parties `{role}`")

    def told(self, field: str, value: str, subject: str | None = None) -> Slot:
        """Return the slot of a value that stands as it is, or in capitals."""
        return lambda styles: self.facts.note(field, value, shown.text(value, styles), subject=subject)

    def day(self, field: str, when: date, subject: str | None = None) -> Slot:
        return lambda styles: noted.day(
            self.facts, when, shown.day(self.rng, when, styles), field, subject=subject
        )

    def place(self, field: str, town: Town, subject: str | None = None) -> Slot:
        """Return the slot of a town; of another one than the office's only what is shown is known."""

        def write(styles: Sequence[str]) -> str:
            text = shown.town(town, styles)
            is_bare = town != self.town and text.casefold() == town.name.casefold()
            return self.facts.note(field, town.name if is_bare else town.normal, text, subject=subject)

        return write

    def sum(self, cents: int, *fields: str, subject: str | None = None, when: date | None = None) -> Slot:
        """Return the slot of a sum in the money of its time, which is the main act's where no day is told.

        Without fields it is noted among all sums.
        """

        def write(styles: Sequence[str]) -> str:
            text, digits, currency = shown.money(cents, when or self.when, styles)
            noted.money(self.facts, cents, *fields, subject=subject, currency=currency, pattern=digits)
            return text

        return write

    def matricula(self, year: int, book: int, entry: Birth | Marriage | Death) -> Slot:
        """Return the slot of a new matrícula of an entry's place in a `book` of the civil registry."""
        number = numbers.new_matricula(
            self.rng, year=year, book=book, livro=entry.livro, folha=entry.folha, termo=entry.termo
        )
        return lambda styles: shown.text(self.facts.matricula(number), styles)

    def cpf(self, value: str, *fields: str, subject: str | None = None) -> Slot:
        def write(styles: Sequence[str]) -> str:
            shown.of(styles, ())
            return noted.cpf(self.facts, value, *fields, subject=subject)

        return write

    def book(self, letter: str, livro: int, folha: int, termo: int | None) -> None:
        """Give the slots of where the act stands; the letter of its book may be told or not."""
        mark = self.rng.choice(("", "", f"{letter}-", f"{letter}")) if letter else ""
        back = self.rng.choice(("", "", "v"))
        self.add(
            {"livro": self.told("livro", f"{mark}{livro}"), "folha": self.told("folha", f"{folha}{back}")}
        )
        if termo is not None:
            self.add({"termo": self.told("termo", str(termo))})

    def _common(self) -> Mapping[str, Slot]:
        rng, town = self.rng, self.town
        away = folk.new_town(rng)
        return {
            "municipio": self.place("municipio_registro", town),
            "cidade": lambda styles: shown.town(town, styles),
            "outra_cidade": lambda styles: shown.town(away, styles),
            "uf": lambda styles: shown.text(town.state, styles),
            "estado": lambda styles: shown.text(town.state_name, styles),
            "do_estado": lambda styles: shown.text(folk.state_told(town), styles),
            "oficial": self.told("oficial", self._officer[0]),
            "cns": self.told("cns", numbers.new_office_code(rng)),
            "homem": lambda styles: shown.text(new_name(rng, "M"), styles),
            "mulher": lambda styles: shown.text(new_name(rng, "F"), styles),
            "dia": lambda styles: self._some_day(styles, -_NEAR, -1),
            "dia_antigo": lambda styles: self._some_day(styles, -_LONG_AGO, -_NEAR),
            "dia_depois": lambda styles: self._some_day(styles, 1, _NEAR),
            "rua": lambda styles: shown.text(folk.new_street(rng), styles),
            "bairro": lambda styles: shown.text(folk.new_quarter(rng), styles),
            "hospital": lambda styles: shown.text(folk.new_hospital(rng), styles),
            "profissao": lambda styles: shown.text(folk.new_trade(rng, rng.choice("MF")), styles),
            "profissao_m": lambda styles: shown.text(folk.new_trade(rng, "M"), styles),
            "profissao_f": lambda styles: shown.text(folk.new_trade(rng, "F"), styles),
            "rg": lambda styles: shown.text(numbers.show_thousands(rng.randint(300_000, 38_000_000)), styles),
            "numero": lambda styles: shown.text(str(rng.randint(12, 98_000)), styles),
            "reais": self._fee,
            "codigo": lambda styles: shown.text(f"{rng.getrandbits(48):012X}", styles),
            "pequeno": lambda styles: shown.text(str(rng.randint(2, 48)), styles),
            "idade_m": self._age,
        }

    def _other(self, name: str) -> Slot | None:
        """Return the slot of a numbered other person: the same one each time."""
        kind, number = numbered(name)
        if kind not in {"homem", "mulher"} or not 0 < number <= _MOST_NUMBERED:
            return None
        other = self._others.setdefault(name, new_name(self.rng, "M" if kind == "homem" else "F"))
        return lambda styles: shown.text(other, styles)

    def _some_day(self, styles: Sequence[str], least: int, most: int) -> str:
        when = self.when + timedelta(days=self.rng.randint(least, most))
        return noted.day(self.facts, when, shown.day(self.rng, when, styles))

    def _age(self, styles: Sequence[str]) -> str:
        style, _ = shown.of(styles, ("extenso", "n"))
        age = self.rng.randint(19, 78)
        return words.number_in_words(age) if style == "extenso" else str(age)

    def _fee(self, styles: Sequence[str]) -> str:
        return self.sum(self.rng.randint(400, 32_000))(styles)
