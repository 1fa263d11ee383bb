"""Procurações: a leaf that was filled in, a sheet of captioned parties, a deed in few words, a letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, ornaments, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import faces, folk, noted, qualify, stock
from tests.synthetic.south.qualify import Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

    from tests.synthetic.fonts import Typeface
    from tests.synthetic.south.folk import Citizen, Office

_OFFICES = ("Tabelionato de Notas da Sede", "2º Tabelionato", "Serviço Notarial do 1º Ofício")
_TITLES = (("Tabelião", "Tabeliã"), ("Ajudante Substituto", "Ajudante Substituta"))
_POWERS = (
    "vender a quem convier, pelo preço que ajustar, o trator e os implementos de sua propriedade",
    "receber os proventos da aposentadoria e fazer a prova de vida onde for exigida",
    "requerer alvarás, licenças e certidões na Prefeitura Municipal",
    "abrir e encerrar conta em cooperativa de crédito, retirar extratos e cartões",
    "vender a safra de uva, assinar notas de produtor e receber o preço",
    "representá-lo na Junta Comercial e na Receita Estadual",
    "dar e receber quitação, assinando o que for preciso",
    "matricular filhos em escola e autorizar viagem dentro do território nacional",
    "transferir veículo, assinar o documento próprio e vistoriá-lo",
)


@dataclass(frozen=True, slots=True)
class Mandate:
    """`years` is how long it holds, 0 for without end, None where nothing is said."""

    day: date
    office: Office
    livro: str
    folha: int
    givers: tuple[Citizen, ...]
    takers: tuple[Citizen, ...]
    powers: str
    years: int | None


def _new_mandate(rng: Random, first: int, last: int) -> Mandate:
    single = (folk.new_citizen(rng),)
    couple = (folk.new_citizen(rng, "M", state=1), folk.new_citizen(rng, "F", state=1))
    return Mandate(
        day=folk.new_day(rng, first, last).replace(day=rng.randint(1, 28)),
        office=folk.new_office(rng, _OFFICES, _TITLES),
        livro=f"{rng.randint(5, 260)}{rng.choice(('', '-P'))}",
        folha=rng.randint(2, 190),
        givers=rng.choice((single, single, couple)),
        takers=tuple(folk.new_citizen(rng) for _ in range(rng.choice((1, 1, 2)))),
        powers=", ".join(rng.sample(_POWERS, rng.randint(2, 4))),
        years=rng.choice((None, 0, 1, 2)),
    )


def _day(facts: Facts, mandate: Mandate, shown: str) -> str:
    return noted.day(facts, mandate.day, shown, "data_procuracao")


def _powers(facts: Facts, mandate: Mandate) -> str:
    return facts.note("poderes", mandate.powers)


def _validity(facts: Facts, mandate: Mandate, show: str) -> str:
    """Return until when it holds, set into `show`; nothing where nothing is said."""
    if mandate.years is None:
        return ""
    if mandate.years == 0:
        return show.format(facts.note("validade", "indeterminado", "por prazo indeterminado"))
    until = mandate.day.replace(year=mandate.day.year + mandate.years)
    return show.format(f"até {noted.day(facts, until, noted.dotted(until), 'validade')}")


def form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a leaf of a printed book whose blanks were typed between 1971 and 1992."""
    facts, mandate = Facts(), _new_mandate(rng, 1971, 1992)
    printed, typed = rng.choice(faces.SERIF), rng.choice(faces.TYPEWRITER)
    office, town = mandate.office, mandate.office.town

    def head(canvas: Canvas, _: int) -> float:
        livro, folha = notes.book(facts, mandate.livro), notes.leaf(facts, str(mandate.folha))
        name, place = noted.seat(facts, office.name, town, f"{town.name} - {town.state}")
        canvas.text(22, 16, f"{name} - {place}", printed, 10)
        canvas.pieces([(150, "Livro", Words(printed, 10)), (162, livro, Words(typed, 10))], 16)
        canvas.pieces([(174, "Fls.", Words(printed, 10)), (183, folha, Words(typed, 10))], 16)
        canvas.rule(22, 19, 192, 19, width=0.6, ink=BLACK)
        canvas.text(107, 29, "PROCURAÇÃO BASTANTE", printed, 19, bold=True, align="middle")
        return 34

    paper = Paper(dpi, rng, Style(printed, 11, left=22, right=192, is_bound=True), head, colour=colour)
    blank = FilledForm(
        paper.canvas, Words(printed, 11), Words(typed, 10.5), left=24, right=190, y=34, leading=2.0
    )
    for text in _form(facts, mandate):
        blank.paragraph(text)
    paper.flow.y = blank.y + 2
    stock.signed(paper, [one.name for one in mandate.givers[:1]], left=26, sealed=False)
    paper.flow.y -= 26
    stock.signed(paper, [facts.note("oficial", office.officer.name), office.title], left=112, sealed=False)
    ornaments.seal(paper.canvas, 105, paper.flow.y - 6, 11)
    return paper.pages, facts


def _form(facts: Facts, mandate: Mandate) -> Iterator[str]:
    givers = qualify.everybody(facts, "outorgante", mandate.givers, _typed, joint=" e sua mulher ")
    takers = qualify.everybody(facts, "outorgado", mandate.takers, _typed, joint=" e ")
    yield (
        f"SAIBAM os que este público instrumento de procuração bastante virem que "
        f"{fill(_day(facts, mandate, noted.year_first(mandate.day)))} nesta cidade de "
        f"{fill(mandate.office.town.name)} em cartório compareceu como outorgante {fill(givers)} que "
        f"reconheço, e disse que nomeia e constitui procurador {fill(takers)} com poderes especiais para "
        f"{fill(_powers(facts, mandate))} podendo o dito procurador usar dos recursos em direito permitidos."
    )
    validity = _validity(facts, mandate, "{}")
    if validity:
        yield f"Esta procuração vale {fill(validity)}"
    yield "Assim o disse, do que dou fé, e me pediu este instrumento, que lhe li, achou conforme e assina."


def _typed(told: Told) -> str:
    return (
        f"{told.name()}, {told.nation()}, {told.state()}, {told.trade()}, CPF {told.cpf(without_dots=True)}, "
        f"residente em {told.one.town.name}"
    )


def cells(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a private power on a printed sheet, each quality of each party under a caption of its own."""
    facts, mandate = Facts(), _new_mandate(rng, 1996, 2024)
    face = rng.choice(faces.SANS)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return 20
        canvas.text(24, 24, "PROCURAÇÃO", face, 20, bold=True)
        canvas.text(186, 24, "instrumento particular", face, 9, align="right", ink=GREY)
        canvas.rule(24, 27, 186, 27, width=0.8, ink=BLACK)
        return 31

    paper = Paper(dpi, rng, Style(face, 10.5, 1.45, left=24, right=186), head, colour=colour)
    giver, taker = rng.choice((("MANDANTE", "MANDATÁRIO"), ("QUEM OUTORGA", "QUEM RECEBE OS PODERES")))
    for prefix, title, people in (
        ("outorgante", giver, mandate.givers),
        ("outorgado", taker, mandate.takers),
    ):
        for number, one in enumerate(people, start=1):
            stock.band(paper, title if len(people) == 1 else f"{title} {number}", face)
            _party_cells(paper, Told(facts, prefix, number, one), face)
            paper.flow.y += 2
    paper.paragraph(f"Poderes outorgados: {_powers(facts, mandate)}.")
    validity = _validity(facts, mandate, "{}")
    if validity:
        paper.paragraph(f"Vigência: {validity}.")
    town = mandate.office.town
    paper.paragraph(f"{town.name}/{town.state}, {_day(facts, mandate, words.date_with_month(mandate.day))}.")
    for one in mandate.givers:
        stock.signed(paper, [one.name], left=68, sealed=False)
    return paper.pages, facts


def _party_cells(paper: Paper, told: Told, face: Typeface) -> None:
    one = told.one
    paper.cells([("NOME COMPLETO", told.name(capitals=False), 1)], label_face=face)
    row: list[tuple[str, str, float]] = [
        ("NACIONALIDADE", told.nation(), 1),
        ("ESTADO CIVIL", told.state(), 1),
        ("PROFISSÃO", told.trade(), 1.4),
    ]
    paper.cells(row, label_face=face)
    paper.cells(
        [("CPF", told.cpf(), 1), ("CÉDULA DE IDENTIDADE", told.rg(), 1), ("ÓRGÃO", one.issuer, 0.6)],
        label_face=face,
    )
    paper.cells([("ENDEREÇO", f"{one.home}, {one.quarter}, {one.town.short}", 1)], label_face=face)


def brief(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a public power of this century, its parts told one below the other without captions."""
    facts, mandate = Facts(), _new_mandate(rng, 2002, 2024)
    face, office, town = rng.choice(faces.SERIF), mandate.office, mandate.office.town

    def head(canvas: Canvas, number: int) -> float:
        name, place = noted.seat(facts, office.name, town, f"{town.name}, {town.state_told}")
        ornaments.arms(canvas, 105, 20, 8)
        canvas.text(105, 36, name, face, 12, bold=True, align="middle")
        canvas.text(105, 41, place, face, 10, align="middle")
        livro, folha = notes.book(facts, mandate.livro), notes.leaf(facts, str(mandate.folha + number - 1))
        canvas.text(105, 47, f"- Livro {livro} - Folhas {folha} -", face, 9.5, align="middle")
        stock.seal_box(
            canvas, 126, 268, face, ["Selo", office.code, "Consulte a validade no sítio do Tribunal"]
        )
        return 52

    style = Style(face, 11.5, 1.55, left=30, right=180, bottom=262, indent=16)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("Procuração que se passa na forma abaixo", points=12)
    paper.paragraphs(_brief(facts, mandate))
    for one in mandate.givers:
        stock.signed(paper, [one.name], left=68, sealed=False)
    stock.signed(paper, [facts.note("oficial", office.officer.name), office.title], left=68)
    return paper.pages, facts


def _brief(facts: Facts, mandate: Mandate) -> Iterator[str]:
    plural = len(mandate.givers) > 1
    givers = qualify.everybody(facts, "outorgante", mandate.givers, _at_length, joint="; e ")
    yield (
        f"Perante mim, na data de {_day(facts, mandate, noted.doubled(mandate.day))}, "
        f"{'apresentaram-se' if plural else 'apresentou-se'} {givers}."
    )
    takers = qualify.everybody(facts, "outorgado", mandate.takers, _at_length, joint="; e ")
    yield f"{'Declararam' if plural else 'Declarou'} que {'dão' if plural else 'dá'} seus poderes a {takers}."
    yield f"O mandato serve para {_powers(facts, mandate)}."
    validity = _validity(facts, mandate, "Vigorará {}.")
    if validity:
        yield validity
    yield "Conferi os documentos de identidade e li em voz alta este ato, que foi aceito."


def _at_length(told: Told) -> str:
    one = told.one
    return (
        f"{told.name()}, {told.by_sex('inscrito', 'inscrita')} no CPF {told.cpf()} e com identidade "
        f"{told.rg()} ({one.issuer}), {told.trade()}, {told.state()}, {told.nation()}, que mora na "
        f"{one.home}, em {one.town.short}"
    )


def letter(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a private power that its grantor wrote by pen on ruled paper, 1975 to 2005."""
    facts, mandate = Facts(), _new_mandate(rng, 1975, 2005)
    style = Style(rng.choice(faces.PEN), 13, 1.7, left=30, right=186, bottom=270, indent=14)
    town, giver = mandate.office.town, mandate.givers[0]

    def head(canvas: Canvas, _: int) -> float:
        stock.ruled(canvas, 36, style)
        return 36

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.canvas.text(105, 26, "Procuração", style.face, 20, align="middle")
    taker = qualify.everybody(facts, "outorgado", mandate.takers, _by_pen, joint=" e a ")
    me = qualify.everybody(facts, "outorgante", (giver,), _by_pen)
    paper.paragraph(f"Eu, {me}, passo esta procuração a {taker}, para {_powers(facts, mandate)}.", gap=0)
    validity = _validity(facts, mandate, "A presente vale {}.")
    if validity:
        paper.paragraph(validity, gap=0)
    paper.paragraph(f"{town.name}, {_day(facts, mandate, words.date_with_month(mandate.day))}.", gap=0)
    stock.signed(paper, [giver.name], left=90, sealed=False, points=11, step=6.2)
    return paper.pages, facts


def _by_pen(told: Told) -> str:
    qualities = f"{told.nation()}, {told.state()}, {told.trade()}, identidade {told.rg()}, CPF {told.cpf()}"
    return f"{told.name(capitals=False)}, {qualities}, residente em {told.one.town.name}, na {told.one.home}"
