"""Certidões de nascimento: the national form, running prose, and the typed extract of old books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import fonts, form, ornaments, words
from tests.synthetic.births import new_birth
from tests.synthetic.canvas import GREEN, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.flow import Flow, Frame

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.births import Birth


def _note_people(birth: Birth, facts: Facts) -> None:
    facts.note("nome", birth.name)
    facts.note("sexo", birth.sex)
    facts.note("nome_mae", birth.mother.name)
    if birth.father:
        facts.note("nome_pai", birth.father.name)
    for grandparent in birth.paternal + birth.maternal:
        facts.note("avos", grandparent)


def _issued(birth: Birth, facts: Facts) -> str:
    return facts.day(birth.issued, words.date_with_month(birth.issued), "data_emissao")


def _cpf(birth: Birth, facts: Facts) -> str:
    return facts.note("cpf_registrado", birth.cpf, facts.cpf(birth.cpf))


def form_page(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the national form: small labels over values in framed cells."""
    birth = new_birth(rng, first_year=1990, last_year=2019, first_issue=2010)
    facts, face = Facts(), fonts.any_print(rng)
    canvas = Canvas(dpi, rng, colour=colour)
    if colour:
        ornaments.security_pattern(canvas)
    ornaments.border(canvas)
    title = [
        "REPÚBLICA FEDERATIVA DO BRASIL",
        "REGISTRO CIVIL DAS PESSOAS NATURAIS",
        "CERTIDÃO DE NASCIMENTO",
    ]
    y = form.heading(canvas, face, title, ink=GREEN if colour else (20, 20, 22))
    _note_people(birth, facts)
    for cells in _form_rows(birth, facts):
        y = form.row(canvas, y, face, cells)
    place_and_day = f"{birth.town.short}, {_issued(birth, facts)}."
    title_of_officer = birth.officer.by_sex("Oficial Registrador", "Oficiala Registradora")
    form.closing(
        canvas,
        y + 8,
        face,
        place_and_day=place_and_day,
        officer=facts.note("oficial", birth.officer.name),
        title=title_of_officer,
        stamp=birth.stamp,
    )
    return [canvas], facts


def _form_rows(birth: Birth, facts: Facts) -> list[list[form.Cell]]:
    born, registered, town = birth.born, birth.registered, birth.town
    parents = [*([birth.father.name.upper()] if birth.father else []), birth.mother.name.upper()]
    place = facts.note("local_nascimento", birth.hospital, f"{birth.hospital}, {town.short}")
    return [
        [("NOME", [birth.name.upper()], 1.0)],
        [("CPF", [_cpf(birth, facts)], 0.3), ("MATRÍCULA", [facts.matricula(birth.matricula)], 0.7)],
        [
            (
                "DATA DE NASCIMENTO POR EXTENSO",
                [facts.day(born, words.date_in_words(born), "data_nascimento")],
                0.7,
            ),
            ("DIA", [f"{born.day:02d}"], 0.1),
            ("MÊS", [f"{born.month:02d}"], 0.1),
            ("ANO", [str(born.year)], 0.1),
        ],
        [
            ("HORA", [facts.time_of_birth(birth.moment, birth.moment.strftime("%H:%M"))], 0.15),
            (
                "MUNICÍPIO DE NASCIMENTO E UNIDADE DA FEDERAÇÃO",
                [facts.town("municipio_nascimento", town, town.short)],
                0.85,
            ),
        ],
        [
            (
                "MUNICÍPIO DE REGISTRO E UNIDADE DA FEDERAÇÃO",
                [facts.town("municipio_registro", town, town.short)],
                0.75,
            ),
            ("SEXO", [birth.by_sex("Masculino", "Feminino")], 0.25),
        ],
        [("LOCAL, MUNICÍPIO DE NASCIMENTO E UNIDADE DA FEDERAÇÃO", [place], 1.0)],
        [("FILIAÇÃO", parents, 1.0)],
        [("AVÓS", _grandparent_lines(birth), 1.0)],
        [
            ("GÊMEO", [facts.note("gemeo", "não", "Não")], 0.2),
            ("NOME E MATRÍCULA DO(S) GÊMEO(S)", ["Não consta"], 0.8),
        ],
        [
            (
                "DATA DO REGISTRO POR EXTENSO",
                [facts.day(registered, words.date_in_words(registered), "data_registro")],
                0.65,
            ),
            ("NÚMERO DA DECLARAÇÃO DE NASCIDO VIVO", [facts.dnv(birth.dnv)], 0.35),
        ],
        [("AVERBAÇÕES/ANOTAÇÕES A ACRESCER", ["Nada consta."], 1.0)],
        [("NOME DO OFÍCIO", [facts.note("oficio", birth.office)], 1.0)],
        [
            ("OFICIAL REGISTRADOR", [birth.officer.name], 0.5),
            ("MUNICÍPIO E UNIDADE DA FEDERAÇÃO", [town.short], 0.5),
        ],
    ]


def _grandparent_lines(birth: Birth) -> list[str]:
    lines = [f"Avós maternos: {' e '.join(birth.maternal)}"]
    if birth.paternal:
        lines.insert(0, f"Avós paternos: {' e '.join(birth.paternal)}")
    return lines


def prose_page(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a modern certificate that tells the entry in sentences."""
    birth = new_birth(rng, first_year=1985, last_year=2019, first_issue=2010)
    facts, face = Facts(), fonts.any_print(rng)
    canvas = Canvas(dpi, rng, colour=colour)
    ornaments.border(canvas)
    place = facts.town("municipio_registro", birth.town, birth.town.short)
    title = [
        "REPÚBLICA FEDERATIVA DO BRASIL",
        facts.note("oficio", birth.office),
        place,
        "CERTIDÃO DE NASCIMENTO",
    ]
    top = form.heading(canvas, face, title)
    flow = Flow(iter([Frame(canvas, 22, top + 6, 188, 230)]), face, 12, leading=1.5)
    _note_people(birth, facts)
    flow.paragraph(f"Matrícula: {facts.matricula(birth.matricula)}", bold=True)
    flow.space(0.5)
    for sentence in _prose(birth, facts, is_old=False):
        flow.paragraph(sentence, indent=12)
    place_and_day = f"{birth.town.short}, {_issued(birth, facts)}."
    form.closing(
        canvas,
        flow.y + 12,
        face,
        place_and_day=place_and_day,
        officer=birth.officer.name,
        title="Escrevente",
        stamp=birth.stamp,
    )
    return [canvas], facts


def _prose(birth: Birth, facts: Facts, *, is_old: bool) -> list[str]:
    """Return the sentences; `is_old` asks for the spelling of the old books."""
    livro, folha, termo = f"A-{birth.livro}", str(birth.folha), str(birth.termo)
    facts.entry(livro, folha, termo)
    where = facts.note("local_nascimento", birth.hospital, f"{birth.hospital}, {birth.town.short}")
    facts.town("municipio_nascimento", birth.town, birth.town.short)
    born = facts.day(birth.born, words.date_in_solemn_words(birth.born), "data_nascimento")
    moment = facts.time_of_birth(birth.moment, words.time_in_words(birth.moment))
    registered = words.date_with_month(birth.registered)
    sentences = [
        (
            f"CERTIFICO que, às folhas {folha} do livro {livro} de Registro de Nascimentos, sob o número "
            f"{termo}, foi lavrado o assento de nascimento de {birth.name.upper()}, do sexo "
            f"{birth.by_sex('masculino', 'feminino')}, {birth.by_sex('nascido', 'nascida')} {born}"
            f"{'' if is_old else ' (' + words.date_in_digits(birth.born) + ')'}, às {moment}, em {where}, "
            f"{_descent(birth, is_old=is_old)}."
        ),
        f"{' e '.join(_grandparents_told(birth))}.",
        (
            f"O registro foi feito em {facts.day(birth.registered, registered, 'data_registro')}, sendo "
            f"declarante {'o pai' if birth.father else 'a mãe'}."
        ),
    ]
    if not is_old:
        sentences.append(
            f"Declaração de Nascido Vivo nº {facts.dnv(birth.dnv)}. {birth.by_sex('Inscrito', 'Inscrita')} "
            f"no "
            f"CPF sob o nº {_cpf(birth, facts)}."
        )
    return [*sentences, "Observações: nada consta. O referido é verdade e dou fé."]


def _descent(birth: Birth, *, is_old: bool) -> str:
    child = birth.by_sex("filho", "filha")
    if birth.father is None:
        return f"{child} de {birth.mother.name}"
    lawful = f"{child} legítim{birth.by_sex('o', 'a')}" if is_old else child
    return f"{lawful} de {birth.father.name} e de {'dona ' if is_old else ''}{birth.mother.name}"


def _grandparents_told(birth: Birth) -> list[str]:
    maternal = f"avós maternos {' e '.join(birth.maternal)}"
    if not birth.paternal:
        return [f"São {maternal}"]
    return [f"São avós paternos {' e '.join(birth.paternal)}", maternal]


def typed_page(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an extract typed in the twentieth century: no matrícula, no CPF, no number of the DNV."""
    birth, facts = new_birth(rng, first_year=1948, last_year=1986), Facts()
    print_face, typed = rng.choice(fonts.SERIF), rng.choice(fonts.TYPEWRITER)
    canvas = Canvas(dpi, rng, colour=colour)
    state = birth.town.state_name.upper()
    place = facts.town("municipio_registro", birth.town, birth.town.name)
    title = [f"REPÚBLICA {'DOS ESTADOS UNIDOS' if birth.issued.year < 1968 else 'FEDERATIVA'} DO BRASIL"]
    title += [f"ESTADO DE {state}", f"REGISTRO CIVIL DE {place.upper()}", "CERTIDÃO DE NASCIMENTO"]
    top = form.heading(canvas, print_face, title)
    canvas.rule(20, top + 1, 190, top + 1, width=0.5)
    flow = Flow(iter([Frame(canvas, 22, top + 6, 190, 240)]), typed, 12, leading=1.75)
    _note_people(birth, facts)
    for sentence in _prose(birth, facts, is_old=True):
        flow.paragraph(sentence, indent=15)
    day = _issued(birth, facts)
    form.closing(
        canvas,
        flow.y + 12,
        typed,
        place_and_day=f"{birth.town.name}, {day}.",
        officer=facts.note("oficial", birth.officer.name),
        title=birth.officer.by_sex("Oficial do Registro Civil", "Oficiala do Registro Civil"),
        stamp=None,
    )
    return [canvas], facts
