"""Certidões de nascimento told in sentences: copied books, modern prose, forms filled in by pen."""

from __future__ import annotations

from tests.synthetic import birth_telling as telling
from tests.synthetic import sheets, words
from tests.synthetic.birth_entries import BirthEntry, new_birth_entry, new_note
from tests.synthetic.canvas import BLUE, GREY, Style
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.people import within
from tests.synthetic.sheets import Sheet


def book(sheet: Sheet) -> None:
    """The full text of an old entry, copied by machine, with the notes in the book's margin."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_birth_entry(rng, first_year=1931, last_year=1972, is_old=True)
    typed = rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    note = new_note(rng, facts, entry, is_old=True)
    canvas.text(62, 20, facts.note("oficio", entry.registrar.office), typed, 10)
    place = facts.town("municipio_registro", town, town.name)
    canvas.text(62, 26, f"{place}, {town.state_told}", typed, 10)
    canvas.text(62, 36, "CERTIDÃO DE INTEIRO TEOR - NASCIMENTO", typed, 11, bold=True)
    sheets.old_paper_rule(canvas, 56)
    if note:
        canvas.text(16, 46, "À margem:", typed, 8)
        sheets.margin(sheet, typed, [note], left=16, top=48)
    y = sheets.prose(sheet, typed, _book_told(sheet, entry), top=42, left=60, right=196, points=10.5)
    sheets.signed(
        sheet, y + 8, typed, entry.registrar, entry.issued, attest="Nada mais. Dou fé.", align="right"
    )


def _book_told(sheet: Sheet, entry: BirthEntry) -> list[str]:
    facts, rng = sheet.facts, sheet.rng
    facts.entry(str(entry.livro), str(entry.folha), str(entry.termo))
    day = words.date_in_solemn_words(entry.registered)
    registered = telling.registered(facts, entry, words.as_once_spelt(day)).capitalize()
    clock = rng.choice((words.time_in_words, words.time_by_the_clock))
    moment = f", pelas {facts.time_of_birth(entry.moment, clock(entry.moment))}" if entry.moment else ""
    place = facts.note("local_nascimento", entry.place)
    born = telling.born(facts, entry, words.as_once_spelt(words.date_in_solemn_words(entry.born)))
    father = entry.father and facts.note("nome_pai", entry.father.name)
    mother = facts.note("nome_mae", entry.mother.name)
    declared = (
        f"compareceu {father}, {entry.declarant}," if father else f"compareceu {mother}, mãe da criança,"
    )
    parents = f"d{'ele declarante' if father else 'ela declarante'}" + (
        f" e de dona {mother}" if father else ""
    )
    avos = [f"paternos {telling.avos(facts, entry.paternal)}"] if entry.paternal else []
    avos.append(f"maternos {telling.avos(facts, entry.maternal)}")
    twin = f", gême{entry.by_sex('o', 'a')}" if entry.twin else ""
    if entry.twin:
        facts.note("gemeo", "sim")
    end = sheet.say(
        "E para constar lavrei este termo, que lido e achado conforme assinam.",
        "Nada mais declarou. Lido e achado conforme, assina com as testemunhas.",
    )
    named = sheet.say("a quem foi dado o nome de", "que recebeu o nome de", "que se chamará")
    asked = sheet.say("a pedido de pessoa interessada", "a requerimento verbal", "para fins de direito")
    return [
        (
            f"CERTIFICO, {asked}, que revendo em meu cartório o livro número "
            f"{entry.livro} de assentos de nascimento, dele às folhas {entry.folha} consta o termo do teor "
            f"seguinte:"
        ),
        (
            f"Número {entry.termo}. {registered}, neste cartório, {declared} e perante as testemunhas abaixo "
            f"assinadas declarou que, {born}{moment}, nasceu, {within(entry.place)} {place}, uma criança "
            f"do sexo {entry.by_sex('masculino', 'feminino')}{twin}, {named} "
            f"{telling.who(facts, entry)}, {entry.by_sex('filho', 'filha')} {parents}; sendo avós "
            f"{'; e '.join(avos)}. {end}"
        ),
    ]


def hand(sheet: Sheet) -> None:
    """A printed form of the years 1932 to 1965 whose blanks a clerk filled in by pen."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_birth_entry(rng, first_year=1932, last_year=1960, is_old=True)
    face, pen = rng.choice(sheet.case.serif), rng.choice(sheet.case.hand)
    town = entry.registrar.town
    facts.note("oficio", entry.registrar.office)
    lines = ["REPÚBLICA DOS ESTADOS UNIDOS DO BRASIL", entry.registrar.office, "Certidão de Nascimento"]
    y = sheets.heading(sheet, face, lines)
    form = FilledForm(
        canvas, Style(face, 11.5), Style(pen, 12, ink=BLUE), left=22, right=188, y=y + 4, leading=2.35
    )
    place = facts.town("municipio_registro", town, town.name)
    form.paragraph(f"Município de {fill(place)} Estado de {fill(town.state_name)}")
    for text in _hand_told(sheet, entry):
        form.paragraph(text, indent=10)
    note = new_note(rng, facts, entry, is_old=True)
    if note:
        form.paragraph(f"Observações: {fill(note)}")
    sheets.signed(
        sheet,
        form.y + 14,
        face,
        entry.registrar,
        entry.issued,
        attest=sheet.say("O referido é verdade do que dou fé.", "Dou fé."),
    )
    sheets.stamp(canvas, 164, 12, GREY)


def _hand_told(sheet: Sheet, entry: BirthEntry) -> list[str]:
    facts = sheet.facts
    facts.entry(str(entry.livro), str(entry.folha), str(entry.termo))
    born = telling.born(facts, entry, words.as_once_spelt(words.date_in_words(entry.born)))
    moment = ""
    if entry.moment:
        moment = f" às {fill(facts.time_of_birth(entry.moment, words.time_by_the_clock(entry.moment)))}"
    place = facts.note("local_nascimento", entry.place)
    name = telling.who(facts, entry)
    father = f"{fill(facts.note('nome_pai', entry.father.name))} e de D. " if entry.father else ""
    mother = facts.note("nome_mae", entry.mother.name)
    paternal = f" São avós paternos {fill(telling.avos(facts, entry.paternal))}." if entry.paternal else ""
    registered = telling.registered(facts, entry, words.date_with_month(entry.registered))
    return [
        (
            f"Certifico que sob o n. {fill(str(entry.termo))} às fls. {fill(str(entry.folha))} do livro n. "
            f"{fill(str(entry.livro))} de registro de nascimentos consta o de {fill(name)} do sexo "
            f"{fill(entry.by_sex('masculino', 'feminino'))} {entry.by_sex('nascido', 'nascida')} no dia "
            f"{fill(born)}{moment} {within(entry.place)} {fill(place)} {entry.by_sex('filho', 'filha')} de "
            f"{father}{fill(mother)}"
        ),
        f"{paternal} São avós maternos {fill(telling.avos(facts, entry.maternal))}.",
        sheet.say(
            f"O termo foi lavrado em {fill(registered)} sendo declarante {fill(entry.declarant)}.",
            f"Foi declarante {fill(entry.declarant)} e o registro feito em {fill(registered)}.",
        ),
    ]
