"""People of the river valleys, the mines, the coffee hills and the frontier; all invented, in real towns."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf, show_thousands
from tests.synthetic.south.folk import Citizen, Firm

if TYPE_CHECKING:
    from random import Random

_WOMEN = (
    *("Alaíde", "Alba Valéria", "Ana Beatriz", "Ana Rosa", "Antonieta", "Aparecida", "Berenice", "Brígida"),
    *("Carolina", "Célia Regina", "Conceição", "Cristiane", "Delfina", "Djanira", "Dolores", "Elisa"),
    *("Emília", "Ester", "Eulália", "Fabiana", "Filomena", "Geny", "Graziela", "Helena", "Hermínia"),
    *("Ieda", "Inês", "Isaura", "Izabel Cristina", "Jurema", "Laurinda", "Leontina", "Lívia", "Lourdes"),
    *("Mafalda", "Maria Clara", "Maria Eugênia", "Mariana", "Marta", "Matilde", "Mercedes", "Natália"),
    *("Noêmia", "Ofélia", "Ondina", "Priscila", "Regina Célia", "Rita de Cássia", "Rosália", "Ruth"),
    *("Sabrina", "Sílvia Helena", "Tereza", "Umbelina", "Vera Lúcia", "Violeta", "Virgínia", "Zilda"),
)
_MEN = (
    *("Abel", "Aluísio", "Américo", "Anísio", "Aparecido", "Aristides", "Artur", "Augusto", "Bento"),
    *("Bernardino", "Caetano", "Caio", "Carlos Eduardo", "Cassiano", "Cirilo", "Darci", "Dejair", "Dimas"),
    *("Domingos", "Eduardo", "Emanuel", "Eugênio", "Euclides", "Fabrício", "Felisberto", "Fernando"),
    *("Firmino", "Gaspar", "Getúlio", "Gilberto", "Gustavo", "Henrique", "Hélio", "Honório", "Inácio"),
    *("Isaías", "Jerônimo", "João Batista", "Joel", "José Carlos", "Juvenal", "Laerte", "Lázaro"),
    *("Leônidas", "Luís Antônio", "Marcos Vinícius", "Mário", "Maurílio", "Maximiano", "Nelson", "Nicolau"),
    *("Olegário", "Otávio", "Paulo Roberto", "Plínio", "Quirino", "Raimundo", "Rodrigo", "Romeu"),
    *("Rubens", "Salvador", "Simeão", "Teodoro", "Tobias", "Urbano", "Vicente", "Vítor Hugo", "Zeferino"),
)
_SURNAMES = (
    *("Abrantes", "Aleixo", "Amaral", "Andrada", "Arantes", "Avelar", "Azevedo", "Bacelar", "Baptista"),
    *("Barcelos", "Barros", "Benevides", "Bonfim", "Botelho", "Bueno", "Bulhões", "Cabral", "Camargo"),
    *("Campos", "Carrijo", "Castilho", "Cintra", "Corrêa", "Cunha", "da Conceição", "da Cunha", "da Luz"),
    *("da Mota", "da Veiga", "de Abreu", "de Godoy", "de Melo", "de Mendonça", "de Sá", "de Toledo"),
    *("do Amparo", "do Couto", "do Rosário", "dos Passos", "dos Reis", "Drumond", "Duarte", "Esteves"),
    *("Evangelista", "Faria", "Fialho", "Figueira", "Franco", "Furtado", "Garcia", "Gouvêa", "Hashimoto"),
    *("Horta", "Itaborahy", "Jardim", "Junqueira", "Lage", "Leite", "Lemos", "Lobo", "Maia", "Malta"),
    *("Marinho", "Matos", "Mesquita", "Morato", "Moura", "Muniz", "Neves", "Novais", "Ornelas", "Pádua"),
    *("Paiva", "Pascoal", "Penido", "Peixoto", "Pimentel", "Pinto", "Pires", "Prates", "Quirino", "Rangel"),
    *("Resende", "Ribas", "Sabino", "Salgado", "Sampaio", "Seabra", "Serpa", "Simões", "Taveira", "Tibúrcio"),
    *("Valle", "Varela", "Vasques", "Vidal", "Vilela", "Yamada", "Zanetti"),
)
_TOWNS = {
    "AM": ("Amazonas", "Manacapuru", "Coari"),
    "BA": ("Bahia", "Barreiras", "Jacobina", "Bom Jesus da Lapa", "Itaberaba"),
    "CE": ("Ceará", "Iguatu", "Tauá", "Russas"),
    "ES": ("Espírito Santo", "Alegre", "Castelo", "Guaçuí"),
    "GO": ("Goiás", "Formosa", "Ceres", "Itumbiara", "Pirenópolis"),
    "MA": ("Maranhão", "Balsas", "Barra do Corda"),
    "MG": ("Minas Gerais", "Araxá", "Paracatu", "São João del-Rei", "Teófilo Otoni", "Muriaé", "Passos"),
    "MS": ("Mato Grosso do Sul", "Aquidauana", "Ponta Porã", "Três Lagoas"),
    "MT": ("Mato Grosso", "Cáceres", "Barra do Garças", "Poconé"),
    "PA": ("Pará", "Óbidos", "Cametá", "Bragança"),
    "PB": ("Paraíba", "Monteiro", "Areia", "Pombal"),
    "PE": ("Pernambuco", "Petrolina", "Arcoverde", "Limoeiro"),
    "PI": ("Piauí", "Oeiras", "Picos", "Bom Jesus"),
    "PR": ("Paraná", "Castro", "Irati", "Paranavaí", "Campo Mourão"),
    "RJ": ("Rio de Janeiro", "Vassouras", "Itaperuna", "Barra do Piraí"),
    "RN": ("Rio Grande do Norte", "Currais Novos", "Açu"),
    "RS": ("Rio Grande do Sul", "Alegrete", "Cachoeira do Sul", "Santana do Livramento", "Cruz Alta"),
    "SC": ("Santa Catarina", "Canoinhas", "Curitibanos", "Videira"),
    "SP": ("São Paulo", "Assis", "Botucatu", "Itapetininga", "Jaboticabal", "Mococa", "Tupã"),
    "TO": ("Tocantins", "Dianópolis", "Paraíso do Tocantins"),
}
_STREETS = (
    *("Rua Direita", "Rua Coronel Fontes", "Avenida Tancredo Neves", "Rua Vigário Silva", "Rua da Estação"),
    *("Rua Expedicionário Lima", "Avenida São João", "Rua Major Felício", "Praça da Bandeira", "Rua Bahia"),
    *("Travessa do Mercado", "Rua Professor Antunes", "Avenida Brasília", "Rua José Bonifácio", "Rua Nova"),
    *(
        "Rua Capitão Salomão",
        "Avenida Minas Gerais",
        "Rua Monsenhor Horta",
        "Rua das Acácias",
        "Rua do Porto",
    ),
)
_QUARTERS = (
    *("Centro", "Vila Rica", "Santa Terezinha", "Jardim Planalto", "Bela Vista", "São Judas", "Lavapés"),
    *("Parque Industrial", "Boa Esperança", "Nossa Senhora de Fátima", "Alto do Cruzeiro", "Rosário"),
)
_TRADES = (
    *(("agricultor", "agricultora"), ("criador", "professora"), ("negociante", "costureira")),
    *(("pedreiro", "manicure"), ("guarda-livros", "datilógrafa"), ("ferreiro", "cozinheira")),
    *(("servidor público", "servidora pública"), ("engenheiro civil", "arquiteta"), ("dentista", "dentista")),
    *(("caminhoneiro", "vendedora"), ("corretor de imóveis", "psicóloga"), ("veterinário", "bióloga")),
    *(("técnico em contabilidade", "auxiliar administrativa"), ("alfaiate", "bordadeira")),
)
_OLD_TRADES = (
    *(("lavrador", "doméstica"), ("negociante", "costureira"), ("fazendeiro", "professora")),
    *(("alfaiate", "bordadeira"), ("guarda-livros", "modista")),
)
_STATES = (
    *(("solteiro", "solteira"), ("casado", "casada"), ("viúvo", "viúva"), ("divorciado", "divorciada")),
)
_HOUSES = (
    *("Hospital Nossa Senhora das Graças", "Santa Casa de Misericórdia", "Hospital e Maternidade São Lucas"),
    *("Hospital Regional Dom Bosco", "Maternidade Frei Justo Venture", "Hospital Evangélico"),
    *("Hospital Municipal João Penido", "Casa de Saúde São Sebastião", "Hospital Universitário"),
)
_LINES = (
    *("Cerealista", "Posto Trevo", "Supermercado", "Drogaria", "Construtora", "Mineração", "Laticínio"),
    *("Torrefação", "Gráfica", "Serraria", "Casa de Carnes", "Concreto e Cal"),
)
_OLD_LEGAL = ("Ltda", "S.A", "& Irmãos Ltda", "& Companhia")
_LEGAL = ("Ltda", "S.A", "Ltda ME", "& Irmãos Ltda", "Comercial Ltda EPP")
_BANKS = (
    *("Banco Mineiro da Lavoura S.A", "Banco União do Interior S.A", "Caixa de Crédito Cooperativo do Vale"),
    *("Banco Comercial do Oeste S.A", "Cooperativa de Crédito Rural Serra Azul"),
)
_OF_BARE = frozenset({"GO", "MG", "MS", "MT", "PE", "SC", "SP"})
_DIVORCE_LAW, _NEW_TRADES_SINCE, _SMALL_FIRMS_SINCE = 1978, 1966, 1995
_LAST_DAY = date(2025, 11, 28)


def state_told(town: Town) -> str:
    """Return `Estado de Goiás`, `Estado da Bahia`, `Estado do Piauí`."""
    joint = "de" if town.state in _OF_BARE else "da" if town.state in {"BA", "PB"} else "do"
    return f"Estado {joint} {town.state_name}"


def new_day(rng: Random, first: int, last: int) -> date:
    """Return a day of one of the years `first` to `last`."""
    start = date(first, 1, 1)
    return start + timedelta(days=rng.randrange((date(last, 12, 31) - start).days))


def later(rng: Random, day: date, least: int, most: int) -> date:
    """Return a day that many days later, but none after these offices' last day."""
    most = min(most, (_LAST_DAY - day).days)
    return day + timedelta(days=rng.randint(min(least, most), most))


def new_town(rng: Random, state: str | None = None) -> Town:
    state = state or rng.choice(sorted(_TOWNS))
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_family(rng: Random) -> str:
    return " ".join(rng.sample(_SURNAMES, rng.choice((1, 2, 2, 3))))


def new_name(rng: Random, sex: str, family: str | None = None) -> str:
    return f"{rng.choice(_MEN if sex == 'M' else _WOMEN)} {family or new_family(rng)}"


def family_of(name: str) -> str:
    """Return the last surname with its particle: `de Toledo`."""
    return max((s for s in _SURNAMES if name.endswith(f" {s}")), key=len)


def new_child_name(rng: Random, sex: str, mother: str, father: str | None) -> str:
    """Return a name with the mother's and then the father's last surname."""
    families = dict.fromkeys(family_of(parent) for parent in (mother, father) if parent)
    return new_name(rng, sex, " ".join(families))


def new_street(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(9, 3100)}"


def new_quarter(rng: Random) -> str:
    return rng.choice(_QUARTERS)


def new_hospital(rng: Random) -> str:
    return rng.choice(_HOUSES)


def new_trade(rng: Random, sex: str) -> str:
    return rng.choice(_TRADES)["MF".index(sex)]


def new_old_trade(rng: Random, sex: str) -> str:
    """Return what people did when the century was young."""
    return rng.choice(_OLD_TRADES)["MF".index(sex)]


def new_citizen(
    rng: Random,
    sex: str | None = None,
    *,
    state: int | None = None,
    town: Town | None = None,
    year: int = 2000,
) -> Citizen:
    """Return somebody of that `year`; `state` is 0 for single, 1 married, 2 widowed, 3 divorced."""
    sex = sex or rng.choice("MF")
    states = (0, 0, 1, 1, 2, 3) if year >= _DIVORCE_LAW else (0, 0, 1, 1, 2)
    form, town = "MF".index(sex), town or new_town(rng)
    return Citizen(
        name=new_name(rng, sex),
        sex=sex,
        cpf=new_cpf(rng),
        rg=show_thousands(rng.randint(210_000, 38_000_000)),
        issuer=f"{'SSP' if rng.random() < 0.7 else 'PC'}/{town.state}",
        nation=("brasileiro", "brasileira")[form],
        state=_STATES[rng.choice(states) if state is None else state][form],
        trade=new_trade(rng, sex) if year >= _NEW_TRADES_SINCE else new_old_trade(rng, sex),
        home=new_street(rng),
        quarter=new_quarter(rng),
        town=town,
    )


def new_couple(rng: Random, town: Town, year: int = 2000) -> tuple[Citizen, Citizen]:
    """Return a man and a woman of that `year`, both married."""
    man, woman = (new_citizen(rng, sex, state=1, town=town, year=year) for sex in "MF")
    return man, woman


def new_firm(rng: Random, town: Town, year: int = 2000) -> Firm:
    """Return a firm of that `year` whose name ends without a full stop."""
    legal = _LEGAL if year >= _SMALL_FIRMS_SINCE else _OLD_LEGAL
    name = f"{rng.choice(_LINES)} {family_of(new_name(rng, 'M')).title()} {rng.choice(legal)}"
    return Firm(name, new_cnpj(rng), new_street(rng), town)


def new_bank(rng: Random, town: Town) -> Firm:
    return Firm(rng.choice(_BANKS), new_cnpj(rng), new_street(rng), town)
