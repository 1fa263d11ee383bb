"""Properties of the north as its registers describe them, with the chain of acts that befell them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import chains, notes, words
from tests.synthetic.estates import ccir
from tests.synthetic.north import folk, wording

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.chains import Act, Estate
    from tests.synthetic.facts import Facts
    from tests.synthetic.north.folk import Neighbours


def new_land(
    rng: Random, people: Neighbours, first: int, last: int, *, is_rural: bool, has_cnm: bool
) -> Estate:
    opened = date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))
    plain = chains.new_estate(rng, opened, is_rural=is_rural, has_cnm=has_cnm)
    street, house, quarter = folk.new_street(rng)
    return replace(
        plain,
        town=folk.new_town(rng),
        owner=people.of(plain.owner),
        street=f"{street}, {house}",
        quarter=quarter,
        grid=f"Loteamento {rng.choice(('Parque do Sol', 'Novo Mundo', 'Cajueiro', 'Beira Mar'))}",
        farm=folk.new_farm(rng),
        alqueires=None,
    )


def new_acts(rng: Random, people: Neighbours, land: Estate, count: int, until: date) -> list[Act]:
    """Return a chain of acts, its parties people of the north; those known to the land stay who they are."""
    return [
        replace(
            act,
            givers=tuple(people.of(party) for party in act.givers),
            takers=tuple(people.of(party) for party in act.takers),
        )
        for act in chains.new_chain(rng, land, count, until=until)
    ]


def _lot(facts: Facts, land: Estate, pattern: str) -> str:
    return pattern.format(facts.note("lote", land.lot), facts.note("quadra", land.block))


def in_town(rng: Random, facts: Facts, land: Estate) -> str:
    """Describe a plot with its length and width before the street, and the area in words."""
    facts.note("tipo_imovel", "urbano")
    whole = int(land.area.replace(".", "").removesuffix(",00"))
    area = facts.note(
        "area", f"{whole}.00 m²", f"{land.area}m² ({words.number_in_words(whole)} metros quadrados)"
    )
    sides = (folk.new_person(rng).name, folk.new_person(rng).name)
    return (
        f"UM TERRENO URBANO próprio para edificação, medindo {land.front}m de largura por {land.depth}m de "
        f"comprimento, perfazendo {area}, correspondente {_lot(facts, land, 'ao lote {} da quadra {}')}, "
        f"integrante do {land.grid}, encravado à {facts.note('logradouro', land.street)}, bairro "
        f"{land.quarter}, nesta cidade, extremando ao nascente com a dita rua, ao poente com {sides[0]}, ao "
        f"norte com {sides[1]} e ao sul com quem de direito. Inscrição municipal "
        f"{facts.note('designacao_cadastral', land.cadastre)}."
    )


def house_in_town(rng: Random, facts: Facts, land: Estate) -> str:
    """Describe a house that stands on leased ground, by its rooms."""
    facts.note("tipo_imovel", "urbano")
    area = facts.note("area", f"{notes.decimal(land.area)} m²", f"{land.area} m2")
    rooms = rng.choice(
        ("sala, dois quartos, cozinha e quintal murado", "alpendre, sala, três quartos e copa")
    )
    return (
        f"Prédio urbano de tijolos e telhas situado na {facts.note('logradouro', land.street)} "
        f"({land.quarter}), composto de {rooms}, encravado em terreno foreiro ao Patrimônio Municipal, com "
        f"superfície de {area}; sequencial imobiliário: {facts.note('designacao_cadastral', land.cadastre)}; "
        f"quadra {facts.note('quadra', land.block)}, lote {facts.note('lote', land.lot)}."
    )


def in_the_country(rng: Random, facts: Facts, land: Estate) -> str:
    """Describe a farm by hectares, ares and centiares."""
    facts.note("tipo_imovel", "rural")
    hectares, rest = land.area.split(",")
    facts.note("area", f"{notes.decimal(land.area)} ha")
    area = f"{hectares} hectares, {rest[:2]} ares e {rest[2:]} centiares"
    code = f" Certificado de Cadastro (CCIR) {ccir(facts, land)}." if land.ccir else ""
    return (
        f"Uma parte de terra rural, de criar e plantar, no imóvel denominado "
        f"{facts.note('denominacao', land.farm)}, deste município de {land.town.name}, com {area}, "
        f"extremando: ao NASCENTE, com terras de {folk.new_person(rng).name}; ao POENTE, com a estrada "
        f"carroçável; ao NORTE, com o riacho do {rng.choice(('Juazeiro', 'Meio', 'Saco', 'Capim'))}; e ao "
        f"SUL, com herdeiros de {folk.new_person(rng, 'M').name}.{code}"
    )


def from_book(rng: Random, facts: Facts, land: Estate) -> str:
    """Name the book, the leaf and the number of order that came before."""
    livro = notes.book(facts, f"3-{rng.choice('ABCDEJLMN')}")
    folha = notes.leaf(facts, str(rng.randint(2, 290)))
    text = f"livro {livro}, fls. {folha}, número de ordem {land.earlier_number}, deste Cartório"
    return facts.note("registro_anterior", text)


def from_act(rng: Random, facts: Facts, land: Estate) -> str:
    """Name an act of the matrícula that came before with its day."""
    day = notes.day(facts, land.earlier_day, wording.dotted(land.earlier_day))
    act = f"R-{rng.randint(1, 9)} da Matrícula {facts.property_number(land.earlier_number)}"
    return facts.note("registro_anterior", f"{act}, datado de {day}, desta Serventia")
