"""Matrículas: narrow columns, typed rural sheets, acts in a ruled table, a digital certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import notes, people, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.chains import LAST_DAY, Estate, new_chain, new_estate
from tests.synthetic.east import acts, faces, folk, pages, persons
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.pen import Pen
from tests.synthetic.qualifying import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.east.persons import Qualify

_FARMS = (
    "Fazenda Riacho Fundo",
    "Sítio Olho d'Água",
    "Fazenda Nova Canaã",
    "Seringal Bom Futuro",
    "Sítio Cacimba",
)
_GRIDS = ("Loteamento Sol Nascente", "Conjunto Novo Horizonte", "Residencial dos Buritis")
_LENGTHS = (2, 3, 3, 4, 5, 7)


def _estate(rng: Random, first: int, last: int, *, is_rural: bool, has_cnm: bool) -> Estate:
    estate = new_estate(rng, folk.new_day(rng, first, last), is_rural=is_rural, has_cnm=has_cnm)
    street, house, quarter = folk.new_home(rng).split(", ")
    return replace(
        estate,
        town=folk.new_town(rng),
        owner=folk.new_party(rng),
        street=f"{street}, {house}",
        quarter=quarter,
        grid=rng.choice(_GRIDS),
        farm=rng.choice(_FARMS),
    )


def _pens(
    rng: Random, facts: Facts, estate: Estate, qualify: Qualify, until: date = LAST_DAY
) -> Iterator[Pen]:
    for act in new_chain(rng, estate, rng.choice(_LENGTHS), until=until):
        yield Pen(rng, facts, estate, act, qualify)


def _owner(facts: Facts, estate: Estate, qualify: Qualify) -> str:
    return qualify(Side(facts, "proprietario"), estate.owner)


def _from(rng: Random, facts: Facts, estate: Estate) -> str:
    """Name the record before this one: a transcription or a matrícula of another book."""
    if estate.opened.year < 1990:
        livro = facts.note("livro", f"3-{rng.choice('JLMNP')}")
        folha = facts.note("folha", str(rng.randint(2, 299)))
        text = (
            f"Transcrito sob nº de ordem {estate.earlier_number}, fls. {folha} do livro {livro}, deste "
            "cartório"
        )
    else:
        number = facts.property_number(estate.earlier_number)
        text = f"Matrícula {number} do {rng.choice(('1º', '2º'))} Ofício desta Comarca"
    return facts.note("registro_anterior", text)


def _kind(facts: Facts, estate: Estate, shown: str) -> str:
    return facts.note("tipo_imovel", "rural" if estate.is_rural else "urbano", shown)


def _area(facts: Facts, estate: Estate, shown: str) -> str:
    sign = "ha" if estate.is_rural else "m²"
    return facts.note("area", f"{notes.decimal(estate.area)} {sign}", shown)


def _described(rng: Random, facts: Facts, estate: Estate) -> str:
    if estate.is_rural:
        return _farm(rng, facts, estate)
    return _flat(rng, facts, estate) if rng.random() < 0.3 else _lot(rng, facts, estate)


def _farm(rng: Random, facts: Facts, estate: Estate) -> str:
    whole, rest = estate.area.split(",")
    shown = rng.choice(
        (
            f"{estate.area} ha",
            f"{estate.area} hectares",
            f"{whole} hectares, {rest[:2]} ares e {rest[2:]} centiares",
        )
    )
    code = ""
    if estate.ccir:
        value = estate.ccir
        shown_code = f"{value[:3]}.{value[3:6]}.{value[6:9]}.{value[9:12]}-{value[12:]}"
        code = f" Código do INCRA (CCIR) {facts.note('ccir', value, shown_code)}."
    return (
        f"Propriedade {_kind(facts, estate, 'rural')} conhecida por "
        f"{facts.note('denominacao', estate.farm)}, no município de {estate.town.name}, medindo "
        f"{_area(facts, estate, shown)}, extremando ao nascente com {people.new_person(rng, 'M').name}, ao "
        f"poente com o rio e nos demais rumos com herdeiros de {people.new_person(rng, 'F').name}.{code}"
    )


def _lot(rng: Random, facts: Facts, estate: Estate) -> str:
    side = rng.randint(41, 99)
    return (
        f"Terreno próprio, {_kind(facts, estate, 'urbano')}, designado lote {facts.note('lote', estate.lot)} "
        f"da quadra {facts.note('quadra', estate.block)}, {estate.grid}, com frente para a "
        f"{facts.note('logradouro', estate.street)}, {estate.quarter}, e "
        f"{_area(facts, estate, estate.area + ' m²')} de superfície: {estate.front} m na frente e no fundo, "
        f"{estate.depth} m de cada lado; limita-se com os lotes {side} e {side + 1}. Inscrição municipal "
        f"{facts.note('designacao_cadastral', estate.cadastre)}."
    )


def _flat(rng: Random, facts: Facts, estate: Estate) -> str:
    return (
        f"Imóvel {_kind(facts, estate, 'urbano')} constituído pelo apartamento nº {rng.randint(101, 1204)} "
        f"do Edifício {people.new_surnames(rng, 1)}, na {facts.note('logradouro', estate.street)}, "
        f"{estate.quarter}, com {_area(facts, estate, estate.area + ' metros quadrados')} de área privativa "
        "e uma vaga de garagem. Cadastro na Prefeitura sob nº "
        f"{facts.note('designacao_cadastral', estate.cadastre)}."
    )


def _signed(paper: Paper, rng: Random, man: str, woman: str) -> None:
    officer = people.new_person(rng, rng.choice("MF"))
    paper.sign([(officer.name, officer.by_sex(man, woman))], sealed=rng.random() < 0.6)


def narrow(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return sheets of two narrow columns, the acts told by captions."""
    facts, estate = Facts(), _estate(rng, 2001, 2019, is_rural=False, has_cnm=rng.random() < 0.7)
    face = rng.choice((*faces.SANS, faces.SERIF[3]))
    office, place = pages.seat(facts, f"{estate.office} Ofício de Imóveis", estate.town, _slash(estate))

    def head(canvas: Canvas, number: int) -> float:
        shown = f"{(number + 1) // 2:03d}" + ("" if number % 2 else "v")
        if number == 1:
            facts.note("ficha", "1", shown)
        canvas.text(16, 14, f"{office} - {place}", face, 10, bold=True)
        canvas.text(16, 19.5, f"Livro {facts.note('livro', '2')} - Registro Geral", face, 9)
        number_told = f"Matrícula {facts.property_number(estate.number)} | Ficha {shown}"
        canvas.text(194, 14, number_told, face, 10, bold=True, align="right")
        if estate.cnm:
            canvas.text(194, 19.5, f"CNM {facts.cnm(estate.cnm)}", face, 9, align="right")
        canvas.rule(16, 22, 194, 22, ink=BLACK)
        return 24

    style = Style(face, 9, 1.34, left=16, right=194, bottom=166, height=180, columns=2)
    paper = Paper(dpi, rng, style, head, colour=colour)
    day = notes.day(facts, estate.opened, words.date_in_digits(estate.opened), "data_abertura")
    paper.paragraph(f"ABERTURA: {day}. IMÓVEL: {_described(rng, facts, estate)}")
    paper.paragraph(f"TITULAR(ES): {_owner(facts, estate, persons.bracketed)}.")
    paper.paragraph(f"REGISTRO ANTERIOR: {_from(rng, facts, estate)}.")
    for pen in _pens(rng, facts, estate, persons.bracketed):
        when = words.date_in_digits(pen.act.day)
        top = (
            f"{pen.code('{letter}-{place}-{number}')} em {pen.day(when)}, prot. {pen.protocol(dotted=False)}"
        )
        paper.paragraph(f"{top}. {acts.by_captions(pen)} O Oficial.")
    _signed(paper, rng, "Oficial", "Oficial")
    return paper.pages, facts


def _slash(estate: Estate) -> str:
    return f"{estate.town.name}/{estate.town.state}"


def typed_rural(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return typed rural sheets of the first years, the numbers of the acts in a column at the left."""
    facts, estate = Facts(), _estate(rng, 1976, 1987, is_rural=True, has_cnm=False)
    face = rng.choice(faces.TYPED)
    office, place = pages.seat(facts, "Cartório do Registro Imobiliário", estate.town, estate.town.name)

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(18, 16, f"{office} - Comarca de {place}, {folk.of_state(estate.town)}", face, 9)
        leaf = f"Ficha {(number + 1) // 2}{'' if number % 2 else ' (verso)'}"
        if number == 1:
            facts.note("ficha", "1", leaf)
        canvas.text(18, 22, f"MATRICULA N. {facts.property_number(estate.number)}", face, 11, bold=True)
        canvas.text(192, 22, f"LIVRO N. {facts.note('livro', '2')}   {leaf}", face, 10, align="right")
        canvas.frame(15, 10, 195, 290, width=0.3)
        canvas.rule(15, 25, 195, 25, width=0.4, ink=BLACK)
        return 27

    style = Style(face, 9.5, 1.45, left=18, right=192, bottom=274)
    paper = Paper(dpi, rng, style, head, colour=colour)
    day = notes.day(facts, estate.opened, words.date_with_month(estate.opened), "data_abertura")
    pages.beside(paper, "DATA", day, room=34)
    pages.beside(paper, "IMOVEL", _described(rng, facts, estate), room=34)
    pages.beside(paper, "PROPRIETARIO", f"{_owner(facts, estate, persons.typed)}.", room=34)
    pages.beside(paper, "REG. ANT.", f"{_from(rng, facts, estate)}.", room=34)
    for pen in _pens(rng, facts, estate, persons.typed, until=date(rng.randint(1990, 1993), 5, 1)):
        code = pen.code("{letter}.{place}")
        when = pen.day(words.date_with_month(pen.act.day))
        text = f"Em {when}. {acts.flowing(pen)} Protocolo {pen.protocol()}. O referido é verdade."
        pages.beside(paper, code, text, room=34)
    _signed(paper, rng, "Suboficial", "Suboficial")
    return paper.pages, facts


def ruled(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a matrícula whose acts are the rows of a ruled table."""
    facts, estate = Facts(), _estate(rng, 1994, 2017, is_rural=rng.random() < 0.4, has_cnm=rng.random() < 0.5)
    face = rng.choice((*faces.SERIF, faces.SANS[1]))
    office, place = pages.seat(
        facts, f"Serventia Imobiliária da {estate.office[0]}ª Zona", estate.town, _slash(estate)
    )

    def again(canvas: Canvas, number: int) -> None:
        text = f"Continuação da matrícula {facts.property_number(estate.number)} - folha {number}"
        canvas.text(192, 16, text, face, 9, align="right", ink=GREY)

    lines = [(office, 12), (place, 10), ("REGISTRO GERAL - LIVRO N.º " + facts.note("livro", "2"), 10)]
    head = pages.letterhead(face, lines, x=46, align="left", arms=31, again=again)
    paper = Paper(dpi, rng, Style(face, 10.5, 1.38, left=20, right=192), head, colour=colour)
    day = notes.day(facts, estate.opened, words.date_in_digits(estate.opened), "data_abertura")
    row = [("MATRÍCULA", facts.property_number(estate.number), 2.0), ("FICHA", facts.note("ficha", "1"), 1.0)]
    row.append(("DATA DA ABERTURA", day, 2.0))
    if estate.cnm:
        row.append(("CNM", facts.cnm(estate.cnm), 3.0))
    paper.cells(row)
    paper.cells([("CARACTERIZAÇÃO DO IMÓVEL", _described(rng, facts, estate), 1)])
    paper.cells([("NOME E QUALIFICAÇÃO DO TITULAR", f"{_owner(facts, estate, persons.labelled)}.", 1)])
    paper.cells([("ORIGEM", f"{_from(rng, facts, estate)}.", 1)])
    paper.flow.space(0.6)
    rows = [("ATO", "DATA", "CONTEÚDO"), *_rows(rng, facts, estate)]
    paper.table((20, 25, 127), rows, points=9)
    _signed(paper, rng, "Escrevente Autorizado", "Escrevente Autorizada")
    return paper.pages, facts


def _rows(rng: Random, facts: Facts, estate: Estate) -> Iterator[tuple[str, str, str]]:
    for pen in _pens(rng, facts, estate, persons.labelled):
        code, when = pen.code("{Letter}.{place:02d}"), pen.day(words.date_in_digits(pen.act.day))
        protocol = f"Prenotado sob nº {pen.protocol()} em {pen.protocol_day()}."
        yield code, when, f"{protocol} {acts.flowing(pen)}"


def certified(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a digital certificate of the whole matrícula, its acts run into each other."""
    facts, estate = Facts(), _estate(rng, 1985, 2018, is_rural=rng.random() < 0.5, has_cnm=True)
    face = rng.choice((faces.ROUND, *faces.SERIF[:2]))
    office, place = pages.seat(facts, "Cartório de Registro de Imóveis", estate.town, estate.town.short)

    def again(canvas: Canvas, number: int) -> None:
        canvas.text(24, 17, f"{office} - fl. {number}", face, 8.5, ink=GREY)

    lines = [(office.upper(), 12), (place, 10), ("CERTIDÃO DIGITAL DE MATRÍCULA", 12)]
    head = pages.letterhead(face, lines, x=186, align="right", ruled=True, again=again)
    paper = Paper(dpi, rng, Style(face, 10, 1.5, left=24, right=186), head, colour=colour)
    paper.paragraph(
        f"Livro {facts.note('livro', '2')}, matrícula n. {facts.property_number(estate.number)}, ficha "
        f"{facts.note('ficha', '1')}, Código Nacional {facts.cnm(estate.cnm or '')}. Segue o inteiro teor:"
    )
    day = notes.day(facts, estate.opened, words.date_in_words(estate.opened), "data_abertura")
    told = [f"Aberta em {day}. {_described(rng, facts, estate)}"]
    told.append(
        f"É titular {_owner(facts, estate, persons.courteous)}. Procede de: {_from(rng, facts, estate)}."
    )
    told += list(_run_in(rng, facts, estate))
    paper.paragraph(" ".join(told))
    issued = LAST_DAY + timedelta(days=rng.randint(3, 120))
    shown = notes.day(facts, issued, words.date_in_digits(issued))
    paper.paragraph(f"Certifico que nada mais consta até {shown}. Assinado digitalmente.")
    _signed(paper, rng, "Registrador Substituto", "Registradora Substituta")
    return paper.pages, facts


def _run_in(rng: Random, facts: Facts, estate: Estate) -> Iterator[str]:
    for pen in _pens(rng, facts, estate, persons.courteous):
        code = pen.code("{Letter}-{place}/{number}")
        yield f"[{code}] {acts.by_captions(pen)} Protocolo {pen.protocol()}, registrado em"
        yield f"{pen.day(words.date_with_month(pen.act.day))}."
