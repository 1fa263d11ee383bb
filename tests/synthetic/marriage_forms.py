"""Certidões de casamento as captions with their values: boxes, columns, dotted lines, the form of 2017."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import marriage_telling as telling
from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLUE, GREY, Style
from tests.synthetic.marriage_entries import (
    MarriageEntry,
    new_marriage_entry,
    new_note,
)
from tests.synthetic.registrars import show_cns
from tests.synthetic.sheets import Cell, Grid, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.facts import Facts


def boxes(sheet: Sheet) -> None:
    """A typed form of the years 1970 to 2008 with one column of boxes for each spouse."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_marriage_entry(rng, first_year=1970, last_year=2006, is_old=True)
    printed, typed = rng.choice(sheet.case.serif), rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    place = facts.town("municipio_registro", town, f"{town.name} - {town.state}")
    lines = ["REGISTRO CIVIL", facts.note("oficio", entry.registrar.office), place, "CERTIDÃO DE CASAMENTO"]
    y = sheets.heading(sheet, printed, lines)
    grid = Grid(Style(printed, 7), Style(typed, 10), width=0.4, line=5.2, foot=1.0)
    y = grid.rows(canvas, y + 2, _box_rows(sheet, entry))
    end = sheets.signed(
        sheet, y + 9, typed, entry.registrar, entry.issued, attest="Dou fé.", align="right", place=town.name
    )
    sheets.stamp(canvas, 22, end - 24)


def _box_rows(sheet: Sheet, entry: MarriageEntry) -> list[list[Cell]]:
    facts = sheet.facts
    facts.entry(f"B-{entry.livro}", str(entry.folha), str(entry.termo))
    note = new_note(sheet.rng, facts, entry, is_old=True)
    he, she = telling.parties(facts, entry)
    taken = [name for party in (he, she) if (name := party.new_name())]
    wed = telling.celebrated(facts, entry, words.date_with_month(entry.celebrated))
    return [
        [
            ("LIVRO", [f"B-{entry.livro}"], 0.3),
            ("FOLHAS", [str(entry.folha)], 0.3),
            (sheet.say("NÚMERO DE ORDEM", "TERMO", "Nº DO TERMO"), [str(entry.termo)], 0.4),
        ],
        [
            (sheet.say("DATA DO CASAMENTO", "CASADOS EM", "REALIZADO EM"), [wed], 0.55),
            (sheet.say("REGIME DE BENS", "REGIME ADOTADO"), [telling.regime(facts, entry, 1)], 0.45),
        ],
        [
            (sheet.say("NOME DO CONTRAENTE", "NUBENTE", "NOME DO NUBENTE"), [he.name()], 0.5),
            (sheet.say("NOME DA CONTRAENTE", "NUBENTE", "NOME DA NUBENTE"), [she.name()], 0.5),
        ],
        [("NATURAL DE", [party.town()], 0.5) for party in (he, she)],
        [("NASCIMENTO", [party.born(telling.short(party.spouse.born))], 0.5) for party in (he, she)],
        [("PROFISSÃO", [party.spouse.trade], 0.5) for party in (he, she)],
        [("NACIONALIDADE", [party.nationality()], 0.5) for party in (he, she)],
        [("FILIAÇÃO", [party.parents()], 0.5) for party in (he, she)],
        [(sheet.say("NOME QUE PASSOU A USAR APÓS O CASAMENTO", "NOME ADOTADO"), taken or ["o mesmo"], 1.0)],
        [
            (
                sheet.say("OBSERVAÇÕES", "AVERBAÇÕES", "ANOTAÇÕES E AVERBAÇÕES"),
                [note or "- - - - - - - -"],
                1.0,
            )
        ],
    ]


def national(sheet: Sheet) -> None:
    """The form of 2017, where all that is told of a spouse stands in one cell."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_marriage_entry(rng, first_year=1965, last_year=2025, first_issue=2018)
    face = rng.choice(sheet.case.sans + sheet.case.serif)
    if sheet.colour:
        ornaments.security_pattern(canvas)
    ornaments.border(canvas, BLUE if sheet.colour else GREY)
    lines = ["REPÚBLICA FEDERATIVA DO BRASIL", "REGISTRO CIVIL DAS PESSOAS NATURAIS", "CERTIDÃO DE CASAMENTO"]
    y = sheets.heading(sheet, face, lines)
    grid = Grid(Style(rng.choice(sheet.case.sans), 6, ink=GREY), Style(face, 9.5, bold=sheet.chance(0.5)))
    y = grid.rows(canvas, y, [*_national_top(facts, entry), *_national_rest(sheet, entry)])
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


def _national_top(facts: Facts, entry: MarriageEntry) -> list[list[Cell]]:
    he, she = telling.parties(facts, entry)
    wed = entry.celebrated
    return [
        [("NOMES", [he.name().upper(), she.name().upper()], 0.7), ("CPF", [he.cpf(), she.cpf()], 0.3)],
        [("MATRÍCULA", [facts.matricula(entry.matricula)], 1.0)],
        [
            (
                (
                    "NOMES COMPLETOS DE SOLTEIRO, DATAS E LOCAIS DE NASCIMENTO, "
                    "NACIONALIDADE E FILIAÇÕES DOS CÔNJUGES"
                ),
                [_national_party(he), _national_party(she)],
                1.0,
            )
        ],
        [
            (
                "DATA DE CELEBRAÇÃO DO CASAMENTO POR EXTENSO",
                [telling.celebrated(facts, entry, words.date_in_words(wed))],
                0.7,
            ),
            ("DIA", [f"{wed.day:02d}"], 0.1),
            ("MÊS", [f"{wed.month:02d}"], 0.1),
            ("ANO", [str(wed.year)], 0.1),
        ],
    ]


def _national_party(party: telling.Party) -> str:
    spouse = party.spouse
    return (
        f"{party.name()}, {party.by_sex('nascido', 'nascida')} aos "
        f"{party.born(telling.short(spouse.born))}, em {party.town()}, {party.nationality()}, "
        f"{party.by_sex('filho', 'filha')} de {party.parents()}."
    )


def _national_rest(sheet: Sheet, entry: MarriageEntry) -> list[list[Cell]]:
    facts, registrar = sheet.facts, entry.registrar
    taken = [party.new_name() or party.spouse.person.name for party in telling.parties(facts, entry)]
    for party, name in zip(("conjuge 1", "conjuge 2"), taken, strict=True):
        facts.note("conjuge_nome_adotado", name, subject=party)
    note = new_note(sheet.rng, facts, entry, is_old=False)
    town = registrar.town
    return [
        [("REGIME DE BENS DO CASAMENTO", [telling.regime(facts, entry, 0)], 1.0)],
        [("NOME QUE CADA UM DOS CÔNJUGES PASSOU A UTILIZAR", taken, 1.0)],
        [("AVERBAÇÕES/ANOTAÇÕES À ACRESCER", [note or "Sem averbações."], 1.0)],
        [
            ("NOME DO OFÍCIO", [facts.note("oficio", registrar.office)], 0.5),
            ("CNS", [facts.note("cns", registrar.cns, show_cns(registrar.cns))], 0.15),
            ("MUNICÍPIO/UF", [facts.town("municipio_registro", town, town.short)], 0.35),
        ],
    ]


def columns(sheet: Sheet) -> None:
    """A certificate printed by an office's program: one column for each spouse."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_marriage_entry(rng, first_year=1975, last_year=2024, first_issue=2010)
    face = rng.choice(sheet.case.sans + sheet.case.serif)
    caption, value = Style(face, 7.5, ink=GREY), Style(face, 10.5)
    town = facts.town("municipio_registro", entry.registrar.town, entry.registrar.town.short)
    y = sheets.heading(
        sheet,
        face,
        [facts.note("oficio", entry.registrar.office), town, "Certidão de Casamento"],
        has_arms=False,
    )
    canvas.text(105, y + 2, facts.matricula(entry.matricula), face, 11, bold=True, align="middle")
    ends = []
    for party, left, title in zip(
        telling.parties(facts, entry), (20, 110), ("1º CÔNJUGE", "2º CÔNJUGE"), strict=True
    ):
        below = sheets.banner(canvas, left, left + 80, y + 7, title, Style(face, 10))
        items = _column(sheet, party)
        ends.append(
            sheets.listed(canvas, below, items, caption=caption, value=value, left=left, right=left + 80)
        )
    y = sheets.banner(canvas, 20, 190, max(ends) + 2, "CASAMENTO", Style(face, 10))
    items = _act_items(sheet, entry)
    y = sheets.listed(canvas, y, items, caption=caption, value=value, left=20, right=190)
    sheets.signed(sheet, y + 8, face, entry.registrar, entry.issued, attest="Certifico e dou fé.")
    sheets.footer(sheet, face, entry.registrar)


def _column(sheet: Sheet, party: telling.Party) -> list[tuple[str, Sequence[str]]]:
    spouse = party.spouse
    items: list[tuple[str, Sequence[str]]] = [
        (sheet.say("Nome antes do casamento", "Nome de solteiro(a)", "Nome anterior"), [party.name()])
    ]
    name = party.new_name()
    if name:
        items.append((sheet.say("Nome após o casamento", "Nome adotado", "Passou a assinar"), [name]))
    if sheet.chance(0.7):
        items.append(("CPF", [party.cpf()]))
    items += [
        (
            sheet.say("Data de nascimento", "Nascimento", "Nascido(a) em"),
            [party.born(telling.short(spouse.born))],
        ),
        (
            sheet.say("Natural de", "Naturalidade", "Local de nascimento"),
            [party.town(f"{spouse.town.name}/{spouse.town.state}")],
        ),
        ("Nacionalidade", [party.nationality()]),
        ("Profissão", [spouse.trade]),
        (sheet.say("Filiação", "Pais", "Filho(a) de"), [party.parents()]),
    ]
    return items


def _act_items(sheet: Sheet, entry: MarriageEntry) -> list[tuple[str, Sequence[str]]]:
    facts = sheet.facts
    wed = words.date_with_month(entry.celebrated)
    registered = telling.registered(facts, entry, words.date_with_month(entry.registered))
    items: list[tuple[str, Sequence[str]]] = [
        (
            sheet.say("Data da celebração", "Celebrado em", "Data do casamento"),
            [telling.celebrated(facts, entry, wed)],
        ),
        (sheet.say("Data do registro", "Registrado em"), [registered]),
        (sheet.say("Regime de bens", "Regime"), [telling.regime(facts, entry, 0)]),
    ]
    note = new_note(sheet.rng, facts, entry, is_old=False)
    return (
        [*items, (sheet.say("Averbações", "Anotações e averbações", "À margem do termo"), [note])]
        if note
        else items
    )


def leaders(sheet: Sheet) -> None:
    """A certificate of the nineties from a matrix printer: captions, dots, values."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_marriage_entry(rng, first_year=1955, last_year=2003, is_old=True, first_issue=1990)
    typed = rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    canvas.text(20, 20, facts.note("oficio", entry.registrar.office).upper(), typed, 11)
    canvas.text(
        20, 26, facts.town("municipio_registro", town, f"{town.name.upper()} ({town.state})"), typed, 11
    )
    canvas.text(20, 38, "CERTIDÃO DE CASAMENTO", typed, 15, bold=True)
    style = Style(typed, 10)
    y = sheets.dotted(canvas, 42, _leader_head(sheet, entry), style, width=22, leading=1.6)
    for party in telling.parties(facts, entry):
        y = sheets.dotted(canvas, y + 3, _leader_party(sheet, party), style, width=22, leading=1.6)
    note = new_note(rng, facts, entry, is_old=True)
    rest = [("REGIME", [telling.regime(facts, entry, 0).upper()]), ("AVERBAÇÕES", [note or "NÃO CONSTA"])]
    y = sheets.dotted(canvas, y + 3, rest, style, width=22, leading=1.6)
    sheets.signed(
        sheet, y + 13, typed, entry.registrar, entry.issued, attest="CERTIFICO E DOU FÉ.", align="right"
    )


def _leader_head(sheet: Sheet, entry: MarriageEntry) -> list[tuple[str, Sequence[str]]]:
    facts = sheet.facts
    facts.entry(f"B-{entry.livro}", str(entry.folha), str(entry.termo))
    return [
        ("LIVRO/FOLHA/TERMO", [f"B-{entry.livro} / {entry.folha} / {entry.termo}"]),
        (
            sheet.say("CASADOS EM", "DATA DO CASAMENTO"),
            [telling.celebrated(facts, entry, telling.short(entry.celebrated))],
        ),
    ]


def _leader_party(sheet: Sheet, party: telling.Party) -> list[tuple[str, Sequence[str]]]:
    items: list[tuple[str, Sequence[str]]] = [
        (
            party.by_sex(sheet.say("NOIVO", "ELE", "CONTRAENTE"), sheet.say("NOIVA", "ELA", "CONTRAENTE")),
            [party.name().upper()],
        ),
        (sheet.say("NASCIMENTO", "DATA NASCIMENTO"), [party.born(telling.short(party.spouse.born))]),
        ("NATURALIDADE", [party.town()]),
        ("NACIONALIDADE", [party.nationality()]),
        ("FILHO DE" if party.spouse.person.sex == "M" else "FILHA DE", [party.parents()]),
    ]
    name = party.new_name()
    return [*items, ("PASSOU A ASSINAR", [name])] if name else items
