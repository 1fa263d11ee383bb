"""Contratos sociais: a consolidation with shares in a table, typed sheets of old, sections numbered twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, ornaments, words
from tests.synthetic.canvas import BLACK, BLUE, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import faces, folk, noted, stock
from tests.synthetic.south.qualify import Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from random import Random

    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen

_DETAILS = frozenset({"nome", "cpf", "rg", "nacionalidade", "estado_civil", "profissao"})
_TRADES = (
    ("Malhas e Confecções", "a indústria de malhas e o comércio de artigos de vestuário"),
    ("Vinhos e Sucos", "a produção e o engarrafamento de vinhos, sucos e derivados da uva"),
    ("Usinagem e Moldes", "a usinagem de peças e a fabricação de moldes e matrizes"),
    ("Erva-Mate", "o beneficiamento e a venda de erva-mate"),
    ("Contabilidade", "a prestação de serviços de escrituração contábil e fiscal"),
    ("Esquadrias", "a fabricação e a montagem de esquadrias de madeira e de alumínio"),
    ("Avicultura", "a criação de aves e o comércio de ovos e de rações"),
)
_BOARDS = {"RS": "43", "SC": "42", "PR": "41", "SP": "35", "MG": "31", "RJ": "33", "ES": "32"}


@dataclass(frozen=True, slots=True)
class Society:
    """`shares` are the quotas of the partners in their order; a quota is worth `unit` cents."""

    name: str
    cnpj: str
    nire: str
    town: Town
    seat: str
    purpose: str
    day: date
    partners: tuple[Citizen, ...]
    shares: tuple[int, ...]
    unit: int
    managers: int

    @property
    def cents(self) -> int:
        return sum(self.shares) * self.unit

    @property
    def currency(self) -> notes.Currency:
        return notes.currency_of(self.day)


def _new_society(rng: Random, first: int, last: int, endings: tuple[str, ...]) -> Society:
    partners = tuple(folk.new_citizen(rng) for _ in range(rng.choice((2, 2, 3))))
    what, purpose = rng.choice(_TRADES)
    town = folk.new_town(rng)
    return Society(
        name=f"{folk.family_of(partners[0].name)} {what} {rng.choice(endings)}",
        cnpj=numbers.new_cnpj(rng),
        nire=f"{_BOARDS[town.state]}{rng.randint(200_000_000, 209_999_999)}",
        town=town,
        seat=f"{folk.new_street(rng)}, {folk.new_quarter(rng)}, em {town.name}, {town.state}",
        purpose=purpose,
        day=folk.new_day(rng, first, last),
        partners=partners,
        shares=tuple(rng.randint(4, 190) * 250 for _ in partners),
        unit=rng.choice((100, 100, 1000)),
        managers=rng.choice((1, 1, 2)),
    )


def _name(facts: Facts, society: Society) -> str:
    return facts.note("razao_social", society.name, society.name.upper())


def _seat(facts: Facts, society: Society) -> str:
    return facts.note("sede", society.seat)


def _purpose(facts: Facts, society: Society) -> str:
    return facts.note("objeto", society.purpose)


def _capital(facts: Facts, society: Society, pattern: str = "{digits} ({words})") -> str:
    return noted.money(facts, society.cents, "capital_social", currency=society.currency, pattern=pattern)


def _unit(facts: Facts, society: Society) -> str:
    return noted.money(facts, society.unit, currency=society.currency, pattern="{digits}")


def _managers(facts: Facts, society: Society) -> str:
    chosen = society.partners[: society.managers]
    return " e ".join(facts.note("administrador", one.name, one.name.upper()) for one in chosen)


def _day(facts: Facts, society: Society, show: Callable[[date], str]) -> str:
    return noted.day(facts, society.day, show(society.day), "data_contrato")


def _quotas(facts: Facts, society: Society, number: int) -> str:
    quotas = society.shares[number - 1]
    shown = numbers.show_thousands(quotas)
    return facts.note("socio_quotas", str(quotas), shown, subject=f"socio {number}")


def _worth(facts: Facts, society: Society, number: int, pattern: str = "{digits}") -> str:
    cents = society.shares[number - 1] * society.unit
    return noted.money(
        facts, cents, "socio_valor", subject=f"socio {number}", currency=society.currency, pattern=pattern
    )


def _partners(facts: Facts, society: Society, write: Callable[[Told], str]) -> list[str]:
    told = enumerate(society.partners, start=1)
    return [write(Told(facts, "socio", number, one, _DETAILS)) for number, one in told]


def _signed(paper: Paper, society: Society, left: float) -> None:
    for one in society.partners:
        stock.signed(paper, [one.name, "sócio" if one.sex == "M" else "sócia"], left=left, sealed=False)


def consolidated(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a change of a contract with the whole contract after it, shares and their part in a table."""
    facts, society = Facts(), _new_society(rng, 2004, 2024, ("Ltda", "Ltda ME", "Sociedade Limitada"))
    face = rng.choice((*faces.SERIF[3:], *faces.SANS[:2]))
    cnpj = noted.cnpj(facts, society.cnpj, "cnpj_sociedade")
    nire = facts.note("nire", society.nire)
    change = rng.choice(("PRIMEIRA", "SEGUNDA", "TERCEIRA", "QUINTA"))

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(26, 16, _name(facts, society), face, 9, bold=True)
        canvas.text(26, 20.5, f"CNPJ {cnpj} - NIRE {nire}", face, 8.5, ink=GREY)
        canvas.text(186, 16, f"{number}", face, 9, align="right")
        canvas.rule(26, 23, 186, 23, width=0.2)
        return 27

    paper = Paper(dpi, rng, Style(face, 11, 1.48, left=26, right=186, bottom=270), head, colour=colour)
    paper.heading(f"{change} ALTERAÇÃO E CONSOLIDAÇÃO DO CONTRATO SOCIAL", points=12)
    for text in _partners(facts, society, _at_length):
        paper.paragraph(f"{text};")
    paper.paragraph(
        f"únicos sócios de {_name(facts, society)}, resolvem alterar e consolidar o seu contrato, que "
        f"passa a ter a redação seguinte:"
    )
    paper.paragraph(
        f"Nome e sede. A sociedade usa o nome {_name(facts, society)} e tem sede na {_seat(facts, society)}."
    )
    paper.paragraph(f"Objeto social. A sociedade tem por fim {_purpose(facts, society)}.")
    paper.paragraph(
        f"Capital. O capital social, inteiramente realizado, é de {_capital(facts, society)}, em quotas de "
        f"{_unit(facts, society)} cada, pertencentes aos sócios como segue:"
    )
    paper.table((64, 26, 20, 44), _share_rows(facts, society), points=10)
    paper.paragraph(
        f"Administração. A sociedade é administrada por {_managers(facts, society)}, com o uso do nome."
    )
    paper.paragraph(f"{society.town.name}, {_day(facts, society, words.date_with_month)}.")
    _signed(paper, society, 66)
    return paper.pages, facts


def _share_rows(facts: Facts, society: Society) -> list[tuple[str, str, str, str]]:
    rows = [("Sócio", "Quotas", "%", "Valor")]
    for number, one in enumerate(society.partners, start=1):
        part = f"{100 * society.shares[number - 1] / sum(society.shares):.2f}".replace(".", ",")
        rows.append((one.name, _quotas(facts, society, number), part, _worth(facts, society, number)))
    total = numbers.show_thousands(sum(society.shares))
    return [*rows, ("Total", total, "100,00", _capital(facts, society, "{digits}"))]


def _at_length(told: Told) -> str:
    one = told.one
    return (
        f"{told.name()}, {told.nation()}, {told.state()}, {told.trade()}, titular da carteira de identidade "
        f"{told.rg()}, {one.issuer}, e do CPF {told.cpf()}, com endereço na {one.home}, {one.quarter}, "
        f"{one.town.short}"
    )


def typed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the typed contract of a house of trade, 1955 to 1986, in lettered points."""
    first, last = rng.choice(((1955, 1966), (1971, 1985)))
    facts, society = Facts(), _new_society(rng, first, last, ("& Cia. Ltda", "Irmãos Ltda", "Limitada"))
    style = Style(rng.choice(faces.TYPEWRITER), 11, 1.62, left=36, right=192, bottom=270)
    face = style.face

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(192, 18, f"- {number} -", face, 10, align="right")
        if number == 1:
            canvas.frame(140, 24, 192, 44, ink=BLUE)
            canvas.text(166, 30, "JUNTA COMERCIAL", face, 8, align="middle", ink=BLUE)
            canvas.text(166, 36, "ARQUIVADO", face, 9, align="middle", ink=BLUE)
        return 50 if number == 1 else 24

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(f"CONTRATO SOCIAL DE {_name(facts, society)}", bold=True)
    write = _old if society.day.year > 1970 else _before_numbers
    told = _partners(facts, society, write)
    paper.paragraph(
        f"Entre partes, {'; '.join(told[:-1])} e {told[-1]}, fica constituída, por este e melhor forma "
        f"de direito, uma sociedade mercantil por quotas, assim regida:"
    )
    for letter, text in zip("abcdefgh", _points(facts, society), strict=False):
        paper.paragraph(f"{letter}) {text}")
    paper.paragraph(f"{society.town.name}, {_day(facts, society, noted.with_point)}.")
    _signed(paper, society, 72)
    return paper.pages, facts


def _points(facts: Facts, society: Society) -> Iterator[str]:
    yield f"a firma social será {_name(facts, society)} e o seu domicílio à {_seat(facts, society)};"
    yield f"o fim social será {_purpose(facts, society)};"
    split = "; ".join(
        f"{one.name}, {_quotas(facts, society, number)} quotas, ou sejam "
        f"{_worth(facts, society, number, '{words} ({digits})')}"
        for number, one in enumerate(society.partners, start=1)
    )
    yield (
        f"o capital social será de {_capital(facts, society, '{words} ({digits})')}, dividido em quotas de "
        f"{_unit(facts, society)}, assim subscrito: {split};"
    )
    yield f"serão gerentes, com o uso da firma, {_managers(facts, society)};"
    yield "os balanços se farão a trinta e um de dezembro de cada ano, e os lucros caberão por quotas;"
    yield "por morte de um dos sócios a sociedade prosseguirá com os herdeiros."


def _before_numbers(told: Told) -> str:
    lives = told.by_sex("domiciliado", "domiciliada")
    return f"{told.name()}, {told.nation()}, {told.state()}, {told.trade()}, {lives} em {told.one.town.name}"


def _old(told: Told) -> str:
    return f"{_before_numbers(told)}, CPF {told.cpf(without_dots=True)}, carteira nº {told.rg()}"


def sections(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract of today, its points numbered under numbered heads, registered by the board."""
    facts, society = Facts(), _new_society(rng, 2012, 2024, ("Ltda",))
    face = rng.choice((*faces.SANS, faces.SERIF[0]))
    nire = facts.note("nire", society.nire) if rng.random() < 0.6 else None

    def head(canvas: Canvas, number: int) -> float:
        ornaments.code_matrix(canvas, 12, 270, 18)
        shown = f"Certifico o registro sob o nº {nire}" if nire else "Documento assinado por meio digital"
        canvas.text(34, 276, shown, face, 7.5, ink=GREY)
        canvas.text(34, 280, f"Junta Comercial - página {number}", face, 7.5, ink=GREY)
        return 24

    paper = Paper(dpi, rng, Style(face, 10.5, 1.5, left=30, right=184, bottom=262), head, colour=colour)
    canvas = paper.canvas
    canvas.text(30, 26, "Contrato social", face, 18, bold=True)
    canvas.text(30, 33, _name(facts, society), face, 12, ink=GREY)
    canvas.rule(30, 36, 184, 36, width=0.6, ink=BLACK)
    paper.flow.y = 40
    for chapter, (title, points) in enumerate(_sections(facts, society), start=1):
        paper.caption(f"{chapter}. {title}")
        for number, text in enumerate(points, start=1):
            paper.paragraph(f"{chapter}.{number} {text}", gap=0.3)
    paper.paragraph(
        f"Firmado em {society.town.name} ({society.town.state}), aos "
        f"{_day(facts, society, noted.in_capitals)}."
    )
    _signed(paper, society, 70)
    return paper.pages, facts


def _sections(facts: Facts, society: Society) -> Iterator[tuple[str, list[str]]]:
    yield "Sócios", [f"{text}." for text in _partners(facts, society, _in_short)]
    yield (
        "Sociedade",
        [
            f"Nome empresarial: {_name(facts, society)}.",
            f"Endereço: {_seat(facts, society)}.",
            f"Atividades: {_purpose(facts, society)}.",
        ],
    )
    shares = [
        f"{one.name} detém {_quotas(facts, society, number)} quotas, que somam "
        f"{_worth(facts, society, number)}."
        for number, one in enumerate(society.partners, start=1)
    ]
    yield "Capital social", [f"O capital monta a {_capital(facts, society)}.", *shares]
    yield (
        "Administração",
        [
            f"Administram a sociedade, sem prazo: {_managers(facts, society)}.",
            "Os administradores declaram não estar impedidos de exercer o cargo.",
        ],
    )


def _in_short(told: Told) -> str:
    one = told.one
    return (
        f"{told.name(capitals=False)}, CPF {told.cpf()}, RG {told.rg()}-{one.issuer}, {told.nation()}, "
        f"{told.trade()}, {told.state()}, residente na {one.home}, {one.town.name}/{one.town.state}"
    )
