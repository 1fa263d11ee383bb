"""Contracts of companies of Mato Grosso, Amazonas, Bahia in the sixties and Paraná today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west import faces, folk, parts, shown
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen

_LINES = (
    ("Auto Peças", "o comércio varejista de peças e acessórios para veículos automotores"),
    ("Pescados", "o beneficiamento, a estocagem e o comércio atacadista de pescados"),
    ("Transportes", "o transporte rodoviário de cargas, municipal e interestadual"),
    ("Armarinho", "o comércio de tecidos, confecções e artigos de armarinho"),
    ("Informática", "a assistência técnica e a venda de equipamentos de informática"),
)


@dataclass(frozen=True, slots=True)
class Society:
    """`shares` are whole units of money, one for each quota, of each partner."""

    name: str
    purpose: str
    seat: str
    town: Town
    partners: tuple[Citizen, ...]
    shares: tuple[int, ...]
    day: date


def _new_society(rng: Random, state: str, first: int, last: int, ending: str, count: int) -> Society:
    town = folk.new_town(rng, state)
    line, purpose = rng.choice(_LINES)
    partners = tuple(folk.new_citizen(rng, town=town) for _ in range(count))
    return Society(
        name=f"{folk.family_of(partners[0].name).title()} {line} {ending}",
        purpose=purpose,
        seat=f"{folk.new_street(rng)}, {folk.new_quarter(rng)}, {town.name}, {town.state}",
        town=town,
        partners=partners,
        shares=tuple(rng.sample(range(6_000, 96_000, 1_500), count)),
        day=folk.new_day(rng, first, last),
    )


class Told:
    """Writes of the society, each detail noted under its field."""

    def __init__(self, facts: Facts, society: Society, currency: notes.Currency = notes.REAL) -> None:
        self.facts, self.society, self._currency = facts, society, currency
        self.partners = [Voice(facts, "socio", n, one) for n, one in enumerate(society.partners, start=1)]

    def name(self) -> str:
        return self.facts.note("razao_social", self.society.name, self.society.name.upper())

    def seat(self) -> str:
        return self.facts.note("sede", self.society.seat)

    def purpose(self) -> str:
        return self.facts.note("objeto", self.society.purpose)

    def capital(self, pattern: str = "{digits} ({words})") -> str:
        cents = 100 * sum(self.society.shares)
        return noted.money(self.facts, cents, "capital_social", currency=self._currency, pattern=pattern)

    def quotas(self, number: int) -> str:
        share = self.society.shares[number - 1]
        text = numbers.show_thousands(share)
        return self.facts.note("socio_quotas", str(share), text, subject=f"socio {number}")

    def share(self, number: int, pattern: str = "{digits}") -> str:
        cents = 100 * self.society.shares[number - 1]
        return noted.money(
            self.facts,
            cents,
            "socio_valor",
            subject=f"socio {number}",
            currency=self._currency,
            pattern=pattern,
        )

    def manager(self) -> str:
        name = self.society.partners[0].name
        return self.facts.note("administrador", name, name.upper())

    def day(self) -> str:
        day = self.society.day
        return noted.day(self.facts, day, words.date_with_month(day), "data_contrato")

    def new_nire(self, rng: Random) -> str:
        return self.facts.note("nire", f"{rng.randint(11, 53)}2{rng.randint(10_000_000, 99_999_999)}")


def _signed(paper: Paper, society: Society) -> None:
    for number, one in enumerate(society.partners):
        parts.sign_at(paper, [one.name], middle=68 if number % 2 == 0 else 142)


def clauses(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a contract of Mato Grosso whose capital stands in a table."""
    facts = Facts()
    society = _new_society(rng, "MT", 1995, 2009, "Ltda", 2)
    told, face = Told(facts, society), faces.TIMES
    style = Style(face, 11.5, leading=1.45, left=28, right=186)
    letters: list[parts.Head] = [("CONTRATO DE CONSTITUIÇÃO", 13, True), (told.name(), 13, True)]
    paper = Paper(dpi, rng, style, parts.headed(face, letters), colour=colour)
    for one in told.partners:
        paper.paragraph(
            f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, com RG {one.rg()} e CPF "
            f"{one.cpf()};"
        )
    paper.paragraph("combinam formar uma sociedade empresária limitada, sob as condições que seguem:")
    paper.paragraph(f"1ª - O estabelecimento fica na {told.seat()}, e o nome é o que encima este contrato.")
    paper.paragraph(f"2ª - Tem por finalidade {told.purpose()}.")
    paper.paragraph(f"3ª - O capital é de {told.capital()}, já integralizado, assim distribuído:")
    rows = [("Quotista", "Quotas", "Total")]
    for number, one in enumerate(told.partners, start=1):
        rows.append((one.name(str), told.quotas(number), told.share(number)))
    paper.table([0.5, 0.2, 0.3], rows)
    paper.paragraph(f"4ª - Responde pela gerência, isoladamente, {told.manager()}, dispensada caução.")
    paper.paragraph(f"5ª - Elegem o foro de {society.town.name}. Firmado em três vias a {told.day()}.")
    _signed(paper, society)
    return paper.pages, facts


def altered(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an alteration of Amazonas: the firm moves, and the contract is told anew."""
    facts = Facts()
    society = _new_society(rng, "AM", 2009, 2022, "Comércio e Serviços Ltda", rng.choice((2, 3)))
    told, face = Told(facts, society), faces.CONDENSED
    style = Style(face, 11, leading=1.5, left=24, right=188)
    letters: list[parts.Head] = [("SEGUNDA ALTERAÇÃO CONTRATUAL", 13, True)]
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=24, align="left"), colour=colour)
    cnpj, nire = noted.cnpj(facts, numbers.new_cnpj(rng), "cnpj_sociedade"), told.new_nire(rng)
    paper.paragraph(f"Sociedade: {told.name()} - CNPJ: {cnpj} - NIRE: {nire}", bold=True)
    for number, one in enumerate(told.partners, start=1):
        paper.paragraph(
            f"Sócio {number}: {one.name()}, {one.trade()}, {one.nation()}, {one.state()}, documento "
            f"{one.rg()}, "
            f"CPF {one.cpf()}."
        )
    paper.caption("Do que se altera")
    paper.paragraph(f"Passa a sede para: {told.seat()}.")
    paper.caption("Do contrato consolidado")
    paper.paragraph(f"Finalidade: {told.purpose()}.")
    shares = "; ".join(
        f"{one.name(str)}, com {told.quotas(number)} quotas que somam {told.share(number)}"
        for number, one in enumerate(told.partners, start=1)
    )
    paper.paragraph(f"Capital de {told.capital()}, repartido entre {shares}.")
    paper.paragraph(f"Administração: {told.manager()}, por tempo indeterminado.")
    paper.paragraph(f"Ficam de pé as demais cláusulas. {society.town.name}, {told.day()}.")
    _signed(paper, society)
    return paper.pages, facts


def merchants(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed contract of two merchants of Bahia, in cruzeiros."""
    facts = Facts()
    society = _new_society(rng, "BA", 1955, 1966, "& Companhia Limitada", 2)
    told, face = Told(facts, society, notes.CRUZEIRO), faces.ELECTRIC
    style = Style(face, 10.5, leading=1.75, left=30, right=190, indent=12)
    paper = Paper(dpi, rng, style, parts.blank_sheet, colour=colour)
    one, other = told.partners
    paper.paragraph(
        f"Entre os abaixo assinados, {one.name()}, {one.nation()}, {one.state()}, {one.trade()}, e "
        f"{other.name()}, {other.nation()}, {other.state()}, {other.trade()}, fica ajustada uma "
        "sociedade por "
        f"cotas, que girará sob a firma de {told.name()}, estabelecida à {told.seat()}."
    )
    paper.paragraph(
        f"O ramo será {told.purpose()}. O capital, de {told.capital()}, entra com {told.quotas(1)} cotas do "
        f"primeiro, ou {told.share(1)}, e {told.quotas(2)} cotas do segundo, ou {told.share(2)}."
    )
    paper.paragraph(f"O uso da firma e a direção dos negócios cabem só a {told.manager()}.")
    paper.paragraph(f"E por estarem justos, assinam em {society.town.name}, {told.day()}.")
    _signed(paper, society)
    return paper.pages, facts


def alone(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the act of somebody of Paraná who makes a limited company alone."""
    facts = Facts()
    society = _new_society(rng, "PR", 2020, 2024, "Ltda", 1)
    told, face = Told(facts, society), faces.PLAIN
    style = Style(face, 10, leading=1.55, left=44, right=190)
    letters: list[parts.Head] = [
        ("ATO CONSTITUTIVO", 14, True),
        ("Sociedade Limitada Unipessoal", 10, False),
    ]
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=190, align="right"), colour=colour)
    (one,) = told.partners
    who = f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, CPF {one.cpf()}, RG {one.rg()}"
    asides = [
        ("Titular", f"{who}, na qualidade de sócio único."),
        ("Nome", f"A pessoa jurídica adota a denominação {told.name()}."),
        ("Endereço", f"Funciona em {told.seat()}."),
        ("Atividade", f"Explora {told.purpose()}."),
        (
            "Capital",
            (
                f"Subscreve o sócio o total de {told.capital()}, em {told.quotas(1)} quotas, equivalentes a "
                f"{told.share(1)}."
            ),
        ),
        ("Gestão", f"Cabe a administração a {told.manager()}, que declara não estar impedido."),
        ("Data", f"{society.town.name}/PR, {told.day()}."),
    ]
    for name, text in asides:
        stock.aside(paper, 16, 26, [name], text, points=9)
    registered = folk.later(rng, society.day, 2, 20)
    _signed(paper, society)
    junta = noted.day(facts, registered, shown.slashed(registered))
    parts.small_print(paper, f"Junta Comercial: registro deferido em {junta} sob NIRE {told.new_nire(rng)}.")
    return paper.pages, facts
