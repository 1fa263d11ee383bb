"""Escrituras: a book in a notary's hand, a deed told in one breath, a report in two columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import deals, notes, ornaments, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.deals import ONE_SIDED, TWO_SIDED, Deal
from tests.synthetic.facts import Facts
from tests.synthetic.north import faces, folk, marks, qualities, wording
from tests.synthetic.north.folk import Neighbours
from tests.synthetic.paper import Paper, Style
from tests.synthetic.parties import Company, Couple
from tests.synthetic.qualifying import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.synthetic.parties import Party

    Qualify = Callable[[Side, Party], str]

_OLD_PAYMENTS = (
    "à vista, em moeda legal",
    "em cédulas do Tesouro, que contei",
    "em duas letras aceitas hoje",
)
_PAYMENTS = (
    "por depósito identificado na conta do alienante",
    "com recursos próprios, já recebidos antes deste ato",
    "em três parcelas representadas por notas promissórias",
)
_TITLES = {
    "compra e venda": "COMPRA E VENDA",
    "doação": "DOAÇÃO",
    "permuta": "PERMUTA",
    "confissão de dívida": "CONFISSÃO DE DÍVIDA",
    "inventário e partilha": "INVENTÁRIO E PARTILHA DE BENS",
    "divórcio": "DIVÓRCIO DIRETO",
    "união estável": "DECLARAÇÃO DE UNIÃO ESTÁVEL",
}
_TAXES = {"ITBI": "ITBI", "ITCMD": "ITCD"}
"""How the states of the north shorten their taxes."""


def _new_deal(rng: Random, first: int, last: int, kinds: tuple[str, ...], *, has_cnm: bool) -> Deal:
    people = Neighbours(rng, is_old=last < 1977)
    plain = deals.new_deal(rng, first, last, kinds, has_cnm=has_cnm)
    return replace(
        plain,
        town=folk.new_town(rng),
        givers=tuple(people.of(party) for party in plain.givers),
        takers=tuple(people.of(party) for party in plain.takers),
        street=", ".join(folk.new_street(rng)),
        payment=rng.choice(_OLD_PAYMENTS if people.is_old else _PAYMENTS),
        officer=folk.new_person(rng),
    )


def _side(facts: Facts, parties: tuple[Party, ...], qualify: Qualify, *, takes: bool = False) -> str:
    side = Side(facts, "outorgado" if takes else "outorgante")
    return "; e ".join(qualify(side, party) for party in parties)


def _kind(facts: Facts, deal: Deal, pattern: str = "ESCRITURA PÚBLICA DE {}") -> str:
    return deals.kind(facts, deal, pattern.format(_TITLES[deal.kind]))


def _names(deal: Deal) -> list[str]:
    return [name for party in (*deal.givers, *deal.takers) for name in party.all_names]


def in_ink(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return leaves of a bound book of the years 1949 to 1967, written by hand on ruled lines."""
    facts, deal = Facts(), _without_companies(rng)
    face, step = rng.choice(faces.HAND), 8.2
    points = 13.0
    style = Style(face, points, step * 72 / 25.4 / points, left=30, right=200, bottom=286, is_bound=True)
    office = notes.seat(facts, f"Cartório do {deal.office} Ofício", deal.town)

    def head(canvas: Canvas, number: int) -> float:
        for row in range(31):
            canvas.rule(26, 36 + row * step, 204, 36 + row * step, width=0.12, ink=(190, 190, 198))
        canvas.text(30, 20, f"Livro {notes.book(facts, deal.livro)}", face, points)
        leaf = notes.leaf(facts, str(deal.folha + number - 1))
        canvas.text(200, 20, f"fls. {leaf}", face, points, align="right")
        return 36 - step * 0.75

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(" ".join(_ink(facts, deal, office)), gap=0)
    signers = [(name, "") for name in _names(deal)[:4]]
    paper.sign([*signers, (deal.officer.name, "")], points=12)
    return paper.pages, facts


def _without_companies(rng: Random) -> Deal:
    """Return a deal among people, as most of a country town's were."""
    while True:
        deal = _new_deal(rng, 1949, 1967, TWO_SIDED, has_cnm=False)
        if not any(isinstance(party, Company) for party in (*deal.givers, *deal.takers)):
            return deal


_INK_WILL = {
    "compra e venda": "que vende e transfere, sem reserva alguma,",
    "doação": "que doa por sua livre vontade",
    "permuta": "que dá em troca de outro bem de mesmo preço",
}


def _ink(facts: Facts, deal: Deal, office: str) -> Iterator[str]:
    title = deal.officer.by_sex("Tabelião Público", "Tabeliã Pública")
    yield f"{deals.kind(facts, deal, f'Escritura de {deal.kind}')} que entre si fazem as partes abaixo."
    yield (
        f"Seja a todos notório que {deals.day(facts, deal, wording.in_the_year(deal.day))}, nesta cidade de "
        f"{deal.town.name}, {folk.state_of(deal.town)}, neste {office}, vieram à minha presença: "
    )
    yield f"de uma banda, {_side(facts, deal.givers, qualities.before_numbers)};"
    yield f"e de outra, {_side(facts, deal.takers, qualities.before_numbers, takes=True)}; meus conhecidos."
    if deal.has_property:
        book = notes.book(facts, f"3-{'ABCDE'[deal.folha % 5]}")
        yield (
            f"E pela primeira banda foi declarado {_INK_WILL[deal.kind]} uma casa de morada com {deal.area} "
            f"de chão, sita à {deal.street}, registrada no livro {book} do Registro Geral."
        )
    else:
        yield (
            "E pela primeira banda foi confessado que deve à segunda, por dinheiro de empréstimo, o que "
            "segue."
        )
    yield f"Importa este contrato em {deals.price(facts, deal)}{deals.payment(facts, deal, ', pagos {}')}."
    yield (
        "Disse a segunda banda que aceita esta escritura como nela se contém. Lida perante todos, assinam. "
        f"Eu, {deals.officer(facts, deal)}, {title}, a escrevi e assino em público e raso."
    )


def one_breath(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a deed of this century without a break, between a letterhead and the seal's box."""
    facts = Facts()
    deal = _new_deal(rng, 2004, 2025, (*TWO_SIDED, *ONE_SIDED), has_cnm=rng.random() < 0.5)
    face = rng.choice((faces.TERMES, faces.SERIF[1]))
    office = notes.seat(facts, f"Cartório {folk.new_surnames(rng, 1)} de Notas", deal.town)
    street = ", ".join(folk.new_street(rng))

    def head(canvas: Canvas, number: int) -> float:
        ornaments.arms(canvas, 27, 20, 7)
        canvas.text(38, 17, office, face, 14, bold=True)
        canvas.text(38, 22, f"{street} – {deal.town.name} – {deal.town.state}", face, 8.5, ink=GREY)
        leaf = notes.leaf(facts, str(deal.folha + number - 1), f"{deal.folha + number - 1:03d}")
        book = notes.book(facts, f"{deal.livro}-E")
        canvas.text(194, 17, f"Lº {book}", face, 10, align="right")
        canvas.text(194, 22, f"Fls. {leaf}", face, 10, align="right")
        canvas.rule(16, 29, 194, 29, width=0.7, ink=BLACK)
        return 32

    paper = Paper(dpi, rng, Style(face, 11, 1.5, left=22, right=190, bottom=272), head, colour=colour)
    paper.heading(_kind(facts, deal), points=13)
    paper.paragraph(" ".join(_breath(facts, deal)))
    paper.sign([(name, "") for name in _names(deal)[:4]])
    title = deal.officer.by_sex("Tabelião", "Tabeliã")
    paper.sign([(deals.officer(facts, deal), title)])
    paper.flow.need(26)
    top = paper.flow.y + 2
    marks.digital_seal(paper.canvas, rng, facts, face, left=22, top=top, fund="TFJ")
    return paper.pages, facts


def _breath(facts: Facts, deal: Deal) -> Iterator[str]:
    yield (
        f"Aos que esta virem: lavra-se hoje, {deals.day(facts, deal, wording.doubled(deal.day))}, no "
        f"município de {deal.town.name}, {folk.state_of(deal.town)}, perante "
        f"{deal.officer.by_sex('o Tabelião', 'a Tabeliã')} que esta subscreve, o negócio que segue, do qual "
        f"participa(m), na qualidade de {deal.role()}: {_side(facts, deal.givers, qualities.filiated)};"
    )
    if deal.takers:
        told = _side(facts, deal.takers, qualities.filiated, takes=True)
        yield f"e, na qualidade de {deal.role(of_takers=True)}: {told};"
    yield "capazes, cujas identidades conferi. E então me declararam:"
    if deal.kind == "divórcio":
        yield "que não pretendem continuar casados e querem, de comum acordo, pôr fim ao casamento, sem bens;"
    elif deal.kind == "união estável":
        yield (
            "que vivem juntos sob o mesmo teto, em convivência pública e duradoura, e assim querem ser tidos;"
        )
    else:
        yield from _breath_object(facts, deal)
    yield "do que, por ser a vontade de todos, fiz lavrar este ato, que lhes foi lido e que assinam."


_BREATH_WILL = {
    "compra e venda": "que por esta, e na melhor forma de direito, é vendido",
    "doação": "que por esta é doado, em adiantamento de legítima,",
    "permuta": "que por esta se troca, sem torna,",
    "inventário e partilha": "que do espólio faz parte e por esta se partilha em quinhões iguais",
}


def _breath_object(facts: Facts, deal: Deal) -> Iterator[str]:
    if deal.has_property:
        cnm = f", CNM {facts.cnm(deal.cnm)}" if deal.cnm else ""
        yield (
            f"{_BREATH_WILL[deal.kind]} o imóvel de {deal.area} à {deal.street}, matrícula "
            f"{facts.property_number(deal.number)} da serventia imobiliária local{cnm};"
        )
    else:
        yield "que a parte devedora reconhece dever à credora, de forma irretratável,"
    yield (
        f"a importância ajustada de {_sum_in_dashes(facts, deal)}"
        f"{deals.payment(facts, deal, ', satisfeita {}')};"
    )
    if deal.tax:
        tax = deals.tax(facts, deal, _TAXES[deal.tax])
        yield f"que recolheram o {tax} mediante documento de {deals.tax_sum(facts, deal)};"


def _sum_in_dashes(facts: Facts, deal: Deal) -> str:
    """Return `R$45.000,00 - quarenta e cinco mil reais -`, the mark close to its figure."""
    digits = deals.price(facts, deal, in_words=False).replace(" ", "")
    return f"{digits} - {notes.sum_in_words(deal.cents or 0, deal.currency)} -"


def report(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate that reports a deed in two columns under captions of their own."""
    facts = Facts()
    deal = _new_deal(rng, 1980, 2016, (*TWO_SIDED, "inventário e partilha"), has_cnm=False)
    face = rng.choice((*faces.SANS, faces.SERIF[2]))
    office = notes.seat(facts, f"Tabelionato Público do {deal.office} Ofício", deal.town)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return 18
        canvas.frame(16, 10, 196, 32, width=0.5, ink=BLACK)
        canvas.text(106, 18, f"{office} – {deal.town.short}", face, 12, align="middle")
        canvas.text(106, 27, "CERTIDÃO DE ATO NOTARIAL EM RELATÓRIO", face, 13, bold=True, align="middle")
        return 37

    style = Style(face, 11, 1.45, left=16, right=196, bottom=148, columns=2)
    paper = Paper(dpi, rng, style, head, colour=colour)
    for caption, text in _report(rng, facts, deal):
        paper.caption(caption)
        paper.paragraph(text)
    issued = deal.day.replace(year=deal.day.year + rng.randint(1, 9))
    paper.paragraph(f"{deal.town.name}, {notes.day(facts, issued, wording.capital(issued))}. Confere.")
    title = deal.officer.by_sex("Tabelião em exercício", "Tabeliã em exercício")
    paper.sign([(deals.officer(facts, deal), title)])
    return paper.pages, facts


def _report(rng: Random, facts: Facts, deal: Deal) -> Iterator[tuple[str, str]]:
    yield (
        rng.choice(("LANÇAMENTO", "ONDE SE ACHA")),
        f"Livro {notes.book(facts, deal.livro)}, folha {notes.leaf(facts, str(deal.folha))}.",
    )
    yield "NATUREZA", f"{_kind(facts, deal, 'Escritura de {}').capitalize()}."
    yield (
        rng.choice(("LAVRADA EM", "DATA DO ATO")),
        f"{deals.day(facts, deal, words.date_with_month(deal.day))}.",
    )
    yield (
        _plural(deal.givers, "PARTE QUE OUTORGA", "PARTES QUE OUTORGAM"),
        f"{_side(facts, deal.givers, qualities.dashed)}.",
    )
    if deal.takers:
        told = _side(facts, deal.takers, qualities.dashed, takes=True)
        yield _plural(deal.takers, "PARTE QUE RECEBE", "PARTES QUE RECEBEM"), f"{told}."
    if deal.has_property:
        number = facts.property_number(deal.number)
        yield (
            rng.choice(("BEM", "COISA", "IMÓVEL")),
            f"Imóvel com {deal.area}, {deal.street}, nesta comarca. Matrícula {number}.",
        )
    yield rng.choice(("QUANTIA", "VALOR DA AVENÇA", "PREÇO OU ESTIMAÇÃO")), f"{deals.price(facts, deal)}."
    if deal.is_paid:
        yield rng.choice(("COMO SE PAGOU", "MODO DE PAGAR")), f"{deals.payment(facts, deal).capitalize()}."
    if deal.tax:
        yield "TRIBUTO", f"{deals.tax(facts, deal)}: {deals.tax_sum(facts, deal)}."


def _plural(parties: tuple[Party, ...], one: str, several: str) -> str:
    return several if len(parties) > 1 or isinstance(parties[0], Couple) else one
