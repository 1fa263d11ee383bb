"""Contracts of companies of Minas in the fifties, São Paulo, Pernambuco, the pampas and Mato Grosso."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import faces, folk, forms, telling
from tests.synthetic.inland.panels import Panels
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen

_TRADES = (
    ("Ferragens", "o comércio de ferragens, ferramentas e louças em geral"),
    ("Café e Cereais", "a compra, o beneficiamento e a venda de café e cereais"),
    ("Calçados", "a confecção e a venda de calçados e artefatos de couro"),
    ("Materiais", "o comércio de materiais de construção e a locação de máquinas"),
    ("Panificação", "a fabricação de pães e a exploração de lanchonete"),
    ("Turismo", "a organização de viagens e o agenciamento de passagens"),
)


@dataclass(frozen=True, slots=True)
class Society:
    """`quotas` of each partner, every one of them worth `unit` whole units of money."""

    name: str
    purpose: str
    seat: str
    town: Town
    partners: tuple[Citizen, ...]
    quotas: tuple[int, ...]
    unit: int
    day: date


def _new_society(
    rng: Random, state: str, years: tuple[int, int], ending: str, count: int, unit: int = 1
) -> Society:
    town, (line, purpose) = folk.new_town(rng, state), rng.choice(_TRADES)
    partners = tuple(folk.new_citizen(rng, town=town, year=years[0]) for _ in range(count))
    return Society(
        name=f"{line} {folk.family_of(partners[-1].name).title()} {ending}",
        purpose=purpose,
        seat=f"{folk.new_street(rng)}, {folk.new_quarter(rng)}, {town.name} - {town.state}",
        town=town,
        partners=partners,
        quotas=tuple(amount // unit for amount in rng.sample(range(5_000, 90_000, 1_000), count)),
        unit=unit,
        day=folk.new_day(rng, *years),
    )


class Told:
    """Writes of the society, each detail noted under its field."""

    def __init__(self, facts: Facts, society: Society, currency: notes.Currency = notes.REAL) -> None:
        self.facts, self.society, self._currency = facts, society, currency
        self.partners = [Voice(facts, "socio", n, one) for n, one in enumerate(society.partners, start=1)]

    def name(self, show: Callable[[str], str] = str.upper) -> str:
        return self.facts.note("razao_social", self.society.name, show(self.society.name))

    def seat(self) -> str:
        return self.facts.note("sede", self.society.seat)

    def purpose(self) -> str:
        return self.facts.note("objeto", self.society.purpose)

    def total_quotas(self) -> str:
        """Return how many quotas there are; no field tells of it."""
        return numbers.show_thousands(sum(self.society.quotas))

    def unit(self) -> str:
        return noted.money(self.facts, 100 * self.society.unit, currency=self._currency, pattern="{digits}")

    def capital(self, pattern: str = "{digits} ({words})") -> str:
        cents = 100 * self.society.unit * sum(self.society.quotas)
        return noted.money(self.facts, cents, "capital_social", currency=self._currency, pattern=pattern)

    def quotas(self, number: int, pattern: str = "{}") -> str:
        count = self.society.quotas[number - 1]
        shown = pattern.format(numbers.show_thousands(count))
        return self.facts.note("socio_quotas", str(count), shown, subject=f"socio {number}")

    def share(self, number: int, pattern: str = "{digits}") -> str:
        cents = 100 * self.society.unit * self.society.quotas[number - 1]
        return noted.money(
            self.facts,
            cents,
            "socio_valor",
            subject=f"socio {number}",
            currency=self._currency,
            pattern=pattern,
        )

    def manager(self, number: int, show: Callable[[str], str] = str.upper) -> str:
        name = self.society.partners[number - 1].name
        return self.facts.note("administrador", name, show(name))

    def day(self, show: Callable[[date], str]) -> str:
        return noted.day(self.facts, self.society.day, show(self.society.day), "data_contrato")

    def new_cnpj(self, rng: Random) -> str:
        return noted.cnpj(self.facts, numbers.new_cnpj(rng), "cnpj_sociedade")

    def new_nire(self, rng: Random) -> str:
        return self.facts.note("nire", f"{rng.randint(11, 53)}2{rng.randint(10_000_000, 99_999_999)}")


def _signed(paper: Paper, society: Society, left: float = 30) -> None:
    for one in society.partners:
        forms.signed(paper, [one.name], left=left)


def _bare(_: Canvas, __: int) -> float:
    return 22.0


def articles(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed contract of Minas whose articles are counted in words; quotas of a thousand cruzeiros."""
    facts = Facts()
    society = _new_society(rng, "MG", (1951, 1964), "Limitada", 2, unit=1000)
    told, face = Told(facts, society, notes.CRUZEIRO), faces.CARBON
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.75, left=30, right=188), _bare, colour=colour)
    first, second = told.partners
    paper.heading("CONTRATO SOCIAL DE", 11)
    paper.heading(told.name(), 12)

    def who(one: Voice) -> str:
        return f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}"

    paper.paragraph(
        f"Por este instrumento particular, {who(first)}, e {who(second)}, ambos residentes em "
        f"{society.town.name}, organizam entre si uma sociedade mercantil, a saber:"
    )
    paper.paragraph(f"Primeiro. A casa terá sede à {told.seat()}, e terá por negócio {told.purpose()}.")
    paper.paragraph(
        f"Segundo. O capital, de {told.capital()}, divide-se em quotas de {told.unit()} cada uma: "
        f"{told.quotas(1)} quotas de {first.name()}, no total de {told.share(1)}, e {told.quotas(2)} quotas "
        f"de {second.name()}, no total de {told.share(2)}."
    )
    paper.paragraph(f"Terceiro. A gerência e o uso da assinatura social pertencem a {told.manager(2)}.")
    paper.paragraph(
        "Quarto. Os balanços far-se-ão em trinta e um de dezembro; os lucros repartem-se por igual."
    )
    paper.paragraph(f"{society.town.name}, {told.day(telling.long)}.")
    _signed(paper, society)
    return paper.pages, facts


def both_manage(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a contract of São Paulo in cruzados, whose two partners manage it together."""
    facts = Facts()
    society = _new_society(rng, "SP", (1987, 1988), "S/C Ltda", 2)
    told, face = Told(facts, society, notes.CRUZADO), faces.GOLFBALL
    head = forms.letterhead(
        Words(face, 11),
        [("INSTRUMENTO PARTICULAR DE CONTRATO SOCIAL", 11, True), (told.name(), 11, True)],
        x=26,
        align="left",
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.6, left=26, right=190), head, colour=colour)
    for letter, one in zip("ab", told.partners, strict=True):
        paper.paragraph(
            f"{letter}) {one.name()}, {one.nation()}, {one.state()}, {one.trade()}, RG {one.rg()}, CIC "
            f"{one.cpf(without_dots=True)};"
        )
    paper.paragraph("têm entre si justo e contratado o que segue:")
    clauses = (
        f"DA SEDE: a sociedade instala-se na {told.seat()}.",
        f"DO OBJETO SOCIAL: {told.purpose()}.",
        f"DA ADMINISTRAÇÃO: exercem-na, em conjunto, {told.manager(1)} e {told.manager(2)}.",
        (
            f"DO CAPITAL: {told.capital()}, dividido em {told.total_quotas()} quotas de valor unitário de "
            f"{told.unit()}, cabendo a {told.partners[0].name()} {told.quotas(1)} quotas ({told.share(1)}) e "
            f"a {told.partners[1].name()} {told.quotas(2)} quotas ({told.share(2)})."
        ),
        "DO PRAZO: indeterminado. DO FORO: o desta comarca.",
    )
    for number, text in enumerate(clauses, start=1):
        paper.paragraph(f"CLÁUSULA {number}ª - {text}")
    paper.paragraph(f"Em três vias, {society.town.name}, {told.day(telling.long)}.")
    _signed(paper, society, 100)
    return paper.pages, facts


def listed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a word processor's contract of Pernambuco with the partners' shares as lines of a list."""
    facts = Facts()
    society = _new_society(rng, "PE", (1997, 2008), "Ltda", 3)
    told, face = Told(facts, society), faces.SLAB
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=28, right=186), _bare, colour=colour)
    paper.heading("CONTRATO SOCIAL", 14)
    for one in told.partners:
        paper.paragraph(
            f"{one.name()}, {one.trade()}, {one.nation()}, {one.state()}, "
            f"{one.by_sex('domiciliado', 'domiciliada')} em {society.town.name}, CPF nº {one.cpf()}, "
            f"identidade nº {one.rg()};"
        )
    paper.paragraph("resolvem constituir uma sociedade limitada, que se regerá pelos artigos abaixo.")
    paper.paragraph(f"Art. 1º Denominação: {told.name()}. Endereço: {told.seat()}.")
    paper.paragraph(f"Art. 2º Ramo de negócio: {told.purpose()}.")
    paper.paragraph(
        f"Art. 3º O capital social é de {told.capital()}, em {told.total_quotas()} quotas de {told.unit()}, "
        "integralizado em dinheiro, na proporção seguinte:"
    )
    for number, one in enumerate(told.partners, start=1):
        text = f"{number}) {one.name(str)}: {told.quotas(number)} quotas, no importe de {told.share(number)}"
        paper.paragraph(f"{text}{'.' if number == 3 else ';'}", gap=0.1)
    paper.flow.space(0.4)
    manager = rng.randint(1, 3)
    paper.paragraph(
        f"Art. 4º Administra a sociedade {told.manager(manager)}, só, ativa e passivamente, em juízo e fora."
    )
    paper.paragraph(
        f"Art. 5º Início das atividades na data da assinatura. {society.town.name}, "
        f"{told.day(telling.slashed)}."
    )
    _signed(paper, society, 62)
    return paper.pages, facts


def consolidated(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a consolidated contract of the pampas: numbers of the firm in a box, percents in a table."""
    facts = Facts()
    society = _new_society(rng, "RS", (2009, 2020), "Ltda EPP", 2)
    told, face = Told(facts, society), faces.POSTER
    small, value = Words(face, 8, ink=GREY), Words(face, 11, bold=True)
    head = forms.letterhead(
        Words(face, 11), [("4ª ALTERAÇÃO E CONSOLIDAÇÃO DO CONTRATO SOCIAL", 13, True)], rule=(24, 188)
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.45, left=24, right=188), head, colour=colour)
    row = [
        ("Empresa:", told.name(), 2.4),
        ("NIRE:", told.new_nire(rng), 1),
        ("CNPJ:", told.new_cnpj(rng), 1.3),
    ]
    forms.over(paper, row, caption=small, value=value)
    for one in told.partners:
        paper.paragraph(
            f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, documento de identidade "
            f"{one.rg()}, CPF {one.cpf()}."
        )
    paper.paragraph("Os sócios acima, que são todos, dão ao contrato a redação única que segue.")
    paper.caption("1. Nome e lugar")
    paper.paragraph(f"1.1. A sociedade denomina-se {told.name()}. 1.2. Tem sede em: {told.seat()}.")
    paper.caption("2. Atividades")
    paper.paragraph(f"2.1. O seu objeto é {told.purpose()}.")
    paper.caption("3. Capital")
    paper.paragraph(f"3.1. O capital social, todo integralizado, soma {told.capital()}.")
    total = sum(society.quotas)
    rows = [
        (
            one.name(str),
            told.quotas(number),
            told.share(number),
            f"{100 * society.quotas[number - 1] / total:.2f}%".replace(".", ","),
        )
        for number, one in enumerate(told.partners, start=1)
    ]
    paper.table([4, 1.5, 2, 1], [("Sócio", "Nº de quotas", "Valor", "%"), *rows])
    paper.caption("4. Quem administra")
    paper.paragraph(f"4.1. Cabe a administração a {told.manager(1)}, dispensado de caução.")
    paper.paragraph(f"{society.town.name}, {told.day(telling.long)}.")
    _signed(paper, society, 60)
    return paper.pages, facts


def panel(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the electronic act of one person's company of Mato Grosso, in panels, with its stamp."""
    facts = Facts()
    society = _new_society(rng, "MT", (2020, 2025), "Ltda", 1)
    told, face = Told(facts, society), faces.SCREEN
    (one,) = told.partners
    head = forms.letterhead(
        Words(face, 11),
        [("ATO CONSTITUTIVO DE SOCIEDADE LIMITADA", 12, True), ("com um único sócio", 9, False)],
        x=18,
        align="left",
        rule=(18, 192),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=18, right=192), head, colour=colour)
    sections: list[tuple[str, list[list[forms.Told]]]] = [
        (
            "SÓCIO ÚNICO",
            [
                [("Nome:", one.name(), 2), ("CPF:", one.cpf(), 1), ("RG:", one.rg(), 1)],
                [
                    ("Nacionalidade:", one.nation(), 1),
                    ("Estado civil:", one.state(), 1),
                    ("Profissão:", one.trade(), 1.3),
                ],
            ],
        ),
        (
            "EMPRESA",
            [
                [("Nome empresarial:", told.name(), 1)],
                [("Endereço da sede:", told.seat(), 1)],
                [("Objeto:", told.purpose(), 1)],
            ],
        ),
        (
            "CAPITAL E ADMINISTRAÇÃO",
            [
                [
                    ("Capital social:", told.capital("{digits}"), 1),
                    ("Quotas do sócio:", told.quotas(1), 1),
                    ("Valor das quotas do sócio:", told.share(1), 1.2),
                ],
                [("Administrador(a):", told.manager(1, str), 1)],
            ],
        ),
    ]
    panels = Panels(paper)
    for name, rows in sections:
        panels.section(name, rows)
    paper.flow.space(0.5)
    paper.paragraph("O sócio declara, sob as penas da lei, não estar impedido de exercer a administração.")
    paper.paragraph(f"{society.town.name} (MT), {told.day(words.date_with_month)}.")
    filed = folk.later(rng, society.day, 1, 9)
    day = noted.day(facts, filed, telling.slashed(filed))
    lines = [f"Junta Comercial: deferido em {day}, NIRE {told.new_nire(rng)}, CNPJ {told.new_cnpj(rng)}."]
    forms.fine_print(paper, [*lines, "Autenticidade pelo código ao lado."], points=8.5, code=True)
    return paper.pages, facts
