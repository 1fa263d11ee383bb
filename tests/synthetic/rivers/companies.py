"""Contracts of companies of the rivers: a typed one in cruzeiros, clauses with a table, a dot printer's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import telling as inland
from tests.synthetic.notes import REAL, Currency
from tests.synthetic.paper import Paper, Style
from tests.synthetic.rivers import faces, folk, look, telling
from tests.synthetic.rivers.telling import Party, parties

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town

_OLD_LINES = (
    ("Cerealista", "o comércio de arroz, feijão e outros cereais, por conta própria e de terceiros"),
    ("Curtume", "a indústria de curtimento de couros e o comércio de seus produtos"),
    ("Madeireira", "a exploração do ramo de serraria e o comércio de madeiras em geral"),
)
_LINES = (
    ("Móveis", "a fabricação e o comércio varejista de móveis de madeira"),
    ("Confecções", "a confecção de roupas e o comércio de artigos do vestuário"),
    ("Náutica", "a manutenção de embarcações e o comércio de artigos de pesca"),
    ("Tecnologia", "a consultoria em tecnologia da informação e o suporte técnico"),
    ("Distribuidora", "o comércio atacadista de bebidas e de produtos alimentícios"),
)


@dataclass(frozen=True, slots=True)
class Company:
    """A company to be; each partner takes so many quotas of `unit` reais or cruzeiros."""

    name: str
    purpose: str
    seat: str
    town: Town
    people: tuple[folk.Person, ...]
    quotas: tuple[int, ...]
    unit: int
    currency: Currency = REAL

    def worth(self, quotas: int) -> int:
        return quotas * self.unit * 100


class Shares:
    """Tells what belongs to the company and to each partner, and notes it."""

    def __init__(self, facts: Facts, company: Company) -> None:
        self.company, self.facts = company, facts
        self.partners = parties(facts, "socio", company.people)

    def name(self) -> str:
        return self.facts.note("razao_social", self.company.name, self.company.name.upper())

    def seat(self) -> str:
        return self.facts.note("sede", self.company.seat)

    def purpose(self) -> str:
        return self.facts.note("objeto", self.company.purpose)

    def capital(self, pattern: str = "{digits} ({words})") -> str:
        cents, currency = self.company.worth(sum(self.company.quotas)), self.company.currency
        return telling.money(self.facts, cents, "capital_social", currency=currency, pattern=pattern)

    def unit(self, pattern: str = "{digits}") -> str:
        cents, currency = self.company.worth(1), self.company.currency
        if cents == 100:
            pattern = pattern.replace("{words}", "um real")
        return telling.money(self.facts, cents, currency=currency, pattern=pattern)

    def quotas(self, number: int, pattern: str = "{digits}") -> str:
        many = self.company.quotas[number - 1]
        shown = pattern.format(digits=numbers.show_thousands(many), words=words.number_in_words(many))
        return self.facts.note("socio_quotas", str(many), shown, subject=f"socio {number}")

    def worth(self, number: int, pattern: str = "{digits}") -> str:
        cents, subject = self.company.worth(self.company.quotas[number - 1]), f"socio {number}"
        currency = self.company.currency
        return telling.money(
            self.facts, cents, "socio_valor", subject=subject, currency=currency, pattern=pattern
        )

    def total(self) -> str:
        return numbers.show_thousands(sum(self.company.quotas))

    def manager(self, number: int, shape: Callable[[str], str] = str.upper) -> str:
        name = self.company.people[number - 1].name
        return self.facts.note("administrador", name, shape(name))

    def day(self, rng: Random, first: int, last: int, tell: telling.Tell) -> str:
        return telling.day(self.facts, folk.new_day(rng, first, last), tell, "data_contrato")


def _new_company(
    rng: Random,
    state: str,
    lines: Sequence[tuple[str, str]],
    *,
    count: int,
    year: int,
    quotas: tuple[int, int, int],
    unit: int = 1,
    currency: Currency = REAL,
) -> Company:
    """Return a company of the state; `quotas` are the least, the most and the step of what each takes."""
    town, (line, purpose) = folk.new_town(rng, state), rng.choice(lines)
    people = tuple(folk.new_person(rng, town, year=year) for _ in range(count))
    seat = f"{folk.new_home(rng)}, {town.name}/{town.state}"
    name = f"{line} {folk.family_of(people[0].name)} Ltda"
    taken = tuple(rng.sample(range(*quotas), count))
    return Company(name, purpose, seat, town, people, taken, unit, currency)


def typed_quotas(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed contract of Rio Grande do Sul in cruzeiros, its clauses numbered by words."""
    facts, face = Facts(), faces.ELECTRIC
    company = _new_company(
        rng, "RS", _OLD_LINES, count=2, year=1975, quotas=(400, 9000, 100), unit=10, currency=notes.CRUZEIRO
    )
    shares = Shares(facts, company)
    head = look.head(Words(face, 11), [("CONTRATO SOCIAL", 13, True)], top=18)
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.6, left=30, right=190), head, colour=colour)
    first, second = shares.partners
    paper.paragraph(
        f"Pelo presente instrumento particular, {_typed(first)}, e {_typed(second)}, têm entre si justo e "
        "contratado a constituição de uma sociedade por quotas de responsabilidade limitada, nos termos do "
        "Decreto nº 3.708/19, a qual se regerá pelas cláusulas que seguem:"
    )
    ordinals = ("PRIMEIRA", "SEGUNDA", "TERCEIRA", "QUARTA", "QUINTA", "SEXTA", "SÉTIMA")
    for ordinal, text in zip(ordinals, _typed_clauses(shares), strict=True):
        paper.paragraph(f"{ordinal} - {text}")
    day = shares.day(rng, 1968, 1984, inland.long)
    paper.paragraph(
        "E por estarem assim justos, assinam este em três vias, na presença de duas testemunhas. "
        f"{company.town.name}, {day}."
    )
    look.hands(paper, [(one.name, "") for one in company.people])
    paper.paragraph(f"Testemunhas: {folk.new_name(rng, 'M')} e {folk.new_name(rng, 'M')}.")
    return paper.pages, facts


def _typed(one: Party) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, "
        f"{one.by_sex('domiciliado', 'domiciliada')} na {one.one.home}, em {one.one.town.name}, C.I. "
        f"{one.rg()}, CPF {one.cpf(dots=False)}"
    )


def _typed_clauses(shares: Shares) -> tuple[str, ...]:
    first, second = shares.partners
    manager = shares.company.people[0].by_sex("ao sócio", "à sócia")
    return (
        (
            f"A sociedade girará sob a denominação social de {shares.name()}, e terá sua sede e foro na "
            f"{shares.seat()}."
        ),
        f"A sociedade terá por objeto {shares.purpose()}.",
        (
            f"O capital social é de {shares.capital()}, dividido em {shares.total()} quotas de "
            f"{shares.unit()} cada uma, totalmente integralizado neste ato, em moeda corrente, distribuído "
            f"da seguinte forma: {first.name(str)}, {shares.quotas(1)} quotas, no valor de "
            f"{shares.worth(1)}; {second.name(str)}, {shares.quotas(2)} quotas, no valor de "
            f"{shares.worth(2)}."
        ),
        (
            f"A gerência caberá {manager} {shares.manager(1, str)}, que fará uso da firma somente em "
            "negócios da sociedade, sendo vedados avais e fianças de favor."
        ),
        "O prazo de duração é indeterminado, e o ano social coincidirá com o ano civil.",
        (
            "Os gerentes terão direito a uma retirada mensal a título de pró-labore, conforme a legislação "
            "do imposto de renda."
        ),
        (
            "Falecendo um dos sócios, a sociedade continuará com os herdeiros, apurando-se os haveres em "
            "balanço."
        ),
    )


def table_of_quotas(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's contract of Espírito Santo: clauses with titles, a table of quotas, the board's stamp."""
    facts, face = Facts(), faces.GEOMETRIC
    company = _new_company(
        rng, "ES", _LINES, count=rng.choice((2, 2, 3)), year=2015, quotas=(5000, 120_000, 1000)
    )
    shares = Shares(facts, company)
    lines = [("CONTRATO SOCIAL DE CONSTITUIÇÃO DE SOCIEDADE LIMITADA", 11, True), (shares.name(), 12, True)]
    head = look.head(Words(face, 10), lines, top=16)
    paper = Paper(
        dpi, rng, Style(face, 9.5, leading=1.5, left=24, right=188, bottom=285), head, colour=colour
    )
    looks = (Words(face, 9.5), Words(face, 9.5, bold=True))
    for one in shares.partners:
        look.marked(paper, f"{_today(one)};", *looks)
    look.marked(paper, "resolvem constituir uma sociedade limitada, conforme o Código Civil:", *looks)
    before, after = _today_clauses(shares)
    _numbered(paper, before, 1, looks)
    rows = [("Sócio", "Quotas", "%", "Valor")]
    for number, one in enumerate(shares.partners, start=1):
        part = f"{100 * company.quotas[number - 1] / sum(company.quotas):.2f}".replace(".", ",")
        rows.append((one.name(str), shares.quotas(number), part, shares.worth(number)))
    rows.append(("Total", shares.total(), "100,00", shares.capital("{digits}")))
    paper.table([4, 1.3, 1, 2], rows, points=9)
    _numbered(paper, after, 1 + len(before), looks)
    paper.paragraph(f"{company.town.name}/ES, {shares.day(rng, 2012, 2024, inland.long)}.")
    look.hands(paper, [(one.name, "Sócio(a)") for one in company.people])
    _stamp(rng, paper, shares)
    return paper.pages, facts


def _numbered(
    paper: Paper, clauses: Sequence[tuple[str, str]], first: int, looks: tuple[Words, Words]
) -> None:
    for number, (title, text) in enumerate(clauses, start=first):
        look.marked(paper, f"*CLÁUSULA {number}ª - {title}.* {text}", *looks)


def _today(one: Party) -> str:
    born = f"{one.by_sex('nascido', 'nascida')} em {one.one.town.name}/{one.one.town.state}"
    return (
        f"*{one.name()},* {one.nation()}, {born}, {one.state()}, {one.trade()}, CPF nº {one.cpf()}, "
        f"documento de identidade nº {one.rg()}, SPTC/ES, residente na {one.one.home}, {one.one.town.name}/ES"
    )


def _today_clauses(shares: Shares) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what stands before the table of quotas, and what after it."""
    before = [
        ("DO NOME EMPRESARIAL", f"A sociedade adotará o nome empresarial {shares.name()}."),
        ("DA SEDE", f"A sede será na {shares.seat()}, podendo abrir filiais."),
        ("DO OBJETO", f"O objeto social será {shares.purpose()}."),
        (
            "DO CAPITAL",
            (
                f"O capital social será de {shares.capital()}, dividido em {shares.total()} quotas no valor "
                f"nominal de {shares.unit('{digits} ({words})')} cada uma, integralizadas em moeda corrente "
                "do País:"
            ),
        ),
    ]
    after = [
        (
            "DA ADMINISTRAÇÃO",
            f"A administração caberá a {shares.manager(1)}, com os poderes de representação ativa e passiva.",
        ),
        ("DO EXERCÍCIO", "Ao fim de cada ano, quem administra prestará contas justificadas."),
        (
            "DO DESIMPEDIMENTO",
            (
                "Quem administra declara, sob as penas da lei, que não está impedido de exercê-lo por "
                "condenação criminal, nos termos do art. 1.011, § 1º, do Código Civil."
            ),
        ),
        ("DO FORO", f"Fica eleito o foro de {shares.company.town.name}/ES."),
    ]
    return before, after


def _stamp(rng: Random, paper: Paper, shares: Shares) -> None:
    """Write what the board of trade certifies at the foot; the firm's number is not always told."""
    facts, nire = shares.facts, f"32{rng.randint(200_000_000, 209_999_999)}"
    lines = [
        f"JUNTA COMERCIAL - NIRE {facts.note('nire', nire)} - Protocolo {rng.randint(150, 249)}{nire[-6:]}"
    ]
    if rng.random() < 0.5:
        cnpj = numbers.new_cnpj(rng)
        shown = facts.cnpj(cnpj)
        lines.append(f"CNPJ {facts.note('cnpj_sociedade', cnpj, shown)}")
    lines.append(f"{folk.new_name(rng, 'M')} - Secretário-Geral")
    look.foot(paper, lines, Words(paper.style.face, 8, ink=GREY), coded=True)


def printer_sheets(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an accountant's contract of Minas Gerais from a dot-matrix printer: letters for paragraphs."""
    facts, face = Facts(), faces.MATRIX
    company = _new_company(rng, "MG", _LINES, count=2, year=2000, quotas=(2000, 30_000, 500))
    shares = Shares(facts, company)
    lines = [("INSTRUMENTO PARTICULAR DE CONTRATO SOCIAL", 11, True), (shares.name(), 10, False)]
    head = look.head(Words(face, 10), lines, top=16, later=lambda *_: 22.0)
    paper = Paper(dpi, rng, Style(face, 10, leading=1.45, left=24, right=190), head, colour=colour)
    for letter, one in zip("ab", shares.partners, strict=True):
        paper.paragraph(
            f"{letter}) {one.name()}, {one.nation()}, {one.state()}, {one.trade()}, {_at_home(one)}, "
            f"{one.by_sex('portador', 'portadora')} do CPF n. {one.cpf()} e da C.I. n. {one.rg()} - SSP/MG;"
        )
    paper.paragraph("Resolvem, por este instrumento, constituir uma sociedade mercantil, a saber:")
    for title, text in _printed(shares):
        paper.caption(title)
        paper.paragraph(text)
    paper.paragraph(f"{company.town.name} (MG), {shares.day(rng, 1995, 2003, inland.long)}.")
    look.hands(paper, [(one.name, "") for one in company.people])
    lawyer = folk.new_name(rng, "M")
    paper.paragraph(f"Testemunhas: 1. {folk.new_name(rng, 'F')}   2. {folk.new_name(rng, 'M')}")
    paper.paragraph(f"Visto: {lawyer} - OAB/MG {rng.randint(31_000, 79_000)}")
    return paper.pages, facts


def _at_home(one: Party) -> str:
    return f"residente na {one.one.home}, {one.one.town.name}"


def _printed(shares: Shares) -> list[tuple[str, str]]:
    taken = " ".join(
        f"{one.name(str)} subscreve {shares.quotas(number, '{digits} ({words})')} quotas, no total de "
        f"{shares.worth(number)}."
        for number, one in enumerate(shares.partners, start=1)
    )
    both = f"{shares.manager(1, str)} e {shares.manager(2, str)}"
    return [
        ("I - DENOMINAÇÃO E SEDE", f"{shares.name()}, estabelecida na {shares.seat()}."),
        ("II - OBJETIVO", f"A sociedade tem por objetivo {shares.purpose()}."),
        ("III - CAPITAL", f"O capital é de {shares.capital()}, em quotas de {shares.unit()}. {taken}"),
        ("IV - GERÊNCIA", f"Será exercida por {both}, em conjunto ou isoladamente, dispensados de caução."),
        (
            "V - DURAÇÃO E INÍCIO",
            "O prazo é indeterminado. As atividades têm início após o arquivamento deste na JUCEMG.",
        ),
        ("VI - RESULTADOS", "Levantado o balanço em dezembro, lucros e perdas serão divididos na proporção."),
        ("VII - FORO", f"Fica eleito o foro da comarca de {shares.company.town.name}."),
    ]
