"""Who is born, marries, dies and owes behind the dunes: invented people in real towns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tests.synthetic.islands.folk import Birth, Death, Entry, Marriage, Protest, Spouse, after, between
from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random


def _listed(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split(";"))


_STATES = {
    "AL": "Alagoas",
    "BA": "Bahia",
    "CE": "Ceará",
    "GO": "Goiás",
    "MA": "Maranhão",
    "MG": "Minas Gerais",
    "PA": "Pará",
    "PE": "Pernambuco",
    "PR": "Paraná",
    "RS": "Rio Grande do Sul",
    "SP": "São Paulo",
    "TO": "Tocantins",
}
_TOWNS = {
    "AL": _listed(
        "Maceió;Arapiraca;Penedo;Palmeira dos Índios;União dos Palmares;Marechal Deodoro;"
        "São Miguel dos Campos;Santana do Ipanema;Delmiro Gouveia;Coruripe;Viçosa;Piranhas"
    ),
    "BA": _listed("Vitória da Conquista;Barreiras;Paulo Afonso;Juazeiro;Irecê"),
    "CE": _listed(
        "Aracati;Quixadá;Russas;Icó;Granja;Camocim;Baturité;Crato;Limoeiro do Norte;Acaraú;Tauá;Itapipoca"
    ),
    "GO": _listed(
        "Goiânia;Anápolis;Catalão;Jataí;Rio Verde;Itumbiara;Ceres;Goianésia;Porangatu;Formosa;"
        "Luziânia;Ipameri"
    ),
    "MA": _listed("Imperatriz;Balsas;Bacabal;Santa Inês"),
    "MG": _listed(
        "Uberaba;Araxá;Montes Claros;Diamantina;São João del-Rei;Pouso Alegre;Caratinga;Curvelo;Ubá;Passos;"
        "Leopoldina;Paracatu;Muriaé;Divinópolis"
    ),
    "PA": _listed(
        "Belém;Santarém;Bragança;Castanhal;Marabá;Abaetetuba;Cametá;Óbidos;Altamira;Capanema;Vigia;"
        "Monte Alegre"
    ),
    "PE": _listed("Garanhuns;Caruaru;Petrolina;Serra Talhada;Palmares"),
    "PR": _listed("Cascavel;Umuarama;Cornélio Procópio;Toledo"),
    "RS": _listed(
        "Porto Alegre;Pelotas;Bagé;Caxias do Sul;Santa Maria;Uruguaiana;Cachoeira do Sul;São Borja;Lajeado;"
        "Novo Hamburgo;Santa Cruz do Sul"
    ),
    "SP": _listed(
        "Campinas;Sorocaba;Ribeirão Preto;Bauru;Piracicaba;Jundiaí;Taubaté;Franca;Botucatu;Itapetininga;"
        "São Carlos;Marília;Mogi Mirim;Barretos"
    ),
    "TO": _listed("Araguaína;Gurupi;Porto Nacional"),
}
_NEIGHBOURS = {
    "AL": ("AL", "AL", "AL", "PE", "BA"),
    "CE": ("CE",),
    "GO": ("GO", "GO", "MG", "TO", "BA"),
    "MG": ("MG", "MG", "SP"),
    "PA": ("PA", "PA", "PA", "MA", "CE"),
    "RS": ("RS",),
    "SP": ("SP", "SP", "SP", "MG", "PR", "BA", "PE"),
}
"""Where those come from who live in a state."""
_OLD = {
    "F": _listed(
        "Anna Francisca;Antonia Maria;Carlota;Cosma;Euphrasia;Francisca Xavier;Galdina;Gertrudes;Ignacia;"
        "Jovina;Joaquina;Luiza;Maria Philomena;Maria da Penha;Quiteria;Raymunda;Rita;Rosa Maria;Sabina;"
        "Senhorinha;Theodora;Thereza;Ursulina;Vicencia"
    ),
    "M": _listed(
        "Alexandrino;Antonio Joaquim;Belarmino;Bernardo;Cosme;Delmiro;Felippe;Francisco Xavier;Galdino;"
        "Gonçalo;João Evangelista;José Ignacio;Lourenço;Manoel Ignacio;Miguel;Pacifico;Raymundo;Roque;"
        "Sabino;Silvestre;Thomaz;Trajano;Vicente;Victorino"
    ),
}
_MIDDLE = {
    "F": _listed(
        "Abigail;Adelaide;Alice;Ana Rosa;Aparecida;Benedita;Carmem;Cecília;Dagmar;Dolores;Edna;Elisa;Emília;"
        "Ernestina;Francisca;Geralda;Glória;Helena;Inês;Iolanda;Irene;Leontina;Lídia;Margarida;Maria Antônia;"
        "Maria das Dores;Maria Luísa;Marta;Nair;Noêmia;Ondina;Rosália;Sebastiana;Teresa;Zilda"
    ),
    "M": _listed(
        "Adolfo;Afonso;Alberto;Antônio;Armando;Ataliba;Benedito;Benjamim;Cândido;Djalma;Elpídio;Ernesto;"
        "Erasmo;Firmino;Geraldo;Guido;Honório;Inácio;Ivan;João;João Alves;José Antônio;Joaquim;Jurandir;"
        "Leopoldo;Lourival;Manuel;Mário;Nestor;Oscar;Otacílio;Pedro Paulo;Rubens;Sebastião;Valdemar;Vicente"
    ),
}
_NEW = {
    "F": _listed(
        "Adriana;Alessandra;Ana Clara;Ana Júlia;Beatriz;Brenda;Camila;Caroline;Débora;Elisângela;Érica;"
        "Fernanda;Gabriela;Isabela;Jéssica;Joyce;Larissa;Letícia;Lívia;Luana;Maria Clara;Mariana;Mayara;"
        "Mirela;Paloma;Raíssa;Rosângela;Simone;Sofia;Talita;Thaís;Valéria;Yasmin"
    ),
    "M": _listed(
        "Alan;Anderson;Arthur;Augusto César;Caio;Carlos Eduardo;Davi;Diego;Edson;Emerson;Enzo Gabriel;Fábio;"
        "Felipe;Fernando;Gabriel;Heitor;Igor;João Pedro;José Henrique;Josué;Kauã;Lucas;Luiz Fernando;Marcos;"
        "Mateus;Pedro Lucas;Rafael;Ricardo;Rogério;Sandro;Thiago;Vítor Hugo;Wesley;Willian"
    ),
}
_SURNAMES = _listed(
    "Albuquerque;Alencar;Almeida;Antunes;Azevedo;Barbosa;Barros;Bueno;Cavalcante;Correia;da Costa;da Gama;"
    "da Mota;da Veiga;de Almeida;de Arruda;de Barros;de Farias;de Moraes;de Paula;de Queiroz;de Sales;Diniz;"
    "do Prado;do Vale;Farias;Fernandes;Figueiredo;Fonseca;Franco;Freire;Galvão;Gonçalves;Gouveia;Holanda;"
    "Leão;Lima;Lins;Magalhães;Maranhão;Marques;Mendes;Mendonça;Morais;Moreira;Muniz;Oliveira;Paes;Paulino;"
    "Pessoa;Pimenta;Pontes;Queiroga;Rabelo;Rocha;Sales;Santiago;Santos;Silva;Silveira;Souza;Teixeira;Toledo;"
    "Torres;Vaz;Vieira;Vilela"
)
_OF_STATES = {
    "RS": _listed("Becker;Bortolotto;Dalla Costa;Fagundes;Grings;Kessler;Menna Barreto;Schneider;Zanatta"),
    "SP": _listed("Bertoni;Fukuda;Giannini;Haddad;Marchetti;Nakagawa;Pellegrini;Zamboni"),
    "MG": _listed("Guimarães;Junqueira;Lage;Penido"),
    "PA": _listed("Lobato;Maués;Pantoja;Tupinambá"),
}
_UNACCENTED = str.maketrans("áéíóúâêôÁÉÍÓÚ", "aeiouaeoAEIOU")
_STREETS = _listed(
    "Rua Barão do Rio Branco;Rua Tiradentes;Avenida Getúlio Vargas;Rua Quinze de Novembro;Rua São José;"
    "Avenida Presidente Kennedy;Rua Padre Cícero;Rua Duque de Caxias;Travessa Santo Antônio;Rua Goiás;"
    "Avenida Brasil;Rua Santos Dumont;Rua Marechal Deodoro;Rua das Acácias;Praça da Matriz"
)
_QUARTERS = _listed(
    "Centro;Vila Nova;São Francisco;Santa Luzia;Jardim Primavera;Boa Vista;Alto da Colina;Santa Rita;"
    "Jardim das Oliveiras;Bairro Novo"
)
BIRTHPLACES = _listed(
    "Fazenda da Barra;Fazenda Córrego Fundo;Hospital São José;Fazenda Três Irmãos;Santa Casa;"
    "Casa de Saúde Santa Lúcia;Maternidade Nossa Senhora das Graças"
)
HOSPITALS = _listed(
    "Hospital Municipal;Maternidade Dona Íris;Hospital Santa Helena;Hospital e Maternidade Jardim América;"
    "Hospital São Silvestre;Maternidade Santa Isabel"
)
INFIRMARIES = _listed(
    "Hospital São Vicente de Paulo;Hospital da Ordem Terceira;Pronto-Socorro Municipal;Hospital Geral;"
    "Hospital Santo Antônio;Hospital do Coração"
)
_GRAVES = _listed(
    "Cemitério São Lázaro;Cemitério Santa Isabel;Cemitério Nossa Senhora da Piedade;Cemitério Municipal "
    "Bom Jesus;Cemitério Parque das Flores;Cemitério Santa Luzia;Cemitério São João Evangelista"
)
_CAUSES = _listed(
    "insuficiência respiratória aguda, pneumonia comunitária;choque séptico, infecção urinária;infarto agudo "
    "do miocárdio;hipertensão arterial, acidente vascular cerebral hemorrágico;"
    "falência múltipla de órgãos;"
    "insuficiência hepática, cirrose;tuberculose pulmonar;malária grave;neoplasia maligna do pulmão;"
    "embolia pulmonar;doença pulmonar obstrutiva crônica;doença de Alzheimer, broncopneumonia"
)
_TRADES = (
    *(("lavrador", "doméstica"), ("comerciante", "comerciante"), ("pedreiro", "costureira")),
    *(("motorista", "professora"), ("mecânico", "enfermeira"), ("fazendeiro", "do lar")),
    *(("bancário", "bancária"), ("advogado", "advogada"), ("engenheiro civil", "arquiteta")),
    *(("vendedor", "vendedora"), ("funcionário público", "funcionária pública")),
)
OLD_TRADES = _listed("agricultor;criador;negociante;artista;empregado no commercio;proprietario;ourives")
_CIVIL = (
    *(("casado", "casada"), ("solteiro", "solteira"), ("viúvo", "viúva")),
    *(("divorciado", "divorciada"), ("separado judicialmente", "separada judicialmente")),
)
_FIRMS = _listed(
    "Casa Comercial;Ferragens;Tecidos;Calçados;Moinho;Serraria;Cerâmica;Frigorífico;Oficina Mecânica;"
    "Livraria;Instaladora;Agropecuária;Curtume;Metalúrgica"
)
_LEGAL = {False: ("& Cia. Ltda.", "& Irmão", "S. A."), True: ("Ltda.", "LTDA - EPP", "S.A.", "Eireli")}
BANKS = {
    "MG": _listed(
        "Banco das Alterosas S.A.;Cooperativa de Crédito Vale do Rio Doce Ltda.;Banco Triângulo Mineiro S.A.;"
        "Securitizadora Gerais S.A."
    ),
    "RS": _listed(
        "Banco Missioneiro S.A.;Banco Agrícola da Campanha S.A.;Banco Industrial Farroupilha S.A.;"
        "Caixa Rural União Popular"
    ),
}
_LAST_OF_OLD, _LAST_OF_MIDDLE, _WOMEN_IN_OFFICE_SINCE, _SEPARATED_SINCE = 1925, 1972, 1950, 1978
_TO_BE_ACCEPTED = {"duplicata", "letra de câmbio"}


def unaccented(text: str) -> str:
    """Return a text without accents but for the til, as it was often written once."""
    return text.translate(_UNACCENTED)


def new_town(rng: Random, state: str) -> Town:
    return Town(rng.choice(_TOWNS[state]), state, _STATES[state])


def _native(rng: Random, state: str) -> Town:
    return new_town(rng, rng.choice(_NEIGHBOURS[state]))


def new_family(rng: Random, state: str, year: int) -> str:
    """Return one to three surnames; the old books spell them without accents."""
    if year <= _LAST_OF_OLD:
        return unaccented(" ".join(rng.sample(_SURNAMES, rng.choice((1, 2)))))
    return " ".join(rng.sample((*_SURNAMES, *_OF_STATES.get(state, ())), rng.choice((1, 2, 2, 3))))


def new_name(rng: Random, sex: str, year: int, state: str, family: str | None = None) -> str:
    era = _OLD if year <= _LAST_OF_OLD else _MIDDLE if year <= _LAST_OF_MIDDLE else _NEW
    return f"{rng.choice(era[sex])} {family or new_family(rng, state, year)}"


def family_of(name: str) -> str:
    """Return the last surname with its particle."""
    every = (*_SURNAMES, *(one for some in _OF_STATES.values() for one in some))
    known = (*every, *map(unaccented, every))
    return max((one for one in known if name.endswith(f" {one}")), key=len)


def new_home(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(4, 2600)}, {rng.choice(_QUARTERS)}"


def new_trade(rng: Random, sex: str) -> str:
    return rng.choice(_TRADES)["MF".index(sex)]


def _hour(rng: Random) -> time:
    """Return an hour that a clock of twelve hours tells well."""
    return time(rng.choice((2, 3, 5, 6, 8, 9, 10, 11, 14, 15, 16, 17, 20, 21, 22)), rng.randrange(0, 60, 5))


def _entry(rng: Random, state: str, entered: date, issued: date) -> Entry:
    sex = rng.choice("MF") if entered.year >= _WOMEN_IN_OFFICE_SINCE else "M"
    is_old = entered.year <= _LAST_OF_OLD
    books = rng.randint(2, 160 if not is_old else 12), rng.randint(3, 199), rng.randint(14, 990)
    termo = books[2] if is_old else books[2] * 37 + rng.randint(0, 36)
    officer = new_name(rng, sex, max(entered.year, issued.year) - 30, state)
    return Entry(new_town(rng, state), officer, sex, *books[:2], termo, entered, issued)


def _later(rng: Random, entered: date, years: tuple[float, float]) -> date:
    """Return a day so many years after the entry."""
    return after(rng, entered, 4 + round(365 * years[0]), 4 + round(365 * years[1]))


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
    mother = new_name(rng, "F", born.year - 24, state)
    father = new_name(rng, "M", born.year - 27, state) if rng.random() >= fatherless else None
    sides = [family_of(parent) for parent in (father, mother) if parent]
    entered = after(rng, born, 1, 27)
    kin = tuple(tuple(new_name(rng, one, born.year - 52, state, side) for one in "MF") for side in sides)
    return Birth(
        entry=_entry(rng, state, entered, _later(rng, entered, years)),
        name=new_name(rng, sex, born.year, state, " ".join(dict.fromkeys(reversed(sides)))),
        sex=sex,
        born=born,
        hour=_hour(rng),
        place=rng.choice(places),
        mother=mother,
        father=father,
        grandparents=tuple((he, she) for he, she in kin),
    )


def _spouse(rng: Random, sex: str, state: str, wed: date) -> Spouse:
    born = wed - timedelta(days=rng.randint(19 * 366, 37 * 365))
    name = new_name(rng, sex, born.year, state)
    return Spouse(
        name=name,
        sex=sex,
        born=born,
        native=_native(rng, state),
        father=new_name(rng, "M", born.year - 28, state, family_of(name)),
        mother=new_name(rng, "F", born.year - 24, state),
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
    sexes: str = "MF",
    taking: tuple[float, float] = (0, 0.7),
) -> Marriage:
    """Return a marriage; the first and the second take the other's name with the shares `taking`."""
    wed = between(rng, date(wed_in[0], 1, 1), date(wed_in[1], 12, 20))
    one, two = (_spouse(rng, sex, state, wed) for sex in sexes)
    takes = [rng.random() < share for share in taking]
    first, second = (_taking(one, two) if takes[0] else one, _taking(two, one) if takes[1] else two)
    entry = _entry(rng, state, wed, _later(rng, wed, years))
    return Marriage(entry, first, second, wed, rng.choice(regimes))


def new_death(
    rng: Random,
    state: str,
    died_in: tuple[int, int],
    years: tuple[float, float],
    *,
    fatherless: float = 0.2,
) -> Death:
    sex, died = rng.choice("MF"), between(rng, date(died_in[0], 1, 1), date(died_in[1], 12, 20))
    age = rng.randint(24, 96)
    born, entered = died.year - age, after(rng, died, 0, 4)
    name = new_name(rng, sex, born, state)
    return Death(
        entry=_entry(rng, state, entered, _later(rng, entered, years)),
        name=name,
        sex=sex,
        state=rng.choice(_CIVIL if died.year >= _SEPARATED_SINCE else _CIVIL[:3]),
        age=age,
        native=_native(rng, state),
        mother=new_name(rng, "F", born - 24, state),
        father=new_name(rng, "M", born - 28, state, family_of(name)) if rng.random() >= fatherless else None,
        home=new_home(rng),
        died=died,
        hour=_hour(rng),
        place=rng.choice(INFIRMARIES),
        cause=rng.choice(_CAUSES),
        grave=rng.choice(_GRAVES),
        declarant=new_name(rng, rng.choice("MF"), died.year - 33, state),
        doctor=new_name(rng, rng.choice("MF"), died.year - 42, state),
        crm=str(rng.randint(1_010, 9_800)),
        cpf=new_cpf(rng),
        trade=new_trade(rng, sex),
    )


def new_firm(rng: Random, state: str, *, is_late: bool) -> str:
    families = [one for one in (*_SURNAMES, *_OF_STATES.get(state, ())) if one[0].isupper()]
    return f"{rng.choice(_FIRMS)} {rng.choice(families)} {rng.choice(_LEGAL[is_late])}"


def new_debtor(rng: Random, state: str, year: int, *, firms: float) -> tuple[str, str]:
    """Return a name with its CNPJ, if a firm owes, or its CPF."""
    if rng.random() < firms:
        return new_firm(rng, state, is_late=year > _LAST_OF_MIDDLE), new_cnpj(rng)
    return new_name(rng, rng.choice("MF"), year - 38, state), new_cpf(rng)


def new_protest(
    rng: Random, state: str, drawn_in: tuple[int, int], bills: Sequence[str], *, firms: float
) -> Protest:
    """Return a protest of one of the `bills`; a firm owes it with the share `firms`."""
    drawn = between(rng, date(drawn_in[0], 1, 1), date(drawn_in[1], 9, 30))
    due, bill = after(rng, drawn, 29, 121), rng.choice(bills)
    filed = after(rng, due, 5, 44)
    summoned = after(rng, filed, 1, 3)
    entered, (debtor, number) = after(rng, summoned, 3, 6), new_debtor(rng, state, drawn.year, firms=firms)
    is_late = drawn.year > _LAST_OF_MIDDLE
    reasons = ("falta de pagamento", "falta de pagamento", "falta de aceite", "falta de devolução")
    return Protest(
        entry=_entry(rng, state, entered, entered),
        protocol=rng.randint(2_000, 486_000) if is_late else rng.randint(210, 8_900),
        filed=filed,
        summoned=summoned,
        presenter=rng.choice(BANKS[state]),
        creditor=new_firm(rng, state, is_late=is_late),
        creditor_cnpj=new_cnpj(rng),
        debtor=debtor,
        number=number,
        is_firm=len(number) > len("00000000000"),
        home=new_home(rng),
        bill=bill,
        bill_number=f"{rng.randint(17, 9_700)}{rng.choice(('', '', '/A', '-3', '/02'))}",
        drawn=drawn,
        due=due,
        cents=rng.randint(8_500, 5_900_000),
        reason=rng.choice(reasons if bill in _TO_BE_ACCEPTED else reasons[:1]),
    )
