"""Instruments of protest by the lakes: a typed public instrument, a print with a table, boxes in sections."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import telling as inland
from tests.synthetic.lakes import days, entries, faces, folk, parts
from tests.synthetic.lakes.folk import Company
from tests.synthetic.lakes.telling import Bill, Teller
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_LAW = date(1997, 9, 10)
_OLD = ("duplicata", "nota promissória", "letra de câmbio")
_TODAY = {
    "duplicata": "DMI - Duplicata de Venda Mercantil por Indicação",
    "nota promissória": "NP - Nota Promissória",
    "cédula de crédito bancário": "CBI - Cédula de Crédito Bancário por Indicação",
    "certidão de dívida ativa": "CDA - Certidão de Dívida Ativa",
}


def public_instrument(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed instrument of Minas Gerais: one long sentence from the clerk's day to his signature."""
    facts = Facts()
    protest = entries.new_protest(rng, "MG", (1971, 1984), _OLD, firms=0.5)
    told, face = Teller(facts, protest.book), faces.CARBON
    bill = Bill(told, protest)
    head = parts.head(
        face,
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 11, False),
            (told.office("Cartório do 2º Ofício de Notas e Protestos"), 12, True),
            (told.seat("Comarca de {0.name}, Estado de Minas Gerais"), 11, False),
            ("INSTRUMENTO DE PROTESTO", 14, True),
        ],
        top=22,
    )
    style = Style(face, 11.5, leading=1.75, left=30, right=190, indent=14)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(f"Livro nº {told.livro()}, fls. {told.folha('v')}. Protocolo nº {bill.protocol()}.")
    paper.paragraph(_asked_to_pay(told, bill))
    paper.paragraph(_protested(told, bill))
    parts.signed(paper, [told.officer(), protest.book.title("Tabelião", "Tabeliã")], left=100, stamped=True)
    return paper.pages, facts


def _asked_to_pay(told: Teller, bill: Bill) -> str:
    protest = bill.protest
    debtor, day = protest.debtor, bill.day
    title = "CGC" if isinstance(debtor, Company) else "CPF"
    opening = "ao" if protest.protested.day == 1 else "aos"
    return (
        f"SAIBAM quantos este público instrumento de protesto virem que, {opening} "
        f"{day('data_protesto', days.of_month_and_year)}, nesta cidade de {told.book.town.name}, em meu "
        f"cartório, me foi apresentada por {bill.presenter()}, no dia {day('data_protocolo', inland.long)}, "
        f"para ser protestada por {bill.reason()}, uma {bill.kind()} de nº {bill.number()}, do valor de "
        f"{bill.money(notes.CRUZEIRO, in_words=True)}, emitida em {day('titulo_emissao', inland.long)} e "
        f"vencida em {day('titulo_vencimento', inland.long)}, a favor de {bill.creditor(str.upper)}, sendo "
        f"devedor {bill.debtor()}, {title} nº {bill.debtor_number()}, com endereço à {debtor.home}."
    )


def _protested(told: Teller, bill: Bill) -> str:
    return (
        f"CERTIFICO que, em {bill.day('data_intimacao', inland.long)}, intimei o devedor por carta "
        "registrada, para que viesse pagar ou dar as razões por que não o fazia, e que, findo o prazo legal, "
        "não compareceu nem se manifestou. Em vista do que, a requerimento do portador, protesto o referido "
        "título contra quem de direito for, para haver o principal, juros, custas e despesas. E para constar "
        f"lavrei o presente, que assino. Eu, {told.officer()}, o fiz datilografar e subscrevo."
    )


def told_with_table(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a print of Rio Grande do Sul: a few sentences around a table that describes the bill."""
    facts = Facts()
    protest = entries.new_protest(rng, "RS", (1998, 2012), tuple(_TODAY)[:3], firms=0.6)
    told, town, face = Teller(facts, protest.book), protest.book.town, faces.SLAB
    bill = Bill(told, protest)
    head = parts.head(
        face,
        [
            (told.office("Tabelionato de Protesto de Títulos"), 14, True),
            (told.seat("{0.name} - Rio Grande do Sul"), 10, False),
            (f"{told.officer()} - {protest.book.title('Tabelião', 'Tabeliã')}", 9.5, False),
            (
                f"{folk.new_home(rng)} - Fone (53) {rng.randint(3200, 3299)}-{rng.randint(1000, 9999)}",
                8.5,
                False,
            ),
        ],
        x=20,
        align="left",
        top=12,
        rule=(20, 190),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=20, right=190), head, colour=colour)
    paper.heading("INSTRUMENTO DE PROTESTO", 14)
    paper.flow.space(0.5)
    paper.paragraph(
        f"Certifico que foi apontado neste Tabelionato, em {bill.day('data_protocolo', inland.slashed)}, "
        f"sob o protocolo nº {bill.protocol(dotted=True)}, por {bill.presenter()}, o título "
        "a seguir descrito:"
    )
    paper.table((2.1, 1.1, 1.2, 1.2, 1.4), _bill_table(bill), points=9)
    paper.paragraphs(iter(_after_table(told, bill)))
    paper.paragraph(f"{town.name}, {bill.day('data_protesto', inland.long)}.")
    clerk = folk.new_name(rng, rng.choice("MF"), "RS")
    parts.signed(paper, [clerk, "p/ Tabelionato - Escrevente autorizado(a)"], left=62)
    fees = [told.fee(rng.randint(*ends)) for ends in ((2_500, 39_000), (210, 390))]
    parts.small(
        paper,
        [
            (
                f"Emolumentos: {fees[0]} - Processamento eletrônico: {fees[1]} - "
                f"Selo 0480.01.{rng.randint(10**5, 10**6)}"
            )
        ],
    )
    return paper.pages, facts


def _bill_table(bill: Bill) -> list[tuple[str, ...]]:
    day = bill.day
    return [
        ("Espécie", "Número", "Emissão", "Vencimento", "Valor"),
        (
            bill.kind(bill.protest.kind.capitalize()),
            bill.number(),
            day("titulo_emissao", inland.slashed),
            day("titulo_vencimento", inland.slashed),
            bill.money(),
        ),
    ]


def _after_table(told: Teller, bill: Bill) -> list[str]:
    debtor = bill.protest.debtor
    title = "CNPJ" if isinstance(debtor, Company) else "CPF"
    return [
        (
            f"Devedor: {bill.debtor()}, {title} {bill.debtor_number()}, residente ou estabelecido na "
            f"{debtor.home}, nesta cidade."
        ),
        f"Sacador ou beneficiário: {bill.creditor()}.",
        (
            f"O devedor foi intimado em {bill.day('data_intimacao', inland.slashed)} e, não tendo efetuado o "
            f"pagamento no tríduo nem apresentado contraprotesto, lavro o presente protesto por "
            f"{bill.reason()}, nos termos da Lei nº 9.492, de {told.day(_LAW, inland.long)}, o qual fica "
            f"registrado no livro nº {told.livro()}, folha {told.folha()}. Dou fé."
        ),
    ]


def boxes_in_sections(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's instrument of the Região dos Lagos: boxes in sections, then the costs in a table."""
    facts = Facts()
    protest = entries.new_protest(rng, "RJ", (2013, 2023), tuple(_TODAY), firms=0.55)
    told, face = Teller(facts, protest.book), faces.SCREEN
    bill = Bill(told, protest)
    head = parts.head(
        face,
        [
            ("PODER JUDICIÁRIO - ESTADO DO RIO DE JANEIRO", 9, False),
            (told.office("1º Ofício de Justiça - Protesto de Títulos", str.upper), 12, True),
            (f"{told.seat('{0.name}/{0.state}')} - {folk.new_home(rng)}", 8.5, False),
            ("INSTRUMENTO DE PROTESTO", 14, True),
        ],
        top=27,
        arms=(105, 16, 8),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.4, left=16, right=194), head, colour=colour)
    looks = Words(face, 6.8, ink=GREY), Words(face, 9.5)
    for title, rows in _sections(rng, told, bill):
        parts.section(paper, title, face, 9)
        parts.boxes(paper, rows, *looks)
    paper.flow.space(0.5)
    paper.paragraph(
        "Intimado o devedor na forma da lei e decorrido o prazo sem pagamento, aceite, sustação ou retirada, "
        "foi lavrado o presente protesto, do que dou fé. Documento assinado digitalmente."
    )
    paper.table((1, 1, 1, 1), _costs(rng, told), points=8.5)
    parts.signed(paper, [told.officer(), protest.book.title("Tabelião", "Tabeliã")], left=68)
    return paper.pages, facts


def _sections(rng: Random, told: Teller, bill: Bill) -> list[tuple[str, list[list[parts.Cell]]]]:
    day, debtor = bill.day, bill.protest.debtor
    title = "CNPJ" if isinstance(debtor, Company) else "CPF"
    first = [
        ("PROTOCOLO", bill.protocol(dotted=True), 1),
        ("DATA DO APONTAMENTO", day("data_protocolo", inland.slashed), 1.2),
        ("DATA DO PROTESTO", day("data_protesto", inland.slashed), 1.2),
        ("LIVRO", told.livro("P-{}"), 0.7),
        ("FOLHA", told.folha(), 0.7),
    ]
    second = [
        ("TIPO / MOTIVO DO PROTESTO", bill.reason(str.capitalize), 1.4),
        ("DATA DA INTIMAÇÃO", day("data_intimacao", inland.slashed), 1),
        ("FORMA", rng.choice(("Pessoal", "Carta com AR", "Edital")), 0.8),
    ]
    return [
        ("PROTESTO", [first, second]),
        ("TÍTULO OU DOCUMENTO DE DÍVIDA", _title_rows(bill)),
        (
            "DEVEDOR",
            [[("NOME", bill.debtor(), 2), (title, bill.debtor_number(), 1)], [("ENDEREÇO", debtor.home, 1)]],
        ),
        (
            "CREDORES",
            [
                [("APRESENTANTE", bill.presenter(str.upper), 1)],
                [("SACADOR / CEDENTE", bill.creditor(str.upper), 2), _creditor_number(told, bill)],
            ],
        ),
    ]


def _creditor_number(told: Teller, bill: Bill) -> parts.Cell:
    cnpj = bill.protest.creditor.cnpj
    return "CNPJ", told.say("cnpj", cnpj, numbers.show_cnpj), 1


def _title_rows(bill: Bill) -> list[list[parts.Cell]]:
    return [
        [("ESPÉCIE", bill.kind(_TODAY[bill.protest.kind]), 2), ("NÚMERO", bill.number(), 1)],
        [
            ("DATA DE EMISSÃO", bill.day("titulo_emissao", inland.slashed), 1),
            ("DATA DE VENCIMENTO", bill.day("titulo_vencimento", inland.slashed), 1),
            ("VALOR PROTESTADO", bill.money(), 1),
        ],
    ]


def _costs(rng: Random, told: Teller) -> list[tuple[str, ...]]:
    amounts = [rng.randint(*ends) for ends in ((9_000, 60_000), (1_800, 12_000), (450, 3_000))]
    shown = [told.fee(cents) for cents in (*amounts, sum(amounts))]
    return [("Emolumentos", "FETJ", "FUNDPERJ e FUNPERJ", "Total"), tuple(shown)]
