"""Certidões de nascimento: a half sheet filled in by machine, a typed-out entry, a list in bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import birth_telling as telling
from tests.synthetic import ornaments, sheets, words
from tests.synthetic.canvas import BLACK, BLUE, GREEN, GREY, Style
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.flow import Flow, Frame
from tests.synthetic.north import faces, folk, marks, wording
from tests.synthetic.north.bands import Band, bands
from tests.synthetic.north.registers import leaf_layout, new_birth
from tests.synthetic.people import within
from tests.synthetic.registrars import show_cns
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from tests.synthetic.birth_entries import BirthEntry


def _half_sheet(leaf: Sheet) -> None:
    """A half sheet of the years 1968 to 1996, across: print with typed blanks, a rubber stamp over them."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    entry = new_birth(rng, 1962, 1990, is_old=True)
    printed, typed = rng.choice(faces.SERIF), rng.choice(faces.TYPED)
    town = entry.registrar.town
    canvas.frame(7, 6, 203, 142, width=0.5, ink=BLACK)
    canvas.text(12, 14, folk.state_of(town).upper(), printed, 10, bold=True)
    canvas.text(
        12, 19, f"Município e comarca de {facts.town('municipio_registro', town, town.name)}", printed, 9
    )
    canvas.text(12, 24, facts.note("oficio", entry.registrar.office), printed, 9)
    canvas.text(198, 16, "NASCIMENTO", printed, 17, bold=True, align="right")
    canvas.text(198, 22, "CERTIDÃO", printed, 10, align="right")
    canvas.rule(12, 27, 198, 27, width=0.3, ink=BLACK)
    form = FilledForm(
        canvas, Style(printed, 10), Style(typed, 10, ink=BLUE), left=12, right=198, y=27, leading=2.3
    )
    for text in _half_sheet_told(leaf, entry):
        form.paragraph(text)
    day = marks.issued(leaf, entry.issued, words.date_with_month(entry.issued))
    form.paragraph(f"O referido é verdade e dou fé. {fill(town.name)}, {fill(day)}")
    marks.officer_signed(leaf, 131, typed, entry.registrar, middle=150, points=9)
    sheets.stamp(canvas, 108, form.y - 9, BLUE)


def _half_sheet_told(leaf: Sheet, entry: BirthEntry) -> list[str]:
    facts, rng = leaf.facts, leaf.rng
    facts.entry(f"A-{entry.livro}", f"{entry.folha}v", str(entry.termo))
    registered = telling.registered(facts, entry, wording.dashed(entry.registered))
    name = telling.who(facts, entry).upper()
    born = telling.born(facts, entry, wording.dashed(entry.born))
    moment = ""
    if entry.moment:
        moment = f" pelas {fill(facts.time_of_birth(entry.moment, wording.hour_told(entry.moment)))}"
    place = facts.note("local_nascimento", entry.place)
    town = facts.town("municipio_nascimento", entry.town, f"{entry.town.name} - {entry.town.state}")
    child = entry.by_sex("filho", "filha")
    father = f" do Sr. {fill(facts.note('nome_pai', entry.father.name))} e" if entry.father else ""
    mother = fill(facts.note("nome_mae", entry.mother.name))
    grand = entry.by_sex("neto", "neta")
    paternal = (
        f"Pelo pai é {grand} de {fill(telling.avos(facts, entry.paternal))}. " if entry.paternal else ""
    )
    maternal = f"Pela mãe é {grand} de {fill(telling.avos(facts, entry.maternal))}."
    return [
        (
            f"CERTIFICO que do livro {fill(f'A-{entry.livro}')} a fls. {fill(f'{entry.folha}v')} consta, sob "
            f"nº {fill(str(entry.termo))}, feito em {fill(registered)}, o assento de {fill(name)} do sexo "
            f"{fill(entry.by_sex('masculino', 'feminino'))} cor "
            f"{fill(rng.choice(('parda', 'branca', 'morena')))} que veio ao mundo em {fill(born)}{moment} no "
            f"lugar {fill(place)} município de {fill(town)}, {child}{father} de D. {mother}. "
            f"{paternal}{maternal}"
        ),
        f"Declarante: {fill(entry.declarant)}. Testemunhas: {fill(marks.witnesses(rng))}.",
    ]


def _typed_out(leaf: Sheet) -> None:
    """A whole entry typed out on a computer since 2012, the notes under it, and the seal's box."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    entry = new_birth(rng, 1970, 2008, first_issue=2018)
    face, registrar = rng.choice((faces.TERMES, *faces.SANS)), entry.registrar
    ornaments.arms(canvas, 30, 22, 8)
    canvas.text(44, 17, facts.note("oficio", registrar.office).upper(), face, 12, bold=True)
    town = facts.town("municipio_registro", registrar.town, registrar.town.short)
    canvas.text(44, 22, f"{town} – CNS {telling.cns(facts, entry)}", face, 9)
    for row, text in enumerate(marks.office_lines(rng, facts, registrar)):
        canvas.text(44, 26.5 + 4 * row, text, face, 7.5, ink=GREY)
    canvas.rule(18, 34, 192, 34, width=0.8, ink=GREEN if leaf.colour else BLACK)
    canvas.text(105, 43, "CERTIDÃO DE NASCIMENTO EM INTEIRO TEOR", face, 14, bold=True, align="middle")
    flow = Flow(iter([Frame(canvas, 22, 47, 188, 250)]), face, 11, leading=1.5)
    for text in _typed_out_told(leaf, entry):
        flow.paragraph(text)
        flow.space(0.5)
    day = marks.issued(leaf, entry.issued, wording.doubled(entry.issued))
    flow.paragraph(f"Era o que se continha no dito assento, do que dou fé. {registrar.town.name}, {day}.")
    marks.officer_signed(leaf, flow.y + 15, face, registrar)
    marks.digital_seal(canvas, rng, facts, face, left=18, top=262, fund="FERMOJU")


def _typed_out_told(leaf: Sheet, entry: BirthEntry) -> list[str]:
    facts, rng, registrar = leaf.facts, leaf.rng, entry.registrar
    number = facts.matricula(entry.matricula)
    facts.entry(f"A-{entry.livro}", str(entry.folha), str(entry.termo))
    registered = telling.registered(facts, entry, wording.on_the(entry.registered)).capitalize()
    born = telling.born(facts, entry, wording.doubled(entry.born))
    moment = ""
    if entry.moment:
        moment = f", às {facts.time_of_birth(entry.moment, wording.hour_doubled(entry.moment))}"
    place = facts.note("local_nascimento", entry.place)
    mother = facts.note("nome_mae", entry.mother.name)
    who, child = telling.who(facts, entry).upper(), entry.by_sex("filho", "filha")
    if entry.father:
        father = facts.note("nome_pai", entry.father.name)
        declared = f"compareceu {father}, {folk.new_trade(rng, entry.father)}, residente neste termo"
        parents = f"{child} do declarante e de sua mulher {mother}"
    else:
        declared = f"compareceu {mother}, {folk.new_trade(rng, entry.mother)}, residente neste termo"
        parents = f"{child} natural da declarante"
    lines = [f"por parte da mãe, {telling.avos(facts, entry.maternal)}"]
    if entry.paternal:
        lines.insert(0, f"por parte do pai, {telling.avos(facts, entry.paternal)}")
    return [
        (
            f"Certifico, em razão de requerimento que me foi apresentado, que no Livro A-{entry.livro}, à "
            f"folha {entry.folha:03d}, sob o termo {entry.termo}, matrícula {number}, acha-se o assento que "
            "passo a transcrever:"
        ),
        (
            f"“{registered}, nesta cidade de {registrar.town.name}, {folk.state_of(registrar.town)}, em "
            f"cartório, {declared}, e declarou que em {born}{moment}, {within(entry.place)} {place}, nasceu "
            f"uma pessoa do sexo {entry.by_sex('masculino', 'feminino')}, de nome {who}, {parents}. "
            f"São seus avós: {'; '.join(lines)}. Foram testemunhas {marks.witnesses(rng)}.”"
        ),
        _insertion(leaf, entry),
    ]


def _insertion(leaf: Sheet, entry: BirthEntry) -> str:
    """Return the notes: the CPF was added to the entry, or nothing was."""
    facts = leaf.facts
    if leaf.rng.random() < 0.4:
        return "À margem do termo: sem anotações."
    cpf = facts.note("cpf_registrado", entry.child.cpf, facts.cpf(entry.child.cpf))
    text = (
        f"Inclusão de ofício do número de inscrição no CPF {cpf}, conforme o Provimento nº 63 da "
        f"Corregedoria Nacional de Justiça."
    )
    return f"À margem do termo: {facts.note('averbacao', text)}"


def _in_bands(leaf: Sheet) -> None:
    """A list of captions and values on grey bands, as an office's program has printed since 2010."""
    rng, facts, canvas = leaf.rng, leaf.facts, leaf.canvas
    entry = new_birth(rng, 1988, 2023, first_issue=2012)
    face, registrar = rng.choice(faces.SANS), entry.registrar
    ornaments.border(canvas, GREEN if leaf.colour else GREY)
    canvas.text(16, 20, "Certidão de", face, 12)
    canvas.text(16, 28, "NASCIMENTO", face, 22, bold=True)
    marks.bar_code(canvas, 126, 15, 66, 10)
    canvas.text(192, 30, facts.matricula(entry.matricula), face, 9, bold=True, align="right")
    y = bands(canvas, face, _band_rows(leaf, entry), top=36)
    day = marks.issued(leaf, entry.issued, wording.capital(entry.issued))
    canvas.text(16, y + 8, f"Certifico a fidelidade destes dados. {registrar.town.short}, {day}.", face, 9.5)
    marks.officer_signed(leaf, y + 26, face, registrar, middle=142)
    marks.digital_seal(canvas, rng, facts, face, left=16, top=y + 14, fund="FERC")


def _band_rows(leaf: Sheet, entry: BirthEntry) -> list[Band]:
    facts, registrar = leaf.facts, entry.registrar
    rows: list[Band] = [
        ("", "PESSOA REGISTRADA"),
        (leaf.say("Nome civil", "Nome da pessoa registrada", "Nome"), telling.who(facts, entry).upper()),
    ]
    if leaf.rng.random() < 0.7:
        cpf = facts.note("cpf_registrado", entry.child.cpf, facts.cpf(entry.child.cpf))
        rows.append(("CPF/MF", cpf))
    rows += [
        (leaf.say("Sexo biológico", "Sexo"), entry.by_sex("MASCULINO", "FEMININO")),
        (
            leaf.say("Dia do nascimento", "Nascido(a) aos", "Data natalícia"),
            telling.born(facts, entry, wording.shortened(entry.born)),
        ),
    ]
    if entry.moment:
        shown = entry.moment.strftime("%Hh%Mmin")
        rows.append((leaf.say("Horário do parto", "Hora"), facts.time_of_birth(entry.moment, shown)))
    rows += [
        (
            leaf.say("Onde ocorreu", "Local do parto", "Estabelecimento"),
            telling.where(facts, entry),
        ),
        ("Naturalidade", facts.town("naturalidade", entry.town, f"{entry.town.name}/{entry.town.state}")),
        ("", "ASCENDÊNCIA"),
    ]
    his, hers = leaf.rng.choice((("Genitor", "Genitora"), ("Pai", "Mãe"), ("Nome paterno", "Nome materno")))
    if entry.father:
        rows.append((his, facts.note("nome_pai", entry.father.name)))
        rows.append(("Pais do genitor", telling.avos(facts, entry.paternal)))
    rows.append((hers if entry.father else "Genitora", facts.note("nome_mae", entry.mother.name)))
    rows.append((leaf.say("Pais da genitora", "Avós pelo lado da mãe"), telling.avos(facts, entry.maternal)))
    rows.append(("", "ASSENTO"))
    rows.append(
        (
            leaf.say("Lavrado em", "Assento de", "Data do assento"),
            telling.registered(facts, entry, wording.doubled(entry.registered)),
        )
    )
    if entry.dnv:
        rows.append(("DNV nº", facts.dnv(entry.dnv)))
    town = facts.town("municipio_registro", registrar.town, registrar.town.short)
    cns = facts.note("cns", registrar.cns, show_cns(registrar.cns))
    return [*rows, ("Serventia", facts.note("oficio", registrar.office)), ("Sede", f"{town} (CNS {cns})")]


half_sheet = leaf_layout(_half_sheet, width=210, height=148)
typed_out = leaf_layout(_typed_out)
in_bands = leaf_layout(_in_bands)
