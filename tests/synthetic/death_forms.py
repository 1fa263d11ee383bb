"""Certidões de óbito as captions with their values: boxes, columns, dotted lines, the form of 2017."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import death_telling as telling
from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLACK, GREY, Style
from tests.synthetic.death_entries import DeathEntry, new_death_entry, new_note
from tests.synthetic.registrars import show_cns
from tests.synthetic.sheets import Cell, Grid, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    Items = list[tuple[str, Sequence[str]]]


def national(sheet: Sheet) -> None:
    """The form of 2017."""
    rng, canvas = sheet.rng, sheet.canvas
    entry = new_death_entry(rng, first_year=1975, last_year=2025, first_issue=2018)
    face = rng.choice(sheet.case.sans + sheet.case.serif)
    if sheet.colour:
        ornaments.security_pattern(canvas)
    ornaments.border(canvas, GREY)
    lines = ["REPÚBLICA FEDERATIVA DO BRASIL", "REGISTRO CIVIL DAS PESSOAS NATURAIS", "CERTIDÃO DE ÓBITO"]
    y = sheets.heading(sheet, face, lines)
    grid = Grid(Style(rng.choice(sheet.case.sans), 6.2, ink=GREY), Style(face, 9.5, bold=sheet.chance(0.5)))
    y = grid.rows(canvas, y, [*_national_top(sheet, entry), *_national_rest(sheet, entry)])
    sheets.signed(
        sheet,
        y + 6,
        face,
        entry.registrar,
        entry.issued,
        attest="O conteúdo da certidão é verdadeiro. Dou fé.",
    )
    ornaments.code_matrix(canvas, 18, y + 15, 17)
    sheets.footer(sheet, face, entry.registrar)


def _national_top(sheet: Sheet, entry: DeathEntry) -> list[list[Cell]]:
    facts = sheet.facts
    cpf = telling.cpf(facts, entry) if sheet.chance(0.8) else "Não informado"
    age = telling.age(facts, entry, f"{entry.age} anos")
    parents = [telling.parents(facts, entry), facts.note("residencia", entry.residence)]
    died, day = words.date_in_words(entry.died), entry.died
    hour = f", às {telling.hour(facts, entry, entry.moment.strftime('%H:%M'))}" if entry.moment else ""
    return [
        [("NOME", [telling.who(facts, entry).upper()], 1.0)],
        [("CPF", [cpf], 0.3), ("MATRÍCULA", [facts.matricula(entry.matricula)], 0.7)],
        [
            ("SEXO", [telling.sex(facts, entry)], 0.2),
            ("COR", [sheet.rng.choice(("branca", "parda", "preta"))], 0.2),
            ("ESTADO CIVIL E IDADE", [f"{telling.state(facts, entry)}, {age}"], 0.6),
        ],
        [
            ("NATURALIDADE", [telling.origin(facts, entry)], 0.45),
            ("DOCUMENTO DE IDENTIFICAÇÃO", [f"RG {sheet.rng.randint(1_000_000, 49_000_000)}"], 0.35),
            ("ELEITOR", [sheet.rng.choice(("Sim", "Não", "Ignorado"))], 0.2),
        ],
        [("FILIAÇÃO E RESIDÊNCIA", parents, 1.0)],
        [
            ("DATA E HORA DE FALECIMENTO", [f"{telling.died(facts, entry, died)}{hour}"], 0.7),
            ("DIA", [f"{day.day:02d}"], 0.1),
            ("MÊS", [f"{day.month:02d}"], 0.1),
            ("ANO", [str(day.year)], 0.1),
        ],
    ]


def _national_rest(sheet: Sheet, entry: DeathEntry) -> list[list[Cell]]:
    facts, registrar = sheet.facts, entry.registrar
    doctor = telling.doctor(facts, entry, "{name}, CRM {crm}") if entry.doctor else "Não consta"
    note = new_note(sheet.rng, facts, entry)
    return [
        [("LOCAL DE FALECIMENTO", [telling.place(facts, entry)], 1.0)],
        [("CAUSA DA MORTE", [facts.note("causa_morte", entry.cause)], 1.0)],
        [
            (
                "SEPULTAMENTO/CREMAÇÃO (MUNICÍPIO E CEMITÉRIO, SE CONHECIDO)",
                [telling.burial(facts, entry)],
                0.6,
            ),
            ("DECLARANTE", [facts.note("declarante", entry.declarant.name)], 0.4),
        ],
        [("NOME E NÚMERO DE DOCUMENTO DO(S) MÉDICO(S) QUE ATESTOU(ARAM) O ÓBITO", [doctor], 1.0)],
        [("AVERBAÇÕES/ANOTAÇÕES À ACRESCER", [note or "Nada consta."], 1.0)],
        [
            ("NOME DO OFÍCIO", [telling.office(facts, entry)], 0.5),
            ("CNS", [facts.note("cns", registrar.cns, show_cns(registrar.cns))], 0.15),
            ("MUNICÍPIO/UF", [telling.registered_at(facts, entry)], 0.35),
        ],
    ]


def columns(sheet: Sheet) -> None:
    """A certificate printed by an office's program in two columns of captions over values."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1985, last_year=2024, first_issue=2010)
    face = rng.choice(sheet.case.sans)
    caption, value = Style(face, 7.5, ink=GREY), Style(face, 10, bold=sheet.chance(0.4))
    canvas.text(105, 22, telling.office(facts, entry), face, 12, bold=True, align="middle")
    canvas.text(105, 27, telling.registered_at(facts, entry), face, 10, align="middle")
    canvas.text(105, 38, "CERTIDÃO DE ÓBITO", face, 18, bold=True, align="middle")
    canvas.text(105, 45, f"Matrícula: {facts.matricula(entry.matricula)}", face, 11, align="middle")
    ends = []
    for left, title, items in (
        (20, "FALECIDO", _person_items(sheet, entry)),
        (110, "FALECIMENTO", _death_items(sheet, entry)),
    ):
        y = sheets.banner(canvas, left, left + 80, 49, title, Style(face, 10, ink=BLACK))
        ends.append(sheets.listed(canvas, y, items, caption=caption, value=value, left=left, right=left + 80))
    note = new_note(rng, facts, entry)
    items = [("Averbações e anotações", [note or "Nada consta"])]
    y = sheets.listed(canvas, max(ends) + 2, items, caption=caption, value=value, left=20, right=190)
    sheets.signed(sheet, y + 8, face, entry.registrar, entry.issued, attest="Certifico e dou fé.")
    sheets.footer(sheet, face, entry.registrar)


def _person_items(sheet: Sheet, entry: DeathEntry) -> Items:
    facts = sheet.facts
    items: Items = [(sheet.say("Nome", "Nome completo", "Falecido(a)"), [telling.who(facts, entry)])]
    if sheet.chance(0.7):
        items.append((sheet.say("CPF", "Inscrição no CPF"), [telling.cpf(facts, entry)]))
    items += [
        ("Sexo", [telling.sex(facts, entry)]),
        (sheet.say("Idade", "Idade ao falecer"), [telling.age(facts, entry, f"{entry.age} anos")]),
        ("Estado civil", [telling.state(facts, entry)]),
        (sheet.say("Natural de", "Naturalidade"), [telling.origin(facts, entry)]),
        ("Profissão", [entry.trade]),
    ]
    if entry.father:
        items.append((sheet.say("Pai", "Nome do pai"), [facts.note("nome_pai", entry.father.name)]))
    items.append((sheet.say("Mãe", "Nome da mãe"), [facts.note("nome_mae", entry.mother.name)]))
    return [
        *items,
        (
            sheet.say("Residência", "Último domicílio", "Endereço residencial"),
            [facts.note("residencia", entry.residence)],
        ),
    ]


def _death_items(sheet: Sheet, entry: DeathEntry) -> Items:
    facts = sheet.facts
    items: Items = [
        (
            sheet.say("Data", "Data do falecimento", "Faleceu em"),
            [telling.died(facts, entry, words.date_with_month(entry.died))],
        )
    ]
    if entry.moment:
        items.append(
            (sheet.say("Hora", "Horário"), [telling.hour(facts, entry, entry.moment.strftime("%Hh%Mmin"))])
        )
    items += [
        (sheet.say("Local", "Local do falecimento", "Local do óbito"), [telling.place(facts, entry)]),
        (
            sheet.say("Causa da morte", "Causas da morte", "Causa mortis"),
            [facts.note("causa_morte", entry.cause)],
        ),
        (
            sheet.say("Sepultamento", "Local do sepultamento", "Sepultado(a) em"),
            [telling.burial(facts, entry)],
        ),
        ("Declarante", [facts.note("declarante", entry.declarant.name)]),
    ]
    if entry.doctor:
        items.append(
            (
                sheet.say("Médico atestante", "Atestado por", "Médico que atestou"),
                [telling.doctor(facts, entry, "{title} {name} (CRM {crm})")],
            )
        )
    registered = telling.registered(facts, entry, words.date_in_digits(entry.registered))
    return [*items, (sheet.say("Data do registro", "Registrado em"), [registered])]


def boxes(sheet: Sheet) -> None:
    """A typed form of the years 1976 to 2008."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1976, last_year=2007, is_old=True)
    printed, typed = rng.choice(sheet.case.sans), rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    lines = [town.state_told.upper(), telling.office(facts, entry), "CERTIDÃO DE", "ÓBITO"]
    y = sheets.heading(sheet, printed, lines)
    grid = Grid(Style(printed, 6.5), Style(typed, 10), width=0.45, line=5.0, foot=1.0)
    y = grid.rows(canvas, y + 2, _box_rows(sheet, entry))
    end = sheets.signed(
        sheet,
        y + 8,
        typed,
        entry.registrar,
        entry.issued,
        attest="O referido é verdade e dou fé.",
        align="right",
        place=town.name,
    )
    sheets.stamp(canvas, 24, end - 24)


def _box_rows(sheet: Sheet, entry: DeathEntry) -> list[list[Cell]]:
    facts = sheet.facts
    facts.entry(f"C-{entry.livro}", str(entry.folha), str(entry.termo))
    doctor = telling.doctor(facts, entry, "{title} {name} - CRM {crm}") if entry.doctor else "- - - -"
    hour = telling.hour(facts, entry, entry.moment.strftime("%H:%M horas")) if entry.moment else "ignorada"
    note = new_note(sheet.rng, facts, entry)
    return [
        [
            (sheet.say("TERMO", "TERMO Nº", "Nº"), [str(entry.termo)], 0.25),
            ("LIVRO", [f"C-{entry.livro}"], 0.2),
            ("FLS.", [str(entry.folha)], 0.15),
            ("MUNICÍPIO", [telling.registered_at(facts, entry)], 0.4),
        ],
        [(sheet.say("NOME DO FALECIDO", "NOME", "FALECIDO(A)"), [telling.who(facts, entry)], 1.0)],
        [
            ("SEXO", [telling.sex(facts, entry)], 0.2),
            ("IDADE", [telling.age(facts, entry, f"{entry.age} anos")], 0.2),
            ("ESTADO CIVIL", [telling.state(facts, entry)], 0.25),
            ("PROFISSÃO", [entry.trade], 0.35),
        ],
        [
            ("NATURAL DE", [telling.origin(facts, entry)], 0.45),
            (
                sheet.say("DOMICÍLIO E RESIDÊNCIA", "RESIDÊNCIA", "ENDEREÇO"),
                [facts.note("residencia", entry.residence)],
                0.55,
            ),
        ],
        [("FILIAÇÃO", [telling.parents(facts, entry)], 1.0)],
        [
            (
                sheet.say("FALECIDO EM", "DATA DO FALECIMENTO", "DATA DO ÓBITO"),
                [telling.died(facts, entry, words.date_with_month(entry.died))],
                0.6,
            ),
            (sheet.say("HORA", "ÀS"), [hour], 0.4),
        ],
        [
            (
                sheet.say("LUGAR DO FALECIMENTO", "LOCAL DO FALECIMENTO", "LOCAL DO ÓBITO"),
                [telling.place(facts, entry)],
                1.0,
            )
        ],
        [(sheet.say("CAUSA MORTIS", "CAUSA DA MORTE"), [facts.note("causa_morte", entry.cause)], 1.0)],
        [
            (sheet.say("MÉDICO QUE ATESTOU O ÓBITO", "MÉDICO", "ATESTADO MÉDICO FIRMADO POR"), [doctor], 0.6),
            (
                sheet.say("SEPULTADO NO CEMITÉRIO", "SEPULTAMENTO", "LOCAL DO SEPULTAMENTO"),
                [facts.note("sepultamento", entry.cemetery)],
                0.4,
            ),
        ],
        [
            ("DECLARANTE", [facts.note("declarante", entry.declarant.name)], 0.6),
            (
                sheet.say("REGISTRADO EM", "DATA DO REGISTRO"),
                [telling.registered(facts, entry, words.date_in_digits(entry.registered))],
                0.4,
            ),
        ],
        [(sheet.say("OBSERVAÇÕES", "AVERBAÇÕES"), [note or "Nada consta."], 1.0)],
    ]


def leaders(sheet: Sheet) -> None:
    """A certificate of the nineties from a matrix printer: captions, dots, values."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1978, last_year=2004, first_issue=1990)
    typed = rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    canvas.text(105, 20, telling.office(facts, entry).upper(), typed, 11, align="middle")
    canvas.text(
        105,
        26,
        telling.registered_at(facts, entry, f"{town.name.upper()}/{town.state}"),
        typed,
        11,
        align="middle",
    )
    title = sheet.say("CERTIDÃO DE ÓBITO", "C E R T I D Ã O   D E   Ó B I T O")
    canvas.text(105, 38, title, typed, 12, bold=True, align="middle")
    y = sheets.dotted(canvas, 42, _leader_items(sheet, entry), Style(typed, 10), width=22, leading=1.65)
    sheets.signed(sheet, y + 14, typed, entry.registrar, entry.issued, attest="DOU FÉ.", align="left")


def _leader_items(sheet: Sheet, entry: DeathEntry) -> Items:
    facts = sheet.facts
    facts.entry(f"C-{entry.livro}", str(entry.folha), str(entry.termo))
    items: Items = [
        ("LIVRO", [f"C-{entry.livro}   FOLHA {entry.folha}   TERMO {entry.termo}"]),
        (sheet.say("FALECIDO", "NOME", "NOME DO FALECIDO"), [telling.who(facts, entry).upper()]),
        ("SEXO", [telling.sex(facts, entry).upper()]),
        ("IDADE", [telling.age(facts, entry, f"{entry.age} ANOS")]),
        ("ESTADO CIVIL", [telling.state(facts, entry).upper()]),
        ("NATURALIDADE", [telling.origin(facts, entry)]),
        ("FILIAÇÃO", [telling.parents(facts, entry)]),
        (sheet.say("RESIDÊNCIA", "ENDERECO"), [facts.note("residencia", entry.residence)]),
        ("DATA DO ÓBITO", [telling.died(facts, entry, words.date_in_digits(entry.died))]),
    ]
    if entry.moment:
        items.append(("HORA DO ÓBITO", [telling.hour(facts, entry, entry.moment.strftime("%H:%M"))]))
    items += [
        ("LOCAL DO ÓBITO", [telling.place(facts, entry)]),
        (sheet.say("CAUSA", "CAUSA MORTIS", "CAUSA DA MORTE"), [facts.note("causa_morte", entry.cause)]),
        (sheet.say("CEMITÉRIO", "SEPULTAMENTO"), [facts.note("sepultamento", entry.cemetery)]),
        ("DECLARANTE", [facts.note("declarante", entry.declarant.name)]),
    ]
    if entry.doctor:
        items.append(("MÉDICO", [telling.doctor(facts, entry, "{name}")]))
        items.append(("CRM", [facts.note("crm", entry.crm)]))
    items.append(
        (
            sheet.say("REGISTRO EM", "REGISTRADO EM"),
            [telling.registered(facts, entry, words.date_in_digits(entry.registered))],
        )
    )
    return items
