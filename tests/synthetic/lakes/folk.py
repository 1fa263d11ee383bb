"""People, towns, houses and firms by the lakes: invented, in real towns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf

if TYPE_CHECKING:
    from random import Random

_TOWNS = {
    "AL": ("Alagoas", "Maceió", "Marechal Deodoro", "Pilar", "Coqueiro Seco", "São Miguel dos Campos"),
    "ES": ("Espírito Santo", "Linhares", "Colatina", "Aracruz", "Nova Venécia"),
    "MG": (
        "Minas Gerais",
        "Lagoa Santa",
        "Sete Lagoas",
        "Boa Esperança",
        "Formiga",
        "Alfenas",
        "Lagoa da Prata",
    ),
    "RJ": ("Rio de Janeiro", "Araruama", "Saquarema", "Maricá", "Cabo Frio", "São Pedro da Aldeia"),
    "RS": (
        "Rio Grande do Sul",
        "Rio Grande",
        "Tapes",
        "Osório",
        "São Lourenço do Sul",
        "Mostardas",
        "Camaquã",
    ),
    "SC": ("Santa Catarina", "Laguna", "Imbituba", "Jaguaruna", "Garopaba", "Tubarão"),
}
_WOMEN = (
    *("Alda", "Alessandra", "Amélia", "Ana Cristina", "Ana Paula", "Araci", "Bárbara", "Berenice", "Carla"),
    *("Carolina", "Cleusa", "Cristiane", "Daniela", "Denise", "Edite", "Elisabete", "Elza", "Fernanda"),
    *("Georgina", "Hilda", "Ilza", "Ivone", "Juliana", "Lenita", "Lúcia Helena", "Luciana", "Lurdes"),
    *("Maria da Glória", "Maria Clara", "Maria José", "Maria Luiza", "Marina", "Mirtes", "Nilza", "Norma"),
    *("Olga", "Olívia", "Regina", "Renata", "Rosa", "Ruth", "Sílvia", "Tereza", "Vanessa", "Vera Lúcia"),
    *("Vitória", "Zélia"),
)
_MEN = (
    *("Adão", "Alberto", "Alexandre", "Amaro", "André", "Antônio José", "Ari", "Armando", "Bernardo"),
    *("Bruno", "Carlos Alberto", "Celso", "Cláudio", "Daniel", "Darci", "Eduardo", "Elias", "Eugênio"),
    *("Felipe", "Gilberto", "Gustavo", "Hermínio", "Ivo", "Jair", "João Batista", "João Pedro", "Jorge"),
    *("José Carlos", "Júlio", "Leandro", "Leonardo", "Luiz Fernando", "Manuel", "Marcos", "Maurício"),
    *("Milton", "Nilton", "Olavo", "Osmar", "Paulo Roberto", "Pedro Paulo", "Renato", "Roberto", "Rodrigo"),
    *("Rubens", "Sílvio", "Tiago", "Valdir", "Vítor", "Walter"),
)
_SURNAMES = (
    *("Amorim", "Azeredo", "Barcelos", "Barreto", "Borges", "Botelho", "Braga", "Câmara", "Campos"),
    *("Coelho", "Correia", "Cunha", "da Conceição", "da Rosa", "da Silva", "da Silveira", "de Azevedo"),
    *("de Melo", "de Oliveira", "de Souza", "do Amaral", "do Nascimento", "dos Santos", "Duarte", "Farias"),
    *("Figueiredo", "Fonseca", "Fraga", "Garcia", "Goulart", "Leal", "Leite", "Lins", "Lopes", "Loureiro"),
    *("Macedo", "Maciel", "Medeiros", "Monteiro", "Moura", "Neves", "Novaes", "Pacheco", "Peixoto", "Pinto"),
    *("Pires", "Porto", "Ramos", "Reis", "Ribeiro", "Rocha", "Rosa", "Salgado", "Santiago", "Serpa"),
    *("Soares", "Terra", "Torres", "Valente", "Viana", "Xavier"),
)
_SOUTHERN = (
    *("Baumgarten", "Becker", "Bittencourt", "Dalla Costa", "Fernandes", "Heidrich", "Konrad", "Lucchese"),
    *("Machado", "Martins", "Pereira", "Ruschel", "Schmitt", "Souza", "Teixeira", "Vieira", "Weber"),
)
_STREETS = (
    *("Rua Almirante Tamandaré", "Rua Major Pitanga", "Avenida Rui Barbosa", "Rua da Lagoa", "Rua do Porto"),
    *("Rua Conselheiro Mafra", "Rua General Osório", "Avenida Atlântica", "Rua Nossa Senhora da Guia"),
    *("Rua Bento Gonçalves", "Rua Raul Pompeia", "Travessa dos Pescadores", "Rua Vereador Antônio Lage"),
)
_QUARTERS = (
    *("Centro", "Magalhães", "Praia Grande", "Boa Vista", "Santa Luzia", "Ponta Grossa", "Vila Operária"),
    *("Cidade Nova", "São Benedito", "Jardim Primavera", "Pontal"),
)
_VILLAGES = (
    *("Barra Velha", "Ponta das Pedras", "Passagem da Barra", "Ribeirão Pequeno", "Campos Verdes"),
    *("Capivari de Baixo", "Praia Redonda"),
)
_HOSPITALS = (
    *(
        "Hospital Nossa Senhora das Graças",
        "Maternidade Municipal",
        "Hospital São Lucas",
        "Hospital Santa Rosa",
    ),
    *(
        "Hospital de Caridade Senhor Bom Jesus",
        "Casa de Caridade São Sebastião",
        "Hospital Regional dos Lagos",
    ),
    "Hospital e Maternidade Santa Mônica",
)
_GRAVES = (
    *(
        "Cemitério Municipal Santo Antônio",
        "Cemitério da Saudade",
        "Cemitério São Pedro",
        "Cemitério Paroquial",
    ),
    *("Cemitério Parque das Garças", "Cemitério do Senhor dos Passos"),
)
_TRADES = (
    *(("pescador", "do lar"), ("comerciante", "professora"), ("motorista", "costureira")),
    *(("lavrador", "doméstica"), ("marítimo", "do lar"), ("bancário", "secretária")),
    *(("militar", "enfermeira"), ("pedreiro", "auxiliar de escritório"), ("estivador", "operária")),
    *(("funcionário público", "funcionária pública"), ("vigilante", "comerciária")),
)
_CAUSES = (
    *("infarto agudo do miocárdio", "insuficiência respiratória aguda, enfisema pulmonar"),
    *("acidente vascular cerebral, hipertensão arterial", "neoplasia maligna do pulmão"),
    *(
        "septicemia, broncopneumonia",
        "insuficiência cardíaca congestiva",
        "edema pulmonar, nefropatia crônica",
    ),
)
_OLD_CAUSES = (
    *("colapso cardíaco", "tuberculose pulmonar", "uremia", "síncope cardíaca", "hemorragia cerebral"),
    *("insuficiência cardíaca", "câncer do estômago"),
)
_LINES = (
    *("Comercial", "Pescados", "Materiais de Construção", "Supermercado", "Móveis", "Laticínios"),
    *("Metalúrgica", "Calçados", "Arrozeira", "Distribuidora de Bebidas", "Confecções"),
)
_LEGAL, _OLD_LEGAL = ("Ltda", "S/A", "Ltda - ME", "Comércio e Indústria Ltda"), ("Ltda", "S/A", "& Cia Ltda")
_BANKS = (
    *("Banco dos Lagos S/A", "Banco Mercantil da Lagoa S/A", "Banco Litoral de Crédito S/A"),
    *("Caixa Cooperativa do Sul", "Banco Nacional da Produção S/A"),
)
_WOMEN_IN_OFFICE_SINCE, _NEW_CAUSES_SINCE, _SMALL_FIRMS_SINCE = 1965, 1975, 1990


@dataclass(frozen=True, slots=True)
class Soul:
    """Somebody with parents; `state` is the civil state of a man, such as `viúvo`."""

    name: str
    sex: str
    born: date
    town: Town
    father: str | None
    mother: str
    trade: str
    home: str
    cpf: str
    state: str = "solteiro"

    def by_sex(self, man: str, woman: str) -> str:
        return man if self.sex == "M" else woman

    @property
    def civil(self) -> str:
        """Return the civil state as one says it of a man or of a woman."""
        return self.by_sex(self.state, "viúva" if self.state == "viúvo" else f"{self.state[:-1]}a")


@dataclass(frozen=True, slots=True)
class Company:
    name: str
    cnpj: str
    home: str


def between(rng: Random, first: date, last: date) -> date:
    """Return a day after the first and before the last, which are at least two days apart."""
    return first + timedelta(days=rng.randint(1, (last - first).days - 1))


def later(rng: Random, when: date, least: int, most: int) -> date:
    return when + timedelta(days=rng.randint(least, most))


def new_day(rng: Random, first: int, last: int) -> date:
    """Return a day of one of the years."""
    return date(rng.randint(first, last), 1, 1) + timedelta(days=rng.randrange(365))


def new_hour(rng: Random) -> time:
    return time(rng.randrange(1, 24), rng.choice((0, 5, 10, 15, 20, 30, 40, 45, 50, 55)))


def new_town(rng: Random, state: str) -> Town:
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_birthplace(rng: Random, state: str) -> Town:
    """Return a town, mostly of the same state."""
    return new_town(rng, rng.choice((state, state, state, *_TOWNS)))


def new_family(rng: Random, state: str) -> str:
    return rng.choice(_SOUTHERN + _SURNAMES[::3] if state in {"RS", "SC"} else _SURNAMES)


def new_name(rng: Random, sex: str, state: str, family: str | None = None) -> str:
    """Return a name that ends in the family, with another surname before it now and then."""
    family, own = family or new_family(rng, state), new_family(rng, state)
    surnames = f"{own} {family}" if own != family and rng.random() < 0.6 else family
    return f"{new_given(rng, sex)} {surnames}"


def new_given(rng: Random, sex: str) -> str:
    return rng.choice(_MEN if sex == "M" else _WOMEN)


def family_of(name: str) -> str:
    """Return the last surname with its particle: `da Silveira`."""
    return max((one for one in _SURNAMES + _SOUTHERN if name.endswith(f" {one}")), key=len)


def officer_sex(rng: Random, year: int) -> str:
    return rng.choice("MF") if year >= _WOMEN_IN_OFFICE_SINCE else "M"


def new_home(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(12, 2400)}, {rng.choice(_QUARTERS)}"


def new_village(rng: Random) -> str:
    return rng.choice(_VILLAGES)


def new_hospital(rng: Random) -> str:
    return rng.choice(_HOSPITALS)


def new_grave(rng: Random) -> str:
    return rng.choice(_GRAVES)


def new_cause(rng: Random, year: int) -> str:
    return rng.choice(_CAUSES if year >= _NEW_CAUSES_SINCE else _OLD_CAUSES)


def new_trade(rng: Random, sex: str) -> str:
    return rng.choice(_TRADES)["MF".index(sex)]


def new_soul(
    rng: Random, state: str, sex: str, born: date, *, fatherless: float = 0.0, civil: str = "solteiro"
) -> Soul:
    name = new_name(rng, sex, state)
    father = None if rng.random() < fatherless else new_name(rng, "M", state, family_of(name))
    return Soul(
        name,
        sex,
        born,
        new_birthplace(rng, state),
        father,
        new_name(rng, "F", state),
        new_trade(rng, sex),
        new_home(rng),
        new_cpf(rng),
        civil,
    )


def new_company(rng: Random, year: int, state: str) -> Company:
    """Return a firm of that year whose name ends without a full stop."""
    legal = rng.choice(_LEGAL if year >= _SMALL_FIRMS_SINCE else _OLD_LEGAL)
    family = new_family(rng, state).split()[-1]
    return Company(f"{rng.choice(_LINES)} {family} {legal}", new_cnpj(rng), new_home(rng))


def new_bank(rng: Random) -> str:
    return rng.choice(_BANKS)
