"""Who takes part in an act: people, spouses qualified together, legal persons, and what is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import names, numbers

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.names import Person, Town

REGIMES = (
    "da comunhão parcial de bens",
    "da comunhão universal de bens",
    "da separação total de bens",
    "da separação obrigatória de bens",
)
_TRADES = (
    ("lavrador", "lavradora"),
    ("médico", "médica"),
    ("advogado", "advogada"),
    ("comerciante", "comerciante"),
    ("empresário", "empresária"),
    ("aposentado", "aposentada"),
    ("bancário", "bancária"),
    ("funcionário público", "funcionária pública"),
    ("motorista", "professora"),
    ("industrial", "do lar"),
    ("pecuarista", "pecuarista"),
    ("engenheiro agrônomo", "engenheira agrônoma"),
    ("autônomo", "autônoma"),
    ("contador", "contadora"),
    ("representante comercial", "cabeleireira"),
    ("técnico em eletrônica", "enfermeira"),
)
_STATES = (
    ("solteiro", "solteira"),
    ("casado", "casada"),
    ("viúvo", "viúva"),
    ("divorciado", "divorciada"),
    ("separado judicialmente", "separada judicialmente"),
)
_NATIONS = (
    *[("brasileiro", "brasileira")] * 9,
    ("português", "portuguesa"),
    ("italiano", "italiana"),
    ("japonês", "japonesa"),
)
_ENDINGS = ("", "", "", "", "", "", " Filho", " Júnior", " Neto")
_STREETS = (
    "Rua Marechal Floriano",
    "Rua Dom Pedro II",
    "Avenida Brasil",
    "Rua das Palmeiras",
    "Alameda dos Jacarandás",
    "Rua Tenente Firmino Seixas",
    "Travessa São Benedito",
    "Avenida Rio Branco",
    "Rua Quinze de Novembro",
    "Praça Coronel Queirós",
    "Rua Tiradentes",
    "Rua Doutor Otávio Mendonça",
)
_QUARTERS = ("Centro", "Vila Nova", "Jardim América", "Boa Vista", "São Cristóvão", "Alto da Serra")
_TRADE_NAMES = (
    ("Comercial", "de Tecidos"),
    ("Construtora", "Engenharia"),
    ("Agropecuária", "Sementes"),
    ("Indústria de Móveis", "Madeiras"),
    ("Supermercados", "Alimentos"),
    ("Transportadora", "Cargas"),
    ("Imobiliária", "Empreendimentos"),
    ("Metalúrgica", "Ferragens"),
)
_BANKS = (
    "Banco Araçá S/A",
    "Caixa de Crédito Figueiras",
    "Banco Cooperativo do Ipê S/A",
    "Banco da Serra S/A",
)
_FORMS = ("Ltda", "S/A", "Ltda ME", "Eireli")


@dataclass(frozen=True, slots=True)
class Individual:
    """One human being; `state` and `nation` in the person's own gender, `rg` as printed or None."""

    person: Person
    nation: str
    state: str
    trade: str
    rg: str | None
    issuer: str
    home: str
    town: Town
    born: date
    regime: str

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.person.name,)

    @property
    def is_woman(self) -> bool:
        return self.person.sex == "F"


@dataclass(frozen=True, slots=True)
class Couple:
    """A man and his wife who act together; they share a home, a regime and the state `casados`."""

    man: Individual
    wife: Individual

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.man.person.name, self.wife.person.name)

    @property
    def is_woman(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Company:
    """A legal person; its name ends without a full stop."""

    name: str
    cnpj: str
    home: str
    town: Town
    agent: Individual

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.name,)

    @property
    def is_woman(self) -> bool:
        return True


Party = Individual | Couple | Company


def new_individual(rng: Random, sex: str | None = None, *, state: str | None = None) -> Individual:
    plain = names.new_person(rng, sex or rng.choice("MF"))
    ending = rng.choice(_ENDINGS) if plain.sex == "M" else ""
    person = names.Person(plain.name + ending, plain.sex, plain.cpf)
    town = names.new_town(rng)
    return Individual(
        person=person,
        nation=person.by_sex(*rng.choice(_NATIONS)),
        state=state or person.by_sex(*rng.choice(_STATES)),
        trade=person.by_sex(*rng.choice(_TRADES)),
        rg=_new_rg(rng),
        issuer=f"SSP/{town.state}",
        home=new_street(rng),
        town=town,
        born=date(rng.randint(1930, 1952), rng.randint(1, 12), rng.randint(1, 28)),
        regime=rng.choice(REGIMES),
    )


def new_couple(rng: Random) -> Couple:
    return Couple(new_individual(rng, "M", state="casado"), new_individual(rng, "F", state="casada"))


def new_company(rng: Random) -> Company:
    what, also = rng.choice(_TRADE_NAMES)
    name = f"{what} {names.new_surnames(rng, 1)} {rng.choice((also, '', 'e Filhos'))}".strip()
    return Company(
        name=f"{name} {rng.choice(_FORMS)}",
        cnpj=numbers.new_cnpj(rng),
        home=new_street(rng),
        town=names.new_town(rng),
        agent=new_individual(rng),
    )


def new_bank(rng: Random) -> Company:
    return Company(
        name=rng.choice(_BANKS),
        cnpj=numbers.new_cnpj(rng),
        home=new_street(rng),
        town=names.new_town(rng),
        agent=new_individual(rng),
    )


def new_party(rng: Random) -> Party:
    """Return a person, as often a couple, and now and then a company."""
    return rng.choice((new_individual, new_individual, new_couple, new_couple, new_company))(rng)


def new_street(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(8, 2400)}, {rng.choice(_QUARTERS)}"


def _new_rg(rng: Random) -> str | None:
    if rng.random() < 0.1:
        return None
    number = rng.randint(1_000_000, 49_999_999)
    shown = numbers.show_thousands(number) if rng.random() < 0.75 else str(number)
    return f"{shown}-{rng.choice('0123456789X')}" if rng.random() < 0.3 else shown


def people_of(party: Individual | Couple) -> tuple[Individual, ...]:
    return (party.man, party.wife) if isinstance(party, Couple) else (party,)


def joined(parts: tuple[str, ...] | list[str], *, capitals: bool = False) -> str:
    """Return `A, B e C`."""
    told = [part.upper() for part in parts] if capitals else list(parts)
    return " e ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else told[0]
