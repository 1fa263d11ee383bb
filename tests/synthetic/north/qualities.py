"""How offices of the north qualify who takes part: with birth and parents, with numbers in dashes, of old."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.north import folk, wording
from tests.synthetic.parties import Company, Couple
from tests.synthetic.qualifying import Side, Told

if TYPE_CHECKING:
    from tests.synthetic.parties import Individual, Party


def _parents(one: Individual) -> str:
    """Return the names of the parents, always the same ones for one person."""
    return " e de ".join(folk.new_couple_of_names(Random(one.person.cpf)))


def filiated(side: Side, party: Party) -> str:
    """Tell origin, birth and parents before the state, and both numbers in one breath."""
    if isinstance(party, Company):
        subject, agent = side.next(), party.agent
        cnpj = side.note(subject, "cnpj", party.cnpj, side.facts.cnpj(party.cnpj))
        return (
            f"a empresa {side.note(subject, 'nome', party.name, party.name.upper())}, CNPJ {cnpj}, "
            f"estabelecida à {party.home}, na cidade de {party.town.name}-{party.town.state}, aqui presente "
            f"por {agent.person.by_sex('seu titular', 'sua titular')} {agent.person.name}, CPF "
            f"{side.facts.cpf(agent.person.cpf)}"
        )
    if isinstance(party, Couple):
        return f"{_filiated(side, party.man)}; e seu cônjuge {_filiated(side, party.wife)}"
    return _filiated(side, party)


def _filiated(side: Side, one: Individual) -> str:
    told = Told(side, one)
    born = notes.day(side.facts, one.born, wording.dotted(one.born))
    rg = told.rg("da Cédula de Identidade nº {} " + one.issuer + " e ")
    return (
        f"{told.name()}, {told.nation()}, natural de {one.town.name}-{one.town.state}, "
        f"{told.by_sex('nascido', 'nascida')} aos {born}, {told.by_sex('filho', 'filha')} de "
        f"{_parents(one)}, {told.state()}{told.regime(' no regime {}')}, {told.trade()}, "
        f"titular {rg}do CPF {told.cpf()}, com morada {_at(one.home)}, "
        f"{one.town.name}-{one.town.state}"
    )


def _at(home: str) -> str:
    """Return a home with the word that a sentence puts before it."""
    return f"no {home}" if home.startswith(("Sítio", "Povoado", "Lugar")) else f"na {home}"


def dashed(side: Side, party: Party) -> str:
    """Tell the numbers between dashes right behind the name, what somebody does last of all."""
    if isinstance(party, Company):
        subject = side.next()
        cnpj = side.note(subject, "cnpj", party.cnpj, side.facts.cnpj(party.cnpj))
        return (
            f"{side.note(subject, 'nome', party.name)} - CNPJ: {cnpj} -, com endereço à {party.home}, "
            f"{party.town.name}/{party.town.state}"
        )
    if isinstance(party, Couple):
        man, wife = _dashed(Told(side, party.man)), _dashed(Told(side, party.wife))
        return f"{man}, consorciado com {wife}, ambos residentes {_at(party.man.home)}, {party.man.town.name}"
    return f"{_dashed(Told(side, party))}, residente {_at(party.home)}, {party.town.name}/{party.town.state}"


def _dashed(told: Told) -> str:
    return (
        f"{told.name(capitals=False)} - CPF: {told.cpf()}{told.rg(' - RG: {}/' + told.one.issuer)} -, "
        f"{told.nation()}, {told.state()}, {told.trade()}"
    )


def of_old(side: Side, party: Party) -> str:
    """Qualify as typists of the 1960s and 1970s: the lord and his lady, the tax number where there was "
    "one."""
    return _of_old(side, party, has_cpf=True)


def before_numbers(side: Side, party: Party) -> str:
    """Qualify as was done before anybody had a number."""
    return _of_old(side, party, has_cpf=False)


def _of_old(side: Side, party: Party, *, has_cpf: bool) -> str:
    if isinstance(party, Company):
        subject = side.next()
        number = ""
        if has_cpf:
            cnpj = side.note(subject, "cnpj", party.cnpj, side.facts.cnpj(party.cnpj))
            number = f", C.G.C. {cnpj}"
        return (
            f"a firma {side.note(subject, 'nome', party.name, party.name.upper())}{number}, desta praça, "
            f"neste ato por seu gerente {party.agent.person.name}"
        )
    if isinstance(party, Couple):
        return (
            f"{_lord(Told(side, party.man), has_cpf=has_cpf)}, e sua esposa "
            f"{_lord(Told(side, party.wife), has_cpf=has_cpf)}, moradores {_at(party.man.home)}"
        )
    told = Told(side, party)
    dweller = told.by_sex("morador", "moradora")
    return f"{_lord(told, has_cpf=has_cpf)}, {dweller} {_at(party.home)}"


def _lord(told: Told, *, has_cpf: bool) -> str:
    number = f", C.P.F. {told.cpf()}" if has_cpf else ""
    return (
        f"{told.by_sex('o Sr.', 'D.')} {told.name()}, {told.nation()}, {told.state()}, {told.trade()}, "
        f"maior{number}"
    )
