"""Death certificates of the coast: the questions of the law answered on a machine, and a sheet that lies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments
from tests.synthetic.canvas import BLACK
from tests.synthetic.canvas import Style as Words
from tests.synthetic.coast import faces, folk
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.deaths import Death, Told, new_death
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west import shown

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def _new(rng: Random, state: str, first: int, last: int, *, fatherless: float) -> Death:
    death = new_death(rng, state, first, last, fatherless=fatherless)
    return replace(death, town=folk.new_port(rng, state))


def by_the_law(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed certificate of Rio that answers the law's points one by one, as the entry does."""
    facts = Facts()
    told = Told(facts, _new(rng, "RJ", 1960, 1972, fatherless=0.25))
    death, face = told.death, faces.ELITE
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("Quarta Circunscrição do Registro Civil").upper(), 11, True),
            (f"{told.seat(f'{death.town.name} - Estado do Rio de Janeiro')}", 10, False),
            ("ÓBITO Nº " + told.termo(), 12, True),
        ],
        x=186,
        align="right",
        top=14,
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.6, left=32, right=186), head, colour=colour)
    paper.paragraph(
        f"CERTIDÃO extraída do livro {told.livro('C-{}')}, a fls. {told.folha()}. Registo feito em "
        f"{told.entered(telling.long)}, sendo declarante {told.declarant()}, que respondeu aos quesitos "
        "legais pela forma seguinte:"
    )
    father = told.father(str.upper)
    family = f"{told.by_sex('filho', 'filha')} de {father} e {told.mother(str.upper)}"
    if not father:
        family = f"{told.by_sex('filho', 'filha')} de pai não declarado e de {told.mother(str.upper)}"
    trade = inland.new_old_trade(rng, death.dead.sex)
    answers = (
        f"hora e dia do passamento: às {told.hour(telling.typed_hour)} de {told.died(telling.long)};",
        f"lugar: {told.place()};",
        f"pessoa: {told.name()}, sexo {told.sex()}, de {told.age()}, {told.state()}, profissão {trade};",
        f"naturalidade e morada: {told.native('{0.name}, {0.state_name}')}; {told.home()};",
        f"pais: {family};",
        f"atestado: firmado por {told.doctor()}, que deu como causa mortis {told.cause()};",
        f"sepultura: {told.grave()};",
        "testamento e bens: não deixou.",
    )
    for number, text in enumerate(answers, start=1):
        paper.paragraph(f"{number}º) {text}", gap=0.3)
    paper.flow.space(0.4)
    paper.paragraph(f"Nada mais se continha. {death.town.name}, {told.issued(telling.hyphened)}.")
    stock.signed(
        paper, [told.officer(), told.title("Oficial do Registro", "Escrevente Juramentada")], left=104
    )
    return paper.pages, facts


def landscape(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a sheet of Rio Grande do Norte that lies on its side, with cells for all that is told."""
    facts = Facts()
    told = Told(facts, _new(rng, "RN", 2010, 2022, fatherless=0.2))
    face, show = faces.TIGHT, telling.slashed
    head = forms.letterhead(
        Words(face, 11),
        [
            ("República Federativa do Brasil - Registro Civil das Pessoas Naturais", 10, False),
            ("CERTIDÃO DE ÓBITO", 17, True),
        ],
        x=148,
        top=9,
        arms=(24, 15),
        rule=(14, 283),
    )
    style = Style(face, 11, left=14, right=283, bottom=196, width=297, height=210)
    paper = Paper(dpi, rng, style, head, colour=colour)
    cpf = told.cpf() if rng.random() < 0.7 else "Não informado"
    father = told.father()
    parents = " e ".join(name for name in (told.mother(), father) if name)
    rows = [
        [
            ("Matrícula", told.matricula(rng), 1.6),
            ("Nome do(a) falecido(a)", told.name(), 2),
            ("CPF", cpf, 1),
        ],
        [
            ("Sexo", told.sex("Masculino", "Feminino"), 0.7),
            ("Estado civil", told.state(str.capitalize), 0.8),
            ("Idade", told.age(), 0.6),
            ("Cor", "Parda", 0.5),
            ("Naturalidade", told.native("{0.name} - {0.state}"), 1.3),
            ("Eleitor", "Sim", 0.5),
        ],
        [("Filiação", parents, 1.2), ("Endereço de residência", told.home(), 1)],
        [
            ("Data do falecimento", told.died(show), 0.8),
            ("Hora do falecimento", told.hour(shown.clock), 0.8),
            ("Local do falecimento", told.place(), 2),
        ],
        [("Causa(s) da morte", told.cause(str.capitalize), 1)],
        [
            ("Médico(a) e registro profissional", f"{told.doctor()}, CRM {told.crm()}", 1.2),
            ("Sepultamento / cremação", told.grave(), 1),
            ("Declarante", told.declarant(), 1),
        ],
        [
            ("Registrado em", told.entered(show), 0.6),
            ("Anotações / averbações", _pension(rng, told), 2.4),
        ],
    ]
    for row in rows:
        paper.cells(row, label_face=face)
    _foot(paper, rng, told)
    return paper.pages, facts


def _pension(rng: Random, told: Told) -> str:
    if rng.random() < 0.5:
        return "Nenhuma."
    day = noted.day(told.facts, told.death.entered, telling.slashed(told.death.entered))
    return told.facts.note(
        "averbacao", f"Comunicado em {day} ao instituto de previdência e à Justiça Eleitoral."
    )


def _foot(paper: Paper, rng: Random, told: Told) -> None:
    """Write the office at the left of the sheet's foot and the hand that signs at the right."""
    paper.flow.need(30)
    canvas, top, face, town = paper.canvas, paper.flow.y + 4, paper.style.face, told.death.town
    office = told.office("2º Ofício de Notas e Registro Civil")
    lines = [
        f"{office} - CNS {told.facts.note('cns', numbers.new_office_code(rng))}",
        f"{told.seat(f'{town.name} / Rio Grande do Norte')}",
        f"Certifico e dou fé. Expedida em {told.issued(telling.long)}.",
    ]
    for index, text in enumerate(lines):
        canvas.text(16, top + 5 + 5.4 * index, text, face, 10)
    ornaments.signature(canvas, 196, top + 13, 48)
    canvas.rule(186, top + 14, 262, top + 14, ink=BLACK)
    title = told.title("Registrador Civil", "Registradora Civil")
    canvas.text(224, top + 18.5, told.officer(), face, 10, align="middle")
    canvas.text(224, top + 23, title, face, 9, align="middle")
    paper.flow.y = top + 25
