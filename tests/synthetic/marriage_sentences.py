"""Certidões de casamento told in sentences: copied books, modern prose, forms filled in by pen."""

from __future__ import annotations

from tests.synthetic import marriage_telling as telling
from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLUE, Style
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.marriage_entries import (
    REGIMES_SHOWN,
    MarriageEntry,
    new_marriage_entry,
    new_note,
)
from tests.synthetic.sheets import Sheet


def book(sheet: Sheet) -> None:
    """The full text of an old entry, copied by machine."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_marriage_entry(rng, first_year=1931, last_year=1975, is_old=True)
    typed = rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    note = new_note(rng, facts, entry, is_old=True)
    place = facts.town("municipio_registro", town, town.name)
    canvas.text(105, 20, town.state_told.upper(), typed, 10, align="middle")
    canvas.text(105, 25, f"COMARCA DE {place.upper()}", typed, 10, align="middle")
    canvas.text(105, 30, facts.note("oficio", entry.registrar.office), typed, 10, align="middle")
    canvas.text(105, 40, "CERTIDÃO VERBUM AD VERBUM DE CASAMENTO", typed, 11, bold=True, align="middle")
    y = sheets.prose(sheet, typed, _book_told(sheet, entry), top=44, left=18, right=152, points=10.5)
    sheets.old_paper_rule(canvas, 158)
    if note:
        canvas.text(161, 48, "AVERBAÇÃO", typed, 8)
        sheets.margin(sheet, typed, [note], left=161, top=50)
    sheets.signed(sheet, y + 8, typed, entry.registrar, entry.issued, attest="O referido é verdade. Dou fé.")


def _book_told(sheet: Sheet, entry: MarriageEntry) -> list[str]:
    facts = sheet.facts
    facts.entry(str(entry.livro), f"{entry.folha}v", str(entry.termo))
    he, she = telling.parties(facts, entry)
    day = words.as_once_spelt(words.date_in_solemn_words(entry.celebrated))
    wed = telling.celebrated(facts, entry, day).capitalize()
    regime = telling.regime(facts, entry, 2)
    name = she.new_name()
    taken = f" A contraente passa a assinar-se {name}." if name else ""
    his = he.new_name()
    taken += f" O contraente passa a assinar-se {his}." if his else ""
    joined = sheet.say(
        "receberam-se em matrimônio os contraentes", "casaram-se os nubentes", "contraíram matrimônio"
    )
    return [
        (
            f"CERTIFICO que às folhas {entry.folha} verso do livro {entry.livro} de casamentos encontra-se o "
            f"termo número {entry.termo}, do seguinte teor:"
        ),
        (
            f"{wed}, nesta cidade, na sala das audiências, presente o Juiz de Casamentos "
            f"{entry.judge.name}, comigo escrivão, e as testemunhas, {joined} "
            f"{he.name().upper()} e {she.name().upper()}. {_old_party(he)}. {_old_party(she)}. "
            f"O casamento realizou-se sob o regime {regime}.{taken} E para constar, lavrei este termo."
        ),
    ]


def _old_party(party: telling.Party) -> str:
    born = words.as_once_spelt(words.date_in_words(party.spouse.born))
    return (
        f"{party.by_sex('Ele', 'Ela')}, {party.nationality()}, {party.by_sex('solteiro', 'solteira')}, "
        f"{party.spouse.trade}, natural de {party.town()}, {party.by_sex('nascido', 'nascida')} em "
        f"{party.born(born)}, {party.by_sex('filho', 'filha')} de {party.parents()}"
    )


def prose(sheet: Sheet) -> None:
    """A modern certificate in sentences."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_marriage_entry(rng, first_year=1980, last_year=2024, first_issue=2010)
    face = rng.choice(sheet.case.serif + sheet.case.sans)
    ornaments.border(canvas)
    town = entry.registrar.town
    place = facts.town("municipio_registro", town, town.short)
    lines = ["REPÚBLICA FEDERATIVA DO BRASIL", facts.note("oficio", entry.registrar.office), place]
    y = sheets.heading(sheet, face, [*lines, "CERTIDÃO DE CASAMENTO"])
    canvas.text(105, y + 4, f"MATRÍCULA: {facts.matricula(entry.matricula)}", face, 11, align="middle")
    y = sheets.prose(sheet, face, _prose_told(sheet, entry), top=y + 8, points=11.5)
    sheets.signed(sheet, y + 12, face, entry.registrar, entry.issued, attest="O referido é verdade e dou fé.")
    sheets.footer(sheet, face, entry.registrar)


def _prose_told(sheet: Sheet, entry: MarriageEntry) -> list[str]:
    facts = sheet.facts
    he, she = telling.parties(facts, entry)
    day = words.date_in_words(entry.celebrated)
    wed = telling.celebrated(facts, entry, f"{telling.short(entry.celebrated)} ({day})")
    note = new_note(sheet.rng, facts, entry, is_old=False)
    names = [
        f"{party.by_sex('O cônjuge', 'A cônjuge')} {party.spouse.person.name} passou a chamar-se {name}."
        for party in (he, she)
        if (name := party.new_name())
    ]
    registered = ""
    if entry.registered != entry.celebrated:
        registered = (
            f" O registro foi lavrado em {telling.registered(facts, entry, telling.short(entry.registered))}."
        )
    opening = sheet.say(
        "CERTIFICO que no livro próprio desta serventia consta o registro de casamento de",
        "Certifico que foi lavrado nesta serventia o assento de casamento de",
        "CERTIFICO, a pedido da parte interessada, que consta o registro do matrimônio de",
    )
    averred = sheet.say("Averbações", "Observações", "Averbações e anotações")
    return [
        (
            f"{opening} "
            f"{he.name().upper()} e {she.name().upper()}, celebrado em {wed}, sob o regime "
            f"{telling.regime(facts, entry, 2)}.{registered}"
        ),
        f"{_new_party(sheet, he)}.",
        f"{_new_party(sheet, she)}.",
        " ".join(names) or "Os cônjuges não alteraram os nomes.",
        f"{averred}: {note or 'nada consta.'}",
    ]


def _new_party(sheet: Sheet, party: telling.Party) -> str:
    has_cpf = sheet.chance(0.7)
    cpf = f", {party.by_sex('inscrito', 'inscrita')} no CPF sob nº {party.cpf()}" if has_cpf else ""
    first = party.name().split()[0]
    return (
        f"{party.by_sex('Ele', 'Ela')}, {first}, {party.nationality()}, {party.spouse.trade}{cpf}, "
        f"{party.by_sex('nascido', 'nascida')} em {party.town()}, no dia "
        f"{party.born(words.date_with_month(party.spouse.born))}, {party.by_sex('filho', 'filha')} de "
        f"{party.parents()}"
    )


def hand(sheet: Sheet) -> None:
    """A printed form of the years 1935 to 1968 whose blanks a clerk filled in by pen."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_marriage_entry(rng, first_year=1935, last_year=1966, is_old=True)
    face, pen = rng.choice(sheet.case.serif), rng.choice(sheet.case.hand)
    town = entry.registrar.town
    y = sheets.heading(
        sheet, face, ["ESTADOS UNIDOS DO BRASIL", facts.note("oficio", entry.registrar.office), "Casamento"]
    )
    form = FilledForm(
        canvas, Style(face, 11), Style(pen, 11.5, ink=BLUE), left=22, right=188, y=y + 2, leading=2.3
    )
    place = facts.town("municipio_registro", town, town.name)
    form.paragraph(f"Comarca de {fill(place)} Estado de {fill(town.state_name)}")
    for text in _hand_told(sheet, entry):
        form.paragraph(text, indent=10)
    sheets.signed(
        sheet, form.y + 12, face, entry.registrar, entry.issued, attest="O referido é verdade e dou fé."
    )


def _hand_told(sheet: Sheet, entry: MarriageEntry) -> list[str]:
    facts = sheet.facts
    facts.entry(str(entry.livro), str(entry.folha), str(entry.termo))
    he, she = telling.parties(facts, entry)
    wed = telling.celebrated(facts, entry, words.as_once_spelt(words.date_in_words(entry.celebrated)))
    name = she.new_name()
    taken = f"A contraente passou a assinar-se {fill(name)}." if name else ""
    regime = facts.note("regime_bens", entry.regime, REGIMES_SHOWN[entry.regime][1])
    note = new_note(sheet.rng, facts, entry, is_old=True)
    return [
        (
            f"Certifico que do livro n. {fill(str(entry.livro))} a fls. {fill(str(entry.folha))} sob o n. "
            f"{fill(str(entry.termo))} consta que no dia {fill(wed)} perante o Juiz de Paz "
            f"{fill(entry.judge.name)} e as testemunhas do termo contraíram casamento"
        ),
        f"Ele: {_hand_party(he)}",
        f"Ela: {_hand_party(she)}",
        f"O regime é o de {fill(regime)}. {taken}",
        f"À margem consta: {fill(note)}" if note else sheet.say("À margem nada consta.", "Nada mais."),
    ]


def _hand_party(party: telling.Party) -> str:
    spouse = party.spouse
    return (
        f"{fill(party.name())} de nacionalidade {fill(party.nationality())} natural de "
        f"{fill(party.town(f'{spouse.town.name} {spouse.town.state}'))} nascid{party.by_sex('o', 'a')} a "
        f"{fill(party.born(words.date_with_month(spouse.born)))} de profissão {fill(spouse.trade)} "
        f"filh{party.by_sex('o', 'a')} de {fill(party.parents())}"
    )
