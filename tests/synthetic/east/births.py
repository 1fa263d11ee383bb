"""Certidões de nascimento: a copied entry of the old books, a numbered table, a CNJ form, a short letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import birth_telling as telling
from tests.synthetic import ornaments, people, words
from tests.synthetic.birth_entries import BirthEntry, new_birth_entry
from tests.synthetic.canvas import BLACK, Canvas
from tests.synthetic.east import faces, folk, pages
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.registrars import show_cns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

_BORN_AT = ("Hospital Regional do Sertão", "Maternidade Mãe Esperança", "Unidade Mista de Saúde", "domicílio")


def _entry(rng: Random, first: int, last: int, *, is_old: bool, issue: int = 0) -> BirthEntry:
    entry = new_birth_entry(rng, first_year=first, last_year=last, first_issue=issue, is_old=is_old)
    keeper = folk.settled(rng, is_old=is_old)
    return replace(
        entry,
        registrar=replace(keeper, cns=entry.registrar.cns),
        town=keeper.town if rng.random() < 0.7 else folk.new_town(rng),
        place=folk.new_home(rng) if is_old else rng.choice(_BORN_AT),
    )


def archaic(text: str) -> str:
    """Return words of a date as they were spelt before the reform of 1943."""
    pairs = (("do mês de", "do mez de"), ("do ano de", "do anno de"), ("três", "tres"), ("março", "Março"))
    for now, once in pairs:
        text = text.replace(now, once)
    return words.as_once_spelt(text)


def copied(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an entry of the years 1906 to 1941, copied word by word, with the margin's note at the left."""
    facts, entry = Facts(), _entry(rng, 1906, 1941, is_old=True)
    entry = replace(entry, issued=entry.registered + timedelta(days=rng.randint(9_000, 20_000)))
    town, face = entry.registrar.town, rng.choice(faces.TYPED)
    office, place = pages.seat(facts, entry.registrar.office, town, f"{town.name}, {folk.of_state(town)}")
    lines = [(office, 10.5), (place, 9.5), ("CERTIDÃO EM INTEIRO TEOR", 12)]
    head = pages.letterhead(face, lines, x=62, align="left", top=17)
    paper = Paper(dpi, rng, Style(face, 10, 1.65, left=62, right=196), head, colour=colour)
    paper.canvas.rule(57, 12, 57, 287, ink=BLACK)
    first = paper.canvas
    paper.paragraph(" ".join(_copied(rng, facts, entry)))
    pages.closed(
        paper,
        facts,
        entry.registrar,
        entry.issued,
        "É o que consta e me reporto. {place}, {day}. Eu, o escrivão, a escrevi.",
    )
    if rng.random() < 0.5:
        day = entry.registered + timedelta(days=rng.randint(7_000, 8_900))
        told = facts.day(day, words.date_with_month(day))
        spouse = people.new_person(rng, entry.by_sex("F", "M")).name
        text = f"Contrahiu casamento civil a {told} com {spouse}, como se vê da communicação archivada."
        pages.margin(first, face, facts.note("averbacao", text), left=14, right=54, top=60)
    return paper.pages, facts


def _copied(rng: Random, facts: Facts, entry: BirthEntry) -> Iterator[str]:
    livro, folha = facts.note("livro", f"A-{entry.livro}"), facts.note("folha", f"{entry.folha}v")
    yield (
        f"Attendendo ao que me foi pedido, certifico que do livro {livro} dos nascimentos, a folhas {folha}, "
        f"extrahi o assento que adiante se transcreve: Numero {facts.note('termo', str(entry.termo))}."
    )
    told = telling.registered(facts, entry, archaic(words.date_in_solemn_words(entry.registered)))
    yield f"{told.capitalize()}, nesta cidade, em meu cartorio, compareceu"
    mother = facts.note("nome_mae", entry.mother.name)
    parents = f"della declarante, dona {mother}"
    if entry.father:
        father = facts.note("nome_pai", entry.father.name)
        yield f"o cidadão {father}, {rng.choice(('natural', 'morador'))} deste municipio,"
        parents = f"delle declarante e de sua mulher, dona {mother}"
    else:
        yield f"a senhora {mother}, solteira, de prendas domesticas,"
    born = telling.born(facts, entry, archaic(words.date_in_solemn_words(entry.born)))
    hour = ""
    if entry.moment:
        hour = f", ás {facts.time_of_birth(entry.moment, words.time_by_the_clock(entry.moment))}"
    sex = facts.note("sexo", entry.child.sex, entry.by_sex("masculino", "feminino"))
    twin = f", {facts.note('gemeo', 'sim', 'gemeo')} com outra criança" if entry.twin else ""
    yield (
        f"e disse que {born}{hour}, na casa da {facts.note('local_nascimento', entry.place)}, veio á luz uma "
        f"creança do sexo {sex}{twin}, de côr {rng.choice(('branca', 'parda', 'preta'))}, á qual se poz o "
        f"nome de {facts.note('nome', entry.child.name)}, {entry.by_sex('filho', 'filha')} {parents};"
    )
    sides = [("paterna", entry.paternal)] if entry.paternal else []
    for side, couple in [*sides, ("materna", entry.maternal)]:
        yield f"{entry.by_sex('neto', 'neta')} pela parte {side} de {telling.avos(facts, couple)};"
    yield "do que, para constar, se lavrou o termo, que assigna com duas testemunhas, por ser verdade."


def rows(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a numbered table of questions and answers."""
    facts, entry = Facts(), _entry(rng, 1964, 2025, is_old=False, issue=2012)
    town, face = entry.registrar.town, rng.choice(faces.SANS)
    office, place = pages.seat(facts, entry.registrar.office, town, f"{town.name} ({town.state})")
    lines = [("Certidão de nascimento", 17), (office, 10), (place, 10)]
    head = pages.letterhead(face, lines, x=46, align="left", arms=32, ruled=True)
    paper = Paper(dpi, rng, Style(face, 10.5, 1.4, left=20, right=190), head, colour=colour)
    paper.flow.space(0.4)
    paper.table(
        (9, 52, 109), [("", "INFORMAÇÃO", "TEOR DO REGISTRO"), *_numbered(rng, facts, entry)], points=9.5
    )
    pages.closed(paper, facts, entry.registrar, entry.issued, "Certidão expedida em {place} no dia {day}.")
    return paper.pages, facts


def _numbered(rng: Random, facts: Facts, entry: BirthEntry) -> Iterator[tuple[str, str, str]]:
    for number, (caption, told) in enumerate(_told(rng, facts, entry), start=1):
        yield str(number), caption, told


def _told(rng: Random, facts: Facts, entry: BirthEntry) -> Iterator[tuple[str, str]]:
    yield "Matrícula", facts.matricula(entry.matricula)
    yield "Registrado(a)", facts.note("nome", entry.child.name)
    if rng.random() < 0.6:
        yield "Nº do CPF", facts.note("cpf_registrado", entry.child.cpf, facts.cpf(entry.child.cpf))
    yield "Sexo", facts.note("sexo", entry.child.sex, entry.by_sex("Masculino", "Feminino"))
    shown = f"{words.date_in_digits(entry.born)} - {words.date_in_words(entry.born)}"
    yield "Nascimento", telling.born(facts, entry, shown)
    if entry.moment:
        yield (
            "Horário do parto",
            facts.time_of_birth(entry.moment, entry.moment.strftime("%H horas e %M minutos")),
        )
    yield "Local do parto", facts.note("local_nascimento", entry.place)
    town = entry.town
    yield "Município de nascimento/UF", facts.town("municipio_nascimento", town, f"{town.name}/{town.state}")
    yield "Naturalidade", facts.town("naturalidade", town, f"{town.name}/{town.state}")
    if entry.father:
        yield "Genitor", facts.note("nome_pai", entry.father.name)
        yield "Avós por parte de pai", telling.avos(facts, entry.paternal)
    yield "Genitora", facts.note("nome_mae", entry.mother.name)
    yield "Avós por parte de mãe", telling.avos(facts, entry.maternal)
    if entry.twin:
        facts.note("gemeo", "sim")
        yield "Gemelaridade", f"Sim, com {entry.twin[0]}"
    if entry.dnv:
        yield "DNV nº", facts.dnv(entry.dnv)
    yield "Assento lavrado em", telling.registered(facts, entry, words.date_in_digits(entry.registered))
    yield "Averbações à margem", _note(rng, facts, entry) or "Sem averbações"


def _note(rng: Random, facts: Facts, entry: BirthEntry) -> str | None:
    """Return what was averred, in two entries of five."""
    day = pages.day_of_note(rng, facts, entry.registered, entry.issued, share=0.4)
    return None if day is None else facts.note("averbacao", _averred(rng, day))


def _averred(rng: Random, day: str) -> str:
    return rng.choice(
        (
            f"Paternidade reconhecida espontaneamente em {day}, na forma do Provimento 16/2012 do CNJ.",
            f"Incluído de ofício o número do CPF em {day}, com base no convênio com a Receita Federal.",
            f"Óbito comunicado pelo registro de {folk.new_town(rng).short} e anotado em {day}.",
            f"Alterado o prenome em {day}, a requerimento do próprio, nos termos do art. 56 da Lei 6.015/73.",
        )
    )


def form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the CNJ's form with the block of other documents at its foot."""
    facts, entry = Facts(), _entry(rng, 1958, 2025, is_old=False, issue=2018)
    face = rng.choice((faces.SERIF[0], faces.SERIF[3], *faces.SANS))
    lines = [("REPÚBLICA FEDERATIVA DO BRASIL", 9), ("CERTIDÃO DE NASCIMENTO", 15)]
    head = pages.letterhead(face, lines, arms=105, top=12)
    paper = Paper(dpi, rng, Style(face, 9.5, 1.35, left=14, right=196, bottom=288), head, colour=colour)
    for row in _form_top(rng, facts, entry):
        paper.cells(row, label_face=faces.SANS[1])
    for row in _form_rest(rng, facts, entry):
        paper.cells(row, label_face=faces.SANS[1])
    ornaments.code_matrix(paper.canvas, 16, paper.flow.y + 8, 18)
    pages.closed(
        paper,
        facts,
        entry.registrar,
        entry.issued,
        "O conteúdo desta certidão é verdadeiro, do que dou fé. {place}, {day}.",
    )
    return paper.pages, facts


Row = list[tuple[str, str, float]]


def _form_top(rng: Random, facts: Facts, entry: BirthEntry) -> Iterator[Row]:
    yield [("Nome", facts.note("nome", entry.child.name, entry.child.name.upper()), 1)]
    cpf = "Não consta"
    if rng.random() < 0.7:
        cpf = facts.note("cpf_registrado", entry.child.cpf, facts.cpf(entry.child.cpf))
    yield [("Número do CPF", cpf, 1)]
    yield [("Matrícula", facts.matricula(entry.matricula), 1)]
    yield [
        ("Data de nascimento por extenso", telling.born(facts, entry, _spelt(entry.born)), 3),
        *_parts(entry.born),
    ]
    town = entry.town
    hour = facts.time_of_birth(entry.moment, entry.moment.strftime("%Hh%M")) if entry.moment else "Ignorada"
    where = facts.town("municipio_nascimento", town, f"{town.name} - {town.state}")
    yield [
        ("Hora de nascimento", hour, 1),
        ("Município de nascimento e Unidade da Federação", where, 2.4),
        ("Naturalidade", facts.town("naturalidade", town, f"{town.name} - {town.state}"), 1.6),
    ]


def _spelt(day: date) -> str:
    return words.date_in_words(day).capitalize()


def _parts(day: date) -> Row:
    return [("Dia", f"{day.day:02d}", 0.4), ("Mês", f"{day.month:02d}", 0.4), ("Ano", str(day.year), 0.5)]


def _form_rest(rng: Random, facts: Facts, entry: BirthEntry) -> Iterator[Row]:
    keeper = entry.registrar
    office, town = pages.seat(facts, keeper.office, keeper.town, keeper.town.short)
    sex = facts.note("sexo", entry.child.sex, entry.by_sex("Masculino", "Feminino"))
    yield [("Local de nascimento", facts.note("local_nascimento", entry.place), 3), ("Sexo", sex, 1)]
    yield [("Filiação", "; ".join(telling.parents(facts, entry)), 1)]
    sides = [f"Paternos: {telling.avos(facts, entry.paternal)}"] if entry.paternal else []
    yield [("Avós", "; ".join([*sides, f"Maternos: {telling.avos(facts, entry.maternal)}"]), 1)]
    is_twin, twin = telling.twin_cells(facts, entry)
    yield [("Gêmeo", is_twin.capitalize(), 1), ("Nome e matrícula do gêmeo", twin or "Não se aplica", 5)]
    registered = telling.registered(facts, entry, _spelt(entry.registered))
    dnv = facts.dnv(entry.dnv) if entry.dnv else "Não consta"
    yield [("Data de registro por extenso", registered, 3), ("Declaração de nascido vivo nº", dnv, 2)]
    yield [("Anotações / averbações", _note(rng, facts, entry) or "Nada a anotar.", 1)]
    yield [("Anotações de cadastro: RG", "Sem informação", 1), ("PIS/NIS", "Sem informação", 1)]
    cns = facts.note("cns", keeper.cns, show_cns(keeper.cns))
    yield [("Cartório", office, 3), ("CNS", cns, 1), ("Município/UF", town, 2)]


def letter(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a short certificate of the 1960s to 1980s, written like a letter."""
    facts, entry = Facts(), _entry(rng, 1948, 1979, is_old=True)
    town, face = entry.registrar.town, rng.choice(faces.TYPED)
    office, place = pages.seat(facts, entry.registrar.office, town, f"{town.name} - {town.state}")
    lines = [(office, 11), (place, 10)]
    head = pages.letterhead(face, lines, x=186, align="right", top=20)
    paper = Paper(dpi, rng, Style(face, 11, 1.9, left=30, right=186, indent=18), head, colour=colour)
    paper.heading("CERTIDÃO (breve relato)", points=12)
    paper.paragraphs(_letter(facts, entry))
    pages.closed(paper, facts, entry.registrar, entry.issued, "{place}, {day}.")
    return paper.pages, facts


def _letter(facts: Facts, entry: BirthEntry) -> Iterator[str]:
    sex = facts.note("sexo", entry.child.sex, entry.by_sex("masculino", "feminino"))
    born = telling.born(facts, entry, words.date_with_month(entry.born))
    yield (
        f"A quem esta vir, faço saber que {facts.note('nome', entry.child.name, entry.child.name.upper())}, "
        f"do sexo {sex}, nasceu em {born}, em casa, à {facts.note('local_nascimento', entry.place)}, "
        f"{entry.by_sex('filho', 'filha')} de {' e de '.join(telling.parents(facts, entry))}."
    )
    known = [*entry.paternal, *entry.maternal]
    yield f"Avós conhecidos: {', '.join(facts.note('avos', name) for name in known)}."
    yield (
        f"Registro de número {facts.note('termo', str(entry.termo))}, feito em "
        f"{telling.registered(facts, entry, words.date_in_digits(entry.registered))}, a fls. "
        f"{facts.note('folha', str(entry.folha))} do livro {facts.note('livro', str(entry.livro))}. Em fé do "
        "que passo a presente, isenta de selos."
    )
