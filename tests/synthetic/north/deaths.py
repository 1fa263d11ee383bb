"""Certidões de óbito: the law's questions one by one, a slip filled in by pen, a letter of few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import death_telling as telling
from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLACK, BLUE, GREY, Style
from tests.synthetic.death_entries import relation
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.flow import Flow, Frame
from tests.synthetic.north import faces, folk, marks, wording
from tests.synthetic.north.registers import leaf_layout, new_death
from tests.synthetic.people import within
from tests.synthetic.registrars import show_cns
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.synthetic.death_entries import DeathEntry

_ORDINALS = ("1º)", "2º)", "3º)", "4º)", "5º)", "6º)", "7º)", "8º)", "9º)", "10º)", "11º)", "12º)", "13º)")


def _questions(leaf: Sheet) -> None:
    """A certificate since 2010 that answers the law's questions in the law's order."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    entry = new_death(rng, 1990, 2024, first_issue=2011)
    face, registrar = rng.choice(faces.SERIF), entry.registrar
    canvas.frame(12, 10, 198, 35, width=0.4, ink=BLACK)
    canvas.text(16, 17, telling.office(facts, entry), face, 12, bold=True)
    town = telling.registered_at(facts, entry)
    cns = facts.note("cns", registrar.cns, show_cns(registrar.cns))
    canvas.text(16, 22.5, f"{town}, código da serventia {cns}", face, 9)
    for row, text in enumerate(marks.office_lines(rng, facts, registrar)):
        canvas.text(16, 27 + 4 * row, text, face, 7.5, ink=GREY)
    ornaments.arms(canvas, 184, 22, 8)
    canvas.text(105, 46, "CERTIDÃO DE ÓBITO POR QUESITOS", face, 14, bold=True, align="middle")
    flow = Flow(iter([Frame(canvas, 16, 50, 194, 246)]), face, 11, leading=1.55)
    flow.paragraph(f"Matrícula: {facts.matricula(entry.matricula)}")
    for ordinal, text in zip(_ORDINALS, _answers(leaf, entry), strict=False):
        flow.paragraph(f"{ordinal} {text}")
        flow.space(0.25)
    day = marks.issued(leaf, entry.issued, wording.doubled(entry.issued))
    flow.space(0.4)
    flow.paragraph(f"Certifico e dou fé. {registrar.town.name}, {day}.")
    marks.officer_signed(leaf, flow.y + 15, face, registrar, middle=146)
    marks.digital_seal(canvas, rng, facts, face, left=12, top=264, fund="FUNEJ")


def _answers(leaf: Sheet, entry: DeathEntry) -> Iterator[str]:
    facts, rng = leaf.facts, leaf.rng
    hour = f"às {telling.hour(facts, entry, wording.hour_doubled(entry.moment))}, " if entry.moment else ""
    yield (
        f"hora, dia, mês e ano do passamento: "
        f"{hour}{telling.died(facts, entry, wording.doubled(entry.died))};"
    )
    yield f"lugar do falecimento: {telling.place(facts, entry)};"
    cpf = f", CPF {telling.cpf(facts, entry)}" if rng.random() < 0.7 else ""
    yield (
        f"prenome e nome: {telling.who(facts, entry).upper()}{cpf}; sexo: {telling.sex(facts, entry)}; "
        f"idade: {telling.age(facts, entry, wording.in_brackets(entry.age))} anos; cor: "
        f"{rng.choice(('parda', 'branca', 'preta', 'indígena'))}; estado: {telling.state(facts, entry)}; "
        f"profissão: {entry.trade};"
    )
    yield (
        f"naturalidade: {telling.origin(facts, entry)}; domicílio e residência: "
        f"{facts.note('residencia', entry.residence)};"
    )
    father = facts.note("nome_pai", entry.father.name) if entry.father else None
    mother = facts.note("nome_mae", entry.mother.name)
    yield f"nomes dos pais: {father} e {mother};" if father else f"nome da mãe: {mother};"
    yield f"se faleceu com testamento conhecido: {rng.choice(('não consta', 'não'))};"
    yield f"se deixou filhos: {rng.choice(('sim, três, todos maiores', 'não deixou', 'sim, um'))};"
    doctor = telling.doctor(facts, entry, "{title} {name}, inscrição no CRM {crm}") if entry.doctor else ""
    attested = f", segundo atestou {doctor}" if doctor else ", sem atestado"
    yield f"causa da morte: {facts.note('causa_morte', entry.cause)}{attested};"
    yield f"lugar do sepultamento: {telling.burial(facts, entry)};"
    yield (
        f"quem declarou: {facts.note('declarante', entry.declarant.name)}, "
        f"{relation(rng, entry.declarant)} {entry.by_sex('do morto', 'da morta')};"
    )
    yield f"dia do assento: {telling.registered(facts, entry, wording.doubled(entry.registered))};"
    yield f"averbações: {_retold(leaf, entry)}"


def _retold(leaf: Sheet, entry: DeathEntry) -> str:
    facts = leaf.facts
    if leaf.rng.random() < 0.6:
        return "não há."
    day = entry.registered + (entry.issued - entry.registered) / 2
    told = facts.day(day, wording.dotted(day))
    what = leaf.say("a idade", "a profissão", "o domicílio")
    text = f"Retificado neste termo {what} do extinto, por petição deferida em {told}."
    return facts.note("averbacao", text)


def _slip(leaf: Sheet) -> None:
    """A slip of the years 1944 to 1969, printed for every town, which a clerk filled in by pen."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    entry = new_death(rng, 1944, 1968, is_old=True)
    face, pen = rng.choice(faces.SERIF), rng.choice(faces.HAND)
    town = entry.registrar.town
    canvas.text(74, 14, "REPÚBLICA DOS ESTADOS UNIDOS DO BRASIL", face, 9, align="middle")
    canvas.text(74, 22, telling.office(facts, entry), face, 11, bold=True, align="middle")
    canvas.text(74, 31, "ÓBITO", face, 18, bold=True, align="middle")
    canvas.rule(14, 34, 134, 34, width=0.6, ink=BLACK)
    form = FilledForm(
        canvas, Style(face, 9.5), Style(pen, 10.5, ink=BLUE), left=14, right=134, y=35, leading=2.15
    )
    place = telling.registered_at(facts, entry, town.name)
    form.paragraph(f"Distrito-sede de {fill(place)} {folk.state_of(town)}")
    for text in _slip_told(leaf, entry):
        form.paragraph(text)
    day = marks.issued(leaf, entry.issued, words.date_with_month(entry.issued))
    form.paragraph(f"{fill(town.name)} em {fill(day)}")
    marks.officer_signed(leaf, form.y + 14, face, entry.registrar, middle=90, points=9)
    sheets.stamp(canvas, 98, form.y - 12, GREY)
    ornaments.seal(canvas, 32, form.y + 17, 11, BLUE)


def _slip_told(leaf: Sheet, entry: DeathEntry) -> list[str]:
    facts = leaf.facts
    facts.entry(f"C-{entry.livro}", str(entry.folha), str(entry.termo))
    died = telling.died(facts, entry, words.as_once_spelt(words.date_in_words(entry.died)))
    hour = ""
    if entry.moment:
        hour = f" pelas {fill(telling.hour(facts, entry, words.time_by_the_clock(entry.moment)))}"
    registered = telling.registered(facts, entry, words.date_with_month(entry.registered))
    doctor = f" O atestado é de {fill(telling.doctor(facts, entry, '{name}'))}" if entry.doctor else ""
    origin = entry.origin
    return [
        (
            f"No livro {fill(f'C-{entry.livro}')} fls. {fill(str(entry.folha))} n. {fill(str(entry.termo))} "
            f"foi por {fill(facts.note('declarante', entry.declarant.name))} declarado em {fill(registered)} "
            f"que a {fill(died)}{hour} se finou de {fill(facts.note('causa_morte', entry.cause))} "
            f"{within(entry.place)} {fill(facts.note('local_obito', entry.place))}"
        ),
        (
            f"{entry.by_sex('o cidadão', 'a senhora')} {fill(telling.who(facts, entry))} sexo "
            f"{fill(telling.sex(facts, entry))} com {fill(telling.age(facts, entry, str(entry.age)))} anos "
            f"{fill(telling.state(facts, entry))} {fill(entry.trade)} nascid{entry.by_sex('o', 'a')} em "
            f"{fill(facts.town('naturalidade', origin, f'{origin.name} {origin.state}'))} e morador"
            f"{entry.by_sex('', 'a')} em {fill(facts.note('residencia', entry.residence))}"
        ),
        f"Filiação {fill(telling.parents(facts, entry))}.{doctor}",
        f"Enterrou-se no {fill(facts.note('sepultamento', entry.cemetery))}",
    ]


def _few_lines(leaf: Sheet) -> None:
    """A typed certificate of the years 1978 to 2002 in one block, the name set apart in the middle."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    entry = new_death(rng, 1974, 1999, is_old=True)
    typed = rng.choice(faces.TYPED)
    town = entry.registrar.town
    canvas.text(24, 22, telling.office(facts, entry).upper(), typed, 11)
    canvas.text(24, 27, f"{telling.registered_at(facts, entry, town.name)} - {town.state_name}", typed, 10)
    facts.entry(f"C-{entry.livro}", str(entry.folha), str(entry.termo))
    for row, text in enumerate((f"Livro: C-{entry.livro}", f"Folha: {entry.folha}", f"Termo: {entry.termo}")):
        canvas.text(190, 22 + 5 * row, text, typed, 10, align="right")
    canvas.text(107, 46, "C E R T I D Ã O", typed, 14, align="middle")
    flow = Flow(iter([Frame(canvas, 24, 52, 192, 240)]), typed, 10.5, leading=1.9)
    flow.paragraph(
        "Certifico, a pedido de parte interessada, que deste Cartório consta o registro de óbito de:"
    )
    flow.y += 9
    canvas.text(107, flow.y, telling.who(facts, entry).upper(), typed, 12, align="middle")
    canvas.rule(40, flow.y + 1.5, 176, flow.y + 1.5, ink=BLACK)
    flow.y += 4
    flow.paragraph(_block(leaf, entry))
    day = marks.issued(leaf, entry.issued, words.date_with_month(entry.issued))
    flow.paragraph(f"Do que dou fé. {town.name}, {day}.")
    marks.officer_signed(leaf, flow.y + 22, typed, entry.registrar)
    sheets.stamp(canvas, 130, flow.y - 12, BLUE)


def _block(leaf: Sheet, entry: DeathEntry) -> str:
    facts = leaf.facts
    told = [
        f"sexo {telling.sex(facts, entry)}",
        f"{telling.state(facts, entry)}",
        f"{telling.age(facts, entry, words.as_once_spelt(words.number_in_words(entry.age)))} anos",
        entry.trade,
        f"{entry.by_sex('filho', 'filha')} de {telling.parents(facts, entry)}",
        f"natural de {telling.origin(facts, entry)}",
        f"que residia {within(entry.residence)} {facts.note('residencia', entry.residence)}",
    ]
    hour = f", {telling.hour(facts, entry, entry.moment.strftime('%H:%M'))} horas" if entry.moment else ""
    died = f"{telling.died(facts, entry, wording.dotted(entry.died))}{hour}"
    doctor = f", atestado por {telling.doctor(facts, entry, '{title} {name}')}" if entry.doctor else ""
    return (
        f"{', '.join(told)}. Óbito: {died}, {within(entry.place)} {facts.note('local_obito', entry.place)}, "
        f"por {facts.note('causa_morte', entry.cause)}{doctor}. Inumação: "
        f"{facts.note('sepultamento', entry.cemetery)}. Comunicou o fato "
        f"{facts.note('declarante', entry.declarant.name)}, em "
        f"{telling.registered(facts, entry, wording.dotted(entry.registered))}."
    )


questions = leaf_layout(_questions)
slip = leaf_layout(_slip, width=148, height=210)
few_lines = leaf_layout(_few_lines)
