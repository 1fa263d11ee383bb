"""Deeds of the rivers: a house sold in a notary's penned book, a typed gift, a sale under numbered heads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import telling as inland
from tests.synthetic.paper import Paper, Style
from tests.synthetic.rivers import faces, folk, look, telling
from tests.synthetic.rivers.telling import Party, by_count, parties

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town


def office(facts: Facts, name: str, town: Town, shown: str) -> tuple[str, str]:
    """Note an office and its town; return both as shown."""
    return facts.note("oficio", name), facts.town("municipio_registro", town, shown)


def notary(facts: Facts, rng: Random, sex: str | None = None) -> str:
    return facts.note("oficial", folk.new_name(rng, sex or rng.choice("MF")))


def penned_book(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a leaf of a bound book of Rio de Janeiro by hand: a couple sells a house, in one long breath."""
    facts, town, face = Facts(), folk.new_town(rng, "RJ"), faces.PEN
    book, leaf = telling.volume(facts, rng, side="v", most=90)
    name, seat = office(facts, "Cartório do Segundo Ofício", town, f"{town.name}, Estado do Rio de Janeiro")
    lines = [(f"Livro n. {book}, fls. {leaf}v", 12, False), (name, 13, False), (seat, 12, False)]
    head = look.head(Words(face, 12), lines, x=30, align="left", top=12, step=1.9)
    style = Style(face, 12.5, leading=1.85, left=30, right=188, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    people = folk.new_couple(rng, town, 1950)
    sellers = parties(facts, "outorgante", people)
    buyer = Party(facts, "outorgado", 1, folk.new_person(rng, town, "M", year=1950))
    when = folk.new_day(rng, 1944, 1959)
    kind = facts.note("especie", "compra e venda")
    paper.paragraph(
        f"Escritura de {kind} que fazem {sellers[0].name(str)} e sua mulher a {buyer.name(str)}, como abaixo "
        "se declara. Saibam quantos esta virem que no ano de "
        f"{telling.day(facts, when, inland.year_first, 'data_escritura')}, nesta cidade de {town.name}, em "
        "cartório, perante mim, Tabelião, e as testemunhas adiante nomeadas e assinadas, compareceram como "
        f"outorgantes vendedores {' e sua mulher Dona '.join(map(_old, sellers))}, e como outorgado "
        f"comprador {_old(buyer)}, todos residentes nesta cidade e reconhecidos como os próprios, do que dou "
        "fé.",
        gap=0,
    )
    _penned_sale(rng, facts, paper)
    return paper.pages, facts


def _old(one: Party) -> str:
    return f"{one.name(str)}, {one.nation()}, {one.state()}, {one.trade()}"


def _penned_sale(rng: Random, facts: Facts, paper: Paper) -> None:
    cents = rng.randint(12, 280) * 100_000
    price = telling.money(facts, cents, "valor_negocio", currency=notes.CRUZEIRO)
    paid = facts.note("forma_pagamento", "em moeda corrente do país, que contaram e acharam certa")
    one, other = folk.new_name(rng, "M"), folk.new_name(rng, "M")
    officer = notary(facts, rng, "M")
    paper.paragraph(
        "E pelos outorgantes me foi dito que são senhores e legítimos possuidores de uma casa de telhas e "
        f"do terreno em que está edificada, à {folk.new_street(rng)}, medindo doze metros de frente por "
        f"trinta de fundos, confrontando de um lado com {folk.new_name(rng, 'M')} e de outro com herdeiros "
        f"de {folk.new_name(rng, 'F')}; que, livre e desembaraçada de qualquer ônus, a vendem, como vendida "
        f"têm, ao outorgado, pelo preço de {price}, recebido {paid}, pelo que lhe dão plena e geral "
        "quitação. Pelo outorgado foi dito que aceita esta escritura. Foi pago o imposto de transmissão "
        f"pelo talão n. {rng.randint(102, 990)}. Assim o disseram, e lhes li esta, que outorgaram e assinam "
        f"com as testemunhas {one} e {other}. Eu, {officer}, Tabelião, a escrevi e assino.",
        gap=0,
    )
    look.hands(paper, [(officer, "")], columns=1, points=11)


def typed_gift(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed first copy of São Paulo's valley: parents give a plot to a child."""
    facts, town, face = Facts(), folk.new_town(rng, "SP"), faces.CARBON
    book, leaf = telling.volume(facts, rng)
    name, seat = office(facts, "2º Cartório de Notas", town, f"{town.name} - Estado de São Paulo")
    kind = facts.note("especie", "doação", "DOAÇÃO")
    officer = notary(facts, rng, "M")
    lines = [
        (name.upper(), 14, True),
        (seat, 10, False),
        (f"{officer} - Serventuário", 10, False),
        (f"Livro nº {book}        Fls. {leaf}        PRIMEIRO TRASLADO", 10, False),
        (f"ESCRITURA DE {kind}", 12, True),
    ]
    head = look.head(Words(face, 11), lines, top=14, rule=(28, 190))
    style = Style(face, 10.5, leading=1.7, left=28, right=190)
    paper = Paper(dpi, rng, style, head, colour=colour)
    _typed_sides(rng, facts, paper, town)
    writer = folk.new_name(rng, "F")
    paper.paragraph(
        f"De como assim o disseram dou fé. Eu, {writer}, escrevente autorizada, a datilografei. Eu, "
        f"{officer}, Tabelião, a subscrevi. Trasladada na mesma data."
    )
    look.hands(paper, [(officer, "Em testemunho da verdade")], columns=1)
    return paper.pages, facts


def _typed_sides(rng: Random, facts: Facts, paper: Paper, town: Town) -> None:
    """Write who came before the clerk and on which day, and then what they said."""
    when = folk.new_day(rng, 1972, 1986)
    givers = parties(facts, "outorgante", folk.new_couple(rng, town, when.year))
    child = folk.new_person(rng, town, state=folk.SINGLE, year=when.year)
    child = replace(child, name=folk.new_name(rng, child.sex, folk.surname_of(givers[0].one.name)))
    taker = Party(facts, "outorgado", 1, child)
    day = telling.day(facts, when, telling.bracketed, "data_escritura")
    paper.paragraph(
        f"S A I B A M todos quantos este público instrumento virem que, em {day}, nesta cidade e comarca de "
        f"{town.name}, em cartório, perante mim, escrevente, compareceram, de uma parte, como outorgantes "
        f"doadores, {' e sua mulher '.join(map(_typed, givers))}, residentes à {givers[0].one.home}; e, de "
        f"outra parte, como {taker.by_sex('outorgado donatário', 'outorgada donatária')}, {_typed(taker)}, "
        f"{taker.by_sex('filho', 'filha')} dos doadores e residente com eles."
    )
    _typed_gift(rng, facts, paper, taker)


def _typed(one: Party) -> str:
    who = f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}"
    return f"{who}, RG {one.rg()}, CIC {one.cpf(dots=False)}"


def _typed_gift(rng: Random, facts: Facts, paper: Paper, taker: Party) -> None:
    number = facts.property_number(rng.randint(700, 29_000))
    value = telling.money(
        facts,
        rng.randint(60, 900) * 100_000,
        "valor_negocio",
        currency=notes.CRUZEIRO,
        pattern="{digits} - {words}",
    )
    paper.paragraph(
        "Pelos outorgantes me foi dito: PRIMEIRO - que possuem, livre de ônus, um terreno situado no bairro "
        f"{folk.new_quarter(rng)}, com dez metros de frente por vinte e cinco da frente aos fundos, havido "
        f"conforme a matrícula {number} do Cartório de Registro de Imóveis desta comarca; SEGUNDO - que o "
        f"doam, como de fato doado têm, {taker.by_sex('ao seu filho', 'à sua filha')}, por conta da parte "
        f"disponível de seus bens, estimando a doação em {value}; TERCEIRO - que o bem fica gravado com a "
        "cláusula de incomunicabilidade. Pela parte donatária foi dito que aceita a liberalidade como está "
        "feita. Recolhida a taxa à Carteira das Serventias."
    )


def _page_leaf(
    facts: Facts, town: Town, book: str, leaf: int, words_: Words
) -> Callable[[Canvas, int], float]:
    """Return what writes the small head of each further leaf."""

    def write(canvas: Canvas, number: int) -> float:
        shown = facts.note("folha", str(leaf + number - 1))
        canvas.text(22, 16, f"{town.name}/{town.state}", words_.face, 8.5, ink=GREY)
        canvas.text(188, 16, f"Livro {book}, folha {shown}", words_.face, 8.5, align="right", ink=GREY)
        return 22.0

    return write


def headed_sale(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's deed of Rio Grande do Sul: a box with book and leaf, and what is agreed under heads."""
    facts, town, face = Facts(), folk.new_town(rng, "RS"), faces.BONUM
    book, leaf = telling.volume(facts, rng, suffix="-N")
    name, seat = office(facts, "1º Tabelionato de Notas", town, f"{town.name} - Rio Grande do Sul")
    kind = facts.note("especie", "compra e venda", "COMPRA E VENDA")
    phone = f"{folk.new_home(rng)} - Fone (55) 3431-{rng.randint(1000, 9999)}"
    title = f"ESCRITURA PÚBLICA DE {kind}"
    lines = [(name, 13, True), (seat, 9.5, False), (phone, 8.5, False), (title, 13, True)]
    later = _page_leaf(facts, town, book, leaf, Words(face, 9))
    head = look.head(Words(face, 10), lines, top=28, arms=(105, 18), later=later)
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=22, right=188), head, colour=colour)
    when, officer = folk.new_day(rng, 2014, 2025), notary(facts, rng)
    cells = [("LIVRO", book, 1.0), ("FOLHA", str(leaf), 1.0), ("ORDEM", f"{rng.randint(100, 9999):05d}", 1.0)]
    paper.cells(cells, label_face=face)
    paper.flow.space(0.6)
    looks = (Words(face, 10), Words(face, 10, bold=True))
    day = telling.day(facts, when, telling.doubled, "data_escritura")
    opening = f"*SAIBAM* quantos esta escritura virem que, {day}, nesta cidade, compareceram:"
    terms = (*_sides(rng, facts, town), *_terms(rng, facts, when.year))
    for text in (opening, *terms, _closing(rng, facts, officer)):
        look.marked(paper, text, *looks)
    look.hands(paper, [(officer, "Tabelião(ã) de Notas")], columns=1)
    return paper.pages, facts


def _closing(rng: Random, facts: Facts, officer: str) -> str:
    fee = telling.money(facts, rng.randint(90_000, 380_000), pattern="{digits}")
    return (
        f"Lida e achada conforme, assinam. Emolumentos: {fee}. Selo digital "
        f"0{rng.randint(100, 999)}.04.{rng.randint(10_000, 99_999)}. Eu, {folk.new_name(rng, 'F')}, "
        f"escrevente, a digitei. Eu, {officer}, Tabelião(ã), a conferi e encerro."
    )


def _sides(rng: Random, facts: Facts, town: Town) -> list[str]:
    """Return who sells and who buys, each side a paragraph under its name."""
    sellers = parties(facts, "outorgante", folk.new_couple(rng, town))
    count = rng.choice((1, 1, 2))
    buyers = parties(facts, "outorgado", [folk.new_person(rng, town) for _ in range(count)])
    sold, bought = (
        by_count(sellers, "OUTORGANTE VENDEDOR(A)", "OUTORGANTES VENDEDORES"),
        by_count(buyers, "OUTORGADO(A) COMPRADOR(A)", "OUTORGADOS COMPRADORES"),
    )
    return [
        (
            f"*1. {sold}:* {'; e '.join(map(_today, sellers))}; casados entre si sob o regime da comunhão "
            "parcial de bens."
        ),
        f"*2. {bought}:* {'; e '.join(map(_today, buyers))}.",
    ]


def _today(one: Party) -> str:
    return (
        f"*{one.name()},* {one.nation()}, {one.state()}, {one.trade()}, "
        f"{one.by_sex('portador', 'portadora')} da cédula de identidade nº {one.rg()}, expedida pela SSP, e "
        f"{one.by_sex('inscrito', 'inscrita')} no CPF/MF sob nº {one.cpf()}, residente na {one.one.home}"
    )


def _terms(rng: Random, facts: Facts, year: int) -> list[str]:
    """Return what is sold, for how much, the tax and the certificates."""
    number, cents = rng.randint(1_200, 74_000), rng.randint(90, 980) * 100_000
    matricula = facts.property_number(number)
    cnm = facts.cnm(numbers.new_cnm(rng, number)) if rng.random() < 0.5 else None
    national = f", CNM {cnm}" if cnm else ""
    price = telling.money(facts, cents, "valor_negocio")
    tax, due = (
        facts.note("imposto", "ITBI"),
        telling.money(facts, cents // 50, "valor_imposto", pattern="{digits}"),
    )
    paid = facts.note("forma_pagamento", rng.choice(_PAYMENTS))
    floors = words.number_in_words(rng.randint(2, 9))
    return [
        (
            f"*3. DO IMÓVEL:* o apartamento nº {rng.randint(101, 904)} do edifício de {floors} pavimentos na "
            f"{folk.new_street(rng)}, objeto da matrícula nº {matricula}{national}, do Registro de Imóveis "
            "local."
        ),
        f"*4. DO PREÇO:* a venda é feita pelo preço certo de {price}, pago {paid}, de que é dada quitação.",
        (
            f"*5. DO IMPOSTO:* foi apresentada a guia de {tax} nº {rng.randint(1000, 9999)}/{year}, quitada, "
            f"no valor de {due}."
        ),
        (
            "*6. DAS DECLARAÇÕES:* o imóvel está livre de ônus e de ações reais; foi emitida a DOI; foram "
            "dispensadas as certidões fiscais, nos termos da Lei nº 7.433/85. As partes consultaram a "
            "Central de Indisponibilidades, com resultado negativo."
        ),
    ]


_PAYMENTS = (
    "por meio de cheque administrativo, entregue neste ato",
    "mediante transferência bancária realizada nesta data",
    "integralmente em moeda corrente nacional",
)
