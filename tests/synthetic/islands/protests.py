"""Protests of the islands: typed prose with the sum in cruzeiros, needle print, the cells of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days, faces, folk, noting, parts
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_Cells = list[list[tuple[str, str, float]]]
_OLD = ("nota promissória", "letra de câmbio", "duplicata")
_COMPUTED = ("duplicata", "letra de câmbio")
_SHOWN = {
    "duplicata": "Duplicata Mercantil por Indicação",
    "nota promissória": "Nota Promissória",
    "cheque": "Cheque",
    "cédula de crédito bancário": "Cédula de Crédito Bancário",
}


def typed_public(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed instrument of Pará: saibam quantos, the bill, the notice, the protest."""
    facts, protest = Facts(), folk.new_protest(rng, "PA", 1955, 1978, _OLD, firms=0)
    books = noting.Books(facts, protest.entry)
    bill, town, face = noting.Bill(facts, protest, notes.CRUZEIRO), protest.entry.town, faces.OLIVETTI
    lines = [
        (books.office("Cartório do 2º Ofício de Notas e Protestos"), 12, False),
        (books.seat(f"{town.name} - Estado do Pará"), 11, False),
        ("INSTRUMENTO DE PROTESTO", 15, True),
    ]
    head = parts.letterhead(face, lines, top=34, arms=(105, 22))
    style = Style(face, 11, leading=1.7, left=32, right=188, indent=14)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(f"Livro {books.livro()}   Fls. {books.folha()}   Apontamento n.º {bill.protocol()}")
    paper.paragraphs(iter(_instrument(books, bill)))
    officer, title = books.officer(), protest.entry.title("Tabelião", "Tabeliã")
    paper.paragraph(f"Custas pagas em estampilhas. Eu, {officer}, {title}, subscrevo e assino.")
    parts.signed_at(paper, [officer, f"{title} de Protestos"], left=100)
    return paper.pages, facts


def _instrument(books: noting.Books, bill: noting.Bill) -> list[str]:
    told = bill.protest
    protested = books.day(told.entry.entered, days.at_the, "data_protesto")
    filed = books.day(told.filed, days.on_the_day, "data_protocolo")
    summoned = books.day(told.summoned, days.on_the_day, "data_intimacao")
    return [
        (
            f"SAIBAM quantos virem êste instrumento que, {protested}, nesta cidade de "
            f"{told.entry.town.name}, em "
            f"meu cartório, a requerimento de {bill.presenter()}, protestei por {bill.reason()} o título "
            "que me "
            f"foi entregue no {filed}, a saber: uma {bill.kind()} de número {bill.serial()}, no valor de "
            f"{bill.sum(in_words=True)}, emitida em "
            f"{books.day(told.drawn, days.bracketed, 'titulo_emissao')} e "
            f"vencida em {books.day(told.due, days.bracketed, 'titulo_vencimento')}, sendo credor "
            f"{bill.creditor()} e devedor {bill.debtor()}, residente à {told.home}."
        ),
        (
            f"Intimei o devedor por carta no {summoned} e, não tendo êle comparecido nem dado razões, "
            "lavrei o "
            "presente para garantia dos direitos do portador contra todos os obrigados."
        ),
    ]


def boxed_today(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's instrument of Santa Catarina: cells under bars, what was done, and a table of fees."""
    facts, protest = Facts(), folk.new_protest(rng, "SC", 2013, 2023, tuple(_SHOWN))
    books, bill = noting.Books(facts, protest.entry), noting.Bill(facts, protest)
    town, face = protest.entry.town, faces.SCREEN
    lines = [
        (books.office("1º Tabelionato de Notas e Protesto de Títulos"), 13, True),
        (books.seat(f"Comarca de {town.name} - Santa Catarina"), 10, False),
        (folk.new_home(rng), 9, False),
        ("INSTRUMENTO DE PROTESTO", 15, True),
    ]
    head = parts.letterhead(face, lines, top=12, x=40, align="left", arms=(27, 24), rule=(18, 192))
    paper = Paper(dpi, rng, Style(face, 10, leading=1.4, left=18, right=192), head, colour=colour)
    for title, rows in _boxes(books, bill):
        parts.bar(paper, title, face)
        for row in rows:
            paper.cells(row, label_face=face)
        paper.flow.space(0.5)
    _done(paper, rng, books, bill)
    title = protest.entry.title("Tabelião Substituto", "Tabeliã Substituta")
    parts.signed_at(paper, [books.officer(), title], left=106)
    return paper.pages, facts


def _boxes(books: noting.Books, bill: noting.Bill) -> list[tuple[str, _Cells]]:
    told, facts = bill.protest, books.facts
    cnpj = facts.cnpj(told.creditor_cnpj)
    registered: _Cells = [
        [
            ("PROTOCOLO", bill.protocol(dotted=True), 1),
            ("DATA DO PROTOCOLO", books.day(told.filed, days.short, "data_protocolo"), 1),
            ("LIVRO", books.livro(), 0.6),
            ("FOLHA", books.folha(), 0.6),
            ("DATA DO PROTESTO", books.day(told.entry.entered, days.short, "data_protesto"), 1),
        ]
    ]
    parties: _Cells = [
        [("DEVEDOR", bill.debtor(), 2.2), ("CPF / CNPJ", bill.number(), 1)],
        [("ENDEREÇO", f"{told.home}, {told.entry.town.short}", 1)],
        [("CREDOR", bill.creditor(), 2.2), ("CNPJ", cnpj, 1)],
        [("APRESENTANTE", bill.presenter(), 1)],
    ]
    return [("REGISTRO", registered), ("PARTES", parties), ("TÍTULO", _title(books, bill))]


def _title(books: noting.Books, bill: noting.Bill) -> _Cells:
    told = bill.protest
    return [
        [
            ("ESPÉCIE", bill.kind(_SHOWN[told.bill]), 1.6),
            ("NÚMERO", bill.serial(), 0.7),
            ("VALOR", bill.sum(), 1),
        ],
        [
            ("EMISSÃO", books.day(told.drawn, days.short, "titulo_emissao"), 1),
            ("VENCIMENTO", books.day(told.due, days.short, "titulo_vencimento"), 1),
            ("MOTIVO", bill.reason(told.reason.capitalize()), 1.3),
        ],
    ]


def _done(paper: Paper, rng: Random, books: noting.Books, bill: noting.Bill) -> None:
    told = bill.protest
    paper.paragraph(
        f"Certifico que o devedor foi intimado em {books.day(told.summoned, days.short, 'data_intimacao')}, "
        "por portador deste Tabelionato, nos termos da Lei nº 9.492/97, e que, findo o prazo sem pagamento, "
        "aceite ou sustação, lavrei o presente instrumento. Dou fé."
    )
    fees = [rng.randint(2_000, 39_000), rng.randint(300, 900)]
    rows = [
        ["Emolumentos", "Selo de fiscalização", "Total"],
        [books.fee(fees[0]), books.fee(fees[1]), books.fee(sum(fees))],
    ]
    paper.table((1, 1, 1), rows)


def needle_rows(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an instrument of São Paulo from an early computer: dotted captions in blocks, then the notice."""
    facts, protest = Facts(), folk.new_protest(rng, "SP", 1995, 2008, _COMPUTED, firms=0.6)
    books, bill = noting.Books(facts, protest.entry), noting.Bill(facts, protest)
    town, face = protest.entry.town, faces.NEEDLES
    lines = [
        (books.office("Tabelião de Protesto de Letras e Títulos").upper(), 11, True),
        (books.seat(f"{town.name} - Estado de São Paulo"), 10, False),
        ("INSTRUMENTO DE PROTESTO", 14, True),
    ]
    head = parts.letterhead(face, lines, top=18)
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=22, right=192), head, colour=colour)
    for rows in (_book_rows(books, bill), _debt_rows(bill), _bill_rows(books, bill)):
        parts.dashes(paper)
        parts.leaders(paper, rows, Words(face, 10), stub=16)
    parts.dashes(paper)
    paper.paragraph(
        f"Intimação entregue no endereço do devedor em {_summoned(books, bill)}. Não atendida no tríduo, "
        f"lavrou-se o protesto por {bill.reason()}. Custas: {books.fee(rng.randint(1_500, 29_000))}."
    )
    title = protest.entry.title("Tabelião", "Tabeliã")
    parts.signed_at(paper, [books.officer(), title], left=104)
    return paper.pages, facts


def _summoned(books: noting.Books, bill: noting.Bill) -> str:
    return books.day(bill.protest.summoned, days.short, "data_intimacao")


def _book_rows(books: noting.Books, bill: noting.Bill) -> list[tuple[str, str]]:
    told = bill.protest
    filed = books.day(told.filed, days.short, "data_protocolo")
    return [
        ("Protocolo", f"{bill.protocol()} de {filed}"),
        ("Protestado em", books.day(told.entry.entered, days.short, "data_protesto")),
        ("Livro", f"{books.livro('G-{}')} fls. {books.folha()}"),
    ]


def _debt_rows(bill: noting.Bill) -> list[tuple[str, str]]:
    return [
        ("Sacado", bill.debtor()),
        ("CNPJ" if bill.protest.is_firm else "CPF", bill.number()),
        ("Endereço", bill.protest.home),
        ("Sacador", bill.creditor()),
        ("Portador", bill.presenter()),
    ]


def _bill_rows(books: noting.Books, bill: noting.Bill) -> list[tuple[str, str]]:
    told = bill.protest
    return [
        ("Espécie", f"{bill.kind(told.bill.upper())}  Nº {bill.serial()}"),
        ("Emissão", books.day(told.drawn, days.short, "titulo_emissao")),
        ("Vencimento", books.day(told.due, days.short, "titulo_vencimento")),
        ("Valor", bill.sum(in_words=True)),
    ]
