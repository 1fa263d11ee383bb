"""Powers of attorney of the coast: a printed sheet with blanks, and one whose powers stand under numbers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic.canvas import BLACK, BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.coast import faces, folk
from tests.synthetic.facts import Facts
from tests.synthetic.inland import deeds, forms, telling
from tests.synthetic.inland import folk as inland
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_BOATS = (
    *(
        "vender a embarcação de pesca de seu uso",
        "requerer na Capitania dos Portos a transferência do título",
    ),
    *("receber o auxílio dos pescadores", "representá-lo na Colônia de Pescadores", "assinar recibos"),
)
_AFFAIRS = (
    *("representar perante a Secretaria do Patrimônio da União", "pagar taxas de ocupação e foro"),
    *("locar o imóvel de veraneio e receber aluguéis", "encerrar contas de concessionárias"),
    *("constituir advogado para o foro em geral", "receber correspondências e notificações"),
)


def blanks(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the printed public power of Sergipe, whose blanks were filled in: who is empowered comes first."""
    facts, town, face = Facts(), folk.new_port(rng, "SE"), faces.CURSIVE
    livro, folha = deeds.volume(facts, rng)
    head = forms.letterhead(
        Words(face, 12),
        [
            ("ESTADO DE SERGIPE", 10, False),
            (facts.note("oficio", "Cartório do 2º Ofício da Comarca"), 14, True),
            (facts.town("municipio_registro", town, f"{town.name} - SE"), 11, False),
            ("PROCURAÇÃO BASTANTE", 17, True),
        ],
        rule=(24, 186),
    )
    paper = Paper(dpi, rng, Style(face, 11.5, left=24, right=186), head, colour=colour)
    when = inland.new_day(rng, 1979, 1996)
    giver = Voice(facts, "outorgante", 1, inland.new_citizen(rng, "M", town=town, year=when.year))
    taker = Voice(facts, "outorgado", 1, inland.new_citizen(rng, town=town, year=when.year))
    powers = facts.note("poderes", ", ".join(rng.sample(_BOATS, 3)))
    notary = deeds.officer(facts, rng)
    day = noted.day(facts, when, telling.long(when), "data_procuracao")
    texts = [
        f"Livro ‹{livro}› Folhas ‹{folha}› Dia ‹{day}›",
        _person("Procurador(a)", taker),
        _person("Mandante", giver),
        f"Poderes que o mandante confere: ‹{powers}›.",
        f"Assim o disse, do que dou fé. Eu, ‹{notary}›, que o escrevi.",
    ]
    forms.filled(paper, Words(face, 11.5), Words(faces.LIGHT, 10.5, ink=BLUE), texts, leading=2.0)
    forms.signed(paper, ["Assinatura do mandante"], left=24)
    forms.signed(paper, ["Tabelião público"], left=104, seal=False)
    return paper.pages, facts


def _person(what: str, one: Voice) -> str:
    return (
        f"{what}: ‹{one.name()}› Nacionalidade ‹{one.nation()}› Estado civil ‹{one.state()}› Profissão "
        f"‹{one.trade()}› Identidade ‹{one.rg()}› CPF ‹{one.cpf()}›"
    )


def numbered(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a power of Paraná in numbered items under ruled headings; it may end on a day, or never."""
    facts, town, face = Facts(), folk.new_port(rng, "PR"), faces.SLAB
    livro, folha = deeds.volume(facts, rng, suffix="-P")
    when = inland.new_day(rng, 2011, 2023)
    office = facts.note("oficio", "Tabelionato do Foro Regional")
    seat = facts.town("municipio_registro", town, f"{town.name}, Paraná")

    def head(canvas: Canvas, page: int) -> float:
        if page > 1:
            return 20
        canvas.text(24, 18, "PROCURAÇÃO", face, 18, bold=True)
        canvas.text(186, 14, office, face, 10, bold=True, align="right")
        canvas.text(186, 19, seat, face, 9, align="right")
        canvas.rule(24, 23, 186, 23, width=1.2, ink=BLACK)
        return 27

    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=24, right=186), head, colour=colour)
    giver = Voice(facts, "outorgante", 1, inland.new_citizen(rng, town=town))
    takers = deeds.voices(facts, "outorgado", [inland.new_citizen(rng) for _ in range(rng.choice((1, 2)))])

    def told(one: Voice) -> str:
        return (
            f"{one.name()} (CPF {one.cpf()}, identidade {one.rg()}), {one.nation()}, {one.trade()}, "
            f"{one.state()}"
        )

    _titled(paper, "1. QUEM DÁ OS PODERES")
    paper.paragraph(f"{told(giver)}, residente na {folk.new_street(rng)}, {town.name}.")
    _titled(paper, "2. QUEM OS EXERCERÁ")
    paper.paragraph(f"{deeds.in_turn(takers, told)}.")
    _titled(paper, "3. PARA QUÊ")
    paper.paragraph(f"{facts.note('poderes', '; '.join(rng.sample(_AFFAIRS, 3)))}.")
    _titled(paper, "4. CONDIÇÕES")
    if rng.random() < 0.6:
        last = when + timedelta(days=rng.choice((120, 365, 730)))
        until = noted.day(facts, last, telling.long(last), "validade")
        paper.paragraph(f"Os poderes cessam em {until}. Não se pode substabelecer.")
    else:
        paper.paragraph("Não se pode substabelecer.")
    _titled(paper, "5. O ATO")
    day = noted.day(facts, when, telling.spelt(when), "data_procuracao")
    paper.paragraph(f"Lavrado em {day}, no livro {livro}, folha {folha}, a pedido da parte, que o assina.")
    forms.signed(paper, [giver.one.name], left=24)
    forms.signed(paper, [deeds.officer(facts, rng), "Tabelião(ã) de Notas"], left=104, seal=False)
    return paper.pages, facts


def _titled(paper: Paper, text: str) -> None:
    """Write a section's name over a thin rule across the sheet."""
    paper.flow.space(0.4)
    paper.caption(text)
    frame, y = paper.flow.frame, paper.flow.y + 0.4
    paper.canvas.rule(frame.left, y, frame.right, y, width=0.15, ink=GREY)
    paper.flow.space(0.3)
