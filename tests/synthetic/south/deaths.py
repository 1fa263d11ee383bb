"""Certidões de óbito: captions within the lines, a printed sentence that was filled in, a leaf by pen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, sheets, words
from tests.synthetic.canvas import BLACK, BLUE, GREY, Canvas
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import faces, folk, noted, stock
from tests.synthetic.south.births import OFFICES, TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.south.folk import Citizen, Office

_STATES = ("solteiro", "casado", "casado", "viúvo", "divorciado")
_CAUSES = (
    "insuficiência respiratória aguda, enfisema pulmonar, tabagismo",
    "choque cardiogênico, infarto agudo do miocárdio",
    "septicemia, broncopneumonia, fratura de fêmur",
    "caquexia neoplásica, carcinoma gástrico",
    "insuficiência renal crônica, nefropatia diabética",
)
_OLD_CAUSES = (
    "assistolia, cardiopatia chagásica",
    "edema agudo do pulmão",
    "câncer do estômago",
    "caquexia senil",
    "trombose cerebral",
)
_CEMETERIES = ("Cemitério Evangélico", "Cemitério Católico da Linha Bonita", "Cemitério Ecumênico São José")


@dataclass(frozen=True, slots=True)
class Death:
    """`civil` is in the masculine; `doctor` and `moment` may be unknown."""

    dead: Citizen
    civil: str
    age: int
    father: str | None
    mother: str
    died: date
    moment: time | None
    place: str
    cause: str
    grave: str
    declarant: Citizen
    doctor: str | None
    crm: str
    office: Office
    registered: date
    issued: date
    livro: int
    folha: int
    termo: int
    noted_on: date | None

    def by_sex(self, man: str, woman: str) -> str:
        return self.dead.by_sex(man, woman)

    @property
    def civil_shown(self) -> str:
        return self.civil if self.dead.sex == "M" else self.civil[:-1] + "a"


def _new_death(rng: Random, first: int, last: int, first_issue: int = 0) -> Death:
    died, dead = folk.new_day(rng, first, last), folk.new_citizen(rng)
    registered = died + timedelta(days=rng.choice((0, 1, 2, 3, 7)))
    issued = max(registered, date(max(first_issue, 1), 2, 1)) + timedelta(days=rng.randint(5, 800))
    family = folk.family_of(dead.name)
    return Death(
        dead=dead,
        civil=rng.choice(_STATES[: 4 if died.year < 1978 else 5]),
        age=rng.randint(28, 99),
        father=folk.new_name(rng, "M", family) if rng.random() < 0.85 else None,
        mother=folk.new_name(rng, "F"),
        died=died,
        moment=time(rng.randrange(24), rng.choice((0, 10, 25, 40, 50))) if rng.random() < 0.85 else None,
        place=folk.new_house_of_health(rng) if rng.random() < 0.7 else folk.new_street(rng),
        cause=rng.choice(_CAUSES if died.year > 1985 else _OLD_CAUSES),
        grave=rng.choice(_CEMETERIES),
        declarant=folk.new_citizen(rng),
        doctor=folk.new_name(rng, "M") if rng.random() < 0.9 else None,
        crm=str(rng.randint(900, 52_000)),
        office=folk.new_office(rng, OFFICES, TITLES),
        registered=registered,
        issued=issued,
        livro=rng.randint(2, 110),
        folha=rng.randint(1, 200),
        termo=rng.randint(70, 31_000),
        noted_on=registered + timedelta(days=1)
        if (issued - registered).days > 3 and rng.random() < 0.3
        else None,
    )


class Told:
    """What is written of a death, each fact noted as it is written."""

    def __init__(self, facts: Facts, death: Death) -> None:
        self.facts, self.death = facts, death

    def name(self) -> str:
        return self.facts.note("nome", self.death.dead.name, self.death.dead.name.upper())

    def sex(self) -> str:
        return self.facts.note("sexo", self.death.dead.sex, self.death.by_sex("masculino", "feminino"))

    def civil(self) -> str:
        return self.facts.note("estado_civil", self.death.civil, self.death.civil_shown)

    def age(self, shown: str) -> str:
        return self.facts.note("idade", str(self.death.age), shown)

    def origin(self, shown: str) -> str:
        return self.facts.note("naturalidade", self.death.dead.town.normal, shown)

    def father(self) -> str | None:
        return self.facts.note("nome_pai", self.death.father) if self.death.father else None

    def mother(self) -> str:
        return self.facts.note("nome_mae", self.death.mother)

    def home(self) -> str:
        dead = self.death.dead
        return self.facts.note("residencia", f"{dead.home}, {dead.quarter}")

    def died(self, shown: str) -> str:
        return noted.day(self.facts, self.death.died, shown, "data_obito")

    def hour(self, pattern: str, shown: str) -> str:
        """Return the hour set into `pattern`; nothing where it is unknown."""
        if self.death.moment is None:
            return ""
        return pattern.format(self.facts.note("hora_obito", f"{self.death.moment:%H:%M}", shown))

    def place(self, shown: str) -> str:
        return self.facts.note("local_obito", shown)

    def cause(self) -> str:
        return self.facts.note("causa_morte", self.death.cause)

    def grave(self) -> str:
        return self.facts.note("sepultamento", self.death.grave)

    def declarant(self) -> str:
        return self.facts.note("declarante", self.death.declarant.name)

    def doctor(self, *, with_number: bool = True) -> str:
        if self.death.doctor is None:
            return "não houve assistência médica"
        name = self.facts.note("medico", self.death.doctor)
        crm = (
            f", CRM-{self.death.office.town.state} {self.facts.note('crm', self.death.crm)}"
            if with_number
            else ""
        )
        return f"Dr. {name}{crm}"

    def registered(self, shown: str) -> str:
        return noted.day(self.facts, self.death.registered, shown, "data_registro")

    def issued(self, shown: str) -> str:
        return noted.day(self.facts, self.death.issued, shown, "data_emissao")

    def note(self, show_day: str) -> str:
        """Return the note of the margin, whose day stands there as `show_day`."""
        assert self.death.noted_on is not None
        when = noted.day(self.facts, self.death.noted_on, show_day)
        ways = (
            f"Retificada a naturalidade por despacho de {when}.",
            f"Por mandado de {when}, averba-se que deixou bens e um filho menor.",
            f"Trasladados os restos mortais para outro município em {when}.",
        )
        return self.facts.note("averbacao", ways[self.death.termo % len(ways)])

    def officer(self) -> list[str]:
        office = self.death.office
        return [self.facts.note("oficial", office.officer.name), office.title]


def run_in(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate of this century whose captions run within the lines, the death before the dead."""
    facts, death = Facts(), _new_death(rng, 1979, 2024, first_issue=2012)
    told, face, office = Told(facts, death), rng.choice((*faces.SANS, faces.SERIF[3])), death.office
    town = office.town

    def head(canvas: Canvas, _: int) -> float:
        if colour:
            ornaments.security_pattern(canvas)
        canvas.frame(14, 12, 196, 284, width=0.4, ink=BLUE)
        ornaments.arms(canvas, 180, 26, 8, BLUE)
        name, place = noted.seat(facts, office.name, town, f"{town.name}-{town.state}")
        canvas.text(22, 22, "CERTIDÃO DE ÓBITO", face, 16, bold=True)
        canvas.text(22, 28, f"{name}, {place}", face, 10)
        cns = facts.note("cns", office.cns, f"{office.cns[:2]}.{office.cns[2:5]}-{office.cns[5]}")
        canvas.text(22, 33, f"CNS {cns} - {office.address}", face, 8.5, ink=GREY)
        canvas.rule(14, 38, 196, 38, ink=BLUE)
        return 41

    paper = Paper(dpi, rng, Style(face, 10.5, 1.55, left=22, right=188), head, colour=colour)
    paper.paragraphs(_run_in(rng, told), gap=0.3)
    issued = told.issued(words.date_with_month(death.issued))
    paper.paragraph(f"Certidão expedida em {town.name}, no dia {issued}.")
    stock.signed(paper, told.officer(), left=110, sealed=False)
    fee = noted.money(facts, rng.randint(3000, 9000), pattern="{digits}")
    stock.seal_box(
        paper.canvas, 22, paper.flow.y - 22, face, ["Selo eletrônico", office.code, f"Cotação: {fee}"]
    )
    return paper.pages, facts


def _run_in(rng: Random, told: Told) -> Iterator[str]:
    death, facts = told.death, told.facts
    office, town = death.office, death.office.town
    number = numbers.new_matricula(
        rng,
        year=death.registered.year,
        book=4,
        livro=death.livro,
        folha=death.folha,
        termo=death.termo,
        office=office.cns,
    )
    yield f"MATRÍCULA: {facts.matricula(number)}"
    name = told.name()
    cpf = f"; CPF: {noted.cpf(facts, death.dead.cpf, 'cpf_falecido')}" if rng.random() < 0.7 else ""
    yield f"{rng.choice(('FALECIDO(A)', 'NOME', 'PESSOA FALECIDA'))}: {name}{cpf}."
    hour = told.hour("; HORA: {}", f"{death.moment:%Hh%Mmin}" if death.moment else "")
    died = told.died(f"{noted.dotted(death.died)} ({words.date_in_words(death.died)})")
    yield f"{rng.choice(('DATA DO FALECIMENTO', 'FALECEU EM', 'DATA DO ÓBITO'))}: {died}{hour}."
    place = told.place(f"{death.place}, {town.name}/{town.state}")
    yield f"{rng.choice(('LOCAL', 'LOCAL DO ÓBITO'))}: {place}; CAUSA DA MORTE: {told.cause()}."
    yield f"{rng.choice(('MÉDICO', 'MÉDICO ATESTANTE', 'ATESTOU O ÓBITO'))}: {told.doctor()}."
    origin = told.origin(f"{death.dead.town.name}/{death.dead.town.state}")
    yield (
        f"SEXO: {told.sex()}; ESTADO CIVIL: {told.civil()}; IDADE: {told.age(f'{death.age} anos')}; "
        f"PROFISSÃO: {death.dead.trade}; NATURALIDADE: {origin}; RESIDÊNCIA: {told.home()}."
    )
    father = told.father()
    yield f"PAI: {father}; MÃE: {told.mother()}." if father else f"MÃE: {told.mother()}."
    yield (
        f"{rng.choice(('SEPULTAMENTO', 'LOCAL DE SEPULTAMENTO'))}: {told.grave()}; DECLARANTE: "
        f"{told.declarant()}."
    )
    registered = told.registered(noted.dotted(death.registered))
    note = told.note(noted.dotted(death.noted_on)) if death.noted_on else "não constam."
    yield f"DATA DO ASSENTO: {registered}; AVERBAÇÕES: {note}"


def sentence(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the printed sentence of old forms with what a typist put into it, 1950 to 1998."""
    facts, death = Facts(), _new_death(rng, 1950, 1996)
    told, office, town = Told(facts, death), death.office, death.office.town
    printed, filled = rng.choice(faces.SERIF), rng.choice((*faces.TYPEWRITER, faces.PEN[0]))

    def head(canvas: Canvas, _: int) -> float:
        canvas.rule(16, 12, 16, 286, width=0.8, ink=BLACK)
        name, place = noted.seat(facts, office.name, town, town.name)
        canvas.text(24, 20, town.state_told.upper(), printed, 10)
        canvas.text(24, 26, f"COMARCA DE {place.upper()}", printed, 10)
        canvas.text(24, 32, name, printed, 10)
        canvas.text(192, 32, "Registro de Óbitos", printed, 15, bold=True, align="right")
        return 36

    paper = Paper(dpi, rng, Style(printed, 11), head, colour=colour)
    form = FilledForm(
        paper.canvas, Words(printed, 11), Words(filled, 10.5), left=24, right=192, y=36, leading=2.15
    )
    for text in _sentence(told):
        form.paragraph(text)
    form.space(0.6)
    form.paragraph(f"Dou fé. {town.name}, {fill(told.issued(noted.in_capitals(death.issued)))}")
    paper.flow.y = form.y + 4
    stock.signed(paper, told.officer(), left=100, sealed=False)
    stock.pressed(paper, 116)
    sheets.stamp(paper.canvas, 30, paper.flow.y - 14, GREY)
    return paper.pages, facts


def _sentence(told: Told) -> Iterator[str]:
    death, facts = told.death, told.facts
    folha, livro = facts.note("folha", f"{death.folha}v"), facts.note("livro", f"C-{death.livro}")
    termo = facts.note("termo", str(death.termo))
    registered = told.registered(noted.with_point(death.registered))
    name, died = told.name(), told.died(words.date_in_words(death.died))
    hour = told.hour(" às " + fill("{}"), words.time_in_words(death.moment) if death.moment else "")
    place, sex = told.place(death.place), told.sex()
    origin = told.origin(f"{death.dead.town.name} ({death.dead.town.state})")
    home, age, civil = told.home(), told.age(words.number_in_words(death.age)), told.civil()
    father, of = told.father(), death.by_sex("filho", "filha")
    parents = f"{fill(father)} e de {fill(told.mother())}" if father else fill(told.mother())
    yield (
        f"CERTIFICO que a fls. {fill(folha)} do livro {fill(livro)} sob o n.º {fill(termo)} foi feito em "
        f"{fill(registered)} o registro do óbito de {fill(name)} {death.by_sex('falecido', 'falecida')} a "
        f"{fill(died)}{hour} em {fill(place)} do sexo {fill(sex)} de cor {fill('branca')} profissão "
        f"{fill(death.dead.trade)} natural de {fill(origin)} domiciliad{death.by_sex('o', 'a')} e "
        f"residente à {fill(home)} com {fill(age)} anos de idade, estado civil {fill(civil)} {of} de "
        f"{parents} tendo sido declarante {fill(told.declarant())} e o óbito atestado por "
        f"{fill(told.doctor())} que deu como causa da morte {fill(told.cause())} sendo o sepultamento "
        f"feito no {fill(told.grave())}"
    )
    note = told.note(words.date_with_month(death.noted_on)) if death.noted_on else "não deixou testamento."
    yield f"Observações: {fill(note)}"


def penned(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the leaf of a book of deaths that was written by pen alone, 1950 to 1968."""
    facts, death = Facts(), _new_death(rng, 1950, 1967)
    told, office, town = Told(facts, death), death.office, death.office.town
    style = Style(rng.choice(faces.PEN), 12, 1.75, left=52, right=194, bottom=270, is_bound=True)
    face = style.face

    def head(canvas: Canvas, number: int) -> float:
        stock.ruled(canvas, 30, style)
        canvas.rule(47, 10, 47, 288, ink=BLACK)
        if number == 1:
            name, place = noted.seat(facts, office.name, town, town.name)
            canvas.text(123, 18, name, face, 13, align="middle")
            canvas.text(123, 25, f"{place}, {town.state_told}", face, 12, align="middle")
        return 30

    paper = Paper(dpi, rng, style, head, colour=colour)
    termo = facts.note("termo", str(death.termo))
    paper.canvas.text(14, 36, f"N. {termo}", face, 12)
    paper.canvas.text(14, 44, death.dead.name.split()[0], face, 11)
    paper.paragraph(_penned(told), gap=0)
    stock.signed(paper, told.officer(), left=96, sealed=False, points=10, step=6.2)
    return paper.pages, facts


def _penned(told: Told) -> str:
    death, dead = told.death, told.death.dead
    registered = told.registered(noted.year_first(death.registered))
    declarant, died = told.declarant(), told.died(words.date_in_solemn_words(death.died))
    hour = told.hour(", pelas {}", words.time_by_the_clock(death.moment) if death.moment else "")
    place, name, father = told.place(death.place), told.name(), told.father()
    kin = f"{father} e de dona {told.mother()}" if father else told.mother()
    origin = told.origin(f"{dead.town.name}, {dead.town.state_told}")
    issued = told.issued(words.date_with_month(death.issued))
    age = told.age(words.number_in_words(death.age))
    return (
        f"{registered[0].upper()}{registered[1:]}, em cartório, {declarant} declarou que {died}{hour}, em "
        f"{place}, faleceu {name}, do sexo {told.sex()}, {told.civil()}, {dead.trade}, de {age} anos, "
        f"{death.by_sex('filho', 'filha')} de {kin}, natural de {origin}, e que morava na {told.home()}. "
        f"Morreu de {told.cause()}, segundo atestou {told.doctor(with_number=False)}, e foi a enterrar no "
        f"{told.grave()}. Nada mais disse, e assina comigo. Cópia dada em {issued}."
    )
