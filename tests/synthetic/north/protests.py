"""Protestos: a note copied into the book, a notice with its facts in a side column, a list across a sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import notes, ornaments, parties, protests, sheets, words
from tests.synthetic.canvas import BLACK, BLUE, GREY, Canvas, Style
from tests.synthetic.facts import Facts
from tests.synthetic.flow import Flow, Frame
from tests.synthetic.north import faces, folk, marks, wording
from tests.synthetic.north.folk import Neighbours
from tests.synthetic.north.registers import leaf_layout
from tests.synthetic.paper import Paper
from tests.synthetic.paper import Style as Setting
from tests.synthetic.protests import Protest, Told
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random


def _new_protest(
    rng: Random,
    first: int,
    last: int,
    kinds: tuple[str, ...] = protests.RECENT,
    *,
    has_creditor: bool = False,
) -> Protest:
    people, plain = Neighbours(rng), protests.new_protest(rng, first, last, kinds)
    creditor = plain.creditor or (parties.new_company(rng) if has_creditor else None)
    return replace(
        plain,
        town=folk.new_town(rng),
        presenter=people.of(plain.presenter),
        creditor=people.of(creditor) if creditor else None,
        debtors=tuple(people.of(party) for party in plain.debtors),
        officer=folk.new_person(rng),
    )


def copied_note(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a leaf of the years 1970 to 1992: the note promised by the debtor is copied out, then "
    "protested."""
    facts = Facts()
    protest = _new_protest(rng, 1970, 1992, ("nota promissória",), has_creditor=True)
    told = Told(facts, protest, rng)
    face = rng.choice(faces.TYPED)
    office = notes.seat(facts, f"Cartório do {protest.office} Ofício - Protestos", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        canvas.text(28, 18, office, face, 11)
        canvas.text(28, 23, f"{protest.town.name}, {folk.state_of(protest.town)}", face, 10)
        canvas.text(194, 18, f"Livro {told.book()}", face, 10, align="right")
        canvas.text(194, 23, f"fls. {told.leaf()}", face, 10, align="right")
        canvas.rule(24, 8, 24, 290, width=0.3, ink=BLACK)
        return 30

    paper = Paper(dpi, rng, Setting(face, 11.5, 1.75, left=28, right=194, is_bound=True), head, colour=colour)
    paper.paragraphs(_copied(told))
    paper.sign([told.signer("O Escrivão de Protestos", "A Escrivã de Protestos")], sealed=True)
    return paper.pages, facts


_OLD_LABELS = {"CPF": "C.P.F.", "CNPJ": "C.G.C."}


def _copied(told: Told) -> Iterator[str]:
    yield (
        f"Apontamento nº {told.protocol()}, de {told.received(words.date_with_month)}. Trouxe-me "
        f"{told.presenter()} a {told.kind(capitals=False)} cuja cópia é esta:"
    )
    number = told.number("Nº {}. ")
    signed = parties.joined([f"{name}, {_OLD_LABELS[label]} {n}" for name, label, n in told.debtors()])
    yield (
        f"“{number}{told.value()}. Vence em {told.due(words.date_with_month)}. No vencimento pagarei por "
        f"esta única via a {told.creditor()}, ou à sua ordem, a soma de {_spelt(told)}. "
        f"{told.protest.town.name}, {told.issued(words.date_with_month)}. Assinado: {signed}.”"
    )
    warned = told.notified(", do que teve aviso em {}", words.date_with_month)
    yield (
        f"Não tendo o emitente vindo saldar a dita nota{warned}, eu a protestei por {told.reason()} em "
        f"{told.day(words.date_with_month)}, ressalvados os direitos do portador. É o que faço certo."
    )


def _spelt(told: Told) -> str:
    """Return the sum in words alone; its digits were noted before."""
    protest = told.protest
    return notes.sum_in_words(protest.cents, notes.currency_of(protest.day))


def _notice(leaf: Sheet) -> None:
    """An instrument since 2006: the facts in a shaded column at the left, the officer's word at the right."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    protest = _new_protest(rng, 2006, 2025)
    told = Told(facts, protest, rng)
    face = rng.choice((*faces.SANS, faces.TERMES))
    canvas.draw.rectangle(
        [canvas.px(12), canvas.px(36), canvas.px(88), canvas.px(250)], fill=canvas.ink((234, 234, 230))
    )
    office = notes.seat(facts, f"{protest.office} Tabelionato de Protesto", protest.town)
    canvas.text(14, 18, office, face, 14, bold=True)
    canvas.text(14, 24, f"{protest.town.name} · {protest.town.state_name}", face, 10, ink=GREY)
    ornaments.arms(canvas, 184, 19, 8)
    canvas.text(94, 43, "INSTRUMENTO DE PROTESTO", face, 14, bold=True)
    style = Style(face, 8, ink=GREY), Style(face, 10.5)
    sheets.listed(
        canvas, 40, list(_facts_beside(told)), caption=style[0], value=style[1], left=16, right=85, gap=2.8
    )
    flow = Flow(iter([Frame(canvas, 94, 48, 196, 200)]), face, 12, leading=1.6)
    for text in _word_beside(told):
        flow.paragraph(text)
        flow.space(0.5)
    name, title = told.signer("Tabelião de Protesto", "Tabeliã de Protesto")
    y = flow.y + 18
    ornaments.signature(canvas, 122, y, 46, BLUE)
    canvas.rule(112, y, 180, y, ink=BLACK)
    canvas.text(146, y + 4.8, name, face, 10, align="middle")
    canvas.text(146, y + 9, title, face, 9, align="middle", ink=GREY)
    marks.digital_seal(canvas, rng, facts, face, left=94, top=226, fund="FUNSEG")


def _facts_beside(told: Told) -> Iterator[tuple[str, Sequence[str]]]:
    debtor = told.either("Devedor(a) principal", "Emitente", "Sacado(a)")
    yield "Livro de registro", [told.book()]
    yield "Folha do livro", [told.leaf()]
    yield "Apontamento", [told.protocol(dotted=True)]
    yield "Dia do apontamento", [told.received(wording.shortened)]
    for name, label, number in told.debtors():
        yield debtor, [name, f"{label} {number}"]
    yield told.either("Apresentado por", "Portador do título", "Quem apresenta"), [told.presenter()]
    if told.protest.creditor:
        yield told.either("A favor de", "Favorecido(a)", "Beneficiário(a)"), [told.creditor()]
    yield told.either("Documento de dívida", "Título", "Tipo"), [told.kind(capitals=False).capitalize()]
    if told.protest.number:
        yield told.either("Numerado", "Número"), [told.number()]
    yield told.either("Passado em", "Emitido em", "Emissão"), [told.issued(wording.shortened)]
    yield told.either("Pagável em", "Vencido em", "Vencimento"), [told.due(wording.shortened)]
    yield told.either("Importância", "Valor a pagar", "Valor protestado"), [told.value()]


def _word_beside(told: Told) -> Iterator[str]:
    yield (
        "Recebi o documento descrito ao lado para os fins da lei que rege o protesto, e dele dei ciência a "
        f"quem deve{told.notified(', no dia {}', wording.doubled)}."
    )
    yield (
        f"Esgotado o tríduo sem que houvesse resposta, lavro o protesto por {told.reason(capitals=True)} no "
        f"dia {told.day(wording.doubled)}."
    )
    yield "Deste instrumento entrego uma via a quem apresentou. Dou fé."


notice = leaf_layout(_notice)


def listed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate laid across the sheet, the protest one row of a wide table."""
    facts = Facts()
    protest = _new_protest(rng, 1996, 2025)
    told = Told(facts, protest, rng)
    face = rng.choice(faces.SANS)
    office = notes.seat(facts, f"Serviço de Protesto {folk.new_surnames(rng, 1)}", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        canvas.text(16, 18, office, face, 13, bold=True)
        canvas.text(16, 24, f"{protest.town.name} – {protest.town.state}", face, 10)
        canvas.text(281, 18, "CERTIDÃO DE PROTESTOS LAVRADOS", face, 13, bold=True, align="right")
        marks.bar_code(canvas, 221, 21, 60, 6)
        canvas.rule(16, 30, 281, 30, width=0.6, ink=BLACK)
        return 34

    style = Setting(face, 11.5, 1.5, left=16, right=281, bottom=196, width=297, height=210)
    paper = Paper(dpi, rng, style, head, colour=colour)
    debtors = told.debtors_in_words("{0} ({1} {2})")
    paper.paragraph(f"Buscas feitas nos livros desta serventia em nome de {debtors} revelaram:")
    paper.table((26, 26, 34, 42, 26, 46, 36), list(_rows(told)), points=9.5)
    if protest.notified:
        paper.paragraph(f"A ciência ao obrigado se deu em {told.notified()}.")
    issued = protest.day + timedelta(days=rng.randint(15, 500))
    day = notes.day(facts, issued, wording.doubled(issued))
    paper.paragraph(f"Ressalva-se erro de homonímia. {protest.town.name}, {day}.")
    paper.sign([told.signer("Tabelião Designado", "Tabeliã Designada")], sealed=True)
    return paper.pages, facts


def _rows(told: Told) -> Iterator[tuple[str, ...]]:
    yield (
        "Livro e fls.",
        "Apontado",
        "Lavrado / causa",
        "Título",
        "Valor",
        "Apresentado por / sacador",
        "Emissão - Vencimento",
    )
    yield (
        f"L. {told.book()}, fls. {told.leaf()}",
        f"nº {told.protocol()} em {told.received()}",
        f"{told.day()} {told.reason()}",
        f"{told.kind()}{told.number(' {}')}",
        told.value(),
        f"{told.presenter()}{told.creditor(' / {}')}",
        f"{told.issued()} - {told.due()}",
    )
