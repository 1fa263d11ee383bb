"""People, firms and towns of the valleys of the Paraíba, Itajaí, Taquari, Doce, Jequitinhonha, Jaguaribe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import land
from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj
from tests.synthetic.south.folk import Citizen, Firm

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.inland.land import Estate
    from tests.synthetic.west.land import Act

_TOWNS = {
    "CE": ("Ceará", "Limoeiro do Norte", "Russas", "Morada Nova", "Aracati", "Jaguaribe"),
    "MG": ("Minas Gerais", "Araçuaí", "Diamantina", "Teófilo Otoni", "Governador Valadares", "Almenara"),
    "RJ": ("Rio de Janeiro", "Barra Mansa", "Resende", "Vassouras", "Três Rios", "Valença"),
    "RS": ("Rio Grande do Sul", "Lajeado", "Estrela", "São Leopoldo", "Novo Hamburgo", "Encantado"),
    "SC": ("Santa Catarina", "Blumenau", "Brusque", "Rio do Sul", "Itajaí", "Timbó"),
    "SP": ("São Paulo", "Taubaté", "Guaratinguetá", "Pindamonhangaba", "Registro", "Caçapava"),
}
_WOMEN = (
    *("Adelaide", "Alzira", "Ana Lúcia", "Beatriz", "Bernadete", "Carla Regina", "Clarice", "Daniela"),
    *("Elisabete", "Erna", "Fabiana", "Gertrudes", "Hildegard", "Ilse", "Ione", "Jaqueline", "Juliana"),
    *("Leonor", "Lourdes", "Luciana", "Maria Aparecida", "Maria Helena", "Maria José", "Marli", "Noemi"),
    *("Olga", "Priscila", "Renata", "Rosa Maria", "Rosane", "Sílvia", "Tânia", "Vera Lúcia", "Zélia"),
)
_MEN = (
    *("Adolfo", "Alcides", "Antônio", "Armindo", "Arno", "Bernardo", "Carlos Eduardo", "Celso", "Edgar"),
    *("Eduardo", "Egon", "Fábio", "Fernando", "Gilberto", "Guido", "Henrique", "Horst", "Irineu", "Ivo"),
    *("João Batista", "Jorge Luiz", "José Carlos", "José Geraldo", "Leandro", "Luís Antônio", "Marcelo"),
    *("Nelson", "Olavo", "Osvaldo", "Paulo Roberto", "Renato", "Rodolfo", "Sérgio", "Vilmar", "Waldir"),
)
_SURNAMES = (
    *("Amaral", "Antunes", "Azambuja", "Backes", "Barbosa", "Becker", "Bittencourt", "Camargo", "Campos"),
    *("Coelho", "da Cunha", "da Rocha", "de Assis", "de Barros", "de Carvalho", "de Freitas", "de Oliveira"),
    *("de Paula", "Dias", "do Amparo", "do Nascimento", "dos Reis", "Fagundes", "Fischer", "Fontes"),
    *("Garcia", "Guimarães", "Heck", "Hoffmann", "Klein", "Kuhn", "Leite", "Lemos", "Lopes", "Maciel"),
    *("Mendonça", "Monteiro", "Moura", "Novaes", "Peixoto", "Pires", "Ramos", "Ribeiro", "Salgado"),
    *("Schmitt", "Silveira", "Soares", "Toledo", "Vargas", "Wagner", "Weber", "Xavier", "Zimmermann"),
)
_STREETS = (
    *("Rua Hercílio Luz", "Rua Júlio de Castilhos", "Avenida Rio Doce", "Rua Monsenhor Filippo"),
    *("Rua Dr. Souza Alves", "Avenida Amaral Peixoto", "Rua Direita", "Rua Alberto Torres", "Rua Sete"),
    *("Travessa do Mercado", "Rua Dona Francisca", "Rua Bento Gonçalves", "Avenida Beira-Rio"),
    *("Rua Coronel José Estêvão", "Estrada Geral da Barra", "Praça da Bandeira"),
)
_QUARTERS = (
    *("Centro", "Americano", "Ribeirão Fresco", "Vila São Geraldo", "Ilha dos Araújos", "Campo Grande"),
    *("Jardim das Nações", "Santa Terezinha", "Barragem", "Vila Rica", "Moinhos", "Alto da Ponte"),
)
_TRADES = (
    *(("comerciante", "comerciante"), ("industrial", "industrial"), ("agricultor", "agricultora")),
    *(("bancário", "bancária"), ("metalúrgico", "costureira"), ("empresário", "empresária")),
    *(("professor", "professora"), ("engenheiro civil", "arquiteta"), ("dentista", "dentista")),
    *(("aposentado", "aposentada"), ("motorista", "do lar"), ("tecelão", "tecelã")),
)
_FARMS = (
    *("Fazenda Boa Esperança", "Sítio Pouso Alto", "Fazenda Barra do Itinga", "Fazenda Santa Bárbara"),
    *("Sítio Várzea da Palha", "Fazenda Ribeirão das Almas", "Sítio Carnaubal"),
)
_LINES = ("Construtora", "Tecelagem", "Malhas", "Laticínios", "Incorporadora", "Cerâmica", "Loteadora")
_BANKS = (
    *("Banco Vale do Paraíba S.A", "Cooperativa de Crédito do Taquari", "Banco Hering de Crédito S.A"),
    *("Caixa Hipotecária do Vale S.A", "Banco Mineiro do Rio Doce S.A"),
)
_ANY_STATE = "GO"  # where what is made elsewhere first gets a town, which is then another


def new_town(rng: Random, state: str) -> Town:
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_name(rng: Random, sex: str, family: str | None = None) -> str:
    family = family or " ".join(rng.sample(_SURNAMES, rng.choice((1, 2, 2))))
    return f"{rng.choice(_MEN if sex == 'M' else _WOMEN)} {family}"


def family_of(name: str) -> str:
    """Return the last surname without its particle."""
    return name.rsplit(maxsplit=1)[-1]


def new_home(rng: Random) -> tuple[str, str]:
    """Return the house and the quarter."""
    extra = rng.choice(("", "", "", f", apto. {rng.randint(101, 904)}", ", casa 2", ", fundos"))
    return f"{rng.choice(_STREETS)}, n.º {rng.randint(12, 3200)}{extra}", rng.choice(_QUARTERS)


def new_street(rng: Random) -> str:
    return rng.choice(_STREETS)


def new_farm(rng: Random) -> str:
    return rng.choice(_FARMS)


def _of_here(rng: Random, one: Citizen, town: Town) -> Citizen:
    """Return the same one with a name, a trade, papers and a home of these parts."""
    home, quarter = new_home(rng)
    trade = rng.choice(_TRADES)["MF".index(one.sex)]
    issuer = {"RS": "SJTC/RS", "RJ": "DETRAN/RJ"}.get(town.state, f"SSP/{town.state}")
    return replace(
        one,
        name=new_name(rng, one.sex),
        trade=trade,
        issuer=issuer,
        home=home,
        quarter=quarter,
        town=town,
    )


def new_citizen(
    rng: Random, town: Town, sex: str | None = None, *, state: int | None = None, year: int = 2000
) -> Citizen:
    """Return somebody of that `year`; `state` is 0 for single, 1 married, 2 widowed, 3 divorced."""
    return _of_here(rng, inland.new_citizen(rng, sex, state=state, town=town, year=year), town)


def new_couple(rng: Random, town: Town, year: int = 2000) -> tuple[Citizen, Citizen]:
    """Return a man and a woman of one home, both married."""
    man, woman = (new_citizen(rng, town, sex, state=1, year=year) for sex in "MF")
    return man, replace(woman, home=man.home, quarter=man.quarter)


def new_firm(rng: Random, town: Town) -> Firm:
    """Return a firm whose name ends without a full stop."""
    name = f"{rng.choice(_LINES)} {family_of(new_name(rng, 'M'))} {rng.choice(('Ltda', 'S/A'))}"
    return Firm(name, new_cnpj(rng), ", ".join(new_home(rng)), town)


def new_bank(rng: Random, town: Town) -> Firm:
    return Firm(rng.choice(_BANKS), new_cnpj(rng), ", ".join(new_home(rng)), town)


def new_estate(rng: Random, state: str, first: int, last: int, pledge: str) -> Estate:
    """Return a matrícula of these parts; whoever is told twice in it is the same one each time."""
    made, town = land.new_estate(rng, _ANY_STATE, first, last, pledge), new_town(rng, state)
    here = _settler(rng, town)
    return replace(
        made,
        town=town,
        owners=tuple(here(one) for one in made.owners),
        acts=tuple(_moved(rng, act, town, here) for act in made.acts),
        officer=new_name(rng, rng.choice("MF")),
    )


def _settler(rng: Random, town: Town) -> Callable[[Citizen], Citizen]:
    """Return what makes somebody of this town, the same one whenever asked."""
    known: dict[str, Citizen] = {}

    def here(one: Citizen) -> Citizen:
        if one.cpf not in known:
            known[one.cpf] = _of_here(rng, one, town)
        return known[one.cpf]

    return here


def _moved(rng: Random, act: Act, town: Town, here: Callable[[Citizen], Citizen]) -> Act:
    taker = act.taker
    if isinstance(taker, Firm):
        taker = new_bank(rng, town)
    elif taker is not None:
        taker = here(taker)
    return replace(act, givers=tuple(here(one) for one in act.givers), taker=taker)
