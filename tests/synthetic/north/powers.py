"""Procurações: a book's leaf with typed blanks, a public one side by side, a lawyer's letterhead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import notes, ornaments, parties, words
from tests.synthetic.canvas import BLACK, GREY, Canvas, Style
from tests.synthetic.facts import Facts
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.north import faces, folk, marks, qualities, wording
from tests.synthetic.north.folk import Neighbours
from tests.synthetic.north.registers import leaf_layout
from tests.synthetic.paper import Paper
from tests.synthetic.paper import Style as Setting
from tests.synthetic.power_layouts import Mandate
from tests.synthetic.qualifying import Side
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.parties import Individual, Party

_POWERS = (
    "vender o gado e as benfeitorias da propriedade, passando recibo",
    "tratar de sua aposentadoria rural no INSS, podendo fazer prova de vida e receber atrasados",
    "requerer segunda via de documentos em qualquer repartição",
    "contratar empréstimo de custeio com o banco que melhor convier, assinando a cédula",
    "dar em locação a casa da cidade e cobrar os aluguéis vencidos",
    "assinar a escritura definitiva do terreno já quitado",
    "comparecer ao sindicato e à colônia de pescadores, votando em seu nome",
)
_COURT_POWERS = (
    "ajuizar ação contra a seguradora e acompanhá-la até final sentença",
    "transigir, desistir e dar quitação, com a cláusula ad judicia",
    "levantar alvarás e depósitos feitos em seu nome",
    "substabelecer com reserva",
)
_MONTHS = {12: "doze", 24: "vinte e quatro", 36: "trinta e seis"}


def _new_mandate(rng: Random, first: int, last: int, *, powers: tuple[str, ...] = _POWERS) -> Mandate:
    people = Neighbours(rng, is_old=last < 1990)
    return Mandate(
        day=date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)),
        town=folk.new_town(rng),
        office=f"{rng.randint(1, 3)}º",
        livro=f"{rng.randint(4, 190)}{rng.choice(('', '-P', ''))}",
        folha=rng.randint(2, 290),
        givers=(people.of(parties.new_party(rng)),),
        takers=tuple(people.one(parties.new_individual(rng)) for _ in range(rng.choice((1, 1, 2)))),
        powers="; ".join(rng.sample(powers, 3)),
        years=rng.choice((None, 0, 1, 2, 3)),
        officer=folk.new_person(rng),
    )


def _qualified(
    facts: Facts, prefix: str, told: tuple[Party, ...], qualify: Callable[[Side, Party], str]
) -> str:
    side = Side(facts, prefix)
    return "; e ".join(qualify(side, party) for party in told)


def _powers(facts: Facts, mandate: Mandate) -> str:
    return facts.note("poderes", mandate.powers)


def _day(facts: Facts, mandate: Mandate, shown: str) -> str:
    return notes.day(facts, mandate.day, shown, "data_procuracao")


def _blanks(leaf: Sheet) -> None:
    """A leaf of a printed book of the years 1970 to 1989, what it leaves blank typed."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    mandate = _new_mandate(rng, 1970, 1989)
    printed, typed = rng.choice(faces.SERIF), rng.choice(faces.TYPED)
    canvas.frame(10, 8, 206, 321, width=0.4, ink=BLACK)
    office = notes.seat(facts, f"Cartório do {mandate.office} Ofício de Notas", mandate.town)
    canvas.text(16, 17, f"Livro nº {notes.book(facts, mandate.livro)}", typed, 10.5)
    folha = notes.leaf(facts, str(mandate.folha))
    canvas.text(200, 17, f"Fls. {folha}", typed, 10.5, align="right")
    canvas.text(108, 26, office, printed, 12, align="middle")
    canvas.text(108, 36, "Procuração bastante", printed, 18, bold=True, align="middle")
    form = FilledForm(canvas, Style(printed, 12), Style(typed, 11.5), left=16, right=200, y=39, leading=2.2)
    for text in _blanks_told(facts, mandate):
        form.paragraph(text, indent=8)
    y = form.y + 24
    name = facts.note("oficial", mandate.officer.name)
    for middle, who, below in (
        (60, mandate.givers[0].all_names[0], "Outorgante"),
        (156, name, mandate.officer.by_sex("Tabelião", "Tabeliã")),
    ):
        ornaments.signature(canvas, middle - 22, y, 40)
        canvas.rule(middle - 34, y, middle + 34, y, ink=BLACK)
        canvas.text(middle, y + 4.6, who, typed, 9, align="middle")
        canvas.text(middle, y + 9, below, printed, 9, align="middle", ink=GREY)
    ornaments.seal(canvas, 108, y - 2, 13)


def _blanks_told(facts: Facts, mandate: Mandate) -> list[str]:
    givers = _qualified(facts, "outorgante", mandate.givers, qualities.of_old)
    takers = _qualified(facts, "outorgado", mandate.takers, qualities.of_old)
    day = _day(facts, mandate, words.date_in_solemn_words(mandate.day))
    town, state = mandate.town.name, folk.state_of(mandate.town)
    term = ""
    if mandate.years:
        facts.note("validade", mandate.until.isoformat())
        until = notes.day(facts, mandate.until, words.date_with_month(mandate.until))
        term = f" Vigora esta até {fill(until)}."
    return [
        (
            f"Quantos a presente lerem fiquem sabendo que {fill(day)} na cidade de {fill(town)} "
            f"{fill(state)} perante mim apresentou-se como outorgante {fill(givers)} por mim identificado;"
        ),
        f"e disse que constitui seu procurador {fill(takers)}",
        f"ao qual dá poderes para {fill(_powers(facts, mandate))} e tudo o mais que for preciso.{term}",
        "E como assim o disse lavrei esta, que sendo lida foi achada conforme e vai assinada.",
    ]


blanks = leaf_layout(_blanks, width=216, height=330)


def side_by_side(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a public power of this century: both sides in cells beside each other, powers by letter."""
    facts, mandate = Facts(), _new_mandate(rng, 2002, 2024)
    face = rng.choice((*faces.SANS, faces.TERMES))
    office = notes.seat(facts, f"{mandate.office} Ofício de Notas e Registros", mandate.town)

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(18, 16, f"{office} · {mandate.town.name}/{mandate.town.state}", face, 12, bold=True)
        marks.bar_code(canvas, 150, 10, 44, 8)
        leaf = notes.leaf(facts, str(mandate.folha + number - 1))
        canvas.text(18, 22, f"Livro {notes.book(facts, mandate.livro)} · Página {leaf}", face, 9)
        canvas.rule(18, 25, 194, 25, ink=GREY)
        return 28

    paper = Paper(dpi, rng, Setting(face, 10.5, 1.45, left=18, right=194), head, colour=colour)
    paper.heading("Procuração por instrumento público", points=15)
    day = _day(facts, mandate, wording.doubled(mandate.day))
    paper.paragraph(f"Ato de {day}.")
    givers = _qualified(facts, "outorgante", mandate.givers, qualities.filiated)
    takers = _qualified(facts, "outorgado", mandate.takers, qualities.filiated)
    paper.cells(
        [(side, f"{told}.", 1) for side, told in zip(rng.choice(_SIDES), (givers, takers), strict=True)]
    )
    paper.flow.space(0.6)
    paper.paragraph("Com esta, quem constitui autoriza quem é constituído a:")
    for text in _lettered(facts, mandate):
        paper.paragraph(text, gap=0.2)
    paper.flow.space(0.4)
    paper.paragraph(_validity(rng, facts, mandate))
    signers = [(name, "") for name in mandate.givers[0].all_names]
    title = mandate.officer.by_sex("Escrevente Substituto", "Escrevente Substituta")
    paper.sign([*signers, (facts.note("oficial", mandate.officer.name), title)], sealed=True)
    paper.flow.need(26)
    top = paper.flow.y + 2
    marks.digital_seal(paper.canvas, rng, facts, face, left=18, top=top, fund="FUNARPEN")
    return paper.pages, facts


_SIDES = (("CONSTITUINTE", "CONSTITUÍDO"), ("MANDANTE", "MANDATÁRIO"), ("QUEM OUTORGA", "PROCURADOR"))


def _lettered(facts: Facts, mandate: Mandate) -> list[str]:
    """Return the powers, a letter before each, and note them as they stand."""
    powers = mandate.powers.split("; ")
    told = [f"{letter}) {power};" for letter, power in zip("abc", powers, strict=True)]
    told[-1] = told[-1][:-1]
    facts.note("poderes", " ".join(told))
    return [*told[:-1], f"{told[-1]}."]


def _validity(rng: Random, facts: Facts, mandate: Mandate) -> str:
    if mandate.years is None:
        return "Lida a ambos e por eles aceita, assinam comigo."
    if mandate.years == 0:
        facts.note("validade", "indeterminado")
        return "Não há termo final: este mandato vale por prazo indeterminado, salvo revogação."
    facts.note("validade", mandate.until.isoformat())
    if rng.random() < 0.5:
        until = notes.day(facts, mandate.until, words.date_in_digits(mandate.until))
        return f"Este mandato perde o valor em {until}."
    months = 12 * mandate.years
    return f"Este mandato vale por {months} ({_MONTHS[months]}) meses, a contar desta data."


def letterhead(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a private power on the paper of lawyers, their names above and their address below."""
    facts, plain = Facts(), _new_mandate(rng, 1994, 2024, powers=_COURT_POWERS)
    lawyers = tuple(_lawyer(one) for one in plain.takers)
    mandate = replace(plain, takers=lawyers)
    face = rng.choice((faces.TERMES, faces.SERIF[0], faces.SANS[1]))
    bar = [f"OAB/{mandate.town.state} {rng.randint(1_200, 48_000)}" for _ in lawyers]
    address = f"{', '.join(folk.new_street(rng))}, {mandate.town.name}, {mandate.town.state}"

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(105, 20, "ADVOCACIA E CONSULTORIA", face, 15, bold=True, align="middle")
        canvas.rule(60, 23, 150, 23, width=0.5, ink=BLACK)
        canvas.text(105, 284, address, face, 9, align="middle", ink=GREY)
        return 44 if number == 1 else 32

    paper = Paper(dpi, rng, Setting(face, 12, 1.7, left=32, right=180, bottom=274), head, colour=colour)
    paper.heading("INSTRUMENTO DE MANDATO JUDICIAL", points=13)
    givers = _qualified(facts, "outorgante", mandate.givers, qualities.dashed)
    takers = _qualified(facts, "outorgado", mandate.takers, qualities.dashed)
    paper.paragraph(f"{givers}, doravante cliente, confere mandato a {takers} ({'; '.join(bar)}).")
    paper.paragraph(f"O mandato serve para {_powers(facts, mandate)}.")
    if mandate.years == 0:
        facts.note("validade", "indeterminado")
        paper.paragraph("Dura por prazo indeterminado.")
    day = _day(facts, mandate, wording.capital(mandate.day))
    paper.paragraph(f"{mandate.town.name}/{mandate.town.state}, em {day}.")
    paper.sign([(name, "cliente") for name in mandate.givers[0].all_names])
    return paper.pages, facts


def _lawyer(one: Individual) -> Individual:
    return replace(one, trade=one.person.by_sex("advogado", "advogada"))
