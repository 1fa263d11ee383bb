"""How these offices qualify parties, in five manners, each detail noted under its party's subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.parties import Company, Couple
from tests.synthetic.qualifying import Side, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.parties import Party

    Qualify = Callable[[Side, Party], str]


def all_of(side: Side, told: Sequence[Party], qualify: Qualify, joint: str = "; e ") -> str:
    return joint.join(qualify(side, party) for party in told)


def _firm(side: Side, company: Company, pattern: str) -> str:
    """Set a firm's name, number, seat and agent into `pattern`."""
    subject, agent = side.next(), company.agent
    return pattern.format(
        name=side.note(subject, "nome", company.name, company.name.upper()),
        cnpj=side.note(subject, "cnpj", company.cnpj, side.facts.cnpj(company.cnpj)),
        home=f"{company.home}, {company.town.name}/{company.town.state}",
        agent=agent.person.name,
        his=agent.person.by_sex("seu administrador", "sua administradora"),
    )


def _told(side: Side, party: Party, one: Callable[[Told], str], joint: str) -> str:
    """Tell of one person, or of both of a couple one after the other."""
    if isinstance(party, Couple):
        return f"{one(Told(side, party.man))}{joint}{one(Told(side, party.wife))}"
    assert not isinstance(party, Company)
    return one(Told(side, party))


def full(side: Side, party: Party) -> str:
    """Qualify as offices of this decade do, birthday and regime with it."""
    if isinstance(party, Company):
        return _firm(
            side,
            party,
            "{name}, sociedade com contrato arquivado na Junta Comercial, CNPJ nº {cnpj}, estabelecida na "
            "{home}, que comparece por {his}, {agent}, cujos poderes foram conferidos",
        )
    return _told(side, party, _full, " e seu cônjuge ")


def _full(told: Told) -> str:
    card = told.rg("titular da carteira de identidade nº {} " + told.one.issuer + ", ")
    is_foreign = not told.one.nation.startswith("brasileir")
    passport = f"titular do passaporte {told.one.born.year}-{told.one.person.cpf[:3]}, " if is_foreign else ""
    papers = card or passport
    return (
        f"{told.name()}, {told.by_sex('nascido', 'nascida')} em {told.born()}, {told.nation()}, "
        f"{told.trade()}, {told.state()}{told.regime(' pelo regime da {}')}, {papers}CPF nº {told.cpf()}, "
        f"com residência na {told.one.home}, {told.one.town.name}/{told.one.town.state}"
    )


def typed(side: Side, party: Party) -> str:
    """Qualify as typists did; who has no identity card has no CPF either."""
    if isinstance(party, Company):
        return _firm(side, party, "a firma {name}, C.G.C. nº {cnpj}, com sede na {home}, por {his}, {agent}")
    return _told(side, party, _typed, ", e sua esposa, ")


def _typed(told: Told) -> str:
    papers = told.rg("Cart. Ident. nº {}, ")
    number = f"{papers}CPF nº {told.cpf()}, " if papers else ""
    return (
        f"{told.name()}, {told.nation()}, {told.state()}, {told.trade()}, "
        f"{number}{told.by_sex('morador', 'moradora')} à {told.one.home}, em {told.one.town.name}"
    )


def of_old(side: Side, party: Party) -> str:
    """Qualify as before there were CPFs: no number at all; no firm takes part."""
    return _told(side, party, _of_old, " e sua mulher ")


def _of_old(told: Told) -> str:
    lives = told.by_sex("residente e proprietário", "residente e proprietária")
    return f"{told.name()}, {told.nation()}, {told.state()}, {told.trade()}, {lives} em {told.one.town.name}"


def labelled(side: Side, party: Party) -> str:
    """Qualify by labels with semicolons between them."""
    if isinstance(party, Company):
        return _firm(
            side,
            party,
            "{name}; CNPJ: {cnpj}; natureza: pessoa jurídica; sede: {home}; representante: {agent}",
        )
    return _told(side, party, _labelled, " – e – ")


def _labelled(told: Told) -> str:
    return (
        f"{told.name(capitals=False)}; nacionalidade: {told.nation()}; estado civil: {told.state()}; "
        f"profissão: {told.trade()}; CPF: {told.cpf()}{told.rg('; RG: {} (' + told.one.issuer + ')')}; "
        f"endereço: {told.one.home}, {told.one.town.short}"
    )


def courteous(side: Side, party: Party) -> str:
    """Qualify as letters do, the person before the papers."""
    if isinstance(party, Company):
        return _firm(
            side, party, "{name}, com CNPJ {cnpj} e endereço na {home}, por seu representante {agent}"
        )
    return _told(side, party, _courteous, ", bem como ")


def _courteous(told: Told) -> str:
    return (
        f"{told.by_sex('o Sr.', 'a Sra.')} {told.name(capitals=False)}, {told.trade()}, {told.nation()}, "
        f"{told.state()}, {told.by_sex('domiciliado', 'domiciliada')} em {told.one.town.short}, na "
        f"{told.one.home}, CPF {told.cpf()}{told.rg(', identidade {}/' + told.one.issuer)}"
    )


def bracketed(side: Side, party: Party) -> str:
    """Qualify with everything but the name in brackets."""
    if isinstance(party, Company):
        return _firm(side, party, "{name} (CNPJ {cnpj}; {home}; administração: {agent})")
    return _told(side, party, _bracketed, " e ")


def _bracketed(told: Told) -> str:
    return (
        f"{told.name()} ({told.state()}, {told.nation()}, {told.trade()}, {told.rg('RG nº {}, ')}CPF/MF "
        f"{told.cpf()}, {told.one.home}, {told.one.town.name}, {told.one.town.state})"
    )
