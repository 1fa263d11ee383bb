"""Deeds of the valleys: a leaf of a notary's book, a typed copy of a sale, a summary before clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms
from tests.synthetic.inland.deeds import in_turn, voices, volume
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.valleys import days, faces, folk
from tests.synthetic.west.voices import Voice, company

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town


def officer(facts: Facts, rng: Random, sex: str | None = None) -> str:
    return facts.note("oficial", folk.new_name(rng, sex or rng.choice("MF")))


def book_of_notes(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a leaf of a notary's book of the Jequitinhonha, by pen: a part of a farm is sold."""
    facts, town, face = Facts(), folk.new_town(rng, "MG"), faces.PEN
    livro, folha = volume(facts, rng)
    head = forms.letterhead(
        Words(face, 12),
        [(f"Livro nº {livro}", 12, False), (f"Folhas {folha}", 12, False)],
        x=30,
        align="left",
    )
    style = Style(face, 12.5, leading=1.9, left=30, right=188, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    stock.ruled(paper.canvas, paper.flow.y, style)
    when = inland.new_day(rng, 1946, 1966)
    couple = voices(facts, "outorgante", folk.new_couple(rng, town, when.year))
    buyer = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town, "M", year=when.year))
    office = facts.note("oficio", "Cartório do 1º Ofício de Notas")
    seat = facts.town("municipio_registro", town, f"{town.name}, Estado de Minas Gerais")
    notary = officer(facts, rng, "M")
    kind = facts.note("especie", "compra e venda", "compra e venda")
    day = noted.day(facts, when, days.all_in_words(when), "data_escritura")
    paper.paragraph(
        f"Escritura pública de {kind} que fazem {couple[0].name(str)} e sua mulher a {buyer.name(str)}, como "
        f"abaixo se declara. Saibam quantos este público instrumento virem que, no ano de {day}, nesta "
        f"cidade de {seat}, em o meu {office}, perante mim, {notary}, tabelião, compareceram partes entre si "
        f"justas e contratadas, a saber: como outorgantes vendedores, {in_turn(couple, _plainly, ' e ')}, e "
        f"como outorgado comprador, {_plainly(buyer)}, todos residentes neste município e meus conhecidos.",
        gap=0,
    )
    paper.paragraph(_farm_sold(rng, facts), gap=0)
    paper.paragraph(
        f"E de como assim o disseram, dou fé, e lhes li esta, que aceitam e assinam com as testemunhas "
        f"{folk.new_name(rng, 'M')} e {folk.new_name(rng, 'M')}, meus conhecidos. Eu, {notary}, tabelião, a "
        "escrevi e assino em público e raso.",
        gap=0,
    )
    stock.signed(paper, [notary], left=104, sealed=False, step=6)
    return paper.pages, facts


def _plainly(one: Voice) -> str:
    return f"{one.name(str)}, {one.nation()}, {one.state()}, {one.trade()}"


def _farm_sold(rng: Random, facts: Facts) -> str:
    price = noted.money(
        facts,
        rng.randint(15, 900) * 100_000,
        "valor_negocio",
        currency=notes.CRUZEIRO,
        pattern="{words} ({digits})",
    )
    paid = facts.note("forma_pagamento", rng.choice(("em moeda corrente deste país", "em boa moeda, no ato")))
    return (
        f"E pelos outorgantes vendedores me foi dito que são senhores e possuidores de {rng.randint(3, 28)} "
        f"alqueires de terras, em comum, na {folk.new_farm(rng)}, deste termo, havidos por herança de seu "
        f"finado pai {folk.new_name(rng, 'M')}, livres de qualquer ônus; e que os vendem ao outorgado "
        f"comprador pelo preço certo de {price}, que confessam ter recebido {paid}, pelo que lhe dão plena e "
        "geral quitação e lhe transferem todo o domínio, direito e ação, respondendo pela evicção. Pago o "
        f"imposto de transmissão na Coletoria, conhecimento n.º {rng.randint(12, 980)}."
    )


def typed_copy(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed first copy of the Paraíba in Rio: a firm or a couple sells a flat; capitals and dashes."""
    facts, town, face = Facts(), folk.new_town(rng, "RJ"), faces.BALL
    livro, folha = volume(facts, rng, side=rng.choice(("", "v")))
    kind = facts.note("especie", "compra e venda", "COMPRA E VENDA")
    head = forms.letterhead(
        Words(faces.ROMAN, 11),
        [
            (facts.note("oficio", "Cartório do 3º Ofício de Justiça"), 15, True),
            (facts.town("municipio_registro", town, f"{town.name} - Estado do Rio de Janeiro"), 10.5, False),
            (f"Livro: {livro}     Fls.: {folha}     Ato: {rng.randint(2, 190)}     1º TRASLADO", 10, False),
        ],
        arms=(105, 20),
        top=33,
        rule=(30, 190),
    )
    style = Style(face, 10.5, leading=1.65, left=30, right=190, indent=14)
    paper = Paper(dpi, rng, style, head, colour=colour)
    when = inland.new_day(rng, 1975, 1986)
    day = noted.day(facts, when, days.of_the_days(when), "data_escritura")
    sellers, buyers = _copied_parties(rng, facts, town, when.year)
    notary = officer(facts, rng)
    paper.paragraph(
        f"ESCRITURA DE {kind}, na forma abaixo: --- S A I B A M quantos esta virem que, {day}, nesta cidade, "
        f"perante mim, {notary}, Tabelião, compareceram: como OUTORGANTE VENDEDOR(A): {sellers}; e, como "
        f"OUTORGADO COMPRADOR: {buyers}; os presentes identificados por mim pelos documentos exibidos, do "
        "que dou fé."
    )
    paper.paragraphs(_flat_sold(rng, facts))
    paper.paragraph(
        f"ASSIM o disseram, do que dou fé, e me pediram lhes lavrasse esta, que, lida em voz alta, aceitam e "
        f"assinam. Eu, {folk.new_name(rng, 'M')}, Técnico Judiciário Juramentado, datilografei. Eu, "
        f"{notary}, Tabelião, subscrevo e assino."
    )
    stock.signed(paper, [notary, "Tabelião"], left=104)
    return paper.pages, facts


def _copied_parties(rng: Random, facts: Facts, town: Town, year: int) -> tuple[str, str]:
    def who(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, portador(a) da carteira de "
            f"identidade nº {one.rg()}, expedida por {one.one.issuer}, e do CIC nº {one.cpf()}"
        )

    buyers = in_turn(voices(facts, "outorgado", folk.new_couple(rng, town, year)), who, " e sua mulher ")
    if rng.random() < 0.4:
        name, cgc = company(facts, "outorgante", 1, folk.new_firm(rng, town))
        return (
            f"{name}, com sede nesta cidade, inscrita no C.G.C. sob nº {cgc}, neste ato representada por seu "
            f"sócio-gerente, {folk.new_name(rng, 'M')}"
        ), buyers
    return in_turn(
        voices(facts, "outorgante", folk.new_couple(rng, town, year)), who, " e sua mulher "
    ), buyers


def _flat_sold(rng: Random, facts: Facts) -> list[str]:
    currency = notes.CRUZEIRO
    price = rng.randint(30, 900) * 1_000_000
    money = noted.money(facts, price, "valor_negocio", currency=currency, pattern="{digits} ({words})")
    paid = facts.note("forma_pagamento", "em moeda corrente e legal do país, contada e achada certa")
    due = noted.money(facts, price // 50, "valor_imposto", currency=currency, pattern="{digits}")
    tax = facts.note("imposto", "ITBI", "Imposto de Transmissão")
    number = facts.property_number(rng.randint(120, 9_800))
    return [
        (
            "Então, pelo(a) outorgante vendedor(a) me foi dito: PRIMEIRO - que é legítimo(a) possuidor(a) do "
            f"apartamento nº {rng.randint(101, 804)} do edifício à {folk.new_street(rng)}, e da fração "
            f"ideal de 1/24 do terreno, havido conforme a matrícula nº {number} do registro imobiliário;"
        ),
        (
            f"SEGUNDO - que o vende, como de fato vendido tem, ao outorgado comprador, pelo preço de "
            f"{money}, recebido neste ato {paid}, de cujo preço dá quitação;"
        ),
        (
            "TERCEIRO - que transmite desde já toda a posse, domínio, direito e ação, obrigando-se a fazer a "
            f"venda sempre boa e valiosa. Pelo outorgado foi exibida a guia do {tax}, paga na importância de "
            f"{due}, e as certidões negativas que ficam arquivadas."
        ),
    ]


def summary_and_clauses(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's deed of Santa Catarina: a table with its data, then numbered clauses, fees at the end."""
    facts, town, face = Facts(), folk.new_town(rng, "SC"), faces.ROUND
    gift = rng.random() < 0.4
    kind = facts.note("especie", *(("doação", "DOAÇÃO") if gift else ("compra e venda", "COMPRA E VENDA")))
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "1º Tabelionato de Notas e Protestos"), 13, True),
            (facts.town("municipio_registro", town, f"{town.name} - Santa Catarina"), 9.5, False),
            (f"ESCRITURA PÚBLICA DE {kind}", 12, True),
        ],
        x=22,
        align="left",
        top=16,
        rule=(22, 190),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=22, right=190), head, colour=colour)
    livro, folha = volume(facts, rng)
    when = inland.new_day(rng, 2014, 2024)
    day = noted.day(facts, when, days.slashed(when), "data_escritura")
    protocol = str(rng.randint(9_000, 70_000))
    row = [("LIVRO", livro, 1.0), ("FOLHA", folha, 1.0), ("PROTOCOLO", protocol, 1.2)]
    paper.cells([*row, ("DATA DA LAVRATURA", day, 1.6)], label_face=face)
    paper.flow.space(0.8)
    for number, (title, text) in enumerate(_deed_clauses(rng, facts, town, gift=gift), start=1):
        paper.caption(f"{number}. {title}")
        paper.paragraph(text)
    notary = officer(facts, rng)
    paper.paragraph(
        f"Lavrada a minuta por {folk.new_name(rng, 'F')}, Escrevente, lida e achada conforme. Eu, {notary}, "
        "Tabelião(ã), dou fé e assino."
    )
    forms.signed(paper, [notary, "Tabelião(ã)"], left=70)
    fees = noted.money(facts, rng.randint(50_000, 190_000), pattern="{digits}")
    lines = [f"Emolumentos: {fees}. Selo Digital FXK{rng.randint(10_000, 99_999)}-TTQ4.", "Confira em selo."]
    forms.fine_print(paper, lines, points=8.5, code=True)
    return paper.pages, facts


def _in_full(one: Voice) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.by_sex('nascido', 'nascida')} nesta comarca, {one.state()}, "
        f"{one.trade()}, RG {one.rg()}-{one.one.issuer}, CPF {one.cpf()}, residente na {one.one.home}, "
        f"bairro {one.one.quarter}"
    )


def _sides(rng: Random, facts: Facts, town: Town) -> tuple[Sequence[Voice], Sequence[Voice]]:
    givers = voices(facts, "outorgante", folk.new_couple(rng, town))
    count = rng.choice((1, 1, 2))
    return givers, voices(facts, "outorgado", [folk.new_citizen(rng, town) for _ in range(count)])


def _deed_clauses(rng: Random, facts: Facts, town: Town, *, gift: bool) -> list[tuple[str, str]]:
    givers, takers = _sides(rng, facts, town)
    number, cents = rng.randint(1_100, 60_000), rng.randint(90, 980) * 100_000
    matricula, cnm = facts.property_number(number), facts.cnm(numbers.new_cnm(rng, number))
    money = noted.money(facts, cents, "valor_negocio")
    due = noted.money(facts, cents // 50, "valor_imposto", pattern="{digits}")
    tax = facts.note("imposto", "ITCMD" if gift else "ITBI")
    names = ("DOADORES", "DONATÁRIOS") if gift else ("VENDEDORES", "COMPRADORES")
    price = f"Atribui-se ao imóvel, para efeitos fiscais, o valor de {money}."
    if not gift:
        paid = facts.note("forma_pagamento", rng.choice(("por transferência bancária", "mediante PIX")))
        price = f"O preço certo e ajustado é de {money}, já pago {paid}, com plena quitação."
    return [
        (f"OUTORGANTES {names[0]}", f"{in_turn(givers, _in_full)}."),
        (f"OUTORGADOS {names[1]}", f"{in_turn(takers, _in_full)}."),
        (
            "IMÓVEL",
            (
                f"Casa de alvenaria e respectivo terreno, na {folk.new_home(rng)[0]}, objeto da matrícula nº "
                f"{matricula} (CNM {cnm}) do Ofício de Registro de Imóveis desta comarca, livre de ônus."
            ),
        ),
        ("VALOR", price),
        ("TRIBUTO", f"Foi apresentada a guia do {tax}, no valor de {due}, quitada no Banco do Estado."),
        (
            "DECLARAÇÕES",
            (
                "As partes declaram ciência da Lei 7.433/85 e do Decreto 93.240/86, e autorizam o registro. "
                "Consultada a Central de Indisponibilidade, com resultado negativo."
            ),
        ),
    ]
