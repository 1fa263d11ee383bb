"""Death certificates of Maranhão in the sixties, Pernambuco, Tocantins and today's São Paulo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from tests.synthetic import numbers, sheets, words
from tests.synthetic.canvas import GREY
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

_CAUSES = (
    *("acidente vascular cerebral hemorrágico", "parada cardiorrespiratória", "choque séptico, pneumonia"),
    *("neoplasia maligna de estômago", "infarto agudo do miocárdio", "febre palustre", "cirrose hepática"),
)
_GRAVES = (
    "Cemitério São Benedito",
    "Cemitério do Bonfim",
    "Cemitério Público Municipal",
    "Campo Santo da Paz",
)
_STATES = {"solteir": "solteiro", "casad": "casado", "viúv": "viúvo", "divorciad": "divorciado"}


@dataclass(frozen=True, slots=True)
class Death:
    dead: Citizen
    age: int
    father: str
    mother: str
    died: date
    moment: time
    place: str
    cause: str
    grave: str
    declarant: str
    doctor: str
    crm: str
    entered: date
    issued: date
    town: Town
    livro: int
    folha: int
    termo: int
    officer: str


def new_death(rng: Random, state: str, first: int, last: int) -> Death:
    dead, died = folk.new_citizen(rng), folk.new_day(rng, first, last)
    entered = folk.later(rng, died, 0, 9)
    return Death(
        dead=dead,
        age=rng.randint(31, 97),
        father=folk.new_name(rng, "M", folk.family_of(dead.name)),
        mother=folk.new_name(rng, "F"),
        died=died,
        moment=time(rng.randrange(24), rng.choice((0, 5, 10, 20, 30, 45, 50))),
        place=folk.new_hospital(rng),
        cause=rng.choice(_CAUSES),
        grave=rng.choice(_GRAVES),
        declarant=folk.new_name(rng, rng.choice("MF")),
        doctor=folk.new_name(rng, rng.choice("MF")),
        crm=str(rng.randint(700, 98_000)),
        entered=entered,
        issued=folk.later(rng, entered, 0, 3000),
        town=folk.new_town(rng, state),
        livro=rng.randint(1, 120),
        folha=rng.randint(1, 299),
        termo=rng.randint(60, 40_000),
        officer=folk.new_name(rng, rng.choice("MF")),
    )


class Told:
    """Writes the entry's details, each noted under its field."""

    def __init__(self, facts: Facts, death: Death) -> None:
        self.facts, self.death = facts, death

    def by_sex(self, man: str, woman: str) -> str:
        return self.death.dead.by_sex(man, woman)

    def seat(self, text: str) -> str:
        return self.facts.town("municipio_registro", self.death.town, text)

    def name(self) -> str:
        return self.facts.note("nome", self.death.dead.name, self.death.dead.name.upper())

    def sex(self, man: str, woman: str) -> str:
        return self.facts.note("sexo", self.death.dead.sex, self.by_sex(man, woman))

    def state(self) -> str:
        told = self.death.dead.state
        return self.facts.note("estado_civil", _STATES[told[:-1]], told)

    def age(self, pattern: str) -> str:
        return self.facts.note("idade", str(self.death.age), pattern.format(self.death.age))

    def native(self, pattern: str) -> str:
        town = self.death.dead.town
        return self.facts.town("naturalidade", town, pattern.format(town, folk.state_told(town)))

    def father(self) -> str:
        return self.facts.note("nome_pai", self.death.father)

    def mother(self) -> str:
        return self.facts.note("nome_mae", self.death.mother)

    def home(self) -> str:
        dead = self.death.dead
        return self.facts.note("residencia", f"{dead.home}, {dead.quarter}")

    def died(self, show: Callable[[date], str]) -> str:
        return noted.day(self.facts, self.death.died, show(self.death.died), "data_obito")

    def hour(self, text: str) -> str:
        return self.facts.note("hora_obito", f"{self.death.moment:%H:%M}", text)

    def place(self) -> str:
        return self.facts.note("local_obito", self.death.place)

    def cause(self) -> str:
        return self.facts.note("causa_morte", self.death.cause)

    def grave(self) -> str:
        return self.facts.note("sepultamento", self.death.grave)

    def declarant(self) -> str:
        return self.facts.note("declarante", self.death.declarant)

    def doctor(self) -> str:
        return self.facts.note("medico", self.death.doctor)

    def crm(self) -> str:
        return self.facts.note("crm", self.death.crm)

    def entered(self, show: Callable[[date], str]) -> str:
        return noted.day(self.facts, self.death.entered, show(self.death.entered), "data_registro")

    def issued(self, show: Callable[[date], str]) -> str:
        return noted.day(self.facts, self.death.issued, show(self.death.issued), "data_emissao")

    def entry(self) -> tuple[str, str, str]:
        return (
            self.facts.note("livro", f"C-{self.death.livro}"),
            self.facts.note("folha", str(self.death.folha)),
            self.facts.note("termo", str(self.death.termo)),
        )

    def officer(self) -> str:
        return self.facts.note("oficial", self.death.officer)


def machine(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed certificate of Maranhão: somebody came and exhibited the doctor's paper."""
    facts, death = Facts(), new_death(rng, "MA", 1957, 1971)
    told, town = Told(facts, death), death.town
    letters: list[parts.Head] = [
        ("ESTADO DO MARANHÃO", 12, False),
        (f"CARTORIO DE {told.seat(town.name.upper())}", 12, False),
        (facts.note("oficio", "Registro Civil do 1º Distrito"), 11, False),
        ("ATESTADO DE REGISTRO DE OBITO", 13, False),
    ]
    face = faces.OFFICE
    style = Style(face, 11, leading=1.8, left=28, right=186, indent=16)
    paper = Paper(dpi, rng, style, parts.headed(face, letters), colour=colour)
    livro, folha, termo = told.entry()
    paper.paragraph(
        f"Eu, abaixo assinado, dou fé que aos {told.entered(shown.clerical)} compareceu em meu cartório "
        f"{told.declarant()} e, exibindo atestado firmado pelo doutor {told.doctor()}, que deu como causa da "
        f"morte {told.cause()}, fêz declaração de que {told.died(words.date_with_month)}, às "
        f"{told.hour(words.time_in_words(death.moment))}, no {told.place()}, nesta cidade, veio a falecer "
        f"{told.name()}, pessoa do sexo {told.sex('masculino', 'feminino')}, {told.state()}, que contava "
        f"{told.age('{} anos')}, {told.by_sex('nascido', 'nascida')} em "
        f"{told.native('{0.name}, {1}')}, {told.by_sex('morador', 'moradora')} à {told.home()}, "
        f"{told.by_sex('filho', 'filha')} de {told.father()} e de {told.mother()}. O corpo foi dado à "
        f"sepultura no {told.grave()}."
    )
    paper.paragraph(f"Consta do Livro {livro}, a fls. {folha}, com o número {termo}.")
    paper.paragraph(f"{town.name}, {told.issued(words.date_with_month)}.")
    parts.sign_at(paper, [told.officer(), "Escrivã"], middle=122)
    return paper.pages, facts


def colons(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Pernambuco in two parts: bold captions, each with its value behind it."""
    facts, death = Facts(), new_death(rng, "PE", 1979, 1996)
    told, town = Told(facts, death), death.town
    letters: list[parts.Head] = [
        (facts.note("oficio", "Cartório do 4º Distrito Judiciário"), 13, True),
        (f"{told.seat(town.name)} – Pernambuco", 10, False),
        ("ÓBITO", 20, True),
    ]
    face = faces.TIMES
    style = Style(face, 11.5, left=26, right=188)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=188, align="right"), colour=colour)
    livro, folha, termo = told.entry()
    value = Words(faces.ELECTRIC, 10.5)
    items = [
        ("Assento nº", f"{termo}, livro {livro}, folha {folha}"),
        ("Lançado a", told.entered(words.date_with_month)),
        ("Pessoa falecida:", told.name()),
        ("Sexo:", told.sex("homem", "mulher")),
        ("Est. civil:", told.state()),
        ("Idade:", told.age("{} anos completos")),
        ("Nascida em:", told.native("{0.name} - {0.state}")),
        ("Último domicílio:", told.home()),
        ("Pais:", f"{told.father()} e {told.mother()}"),
        ("Passamento:", f"{told.died(words.date_with_month)}, às {told.hour(shown.clock(death.moment))}"),
        ("Lugar do óbito:", told.place()),
        ("Causa mortis:", told.cause()),
        ("Atestante:", f"Dr(a). {told.doctor()}, CRM {told.crm()}"),
        ("Inumação:", told.grave()),
        ("Quem declarou:", told.declarant()),
    ]
    parts.captioned(paper, items, value=value, gap=1.6)
    paper.flow.space(1)
    paper.paragraph(f"Está conforme. {town.name}, {told.issued(words.date_with_month)}.")
    parts.sign_at(paper, [told.officer(), "Oficial Privativo"], middle=148)
    stock.pressed(paper, 60)
    return paper.pages, facts


def short(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a narrow sheet of Tocantins, whose sentences begin with the dead and end with the book."""
    facts, death = Facts(), new_death(rng, "TO", 1992, 2009)
    told, town = Told(facts, death), death.town
    letters: list[parts.Head] = [
        ("Poder Judiciário do Estado do Tocantins", 10, False),
        (facts.note("oficio", "Cartório de Registro Civil e Anexos"), 12, True),
        (f"Comarca de {told.seat(f'{town.name}, TO')}", 10, False),
        ("Certidão de Falecimento", 16, True),
    ]
    face = faces.BOOKISH
    style = Style(face, 11, leading=1.5, left=46, right=180)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=113), colour=colour)
    livro, folha, termo = told.entry()
    paper.paragraph(
        f"{told.name()}, {told.sex('do sexo masculino', 'do sexo feminino')}, {told.state()}, natural de "
        f"{told.native('{0.name} ({0.state})')}, com endereço na {told.home()}, faleceu com "
        f"{told.age('{} anos de vida')} no dia {told.died(shown.slashed)}, em {told.place()}."
    )
    paper.paragraph(f"Era {told.by_sex('filho', 'filha')} de {told.mother()} e {told.father()}.")
    paper.paragraph(
        f"O óbito ocorreu por {told.cause()}, segundo declaração de óbito assinada por {told.doctor()}, "
        f"inscrito no CRM sob nº {told.crm()}. O enterro deu-se no {told.grave()}. Declarou o óbito "
        f"{told.declarant()}."
    )
    paper.paragraph(
        f"Registro feito em {told.entered(shown.slashed)}, Livro {livro}, Folha {folha}, Termo {termo}."
    )
    paper.paragraph(f"{town.name} - TO, {told.issued(shown.slashed)}.")
    parts.sign_at(paper, [told.officer(), "Tabelião e Registrador"], middle=113)
    return paper.pages, facts


def squares(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a São Paulo office's boxed form of today, with the costs at its foot."""
    facts, death = Facts(), new_death(rng, "SP", 2011, 2023)
    told, town = Told(facts, death), death.town
    letters: list[parts.Head] = [
        (facts.note("oficio", "Oficial de Registro Civil das Pessoas Naturais do 3º Subdistrito"), 10, True),
        (told.seat(f"{town.name} / SP"), 10, False),
        ("CERTIDÃO DE ÓBITO", 14, True),
    ]
    face = faces.NARROW
    style = Style(face, 10, left=16, right=194)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, arms=18), colour=colour)
    value = numbers.new_matricula(
        rng, year=death.entered.year, book=4, livro=death.livro, folha=death.folha, termo=death.termo
    )
    grid = sheets.Grid(Words(face, 6.6, ink=GREY), Words(face, 10.5), 16, 194)
    cpf = noted.cpf(facts, death.dead.cpf, "cpf_falecido")
    rows: list[list[sheets.Cell]] = [
        [("MATRÍCULA DO ASSENTO", [facts.matricula(value)], 1.0)],
        [("FALECIDO(A)", [told.name()], 0.7), ("CPF", [cpf], 0.3)],
        [
            ("SEXO", [told.sex("Masculino", "Feminino")], 0.2),
            ("ESTADO CIVIL E IDADE", [f"{told.state()}, {told.age('{} anos')}"], 0.4),
            ("NATURALIDADE", [told.native("{0.name} - {0.state}")], 0.4),
        ],
        [("FILIAÇÃO", [told.father(), told.mother()], 0.5), ("RESIDÊNCIA", [told.home()], 0.5)],
        [
            ("DATA DO FALECIMENTO (POR EXTENSO)", [told.died(shown.all_in_words)], 0.75),
            ("HORÁRIO", [told.hour(shown.clock(death.moment))], 0.25),
        ],
        [("LOCAL", [told.place()], 0.5), ("DATA DO REGISTRO", [told.entered(shown.slashed)], 0.5)],
        [("CAUSA", [told.cause()], 1.0)],
        [("SEPULTAMENTO / CREMAÇÃO", [told.grave()], 0.5), ("DECLARANTE", [told.declarant()], 0.5)],
        [("MÉDICO QUE ATESTOU", [f"{told.doctor()} - CRM {told.crm()}"], 1.0)],
    ]
    paper.flow.y = grid.rows(paper.canvas, paper.flow.y, rows) + 4
    paper.paragraph(f"Certidão lavrada em {told.issued(shown.slashed)}. Dou fé.")
    parts.sign_at(paper, [told.officer(), "Escrevente"], middle=60)
    cost = noted.money(facts, rng.randint(3000, 9000), pattern="{digits}")
    parts.small_print(paper, f"Ao Oficial, ao Estado e ao Fundo: total de {cost}, recolhido por guia.")
    return paper.pages, facts
