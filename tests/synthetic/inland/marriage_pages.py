"""Marriage certificates of Bahia in the thirties, Paraná, Rio, Espírito Santo, and today's Minas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments
from tests.synthetic.canvas import BLACK, BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import faces, folk, forms, telling
from tests.synthetic.inland.marriages import Entry, Told, new_marriage
from tests.synthetic.inland.panels import Panels
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def penned(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a pen's copy of a wedding in the thirties; the civil act is told from the judge's side."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "BA", 1932, 1945))
    he, she, town, face = entry.he, entry.she, entry.marriage.town, faces.PEN
    head = forms.letterhead(
        Words(face, 14, ink=BLUE),
        [
            (f"{entry.office('Juizo de Paz e Registro Civil')}", 15, False),
            (f"{entry.seat(f'{town.name} - Bahia')}", 13, False),
        ],
        x=190,
        align="right",
        top=18,
        leading=2.0,
    )
    paper = Paper(dpi, rng, Style(face, 13, leading=1.85, left=30, right=190, indent=18), head, colour=colour)

    def told(one: Told) -> str:
        return (
            f"{one.name(str)}, {one.nation()}, {one.by_sex('solteiro', 'solteira')}, com profissão de "
            f"{folk.new_old_trade(rng, one.one.sex)}, {one.by_sex('nascido', 'nascida')} em "
            f"{one.born(telling.spelt)}, natural de {one.native('{0.name}, {0.state_name}')}, "
            f"{one.by_sex('filho legítimo', 'filha legítima')} de {one.father()} e D. {one.mother()}"
        )

    paper.paragraph(
        f"O abaixo firmado dá fé que sob o numero {entry.termo()}, a folhas {entry.folha()} do livro "
        f"{entry.livro('B-{}')}, está o termo de casamento seguinte. Aos {entry.wed(telling.bookish)}, pelas "
        f"dez horas, na sala das audiencias, presente o Juiz de Casamentos, Dr. {folk.new_name(rng, 'M')}, e "
        f"as testemunhas adiante assignadas, receberam-se em matrimonio, no regimen da {entry.regime()} de "
        f"bens, os contrahentes: {told(he)}; e {told(she)}."
    )
    paper.paragraph(f"A contrahente assignar-se-á {she.taken()}. Nada mais. Confere.")
    paper.paragraph(f"{town.name}, {entry.issued(telling.long)}.")
    forms.signed(paper, [entry.officer(), "Escrivão do Juizo"], left=40, points=11, leading=2.0, seal=True)
    return paper.pages, facts


def side_by_side(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of Paraná: captions at the left, a typed column for him and one for her."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "PR", 1964, 1979))
    he, she, town, face = entry.he, entry.she, entry.marriage.town, faces.BROADSHEET
    head = forms.letterhead(
        Words(face, 11),
        [
            ("ESTADO DO PARANÁ", 10, False),
            (entry.office("Cartório Distrital do Registro Civil"), 12, True),
            (f"Município e Comarca: {entry.seat(f'{town.name} - Paraná')}", 10, False),
            ("CERTIDÃO DE CASAMENTO", 15, True),
        ],
        top=14,
        arms=(28, 24),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=18, right=194), head, colour=colour)
    paper.paragraph(
        f"Certifica-se que no Livro {entry.livro('B {}')}, fls. {entry.folha()}, nº {entry.termo()}, foi "
        f"lavrado em {entry.entered(telling.long)} o casamento das pessoas adiante, celebrado na mesma data:"
    )
    rows = [
        ("Nome", he.name(), she.name()),
        ("Nacionalidade", he.nation(), she.nation()),
        ("Onde nasceu", he.native("{0.name} - {0.state}"), she.native("{0.name} - {0.state}")),
        ("Quando nasceu", he.born(telling.hyphened), she.born(telling.hyphened)),
        ("Profissão", folk.new_trade(rng, "M"), folk.new_trade(rng, "F")),
        ("Pai", he.father(), she.father()),
        ("Mãe", he.mother(), she.mother()),
        ("Passou a assinar", "o mesmo", she.taken(str.upper) or "a mesma"),
    ]
    caption, value = Words(face, 9.5), Words(faces.GOLFBALL, 9.5)
    forms.compared(paper, ("", "O MARIDO", "A MULHER"), rows, caption=caption, value=value, split=36)
    paper.flow.space(0.8)
    paper.paragraph(f"Regime adotado: {entry.regime()} de bens.")
    paper.paragraph(f"Averbações: {_ended(rng, entry)}")
    paper.paragraph(f"Dou fé. {town.name}, {entry.issued(telling.long)}.")
    forms.signed(paper, [entry.officer(), entry.title("Oficial", "Empregada Juramentada")], left=100)
    return paper.pages, facts


def _ended(rng: Random, entry: Entry) -> str:
    if rng.random() < 0.5:
        return "nenhuma."
    when = folk.later(rng, entry.marriage.wed, 30, 100)
    day = noted.day(entry.facts, when, telling.hyphened(when))
    return entry.facts.note(
        "averbacao", f"o casal desquitou-se amigavelmente, sentença de {day}, do Juízo local."
    )


def capitals(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a word processor's certificate of Rio: the regime opens it, names come in capitals in prose."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "RJ", 1985, 2001))
    he, she, town, face = entry.he, entry.she, entry.marriage.town, faces.SLAB
    head = forms.letterhead(
        Words(face, 11),
        [
            (entry.office("Cartório do 2º Distrito - Registro Civil das Pessoas Naturais"), 11, True),
            (entry.seat(f"{town.name} - RJ"), 10, False),
            ("Rua Direita, 77 - Telefone (24) 2222-0077", 8.5, False),
        ],
        rule=(20, 190),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.7, left=28, right=184), head, colour=colour)
    paper.heading("CERTIDÃO DE CASAMENTO", 14)
    ended = _divorced(rng, entry)
    after = she.taken(str.upper)
    keeps = f"passou ela a usar o nome {after}" if after else "não houve alteração de nomes"
    paper.paragraph(
        f"CERTIFICO e dou fé que, pelo regime da {entry.regime(entry.marriage.regime.upper())} DE BENS, "
        f"casaram-se em {entry.wed(telling.both)}, perante o Juiz de Paz desta circunscrição, "
        f"{he.name()} e {she.name()}, do que se lavrou o assento {entry.termo()}, livro "
        f"{entry.livro('BA-{}')}, folha {entry.folha()}; {keeps}."
    )
    for one in (he, she):
        paper.paragraph(
            f"{one.by_sex('ELE', 'ELA')}: {one.nation()}, {one.by_sex('nascido', 'nascida')} em "
            f"{one.born(telling.slashed)}, natural de {one.native('{0.name}/{0.state}')}, filiação: "
            f"{one.father(str.upper)} e {one.mother(str.upper)}."
        )
    paper.paragraph(f"OBSERVAÇÃO: {ended}")
    paper.paragraph(f"{town.name}, {entry.issued(telling.slashed)}.")
    forms.signed(
        paper, [entry.officer(), entry.title("Escrevente", "Oficial Substituta")], left=28, seal=True
    )
    return paper.pages, facts


def _divorced(rng: Random, entry: Entry) -> str:
    if rng.random() < 0.5:
        return "inexistente."
    when = folk.later(rng, entry.marriage.wed, 15, 20)
    day = noted.day(entry.facts, when, telling.slashed(when))
    return entry.facts.note(
        "averbacao", f"Separados judicialmente, conforme carta de sentença de {day}, da Vara Única."
    )


def standard(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the nation's form of the tens, where both spouses are told in one cell of running text."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "ES", 2009, 2016))
    he, she, town, face = entry.he, entry.she, entry.marriage.town, faces.TIGHT
    head = forms.letterhead(
        Words(face, 12),
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 11, True),
            ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 10, False),
            ("Certidão de Casamento", 20, True),
        ],
        top=27,
        arms=(105, 18),
    )
    paper = Paper(dpi, rng, Style(face, 11.5, left=16, right=194), head, colour=colour)

    def told(one: Told) -> str:
        return (
            f"{one.name()}, {one.by_sex('nascido', 'nascida')} em {one.born(telling.long)}, em "
            f"{one.native('{0.name}, {0.state}')}, {one.nation()}, {one.by_sex('filho', 'filha')} de "
            f"{one.father()} e de {one.mother()}."
        )

    paper.cells([("NOMES", f"{he.name()} e {she.name()}", 1)], label_face=face)
    paper.cells([("MATRÍCULA", entry.matricula(rng), 1)], label_face=face)
    label = "NOMES COMPLETOS DE SOLTEIRO, DATAS E LOCAIS DE NASCIMENTO, NACIONALIDADES E FILIAÇÕES"
    paper.cells([(label, f"{told(he)} {told(she)}", 1)], label_face=face)
    wed = entry.marriage.wed
    row = [
        ("DATA DO REGISTRO DE CASAMENTO POR EXTENSO", entry.entered(telling.spelt), 5),
        ("DIA", f"{wed.day:02d}", 0.7),
        ("MÊS", f"{wed.month:02d}", 0.7),
        ("ANO", str(wed.year), 1.0),
    ]
    paper.cells(row, label_face=face)
    regime = entry.regime(entry.marriage.regime.capitalize())
    paper.cells([("REGIME DE BENS DO CASAMENTO", f"{regime} de bens", 1)], label_face=face)
    after = she.taken(str.upper)
    kept = f"Ele continua a usar o mesmo nome. Ela passa a usar {after}." if after else "Sem mudança."
    paper.cells([("NOMES QUE OS CÔNJUGES PASSARAM A UTILIZAR", kept, 1)], label_face=face)
    paper.cells([("OBSERVAÇÕES / AVERBAÇÕES", _noted_later(rng, entry), 1)], label_face=face)
    paper.flow.space(1)
    office = entry.office("Cartório Sarlo - 1º Ofício Registral")
    paper.paragraph(
        f"Ofício: {office}. Oficial: {entry.officer()}. Município: {entry.seat(town.name + '/ES')}."
    )
    paper.paragraph(
        f"O conteúdo da certidão é verdadeiro. Dou fé. {town.name}, {entry.issued(telling.long)}."
    )
    forms.signed(paper, [entry.title("Assinatura do Oficial", "Assinatura da Oficial")], left=108)
    return paper.pages, facts


def _noted_later(rng: Random, entry: Entry) -> str:
    if rng.random() < 0.5:
        return "Nada consta."
    when = folk.later(rng, entry.marriage.wed, 5, 20)
    day = noted.day(entry.facts, when, telling.slashed(when))
    return entry.facts.note(
        "averbacao", f"Separação consensual por escritura de {day}, do Tabelionato desta cidade."
    )


def two_columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's electronic certificate of Minas: each spouse's data in a block, the wedding after them."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "MG", 2018, 2024))
    town, face = entry.marriage.town, faces.SCREEN
    office = entry.office("Ofício Único do Registro Civil com Notas")
    head = forms.letterhead(
        Words(face, 11),
        [
            ("Certidão de Casamento - Inteiro teor em breve relato", 12, True),
            (f"{office} | {entry.seat(f'{town.name} - MG')}", 9, False),
        ],
        x=18,
        align="left",
        rule=(18, 192),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=18, right=192), head, colour=colour)
    panels = Panels(paper, bold=True)
    panels.rows([[("Matrícula nacional:", entry.matricula(rng), 1)]])
    for number, one in enumerate((entry.he, entry.she), start=1):
        rows: list[list[forms.Told]] = [
            [("Nome até o casamento:", one.name(str), 2), ("CPF:", one.cpf(), 1)],
            [
                ("Nome depois do casamento:", one.taken() or "O mesmo", 2),
                ("Nacionalidade:", one.nation(), 1),
            ],
            [
                ("Data de nascimento:", one.born(telling.slashed), 1),
                ("Natural de:", one.native("{0.name} - {0.state}"), 2),
            ],
            [("Filiação 1:", one.mother(), 1), ("Filiação 2:", one.father(), 1)],
        ]
        panels.section(f"{number}º CÔNJUGE", rows)
    row = [
        ("Celebrado em:", entry.wed(telling.slashed), 1),
        ("Regime de bens:", entry.regime(entry.marriage.regime.capitalize()), 2),
    ]
    panels.section("CASAMENTO", [row, [("À margem:", _noted_later(rng, entry), 1)]])
    cns = facts.note("cns", numbers.new_office_code(rng))
    fee = noted.money(facts, rng.randint(2_900, 8_800), pattern="{digits}")
    title_of = entry.title("Oficial Titular", "Oficiala Titular")
    forms.fine_print(
        paper,
        [
            f"CNS {cns}. Emolumentos e taxa de fiscalização: {fee}.",
            f"Emitida em {entry.issued(telling.slashed)} e assinada por {entry.officer()}, {title_of}.",
        ],
        points=8.5,
        code=True,
    )
    ornaments.seal(paper.canvas, 170, paper.flow.y - 12, 11, BLACK)
    return paper.pages, facts
