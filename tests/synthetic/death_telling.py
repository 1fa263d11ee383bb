"""How certidões de óbito tell their facts: each function notes what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.death_entries import DeathEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.facts import Facts

    Items = list[tuple[str, Sequence[str]]]


def who(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("nome", entry.dead.name)


def sex(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("sexo", entry.dead.sex, entry.by_sex("masculino", "feminino"))


def cpf(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("cpf_falecido", entry.dead.cpf, facts.cpf(entry.dead.cpf))


def age(facts: Facts, entry: DeathEntry, shown: str) -> str:
    return facts.note("idade", str(entry.age), shown)


def state(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("estado_civil", entry.civil_state, entry.civil_state_shown)


def origin(facts: Facts, entry: DeathEntry) -> str:
    return facts.town("naturalidade", entry.origin, entry.origin.short)


def parents(facts: Facts, entry: DeathEntry, joint: str = " e ") -> str:
    father = [facts.note("nome_pai", entry.father.name)] if entry.father else []
    return joint.join([*father, facts.note("nome_mae", entry.mother.name)])


def died(facts: Facts, entry: DeathEntry, shown: str) -> str:
    return facts.day(entry.died, shown, "data_obito")


def hour(facts: Facts, entry: DeathEntry, shown: str) -> str:
    assert entry.moment is not None
    return facts.note("hora_obito", entry.moment.strftime("%H:%M"), shown)


def registered(facts: Facts, entry: DeathEntry, shown: str) -> str:
    return facts.day(entry.registered, shown, "data_registro")


def place(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("local_obito", entry.place, f"{entry.place}, {entry.registrar.town.short}")


def burial(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("sepultamento", f"{entry.cemetery}, {entry.registrar.town.short}")


def doctor(facts: Facts, entry: DeathEntry, shown: str) -> str:
    """Return the doctor with title and number as `shown` puts them: `{title} {name}, CRM {crm}`."""
    doctor = entry.doctor
    assert doctor is not None
    facts.note("medico", doctor.name)
    if "{crm}" in shown:
        facts.note("crm", entry.crm)
    return shown.format(title=doctor.by_sex("Dr.", "Dra."), name=doctor.name, crm=entry.crm)


def office(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("oficio", entry.registrar.office)


def registered_at(facts: Facts, entry: DeathEntry, shown: str | None = None) -> str:
    town = entry.registrar.town
    return facts.town("municipio_registro", town, shown or town.short)
