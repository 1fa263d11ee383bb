"""Certidões de casamento: a leaf in a clerk's hand, two typed halves, a table with a column for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import marriage_telling as telling
from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLACK, BLUE, GREY, Canvas, Style
from tests.synthetic.facts import Facts
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.flow import Flow, Frame
from tests.synthetic.north import faces, folk, marks, wording
from tests.synthetic.north.registers import leaf_layout, new_marriage
from tests.synthetic.paper import Paper
from tests.synthetic.paper import Style as Setting
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from tests.synthetic.fonts import Typeface
    from tests.synthetic.marriage_entries import MarriageEntry
    from tests.synthetic.marriage_telling import Party

_REGIMES = {
    "comunhão parcial": "COMUNHÃO PARCIAL DE BENS, na forma da lei",
    "comunhão universal": "COMUNHÃO UNIVERSAL DE BENS, com pacto antenupcial",
    "separação total": "SEPARAÇÃO TOTAL DE BENS, com pacto antenupcial",
    "separação obrigatória": "SEPARAÇÃO OBRIGATÓRIA DE BENS, por força de lei",
    "participação final nos aquestos": "PARTICIPAÇÃO FINAL NOS AQUESTOS, com pacto antenupcial",
}

_HALVES = (("DADOS DELE", "DADOS DELA"), ("O NUBENTE", "A NUBENTE"), ("1º CONTRAENTE", "2º CONTRAENTE"))


def _in_ink(leaf: Sheet) -> None:
    """A ruled leaf of the years 1948 to 1970 that a clerk wrote from edge to edge, with notes at its left."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    entry = new_marriage(rng, 1946, 1968, is_old=True)
    pen = rng.choice(faces.HAND)
    ink = BLUE if leaf.colour else BLACK
    for row in range(29):
        canvas.rule(10, 38 + row * 8.4, 202, 38 + row * 8.4, width=0.12, ink=(190, 190, 196))
    sheets.old_paper_rule(canvas, 52)
    he, she = telling.parties(facts, entry)
    _ink_margin(leaf, entry, pen)
    town = entry.registrar.town
    office = facts.note("oficio", entry.registrar.office)
    place = facts.town("municipio_registro", town, town.name)
    canvas.text(56, 13.5, office, pen, 13, ink=ink)
    canvas.text(56, 22, f"{place}, {folk.state_of(town)}", pen, 13, ink=ink)
    canvas.text(56, 30.4, "Certidão de casamento, verbo ad verbum", pen, 13, ink=ink)
    step = 8.4 * 72 / 25.4
    flow = Flow(iter([Frame(canvas, 56, 31.5, 200, 282)]), pen, 13, leading=step / 13, justified=False)
    flow.paragraph(_ink_told(leaf, entry, he, she))
    day = marks.issued(leaf, entry.issued, words.date_with_month(entry.issued))
    flow.paragraph(f"Está conforme o original. {place}, {day}.")
    marks.officer_signed(leaf, flow.y + 15, pen, entry.registrar, middle=150, points=12)


def _ink_margin(leaf: Sheet, entry: MarriageEntry, face: Typeface) -> None:
    facts, canvas = leaf.facts, leaf.canvas
    facts.entry(f"B-{entry.livro}", str(entry.folha), str(entry.termo))
    rows = (f"Livro B-{entry.livro}", f"fls. {entry.folha}", f"Termo nº {entry.termo}")
    for row, text in enumerate(rows):
        canvas.text(12, 45 + 7 * row, text, face, 12)
    if leaf.rng.random() < 0.5:
        return
    day = entry.registered + (entry.issued - entry.registered) / 2
    told = facts.day(day, wording.dotted(day))
    text = facts.note(
        "averbacao", f"Desquitados por sentença do Dr. Juiz de Direito desta Comarca, em {told}."
    )
    flow = Flow(iter([Frame(canvas, 12, 84, 50, 200)]), face, 11, leading=1.5, justified=False)
    flow.paragraph(text)
    ornaments.signature(canvas, 16, flow.y + 9, 24)


def _ink_told(leaf: Sheet, entry: MarriageEntry, he: Party, she: Party) -> str:
    facts = leaf.facts
    day = words.as_once_spelt(words.date_in_solemn_words(entry.celebrated))
    wed, pair = telling.celebrated(facts, entry, day), f"{_ink_party(he)}; e {_ink_party(she)}"
    regime, name = telling.regime(facts, entry, 2), she.new_name()
    taken = f" A nubente d'ora em diante assinar-se-á {name}." if name else ""
    his = he.new_name()
    taken += f" O nubente d'ora em diante assinar-se-á {his}." if his else ""
    return (
        f"Certifico que {wed}, às dezesseis horas, na casa de residência do pai da noiva, perante o Juiz de "
        f"Direito {entry.judge.name}, receberam-se em matrimônio {pair}. Os "
        f"contraentes adotaram o regime {regime}.{taken} Serviram de testemunhas "
        f"{marks.witnesses(leaf.rng)}. Do que, para constar, eu, escrivão, escrevi este termo."
    )


def _ink_party(party: Party) -> str:
    born = party.born(words.as_once_spelt(words.date_in_words(party.spouse.born)))
    town = party.spouse.town
    return (
        f"{party.name()}, {party.spouse.trade}, {party.nationality()}, "
        f"{party.by_sex('nascido', 'nascida')} a {born}, natural de "
        f"{party.town(f'{town.name}, {town.state}')}, {party.by_sex('filho', 'filha')} de {party.parents()}"
    )


def _two_halves(leaf: Sheet) -> None:
    """A printed sheet of the years 1972 to 1998: him at the left, her at the right, typed between print."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    entry = new_marriage(rng, 1970, 1994, is_old=True)
    printed, typed = rng.choice(faces.SANS), rng.choice(faces.TYPED)
    town = entry.registrar.town
    ornaments.arms(canvas, 105, 19, 7)
    office = facts.note("oficio", entry.registrar.office)
    place = facts.town("municipio_registro", town, town.name)
    canvas.text(105, 34, f"PODER JUDICIÁRIO – {folk.state_of(town).upper()}", printed, 9.5, align="middle")
    canvas.text(105, 39, f"{office} – Comarca de {place}", printed, 9.5, align="middle")
    canvas.text(105, 49, "CERTIDÃO DE CASAMENTO", printed, 17, bold=True, align="middle")
    styles = Style(printed, 10.5), Style(typed, 10.5)
    whole = FilledForm(canvas, *styles, left=18, right=192, y=51, leading=2.35)
    facts.entry(f"B-{entry.livro}", str(entry.folha), str(entry.termo))
    wed = telling.celebrated(facts, entry, wording.dashed(entry.celebrated))
    whole.paragraph(
        f"No Livro {fill(f'B-{entry.livro}')}, Folha {fill(str(entry.folha))}, Termo "
        f"{fill(str(entry.termo))}, consta o casamento realizado em {fill(wed)} perante o MM. Juiz "
        f"{fill(entry.judge.name)} entre as pessoas abaixo:"
    )
    ends = []
    for party, left, title in zip(telling.parties(facts, entry), (18, 108), rng.choice(_HALVES), strict=True):
        canvas.text(left, whole.y + 9, title, printed, 10, bold=True)
        half = FilledForm(canvas, *styles, left=left, right=left + 84, y=whole.y + 10, leading=2.35)
        for text in _half(party):
            half.paragraph(text)
        ends.append(half.y)
    canvas.rule(105, whole.y + 5, 105, max(ends) + 2, ink=BLACK)
    whole.y = max(ends) + 4
    _below_halves(leaf, entry, whole)
    marks.officer_signed(leaf, whole.y + 20, typed, entry.registrar, middle=140)
    ornaments.seal(canvas, 142, whole.y + 17, 13, BLUE)
    sheets.stamp(canvas, 26, whole.y + 6, GREY)


def _half(party: Party) -> list[str]:
    spouse = party.spouse
    told = [f"Nome: {fill(party.name().upper())}"]
    told.append(f"Nascimento: {fill(party.born(wording.dashed(spouse.born)))}")
    told.append(f"Lugar: {fill(party.town(f'{spouse.town.name}-{spouse.town.state}'))}")
    told.append(f"Nacionalidade: {fill(party.nationality())} Profissão: {fill(spouse.trade)}")
    told.append(f"Pais: {fill(party.parents())}")
    name = party.new_name()
    return [*told, f"Assinará: {fill(name)}" if name else "Assinará: o mesmo nome"]


def _below_halves(leaf: Sheet, entry: MarriageEntry, form: FilledForm) -> None:
    facts = leaf.facts
    form.paragraph(f"Regime de bens do casamento: {fill(telling.regime(facts, entry, 0).upper())}")
    if entry.registered != entry.celebrated:
        registered = telling.registered(facts, entry, wording.dashed(entry.registered))
        form.paragraph(f"Casamento religioso com efeitos civis, inscrito em {fill(registered)}")
    if leaf.rng.random() < 0.35:
        day = entry.registered + (entry.issued - entry.registered) / 2
        told = facts.day(day, wording.dashed(day))
        note = facts.note("averbacao", f"Separados consensualmente por sentença de {told}")
        form.paragraph(f"Averbações: {fill(note)}")
    day = marks.issued(leaf, entry.issued, wording.capital(entry.issued))
    form.paragraph(f"Dou fé. {fill(entry.registrar.town.name)}, {fill(day)}")


def three_columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate of this century with a ruled table: what is asked, the one, the other."""
    facts, entry = Facts(), new_marriage(rng, 1978, 2023, first_issue=2012)
    face, registrar = rng.choice((faces.TERMES, *faces.SANS)), entry.registrar

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(18, 16, facts.note("oficio", registrar.office), face, 13, bold=True)
        town = facts.town("municipio_registro", registrar.town, registrar.town.short)
        canvas.text(18, 21.5, f"{town} · Telefone {registrar.telephone}", face, 9, ink=GREY)
        marks.bar_code(canvas, 140, 10, 52, 9)
        if number > 1:
            return 28
        canvas.text(192, 24, f"Matrícula {facts.matricula(entry.matricula)}", face, 9, align="right")
        return 34

    paper = Paper(dpi, rng, Setting(face, 10.5, 1.45, left=18, right=192), head, colour=colour)
    paper.heading("Certidão de Casamento", points=18)
    paper.table((30, 66, 66), _column_rows(rng, facts, entry), points=9.5)
    for text in _column_texts(rng, facts, entry):
        paper.paragraph(text)
    issued = facts.day(entry.issued, wording.doubled(entry.issued), "data_emissao")
    paper.paragraph(f"{registrar.town.name} ({registrar.town.state}), {issued}. Dou fé.")
    paper.sign([(facts.note("oficial", registrar.officer.name), registrar.title)], sealed=True)
    marks.digital_seal(paper.canvas, rng, facts, face, left=18, top=262, fund="FERJ")
    return paper.pages, facts


def _column_rows(rng: Random, facts: Facts, entry: MarriageEntry) -> list[tuple[str, str, str]]:
    he, she = telling.parties(facts, entry)
    rows = [("", *rng.choice((("PRIMEIRO CONTRAENTE", "SEGUNDO CONTRAENTE"), ("CÔNJUGE A", "CÔNJUGE B"))))]
    rows.append((rng.choice(("Nome de solteiro(a)", "Nome anterior ao enlace")), he.name(), she.name()))
    rows.append(
        (
            rng.choice(("Nome de casado(a)", "Passa a usar o nome")),
            he.new_name() or "o mesmo",
            she.new_name() or "o mesmo",
        )
    )
    if rng.random() < 0.7:
        rows.append(("CPF", he.cpf(), she.cpf()))
    rows.append(
        (
            rng.choice(("Nascido(a) a", "Data natalícia")),
            *(one.born(wording.shortened(one.spouse.born)) for one in (he, she)),
        )
    )
    rows.append(
        ("Naturalidade", *(one.town(f"{one.spouse.town.name}/{one.spouse.town.state}") for one in (he, she)))
    )
    rows.append(("Nacionalidade", he.nationality(), she.nationality()))
    rows.append(("Ocupação", he.spouse.trade, she.spouse.trade))
    rows.append((rng.choice(("Genitores", "Filiação", "Filho(a) de")), he.parents(), she.parents()))
    return rows


def _column_texts(rng: Random, facts: Facts, entry: MarriageEntry) -> list[str]:
    wed = telling.celebrated(facts, entry, wording.doubled(entry.celebrated))
    told = [f"O ato civil teve lugar em {wed}, sob a presidência de {entry.judge.name}, Juiz de Paz."]
    if entry.registered != entry.celebrated:
        registered = telling.registered(facts, entry, wording.doubled(entry.registered))
        told[0] = f"O ato religioso teve lugar em {wed} e foi inscrito neste livro em {registered}."
    told.append(f"Regime patrimonial: {facts.note('regime_bens', entry.regime, _REGIMES[entry.regime])}.")
    if rng.random() < 0.4 and (entry.issued - entry.registered).days > 20:
        day = entry.registered + (entry.issued - entry.registered) / 2
        note = _divorce(facts, rng, day)
        return [*told, f"ANOTAÇÕES À MARGEM: {facts.note('averbacao', note)}"]
    return [*told, "ANOTAÇÕES À MARGEM: nenhuma."]


def _divorce(facts: Facts, rng: Random, day: date) -> str:
    told = facts.day(day, wording.dotted(day))
    return (
        f"Divórcio decretado por escritura pública lavrada em {told} no {rng.randint(1, 4)}º Tabelionato de "
        "Notas desta comarca, sem partilha de bens."
    )


in_ink = leaf_layout(_in_ink)
two_halves = leaf_layout(_two_halves, width=216, height=300)
