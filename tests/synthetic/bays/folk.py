"""Who is born, marries, dies and owes in the bays and behind them: invented people in real towns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tests.synthetic.islands.folk import Birth, Death, Entry, Marriage, Protest, Spouse, after, between
from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_STATES = {
    "AM": "Amazonas",
    "BA": "Bahia",
    "CE": "Ceará",
    "ES": "Espírito Santo",
    "MA": "Maranhão",
    "MG": "Minas Gerais",
    "MS": "Mato Grosso do Sul",
    "PI": "Piauí",
    "PR": "Paraná",
    "RJ": "Rio de Janeiro",
    "RO": "Rondônia",
    "RS": "Rio Grande do Sul",
    "SP": "São Paulo",
}
_TOWNS = {
    "AM": ("Manaus", "Parintins", "Itacoatiara", "Manacapuru", "Tefé", "Coari", "Maués", "Humaitá", "Lábrea"),
    "BA": (
        "Cachoeira",
        "Jacobina",
        "Alagoinhas",
        "Santo Amaro",
        "Maragogipe",
        "Ilhéus",
        "Valença",
        "Caetité",
    ),
    "CE": ("Crateús", "Sobral", "Iguatu"),
    "ES": ("Colatina", "São Mateus", "Linhares"),
    "MA": ("Caxias", "Pedreiras", "Codó"),
    "MG": ("Governador Valadares", "Teófilo Otoni", "Patos de Minas", "Ituiutaba"),
    "MS": ("Campo Grande", "Dourados", "Corumbá", "Três Lagoas", "Ponta Porã", "Aquidauana", "Naviraí"),
    "PI": ("Teresina", "Parnaíba", "Floriano", "Picos", "Oeiras", "Campo Maior", "Piripiri", "Piracuruca"),
    "PR": ("Curitiba", "Londrina", "Maringá", "Ponta Grossa", "Guarapuava", "Apucarana", "Jacarezinho"),
    "RJ": ("Petrópolis", "Vassouras", "Barra Mansa", "Itaperuna", "Valença", "Sapucaia", "Nova Friburgo"),
    "RO": ("Porto Velho", "Ji-Paraná", "Ariquemes", "Cacoal", "Vilhena", "Rolim de Moura", "Guajará-Mirim"),
    "RS": ("Passo Fundo", "Erechim", "Ijuí"),
    "SP": ("Presidente Prudente", "Araçatuba", "Assis"),
}
_NEIGHBOURS = {
    "AM": ("AM", "AM", "CE", "MA"),
    "BA": ("BA",),
    "MS": ("MS", "MS", "SP", "RS", "PR", "MG"),
    "PI": ("PI", "PI", "CE", "MA"),
    "PR": ("PR", "PR", "SP", "RS"),
    "RJ": ("RJ", "RJ", "MG", "ES"),
    "RO": ("RO", "PR", "ES", "MG", "MS", "CE"),
}
"""Where those come from who live in a state."""
_OLD = {
    "F": (
        *("Amelia", "Anna Rosa", "Anna Joaquina", "Arminda", "Balbina", "Bernardina", "Camilla", "Candida"),
        *(
            "Clementina",
            "Delfina",
            "Emilia",
            "Etelvina",
            "Felismina",
            "Francisca",
            "Guilhermina",
            "Hermelinda",
        ),
        *(
            "Idalina",
            "Isabel",
            "Josepha",
            "Leopoldina",
            "Maria Clara",
            "Maria Thereza",
            "Rosalina",
            "Umbelina",
        ),
    ),
    "M": (
        *("Albino", "Antonio", "Augusto", "Bernardino", "Candido", "Cypriano", "Custodio", "Eduardo"),
        *(
            "Ezequiel",
            "Fortunato",
            "Francisco",
            "Hermenegildo",
            "Ignacio",
            "Januario",
            "Joaquim",
            "José Maria",
        ),
        *("Justino", "Luiz", "Manoel", "Marcellino", "Olympio", "Pedro", "Theodoro", "Virgilio"),
    ),
}
_MIDDLE = {
    "F": (
        *(
            "Aldenora",
            "Alaíde",
            "Anésia",
            "Áurea",
            "Belmira",
            "Corina",
            "Deolinda",
            "Diva",
            "Edite",
            "Elvira",
        ),
        *("Eulália", "Ester", "Geni", "Guiomar", "Hermínia", "Ivone", "Jacira", "Lindalva", "Lourdes"),
        *("Maria Amélia", "Maria do Carmo", "Marieta", "Nadir", "Neusa", "Nazaré", "Odília", "Raimunda"),
        *("Rosalva", "Terezinha de Jesus", "Wanda", "Zenaide", "Zuleica"),
    ),
    "M": (
        *(
            "Abdias",
            "Adauto",
            "Agostinho",
            "Almir",
            "Amadeu",
            "Aníbal",
            "Aristides",
            "Astrogildo",
            "Belarmino",
        ),
        *("Claudionor", "Deusdedit", "Dirceu", "Edmundo", "Estanislau", "Eurico", "Francisco das Chagas"),
        *("Genésio", "Gumercindo", "Hermes", "Isaías", "Jacó", "José Ribamar", "Lauro", "Leônidas"),
        *("Raimundo Nonato", "Romeu", "Severino", "Sílvio", "Tarcísio", "Ubaldo", "Valdomiro", "Wilson"),
    ),
}
_NEW = {
    "F": (
        *("Aline", "Amanda", "Andréia", "Bianca", "Carla Cristina", "Cristiane", "Daniela", "Eliane", "Eloá"),
        *("Fabiana", "Giovanna", "Helena", "Ingrid", "Ísis", "Jaqueline", "Karina", "Lorena", "Manuela"),
        *("Maria Eduarda", "Michele", "Natália", "Priscila", "Rafaela", "Renata", "Sabrina", "Tatiane"),
        *("Vanessa", "Viviane"),
    ),
    "M": (
        *("Adriano", "Alexandre", "André Luís", "Bernardo", "Bruno", "Cleber", "Cristiano", "Douglas"),
        *("Eduardo", "Elias", "Everton", "Fabrício", "Gilmar", "Guilherme", "Henrique", "Ivan", "João Vítor"),
        *("Jonas", "Juliano", "Leonardo", "Luciano", "Marcelo", "Maurício", "Murilo", "Nicolas", "Otávio"),
        *("Ronaldo", "Samuel", "Tiago", "Vinícius", "Wagner"),
    ),
}
_SURNAMES = (
    *("Aguiar", "Amaral", "Araújo", "Arruda", "Athayde", "Bandeira", "Barreto", "Batista", "Bezerra"),
    *("Bittar", "Bonfim", "Bulhões", "Caldas", "Camargo", "Campelo", "Carvalho", "Castelo Branco", "Chaves"),
    *(
        "Cordeiro",
        "Costa",
        "da Fonseca",
        "da Mata",
        "da Paz",
        "da Silva",
        "de Assis",
        "de Brito",
        "de Castro",
    ),
    *(
        "de Jesus",
        "de Lima",
        "de Oliveira",
        "do Carmo",
        "do Espírito Santo",
        "dos Santos",
        "Duarte",
        "Esteves",
    ),
    *("Evangelista", "Fagundes", "Ferraz", "Ferreira", "Furtado", "Gadelha", "Gomes", "Guedes", "Hoffmann"),
    *("Jardim", "Kowalski", "Lacerda", "Leite", "Linhares", "Lopes", "Macedo", "Maia", "Malta", "Martins"),
    *("Miranda", "Moraes", "Mourão", "Negreiros", "Novaes", "Nunes", "Pantoja", "Parente", "Pereira"),
    *("Pinheiro", "Portela", "Rebouças", "Resende", "Ribeiro", "Rodrigues", "Sampaio", "Sanches", "Santana"),
    *("Saraiva", "Siqueira", "Soares", "Taveira", "Teles", "Uchôa", "Vasconcelos", "Vidal", "Yamamoto"),
)
_STRANGE_ONCE = {"Hoffmann", "Kowalski", "Yamamoto", "Bittar"}
_UNACCENTED = str.maketrans("áéíóúâêôÁÉÍÓÚ", "aeiouaeoAEIOU")
_STREETS = (
    *(
        "Rua Sete de Abril",
        "Rua Coronel Ponce",
        "Rua Dom Aquino",
        "Rua Senador Furtado",
        "Avenida Independência",
    ),
    *(
        "Rua Treze de Maio",
        "Rua do Comércio",
        "Rua Visconde de Mauá",
        "Rua Bento Gonçalves",
        "Praça da Bandeira",
    ),
    *("Avenida Amazonas", "Rua Álvaro Mendes", "Rua Rui Barbosa", "Travessa Nossa Senhora do Carmo"),
)
_QUARTERS = (
    *("Centro", "Vila Operária", "São Benedito", "Aparecida", "Vermelha", "Jardim América", "Bela Vista"),
    *("Cristo Rei", "Nova Esperança"),
)
ESTATES = (
    *("Fazenda Boa Esperança", "Fazenda São Roque", "Engenho da Ponte", "Sitio do Mutum"),
    *("Fazenda Santa Cruz", "Engenho Conceição", "Sitio das Pedras"),
)
OLD_HOSPITALS = (
    *("Hospital da Santa Casa de Misericordia", "Casa de Saude Santa Rita", "Asylo de Santa Leopoldina"),
    *("Hospital de São Sebastião", "Hospital da Caridade"),
)
HOSPITALS = (
    *("Hospital e Maternidade São Rafael", "Maternidade Santa Rosa", "Hospital Bom Samaritano"),
    *("Hospital Evangélico", "Maternidade Frei Damião", "Casa de Parto Mãe Luzia", "Hospital Regional"),
)
INFIRMARIES = (
    *("Hospital São Marcos", "Hospital Getúlio Vargas", "Hospital Regional", "Hospital Evangélico"),
    *("Casa de Saúde Maria Auxiliadora", "Santa Casa de Misericórdia"),
)
ROADS = ("Rodovia BR-163, km 412", "Rodovia BR-262, km 187", "Rodovia MS-276, km 38")
_OLD_GRAVES = (
    *("Cemiterio Municipal", "Cemiterio da Irmandade do Rosario", "Cemiterio da Ordem Terceira do Carmo"),
    *("Cemiterio de São Francisco",),
)
_GRAVES = (
    *("Cemitério São José", "Cemitério da Saudade", "Cemitério Jardim da Paz", "Cemitério Santo Amaro"),
    *("Cemitério Parque das Primaveras", "Cemitério Dom Bosco"),
)
_OLD_CAUSES = (
    *("tuberculose pulmonar", "febre typhoide", "lesão cardiaca", "arterio-esclerose", "grippe pulmonar"),
    *("hemorrhagia cerebral", "nephrite chronica", "congestão hepatica"),
)
_CAUSES = (
    *("parada cardiorrespiratória, insuficiência renal crônica", "septicemia, pneumonia bacteriana"),
    *("hemorragia subaracnoidea", "cirrose hepática", "neoplasia de mama, metástase pulmonar"),
    *(
        "traumatismo cranioencefálico",
        "doença de Chagas",
        "cardiopatia chagásica",
        "caquexia, carcinoma gástrico",
    ),
)
_TRADES = (
    *(("agricultor", "agricultora"), ("seringueiro", "doméstica"), ("vaqueiro", "lavradora")),
    *(("negociante", "modista"), ("alfaiate", "costureira"), ("pecuarista", "pecuarista")),
    *(("contador", "contadora"), ("eletricista", "cabeleireira"), ("ferroviário", "do lar")),
    *(("servidor municipal", "professora"),),
)
OLD_TRADES = ("lavrador", "negociante", "alfaiate", "pedreiro", "carpina", "ferreiro", "empregado publico")
_CIVIL = (("casado", "casada"), ("solteiro", "solteira"), ("viúvo", "viúva"), ("divorciado", "divorciada"))
_FIRMS = (
    *("Madeireira", "Cerealista", "Auto Peças", "Armarinho", "Torrefação", "Beneficiadora de Arroz"),
    *("Casa Agrícola", "Confecções", "Farmácia", "Laticínios", "Transportadora", "Gráfica"),
)
_LEGAL = {False: ("& Irmãos", "& Filhos", "Limitada", "& Cia."), True: ("Ltda.", "S.A.", "Ltda. - ME")}
BANKS = {
    "BA": ("Banco do Recôncavo S.A.", "Banco Cacaueiro S.A.", "Cooperativa de Crédito do Sertão Ltda."),
    "MS": ("Banco Pantaneiro S.A.", "Banco de Crédito do Oeste S.A.", "Fomento Mercantil Cerrado Ltda."),
    "PR": ("Banco Cafeeiro S.A.", "Banco Comercial dos Pinhais S.A.", "Banco da Lavoura Paranaense S.A."),
}
_LAST_OF_OLD, _LAST_OF_MIDDLE, _WOMEN_IN_OFFICE_SINCE, _DIVORCE_SINCE = 1940, 1975, 1950, 1978
_TO_BE_ACCEPTED = {"duplicata", "letra de câmbio"}


@dataclass(frozen=True, slots=True)
class Debtor:
    """`number` is a CPF or, of a firm, a CNPJ; empty where bills did not tell any yet."""

    name: str
    number: str
    is_firm: bool
    home: str


def unaccented(text: str) -> str:
    """Return a text without accents but for the til, as it was often written once."""
    return text.translate(_UNACCENTED)


def new_town(rng: Random, state: str) -> Town:
    return Town(rng.choice(_TOWNS[state]), state, _STATES[state])


def _native(rng: Random, state: str) -> Town:
    return new_town(rng, rng.choice(_NEIGHBOURS[state]))


def _given(rng: Random, sex: str, year: int) -> str:
    era = _OLD if year <= _LAST_OF_OLD else _MIDDLE if year <= _LAST_OF_MIDDLE else _NEW
    return rng.choice(era[sex])


def new_family(rng: Random, year: int) -> str:
    """Return one or two surnames; the old books spell them without accents."""
    if year > _LAST_OF_OLD:
        return " ".join(rng.sample(_SURNAMES, rng.choice((1, 2, 2, 3))))
    known = [one for one in _SURNAMES if one not in _STRANGE_ONCE]
    return unaccented(" ".join(rng.sample(known, rng.choice((1, 2)))))


def new_name(rng: Random, sex: str, year: int, family: str | None = None) -> str:
    return f"{_given(rng, sex, year)} {family or new_family(rng, year)}"


def family_of(name: str) -> str:
    """Return the last surname with its particle."""
    known = (*_SURNAMES, *map(unaccented, _SURNAMES))
    return max((one for one in known if name.endswith(f" {one}")), key=len)


def new_home(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(2, 2400)}, {rng.choice(_QUARTERS)}"


def old_home(rng: Random) -> str:
    return f"rua {unaccented(rng.choice(_STREETS)).partition(' ')[2]} n. {rng.randrange(2, 190)}"


def new_trade(rng: Random, sex: str) -> str:
    return rng.choice(_TRADES)["MF".index(sex)]


def _hour(rng: Random) -> time:
    """Return an hour that a clock of twelve hours tells well."""
    return time(rng.choice((2, 3, 4, 6, 7, 9, 10, 11, 14, 15, 17, 18, 20, 22)), rng.randrange(0, 60, 5))


def _entry(rng: Random, state: str, entered: date, issued: date) -> Entry:
    sex = rng.choice("MF") if entered.year >= _WOMEN_IN_OFFICE_SINCE else "M"
    is_old = entered.year <= _LAST_OF_OLD
    livro, termo = (rng.randint(2, 38), rng.randint(12, 990)) if is_old else (rng.randint(3, 190), 0)
    books = livro, rng.randint(2, 198 if is_old else 298), termo or rng.randint(102, 48_999)
    officer = new_name(rng, sex, max(entered.year, issued.year) - 25)
    return Entry(new_town(rng, state), officer, sex, *books, entered, issued)


def _later(rng: Random, entered: date, years: tuple[float, float]) -> date:
    """Return a day so many years after the entry."""
    return after(rng, entered, 3 + round(365 * years[0]), 3 + round(365 * years[1]))


def new_birth(
    rng: Random,
    state: str,
    born_in: tuple[int, int],
    places: Sequence[str],
    years: tuple[float, float],
    *,
    fatherless: float = 0.25,
) -> Birth:
    """Return a birth at one of the `places`, copied out within `years` after its entry."""
    sex, born = rng.choice("MF"), between(rng, date(born_in[0], 1, 1), date(born_in[1], 11, 30))
    mother = new_name(rng, "F", born.year - 25)
    father = new_name(rng, "M", born.year - 25) if rng.random() >= fatherless else None
    sides = [family_of(parent) for parent in (father, mother) if parent]
    entered = after(rng, born, 1, 29)
    kin = tuple(tuple(new_name(rng, one, born.year - 50, side) for one in "MF") for side in sides)
    return Birth(
        entry=_entry(rng, state, entered, _later(rng, entered, years)),
        name=new_name(rng, sex, born.year, " ".join(dict.fromkeys(reversed(sides)))),
        sex=sex,
        born=born,
        hour=_hour(rng),
        place=rng.choice(places),
        mother=mother,
        father=father,
        grandparents=tuple((he, she) for he, she in kin),
    )


def _spouse(rng: Random, sex: str, state: str, wed: date) -> Spouse:
    born = wed - timedelta(days=rng.randint(19 * 366, 38 * 365))
    name = new_name(rng, sex, born.year)
    return Spouse(
        name=name,
        sex=sex,
        born=born,
        native=_native(rng, state),
        father=new_name(rng, "M", born.year - 25, family_of(name)),
        mother=new_name(rng, "F", born.year - 25),
        cpf=new_cpf(rng),
        trade=new_trade(rng, sex),
    )


def _taking(one: Spouse, other: Spouse) -> Spouse:
    """Return one of two with the other's last surname behind the own name."""
    family = family_of(other.name)
    return replace(one, taken=f"{one.name} {family}") if family_of(one.name) != family else one


def new_marriage(
    rng: Random,
    state: str,
    wed_in: tuple[int, int],
    years: tuple[float, float],
    regimes: Sequence[str],
    *,
    taking: tuple[float, float] = (0, 0.7),
) -> Marriage:
    """Return a marriage; he and she take the other's name with the shares `taking`."""
    wed = between(rng, date(wed_in[0], 1, 1), date(wed_in[1], 12, 20))
    he, she = (_spouse(rng, sex, state, wed) for sex in "MF")
    chances = [rng.random() < share for share in taking]
    his, hers = (_taking(he, she) if chances[0] else he, _taking(she, he) if chances[1] else she)
    return Marriage(_entry(rng, state, wed, _later(rng, wed, years)), his, hers, wed, rng.choice(regimes))


def new_death(
    rng: Random,
    state: str,
    died_in: tuple[int, int],
    places: Sequence[str],
    years: tuple[float, float],
    *,
    fatherless: float = 0.2,
) -> Death:
    sex, died = rng.choice("MF"), between(rng, date(died_in[0], 1, 1), date(died_in[1], 12, 20))
    age, is_old = rng.randint(21, 97), died.year <= _LAST_OF_OLD
    name, entered = new_name(rng, sex, died.year - age), after(rng, died, 0, 3)
    return Death(
        entry=_entry(rng, state, entered, _later(rng, entered, years)),
        name=name,
        sex=sex,
        state=rng.choice(_CIVIL if died.year >= _DIVORCE_SINCE else _CIVIL[:3]),
        age=age,
        native=new_town(rng, state) if is_old else _native(rng, state),
        mother=new_name(rng, "F", died.year - age - 25),
        father=new_name(rng, "M", died.year - age - 25, family_of(name))
        if rng.random() >= fatherless
        else None,
        home=old_home(rng) if is_old else new_home(rng),
        died=died,
        hour=_hour(rng),
        place=rng.choice(places),
        cause=rng.choice(_OLD_CAUSES if is_old else _CAUSES),
        grave=rng.choice(_OLD_GRAVES if is_old else _GRAVES),
        declarant=new_name(rng, rng.choice("MF"), died.year - 30),
        doctor=new_name(rng, "M" if is_old else rng.choice("MF"), died.year - 40),
        crm=str(rng.randint(310, 9_900)),
        cpf=new_cpf(rng),
        trade=rng.choice(OLD_TRADES) if is_old else new_trade(rng, sex),
    )


def new_firm(rng: Random, *, is_late: bool) -> str:
    return f"{rng.choice(_FIRMS)} {rng.choice(_SURNAMES)} {rng.choice(_LEGAL[is_late])}"


def new_debtor(rng: Random, year: int, *, firms: float) -> Debtor:
    is_firm = rng.random() < firms
    name = (
        new_firm(rng, is_late=year > _LAST_OF_MIDDLE)
        if is_firm
        else new_name(rng, rng.choice("MF"), year - 35)
    )
    return Debtor(name, new_cnpj(rng) if is_firm else new_cpf(rng), is_firm, new_home(rng))


def new_protest(
    rng: Random, state: str, drawn_in: tuple[int, int], bills: Sequence[str], *, firms: float
) -> Protest:
    """Return a protest of one of the `bills`; a firm owes it with the share `firms`."""
    drawn = between(rng, date(drawn_in[0], 1, 1), date(drawn_in[1], 9, 30))
    due, bill = after(rng, drawn, 28, 125), rng.choice(bills)
    filed = after(rng, due, 6, 50)
    summoned = after(rng, filed, 1, 3)
    entered, debtor = after(rng, summoned, 3, 6), new_debtor(rng, drawn.year, firms=firms)
    is_late = drawn.year > _LAST_OF_MIDDLE
    reasons = ("falta de pagamento", "falta de pagamento", "falta de aceite")
    return Protest(
        entry=_entry(rng, state, entered, entered),
        protocol=rng.randint(310, 742_000 if is_late else 9_800),
        filed=filed,
        summoned=summoned,
        presenter=rng.choice(BANKS[state]),
        creditor=new_firm(rng, is_late=is_late),
        creditor_cnpj=new_cnpj(rng),
        debtor=debtor.name,
        number=debtor.number,
        is_firm=debtor.is_firm,
        home=debtor.home,
        bill=bill,
        bill_number=f"{rng.randint(12, 8_999)}{rng.choice(('', '', '-2', '/01', '/B'))}",
        drawn=drawn,
        due=due,
        cents=rng.randint(9_000, 6_900_000),
        reason=rng.choice(reasons if bill in _TO_BE_ACCEPTED else reasons[:1]),
    )
