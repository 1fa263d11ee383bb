"""Death certificates of Ceará in the thirties, Goiás, Santa Catarina, Pernambuco, and today's São Paulo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, words
from tests.synthetic.canvas import BLACK, BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import faces, folk, forms, telling
from tests.synthetic.inland.deaths import Told, new_death
from tests.synthetic.inland.panels import Panels
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def book(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed copy of a leaf of the thirties: a neighbour came on foot and told of the death."""
    facts = Facts()
    told = Told(facts, new_death(rng, "CE", 1931, 1944))
    death, face = told.death, faces.SLOPED
    head = forms.letterhead(
        Words(face, 12),
        [
            (f"Ceará - {told.seat(death.town.name)}", 12, False),
            (told.office("Cartório do Escrivão de Paz da Sede"), 14, True),
            ("Registo de Óbitos", 17, True),
        ],
        rule=(60, 150),
    )
    style = Style(face, 12.5, leading=1.55, left=30, right=184, indent=14, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    quality = told.by_sex("um homem", "uma mulher")
    paper.paragraph(
        f"Certifico que do livro {told.livro('{}')}, folhas {told.folha()} usque seguinte, assento "
        f"{told.termo()}, consta que aos {told.entered(telling.bookish)}, compareceu perante mim "
        f"{told.declarant()}, {folk.new_old_trade(rng, 'M')}, e disse haver fallecido {told.name(str)}, "
        f"{facts.note('sexo', death.dead.sex, quality)} de {told.age('{} annos de idade')}, {told.state()}, "
        f"natural de {told.native('{0.name} do {0.state_name}')}, que residia na {told.home()}, "
        f"{told.by_sex('filho', 'filha')} de {told.father()} e de Dona {told.mother()}. A morte verificou-se "
        f"ás {told.hour(words.time_by_the_clock)} de {told.died(telling.spelt)}, em {told.place()}, e teve "
        f"por causa {told.cause()}, segundo attestado do Dr. {told.doctor()}. O corpo vae ser inhumado no "
        f"{told.grave()}. E por ser verdade passei a presente."
    )
    paper.paragraph(f"{death.town.name}, em {told.issued(telling.long)}.")
    forms.signed(paper, [told.officer(), told.title("O Escrivão", "A Escrivã Interina")], left=104, points=11)
    return paper.pages, facts


def items(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of Goiás with numbered rows, filled in on a typewriter."""
    facts = Facts()
    told = Told(facts, new_death(rng, "GO", 1967, 1981, fatherless=0.25))
    death, face = told.death, faces.SLIM
    head = forms.letterhead(
        Words(face, 11),
        [
            (f"ESTADO DE GOIÁS - COMARCA DE {told.seat(death.town.name.upper())}", 11, True),
            (told.office("Escrivania do Registro Civil e 1º Tabelionato"), 11, False),
            ("CERTIDÃO DE ÓBITO", 16, True),
        ],
        top=12,
    )
    paper = Paper(dpi, rng, Style(face, 11, left=22, right=190), head, colour=colour)
    typed = Words(faces.LIGHT, 10, ink=BLUE if rng.random() < 0.5 else BLACK)
    rows = [
        (
            "Livro, folhas e número do assento",
            f"{told.livro('C-{}')}, fls. {told.folha('v')}, nº {told.termo()}",
        ),
        ("Nome do morto", told.name()),
        ("Causa da morte", told.cause(str.capitalize)),
        ("Nome do médico que atestou", f"Dr. {told.doctor()}"),
        ("Data e hora do falecimento", f"{told.died(telling.hyphened)}, às {told.hour(telling.typed_hour)}"),
        ("Lugar do falecimento", told.place()),
        ("Sexo e estado civil", f"{told.sex()}, {told.state()}"),
        ("Idade", told.age()),
        ("Lugar do nascimento", told.native("{0.name} - {0.state}")),
        ("Residência", told.home()),
        ("Filiação: pai", told.father() or "ignorado"),
        ("Filiação: mãe", told.mother()),
        ("Lugar do sepultamento", told.grave()),
        ("Declarante", told.declarant()),
        ("Data do registro", told.entered(telling.long)),
        ("Averbações", _items_note(rng, told)),
    ]
    forms.numbered(paper, rows, caption=Words(face, 7.5), value=typed)
    paper.flow.space(1)
    paper.paragraph(f"Certifico e dou fé. {death.town.name}, {told.issued(telling.long)}.")
    forms.signed(paper, [told.officer(), told.title("Escrivão", "Escrevente")], left=28, seal=True)
    return paper.pages, facts


def _items_note(rng: Random, told: Told) -> str:
    if rng.random() < 0.6:
        return "Não há"
    when = folk.later(rng, told.death.entered, 0, 1)
    day = noted.day(told.facts, when, telling.hyphened(when))
    return told.facts.note("averbacao", f"Corrigido em {day} o nome da mãe do finado, por despacho do Juiz.")


def printer(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a computer's sheet of Santa Catarina: short prose about the entry, then tab stops."""
    facts = Facts()
    told = Told(facts, new_death(rng, "SC", 1988, 2002))
    death, face = told.death, faces.TERMINAL
    head = forms.letterhead(
        Words(face, 10),
        [
            (told.office("Escrivania de Paz e Registro Civil da Sede"), 11, True),
            (told.seat(f"{death.town.name} - Santa Catarina"), 9, False),
        ],
        x=192,
        align="right",
        arms=(30, 20),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.75, left=20, right=192), head, colour=colour)
    paper.heading("CERTIDÃO DE ÓBITO", 13)
    paper.paragraph(
        f"Certifico que, no livro {told.livro('C.{}')} de registros de óbitos, à folha {told.folha()}, sob o "
        f"termo nº {told.termo()}, foi lançado em {told.entered(telling.slashed)} o óbito de:"
    )
    upper = str.upper
    rows = [
        [("NOME", told.name())],
        [("SEXO", told.sex("M", "F")), ("ESTADO CIVIL", told.state(upper)), ("IDADE", told.age("{} ANOS"))],
        [("NATURALIDADE", told.native("{0.name}/{0.state}"))],
        [("PROFISSÃO", folk.new_trade(rng, death.dead.sex).upper())],
        [("RESIDÊNCIA", told.home(upper))],
        [("PAI", told.father(upper) or ""), ("MÃE", told.mother(upper))],
        [("DATA", told.died(telling.slashed)), ("HORÁRIO", told.hour(telling.digital))],
        [("LOCAL", told.place(upper))],
        [("CAUSA MORTIS", told.cause(upper))],
        [("MÉDICO", f"{told.doctor(upper)} (CRM {told.crm()})")],
        [("SEPULTAMENTO", told.grave(upper))],
        [("DECLARANTE", told.declarant(upper))],
        [("BENS", rng.choice(("DEIXOU", "NÃO DEIXOU"))), ("TESTAMENTO", "IGNORADO")],
    ]
    forms.paired(paper, rows, (20, 88, 150))
    paper.flow.space(1)
    paper.paragraph(f"{death.town.name}, {told.issued(telling.long)}.")
    forms.signed(paper, [told.officer(), told.title("Escrivão de Paz", "Escrivã de Paz")], left=64)
    return paper.pages, facts


def standard(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the nation's form of the tens in Pernambuco, several facts to one cell."""
    facts = Facts()
    told = Told(facts, new_death(rng, "PE", 2010, 2017, fatherless=0.2))
    death, face = told.death, faces.BONUM
    head = forms.letterhead(
        Words(face, 11),
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 10, False),
            ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 10, False),
            ("CERTIDÃO DE ÓBITO", 17, True),
        ],
        top=25,
        arms=(105, 16),
    )
    paper = Paper(dpi, rng, Style(face, 10, left=16, right=194), head, colour=colour)
    father = told.father()
    parents = f"Filho(a) de {father} e {told.mother()}" if father else f"Filho(a) de {told.mother()}"
    died = death.died
    rows: list[list[forms.Told]] = [
        [("NOME", told.name(), 1)],
        [("MATRÍCULA", told.matricula(rng), 1)],
        [
            ("SEXO", told.sex(), 1),
            ("COR", rng.choice(("parda", "branca", "preta")), 1),
            ("ESTADO CIVIL E IDADE", f"{told.state()}, {told.age('{} anos')}", 1.6),
        ],
        [
            ("NATURALIDADE", told.native("{0.name} - {0.state}"), 1),
            ("DOCUMENTO DE IDENTIFICAÇÃO", f"CPF {told.cpf()}", 1),
            ("ELEITOR", rng.choice(("sim", "não", "ignorado")), 0.5),
        ],
        [("FILIAÇÃO E RESIDÊNCIA", f"{parents}. Residia na {told.home()}.", 1)],
        [
            ("DATA E HORA DO FALECIMENTO", f"{told.died(telling.spelt)}, às {told.hour(telling.oclock)}", 5),
            ("DIA", str(died.day), 0.7),
            ("MÊS", str(died.month), 0.7),
            ("ANO", str(died.year), 1),
        ],
        [("LOCAL DO FALECIMENTO", told.place(), 1)],
        [("CAUSA DA MORTE", told.cause(str.capitalize), 1)],
        [
            ("SEPULTAMENTO/CREMAÇÃO (MUNICÍPIO E CEMITÉRIO, SE CONHECIDO)", told.grave(), 1),
            ("DECLARANTE", told.declarant(), 1),
        ],
        [("NOME E NÚMERO DO DOCUMENTO DO MÉDICO", f"{told.doctor()}, CRM {told.crm()}", 1)],
        [("OBSERVAÇÕES/AVERBAÇÕES", _registered(rng, told), 1)],
    ]
    for row in rows:
        paper.cells(row, label_face=face)
    paper.flow.space(0.8)
    paper.paragraph(
        f"{told.office('Cartório do 1º Distrito Judiciário')}, {told.seat(f'{death.town.name} - PE')}."
    )
    paper.paragraph(
        f"O conteúdo da certidão é verdadeiro. Dou fé. {death.town.name}, {told.issued(telling.long)}."
    )
    forms.signed(paper, [told.officer(), told.title("Oficial Interino", "Oficial Interina")], left=110)
    return paper.pages, facts


def _registered(rng: Random, told: Told) -> str:
    """Return when the entry was made, and what was noted since."""
    text = f"Registro lavrado em {told.entered(telling.slashed)}. Deixou {rng.randint(1, 6)} filhos maiores."
    if rng.random() < 0.5:
        return text
    when = folk.later(rng, told.death.entered, 0, 1)
    day = noted.day(told.facts, when, telling.slashed(when))
    note = told.facts.note("averbacao", f"Em {day}, suprida a omissão do número do CPF do falecido.")
    return f"{text} {note}"


def sections(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's electronic certificate of São Paulo: questions of the family come last, in a table."""
    facts = Facts()
    told = Told(facts, new_death(rng, "SP", 2019, 2024, fatherless=0.15))
    death, face = told.death, faces.SCREEN
    head = forms.letterhead(
        Words(face, 11),
        [
            ("ÓBITO", 20, True),
            ("Certidão em formato eletrônico", 9, False),
            (f"{told.office('Registro Civil das Pessoas Naturais - Subdistrito da Sé')}", 9, True),
            (told.seat(f"{death.town.name}, SP"), 9, False),
        ],
        x=193,
        align="right",
        rule=(17, 193),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=17, right=193), head, colour=colour)
    panels = Panels(paper, points=10)
    panels.section("FALECIMENTO", _dying(rng, told))
    panels.section("PESSOA FALECIDA", _the_dead(told))
    paper.flow.space(0.5)
    answers = ("sim", "não", "ignora")
    paper.table(
        [1, 1, 1, 1],
        [
            ("Bens a inventariar", "Testamento", "Filhos", "Eleitor(a)"),
            tuple(rng.choice(answers) for _ in range(4)),
        ],
    )
    cost = noted.money(facts, rng.randint(3_100, 7_900), pattern="{digits}")
    cns = facts.note("cns", numbers.new_office_code(rng))
    forms.fine_print(
        paper,
        [
            f"{told.officer()}, {told.title('Oficial', 'Oficiala')}. {told.issued(telling.slashed)}.",
            f"CNS da serventia: {cns}. Valor cobrado pela certidão: {cost}.",
        ],
        points=8.5,
        code=True,
    )
    return paper.pages, facts


def _dying(rng: Random, told: Told) -> list[list[forms.Told]]:
    return [
        [("Matrícula:", told.matricula(rng), 2), ("Registrado em:", told.entered(telling.slashed), 1)],
        [
            ("Dia:", told.died(telling.slashed), 1),
            ("Hora:", told.hour(telling.digital), 1),
            ("Estabelecimento ou endereço:", told.place(), 2.4),
        ],
        [("Causas:", told.cause(str.capitalize), 1)],
        [("Médico(a):", told.doctor(), 2), ("CRM:", told.crm(), 1)],
        [("Destino do corpo:", told.grave(), 1), ("Quem declarou:", told.declarant(), 1)],
    ]


def _the_dead(told: Told) -> list[list[forms.Told]]:
    father = told.father()
    return [
        [("Nome:", told.name(str), 2), ("CPF:", told.cpf(), 1)],
        [
            ("Sexo:", told.sex("Masculino", "Feminino"), 1),
            ("Idade:", told.age(), 1),
            ("Estado civil:", told.state(str.capitalize), 1),
            ("Naturalidade:", told.native("{0.name} / {0.state}"), 1.6),
        ],
        [("Endereço:", told.home(), 1)],
        [("Mãe:", told.mother(), 1), ("Pai:", father, 1)] if father else [("Mãe:", told.mother(), 1)],
    ]
