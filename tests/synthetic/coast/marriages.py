"""Marriage certificates of the coast: a priest's wedding entered by the office, and one in two columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic.canvas import BLACK
from tests.synthetic.canvas import Style as Words
from tests.synthetic.coast import faces, folk
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.marriages import Entry, Told, new_marriage
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_CHURCHES = ("Matriz de São Pedro Pescador", "Igreja do Carmo", "Capela de Nossa Senhora dos Navegantes")


def _new(rng: Random, facts: Facts, state: str, first: int, last: int) -> Entry:
    marriage = new_marriage(rng, state, first, last)
    return Entry(facts, replace(marriage, town=folk.new_port(rng, state)))


def religious(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed certificate of Pará: wed in church, entered days later; parents come before the names."""
    facts = Facts()
    entry = _new(rng, facts, "PA", 1955, 1974)
    town, face = entry.marriage.town, faces.WORN
    head = forms.letterhead(
        Words(face, 11),
        [
            (entry.office("Cartório do Único Ofício e Casamentos"), 12, True),
            (entry.seat(f"{town.name} - Estado do Pará"), 10.5, False),
        ],
        x=30,
        align="left",
        arms=(184, 22),
        rule=(30, 172),
    )
    style = Style(face, 11, leading=1.65, left=30, right=190, indent=12)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("CERTIDÃO DE CASAMENTO RELIGIOSO", 12)
    paper.heading("COM EFEITOS CIVIS", 11)
    wed = entry.marriage.wed
    filed = inland.later(rng, wed, 4, 15)
    filed_told = noted.day(facts, filed, telling.long(filed), "data_registro")
    paper.paragraph(
        f"Certifico que no livro {entry.livro('B-AUX-{}')}, a fls. {entry.folha()}, sob nº de ordem "
        f"{entry.termo()}, está inscrito, desde {filed_told}, o matrimônio que o Revmo. Padre "
        f"{inland.new_name(rng, 'M')} celebrou na {rng.choice(_CHURCHES)}, aos "
        f"{entry.wed(telling.bookish)}, sob o regime da {entry.regime()} de bens, dos contraentes:"
    )
    for label, one in (("ÊLE", entry.he), ("ELA", entry.she)):
        paper.paragraph(f"{label}: {_of_parents(rng, one)}")
    after = entry.she.taken(str.upper)
    paper.paragraph(
        f"Passou a nubente a chamar-se {after}." if after else "Conservaram ambos os nomes que tinham."
    )
    paper.paragraph("O referido é verdade e a êle me reporto.")
    paper.paragraph(f"{town.name}, {entry.issued(noted.with_point)}.")
    stock.signed(paper, [entry.officer(), entry.title("Serventuário", "Serventuária")], left=40)
    return paper.pages, facts


def _of_parents(rng: Random, one: Told) -> str:
    trade = inland.new_old_trade(rng, one.one.sex)
    return (
        f"{one.by_sex('filho', 'filha')} de {one.father()} e de D. {one.mother()}, "
        f"{one.by_sex('nascido', 'nascida')} em {one.native('{0.name} ({0.state})')} no dia "
        f"{one.born(telling.long)}, {one.nation()}, {one.by_sex('solteiro', 'solteira')}, {trade}, de nome "
        f"{one.name()}."
    )


def columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Pernambuco in two columns: he and the act at the left, she at the right."""
    facts = Facts()
    entry = _new(rng, facts, "PE", 1999, 2009)
    town, face = entry.marriage.town, faces.GEOMETRIC
    head = forms.letterhead(
        Words(face, 11),
        [
            ("PODER JUDICIÁRIO - ESTADO DE PERNAMBUCO", 8.5, False),
            (entry.office("Serviço Registral do 3º Distrito Judiciário"), 11, True),
            (entry.seat(f"{town.name}/PE"), 10, False),
            ("Certidão de Casamento", 16, True),
        ],
        rule=(15, 195),
    )
    style = Style(face, 10, leading=1.6, left=15, right=195, bottom=215, columns=2)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.caption("REGISTRO")
    paper.paragraph(f"Assento nº {entry.termo()}, folha {entry.folha('V')}, livro {entry.livro('B{}')}")
    paper.paragraph(f"Lavrado e celebrado em: {entry.entered(telling.spelt)}")
    paper.paragraph(f"Regime patrimonial: {entry.regime()}")
    _listed(paper, "CONTRAENTE (ELE)", entry.he)
    paper.flow.need(style.height)
    _listed(paper, "CONTRAENTE (ELA)", entry.she)
    after = entry.she.taken(str.upper)
    paper.caption("NOME APÓS O ATO")
    paper.paragraph("Ele: inalterado")
    paper.paragraph(f"Ela: {after or 'inalterado'}")
    paper.caption("À MARGEM DO TERMO")
    paper.paragraph(_parted(rng, entry))
    paper.paragraph(f"Confere com o original. {town.name}, {entry.issued(telling.slashed)}.")
    paper.canvas.rule(paper.flow.frame.left, paper.flow.y, paper.flow.frame.right, paper.flow.y, ink=BLACK)
    paper.sign([(entry.officer(), entry.title("Oficial do Registro", "Oficiala do Registro"))])
    return paper.pages, facts


def _listed(paper: Paper, title: str, one: Told) -> None:
    paper.caption(title)
    for caption, value in (
        ("Nome de solteiro(a)", one.name()),
        ("Nascimento", one.born(telling.slashed)),
        ("Cidade e Estado", one.native("{0.name}/{0.state}")),
        ("Nacionalidade", one.nation()),
        ("Genitor", one.father()),
        ("Genitora", one.mother()),
    ):
        paper.paragraph(f"{caption}: {value}", gap=0.15)
    paper.flow.space(0.5)


def _parted(rng: Random, entry: Entry) -> str:
    if rng.random() < 0.5:
        return "Nada há averbado."
    when = inland.later(rng, entry.marriage.wed, 5, 20)
    day = noted.day(entry.facts, when, telling.slashed(when))
    text = f"Decretada em {day} a separação de corpos, pelo Juízo da Vara de Família."
    return entry.facts.note("averbacao", text)
