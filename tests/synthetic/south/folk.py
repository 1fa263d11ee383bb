"""People of the colonies, the pampas, the coffee towns and the mines; all invented, in towns that exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf, show_thousands

if TYPE_CHECKING:
    from random import Random

_WOMEN = (
    *("Adelaide", "Albertina", "Amábile", "Anelise", "Carmela", "Catarina", "Clarice", "Edeltraud"),
    *("Elvira", "Erna", "Fiorinda", "Gertrudes", "Giovana", "Hedwig", "Hilda", "Ilse", "Ingrid"),
    *("Ivone", "Josefina", "Leocádia", "Liane", "Lori", "Lurdes", "Madalena", "Marli", "Nadir"),
    *("Norma", "Olga", "Paulina", "Rosane", "Rosina", "Selma", "Tatiane", "Traudi", "Vanessa", "Wanda"),
)
_MEN = (
    *("Adelino", "Aldo", "Alvício", "Amadeu", "Anselmo", "Arlindo", "Armindo", "Bruno", "Celso"),
    *("Conrado", "Danilo", "Edmundo", "Egon", "Evaldo", "Fioravante", "Frederico", "Germano", "Guido"),
    *("Helmuth", "Hugo", "Idalino", "Ireneu", "Ivo", "Leandro", "Leopoldo", "Lotário", "Luciano"),
    *("Natal", "Nestor", "Orestes", "Ottmar", "Régis", "Renato", "Rudi", "Silvério", "Tranquilo"),
    *("Ubirajara", "Valdir", "Vendelino", "Vilmar"),
)
_SURNAMES = (
    *("Andreazza", "Balestrin", "Bampi", "Becker", "Bergamaschi", "Bohn", "Bortolini", "Caregnato"),
    *("Cavalheiro", "Chemin", "Comin", "Dal Molin", "De Bastiani", "De Conto", "Della Giustina", "Dornelles"),
    *("Eberhardt", "Fachini", "Farroupilha", "Fontanive", "Giacomelli", "Grabowski", "Hoffmeister"),
    *("Jaskulski", "Kasper", "Klein", "Knorst", "Kowalczyk", "Kuhn", "Lewandowski", "Lunardelli"),
    *("Maciel", "Mattje", "Menegotto", "Moschen", "Nakashima", "Osório", "Paim", "Piovesan", "Poletto"),
    *("Quadros", "Rech", "Rigon", "Ritter", "Sartori", "Schmitz", "Sgarbi", "Stürmer", "Tonietto"),
    *("Trentin", "Uliana", "Vanzin", "Vargas", "Wagner", "Weirich", "Wosniak", "Zanella", "Zimmermann"),
)
_TOWNS = (
    *((name, "RS", "Rio Grande do Sul") for name in ("Caxias do Sul", "Erechim", "Ijuí", "Lajeado", "Bagé")),
    *((name, "RS", "Rio Grande do Sul") for name in ("São Leopoldo", "Passo Fundo", "Bento Gonçalves")),
    *((name, "SC", "Santa Catarina") for name in ("Joinville", "Chapecó", "Lages", "Brusque", "Joaçaba")),
    *((name, "SC", "Santa Catarina") for name in ("Rio do Sul", "Jaraguá do Sul")),
    *((name, "PR", "Paraná") for name in ("Maringá", "Ponta Grossa", "Guarapuava", "Pato Branco")),
    *((name, "SP", "São Paulo") for name in ("Piracicaba", "Jundiaí", "Bauru", "Franca", "Catanduva")),
    *((name, "MG", "Minas Gerais") for name in ("Varginha", "Pouso Alegre", "Barbacena", "Ubá")),
    *((name, "RJ", "Rio de Janeiro") for name in ("Nova Friburgo", "Campos dos Goytacazes")),
    *((name, "ES", "Espírito Santo") for name in ("Colatina", "Santa Teresa")),
)
_STREETS = (
    *("Rua Júlio de Castilhos", "Rua Borges de Medeiros", "Avenida Itália", "Rua Hercílio Luz"),
    *("Rua Nereu Ramos", "Rua Independência", "Avenida Pinheiro Machado", "Rua Anita Garibaldi"),
    *("Rua Os Dezoito do Forte", "Avenida dos Imigrantes", "Rua Felipe Schmidt", "Rua Conselheiro Mafra"),
    *("Rua Governador Pedro de Toledo", "Avenida Sampaio Vidal", "Rua do Rosário", "Rua Padre Anchieta"),
)
_QUARTERS = (
    "Centro",
    "Rio Branco",
    "Exposição",
    "Vila Operária",
    "Sagrada Família",
    "São Pelegrino",
    "Garcia",
)
_LINES = ("Linha São Roque", "Linha Bonita", "Picada Café Baixa", "Travessão Milanês", "Linha Quarta Légua")
_TRADES = (
    *(("agricultor", "agricultora"), ("do comércio", "do lar"), ("industriário", "industriária")),
    *(("marceneiro", "costureira"), ("viticultor", "professora estadual"), ("ferroviário", "doméstica")),
    *(("granjeiro", "empresária"), ("tecelão", "tecelã"), ("metalúrgico", "auxiliar de escritório")),
    *(("cirurgião-dentista", "farmacêutica"), ("técnico agrícola", "bancária"), ("oleiro", "modista")),
)
_STATES = (("solteiro", "solteira"), ("casado", "casada"), ("viúvo", "viúva"), ("divorciado", "divorciada"))
_NATIONS = (*[("brasileiro", "brasileira")] * 9, ("italiano", "italiana"), ("uruguaio", "uruguaia"))
_ISSUERS = {"RS": "SJS/RS", "SC": "SSP/SC", "PR": "SESP/PR", "MG": "PC/MG", "RJ": "IFP/RJ", "ES": "SPTC/ES"}
_HOUSES = (
    *("Hospital Tacchini", "Hospital Pompéia", "Hospital São Francisco", "Hospital Bom Pastor"),
    *("Maternidade Darcy Vargas", "Casa de Saúde Nossa Senhora do Caravaggio", "Santa Casa da Caridade"),
)
_FIRMS = (
    *("Vinícola", "Malharia", "Ervateira", "Metalúrgica", "Frigorífico", "Cerâmica", "Madeireira"),
    *("Laticínios", "Móveis", "Fundição", "Curtume", "Comercial"),
)
_BANKS = (
    "Banco Colonial S.A",
    "Cooperativa de Crédito Serra Gaúcha",
    "Caixa Rural do Vale",
    "Banco Litoral S.A",
)


@dataclass(frozen=True, slots=True)
class Citizen:
    """A grown-up; all words in the own gender, `rg` as printed, `home` is street and house."""

    name: str
    sex: str
    cpf: str
    rg: str
    issuer: str
    nation: str
    state: str
    trade: str
    home: str
    quarter: str
    town: Town

    def by_sex(self, man: str, woman: str) -> str:
        return man if self.sex == "M" else woman


@dataclass(frozen=True, slots=True)
class Firm:
    name: str
    cnpj: str
    home: str
    town: Town


def new_town(rng: Random) -> Town:
    return Town(*rng.choice(_TOWNS))


def new_family(rng: Random) -> str:
    return " ".join(rng.sample(_SURNAMES, rng.choice((1, 1, 2))))


def new_name(rng: Random, sex: str, family: str | None = None) -> str:
    given = rng.sample(_MEN if sex == "M" else _WOMEN, rng.choice((1, 1, 2)))
    return f"{' '.join(given)} {family or new_family(rng)}"


def family_of(name: str) -> str:
    """Return the last surname, with what belongs to it: `Dal Molin`."""
    return next((s for s in _SURNAMES if name.endswith(f" {s}")), name.rsplit(maxsplit=1)[-1])


def new_street(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(12, 3900)}"


def new_line(rng: Random) -> str:
    """Return a road of settlers."""
    return rng.choice(_LINES)


def new_quarter(rng: Random) -> str:
    return rng.choice(_QUARTERS)


def new_house_of_health(rng: Random) -> str:
    return rng.choice(_HOUSES)


def new_trade(rng: Random, sex: str) -> str:
    return rng.choice(_TRADES)["MF".index(sex)]


def new_citizen(rng: Random, sex: str | None = None, *, state: int | None = None) -> Citizen:
    """Return somebody; `state` is 0 for single, 1 married, 2 widowed, 3 divorced."""
    sex = sex or rng.choice("MF")
    form, town = "MF".index(sex), new_town(rng)
    civil = _STATES[rng.choice((0, 1, 1, 2, 3)) if state is None else state]
    return Citizen(
        name=new_name(rng, sex),
        sex=sex,
        cpf=new_cpf(rng),
        rg=_new_rg(rng, town.state),
        issuer=_ISSUERS.get(town.state, "SSP/SP"),
        nation=rng.choice(_NATIONS)[form],
        state=civil[form],
        trade=new_trade(rng, sex),
        home=new_street(rng),
        quarter=new_quarter(rng),
        town=town,
    )


def _new_rg(rng: Random, state: str) -> str:
    if state == "RS":
        return str(rng.randint(10**9, 9 * 10**9))
    if state == "MG":
        return f"MG-{show_thousands(rng.randint(1_000_000, 18_000_000))}"
    number = show_thousands(rng.randint(1_000_000, 49_000_000))
    return f"{number}-{rng.randrange(10)}" if state in {"SP", "PR"} else number


def new_firm(rng: Random) -> Firm:
    """Return a firm whose name ends without a full stop."""
    name = f"{rng.choice(_FIRMS)} {rng.choice(_SURNAMES)} {rng.choice(('Ltda', 'S.A', '& Cia. Ltda'))}"
    return Firm(name, new_cnpj(rng), new_street(rng), new_town(rng))


def new_bank(rng: Random) -> Firm:
    return Firm(rng.choice(_BANKS), new_cnpj(rng), new_street(rng), new_town(rng))


def new_day(rng: Random, first: int, last: int) -> date:
    return date(rng.randint(first, last), 1, 1) + timedelta(days=rng.randrange(365))


@dataclass(frozen=True, slots=True)
class Office:
    """Who keeps the books; `code` is the number of a control stamp as printed."""

    name: str
    town: Town
    cns: str
    officer: Citizen
    title: str
    address: str
    code: str


def new_office(rng: Random, offices: tuple[str, ...], titles: tuple[tuple[str, str], ...]) -> Office:
    officer, letters = new_citizen(rng), "ABCDEFGHJKLMNPQRSTUVWXYZ"
    return Office(
        name=rng.choice(offices),
        town=new_town(rng),
        cns=str(rng.randrange(100_000, 160_000)),
        officer=officer,
        title=officer.by_sex(*rng.choice(titles)),
        address=new_street(rng),
        code="".join(rng.choice(letters) for _ in range(3)) + f"{rng.randint(10_000, 99_999)}",
    )
