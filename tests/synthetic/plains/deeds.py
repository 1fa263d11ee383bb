"""Deeds of the plains: land of the sertão by hand, a house of an estate on a form, a gift to a child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.deeds import in_turn, voices, volume
from tests.synthetic.paper import Paper, Style
from tests.synthetic.plains import days, faces, folk, parts
from tests.synthetic.south import noted, stock
from tests.synthetic.south.folk import Firm
from tests.synthetic.west.voices import Voice, company

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town


def officer(facts: Facts, rng: Random, sex: str | None = None) -> str:
    return facts.note("oficial", folk.new_name(rng, sex or rng.choice("MF")))


def sertao_sale(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a leaf of a notary's book of Ceará by hand: a part of land, with measures in braças."""
    facts, town, face = Facts(), folk.new_town(rng, "CE"), faces.PEN
    livro, folha = volume(facts, rng)
    head = forms.letterhead(
        Words(face, 12),
        [
            (facts.note("oficio", "Primeiro Cartório de Notas do Público"), 13, False),
            (facts.town("municipio_registro", town, f"{town.name}, Ceará"), 12, False),
            (f"L. {livro}   f. {folha}", 12, False),
        ],
        x=188,
        align="right",
        top=12,
    )
    style = Style(face, 12, leading=2.0, left=28, right=188, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    stock.ruled(paper.canvas, paper.flow.y, style)
    when = inland.new_day(rng, 1938, 1957)
    kind = facts.note("especie", "compra e venda", "compra e venda de uma parte de terras")
    day = noted.day(facts, when, days.year_then_day(when), "data_escritura")

    def told(one: Voice) -> str:
        return f"{one.name(str)}, {one.nation()}, {one.state()}, {one.trade()}"

    sellers = in_turn(
        voices(facts, "outorgante", folk.new_couple(rng, town, 1950)), told, " e sua esposa dona "
    )
    buyer = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town, "M", state=1, year=1950))
    paper.paragraph(
        f"Escritura pública de {kind}, na forma abaixo. Era o ano do Nascimento de Nosso Senhor Jesus Cristo "
        f"de {day}, quando em meu cartório se apresentaram, justos e combinados, como outorgantes vendedores "
        f"{sellers}, e como outorgado comprador {told(buyer)}, todos meus conhecidos e aqui moradores.",
        gap=0,
    )
    price = noted.money(
        facts,
        rng.randint(6, 350) * 100_000,
        "valor_negocio",
        currency=notes.CRUZEIRO,
        pattern="{digits}, por extenso {words}",
    )
    paid = facts.note("forma_pagamento", "em notas correntes do país, contadas à minha vista")
    notary = officer(facts, rng, "M")
    paper.paragraph(
        "Disseram os vendedores que possuem, por herança, uma parte de terras no lugar "
        f"{folk.new_farm(rng)}, com duzentas braças de testada e fundos até o pé da serra, a estremar pelo "
        f"poente com os herdeiros de {folk.new_name(rng, 'M')}; e que a vendem ao comprador por {price}, que "
        f"receberam {paid}, e de que lhe dão paga e quitação, obrigando-se por si e seus herdeiros a fazer "
        f"boa a venda. Assim o quiseram e aceitaram. Lida, assinam. Eu, {notary}, tabelião, a redigi.",
        gap=0,
    )
    stock.signed(paper, [notary, "Tabelião Público"], left=104, sealed=False, step=6)
    return paper.pages, facts


def housing_form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed deed of São Paulo whose blanks are typed: a company sells a house to a couple."""
    facts, town, face = Facts(), folk.new_town(rng, "SP"), faces.ANTIQUE
    kind = facts.note("especie", "compra e venda", "VENDA E COMPRA")
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "4º Cartório de Notas"), 14, True),
            (facts.town("municipio_registro", town, f"{town.name} - Est. de São Paulo"), 10.5, False),
            (f"Instrumento público de {kind} de casa popular", 11, True),
        ],
        top=12,
        rule=(24, 188),
    )
    paper = Paper(dpi, rng, Style(face, 11, left=24, right=188), head, colour=colour)
    when = inland.new_day(rng, 1974, 1988)
    typed = Words(faces.PORTABLE, 10.5, ink=BLUE)
    forms.filled(paper, Words(face, 11), typed, _housing_blanks(rng, facts, town, when), leading=1.95)
    forms.signed(paper, [officer(facts, rng), "Escrevente Habilitado(a)"], left=104, seal=True)
    return paper.pages, facts


def _housing_blanks(rng: Random, facts: Facts, town: Town, when: date) -> list[str]:
    livro, folha = volume(facts, rng, side="v")
    name = f"Companhia de Habitação {rng.choice(('Alta Paulista', 'da Mogiana', 'Rio Preto'))} S.A"
    seller, cgc = company(facts, "outorgante", 1, Firm(name, numbers.new_cnpj(rng), "", town))

    def who(one: Voice) -> str:
        return (
            f"‹{one.name()}›, ‹{one.nation()}›, ‹{one.state()}›, ‹{one.trade()}›, R.G. ‹{one.rg()}›, CPF "
            f"‹{one.cpf(without_dots=True)}›"
        )

    buyers = in_turn(voices(facts, "outorgado", folk.new_couple(rng, town, when.year)), who, ", e por ")
    number = facts.property_number(rng.randint(400, 45_000))
    money = noted.money(
        facts,
        rng.randint(30, 900) * 100_000,
        "valor_negocio",
        currency=notes.currency_of(when),
        pattern="{digits}",
    )
    paid = facts.note("forma_pagamento", f"em {rng.choice((180, 240, 300))} prestações pela Tabela Price")
    return [
        (
            f"Livro ‹{livro}›, fls. ‹{folha}›, de "
            f"‹{noted.day(facts, when, days.padded(when), 'data_escritura')}›."
        ),
        (
            f"Por ‹{seller}›, com C.G.C. n. ‹{cgc}›, neste ato por seu diretor, doravante VENDEDORA, e por "
            f"{buyers}, doravante COMPRADOR, foi dito, perante mim, o seguinte:"
        ),
        (
            f"1º) que a VENDEDORA construiu a casa n. ‹{rng.randint(12, 480)}› do conjunto ‹Jardim "
            f"Primavera›, em terreno objeto da matrícula n. ‹{number}› da circunscrição imobiliária local;"
        ),
        f"2º) que a transmite ao COMPRADOR por ‹{money}›, a serem satisfeitos ‹{paid}›;",
        "3º) que, faltando o COMPRADOR a três pagamentos, resolve-se de pleno direito o que aqui se ajusta.",
    ]


def gift_with_usufruct(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's deed of the Federal District: parents give a house and keep its use; clauses in words."""
    facts, town, face = Facts(), folk.new_town(rng, "DF"), faces.BONUM
    kind = facts.note("especie", "doação", "DOAÇÃO")
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "6º Ofício de Notas e Protesto de Títulos"), 13, True),
            (facts.town("municipio_registro", town, f"{town.name} - DF"), 10, False),
            (f"{kind} COM RESERVA DE USUFRUTO VITALÍCIO", 13, True),
        ],
        top=28,
        arms=(105, 18),
        rule=(22, 188),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=22, right=188), head, colour=colour)
    livro, folha = volume(facts, rng, suffix="-E")
    when = inland.new_day(rng, 2015, 2024)
    day = noted.day(facts, when, telling.slashed(when), "data_escritura")
    row = [("LIVRO", livro, 1), ("FOLHA", folha, 1), ("DATA", day, 1)]
    looks = {"caption": Words(face, 8, ink=GREY), "value": Words(face, 10.5, bold=True)}
    parts.written(paper, [row], framed=True, **looks)
    paper.flow.space(0.8)
    for number, (title, text) in enumerate(_gift_clauses(rng, facts, town)):
        paper.caption(f"CLÁUSULA {('PRIMEIRA', 'SEGUNDA', 'TERCEIRA', 'QUARTA', 'QUINTA')[number]} - {title}")
        paper.paragraph(text)
    notary = officer(facts, rng)
    fee = noted.money(facts, rng.randint(40_000, 210_000), pattern="{digits}")
    paper.paragraph(f"Lida às partes, que a assinam. Emolumentos: {fee}. Eu, {notary}, a subscrevo.")
    forms.signed(paper, [notary, "Tabelião(ã) Substituto(a)"], left=70)
    return paper.pages, facts


def _gift_clauses(rng: Random, facts: Facts, town: Town) -> list[tuple[str, str]]:
    givers = voices(facts, "outorgante", folk.new_couple(rng, town))
    count = rng.choice((1, 1, 2))
    takers = voices(facts, "outorgado", [folk.new_citizen(rng, town, state=0) for _ in range(count)])

    def who(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, "
            f"{one.by_sex('inscrito', 'inscrita')} no CPF sob o nº {one.cpf()} e com identidade nº {one.rg()}"
        )

    house, quarter = folk.new_home(rng, "DF")
    number, cents = rng.randint(900, 98_000), rng.randint(120, 990) * 100_000
    matricula, cnm = facts.property_number(number), facts.cnm(numbers.new_cnm(rng, number))
    value = noted.money(facts, cents, "valor_negocio")
    due = noted.money(facts, cents // 25, "valor_imposto", pattern="{digits}")
    tax = facts.note("imposto", "ITCMD", "ITCD")
    return [
        ("DOS OUTORGANTES DOADORES", f"{in_turn(givers, who, ' e ')}, casados entre si."),
        ("DOS OUTORGADOS DONATÁRIOS", f"{in_turn(takers, who, ' e ')}, descendência dos doadores."),
        (
            "DO OBJETO",
            (
                f"Casa na {house}, {quarter}, descrita na matrícula {matricula} do registro imobiliário "
                f"competente, código nacional {cnm}, que os doadores declaram sem ônus."
            ),
        ),
        ("DO VALOR E DO TRIBUTO", f"Dá-se ao bem o valor de {value}. Recolhido o {tax} de {due}."),
        ("DO USUFRUTO", "Os doadores conservam para si, enquanto viverem, o uso e os frutos do bem."),
    ]
