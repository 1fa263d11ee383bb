"""Layouts of matrículas: typed cards, fichas with CNM, two-sided and rural cards, whole-text certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import act_voices, estates, fonts, names, notes, ornaments, parties, words
from tests.synthetic.act_voices import Pen
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.chains import LAST_DAY, Estate, new_chain, new_estate
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.parties import Couple, Party, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.synthetic.fonts import Typeface

_LENGTHS = (2, 3, 3, 4, 4, 5, 6, 8, 11)  # acts of a matrícula, as often as here


@dataclass(frozen=True, slots=True)
class Voice:
    """How one layout words the property, its owners, where it comes from, and the acts."""

    describe: Callable[[Random, Facts, Estate], str]
    come_from: Callable[[Random, Facts, Estate], str]
    qualify: Callable[[Side, Party], str]
    act: Callable[[Pen], str]
    property_caption: str
    owner_captions: tuple[str, str, str]
    earlier_caption: str
    in_capitals: bool = False


_TYPED = Voice(
    estates.typed,
    estates.from_transcription,
    parties.old,
    act_voices.typed,
    "IMÓVEL:",
    ("PROPRIETÁRIO:", "PROPRIETÁRIA:", "PROPRIETÁRIOS:"),
    "TÍTULO AQUISITIVO:",
    in_capitals=True,
)
_MODERN = Voice(
    estates.modern,
    estates.from_matricula,
    parties.modern,
    act_voices.modern,
    "IMÓVEL:",
    ("PROPRIETÁRIO:", "PROPRIETÁRIA:", "PROPRIETÁRIOS:"),
    "REGISTRO ANTERIOR:",
)
_CAPTIONED = Voice(
    estates.plain,
    estates.from_number,
    parties.terse,
    act_voices.captioned,
    "IDENTIFICAÇÃO DO IMÓVEL:",
    ("TITULAR DO DOMÍNIO:", "TITULAR DO DOMÍNIO:", "TITULARES DO DOMÍNIO:"),
    "PROCEDÊNCIA:",
    in_capitals=True,
)
_TOLD = Voice(
    estates.modern,
    estates.from_transcription,
    parties.numbers_first,
    act_voices.told,
    "O imóvel -",
    ("O proprietário -", "A proprietária -", "Os proprietários -"),
    "Registro anterior -",
)
_RURAL_TOLD = Voice(
    estates.typed,
    estates.from_number,
    parties.labelled,
    act_voices.told,
    "CARACTERÍSTICOS E CONFRONTAÇÕES:",
    ("NOME DO PROPRIETÁRIO:", "NOME DO PROPRIETÁRIO:", "NOME DOS PROPRIETÁRIOS:"),
    "NÚMERO DO REGISTRO ANTERIOR:",
)


def typewritten(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a Livro 2 card of the 1970s, typed on both sides."""
    estate = new_estate(rng, _opened(rng, 1976, 1984), is_rural=rng.random() < 0.3, has_cnm=False)
    style = Style(
        rng.choice(fonts.TYPEWRITER), 10.5, 1.3, left=22, right=194, bottom=270, is_bound=rng.random() < 0.3
    )
    facts = Facts()
    office = notes.seat(facts, f"{estate.office} Cartório de Registro de Imóveis", estate.town)
    until = date(rng.randint(1989, 1993), 6, 1)

    def head(canvas: Canvas, number: int) -> float:
        return _typed_head(canvas, number, style.face, facts, estate, office)

    paper = Paper(dpi, rng, style, head, colour=colour)
    _write(paper, rng, facts, estate, _TYPED, until=until)
    _officer(paper, rng, "O Oficial Maior", "A Oficial Maior")
    return paper.pages, facts


def _typed_head(
    canvas: Canvas, number: int, face: Typeface, facts: Facts, estate: Estate, office: str
) -> float:
    canvas.text(22, 15, office, face, 11, bold=True)
    canvas.text(22, 20.5, f"COMARCA DE {estate.town.name.upper()} - {estate.town.state}", face, 9)
    book = notes.book(facts, "2")
    canvas.text(194, 15, f"LIVRO Nº {book} - REGISTRO GERAL", face, 10, align="right")
    canvas.frame(22, 24, 112, 36, ink=BLACK)
    canvas.rule(62, 24, 62, 36, ink=BLACK)
    shown = _sheet_of(number)
    if number == 1:
        facts.note("ficha", "1")
    canvas.text(24, 28, "MATRÍCULA", face, 7)
    canvas.text(64, 28, "FOLHA" if number > 2 else "FICHA", face, 7)
    canvas.text(24, 34.2, facts.property_number(estate.number), face, 11, bold=True)
    canvas.text(64, 34.2, shown, face, 11, bold=True)
    if number > 1:
        return 40
    opened = estate.opened
    shown = f"{estate.town.name}, {notes.day(facts, opened, words.date_with_month(opened), 'data_abertura')}"
    canvas.text(194, 34.2, shown, face, 9, align="right")
    return 42


def _sheet_of(number: int) -> str:
    """Return `01`, `01 verso`, `02`, `02 verso`."""
    return f"{(number + 1) // 2:02d}" + ("" if number % 2 else " verso")


def ficha(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a printed ficha of this century with the CNM in its head."""
    return _ficha(dpi, rng, colour=colour, count=rng.choice(_LENGTHS))


def long_ficha(dpi: int, rng: Random, *, acts: int, colour: bool = False) -> tuple[list[Canvas], Facts]:
    """Return a ficha with so many acts."""
    return _ficha(dpi, rng, colour=colour, count=acts)


def _ficha(dpi: int, rng: Random, *, colour: bool, count: int) -> tuple[list[Canvas], Facts]:
    estate = new_estate(rng, _opened(rng, 1998, 2018), is_rural=False, has_cnm=True)
    style = Style(rng.choice((*fonts.SANS[:3], fonts.SERIF[0])), 10.5, 1.36, left=24, right=190, bottom=274)
    facts = Facts()
    office = notes.seat(facts, f"{estate.office} Oficial de Registro de Imóveis", estate.town)

    def head(canvas: Canvas, number: int) -> float:
        return _ficha_head(canvas, number, style.face, facts, estate, office)

    paper = Paper(dpi, rng, style, head, colour=colour)
    _write(paper, rng, facts, estate, _MODERN, count=count)
    _officer(paper, rng, "Oficial Registrador", "Oficiala Registradora")
    return paper.pages, facts


def _ficha_head(
    canvas: Canvas, number: int, face: Typeface, facts: Facts, estate: Estate, office: str
) -> float:
    ornaments.arms(canvas, 32, 20, 7)
    canvas.text(44, 15, f"LIVRO Nº {notes.book(facts, '2')} - REGISTRO GERAL", face, 11, bold=True)
    canvas.text(44, 20.5, office.upper(), face, 10)
    canvas.text(44, 25.5, f"{estate.town.name}/{estate.town.state}", face, 10)
    if number == 1:
        facts.note("ficha", "1")
    shown = (
        ("matrícula", facts.property_number(estate.number)),
        ("ficha", f"{number:02d}"),
        ("CNM", facts.cnm(estate.cnm or "")),
    )
    for (label, value), y in zip(shown, (14.5, 20, 25.5), strict=True):
        canvas.text(132, y, f"{label}:", face, 9, ink=GREY)
        canvas.text(190, y, value, face, 11, bold=True, align="right")
    canvas.rule(24, 30, 190, 30, width=0.5, ink=BLACK)
    return 32


def rural(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a rural matrícula whose property stands in captioned cells."""
    estate = new_estate(rng, _opened(rng, 1985, 2012), is_rural=True, has_cnm=rng.random() < 0.5)
    style = Style(rng.choice((*fonts.SERIF[1:4], fonts.SANS[3])), 11, 1.38, left=22, right=192)
    facts = Facts()
    office = notes.seat(facts, "Serviço Registral Imobiliário", estate.town)

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(
            107, 16, f"{office.upper()} DE {estate.town.short.upper()}", style.face, 12, align="middle"
        )
        canvas.text(22, 24, f"Matrícula {facts.property_number(estate.number)}", style.face, 11, bold=True)
        canvas.text(192, 24, f"Ficha {_sheet_of(number)}", style.face, 11, bold=True, align="right")
        canvas.rule(22, 27, 192, 27)
        return 30

    paper = Paper(dpi, rng, style, head, colour=colour)
    facts.note("ficha", "1")
    opened = notes.day(facts, estate.opened, words.date_in_digits(estate.opened), "data_abertura")
    livro = f"{notes.book(facts, '2')} - Registro Geral"
    paper.cells([("LIVRO", livro, 3), ("ABERTA EM", opened, 2), *_code_cells(facts, estate)])
    paper.flow.space(0.5)
    _write(paper, rng, facts, estate, _MODERN, dated=False)
    _officer(paper, rng, "Oficial Substituto", "Oficiala Substituta")
    return paper.pages, facts


def _code_cells(facts: Facts, estate: Estate) -> Iterator[tuple[str, str, float]]:
    if estate.cnm:
        yield ("CÓDIGO NACIONAL DE MATRÍCULA", facts.cnm(estate.cnm), 3)


def two_sided(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a wide card printed on both sides, its entries told by captions."""
    estate = new_estate(rng, _opened(rng, 1988, 2015), is_rural=False, has_cnm=rng.random() < 0.4)
    style = Style(
        rng.choice(fonts.OTHER_SANS),
        9.5,
        1.3,
        left=16,
        right=264,
        bottom=162,
        width=280,
        height=170,
        columns=2,
    )
    facts = Facts()
    office = notes.seat(facts, f"{estate.office} Registro Imobiliário", estate.town)

    def head(canvas: Canvas, number: int) -> float:
        return _wide_head(canvas, number, style.face, facts, estate, office)

    paper = Paper(dpi, rng, style, head, colour=colour)
    _write(paper, rng, facts, estate, _CAPTIONED, dated=False)
    _officer(paper, rng, "Registrador", "Registradora")
    return paper.pages, facts


def _wide_head(
    canvas: Canvas, number: int, face: Typeface, facts: Facts, estate: Estate, office: str
) -> float:
    if number == 1:
        facts.note("ficha", "1")
    opened = notes.day(facts, estate.opened, words.date_in_digits(estate.opened), "data_abertura")
    cells = [
        (16, "Nº DE ORDEM DA MATRÍCULA", facts.property_number(estate.number)),
        (74, "FICHA Nº", _sheet_of(number)),
        (104, "DATA DA ABERTURA", opened),
    ]
    if estate.cnm:
        cells.append((142, "CNM", facts.cnm(estate.cnm)))
    for x, label, _ in cells:
        canvas.text(x, 12, label, face, 7, ink=GREY)
    for x, _, value in cells:
        canvas.text(x, 18, value, face, 12, bold=True)
    place = f"{office} - {estate.town.name} ({estate.town.state})"
    canvas.text(264, 18, place, face, 10, align="right")
    canvas.rule(16, 21, 264, 21, width=0.6, ink=BLACK)
    return 24


def whole_text(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certidão de inteiro teor: the matrícula within an officer's certificate."""
    estate = new_estate(rng, _opened(rng, 1980, 2016), is_rural=rng.random() < 0.3, has_cnm=True)
    style = Style(rng.choice(fonts.OTHER_SERIF), 11, 1.4, left=28, right=186, indent=9)
    facts = Facts()
    office = notes.seat(facts, f"{estate.office} Ofício Imobiliário", estate.town)

    def head(canvas: Canvas, number: int) -> float:
        ornaments.border(canvas)
        canvas.text(107, 20, f"{office} de {estate.town.short}", style.face, 13, bold=True, align="middle")
        if number == 1:
            canvas.text(
                107, 29, "CERTIDÃO DE INTEIRO TEOR DA MATRÍCULA", style.face, 13, bold=True, align="middle"
            )
            return 35
        canvas.text(186, 27, f"Página {number}", style.face, 8.5, align="right", ink=GREY)
        return 30

    paper = Paper(dpi, rng, style, head, colour=colour)
    number, cnm = facts.property_number(estate.number), facts.cnm(estate.cnm or "")
    paper.paragraph(
        f"CERTIFICO, a pedido verbal da parte interessada, que revendo o Livro {notes.book(facts, '2')} - "
        f"Registro Geral desta Serventia, nele consta a matrícula nº {number}, Código Nacional de Matrícula "
        f"{cnm}, do teor seguinte:"
    )
    _write(paper, rng, facts, estate, _TOLD)
    issued = date(2026, rng.randint(7, 11), rng.randint(1, 28))
    paper.paragraph(
        f"Era o que se continha na referida matrícula, que para aqui fielmente transcrevi e dou fé. "
        f"{estate.town.name}, {notes.day(facts, issued, words.date_with_month(issued))}."
    )
    _officer(paper, rng, "Escrevente Autorizado", "Escrevente Autorizada")
    return paper.pages, facts


def rural_typed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed rural card with its captions on lines of their own."""
    estate = new_estate(rng, _opened(rng, 1977, 1990), is_rural=True, has_cnm=False)
    style = Style(rng.choice(fonts.OTHER_TYPEWRITER), 10, 1.34, left=26, right=196, bottom=268, is_bound=True)
    facts = Facts()
    office = notes.seat(facts, "Cartório do Registro Geral de Imóveis", estate.town)

    def head(canvas: Canvas, number: int) -> float:
        face = style.face
        canvas.text(26, 16, office, face, 10.5)
        canvas.text(26, 21, f"{estate.town.name}, {estate.town.state_told}", face, 9)
        canvas.text(196, 16, f"Matrícula nº {facts.property_number(estate.number)}", face, 11, align="right")
        canvas.text(
            196, 21, f"Ficha nº {(number + 1) // 2}{'' if number % 2 else '-v'}", face, 9, align="right"
        )
        canvas.rule(26, 24, 196, 24, ink=BLACK)
        return 27

    paper = Paper(dpi, rng, style, head, colour=colour)
    facts.note("ficha", "1")
    _write(paper, rng, facts, estate, _RURAL_TOLD, until=date(rng.randint(1996, 2004), 3, 1))
    _officer(paper, rng, "O Oficial", "A Oficial")
    return paper.pages, facts


def _opened(rng: Random, first: int, last: int) -> date:
    return date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))


def _write(
    paper: Paper,
    rng: Random,
    facts: Facts,
    estate: Estate,
    voice: Voice,
    *,
    count: int | None = None,
    until: date = LAST_DAY,
    dated: bool = True,
) -> None:
    """Write the property, the owners, the earlier record and the acts; `dated` tells the opening day here."""
    if dated and "data_abertura" not in facts.mapping():
        opened = notes.day(facts, estate.opened, words.date_with_month(estate.opened), "data_abertura")
        paper.paragraph(f"{estate.town.name}, {opened}.")
    paper.paragraph(f"{voice.property_caption} {voice.describe(rng, facts, estate)}")
    owner = voice.owner_captions[_number_and_gender(estate.owner)]
    qualified = voice.qualify(Side(facts, "proprietario"), estate.owner)
    paper.paragraph(f"{owner} {qualified}.")
    paper.paragraph(f"{voice.earlier_caption} {voice.come_from(rng, facts, estate)}.")
    for act in new_chain(rng, estate, count or rng.choice(_LENGTHS), until=until):
        pen = Pen(rng, facts, estate, act, voice.qualify, in_capitals=voice.in_capitals)
        paper.paragraph(voice.act(pen))


def _number_and_gender(party: Party) -> int:
    """Return the place among a man's, a woman's and several owners' captions."""
    return 2 if isinstance(party, Couple) else int(party.is_woman)


def _officer(paper: Paper, rng: Random, man: str, woman: str) -> None:
    """Let an officer sign under the title of a man or of a woman."""
    officer = names.new_person(rng, rng.choice("MF"))
    paper.sign([(officer.name, officer.by_sex(man, woman))], sealed=rng.random() < 0.5)
