"""Certidões de casamento: a copied entry of the book, captions at the side, a CNJ form, numbered items."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import marriage_telling as telling
from tests.synthetic import people, words
from tests.synthetic.canvas import Canvas
from tests.synthetic.east import faces, folk, pages
from tests.synthetic.east.births import archaic
from tests.synthetic.facts import Facts
from tests.synthetic.marriage_entries import MarriageEntry, Spouse, new_marriage_entry
from tests.synthetic.paper import Paper, Style
from tests.synthetic.registrars import show_cns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.marriage_telling import Party

    Row = list[tuple[str, str, float]]


def _entry(rng: Random, first: int, last: int, *, is_old: bool, issue: int = 0) -> MarriageEntry:
    entry = new_marriage_entry(rng, first_year=first, last_year=last, first_issue=issue, is_old=is_old)
    keeper = folk.settled(rng, is_old=is_old)
    one, other = entry.spouses
    return replace(
        entry,
        registrar=replace(keeper, cns=entry.registrar.cns),
        spouses=(_moved(rng, one), _moved(rng, other)),
    )


def _moved(rng: Random, spouse: Spouse) -> Spouse:
    town = folk.new_town(rng)
    return replace(spouse, town=town, trade=folk.new_one(rng, spouse.person.sex).trade)


def copied(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an entry of the years 1912 to 1942, in the spelling of its time, in one paragraph."""
    facts, entry = Facts(), _entry(rng, 1912, 1942, is_old=True)
    town, face = entry.registrar.town, rng.choice((*faces.TYPED, faces.SERIF[2]))
    office, place = pages.seat(facts, entry.registrar.office, town, f"{town.name} - {town.state}")
    lines = [("REPUBLICA DOS ESTADOS UNIDOS DO BRASIL", 10), (office, 10), (f"Comarca de {place}", 10)]
    head = pages.letterhead(face, lines, arms=105, top=12)
    paper = Paper(dpi, rng, Style(face, 11, 1.7, left=26, right=188), head, colour=colour)
    paper.heading("Certidão de casamento civil - teor integral", points=13)
    paper.paragraph(" ".join(_copied(rng, facts, entry)))
    pages.closed(paper, facts, entry.registrar, entry.issued, "Está conforme o original. {short}, {day}.")
    return paper.pages, facts


def _copied(rng: Random, facts: Facts, entry: MarriageEntry) -> Iterator[str]:
    he, she = telling.parties(facts, entry)
    wed = telling.celebrated(facts, entry, archaic(words.date_in_solemn_words(entry.celebrated)))
    yield (
        f"Revendo o livro {facts.note('livro', f'B-{entry.livro}')} dos casamentos, nelle achei, a folhas "
        f"{facts.note('folha', str(entry.folha))}, o termo de numero "
        f"{facts.note('termo', str(entry.termo))}, que diz: {wed.capitalize()}, na casa da Intendencia, "
        f"presentes o juiz districtal, cidadão {entry.judge.name}, e as testemunhas "
        f"{people.new_person(rng, 'M').name} e {people.new_person(rng, 'M').name}, uniram-se pelo casamento "
        f"civil {he.name()} e dona {she.name()}."
    )
    yield f"O noivo, {_old(rng, he)}. A noiva, {_old(rng, she)}."
    regime = telling.regime(facts, entry, 1)
    yield f"Não havendo escriptura ante-nupcial em contrario, vigora entre elles a {regime}."
    for party, who in ((he, "O marido"), (she, "A mulher")):
        name = party.new_name()
        if name:
            yield f"{who} adoptou o nome de {name}."
    yield "Nada mais se continha no alludido termo."


def _old(rng: Random, party: Party) -> str:
    """Tell of one; a parent may be dead."""
    spouse, dead = party.spouse, rng.random() < 0.3
    parents = party.parents()
    if dead:
        parents += ", já fallecidos" if len(spouse.parents) > 1 else ", já fallecida"
    town, born = spouse.town, archaic(words.date_in_words(spouse.born))
    return (
        f"{party.nationality()}, {party.by_sex('solteiro', 'solteira')}, {spouse.trade}, "
        f"{party.by_sex('nascido', 'nascida')} a {party.born(born)} em "
        f"{party.town(f'{town.name}, {folk.of_state(town)}')}, {party.by_sex('filho', 'filha')} de {parents}"
    )


def sided(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate whose captions stand in a column of their own."""
    facts, entry = Facts(), _entry(rng, 1974, 2024, is_old=False, issue=2011)
    town, face = entry.registrar.town, rng.choice((*faces.SERIF, faces.ROUND))
    office, place = pages.seat(facts, entry.registrar.office, town, f"{town.name}-{town.state}")
    lines = [(office, 11), (place, 10), ("CERTIDÃO DE CASAMENTO", 14)]
    head = pages.letterhead(face, lines, x=20, align="left", ruled=True)
    paper = Paper(dpi, rng, Style(face, 10.5, 1.42, left=20, right=190), head, colour=colour)
    paper.flow.space(0.5)
    for caption, text in _sided(rng, facts, entry):
        pages.beside(paper, caption, text)
    paper.flow.space(0.6)
    pages.closed(paper, facts, entry.registrar, entry.issued, "Subscrevo e dou fé. {short}, {day}.")
    return paper.pages, facts


def _sided(rng: Random, facts: Facts, entry: MarriageEntry) -> Iterator[tuple[str, str]]:
    he, she = telling.parties(facts, entry)
    yield "Matrícula", facts.matricula(entry.matricula)
    yield "Celebração", telling.celebrated(facts, entry, _both(entry))
    if entry.registered != entry.celebrated:
        day = telling.registered(facts, entry, words.date_in_digits(entry.registered))
        yield "Assento", f"casamento religioso com efeito civil, trasladado em {day}"
    for caption, party in (("1º contraente", he), ("2º contraente", she)):
        yield caption, f"{_sentence(rng, party)}."
    for party in (he, she):
        name = party.new_name()
        if name:
            yield "Nome de casado(a)", f"{party.spouse.person.name} passa a se chamar {name}"
    yield "Bens", f"regime {telling.regime(facts, entry, 2)}"
    yield "Anotações", _note(rng, facts, entry) or "não constam"


def _both(entry: MarriageEntry) -> str:
    return f"{words.date_in_words(entry.celebrated)} ({words.date_in_digits(entry.celebrated)})"


def _sentence(rng: Random, party: Party) -> str:
    spouse = party.spouse
    cpf = f", CPF {party.cpf()}" if rng.random() < 0.6 else ""
    born = party.born(words.date_with_month(spouse.born))
    town = party.town(f"{spouse.town.name} ({spouse.town.state})")
    return (
        f"{party.name()}{cpf}, {party.by_sex('nascido', 'nascida')} aos {born}, natural de {town}, "
        f"{party.nationality()}, {spouse.trade}, tendo por pais {party.parents()}"
    )


def _note(rng: Random, facts: Facts, entry: MarriageEntry) -> str | None:
    """Return what was averred, in half of the entries."""
    day = pages.day_of_note(rng, facts, entry.registered, entry.issued, share=0.5)
    if day is None:
        return None
    notes = (
        f"Divórcio consensual por escritura pública lavrada em {day}, no Tabelionato de Notas desta cidade.",
        f"Em {day} os cônjuges se reconciliaram, ficando restabelecida a sociedade conjugal.",
        f"Modificado o regime de bens por alvará de {day}, ressalvados os direitos de terceiros.",
        f"Viuvez: {entry.spouses[0].person.name} morreu em {day}.",
    )
    return facts.note("averbacao", rng.choice(notes))


def form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the CNJ's form with a block of cells for each spouse."""
    facts, entry = Facts(), _entry(rng, 1969, 2025, is_old=False, issue=2018)
    face = rng.choice((*faces.SANS, faces.SERIF[1]))
    lines = [("REGISTRO CIVIL DAS PESSOAS NATURAIS", 9.5), ("CERTIDÃO DE CASAMENTO", 14)]
    head = pages.letterhead(face, lines, arms=105, top=11)
    paper = Paper(dpi, rng, Style(face, 9, 1.35, left=14, right=196, bottom=289), head, colour=colour)
    paper.cells([("MATRÍCULA", facts.matricula(entry.matricula), 1)])
    for number, party in enumerate(telling.parties(facts, entry), start=1):
        paper.caption(f"Cônjuge {number}")
        for row in _form_party(party):
            paper.cells(row, label_face=faces.SANS[1])
        paper.flow.space(0.4)
    for row in _form_rest(rng, facts, entry):
        paper.cells(row, label_face=faces.SANS[1])
    paper.flow.space(0.4)
    pages.closed(
        paper, facts, entry.registrar, entry.issued, "Dou fé do que contém esta certidão. {short}, {day}."
    )
    return paper.pages, facts


def _form_party(party: Party) -> Iterator[Row]:
    spouse = party.spouse
    yield [
        ("NOME AO HABILITAR-SE", party.name().upper(), 3),
        ("CPF", party.cpf(), 1.2),
        ("DATA DE NASCIMENTO", party.born(words.date_in_digits(spouse.born)), 1.2),
    ]
    town = party.town(f"{spouse.town.name} - {spouse.town.state}")
    yield [
        ("NACIONALIDADE", party.nationality(), 1),
        ("NATURALIDADE", town, 2),
        ("PROFISSÃO", spouse.trade, 1.4),
    ]
    name = party.new_name() or "o mesmo nome de antes"
    yield [("FILIAÇÃO", party.parents(), 1.3), ("NOME APÓS O CASAMENTO", name, 1)]


def _form_rest(rng: Random, facts: Facts, entry: MarriageEntry) -> Iterator[Row]:
    keeper, day = entry.registrar, entry.celebrated
    office, town = pages.seat(facts, keeper.office, keeper.town, f"{keeper.town.name}/{keeper.town.state}")
    wed = telling.celebrated(facts, entry, words.date_in_words(day))
    registered = telling.registered(facts, entry, words.date_in_digits(entry.registered))
    yield [
        ("DATA DA CELEBRAÇÃO POR EXTENSO", wed, 3),
        ("DIA", f"{day.day:02d}", 0.4),
        ("MÊS", f"{day.month:02d}", 0.4),
        ("ANO", str(day.year), 0.5),
        ("DATA DO REGISTRO", registered, 1),
    ]
    yield [("REGIME DE BENS", telling.regime(facts, entry, 0), 1)]
    yield [("AVERBAÇÕES E ANOTAÇÕES POSTERIORES", _note(rng, facts, entry) or "Nada consta.", 1)]
    cns = facts.note("cns", keeper.cns, show_cns(keeper.cns))
    yield [("SERVENTIA", office, 2.4), ("CÓDIGO NACIONAL (CNS)", cns, 1), ("MUNICÍPIO", town, 1.4)]


def items(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed extract of the 1970s to 1990s in lettered items."""
    facts, entry = Facts(), _entry(rng, 1966, 1996, is_old=True)
    town, face = entry.registrar.town, rng.choice(faces.TYPED)
    office, place = pages.seat(facts, entry.registrar.office, town, town.name)
    lines = [(folk.of_state(town).upper(), 10), (f"COMARCA DE {place}".upper(), 10), (office, 10.5)]
    head = pages.letterhead(face, lines, x=28, align="left")
    paper = Paper(dpi, rng, Style(face, 10.5, 1.6, left=28, right=190), head, colour=colour)
    paper.heading("EXTRATO DE ASSENTO DE CASAMENTO", points=12)
    for letter, text in zip("abcdefghijkl", _items(rng, facts, entry), strict=False):
        paper.paragraph(f"{letter}) {text}")
    pages.closed(
        paper, facts, entry.registrar, entry.issued, "O referido é verdade. {short}, {day}. O oficial:"
    )
    return paper.pages, facts


def _items(rng: Random, facts: Facts, entry: MarriageEntry) -> Iterator[str]:
    he, she = telling.parties(facts, entry)
    livro, folha = facts.note("livro", str(entry.livro)), facts.note("folha", f"{entry.folha}-verso")
    yield f"assento n. {facts.note('termo', str(entry.termo))}, livro {livro}, fls. {folha};"
    yield f"contraentes: {he.name().upper()} e {she.name().upper()};"
    yield f"realizado em {telling.celebrated(facts, entry, words.date_with_month(entry.celebrated))};"
    for who, party in (("ele", he), ("ela", she)):
        spouse = party.spouse
        where = party.town(f"{spouse.town.name}, {spouse.town.state}")
        born = party.born(words.date_in_digits(spouse.born))
        yield (
            f"{who}: nascimento em {born}, {where}; {party.nationality()}; {spouse.trade}; "
            f"{rng.choice(('filiação', 'pais'))}: {party.parents()};"
        )
    yield f"regime: {telling.regime(facts, entry, 1)};"
    for party in (he, she):
        name = party.new_name()
        if name:
            yield f"{party.spouse.person.name} passou a assinar {name};"
    yield f"à margem: {_note(rng, facts, entry) or 'nada.'}"
