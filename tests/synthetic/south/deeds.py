"""Escrituras: captions in the margin, a typed leaf, two columns of items, an estate divided in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, ornaments
from tests.synthetic.canvas import BLACK, GREEN, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import deals, faces, folk, noted, stock
from tests.synthetic.south.deals import Deal, new_deal
from tests.synthetic.south.folk import Firm

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.south.qualify import Told

_WORTH = ("compra e venda", "compra e venda", "doação", "permuta", "inventário e partilha")
_SIDES = {
    "compra e venda": ("Vendedor", "Comprador"),
    "doação": ("Doador", "Donatário"),
    "permuta": ("Primeiro permutante", "Segundo permutante"),
    "confissão de dívida": ("Devedor", "Credor"),
    "inventário e partilha": ("Herdeiro", ""),
    "divórcio": ("Divorciando", ""),
    "união estável": ("Convivente", ""),
}


def side_heads(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a deed of this century whose captions stand in the margin beside what they name."""
    facts, deal = Facts(), new_deal(rng, 2004, 2024, (*_WORTH, "união estável"))
    face, office = rng.choice((*faces.SANS, faces.SERIF[4])), deal.office

    def head(canvas: Canvas, number: int) -> float:
        ink = GREEN if colour else BLACK
        name, place = noted.seat(facts, office.name, office.town, f"{office.town.name}, {office.town.state}")
        canvas.rule(18, 24, 192, 24, width=0.8, ink=ink)
        canvas.text(18, 16, name, face, 13, bold=True, ink=ink)
        canvas.text(18, 21.5, f"{place} - {office.address}", face, 8.5, ink=GREY)
        livro, folha = notes.book(facts, deal.livro), notes.leaf(facts, str(deal.folha + number - 1))
        canvas.text(192, 16, f"Livro {livro}", face, 10, align="right")
        canvas.text(192, 21.5, f"Folha {folha}", face, 10, align="right")
        return 29

    paper = Paper(dpi, rng, Style(face, 10.5, 1.45, left=64, right=192, bottom=272), head, colour=colour)
    canvas = paper.canvas
    canvas.text(64, 36, deals.kind(facts, deal, deals.TITLES[deal.kind]), face, 12.5, bold=True)
    paper.flow.y = 40
    for caption, text in _side_heads(rng, facts, deal):
        stock.aside(paper, 18, 42, [caption], text, points=9)
    for name in (*deals.names_of(deal.givers), *deals.names_of(deal.takers)):
        stock.signed(paper, [name], left=90, sealed=False)
    stock.signed(paper, [deals.officer(facts, office), office.title], left=90)
    return paper.pages, facts


def _side_heads(rng: Random, facts: Facts, deal: Deal) -> Iterator[tuple[str, str]]:
    day = deals.day(facts, deal, noted.doubled(deal.day))
    yield (
        rng.choice(("Data e local", "Lavratura")),
        f"Em {day}, nesta cidade de {deal.office.town.name}, no Tabelionato.",
    )
    giver, taker = _SIDES[deal.kind]
    yield _caption(giver, deal.givers), f"{deals.side(facts, 'outorgante', deal.givers, _at_length)}."
    if deal.takers:
        yield _caption(taker, deal.takers), f"{deals.side(facts, 'outorgado', deal.takers, _at_length)}."
    if deal.cents is None:
        yield "Declaração", "Vivem juntos desde longa data, com o ânimo de formar família, sob o mesmo teto."
    else:
        yield from _worth(rng, facts, deal)
    yield "Fecho", "Lida às partes, que a acharam conforme e assinam, do que dou fé."


def _caption(role: str, parties: tuple[deals.Party, ...]) -> str:
    """Return a role in the plural for several; the office leaves it in the masculine."""
    if len(parties) == 1:
        return role
    return " ".join(f"{w}es" if w.endswith("r") else f"{w}s" for w in role.split())


def _worth(rng: Random, facts: Facts, deal: Deal) -> Iterator[tuple[str, str]]:
    yield rng.choice(("Imóvel", "Bem objeto do ato")), f"{_property(facts, deal)}."
    payment = deals.paid(facts, deal, ", que se paga {}")
    yield rng.choice(("Preço", "Valor")), f"{deals.price(facts, deal)}{payment}."
    tax = deals.tax(facts, deal, "{0} recolhido no valor de {1}, conforme guia que fica arquivada.")
    if tax:
        yield rng.choice(("Tributo", "Imposto")), tax


def _property(facts: Facts, deal: Deal) -> str:
    return (
        f"O prédio da {deal.street}, com terreno de {deal.area},00m², objeto da matrícula nº "
        f"{facts.property_number(deal.number)} (CNM {facts.cnm(deal.cnm)}) do Registro de Imóveis local"
    )


def _at_length(told: Told) -> str:
    one = told.one
    return (
        f"{told.name()}, {told.nation()}, {told.state()}, {told.trade()}, "
        f"{told.by_sex('portador', 'portadora')} da carteira de identidade nº {told.rg()}, expedida por "
        f"{one.issuer}, e do CPF nº {told.cpf()}, com residência na {one.home}, bairro {one.quarter}, em "
        f"{one.town.name}-{one.town.state}"
    )


def leaf(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed leaf of 1952 to 1986 that begins with who deals with whom."""
    facts, deal = Facts(), _leaf_deal(rng)
    style = Style(rng.choice(faces.TYPEWRITER), 11, 1.72, left=38, right=196, bottom=276, is_bound=True)
    face, office = style.face, deal.office

    def head(canvas: Canvas, number: int) -> float:
        livro, folha = notes.book(facts, deal.livro), notes.leaf(facts, str(deal.folha + number - 1))
        canvas.text(196, 14, folha, face, 13, bold=True, align="right")
        canvas.text(38, 14, f"L. {livro}", face, 10)
        stock.ruled(canvas, 28.0 if number == 1 else 20.0, style)
        if number > 1:
            return 20
        name, place = noted.seat(facts, office.name, office.town, office.town.name)
        canvas.text(117, 19, f"{name} de {place}", face, 11, align="middle")
        canvas.text(117, 24, office.town.state_told, face, 9.5, align="middle")
        return 28

    paper = Paper(dpi, rng, style, head, colour=colour)
    givers, takers = " e ".join(deals.names_of(deal.givers)), " e ".join(deals.names_of(deal.takers))
    title = deals.kind(facts, deal, deals.TITLES[deal.kind].replace("PÚBLICA ", ""))
    giver = _as("outorgante", deal.givers)
    paper.paragraph(
        f"{title}, que entre si fazem {givers}, como {giver}, e {takers}, na forma abaixo:", gap=0
    )
    paper.paragraph(" ".join(_leaf(facts, deal)), gap=0)
    for name in (*deals.names_of(deal.givers), *deals.names_of(deal.takers)):
        stock.signed(paper, [name], left=90, sealed=False)
    stock.signed(paper, [deals.officer(facts, office), office.title], left=90, sealed=False)
    stock.pressed(paper, 100)
    return paper.pages, facts


def _leaf_deal(rng: Random) -> Deal:
    """Return a deal of a time when there was one money for long; firms had no number in the earlier one."""
    first, last = rng.choice(((1952, 1966), (1971, 1985)))
    while True:
        deal = new_deal(rng, first, last, ("compra e venda", "compra e venda", "doação", "permuta"))
        if first == deals.FIRST_CPF or not any(isinstance(one, Firm) for one in (*deal.givers, *deal.takers)):
            return deal


def _as(role: str, parties: tuple[deals.Party, ...]) -> str:
    return role if len(parties) == 1 else f"{role}s"


def _leaf(facts: Facts, deal: Deal) -> Iterator[str]:
    day = deals.day(facts, deal, noted.year_first(deal.day))
    giver, taker = _as("outorgante", deal.givers), _as("outorgado", deal.takers)
    write = _typed if deal.day.year >= deals.FIRST_CPF else _typed_before_numbers
    yield (
        f"SAIBAM quantos virem este público instrumento que, {day}, nesta cidade de "
        f"{deal.office.town.name}, em meu cartório, compareceram: como {giver}, "
        f"{deals.side(facts, 'outorgante', deal.givers, write, register='CGC')};"
    )
    yield (
        f"e como {taker}, {deals.side(facts, 'outorgado', deal.takers, write, register='CGC')}; os "
        f"presentes conhecidos de mim e das testemunhas, do que dou fé. E logo foi dito pelos primeiros "
        f"que possuem, livre de hipoteca e de litígio, um terreno à {deal.street}, com {deal.area},00 "
        f"metros quadrados;"
    )
    will = {
        "compra e venda": "que o vendem aos segundos, pelo preço de",
        "doação": "que, por sua livre vontade, o doam aos segundos, estimando-o em",
        "permuta": "que o trocam com os segundos por outro de valor igual, a saber,",
    }[deal.kind]
    yield (
        f"{will} {deals.price(facts, deal, '{words} ({digits})')}{deals.paid(facts, deal, ', recebido {}')}."
    )
    yield (
        f"E de como assim se contrataram, lavrei esta, que lhes li e assinam. Eu, "
        f"{deals.officer(facts, deal.office)}, a escrevi."
    )


def _typed(told: Told) -> str:
    return f"{_typed_before_numbers(told)}, CPF {told.cpf(without_dots=True)}"


def _typed_before_numbers(told: Told) -> str:
    """Qualify as before there was a CPF: by nation, state, trade and dwelling."""
    lives = told.by_sex("domiciliado", "domiciliada")
    return f"{told.name()}, {told.nation()}, {told.trade()}, {told.state()}, {lives} em {told.one.town.name}"


def two_columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the traslado of a deed set in two columns of numbered items."""
    facts, deal = Facts(), new_deal(rng, 1995, 2024, (*_WORTH, "divórcio", "confissão de dívida"))
    face, office = rng.choice(faces.SERIF), deal.office

    def head(canvas: Canvas, number: int) -> float:
        ornaments.arms(canvas, 105, 19, 7)
        name, place = noted.seat(facts, office.name, office.town, f"{office.town.name} ({office.town.state})")
        canvas.text(20, 17, name, face, 10, bold=True)
        canvas.text(20, 22, place, face, 9.5)
        livro = notes.book(facts, deal.livro)
        folha = notes.leaf(facts, str(deal.folha + number - 1))
        canvas.text(190, 17, f"Livro n.º {livro}", face, 10, align="right")
        canvas.text(190, 22, f"fls. {folha}", face, 9.5, align="right")
        if number > 1:
            return 32
        canvas.text(
            105, 36, deals.kind(facts, deal, deals.TITLES[deal.kind]), face, 13, bold=True, align="middle"
        )
        return 41

    style = Style(face, 10, 1.4, left=20, right=190, bottom=165, columns=2)
    paper = Paper(dpi, rng, style, head, colour=colour)
    for number, text in enumerate(_items(facts, deal), start=1):
        paper.paragraph(f"{number}º - {text}")
    signers = [(name, "") for name in (*deals.names_of(deal.givers), *deals.names_of(deal.takers))]
    paper.sign([*signers, (deals.officer(facts, office), office.title)])
    return paper.pages, facts


def shares(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the division of an estate among heirs, each heir's part in a table, after 2007."""
    facts, deal = Facts(), new_deal(rng, 2008, 2024, ("inventário e partilha",))
    face, office = rng.choice((*faces.SERIF, *faces.SANS[:1])), deal.office

    def head(canvas: Canvas, number: int) -> float:
        canvas.frame(14, 10, 196, 287, width=0.3)
        name, place = noted.seat(facts, office.name, office.town, f"{office.town.name} - {office.town.state}")
        livro, folha = notes.book(facts, deal.livro), notes.leaf(facts, str(deal.folha + number - 1))
        canvas.text(105, 17, f"{name} de {place}", face, 11, bold=True, align="middle")
        canvas.text(105, 22, f"livro {livro}, folha {folha}", face, 9, align="middle", ink=GREY)
        return 27

    paper = Paper(dpi, rng, Style(face, 10.5, 1.5, left=24, right=186, bottom=276), head, colour=colour)
    title = deals.kind(facts, deal, deals.TITLES[deal.kind])
    paper.paragraph(f"{title} - ato de {deals.day(facts, deal, noted.in_capitals(deal.day))}", bold=True)
    dead = folk.new_citizen(rng)
    left = f"Os bens que ficaram por falecimento de {dead.name}, CPF {noted.cpf(facts, dead.cpf)}"
    heirs = deals.side(facts, "outorgante", deal.givers, _at_length)
    paper.paragraph(f"{left}, são partilhados entre {heirs}.")
    paper.paragraph(
        f"Acervo: {_property(facts, deal)}, ao qual se deu o valor de {deals.price(facts, deal)}."
    )
    paper.paragraph("Quinhões:", gap=0.2)
    paper.table((76, 40, 46), _share_rows(facts, deal), points=10)
    tax = deals.tax(facts, deal, "Foi pago o {0}, de {1}, e juntaram-se as negativas fiscais.")
    paper.paragraph(f"{tax} Assistiu o ato advogado que as partes escolheram em comum.")
    for name in deals.names_of(deal.givers):
        stock.signed(paper, [name], left=68, sealed=False)
    stock.signed(paper, [deals.officer(facts, office), office.title], left=68)
    return paper.pages, facts


def _share_rows(facts: Facts, deal: Deal) -> list[tuple[str, str, str]]:
    """Return every heir's part; the first one takes the cents that are left."""
    count, cents = len(deal.givers), deal.cents or 0
    parts = [cents // count + (cents % count if place == 0 else 0) for place in range(count)]
    rows = [("Herdeiro(a)", "Fração", "Quinhão")]
    for name, part in zip(deals.names_of(deal.givers), parts, strict=True):
        rows.append((name, f"1/{count}", noted.money(facts, part, pattern="{digits}")))
    return rows


def _items(facts: Facts, deal: Deal) -> Iterator[str]:
    yield f"Do dia: {deals.day(facts, deal, noted.dotted(deal.day))}, na sede desta serventia."
    yield f"De quem outorga: {deals.side(facts, 'outorgante', deal.givers, _in_short)}."
    if deal.takers:
        yield f"De quem recebe: {deals.side(facts, 'outorgado', deal.takers, _in_short)}."
    if deal.kind == "divórcio":
        yield (
            "Do que convieram: põem fim, de comum acordo, ao casamento; não há filhos menores nem "
            "bens a dividir."
        )
        return
    if deal.has_property:
        yield f"Do imóvel: {_property(facts, deal)}."
    yield f"Do valor: {deals.price(facts, deal)}.{deals.paid(facts, deal, ' Pagamento: {}.')}"
    tax = deals.tax(facts, deal, "Do imposto: {0}, pago em guia de {1}.")
    if tax:
        yield tax
    number = numbers.show_thousands(deal.number % 9000 + 1)
    yield f"Da consulta: foi feita à central de indisponibilidades, com resultado negativo (código {number})."


def _in_short(told: Told) -> str:
    one = told.one
    return (
        f"{told.name()} (CPF {told.cpf()}; RG {told.rg()} {one.issuer}), {told.nation()}, {told.state()}, "
        f"{told.trade()}, {one.home}, {one.town.name} ({one.town.state})"
    )
