"""Certidões de nascimento as captions with their values: boxes, columns, dotted lines, the form of 2017."""

from __future__ import annotations

from tests.synthetic import birth_telling as telling
from tests.synthetic import ornaments, sheets, words
from tests.synthetic.birth_entries import BirthEntry, new_birth_entry, new_note
from tests.synthetic.canvas import GREEN, GREY, Style
from tests.synthetic.registrars import show_cns
from tests.synthetic.sheets import Cell, Grid, Sheet


def national(sheet: Sheet) -> None:
    """The form of 2017: CPF beside the matrícula, naturalidade, parents not told apart by their captions."""
    rng, canvas = sheet.rng, sheet.canvas
    entry = new_birth_entry(rng, first_year=1960, last_year=2025, first_issue=2018)
    face, captions = rng.choice(sheet.case.sans + sheet.case.serif), rng.choice(sheet.case.sans)
    if sheet.colour:
        ornaments.security_pattern(canvas)
    ornaments.border(canvas, GREEN if sheet.colour else GREY)
    lines = [
        "REPÚBLICA FEDERATIVA DO BRASIL",
        "REGISTRO CIVIL DAS PESSOAS NATURAIS",
        "CERTIDÃO DE NASCIMENTO",
    ]
    y = sheets.heading(sheet, face, lines)
    grid = Grid(Style(captions, 6.2, ink=GREY), Style(face, 10, bold=sheet.chance(0.5)))
    y = grid.rows(canvas, y, [*_national_top(sheet, entry), *_national_rest(sheet, entry)])
    sheets.signed(
        sheet,
        y + 7,
        face,
        entry.registrar,
        entry.issued,
        attest="O conteúdo da certidão é verdadeiro. Dou fé.",
    )
    ornaments.code_matrix(canvas, 18, y + 16, 19)
    sheets.footer(sheet, face, entry.registrar)


def _national_top(sheet: Sheet, entry: BirthEntry) -> list[list[Cell]]:
    facts, born = sheet.facts, entry.born
    cpf = (
        facts.note("cpf_registrado", entry.child.cpf, facts.cpf(entry.child.cpf)) if sheet.chance(0.8) else ""
    )
    hour = facts.time_of_birth(entry.moment, entry.moment.strftime("%H:%M")) if entry.moment else "Ignorada"
    return [
        [("NOME", [telling.who(facts, entry).upper()], 1.0)],
        [("CPF", [cpf], 0.3), ("MATRÍCULA", [facts.matricula(entry.matricula)], 0.7)],
        [
            ("DATA DE NASCIMENTO POR EXTENSO", [telling.born(facts, entry, words.date_in_words(born))], 0.7),
            ("DIA", [f"{born.day:02d}"], 0.1),
            ("MÊS", [f"{born.month:02d}"], 0.1),
            ("ANO", [str(born.year)], 0.1),
        ],
        [
            ("HORA DE NASCIMENTO", [hour], 0.2),
            ("NATURALIDADE", [facts.town("naturalidade", entry.town, entry.town.short)], 0.8),
        ],
    ]


def _national_rest(sheet: Sheet, entry: BirthEntry) -> list[list[Cell]]:
    facts, registrar = sheet.facts, entry.registrar
    is_twin, twin = telling.twin_cells(facts, entry)
    avos = [telling.avos(facts, couple) for couple in (entry.paternal, entry.maternal) if couple]
    note = new_note(sheet.rng, facts, entry, is_old=False)
    registered = telling.registered(facts, entry, words.date_in_words(entry.registered))
    dnv = facts.dnv(entry.dnv) if entry.dnv else "Não consta"
    return [
        [
            (
                "MUNICÍPIO DE REGISTRO E UNIDADE DA FEDERAÇÃO",
                [facts.town("municipio_registro", registrar.town, registrar.town.short)],
                0.45,
            ),
            ("LOCAL, MUNICÍPIO DE NASCIMENTO E UF", [telling.where(facts, entry)], 0.4),
            ("SEXO", [entry.by_sex("Masculino", "Feminino")], 0.15),
        ],
        [("FILIAÇÃO", telling.parents(facts, entry), 1.0)],
        [("AVÓS", avos, 1.0)],
        [("GÊMEO", [is_twin], 0.15), ("NOME E MATRÍCULA DO(S) GÊMEO(S)", [twin], 0.85)],
        [
            ("DATA DO REGISTRO POR EXTENSO", [registered], 0.6),
            ("NÚMERO DA DECLARAÇÃO DE NASCIDO VIVO", [dnv], 0.4),
        ],
        [("AVERBAÇÕES/ANOTAÇÕES À ACRESCER", [note or "Nada consta"], 1.0)],
        [
            ("NOME DO OFÍCIO", [facts.note("oficio", registrar.office)], 0.75),
            ("CNS", [facts.note("cns", registrar.cns, show_cns(registrar.cns))], 0.25),
        ],
    ]


def boxes(sheet: Sheet) -> None:
    """A form of the years 1976 to 2009: printed captions in heavy boxes, what fills them typed."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_birth_entry(rng, first_year=1976, last_year=2005, is_old=True)
    printed, typed = rng.choice(sheet.case.sans), rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    lines = [
        town.state_told.upper(),
        f"COMARCA DE {facts.town('municipio_registro', town, town.name.upper())}",
        facts.note("oficio", entry.registrar.office),
        "CERTIDÃO DE",
        "NASCIMENTO",
    ]
    y = sheets.heading(sheet, printed, lines)
    grid = Grid(Style(printed, 6.5), Style(typed, 10.5), width=0.45, line=5.4, foot=1.2)
    y = grid.rows(canvas, y + 2, _box_rows(sheet, entry))
    y = sheets.signed(
        sheet,
        y + 9,
        typed,
        entry.registrar,
        entry.issued,
        attest="O referido é verdade e dou fé.",
        align="right",
        place=town.name,
    )
    sheets.stamp(canvas, 24, y - 26)


def _box_rows(sheet: Sheet, entry: BirthEntry) -> list[list[Cell]]:
    facts = sheet.facts
    facts.entry(f"A-{entry.livro}", str(entry.folha), str(entry.termo))
    name = telling.who(facts, entry)
    moment = facts.time_of_birth(entry.moment, entry.moment.strftime("%H:%M h")) if entry.moment else "- - -"
    pai = facts.note("nome_pai", entry.father.name) if entry.father else "- - - - - -"
    mae = facts.note("nome_mae", entry.mother.name)
    note = new_note(sheet.rng, facts, entry, is_old=True)
    return [
        [
            (sheet.say("TERMO Nº", "TERMO", "Nº DO TERMO", "NÚMERO DE ORDEM"), [str(entry.termo)], 0.3),
            (sheet.say("LIVRO", "LIVRO Nº"), [f"A-{entry.livro}"], 0.35),
            (sheet.say("FOLHAS", "FLS.", "FOLHA"), [str(entry.folha)], 0.35),
        ],
        [
            (sheet.say("NOME DO REGISTRADO", "NOME DA CRIANÇA", "NOME", "PRENOME E NOME"), [name], 0.8),
            ("SEXO", [entry.by_sex("masculino", "feminino")], 0.2),
        ],
        [
            (
                sheet.say(
                    "DATA DO NASCIMENTO", "DATA DE NASCIMENTO", "NASCIDO EM", "DIA, MÊS E ANO DO NASCIMENTO"
                ),
                [
                    telling.born(
                        facts,
                        entry,
                        sheet.say(words.date_with_month(entry.born), words.date_in_digits(entry.born)),
                    )
                ],
                0.55,
            ),
            (sheet.say("HORA", "HORÁRIO", "ÀS"), [moment], 0.2),
            ("COR", [sheet.rng.choice(("branca", "parda", "preta", "- - -"))], 0.25),
        ],
        [
            (
                sheet.say("LOCAL DO NASCIMENTO", "LUGAR DO NASCIMENTO", "LOCAL DE NASCIMENTO"),
                [facts.note("local_nascimento", entry.place)],
                0.6,
            ),
            (
                sheet.say("CIDADE E ESTADO", "MUNICÍPIO E ESTADO", "MUNICÍPIO DE NASCIMENTO"),
                [facts.town("municipio_nascimento", entry.town, sheet.place(entry.town))],
                0.4,
            ),
        ],
        [(sheet.say("PAI", "NOME DO PAI", "GENITOR"), [pai], 1.0)],
        [(sheet.say("MÃE", "NOME DA MÃE", "GENITORA"), [mae], 1.0)],
        [
            (
                sheet.say("AVÓS PATERNOS", "AVÓS PELO LADO PATERNO"),
                [telling.avos(facts, entry.paternal) if entry.paternal else "- - - - - -"],
                1.0,
            )
        ],
        [(sheet.say("AVÓS MATERNOS", "AVÓS PELO LADO MATERNO"), [telling.avos(facts, entry.maternal)], 1.0)],
        [
            (
                "DATA DO REGISTRO",
                [telling.registered(facts, entry, words.date_in_digits(entry.registered))],
                0.35,
            ),
            ("DECLARANTE", [entry.declarant], 0.65),
        ],
        [(sheet.say("OBSERVAÇÕES", "ANOTAÇÕES", "AVERBAÇÕES E OBSERVAÇÕES"), [note or "Nada consta."], 1.0)],
    ]


def columns(sheet: Sheet) -> None:
    """A certificate printed by an office's program in two columns of captions over values."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_birth_entry(rng, first_year=1970, last_year=2024, first_issue=2011)
    face = rng.choice(sheet.case.sans)
    caption, value = Style(face, 7, ink=GREY), Style(face, 10, bold=True)
    town = facts.town("municipio_registro", entry.registrar.town, entry.registrar.town.short)
    canvas.text(20, 22, facts.note("oficio", entry.registrar.office), face, 13, bold=True)
    canvas.text(20, 28, f"{town} – CNS nº {telling.cns(facts, entry)}", face, 9)
    canvas.text(20, 40, "Certidão de Nascimento", face, 20, bold=True)
    canvas.text(20, 47, f"Matrícula {facts.matricula(entry.matricula)}", face, 10)
    canvas.rule(20, 51, 190, 51, width=0.6)
    left = sheets.listed(
        canvas, 55, _left_column(sheet, entry), caption=caption, value=value, left=20, right=100
    )
    right = sheets.listed(
        canvas, 55, _right_column(sheet, entry), caption=caption, value=value, left=110, right=190
    )
    y = max(left, right) + 4
    note = new_note(rng, facts, entry, is_old=False)
    if note:
        y = sheets.banner(canvas, 20, 190, y, "Averbações e anotações", Style(face, 10)) - 3
        y = sheets.prose(sheet, face, [note], top=y, left=20, right=190, points=9.5, indent=0, leading=1.3)
    sheets.signed(
        sheet,
        y + 10,
        face,
        entry.registrar,
        entry.issued,
        attest=sheet.say("É o que consta. Dou fé.", "O referido é verdade e dou fé."),
    )
    sheets.footer(sheet, face, entry.registrar)


def _left_column(sheet: Sheet, entry: BirthEntry) -> list[tuple[str, list[str]]]:
    facts, born = sheet.facts, entry.born
    name = telling.who(facts, entry)
    items = [(sheet.say("Nome completo", "Nome", "Registrado"), [name])]
    if sheet.chance(0.6):
        items.append(
            (
                sheet.say("CPF do registrado", "CPF", "Inscrição no CPF"),
                [facts.note("cpf_registrado", entry.child.cpf, facts.cpf(entry.child.cpf))],
            )
        )
    both = f"{words.date_in_digits(born)} ({words.date_in_words(born)})"
    items.append(
        (sheet.say("Nascimento", "Data de nascimento", "Nascido(a) em"), [telling.born(facts, entry, both)])
    )
    if entry.moment:
        items.append(
            (
                sheet.say("Horário", "Hora do nascimento", "Hora"),
                [
                    facts.time_of_birth(
                        entry.moment, entry.moment.strftime(sheet.say("%Hh%M", "%H:%M", "%Hh%Mmin"))
                    )
                ],
            )
        )
    items += [
        ("Sexo", [entry.by_sex("Masculino", "Feminino")]),
        (sheet.say("Local de nascimento", "Local do nascimento", "Nasceu em"), [telling.where(facts, entry)]),
        ("Naturalidade", [facts.town("naturalidade", entry.town, sheet.place(entry.town))]),
    ]
    if entry.twin:
        facts.note("gemeo", "sim")
        items.append(("Gêmeo", [f"Sim – {entry.twin[0]}"]))
    return items


def _right_column(sheet: Sheet, entry: BirthEntry) -> list[tuple[str, list[str]]]:
    facts = sheet.facts
    items = (
        [(sheet.say("Nome do pai", "Pai", "Filiação paterna"), [facts.note("nome_pai", entry.father.name)])]
        if entry.father
        else []
    )
    items.append(
        (sheet.say("Nome da mãe", "Mãe", "Filiação materna"), [facts.note("nome_mae", entry.mother.name)])
    )
    if entry.paternal:
        items.append(("Avós paternos", [facts.note("avos", name) for name in entry.paternal]))
    items.append(("Avós maternos", [facts.note("avos", name) for name in entry.maternal]))
    registered = telling.registered(facts, entry, words.date_in_digits(entry.registered))
    items.append((sheet.say("Data do registro", "Registrado em", "Registro lavrado em"), [registered]))
    if entry.dnv:
        items.append((sheet.say("DNV", "Declaração de Nascido Vivo", "Nº da DNV"), [facts.dnv(entry.dnv)]))
    return items


def leaders(sheet: Sheet) -> None:
    """A certificate of the nineties from a matrix printer: captions, dots, values."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_birth_entry(rng, first_year=1940, last_year=2003, is_old=True, first_issue=1990)
    typed = rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    canvas.text(105, 20, facts.note("oficio", entry.registrar.office).upper(), typed, 11, align="middle")
    canvas.text(
        105,
        26,
        facts.town("municipio_registro", town, f"{town.name.upper()} / {town.state}"),
        typed,
        11,
        align="middle",
    )
    canvas.text(105, 38, "CERTIDAO DE NASCIMENTO", typed, 15, bold=True, align="middle")
    y = sheets.dotted(canvas, 44, _leader_items(sheet, entry), Style(typed, 10.5))
    sheets.signed(
        sheet, y + 16, typed, entry.registrar, entry.issued, attest="CERTIFICO E DOU FÉ.", align="left"
    )


def _leader_items(sheet: Sheet, entry: BirthEntry) -> list[tuple[str, list[str]]]:
    facts = sheet.facts
    facts.entry(f"A-{entry.livro}", f"{entry.folha}v", str(entry.termo))
    items = [
        (
            sheet.say("REGISTRO", "ASSENTO", "LIVRO/FLS/TERMO"),
            [f"Livro A-{entry.livro}, folha {entry.folha}v, termo {entry.termo}"],
        ),
        (sheet.say("NOME", "REGISTRADO(A)"), [telling.who(facts, entry).upper()]),
        ("SEXO", [entry.by_sex("M", "F")]),
        (
            sheet.say("NASCIDO(A) EM", "DATA NASCIMENTO", "NASCIMENTO"),
            [telling.born(facts, entry, words.date_in_digits(entry.born))],
        ),
    ]
    if entry.moment:
        items.append(
            (
                sheet.say("HORA", "HORÁRIO", "ÀS"),
                [facts.time_of_birth(entry.moment, entry.moment.strftime("%H:%M"))],
            )
        )
    items.append((sheet.say("LOCAL", "LOCAL NASCIMENTO"), [telling.where(facts, entry)]))
    if entry.father:
        items.append(
            (sheet.say("PAI", "NOME DO PAI", "GENITOR"), [facts.note("nome_pai", entry.father.name).upper()])
        )
    items.append((sheet.say("MAE", "NOME DA MAE"), [facts.note("nome_mae", entry.mother.name).upper()]))
    if entry.paternal:
        items.append((sheet.say("AVOS PATERNOS", "AVÓS PATERNOS"), [telling.avos(facts, entry.paternal)]))
    items += [
        ("AVOS MATERNOS", [telling.avos(facts, entry.maternal)]),
        (
            sheet.say("DATA DO REGISTRO", "REGISTRADO EM", "DATA DO TERMO"),
            [telling.registered(facts, entry, words.date_in_digits(entry.registered))],
        ),
        ("DECLARANTE", [entry.declarant]),
    ]
    note = new_note(sheet.rng, facts, entry, is_old=False)
    return [*items, (sheet.say("OBSERVACOES", "AVERBACOES", "ANOTACOES"), [note or "NADA CONSTA"])]
