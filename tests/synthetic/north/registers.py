"""What the civil registers of the north say: entries of births, marriages and deaths with its own people."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from tests.synthetic import birth_entries, death_entries, marriage_entries
from tests.synthetic.canvas import Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.north import faces, folk
from tests.synthetic.registrars import Registrar
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.synthetic.birth_entries import BirthEntry
    from tests.synthetic.death_entries import DeathEntry
    from tests.synthetic.marriage_entries import MarriageEntry, Spouse

_OFFICES = (
    "Cartório do {n}º Ofício",
    "Cartório {family}",
    "Cartório Único de Registro Civil",
    "Serventia Extrajudicial do {n}º Ofício",
    "Cartório {family} – {n}º Ofício",
)
_OLD_OFFICES = ("Cartório do Registro Civil", "Cartório do {n}º Ofício", "Cartório do Escrivão {family}")
_OLD_TITLES = (("Oficial do Registro Civil", "Oficial do Registro Civil"), ("Escrivão", "Escrivã"))
_TITLES = (("Registrador", "Registradora"), ("Oficial Substituto", "Oficiala Substituta"))
_CAUSES = (
    "insuficiência respiratória, edema agudo de pulmão",
    "parada cardiorrespiratória, miocardiopatia chagásica",
    "hemorragia digestiva alta, cirrose hepática",
    "septicemia, infecção do trato urinário",
    "ferimento por arma branca, anemia aguda",
)
_OLD_CAUSES = ("febre palúdica", "colapso cardíaco", "morte natural", "congestão cerebral", "gastroenterite")
_CEMETERIES = (
    "Cemitério São José",
    "Cemitério Santo Antônio",
    "Cemitério da Irmandade",
    "Cemitério de São Sebastião",
)


def leaf_layout(
    draw: Callable[[Sheet], None], *, width: float = 210, height: float = 297
) -> Callable[..., tuple[list[Canvas], Facts]]:
    """Return a layout that draws one sheet of this size, in millimetres."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        ink = Random(rng.getrandbits(64))
        canvas, facts = Canvas(dpi, ink, width=width, height=height, colour=colour), Facts()
        draw(Sheet(canvas, rng, facts, faces.CASE, colour))
        return [canvas], facts

    return compose


def _settled(rng: Random, registrar: Registrar, *, is_old: bool) -> Registrar:
    officer = folk.new_person(rng)
    office = rng.choice(_OLD_OFFICES if is_old else _OFFICES)
    return replace(
        registrar,
        office=office.format(n=rng.randint(1, 3), family=folk.family_name(folk.new_person(rng))),
        town=folk.new_town(rng),
        officer=officer,
        title=officer.by_sex(*rng.choice(_OLD_TITLES if is_old else _TITLES)),
        address=", ".join(folk.new_street(rng)),
    )


def new_birth(
    rng: Random, first: int, last: int, *, first_issue: int = 0, is_old: bool = False
) -> BirthEntry:
    """Return an entry without twins, of a child born between the years `first` and `last`."""
    plain = birth_entries.new_birth_entry(
        rng, first_year=first, last_year=last, first_issue=first_issue, is_old=is_old
    )
    registrar = _settled(rng, plain.registrar, is_old=is_old)
    mother = folk.new_person(rng, "F")
    father = folk.new_person(rng, "M") if plain.father else None
    return replace(
        plain,
        child=folk.new_child(rng, mother, father),
        mother=mother,
        father=father,
        paternal=folk.new_couple_of_names(rng) if father else (),
        maternal=folk.new_couple_of_names(rng),
        place=folk.new_maternity(rng) if rng.random() < 0.6 else folk.new_address(rng),
        town=registrar.town if rng.random() < 0.7 else folk.new_town(rng),
        registrar=registrar,
        twin=None,
    )


def new_marriage(
    rng: Random, first: int, last: int, *, first_issue: int = 0, is_old: bool = False
) -> MarriageEntry:
    plain = marriage_entries.new_marriage_entry(
        rng, first_year=first, last_year=last, first_issue=first_issue, is_old=is_old
    )
    spouses = [_spouse(rng, spouse, is_old=is_old) for spouse in plain.spouses]
    he, she = (
        replace(spouse, new_name=_taken_name(spouse, other)) for spouse, other in (spouses, spouses[::-1])
    )
    return replace(
        plain,
        spouses=(he, she),
        registrar=_settled(rng, plain.registrar, is_old=is_old),
        judge=folk.new_person(rng, "M"),
    )


def _spouse(rng: Random, spouse: Spouse, *, is_old: bool) -> Spouse:
    person = replace(folk.new_person(rng, spouse.person.sex), cpf=spouse.person.cpf)
    parents = folk.new_couple_of_names(rng)[-len(spouse.parents) :]
    return replace(
        spouse,
        person=person,
        town=folk.new_town(rng),
        nationality=person.by_sex("brasileiro", "brasileira"),
        trade=folk.new_trade(rng, person, is_old=is_old),
        parents=parents,
    )


def _taken_name(spouse: Spouse, other: Spouse) -> str | None:
    """Return the name with the other's family name where one was taken and is not borne already."""
    family = folk.family_name(other.person)
    if spouse.new_name is None or family in spouse.person.name:
        return None
    return f"{spouse.person.name} {family}"


def new_death(
    rng: Random, first: int, last: int, *, first_issue: int = 0, is_old: bool = False
) -> DeathEntry:
    plain = death_entries.new_death_entry(
        rng, first_year=first, last_year=last, first_issue=first_issue, is_old=is_old
    )
    dead = replace(folk.new_person(rng, plain.dead.sex), cpf=plain.dead.cpf)
    return replace(
        plain,
        dead=dead,
        origin=folk.new_town(rng),
        mother=folk.new_person(rng, "F"),
        father=folk.new_person(rng, "M") if plain.father else None,
        residence=folk.new_address(rng),
        trade=folk.new_trade(rng, dead, is_old=is_old),
        place=folk.new_maternity(rng) if rng.random() < 0.5 else folk.new_address(rng),
        cause=rng.choice(_OLD_CAUSES if is_old else _CAUSES),
        cemetery=rng.choice(_CEMETERIES),
        declarant=folk.new_person(rng),
        doctor=folk.new_person(rng) if plain.doctor else None,
        registrar=_settled(rng, plain.registrar, is_old=is_old),
    )
