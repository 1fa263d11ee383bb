"""What these offices have in their books, made up: births, marriages, deaths and protests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.lakes import folk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, time
    from random import Random

    from tests.synthetic.lakes.folk import Company, Soul
    from tests.synthetic.names import Town

_UNIVERSAL_BEFORE = 1978
_DIVORCE_SINCE = 1979
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Book:
    """Where an act stands, which office keeps it, and who signs today."""

    town: Town
    livro: int
    folha: int
    termo: int
    office: str
    officer: str
    officer_sex: str
    issued: date

    def title(self, man: str, woman: str) -> str:
        return man if self.officer_sex == "M" else woman

    def matricula(self, rng: Random, year: int, kind: int) -> str:
        """Return the number of a national certificate; `kind` is 1 for births, 2 marriages, 4 deaths."""
        return numbers.new_matricula(
            rng,
            year=year,
            book=kind,
            livro=self.livro,
            folha=self.folha,
            termo=self.termo,
            office=self.office,
        )


@dataclass(frozen=True, slots=True)
class Birth:
    """`elders` are the father's parents, where there is a father, and the mother's."""

    child: Soul
    hour: time
    elders: tuple[tuple[str, str], ...]
    entered: date
    book: Book


@dataclass(frozen=True, slots=True)
class Marriage:
    """`taken` is the name that she took, if any."""

    he: Soul
    she: Soul
    taken: str | None
    wed: date
    regime: str
    book: Book


@dataclass(frozen=True, slots=True)
class Death:
    dead: Soul
    age: int
    died: date
    hour: time
    cause: str
    declarant: str
    doctor: str
    crm: str
    entered: date
    book: Book


@dataclass(frozen=True, slots=True)
class Protest:
    """`cents` are what the bill, one of the `kind`, is for."""

    debtor: Soul | Company
    creditor: Company
    presenter: str
    kind: str
    number: str
    drawn: date
    due: date
    filed: date
    summoned: date
    protested: date
    protocol: int
    cents: int
    reason: str
    book: Book


def _new_book(rng: Random, state: str, issued: date) -> Book:
    sex = folk.officer_sex(rng, issued.year)
    return Book(
        folk.new_town(rng, state),
        rng.randint(9, 240),
        rng.randint(1, 298),
        rng.randint(800, 46_000),
        numbers.new_office_code(rng),
        folk.new_name(rng, sex, state),
        sex,
        issued,
    )


def new_birth(
    rng: Random,
    state: str,
    years: tuple[int, int],
    *,
    issued: tuple[int, int],
    fatherless: float,
) -> Birth:
    """Return a birth of one of the years; the copy is `issued` so many days later."""
    born = folk.new_day(rng, *years)
    entered = folk.later(rng, born, 1, 24)
    child = folk.new_soul(rng, state, rng.choice("MF"), born, fatherless=fatherless)
    sides = [folk.family_of(parent) for parent in (child.father, child.mother) if parent]
    family = " ".join(dict.fromkeys(reversed(sides)))
    elders = tuple(
        (folk.new_name(rng, "M", state, side), folk.new_name(rng, "F", state, side)) for side in sides
    )
    book = _new_book(rng, state, folk.later(rng, entered, *issued))
    name = f"{folk.new_given(rng, child.sex)} {family}"
    return Birth(replace(child, name=name), folk.new_hour(rng), elders, entered, book)


def new_marriage(rng: Random, state: str, years: tuple[int, int], *, issued: tuple[int, int]) -> Marriage:
    wed = folk.new_day(rng, *years)
    before = ["solteiro"] * 5 + ["viúvo"] + ["divorciado"] * (wed.year >= _DIVORCE_SINCE)
    he, she = (
        folk.new_soul(
            rng, state, sex, folk.later(rng, wed, -42 * _YEAR, -19 * _YEAR), civil=rng.choice(before)
        )
        for sex in "MF"
    )
    taken = None
    if rng.random() < 0.65 and folk.family_of(he.name) != folk.family_of(she.name):
        taken = f"{she.name} {folk.family_of(he.name)}"
    usual = "comunhão universal" if wed.year < _UNIVERSAL_BEFORE else "comunhão parcial"
    regime = rng.choice((usual, usual, usual, "separação total", "comunhão universal"))
    return Marriage(he, she, taken, wed, regime, _new_book(rng, state, folk.later(rng, wed, *issued)))


def new_death(
    rng: Random, state: str, years: tuple[int, int], *, issued: tuple[int, int], fatherless: float
) -> Death:
    died, age = folk.new_day(rng, *years), rng.randint(24, 93)
    states = ["solteiro", "casado", "casado", "viúvo"] + ["divorciado"] * (died.year >= _DIVORCE_SINCE)
    born = died.replace(year=died.year - age, day=1)
    dead = folk.new_soul(rng, state, rng.choice("MF"), born, fatherless=fatherless, civil=rng.choice(states))
    entered = folk.later(rng, died, 1, 8)
    return Death(
        dead,
        age,
        died,
        folk.new_hour(rng),
        folk.new_cause(rng, died.year),
        folk.new_name(rng, rng.choice("MF"), state, folk.family_of(dead.name)),
        folk.new_name(rng, folk.officer_sex(rng, died.year), state),
        str(rng.randint(11_000, 98_000)),
        entered,
        _new_book(rng, state, folk.later(rng, entered, *issued)),
    )


def new_protest(
    rng: Random, state: str, years: tuple[int, int], kinds: Sequence[str], *, firms: float
) -> Protest:
    """Return a protest of one of the kinds of bills; a firm owes it with the share `firms`."""
    drawn = folk.new_day(rng, *years)
    due = folk.later(rng, drawn, 28, 150)
    filed = folk.later(rng, due, 9, 60)
    summoned = folk.later(rng, filed, 1, 3)
    protested = folk.later(rng, summoned, 3, 5)
    kind = rng.choice(kinds)
    is_refused = kind in {"duplicata", "letra de câmbio"} and rng.random() < 0.3
    debtor = (
        folk.new_company(rng, drawn.year, state)
        if rng.random() < firms
        else folk.new_soul(rng, state, rng.choice("MF"), folk.later(rng, drawn, -60 * _YEAR, -20 * _YEAR))
    )
    return Protest(
        debtor,
        folk.new_company(rng, drawn.year, state),
        folk.new_bank(rng),
        kind,
        f"{rng.randint(200, 98_000)}{rng.choice(('', '', '-A', '/01', '/03'))}",
        drawn,
        due,
        filed,
        summoned,
        protested,
        rng.randint(2_000, 940_000),
        rng.randint(31_000, 9_800_000),
        "falta de aceite" if is_refused else "falta de pagamento",
        _new_book(rng, state, protested),
    )
