"""People of the rivers, the dry lands, the coast and the plateau; all invented, in towns that exist."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf, show_thousands
from tests.synthetic.south.folk import Citizen, Firm

if TYPE_CHECKING:
    from random import Random

_WOMEN = (
    *("Aldenora", "Antônia Cleide", "Auxiliadora", "Bernadete", "Celina", "Creusa", "Dalva", "Deusdete"),
    *("Edileuza", "Elizângela", "Eunice", "Francinete", "Francisca das Chagas", "Gilvanete", "Ionara"),
    *("Iolanda", "Ivanilde", "Jaciara", "Josefa", "Jucilene", "Kátia Regina", "Lindalva", "Luzia"),
    *("Maria da Glória", "Maria das Dores", "Maria do Socorro", "Maria José", "Marinalva", "Neide"),
    *("Nilza", "Odete", "Perpétua", "Quitéria", "Raimunda Nonata", "Rosângela", "Severina", "Telma"),
    *("Valquíria", "Vitória", "Yara", "Zenaide", "Zuleica"),
)
_MEN = (
    *("Adauto", "Aderbal", "Agenor", "Almir", "Antônio Carlos", "Ariosvaldo", "Balbino", "Ciro", "Clóvis"),
    *("Damião", "Diógenes", "Edilson", "Edvaldo", "Eliseu", "Epaminondas", "Erivaldo", "Eudes"),
    *("Francisco das Chagas", "Genival", "Geraldo Magela", "Heráclito", "Iran", "Jailson", "Jocelino"),
    *("José de Ribamar", "José Maria", "Juarez", "Lourival", "Luiz Gonzaga", "Manoel Messias", "Moacir"),
    *("Natanael", "Odilon", "Osvaldo", "Pedro Paulo", "Reginaldo", "Ronaldo", "Severino", "Tarcísio"),
    *("Ubiratan", "Valdemar", "Wanderley", "Washington"),
)
_SURNAMES = (
    *("Aguiar", "Albuquerque", "Alencar", "Amorim", "Araújo", "Arruda", "Bandeira", "Barreto", "Bezerra"),
    *("Bittencourt", "Borges", "Brito", "Caldas", "Cardoso", "Carneiro", "Cavalcante", "Chaves", "Coelho"),
    *("Cordeiro", "Coutinho", "da Mata", "da Nóbrega", "da Silva", "de Assis", "de França", "de Jesus"),
    *("de Lacerda", "de Moura", "de Paula", "do Carmo", "do Vale", "dos Anjos", "dos Santos", "Dantas"),
    *("Diniz", "Farias", "Feitosa", "Fonseca", "Frazão", "Freire", "Gadelha", "Gondim", "Holanda"),
    *("Lacerda", "Leal", "Lins", "Lustosa", "Macedo", "Maranhão", "Medeiros", "Melo", "Miranda", "Monteiro"),
    *("Moraes", "Nogueira", "Novaes", "Parente", "Pedrosa", "Pereira", "Pinheiro", "Portela", "Rabelo"),
    *("Rebouças", "Rocha", "Sales", "Sarmento", "Siqueira", "Teixeira", "Torres", "Trindade", "Uchôa"),
    *("Valente", "Veloso", "Viana", "Xavier"),
)
_TOWNS = {
    "AC": ("Acre", "Xapuri", "Cruzeiro do Sul", "Sena Madureira"),
    "AL": ("Alagoas", "Penedo", "Arapiraca"),
    "AM": ("Amazonas", "Parintins", "Itacoatiara", "Tefé"),
    "BA": ("Bahia", "Ilhéus", "Jequié", "Feira de Santana", "Juazeiro"),
    "CE": ("Ceará", "Sobral", "Crato", "Quixadá", "Aracati"),
    "ES": ("Espírito Santo", "Linhares", "São Mateus"),
    "GO": ("Goiás", "Anápolis", "Rio Verde", "Jataí", "Catalão"),
    "MA": ("Maranhão", "Caxias", "Bacabal", "Codó"),
    "MG": ("Minas Gerais", "Uberaba", "Patos de Minas", "Montes Claros", "Diamantina"),
    "MS": ("Mato Grosso do Sul", "Corumbá", "Aquidauana", "Três Lagoas"),
    "MT": ("Mato Grosso", "Cáceres", "Rondonópolis", "Barra do Garças", "Poconé"),
    "PA": ("Pará", "Santarém", "Bragança", "Castanhal", "Altamira"),
    "PB": ("Paraíba", "Patos", "Sousa", "Cajazeiras"),
    "PE": ("Pernambuco", "Caruaru", "Garanhuns", "Petrolina"),
    "PI": ("Piauí", "Parnaíba", "Floriano", "Picos"),
    "PR": ("Paraná", "Londrina", "Paranavaí"),
    "RN": ("Rio Grande do Norte", "Caicó", "Açu", "Currais Novos"),
    "RO": ("Rondônia", "Ji-Paraná", "Vilhena", "Ariquemes"),
    "SE": ("Sergipe", "Estância", "Lagarto", "Propriá"),
    "SP": ("São Paulo", "Ribeirão Preto", "Araraquara", "Sorocaba", "Taubaté"),
    "TO": ("Tocantins", "Gurupi", "Porto Nacional", "Araguaína"),
}
_STREETS = (
    *("Rua Barão do Rio Branco", "Rua Marechal Deodoro", "Avenida Getúlio Vargas", "Rua Santos Dumont"),
    *("Rua Quintino Bocaiúva", "Travessa Dom Romualdo de Seixas", "Rua Treze de Maio", "Rua da Aurora"),
    *("Avenida Beira-Rio", "Rua do Sol", "Rua Delmiro Gouveia", "Avenida Couto Magalhães", "Rua Goiás"),
    *("Rua Padre Cícero", "Rua Coronel Ponce", "Avenida Mato Grosso", "Rua Frei Caneca", "Rua da Palma"),
)
_QUARTERS = (
    *("Centro", "Aldeota Velha", "Vila Nova", "São Francisco", "Cidade Baixa", "Porto", "Setor Oeste"),
    *("Jardim América", "Alto da Conceição", "Nova Esperança", "Bosque", "Cohab II"),
)
_TRADES = (
    *(
        ("lavrador", "lavradora"),
        ("pecuarista", "pecuarista"),
        ("funcionário público", "funcionária pública"),
    ),
    *(("seringueiro", "doméstica"), ("motorista", "do lar"), ("pescador", "marisqueira")),
    *(("contador", "contadora"), ("vaqueiro", "rendeira"), ("médico", "médica"), ("advogado", "advogada")),
    *(("eletricista", "cabeleireira"), ("militar da reserva", "assistente social")),
    *(("engenheiro agrônomo", "enfermeira"), ("garimpeiro", "cozinheira"), ("aposentado", "aposentada")),
)
_STATES = (("solteiro", "solteira"), ("casado", "casada"), ("viúvo", "viúva"), ("divorciado", "divorciada"))
_HOUSES = (
    *("Hospital São Vicente", "Maternidade Januário Cicco", "Hospital Geral Dr. Osvaldo Cruz"),
    *("Hospital das Irmãs Missionárias", "Casa de Saúde Santa Rosa", "Maternidade Balbina Mestrinho"),
    *("Hospital Regional do Araguaia", "Unidade Mista de Saúde"),
)
_LINES = ("Ceará Motos", "Casa Bandeira", "Usina Santa Cruz", "Agropecuária Xingu", "Armazém Tocantins")
_LEGAL = ("Ltda", "S.A", "Comércio e Representações Ltda", "& Filhos Ltda", "Indústria e Comércio S.A")
_BANKS = ("Banco do Planalto S.A", "Banco Rural do Norte S.A", "Cooperativa de Crédito Cerrado Verde")

_OF_BARE = frozenset({"AL", "GO", "MG", "MS", "MT", "PE", "RO", "SE", "SP"})
_LAST_DAY = date(2025, 12, 30)


def state_told(town: Town) -> str:
    """Return `Estado de Sergipe`, `Estado da Bahia`, `Estado do Acre`."""
    joint = "de" if town.state in _OF_BARE else "da" if town.state in {"BA", "PB"} else "do"
    return f"Estado {joint} {town.state_name}"


def new_day(rng: Random, first: int, last: int) -> date:
    """Return a day of one of the years `first` to `last`."""
    start = date(first, 1, 1)
    return start + timedelta(days=rng.randrange((date(last, 12, 31) - start).days))


def later(rng: Random, day: date, least: int, most: int) -> date:
    """Return a day that many days later, but none after these offices' last day."""
    return min(day + timedelta(days=rng.randint(least, most)), _LAST_DAY)


def new_town(rng: Random, state: str | None = None) -> Town:
    state = state or rng.choice(sorted(_TOWNS))
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_family(rng: Random) -> str:
    return " ".join(rng.sample(_SURNAMES, rng.choice((1, 2, 2))))


def new_name(rng: Random, sex: str, family: str | None = None) -> str:
    """Return a name; some men are told apart from their fathers."""
    suffix = rng.choice((*[""] * 9, " Filho", " Júnior", " Neto")) if sex == "M" and not family else ""
    return f"{rng.choice(_MEN if sex == 'M' else _WOMEN)} {family or new_family(rng)}{suffix}"


def family_of(name: str) -> str:
    """Return the last surname without `Filho` and its like, with its particle: `da Nóbrega`."""
    for suffix in (" Filho", " Júnior", " Neto"):
        name = name.removesuffix(suffix)
    return max((s for s in _SURNAMES if name.endswith(f" {s}")), key=len)


def new_child_name(rng: Random, sex: str, mother: str, father: str | None) -> str:
    """Return a name with the mother's and then the father's last surname."""
    families = dict.fromkeys(family_of(parent) for parent in (mother, father) if parent)
    return new_name(rng, sex, " ".join(families))


def new_street(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(11, 2900)}"


def new_quarter(rng: Random) -> str:
    return rng.choice(_QUARTERS)


def new_hospital(rng: Random) -> str:
    return rng.choice(_HOUSES)


def new_trade(rng: Random, sex: str) -> str:
    return rng.choice(_TRADES)["MF".index(sex)]


def new_citizen(
    rng: Random, sex: str | None = None, *, state: int | None = None, town: Town | None = None
) -> Citizen:
    """Return somebody; `state` is 0 for single, 1 married, 2 widowed, 3 divorced."""
    sex = sex or rng.choice("MF")
    form, town = "MF".index(sex), town or new_town(rng)
    return Citizen(
        name=new_name(rng, sex),
        sex=sex,
        cpf=new_cpf(rng),
        rg=show_thousands(rng.randint(120_000, 9_800_000)),
        issuer=f"{'SSP' if rng.random() < 0.8 else 'SESP'}/{town.state}",
        nation=("brasileiro", "brasileira")[form]
        if rng.random() < 0.93
        else ("português", "portuguesa")[form],
        state=_STATES[rng.choice((0, 1, 1, 2, 3)) if state is None else state][form],
        trade=new_trade(rng, sex),
        home=new_street(rng),
        quarter=new_quarter(rng),
        town=town,
    )


def new_couple(rng: Random, town: Town) -> tuple[Citizen, Citizen]:
    return new_citizen(rng, "M", state=1, town=town), new_citizen(rng, "F", state=1, town=town)


def new_firm(rng: Random, town: Town) -> Firm:
    """Return a firm whose name ends without a full stop."""
    name = f"{rng.choice(_LINES)} {rng.choice(_SURNAMES[:9])} {rng.choice(_LEGAL)}"
    return Firm(name, new_cnpj(rng), new_street(rng), town)


def new_bank(rng: Random, town: Town) -> Firm:
    return Firm(rng.choice(_BANKS), new_cnpj(rng), new_street(rng), town)
