"""Matrículas: a ficha of the south, acts with their numbers in the margin, a settler's lot with a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, ornaments, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import faces, folk, land, noted, qualify, stock
from tests.synthetic.south.land import Act, Entry, Estate, new_estate

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.south.folk import Citizen
    from tests.synthetic.south.qualify import Told


def lot(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a ficha of the south: points of the compass, captions within each act, who was charged what."""
    facts, estate = Facts(), new_estate(rng, 1978, 2012, date(2024, 5, 30))
    face, office = rng.choice((*faces.SERIF, faces.SANS[1])), estate.office

    def head(canvas: Canvas, number: int) -> float:
        name, place = noted.seat(facts, office.name, office.town, office.town.name.upper())
        ornaments.arms(canvas, 29, 19, 6)
        canvas.text(40, 15, f"{name.upper()} DE {place}", face, 11, bold=True)
        livro = notes.book(facts, "2")
        canvas.text(40, 20.5, f"{office.town.state_told} - Livro n.º {livro} - Registro Geral", face, 9.5)
        _head_boxes(canvas, facts, estate, number)
        return 34

    paper = Paper(dpi, rng, Style(face, 10.5, 1.38, left=22, right=190, bottom=276), head, colour=colour)
    opened = noted.day(facts, estate.opened, noted.with_point(estate.opened), "data_abertura")
    paper.paragraph(f"{office.town.name}, {opened}.")
    paper.paragraph(f"IMÓVEL - {land.property_lines(rng, facts, estate)}.")
    several = len(estate.owners) > 1
    paper.paragraph(f"{'PROPRIETÁRIOS' if several else 'PROPRIETÁRIO(A)'} - {_owners(facts, estate)}.")
    paper.paragraph(f"{rng.choice(('PROCEDÊNCIA', 'REGISTRO ANTERIOR'))} - {_earlier(facts, estate)}.")
    for act in estate.acts:
        paper.paragraph(_lot_act(Entry(rng, facts, estate, act)))
    stock.signed(paper, [office.officer.name, office.title], left=70)
    return paper.pages, facts


def _head_boxes(canvas: Canvas, facts: Facts, estate: Estate, number: int) -> None:
    """Draw the two boxes on the right: leaf and matrícula."""
    if number == 1:
        facts.note("ficha", "1")
    canvas.frame(138, 23, 158, 32, ink=BLACK)
    canvas.frame(158, 23, 190, 32, ink=BLACK)
    canvas.text(139.5, 26, "FLS.", faces.SANS[0], 6.5)
    canvas.text(159.5, 26, "MATRÍCULA", faces.SANS[0], 6.5)
    canvas.text(142, 30.6, f"{(number + 1) // 2}{'' if number % 2 else 'v'}", faces.SANS[0], 10, bold=True)
    canvas.text(188, 30.6, facts.property_number(estate.number), faces.SANS[0], 11, bold=True, align="right")


def _owners(facts: Facts, estate: Estate) -> str:
    def write(told: Told) -> str:
        return (
            f"{told.name()}, CPF nº {told.cpf()}, RG nº {told.rg()} {told.one.issuer}, {told.nation()}, "
            f"{told.trade()}, {told.state()}, residente e {told.by_sex('domiciliado', 'domiciliada')} em "
            f"{told.one.town.short}"
        )

    return qualify.everybody(facts, "proprietario", estate.owners, write, joint="; e seu cônjuge ")


def _earlier(facts: Facts, estate: Estate) -> str:
    if estate.is_modern:
        text = f"matrícula nº {facts.property_number(estate.earlier)}, deste Ofício"
        return facts.note("registro_anterior", text)
    livro, folha = notes.book(facts, estate.earlier_book), notes.leaf(facts, str(estate.earlier_leaf))
    number = numbers.show_thousands(estate.earlier)
    return facts.note("registro_anterior", f"transcrição nº {number}, fls. {folha} do Livro {livro}")


_LOT_KINDS = {"hipoteca": "HIPOTECA DE PRIMEIRO GRAU", "partilha": "PARTILHA POR SUCESSÃO"}


def _lot_act(entry: Entry) -> str:
    act = entry.act
    code = entry.code("{letter}-{place}/{number}")
    head = f"{code}, de {entry.day(noted.with_point)} - {entry.kind(_LOT_KINDS.get(act.kind))}. "
    book = notes.book(entry.facts, f"1-{entry.rng.choice('CDEF')}")
    head += f"Prenotação nº {entry.protocol()}, do Livro {book}. "
    if not act.takers:
        return head + _lot_note(entry)
    giver, taker = _roles(act)
    several = f"FORMA DO TÍTULO: {entry.title(words.date_in_digits)}. VALOR: {entry.money()}."
    return f"{head}{giver}: {entry.givers()}. {taker}: {entry.takers(_brief(entry))}. {several} Dou fé."


def _lot_note(entry: Entry) -> str:
    act = entry.act
    title = entry.title(words.date_in_digits)
    if act.kind == "penhora":
        return f"FORMA DO TÍTULO: {title}. EXEQUENTE: a Fazenda Municipal. VALOR: {entry.money()}. Dou fé."
    size, street = entry.rng.randint(70, 290), folk.new_street(entry.rng).split(",")[0]
    what = {
        "construção": f"sobre o terreno foi edificado um prédio de alvenaria com {size},00m²",
        "cancelamento": f"fica sem efeito o {act.upon.replace('.', '-')}, por quitação dada pelo credor",
        "retificação": f"o imóvel entesta com a {street}, e não como constou",
    }[act.kind]
    return f"Conforme {title}, {what}. Dou fé."


def _roles(act: Act) -> tuple[str, str]:
    return {
        "doação": ("DOADOR(A)", "DONATÁRIO(A)"),
        "permuta": ("TRANSMITENTE", "PERMUTANTE"),
        "partilha": ("AUTOR(A) DA HERANÇA", "HERDEIRO(A)"),
        "hipoteca": ("DEVEDOR(A)", "CREDOR"),
        "alienação fiduciária": ("FIDUCIANTE", "FIDUCIÁRIO"),
        "usufruto": ("NU-PROPRIETÁRIO(A)", "USUFRUTUÁRIO(A)"),
    }.get(act.kind, ("TRANSMITENTE", "ADQUIRENTE"))


def _brief(entry: Entry) -> Callable[[Citizen], str]:
    def write(one: Citizen) -> str:
        cpf = noted.cpf(entry.facts, one.cpf)
        return f"{one.nation}, {one.state}, {one.trade}, CPF {cpf}, residente em {one.town.short}"

    return write


def flat(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the matrícula of a flat whose acts bear their numbers and days in the left margin."""
    facts, estate = Facts(), new_estate(rng, 1996, 2017, date(2024, 9, 30))
    face, office = rng.choice(faces.SANS), estate.office

    def head(canvas: Canvas, number: int) -> float:
        name, place = noted.seat(facts, office.name, office.town, f"{office.town.name}-{office.town.state}")
        canvas.rule(20, 12, 192, 12, width=1.2, ink=BLACK)
        canvas.text(20, 18, f"Matrícula {facts.property_number(estate.number)}", face, 13, bold=True)
        if number == 1:
            facts.note("ficha", "1")
        canvas.text(
            106, 18, f"Ficha {(number + 1) // 2}{'' if number % 2 else ' - verso'}", face, 11, align="middle"
        )
        canvas.text(192, 18, f"CNM: {facts.cnm(estate.cnm)}", face, 10, align="right")
        canvas.text(20, 23, f"{name} de {place} - Livro {notes.book(facts, '2')}", face, 9, ink=GREY)
        canvas.rule(20, 25, 192, 25, width=0.3, ink=BLACK)
        return 28

    paper = Paper(dpi, rng, Style(face, 10, 1.42, left=58, right=192, bottom=280), head, colour=colour)
    opened = noted.day(facts, estate.opened, words.date_in_digits(estate.opened), "data_abertura")
    stock.aside(paper, 20, 34, ["Abertura", opened], f"{land.flat_lines(rng, facts, estate)}.")
    title = rng.choice(("Titularidade", "Proprietário(s)", "Titular(es)"))
    stock.aside(paper, 20, 34, [title], f"{_owners(facts, estate)}.")
    stock.aside(paper, 20, 34, [rng.choice(("Origem", "Registro anterior"))], f"{_earlier(facts, estate)}.")
    for act in estate.acts:
        entry = Entry(rng, facts, estate, act)
        code = entry.code(rng.choice(("{letter}.{place:02d}", "{letter}-{place:02d}")))
        stock.aside(paper, 20, 34, [code, entry.day(noted.dotted)], _flat_act(entry))
    stock.signed(paper, [office.officer.name, office.title], left=90)
    return paper.pages, facts


def _flat_act(entry: Entry) -> str:
    act = entry.act
    head = f"{entry.kind(act.kind.capitalize())}. Protocolo {entry.protocol()}."
    title = entry.title(noted.dotted)
    if not act.takers:
        return f"{head} {_flat_note(entry, title)}"
    told = {
        "compra e venda": "A unidade foi vendida por {0} a {1}, por {2}",
        "doação": "A unidade foi doada por {0} a {1}, avaliada em {2}",
        "permuta": "A unidade foi dada em permuta por {0} a {1}, estimada em {2}",
        "partilha": "Na sucessão de {0}, a unidade coube a {1}, no valor de {2}",
        "hipoteca": "A unidade foi hipotecada por {0} a {1}, por dívida de {2}",
        "alienação fiduciária": "A unidade foi alienada fiduciariamente por {0} a {1}, garantindo {2}",
        "usufruto": "Usufruto vitalício instituído por {0} em favor de {1}, no valor de {2}",
    }[act.kind].format(entry.givers(), entry.takers(_brief(entry)), entry.money())
    return f"{head} {told}. Título: {title}."


def _flat_note(entry: Entry, title: str) -> str:
    act = entry.act
    if act.kind == "penhora":
        return f"A unidade foi penhorada em execução de {entry.money()}. Título: {title}."
    return {
        "construção": f"Concluída a obra do edifício, com carta de habitação. Título: {title}.",
        "cancelamento": f"Quitada a dívida, cancela-se o {act.upon.replace('.', '-')}. Título: {title}.",
        "retificação": f"Corrige-se o nome do bairro, que é {folk.new_quarter(entry.rng)}. Título: {title}.",
    }[act.kind]


def settlers(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the typed card of a settler's lot with a table of the rural cadastre, 1976 to 1996."""
    facts, estate = Facts(), new_estate(rng, 1980, 1984, date(1993, 6, 1))
    style = Style(rng.choice(faces.TYPEWRITER), 10, 1.36, left=24, right=194, bottom=272, is_bound=True)
    face, office = style.face, estate.office

    def head(canvas: Canvas, number: int) -> float:
        name, place = noted.seat(facts, office.name, office.town, office.town.name)
        canvas.text(109, 15, f"{name} - {place}", face, 10.5, align="middle")
        canvas.text(109, 20, office.town.state_told, face, 9.5, align="middle")
        canvas.text(24, 27, f"MATRÍCULA N.º {facts.property_number(estate.number)}", face, 11, bold=True)
        canvas.text(
            194, 27, f"FICHA {(number + 1) // 2}{'' if number % 2 else '-V'}", face, 10, align="right"
        )
        if number == 1:
            facts.note("ficha", "1")
        canvas.rule(24, 29.5, 194, 29.5, width=0.4, ink=BLACK)
        return 32

    paper = Paper(dpi, rng, style, head, colour=colour)
    opened = noted.day(facts, estate.opened, noted.dashed(estate.opened), "data_abertura")
    paper.paragraph(f"Aberta em {opened}, no Livro {notes.book(facts, '2-RG')}.")
    paper.paragraph(f"O BEM: {land.settlers_lines(rng, facts, estate)}.")
    ccir = facts.note("ccir", estate.ccir, f"{estate.ccir[:12]}-{estate.ccir[12]}")
    header = ("CÓDIGO NO INCRA", "MÓDULO", "Nº DE MÓDULOS", "FR. MÍN. PARC.")
    paper.table((60, 30, 40, 40), [header, (ccir, "19,8", "1,12", "3,0 ha")], points=9)
    paper.paragraph(f"O DONO: {_owners(facts, estate)}.")
    paper.paragraph(f"DE ONDE VEM: {_earlier(facts, estate)}.")
    for act in estate.acts:
        paper.paragraph(_settlers_act(Entry(rng, facts, estate, act)))
    stock.signed(paper, [office.officer.name, office.title], left=80)
    return paper.pages, facts


def _settlers_act(entry: Entry) -> str:
    act = entry.act
    code, kind = entry.code("{letter}-{place}-{number}"), entry.kind(act.kind.capitalize())
    title, protocol = entry.title(noted.with_point), entry.protocol()
    tail = (
        f"Apontado sob nº {protocol}. {entry.estate.office.town.name}, {entry.day(noted.with_point)}. Dou fé."
    )
    if not act.takers:
        return f"{code} - {kind} - {_settlers_note(entry, title)} {tail}"
    givers, takers = entry.givers(), entry.takers(_brief(entry))
    told = {
        "compra e venda": f"o bem desta matrícula foi havido de {givers} por {takers}, por compra, pelo "
        "preço de",
        "doação": f"o bem desta matrícula foi havido de {givers} por {takers}, por doação, no valor de",
        "permuta": f"o bem desta matrícula foi havido de {givers} por {takers}, por permuta, no valor de",
        "partilha": f"na partilha dos bens de {givers} coube este a {takers}, por",
        "usufruto": f"por {givers} foi constituído usufruto sobre o bem a {takers}, estimado em",
    }.get(act.kind, f"o bem foi dado em garantia por {givers} a {takers}, da dívida de")
    return f"{code} - {kind} - {told} {entry.money()}, nos termos de {title}. {tail}"


def _settlers_note(entry: Entry, title: str) -> str:
    if entry.act.kind == "penhora":
        return f"De acordo com {title}, o bem foi penhorado por dívida de {entry.money()}."
    what = {
        "construção": "levantou-se no lote um aviário de alvenaria",
        "cancelamento": f"liberou-se o bem do ônus do {entry.act.upon.replace('.', '-')}",
        "retificação": "o arroio que limita os fundos é o Pinhalzinho",
    }[entry.act.kind]
    return f"De acordo com {title}, {what}."
