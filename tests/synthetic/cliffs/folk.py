"""People, firms and towns of São Paulo, Rio Grande do Sul, Bahia, Rio de Janeiro, Ceará, Santa Catarina,
Mato Grosso do Sul and Maranhão.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf, show_thousands
from tests.synthetic.ridges.folk import Firm, Soul, family_of

if TYPE_CHECKING:
    from random import Random

_TOWNS = {
    "SP": (
        "São Paulo",
        *("Itapetininga", "Botucatu", "Jaboticabal", "Taubaté", "Bragança Paulista", "Assis", "Franca"),
    ),
    "RS": (
        "Rio Grande do Sul",
        *("Bagé", "Cachoeira do Sul", "Lajeado", "Erechim", "Vacaria", "Santo Ângelo", "São Borja"),
    ),
    "BA": (
        "Bahia",
        *("Ilhéus", "Jequié", "Jacobina", "Senhor do Bonfim", "Santo Amaro", "Itabuna", "Alagoinhas"),
    ),
    "RJ": (
        "Rio de Janeiro",
        *("Petrópolis", "Vassouras", "Campos dos Goytacazes", "Macaé", "Nova Friburgo", "Itaperuna"),
    ),
    "CE": ("Ceará", "Crato", "Quixadá", "Iguatu", "Aracati", "Baturité", "Russas", "Camocim", "Tauá"),
    "SC": (
        "Santa Catarina",
        *("Laguna", "Lages", "Joaçaba", "Brusque", "Tubarão", "Chapecó", "Canoinhas", "Urussanga"),
    ),
    "MS": (
        "Mato Grosso do Sul",
        *("Aquidauana", "Corumbá", "Três Lagoas", "Ponta Porã", "Coxim", "Maracaju", "Paranaíba"),
    ),
    "MA": ("Maranhão", "Caxias", "Codó", "Viana", "Rosário", "Carolina", "Grajaú", "Brejo"),
}
_WOMEN = (
    *("Amélia", "Ana Carolina", "Arlete", "Bárbara", "Carmen Lúcia", "Cleonice", "Cristina", "Diva", "Elza"),
    *("Ester", "Fernanda", "Flora", "Gilda", "Hilda", "Ivone", "Jaqueline", "Juliana", "Lourdes", "Luciana"),
    *("Maria Aparecida", "Maria do Socorro", "Maria Eduarda", "Marta", "Nilza", "Olga", "Regina", "Renata"),
    *("Rosa Maria", "Sílvia", "Suely", "Tatiana", "Valdete", "Vera Lúcia", "Yolanda", "Zenaide"),
)
_MEN = (
    *("Adalberto", "Alfredo", "Américo", "Antônio Carlos", "Arlindo", "Armando", "Bruno", "Carlos Eduardo"),
    *("Clóvis", "Dagoberto", "Edmundo", "Eduardo", "Emílio", "Evaristo", "Felipe", "Francisco das Chagas"),
    *("Gilberto", "Guilherme", "Gustavo", "Hermes", "Ivo", "João Batista", "Jorge", "José Ribamar", "Júlio"),
    *("Leandro", "Leopoldo", "Lourival", "Luís Fernando", "Maurício", "Moacir", "Norberto", "Olavo", "Raul"),
    *("Rodrigo", "Rubens", "Saulo", "Silvério", "Tarcísio", "Ulisses", "Valdemar", "Vítor", "Wilson"),
)
_SURNAMES = (
    *("Aguiar", "Albuquerque", "Amaral", "Aragão", "Bandeira", "Barreto", "Bezerra", "Borges", "Camargo"),
    *("Campos", "Cerqueira", "Coelho", "Correia", "Couto", "Dantas", "Esteves", "Farias", "Fagundes"),
    *("Garcia", "Goulart", "Henriques", "Lemos", "Macedo", "Madureira", "Medeiros", "Monteiro", "Muniz"),
    *("Nogueira", "Novaes", "Peixoto", "Pereira", "Pinto", "Pires", "Pontes", "Quintela", "Rangel", "Reis"),
    *("Saldanha", "Simões", "Sodré", "Trindade", "Varela", "Veloso", "Viana", "Xavier", "da Cunha"),
    *("da Rocha", "de Barros", "de Castro", "de Oliveira", "do Vale", "dos Reis"),
)
_COMERS = {
    "RS": ("Bertoluzzi", "Dal Molin", "Dornelles", "Echevarria", "Klein", "Schmitt", "Zanella", "Wagner"),
    "SC": ("Baumgarten", "Dal Pizzol", "Feuser", "Hoffmann", "Kuhnen", "Pasold", "Schlickmann", "Zappelini"),
    "SP": ("Bertolucci", "Nakashima", "Pellegrini", "Sakamoto", "Tonelli", "Zacharias"),
    "RJ": ("Monnerat", "Salusse", "Tostes", "Wermelinger"),
    "CE": ("Feitosa", "Gondim", "Pinheiro Landim", "Sabóia", "Távora"),
    "MS": ("Benites", "Fleury", "Kassab", "Ovelar"),
}
_OLD_MEN = (
    *("Alexandre", "Benedicto", "Custodio", "Estevão", "Felisberto", "Izidoro", "Jeronymo", "Leonel"),
    *("Marcellino", "Raymundo", "Sabino", "Torquato"),
)
_OLD_WOMEN = ("Adelaide", "Balbina", "Carlota", "Emiliana", "Florencia", "Leocadia", "Raymunda", "Thereza")
_OLD_SURNAMES = (
    *("Alves Nogueira", "Baptista Lima", "Coelho de Mattos", "da Costa Rodrigues", "de Moraes Rego"),
    *("Dias Carneiro", "Ferreira Gayoso", "Gonçalves Machado", "Lopes Villa Nova", "Mendes Frazão"),
    *("Pereira Brandão", "Ribeiro Soares", "Salles Moreira", "Teixeira Mendes", "Vianna Pires"),
)
_STREETS = (
    *("Rua Almirante Barroso", "Rua da Imprensa", "Avenida Sete de Abril", "Rua Bento Gonçalves"),
    *("Rua Castro Alves", "Rua Conselheiro Mafra", "Avenida Dom Pedro I", "Rua Duque de Caxias"),
    *("Rua Floriano Peixoto", "Rua General Osório", "Rua Humaitá", "Avenida Independência", "Rua do Sol"),
    *("Rua José Bonifácio", "Rua Saldanha Marinho", "Rua Nilo Peçanha", "Praça Rui Barbosa", "Rua Riachuelo"),
    *(
        "Rua Santos Dumont",
        "Travessa Treze de Maio",
        "Avenida Vinte de Setembro",
        "Rua Voluntários da Pátria",
    ),
)
_QUARTERS = (
    *("Centro", "Boa Esperança", "Alto da Colina", "Jardim América", "Jardim Paulista", "Parque Industrial"),
    *("Ponte Nova", "Santa Cruz", "São José", "Vila Mariana", "Vila Rica", "Bairro da Glória"),
)
_TRADES = (
    *(("administrador de empresas", "administradora de empresas"), ("advogado", "advogada")),
    *(("agropecuarista", "agropecuarista"), ("aposentado", "aposentada"), ("arquiteto", "arquiteta")),
    *(("bancário", "bancária"), ("comerciante", "comerciante"), ("dentista", "dentista")),
    *(("empresário", "empresária"), ("engenheiro agrônomo", "engenheira agrônoma"), ("mecânico", "do lar")),
    *(("motorista", "professora"), ("pescador", "costureira"), ("industrial", "industriária")),
    *(("funcionário público", "funcionária pública"), ("veterinário", "veterinária"), ("médico", "médica")),
)
_OLD_TRADES = (("lavrador", "costureira"), ("negociante", "lavradora"), ("carpina", "rendeira"))
_STATES = (
    *(("solteiro", "solteira"), ("casado", "casada"), ("viúvo", "viúva"), ("divorciado", "divorciada")),
    ("desquitado", "desquitada"),
)
_NATIONS = (("português", "portuguesa"), ("italiano", "italiana"), ("uruguaio", "uruguaia"))
_FIRST_DIVORCE = 1978
_ISSUERS = {
    **{state: f"SSP/{state}" for state in ("SP", "BA", "CE", "SC", "MA", "MS")},
    "RS": "SSP/RS",
    "RJ": "IFP/RJ",
}
_TENS = {"SP": (11, 58), "RJ": (2, 29), "BA": (1, 15)}
_FIRMS = ("Construtora", "Incorporadora", "Transportes", "Indústria de Madeiras", "Laticínios", "Comércio")
_BANKS = (
    *("Banco Atlântico de Investimentos S/A", "Banco Pampeano S/A", "Banco Rural do Pantanal S/A"),
    *("Caixa Cooperativa dos Produtores S/A", "Banco Industrial do Litoral S/A"),
)


def new_town(rng: Random, state: str) -> Town:
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_name(rng: Random, sex: str, state: str) -> str:
    comers = _COMERS.get(state, ())
    last = rng.choice(comers) if comers and rng.random() < 0.4 else rng.choice(_SURNAMES)
    others = [one for one in _SURNAMES if one.split()[-1] != last.split()[-1]]
    family = [*rng.sample(others, rng.choice((0, 1, 1, 2))), last]
    return " ".join([rng.choice(_MEN if sex == "M" else _WOMEN), *family])


def old_families(rng: Random, count: int) -> list[str]:
    """Return families of which no two are the same."""
    return rng.sample(_OLD_SURNAMES, count)


def old_name(rng: Random, sex: str, family: str) -> str:
    return f"{rng.choice(_OLD_MEN if sex == 'M' else _OLD_WOMEN)} {family}"


def new_street(rng: Random) -> str:
    return rng.choice(_STREETS)


def new_home(rng: Random) -> tuple[str, str]:
    """Return the house and the quarter."""
    extra = rng.choice(("", "", "", ", fundos", f", apto. {rng.randint(101, 1502)}"))
    return f"{rng.choice(_STREETS)}, nº {rng.randint(11, 3100)}{extra}", rng.choice(_QUARTERS)


def new_seat(rng: Random) -> str:
    """Return where a firm sits: the house and the quarter."""
    return ", ".join(new_home(rng)).replace("apto.", "sala")


def _new_rg(rng: Random, state: str) -> str:
    """Return an identity card's number as it is shown in that state."""
    if state in _TENS:
        first, most = _TENS[state]
        tail = f"{rng.randint(10, 99)}" if state == "BA" else f"{rng.randint(0, 9)}"
        return f"{rng.randint(first, most):02d}.{rng.randint(100, 999)}.{rng.randint(100, 999)}-{tail}"
    if state == "RS":
        return f"{rng.randint(10, 90)}{rng.randint(10_000_000, 99_999_999)}"
    return show_thousands(rng.randint(310_000, 5_900_000))


def new_soul(
    rng: Random, town: Town, sex: str | None = None, *, state: int | None = None, year: int = 2000
) -> Soul:
    sex = sex or rng.choice("MF")
    state = rng.choice((0, 0, 1, 2, 3)) if state is None else state
    home, quarter = new_home(rng)
    told = _STATES[4 if state == 3 and year < _FIRST_DIVORCE else state]["MF".index(sex)]
    nation = rng.choice(_NATIONS) if rng.random() < 0.07 else ("brasileiro", "brasileira")
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
        nation=nation["MF".index(sex)],
        told_state=told,
    )


def new_couple(rng: Random, town: Town, year: int = 2000) -> tuple[Soul, Soul]:
    """Return a man and a woman of one home, both married."""
    man, woman = (new_soul(rng, town, sex, state=1, year=year) for sex in "MF")
    return man, replace(woman, home=man.home, quarter=man.quarter)


def old_soul(rng: Random, town: Town, sex: str, family: str) -> Soul:
    """Return somebody unmarried of the end of the nineteenth century, of whom no papers are told."""
    one = new_soul(rng, town, sex, state=0)
    return replace(one, name=old_name(rng, sex, family), trade=rng.choice(_OLD_TRADES)["MF".index(sex)])


def some(rng: Random, town: Town, year: int = 2000) -> tuple[Soul, ...]:
    """Return one who is not married, or a couple."""
    if rng.random() < 0.45:
        return new_couple(rng, town, year)
    return (new_soul(rng, town, state=rng.choice((0, 0, 2, 3)), year=year),)


def new_firm(rng: Random, town: Town) -> Firm:
    name = f"{rng.choice(_FIRMS)} {family_of(new_name(rng, 'M', town.state))} Ltda"
    return Firm(name, new_cnpj(rng), new_seat(rng), town)


def new_bank(rng: Random, town: Town) -> Firm:
    return Firm(rng.choice(_BANKS), new_cnpj(rng), new_seat(rng), town)
