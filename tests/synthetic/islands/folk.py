"""Who lives, marries, dies and owes on the coast and its islands: invented people in real towns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

_TOWNS = {
    "BA": ("Bahia", "Itaparica", "Cairu", "Valença", "Ilhéus", "Camamu", "Vera Cruz"),
    "ES": ("Espírito Santo", "Vitória", "Vila Velha", "Guarapari", "Anchieta", "Piúma"),
    "MA": ("Maranhão", "São Luís", "Alcântara", "Cururupu", "Raposa", "São José de Ribamar"),
    "PA": ("Pará", "Soure", "Salvaterra", "Breves", "Belém", "Muaná", "Ponta de Pedras"),
    "PE": ("Pernambuco", "Recife", "Olinda", "Goiana", "Igarassu"),
    "PR": ("Paraná", "Paranaguá", "Antonina", "Guaratuba", "Morretes"),
    "RJ": ("Rio de Janeiro", "Niterói", "Angra dos Reis", "Mangaratiba", "Cabo Frio", "Araruama"),
    "SC": ("Santa Catarina", "Florianópolis", "Laguna", "Biguaçu", "Itajaí", "São Francisco do Sul"),
    "SP": ("São Paulo", "Santos", "Ilhabela", "São Vicente", "Ubatuba", "Guarujá"),
}
_WOMEN = (
    *("Adelina", "Alzira", "Ana Lúcia", "Ana Paula", "Antonieta", "Carmelita", "Cátia", "Celina", "Clara"),
    *("Dalva", "Denise", "Dulce", "Elza", "Eunice", "Fernanda", "Florinda", "Graça", "Hilda", "Ilma"),
    *("Iracema", "Izaura", "Joana", "Juliana", "Laurinda", "Leonor", "Lígia", "Luciana", "Manuela"),
    *("Marina", "Maria de Lourdes", "Maria da Glória", "Maria José", "Nilza", "Olga", "Patrícia", "Rosa"),
    *("Rosemary", "Ruth", "Sílvia", "Sueli", "Tânia", "Vera Lúcia", "Vilma", "Zélia"),
)
_MEN = (
    *("Acácio", "Adalberto", "Alvim", "Américo", "Antônio", "Arlindo", "Artur", "Aurélio", "Bento"),
    *("Carlos Alberto", "Celso", "Clóvis", "Daniel", "Domingos", "Édson", "Emílio", "Evaldo", "Felipe"),
    *("Florêncio", "Gilberto", "Gustavo", "Hercílio", "Ivo", "Jaime", "João Batista", "Jorge", "José"),
    *("José Carlos", "Júlio", "Laudelino", "Leandro", "Luís", "Manoel", "Marcos", "Nélson", "Orlando"),
    *("Osmar", "Paulo Roberto", "Pedro", "Renato", "Rodrigo", "Rui", "Saul", "Teodoro", "Vítor", "Zeferino"),
)
_SURNAMES = (
    *("Abreu", "Alves", "Amorim", "Andrade", "Ávila", "Barcelos", "Bastos", "Bittencourt", "Borges"),
    *("Cabral", "Cardoso", "Carneiro", "Coelho", "Corrêa", "Coutinho", "da Conceição", "da Cruz"),
    *("da Cunha", "da Luz", "da Rocha", "da Silveira", "de Freitas", "de Melo", "de Souza", "Dias"),
    *("do Amaral", "do Nascimento", "do Rosário", "dos Anjos", "dos Reis", "Dutra", "Espíndola", "Faria"),
    *("Fontes", "Garcia", "Goulart", "Leal", "Lemos", "Lobato", "Machado", "Marinho", "Mattos"),
    *("Medeiros", "Menezes", "Monteiro", "Moura", "Neves", "Nogueira", "Pacheco", "Paiva", "Peixoto"),
    *("Pinto", "Pires", "Porto", "Prado", "Ramos", "Rangel", "Sá", "Salles", "Sarmento", "Serra"),
    *("Simas", "Tavares", "Trindade", "Valente", "Vargas", "Veiga", "Viana", "Xavier"),
)
_STREETS = (
    *("Rua da Praia", "Rua Conselheiro Mafra", "Rua do Porto", "Avenida Beira-Mar", "Rua Santo Antônio"),
    *("Rua Marechal Floriano", "Travessa da Alfândega", "Rua dos Pescadores", "Rua Almirante Barroso"),
    *("Avenida Rio Branco", "Rua São Pedro", "Ladeira do Carmo", "Rua General Osório"),
)
_QUARTERS = (
    *("Centro", "Praia Grande", "Ponta da Areia", "Itaguaçu", "Boa Viagem", "Trapiche", "Vila dos Remédios"),
    *("Santo Amaro", "Campo Grande", "Barra"),
)
_HOSPITALS = (
    *("Hospital de Caridade", "Santa Casa de Misericórdia", "Maternidade Carmela Dutra"),
    *("Hospital Nossa Senhora dos Navegantes", "Hospital Municipal São Lucas", "Hospital Beneficente"),
    *("Maternidade Marly Sarney", "Casa de Saúde São José"),
)
_GRAVES = (
    *("Cemitério São João Batista", "Cemitério do Itacorubi", "Cemitério Municipal", "Cemitério do Maruípe"),
    *("Cemitério Santa Izabel", "Cemitério da Irmandade do Santíssimo Sacramento", "Cemitério do Paquetá"),
)
_CAUSES = (
    *("insuficiência cardíaca congestiva", "acidente vascular cerebral", "infarto agudo do miocárdio"),
    *("broncopneumonia", "neoplasia maligna do estômago", "asfixia por afogamento"),
    *("insuficiência respiratória aguda, enfisema pulmonar", "edema agudo do pulmão"),
    *("choque cardiogênico, cardiopatia isquêmica", "diabetes mellitus, insuficiência renal"),
)
_TRADES = (
    *(("pescador", "doméstica"), ("marítimo", "do lar"), ("estivador", "costureira")),
    *(("comerciante", "professora"), ("bancário", "comerciária"), ("carpinteiro", "do lar")),
    *(("funcionário público", "funcionária pública"), ("motorista", "enfermeira")),
)
_STATES = (("solteiro", "solteira"), ("casado", "casada"), ("viúvo", "viúva"), ("divorciado", "divorciada"))
_FIRMS = (
    *("Comercial", "Pesqueira", "Estaleiro", "Distribuidora", "Materiais de Construção", "Padaria"),
    *("Conservas", "Navegação", "Móveis", "Supermercado"),
)
_LEGAL = ("Ltda", "S/A", "& Cia Ltda")
_BANKS = (
    *("Banco Atlântico S/A", "Banco do Comércio e Navegação S/A", "Banco Litorâneo S/A"),
    *("Banco Mercantil das Ilhas S/A", "Banco Meridional de Crédito S/A"),
)
_TO_BE_ACCEPTED = {"duplicata", "letra de câmbio"}
_WOMEN_IN_OFFICE_SINCE, _DIVORCE_SINCE, _NEW_REGIME_SINCE = 1955, 1978, 1978


@dataclass(frozen=True, slots=True)
class Entry:
    """Where an act stands, who holds the books, when it was entered and copied out."""

    town: Town
    officer: str
    officer_sex: str
    livro: int
    folha: int
    termo: int
    entered: date
    issued: date

    def title(self, man: str, woman: str) -> str:
        return man if self.officer_sex == "M" else woman


@dataclass(frozen=True, slots=True)
class Birth:
    """`grandparents` are the father's parents, if he is told, then the mother's."""

    entry: Entry
    name: str
    sex: str
    born: date
    hour: time
    place: str
    mother: str
    father: str | None
    grandparents: tuple[tuple[str, str], ...]

    def by_sex(self, man: str, woman: str) -> str:
        return man if self.sex == "M" else woman


@dataclass(frozen=True, slots=True)
class Spouse:
    name: str
    sex: str
    born: date
    native: Town
    father: str
    mother: str
    cpf: str
    trade: str
    taken: str | None = None

    @property
    def nation(self) -> str:
        return "brasileiro" if self.sex == "M" else "brasileira"


@dataclass(frozen=True, slots=True)
class Marriage:
    entry: Entry
    he: Spouse
    she: Spouse
    wed: date
    regime: str


@dataclass(frozen=True, slots=True)
class Death:
    """`state` is the civil state as it is told of a man and of a woman."""

    entry: Entry
    name: str
    sex: str
    state: tuple[str, str]
    age: int
    native: Town
    mother: str
    father: str | None
    home: str
    died: date
    hour: time
    place: str
    cause: str
    grave: str
    declarant: str
    doctor: str
    crm: str
    cpf: str
    trade: str

    def by_sex(self, man: str, woman: str) -> str:
        return man if self.sex == "M" else woman


@dataclass(frozen=True, slots=True)
class Protest:
    """`entry.entered` is the day of the protest; `number` is the debtor's CPF or, for a firm, CNPJ."""

    entry: Entry
    protocol: int
    filed: date
    summoned: date
    presenter: str
    creditor: str
    creditor_cnpj: str
    debtor: str
    number: str
    is_firm: bool
    home: str
    bill: str
    bill_number: str
    drawn: date
    due: date
    cents: int
    reason: str


def between(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


def after(rng: Random, when: date, first: int, last: int) -> date:
    return when + timedelta(days=rng.randint(first, last))


def new_town(rng: Random, state: str) -> Town:
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_name(rng: Random, sex: str, family: str | None = None) -> str:
    family = family or " ".join(rng.sample(_SURNAMES, rng.choice((1, 2, 2, 2))))
    return f"{rng.choice(_MEN if sex == 'M' else _WOMEN)} {family}"


def family_of(name: str) -> str:
    """Return the last surname with its particle."""
    return max((one for one in _SURNAMES if name.endswith(f" {one}")), key=len)


def new_home(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(3, 1950)}, {rng.choice(_QUARTERS)}"


def new_trade(rng: Random, sex: str) -> str:
    return rng.choice(_TRADES)["MF".index(sex)]


def _hour(rng: Random) -> time:
    return time(rng.randrange(2, 23), rng.choice((0, 5, 10, 15, 20, 30, 35, 40, 45, 50, 55)))


def _entry(rng: Random, state: str, entered: date, years: tuple[int, int]) -> Entry:
    """Return an entry that was copied out so many days later."""
    sex = rng.choice("MF") if entered.year >= _WOMEN_IN_OFFICE_SINCE else "M"
    issued = after(rng, entered, 5 + 365 * years[0], 365 * years[1])
    books = rng.randint(2, 140), rng.randint(2, 299), rng.randint(101, 39_999)
    return Entry(new_town(rng, state), new_name(rng, sex), sex, *books, entered, issued)


def new_birth(rng: Random, state: str, first: int, last: int, *, fatherless: float = 0.2) -> Birth:
    sex, born = rng.choice("MF"), between(rng, date(first, 1, 1), date(last, 12, 31))
    mother, father = new_name(rng, "F"), new_name(rng, "M") if rng.random() >= fatherless else None
    sides = [family_of(parent) for parent in (father, mother) if parent]
    return Birth(
        entry=_entry(rng, state, after(rng, born, 1, 40), (0, 4)),
        name=new_name(rng, sex, " ".join(dict.fromkeys(reversed(sides)))),
        sex=sex,
        born=born,
        hour=_hour(rng),
        place=rng.choice(_HOSPITALS),
        mother=mother,
        father=father,
        grandparents=tuple((new_name(rng, "M", side), new_name(rng, "F", side)) for side in sides),
    )


def _spouse(rng: Random, sex: str, state: str, wed: date) -> Spouse:
    name = new_name(rng, sex)
    return Spouse(
        name=name,
        sex=sex,
        born=wed - timedelta(days=rng.randint(19 * 366, 41 * 365)),
        native=new_town(rng, rng.choice((state, state, *_TOWNS))),
        father=new_name(rng, "M", family_of(name)),
        mother=new_name(rng, "F"),
        cpf=new_cpf(rng),
        trade=new_trade(rng, sex),
    )


def new_marriage(rng: Random, state: str, first: int, last: int, *, taking: float = 0.7) -> Marriage:
    """Return a marriage; the wife takes his name with the share `taking`."""
    wed = between(rng, date(first, 1, 1), date(last, 12, 31))
    he, she = (_spouse(rng, sex, state, wed) for sex in "MF")
    family = family_of(he.name)
    if rng.random() < taking and family_of(she.name) != family:
        she = replace(she, taken=f"{she.name} {family}")
    usual = "comunhão parcial" if wed.year >= _NEW_REGIME_SINCE else "comunhão universal"
    regime = rng.choice((usual, usual, usual, "separação total"))
    return Marriage(_entry(rng, state, wed, (0, 9)), he, she, wed, regime)


def new_death(rng: Random, state: str, first: int, last: int, *, fatherless: float = 0.15) -> Death:
    sex, died = rng.choice("MF"), between(rng, date(first, 1, 1), date(last, 12, 31))
    name = new_name(rng, sex)
    states = _STATES if first >= _DIVORCE_SINCE else _STATES[:3]
    return Death(
        entry=_entry(rng, state, after(rng, died, 0, 6), (0, 3)),
        name=name,
        sex=sex,
        state=rng.choice(states),
        age=rng.randint(23, 96),
        native=new_town(rng, rng.choice((state, state, *_TOWNS))),
        mother=new_name(rng, "F"),
        father=new_name(rng, "M", family_of(name)) if rng.random() >= fatherless else None,
        home=new_home(rng),
        died=died,
        hour=_hour(rng),
        place=rng.choice(_HOSPITALS),
        cause=rng.choice(_CAUSES),
        grave=rng.choice(_GRAVES),
        declarant=new_name(rng, rng.choice("MF")),
        doctor=new_name(rng, rng.choice("MMF")),
        crm=str(rng.randint(1_100, 32_000)),
        cpf=new_cpf(rng),
        trade=new_trade(rng, sex),
    )


def new_firm(rng: Random) -> str:
    return f"{rng.choice(_FIRMS)} {rng.choice(_SURNAMES).title()} {rng.choice(_LEGAL)}"


def new_protest(
    rng: Random, state: str, first: int, last: int, bills: Sequence[str], *, firms: float = 0.5
) -> Protest:
    """Return a protest of one of the `bills`; a firm owes it with the share `firms`."""
    drawn = between(rng, date(first, 1, 1), date(last, 10, 31))
    due = after(rng, drawn, 25, 150)
    filed = after(rng, due, 8, 60)
    summoned = after(rng, filed, 1, 2)
    is_firm, bill = rng.random() < firms, rng.choice(bills)
    reasons = ("falta de pagamento", "falta de pagamento", "falta de aceite")
    return Protest(
        entry=_entry(rng, state, after(rng, summoned, 3, 4), (0, 1)),
        protocol=rng.randint(1_200, 899_000),
        filed=filed,
        summoned=summoned,
        presenter=rng.choice(_BANKS),
        creditor=new_firm(rng),
        creditor_cnpj=new_cnpj(rng),
        debtor=new_firm(rng) if is_firm else new_name(rng, rng.choice("MF")),
        number=new_cnpj(rng) if is_firm else new_cpf(rng),
        is_firm=is_firm,
        home=new_home(rng),
        bill=bill,
        bill_number=f"{rng.randint(11, 9_999)}{rng.choice(('', '/1', '/3', '-A'))}",
        drawn=drawn,
        due=due,
        cents=rng.randint(12_000, 4_800_000),
        reason=rng.choice(reasons if bill in _TO_BE_ACCEPTED else reasons[:1]),
    )
