"""Certidões de nascimento: bands with facing captions, a typed copy of the book, blanks explained below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, sheets, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import faces, folk, noted, stock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen, Office

OFFICES = (
    "Registro Civil das Pessoas Naturais da Sede",
    "Ofício dos Registros Públicos",
    "Serviço Registral Civil da 1ª Zona",
    "Escrivania de Paz do Distrito da Sede",
)
TITLES = (
    ("Registrador Designado", "Registradora Designada"),
    ("Oficial Ajudante", "Oficiala Ajudante"),
    ("Escrivão de Paz", "Escrivã de Paz"),
)


@dataclass(frozen=True, slots=True)
class Birth:
    """`father` and his parents are absent together; `moment` and `dnv` may be unknown."""

    child: str
    sex: str
    cpf: str
    mother: Citizen
    father: Citizen | None
    paternal: tuple[str, ...]
    maternal: tuple[str, ...]
    born: date
    moment: time | None
    place: str
    town: Town
    office: Office
    registered: date
    issued: date
    livro: int
    folha: int
    termo: int
    dnv: str | None
    noted_on: date | None
    twin: str | None

    def by_sex(self, man: str, woman: str) -> str:
        return man if self.sex == "M" else woman


def _new_birth(rng: Random, first: int, last: int, first_issue: int = 0) -> Birth:
    office, sex = folk.new_office(rng, OFFICES, TITLES), rng.choice("MF")
    mother = folk.new_citizen(rng, "F", state=1)
    father = folk.new_citizen(rng, "M", state=1) if rng.random() < 0.82 else None
    families = dict.fromkeys(folk.family_of(one.name) for one in (mother, father) if one)
    born = folk.new_day(rng, first, last)
    registered = born + timedelta(days=rng.choice((1, 3, 4, 8, 14, 33)))
    issued = max(registered, date(max(first_issue, 1), 2, 1)) + timedelta(days=rng.randint(30, 1900))
    return Birth(
        child=folk.new_name(rng, sex, " ".join(families)),
        sex=sex,
        cpf=numbers.new_cpf(rng),
        mother=mother,
        father=father,
        paternal=_couple(rng, father.name) if father else (),
        maternal=_couple(rng, mother.name),
        born=born,
        moment=time(rng.randrange(24), rng.choice((0, 7, 20, 30, 45))) if rng.random() < 0.9 else None,
        place=folk.new_house_of_health(rng),
        town=office.town if rng.random() < 0.7 else folk.new_town(rng),
        office=office,
        registered=registered,
        issued=issued,
        livro=rng.randint(2, 190),
        folha=rng.randint(1, 200),
        termo=rng.randint(300, 68_000),
        dnv=numbers.new_dnv(rng) if born.year > 1992 else None,
        noted_on=registered + timedelta(days=(issued - registered).days // 2) if rng.random() < 0.4 else None,
        twin=folk.new_name(rng, sex, " ".join(families)) if rng.random() < 0.15 else None,
    )


def _couple(rng: Random, child: str) -> tuple[str, str]:
    return folk.new_name(rng, "M", folk.family_of(child)), folk.new_name(rng, "F")


def _person(facts: Facts, birth: Birth, shown_sex: str) -> tuple[str, str]:
    """Note the child and the sex; return both as shown."""
    name = facts.note("nome", birth.child, birth.child.upper())
    return name, facts.note("sexo", birth.sex, shown_sex)


def _parent(facts: Facts, field: str, parent: Citizen) -> str:
    return facts.note(field, parent.name)


def _avo(facts: Facts, name: str) -> str:
    return facts.note("avos", name)


def _averred(rng: Random, facts: Facts, birth: Birth, when: str) -> str:
    """Return a note of the day `when`, as noted already."""
    family, other = folk.new_family(rng), folk.new_name(rng, birth.by_sex("F", "M"))
    ways = (
        f"Conforme mandado do Juízo da Vara da Família, datado de {when}, averba-se o patronímico {family}.",
        f"Casou com {other} em {when}, no Registro Civil de {folk.new_town(rng).name}.",
        f"Retificado o nome da avó materna por despacho de {when}, arquivado nesta serventia.",
    )
    return facts.note("averbacao", rng.choice(ways))


def bands(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate of an office's program: captions face their values, grandparents in a table."""
    facts, birth = Facts(), _new_birth(rng, 1968, 2023, first_issue=2012)
    face, office = rng.choice(faces.SANS), birth.office
    town = office.town

    def head(canvas: Canvas, _: int) -> float:
        ornaments.arms(canvas, 30, 22, 8)
        name, place = noted.seat(facts, office.name, town, f"{town.name}, {town.state_told}")
        canvas.text(44, 18, name, face, 12, bold=True)
        canvas.text(44, 23, f"Município e Comarca de {place}", face, 9)
        cns = facts.note("cns", office.cns, f"{office.cns[:2]}.{office.cns[2:5]}-{office.cns[5]}")
        canvas.text(44, 27.5, f"{office.address} - Código Nacional da Serventia: {cns}", face, 8, ink=GREY)
        canvas.frame(20, 33, 190, 42, width=0.5, ink=BLACK)
        canvas.text(105, 39.4, "CERTIDÃO DE NASCIMENTO", face, 14, bold=True, align="middle")
        return 45

    paper = Paper(dpi, rng, Style(face, 10, 1.35, left=20, right=190, bottom=282), head, colour=colour)
    caption, value = Words(face, 7.5, ink=GREY), Words(face, 10, bold=rng.random() < 0.5)
    stock.facing(paper, list(_about_the_child(rng, facts, birth)), 62, caption=caption, value=value)
    stock.band(paper, "F I L I A Ç Ã O", face)
    parents = [("genitor", _parent(facts, "nome_pai", birth.father))] if birth.father else []
    parents.append(("genitora", _parent(facts, "nome_mae", birth.mother)))
    stock.facing(paper, parents, 62, caption=caption, value=value)
    rows = [("", "AVÔ", "AVÓ")]
    rows += [("pelo lado paterno", *(_avo(facts, name) for name in birth.paternal))] if birth.paternal else []
    rows.append(("pelo lado materno", *(_avo(facts, name) for name in birth.maternal)))
    paper.flow.y += 2
    paper.table((30, 70, 70), rows, points=9)
    stock.band(paper, "D O   A S S E N T O", face)
    stock.facing(paper, list(_about_the_entry(rng, facts, birth)), 62, caption=caption, value=value)
    _bands_end(paper, rng, facts, birth)
    return paper.pages, facts


def _about_the_child(rng: Random, facts: Facts, birth: Birth) -> Iterator[tuple[str, str]]:
    office = birth.office
    matricula = numbers.new_matricula(
        rng,
        year=birth.registered.year,
        book=1,
        livro=birth.livro,
        folha=birth.folha,
        termo=birth.termo,
        office=office.cns,
    )
    yield "matrícula", facts.matricula(matricula)
    name, sex = _person(facts, birth, birth.by_sex("masculino", "feminino"))
    yield rng.choice(("registrado(a)", "nome civil", "nome do(a) registrado(a)")), name
    if rng.random() < 0.7:
        yield "CPF", noted.cpf(facts, birth.cpf, "cpf_registrado")
    both = f"{words.date_in_words(birth.born)} ({noted.dotted(birth.born)})"
    moment = ""
    if birth.moment:
        moment = f", às {facts.note('hora_nascimento', f'{birth.moment:%H:%M}', f'{birth.moment:%Hh%Mmin}')}"
    yield (
        rng.choice(("nasceu em", "data e hora do nascimento")),
        noted.day(facts, birth.born, both, "data_nascimento") + moment,
    )
    yield rng.choice(("local", "lugar do nascimento")), facts.note("local_nascimento", birth.place)
    shown = f"{birth.town.name}/{birth.town.state}"
    yield "município do nascimento", facts.note("municipio_nascimento", birth.town.normal, shown)
    if rng.random() < 0.4:
        yield "naturalidade", facts.note("naturalidade", birth.town.normal, shown)
    yield "sexo", sex


def _about_the_entry(rng: Random, facts: Facts, birth: Birth) -> Iterator[tuple[str, str]]:
    yield (
        rng.choice(("lavrado em", "data da lavratura do assento", "data do registro")),
        noted.day(facts, birth.registered, words.date_with_month(birth.registered), "data_registro"),
    )
    if birth.dnv:
        yield "declaração de nascido vivo", facts.dnv(birth.dnv)
    twin = f"{facts.note('gemeo', 'sim')}, de {birth.twin}" if birth.twin else facts.note("gemeo", "não")
    yield "gêmeo(a)", twin
    if birth.noted_on:
        when = noted.day(facts, birth.noted_on, noted.dotted(birth.noted_on))
        yield rng.choice(("averbações", "averbações e anotações")), _averred(rng, facts, birth, when)
    else:
        yield "averbações", "sem averbações até esta data"


def _bands_end(paper: Paper, rng: Random, facts: Facts, birth: Birth) -> None:
    office, issued = birth.office, birth.issued
    paper.flow.y += 4
    day = noted.day(facts, issued, words.date_with_month(issued), "data_emissao")
    paper.paragraph(
        f"É o que certifico, à vista do livro próprio. {office.town.name}/{office.town.state}, {day}."
    )
    top = max(paper.flow.y + 4, 244)
    fee = noted.money(facts, rng.randint(2900, 8900), pattern="{digits}")
    control = noted.money(facts, rng.randint(180, 390), pattern="{digits}")
    lines = ["Selo de Fiscalização", office.code, f"Emolumentos {fee}", f"Selo {control}"]
    stock.seal_box(paper.canvas, 20, top, paper.style.face, lines)
    paper.flow.y = top - 2
    officer = facts.note("oficial", office.officer.name)
    stock.signed(paper, [officer, office.title], left=112, sealed=False)


def copied(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an entry of 1950 to 1976 typed out of a bound book, with the notes of its margin."""
    facts, birth = Facts(), _new_birth(rng, 1950, 1974)
    office, town = birth.office, birth.office.town
    style = Style(rng.choice(faces.TYPEWRITER), 11, 1.62, left=58, right=194, is_bound=True)
    face = style.face

    def head(canvas: Canvas, _: int) -> float:
        name, place = noted.seat(facts, office.name, town, town.name)
        canvas.text(126, 18, name.upper(), face, 10.5, align="middle")
        canvas.text(126, 23.5, f"{place} - {town.state_told}", face, 10, align="middle")
        sheets.old_paper_rule(canvas, 54)
        return 36

    paper = Paper(dpi, rng, style, head, colour=colour)
    livro = facts.note("livro", f"A-{birth.livro}")
    folha, termo = (
        facts.note("folha", f"{birth.folha}v"),
        facts.note("termo", str(birth.termo), numbers.show_thousands(birth.termo)),
    )
    canvas = paper.canvas
    canvas.text(12, 44, f"N.º {termo}", face, 11)
    canvas.text(12, 50, birth.child.split()[0], face, 9)
    if birth.noted_on:
        when = noted.day(facts, birth.noted_on, noted.dashed(birth.noted_on))
        stock.margin(canvas, 12, 60, 38, _averred(rng, facts, birth, when), face)
    paper.paragraph(
        f"CERTIDÃO que, a pedido, extraio do livro {livro} de nascimentos, folhas {folha}, termo supra:"
    )
    paper.paragraph(_copied(rng, facts, birth))
    day = noted.day(facts, birth.issued, noted.with_point(birth.issued), "data_emissao")
    paper.paragraph(f"Está conforme o original. {town.name}, {day}.")
    stock.signed(paper, [facts.note("oficial", office.officer.name), office.title], left=98)
    return paper.pages, facts


def _copied(rng: Random, facts: Facts, birth: Birth) -> str:
    registered = noted.day(facts, birth.registered, noted.solemn(birth.registered), "data_registro")
    mother, line = _parent(facts, "nome_mae", birth.mother), folk.new_line(rng)
    child = birth.by_sex("filho", "filha")
    if birth.father:
        father = _parent(facts, "nome_pai", birth.father)
        came = f"compareceu {father}, {birth.father.trade}, morador na {line}"
        descent = f"{child} legítim{birth.by_sex('o', 'a')} do declarante e de sua esposa dona {mother}"
    else:
        came = f"compareceu {mother}, {birth.mother.trade}, moradora na {line}"
        descent = f"{child} da declarante"
    born = noted.day(facts, birth.born, noted.with_point(birth.born), "data_nascimento")
    moment = ""
    if birth.moment:
        clock = words.time_by_the_clock(birth.moment)
        moment = f", às {facts.note('hora_nascimento', f'{birth.moment:%H:%M}', clock)}"
    house = facts.note("local_nascimento", rng.choice((line, birth.place)))
    where = "na" if house.startswith(("Linha", "Casa", "Mat", "Santa", "Picada")) else "no"
    name, sex = _person(facts, birth, birth.by_sex("masculino", "feminino"))
    grand = birth.by_sex("neto", "neta")
    avos = (
        f"; {grand} paterno de {_two(facts, birth.paternal)}, e materno de"
        if birth.paternal
        else f"; {grand} de"
    )
    if birth.sex == "F":
        avos = avos.replace("paterno", "paterna").replace("materno", "materna")
    return (
        f"{registered[0].upper()}{registered[1:]}, neste cartório, {came}, deste município, e declarou "
        f"que em {born}{moment}, {where} {house}, nasceu uma criança de cor branca, do sexo {sex}, que foi "
        f"registrada com o nome de {name}, {descent}{avos} {_two(facts, birth.maternal)}. Foram testemunhas "
        f"{folk.new_name(rng, 'M')} e {folk.new_name(rng, 'M')}. E nada mais declarou."
    )


def _two(facts: Facts, couple: tuple[str, ...]) -> str:
    return " e de ".join(_avo(facts, name) for name in couple)


def blanks(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a form of 1976 to 2009 whose typed blanks are explained in small print below them."""
    facts, birth = Facts(), _new_birth(rng, 1955, 2004)
    office, town = birth.office, birth.office.town
    printed, typed = rng.choice(faces.SERIF), Words(rng.choice(faces.TYPEWRITER), 10.5)

    def head(canvas: Canvas, _: int) -> float:
        canvas.frame(12, 10, 198, 288, width=0.7, ink=BLACK)
        ornaments.arms(canvas, 105, 22, 8)
        canvas.text(105, 39, "REPÚBLICA FEDERATIVA DO BRASIL", printed, 9, align="middle")
        name, place = noted.seat(facts, office.name, town, f"{town.name} - {town.state}")
        canvas.text(105, 44, name, printed, 11, align="middle")
        canvas.text(105, 49, f"Comarca de {place}", printed, 10, align="middle")
        canvas.text(105, 59, "CERTIDÃO DE NASCIMENTO", printed, 17, bold=True, align="middle")
        return 64

    paper = Paper(dpi, rng, Style(printed, 10.5, 1.4, left=20, right=190), head, colour=colour)
    paper.paragraph("Certifico que no livro, folhas e termo abaixo indicados consta o registro de:", gap=0)
    for row in _blank_rows(rng, facts, birth):
        stock.blanks(paper, row, printed, typed)
    paper.flow.y += 3
    day = noted.day(facts, birth.issued, noted.in_capitals(birth.issued), "data_emissao")
    paper.paragraph(f"O referido é verdade, do que dou fé. {town.name}, {day}.")
    stock.signed(paper, [facts.note("oficial", office.officer.name), office.title], left=104)
    return paper.pages, facts


def _blank_rows(rng: Random, facts: Facts, birth: Birth) -> Iterator[list[stock.Blank]]:
    yield [
        (facts.note("livro", f"A-{birth.livro}"), "livro", 1),
        (facts.note("folha", str(birth.folha)), "folhas", 1),
        (facts.note("termo", str(birth.termo)), "número do termo", 1),
    ]
    name, sex = _person(facts, birth, birth.by_sex("masculino", "feminino"))
    yield [(name, "nome por extenso", 4), (sex, "sexo", 1)]
    born = noted.day(facts, birth.born, words.date_in_words(birth.born), "data_nascimento")
    hour = "ignorada"
    if birth.moment:
        hour = facts.note("hora_nascimento", f"{birth.moment:%H:%M}", f"{birth.moment:%H:%M} hs")
    yield [(born, "dia, mês e ano em que nasceu", 3), (hour, "hora", 1)]
    place = facts.note("municipio_nascimento", birth.town.normal, f"{birth.town.name} ({birth.town.state})")
    yield [
        (facts.note("local_nascimento", birth.place), "local do parto", 3),
        (place, "município e Estado", 2),
    ]
    father = _parent(facts, "nome_pai", birth.father) if birth.father else "x.x.x.x.x.x"
    yield [(father, "pai", 1)]
    yield [(_parent(facts, "nome_mae", birth.mother), "mãe", 1)]
    paternal = [_avo(facts, name) for name in birth.paternal] or ["x.x.x.x", "x.x.x.x"]
    yield [(paternal[0], "avô paterno", 1), (paternal[1], "avó paterna", 1)]
    maternal = [_avo(facts, name) for name in birth.maternal]
    yield [(maternal[0], "avô materno", 1), (maternal[1], "avó materna", 1)]
    registered = noted.day(facts, birth.registered, words.date_in_digits(birth.registered), "data_registro")
    declared = "o pai" if birth.father else "a mãe"
    yield [(registered, "data em que foi feito o registro", 1), (declared, "quem declarou", 1)]
    note = "nada consta"
    if birth.noted_on:
        when = noted.day(facts, birth.noted_on, words.date_with_month(birth.noted_on))
        note = _averred(rng, facts, birth, when)
    yield [(note, "averbações à margem do termo", 1)]
