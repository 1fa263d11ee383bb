"""Deeds of Minas in the fifties, Rio Grande do Sul, Espírito Santo, Paraná, Ceará, and one by video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import faces, folk, forms, telling
from tests.synthetic.inland.panels import Panels
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west.voices import Voice, company

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.south.folk import Citizen


def voices(facts: Facts, prefix: str, people: Sequence[Citizen]) -> list[Voice]:
    return [Voice(facts, prefix, number, one) for number, one in enumerate(people, start=1)]


def in_turn(told: Sequence[Voice], write: Callable[[Voice], str], joint: str = "; e ") -> str:
    return joint.join(write(one) for one in told)


def volume(facts: Facts, rng: Random, suffix: str = "", side: str = "") -> tuple[str, str]:
    """Return book and leaf."""
    livro = facts.note("livro", f"{rng.randint(6, 380)}{suffix}")
    return livro, facts.note("folha", f"{rng.randint(1, 198)}{side}")


def officer(facts: Facts, rng: Random, sex: str | None = None) -> str:
    return facts.note("oficial", folk.new_name(rng, sex or rng.choice("MF")))


def book_sale(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a leaf of a notary's book of the fifties in a copyist's hand: the year of Our Lord comes first."""
    facts, town, face = Facts(), folk.new_town(rng, "MG"), faces.NIB
    livro, folha = volume(facts, rng, side="v")
    head = forms.letterhead(
        Words(face, 12),
        [
            (f"Livro nº {livro}                    Folhas {folha}", 12, False),
            (f"{facts.note('oficio', 'Tabelionato do Segundo Ofício')}", 14, False),
            (f"{facts.town('municipio_registro', town, town.name)}, Minas Gerais", 12, False),
        ],
    )
    style = Style(face, 12.5, leading=1.6, left=30, right=190, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    stock.ruled(paper.canvas, paper.flow.y, style)
    when = folk.new_day(rng, 1944, 1959)
    day = noted.day(facts, when, telling.year_first(when), "data_escritura")
    kind = facts.note("especie", "compra e venda", "compra e venda")
    notary = officer(facts, rng, "M")

    def told(one: Voice) -> str:
        return f"{one.name(str)}, {one.trade()}, {one.nation()}, {one.state()}"

    sellers = in_turn(voices(facts, "outorgante", folk.new_couple(rng, town, 1950)), told, " e sua mulher ")
    buyer = Voice(facts, "outorgado", 1, folk.new_citizen(rng, "M", town=town, year=1950))
    cents = rng.randint(8, 400) * 100_000
    money = noted.money(facts, cents, "valor_negocio", currency=notes.CRUZEIRO, pattern="{words} ({digits})")
    paid = facts.note("forma_pagamento", "em moeda corrente, neste ato contada")
    paper.paragraph(
        f"Escritura de {kind} que entre si passam os abaixo nomeados. No ano da graça de {day}, nesta "
        f"cidade, ao meu cartório vieram, de uma banda, como vendedores, {sellers}; e, de outra banda, como "
        f"comprador, {told(buyer)}; os quais reconheço e afirmo serem os próprios."
    )
    paper.paragraph(
        "Disseram os primeiros, à vista de quem no fim assina como testemunha, que há muitos anos "
        f"possuem uma casa coberta de telhas à {folk.new_street(rng)}, e que dela fazem venda ao comprador "
        f"pela quantia de {money}, que receberam {paid}, pelo que lhe transferem toda a posse, jus e "
        f"domínio. Eu, {notary}, tabelião, a fiz, subscrevo e assino com o sinal de que uso."
    )
    forms.signed(paper, [notary, "Em testemunho da verdade"], left=100, points=11)
    return paper.pages, facts


def typed_gift(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed second copy of the pampas: parents give a field, who takes is told before who gives."""
    facts, town, face = Facts(), folk.new_town(rng, "RS"), faces.LIGHT
    kind = facts.note("especie", "doação", "DOAÇÃO")
    head = forms.letterhead(
        Words(face, 11),
        [
            (f"ESCRITURA PÚBLICA DE {kind}", 12, True),
            ("SEGUNDO TRASLADO", 10, False),
            (facts.note("oficio", "Tabelionato da Sede do Município"), 10, False),
        ],
        x=26,
        align="left",
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.7, left=26, right=188, indent=10), head, colour=colour)
    livro, folha = volume(facts, rng, suffix="-T")
    when = folk.new_day(rng, 1971, 1984)
    children = [folk.new_citizen(rng, town=town, year=when.year) for _ in range(rng.choice((1, 2)))]
    takers = voices(facts, "outorgado", children)
    givers = voices(facts, "outorgante", folk.new_couple(rng, town))

    def told(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, "
            f"{one.by_sex('inscrito', 'inscrita')} no CPF sob {one.cpf(without_dots=True)}"
        )

    money = noted.money(
        facts, rng.randint(10, 700) * 100_000, "valor_negocio", currency=notes.currency_of(when)
    )
    paper.paragraph(
        f"Aos {noted.day(facts, when, telling.bookish(when), 'data_escritura')}, na cidade de "
        f"{facts.town('municipio_registro', town, f'{town.name}, neste Estado do Rio Grande do Sul')}, "
        f"vieram a este Tabelionato, na qualidade de donatários, {in_turn(takers, told)}, e na de doadores, "
        f"{in_turn(givers, told)}."
    )
    paper.paragraph(
        f"Pelos doadores foi dito: que são donos de uma fração de campo com {rng.randint(4, 90)} hectares, e "
        f"que a doam, como adiantamento de legítima, aos donatários, seus filhos, dando à liberalidade o "
        f"valor de {money}. Pelos donatários foi dito que aceitam, agradecidos. Lavrada no livro {livro}, "
        f"folhas {folha}. Trasladada hoje, confere."
    )
    forms.signed(paper, [officer(facts, rng), "Ajudante Substituto"], left=110, seal=False)
    stock.pressed(paper, 60)
    return paper.pages, facts


def summary_debt(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a confession of debt of Espírito Santo with a summary in numbered rows before its clauses."""
    facts, town, face = Facts(), folk.new_town(rng, "ES"), faces.SLIM
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "Cartório do 1º Ofício de Notas e Protestos"), 13, True),
            (facts.town("municipio_registro", town, f"{town.name} - ES"), 10, False),
        ],
        arms=(105, 14),
        top=24,
    )
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.45, left=22, right=190), head, colour=colour)
    livro, folha = volume(facts, rng)
    when = folk.new_day(rng, 1996, 2008)
    debtor = Voice(facts, "outorgante", 1, folk.new_citizen(rng, town=town))
    bank, cnpj = company(facts, "outorgado", 1, folk.new_bank(rng, town))
    kind = facts.note("especie", "confissão de dívida", "Confissão de dívida com garantia hipotecária")
    who = f"{debtor.name()}, {debtor.nation()}, {debtor.state()}, {debtor.trade()}"
    paid = facts.note("forma_pagamento", f"{rng.choice((12, 24, 36, 60))} prestações mensais e sucessivas")
    rows = [
        ("Natureza do ato", kind),
        ("Data", noted.day(facts, when, telling.both(when), "data_escritura")),
        ("Assentamento", f"Livro {livro}, folha {folha}"),
        ("Devedor e garantidor", f"{who}, RG {debtor.rg()}, CPF {debtor.cpf()}"),
        ("Credor", f"{bank}, CNPJ {cnpj}"),
        ("Montante confessado", noted.money(facts, rng.randint(9, 600) * 100_000, "valor_negocio")),
        ("Modo de pagar", paid),
    ]
    forms.numbered(paper, rows, caption=Words(face, 8, ink=GREY), value=Words(face, 11))
    paper.flow.space(1)
    number = facts.property_number(rng.randint(300, 40_000))
    paper.paragraph(
        "Cláusula A. O devedor reconhece ser líquida, certa e exigível a quantia acima, e obriga-se a "
        "satisfazê-la no modo do quadro, sob pena de vencimento antecipado."
    )
    paper.paragraph(
        f"Cláusula B. Em garantia, hipoteca ao credor o imóvel da matrícula {number}, do registro desta "
        "comarca, que declara livre de ônus."
    )
    paper.paragraph("Cláusula C. Leram, acharam conforme e firmam comigo.")
    forms.signed(paper, [officer(facts, rng), "Escrevente Compromissado"], left=28, seal=True)
    return paper.pages, facts


def heirs(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a partition of Paraná in sections run in with bold headings; a widow and children share."""
    facts, town, face = Facts(), folk.new_town(rng, "PR"), faces.POSTER
    kind = facts.note("especie", "inventário e partilha", "INVENTÁRIO COM PARTILHA DE BENS")
    livro, folha = volume(facts, rng, suffix="-N")
    head = forms.letterhead(
        Words(face, 11),
        [
            (
                f"LIVRO {livro}   FOLHA {folha}   PROTOCOLO {rng.randint(100, 9000)}/{rng.randint(11, 19)}",
                9,
                False,
            ),
            (facts.note("oficio", "Serviço Notarial Distrital"), 14, True),
            (
                f"Município de {facts.town('municipio_registro', town, town.name)}, Estado do Paraná",
                10,
                False,
            ),
            (kind, 13, True),
        ],
        rule=(26, 188),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.45, left=26, right=188), head, colour=colour)
    when = folk.new_day(rng, 2011, 2019)
    dead = folk.new_citizen(rng, "M", state=1, town=town)
    died = folk.later(rng, when, -700, -30)
    people = [folk.new_citizen(rng, "F", state=2, town=town), *(folk.new_citizen(rng) for _ in range(2))]
    told = voices(facts, "outorgante", people)

    def write(one: Voice) -> str:
        return f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, CI {one.rg()}, CPF {one.cpf()}"

    share = rng.randint(20, 300) * 100_000
    total, tax = 4 * share, 4 * share // 25
    gone = noted.day(facts, died, telling.long(died))
    paper.paragraph(f"Em {noted.day(facts, when, telling.long(when), 'data_escritura')}, nesta Serventia:")
    paper.caption("A meeira e os herdeiros")
    paper.paragraph(f"Compareceram {in_turn(told, write)}, com sua advogada, inscrita na OAB/PR.")
    paper.caption("O falecido")
    paper.paragraph(
        f"{dead.name.upper()}, CPF {noted.cpf(facts, dead.cpf)}, morreu nesta cidade em {gone}, casado, sem "
        "deixar testamento, como prova a negativa da central."
    )
    paper.caption("Os bens e o imposto")
    value = noted.money(facts, total, "valor_negocio")
    due = noted.money(facts, tax, "valor_imposto", pattern="{digits}")
    number = facts.property_number(rng.randint(300, 60_000))
    paper.paragraph(
        f"Um só imóvel, matrícula {number} da Circunscrição local, que as partes avaliam em {value}. Pago o "
        f"{facts.note('imposto', 'ITCMD')} de {due}, guia quitada."
    )
    paper.caption("A partilha")
    paper.table([5, 1.4, 2.4], _shares(facts, told, share))
    paper.paragraph("Assim convencionados, assinam.")
    forms.signed(paper, [officer(facts, rng), "Agente Delegado(a)"], left=70)
    return paper.pages, facts


def _shares(facts: Facts, told: Sequence[Voice], share: int) -> list[tuple[str, str, str]]:
    """Return a table of what each one takes: the first, the widow, two shares; the children one each."""
    rows = [("A quem cabe", "Parte", "Em reais")]
    for number, one in enumerate(told):
        part, cents = ("25%", share) if number else ("50%", 2 * share)
        rows.append((one.name(str), part, noted.money(facts, cents, pattern="{digits}")))
    return rows


def firm_sale(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a sale of Ceará by a builder: roman sections, the price before the parties, taxes at the end."""
    facts, town, face = Facts(), folk.new_town(rng, "CE"), faces.BROADSHEET
    kind = facts.note("especie", "compra e venda", "VENDA E COMPRA")
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "3º Tabelionato de Notas"), 13, True),
            (facts.town("municipio_registro", town, f"{town.name} / CE"), 9.5, False),
            (f"ESCRITURA PÚBLICA DE {kind}", 12, True),
        ],
        x=188,
        align="right",
        arms=(36, 22),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=28, right=188), head, colour=colour)
    livro, folha = volume(facts, rng)
    when = folk.new_day(rng, 2009, 2020)
    day = noted.day(facts, when, telling.both(when), "data_escritura")
    cents = rng.randint(60, 890) * 100_000
    price = noted.money(facts, cents, "valor_negocio")
    paid = facts.note("forma_pagamento", "por transferência eletrônica na data de hoje")
    firm, cnpj = company(facts, "outorgante", 1, folk.new_firm(rng, town))
    buyers = voices(facts, "outorgado", folk.new_couple(rng, town))
    number = rng.randint(500, 60_000)
    matricula, cnm = facts.property_number(number), facts.cnm(numbers.new_cnm(rng, number))

    def write(one: Voice) -> str:
        return (
            f"{one.name()}, {one.trade()}, {one.nation()}, {one.state()}, carteira de identidade {one.rg()}, "
            f"CPF {one.cpf()}"
        )

    paper.paragraph(f"No livro {livro}, folha {folha}, em {day}, fez-se o seguinte ato.")
    paper.paragraph(f"I - PREÇO: {price}, pago {paid}, de que se dá quitação.")
    paper.paragraph(f"II - VENDEDORA: {firm}, pessoa jurídica de CNPJ {cnpj}, com sede nesta cidade.")
    paper.paragraph(f"III - COMPRADORES: {in_turn(buyers, write, ' e ')}.")
    paper.paragraph(
        f"IV - COISA VENDIDA: apartamento na {folk.new_street(rng)}, matrícula {matricula}, CNM {cnm}, do "
        "registro imobiliário da comarca."
    )
    due = noted.money(facts, cents // 50, "valor_imposto", pattern="{digits}")
    tax = facts.note("imposto", "ITBI")
    paper.paragraph(f"V - TRIBUTOS E CERTIDÕES: {tax} de {due} recolhido; negativas apresentadas.")
    paper.paragraph("Emitida a DOI. Feita e lida, foi aceita em todos os termos.")
    forms.signed(paper, [officer(facts, rng), "Tabelião(ã) Interino(a)"], left=104, seal=False)
    fee = noted.money(facts, rng.randint(90_000, 400_000), pattern="{digits}")
    forms.fine_print(paper, [f"Emolumentos, FERMOJU e selo: {fee}."])
    return paper.pages, facts


def by_video(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a divorce by video of the twenties: an electronic deed with a panel of data for each spouse."""
    facts, town, face = Facts(), folk.new_town(rng, "SP"), faces.GEOMETRIC
    kind = facts.note("especie", "divórcio", "DIVÓRCIO CONSENSUAL")
    head = forms.letterhead(
        Words(face, 11),
        [
            (f"ESCRITURA ELETRÔNICA DE {kind}", 13, True),
            (facts.note("oficio", "2º Tabelião de Notas e de Protesto"), 10, False),
            (facts.town("municipio_registro", town, f"{town.name} - São Paulo"), 10, False),
        ],
        x=20,
        align="left",
        rule=(20, 190),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.55, left=20, right=190), head, colour=colour)
    panels = Panels(paper, bold=True)
    livro, folha = volume(facts, rng)
    when = folk.new_day(rng, 2020, 2025)
    row = [
        ("Livro:", livro, 0.6),
        ("Página:", folha, 0.6),
        ("Data da lavratura:", noted.day(facts, when, telling.slashed(when), "data_escritura"), 1.2),
        ("Ambiente:", "videoconferência notarial", 1.6),
    ]
    panels.rows([row])
    couple = voices(facts, "outorgante", folk.new_couple(rng, town))
    for one in couple:
        rows: list[list[forms.Told]] = [
            [("Nome:", one.name(str), 2), ("CPF:", one.cpf(), 1)],
            [
                ("Nacionalidade:", one.nation(), 1),
                ("Estado civil:", one.state(), 1),
                ("Profissão:", one.trade(), 1.3),
                ("Identidade:", one.rg(), 1),
            ],
        ]
        panels.section(one.by_sex("CÔNJUGE VARÃO", "CÔNJUGE VIRAGO"), rows)
    wed = folk.later(rng, when, -9000, -800)
    panels.section("DECLARAÇÕES")
    paper.paragraph(
        f"Casados desde {noted.day(facts, wed, telling.slashed(wed))}, declaram que a vida em comum se "
        "tornou impossível, que não têm filhos menores nem bens a partilhar, e que se dispensam alimentos. "
        "O tabelião, atendendo à vontade livre de ambos, declara dissolvido o casamento."
    )
    paper.paragraph("Assistiu-os advogado comum, que assina com certificado digital.")
    name = officer(facts, rng)
    forms.fine_print(
        paper,
        [f"Assinado com certificado notarizado por {name}.", "A gravação fica arquivada na plataforma."],
        points=8.5,
        code=True,
    )
    return paper.pages, facts
