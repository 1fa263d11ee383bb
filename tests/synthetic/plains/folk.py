"""People, towns and addresses of the high plains, the sertão and São Paulo: invented, in real towns."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic.inland import births, deaths, land, marriages, protests
from tests.synthetic.inland import folk as inland
from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj
from tests.synthetic.south.folk import Citizen, Firm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from random import Random

    from tests.synthetic.inland.births import Birth
    from tests.synthetic.inland.deaths import Death
    from tests.synthetic.inland.land import Estate
    from tests.synthetic.inland.marriages import Marriage, Spouse
    from tests.synthetic.inland.protests import Protest
    from tests.synthetic.west.land import Act

_TOWNS = {
    "BA": ("Bahia", "Juazeiro", "Paulo Afonso", "Irecê", "Xique-Xique", "Senhor do Bonfim"),
    "CE": ("Ceará", "Crato", "Quixadá", "Icó", "Juazeiro do Norte", "Crateús"),
    "DF": ("Distrito Federal", "Brasília", "Taguatinga", "Planaltina", "Sobradinho", "Ceilândia"),
    "GO": ("Goiás", "Anápolis", "Jataí", "Luziânia", "Rio Verde", "Mineiros", "Uruaçu"),
    "PB": ("Paraíba", "Patos", "Cajazeiras", "Catolé do Rocha", "Itaporanga"),
    "PE": ("Pernambuco", "Salgueiro", "Ouricuri", "Afogados da Ingazeira", "Floresta"),
    "PI": ("Piauí", "São Raimundo Nonato", "Floriano", "Valença do Piauí"),
    "SP": ("São Paulo", "Araraquara", "Ribeirão Preto", "Presidente Prudente", "Marília", "Barretos"),
    "TO": ("Tocantins", "Porto Nacional", "Gurupi", "Araguaína"),
}
_WOMEN = (
    *("Abadia", "Amanda", "Antônia", "Benvinda", "Bruna", "Camila", "Cícera", "Corina", "Creuza", "Divina"),
    *("Edileuza", "Eliane", "Francinete", "Francisca", "Gabriela", "Goianira", "Heloísa", "Iolanda"),
    *("Isabela", "Ivanilde", "Jandira", "Josineide", "Kelly Cristina", "Laura", "Letícia", "Lorena", "Luzia"),
    *("Maria Alice", "Maria das Dores", "Maria do Socorro", "Marinalva", "Nair", "Neusa", "Odete"),
    *("Palmira", "Perpétua", "Raimunda", "Rosângela", "Severina", "Simone", "Sônia Maria", "Terezinha"),
    *("Valdenice", "Yasmin", "Zuleica"),
)
_MEN = (
    *("Abadio", "Ailton", "Antônio Carlos", "Arnaldo", "Benjamim", "Cícero", "Damião", "Davi", "Divino"),
    *("Durval", "Edivaldo", "Eurípedes", "Francisco", "Genésio", "Geraldo", "Guilherme", "Ildefonso"),
    *("Joaquim", "José Wilson", "João Vítor", "Lindolfo", "Lucas", "Luiz Gonzaga", "Manoel", "Matheus"),
    *("Miguel", "Moacir", "Norberto", "Orozimbo", "Oswaldo", "Pacífico", "Pedro", "Rafael"),
    *("Raimundo Nonato", "Salustiano", "Sebastião", "Severino", "Teófilo", "Thiago", "Valdemar", "Wagner"),
    *("Wilson", "Zacarias"),
)
_SURNAMES = (
    *("Alencar", "Araújo", "Bastos", "Batista", "Bezerra", "Bianchi", "Brandão", "Caixeta", "Caldas"),
    *("Cardoso", "Cavalcante", "Cordeiro", "da Costa", "da Nóbrega", "da Silva", "de Almeida", "de Castro"),
    *("de Jesus", "de Lima", "de Morais", "de Sousa", "Diniz", "do Vale", "dos Santos", "Feitosa"),
    *("Fernandes", "Ferreira", "Fleury", "Galvão", "Gomes", "Gonçalves", "Guedes", "Lustosa", "Machado"),
    *("Maranhão", "Marques", "Martins", "Medrado", "Moreira", "Nakamura", "Oliveira", "Parreira", "Pereira"),
    *("Pinheiro", "Queiroz", "Rabelo", "Rodrigues", "Rossi", "Sales", "Santana", "Siqueira", "Suassuna"),
    *("Tavares", "Teixeira", "Urzêda", "Vieira", "Zampieri"),
)
_STREETS = (
    *("Rua Sete de Setembro", "Rua Padre Cícero", "Avenida Goiás", "Rua Coronel Delmiro", "Rua do Algodão"),
    *("Avenida Presidente Kennedy", "Rua Voluntário Paulista", "Rua São Bento", "Praça da Matriz"),
    *("Rua Epitácio Pessoa", "Avenida Marechal Rondon", "Rua dos Boiadeiros", "Rua Barão do Rio Branco"),
)
_QUARTERS = (
    *("Centro", "Vila Tibério", "Alto da Boa Vista", "Bairro Novo", "Santo Antônio", "Vila Xavier"),
    *("Jardim Paulista", "São José", "Caixa d'Água", "Campos Elíseos"),
)
_SECTORS = ("Setor Central", "Setor Oeste", "Vila Jaiara", "Jardim Goiás", "Setor Aeroporto", "Vila Brasil")
_SATELLITES = ("Taguatinga Norte", "Asa Sul", "Ceilândia Sul", "Guará II", "Gama Leste")
_TRADES = (
    *(("pecuarista", "pecuarista"), ("comerciário", "do lar"), ("tratorista", "merendeira")),
    *(("feirante", "feirante"), ("bancário", "bancária"), ("contador", "contadora")),
    *(("motorista", "enfermeira"), ("funcionário público", "funcionária pública")),
    *(("eletricista", "cabeleireira"), ("médico", "médica"), ("representante comercial", "secretária")),
)
_OLD_TRADES = (
    *(("vaqueiro", "doméstica"), ("comerciante", "rendeira"), ("criador", "doméstica")),
    *(("sapateiro", "costureira"), ("empregado público", "professora pública")),
)
_HOUSES = (
    *("Hospital Regional", "Maternidade Dona Iris", "Hospital das Clínicas", "Hospital Santa Isabel"),
    *("Casa de Saúde Dr. Aragão", "Hospital e Maternidade Gota de Leite", "Hospital São Vicente de Paulo"),
)
_FARMS = (
    *("Sítio Cacimba Nova", "Sítio Riacho do Meio", "Fazenda Serrote Branco", "Fazenda Várzea Comprida"),
    *("Sítio Olho d'Água", "Fazenda Malhada Vermelha"),
)
_OLD_HOUSES = ("Santa Casa de Misericordia", "Hospital de Caridade", "Fazenda Serrote Branco", "Sitio Boa Fé")
_GRAVES = (
    *("Cemitério Campo da Esperança", "Cemitério São Sebastião", "Cemitério de Santana"),
    *("Cemitério Nossa Senhora do Carmo", "Cemitério Jardim das Palmeiras"),
)
_OLD_CAUSES = ("impaludismo", "nephrite chronica", "hemorragia cerebral", "marasmo senil", "tetano")
_CAUSES = (
    *("choque séptico, infecção urinária", "parada cardiorrespiratória, doença de Chagas"),
    *("insuficiência renal crônica", "câncer de próstata", "edema agudo de pulmão, miocardiopatia"),
    *("hemorragia digestiva alta, cirrose hepática", "politraumatismo, queda de animal"),
)
_ANY_STATE = "GO"  # where what is made elsewhere first gets a town, which is then another
_NEW_CAUSES_SINCE, _WOMEN_IN_OFFICE_SINCE, _NEW_TRADES_SINCE = 1960, 1950, 1966
_NEW_STATES_SINCE = 1989
_LINES = (
    *("Agropecuária", "Armazém", "Auto Peças", "Algodoeira", "Transportadora", "Farmácia", "Usina"),
    *("Sementes", "Tecidos", "Máquinas Agrícolas"),
)
_LEGAL, _OLD_LEGAL = ("Ltda", "S.A", "Ltda ME", "Eireli"), ("Ltda", "S.A", "& Filhos Ltda")
_SMALL_FIRMS_SINCE = 2012
_BANKS = (
    *("Banco do Planalto S.A", "Banco Sertanejo de Fomento S.A", "Banco Paulista do Interior S.A"),
    *("Cooperativa de Crédito do Cerrado", "Banco Agrícola do Cariri S.A"),
)


def between(rng: Random, first: date, last: date) -> date:
    """Return a day after the first and before the last, which are at least two days apart."""
    return first + timedelta(days=rng.randint(1, (last - first).days - 1))


def new_town(rng: Random, state: str) -> Town:
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_name(rng: Random, sex: str, family: str | None = None) -> str:
    family = family or " ".join(rng.sample(_SURNAMES, rng.choice((1, 2, 2, 3))))
    return f"{rng.choice(_MEN if sex == 'M' else _WOMEN)} {family}"


def family_of(name: str) -> str:
    """Return the last surname with its particle: `da Nóbrega`."""
    return max((one for one in _SURNAMES if name.endswith(f" {one}")), key=len)


def new_home(rng: Random, state: str) -> tuple[str, str]:
    """Return the house and the quarter: by block and lot where streets have numbers for names."""
    if state == "DF":
        block = f"{rng.choice(('QNM', 'QNL', 'SQS', 'QE', 'QI'))} {rng.randint(2, 40)}"
        return f"{block}, Conjunto {rng.choice('ABCDEFGH')}, Casa {rng.randint(1, 48)}", rng.choice(
            _SATELLITES
        )
    if state in {"GO", "TO"}:
        place = f"Rua {rng.randint(2, 90)}, Quadra {rng.randint(2, 130)}, Lote {rng.randint(1, 32)}"
        return place, rng.choice(_SECTORS)
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(11, 2900)}", rng.choice(_QUARTERS)


def new_street(rng: Random) -> str:
    return rng.choice(_STREETS)


def new_hospital(rng: Random) -> str:
    return rng.choice(_HOUSES)


def new_farm(rng: Random) -> str:
    return rng.choice(_FARMS)


def new_trade(rng: Random, sex: str, year: int) -> str:
    return rng.choice(_TRADES if year >= _NEW_TRADES_SINCE else _OLD_TRADES)["MF".index(sex)]


def _of_here(rng: Random, one: Citizen, town: Town, year: int) -> Citizen:
    """Return the same one with a name, a trade and a home of these parts."""
    home, quarter = new_home(rng, town.state)
    name, trade = new_name(rng, one.sex), new_trade(rng, one.sex, year)
    return replace(one, name=name, trade=trade, home=home, quarter=quarter, town=town)


def new_citizen(
    rng: Random, town: Town, sex: str | None = None, *, state: int | None = None, year: int = 2000
) -> Citizen:
    """Return somebody of that `year`; `state` is 0 for single, 1 married, 2 widowed, 3 divorced."""
    one = inland.new_citizen(rng, sex, state=state, town=town, year=year)
    return _of_here(rng, one, town, year)


def new_couple(rng: Random, town: Town, year: int = 2000) -> tuple[Citizen, Citizen]:
    """Return a man and a woman of that `year`, both married."""
    man, woman = (new_citizen(rng, town, sex, state=1, year=year) for sex in "MF")
    return man, woman


def new_firm(rng: Random, town: Town, year: int = 2000) -> Firm:
    """Return a firm of that `year` whose name ends without a full stop."""
    legal = rng.choice(_LEGAL if year >= _SMALL_FIRMS_SINCE else _OLD_LEGAL)
    name = f"{rng.choice(_LINES)} {rng.choice(_SURNAMES).title()} {legal}"
    return Firm(name, new_cnpj(rng), ", ".join(new_home(rng, town.state)), town)


def new_bank(rng: Random, town: Town) -> Firm:
    return Firm(rng.choice(_BANKS), new_cnpj(rng), ", ".join(new_home(rng, town.state)), town)


def _sex_in_office(sex: str, when: date) -> str:
    return sex if when.year >= _WOMEN_IN_OFFICE_SINCE else "M"


def new_birth(rng: Random, state: str, first: int, last: int, *, fatherless: float) -> Birth:
    """Return a birth told by one of these offices between two years."""
    birth = births.new_birth(rng, _ANY_STATE, first, last, fatherless=fatherless)
    mother, father = new_name(rng, "F"), new_name(rng, "M") if birth.father else None
    sides = [family_of(parent) for parent in (father, mother) if parent]
    officer_sex = _sex_in_office(birth.officer_sex, birth.issued)
    return replace(
        birth,
        town=new_town(rng, state),
        mother=mother,
        father=father,
        name=new_name(rng, birth.sex, " ".join(dict.fromkeys(reversed(sides)))),
        grandparents=tuple((new_name(rng, "M", side), new_name(rng, "F", side)) for side in sides),
        officer=new_name(rng, officer_sex),
        officer_sex=officer_sex,
    )


def new_marriage(rng: Random, state: str, first: int, last: int) -> Marriage:
    marriage = marriages.new_marriage(rng, _ANY_STATE, first, last)
    he, she = (_spouse_of_here(rng, one, state, first) for one in (marriage.he, marriage.she))
    if she.taken:
        she = replace(she, taken=f"{she.one.name} {family_of(he.one.name)}")
    officer = new_name(rng, marriage.officer_sex)
    return replace(marriage, he=he, she=she, town=new_town(rng, state), officer=officer)


def _birthplace(rng: Random, state: str, year: int) -> Town:
    """Return a town, often of the same state; the youngest states are left out of old books."""
    others = [one for one in _TOWNS if year >= _NEW_STATES_SINCE or one not in {"DF", "TO"}]
    return new_town(rng, rng.choice((state, state, state, *others)))


def _spouse_of_here(rng: Random, spouse: Spouse, state: str, year: int) -> Spouse:
    """Return the spouse with a name and a birthplace of these parts, and parents to the name."""
    one = _of_here(rng, spouse.one, _birthplace(rng, state, year), year)
    father, mother = new_name(rng, "M", family_of(one.name)), new_name(rng, "F")
    return replace(spouse, one=one, father=father, mother=mother)


def new_death(rng: Random, state: str, first: int, last: int, *, fatherless: float) -> Death:
    death = deaths.new_death(rng, _ANY_STATE, first, last, fatherless=fatherless)
    town, officer_sex = new_town(rng, state), _sex_in_office(death.officer_sex, death.issued)
    dead = _of_here(rng, death.dead, town, first)
    dead = replace(dead, town=_birthplace(rng, state, first))
    is_new = death.died.year >= _NEW_CAUSES_SINCE
    return replace(
        death,
        dead=dead,
        father=new_name(rng, "M", family_of(dead.name)) if death.father else None,
        mother=new_name(rng, "F"),
        place=new_hospital(rng) if is_new else rng.choice(_OLD_HOUSES),
        cause=rng.choice(_CAUSES if is_new else _OLD_CAUSES),
        grave=rng.choice(_GRAVES),
        declarant=new_name(rng, rng.choice("MF")),
        doctor=new_name(rng, rng.choice("MF") if is_new else "M"),
        town=town,
        officer=new_name(rng, officer_sex),
        officer_sex=officer_sex,
    )


def new_protest(
    rng: Random, state: str, first: int, last: int, bills: Mapping[str, str], *, firms: float
) -> Protest:
    """Return a protest of one of the `bills`; a firm owes it with the share `firms`."""
    protest = protests.new_protest(rng, _ANY_STATE, first, last, bills, firms=firms)
    town, debtor = new_town(rng, state), protest.debtor
    is_firm = isinstance(debtor, Firm)
    return replace(
        protest,
        town=town,
        debtor=new_firm(rng, town, first) if is_firm else new_citizen(rng, town, year=first),
        creditor=new_firm(rng, town, first).name,
        presenter=new_bank(rng, town).name,
        officer=new_name(rng, _sex_in_office(rng.choice("MF"), protest.protested)),
    )


def new_estate(rng: Random, state: str, first: int, last: int, pledge: str) -> Estate:
    """Return a matrícula of these parts; whoever is told twice in it is the same one each time."""
    estate, town = land.new_estate(rng, _ANY_STATE, first, last, pledge), new_town(rng, state)
    known = dict[str, Citizen]()

    def here(one: Citizen) -> Citizen:
        if one.cpf not in known:
            known[one.cpf] = _of_here(rng, one, town, first)
        return known[one.cpf]

    def moved(act: Act) -> Act:
        taker = act.taker
        if isinstance(taker, Firm):
            return replace(act, givers=tuple(map(here, act.givers)), taker=new_bank(rng, town))
        return replace(act, givers=tuple(map(here, act.givers)), taker=here(taker) if taker else None)

    owners, officer = tuple(map(here, estate.owners)), new_name(rng, rng.choice("MF"))
    return replace(estate, town=town, owners=owners, acts=tuple(map(moved, estate.acts)), officer=officer)
