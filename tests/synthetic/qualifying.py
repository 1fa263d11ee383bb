"""How parties are qualified: what is told of each of them, in five manners, noted under its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, words
from tests.synthetic.parties import Company, Couple

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.synthetic.facts import Facts
    from tests.synthetic.parties import Individual, Party

_DETAILS = frozenset({"nome", "cpf", "cnpj", "rg", "nacionalidade", "estado_civil", "profissao"})


class Side:
    """One side of an act: its parties are counted, and each detail is noted under the party's subject.

    `details` are those that the document type has fields for.
    """

    def __init__(self, facts: Facts, prefix: str, details: frozenset[str] = _DETAILS) -> None:
        self.facts = facts
        self._prefix = prefix
        self._details = details
        self._count = 0

    def next(self) -> str:
        """Count one party more and return its subject."""
        self._count += 1
        return f"{self._prefix} {self._count}"

    def note(self, subject: str, detail: str, value: str, shown: str | None = None) -> str:
        if detail in self._details:
            self.facts.note(f"{self._prefix}_{detail}", value, shown, subject=subject)
        return value if shown is None else shown


class Told:
    """What is written of one individual: each method notes a detail and returns its words."""

    def __init__(self, side: Side, one: Individual) -> None:
        self._side = side
        self._subject = side.next()
        self.one = one

    def _note(self, detail: str, value: str, shown: str | None = None) -> str:
        return self._side.note(self._subject, detail, value, shown)

    def by_sex(self, man: str, woman: str) -> str:
        return self.one.person.by_sex(man, woman)

    def name(self, *, capitals: bool = True) -> str:
        name = self.one.person.name
        return self._note("nome", name, name.upper() if capitals else name)

    def nation(self, shown: str | None = None) -> str:
        told = shown or self.one.nation
        return self._note("nacionalidade", told)

    def state(self, shown: str | None = None) -> str:
        told = shown or self.one.state
        return self._note("estado_civil", told)

    def trade(self) -> str:
        return self._note("profissao", self.one.trade)

    def rg(self, pattern: str = "{}") -> str:
        """Return the identity card's number set into `pattern`, or nothing where there is none."""
        if self.one.rg is None:
            return ""
        return pattern.format(self._note("rg", self.one.rg.replace(".", ""), self.one.rg))

    def cpf(self) -> str:
        return self._note("cpf", self.one.person.cpf, self._side.facts.cpf(self.one.person.cpf))

    def home(self) -> str:
        return f"{self.one.home}, {self.one.town.short}"

    def born(self) -> str:
        return notes.day(self._side.facts, self.one.born, words.date_in_digits(self.one.born))

    def regime(self, text: str) -> str:
        """Return `text` with the regime for the married, else nothing."""
        return text.format(self.one.regime) if self.one.state in {"casado", "casada"} else ""


def modern(side: Side, party: Party) -> str:
    """Qualify as offices have done since the 1990s, at full length."""
    if isinstance(party, Company):
        return _modern_company(side, party)
    if isinstance(party, Couple):
        return _modern_couple(side, party)
    told = Told(side, party)
    bearer = told.by_sex("portador", "portadora")
    return (
        f"{told.name()}, {told.nation()}, {told.state()}{told.regime(' sob o regime {}')}, {told.trade()}, "
        f"{told.rg(bearer + ' da cédula de identidade RG nº {} ' + party.issuer + ', ')}"
        f"{told.by_sex('inscrito', 'inscrita')} no CPF/MF sob o nº {told.cpf()}, residente e "
        f"{told.by_sex('domiciliado', 'domiciliada')} na {told.home()}"
    )


def _modern_couple(side: Side, couple: Couple) -> str:
    man, wife = Told(side, couple.man), Told(side, couple.wife)
    both = [
        f"{one.name()}, {one.trade()}, {one.rg('RG nº {} ' + one.one.issuer + ', ')}CPF/MF nº {one.cpf()}"
        for one in (man, wife)
    ]
    return (
        f"{both[0]}, e sua mulher {both[1]}, {_shared(man.nation, wife.nation, 'brasileiros')}, "
        f"{_shared(man.state, wife.state, 'casados')} sob o regime {couple.man.regime}, na vigência da Lei "
        f"nº 6.515/77, residentes e domiciliados na {man.home()}"
    )


def _shared(one: Callable[[str], str], other: Callable[[str], str], told: str) -> str:
    """Note for both of a couple what is written once."""
    one(told)
    return other(told)


def _modern_company(side: Side, company: Company) -> str:
    subject, agent = side.next(), company.agent
    return (
        f"{side.note(subject, 'nome', company.name, company.name.upper())}, pessoa jurídica de direito "
        f"privado, inscrita no CNPJ/MF sob o nº "
        f"{side.note(subject, 'cnpj', company.cnpj, side.facts.cnpj(company.cnpj))}, com sede na "
        f"{company.home}, {company.town.short}, neste ato representada por "
        f"{agent.person.by_sex('seu sócio administrador', 'sua sócia administradora')}, "
        f"{agent.person.name}, {agent.nation}, {agent.trade}, CPF/MF nº {side.facts.cpf(agent.person.cpf)}"
    )


def old(side: Side, party: Party) -> str:
    """Qualify as typewriters did: the man's trade and state, the CIC, the firm of this place."""
    if isinstance(party, Company):
        subject = side.next()
        return (
            f"{side.note(subject, 'nome', party.name, party.name.upper())}, firma estabelecida nesta praça, "
            f"à {party.home}, inscrita no CGC/MF sob nº "
            f"{side.note(subject, 'cnpj', party.cnpj, side.facts.cnpj(party.cnpj))}, representada por "
            f"{party.agent.person.by_sex('seu diretor, Sr.', 'sua diretora, Sra.')} {party.agent.person.name}"
        )
    if isinstance(party, Couple):
        man, wife = Told(side, party.man), Told(side, party.wife)
        return (
            f"{man.name()}, {man.trade()}, {man.rg('RG. nº {}, ')}CIC nº {man.cpf()}, e sua mulher dona "
            f"{wife.name()}, {wife.trade()}, {_shared(man.nation, wife.nation, 'brasileiros')}, "
            f"{_shared(man.state, wife.state, 'casados')} entre si, residentes e domiciliados nesta cidade, "
            f"à {party.man.home}"
        )
    told = Told(side, party)
    return (
        f"{told.name()}, {told.nation()}, {told.state()}, {told.trade()}, {told.rg('RG. nº {}, ')}CIC nº "
        f"{told.cpf()}, residente e {told.by_sex('domiciliado', 'domiciliada')} nesta cidade, à {party.home}"
    )


def terse(side: Side, party: Party) -> str:
    """Qualify with abbreviations, as a card with little room does."""
    if isinstance(party, Company):
        subject = side.next()
        return (
            f"{side.note(subject, 'nome', party.name, party.name.upper())}, CNPJ "
            f"{side.note(subject, 'cnpj', party.cnpj, side.facts.cnpj(party.cnpj))}, sediada em "
            f"{party.town.short}, na {party.home}"
        )
    if isinstance(party, Couple):
        man, wife = Told(side, party.man), Told(side, party.wife)
        return (
            f"{man.name()}, {man.nation()}, {man.trade()}, {man.rg('RG {}-' + party.man.issuer + ', ')}CPF "
            f"{man.cpf()}, e s/m {wife.name()}, {wife.nation()}, {wife.trade()}, "
            f"{wife.rg('RG {}-' + party.wife.issuer + ', ')}CPF {wife.cpf()}, "
            f"{_shared(man.state, wife.state, 'casados')} no regime {party.man.regime}, resid. e domic. em "
            f"{party.man.town.short}, na {party.man.home}"
        )
    told = Told(side, party)
    return (
        f"{told.name()}, {told.nation()}, {told.state()}, {told.trade()}, "
        f"{told.rg('RG {}-' + party.issuer + ', ')}CPF {told.cpf()}, resid. e domic. em {party.town.short}, "
        f"na {party.home}"
    )


def numbers_first(side: Side, party: Party) -> str:
    """Qualify with the numbers right behind a name in small letters."""
    if isinstance(party, Company):
        subject = side.next()
        return (
            f"{side.note(subject, 'nome', party.name)} (CNPJ nº "
            f"{side.note(subject, 'cnpj', party.cnpj, side.facts.cnpj(party.cnpj))}), sociedade empresária "
            f"com sede e foro em {party.town.name}, {party.town.state_told}, estabelecida na "
            f"{party.home}, por seu representante legal {party.agent.person.name} (CPF nº "
            f"{side.facts.cpf(party.agent.person.cpf)})"
        )
    if isinstance(party, Couple):
        man, wife = _first(Told(side, party.man)), _first(Told(side, party.wife))
        return (
            f"{man}, e seu cônjuge {wife}, casados entre si pelo regime {party.man.regime}, ambos com "
            f"endereço na {party.man.home}, {party.man.town.name}, {party.man.town.state}"
        )
    told = Told(side, party)
    return f"{_first(told)}, com endereço na {party.home}, {party.town.name}, {party.town.state}"


def _first(told: Told) -> str:
    return (
        f"{told.name(capitals=False)} (CPF nº {told.cpf()}{told.rg(', RG nº {} ' + told.one.issuer)}), "
        f"{told.nation()}, maior e capaz, {told.state()}, {told.trade()}"
    )


def labelled(side: Side, party: Party) -> str:
    """Qualify by naming each quality: `de nacionalidade brasileira, estado civil casado`."""
    if isinstance(party, Company):
        subject = side.next()
        return (
            f"{side.note(subject, 'nome', party.name, party.name.upper())}, sociedade estabelecida em "
            f"{party.town.short}, na {party.home}, cadastrada no CNPJ sob nº "
            f"{side.note(subject, 'cnpj', party.cnpj, side.facts.cnpj(party.cnpj))}"
        )
    if isinstance(party, Couple):
        return f"{_by_label(Told(side, party.man))}; e {_by_label(Told(side, party.wife))}"
    return _by_label(Told(side, party))


def _by_label(told: Told) -> str:
    one = told.one
    nation = {"brasileiro": "brasileira", "português": "portuguesa", "italiano": "italiana"}
    female = nation.get(one.nation, "japonesa" if one.nation == "japonês" else one.nation)
    return (
        f"{told.name()}, de nacionalidade {told.nation(female)}, estado civil {told.state()}, de profissão "
        f"{told.trade()}, {told.by_sex('nascido', 'nascida')} em {told.born()}, "
        f"{told.rg('cédula de identidade nº {}, expedida pela ' + one.issuer + ', ')}cadastro de pessoa "
        f"física nº {told.cpf()}, {told.by_sex('domiciliado', 'domiciliada')} em {one.town.short}, onde "
        f"reside na {one.home}"
    )
