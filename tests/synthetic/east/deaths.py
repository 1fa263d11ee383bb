"""Certidões de óbito: a copied entry, the CNJ's form, a report under headings, a filled-in slip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import death_telling as telling
from tests.synthetic import ornaments, words
from tests.synthetic.canvas import BLUE, Canvas
from tests.synthetic.canvas import Style as Ink
from tests.synthetic.death_entries import DeathEntry, new_death_entry
from tests.synthetic.east import faces, folk, pages
from tests.synthetic.east.births import archaic
from tests.synthetic.facts import Facts
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.paper import Paper, Style
from tests.synthetic.registrars import show_cns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    Row = list[tuple[str, str, float]]

_PLACES = (
    "Hospital Geral do Estado",
    "Unidade de Pronto Atendimento",
    "Hospital Santa Izabel",
    "via pública",
)
_CAUSES = (
    "Edema agudo de pulmão, cardiopatia isquêmica",
    "Embolia pulmonar, trombose venosa profunda",
    "Hemorragia digestiva alta, cirrose hepática",
    "Sepse de foco urinário, doença renal crônica",
    "Asfixia por afogamento",
    "Causa indeterminada",
)
_OLD_CAUSES = ("febre palustre", "beribéri", "lesão cardíaca", "gastroenterite", "congestão cerebral")
_GROUNDS = ("Cemitério do Campo Santo", "Cemitério São Miguel", "Cemitério Público da Vila", "Jazigo da Paz")


def _entry(rng: Random, first: int, last: int, *, is_old: bool, issue: int = 0) -> DeathEntry:
    entry = new_death_entry(rng, first_year=first, last_year=last, first_issue=issue, is_old=is_old)
    keeper = folk.settled(rng, is_old=is_old)
    return replace(
        entry,
        registrar=replace(keeper, cns=entry.registrar.cns),
        origin=folk.new_town(rng),
        residence=folk.new_home(rng),
        trade=folk.new_one(rng, entry.dead.sex).trade,
        place=folk.new_home(rng) if is_old else rng.choice(_PLACES),
        cause=rng.choice(_OLD_CAUSES if is_old else _CAUSES),
        cemetery=rng.choice(_GROUNDS),
    )


def copied(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an entry of the years 1904 to 1942 in one paragraph, number and name in the margin."""
    facts, entry = Facts(), _entry(rng, 1904, 1942, is_old=True)
    town, face = entry.registrar.town, rng.choice((faces.SERIF[2], *faces.TYPED[:2]))
    office, place = pages.seat(facts, entry.registrar.office, town, f"{town.name}, {folk.of_state(town)}")
    lines = [("CERTIDÃO VERBO AD VERBUM", 13), (office, 10), (place, 10)]
    head = pages.letterhead(face, lines, x=58, align="left", top=16)
    paper = Paper(dpi, rng, Style(face, 10.5, 1.65, left=58, right=194), head, colour=colour)
    first = paper.canvas
    paper.paragraph(" ".join(_copied(rng, facts, entry)))
    pages.closed(paper, facts, entry.registrar, entry.issued, "Conferi e achei exacto. {place}, {day}.")
    number, name = facts.note("termo", str(entry.termo)), entry.dead.name
    pages.margin(first, face, f"N. {number} {name}", left=16, right=54, top=44)
    return paper.pages, facts


def _copied(rng: Random, facts: Facts, entry: DeathEntry) -> Iterator[str]:
    day = telling.registered(facts, entry, archaic(words.date_in_solemn_words(entry.registered)))
    declarant = facts.note("declarante", entry.declarant.name)
    yield (
        f"Do livro de obitos numero {facts.note('livro', f'C-{entry.livro}')}, folhas "
        f"{facts.note('folha', str(entry.folha))}, consta o assento seguinte: {day.capitalize()}, compareceu "
        f"neste cartorio {declarant}, exhibindo attestado,"
    )
    if entry.doctor:
        yield f"firmado pelo {telling.doctor(facts, entry, 'facultativo {title} {name}')},"
    died = telling.died(facts, entry, archaic(words.date_in_solemn_words(entry.died)))
    hour = ""
    if entry.moment:
        hour = f", pelas {telling.hour(facts, entry, words.time_by_the_clock(entry.moment))}"
    yield (
        f"e declarou que {died}{hour}, falleceu de {facts.note('causa_morte', entry.cause)}, na casa da "
        f"{facts.note('local_obito', entry.place)}, {telling.who(facts, entry)}, do sexo "
        f"{telling.sex(facts, entry)}, com {_age(facts, entry)} annos de edade, "
        f"{telling.state(facts, entry)}, {entry.trade}, natural de "
        f"{facts.town('naturalidade', entry.origin, f'{entry.origin.name}, {folk.of_state(entry.origin)}')}, "
        f"{entry.by_sex('morador', 'moradora')} que era á {facts.note('residencia', entry.residence)},"
    )
    legal = "legitimo" if entry.father else "natural"
    yield f"{entry.by_sex(legal, legal[:-1] + 'a' if entry.father else legal)}"
    yield f"{entry.by_sex('filho', 'filha')} de {telling.parents(facts, entry)}."
    given = entry.by_sex("Foi dado", "Foi dada")
    yield f"{given} á sepultura no {facts.note('sepultamento', entry.cemetery)}."
    yield rng.choice(("Não deixou bens nem testamento.", "Deixou bens a inventariar e filhos menores."))


def _age(facts: Facts, entry: DeathEntry) -> str:
    return telling.age(facts, entry, archaic(words.number_in_words(entry.age)))


def form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the CNJ's form, its cells in another order than the older one's."""
    facts, entry = Facts(), _entry(rng, 1983, 2025, is_old=False, issue=2018)
    face = rng.choice((*faces.SANS, faces.SERIF[3]))
    lines = [("REPÚBLICA FEDERATIVA DO BRASIL", 9), ("CERTIDÃO DE ÓBITO", 15)]
    head = pages.letterhead(face, lines, arms=105, top=11)
    paper = Paper(dpi, rng, Style(face, 9.5, 1.35, left=15, right=195, bottom=288), head, colour=colour)
    for row in (*_form_dead(rng, facts, entry), *_form_death(rng, facts, entry)):
        paper.cells(row, label_face=faces.SANS[1])
    paper.flow.space(0.5)
    ornaments.code_matrix(paper.canvas, 16, paper.flow.y + 9, 18)
    pages.closed(
        paper,
        facts,
        entry.registrar,
        entry.issued,
        "Certidão verdadeira e fiel ao livro, do que dou fé. {place}, {day}.",
    )
    return paper.pages, facts


def _form_dead(rng: Random, facts: Facts, entry: DeathEntry) -> Iterator[Row]:
    name = telling.who(facts, entry).upper()
    yield [("Nome", name, 1)]
    cpf = telling.cpf(facts, entry) if rng.random() < 0.7 else "Não informado"
    yield [("CPF", cpf, 1), ("Matrícula", facts.matricula(entry.matricula), 2)]
    color = rng.choice(("Parda", "Branca", "Preta", "Indígena", "Ignorada"))
    yield [
        ("Sexo", telling.sex(facts, entry).capitalize(), 1),
        ("Cor", color, 1),
        ("Estado civil", telling.state(facts, entry).capitalize(), 1),
        ("Idade", telling.age(facts, entry, f"{entry.age} anos"), 1),
    ]
    yield [("Naturalidade", telling.origin(facts, entry), 1), ("Profissão", entry.trade, 1)]
    yield [("Filiação", telling.parents(facts, entry, "; "), 1)]
    yield [("Último endereço", facts.note("residencia", entry.residence), 1)]


def _form_death(rng: Random, facts: Facts, entry: DeathEntry) -> Iterator[Row]:
    day, keeper = entry.died, entry.registrar
    hour = telling.hour(facts, entry, entry.moment.strftime("%H:%M")) if entry.moment else "Ignorada"
    yield [
        ("Data do falecimento por extenso", telling.died(facts, entry, words.date_in_words(day)), 3),
        ("Dia", f"{day.day:02d}", 0.4),
        ("Mês", f"{day.month:02d}", 0.4),
        ("Ano", str(day.year), 0.5),
        ("Hora", hour, 0.8),
    ]
    yield [("Local do falecimento", telling.place(facts, entry), 1)]
    yield [("Causa(s) da morte", facts.note("causa_morte", entry.cause), 1)]
    doctor = telling.doctor(facts, entry, "{name} - CRM {crm}") if entry.doctor else "Sem assistência médica"
    yield [("Nome do médico e número do documento", doctor, 1)]
    declarant = facts.note("declarante", entry.declarant.name)
    yield [("Destino do corpo", telling.burial(facts, entry), 1), ("Declarante", declarant, 1)]
    registered = telling.registered(facts, entry, words.date_in_words(entry.registered))
    yield [("Data do registro por extenso", registered, 1)]
    yield [("Averbações e anotações", _note(rng, facts, entry) or "Nada consta.", 1)]
    cns = facts.note("cns", keeper.cns, show_cns(keeper.cns))
    office = telling.office(facts, entry)
    yield [
        ("Serventia", office, 3),
        ("CNS", cns, 1),
        ("Município/UF", telling.registered_at(facts, entry), 2),
    ]


def _note(rng: Random, facts: Facts, entry: DeathEntry) -> str | None:
    day = pages.day_of_note(rng, facts, entry.registered, entry.issued, share=0.35)
    if day is None:
        return None
    text = (
        f"Retificação administrativa de {day}: corrigida a grafia do nome da mãe.",
        f"Anotado em {day} que o corpo foi trasladado para o município de origem.",
        f"Benefício previdenciário cessado, conforme ofício do INSS recebido em {day}.",
    )
    return facts.note("averbacao", rng.choice(text))


def report(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate as a report under headings."""
    facts, entry = Facts(), _entry(rng, 1986, 2024, is_old=False, issue=2010)
    town, face = entry.registrar.town, rng.choice((*faces.SERIF, faces.ROUND))
    office, place = pages.seat(facts, entry.registrar.office, town, f"{town.name}/{town.state}")
    lines = [("Certidão de Óbito", 18), (f"{office} - {place}", 10)]
    head = pages.letterhead(face, lines, x=190, align="right", arms=30, ruled=True)
    paper = Paper(dpi, rng, Style(face, 11, 1.45, left=24, right=190), head, colour=colour)
    for caption, text in _report(rng, facts, entry):
        paper.caption(caption)
        paper.paragraph(text)
    pages.closed(
        paper, facts, entry.registrar, entry.issued, "Passada em {place}, aos {day}, sem emendas nem rasuras."
    )
    return paper.pages, facts


def _report(rng: Random, facts: Facts, entry: DeathEntry) -> Iterator[tuple[str, str]]:
    yield "Do registro", _entered(facts, entry)
    cpf = (
        f", {entry.by_sex('portador', 'portadora')} do CPF {telling.cpf(facts, entry)}"
        if rng.random() < 0.6
        else ""
    )
    state = telling.state(facts, entry)
    lived = f"que vivia em {state}" if state == "união estável" else state
    yield (
        "Da pessoa falecida",
        (
            f"{telling.who(facts, entry)}{cpf}, sexo {telling.sex(facts, entry)}, {lived}, contava "
            f"{telling.age(facts, entry, f'{entry.age} anos')}, era natural de "
            f"{telling.origin(facts, entry)} e tinha domicílio na "
            f"{facts.note('residencia', entry.residence)}. Filiação: {telling.parents(facts, entry)}."
        ),
    )
    hour = ""
    if entry.moment:
        hour = f", às {telling.hour(facts, entry, words.time_in_words(entry.moment))}"
    place = facts.note("local_obito", entry.place)
    day = telling.died(facts, entry, words.date_with_month(entry.died))
    yield "Do falecimento", f"Deu-se em {day}{hour}, tendo por local: {place}."
    signed = (
        telling.doctor(facts, entry, "{title} {name} (CRM nº {crm})") if entry.doctor else "duas testemunhas"
    )
    yield "Da causa", f"{facts.note('causa_morte', entry.cause)}, segundo declaração assinada por {signed}."
    yield "Do sepultamento", f"{facts.note('sepultamento', entry.cemetery)}."
    yield "Do declarante", f"{facts.note('declarante', entry.declarant.name)}."
    note = _note(rng, facts, entry)
    if note:
        yield "Das averbações", note


def _entered(facts: Facts, entry: DeathEntry) -> str:
    day = telling.registered(facts, entry, words.date_in_digits(entry.registered))
    return f"Lavrado em {day} sob a matrícula {facts.matricula(entry.matricula)}."


def slip(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a printed slip of half a sheet's height whose blanks were filled in by pen."""
    facts, entry = Facts(), _entry(rng, 1944, 1974, is_old=True)
    town, face = entry.registrar.town, rng.choice(faces.SERIF)
    canvas = Canvas(dpi, rng, width=210, height=230, colour=colour)
    canvas.text(24, 18, telling.office(facts, entry), face, 12, bold=True)
    canvas.text(24, 25, "CERTIDÃO DE ÓBITO", face, 13, bold=True)
    form_ = FilledForm(
        canvas, Ink(face, 11), Ink(rng.choice(faces.PEN), 12, ink=BLUE), left=24, right=188, y=28
    )
    place = facts.town("municipio_registro", town, town.name)
    form_.paragraph(f"Município {fill(place)} Estado {fill(town.state_name)}")
    for text in _slip(facts, entry):
        form_.paragraph(text)
    day = facts.day(entry.issued, words.date_with_month(entry.issued), "data_emissao")
    form_.paragraph(f"{fill(town.name)} em {fill(day)}")
    line = form_.y + 18
    canvas.rule(96, line, 170, line)
    ornaments.signature(canvas, 104, line, 46, BLUE)
    officer = facts.note("oficial", entry.registrar.officer.name)
    canvas.text(133, line + 5, officer, face, 10, align="middle")
    return [canvas], facts


def _slip(facts: Facts, entry: DeathEntry) -> Iterator[str]:
    livro, folha = facts.note("livro", str(entry.livro)), facts.note("folha", str(entry.folha))
    termo = facts.note("termo", str(entry.termo))
    yield f"Registro n.º {fill(termo)} Livro {fill(livro)} Fls. {fill(folha)}"
    yield f"Nome do finado {fill(telling.who(facts, entry))} Sexo {fill(telling.sex(facts, entry))}"
    age = telling.age(facts, entry, str(entry.age))
    yield f"Idade {fill(age)} anos Estado {fill(telling.state(facts, entry))} Profissão {fill(entry.trade)}"
    town = facts.town("naturalidade", entry.origin, f"{entry.origin.name} {entry.origin.state}")
    yield f"Naturalidade {fill(town)} Residente à {fill(facts.note('residencia', entry.residence))}"
    yield f"Filho(a) de {fill(telling.parents(facts, entry))}"
    hour = (
        f" às {fill(telling.hour(facts, entry, words.time_by_the_clock(entry.moment)))}"
        if entry.moment
        else ""
    )
    yield f"Falecido(a) a {fill(telling.died(facts, entry, words.date_with_month(entry.died)))}{hour}"
    yield f"Lugar {fill(facts.note('local_obito', entry.place))}"
    yield f"Causa mortis {fill(facts.note('causa_morte', entry.cause))}"
    yield f"Inhumado(a) no {fill(facts.note('sepultamento', entry.cemetery))}"
    registered = telling.registered(facts, entry, words.date_with_month(entry.registered))
    yield (
        f"Declarante {fill(facts.note('declarante', entry.declarant.name))} registro feito em "
        f"{fill(registered)}"
    )
