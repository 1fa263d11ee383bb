"""Certidões de óbito told in sentences: copied books, modern prose, forms filled in by pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import death_telling as telling
from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLUE, GREY, Style
from tests.synthetic.death_entries import DeathEntry, new_death_entry, new_note, relation
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.people import within
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    Items = list[tuple[str, Sequence[str]]]


def book(sheet: Sheet) -> None:
    """The full text of an old entry, copied by machine."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1930, last_year=1978, is_old=True)
    typed = rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    canvas.text(60, 20, telling.office(facts, entry), typed, 10)
    canvas.text(60, 25, f"{telling.registered_at(facts, entry, town.name)}, {town.state_told}", typed, 10)
    canvas.text(60, 36, "CERTIDÃO DE ÓBITO", typed, 14, bold=True)
    sheets.old_paper_rule(canvas, 54)
    note = new_note(rng, facts, entry)
    if note:
        sheets.margin(sheet, typed, [note], left=15, top=44)
    y = sheets.prose(sheet, typed, _book_told(sheet, entry), top=42, left=58, right=196, points=10.5)
    sheets.signed(sheet, y + 8, typed, entry.registrar, entry.issued, attest="Dou fé.", align="right")


def _book_told(sheet: Sheet, entry: DeathEntry) -> list[str]:
    facts, rng = sheet.facts, sheet.rng
    facts.entry(f"C-{entry.livro}", str(entry.folha), str(entry.termo))
    registered = telling.registered(
        facts, entry, words.as_once_spelt(words.date_in_solemn_words(entry.registered))
    )
    died = telling.died(facts, entry, words.as_once_spelt(words.date_in_solemn_words(entry.died)))
    clock = rng.choice((words.time_in_words, words.time_by_the_clock))
    hour = f", às {telling.hour(facts, entry, clock(entry.moment))}" if entry.moment else ""
    age = telling.age(facts, entry, words.as_once_spelt(words.number_in_words(entry.age)))
    doctor = "sem assistência médica"
    if entry.doctor:
        joint = entry.doctor.by_sex("do", "da")
        doctor = f"conforme atestado {joint} {telling.doctor(facts, entry, '{title} {name}, CRM {crm}')}"
    declarant = facts.note("declarante", entry.declarant.name)
    of_cause = sheet.say("sendo causa da morte", "tendo como causa mortis", "em consequência de")
    return [
        (
            f"CERTIFICO que às folhas {entry.folha} do livro C-{entry.livro} de óbitos, sob número "
            f"{entry.termo}, consta que {registered} compareceu em cartório {declarant} e declarou que "
            f"{died}{hour}, {within(entry.place)} {telling.place(facts, entry)}, faleceu "
            f"{telling.who(facts, entry).upper()}, do sexo {telling.sex(facts, entry)}, com {age} anos de "
            f"idade, {telling.state(facts, entry)}, natural de {telling.origin(facts, entry)}, residente "
            f"{within(entry.residence)} {facts.note('residencia', entry.residence)}, "
            f"{entry.by_sex('filho', 'filha')} de {telling.parents(facts, entry)}; {of_cause} "
            f"{facts.note('causa_morte', entry.cause)}, {doctor}; e que o sepultamento foi feito no "
            f"{facts.note('sepultamento', entry.cemetery)}. Deixou {rng.choice(('dois', 'três', 'cinco'))} "
            f"filhos maiores."
        ),
        "Nada mais continha o dito termo, ao qual me reporto.",
    ]


def prose(sheet: Sheet) -> None:
    """A modern certificate in sentences."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1982, last_year=2024, first_issue=2010)
    face = rng.choice(sheet.case.serif)
    ornaments.border(canvas)
    y = sheets.heading(
        sheet, face, [telling.office(facts, entry), telling.registered_at(facts, entry), "Certidão de Óbito"]
    )
    canvas.text(22, y + 4, f"Matrícula nº {facts.matricula(entry.matricula)}", face, 11)
    y = sheets.prose(sheet, face, _prose_told(sheet, entry), top=y + 8, points=11.5, indent=0)
    sheets.signed(
        sheet,
        y + 12,
        face,
        entry.registrar,
        entry.issued,
        attest="É o que me cumpria certificar.",
        align="middle",
    )
    sheets.footer(sheet, face, entry.registrar)


def _prose_told(sheet: Sheet, entry: DeathEntry) -> list[str]:
    facts = sheet.facts
    died = f"{words.date_in_words(entry.died)} ({words.date_in_digits(entry.died)})"
    hour = f", às {telling.hour(facts, entry, entry.moment.strftime('%Hh%M'))}" if entry.moment else ""
    cpf = f", CPF {telling.cpf(facts, entry)}" if sheet.chance(0.7) else ""
    declarant = facts.note("declarante", entry.declarant.name)
    kin = relation(sheet.rng, entry.declarant)
    note = new_note(sheet.rng, facts, entry)
    attested = "Não houve atestado médico"
    if entry.doctor:
        attested = f"Atestou o óbito {telling.doctor(facts, entry, '{title} {name}, CRM nº {crm}')}"
    registered = telling.registered(facts, entry, words.date_with_month(entry.registered))
    state = telling.state(facts, entry)
    of_the_dead = entry.by_sex("do falecido", "da falecida")
    in_state = f"em {state}" if state == "união estável" else state
    opening = sheet.say(
        "Certifico e dou fé que foi registrado nesta serventia o óbito de",
        "CERTIFICO que consta dos livros deste ofício o assento de óbito de",
    )
    return [
        (
            f"{opening} {telling.who(facts, entry)}{cpf}, do "
            f"sexo {telling.sex(facts, entry)}, {in_state}, com "
            f"{telling.age(facts, entry, str(entry.age))} anos, natural de {telling.origin(facts, entry)}, "
            f"que residia {within(entry.residence)} {facts.note('residencia', entry.residence)}."
        ),
        f"Filiação: {telling.parents(facts, entry)}.",
        (
            f"O falecimento ocorreu em {telling.died(facts, entry, died)}{hour}, {within(entry.place)} "
            f"{telling.place(facts, entry)}."
        ),
        f"Causa da morte: {facts.note('causa_morte', entry.cause)}. {attested}.",
        f"{sheet.say('Local de sepultamento', 'Sepultamento')}: {telling.burial(facts, entry)}.",
        f"Foi declarante {declarant}, {kin} {of_the_dead}. Registro lavrado em {registered}.",
        f"Anotações: {note}" if note else "Anotações: não há.",
    ]


def hand(sheet: Sheet) -> None:
    """A printed form of the years 1931 to 1966 whose blanks a clerk filled in by pen."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1931, last_year=1965, is_old=True)
    face, pen = rng.choice(sheet.case.serif), rng.choice(sheet.case.hand)
    town = entry.registrar.town
    y = sheets.heading(sheet, face, [telling.office(facts, entry), "CERTIDÃO DE ÓBITO"])
    form = FilledForm(
        canvas, Style(face, 11), Style(pen, 11.5, ink=BLUE), left=22, right=188, y=y + 2, leading=2.35
    )
    form.paragraph(
        f"Cidade de {fill(telling.registered_at(facts, entry, town.name))} Estado de {fill(town.state_name)}"
    )
    for text in _hand_told(sheet, entry):
        form.paragraph(text)
    sheets.signed(
        sheet, form.y + 12, face, entry.registrar, entry.issued, attest="O referido é verdade, do que dou fé."
    )
    sheets.stamp(canvas, 164, 12, GREY)


def _hand_told(sheet: Sheet, entry: DeathEntry) -> list[str]:
    facts = sheet.facts
    facts.entry(str(entry.livro), str(entry.folha), str(entry.termo))
    died = telling.died(facts, entry, words.as_once_spelt(words.date_in_words(entry.died)))
    hour = (
        f" às {fill(telling.hour(facts, entry, words.time_by_the_clock(entry.moment)))}"
        if entry.moment
        else ""
    )
    doctor = telling.doctor(facts, entry, "{name}") if entry.doctor else "não houve"
    return [
        (
            f"CERTIFICO que no livro n. {fill(str(entry.livro))} de óbitos a fls. {fill(str(entry.folha))} "
            f"n. {fill(str(entry.termo))} está registrado o de {fill(telling.who(facts, entry))}"
        ),
        f"falecido no dia {fill(died)}{hour}",
        f"{within(entry.place)} {fill(facts.note('local_obito', entry.place))}",
        (
            f"do sexo {fill(telling.sex(facts, entry))} estado civil {fill(telling.state(facts, entry))} "
            f"idade {fill(telling.age(facts, entry, str(entry.age)))} anos natural de "
            f"{fill(telling.origin(facts, entry).replace(' - ', ' '))}"
        ),
        f"filho de {fill(telling.parents(facts, entry))}",
        f"residente à {fill(facts.note('residencia', entry.residence))}",
        f"Causa da morte {fill(facts.note('causa_morte', entry.cause))}",
        f"Médico {fill(doctor)}",
        f"Sepultado no {fill(facts.note('sepultamento', entry.cemetery))}",
        f"Foi declarante {fill(facts.note('declarante', entry.declarant.name))}",
    ]
