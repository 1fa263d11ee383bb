"""Invented people of the north and northeast, with its real towns, its streets, farms, trades and offices."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.synthetic.names import Person, Town
from tests.synthetic.numbers import new_cpf
from tests.synthetic.parties import Company, Couple, Individual, Party

if TYPE_CHECKING:
    from random import Random


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


_WOMEN = _listed(
    "Raimunda, Francinete, Maria do Socorro, Maria das Dores, Josefa, Severina, Quitéria, Edilene, "
    "Gilvanete, Rosineide, Ivonete, Creuza, Maria de Fátima, Expedita, Luzinete, Eliane, Cleonice, Neuza, "
    "Jucineide, Antônia Lúcia, Deusimar, Erundina, Hosana, Iracy, Maria do Carmo, Perpétua, Rosilda, "
    "Valdirene, Zuleide, Alcina, Benvinda, Ana Kelly, Jamile, Maria Clara, Ana Luíza, Rayssa, Maria José, "
    "Auxiliadora"
)
_MEN = _listed(
    "Raimundo Nonato, Severino, Cícero, Francisco das Chagas, Manoel Messias, Edvaldo, Gilvan, Josué, "
    "Genival, Erivaldo, Damião, Cosme, José Ribamar, Valdemir, Lourival, Jurandir, Expedito, Aderbal, "
    "Clodoaldo, Ednaldo, João Batista, Luís Gonzaga, Petrônio, Ubiratan, Hermínio, Tibúrcio, Evandro, "
    "Reginaldo, Jackson, Antônio Carlos, José Wilker, Kauê, Ruan, Pedro Lucas, Ícaro, Iran, Zacarias, Teófilo"
)
_SURNAMES = _listed(
    "Cavalcante, Bezerra, Sampaio, Alencar, Maciel, Aragão, Feitosa, Holanda, Mourão, Pinheiro, Gurgel, "
    "Dantas, Lacerda, Albuquerque, Wanderley, Falcão, Tenório, Leitão, Saraiva, Pantoja, Monteiro, Tavares, "
    "Barata, Moraes Rego, Furtado, Câmara, Serejo, Bandeira, Loureiro, Quintela, Cordeiro, Tavora, "
    "Figueirêdo, Farias, Macêdo, Brito, Lobato, Castelo Branco, da Conceição, dos Anjos, de Jesus, do Vale, "
    "de Sá, da Cruz, Sobreira, Ferraz"
)
_TOWNS = (
    ("Crato", "CE", "Ceará"),
    ("Quixadá", "CE", "Ceará"),
    ("Iguatu", "CE", "Ceará"),
    ("Caicó", "RN", "Rio Grande do Norte"),
    ("Currais Novos", "RN", "Rio Grande do Norte"),
    ("Patos", "PB", "Paraíba"),
    ("Cajazeiras", "PB", "Paraíba"),
    ("Caruaru", "PE", "Pernambuco"),
    ("Garanhuns", "PE", "Pernambuco"),
    ("Serra Talhada", "PE", "Pernambuco"),
    ("Arapiraca", "AL", "Alagoas"),
    ("Palmeira dos Índios", "AL", "Alagoas"),
    ("Itabaiana", "SE", "Sergipe"),
    ("Ilhéus", "BA", "Bahia"),
    ("Senhor do Bonfim", "BA", "Bahia"),
    ("Santo Antônio de Jesus", "BA", "Bahia"),
    ("Picos", "PI", "Piauí"),
    ("Floriano", "PI", "Piauí"),
    ("Caxias", "MA", "Maranhão"),
    ("Bacabal", "MA", "Maranhão"),
    ("Castanhal", "PA", "Pará"),
    ("Marabá", "PA", "Pará"),
    ("Abaetetuba", "PA", "Pará"),
    ("Itacoatiara", "AM", "Amazonas"),
    ("Macapá", "AP", "Amapá"),
    ("Boa Vista", "RR", "Roraima"),
    ("Ji-Paraná", "RO", "Rondônia"),
    ("Cruzeiro do Sul", "AC", "Acre"),
    ("Gurupi", "TO", "Tocantins"),
)
_JOINTS = {"PB": "da", "BA": "da", "PE": "de", "AL": "de", "SE": "de", "RR": "de", "RO": "de"}
_STREETS = _listed(
    "Rua da Matriz, Rua do Comércio, Avenida Presidente Kennedy, Rua Padre Cícero, Travessa Siqueira Campos, "
    "Rua Delmiro Gouveia, Rua Frei Caneca, Avenida Beira Rio, Rua 13 de Maio, Rua Cônego Firmino, "
    "Rua Senador Pompeu, Travessa do Mercado, Rua Lauro Sodré, Rua Doutor Epitácio Pessoa, Rua 24 de Outubro"
)
_QUARTERS = _listed(
    "Centro, Alto da Bela Vista, São Miguel, Pirajá, Cohab, Conjunto Novo Horizonte, Rodoviária, Prainha"
)
_FARMS = _listed(
    "Umbuzeiro, Riacho Verde, Lagoa do Mato, Carnaubal, Barra do Juá, Olho d'Água, Cachoeirinha, Pau Ferro"
)
_MATERNITIES = (
    "Maternidade Nossa Senhora de Fátima",
    "Hospital Regional Tarcísio Maia",
    "Hospital e Maternidade São Francisco",
    "Unidade Mista de Saúde",
    "Santa Casa de Misericórdia",
    "Maternidade Carmosina Coutinho",
)
_OLD_TRADES = 6  # the first so many were trades in every decade
_TRADES = (
    ("agricultor", "agricultora"),
    ("pescador", "marisqueira"),
    ("vaqueiro", "do lar"),
    ("comerciante", "doméstica"),
    ("marceneiro", "rendeira"),
    ("seringueiro", "parteira"),
    ("militar", "professora"),
    ("servidor público estadual", "servidora pública estadual"),
    ("microempresário", "microempresária"),
    ("farmacêutico", "farmacêutica"),
)
_HOUSES = (
    ("Armazém", "Cereais"),
    ("Casa", "Tecidos"),
    ("Usina", "Açúcar e Álcool"),
    ("Pescados", "Exportação"),
    ("Cerâmica", "Telhas e Tijolos"),
    ("Posto", "Combustíveis"),
)
_BANKS = (
    "Banco do Sertão S/A",
    "Banco Mercantil do Agreste S/A",
    "Cooperativa de Crédito do Cariri",
    "Banco Marajó S/A",
)


def new_surnames(rng: Random, count: int = 2) -> str:
    return " ".join(rng.sample(_SURNAMES, count))


def new_person(rng: Random, sex: str | None = None, family: str | None = None) -> Person:
    sex = sex or rng.choice("MF")
    given = rng.choice(_MEN if sex == "M" else _WOMEN)
    heir = rng.choice((" Filho", " Segundo", " Sobrinho")) if sex == "M" and rng.random() < 0.08 else ""
    return Person(f"{given} {family or new_surnames(rng)}{heir}", sex, new_cpf(rng))


def family_name(person: Person) -> str:
    """Return the surname that a child or a wife takes, with its particle."""
    words = [word for word in person.name.split() if word not in {"Filho", "Segundo", "Sobrinho"}]
    return " ".join(words[-2:] if words[-2].islower() or words[-2] in {"Castelo", "Moraes"} else words[-1:])


def new_child(rng: Random, mother: Person, father: Person | None) -> Person:
    families = dict.fromkeys(family_name(parent) for parent in (mother, father) if parent)
    return new_person(rng, family=" ".join(families))


def new_couple_of_names(rng: Random) -> tuple[str, str]:
    return new_person(rng, "M").name, new_person(rng, "F").name


def new_town(rng: Random) -> Town:
    return Town(*rng.choice(_TOWNS))


def state_of(town: Town) -> str:
    """Return `Estado da Bahia`, also for the states that `Town` does not decline."""
    return f"Estado {_JOINTS.get(town.state, 'do')} {town.state_name}"


def new_street(rng: Random) -> tuple[str, str, str]:
    """Return street, house and quarter."""
    house = "s/nº" if rng.random() < 0.12 else f"nº {rng.randrange(3, 1980)}"
    return rng.choice(_STREETS), house, rng.choice(_QUARTERS)


def new_address(rng: Random) -> str:
    """Return a street with its house, or a place in the country."""
    if rng.random() < 0.25:
        return f"{rng.choice(('Sítio', 'Povoado', 'Lugar'))} {rng.choice(_FARMS)}, zona rural"
    return ", ".join(new_street(rng))


def new_farm(rng: Random) -> str:
    return f"{rng.choice(('Sítio', 'Fazenda', 'Data', 'Lugar'))} {rng.choice(_FARMS)}"


def new_maternity(rng: Random) -> str:
    return rng.choice(_MATERNITIES)


def new_trade(rng: Random, person: Person, *, is_old: bool = False) -> str:
    return person.by_sex(*rng.choice(_TRADES[:_OLD_TRADES] if is_old else _TRADES))


def new_house(rng: Random) -> str:
    """Return the name of a trading house without what kind of company it is."""
    what, also = rng.choice(_HOUSES)
    return f"{what} {new_surnames(rng, 1)} {rng.choice((also, '& Irmãos', ''))}".strip()


_OLD_STATES = {
    "divorciado": "desquitado",
    "divorciada": "desquitada",
    "separado judicialmente": "desquitado",
    "separada judicialmente": "desquitada",
}


@dataclass(slots=True)
class Neighbours:
    """Gives invented parties the names, homes and trades of the north, each person always the same ones.

    `is_old` asks for trades that always were, and for no divorce: there was none before 1977.
    """

    rng: Random
    is_old: bool = False
    _known: dict[str, Individual] = field(default_factory=dict)

    def of(self, party: Party) -> Party:
        if isinstance(party, Individual):
            return self.one(party)
        return self.couple(party) if isinstance(party, Couple) else self._company(party)

    def couple(self, couple: Couple) -> Couple:
        man, wife = self.one(couple.man), self.one(couple.wife)
        return Couple(man, replace(wife, home=man.home, town=man.town, regime=man.regime))

    def one(self, one: Individual) -> Individual:
        """Keep sex, CPF, state and the identity card; the state may change from one act to the next."""
        cpf = one.person.cpf
        if cpf not in self._known:
            named = replace(new_person(self.rng, one.person.sex), cpf=cpf)
            town = new_town(self.rng)
            self._known[cpf] = replace(
                one,
                person=named,
                nation=named.by_sex("brasileiro", "brasileira"),
                trade=new_trade(self.rng, named, is_old=self.is_old),
                issuer=f"SSP-{town.state}",
                home=new_address(self.rng),
                town=town,
            )
        state = _OLD_STATES.get(one.state, one.state) if self.is_old else one.state
        return replace(self._known[cpf], state=state)

    def _company(self, company: Company) -> Company:
        is_bank = company.name.startswith(("Banco", "Caixa"))
        ending = self.rng.choice((" Ltda", " Ltda", " S/A", " - ME"))
        name = self.rng.choice(_BANKS) if is_bank else new_house(self.rng) + ending
        home = ", ".join(new_street(self.rng))
        return replace(company, name=name, home=home, town=new_town(self.rng), agent=self.one(company.agent))
