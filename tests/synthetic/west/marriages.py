"""Marriage certificates of Sergipe in the forties, Pará, Rio Grande do Norte and Mato Grosso do Sul."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import numbers, words
from tests.synthetic.canvas import BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west import faces, folk, parts, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen

_PARTIAL_SINCE = 1978
_KEPT_NAME_SINCE = 1962


@dataclass(frozen=True, slots=True)
class Spouse:
    """`taken` is the name borne from then on, None where the old one is kept."""

    one: Citizen
    born: date
    father: str
    mother: str
    taken: str | None


@dataclass(frozen=True, slots=True)
class Marriage:
    he: Spouse
    she: Spouse
    wed: date
    regime: str
    town: Town
    issued: date
    livro: int
    folha: int
    termo: int
    officer: str


def new_marriage(rng: Random, state: str, first: int, last: int) -> Marriage:
    town, wed = folk.new_town(rng, state), folk.new_day(rng, first, last)
    man, woman = (folk.new_citizen(rng, sex, state=0) for sex in "MF")
    takes = wed.year < _KEPT_NAME_SINCE or rng.random() < 0.6
    old = "comunhão universal" if wed.year < _PARTIAL_SINCE else "comunhão parcial"
    return Marriage(
        he=_spouse(rng, man, wed, None),
        she=_spouse(rng, woman, wed, f"{woman.name} {folk.family_of(man.name)}" if takes else None),
        wed=wed,
        regime=old if rng.random() < 0.75 else rng.choice(("separação total", "separação obrigatória")),
        town=town,
        issued=folk.later(rng, wed, 800, 5000),
        livro=rng.randint(1, 140),
        folha=rng.randint(1, 299),
        termo=rng.randint(90, 20_000),
        officer=folk.new_name(rng, rng.choice("MF")),
    )


def _spouse(rng: Random, one: Citizen, wed: date, taken: str | None) -> Spouse:
    family = folk.family_of(one.name)
    born = folk.later(rng, wed, -15_000, -6_900)
    return Spouse(one, born, folk.new_name(rng, "M", family), folk.new_name(rng, "F"), taken)


class Told:
    """Writes of one spouse, `conjuge 1` or `conjuge 2`."""

    def __init__(self, facts: Facts, number: int, spouse: Spouse) -> None:
        self.spouse = spouse
        self._facts, self._subject = facts, f"conjuge {number}"

    def _note(self, field: str, value: str, text: str | None = None) -> str:
        return self._facts.note(field, value, text, subject=self._subject)

    def name(self, show: Callable[[str], str] = str.upper) -> str:
        return self._note("nome_conjuge", self.spouse.one.name, show(self.spouse.one.name))

    def cpf(self) -> str:
        return noted.cpf(self._facts, self.spouse.one.cpf, "conjuge_cpf", subject=self._subject)

    def born(self, show: Callable[[date], str]) -> str:
        born = self.spouse.born
        return noted.day(self._facts, born, show(born), "conjuge_data_nascimento", subject=self._subject)

    def native(self, pattern: str = "{0.name}/{0.state}") -> str:
        """Note the birthplace; the pattern takes the town, and {1} is its state with the article."""
        town = self.spouse.one.town
        return self._note("conjuge_naturalidade", town.normal, pattern.format(town, folk.state_told(town)))

    def nation(self) -> str:
        return self._note("conjuge_nacionalidade", self.spouse.one.nation)

    def father(self) -> str:
        return self._note("conjuge_filiacao", self.spouse.father)

    def mother(self) -> str:
        return self._note("conjuge_filiacao", self.spouse.mother)

    def taken(self) -> str | None:
        return self._note("conjuge_nome_adotado", self.spouse.taken) if self.spouse.taken else None


class Entry:
    """Writes what is told of both together."""

    def __init__(self, facts: Facts, marriage: Marriage) -> None:
        self.facts, self.marriage = facts, marriage
        self.he, self.she = Told(facts, 1, marriage.he), Told(facts, 2, marriage.she)

    def seat(self, text: str) -> str:
        return self.facts.town("municipio_registro", self.marriage.town, text)

    def wed(self, show: Callable[[date], str]) -> str:
        return noted.day(self.facts, self.marriage.wed, show(self.marriage.wed), "data_casamento")

    def issued(self, show: Callable[[date], str]) -> str:
        return noted.day(self.facts, self.marriage.issued, show(self.marriage.issued), "data_emissao")

    def regime(self, pattern: str = "{}") -> str:
        return self.facts.note("regime_bens", self.marriage.regime, pattern.format(self.marriage.regime))

    def livro(self) -> str:
        return self.facts.note("livro", f"B-{self.marriage.livro}")

    def folha(self) -> str:
        return self.facts.note("folha", str(self.marriage.folha))

    def termo(self) -> str:
        return self.facts.note("termo", str(self.marriage.termo))

    def officer(self) -> str:
        return self.facts.note("oficial", self.marriage.officer)


def penned(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate written by a calligrapher: the whole act told at one breath."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "SE", 1938, 1952))
    he, she, town = entry.he, entry.she, entry.marriage.town
    letters: list[parts.Head] = [
        ("Estados Unidos do Brasil", 15, False),
        (facts.note("oficio", "Cartório de Paz e Registro Civil"), 13, False),
        (f"{entry.seat(town.name)}, Sergipe", 13, False),
    ]
    face = faces.CALLIGRAPHER
    style = Style(face, 13.5, leading=1.55, left=26, right=190, indent=10)
    paper = Paper(dpi, rng, style, parts.headed(face, letters), colour=colour)
    stock.ruled(paper.canvas, paper.flow.y, style)
    paper.paragraph(
        f"Certifico que às fôlhas {entry.folha()} do meu livro {entry.livro()}, de assentamentos de "
        f"matrimônios, sob número de ordem {entry.termo()}, se lê que {entry.wed(shown.of_the_year)}, "
        "em casa "
        f"das audiências, o Juiz de Direito recebeu em matrimônio a {he.name(str)} e {she.name(str)}. "
        f"Êle, {he.nation()}, {folk.new_trade(rng, 'M')}, nascido a {he.born(shown.all_in_words)} em "
        f"{he.native('{0.name}, {1}')}, sendo seus progenitores {he.father()} e dona "
        f"{he.mother()}; ela, {she.nation()}, de prendas domésticas, nascida a "
        f"{she.born(shown.all_in_words)} em {she.native('{0.name}, {1}')}, sendo seus "
        f"progenitores {she.father()} e dona {she.mother()}. Os contraentes adotaram o regime da "
        f"{entry.regime()} de bens, e a nubente passou a usar o nome de {she.taken()}."
    )
    paper.paragraph("Nada mais continha o dito assento, que fielmente extraí.")
    paper.paragraph(f"{town.name}, {entry.issued(words.date_with_month)}.")
    parts.sign_at(paper, [entry.officer(), "Escrivão de Paz"], middle=130, points=11)
    return paper.pages, facts


def panels(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form with a band of captions and values for the groom, and one for the bride."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "MS", 1980, 2008))
    town = entry.marriage.town
    letters: list[parts.Head] = [
        (facts.note("oficio", "Serviço Notarial e de Registro Civil da 2ª Circunscrição"), 11, True),
        (f"{entry.seat(f'{town.name} (MS)')}", 9.5, False),
        ("CASAMENTO", 16, True),
    ]
    face = faces.PLAIN
    paper = Paper(
        dpi,
        rng,
        Style(face, 9.5, left=18, right=194),
        parts.headed(face, letters, x=18, align="left"),
        colour=colour,
    )
    small, value = Words(face, 8), Words(faces.ELECTRIC, 10)
    head = f"Livro {entry.livro()} Folha {entry.folha()} Termo {entry.termo()}"
    paper.paragraph(head, bold=True)
    parts.beside(
        paper, [("Dia da celebração", entry.wed(words.date_with_month))], 46, caption=small, value=value
    )
    for title, told in (("O NUBENTE", entry.he), ("A NUBENTE", entry.she)):
        paper.flow.space(0.8)
        paper.caption(title)
        taken = told.taken() if told is entry.she else None
        rows = [
            ("Nome de solteiro" if told is entry.he else "Nome de solteira", told.name()),
            ("Nacionalidade", told.nation()),
            ("Naturalidade", told.native()),
            ("Nascimento", told.born(noted.dotted)),
            ("Pai", told.father()),
            ("Mãe", told.mother()),
        ]
        parts.beside(
            paper, [*rows, ("Nome de casada", taken)] if taken else rows, 46, caption=small, value=value
        )
    paper.flow.space(0.8)
    rows = [("Regime", entry.regime("{} de bens").capitalize()), ("Observações", _ended(rng, entry))]
    parts.beside(paper, rows, 46, caption=small, value=value)
    paper.flow.space(1)
    paper.paragraph(f"Certidão expedida em {entry.issued(noted.dotted)}, na cidade acima.")
    parts.sign_at(paper, [entry.officer(), "Substituta do Titular"], middle=60)
    return paper.pages, facts


def _ended(rng: Random, entry: Entry) -> str:
    """Return what is noted of a divorce, or nothing."""
    if rng.random() < 0.5:
        return "sem observações"
    ended = folk.later(rng, entry.marriage.wed, 380, 790)
    day = noted.day(entry.facts, ended, noted.dotted(ended))
    return entry.facts.note(
        "averbacao", f"Divórcio direto averbado em {day}, por mandado da Vara de Família."
    )


def told_first(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a computer's certificate of Pará: who they were comes first, when they wed at the end."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "PA", 1988, 2006))
    he, she, town = entry.he, entry.she, entry.marriage.town
    letters: list[parts.Head] = [
        ("República Federativa do Brasil", 11, False),
        (f"Estado do Pará - Município de {entry.seat(town.name)}", 11, False),
        (facts.note("oficio", "2º Ofício de Registro Civil e Casamentos"), 12, True),
        ("CERTIDÃO", 18, True),
    ]
    face = faces.WIDE
    style = Style(face, 11, leading=1.6, left=24, right=188, indent=12)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, arms=20), colour=colour)
    state = "{0.name}, {1}"
    paper.paragraph(
        f"{he.name()}, {he.nation()}, nascido aos {he.born(shown.slashed)} em {he.native(state)}, "
        f"e cuja filiação é {he.father()} e {he.mother()}, contraiu núpcias com {she.name()}, "
        f"{she.nation()}, nascida aos {she.born(shown.slashed)} em {she.native(state)}, e cuja filiação é "
        f"{she.father()} e {she.mother()}."
    )
    taken = she.taken()
    after = f"A esposa passa a assinar-se {taken}. " if taken else "Os cônjuges conservam seus nomes. "
    paper.paragraph(
        f"{after}Vigora entre eles a {entry.regime('{} de bens')}. O ato realizou-se em "
        f"{entry.wed(words.date_with_month)} e foi lançado no Livro {entry.livro()}, fl. {entry.folha()}, "
        f"nº {entry.termo()}."
    )
    paper.paragraph(f"É o que me cumpre certificar. {town.name}, {entry.issued(words.date_with_month)}.")
    parts.sign_at(paper, [entry.officer(), "Escrevente Autorizada"], middle=106)
    stock.pressed(paper, 168)
    return paper.pages, facts


def blessed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a church wedding's certificate of today: values over rules, what they are below them."""
    facts = Facts()
    entry = Entry(facts, new_marriage(rng, "RN", 2010, 2022))
    marriage, town = entry.marriage, entry.marriage.town
    letters: list[parts.Head] = [
        ("CASAMENTO RELIGIOSO COM EFEITOS CIVIS", 13, True),
        (f"{facts.note('oficio', 'Único Ofício de Registro Civil')} – {entry.seat(town.short)}", 9.5, False),
    ]
    face, typed = faces.ROUND, Words(faces.ROUND, 10, bold=True)
    paper = Paper(
        dpi, rng, Style(face, 10, left=18, right=192), parts.headed(face, letters, arms=20), colour=colour
    )
    value = numbers.new_matricula(
        rng, year=marriage.wed.year, book=3, livro=marriage.livro, folha=marriage.folha, termo=marriage.termo
    )
    stock.blanks(paper, [(facts.matricula(value), "número da matrícula", 1)], face, typed)
    for told in (entry.he, entry.she):
        stock.blanks(paper, [(told.name(), "nome civil anterior", 3), (told.cpf(), "CPF", 1)], face, typed)
        stock.blanks(
            paper,
            [
                (told.born(shown.slashed), "nascido(a) em", 1),
                (told.native(), "natural de", 1.4),
                (told.nation(), "nacionalidade", 1),
            ],
            face,
            typed,
        )
        stock.blanks(paper, [(f"{told.father()} e {told.mother()}", "filho(a) de", 1)], face, typed)
    stock.blanks(
        paper,
        [(entry.wed(shown.slashed), "celebrado em", 1), (entry.regime("{} de bens"), "regime adotado", 2)],
        face,
        typed,
    )
    taken = entry.she.taken() or "não houve mudança"
    stock.blanks(paper, [(taken, "nome que a contraente passou a usar", 1)], face, typed)
    paper.flow.space(1)
    issued = entry.issued(shown.slashed)
    parts.small_print(paper, f"Emitida em {issued}, em {town.name}, Rio Grande do Norte.", points=9)
    parts.sign_at(paper, [entry.officer(), "Oficiala Interina"], middle=105)
    paper.canvas.stroke([(18, 286), (192, 286)], ink=BLUE)
    return paper.pages, facts
