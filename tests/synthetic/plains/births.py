"""Birth certificates of the plains: a clerk's prose of the sertão, a typed form, filiations in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, words
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.births import Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.plains import days, faces, folk, parts
from tests.synthetic.south import noted, stock

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def old_scribe(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a clerk's certificate of Paraíba in his own hand, one long sentence, on ruled paper."""
    facts = Facts()
    told = Told(facts, folk.new_birth(rng, "PB", 1933, 1949, fatherless=0.25))
    birth, town, face = told.birth, told.birth.town, faces.CHANCERY
    style = Style(face, 12.5, leading=1.75, left=32, right=186, indent=14)
    head = forms.letterhead(
        Words(face, 12),
        [
            (told.office("Registo Civil do Termo Judiciário"), 15, False),
            (told.seat(f"{town.name}, Estado da Paraíba"), 13, False),
        ],
        top=18,
        arms=(40, 26),
    )
    paper = Paper(dpi, rng, style, head, colour=colour)
    stock.ruled(paper.canvas, paper.flow.y, style)
    paper.paragraph(
        f"{told.officer()}, serventuário vitalício do Registo Civil, por nomeação legal, atesta, em razão do "
        f"seu cargo, que no volume {told.livro('{}')} do registo dos nascidos, à folha {told.folha()}, foi "
        f"lançado sob o número {told.termo()} o nascimento de {told.name(str)}, criança do sexo "
        f"{told.sex()}, nascida no {told.born(days.of_the_current_year)}, pelas "
        f"{told.hour(words.time_by_the_clock)}, no lugar {told.place(folk.new_farm(rng))}, deste mesmo "
        f"termo, {_parents(rng, told)}.",
        gap=0,
    )
    who = "o próprio pai" if birth.father else "a avó da criança"
    paper.paragraph(
        f"O lançamento é do {told.entered(days.of_the_current_year)}, e nele foi "
        f"declarante {who}, com duas testemunhas que assinaram. Passo a presente por me ser pedida, nesta "
        f"cidade, {told.issued(days.days_of_the_month)}.",
        gap=0,
    )
    ornaments.signature(paper.canvas, 104, paper.flow.y + 16, 52)
    ornaments.seal(paper.canvas, 60, paper.flow.y + 14, 12)
    return paper.pages, facts


def _parents(rng: Random, told: Told) -> str:
    child, grandchild = told.birth.by_sex("filho", "filha"), told.birth.by_sex("neto", "neta")
    father, pairs = told.father(), told.pairs()
    if father:
        return (
            f"{child} de {father}, {folk.new_trade(rng, 'M', 1940)}, e de sua mulher {told.mother()}, e "
            f"{grandchild}, do lado do pai, de {pairs[0]}, e, do lado da mãe, de {pairs[-1]}"
        )
    return f"{child} natural de {told.mother()}, solteira, e {grandchild}, do lado da mãe, de {pairs[-1]}"


def ruled_form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of Goiás whose captions are parts of one sentence, with typed values on ruled lines."""
    facts = Facts()
    told = Told(facts, folk.new_birth(rng, "GO", 1970, 1988, fatherless=0.25))
    town, face = told.birth.town, faces.TIMES
    head = forms.letterhead(
        Words(face, 11),
        [
            ("ESTADO DE GOIÁS", 12, True),
            (told.office("Cartório do Registro Civil e 2º Tabelionato"), 12, True),
            (told.seat(f"Município e Comarca de {town.name} - Goiás"), 10.5, False),
            ("CERTIDÃO DE NASCIMENTO", 18, True),
        ],
        top=28,
        arms=(105, 19),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.5, left=20, right=192), head, colour=colour)
    looks = {"caption": Words(face, 11), "value": Words(faces.CARBON, 11)}
    parts.written(paper, _lines_of(rng, told), leading=1.75, **looks)
    paper.flow.space(1)
    paper.paragraph(f"É verdade o referido, do que dou fé. {town.name}, {told.issued(days.padded)}.")
    title = "O Oficial do Registro" if told.birth.officer_sex == "M" else "A Oficial do Registro"
    stock.signed(paper, [told.officer(), title], left=98)
    return paper.pages, facts


def _lines_of(rng: Random, told: Told) -> list[list[parts.Told]]:
    father, pairs, none = told.father(), told.pairs(), "= = = = = ="
    return [
        [
            ("Assento nº", told.termo(), 1),
            ("feito a fls.", told.folha("v"), 1),
            ("do livro nº", told.livro("A/{}"), 1),
        ],
        [("Criança:", told.name(), 1)],
        [("de sexo", told.sex(), 1), ("e de cor", rng.choice(("branca", "parda", "preta")), 1)],
        [("Nasceu no dia", told.born(telling.spelt), 2.6), ("às", told.hour(days.hours_behind), 1)],
        [("Local:", told.place(folk.new_hospital(rng)), 1)],
        [("na cidade de", told.town("municipio_nascimento", "{0.name}, {0.state_name}"), 1)],
        [("Filho(a) de", father or none, 1)],
        [("e de dona", told.mother(), 1)],
        [("Avós do lado paterno:", pairs[0] if father else none, 1)],
        [("Avós do lado materno:", pairs[-1], 1)],
        [
            ("Declarou", "o pai" if father else "a mãe", 0.8),
            ("aos", told.entered(days.padded), 1.4),
        ],
        [("Obs.:", _remark(rng, told), 1)],
    ]


def _remark(rng: Random, told: Told) -> str:
    if rng.random() < 0.5:
        return "sem mais anotações"
    when = folk.between(rng, told.birth.entered, told.birth.issued)
    day = noted.day(told.facts, when, days.month_in_letters(when))
    ways = (
        f"Acrescido ao nome um sobrenome materno por sentença de {day}.",
        f"Assento restaurado por sentença de {day}, em virtude de extravio do livro.",
    )
    return told.facts.note("averbacao", rng.choice(ways))


def two_filiations(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of the Federal District: groups of rows, one for each filiation."""
    facts = Facts()
    told = Told(facts, folk.new_birth(rng, "DF", 2018, 2024, fatherless=0.2))
    birth, town, face = told.birth, told.birth.town, faces.SLIM
    head = forms.letterhead(
        Words(face, 11),
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 11, True),
            ("REGISTRO CIVIL", 10, False),
            ("CERTIDÃO DE NASCIMENTO", 16, True),
        ],
        x=48,
        align="left",
        top=10,
        arms=(32, 20),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.5, left=18, right=192), head, colour=colour)
    looks = {"caption": Words(face, 9, ink=GREY), "value": Words(face, 11.5)}
    parts.grouped(paper, _groups(rng, told), stub=34, **looks)
    code = facts.note("cns", numbers.new_office_code(rng))
    office = told.office("5º Ofício de Registro Civil, Títulos e Documentos")
    home = ", ".join(folk.new_home(rng, "DF"))
    lines = [
        f"{office} - CNS {code}",
        f"{told.seat(f'{town.name} - Distrito Federal')} - {home}",
        (
            f"Extraída em {told.issued(telling.slashed)} por {told.officer()}, "
            f"{'escrevente autorizado' if birth.officer_sex == 'M' else 'escrevente autorizada'}."
        ),
    ]
    forms.fine_print(paper, lines, points=9.5, code=True)
    return paper.pages, facts


def _groups(rng: Random, told: Told) -> list[tuple[str, list[parts.Row]]]:
    facts, father, pairs = told.facts, told.father(), told.pairs()
    person = [("Nome:", told.name())]
    if rng.random() < 0.7:
        person.append(("CPF:", noted.cpf(facts, numbers.new_cpf(rng), "cpf_registrado")))
    person += [
        ("Sexo:", told.sex("Masculino", "Feminino")),
        ("Nascimento:", f"{told.born(days.digits_then_words)}, {told.hour(telling.digital)}"),
        ("Naturalidade:", told.town("naturalidade", "{0.name}/{0.state}")),
        ("Estabelecimento do parto:", told.place(folk.new_hospital(rng))),
        ("Gêmeo:", facts.note("gemeo", "não", "Não")),
    ]
    groups = [
        ("MATRÍCULA", [("", told.matricula(rng))]),
        ("REGISTRADO(A)", person),
        ("FILIAÇÃO 1", [("Nome:", told.mother()), ("Avós:", pairs[-1])]),
    ]
    if father:
        groups.append(("FILIAÇÃO 2", [("Nome:", father), ("Avós:", pairs[0])]))
    rows = [
        ("Lavrado em:", told.entered(telling.both)),
        ("DNV:", facts.dnv(numbers.new_dnv(rng))),
        ("Averbações e anotações:", "Não constam até a presente data"),
    ]
    return [*groups, ("ASSENTO", rows)]
