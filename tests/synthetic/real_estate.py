"""Matrículas de imóvel (Livro 2): a card with the property, its owners, and a chain of numbered acts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from tests.synthetic import fonts, names, notes, numbers, ornaments, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.flow import Flow, Frame
from tests.synthetic.qualifying import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.fonts import Typeface
    from tests.synthetic.names import Person, Town

_BANKS = ("Banco Cooperativo do Ipê S.A.", "Caixa de Crédito Imobiliário Figueiras S.A.", "Banco Araçá S.A.")


@dataclass(frozen=True, slots=True)
class Card:
    """What every sheet of one matrícula repeats in its head."""

    number: int
    cnm: str
    office: str
    town: Town
    opened: date


def card_pages(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the card's sheets: a front, and a back where the acts need one."""
    facts = Facts()
    number, face = rng.randint(2_000, 98_000), rng.choice((*fonts.SERIF, *fonts.SANS, fonts.TYPEWRITER[0]))
    card = Card(
        number=number,
        cnm=numbers.new_cnm(rng, number),
        office=f"{rng.randint(1, 3)}º Ofício de Registro de Imóveis",
        town=names.new_town(rng),
        opened=date(rng.randint(1977, 2012), rng.randint(1, 12), rng.randint(1, 28)),
    )
    pages: list[Canvas] = []
    flow = Flow(_sheets(pages, face, card, facts, dpi=dpi, rng=rng, colour=colour), face, 11, leading=1.42)
    for text in _body(rng, facts, card):
        flow.paragraph(text)
        flow.space(0.45)
    _officer(flow, face, names.new_person(rng, rng.choice("MF")))
    return pages, facts


def _sheets(
    pages: list[Canvas], face: Typeface, card: Card, facts: Facts, *, dpi: int, rng: Random, colour: bool
) -> Iterator[Frame]:
    for number in count(1):
        canvas = Canvas(dpi, rng, colour=colour)
        pages.append(canvas)
        top = _front(canvas, face, card, facts) if number == 1 else _back(canvas, face, card, facts)
        yield Frame(canvas, 24, top, 192, 272)


def _front(canvas: Canvas, face: Typeface, card: Card, facts: Facts) -> float:
    canvas.text(
        108, 17, f"LIVRO Nº {notes.book(facts, '2')} – REGISTRO GERAL", face, 13, bold=True, align="middle"
    )
    office = notes.seat(facts, card.office, card.town)
    canvas.text(108, 23.5, f"{office} de {card.town.short}", face, 10.5, align="middle")
    canvas.frame(22, 28, 194, 42, width=0.4, ink=BLACK)
    for x in (62, 92, 148):
        canvas.rule(x, 28, x, 42, width=0.3, ink=BLACK)
    opened = facts.day(card.opened, words.date_in_digits(card.opened), "data_abertura")
    cells = (
        (24, "MATRÍCULA Nº", facts.property_number(card.number)),
        (64, "FICHA", facts.note("ficha", "1", "01")),
        (94, "CNM", facts.cnm(card.cnm)),
        (150, "DATA", opened),
    )
    for x, label, _ in cells:
        canvas.text(x, 32.5, label, face, 8, ink=GREY)
    for x, _, value in cells:
        canvas.text(x, 38.8, value, face, 11, bold=True)
    ornaments.arms(canvas, 31, 18, 5)
    return 47


def _back(canvas: Canvas, face: Typeface, card: Card, facts: Facts) -> float:
    head = f"MATRÍCULA Nº {facts.property_number(card.number)} – FICHA 01 – VERSO"
    canvas.text(108, 18, head, face, 11, bold=True, align="middle")
    canvas.rule(22, 22, 194, 22, width=0.4, ink=BLACK)
    return 26


def _body(rng: Random, facts: Facts, card: Card) -> Iterator[str]:
    """Yield the paragraphs in the order of the page, so that the facts are noted in that order too."""
    first, second = (names.new_person(rng, rng.choice("MF")) for _ in range(2))
    yield _property(rng, facts, card)
    owner = _qualified(rng, facts, first, card.town, Side(facts, "proprietario"))
    yield f"PROPRIETÁRIO: {owner}."
    previous = card.opened - timedelta(days=rng.randint(900, 6000))
    earlier = numbers.show_thousands(rng.randint(900, 30_000))
    book = notes.book(facts, f"3-{rng.choice('ABCDEF')}")
    day = facts.day(previous, words.date_with_month(previous))
    record = f"Transcrição nº {earlier}, do Livro {book}, deste Ofício, de {day}"
    yield f"REGISTRO ANTERIOR: {facts.note('registro_anterior', record)}."
    sold = card.opened + timedelta(days=rng.randint(300, 3000))
    yield _sale(rng, facts, card, seller=first, buyer=second, day=sold)
    yield _building(rng, facts, card, sold + timedelta(days=rng.randint(100, 900)))
    yield _mortgage(rng, facts, card, second, sold + timedelta(days=rng.randint(1000, 2500)))


def _property(rng: Random, facts: Facts, card: Card) -> str:
    facts.note("tipo_imovel", "urbano")
    area = f"{numbers.show_thousands(rng.randint(250, 1200))},00"
    facts.note("area", f"{notes.decimal(area)} m²")
    lot, block = rng.randint(1, 40), rng.randint(1, 30)
    street, house, quarter = names.new_address(rng).split(", ")
    return (
        f"IMÓVEL: Um lote de terreno urbano sob o nº {facts.note('lote', str(lot), f'{lot:02d}')} da quadra "
        f"{facts.note('quadra', str(block), f'{block:02d}')}, situado na "
        f"{facts.note('logradouro', f'{street}, {house}')}, {quarter}, nesta cidade de {card.town.short}, "
        f"com a área de {area} m², medindo {rng.randint(10, 18)},00 metros de frente para a referida via "
        f"pública, igual largura nos fundos, por {rng.randint(25, 40)},00 metros de extensão de cada lado, "
        f"confrontando pela direita com o lote nº {rng.randint(41, 60)}, pela esquerda com o lote nº "
        f"{rng.randint(61, 80)} e pelos fundos com terras do espólio de {names.new_person(rng, 'M').name}. "
        f"Designação cadastral municipal: {_cadastre(rng, facts)}."
    )


def _cadastre(rng: Random, facts: Facts) -> str:
    number = f"{rng.randint(10, 99)}.{rng.randint(100, 999)}.{rng.randint(1000, 9999)}"
    return facts.note("designacao_cadastral", number)


def _qualified(rng: Random, facts: Facts, person: Person, town: Town, side: Side) -> str:
    subject = side.next()
    side.note(subject, "cpf", person.cpf)
    return (
        f"{side.note(subject, 'nome', person.name, person.name.upper())}, "
        f"{side.note(subject, 'nacionalidade', person.by_sex('brasileiro', 'brasileira'))}, "
        f"{side.note(subject, 'estado_civil', person.by_sex('solteiro', 'solteira'))}, "
        f"{side.note(subject, 'profissao', names.new_trade(rng, person))}, "
        f"{person.by_sex('inscrito', 'inscrita')} no CPF sob o nº "
        f"{facts.cpf(person.cpf)}, residente e {person.by_sex('domiciliado', 'domiciliada')} na "
        f"{names.new_address(rng)}, em {town.short}"
    )


def _act(rng: Random, facts: Facts, card: Card, day: date, *, code: str, kind: str) -> str:
    number = rng.randint(10_000, 99_000)
    protocol = facts.note("ato_protocolo", str(number), numbers.show_thousands(number), subject=code)
    facts.note("ato_especie", kind, subject=code)
    return (
        f"{facts.note('ato', code, subject=code)}-{numbers.show_thousands(card.number)} – Protocolo nº "
        f"{protocol}, de {notes.day(facts, day, words.date_with_month(day), 'ato_data', subject=code)} – "
        f"{kind.upper()}."
    )


def _value(facts: Facts, reais: int, code: str) -> str:
    return notes.amount(facts, reais * 100, "ato_valor", subject=code)


def _sale(rng: Random, facts: Facts, card: Card, *, seller: Person, buyer: Person, day: date) -> str:
    head = _act(rng, facts, card, day, code="R.1", kind="compra e venda")
    qualified = _qualified(rng, facts, buyer, card.town, Side(facts, "", frozenset()))
    price = _value(facts, rng.randint(45, 690) * 1000 + rng.choice((0, 500)), "R.1")
    book = notes.book(facts, str(rng.randint(20, 300)))
    title = f"escritura pública lavrada no Tabelionato de Notas desta comarca, no livro nº {book}"
    facts.note("ato_adquirente", buyer.name, subject="R.1")
    return (
        f"{head} Nos termos da {facts.note('ato_titulo', title, subject='R.1')}, o proprietário "
        f"{facts.note('ato_transmitente', seller.name, subject='R.1')} vendeu o imóvel desta matrícula a "
        f"{qualified}, "
        f"pelo preço de {price}, sem condições. Dou fé."
    )


def _building(rng: Random, facts: Facts, card: Card, day: date) -> str:
    head = _act(rng, facts, card, day, code="AV.2", kind="construção")
    return (
        f"{head} Procede-se a esta averbação, a requerimento da parte interessada, para constar que no "
        f"lote foi "
        f"edificada uma casa residencial de alvenaria com {rng.randint(70, 240)},00 m² de área construída, "
        f"conforme o “habite-se” nº {rng.randint(10, 900)}/{day.year}, expedido pela Prefeitura Municipal, e "
        f"a certidão negativa de débitos arquivada neste Ofício. Valor da obra: "
        f"{_value(facts, rng.randint(30, 400) * 1000, 'AV.2')}. Dou fé."
    )


def _mortgage(rng: Random, facts: Facts, card: Card, debtor: Person, day: date) -> str:
    head = _act(rng, facts, card, day, code="R.3", kind="alienação fiduciária")
    name = rng.choice(_BANKS)
    facts.note("ato_adquirente", name, subject="R.3")
    bank = f"{name}, inscrito no CNPJ sob o nº {facts.cnpj(numbers.new_cnpj(rng))}"
    title = facts.note("ato_titulo", "instrumento particular com força de escritura pública", subject="R.3")
    return (
        f"{head} Pelo {title}, {facts.note('ato_transmitente', debtor.name, subject='R.3')} alienou "
        f"fiduciariamente o imóvel desta matrícula ao {bank}, em garantia da dívida de "
        f"{_value(facts, rng.randint(50, 600) * 1000, 'R.3')}, a ser paga em "
        f"{rng.choice((120, 180, 240, 360))} "
        f"prestações "
        f"mensais e sucessivas. Dou fé."
    )


def _officer(flow: Flow, face: Typeface, officer: Person) -> None:
    flow.need(28)
    canvas, line = flow.canvas, flow.y + 17
    canvas.rule(75, line, 141, line)
    ornaments.signature(canvas, 82, line, 44)
    canvas.text(108, line + 4.5, officer.name, face, 10, align="middle")
    canvas.text(108, line + 9, officer.by_sex("Oficial", "Oficiala"), face, 9, align="middle", ink=GREY)
    ornaments.seal(canvas, 170, line - 4, 12)
