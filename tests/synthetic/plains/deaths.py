"""Death certificates of the plains: an old leaf of Piauí, a form with ticks, framed lines of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, words
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.hills.days import once
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.deaths import Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.plains import days, faces, folk, parts
from tests.synthetic.south import noted, stock

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_DIVORCE_LAW = 1978


def old_leaf(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a copy of a leaf of Piauí in the old spelling; who came to declare it opens the entry."""
    facts = Facts()
    told = Told(facts, folk.new_death(rng, "PI", 1917, 1936, fatherless=0.25))
    town, face = told.death.town, faces.PALATINE
    head = forms.letterhead(
        Words(face, 11),
        [
            ("ESTADO DO PIAUHY", 14, True),
            (told.office("Cartorio do Escrivão de Orphãos e Registro Civil"), 11, False),
            (told.seat(f"Villa de {town.name}, Piauhy"), 11, False),
        ],
        x=60,
        align="left",
        top=14,
        arms=(34, 25),
    )
    style = Style(face, 12, leading=1.7, left=60, right=188)
    paper = Paper(dpi, rng, style, head, colour=colour)
    forms.leaf(paper.canvas, 55, 42)
    beside = [f"Obito n. {told.termo()}", f"Livro {told.livro('{}')}", f"Folha {told.folha()}"]
    forms.beside(paper.canvas, 18, 46, 32, beside, Words(face, 10.5))
    father = told.father()
    parents = f"de {father} e de {told.mother()}" if father else f"de pae incognito e de {told.mother()}"
    trade = folk.new_trade(rng, told.death.dead.sex, 1920)
    paper.paragraph(
        f"Certifico ter extrahido do assento que está ao lado citado o seguinte: {_opening(told)}, "
        f"{told.by_sex('o cidadão', 'a senhora')} {told.name(str)}, do sexo {told.sex()}, {trade}, "
        f"{told.state()}, que contava {told.age('{} annos')}, {told.by_sex('nascido', 'nascida')} em "
        f"{told.native('{0.name}, {0.state_name}')}, {told.by_sex('filho', 'filha')} {parents}, e que morava "
        f"á {told.home()}. Deu causa á morte {told.cause()}, como affirmou o medico {told.doctor()}, e o "
        f"corpo desceu á terra no {told.grave()}."
    )
    paper.paragraph(
        f"Nada mais declarou. Assim o copiei do livro, {told.issued(once(days.days_of_the_month))}, do que "
        "dou fé e assigno."
    )
    stock.signed(paper, [told.officer(), "Escrivão"], left=104, sealed=False)
    ornaments.seal(paper.canvas, 84, paper.flow.y - 8, 11)
    return paper.pages, facts


def _opening(told: Told) -> str:
    when = told.entered(once(days.days_of_the_month)).capitalize()
    return (
        f"{when}, compareceu em meu cartorio {told.declarant()}, e disse haver fallecido "
        f"{told.died(once(days.days_of_the_month))}, ás {told.hour(words.time_by_the_clock)}, no lugar "
        f"{told.place()}"
    )


def ticked_form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of São Paulo with boxes ticked for sex and state, the rest typed on ruled lines."""
    facts = Facts()
    told = Told(facts, folk.new_death(rng, "SP", 1968, 1989, fatherless=0.2))
    town, face = told.death.town, faces.TIGHT
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("Cartório do Registro Civil - 2º Subdistrito").upper(), 11.5, True),
            (told.seat(f"{town.name.upper()} - SÃO PAULO"), 10, False),
            ("Óbito", 22, True),
        ],
        top=12,
        arms=(30, 24),
        rule=(20, 190),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.5, left=20, right=190), head, colour=colour)
    looks = {"caption": Words(face, 10.5), "value": Words(faces.LIGHT, 10.5)}
    paper.paragraph("Dos livros a meu cargo consta o falecimento da pessoa seguinte:")
    parts.written(paper, _ticked(rng, told), leading=1.7, **looks)
    paper.flow.space(0.8)
    paper.paragraph(f"{town.name}, {told.issued(days.month_in_letters)}. O Oficial ou seu preposto:")
    forms.signed(paper, [told.officer()], left=100, seal=True)
    return paper.pages, facts


def _ticked(rng: Random, told: Told) -> list[list[parts.Told]]:
    death, father = told.death, told.father()
    ticked = told.sex("(x) M", "(x) F")
    sexes = f"{ticked} ( ) F" if death.dead.sex == "M" else f"( ) M {ticked}"
    return [
        [("Nome:", told.name(), 1)],
        [("Sexo:", sexes, 0.55), ("Estado civil:", _states(told), 1.5)],
        [("Idade:", told.age(), 0.5), ("Ocupação:", folk.new_trade(rng, death.dead.sex, 1980), 1)],
        [("Natural de:", told.native("{0.name} - {0.state}"), 1)],
        [("Pai:", father or "não consta", 1)],
        [("Mãe:", told.mother(), 1)],
        [("Onde residia:", told.home(), 1)],
        [("Faleceu a", told.died(days.padded), 1.4), ("às", told.hour(days.hours_behind), 1)],
        [("em", told.place(), 1)],
        [("devido a", told.cause(), 1)],
        [("Médico que atestou:", told.doctor(), 2), ("CRM:", told.crm(), 0.8)],
        [("Sepultamento:", told.grave(), 1)],
        [("Quem declarou:", told.declarant(), 1)],
        [
            ("Termo", told.termo(), 0.8),
            ("lavrado a", told.entered(days.month_in_letters), 1.2),
            ("fls.", told.folha(), 0.6),
            ("livro", told.livro("C {}"), 0.7),
        ],
    ]


def _states(told: Told) -> str:
    """Return a box for each civil state, the right one ticked."""
    names, mine = [("solteiro", "solteira"), ("casado", "casada"), ("viúvo", "viúva")], told.death.dead.state
    if told.death.died.year >= _DIVORCE_LAW or mine.startswith("divorciad"):
        names.append(("divorciado", "divorciada"))
    boxes = (told.by_sex(*name) for name in names)
    return " ".join(told.state("(x) {}".format) if box == mine else f"( ) {box}" for box in boxes)


def framed_lines(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Tocantins: framed lines, some with two particulars under one caption."""
    facts = Facts()
    told = Told(facts, folk.new_death(rng, "TO", 2016, 2024, fatherless=0.2))
    town, face = told.death.town, faces.SCREEN
    head = forms.letterhead(
        Words(face, 11),
        [
            ("República Federativa do Brasil", 9.5, False),
            ("CERTIDÃO DE ÓBITO", 15, True),
            (f"Matrícula {told.matricula(rng)}", 11, True),
        ],
        top=26,
        arms=(105, 17),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=16, right=194), head, colour=colour)
    looks = {"caption": Words(face, 8, bold=True, ink=GREY), "value": Words(face, 9.5)}
    parts.written(paper, _framed(rng, told), framed=True, **looks)
    paper.flow.space(0.8)
    code = facts.note("cns", numbers.new_office_code(rng))
    office, home = told.office("Serventia de Registro Civil e Notas da Sede"), folk.new_home(rng, "TO")[0]
    paper.paragraph(f"{office} (CNS {code}), {told.seat(f'{town.name}, Tocantins')}, {home}.")
    fee = noted.money(facts, rng.randint(3_800, 11_900), pattern="{digits}")
    paper.paragraph(f"Dou fé. {told.issued(telling.long)}. Total cobrado: {fee}.")
    title = told.title("Oficial Interino", "Oficiala Interina")
    forms.signed(paper, [told.officer(), title], left=20)
    ornaments.code_matrix(paper.canvas, 160, paper.flow.y - 26, 22)
    return paper.pages, facts


def _framed(rng: Random, told: Told) -> list[list[parts.Told]]:
    father = told.father()
    parents = f"{father} e {told.mother()}" if father else told.mother()
    rows = [[("NOME", told.name(), 1)]]
    if rng.random() < 0.7:
        rows.append([("CPF", told.cpf(), 1), ("SEXO", told.sex("Masculino", "Feminino"), 1)])
    else:
        rows.append([("CPF", "não informado", 1), ("SEXO", told.sex("Masculino", "Feminino"), 1)])
    return [
        *rows,
        [
            ("ESTADO CIVIL E IDADE", f"{told.state()}, {told.age()}", 1),
            ("NATURALIDADE", told.native("{0.name} - {0.state}"), 1),
        ],
        [("FILIAÇÃO", parents, 1)],
        [("RESIDÊNCIA", told.home(), 1)],
        [
            (
                "DATA E HORA DO FALECIMENTO",
                f"{told.died(telling.both)}, às {told.hour(days.hours_spelt_short)}",
                1,
            )
        ],
        [("LOCAL DO FALECIMENTO", told.place(), 1)],
        [("CAUSA DA MORTE", told.cause(), 1)],
        [
            ("MÉDICO ATESTANTE", f"{told.doctor()}, CRM {told.crm()}", 1.2),
            ("DECLARANTE", told.declarant(), 1),
        ],
        [("SEPULTAMENTO", told.grave(), 1)],
        [("DATA DO REGISTRO", told.entered(telling.long), 1)],
        [("OBSERVAÇÕES", "Deixou bens. Não deixou testamento conhecido.", 1)],
    ]
