"""Marriage certificates of the highlands: two in sentences of old, a table, lettered items, two halves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, words
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.hills import days, faces, folk, parts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.marriages import Entry, Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas


def _new(rng: Random, facts: Facts, state: str, first: int, last: int) -> Entry:
    return Entry(facts, folk.new_marriage(rng, state, first, last))


def old_hand(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Rio de Janeiro in a clerk's hand and the old spelling, on ruled paper."""
    facts = Facts()
    entry = _new(rng, facts, "RJ", 1914, 1930)
    town, face = entry.marriage.town, faces.CHANCERY
    style = Style(face, 12.5, leading=1.7, left=34, right=188, bottom=268, indent=12)

    def head(canvas: Canvas, number: int) -> float:
        top = 24.0
        if number == 1:
            top = 40.0
            canvas.text(
                110, 22, entry.office("Registro Civil de Casamentos da Cidade"), face, 14, align="middle"
            )
            canvas.text(
                110, 30, entry.seat(f"{town.name}, Estado do Rio de Janeiro"), face, 12, align="middle"
            )
        stock.ruled(canvas, top, style)
        return top

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        f"Eu, {entry.officer()}, escrivão do registro civil, certifico que do livro de casamentos numero "
        f"{entry.livro('{}')}, a folhas {entry.folha()}, consta, sob o numero {entry.termo()}, que aos "
        f"{entry.wed(days.once(telling.bookish))}, na sala das audiencias, perante o Juiz de Paz Doutor "
        f"{inland.new_name(rng, 'M')}, receberam-se em matrimonio {_old_spouse(rng, entry.he)}; e Dona "
        f"{_old_spouse(rng, entry.she)}.",
        gap=0,
    )
    taken = entry.she.taken(str)
    kept = "A nubente conserva o seu proprio nome."
    paper.paragraph(
        f"{f'A esposa passa a assignar-se {taken}.' if taken else kept} O regimen adoptado foi o da "
        f"{entry.regime()} de bens. Nenhum impedimento foi opposto.",
        gap=0,
    )
    paper.paragraph(
        f"Por ser verdade, passo a presente. {town.name}, {entry.issued(days.once(telling.spelt))}.", gap=0
    )
    ornaments.signature(paper.canvas, 110, paper.flow.y + 16, 50)
    return paper.pages, facts


def _old_spouse(rng: Random, one: Told) -> str:
    trade, town = inland.new_old_trade(rng, one.one.sex), one.one.town
    return (
        f"{one.name(str)}, {one.nation()}, {trade}, {one.by_sex('solteiro', 'solteira')}, "
        f"{one.by_sex('nascido', 'nascida')} em {one.native(f'{town.name}, {inland.state_told(town)}')}, a "
        f"{one.born(days.once(telling.spelt))}, {one.by_sex('filho legitimo', 'filha legitima')} de "
        f"{one.father()} e de dona {one.mother()}"
    )


def one_row_each(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Goiás, its sheet on its side, with a row of a table for each of the two."""
    facts = Facts()
    entry = _new(rng, facts, "GO", 1998, 2009)
    town, face, show = entry.marriage.town, faces.NARROW, telling.stopped
    head = forms.letterhead(
        Words(face, 11),
        [
            ("CERTIDÃO DE CASAMENTO", 17, True),
            (entry.office("Cartório de Registro Civil e Tabelionato de Notas"), 11, True),
            (entry.seat(f"{town.name} - GO"), 10.5, False),
        ],
        x=283,
        align="right",
        top=10,
        arms=(28, 22),
        rule=(14, 283),
    )
    style = Style(face, 11, leading=1.5, left=14, right=283, bottom=198, width=297, height=210)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        f"Nos livros desta serventia figura, com o número de ordem {entry.termo()}, às folhas "
        f"{entry.folha('F')} do livro {entry.livro('B-{} Aux')}, o casamento de que são partes:"
    )
    rows = [("", "Nome", "Data de nascimento", "Lugar de nascimento", "Nacionalidade", "Pais")]
    rows += [_table_row(title, one) for title, one in (("ESPOSO", entry.he), ("ESPOSA", entry.she))]
    paper.table([0.55, 1.6, 0.75, 1.1, 0.8, 2], rows, points=10.5)
    after = entry.she.taken(str.upper)
    rows = [
        (
            "Celebrado em",
            "Regime de bens",
            "Nome que passou a usar a esposa",
            "Nome que passou a usar o esposo",
        ),
        (entry.wed(show), entry.regime().capitalize(), after or "O mesmo", "O mesmo"),
    ]
    paper.table([0.6, 0.9, 1.6, 1.2], rows, points=10.5)
    paper.paragraph(f"Observações: {_noted(rng, entry)}")
    paper.paragraph(f"Dou fé. {town.name} (GO), {entry.issued(show)}.")
    paper.sign([(entry.officer(), entry.title("Oficial Respondente", "Oficiala Respondente"))])
    return paper.pages, facts


def _table_row(title: str, one: Told) -> tuple[str, ...]:
    parents = f"{one.father()} e {one.mother()}"
    native = one.native("{0.name} - {0.state}")
    return title, one.name(), one.born(telling.stopped), native, one.nation(), parents


def _noted(rng: Random, entry: Entry) -> str:
    if rng.random() < 0.5:
        return "não há."
    when = folk.between(rng, entry.marriage.wed, entry.marriage.issued)
    day = noted.day(entry.facts, when, telling.stopped(when))
    return entry.facts.note("averbacao", f"retificado em {day} o prenome da mãe da contraente.")


def lettered(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed certificate of Bahia whose particulars are lettered from a to l, with short words."""
    facts = Facts()
    entry = _new(rng, facts, "BA", 1976, 1990)
    town, face = entry.marriage.town, faces.BALL
    head = forms.letterhead(
        Words(face, 11),
        [
            ("PODER JUDICIÁRIO DO ESTADO DA BAHIA", 10, False),
            (entry.seat(f"COMARCA DE {town.name.upper()} - BAHIA"), 10, False),
            (entry.office("Cartório do Registro Civil das Pessoas Naturais e Óbitos"), 10.5, True),
        ],
        top=13,
        rule=(28, 186),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.6, left=28, right=186), head, colour=colour)
    paper.heading("C A S A M E N T O", 13)
    paper.paragraph(
        f"Certidão por resumo do assento n. {entry.termo()}, L.º {entry.livro()}, fl. {entry.folha('v')}:"
    )
    items = [*_short(entry.he, "marido", "do marido"), *_short(entry.she, "mulher", "da mulher")]
    after = entry.she.taken(str.upper)
    items += [
        f"contraíram núpcias em {entry.wed(noted.doubled)};",
        f"reg. de bens: {entry.regime()};",
        f"nome da mulher depois de casada: {after};" if after else "nome da mulher: não houve mudança;",
        "averb.: até esta data, nenhuma.",
    ]
    for letter, text in zip("abcdefghijkl", items, strict=False):
        paper.paragraph(f"{letter}) {text}", gap=0.25)
    paper.flow.space(0.6)
    paper.paragraph(f"O que certifico do próprio livro. {town.name}, {entry.issued(noted.with_point)}.")
    stock.signed(paper, [entry.officer(), entry.title("Subescrivão", "Subescrivã")], left=34)
    return paper.pages, facts


def _short(one: Told, title: str, of_whom: str) -> list[str]:
    return [
        f"{title}: {one.name()}, {one.nation()};",
        f"nasc. {of_whom}: {one.born(noted.dashed)}, nat. de {one.native('{0.name}-{0.state}')};",
        f"fil. {of_whom}: {one.father()} e {one.mother()};",
    ]


def halves(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Espírito Santo: one frame for each of the two, side by side."""
    facts = Facts()
    entry = _new(rng, facts, "ES", 2012, 2023)
    town, face = entry.marriage.town, faces.SLIM
    head = forms.letterhead(
        Words(face, 11),
        [
            ("República Federativa do Brasil", 10, False),
            ("REGISTRO CIVIL - CERTIDÃO DE CASAMENTO", 15, True),
        ],
        top=28,
        arms=(105, 18),
        rule=(16, 194),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, left=16, right=194), head, colour=colour)
    canvas, y = paper.canvas, paper.flow.y
    canvas.text(16, y + 3, "matrícula", face, 8, ink=GREY)
    canvas.text(36, y + 3, entry.matricula(rng), face, 12, bold=True)
    paper.flow.y = y + 7
    looks = {"caption": Words(face, 8, ink=GREY), "value": Words(face, 10.5)}
    sides = [("1º CÔNJUGE", _half(rng, entry.he)), ("2º CÔNJUGE", _half(rng, entry.she))]
    parts.halves(paper, sides, **looks)
    later = "NADA CONSTA"
    if rng.random() < 0.5:
        when = folk.between(rng, entry.marriage.wed, entry.marriage.issued)
        day = noted.day(facts, when, telling.slashed(when))
        later = facts.note("averbacao", f"Anotado em {day} o óbito do primeiro cônjuge, ofício arquivado.")
    rows = [
        ("data da celebração (por extenso)", entry.wed(days.spelt_in_capitals), 1.6),
        ("regime de bens do casamento", entry.regime(), 1),
    ]
    forms.over(paper, rows, **looks)
    forms.over(paper, [("averbações e anotações à margem", later, 1)], **looks)
    code = facts.note("cns", numbers.new_office_code(rng))
    office = entry.office("Registro Civil e Tabelionato da Sede")
    paper.paragraph(
        f"Serventia: {office}, {entry.seat(f'{town.name} - ES')}, CNS {code}. Conteúdo verdadeiro, de que "
        f"se dá fé. Em {entry.issued(telling.long)}."
    )
    fee = noted.money(facts, rng.randint(3_500, 9_900), pattern="{digits}")
    paper.paragraph(f"Emolumentos e taxas: {fee}")
    paper.sign([(entry.officer(), entry.title("Oficial Registrador", "Oficial Registradora"))])
    return paper.pages, facts


def _half(rng: Random, one: Told) -> list[parts.Row]:
    rows = [("nome ao tempo da habilitação", one.name())]
    if rng.random() < 0.7:
        rows.append(("CPF", one.cpf()))
    taken = one.taken(str.upper)
    return [
        *rows,
        ("nascimento", one.born(telling.slashed)),
        ("município e estado em que nasceu", one.native("{0.name}, {0.state_name}")),
        ("nacionalidade", one.nation()),
        ("pai", one.father()),
        ("mãe", one.mother()),
        ("nome adotado com o casamento", taken or "não alterado"),
    ]


def transcript(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the whole entry of Rio Grande do Sul, typed out, and after it what is noted beside it."""
    facts = Facts()
    entry = _new(rng, facts, "RS", 1959, 1975)
    town, face = entry.marriage.town, faces.LIGHT
    head = forms.letterhead(
        Words(face, 11),
        [
            (entry.office("Ofício dos Registros Públicos - 1ª Zona").upper(), 12, True),
            (entry.seat(f"{town.name} - Rio Grande do Sul"), 10, False),
            ("CERTIDÃO DE INTEIRO TEOR - CASAMENTO", 12, True),
        ],
        x=26,
        align="left",
        top=14,
        arms=(180, 24),
    )
    style = Style(face, 10.5, leading=1.55, left=26, right=188)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        f"DOU FÉ que a fôlhas {entry.folha()} do livro {entry.livro('B N.º {}')} está o assento adiante "
        "transcrito, sem emendas nem rasuras:"
    )
    he, she = entry.he, entry.she
    after = she.taken(str)
    name = f"A contraente adota o nome de {after}" if after else "A contraente continua a usar o nome que tem"
    paper.paragraph(
        f"“Assento n.º {entry.termo()}. {entry.entered(days.by_the_day).capitalize()}, pelas dez horas, na "
        f"sala do Cartório, o Juiz de Casamentos, cidadão {inland.new_name(rng, 'M')}, presentes as "
        f"testemunhas {inland.new_name(rng, 'M')} e {inland.new_name(rng, 'F')}, uniu em casamento, pelo "
        f"regime da {entry.regime()}, a {he.name()} e {she.name()}. Êle, {he.nation()}, natural de "
        f"{he.native('{0.name}, {0.state}')}, onde nasceu a {he.born(telling.spelt)}, solteiro, filho de "
        f"{he.father()} e de sua mulher {he.mother()}. Ela, {she.nation()}, natural de "
        f"{she.native('{0.name}, {0.state}')}, onde nasceu a {she.born(telling.spelt)}, solteira, filha de "
        f"{she.father()} e de sua mulher {she.mother()}. {name}. Lido e achado conforme, assinam todos. "
        "(Seguem-se as assinaturas.)”"
    )
    _beside(rng, paper, entry)
    paper.paragraph(f"É o que consta. {town.name}, {entry.issued(telling.long)}.")
    paper.canvas.rule(26, paper.flow.y, 90, paper.flow.y, ink=BLACK)
    forms.signed(
        paper, [entry.officer(), entry.title("Ajudante Substituto", "Ajudante Substituta")], left=106
    )
    return paper.pages, facts


def _beside(rng: Random, paper: Paper, entry: Entry) -> None:
    if rng.random() < 0.5:
        paper.paragraph("À margem: nada.")
        return
    when = folk.between(rng, entry.marriage.wed, entry.marriage.issued)
    day = noted.day(entry.facts, when, words.date_in_words(when))
    text = entry.facts.note(
        "averbacao", f"Por sentença de {day}, foi homologado o desquite amigável dos cônjuges."
    )
    paper.paragraph(f"À margem: “{text}”")
