"""Birth certificates of the coast: half a sheet for school in the fifties, and one of today with kin."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, words
from tests.synthetic.canvas import BLACK, BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.coast import faces, folk
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.births import Birth, Told, new_birth
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted
from tests.synthetic.west import shown

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def _new(rng: Random, state: str, first: int, last: int, *, fatherless: float) -> Birth:
    birth = new_birth(rng, state, first, last, fatherless=fatherless)
    return replace(birth, town=folk.new_port(rng, state))


def school_card(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw half a sheet of Santa Catarina for the school, its few printed lines filled in by a pen."""
    facts, birth = Facts(), _new(rng, "SC", 1949, 1964, fatherless=0.25)
    told, town, face = Told(facts, birth), birth.town, faces.ANTIQUE
    head = forms.letterhead(
        Words(face, 11),
        [
            ("ESTADOS UNIDOS DO BRASIL", 8.5, False),
            (f"{told.seat(f'{town.name}, Santa Catarina')}", 10, False),
            (told.office("Escrivania de Paz do Distrito da Sede"), 11, True),
            ("CERTIDÃO DE IDADE", 15, True),
        ],
        top=9,
        arms=(24, 20),
        rule=(12, 198),
    )
    style = Style(face, 10.5, left=14, right=196, bottom=142, height=150)
    paper = Paper(dpi, rng, style, head, colour=colour)
    father, mother, pairs = told.father(), told.mother(), told.pairs()
    parents = f"‹{father}› e ‹{mother}›" if father else f"‹-x-x-x-› e ‹{mother}›"
    fathers = f"‹{pairs[0]}›" if father else "‹-x-x-x-›"
    text = (
        f"Têrmo ‹{told.termo()}› Livro ‹{told.livro('{}')}› Fôlha ‹{told.folha('v')}› Em ‹"
        f"{told.entered(telling.long)}› registrou-se que ‹{told.name()}›, do sexo ‹{told.sex()}›, veio à "
        f"luz a ‹{told.born(telling.long)}›, pelas ‹{told.hour(words.time_by_the_clock)}›, em "
        f"‹{told.place(inland.new_hospital(rng))}›, sendo seus progenitores {parents}; avós por parte do pai "
        f"{fathers}; avós por parte da mãe ‹{pairs[-1]}›."
    )
    close = f"Vale sòmente para fins escolares, isenta de sêlo. ‹{town.name}›, ‹{told.issued(telling.long)}›."
    forms.filled(paper, Words(face, 10.5), Words(faces.SCRIPT, 11.5, ink=BLUE), [text, close], leading=1.9)
    title = "Escrivão de Paz" if birth.officer_sex == "M" else "Escrivã de Paz"
    forms.signed(paper, [f"{told.officer()}, {title}"], left=112, points=8.5)
    ornaments.seal(paper.canvas, 40, paper.flow.y - 12, 10)
    return paper.pages, facts


def kin_table(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Bahia: CPF before the name, and in a table each parent's own parents."""
    facts, birth = Facts(), _new(rng, "BA", 2019, 2024, fatherless=0.3)
    told, town, face = Told(facts, birth), birth.town, faces.SLIM
    head = forms.letterhead(
        Words(face, 11),
        [
            ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 10, False),
            ("CERTIDÃO DE NASCIMENTO", 18, True),
        ],
        x=40,
        align="left",
        top=14,
        arms=(27, 22),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, left=16, right=194), head, colour=colour)
    ornaments.border(paper.canvas, BLACK)
    cpf = "não consta do assento"
    if rng.random() < 0.65:
        cpf = noted.cpf(facts, numbers.new_cpf(rng), "cpf_registrado")
    paper.cells([("CPF", cpf, 1), ("MATRÍCULA", told.matricula(rng), 2.2)], label_face=face)
    paper.cells([("NOME COMPLETO", told.name(), 1)], label_face=face)
    row = [
        ("NASCIDO(A) EM", told.born(telling.slashed), 1),
        ("HORÁRIO", told.hour(shown.clock), 0.8),
        ("SEXO", told.sex("Masculino", "Feminino"), 0.9),
        ("GÊMEO", facts.note("gemeo", "não", "Não"), 0.6),
        ("DNV", facts.dnv(numbers.new_dnv(rng)), 1.2),
    ]
    paper.cells(row, label_face=face)
    native = told.town("naturalidade", "{0.name}/{0.state}")
    row = [("NATURALIDADE", native, 1), ("LOCAL DO PARTO", told.place(inland.new_hospital(rng)), 1.7)]
    paper.cells(row, label_face=face)
    paper.flow.space(0.6)
    _kin(paper, told)
    paper.cells(
        [("DATA DO REGISTRO, POR EXTENSO", told.entered(telling.spelt), 1)],
        label_face=face,
    )
    paper.cells([("ANOTAÇÕES E AVERBAÇÕES", _later(rng, facts, birth), 1)], label_face=face)
    paper.flow.space(0.8)
    office = told.office("1º Ofício de Registro Civil e Notas da Sede")
    cns = facts.note("cns", numbers.new_office_code(rng))
    paper.paragraph(f"{office} - CNS {cns}. {told.seat(f'{town.name}, Bahia')}. {folk.new_street(rng)}.")
    title = "Delegatário" if birth.officer_sex == "M" else "Delegatária"
    paper.paragraph(f"Lavrada em {told.issued(telling.slashed)}. Gratuita, nos termos da lei.")
    paper.sign([(told.officer(), title)], sealed=True)
    return paper.pages, facts


def _kin(paper: Paper, told: Told) -> None:
    """Draw one row for each parent who is named, with the grandparents of that side beside the name."""
    father, pairs = told.father(), told.pairs("{} / {}")
    rows = [("Filiação", "Avós (pais da pessoa ao lado)")]
    if father:
        rows.append((father.upper(), pairs[0]))
    paper.table([1, 1.5], [*rows, (told.mother().upper(), pairs[-1])])


def _later(rng: Random, facts: Facts, birth: Birth) -> str:
    if rng.random() < 0.6:
        return "Sem averbações até a data da emissão."
    when = inland.later(rng, birth.entered, 20, 290)
    day = noted.day(facts, when, telling.slashed(when))
    return facts.note(
        "averbacao", f"Averbada em {day} a inclusão do patronímico materno, a pedido da genitora."
    )
