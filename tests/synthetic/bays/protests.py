"""Protests: a typed instrument with the note copied in, two tables of the nineties, the items of today."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, ornaments
from tests.synthetic.bays import faces, folk, noting, parts
from tests.synthetic.canvas import BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days as common
from tests.synthetic.islands import folk as acts
from tests.synthetic.islands import noting as told
from tests.synthetic.islands import parts as shared
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_LATE = ("duplicata", "nota promissória", "letra de câmbio")
_CURRENT = {
    "certidão de dívida ativa": "CDA - Certidão de Dívida Ativa",
    "cédula de crédito bancário": "CCB - Cédula de Crédito Bancário",
    "duplicata": "DSI - Duplicata de Prestação de Serviços por Indicação",
}


def copied_note(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed instrument of Paraná: the promissory note is copied in, then what the debtor said."""
    facts = Facts()
    protest = folk.new_protest(rng, "PR", (1953, 1965), ("nota promissória",), firms=0.3)
    books = told.Books(facts, protest.entry)
    bill, town, face = told.Bill(facts, protest, notes.CRUZEIRO), protest.entry.town, faces.PORTABLE
    lines = [
        ("REPÚBLICA DOS ESTADOS UNIDOS DO BRASIL", 11, False),
        (books.office("Ofício de Protestos de Letras e Títulos"), 12, True),
        (books.seat(f"{town.name} - Paraná"), 11, False),
        ("PROTESTO", 15, True),
    ]
    head = shared.letterhead(face, lines, top=14, x=34, align="left", rule=(34, 190))
    style = Style(face, 11, leading=1.65, left=34, right=190, indent=10)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        f"Livro n.º {books.livro()} - fôlha {books.folha()} - apontado sob n.º {bill.protocol()}."
    )
    paper.paragraphs(iter(_copied(rng, books, bill)))
    officer, title = books.officer(), protest.entry.title("Oficial de Protestos", "Oficial de Protestos")
    paper.paragraph(f"Do que dou fé. Eu, {officer}, {title}, o datilografei e assino em público e raso.")
    shared.signed_at(paper, [officer, title], left=98)
    return paper.pages, facts


def _copied(rng: Random, books: told.Books, bill: told.Bill) -> list[str]:
    known = bill.protest
    filed = books.day(known.filed, common.bracketed, "data_protocolo")
    summoned = books.day(known.summoned, common.long, "data_intimacao")
    answer = rng.choice(
        ("nada respondeu", "disse não dispor de numerário", "pediu prazo, que não lhe foi dado")
    )
    return [
        (
            f"Em {filed}, por parte do {bill.presenter()}, foi-me apresentado, para ser protestado por "
            f"{bill.reason()}, um título do teor que segue:"
        ),
        _note(books, bill),
        (
            f"Entreguei o aviso em {summoned} à parte devedora, com endereço na {known.home}, a qual "
            f"{answer}. Decorrido o prazo legal, em "
            f"{books.day(known.entry.entered, common.bracketed, 'data_protesto')} tirei o presente protesto "
            "contra a parte emitente e mais coobrigados, ressalvados ao portador todos os seus direitos."
        ),
    ]


def _note(books: told.Books, bill: told.Bill) -> str:
    """Return the text of the note as the officer copies it."""
    known = bill.protest
    kind = bill.kind("Nota Promissória")
    due = books.day(known.due, common.spelt, "titulo_vencimento")
    drawn = books.day(known.drawn, common.long, "titulo_emissao")
    return (
        f'"{kind} n.º {bill.serial()}. {bill.sum(in_words=True)}. Vencimento: {due}. No vencimento '
        f"pagarei por esta única via a {bill.creditor()}, ou à sua ordem, a quantia acima, em moeda "
        f'corrente. {known.entry.town.name}, {drawn}. Emitente: {bill.debtor()}."'
    )


def two_tables(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed instrument of Mato Grosso do Sul: prose, a table of the bill, one of who owes it."""
    facts = Facts()
    protest = folk.new_protest(rng, "MS", (1995, 2006), _LATE, firms=0.6)
    books, bill = told.Books(facts, protest.entry), told.Bill(facts, protest)
    town, face = protest.entry.town, faces.GAZETTE
    lines = [
        ("PODER JUDICIÁRIO DE MATO GROSSO DO SUL", 10, False),
        (books.office("Serviço de Protesto de Títulos e Outros Documentos de Dívida"), 12, True),
        (books.seat(f"{town.name} - MS"), 11, False),
    ]
    head = shared.letterhead(face, lines, top=13, x=44, align="left", arms=(29, 18), rule=(18, 192))
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.6, left=18, right=192), head, colour=colour)
    paper.heading("TERMO DE PROTESTO", 14)
    paper.paragraph(_presented(books, bill))
    paper.table((1.5, 1, 1.1, 1.1, 1.3), _bill_table(books, bill))
    paper.table((0.85, 1.8, 1.45, 2), _debtors(rng, books, bill))
    paper.paragraph(_protested(rng, books, bill))
    paper.paragraph(
        f"Endosso: {rng.choice(('mandato', 'translativo', 'caução'))}. Praça de pagamento: {town.name}. O "
        "título fica à disposição da parte interessada. O que certifico e dou fé, na data acima."
    )
    parts.stamp(paper, ["TÍTULO PROTESTADO", "VIA DO PORTADOR"], Words(faces.TIGHT, 11, ink=BLUE), left=26)
    title = protest.entry.title("Tabelião", "Tabeliã")
    shared.signed_at(paper, [books.officer(), title], left=106)
    return paper.pages, facts


def _presented(books: told.Books, bill: told.Bill) -> str:
    known = bill.protest
    filed = books.day(known.filed, common.short, "data_protocolo")
    return (
        f"Aos que este virem, certifico que {bill.presenter()} protocolou neste Serviço, sob o número "
        f"{bill.protocol(dotted=True)}, em {filed}, o título adiante descrito, do qual é favorecido "
        f"{bill.creditor()}:"
    )


def _bill_table(books: told.Books, bill: told.Bill) -> list[list[str]]:
    known = bill.protest
    return [
        ["Natureza", "Nº", "Emitido", "Vencimento", "Importância"],
        [
            bill.kind(known.bill.capitalize()),
            bill.serial(),
            books.day(known.drawn, common.short, "titulo_emissao"),
            books.day(known.due, common.short, "titulo_vencimento"),
            bill.sum(),
        ],
    ]


def _debtors(rng: Random, books: told.Books, bill: told.Bill) -> list[list[str]]:
    known, rows = bill.protest, [["", "Nome", "CPF/CNPJ", "Endereço"]]
    first = folk.Debtor(known.debtor, known.number, known.is_firm, known.home)
    owing = [first]
    if rng.random() < 0.5:
        owing.append(folk.new_debtor(rng, known.drawn.year, firms=0))
    for number, debtor in enumerate(owing, start=1):
        name, shown = noting.owed_by(books.facts, debtor, number)
        rows.append([f"{number}º devedor", name, shown, debtor.home])
    return rows


def _protested(rng: Random, books: told.Books, bill: told.Bill) -> str:
    known = bill.protest
    summoned = books.day(known.summoned, common.short, "data_intimacao")
    protested = books.day(known.entry.entered, common.long, "data_protesto")
    return (
        f"A intimação foi recebida em {summoned}. Não havendo quem pagasse ou aceitasse no tríduo legal, "
        f"fica o título protestado por {bill.reason()}, em {protested}, às fls. {books.folha()} do livro "
        f"{books.livro()}. Custas: {books.fee(rng.randint(1_100, 19_000))}."
    )


def items_today(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic instrument of Bahia: rows between rules under three titles, with a code."""
    facts, protest = Facts(), _of_today(rng)
    books, bill = told.Books(facts, protest.entry), told.Bill(facts, protest)
    town, face = protest.entry.town, faces.ROUND
    lines = [
        ("TRIBUNAL DE JUSTIÇA DO ESTADO DA BAHIA", 9, False),
        (books.office("Tabelionato do 1º Ofício de Protesto de Títulos"), 12, True),
        (books.seat(f"{town.name}/BA"), 10, False),
        ("INSTRUMENTO ELETRÔNICO DE PROTESTO", 13, True),
    ]
    head = shared.letterhead(face, lines, top=12, x=18, align="left", rule=(18, 192))
    paper = Paper(dpi, rng, Style(face, 10, leading=1.45, left=18, right=192), head, colour=colour)
    ornaments.code_matrix(paper.canvas, 170, 13, 22)
    printed, typed = Words(face, 9, bold=True), Words(face, 10)
    for title, rows in _sections(books, bill):
        paper.caption(title)
        paper.flow.space(0.3)
        parts.ruled_rows(paper, rows, printed, typed, stub=50)
        paper.flow.space(0.5)
    _electronic_end(paper, rng, books, bill)
    return paper.pages, facts


def _of_today(rng: Random) -> acts.Protest:
    """Return a protest; a town asks for what its taxpayers owe it, a bank for its own credit."""
    protest = folk.new_protest(rng, "BA", (2016, 2023), tuple(_CURRENT), firms=0.5)
    if protest.bill == "cédula de crédito bancário":
        return replace(protest, creditor=protest.presenter)
    if protest.bill != "certidão de dívida ativa":
        return protest
    town = f"Município de {protest.entry.town.name}"
    return replace(protest, creditor=town, presenter=f"Procuradoria-Geral do {town}")


def _sections(books: told.Books, bill: told.Bill) -> list[tuple[str, list[tuple[str, str]]]]:
    known, facts = bill.protest, books.facts
    drawn = books.day(known.drawn, common.short, "titulo_emissao")
    due = books.day(known.due, common.short, "titulo_vencimento")
    debtor = [
        ("Nome / razão social", bill.debtor()),
        ("Inscrição no CNPJ" if known.is_firm else "Inscrição no CPF", bill.number()),
        ("Localização", known.home),
    ]
    claim = [
        ("Quem apresentou", bill.presenter()),
        ("A favor de", f"{bill.creditor()} (CNPJ {facts.cnpj(known.creditor_cnpj)})"),
        ("Tipo de documento", bill.kind(_CURRENT[known.bill])),
        ("Identificação", f"nº {bill.serial()}"),
        ("Emissão e vencimento", f"{drawn} e {due}"),
        ("Valor protestado", bill.sum(in_words=True)),
    ]
    return [("Do devedor", debtor), ("Do título", claim), ("Dos atos", _acts(books, bill))]


def _acts(books: told.Books, bill: told.Bill) -> list[tuple[str, str]]:
    known = bill.protest
    filed = books.day(known.filed, common.short, "data_protocolo")
    protested = books.day(known.entry.entered, common.short, "data_protesto")
    return [
        ("Protocolizado", f"nº {bill.protocol()}, em {filed}"),
        ("Devedor intimado", books.day(known.summoned, common.short, "data_intimacao")),
        ("Protestado", f"{protested}, livro {books.livro()}, folha {books.folha()}"),
        ("Por motivo de", bill.reason()),
    ]


def _electronic_end(paper: Paper, rng: Random, books: told.Books, bill: told.Bill) -> None:
    town, entry = bill.protest.entry.town.name, bill.protest.entry
    paper.paragraph(
        f"Lavrado em {town}, sem pagamento, aceite ou ordem de sustação até esta data. Emolumentos e taxas: "
        f"{books.fee(rng.randint(3_000, 98_000))}. O cancelamento se pede neste Tabelionato, com a quitação."
    )
    title = entry.title("Tabelião de Protesto", "Tabeliã de Protesto")
    shared.signed_at(paper, [books.officer(), title], left=104)
    code = f"{rng.randrange(16**8):08X}-{rng.randrange(16**4):04X}"
    shared.foot(
        paper, [f"Assinado com certificado ICP-Brasil. Código de verificação: {code}."], paper.style.face
    )
