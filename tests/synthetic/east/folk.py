"""Who lives in the east: people, firms and registrars are invented, the towns are real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import numbers, people
from tests.synthetic.names import Town
from tests.synthetic.parties import Company, Couple, Individual, Party
from tests.synthetic.registrars import Registrar, new_registrar

if TYPE_CHECKING:
    from random import Random

_TOWNS = (
    ("Penedo", "AL", "Alagoas"),
    ("Arapiraca", "AL", "Alagoas"),
    ("Estância", "SE", "Sergipe"),
    ("Lagarto", "SE", "Sergipe"),
    ("Araguaína", "TO", "Tocantins"),
    ("Gurupi", "TO", "Tocantins"),
    ("Vilhena", "RO", "Rondônia"),
    ("Caracaraí", "RR", "Roraima"),
    ("Macapá", "AP", "Amapá"),
    ("Xapuri", "AC", "Acre"),
    ("Tefé", "AM", "Amazonas"),
    ("Óbidos", "PA", "Pará"),
    ("Caicó", "RN", "Rio Grande do Norte"),
    ("Patos", "PB", "Paraíba"),
    ("Picos", "PI", "Piauí"),
    ("Caxias", "MA", "Maranhão"),
    ("Crato", "CE", "Ceará"),
    ("Serra Talhada", "PE", "Pernambuco"),
    ("Garanhuns", "PE", "Pernambuco"),
    ("Ilhéus", "BA", "Bahia"),
    ("Jequié", "BA", "Bahia"),
    ("Cáceres", "MT", "Mato Grosso"),
    ("Sinop", "MT", "Mato Grosso"),
    ("Corumbá", "MS", "Mato Grosso do Sul"),
    ("Catalão", "GO", "Goiás"),
    ("Diamantina", "MG", "Minas Gerais"),
    ("Ubá", "MG", "Minas Gerais"),
    ("Colatina", "ES", "Espírito Santo"),
    ("Petrópolis", "RJ", "Rio de Janeiro"),
    ("Taubaté", "SP", "São Paulo"),
    ("Guarapuava", "PR", "Paraná"),
    ("Lages", "SC", "Santa Catarina"),
    ("Bagé", "RS", "Rio Grande do Sul"),
)
_OF = {"BA": "da", "PB": "da"} | dict.fromkeys(("AL", "SE", "RO", "RR", "MT", "MS", "GO", "MG", "SP"), "de")
_OF |= dict.fromkeys(("PE", "SC"), "de")
_WAYS = (
    "Rua do Comércio Velho",
    "Rua Joaquim Nabuco",
    "Avenida Beira-Rio",
    "Rua Frei Caneca",
    "Travessa da Alfândega",
    "Avenida Castelo Branco",
    "Rua 24 de Outubro",
    "Rua Padre Cícero",
    "Alameda das Mangueiras",
    "Rua Monsenhor Tabosa",
)
_QUARTERS = ("Santa Luzia", "Cohab II", "Bela Vista", "Setor Oeste", "Santo Antônio", "Vila Operária")
_TRADES = (
    ("vaqueiro", "rendeira"),
    ("agricultor", "agricultora"),
    ("professor", "professora"),
    ("pescador", "marisqueira"),
    ("microempreendedor", "microempreendedora"),
    ("servidor municipal", "servidora municipal"),
    ("eletricista", "técnica em enfermagem"),
    ("arquiteto", "arquiteta"),
    ("militar reformado", "pensionista"),
    ("garimpeiro", "dona de casa"),
)
_STATES = (
    ("solteiro", "solteira"),
    ("casado", "casada"),
    ("viúvo", "viúva"),
    ("divorciado", "divorciada"),
)
_ABROAD = (("boliviano", "boliviana"), ("português", "portuguesa"), ("libanês", "libanesa"))
REGIMES = ("comunhão parcial de bens", "comunhão universal de bens", "separação total de bens")
_FIRMS = (
    "Cerealista {}",
    "Laticínios {}",
    "Posto de Combustíveis {}",
    "Agro Mercantil {}",
    "{} Incorporações",
    "Drogaria {}",
    "Cerâmica {}",
)
_FORMS = ("Ltda", "S.A", "Ltda - EPP", "& Cia Ltda")
_BANKS = (
    "Banco do Vale do Itapecuru S.A",
    "Banco Mercantil do Planalto S.A",
    "Caixa Agrícola do Oeste S.A",
    "Cooperativa de Crédito Sertão Verde",
)


def new_town(rng: Random) -> Town:
    return Town(*rng.choice(_TOWNS))


def of_state(town: Town) -> str:
    """Return `Estado de Alagoas`."""
    return f"Estado {_OF.get(town.state, 'do')} {town.state_name}"


def new_home(rng: Random) -> str:
    return f"{rng.choice(_WAYS)}, nº {rng.randrange(3, 1990)}, {rng.choice(_QUARTERS)}"


def new_day(rng: Random, first: int, last: int) -> date:
    return date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))


def new_one(
    rng: Random, sex: str | None = None, *, state: str | None = None, town: Town | None = None
) -> Individual:
    """Invent somebody; one in fourteen is a foreigner, who has no RG, as one in ten has none."""
    person = people.new_person(rng, sex or rng.choice("MF"))
    lives, is_foreign = town or new_town(rng), rng.random() < 0.07
    rg = f"{rng.randint(100, 9_999):,}.{rng.randint(0, 999):03d}".replace(",", ".")
    return Individual(
        person=person,
        nation=person.by_sex(*rng.choice(_ABROAD))
        if is_foreign
        else person.by_sex("brasileiro", "brasileira"),
        state=state or person.by_sex(*rng.choice(_STATES)),
        trade=person.by_sex(*rng.choice(_TRADES)),
        rg=None if is_foreign or rng.random() < 0.1 else rg,
        issuer=rng.choice((f"SSP/{lives.state}", f"SDS-{lives.state}", "ITEP/RN", "DETRAN/RJ")),
        home=new_home(rng),
        town=lives,
        born=new_day(rng, 1936, 1968),
        regime=rng.choice(REGIMES),
    )


def new_widowed(rng: Random, sex: str | None = None) -> Individual:
    one = new_one(rng, sex)
    return replace(one, state=one.person.by_sex("viúvo", "viúva"))


def new_pair(rng: Random) -> Couple:
    man = new_one(rng, "M", state="casado")
    return Couple(man, replace(new_one(rng, "F", state="casada", town=man.town), regime=man.regime))


def new_house(rng: Random) -> Company:
    """Invent a firm."""
    name = f"{rng.choice(_FIRMS).format(people.new_surnames(rng, 1).split()[-1])} {rng.choice(_FORMS)}"
    return Company(name, numbers.new_cnpj(rng), new_home(rng), new_town(rng), new_one(rng))


def new_bank(rng: Random) -> Company:
    return Company(rng.choice(_BANKS), numbers.new_cnpj(rng), new_home(rng), new_town(rng), new_one(rng))


def new_party(rng: Random) -> Party:
    return rng.choice((new_one, new_one, new_pair, new_house))(rng)


_OFFICES = (
    "Cartório do {n}º Ofício - Registro Civil",
    "{n}ª Zona de Registro Civil das Pessoas Naturais",
    "Registro Civil da Sede da Comarca",
    "Cartório Único - Registro Civil e Notas",
)
_OLD_OFFICES = (
    "Cartorio do Registo Civil - {n}º Districto",
    "Juízo de Paz - Registro Civil do {n}º Distrito",
    "Cartório do Escrivão do Registro Civil",
)
_TITLES = (
    ("Escrevente Juramentado", "Escrevente Juramentada"),
    ("Tabelião e Registrador", "Tabeliã e Registradora"),
    ("Oficial Interino", "Oficial Interina"),
)


def settled(rng: Random, *, is_old: bool) -> Registrar:
    """Return a registrar of these towns."""
    keeper = new_registrar(rng, is_old=is_old)
    office = rng.choice(_OLD_OFFICES if is_old else _OFFICES).format(n=rng.randint(1, 4))
    title = keeper.officer.by_sex(*rng.choice(_TITLES))
    return replace(keeper, office=office, town=new_town(rng), title=title, address=new_home(rng))
