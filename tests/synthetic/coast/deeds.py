"""Deeds of the coast: land of the navy sold on a typewriter, and two who declare that they live together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.coast import faces, folk
from tests.synthetic.facts import Facts
from tests.synthetic.inland import deeds, forms, telling
from tests.synthetic.inland import folk as inland
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def marine_sale(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed first copy of São Paulo; who buys and who sells are told under captions of their own."""
    facts, town, face = Facts(), folk.new_port(rng, "SP"), faces.ELITE
    livro, folha = deeds.volume(facts, rng)
    office = facts.note("oficio", "Segundo Cartório de Notas e Anexos")
    seat = facts.town("municipio_registro", town, f"{town.name} - Estado de São Paulo")
    kind = facts.note("especie", "compra e venda", "COMPRA E VENDA")

    def head(canvas: Canvas, page: int) -> float:
        if page > 1:
            return 22
        canvas.frame(24, 13, 190, 33, ink=BLACK)
        canvas.text(28, 20, office, face, 11, bold=True)
        canvas.text(28, 26, seat, face, 9.5)
        canvas.text(186, 20, f"Liv. {livro}", face, 10, align="right")
        canvas.text(186, 26, f"Fls. {folha}", face, 10, align="right")
        canvas.text(28, 31, "PRIMEIRO TRASLADO", face, 8, ink=GREY)
        return 40

    style = Style(face, 10.5, leading=1.7, left=24, right=190, indent=14)
    paper = Paper(dpi, rng, style, head, colour=colour)
    when = inland.new_day(rng, 1971, 1985)
    sellers = deeds.voices(facts, "outorgante", inland.new_couple(rng, town, when.year))
    buyer = Voice(facts, "outorgado", 1, inland.new_citizen(rng, town=town, year=when.year))

    def told(one: Voice) -> str:
        return (
            f"{one.name()}, {one.trade()}, R.G. {one.rg()}, C.P.F. {one.cpf(without_dots=True)}, "
            f"{one.nation()}, {one.state()}"
        )

    day = noted.day(facts, when, telling.bookish(when), "data_escritura")
    paper.paragraph(
        f"ESCRITURA DE {kind} de domínio útil de terreno de marinha, que se faz, como abaixo se declara, aos "
        f"{day}."
    )
    paper.paragraph(f"VENDEDORES - {deeds.in_turn(sellers, told, ' e sua mulher ')}.")
    paper.paragraph(f"{buyer.by_sex('COMPRADOR', 'COMPRADORA')} - {told(buyer)}.")
    currency = notes.currency_of(when)
    cents = rng.randint(12, 790) * 100_000
    price = noted.money(
        facts, cents, "valor_negocio", currency=currency, pattern="{digits}, ou sejam {words}"
    )
    paid = facts.note("forma_pagamento", "em dinheiro corrente do país")
    fee = noted.money(facts, cents // 20, currency=currency, pattern="{digits}")
    paper.paragraph(
        f"OBJETO - O domínio útil de um terreno à {folk.new_street(rng)}, nesta cidade, foreiro à União, por "
        f"cuja transferência se pagou o laudêmio de {fee}, conforme alvará que fica arquivado."
    )
    paper.paragraph(
        f"PREÇO - {price}, que os vendedores confessam ter recebido {paid}, dando quitação para sempre e "
        "obrigando-se pela evicção de direito."
    )
    notary = deeds.officer(facts, rng)
    paper.paragraph(f"De tudo dou fé. Eu, {notary}, a datilografei e subscrevo.")
    stock.signed(paper, [notary, "Serventuário do Cartório"], left=34)
    return paper.pages, facts


def union(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a declaration of Rio in lettered items; its day comes last, book and leaf stand in a table."""
    facts, town, face = Facts(), folk.new_port(rng, "RJ"), faces.SCREEN
    kind = facts.note("especie", "união estável", "UNIÃO ESTÁVEL")
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "Serviço Notarial do 4º Ofício"), 13, True),
            (folk.new_street(rng), 8.5, False),
            (f"ESCRITURA DECLARATÓRIA DE {kind}", 12, True),
        ],
        arms=(105, 16),
        top=26,
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=24, right=188), head, colour=colour)
    livro, folha = deeds.volume(facts, rng, suffix="-E")
    paper.table([1, 1, 1], [("Livro", "Folha", "Ato"), (livro, folha, f"{rng.randint(1, 99):03d}")])
    when = inland.new_day(rng, 2012, 2024)
    since = inland.later(rng, when, -4000, -400)
    people = [inland.new_citizen(rng, state=rng.choice((0, 3)), town=town) for _ in range(2)]
    for letter, one in zip("AB", deeds.voices(facts, "outorgante", people), strict=True):
        paper.paragraph(
            f"{letter}) DECLARANTE E OUTORGANTE: {one.name()}, "
            f"que é {one.nation()}, {one.state()} e {one.trade()}, com identidade nº {one.rg()} e CPF nº "
            f"{one.cpf()}."
        )
    regime = rng.choice(("da comunhão parcial", "da separação convencional"))
    begun = noted.day(facts, since, telling.long(since))
    paper.paragraph(
        f"C) DECLARAÇÃO: que convivem publicamente, como se casados fossem, desde {begun}, com o intuito de "
        f"formar família, e que adotam para seus bens o regime {regime}."
    )
    paper.paragraph("D) EFEITOS: valerá a presente perante planos de saúde, clubes e a previdência social.")
    paper.paragraph("E) ADVERTÊNCIA: foram cientificados das penas do crime de falsidade.")
    seat = facts.town("municipio_registro", town, f"{town.name}, Estado do Rio de Janeiro")
    day = noted.day(facts, when, telling.both(when), "data_escritura")
    paper.paragraph(f"Feita na cidade de {seat}, em {day}, e assinada depois de lida por todos.")
    for one in people:
        forms.signed(paper, [one.name], left=24, points=8.5)
    forms.signed(paper, [deeds.officer(facts, rng), "Notário(a)"], left=104, seal=True)
    fee = noted.money(facts, rng.randint(20_000, 60_000), pattern="{digits}")
    forms.fine_print(paper, [f"Custas, fundos e distribuição: {fee}."])
    return paper.pages, facts
