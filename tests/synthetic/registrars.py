"""The office that keeps the books, and what its officer calls himself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import numbers, people

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.names import Person, Town

_MODERN = (
    "{n}º Ofício de Registro Civil das Pessoas Naturais",
    "Oficial de Registro Civil das Pessoas Naturais do {n}º Subdistrito",
    "Serviço de Registro Civil das Pessoas Naturais",
    "Registro Civil das Pessoas Naturais e Tabelionato de Notas",
)
_OLD = (
    "Cartório do Registro Civil do {n}º Distrito",
    "Cartório de Paz e Registro Civil",
    "{n}º Cartório do Registro Civil",
    "Cartório do Registro Civil das Pessoas Naturais",
)
_TITLES = (
    ("Oficial de Registro", "Oficiala de Registro"),
    ("Oficial Substituto", "Oficiala Substituta"),
    ("Registrador Civil", "Registradora Civil"),
)
_OLD_TITLES = (
    ("Oficial do Registro Civil", "Oficial do Registro Civil"),
    ("Oficial Maior", "Oficial Maior"),
    ("Escrivão de Paz", "Escrivã de Paz"),
)


@dataclass(frozen=True, slots=True)
class Registrar:
    """`cns` is the office's national number of six digits, `title` what stands under the signature."""

    office: str
    town: Town
    cns: str
    officer: Person
    title: str
    address: str
    telephone: str


def new_registrar(rng: Random, *, is_old: bool = False) -> Registrar:
    officer = people.new_person(rng, rng.choice("MF"))
    return Registrar(
        office=rng.choice(_OLD if is_old else _MODERN).format(n=rng.randint(1, 5)),
        town=people.new_town(rng),
        cns=numbers.new_office_code(rng),
        officer=officer,
        title=officer.by_sex(*rng.choice(_OLD_TITLES if is_old else _TITLES)),
        address=people.new_address(rng),
        telephone=f"({rng.randint(11, 99)}) {rng.randint(3200, 3999)}-{rng.randint(1000, 9999)}",
    )


def show_cns(cns: str) -> str:
    """Return `12.345-6`."""
    return f"{cns[:2]}.{cns[2:5]}-{cns[5]}"
