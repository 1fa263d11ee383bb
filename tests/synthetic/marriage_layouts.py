"""Certidões de casamento beyond the national form of 2009."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLUE, GREY, Style
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.marriage_entries import (
    REGIMES_SHOWN,
    MarriageEntry,
    Spouse,
    new_marriage_entry,
    new_note,
)
from tests.synthetic.registrars import show_cns
from tests.synthetic.sheets import Cell, Grid, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town


class _Party:
    """One spouse's part of the page: what is shown is noted under `conjuge 1` or `conjuge 2`."""

    def __init__(self, facts: Facts, number: int, spouse: Spouse) -> None:
        self.spouse = spouse
        self._facts = facts
        self._subject = f"conjuge {number}"

    def _note(self, field: str, value: str, shown: str | None = None) -> str:
        return self._facts.note(field, value, shown, subject=self._subject)

    def name(self) -> str:
        return self._note("nome_conjuge", self.spouse.person.name)

    def cpf(self) -> str:
        cpf = self.spouse.person.cpf
        return self._note("conjuge_cpf", cpf, self._facts.cpf(cpf))

    def born(self, shown: str) -> str:
        day = self.spouse.born
        return self._note("conjuge_data_nascimento", day.isoformat(), self._facts.day(day, shown))

    def town(self, shown: str | None = None) -> str:
        town: Town = self.spouse.town
        return self._note("conjuge_naturalidade", town.normal, shown or town.short)

    def nationality(self) -> str:
        return self._note("conjuge_nacionalidade", self.spouse.nationality)

    def parents(self) -> str:
        return " e ".join(self._note("conjuge_filiacao", name) for name in self.spouse.parents)

    def new_name(self) -> str | None:
        """Return the name that the spouse took, if another than before."""
        name = self.spouse.new_name
        return self._note("conjuge_nome_adotado", name) if name else None

    def by_sex(self, man: str, woman: str) -> str:
        return self.spouse.by_sex(man, woman)


def _parties(facts: Facts, entry: MarriageEntry) -> tuple[_Party, _Party]:
    first, second = entry.spouses
    return _Party(facts, 1, first), _Party(facts, 2, second)


def _celebrated(facts: Facts, entry: MarriageEntry, shown: str) -> str:
    return facts.day(entry.celebrated, shown, "data_casamento")


def _registered(facts: Facts, entry: MarriageEntry, shown: str) -> str:
    return facts.day(entry.registered, shown, "data_registro")


def _regime(facts: Facts, entry: MarriageEntry, style: int) -> str:
    return facts.note("regime_bens", entry.regime, REGIMES_SHOWN[entry.regime][style])


def _short(day: date) -> str:
    return words.date_in_digits(day)


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
    he, she = _parties(facts, entry)
    taken = [name for party in (he, she) if (name := party.new_name())]
    wed = _celebrated(facts, entry, words.date_with_month(entry.celebrated))
    return [
        [
            ("LIVRO", [f"B-{entry.livro}"], 0.3),
            ("FOLHAS", [str(entry.folha)], 0.3),
            ("NÚMERO DE ORDEM", [str(entry.termo)], 0.4),
        ],
        [("DATA DO CASAMENTO", [wed], 0.55), ("REGIME DE BENS", [_regime(facts, entry, 1)], 0.45)],
        [("NOME DO CONTRAENTE", [he.name()], 0.5), ("NOME DA CONTRAENTE", [she.name()], 0.5)],
        [("NATURAL DE", [party.town()], 0.5) for party in (he, she)],
        [("NASCIMENTO", [party.born(_short(party.spouse.born))], 0.5) for party in (he, she)],
        [("PROFISSÃO", [party.spouse.trade], 0.5) for party in (he, she)],
        [("NACIONALIDADE", [party.nationality()], 0.5) for party in (he, she)],
        [("FILIAÇÃO", [party.parents()], 0.5) for party in (he, she)],
        [("NOME QUE PASSOU A USAR APÓS O CASAMENTO", taken or ["o mesmo"], 1.0)],
        [("OBSERVAÇÕES", [note or "- - - - - - - -"], 1.0)],
    ]


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
    he, she = _parties(facts, entry)
    day = words.as_once_spelt(words.date_in_solemn_words(entry.celebrated))
    wed = _celebrated(facts, entry, day).capitalize()
    regime = _regime(facts, entry, 2)
    name = she.new_name()
    taken = f" A contraente passa a assinar-se {name}." if name else ""
    his = he.new_name()
    taken += f" O contraente passa a assinar-se {his}." if his else ""
    return [
        (
            f"CERTIFICO que às folhas {entry.folha} verso do livro {entry.livro} de casamentos encontra-se o "
            f"termo número {entry.termo}, do seguinte teor:"
        ),
        (
            f"{wed}, nesta cidade, na sala das audiências, presente o Juiz de Casamentos "
            f"{entry.judge.name}, comigo escrivão, e as testemunhas, receberam-se em matrimônio os "
            f"contraentes {he.name().upper()} e {she.name().upper()}. {_old_party(he)}. {_old_party(she)}. "
            f"O casamento realizou-se sob o regime {regime}.{taken} E para constar, lavrei este termo."
        ),
    ]


def _old_party(party: _Party) -> str:
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
    he, she = _parties(facts, entry)
    day = words.date_in_words(entry.celebrated)
    wed = _celebrated(facts, entry, f"{_short(entry.celebrated)} ({day})")
    note = new_note(sheet.rng, facts, entry, is_old=False)
    names = [
        f"{party.by_sex('O cônjuge', 'A cônjuge')} {party.spouse.person.name} passou a chamar-se {name}."
        for party in (he, she)
        if (name := party.new_name())
    ]
    registered = ""
    if entry.registered != entry.celebrated:
        registered = f" O registro foi lavrado em {_registered(facts, entry, _short(entry.registered))}."
    return [
        (
            f"CERTIFICO que no livro próprio desta serventia consta o registro de casamento de "
            f"{he.name().upper()} e {she.name().upper()}, celebrado em {wed}, sob o regime "
            f"{_regime(facts, entry, 2)}.{registered}"
        ),
        f"{_new_party(sheet, he)}.",
        f"{_new_party(sheet, she)}.",
        " ".join(names) or "Os cônjuges não alteraram os nomes.",
        f"Averbações: {note}" if note else "Averbações: nada consta.",
    ]


def _new_party(sheet: Sheet, party: _Party) -> str:
    has_cpf = sheet.chance(0.7)
    cpf = f", {party.by_sex('inscrito', 'inscrita')} no CPF sob nº {party.cpf()}" if has_cpf else ""
    first = party.name().split()[0]
    return (
        f"{party.by_sex('Ele', 'Ela')}, {first}, {party.nationality()}, {party.spouse.trade}{cpf}, "
        f"{party.by_sex('nascido', 'nascida')} em {party.town()}, no dia "
        f"{party.born(words.date_with_month(party.spouse.born))}, {party.by_sex('filho', 'filha')} de "
        f"{party.parents()}"
    )


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
    he, she = _parties(facts, entry)
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
                [_celebrated(facts, entry, words.date_in_words(wed))],
                0.7,
            ),
            ("DIA", [f"{wed.day:02d}"], 0.1),
            ("MÊS", [f"{wed.month:02d}"], 0.1),
            ("ANO", [str(wed.year)], 0.1),
        ],
    ]


def _national_party(party: _Party) -> str:
    spouse = party.spouse
    return (
        f"{party.name()}, {party.by_sex('nascido', 'nascida')} aos {party.born(_short(spouse.born))}, em "
        f"{party.town()}, {party.nationality()}, {party.by_sex('filho', 'filha')} de {party.parents()}."
    )


def _national_rest(sheet: Sheet, entry: MarriageEntry) -> list[list[Cell]]:
    facts, registrar = sheet.facts, entry.registrar
    taken = [party.new_name() or party.spouse.person.name for party in _parties(facts, entry)]
    for party, name in zip(("conjuge 1", "conjuge 2"), taken, strict=True):
        facts.note("conjuge_nome_adotado", name, subject=party)
    note = new_note(sheet.rng, facts, entry, is_old=False)
    town = registrar.town
    return [
        [("REGIME DE BENS DO CASAMENTO", [_regime(facts, entry, 0)], 1.0)],
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
        _parties(facts, entry), (20, 110), ("1º CÔNJUGE", "2º CÔNJUGE"), strict=True
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


def _column(sheet: Sheet, party: _Party) -> list[tuple[str, Sequence[str]]]:
    spouse = party.spouse
    items: list[tuple[str, Sequence[str]]] = [("Nome antes do casamento", [party.name()])]
    name = party.new_name()
    if name:
        items.append(("Nome após o casamento", [name]))
    if sheet.chance(0.7):
        items.append(("CPF", [party.cpf()]))
    items += [
        ("Data de nascimento", [party.born(_short(spouse.born))]),
        ("Natural de", [party.town(f"{spouse.town.name}/{spouse.town.state}")]),
        ("Nacionalidade", [party.nationality()]),
        ("Profissão", [spouse.trade]),
        ("Filiação", [party.parents()]),
    ]
    return items


def _act_items(sheet: Sheet, entry: MarriageEntry) -> list[tuple[str, Sequence[str]]]:
    facts = sheet.facts
    wed = words.date_with_month(entry.celebrated)
    registered = _registered(facts, entry, words.date_with_month(entry.registered))
    items: list[tuple[str, Sequence[str]]] = [
        ("Data da celebração", [_celebrated(facts, entry, wed)]),
        ("Data do registro", [registered]),
        ("Regime de bens", [_regime(facts, entry, 0)]),
    ]
    note = new_note(sheet.rng, facts, entry, is_old=False)
    return [*items, ("Averbações", [note])] if note else items


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
    he, she = _parties(facts, entry)
    wed = _celebrated(facts, entry, words.as_once_spelt(words.date_in_words(entry.celebrated)))
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
        f"À margem consta: {fill(note)}" if note else "À margem nada consta.",
    ]


def _hand_party(party: _Party) -> str:
    spouse = party.spouse
    return (
        f"{fill(party.name())} de nacionalidade {fill(party.nationality())} natural de "
        f"{fill(party.town(f'{spouse.town.name} {spouse.town.state}'))} nascid{party.by_sex('o', 'a')} a "
        f"{fill(party.born(words.date_with_month(spouse.born)))} de profissão {fill(spouse.trade)} "
        f"filh{party.by_sex('o', 'a')} de {fill(party.parents())}"
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
    y = sheets.dotted(canvas, 42, _leader_head(facts, entry), style, width=22, leading=1.6)
    for party in _parties(facts, entry):
        y = sheets.dotted(canvas, y + 3, _leader_party(party), style, width=22, leading=1.6)
    note = new_note(rng, facts, entry, is_old=True)
    rest = [("REGIME", [_regime(facts, entry, 0).upper()]), ("AVERBAÇÕES", [note or "NÃO CONSTA"])]
    y = sheets.dotted(canvas, y + 3, rest, style, width=22, leading=1.6)
    sheets.signed(
        sheet, y + 13, typed, entry.registrar, entry.issued, attest="CERTIFICO E DOU FÉ.", align="right"
    )


def _leader_head(facts: Facts, entry: MarriageEntry) -> list[tuple[str, Sequence[str]]]:
    facts.entry(f"B-{entry.livro}", str(entry.folha), str(entry.termo))
    return [
        ("LIVRO/FOLHA/TERMO", [f"B-{entry.livro} / {entry.folha} / {entry.termo}"]),
        ("CASADOS EM", [_celebrated(facts, entry, _short(entry.celebrated))]),
    ]


def _leader_party(party: _Party) -> list[tuple[str, Sequence[str]]]:
    items: list[tuple[str, Sequence[str]]] = [
        (party.by_sex("NOIVO", "NOIVA"), [party.name().upper()]),
        ("NASCIMENTO", [party.born(_short(party.spouse.born))]),
        ("NATURALIDADE", [party.town()]),
        ("NACIONALIDADE", [party.nationality()]),
        ("FILHO DE" if party.spouse.person.sex == "M" else "FILHA DE", [party.parents()]),
    ]
    name = party.new_name()
    return [*items, ("PASSOU A ASSINAR", [name])] if name else items
