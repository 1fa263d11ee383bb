"""Certidões de casamento: a table of both spouses, an entry typed out of the book, a typed form in prose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, sheets, words
from tests.synthetic.canvas import BLACK, GREEN, GREY, Canvas
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import faces, folk, noted, stock
from tests.synthetic.south.births import OFFICES, TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.synthetic.south.folk import Citizen, Office

_REGIMES = ("comunhão parcial", "comunhão parcial", "comunhão universal", "separação total")
_PARTIAL_SINCE = 1978
_BY_DEED_SINCE = 2007  # year since which a notary may record a divorce


@dataclass(frozen=True, slots=True)
class Spouse:
    """`taken` is None where the name stayed as it was."""

    one: Citizen
    born: date
    parents: tuple[str, str]
    taken: str | None

    def by_sex(self, man: str, woman: str) -> str:
        return self.one.by_sex(man, woman)


@dataclass(frozen=True, slots=True)
class Marriage:
    spouses: tuple[Spouse, Spouse]
    office: Office
    day: date
    issued: date
    regime: str
    judge: str
    livro: int
    folha: int
    termo: int
    ended: date | None


def _new_marriage(rng: Random, first: int, last: int, first_issue: int = 0) -> Marriage:
    day = folk.new_day(rng, first, last)
    issued = max(day, date(max(first_issue, 1), 2, 1)) + timedelta(days=rng.randint(20, 2500))
    man, woman = folk.new_citizen(rng, "M", state=0), folk.new_citizen(rng, "F", state=0)
    taken = f"{woman.name} {folk.family_of(man.name)}" if rng.random() < 0.7 else None
    span = (issued - day).days
    return Marriage(
        spouses=(_spouse(rng, man, day, None), _spouse(rng, woman, day, taken)),
        office=folk.new_office(rng, OFFICES, TITLES),
        day=day,
        issued=issued,
        regime="comunhão universal" if day.year < _PARTIAL_SINCE else rng.choice(_REGIMES),
        judge=folk.new_name(rng, "M"),
        livro=rng.randint(2, 140),
        folha=rng.randint(1, 200),
        termo=rng.randint(90, 29_000),
        ended=day + timedelta(days=span - 10) if span > 400 and rng.random() < 0.5 else None,
    )


def _spouse(rng: Random, one: Citizen, wed: date, taken: str | None) -> Spouse:
    family = folk.family_of(one.name)
    parents = folk.new_name(rng, "M", family), folk.new_name(rng, "F")
    native = replace(one, nation=one.by_sex("brasileiro", "brasileira"))  # the towns are all of this country
    return Spouse(native, wed - timedelta(days=rng.randint(7000, 15_000)), parents, taken)


class Told:
    """One spouse's part of the page, noted under `conjuge 1` or `conjuge 2`."""

    def __init__(self, facts: Facts, number: int, spouse: Spouse) -> None:
        self.spouse = spouse
        self._facts, self._subject = facts, f"conjuge {number}"

    def _note(self, field: str, value: str, shown: str | None = None) -> str:
        return self._facts.note(field, value, shown or value, subject=self._subject)

    def name(self) -> str:
        name = self.spouse.one.name
        return self._note("nome_conjuge", name, name.upper())

    def cpf(self) -> str:
        return noted.cpf(self._facts, self.spouse.one.cpf, "conjuge_cpf", subject=self._subject)

    def born(self, shown: str) -> str:
        return noted.day(
            self._facts, self.spouse.born, shown, "conjuge_data_nascimento", subject=self._subject
        )

    def origin(self, shown: str) -> str:
        return self._note("conjuge_naturalidade", self.spouse.one.town.normal, shown)

    def nation(self, told: str | None = None) -> str:
        """Return the nationality, or `told` where a caption asks for another gender."""
        return self._note("conjuge_nacionalidade", told or self.spouse.one.nation)

    def parents(self, joint: str) -> str:
        return joint.join(self._note("conjuge_filiacao", name) for name in self.spouse.parents)

    def taken(self) -> str | None:
        return self._note("conjuge_nome_adotado", self.spouse.taken) if self.spouse.taken else None


def _both(facts: Facts, marriage: Marriage) -> tuple[Told, Told]:
    first, second = marriage.spouses
    return Told(facts, 1, first), Told(facts, 2, second)


def _celebrated(facts: Facts, marriage: Marriage, shown: str) -> str:
    return noted.day(facts, marriage.day, shown, "data_casamento")


def _issued(facts: Facts, marriage: Marriage, shown: str) -> str:
    return noted.day(facts, marriage.issued, shown, "data_emissao")


def _regime(facts: Facts, marriage: Marriage, pattern: str) -> str:
    return facts.note("regime_bens", marriage.regime, pattern.format(marriage.regime))


def _averred(rng: Random, facts: Facts, marriage: Marriage, show: Callable[[date], str]) -> str:
    """Return the note of the margin; the couple has one."""
    assert marriage.ended is not None
    when = noted.day(facts, marriage.ended, show(marriage.ended))
    court = rng.randint(1, 3)
    ways = [
        f"Pelo Juízo da {court}ª Vara, por sentença de {when}, foi decretada a separação do casal.",
        f"O cônjuge varão faleceu em {when}, conforme anotação à margem.",
    ]
    if marriage.ended.year >= _BY_DEED_SINCE:
        town = folk.new_town(rng).name
        ways.append(f"Divorciados por escritura pública lavrada em {when}, no Tabelionato de {town}.")
    return facts.note("averbacao", rng.choice(ways))


def compared(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate whose rows tell the same of both spouses side by side."""
    facts, marriage = Facts(), _new_marriage(rng, 1982, 2023, first_issue=2011)
    face, office, town = rng.choice(faces.SANS), marriage.office, marriage.office.town

    def head(canvas: Canvas, _: int) -> float:
        name, place = noted.seat(facts, office.name, town, f"{town.name} / {town.state}")
        canvas.text(190, 17, name, face, 11, bold=True, align="right")
        canvas.text(190, 22, place, face, 9.5, align="right")
        canvas.text(20, 22, "Certidão de Casamento", face, 17, bold=True, ink=GREEN if colour else BLACK)
        canvas.rule(20, 26, 190, 26, width=1.0, ink=GREEN if colour else BLACK)
        return 29

    paper = Paper(dpi, rng, Style(face, 10, 1.4, left=20, right=190, bottom=284), head, colour=colour)
    number = numbers.new_matricula(
        rng,
        year=marriage.day.year,
        book=2,
        livro=marriage.livro,
        folha=marriage.folha,
        termo=marriage.termo,
        office=office.cns,
    )
    paper.paragraph(f"Matrícula do registro: {facts.matricula(number)}", bold=True)
    first = rng.choice(("PRIMEIRO CÔNJUGE", "CÔNJUGE VARÃO", "NOIVO"))
    second = {"P": "SEGUNDO CÔNJUGE", "C": "CÔNJUGE VIRAGO", "N": "NOIVA"}[first[0]]
    rows = [("", first, second)]
    rows += zip(_captions(rng, marriage), *map(_cells, _both(facts, marriage)), strict=True)
    paper.table((34, 68, 68), rows, points=9.5)
    caption, value = Words(face, 8.5), Words(face, 10, bold=True)
    paper.flow.y += 2
    stock.facing(paper, list(_act(rng, facts, marriage)), 66, caption=caption, value=value)
    paper.flow.y += 4
    day = _issued(facts, marriage, words.date_with_month(marriage.issued))
    paper.paragraph(f"Dou fé. {town.name}, {day}.")
    stock.signed(paper, [facts.note("oficial", office.officer.name), office.title], left=24)
    top = paper.flow.y - 22
    stock.seal_box(paper.canvas, 127, top, face, ["Selo digital", office.code, f"Sede: {office.address}"])
    return paper.pages, facts


def _captions(rng: Random, marriage: Marriage) -> list[str]:
    taken = ["Nome adotado"] if any(spouse.taken for spouse in marriage.spouses) else []
    return [
        rng.choice(("Nome anterior", "Nome de solteiro(a)", "Nome ao habilitar-se")),
        "CPF",
        rng.choice(("Nascimento", "Nascido(a) em")),
        "Natural de",
        "Nacionalidade",
        "Profissão",
        rng.choice(("Pai e mãe", "Filiação")),
        *taken,
    ] + ([] if taken else ["Alteração de nome"])


def _cells(told: Told) -> list[str]:
    spouse = told.spouse
    town = spouse.one.town
    return [
        told.name(),
        told.cpf(),
        told.born(noted.dotted(spouse.born)),
        told.origin(f"{town.name} ({town.state})"),
        told.nation(),
        spouse.one.trade,
        told.parents(" e "),
        told.taken() or "não houve",
    ]


def _act(rng: Random, facts: Facts, marriage: Marriage) -> Iterator[tuple[str, str]]:
    day = f"{words.date_in_words(marriage.day)} ({noted.dotted(marriage.day)})"
    yield rng.choice(("Casamento celebrado em", "Data da celebração")), _celebrated(facts, marriage, day)
    yield rng.choice(("Regime de bens", "Regime matrimonial")), _regime(facts, marriage, "{} de bens")
    yield "Juiz de Paz", marriage.judge
    if marriage.ended:
        yield "À margem do assento", _averred(rng, facts, marriage, noted.dotted)


def entry(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an entry of 1950 to 1976 typed as one paragraph, its notes in the margin on the right."""
    facts, marriage = Facts(), _new_marriage(rng, 1950, 1974)
    office, town = marriage.office, marriage.office.town
    style = Style(rng.choice(faces.TYPEWRITER), 10.5, 1.66, left=20, right=156)
    face = style.face

    def head(canvas: Canvas, _: int) -> float:
        name, place = noted.seat(facts, office.name, town, town.name)
        canvas.text(20, 18, town.state_told.upper(), face, 9.5)
        canvas.text(20, 23, f"MUNICÍPIO DE {place.upper()}", face, 9.5)
        canvas.text(20, 28, name, face, 9.5)
        canvas.rule(160, 12, 160, 286, ink=BLACK)
        canvas.rule(161, 12, 161, 286, ink=BLACK)
        return 36

    paper = Paper(dpi, rng, style, head, colour=colour)
    livro, folha = facts.note("livro", f"B-{marriage.livro}"), facts.note("folha", str(marriage.folha))
    termo = facts.note("termo", str(marriage.termo), numbers.show_thousands(marriage.termo))
    paper.paragraph(f"TERMO DE CASAMENTO N.º {termo}", bold=True, gap=0)
    paper.paragraph(f"(Livro {livro}, a fls. {folha})")
    if marriage.ended:
        stock.margin(paper.canvas, 164, 50, 36, _averred(rng, facts, marriage, noted.dashed), face)
    paper.paragraph(_entry(facts, marriage))
    day = _issued(facts, marriage, noted.with_point(marriage.issued))
    paper.paragraph(f"Por cópia fiel, extraída hoje, {day}, do que dou fé.")
    stock.signed(paper, [facts.note("oficial", office.officer.name), office.title], left=30)
    return paper.pages, facts


def _entry(facts: Facts, marriage: Marriage) -> str:
    he, she = _both(facts, marriage)
    day = _celebrated(facts, marriage, noted.solemn(marriage.day))
    taken = she.taken()
    after = f", assinando-se a contraente, de ora em diante, {taken}" if taken else ""
    regime = _regime(facts, marriage, "{} de bens")
    return (
        f"{day[0].upper()}{day[1:]}, nesta cidade, na casa das audiências, perante o cidadão "
        f"{marriage.judge}, Juiz Distrital em exercício, e as testemunhas que este assinam, receberam-se "
        f"por marido e mulher os nubentes: {_party(he)}; e {_party(she)}. O casamento foi contraído pelo "
        f"regime da {regime}{after}. Nada mais se declarou."
    )


def _party(told: Told) -> str:
    spouse, town = told.spouse, told.spouse.one.town
    return (
        f"{told.name()}, {spouse.by_sex('filho', 'filha')} de {told.parents(' e de dona ')}, "
        f"{told.nation()}, {spouse.one.state}, {spouse.one.trade}, natural de "
        f"{told.origin(f'{town.name}, {town.state_told}')}, onde nasceu a "
        f"{told.born(noted.with_point(spouse.born))}"
    )


def excerpt(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a printed form in prose that a typist filled in between 1970 and 2005."""
    facts, marriage = Facts(), _new_marriage(rng, 1958, 2002)
    office, town = marriage.office, marriage.office.town
    printed, typed = rng.choice(faces.SERIF), rng.choice(faces.TYPEWRITER)

    def head(canvas: Canvas, _: int) -> float:
        ornaments.border(canvas, GREY)
        name, place = noted.seat(facts, office.name, town, town.name)
        canvas.text(105, 22, "CERTIDÃO DE CASAMENTO", printed, 18, bold=True, align="middle")
        canvas.text(105, 30, f"{name} - {place}, {town.state_name}", printed, 10, align="middle")
        canvas.rule(60, 33, 150, 33, ink=BLACK)
        return 36

    paper = Paper(dpi, rng, Style(printed, 11), head, colour=colour)
    form = FilledForm(
        paper.canvas, Words(printed, 11), Words(typed, 10.5), left=22, right=188, y=paper.flow.y, leading=2.0
    )
    for text in _excerpt(rng, facts, marriage):
        form.paragraph(text)
    paper.flow.y = form.y + 6
    stock.signed(paper, [facts.note("oficial", office.officer.name), office.title], left=68)
    sheets.stamp(paper.canvas, 24, paper.flow.y - 10)
    return paper.pages, facts


def _excerpt(rng: Random, facts: Facts, marriage: Marriage) -> Iterator[str]:
    he, she = _both(facts, marriage)
    livro, folha = facts.note("livro", f"B-{marriage.livro}"), facts.note("folha", str(marriage.folha))
    termo = facts.note("termo", str(marriage.termo))
    yield f"Livro n.º {fill(livro)} Fls. {fill(folha)} Termo n.º {fill(termo)}"
    day = _celebrated(facts, marriage, words.date_in_words(marriage.day))
    yield (
        f"CERTIFICO que no dia {fill(day)} foi celebrado o matrimônio de {fill(he.name())} e "
        f"{fill(she.name())} contraído perante o Juiz {fill(marriage.judge)} e as testemunhas "
        f"constantes do termo."
    )
    for told in (he, she):
        spouse, town = told.spouse, told.spouse.one.town
        origin = told.origin(f"{town.name} ({town.state})")
        born, nation = told.born(noted.dashed(spouse.born)), told.nation("brasileira")
        yield (
            f"{spouse.by_sex('ELE, nascido', 'ELA, nascida')} em {fill(origin)} aos {fill(born)} "
            f"de nacionalidade {fill(nation)} profissão {fill(spouse.one.trade)} "
            f"filh{spouse.by_sex('o', 'a')} de {fill(told.parents(' e de '))}"
        )
    yield f"a qual passou a assinar-se {fill(she.taken() or 'o mesmo nome')}"
    yield f"Regime de bens: {fill(_regime(facts, marriage, '{}'))}"
    note = "nada consta"
    if marriage.ended:
        note = _averred(rng, facts, marriage, words.date_in_digits)
    yield f"Observações: {fill(note)}"
    place = marriage.office.town.name
    yield (
        f"O referido é verdade e dou fé. {place}, "
        f"{_issued(facts, marriage, words.date_with_month(marriage.issued))}."
    )
