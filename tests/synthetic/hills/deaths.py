"""Death certificates of the highlands: sentences of old, two columns, a telegram, bands, a whole entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, words
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.hills import days, faces, folk, parts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.deaths import Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west import shown

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def old_sentences(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed certificate of Ceará in sentences of the old spelling, without any caption."""
    facts = Facts()
    told = Told(facts, folk.new_death(rng, "CE", 1911, 1931, fatherless=0.25))
    town, face = told.death.town, faces.ANTIQUE
    head = forms.letterhead(
        Words(face, 11),
        [
            ("ESTADO DO CEARÁ", 13, True),
            (told.seat(f"Cidade de {town.name}, Ceará"), 11, False),
            (told.office("Cartorio do Registro Civil e do Jury"), 11, False),
            ("CERTIDÃO DE OBITO", 17, True),
        ],
        top=30,
        arms=(105, 19),
        rule=(80, 130),
    )
    style = Style(face, 12.5, leading=1.75, left=30, right=182, indent=12)
    paper = Paper(dpi, rng, style, head, colour=colour)
    father, who = told.father(), told.by_sex("filho", "filha")
    parents = f"{who} de {father} e Dona {told.mother()}" if father else f"{who} natural de {told.mother()}"
    paper.paragraph(
        f"Certifico que {told.name()}, {told.by_sex('brasileiro', 'brasileira')}, do sexo {told.sex()}, com "
        f"{told.age('{} annos')} de edade, {told.state()}, natural de "
        f"{told.native('{0.name}, {0.state_name}')}, {parents}, e que tinha domicilio á {told.home()}, "
        f"falleceu em {told.died(days.once(shown.of_the_year))}, ás {told.hour(words.time_by_the_clock)}, "
        f"em {told.place()}, victima de {told.cause()}, segundo attestou o facultativo Dr. {told.doctor()}, "
        f"e foi {told.by_sex('inhumado', 'inhumada')} no {told.grave()}."
    )
    paper.paragraph(
        f"Fez a declaração {told.declarant()}, em data de {told.entered(days.once(shown.of_the_year))}, do "
        f"que se lavrou o assento numero {told.termo()}, que está a folhas {told.folha()} do livro "
        f"{told.livro('{}')} dos obitos. {town.name}, {told.issued(days.capital_month)}."
    )
    forms.signed(paper, [told.officer(), "Serventuario vitalicio"], left=104, points=11)
    ornaments.seal(paper.canvas, 54, paper.flow.y - 10, 13)
    return paper.pages, facts


def two_columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of Pernambuco in two columns; each numbered caption has its typed answer below it."""
    facts = Facts()
    told = Told(facts, folk.new_death(rng, "PE", 1963, 1979, fatherless=0.2))
    town, face = told.death.town, faces.CARBON
    head = forms.letterhead(
        Words(faces.GEOMETRIC, 11),
        [
            (told.office("Cartório Privativo do Registro Civil"), 13, True),
            (told.seat(f"{town.name} — Pernambuco"), 10, False),
            ("ATESTADO DE REGISTRO DE ÓBITO", 12, True),
        ],
        top=12,
        rule=(16, 194),
    )
    style = Style(face, 10, leading=1.45, left=16, right=194, bottom=172, columns=2)
    paper = Paper(dpi, rng, style, head, colour=colour)
    parts.headed(paper, _answers(rng, told))
    paper.flow.need(40)
    paper.paragraph(f"{town.name}, {told.issued(days.roman)}", gap=0.2)
    paper.sign([(told.officer(), told.title("Serventuário da Justiça", "Serventuária da Justiça"))])
    return paper.pages, facts


def _answers(rng: Random, told: Told) -> list[parts.Row]:
    father = told.father()
    return [
        ("NÚMERO, LIVRO E FÔLHA", f"{told.termo()}, {told.livro('C {}')}, {told.folha('-V')}"),
        ("REGISTRADO NO DIA", told.entered(days.roman)),
        ("PESSOA FALECIDA", told.name()),
        ("SEXO", told.sex()),
        ("IDADE", told.age()),
        ("ESTADO CIVIL", told.state()),
        ("OFÍCIO OU PROFISSÃO", inland.new_trade(rng, told.death.dead.sex)),
        ("CIDADE E ESTADO ONDE NASCEU", told.native("{0.name} - {0.state_name}")),
        ("ONDE MORAVA", told.home()),
        ("PAI", father or "ignorado"),
        ("MÃE", told.mother()),
        ("DIA DA MORTE", told.died(telling.spelt)),
        ("HORA DA MORTE", told.hour(days.hours_and_minutes)),
        ("ONDE MORREU", told.place()),
        ("MOLÉSTIA OU ACIDENTE QUE A CAUSOU", told.cause()),
        ("QUEM ATESTOU", f"Dr(a). {told.doctor()} - CRM {told.crm()}"),
        ("ENTERRAMENTO", told.grave()),
        ("QUEM DECLAROU", told.declarant()),
    ]


def telegraphic(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a summary of São Paulo on half a sheet, with all its captions cut short and run together."""
    facts = Facts()
    told = Told(facts, folk.new_death(rng, "SP", 1986, 2003, fatherless=0.15))
    town, face, show = told.death.town, faces.MATRIX, telling.slashed
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("Oficial de Registro Civil e Interdições da Sede"), 10.5, True),
            (told.seat(f"{town.name} - SP"), 10, False),
            ("ÓBITO - CERTIDÃO RESUMIDA", 12, True),
        ],
        x=196,
        align="right",
        top=8,
    )
    style = Style(face, 9.5, leading=1.5, left=14, right=196, bottom=144, height=150)
    paper = Paper(dpi, rng, style, head, colour=colour)
    father = told.father()
    parents = f"{father} e {told.mother()}" if father else f"{told.mother()} (pai n/c)"
    cpf = f"CPF {told.cpf()}; " if rng.random() < 0.6 else ""
    paper.paragraph(
        f"Reg. {told.termo()}, lv. {told.livro('C-{}')}, fl. {told.folha()}, de {told.entered(show)}. "
        f"{told.name()}; {cpf}sx. {told.sex('masc.', 'fem.')}; est. civ. {told.state()}; id. "
        f"{told.age('{} a.')}; nat. {told.native('{0.name}/{0.state}')}; res. {told.home()}; fil. {parents}."
    )
    paper.paragraph(
        f"Fal. {told.died(show)}, {told.hour(shown.clock)}, em {told.place()}. C. mortis: {told.cause()}. "
        f"Méd. {told.doctor()}, CRM {told.crm()}. Sep. {told.grave()}. Decl. {told.declarant()}."
    )
    paper.paragraph(f"Obs.: {_ceased(rng, told)}")
    paper.paragraph(f"Exp. em {told.issued(show)}. Isenta.")
    forms.signed(
        paper, [told.officer(), told.title("Escrevente autorizado", "Escrevente autorizada")], left=118
    )
    return paper.pages, facts


def _ceased(rng: Random, told: Told) -> str:
    if rng.random() < 0.5:
        return "n/c."
    day = noted.day(told.facts, told.death.entered, telling.slashed(told.death.entered))
    return told.facts.note("averbacao", f"anotado em {day} à margem do assento de nascimento.")


def bands(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Minas Gerais: captions flush against a line, sections between rules."""
    facts = Facts()
    told = Told(facts, folk.new_death(rng, "MG", 2014, 2024, fatherless=0.2))
    town, face = told.death.town, faces.BROAD
    head = forms.letterhead(
        Words(face, 11),
        [
            ("CERTIDÃO DE ÓBITO", 16, True),
            (told.office("Registro Civil com Atribuição Notarial"), 11, False),
            (told.seat(f"{town.name} - Minas Gerais"), 10, False),
        ],
        x=22,
        align="left",
        top=10,
        arms=(180, 20),
    )
    paper = Paper(dpi, rng, Style(face, 10, left=22, right=188), head, colour=colour)
    caption, value = Words(face, 8.5, ink=GREY), Words(face, 9.5)
    for title, rows in _sections(rng, told):
        stock.band(paper, title, face)
        stock.facing(paper, rows, 74, caption=caption, value=value)
    paper.flow.space(0.6)
    code = facts.note("cns", numbers.new_office_code(rng))
    paper.paragraph(f"Cartório de CNS {code}. Extraída por {told.officer()}, a {told.issued(telling.long)}.")
    fee = noted.money(facts, rng.randint(4_000, 9_900), pattern="{digits}")
    paper.paragraph(f"Total pago pela parte: {fee}. Consulte o selo no sítio do Tribunal.")
    ornaments.signature(paper.canvas, 40, paper.flow.y + 12, 46)
    ornaments.code_matrix(paper.canvas, 162, paper.flow.y, 20)
    return paper.pages, facts


def _sections(rng: Random, told: Told) -> list[tuple[str, list[parts.Row]]]:
    father, show = told.father(), telling.both
    kin = [("mãe", told.mother())]
    if father:
        kin.append(("pai", father))
    cpf = [("documento CPF", told.cpf())] if rng.random() < 0.7 else []
    return [
        ("REGISTRO", [("matrícula", told.matricula(rng)), ("feito a", told.entered(telling.slashed))]),
        (
            "QUEM FALECEU",
            [
                ("nome", told.name()),
                *cpf,
                ("sexo / idade", f"{told.sex()} / {told.age()}"),
                ("estado civil", told.state()),
                ("natural de", told.native("{0.name}, {0.state_name}")),
                ("morava em", told.home()),
                *kin,
            ],
        ),
        (
            "O FALECIMENTO",
            [
                ("dia", told.died(show)),
                ("hora", told.hour(telling.digital)),
                ("lugar", told.place()),
                ("causa", told.cause()),
                ("médico que atestou", told.doctor()),
                ("CRM do médico", told.crm()),
                ("sepultado em", told.grave()),
                ("declarado por", told.declarant()),
            ],
        ),
    ]


def whole_entry(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the copy of a whole entry of Paraíba: dates told twice, the name again in the margin."""
    facts = Facts()
    told = Told(facts, folk.new_death(rng, "PB", 1978, 1995, fatherless=0.2))
    death, town, face = told.death, told.death.town, faces.TIMES
    head = forms.letterhead(
        Words(face, 11),
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 10, False),
            (told.office("Serviço do Registro Civil Desembargador Souto"), 12, True),
            (told.seat(f"{town.name}, Estado da Paraíba"), 10.5, False),
            ("CERTIDÃO EM INTEIRO TEOR DE ASSENTO DE ÓBITO", 12, True),
        ],
        x=122,
        top=14,
    )
    paper = Paper(dpi, rng, Style(face, 12, leading=1.6, left=60, right=190), head, colour=colour)
    forms.leaf(paper.canvas, 55, 44, 270)
    notes = [f"Livro {told.livro()}", f"Folha {told.folha('v')}", f"Termo {told.termo()}", told.name()]
    forms.beside(paper.canvas, 18, paper.flow.y, 34, notes, Words(face, 10, bold=True))
    paper.paragraph(_copied(rng, told))
    paper.paragraph(
        f"E nada mais constava do referido assento, do qual se extraiu a presente, que vai por mim subscrita "
        f"nesta cidade, em {told.issued(noted.doubled)}."
    )
    paper.canvas.rule(60, paper.flow.y, 120, paper.flow.y, ink=BLACK)
    title = "Oficial do Registro" if death.officer_sex == "M" else "Oficial Substituta"
    stock.signed(paper, [told.officer(), title], left=90)
    return paper.pages, facts


def _copied(rng: Random, told: Told) -> str:
    father, who = told.father(), told.by_sex("filho", "filha")
    parents = f"{who} de {father} e {told.mother()}" if father else f"{who} apenas de {told.mother()}"
    return (
        "CERTIFICO que o assento indicado à margem é do teor que se segue: “No "
        f"{told.entered(days.by_the_day)}, neste cartório, apresentou-se {told.declarant()}, que exibiu "
        f"atestado passado pelo(a) médico(a) {told.doctor()}, inscrito no CRM sob nº {told.crm()}, dando "
        f"como causa da morte {told.cause()}, e disse que no {told.died(days.by_the_day)}, às "
        f"{told.hour(days.hours_and_minutes)}, no(a) {told.place()}, veio a óbito {told.name()}, do sexo "
        f"{told.sex()}, {inland.new_trade(rng, told.death.dead.sex)}, {told.state()}, aos "
        f"{told.age('{} anos')} de vida, {told.by_sex('nascido', 'nascida')} em "
        f"{told.native('{0.name}, {0.state_name}')} e {told.by_sex('morador', 'moradora')} na "
        f"{told.home()}, {parents}; e que o corpo seria dado à terra no {told.grave()}. Não deixou bens nem "
        "testamento conhecido. E, para constar, fiz este assento, que o declarante assina.”"
    )
