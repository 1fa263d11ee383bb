"""Deeds of the ridges: a gift by quill, a typed sale with a margin note, an electronic one of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.ridges import days, faces, folk, sheets
from tests.synthetic.ridges.sides import Side, firm, many, sides, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town


def volume(facts: Facts, rng: Random, *, side: str = "", most: int = 420) -> tuple[str, str]:
    """Return the book and the leaf."""
    livro = facts.note("livro", str(rng.randint(11, most)))
    return livro, facts.note("folha", f"{rng.randint(2, 199)}{side}")


def quilled_gift(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a leaf of a notary of Pernambuco of the young republic: a house is given or swapped."""
    facts, town, face = Facts(), folk.old_town(rng), faces.QUILL
    style = Style(face, 13, leading=1.75, left=34, right=184, is_bound=True)
    paper = Paper(dpi, rng, style, _quilled_head(rng, facts), colour=colour)
    swap, families = rng.random() < 0.4, folk.old_families(rng, 5)
    kind = facts.note("especie", "permuta" if swap else "doação")
    notary = facts.note("oficial", folk.old_name(rng, "M", families[0]))
    one, other = (folk.old_name(rng, "M", family) for family in families[1:3])
    opening = _quilled_opening(rng, facts, town, kind, notary)
    giver = Side(facts, "outorgante", 1, folk.old_soul(rng, town, rng.choice("MF"), families[3], state=0))
    married = rng.choice((0, 1))
    taker = Side(facts, "outorgado", 1, folk.old_soul(rng, town, "M", families[4], state=married))
    paper.paragraph(f"{opening} {_quilled_parties(giver, taker, swap=swap)}", gap=0.2)
    paper.paragraph(_quilled_house(rng, giver, taker, swap=swap), gap=0.2)
    paper.paragraph(
        "E de como assim o disseram e outorgaram, do que dou fé, me pediram esta escriptura, que lhes li, "
        f"acceitaram e assignam com as testemunhas {one} e {other}, reconhecidos de mim, {notary}, "
        "Tabellião publico, que a escrevi.",
        gap=0.2,
    )
    sheets.signed(paper, [(notary, "")], left=100, size=12)
    return paper.pages, facts


def _quilled_head(rng: Random, facts: Facts) -> sheets.Head:
    number = rng.choice(("Primeiro", "Segundo"))
    office = facts.note("oficio", f"{number} Cartorio de Notas")
    livro, folha = volume(facts, rng, side=rng.choice(("", "v")), most=78)

    def head(canvas: Canvas, page: int) -> float:
        if page == 1:
            canvas.text(34, 22, f"{office}. Livro {livro}", faces.QUILL, 13)
            canvas.text(184, 22, f"Fls. {folha}", faces.QUILL, 13, align="right")
        return 28

    return head


def _quilled_opening(rng: Random, facts: Facts, town: Town, kind: str, notary: str) -> str:
    when = days.new_day(rng, 1891, 1899)
    day = facts.day(when, days.of_old(when), "data_escritura")
    seat = facts.town("municipio_registro", town, f"{town.name}, Estado de Pernambuco")
    return (
        f"Escriptura publica de {kind} de uma morada de casa, na forma que segue. Saibam os que este "
        f"instrumento virem que no anno do Nascimento de Nosso Senhor Jesus Christo de {day}, nesta cidade "
        f"de {seat}, no meu cartorio, ante mim, {notary}, Tabellião, vieram partes entre si accordadas, a "
        "saber:"
    )


def _quilled_parties(giver: Side, taker: Side, *, swap: bool) -> str:
    first, second = ("e primeiro permutante", "e segundo permutante") if swap else ("e doador", "e donatario")
    if giver.one.sex == "F" and not swap:
        first = "e doadora"

    def tell(one: Side) -> str:
        lives = one.by_sex("morador", "moradora")
        return f"{one.name(str)}, {one.state()}, {one.trade()}, de maior idade e {lives}"

    return (
        f"de uma parte, como outorgante {first}, {tell(giver)} nesta cidade; e da outra, como outorgado "
        f"{second}, {tell(taker)} neste mesmo termo."
    )


def _quilled_house(rng: Random, giver: Side, taker: Side, *, swap: bool) -> str:
    street = rng.choice(("rua da Matriz", "rua do Commercio", "travessa do Pelourinho", "rua Velha"))
    who = giver.by_sex("elle", "ella")
    house = (
        f"uma morada de casa terrea de taipa e telha, com {rng.randint(2, 5)} portas de frente, na {street}"
    )
    if swap:
        return (
            f"E por {who} outorgante me foi dito que possue, livre de penhora e hypotheca, {house}, e que a "
            "troca com o outorgado por um sitio de coqueiros que este possue, sem volta de parte a parte, "
            "passando cada um a gosar do que recebe; e o outorgado disse que assim o acceita."
        )
    return (
        f"E por {who} outorgante me foi dito que possue, livre de penhora e hypotheca, {house}, e que, de "
        f"sua livre vontade e pela amisade que tem a {taker.name(str)}, lhe faz della pura e irrevogavel "
        "doação, desde hoje e para sempre; e pelo outorgado foi dito que a acceita e agradece."
    )


def typed_with_margin(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed leaf of Espírito Santo: a sale, with the copy's day in a framed margin note."""
    facts, town, face = Facts(), folk.new_town(rng, "ES"), faces.ELITE
    office = facts.note("oficio", rng.choice(("Cartório do 2º Ofício", "Tabelionato do 1º Ofício")))
    seat = facts.town("municipio_registro", town, f"{town.name} - Espírito Santo")
    livro, folha = volume(facts, rng)
    head = sheets.centred(
        faces.WIDE,
        [(office, 15, True), (seat, 10.5, False), (f"Livro {livro}   -   Folha {folha}", 10.5, False)],
    )
    style = Style(face, 10.5, leading=1.6, left=48, right=194)
    paper = Paper(dpi, rng, style, head, colour=colour)
    when = days.new_day(rng, 1971, 1985)
    notary = facts.note("oficial", folk.new_name(rng, "M", "ES"))
    paper.paragraph(_typed_opening(rng, facts, town, notary, when))
    paper.paragraphs(iter(_typed_sale(rng, facts)))
    paper.paragraph(
        "Foi o que disseram. Lavrei, li, e, achada em tudo conforme, assinam. Testemunhas dispensadas. Eu, "
        f"{notary}, Tabelião, a fiz datilografar e assino em público e raso."
    )
    sheets.signed(paper, [(notary, "")], left=90, size=9.5)
    copied = days.later(rng, when, 2, 40)
    lines = ["Dei traslado", "às partes em", facts.day(copied, days.dotted(copied)), "Selos pagos"]
    sheets.margin(paper, face, 7.5, lines, x=17, y=66)
    return paper.pages, facts


def _typed_opening(rng: Random, facts: Facts, town: Town, notary: str, when: date) -> str:
    day, year = facts.day(when, days.twice(when), "data_escritura"), when.year

    def who(one: Side) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, cédula de identidade {one.rg()}, "
            f"C.P.F. {one.cpf()}"
        )

    buyers = sides(facts, "outorgado", folk.some(rng, town, year))
    if rng.random() < 0.35:
        name, cgc = firm(facts, "outorgante", 1, folk.new_firm(rng, town))
        givers, label = f"{name}, com sede nesta praça, C.G.C. {cgc}", "outorgante vendedora"
    else:
        sellers = sides(facts, "outorgante", folk.some(rng, town, year))
        givers = told(sellers, who, " e sua esposa ")
        label = many(sellers, "outorgante vendedor", "outorgante vendedora", "outorgantes vendedores")
    takers = many(buyers, "outorgado comprador", "outorgada compradora", "outorgados compradores")
    kind = facts.note("especie", "compra e venda", rng.choice(("COMPRA E VENDA", "VENDA E COMPRA")))
    return (
        f"ESCRITURA DE {kind}. Quantos esta pública escritura lerem saibam que {day}, em Cartório, diante de "
        f"mim, {notary}, Tabelião, se apresentaram, de um lado, na qualidade de {label}, {givers}; e, de "
        f"outro lado, na qualidade de {takers}, {told(buyers, who, ' e sua esposa ')}; todos domiciliados "
        "nesta Comarca, do meu conhecimento."
    )


def _typed_sale(rng: Random, facts: Facts) -> list[str]:
    cents = rng.randint(24, 900) * 1_000_000
    price = notes.amount(facts, cents, "valor_negocio", currency=notes.CRUZEIRO)
    paid = facts.note("forma_pagamento", rng.choice(_TYPED_PAYMENTS))
    due = notes.amount(facts, cents // 100, "valor_imposto", currency=notes.CRUZEIRO, in_words=False)
    tax = facts.note(
        "imposto", "ITBI", rng.choice(("imposto de transmissão", "Imposto de Transmissão Inter-Vivos"))
    )
    return [
        (
            "Pela parte vendedora foi dito que lhe pertence, sem gravame, um prédio de alvenaria situado na "
            f"{folk.new_street(rng)}, nesta cidade, e o terreno respectivo, de {rng.randint(9, 15)} metros "
            f"por {rng.randint(20, 40)}; e que o vende, pela presente, por {price}, importância satisfeita "
            f"{paid}, de que passa recibo e quitação rasa, cedendo posse, jus e domínio, e obrigando-se pela "
            "evicção."
        ),
        (
            f"Pela parte compradora foi dito que a tudo anui, e me exibiu o talão do {tax}, de {due}, "
            "recolhido à Exatoria local, e a certidão de quitação da Prefeitura Municipal."
        ),
    ]


_TYPED_PAYMENTS = (
    *("em dinheiro contado à minha vista", "por cheque visado do Banco do Brasil"),
    "em moeda nacional, neste ato",
)


def electronic_paragraphs(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic deed of the capital or Mato Grosso: who it is about, then Roman chapters."""
    facts, face = Facts(), faces.STURDY
    town = folk.new_town(rng, rng.choice(("DF", "MT")))
    kind = rng.choice(("compra e venda", "doação", "confissão de dívida"))
    shown = facts.note("especie", kind, kind.upper())
    when = days.new_day(rng, 2020, 2025)
    number = f"Cartório do {rng.randint(1, 9)}º Ofício de Notas"
    if town.state == "MT":
        number = rng.choice(("2º Serviço Notarial e Registral", "1º Tabelionato de Notas"))
    office, seat = facts.note("oficio", number), facts.town("municipio_registro", town, town.short)
    head = sheets.centred(
        face,
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 9, False),
            (office, 13, True),
            (seat, 9.5, False),
            (f"ESCRITURA PÚBLICA DE {shown}", 12, True),
        ],
        arms=True,
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.45, left=25, right=187), head, colour=colour)
    notary = facts.note("oficial", folk.new_name(rng, rng.choice("MF"), town.state))
    paper.paragraph(
        _electronic_opening(rng, facts, notary, days.note(facts, when, days.both(when), "data_escritura"))
    )
    for title, text in zip(("I", "II", "III", "IV", "V"), _chapters(rng, facts, town, kind), strict=False):
        paper.paragraph(f"{title} - {text}")
    sheets.signed(paper, [(notary, "Assinado digitalmente")], left=70)
    fee = notes.amount(facts, rng.randint(60_000, 480_000), in_words=False)
    lines = [f"Emolumentos: {fee}.", "Ato assinado por videoconferência na plataforma e-Notariado."]
    sheets.foot(paper, face, [*lines, f"Código de verificação {rng.randint(10_000, 99_999)}-QTZ."])
    return paper.pages, facts


def _electronic_opening(rng: Random, facts: Facts, notary: str, day: str) -> str:
    livro, folha = volume(facts, rng)
    return (
        f"Livro: {livro} - Folha: {folha} - Protocolo interno: {rng.randint(4_000, 88_000)}. Em {day}, por "
        f"meio do sistema e-Notariado, o tabelionato a cargo de {notary} recebeu as manifestações de vontade "
        "que seguem, colhidas por videoconferência e por assinatura digital."
    )


def _electronic(one: Side) -> str:
    return (
        f"{one.name()} (CPF nº {one.cpf()}; RG nº {one.rg()}, {one.one.issuer}), {one.nation()}, "
        f"{one.trade()}, {one.state()}, com endereço na {one.one.home}, {one.one.quarter}, "
        f"{one.one.town.short}"
    )


_LABELS = {
    "compra e venda": (
        ("VENDEDOR", "VENDEDORA", "VENDEDORES"),
        ("COMPRADOR", "COMPRADORA", "COMPRADORES"),
    ),
    "doação": (("DOADOR", "DOADORA", "DOADORES"), ("DONATÁRIO", "DONATÁRIA", "DONATÁRIOS")),
    "confissão de dívida": (("DEVEDOR", "DEVEDORA", "DEVEDORES"), ("CREDOR", "CREDORA", "CREDORES")),
}


def _label(role: str, words: tuple[str, str, str], ones: Sequence[Side]) -> str:
    kind = {"outorgante": ("OUTORGANTE",) * 3, "outorgado": ("OUTORGADO", "OUTORGADA", "OUTORGADOS")}[role]
    plural = "S" if role == "outorgante" and len(ones) > 1 else ""
    return f"{many(ones, kind[0], kind[1], kind[2])}{plural} {many(ones, *words)}"


def _chapters(rng: Random, facts: Facts, town: Town, kind: str) -> list[str]:
    givers = sides(facts, "outorgante", folk.some(rng, town, 2020))
    takers = sides(facts, "outorgado", folk.some(rng, town, 2020))
    first, second = _LABELS[kind]
    return [
        f"{_label('outorgante', first, givers)}: {told(givers, _electronic, ' e ')}.",
        f"{_label('outorgado', second, takers)}: {told(takers, _electronic, ' e ')}.",
        *_DEALS[kind](rng, facts),
    ]


def _land(rng: Random, facts: Facts) -> str:
    number = rng.randint(1_300, 72_000)
    cnm = f", CNM {facts.cnm(numbers.new_cnm(rng, number))}" if rng.random() < 0.5 else ""
    return (
        f"unidade {rng.randint(101, 1204)} do Condomínio {rng.choice(('Ipê Roxo', 'Pequi', 'Serra Azul'))}, "
        f"inscrita na matrícula nº {facts.property_number(number)}{cnm}, do Registro de Imóveis competente"
    )


def _sale(rng: Random, facts: Facts) -> list[str]:
    cents = rng.randint(130, 990) * 100_000
    land, price = _land(rng, facts), notes.amount(facts, cents, "valor_negocio")
    paid = facts.note(
        "forma_pagamento", rng.choice(("por meio de PIX", "por transferência eletrônica (TED)"))
    )
    due = notes.amount(facts, cents // 50, "valor_imposto", in_words=False)
    return [
        f"OBJETO: {land}, que a parte outorgante vende, livre de ônus.",
        f"PREÇO: {price}, pago integralmente {paid}, de que se dá quitação.",
        (
            f"TRIBUTOS E CERTIDÕES: {facts.note('imposto', 'ITBI')} recolhido no valor de {due}. CNIB "
            "consultada, sem ocorrências. Foi emitida a DOI."
        ),
    ]


def _gift(rng: Random, facts: Facts) -> list[str]:
    cents = rng.randint(130, 990) * 100_000
    land, worth = _land(rng, facts), notes.amount(facts, cents, "valor_negocio")
    due = notes.amount(facts, cents // 25, "valor_imposto", in_words=False)
    return [
        f"OBJETO: {land}, que a parte outorgante doa, sem condição, e a parte outorgada aceita.",
        f"VALOR: para fins tributários, o bem é estimado em {worth}.",
        (
            f"TRIBUTOS E CERTIDÕES: {facts.note('imposto', 'ITCMD', 'ITCD')} recolhido no valor de {due}. "
            "CNIB consultada, sem ocorrências."
        ),
    ]


def _debt(rng: Random, facts: Facts) -> list[str]:
    debt = notes.amount(facts, rng.randint(20, 390) * 100_000, "valor_negocio")
    paid = facts.note(
        "forma_pagamento",
        f"em {rng.choice((12, 24, 36))} parcelas mensais, iguais e sucessivas, por boleto bancário",
    )
    return [
        f"DÍVIDA: a parte outorgante confessa dever, de forma líquida e certa, {debt}.",
        f"PAGAMENTO: o valor será pago {paid}.",
        "MORA: o atraso superior a trinta dias torna exigível todo o saldo, com juros de 1% ao mês.",
    ]


_DEALS = {"compra e venda": _sale, "doação": _gift, "confissão de dívida": _debt}
