"""How certidões de nascimento tell their facts: each function notes what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.birth_entries import BirthEntry
from tests.synthetic.registrars import show_cns

if TYPE_CHECKING:
    from tests.synthetic.facts import Facts


def who(facts: Facts, entry: BirthEntry) -> str:
    facts.note("sexo", entry.child.sex)
    return facts.note("nome", entry.child.name)


def parents(facts: Facts, entry: BirthEntry) -> list[str]:
    father = [facts.note("nome_pai", entry.father.name)] if entry.father else []
    return [*father, facts.note("nome_mae", entry.mother.name)]


def avos(facts: Facts, names: tuple[str, ...]) -> str:
    return " e ".join(facts.note("avos", name) for name in names)


def twin_cells(facts: Facts, entry: BirthEntry) -> tuple[str, str]:
    if entry.twin is None:
        facts.note("gemeo", "não")
        return "NÃO", ""
    facts.note("gemeo", "sim")
    name, matricula = entry.twin
    return "SIM", f"{name} - {twin_matricula(facts, matricula)}" if matricula else name


def twin_matricula(facts: Facts, matricula: str) -> str:
    return facts.note("gemeo_matricula", matricula, facts.matricula(matricula))


def born(facts: Facts, entry: BirthEntry, shown: str) -> str:
    return facts.day(entry.born, shown, "data_nascimento")


def registered(facts: Facts, entry: BirthEntry, shown: str) -> str:
    return facts.day(entry.registered, shown, "data_registro")


def where(facts: Facts, entry: BirthEntry) -> str:
    facts.town("municipio_nascimento", entry.town, entry.town.short)
    return facts.note("local_nascimento", entry.place, f"{entry.place}, {entry.town.short}")


def cns(facts: Facts, entry: BirthEntry) -> str:
    return facts.note("cns", entry.registrar.cns, show_cns(entry.registrar.cns))
