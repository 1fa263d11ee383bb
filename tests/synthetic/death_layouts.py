"""Certidões de óbito, from forms filled by hand to the national form of 2017."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLACK, BLUE, GREY, Style
from tests.synthetic.death_entries import DeathEntry, new_death_entry, new_note, relation
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.people import within
from tests.synthetic.registrars import show_cns
from tests.synthetic.sheets import Cell, Grid, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.facts import Facts

    Items = list[tuple[str, Sequence[str]]]


def _who(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("nome", entry.dead.name)


def _sex(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("sexo", entry.dead.sex, entry.by_sex("masculino", "feminino"))


def _cpf(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("cpf_falecido", entry.dead.cpf, facts.cpf(entry.dead.cpf))


def _age(facts: Facts, entry: DeathEntry, shown: str) -> str:
    return facts.note("idade", str(entry.age), shown)


def _state(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("estado_civil", entry.civil_state, entry.civil_state_shown)


def _origin(facts: Facts, entry: DeathEntry) -> str:
    return facts.town("naturalidade", entry.origin, entry.origin.short)


def _parents(facts: Facts, entry: DeathEntry, joint: str = " e ") -> str:
    father = [facts.note("nome_pai", entry.father.name)] if entry.father else []
    return joint.join([*father, facts.note("nome_mae", entry.mother.name)])


def _died(facts: Facts, entry: DeathEntry, shown: str) -> str:
    return facts.day(entry.died, shown, "data_obito")


def _hour(facts: Facts, entry: DeathEntry, shown: str) -> str:
    assert entry.moment is not None
    return facts.note("hora_obito", entry.moment.strftime("%H:%M"), shown)


def _registered(facts: Facts, entry: DeathEntry, shown: str) -> str:
    return facts.day(entry.registered, shown, "data_registro")


def _place(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("local_obito", f"{entry.place}, {entry.registrar.town.short}")


def _burial(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("sepultamento", f"{entry.cemetery}, {entry.registrar.town.short}")


def _doctor(facts: Facts, entry: DeathEntry, shown: str) -> str:
    """Return the doctor with title and number as `shown` puts them: `{title} {name}, CRM {crm}`."""
    doctor = entry.doctor
    assert doctor is not None
    facts.note("medico", doctor.name)
    if "{crm}" in shown:
        facts.note("crm", entry.crm)
    return shown.format(title=doctor.by_sex("Dr.", "Dra."), name=doctor.name, crm=entry.crm)


def _office(facts: Facts, entry: DeathEntry) -> str:
    return facts.note("oficio", entry.registrar.office)


def _registered_at(facts: Facts, entry: DeathEntry, shown: str | None = None) -> str:
    town = entry.registrar.town
    return facts.town("municipio_registro", town, shown or town.short)


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
    cpf = _cpf(facts, entry) if sheet.chance(0.8) else "Não informado"
    age = _age(facts, entry, f"{entry.age} anos")
    parents = [_parents(facts, entry), facts.note("residencia", entry.residence)]
    died, day = words.date_in_words(entry.died), entry.died
    hour = f", às {_hour(facts, entry, entry.moment.strftime('%H:%M'))}" if entry.moment else ""
    return [
        [("NOME", [_who(facts, entry).upper()], 1.0)],
        [("CPF", [cpf], 0.3), ("MATRÍCULA", [facts.matricula(entry.matricula)], 0.7)],
        [
            ("SEXO", [_sex(facts, entry)], 0.2),
            ("COR", [sheet.rng.choice(("branca", "parda", "preta"))], 0.2),
            ("ESTADO CIVIL E IDADE", [f"{_state(facts, entry)}, {age}"], 0.6),
        ],
        [
            ("NATURALIDADE", [_origin(facts, entry)], 0.45),
            ("DOCUMENTO DE IDENTIFICAÇÃO", [f"RG {sheet.rng.randint(1_000_000, 49_000_000)}"], 0.35),
            ("ELEITOR", [sheet.rng.choice(("Sim", "Não", "Ignorado"))], 0.2),
        ],
        [("FILIAÇÃO E RESIDÊNCIA", parents, 1.0)],
        [
            ("DATA E HORA DE FALECIMENTO", [f"{_died(facts, entry, died)}{hour}"], 0.7),
            ("DIA", [f"{day.day:02d}"], 0.1),
            ("MÊS", [f"{day.month:02d}"], 0.1),
            ("ANO", [str(day.year)], 0.1),
        ],
    ]


def _national_rest(sheet: Sheet, entry: DeathEntry) -> list[list[Cell]]:
    facts, registrar = sheet.facts, entry.registrar
    doctor = _doctor(facts, entry, "{name}, CRM {crm}") if entry.doctor else "Não consta"
    note = new_note(sheet.rng, facts, entry)
    return [
        [("LOCAL DE FALECIMENTO", [_place(facts, entry)], 1.0)],
        [("CAUSA DA MORTE", [facts.note("causa_morte", entry.cause)], 1.0)],
        [
            ("SEPULTAMENTO/CREMAÇÃO (MUNICÍPIO E CEMITÉRIO, SE CONHECIDO)", [_burial(facts, entry)], 0.6),
            ("DECLARANTE", [facts.note("declarante", entry.declarant.name)], 0.4),
        ],
        [("NOME E NÚMERO DE DOCUMENTO DO(S) MÉDICO(S) QUE ATESTOU(ARAM) O ÓBITO", [doctor], 1.0)],
        [("AVERBAÇÕES/ANOTAÇÕES À ACRESCER", [note or "Nada consta."], 1.0)],
        [
            ("NOME DO OFÍCIO", [_office(facts, entry)], 0.5),
            ("CNS", [facts.note("cns", registrar.cns, show_cns(registrar.cns))], 0.15),
            ("MUNICÍPIO/UF", [_registered_at(facts, entry)], 0.35),
        ],
    ]


def book(sheet: Sheet) -> None:
    """The full text of an old entry, copied by machine."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1930, last_year=1978, is_old=True)
    typed = rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    canvas.text(60, 20, _office(facts, entry), typed, 10)
    canvas.text(60, 25, f"{_registered_at(facts, entry, town.name)}, {town.state_told}", typed, 10)
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
    registered = _registered(facts, entry, words.as_once_spelt(words.date_in_solemn_words(entry.registered)))
    died = _died(facts, entry, words.as_once_spelt(words.date_in_solemn_words(entry.died)))
    clock = rng.choice((words.time_in_words, words.time_by_the_clock))
    hour = f", às {_hour(facts, entry, clock(entry.moment))}" if entry.moment else ""
    age = _age(facts, entry, words.as_once_spelt(words.number_in_words(entry.age)))
    doctor = "sem assistência médica"
    if entry.doctor:
        doctor = f"conforme atestado do {_doctor(facts, entry, '{title} {name}, CRM {crm}')}"
    declarant = facts.note("declarante", entry.declarant.name)
    return [
        (
            f"CERTIFICO que às folhas {entry.folha} do livro C-{entry.livro} de óbitos, sob número "
            f"{entry.termo}, consta que {registered} compareceu em cartório {declarant} e declarou que "
            f"{died}{hour}, {within(entry.place)} {_place(facts, entry)}, faleceu "
            f"{_who(facts, entry).upper()}, do sexo {_sex(facts, entry)}, com {age} anos de idade, "
            f"{_state(facts, entry)}, natural de {_origin(facts, entry)}, residente na "
            f"{facts.note('residencia', entry.residence)}, {entry.by_sex('filho', 'filha')} de "
            f"{_parents(facts, entry)}; sendo causa da morte {facts.note('causa_morte', entry.cause)}, "
            f"{doctor}; e que o sepultamento foi feito no {facts.note('sepultamento', entry.cemetery)}. "
            f"Deixou {rng.choice(('dois', 'três', 'cinco'))} filhos maiores."
        ),
        "Nada mais continha o dito termo, ao qual me reporto.",
    ]


def columns(sheet: Sheet) -> None:
    """A certificate printed by an office's program in two columns of captions over values."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1985, last_year=2024, first_issue=2010)
    face = rng.choice(sheet.case.sans)
    caption, value = Style(face, 7.5, ink=GREY), Style(face, 10, bold=sheet.chance(0.4))
    canvas.text(105, 22, _office(facts, entry), face, 12, bold=True, align="middle")
    canvas.text(105, 27, _registered_at(facts, entry), face, 10, align="middle")
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
    items: Items = [("Nome", [_who(facts, entry)])]
    if sheet.chance(0.7):
        items.append(("CPF", [_cpf(facts, entry)]))
    items += [
        ("Sexo", [_sex(facts, entry)]),
        ("Idade", [_age(facts, entry, f"{entry.age} anos")]),
        ("Estado civil", [_state(facts, entry)]),
        ("Natural de", [_origin(facts, entry)]),
        ("Profissão", [entry.trade]),
    ]
    if entry.father:
        items.append(("Pai", [facts.note("nome_pai", entry.father.name)]))
    items.append(("Mãe", [facts.note("nome_mae", entry.mother.name)]))
    return [*items, ("Residência", [facts.note("residencia", entry.residence)])]


def _death_items(sheet: Sheet, entry: DeathEntry) -> Items:
    facts = sheet.facts
    items: Items = [("Data", [_died(facts, entry, words.date_with_month(entry.died))])]
    if entry.moment:
        items.append(("Hora", [_hour(facts, entry, entry.moment.strftime("%Hh%Mmin"))]))
    items += [
        ("Local", [_place(facts, entry)]),
        ("Causa da morte", [facts.note("causa_morte", entry.cause)]),
        ("Sepultamento", [_burial(facts, entry)]),
        ("Declarante", [facts.note("declarante", entry.declarant.name)]),
    ]
    if entry.doctor:
        items.append(("Médico atestante", [_doctor(facts, entry, "{title} {name} (CRM {crm})")]))
    registered = _registered(facts, entry, words.date_in_digits(entry.registered))
    return [*items, ("Data do registro", [registered])]


def boxes(sheet: Sheet) -> None:
    """A typed form of the years 1976 to 2008."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1976, last_year=2007, is_old=True)
    printed, typed = rng.choice(sheet.case.sans), rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    lines = [town.state_told.upper(), _office(facts, entry), "CERTIDÃO DE", "ÓBITO"]
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
    doctor = _doctor(facts, entry, "{title} {name} - CRM {crm}") if entry.doctor else "- - - -"
    hour = _hour(facts, entry, entry.moment.strftime("%H:%M horas")) if entry.moment else "ignorada"
    note = new_note(sheet.rng, facts, entry)
    return [
        [
            ("TERMO", [str(entry.termo)], 0.25),
            ("LIVRO", [f"C-{entry.livro}"], 0.2),
            ("FLS.", [str(entry.folha)], 0.15),
            ("MUNICÍPIO", [_registered_at(facts, entry)], 0.4),
        ],
        [("NOME DO FALECIDO", [_who(facts, entry)], 1.0)],
        [
            ("SEXO", [_sex(facts, entry)], 0.2),
            ("IDADE", [_age(facts, entry, f"{entry.age} anos")], 0.2),
            ("ESTADO CIVIL", [_state(facts, entry)], 0.25),
            ("PROFISSÃO", [entry.trade], 0.35),
        ],
        [
            ("NATURAL DE", [_origin(facts, entry)], 0.45),
            ("DOMICÍLIO E RESIDÊNCIA", [facts.note("residencia", entry.residence)], 0.55),
        ],
        [("FILIAÇÃO", [_parents(facts, entry)], 1.0)],
        [
            ("FALECIDO EM", [_died(facts, entry, words.date_with_month(entry.died))], 0.6),
            ("HORA", [hour], 0.4),
        ],
        [("LUGAR DO FALECIMENTO", [_place(facts, entry)], 1.0)],
        [("CAUSA MORTIS", [facts.note("causa_morte", entry.cause)], 1.0)],
        [
            ("MÉDICO QUE ATESTOU O ÓBITO", [doctor], 0.6),
            ("SEPULTADO NO CEMITÉRIO", [facts.note("sepultamento", entry.cemetery)], 0.4),
        ],
        [
            ("DECLARANTE", [facts.note("declarante", entry.declarant.name)], 0.6),
            ("REGISTRADO EM", [_registered(facts, entry, words.date_in_digits(entry.registered))], 0.4),
        ],
        [("OBSERVAÇÕES", [note or "Nada consta."], 1.0)],
    ]


def prose(sheet: Sheet) -> None:
    """A modern certificate in sentences."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1982, last_year=2024, first_issue=2010)
    face = rng.choice(sheet.case.serif)
    ornaments.border(canvas)
    y = sheets.heading(
        sheet, face, [_office(facts, entry), _registered_at(facts, entry), "Certidão de Óbito"]
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
    hour = f", às {_hour(facts, entry, entry.moment.strftime('%Hh%M'))}" if entry.moment else ""
    cpf = f", CPF {_cpf(facts, entry)}" if sheet.chance(0.7) else ""
    declarant = facts.note("declarante", entry.declarant.name)
    kin = relation(sheet.rng, entry.declarant)
    note = new_note(sheet.rng, facts, entry)
    attested = "Não houve atestado médico"
    if entry.doctor:
        attested = f"Atestou o óbito {_doctor(facts, entry, '{title} {name}, CRM nº {crm}')}"
    registered = _registered(facts, entry, words.date_with_month(entry.registered))
    state = _state(facts, entry)
    of_the_dead = entry.by_sex("do falecido", "da falecida")
    in_state = f"em {state}" if state == "união estável" else state
    return [
        (
            f"Certifico e dou fé que foi registrado nesta serventia o óbito de {_who(facts, entry)}{cpf}, do "
            f"sexo {_sex(facts, entry)}, {in_state}, com {_age(facts, entry, str(entry.age))} anos, "
            f"natural de {_origin(facts, entry)}, que residia na {facts.note('residencia', entry.residence)}."
        ),
        f"Filiação: {_parents(facts, entry)}.",
        (
            f"O falecimento ocorreu em {_died(facts, entry, died)}{hour}, {within(entry.place)} "
            f"{_place(facts, entry)}."
        ),
        f"Causa da morte: {facts.note('causa_morte', entry.cause)}. {attested}.",
        f"Local de sepultamento: {_burial(facts, entry)}.",
        f"Foi declarante {declarant}, {kin} {of_the_dead}. Registro lavrado em {registered}.",
        f"Anotações: {note}" if note else "Anotações: não há.",
    ]


def hand(sheet: Sheet) -> None:
    """A printed form of the years 1931 to 1966 whose blanks a clerk filled in by pen."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1931, last_year=1965, is_old=True)
    face, pen = rng.choice(sheet.case.serif), rng.choice(sheet.case.hand)
    town = entry.registrar.town
    y = sheets.heading(sheet, face, [_office(facts, entry), "CERTIDÃO DE ÓBITO"])
    form = FilledForm(
        canvas, Style(face, 11), Style(pen, 11.5, ink=BLUE), left=22, right=188, y=y + 2, leading=2.35
    )
    form.paragraph(
        f"Cidade de {fill(_registered_at(facts, entry, town.name))} Estado de {fill(town.state_name)}"
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
    died = _died(facts, entry, words.as_once_spelt(words.date_in_words(entry.died)))
    hour = f" às {fill(_hour(facts, entry, words.time_by_the_clock(entry.moment)))}" if entry.moment else ""
    doctor = _doctor(facts, entry, "{name}") if entry.doctor else "não houve"
    return [
        (
            f"CERTIFICO que no livro n. {fill(str(entry.livro))} de óbitos a fls. {fill(str(entry.folha))} "
            f"n. {fill(str(entry.termo))} está registrado o de {fill(_who(facts, entry))}"
        ),
        f"falecido no dia {fill(died)}{hour}",
        f"{within(entry.place)} {fill(facts.note('local_obito', entry.place))}",
        (
            f"do sexo {fill(_sex(facts, entry))} estado civil {fill(_state(facts, entry))} idade "
            f"{fill(_age(facts, entry, str(entry.age)))} anos natural de "
            f"{fill(_origin(facts, entry).replace(' - ', ' '))}"
        ),
        f"filho de {fill(_parents(facts, entry))}",
        f"residente à {fill(facts.note('residencia', entry.residence))}",
        f"Causa da morte {fill(facts.note('causa_morte', entry.cause))}",
        f"Médico {fill(doctor)}",
        f"Sepultado no {fill(facts.note('sepultamento', entry.cemetery))}",
        f"Foi declarante {fill(facts.note('declarante', entry.declarant.name))}",
    ]


def leaders(sheet: Sheet) -> None:
    """A certificate of the nineties from a matrix printer: captions, dots, values."""
    rng, facts, canvas = sheet.rng, sheet.facts, sheet.canvas
    entry = new_death_entry(rng, first_year=1978, last_year=2004, first_issue=1990)
    typed = rng.choice(sheet.case.typewriter)
    town = entry.registrar.town
    canvas.text(105, 20, _office(facts, entry).upper(), typed, 11, align="middle")
    canvas.text(
        105, 26, _registered_at(facts, entry, f"{town.name.upper()}/{town.state}"), typed, 11, align="middle"
    )
    canvas.text(105, 38, "C E R T I D Ã O   D E   Ó B I T O", typed, 12, bold=True, align="middle")
    y = sheets.dotted(canvas, 42, _leader_items(sheet, entry), Style(typed, 10), width=22, leading=1.65)
    sheets.signed(sheet, y + 14, typed, entry.registrar, entry.issued, attest="DOU FÉ.", align="left")


def _leader_items(sheet: Sheet, entry: DeathEntry) -> Items:
    facts = sheet.facts
    facts.entry(f"C-{entry.livro}", str(entry.folha), str(entry.termo))
    items: Items = [
        ("LIVRO", [f"C-{entry.livro}   FOLHA {entry.folha}   TERMO {entry.termo}"]),
        ("FALECIDO", [_who(facts, entry).upper()]),
        ("SEXO", [_sex(facts, entry).upper()]),
        ("IDADE", [_age(facts, entry, f"{entry.age} ANOS")]),
        ("ESTADO CIVIL", [_state(facts, entry).upper()]),
        ("NATURALIDADE", [_origin(facts, entry)]),
        ("FILIAÇÃO", [_parents(facts, entry)]),
        ("RESIDÊNCIA", [facts.note("residencia", entry.residence)]),
        ("DATA DO ÓBITO", [_died(facts, entry, words.date_in_digits(entry.died))]),
    ]
    if entry.moment:
        items.append(("HORA DO ÓBITO", [_hour(facts, entry, entry.moment.strftime("%H:%M"))]))
    items += [
        ("LOCAL DO ÓBITO", [_place(facts, entry)]),
        ("CAUSA", [facts.note("causa_morte", entry.cause)]),
        ("CEMITÉRIO", [facts.note("sepultamento", entry.cemetery)]),
        ("DECLARANTE", [facts.note("declarante", entry.declarant.name)]),
    ]
    if entry.doctor:
        items.append(("MÉDICO", [_doctor(facts, entry, "{name}")]))
        items.append(("CRM", [facts.note("crm", entry.crm)]))
    items.append(("REGISTRO EM", [_registered(facts, entry, words.date_in_digits(entry.registered))]))
    return items
