"""Matrículas: a bound book with codes in a column, a rural certificate under heads, a ficha with a table."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import notes, ornaments, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.north import act_voices, faces, folk, lands, marks, qualities, wording
from tests.synthetic.north.folk import Neighbours
from tests.synthetic.paper import Paper, Style
from tests.synthetic.parties import Couple
from tests.synthetic.pen import Pen
from tests.synthetic.qualifying import Side

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.chains import Estate

_LENGTHS = (2, 3, 4, 4, 5, 7)  # acts of a matrícula, as often as here

_OWNERS = (("DONO", "DONOS"), ("TITULAR", "TITULARES"), ("PROPR.", "PROPRS."))


def _owner(land: Estate, one: str, several: str) -> str:
    return several if isinstance(land.owner, Couple) else one


def code_column(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return leaves of a bound Livro 2 with a letter, the codes of the acts in a ruled column at the left."""
    facts, people = Facts(), Neighbours(rng)
    land = lands.new_land(rng, people, 1978, 1999, is_rural=False, has_cnm=False)
    face = rng.choice((*faces.TYPED, faces.SERIF[1]))
    style = Style(face, 10.5, 1.4, left=48, right=198, bottom=296, width=215, height=315)
    office = notes.seat(facts, "Cartório do 1º Ofício de Imóveis", land.town)
    livro, leaf = f"2-{rng.choice('ABCDE')}", rng.randint(2, 280)

    def head(canvas: Canvas, number: int) -> float:
        canvas.frame(14, 12, 201, 32, width=0.4, ink=BLACK)
        canvas.text(17, 19, office, face, 11, bold=True)
        canvas.text(17, 25, f"{land.town.name} – {folk.state_of(land.town)}", face, 9)
        canvas.text(17, 30, f"Matrícula {facts.property_number(land.number)}", face, 9)
        folha = notes.leaf(facts, str(leaf + number - 1))
        place = f"Livro {notes.book(facts, livro)}, fls. {folha}"
        canvas.text(198, 19, "REGISTRO GERAL", face, 10, align="right")
        canvas.text(198, 25, place, face, 10, align="right")
        canvas.rule(45, 32, 45, 300, width=0.3, ink=BLACK)
        return 35

    paper = Paper(dpi, rng, style, head, colour=colour)
    opened = notes.day(facts, land.opened, wording.dotted(land.opened), "data_abertura")
    _beside(paper, "DATA", opened)
    _beside(paper, "IMÓVEL", lands.in_town(rng, facts, land))
    owner = qualities.of_old(Side(facts, "proprietario"), land.owner)
    _beside(paper, _owner(land, *rng.choice(_OWNERS)), f"{owner}.")
    _beside(
        paper,
        rng.choice(("ANTES", "ORIGEM", "REG. ANT.")),
        f"Registrado no {lands.from_book(rng, facts, land)}.",
    )
    until = date(rng.randint(2003, 2012), 5, 1)
    for act in lands.new_acts(rng, people, land, rng.choice(_LENGTHS), until):
        pen = Pen(rng, facts, land, act, qualities.dashed, in_capitals=True)
        _beside(
            paper, pen.code(rng.choice(("{letter}-{place}", "{Letter}. {place}"))), act_voices.beside(pen)
        )
    paper.sign([(folk.new_person(rng).name, "Tabelionato e Registro")], sealed=True)
    return paper.pages, facts


def _beside(paper: Paper, code: str, text: str) -> None:
    """Write a code into the left column and its text beside it, both beginning on one line."""
    paper.flow.need(10)
    style = paper.style
    y = paper.flow.y + style.points * style.leading * 0.75 * 25.4 / 72
    paper.canvas.text(16, y, code, style.face, style.points, bold=True)
    paper.paragraph(text, gap=0.6)


def rural_report(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate that retells a rural matrícula under lettered heads, on the office's "
    "letterhead."""
    facts, people = Facts(), Neighbours(rng)
    land = lands.new_land(rng, people, 1981, 2012, is_rural=True, has_cnm=True)
    face = rng.choice((faces.TERMES, faces.SERIF[2]))
    office = notes.seat(facts, f"Cartório {folk.new_surnames(rng, 1)} – Registro de Imóveis", land.town)
    street = ", ".join(folk.new_street(rng))

    def head(canvas: Canvas, number: int) -> float:
        ornaments.arms(canvas, 105, 18, 7)
        canvas.text(105, 32, office, face, 12, bold=True, align="middle")
        place = f"{street} – {land.town.name} – {land.town.state}"
        canvas.text(105, 37, place, face, 8.5, align="middle", ink=GREY)
        canvas.rule(20, 39.5, 190, 39.5, width=0.6, ink=BLACK)
        canvas.text(190, 289, f"folha {number} desta certidão", face, 8, align="right", ink=GREY)
        return 43

    paper = Paper(dpi, rng, Style(face, 11.5, 1.42, left=22, right=188, bottom=280), head, colour=colour)
    paper.heading("CERTIDÃO NARRATIVA DE MATRÍCULA", points=13)
    _rural_told(paper, rng, facts, land)
    acts = lands.new_acts(rng, people, land, rng.choice(_LENGTHS), date(2026, 3, 1))
    paper.caption("d) Atos lançados até hoje")
    for act in acts:
        paper.paragraph(act_voices.storied(Pen(rng, facts, land, act, qualities.dashed)))
    issued = max(act.day for act in acts) + timedelta(days=rng.randint(5, 90))
    day = notes.day(facts, issued, wording.doubled(issued))
    paper.paragraph(f"É quanto consta, e nada mais. {land.town.name}, {day}.")
    officer = folk.new_person(rng)
    paper.sign([(officer.name, officer.by_sex("Registrador", "Registradora"))], sealed=True)
    return paper.pages, facts


def _rural_told(paper: Paper, rng: Random, facts: Facts, land: Estate) -> None:
    number, cnm = facts.property_number(land.number), facts.cnm(land.cnm or "")
    opened = notes.day(facts, land.opened, words.date_with_month(land.opened), "data_abertura")
    paper.paragraph(
        f"Certifico que foi aberta em {opened}, no Livro {notes.book(facts, '2')} de Registro Geral, a "
        f"matrícula {number} (CNM {cnm}), de que se relata:"
    )
    paper.caption(f"a) {rng.choice(('Do que se trata', 'Do imóvel'))}")
    paper.paragraph(lands.in_the_country(rng, facts, land))
    paper.caption(f"b) {rng.choice(('De quem era ao abrir-se a matrícula', 'Do domínio'))}")
    paper.paragraph(f"{qualities.filiated(Side(facts, 'proprietario'), land.owner)}.")
    paper.caption(f"c) {rng.choice(('De onde vem', 'Da procedência'))}")
    paper.paragraph(f"{lands.from_act(rng, facts, land)}.")


def two_tones(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a ficha of this century: a dark band on top, the land's data in a table, then the acts."""
    facts, people = Facts(), Neighbours(rng)
    land = lands.new_land(rng, people, 2001, 2019, is_rural=False, has_cnm=True)
    face = rng.choice(faces.SANS)
    office = notes.seat(facts, f"{land.office} Serviço Registral de Imóveis", land.town)

    def head(canvas: Canvas, number: int) -> float:
        canvas.draw.rectangle(
            [canvas.px(14), canvas.px(10), canvas.px(196), canvas.px(13)], fill=canvas.ink((40, 60, 70))
        )
        canvas.text(14, 20, f"{office} – {land.town.name}/{land.town.state}", face, 12, bold=True)
        if number == 1:
            facts.note("ficha", "1")
        shown = f"Matrícula nº {facts.property_number(land.number)} · Ficha nº {number:03d}"
        canvas.text(14, 26, shown, face, 10)
        canvas.text(196, 26, f"CNM: {facts.cnm(land.cnm or '')}", face, 10, align="right")
        canvas.text(105, 290, f"Livro {notes.book(facts, '2')} – Registro Geral", face, 8, align="middle")
        return 30

    paper = Paper(dpi, rng, Style(face, 10.5, 1.4, left=14, right=196, bottom=282), head, colour=colour)
    opened = notes.day(facts, land.opened, wording.doubled(land.opened), "data_abertura")
    owner = qualities.filiated(Side(facts, "proprietario"), land.owner)
    rows = [
        ("ASPECTO", "TEOR"),
        ("Abertura", opened),
        ("Objeto", lands.house_in_town(rng, facts, land)),
        (_owner(land, "Titular", "Titulares"), f"{owner}."),
        ("Filiação registral", f"{lands.from_act(rng, facts, land)}."),
    ]
    paper.table((32, 150), rows, points=10)
    for act in lands.new_acts(rng, people, land, rng.choice(_LENGTHS), date(2025, 11, 1)):
        paper.paragraph(act_voices.storied(Pen(rng, facts, land, act, qualities.filiated, in_capitals=True)))
    top = _room(paper, 25)
    marks.digital_seal(paper.canvas, rng, facts, face, left=14, top=top, fund="FUNDESP")
    return paper.pages, facts


def _room(paper: Paper, height: float) -> float:
    """Return the y at which so many millimetres are free, on the next sheet if need be."""
    paper.flow.need(height)
    y = paper.flow.y + 1
    paper.flow.y += height
    return y
