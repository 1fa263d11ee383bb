"""People, firms and towns of the ridges: Minas, Paraná, Tocantins, Pernambuco, Espírito Santo, the capital,
Mato Grosso.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf, show_thousands

if TYPE_CHECKING:
    from random import Random

_TOWNS = {
    "MG": (
        "Minas Gerais",
        *("Mariana", "Barbacena", "Ponte Nova", "Caratinga", "Patos de Minas", "Lavras", "Curvelo", "Ubá"),
    ),
    "PR": (
        "Paraná",
        *("Castro", "Guarapuava", "Irati", "Prudentópolis", "Apucarana", "Pato Branco", "Telêmaco Borba"),
    ),
    "TO": ("Tocantins", "Gurupi", "Porto Nacional", "Araguaína", "Dianópolis", "Guaraí", "Natividade"),
    "PE": (
        "Pernambuco",
        *("Recife", "Olinda", "Garanhuns", "Limoeiro", "Bezerros", "Pesqueira", "Caruaru", "Gravatá"),
    ),
    "ES": ("Espírito Santo", "Colatina", "Castelo", "Santa Teresa", "Alegre", "Afonso Cláudio", "Linhares"),
    "DF": ("Distrito Federal", "Brasília"),
    "MT": ("Mato Grosso", "Cáceres", "Diamantino", "Poxoréu", "Sinop", "Barra do Garças", "Rondonópolis"),
}
_OLD_TOWNS = ("Recife", "Olinda", "Garanhuns", "Limoeiro", "Bezerros")
_WOMEN = (
    *("Adriana", "Alice", "Altina", "Ana Paula", "Angelina", "Aparecida", "Cacilda", "Célia", "Cleusa"),
    *("Dalva", "Denise", "Edwiges", "Efigênia", "Eliane", "Geralda", "Glória", "Helena", "Idalina", "Irene"),
    *("Joaquina", "Josefa", "Ludmila", "Maria da Penha", "Maria das Graças", "Maria do Carmo", "Marilene"),
    *("Neusa", "Patrícia", "Raimunda", "Rosângela", "Solange", "Tereza", "Vanda", "Vitória", "Zuleica"),
)
_MEN = (
    *("Ademar", "Agostinho", "Amâncio", "André Luiz", "Ângelo", "Argemiro", "Belmiro", "Boleslau", "Caetano"),
    *("Cícero", "Deusdete", "Dirceu", "Domingos", "Elpídio", "Fausto", "Flávio", "Geraldo", "Gumercindo"),
    *("Honório", "Ildefonso", "Jacinto", "Jair", "João Evangelista", "José Raimundo", "Josué", "Lindolfo"),
    *("Luiz Carlos", "Marcos Vinícius", "Milton", "Natalino", "Orlando", "Pedro Paulo", "Severino", "Tadeu"),
)
_SURNAMES = (
    *("Abreu", "Alvarenga", "Andrade", "Arruda", "Avelar", "Batista", "Bastos", "Braga", "Brito", "Caldas"),
    *("Calmon", "Cunha", "Custódio", "Drumond", "Duarte", "Espíndola", "Ferraz", "Fonseca", "Furtado"),
    *("Godói", "Lacerda", "Lins", "Lobato", "Loureiro", "Maia", "Malta", "Marinho", "Miranda", "Motta"),
    *("Neiva", "Noronha", "Paiva", "Pacheco", "Pinheiro", "Rabelo", "Resende", "Sales", "Santana", "Sena"),
    *("Siqueira", "Taveira", "Teles", "Torres", "Valadares", "Vilela", "da Mata", "da Silva", "de Almeida"),
    *("de Jesus", "de Lima", "de Souza", "do Carmo", "dos Anjos", "dos Santos"),
)
_SETTLERS = {
    "ES": ("Bortolon", "Caliman", "Dalvi", "Falqueto", "Krohling", "Lorenzoni", "Sossai", "Zandonadi"),
    "PR": ("Andrzejewski", "Bilinski", "Ferreira Ribas", "Hauagge", "Kaminski", "Marcondes", "Pacholok"),
    "PE": ("Accioly", "Bezerra", "Cavalcanti", "de Albuquerque", "Maranhão", "Vasconcelos", "Wanderley"),
}
_OLD_MEN = (
    *("Antonio", "Felippe", "Francisco", "Ignacio", "João", "Joaquim", "José Thomaz", "Luiz", "Manoel"),
    *("Theotonio", "Vicente"),
)
_OLD_WOMEN = ("Anna", "Candida", "Francisca", "Ignez", "Josepha", "Maria Thereza", "Rita", "Umbelina")
_OLD_SURNAMES = (
    *("Accioly Lins", "Bezerra de Mello", "Carneiro Leão", "Cavalcanti de Albuquerque", "Corrêa da Motta"),
    *("de Hollanda Chacon", "de Souza Leão", "Lopes Vianna", "Paes Barretto", "Wanderley Cysneiros"),
    *("Alves Pragana", "da Costa Azevedo", "de Castro Nunes", "Ferreira Coutinho", "Gomes de Mattos"),
    *("Pereira Lyra", "Ramos da Cruz", "Tavares Chaves", "Xavier de Moraes"),
)
_STREETS = (
    *(
        "Rua Tomás Gonzaga",
        "Avenida Visconde de Taunay",
        "Rua do Bonfim",
        "Rua São Francisco",
        "Rua da Estação",
    ),
    *("Avenida Goiás", "Rua Jerônimo Monteiro", "Travessa Santa Efigênia", "Rua Frei Gaspar"),
    *("Avenida Rio Branco", "Rua Padre Anchieta", "Praça Cesário Alvim", "Rua da Aurora", "Rua Sergipe"),
    *("Avenida Joaquim Nabuco", "Rua Benjamin Constant", "Rua das Palmeiras", "Rua Coronel Mascarenhas"),
)
_QUARTERS = (
    *("Alto do Cruzeiro", "Bela Vista", "Boa Vista", "Centro", "Cidade Jardim", "Jardim Aurora", "Rosário"),
    *("Santo Antônio", "Setor Central", "Setor Oeste", "Vila Operária", "São Sebastião"),
)
_TRADES = (
    *(("agrônomo", "agrônoma"), ("cafeicultor", "cafeicultora"), ("comerciário", "comerciária")),
    *(("contador", "contadora"), ("enfermeiro", "enfermeira"), ("fazendeiro", "fazendeira")),
    *(("ferroviário", "costureira"), ("garimpeiro", "do lar"), ("lavrador", "lavradora")),
    *(("médico", "médica"), ("militar", "professora"), ("pecuarista", "pecuarista")),
    *(("representante comercial", "cabeleireira"), ("servidor público", "servidora pública")),
    *(("técnico em contabilidade", "farmacêutica"), ("topógrafo", "bibliotecária")),
)
_OLD_TRADES = (
    *(("agricultor", "agricultora"), ("lavrador", "lavradora"), ("negociante", "negociante")),
    ("artista", "costureira"),
)
_STATES = (
    *(("solteiro", "solteira"), ("casado", "casada"), ("viúvo", "viúva"), ("divorciado", "divorciada")),
    ("desquitado", "desquitada"),
)
_FIRST_DIVORCE = 1978
_ISSUERS = {
    "MG": "SSP/MG",
    "PR": "SESP/PR",
    "TO": "SSP/TO",
    "PE": "SDS/PE",
    "ES": "SPTC/ES",
    "DF": "SSP/DF",
    "MT": "SSP/MT",
}
_FIRMS = ("Imobiliária", "Urbanizadora", "Agropecuária", "Empreendimentos", "Mineração", "Comercial")
_BANKS = (
    *("Banco da Lavoura do Oeste S/A", "Banco Montanhês de Crédito S/A", "Cooperativa de Crédito Serrana"),
    "Banco Agrícola do Planalto S/A",
)


@dataclass(frozen=True, slots=True)
class Soul:
    """Somebody with papers; `state` is 0 for single, 1 married, 2 widowed, 3 divorced or separated."""

    name: str
    sex: str
    state: int
    trade: str
    rg: str
    issuer: str
    cpf: str
    home: str
    quarter: str
    town: Town
    nation: str
    told_state: str

    def by_sex(self, man: str, woman: str) -> str:
        return man if self.sex == "M" else woman


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm whose name ends without a full stop."""

    name: str
    cnpj: str
    home: str
    town: Town


def new_town(rng: Random, state: str) -> Town:
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def old_town(rng: Random) -> Town:
    return Town(rng.choice(_OLD_TOWNS), "PE", "Pernambuco")


def new_name(rng: Random, sex: str, state: str = "MG") -> str:
    settlers = _SETTLERS.get(state, ())
    last = rng.choice(settlers) if settlers and rng.random() < 0.5 else rng.choice(_SURNAMES)
    others = [one for one in _SURNAMES if one.split()[-1] != last.split()[-1]]
    family = [*rng.sample(others, rng.choice((0, 1, 1))), last]
    return " ".join([rng.choice(_MEN if sex == "M" else _WOMEN), *family])


def old_families(rng: Random, count: int) -> list[str]:
    """Return families of which no two are the same."""
    return rng.sample(_OLD_SURNAMES, count)


def old_name(rng: Random, sex: str, family: str) -> str:
    return f"{rng.choice(_OLD_MEN if sex == 'M' else _OLD_WOMEN)} {family}"


def family_of(name: str) -> str:
    """Return the last surname without its particle."""
    return name.rsplit(maxsplit=1)[-1]


def new_street(rng: Random) -> str:
    return rng.choice(_STREETS)


def new_home(rng: Random) -> tuple[str, str]:
    """Return the house and the quarter."""
    extra = rng.choice(
        ("", "", "", ", sobrado", f", ap. {rng.randint(101, 1204)}", f", sala {rng.randint(2, 40)}")
    )
    return f"{rng.choice(_STREETS)}, nº {rng.randint(9, 2400)}{extra}", rng.choice(_QUARTERS)


def _capital_home(rng: Random) -> tuple[str, str]:
    """Return a flat of the capital, whose streets have no names."""
    block, wing = rng.choice((("SQS", "Asa Sul"), ("SQN", "Asa Norte")))
    number, letter = 100 * rng.randint(1, 4) + rng.randint(2, 16), rng.choice("ABCDEFGHIJK")
    return f"{block} {number}, Bloco {letter}, ap. {rng.randint(101, 608)}", wing


def _new_rg(rng: Random, state: str) -> str:
    """Return an identity card's number as it is shown in that state."""
    if state == "MG":
        return f"MG-{show_thousands(rng.randint(1_000_000, 12_900_000))}"
    if state == "PR":
        return f"{show_thousands(rng.randint(1_200_000, 9_900_000))}-{rng.randint(0, 9)}"
    return show_thousands(rng.randint(210_000, 4_900_000))


def new_soul(
    rng: Random, town: Town, sex: str | None = None, *, state: int | None = None, year: int = 2000
) -> Soul:
    sex = sex or rng.choice("MF")
    state = rng.choice((0, 0, 1, 2, 3)) if state is None else state
    home, quarter = _capital_home(rng) if town.state == "DF" else new_home(rng)
    told = _STATES[4 if state == 3 and year < _FIRST_DIVORCE else state]["MF".index(sex)]
    return Soul(
        name=new_name(rng, sex, town.state),
        sex=sex,
        state=state,
        trade=rng.choice(_TRADES)["MF".index(sex)],
        rg=_new_rg(rng, town.state),
        issuer=_ISSUERS[town.state],
        cpf=new_cpf(rng),
        home=home,
        quarter=quarter,
        town=town,
        nation="brasileiro" if sex == "M" else "brasileira",
        told_state=told,
    )


def new_couple(rng: Random, town: Town, year: int = 2000) -> tuple[Soul, Soul]:
    """Return a man and a woman of one home, both married."""
    man, woman = (new_soul(rng, town, sex, state=1, year=year) for sex in "MF")
    return man, replace(woman, home=man.home, quarter=man.quarter)


def old_soul(rng: Random, town: Town, sex: str, family: str, *, state: int) -> Soul:
    """Return somebody of the end of the nineteenth century, of whom no papers are told."""
    one = new_soul(rng, town, sex, state=state)
    return replace(one, name=old_name(rng, sex, family), trade=rng.choice(_OLD_TRADES)["MF".index(sex)])


def some(rng: Random, town: Town, year: int = 2000) -> tuple[Soul, ...]:
    """Return one who is not married, or a couple."""
    if rng.random() < 0.4:
        return new_couple(rng, town, year)
    return (new_soul(rng, town, state=rng.choice((0, 0, 2, 3)), year=year),)


def new_firm(rng: Random, town: Town, ending: str = "Ltda") -> Firm:
    name = f"{rng.choice(_FIRMS)} {family_of(new_name(rng, 'M', town.state))} {ending}"
    return Firm(name, new_cnpj(rng), ", ".join(new_home(rng)), town)


def new_bank(rng: Random, town: Town) -> Firm:
    return Firm(rng.choice(_BANKS), new_cnpj(rng), ", ".join(new_home(rng)), town)
