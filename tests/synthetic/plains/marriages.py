"""Marriage certificates of the plains: typed prose of São Paulo, a form of the sertão, names of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.canvas import BLACK, BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.marriages import Entry, Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.plains import days, faces, folk, parts
from tests.synthetic.south import noted, stock

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def _new(rng: Random, facts: Facts, state: str, first: int, last: int) -> Entry:
    return Entry(facts, folk.new_marriage(rng, state, first, last))


def typed_act(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed certificate of São Paulo: the wedding first, then a paragraph for each of the two."""
    facts = Facts()
    entry = _new(rng, facts, "SP", 1946, 1967)
    town, face = entry.marriage.town, faces.PORTABLE
    head = forms.letterhead(
        Words(face, 11),
        [
            (entry.office("Registro Civil e Anexos do 1.º Subdistrito"), 12, True),
            (entry.seat(f"{town.name} - Estado de São Paulo"), 10.5, False),
            ("CERTIDÃO DE CASAMENTO", 14, True),
        ],
        top=30,
        arms=(105, 20),
    )
    style = Style(face, 11, leading=1.7, left=34, right=188, indent=10)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(f"N.º {entry.termo()}     L.º {entry.livro('B {}')}     Fls. {entry.folha('v.')}")
    he, she = entry.he, entry.she
    day = entry.wed(days.of_the_current_year)
    paper.paragraph(
        f"CERTIFICO que, no {day}, às dezessete horas, à {folk.new_street(rng)}, em casa particular de "
        f"portas abertas, o Juiz de Casamentos recebeu por marido e mulher a {he.name()} e {she.name()}."
    )
    paper.paragraph(
        f"Êle declarou ser {he.nation()}, solteiro, {folk.new_trade(rng, 'M', 1950)}, nascido em "
        f"{he.native('{0.name}, {0.state}')}, no {he.born(days.of_the_current_year)}, e ter por pais "
        f"{he.father()} e {he.mother()}."
    )
    paper.paragraph(
        f"Ela declarou ser {she.nation()}, solteira, de prendas domésticas, nascida em "
        f"{she.native('{0.name}, {0.state}')}, no {she.born(days.of_the_current_year)}, e ter por pais "
        f"{she.father()} e {she.mother()}."
    )
    taken = she.taken()
    named = f"A mulher adotou o nome de {taken}." if taken else "A mulher não mudou de nome."
    paper.paragraph(f"{named} Casaram-se sob o regime da {entry.regime()} de bens.")
    paper.paragraph(f"Dou fé. {town.name}, {entry.issued(noted.with_point)}.")
    forms.signed(paper, [entry.officer(), entry.title("Oficial Maior", "Oficiala Maior")], left=106)
    return paper.pages, facts


def he_and_she(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of Pernambuco, typed in blue: a block for him, one for her, one for the act."""
    facts = Facts()
    entry = _new(rng, facts, "PE", 1977, 1994)
    town, face = entry.marriage.town, faces.BONUM
    head = forms.letterhead(
        Words(face, 11),
        [
            ("PODER JUDICIÁRIO DE PERNAMBUCO", 10, False),
            (entry.office("Cartório Único das Pessoas Naturais"), 13, True),
            (entry.seat(f"Comarca de {town.name}, Pernambuco"), 10, False),
            ("CASAMENTO CIVIL - CERTIDÃO", 15, True),
        ],
        x=22,
        align="left",
        top=10,
        arms=(178, 24),
        rule=(22, 190),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=22, right=190), head, colour=colour)
    looks = {"caption": Words(face, 10), "value": Words(faces.ELITE, 11, ink=BLUE)}
    registered = [
        [("Matriculado no livro", entry.livro(), 1), ("fl.", entry.folha(), 0.6), ("nº", entry.termo(), 0.8)]
    ]
    parts.written(paper, registered, **looks)
    for title, one in (("O NOIVO", entry.he), ("A NOIVA", entry.she)):
        paper.flow.space(0.4)
        paper.caption(title)
        parts.written(paper, _one_of_two(rng, one), **looks)
    paper.flow.space(0.4)
    paper.caption("O ATO")
    parts.written(paper, _act_of(rng, entry), **looks)
    paper.flow.space(0.6)
    paper.paragraph(f"Passada a pedido de parte. {town.name}, em {entry.issued(telling.hyphened)}.")
    stock.signed(paper, [entry.officer(), entry.title("Titular", "Substituta")], left=30)
    return paper.pages, facts


def _one_of_two(rng: Random, one: Told) -> list[list[parts.Told]]:
    return [
        [("Nome:", one.name(), 1)],
        [("nascido(a) em", one.native("{0.name} ({0.state})"), 1), ("a", one.born(days.padded), 0.8)],
        [("nacionalidade", one.nation(), 1), ("profissão", folk.new_trade(rng, one.one.sex, 1980), 1.2)],
        [("filho(a) de", one.father(), 1)],
        [("e de", one.mother(), 1)],
    ]


def _act_of(rng: Random, entry: Entry) -> list[list[parts.Told]]:
    taken = entry.she.taken()
    rows = [
        [("Celebrado aos", entry.wed(noted.doubled), 1)],
        [("perante o(a) Juiz(a)", folk.new_name(rng, rng.choice("MF")), 1)],
        [("sob o regime de", f"{entry.regime()} de bens", 1)],
        [("Ela passou a assinar", taken or "o mesmo nome", 1)],
    ]
    if rng.random() < 0.5:
        when = folk.between(rng, entry.marriage.wed, entry.marriage.issued)
        day = noted.day(entry.facts, when, telling.hyphened(when))
        text = entry.facts.note("averbacao", f"Divórcio decretado por sentença transitada em {day}.")
        rows.append([("À margem:", text, 1)])
    return rows


def present_names(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Goiás: first the names that both bear now, then who they were before."""
    facts = Facts()
    entry = _new(rng, facts, "GO", 2016, 2024)
    town, face = entry.marriage.town, faces.TIGHT
    head = forms.letterhead(
        Words(face, 11),
        [
            ("CERTIDÃO DE CASAMENTO", 18, True),
            ("REPÚBLICA FEDERATIVA DO BRASIL - REGISTRO CIVIL DAS PESSOAS NATURAIS", 9, False),
        ],
        x=192,
        align="right",
        top=12,
        arms=(30, 17),
        rule=(18, 192),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.5, left=18, right=192), head, colour=colour)
    looks = {"caption": Words(face, 9, ink=GREY), "value": Words(face, 11)}
    parts.grouped(paper, _names_and_act(rng, entry), stub=36, **looks)
    code, office = facts.note("cns", numbers.new_office_code(rng)), "2º Registro Civil e Tabelionato de Notas"
    paper.paragraph(
        f"{entry.office(office)}, CNS {code}, {entry.seat(f'{town.name} - GO')}. Certifico e dou fé. "
        f"{entry.issued(telling.long).capitalize()}."
    )
    fee = noted.money(facts, rng.randint(4_100, 9_800), pattern="{digits}")
    paper.canvas.rule(18, paper.flow.y, 192, paper.flow.y, ink=BLACK)
    forms.fine_print(paper, [f"Emolumentos, fundos estaduais e ISS: {fee}."], points=9)
    forms.signed(paper, [entry.officer(), entry.title("Registrador", "Registradora")], left=70)
    return paper.pages, facts


def _names_and_act(rng: Random, entry: Entry) -> list[tuple[str, list[parts.Row]]]:
    he, she, show = entry.he, entry.she, telling.slashed
    taken = she.taken(str.upper)
    changed = f"1º cônjuge: não houve alteração; 2º cônjuge: {taken}" if taken else "nenhum alterou o seu"
    groups = [
        ("MATRÍCULA", [("", entry.matricula(rng))]),
        ("NOMES ATUAIS DOS CÔNJUGES", [("1º cônjuge:", he.name()), ("2º cônjuge:", taken or she.name())]),
        ("1º CÔNJUGE À ÉPOCA DO CASAMENTO", _before(rng, he)),
        ("2º CÔNJUGE À ÉPOCA DO CASAMENTO", _before(rng, she)),
        (
            "CELEBRAÇÃO",
            [
                ("Data da celebração e do registro:", entry.entered(days.digits_then_words)),
                ("Regime de bens:", entry.regime().capitalize()),
                ("Nome adotado:", changed),
            ],
        ),
    ]
    if rng.random() < 0.4:
        when = folk.between(rng, entry.marriage.wed, entry.marriage.issued)
        day = noted.day(entry.facts, when, show(when))
        text = f"Divórcio consensual por escritura de {day}, mantidos os nomes de ambos."
        groups.append(("AVERBAÇÃO", [("", entry.facts.note("averbacao", text))]))
    return groups


def _before(rng: Random, one: Told) -> list[parts.Row]:
    rows = [("Nome:", one.name())]
    if rng.random() < 0.75:
        rows.append(("CPF:", one.cpf()))
    return [
        *rows,
        ("Nascimento e naturalidade:", f"{one.born(telling.slashed)}, {one.native('{0.name}-{0.state}')}"),
        ("Nacionalidade:", one.nation()),
        ("Filiação:", f"{one.father()} e {one.mother()}"),
    ]
