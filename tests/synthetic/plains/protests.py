"""Protests of the plains: prose of Goiás, a squared form of Paraíba, cells of today in São Paulo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.protests import Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.plains import days, faces, folk, parts
from tests.synthetic.south import noted, stock
from tests.synthetic.south.folk import Firm

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_OLD = {"letra de câmbio": "letra de câmbio", "nota promissória": "nota promissória"}
_TRADE = {"duplicata": "duplicata", "nota promissória": "promissória", "cheque": "cheque"}
_TODAY = {
    "duplicata": "DMI - Duplicata Mercantil por Indicação",
    "cédula de crédito bancário": "CCB - Cédula de Crédito Bancário",
    "certidão de dívida ativa": "CDA - Certidão de Dívida Ativa",
}


def telling_prose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed instrument of Goiás that tells what happened in its order, sum and days in words."""
    facts = Facts()
    protest = folk.new_protest(rng, "GO", 1948, 1965, _OLD, firms=0.0)
    told = Told(facts, protest, _OLD, notes.CRUZEIRO)
    town, face = protest.town, faces.PORTABLE
    head = forms.letterhead(
        Words(face, 11),
        [
            ("ESTADO DE GOIÁS", 11, True),
            (told.office("Cartório do 3º Ofício e dos Protestos"), 11, False),
            (told.seat(f"{town.name}, Goiás"), 11, False),
        ],
        x=110,
        top=32,
        arms=(110, 22),
    )
    style = Style(face, 11, leading=1.75, left=34, right=188, indent=12)
    paper = Paper(dpi, rng, style, head, colour=colour)
    show = days.of_the_current_year
    paper.paragraph(
        f"INSTRUMENTO de protesto que se passa a pedido de {told.presenter()}, pela forma adiante. No "
        f"{told.filed(show)}, por parte do mesmo pedinte, deu entrada neste Cartório, com o número de ordem "
        f"{told.protocol()}, uma {told.bill()}, número {told.number()}, sacada ou passada no "
        f"{told.drawn(show)} a benefício de {told.creditor()}, para ser resgatada no {told.due(show)}, na "
        f"importância de {told.money('{words} ({digits})')}, sob a responsabilidade de "
        f"{told.debtor_name()}, {_kind_of(told)} desta praça."
    )
    paper.paragraph(
        f"Avisei por carta o responsável no {told.summoned(show)}, e êle deixou correr o prazo sem vir. Em "
        f"vista disso, no {told.protested(show)}, tiro o protesto por {told.reason()}, e o lanço no livro "
        f"{told.livro()}, a folhas {told.folha()}, ressalvando ao dono do título todos os seus direitos. Eu, "
        f"{told.officer()}, oficial, o fiz datilografar e subscrevo."
    )
    stock.signed(paper, [told.officer(), "Oficial dos Protestos"], left=100)
    return paper.pages, facts


def _kind_of(told: Told) -> str:
    debtor = told.protest.debtor
    return "firma" if isinstance(debtor, Firm) else debtor.trade


def squared_form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of Paraíba, framed and typed in blue, that ends with what was done in prose."""
    facts = Facts()
    protest = folk.new_protest(rng, "PB", 1977, 1985, _TRADE, firms=0.5)
    told, town, face = Told(facts, protest, _TRADE, notes.CRUZEIRO), protest.town, faces.LEANING
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("Serventia de Protestos, Notas e Anexos"), 13, True),
            (told.seat(f"{town.name} - Paraíba"), 10, False),
            ("TÍTULO PROTESTADO - INSTRUMENTO", 13, True),
        ],
        top=12,
        arms=(30, 22),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=18, right=190), head, colour=colour)
    looks = {"caption": Words(face, 9), "value": Words(faces.CARBON, 10.5, ink=BLUE)}
    parts.written(paper, _squares(told), framed=True, leading=1.75, **looks)
    paper.flow.space(1)
    paper.paragraph(
        "Feita a intimação na forma da lei, e não tendo havido resposta que satisfizesse, protestou-se o "
        "título supra, para que produza os seus efeitos. Dou fé."
    )
    forms.signed(paper, [told.officer(), "Serventuário(a)"], left=98, seal=True)
    return paper.pages, facts


def _squares(told: Told) -> list[list[parts.Told]]:
    show = days.month_in_letters
    tax = "CGC" if isinstance(told.protest.debtor, Firm) else "CPF"
    return [
        [("Protocolo", told.protocol(), 1), ("Entrada", told.filed(show), 1), ("Livro", told.livro(), 0.6)],
        [("Fôlha", told.folha(), 0.6), ("Protesto feito a", told.protested(show), 1.3)],
        [("Apresentante", told.presenter(), 1)],
        [("Sacado ou emitente", told.debtor_name(), 1.9), (tax, told.debtor_number(), 1)],
        [("Favorecido", told.creditor(), 1)],
        [
            ("Natureza", told.bill(str.upper), 1),
            ("de n.º", told.number(), 0.8),
            ("Motivo", told.reason(), 1.2),
        ],
        [
            ("Emitido em", told.drawn(show), 1),
            ("Vencido em", told.due(show), 1),
            ("Importância", told.money("{digits}"), 1.2),
        ],
        [("Intimação entregue a", told.summoned(show), 1)],
    ]


def today_cells(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's instrument of São Paulo: four cells a row, two captions and their values."""
    facts = Facts()
    protest = folk.new_protest(rng, "SP", 2014, 2024, _TODAY, firms=0.6)
    told, town, face = Told(facts, protest, _TODAY), protest.town, faces.TIGHT
    home = ", ".join(folk.new_home(rng, "SP"))
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("2º Tabelião de Protesto de Títulos e Documentos de Dívida"), 13, True),
            (f"{told.seat(f'{town.name} - SP')} - {home}", 9.5, False),
            ("PROTESTO LAVRADO", 14, True),
        ],
        x=16,
        align="left",
        top=10,
        rule=(16, 194),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.45, left=16, right=194), head, colour=colour)
    looks = {"caption": Words(face, 9.5, bold=True, ink=GREY), "value": Words(face, 11)}
    parts.quads(paper, _cells(told), shares=(0.95, 1.7, 0.95, 1.4), **looks)
    paper.flow.space(0.8)
    fee = noted.money(facts, rng.randint(3_000, 88_000), pattern="{digits}")
    paper.paragraph(
        "Decorrido o tríduo legal sem pagamento, sustação judicial ou retirada, registra-se o protesto, que "
        f"é comunicado à central nacional e aos cadastros de crédito. Emolumentos e repasses: {fee}."
    )
    lines = [
        f"Lavrado e assinado digitalmente por {told.officer()}.",
        "Confira em sítio próprio, pelo código.",
    ]
    forms.fine_print(paper, lines, points=9.5, code=True)
    return paper.pages, facts


def _cells(told: Told) -> list[tuple[parts.Row, parts.Row]]:
    show = telling.slashed
    tax = "CNPJ" if isinstance(told.protest.debtor, Firm) else "CPF"
    return [
        (("Protocolo nº", told.protocol(dotted=True)), ("Recepção", told.filed(show))),
        (("Livro / folha", f"{told.livro('{}-G')} / {told.folha()}"), ("Lavratura", told.protested(show))),
        (("Devedor", told.debtor_name()), (tax, told.debtor_number())),
        (("Credor", told.creditor()), ("Apresentante", told.presenter())),
        (("Espécie", told.bill()), ("Nº do título", told.number())),
        (("Emissão", told.drawn(show)), ("Vencimento", told.due(show))),
        (("Valor a protestar", told.money("{digits}")), ("Tipo de protesto", told.reason(str.capitalize))),
        (("Intimação", told.summoned(show)), ("Meio", "carta com aviso")),
    ]
