"""Protestos: a mercantile bill in boxes, a typed note, a cheque, a tax debt called by edict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, ornaments, people, words
from tests.synthetic.canvas import BLACK, Canvas
from tests.synthetic.east import faces, folk, pages
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.parties import Company
from tests.synthetic.protests import Protest, Told, new_protest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    Row = list[tuple[str, str, float]]


def _protest(rng: Random, first: int, last: int, kind: str, shown: str) -> Protest:
    protest, town = new_protest(rng, first, last, (kind,)), folk.new_town(rng)
    debtor = rng.choice((folk.new_one, folk.new_house))
    return replace(
        protest,
        town=town,
        presenter=folk.new_bank(rng),
        creditor=folk.new_house(rng) if protest.creditor else None,
        debtors=tuple(debtor(rng) for _ in protest.debtors),
        shown_kind=shown,
        reason=protest.reason if kind == "duplicata" else "falta de pagamento",
        officer=people.new_person(rng, rng.choice("MF")),
    )


def _opened(rng: Random, protest: Protest, pattern: str) -> tuple[Facts, Told, str, str]:
    facts = Facts()
    office, place = pages.seat(facts, pattern.format(protest.office), protest.town, protest.town.short)
    return facts, Told(facts, protest, rng), office, place


def bill(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an instrument for a duplicata by indication, in boxes from the title to the office."""
    protest = _protest(rng, 2003, 2026, "duplicata", "DMI - Duplicata Mercantil por Indicação")
    facts, told, office, place = _opened(rng, protest, "Tabelionato de Protesto do {} Ofício")
    face = rng.choice((*faces.SANS, faces.SERIF[3]))
    head = pages.letterhead(face, [(office, 12), (place, 10)], x=44, align="left", arms=28, ruled=True)
    paper = Paper(dpi, rng, Style(face, 9.5, 1.4, left=18, right=192), head, colour=colour)
    paper.heading("PROTESTO - INSTRUMENTO", points=13)
    for row in _bill(told):
        paper.cells(row, label_face=faces.SANS[1])
    paper.flow.space(0.8)
    paper.paragraph("Intimado na forma da Lei 9.492/97, o obrigado nada fez. Protestei o título. Dou fé.")
    ornaments.code_matrix(paper.canvas, 20, paper.flow.y + 4, 20)
    paper.sign([told.signer("Tabelião", "Tabeliã")])
    return paper.pages, facts


def _bill(told: Told) -> Iterator[Row]:
    yield [("ESPÉCIE", told.kind(), 3), ("Nº DO TÍTULO", told.number() or "sem número", 1.4)]
    yield [("EMISSÃO", told.issued(), 1), ("VENC.", told.due(), 1), ("VALOR A PROTESTAR", told.value(), 1.3)]
    for name, label, number in told.debtors():
        yield [("SACADO", name, 3), (label, number, 1.4)]
    if told.protest.creditor:
        yield [("SACADOR", told.creditor(), 1)]
    yield [("APRESENTADO POR", told.presenter(), 1)]
    row = [("Nº DE PROTOCOLO", told.protocol(), 1.0), ("PROTOCOLIZADO EM", told.received(), 1.0)]
    if told.protest.notified:
        row.append(("INTIMAÇÃO", told.notified(), 1.0))
    yield row
    yield [("PROTESTADO POR", told.reason().capitalize(), 2), ("PROTESTO EM", told.day(), 1)]
    yield [("LIVRO", told.book(), 1), ("FOLHA", told.leaf(), 1)]


def note(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed protest of a promissory note, one paragraph of the years 1970 to 1990."""
    protest = _protest(rng, 1970, 1990, "nota promissória", "nota promissória")
    facts, told, office, place = _opened(rng, protest, "Cartório do {} Ofício de Notas e Protestos")
    face = rng.choice(faces.TYPED)
    head = pages.letterhead(
        face, [(office, 10), (place, 10), ("TERMO DE PROTESTO", 12)], x=40, align="left", top=18
    )
    style = Style(face, 10.5, 1.72, left=40, right=190, bottom=270, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(" ".join(_note(told)))
    paper.sign([told.signer("O Escrivão", "A Escrivã")], sealed=True)
    return paper.pages, facts


def _note(told: Told) -> Iterator[str]:
    yield (
        f"{told.day(words.date_in_solemn_words).capitalize()}, no livro número {told.book()}, fôlhas "
        f"{told.leaf()}, faço este protesto da {told.kind(capitals=False)}{told.number(' de n.º {}')}, "
        f"passada a {told.issued(words.date_with_month)} e a pagar em {told.due(words.date_with_month)}, de "
        f"{told.value(in_words=True)}, sendo emitente {told.debtors_in_words('{}, {} {}')},"
    )
    yield (
        f"{told.creditor('em benefício de {}, ')}que {told.presenter()} trouxe a cartório em "
        f"{told.received(words.date_with_month)}, tomando no protocolo o n.º {told.protocol()}."
    )
    yield told.notified("Avisado por carta aos {}, o devedor deixou passar o prazo.", words.date_with_month)
    yield f"É o protesto por {told.reason()}, e dele dou este termo a quem o pediu."


def cheque(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate on a dishonoured cheque, its particulars beside captions."""
    protest = _protest(rng, 1992, 2022, "cheque", "cheque")
    facts, told, office, place = _opened(rng, protest, "{} Cartório de Protesto de Títulos")
    face = rng.choice((*faces.SERIF, faces.ROUND))
    lines = [("CERTIDÃO DE PROTESTO", 15), (f"{office} - {place}", 10)]
    head = pages.letterhead(face, lines, x=188, align="right", top=18, ruled=True)
    paper = Paper(dpi, rng, Style(face, 11, 1.5, left=24, right=188), head, colour=colour)
    paper.flow.space(0.6)
    for caption, text in _cheque(rng, told):
        pages.beside(paper, caption, text, room=42)
    paper.sign([told.signer("Oficial Titular", "Oficiala Titular")], sealed=True)
    return paper.pages, facts


def _cheque(rng: Random, told: Told) -> Iterator[tuple[str, str]]:
    yield "Assentamento", f"livro {told.book()}, folha {told.leaf()}, protocolo {told.protocol(dotted=True)}"
    yield (
        "Título",
        f"{told.kind(capitals=False)}{told.number(' nº {}')}, da agência {rng.randint(100, 4_000)}",
    )
    yield "Datas", f"emitido a {told.issued()}; vencido em {told.due()}"
    yield "Quantia", told.value(in_words=True)
    yield "Emitente", told.debtors_in_words("{}, com {} {}")
    if told.protest.creditor:
        yield "Favorecido", told.creditor()
    yield "Portador", f"{told.presenter()}, que o entregou em {told.received(words.date_with_month)}"
    if told.protest.notified:
        yield "Intimação", f"por carta registrada, {told.notified('em {}', words.date_with_month)}"
    yield "Protesto", f"tirado em {told.day(words.date_with_month)}, por {told.reason()}"
    yield "Encerramento", "assim está nos meus livros"


def tax_debt(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the protest of a tax debt as a table, the debtor called by edict, with its costs."""
    protest = _protest(rng, 2013, 2026, "certidão de dívida ativa", "CDA - Certidão de Dívida Ativa")
    state = f"Procuradoria da Fazenda do {folk.of_state(protest.town)}"
    treasury = Company(state, numbers.new_cnpj(rng), folk.new_home(rng), protest.town, folk.new_one(rng))
    protest = replace(protest, presenter=treasury, creditor=None)
    facts, told, office, place = _opened(rng, protest, "Serviço de Protesto - {} Ofício")
    face = rng.choice((*faces.SANS, faces.SERIF[0]))
    head = pages.letterhead(face, [(office, 12), (place, 10)], arms=105, top=12)
    paper = Paper(dpi, rng, Style(face, 10.5, 1.42, left=22, right=188), head, colour=colour)
    paper.heading("INSTRUMENTO DE PROTESTO DE DÍVIDA ATIVA", points=13)
    paper.table((52, 114), [("DADOS", "ESPECIFICAÇÃO"), *_tax_debt(told)], points=10)
    first, last = rng.randint(1_200, 9_000), rng.randint(300, 1_100)
    costs = notes.amount(facts, first, in_words=False), notes.amount(facts, last, in_words=False)
    paper.paragraph(f"Custas: emolumentos {costs[0]}; fundo judiciário {costs[1]}. Isento o credor público.")
    paper.paragraph(
        "Decorrido o tríduo sem pagamento, fica o título protestado, do que lavro este instrumento."
    )
    paper.canvas.rule(22, paper.flow.y, 188, paper.flow.y, ink=BLACK)
    paper.sign([told.signer("Tabelião Interventor", "Tabeliã Interventora")], sealed=True)
    return paper.pages, facts


def _tax_debt(told: Told) -> Iterator[tuple[str, str]]:
    yield "Apontamento", f"nº {told.protocol()}, de {told.received()}"
    yield "Apresentante", told.presenter()
    for name, label, number in told.debtors():
        yield "Sujeito passivo", f"{name}, {label} {number}"
    yield "Documento de dívida", told.kind()
    if told.protest.number:
        yield "CDA nº", told.number()
    yield "Emissão / vencimento", f"{told.issued()} / {told.due()}"
    yield "Valor atualizado", told.value(in_words=True)
    if told.protest.notified:
        yield "Convocação", told.notified("por edital afixado em {}")
    yield "Fundamento", told.reason().capitalize()
    yield "Lavratura", f"{told.day(words.date_with_month)}, livro {told.book()}, folhas {told.leaf()}"
