"""Protests: a typed description of the bill in Rio Grande do Sul, the course of the acts in Minas Gerais."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, ornaments
from tests.synthetic.canvas import Style as Words
from tests.synthetic.dunes import days, faces, folk, noting, parts
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days as common
from tests.synthetic.islands import folk as acts
from tests.synthetic.islands import noting as told
from tests.synthetic.islands import parts as shared
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_OLD_BILLS = ("duplicata", "duplicata", "letra de câmbio", "nota promissória")
_OLD_OFFICES = (
    *("2.º Tabelionato - Protesto de Títulos Cambiais", "Ofício de Protestos Cambiais"),
    "3.º Cartório de Notas e Protestos",
)
_OFFICES = (
    *("Tabelionato de Protesto de Documentos de Dívida", "1º Tabelionato de Protesto de Títulos"),
    "2º Tabelionato de Notas e Protesto",
)
_CURRENT = {
    "duplicata": ("Duplicata Mercantil por Indicação (DMI)",),
    "nota promissória": ("Nota Promissória (NP)",),
    "cédula de crédito bancário": ("Cédula de Crédito Bancário (CCB)",),
    "outro": ("Contrato de Locação", "Contrato de Prestação de Serviços"),
}
_CENTS_OF_FEE = (2_900, 87_000)


def typed_description(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an instrument of Rio Grande do Sul: a typed account with the bill described between."""
    facts = Facts()
    protest = folk.new_protest(rng, "RS", (1951, 1966), _OLD_BILLS, firms=0.5)
    books, town, face = told.Books(facts, protest.entry), protest.entry.town, faces.PICA
    bill = told.Bill(facts, protest, notes.CRUZEIRO)
    lines = [
        (books.office(rng.choice(_OLD_OFFICES)), 12, True),
        (f"{books.seat(town.name)} - R. G. do Sul", 11, False),
        ("INSTRUMENTO DE PROTESTO", 14, True),
    ]
    head = shared.letterhead(face, lines, top=18)
    style = Style(face, 11, leading=1.65, left=32, right=190, indent=14)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(_came_in(books, bill))
    parts.tabbed(paper, _described(books, bill), Words(face, 11), leading=1.7)
    paper.flow.space(1)
    paper.paragraphs(iter(_was_asked(rng, books, bill)))
    shared.signed_at(paper, [books.officer(), protest.entry.title("Tabelião", "Tabeliã")], left=100)
    ornaments.seal(paper.canvas, 54, paper.flow.y - 14, 13)
    return paper.pages, facts


def _came_in(books: told.Books, bill: told.Bill) -> str:
    filed = books.day(bill.protest.filed, days.figured, "data_protocolo")
    return (
        f"Certifico que no dia {filed}, sob n.º {bill.protocol()} do protocolo, deu entrada, "
        f"trazido por {bill.presenter()}, o título que assim se descreve:"
    )


def _described(books: told.Books, bill: told.Bill) -> list[list[parts.Stop]]:
    known = bill.protest
    is_note = known.bill == "nota promissória"
    drawn = books.day(known.drawn, days.roman, "titulo_emissao")
    due = books.day(known.due, days.roman, "titulo_vencimento")
    return [
        [(4, "Espécie", bill.kind(known.bill.capitalize())), (84, "N.º", bill.serial())],
        [(4, "Sacada em" if not is_note else "Emitida em", drawn), (84, "Vencida em", due)],
        [(4, "Importância", bill.sum(in_words=True))],
        [(4, "Beneficiário" if is_note else "Sacador", bill.creditor())],
        [(4, "Emitente" if is_note else "Sacado", bill.debtor())],
        [(4, "Endereço", known.home)],
    ]


def _was_asked(rng: Random, books: told.Books, bill: told.Bill) -> list[str]:
    known = bill.protest
    summoned = books.day(known.summoned, days.figured, "data_intimacao")
    protested = books.day(known.entry.entered, common.spelt, "data_protesto")
    party = "emitente" if known.bill == "nota promissória" else "sacada"
    answer = rng.choice(
        ("não deu resposta", "alegou não ter recebido a mercadoria", "declarou nada ter a opor")
        if party == "sacada"
        else ("não deu resposta", "pediu prorrogação", "não foi encontrada pessoa que respondesse")
    )
    said = f"mas {answer}" if answer.startswith("não foi") else f"a qual {answer}"
    return [
        f"Por carta registrada de {summoned}, foi intimada a parte {party}, {said}.",
        (
            f"Assim, esgotado o prazo da lei, protesto o referido título por {bill.reason()}, contra a "
            f"parte {party} e demais responsáveis. {known.entry.town.name}, {protested}. Registrado a fls. "
            f"{books.folha()} do livro n.º {books.livro()}. Em testemunho da verdade."
        ),
    ]


def course_of_acts(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic instrument of Minas Gerais: who takes part, the bill in prose, the acts by day."""
    facts = Facts()
    protest = _lent(folk.new_protest(rng, "MG", (2014, 2023), tuple(_CURRENT), firms=0.5))
    books, bill = told.Books(facts, protest.entry), told.Bill(facts, protest)
    town, face = protest.entry.town, faces.NARROW
    lines = [
        (books.office(rng.choice(_OFFICES)), 13, True),
        (f"{books.seat(town.short)} - {folk.new_home(rng)}", 10, False),
        ("INSTRUMENTO DE PROTESTO", 15, True),
    ]
    head = shared.letterhead(face, lines, top=13, x=192, align="right", rule=(18, 192))
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.5, left=18, right=192), head, colour=colour)
    ornaments.code_matrix(paper.canvas, 18, 12, 22)
    paper.caption("1. DO TÍTULO OU DOCUMENTO")
    paper.paragraph(_told(rng, books, bill))
    paper.caption("2. DAS PARTES")
    paper.flow.space(0.3)
    paper.table((1.1, 2.2, 1.4, 2.2), _parties(rng, books, bill))
    paper.caption("3. DO ANDAMENTO")
    paper.flow.space(0.3)
    paper.table((1.2, 1, 2.6), _course(books, bill))
    _ended(paper, rng, books, bill)
    return paper.pages, facts


def _lent(protest: acts.Protest) -> acts.Protest:
    """Return the protest; what a bank lent it brings itself."""
    is_lent = protest.bill == "cédula de crédito bancário"
    return replace(protest, creditor=protest.presenter) if is_lent else protest


def _told(rng: Random, books: told.Books, bill: told.Bill) -> str:
    known = bill.protest
    drawn = books.day(known.drawn, common.short, "titulo_emissao")
    due = books.day(known.due, common.short, "titulo_vencimento")
    return (
        f"{bill.kind(rng.choice(_CURRENT[known.bill]))} de número {bill.serial()}, com emissão em {drawn} e "
        f"vencimento em {due}, no valor de {bill.sum(in_words=True)}, pagável em {known.entry.town.name}, "
        f"{rng.choice(('sem aval', 'sem endosso', 'com endosso-mandato'))}."
    )


def _parties(rng: Random, books: told.Books, bill: told.Bill) -> list[list[str]]:
    facts, known = books.facts, bill.protest
    owing, rows = [(known.debtor, known.number, known.home)], []
    if rng.random() < 0.45:
        owing.append((*folk.new_debtor(rng, "MG", known.drawn.year, firms=0.2), folk.new_home(rng)))
    for number, (name, digits, home) in enumerate(owing, start=1):
        who = "Devedor" if number == 1 else "Devedor solidário"
        rows.append([who, *noting.owed_by(facts, (name, digits), number), home])
    return [
        ["Qualidade", "Nome ou razão social", "CPF / CNPJ", "Endereço"],
        *rows,
        ["Credor", bill.creditor(), facts.cnpj(known.creditor_cnpj), known.entry.town.short],
        ["Apresentante", bill.presenter(), "dispensado", "remessa pela CENPROT"],
    ]


def _course(books: told.Books, bill: told.Bill) -> list[list[str]]:
    known = bill.protest
    filed = books.day(known.filed, common.short, "data_protocolo")
    summoned = books.day(known.summoned, common.short, "data_intimacao")
    protested = books.day(known.entry.entered, common.short, "data_protesto")
    return [
        ["Ato", "Dia", "Referência"],
        ["Protocolização", filed, f"Protocolo nº {bill.protocol(dotted=True)}"],
        ["Intimação", summoned, "Pessoalmente, por preposto do Tabelionato"],
        ["Lavratura do protesto", protested, f"Livro {books.livro('P-{}')}, folha {books.folha()}"],
    ]


def _ended(paper: Paper, rng: Random, books: told.Books, bill: told.Bill) -> None:
    entry = bill.protest.entry
    fee = books.fee(rng.randint(*_CENTS_OF_FEE))
    paper.paragraph(
        "Transcorrido o tríduo legal sem que a obrigação fosse satisfeita, o protesto foi tirado por "
        f"{bill.reason()}, para os efeitos da Lei nº 9.492/1997. Emolumentos, taxa de fiscalização e "
        f"despesas: {fee}. O referido é verdade; dou fé."
    )
    title = entry.title("Tabelião Titular", "Tabeliã Titular")
    shared.signed_at(paper, [books.officer(), title], left=104)
    code = f"{rng.choice('ABCDEFGHJ')}{rng.choice('KLMNP')}{rng.randrange(10**6):06d}"
    shared.foot(paper, [f"Selo de consulta {code}, a verificar no portal da Corregedoria."], paper.style.face)
