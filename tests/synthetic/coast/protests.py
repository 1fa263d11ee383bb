"""Protests of the coast: a note copied out into the instrument, and a certificate that says who owes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, ornaments
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.coast import faces, folk
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.protests import Protest, Told, new_protest
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from tests.synthetic.canvas import Canvas

_NOTE = {"nota promissória": "nota promissória"}
_BILLS = {
    "duplicata": "Duplicata Mercantil por Indicação",
    "cheque": "Cheque",
    "cédula de crédito bancário": "Cédula de Crédito Bancário",
}


def _new(
    rng: Random, state: str, first: int, last: int, bills: Mapping[str, str], *, firms: float
) -> Protest:
    protest = new_protest(rng, state, first, last, bills, firms=firms)
    return replace(protest, town=folk.new_port(rng, state))


def copied_note(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed instrument of Maranhão with the note copied in a frame between its two paragraphs."""
    facts = Facts()
    told = Told(facts, _new(rng, "MA", 1971, 1984, _NOTE, firms=0.0), _NOTE, notes.CRUZEIRO)
    town, face = told.protest.town, faces.LIGHT
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("Cartório de Protesto de Letras"), 13, True),
            (told.seat(f"{town.name} - Maranhão"), 10, False),
            (f"Livro {told.livro()} de Protestos, fôlha {told.folha()}", 10, False),
        ],
        x=30,
        align="left",
        arms=(180, 24),
    )
    style = Style(face, 10.5, leading=1.65, left=30, right=188, indent=12)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        f"INSTRUMENTO PÚBLICO DE PROTESTO, que faço a pedido de {told.presenter()}, em cujo nome me foi "
        f"entregue, no dia {told.filed(telling.long)}, e por mim apontada sob o número {told.protocol()}, a "
        f"{told.bill()} que aqui copio fielmente:"
    )
    _copy(paper, told)
    paper.paragraph(
        f"Procurado o emitente em {told.summoned(telling.long)}, não veio pagar nem deu razões. Em vista do "
        f"que, hoje, {told.protested(telling.bookish)}, protesto o dito título por {told.reason()}, contra "
        f"o mesmo emitente e quem mais obrigado fôr, e para constar lavrei êste, que assino."
    )
    forms.signed(paper, [told.officer(), "Oficial de Protestos"], left=100, seal=False)
    ornaments.seal(paper.canvas, 58, paper.flow.y - 12, 12)
    return paper.pages, facts


def _copy(paper: Paper, told: Told) -> None:
    """Copy the note out, word by word, between two rules."""
    paper.flow.need(60)
    frame, canvas = paper.flow.frame, paper.canvas
    canvas.rule(frame.left, paper.flow.y, frame.right, paper.flow.y, ink=BLACK)
    paper.flow.y += 2
    paper.paragraph(
        f'"N. {told.number()}. {told.money("{digits}")}. Vencimento: {told.due(telling.long)}. Na data acima '
        f"pagarei por esta única via a {told.creditor()}, ou à sua ordem, a quantia de "
        f"{told.money('{words}')}, em moeda dêste país. {told.protest.town.name}, "
        f"{told.drawn(telling.long)}. Assinado: {told.debtor_name(str)}, C.P.F. "
        f'{told.debtor_number()}."',
        gap=0.2,
    )
    frame, canvas = paper.flow.frame, paper.canvas
    canvas.rule(frame.left, paper.flow.y + 1, frame.right, paper.flow.y + 1, ink=BLACK)
    paper.flow.y += 3


def positive(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Rio Grande do Sul: the books were searched, and one protest was found in them."""
    facts = Facts()
    told = Told(facts, _new(rng, "RS", 2006, 2021, _BILLS, firms=0.5), _BILLS)
    town, face, show = told.protest.town, faces.ROMAN, telling.stopped
    head = forms.letterhead(
        Words(face, 11),
        [
            ("CERTIDÃO POSITIVA DE PROTESTO", 16, True),
            (told.office("Tabelionato de Protesto de Títulos da Sede"), 12, False),
            (told.seat(f"{town.name} - Rio Grande do Sul"), 11, False),
        ],
        rule=(20, 190),
    )
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.5, left=24, right=186), head, colour=colour)
    paper.paragraph(
        f"CERTIFICO, a pedido de pessoa interessada, que, buscados os livros dos últimos cinco anos, achei o "
        f"que vai abaixo contra {told.debtor_name()}, CPF/CNPJ {told.debtor_number()}:"
    )
    rows = [
        ("Assentado em", f"livro {told.livro('{}-P')}, folha {told.folha()}"),
        ("Protestado a", told.protested(show)),
        ("Porque", told.reason()),
        ("Papel", f"{told.bill()}, nº {told.number()}"),
        ("Sacado a / vence a", f"{told.drawn(show)} / {told.due(show)}"),
        ("Importa em", told.money("{digits}")),
        ("Em favor de", told.creditor()),
        ("Trazido por", told.presenter()),
        ("Protocolizado", f"nº {told.protocol(dotted=True)}, de {told.filed(show)}"),
        ("Intimado a", told.summoned(show)),
    ]
    _led(paper, rows)
    paper.paragraph(
        f"Não consta pagamento posterior. Busca nº {numbers.show_thousands(rng.randint(900, 9000))}."
    )
    issued = inland.later(rng, told.protest.protested, 30, 1500)
    day = noted.day(facts, issued, telling.long(issued))
    fee = noted.money(facts, rng.randint(900, 6_000), pattern="{digits}")
    paper.paragraph(f"{town.name}, {day}. Emolumentos: {fee}.")
    paper.sign([(told.officer(), "Tabelião(ã) Designado(a)")], sealed=True)
    return paper.pages, facts


def _led(paper: Paper, rows: list[tuple[str, str]]) -> None:
    """Write captions at the left, led to their values by a line of dots."""
    face, points = paper.style.face, paper.style.points
    for caption, value in rows:
        paper.flow.need(8)
        canvas, frame = paper.canvas, paper.flow.frame
        paper.flow.y += 7
        canvas.text(frame.left + 6, paper.flow.y, caption, face, points - 1, ink=GREY)
        start = frame.left + 8 + canvas.text_width(caption, face, points - 1)
        forms.dots(canvas, start, frame.left + 52, paper.flow.y)
        canvas.text(frame.left + 54, paper.flow.y, value, face, points, bold=True)
    paper.flow.y += 6
