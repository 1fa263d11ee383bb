"""Protests of Rio in the fifties, Paraná, Goiás, Mato Grosso do Sul, and of taxes in today's Maranhão."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import faces, folk, forms, telling
from tests.synthetic.inland.panels import Panels
from tests.synthetic.inland.protests import BILLS, OLD_BILLS, TAX_BILL, Told, new_protest
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def book(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a leaf of the fifties with the number in its margin; the protest is told as a visit."""
    facts = Facts()
    told = Told(facts, new_protest(rng, "RJ", 1948, 1962, OLD_BILLS, firms=0), OLD_BILLS, notes.CRUZEIRO)
    town, face = told.protest.town, faces.SLOPED
    head = forms.letterhead(
        Words(face, 12),
        [
            (told.office("Cartório do Tabelião de Protestos"), 15, True),
            (told.seat(f"{town.name} - Estado do Rio"), 12, False),
        ],
        x=54,
        align="left",
    )
    paper = Paper(dpi, rng, Style(face, 12, leading=1.6, left=54, right=190, indent=8), head, colour=colour)
    forms.leaf(paper.canvas, 49, 14)
    forms.beside(
        paper.canvas,
        15,
        46,
        32,
        [f"Apontamento nº {told.protocol()}", f"Livro {told.livro()}", f"Fls. {told.folha()}"],
        Words(face, 10.5, bold=True),
    )
    paper.paragraph(
        f"Saibam quantos virem êste instrumento que, em {told.filed(telling.spelt)}, foi-me entregue por "
        f"{told.presenter()}, para ser protestada, uma {told.bill()} de nº {told.number()}, do valor de "
        f"{told.money('{words}, {digits}')}, emitida em {told.drawn(telling.spelt)} em favor de "
        f"{told.creditor()}, com vencimento a {told.due(telling.spelt)}, e contra {told.debtor_name(str)}, "
        "com domicílio nesta praça."
    )
    paper.paragraph(
        f"Dirigi-me, em {told.summoned(telling.spelt)}, à pessoa indicada, que a nada respondeu. Pelo que, a "
        f"{told.protested(telling.spelt)}, por {told.reason()}, protesto, como de fato protestado tenho, o "
        "título, contra o sacado e demais coobrigados, pelo principal, juros e custas."
    )
    forms.signed(paper, [told.officer(), "Oficial do Protesto"], left=100, points=10, seal=False)
    return paper.pages, facts


def blanks(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed instrument of Paraná, its blanks filled in on a typewriter."""
    facts = Facts()
    told = Told(facts, new_protest(rng, "PR", 1969, 1984, BILLS), BILLS, notes.CRUZEIRO)
    town, face = told.protest.town, faces.ANTIQUE
    head = forms.letterhead(
        Words(face, 12),
        [
            (told.office("Ofício Privativo de Protestos"), 14, True),
            (told.seat(f"{town.name} - Paraná"), 11, False),
            ("INSTRUMENTO DE PROTESTO", 15, True),
        ],
        arms=(30, 22),
        rule=(22, 190),
    )
    paper = Paper(dpi, rng, Style(face, 11, left=22, right=190), head, colour=colour)
    show = telling.hyphened
    name, number = told.debtor_name(), told.debtor_number()
    texts = [
        (
            f"Livro nº ‹{told.livro()}› Fls. ‹{told.folha()}› Protocolo ‹{told.protocol(dotted=True)}› de "
            f"‹{told.filed(show)}›"
        ),
        (
            f"A requerimento de ‹{told.presenter()}›, PROTESTO por ‹{told.reason()}› o título abaixo: "
            f"Espécie: ‹{told.bill()}› Número: ‹{told.number()}› Emitido em ‹{told.drawn(show)}› Vencível em "
            f"‹{told.due(show)}› Soma de ‹{told.money('{digits}')}› Responsável: ‹{name}› CPF ou CGC: "
            f"‹{number}› A favor de: ‹{told.creditor()}›"
        ),
        f"O responsável foi intimado por ‹carta› em ‹{told.summoned(show)}› e não deu resposta.",
        f"‹{town.name}›, ‹{told.protested(telling.long)}›.",
    ]
    forms.filled(paper, Words(face, 11), Words(faces.LIGHT, 10.5, ink=BLUE), texts, leading=2.3)
    forms.signed(paper, [told.officer(), "Oficial Privativo"], left=104)
    return paper.pages, facts


def matrix(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a matrix printer's instrument of Goiás: the debtor comes first, the books come last."""
    facts = Facts()
    told = Told(facts, new_protest(rng, "GO", 1995, 2005, BILLS), BILLS)
    town, face, show = told.protest.town, faces.TERMINAL, telling.slashed
    head = forms.letterhead(
        Words(face, 10),
        [
            (told.office("2º Tabelionato de Protesto e Registro").upper(), 11, True),
            (told.seat(f"{town.name} - GO"), 9, False),
            ("P R O T E S T O", 13, True),
        ],
        x=190,
        align="right",
        rule=(20, 190),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.8, left=20, right=190), head, colour=colour)
    upper = str.upper
    rows = [
        [("DEVEDOR", told.debtor_name())],
        [("CPF/CNPJ", told.debtor_number())],
        [("SACADOR/FAVORECIDO", told.creditor())],
        [("APRESENTANTE", told.presenter())],
        [("TIPO TIT.", told.bill(upper)), ("NR. TIT.", told.number())],
        [("EMISSAO", told.drawn(show)), ("VENCIMENTO", told.due(show))],
        [("VALOR TIT.", told.money("{digits}")), ("MOTIVO", told.reason(upper))],
        [("DT.PROTOCOLO", told.filed(show)), ("NR.PROTOCOLO", told.protocol())],
        [("DT.INTIMACAO", told.summoned(show)), ("DT.PROTESTO", told.protested(show))],
        [("LIVRO", told.livro()), ("FOLHA", told.folha())],
    ]
    forms.paired(paper, rows, (20, 108))
    paper.flow.space(0.8)
    paper.paragraph(
        "Certifico que o título acima, apresentado em original, não foi resgatado no tríduo legal, pelo que "
        "lavrei o presente instrumento, que assino e dou fé."
    )
    forms.signed(paper, [told.officer(), "Tabeliã(o) de Protesto"], left=24, seal=True)
    return paper.pages, facts


def rows_and_costs(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a numbered form of Mato Grosso do Sul with a table of what the act cost."""
    facts = Facts()
    told = Told(facts, new_protest(rng, "MS", 2008, 2019, BILLS, firms=0.6), BILLS)
    town, face, show = told.protest.town, faces.TIGHT, telling.slashed
    head = forms.letterhead(
        Words(face, 12),
        [
            (told.office("3º Serviço Notarial e de Protesto"), 13, True),
            (told.seat(f"{town.name}/MS"), 10, False),
            ("TERMO DE LAVRATURA DE PROTESTO", 13, True),
        ],
        arms=(105, 16),
        top=25,
    )
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.45, left=18, right=192), head, colour=colour)
    rows = [
        ("Número e data do apontamento", f"{told.protocol(dotted=True)} - {told.filed(show)}"),
        ("Portador", told.presenter()),
        ("Cedente / favorecido", told.creditor()),
        ("Emitente / sacado", f"{told.debtor_name()}, CPF/CNPJ {told.debtor_number()}"),
        ("Título", f"{told.bill()} nº {told.number()}, endosso translativo"),
        ("Emissão e vencimento", f"{told.drawn(show)} e {told.due(show)}"),
        ("Valor", told.money()),
        ("Ciência do devedor", f"por edital, em {told.summoned(show)}"),
        ("Protestado", f"em {told.protested(show)}, por {told.reason()}"),
        ("Assento", f"livro {told.livro('G-{}')}, folha {told.folha()}"),
    ]
    forms.numbered(paper, rows, caption=Words(face, 8, ink=GREY), value=Words(face, 11.5))
    paper.flow.space(0.8)
    fee, extra = rng.randint(2_000, 60_000), rng.randint(300, 1_900)
    costs = [
        ("Emolumentos", noted.money(facts, fee, pattern="{digits}")),
        ("Edital e correio", noted.money(facts, extra, pattern="{digits}")),
        ("Soma", noted.money(facts, fee + extra, pattern="{digits}")),
    ]
    paper.table([3, 1], [("Despesas", "R$"), *costs])
    forms.signed(paper, [told.officer(), "Escrevente de Protesto"], left=110)
    return paper.pages, facts


def taxes(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's electronic protest of a tax debt in Maranhão: bars, captions over values, a code."""
    facts = Facts()
    told = Told(facts, new_protest(rng, "MA", 2018, 2024, TAX_BILL, firms=0.6), TAX_BILL)
    town, face = told.protest.town, faces.GEOMETRIC
    head = forms.letterhead(
        Words(face, 11),
        [
            ("Instrumento de protesto eletrônico", 15, True),
            (
                (
                    f"{told.office('1ª Serventia Extrajudicial com Protesto')} - "
                    f"{told.seat(f'{town.name} - MA')}"
                ),
                9,
                False,
            ),
        ],
        x=18,
        align="left",
        rule=(18, 192),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=18, right=192), head, colour=colour)
    panels = Panels(paper, bold=True)
    for name, rows in _tax_sections(rng, told):
        panels.section(name, rows)
    cost = noted.money(facts, rng.randint(4_000, 90_000), pattern="{digits}")
    forms.fine_print(
        paper,
        [
            f"Custas de {cost}, a cargo do devedor no ato do cancelamento.",
            f"Assinado eletronicamente por {told.officer()}, tabelião(ã). Confira pelo código.",
        ],
        points=8.5,
        code=True,
    )
    return paper.pages, facts


def _tax_sections(rng: Random, told: Told) -> list[tuple[str, list[list[forms.Told]]]]:
    town, show = told.protest.town, telling.slashed
    state = folk.state_told(town)
    creditor = rng.choice((state, f"Município de {town.name}"))
    presenter = f"Procuradoria Geral do {state}" if creditor == state else f"Procuradoria do {creditor}"
    return [
        (
            "TÍTULO",
            [
                [("Espécie:", told.bill(), 2), ("Inscrição nº:", told.number(), 1)],
                [
                    ("Data da inscrição (emissão):", told.drawn(show), 1),
                    ("Vencimento:", told.due(show), 1),
                    ("Saldo devedor:", told.money("{digits}"), 1),
                ],
            ],
        ),
        (
            "PARTES",
            [
                [("Devedor(a):", told.debtor_name(), 2), ("CPF/CNPJ:", told.debtor_number(), 1)],
                [("Credor:", told.creditor(creditor), 1), ("Apresentante:", told.presenter(presenter), 1.4)],
            ],
        ),
        (
            "PROTESTO",
            [
                [
                    ("Protocolo:", told.protocol(), 1),
                    ("Protocolado em:", told.filed(show), 1),
                    ("Intimação em:", told.summoned(show), 1),
                ],
                [
                    ("Lavrado em:", told.protested(show), 1),
                    ("Motivo:", told.reason(str.capitalize), 1),
                    ("Livro:", told.livro(), 0.5),
                    ("Folha:", told.folha(), 0.5),
                ],
            ],
        ),
    ]
