"""Certidões de nascimento beyond the first three layouts, from forms filled by hand to the form of 2017."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments, sheets, words
from tests.synthetic.birth_entries import BirthEntry, new_birth_entry, new_note
from tests.synthetic.canvas import BLUE, GREEN, GREY, Style
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.people import within
from tests.synthetic.registrars import show_cns
from tests.synthetic.sheets import Cell, Grid, Sheet

if TYPE_CHECKING:
    from tests.synthetic.facts import Facts


def _who(facts: Facts, entry: BirthEntry) -> str:
    facts.note("sexo", entry.child.sex)
    return facts.note("nome", entry.child.name)


def _parents(facts: Facts, entry: BirthEntry) -> list[str]:
    father = [facts.note("nome_pai", entry.father.name)] if entry.father else []
    return [*father, facts.note("nome_mae", entry.mother.name)]


def _avos(facts: Facts, names: tuple[str, ...]) -> str:
    return " e ".join(facts.note("avos", name) for name in names)


def _twin_cells(facts: Facts, entry: BirthEntry) -> tuple[str, str]:
    if entry.twin is None:
        facts.note("gemeo", "não")
        return "NÃO", ""
    facts.note("gemeo", "sim")
    name, matricula = entry.twin
    return "SIM", f"{name} - {_twin_matricula(facts, matricula)}" if matricula else name


def _twin_matricula(facts: Facts, matricula: str) -> str:
    facts.note("gemeo_matricula", matricula)
    return facts.matricula(matricula)


def _born(facts: Facts, entry: BirthEntry, shown: str) -> str:
    return facts.day(entry.born, shown, "data_nascimento")


def _registered(facts: Facts, entry: BirthEntry, shown: str) -> str:
    return facts.day(entry.registered, shown, "data_registro")


def _where(facts: Facts, entry: BirthEntry) -> str:
    facts.town("municipio_nascimento", entry.town, entry.town.short)
    return facts.note("local_nascimento", f"{entry.place}, {entry.town.short}")


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
        [("NOME", [_who(facts, entry).upper()], 1.0)],
        [("CPF", [cpf], 0.3), ("MATRÍCULA", [facts.matricula(entry.matricula)], 0.7)],
        [
            ("DATA DE NASCIMENTO POR EXTENSO", [_born(facts, entry, words.date_in_words(born))], 0.7),
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
    is_twin, twin = _twin_cells(facts, entry)
    avos = [_avos(facts, couple) for couple in (entry.paternal, entry.maternal) if couple]
    note = new_note(sheet.rng, facts, entry, is_old=False)
    registered = _registered(facts, entry, words.date_in_words(entry.registered))
    dnv = facts.dnv(entry.dnv) if entry.dnv else "Não consta"
    return [
        [
            (
                "MUNICÍPIO DE REGISTRO E UNIDADE DA FEDERAÇÃO",
                [facts.town("municipio_registro", registrar.town, registrar.town.short)],
                0.45,
            ),
            ("LOCAL, MUNICÍPIO DE NASCIMENTO E UF", [_where(facts, entry)], 0.4),
            ("SEXO", [entry.by_sex("Masculino", "Feminino")], 0.15),
        ],
        [("FILIAÇÃO", _parents(facts, entry), 1.0)],
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
    name = _who(facts, entry)
    moment = facts.time_of_birth(entry.moment, entry.moment.strftime("%H:%M h")) if entry.moment else "- - -"
    pai = facts.note("nome_pai", entry.father.name) if entry.father else "- - - - - -"
    mae = facts.note("nome_mae", entry.mother.name)
    note = new_note(sheet.rng, facts, entry, is_old=True)
    return [
        [
            ("TERMO Nº", [str(entry.termo)], 0.3),
            ("LIVRO", [f"A-{entry.livro}"], 0.35),
            ("FOLHAS", [str(entry.folha)], 0.35),
        ],
        [("NOME DO REGISTRADO", [name], 0.8), ("SEXO", [entry.by_sex("masculino", "feminino")], 0.2)],
        [
            ("DATA DO NASCIMENTO", [_born(facts, entry, words.date_with_month(entry.born))], 0.55),
            ("HORA", [moment], 0.2),
            ("COR", [sheet.rng.choice(("branca", "parda", "preta", "- - -"))], 0.25),
        ],
        [
            ("LOCAL DO NASCIMENTO", [facts.note("local_nascimento", entry.place)], 0.6),
            ("CIDADE E ESTADO", [facts.town("municipio_nascimento", entry.town, entry.town.short)], 0.4),
        ],
        [("PAI", [pai], 1.0)],
        [("MÃE", [mae], 1.0)],
        [("AVÓS PATERNOS", [_avos(facts, entry.paternal) if entry.paternal else "- - - - - -"], 1.0)],
        [("AVÓS MATERNOS", [_avos(facts, entry.maternal)], 1.0)],
        [
            (
                "DATA DO REGISTRO",
                [_registered(facts, entry, words.date_in_digits(entry.registered))],
                0.35,
            ),
            ("DECLARANTE", [entry.declarant], 0.65),
        ],
        [("OBSERVAÇÕES", [note or "Nada consta."], 1.0)],
    ]


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
    registered = _registered(facts, entry, words.as_once_spelt(day)).capitalize()
    clock = rng.choice((words.time_in_words, words.time_by_the_clock))
    moment = f", pelas {facts.time_of_birth(entry.moment, clock(entry.moment))}" if entry.moment else ""
    place = facts.note("local_nascimento", entry.place)
    born = _born(facts, entry, words.as_once_spelt(words.date_in_solemn_words(entry.born)))
    father = entry.father and facts.note("nome_pai", entry.father.name)
    mother = facts.note("nome_mae", entry.mother.name)
    declared = (
        f"compareceu {father}, {entry.declarant}," if father else f"compareceu {mother}, mãe da criança,"
    )
    parents = f"d{'ele declarante' if father else 'ela declarante'}" + (
        f" e de dona {mother}" if father else ""
    )
    avos = [f"paternos {_avos(facts, entry.paternal)}"] if entry.paternal else []
    avos.append(f"maternos {_avos(facts, entry.maternal)}")
    twin = f", gême{entry.by_sex('o', 'a')}" if entry.twin else ""
    if entry.twin:
        facts.note("gemeo", "sim")
    return [
        (
            f"CERTIFICO, a pedido de pessoa interessada, que revendo em meu cartório o livro número "
            f"{entry.livro} de assentos de nascimento, dele às folhas {entry.folha} consta o termo do teor "
            f"seguinte:"
        ),
        (
            f"Número {entry.termo}. {registered}, neste cartório, {declared} e perante as testemunhas abaixo "
            f"assinadas declarou que, {born}{moment}, nasceu, {within(entry.place)} {place}, uma criança "
            f"do sexo {entry.by_sex('masculino', 'feminino')}{twin}, a quem foi dado o nome de "
            f"{_who(facts, entry)}, {entry.by_sex('filho', 'filha')} {parents}; sendo avós "
            f"{'; e '.join(avos)}. E para constar lavrei este termo, que lido e achado conforme assinam."
        ),
    ]


def columns(sheet: Sheet) -> None:
    """A certificate printed by an office's program in two columns of captions over values."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_birth_entry(rng, first_year=1970, last_year=2024, first_issue=2011)
    face = rng.choice(sheet.case.sans)
    caption, value = Style(face, 7, ink=GREY), Style(face, 10, bold=True)
    town = facts.town("municipio_registro", entry.registrar.town, entry.registrar.town.short)
    canvas.text(20, 22, facts.note("oficio", entry.registrar.office), face, 13, bold=True)
    canvas.text(20, 28, f"{town} – CNS nº {_cns(facts, entry)}", face, 9)
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
    sheets.signed(sheet, y + 10, face, entry.registrar, entry.issued, attest="É o que consta. Dou fé.")
    sheets.footer(sheet, face, entry.registrar)


def _cns(facts: Facts, entry: BirthEntry) -> str:
    return facts.note("cns", entry.registrar.cns, show_cns(entry.registrar.cns))


def _left_column(sheet: Sheet, entry: BirthEntry) -> list[tuple[str, list[str]]]:
    facts, born = sheet.facts, entry.born
    name = _who(facts, entry)
    items = [("Nome completo", [name])]
    if sheet.chance(0.6):
        items.append(
            ("CPF do registrado", [facts.note("cpf_registrado", entry.child.cpf, facts.cpf(entry.child.cpf))])
        )
    both = f"{words.date_in_digits(born)} ({words.date_in_words(born)})"
    items.append(("Nascimento", [_born(facts, entry, both)]))
    if entry.moment:
        items.append(("Horário", [facts.time_of_birth(entry.moment, entry.moment.strftime("%Hh%M"))]))
    items += [
        ("Sexo", [entry.by_sex("Masculino", "Feminino")]),
        ("Local de nascimento", [_where(facts, entry)]),
        ("Naturalidade", [facts.town("naturalidade", entry.town, f"{entry.town.name}/{entry.town.state}")]),
    ]
    if entry.twin:
        facts.note("gemeo", "sim")
        items.append(("Gêmeo", [f"Sim – {entry.twin[0]}"]))
    return items


def _right_column(sheet: Sheet, entry: BirthEntry) -> list[tuple[str, list[str]]]:
    facts = sheet.facts
    items = [("Nome do pai", [facts.note("nome_pai", entry.father.name)])] if entry.father else []
    items.append(("Nome da mãe", [facts.note("nome_mae", entry.mother.name)]))
    if entry.paternal:
        items.append(("Avós paternos", [facts.note("avos", name) for name in entry.paternal]))
    items.append(("Avós maternos", [facts.note("avos", name) for name in entry.maternal]))
    registered = _registered(facts, entry, words.date_in_digits(entry.registered))
    items.append(("Data do registro", [registered]))
    if entry.dnv:
        items.append(("DNV", [facts.dnv(entry.dnv)]))
    return items


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
        sheet, form.y + 14, face, entry.registrar, entry.issued, attest="O referido é verdade do que dou fé."
    )
    sheets.stamp(canvas, 164, 12, GREY)


def _hand_told(sheet: Sheet, entry: BirthEntry) -> list[str]:
    facts = sheet.facts
    facts.entry(str(entry.livro), str(entry.folha), str(entry.termo))
    born = _born(facts, entry, words.as_once_spelt(words.date_in_words(entry.born)))
    moment = ""
    if entry.moment:
        moment = f" às {fill(facts.time_of_birth(entry.moment, words.time_by_the_clock(entry.moment)))}"
    place = facts.note("local_nascimento", entry.place)
    name = _who(facts, entry)
    father = f"{fill(facts.note('nome_pai', entry.father.name))} e de D. " if entry.father else ""
    mother = facts.note("nome_mae", entry.mother.name)
    paternal = f" São avós paternos {fill(_avos(facts, entry.paternal))}." if entry.paternal else ""
    registered = _registered(facts, entry, words.date_with_month(entry.registered))
    return [
        (
            f"Certifico que sob o n. {fill(str(entry.termo))} às fls. {fill(str(entry.folha))} do livro n. "
            f"{fill(str(entry.livro))} de registro de nascimentos consta o de {fill(name)} do sexo "
            f"{fill(entry.by_sex('masculino', 'feminino'))} {entry.by_sex('nascido', 'nascida')} no dia "
            f"{fill(born)}{moment} {within(entry.place)} {fill(place)} {entry.by_sex('filho', 'filha')} de "
            f"{father}{fill(mother)}"
        ),
        f"{paternal} São avós maternos {fill(_avos(facts, entry.maternal))}.",
        f"O termo foi lavrado em {fill(registered)} sendo declarante {fill(entry.declarant)}.",
    ]


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
        ("REGISTRO", [f"Livro A-{entry.livro}, folha {entry.folha}v, termo {entry.termo}"]),
        ("NOME", [_who(facts, entry).upper()]),
        ("SEXO", [entry.by_sex("M", "F")]),
        ("NASCIDO(A) EM", [_born(facts, entry, words.date_in_digits(entry.born))]),
    ]
    if entry.moment:
        items.append(("HORA", [facts.time_of_birth(entry.moment, entry.moment.strftime("%H:%M"))]))
    items.append(("LOCAL", [_where(facts, entry)]))
    if entry.father:
        items.append(("PAI", [facts.note("nome_pai", entry.father.name).upper()]))
    items.append(("MAE", [facts.note("nome_mae", entry.mother.name).upper()]))
    if entry.paternal:
        items.append(("AVOS PATERNOS", [_avos(facts, entry.paternal)]))
    items += [
        ("AVOS MATERNOS", [_avos(facts, entry.maternal)]),
        ("DATA DO REGISTRO", [_registered(facts, entry, words.date_in_digits(entry.registered))]),
        ("DECLARANTE", [entry.declarant]),
    ]
    note = new_note(sheet.rng, facts, entry, is_old=False)
    return [*items, ("OBSERVACOES", [note or "NADA CONSTA"])]
