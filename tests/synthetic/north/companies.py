"""Contratos sociais: typed items, a contract under the board of trade's stamp, a clipping of a gazette."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import firms, notes, numbers, ornaments, parties, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.firms import Firm
from tests.synthetic.north import faces, folk, marks, qualities, wording
from tests.synthetic.north.folk import Neighbours
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_PURPOSES = (
    "a compra, o beneficiamento e a revenda de castanha de caju e de cera de carnaúba",
    "o comércio a varejo de gêneros alimentícios, miudezas e ferragens",
    "a captura e o comércio de peixes e crustáceos, frescos e congelados",
    "a fabricação de redes, rendas e confecções em algodão",
    "o transporte fluvial de passageiros e de carga",
    "a prestação de serviços de informática e a venda de equipamentos",
)
_NIRE_OF = {
    "AM": "13",
    "PA": "15",
    "MA": "21",
    "PI": "22",
    "CE": "23",
    "RN": "24",
    "PB": "25",
    "PE": "26",
    "AL": "27",
    "SE": "28",
    "BA": "29",
    "AC": "12",
    "RR": "14",
    "RO": "11",
    "AP": "16",
    "TO": "17",
}
"""What a NIRE begins with in each state."""


def _new_firm(rng: Random, first: int, last: int) -> Firm:
    people, plain = Neighbours(rng, is_old=first < 1977), firms.new_firm(rng, first, last)
    told = tuple(people.of(party) for party in plain.told)
    members = [one for party in told for one in parties.people_of(party)]
    town = folk.new_town(rng)
    return replace(
        plain,
        name=f"{folk.new_house(rng)} Ltda",
        nire=f"{_NIRE_OF[town.state]}2{rng.randint(10_000_000, 99_999_999)}" if plain.nire else None,
        town=town,
        seat=f"{', '.join(folk.new_street(rng))}, {town.name}, {town.state}",
        purpose=rng.choice(_PURPOSES),
        told=told,
        managers=tuple(members[: len(plain.managers)]),
    )


def _unit(facts: Facts, firm: Firm) -> str:
    return notes.amount(facts, firm.unit, currency=firm.currency, in_words=False)


def typed_items(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed contract of the years 1971 to 1992 whose items are numbered in words at the left."""
    facts, firm = Facts(), _new_firm(rng, 1971, 1992)
    face = rng.choice(faces.TYPED)

    def head(canvas: Canvas, number: int) -> float:
        canvas.rule(24, 8, 24, 310, width=0.3, ink=GREY)
        canvas.text(200, 14, f"- {number} -", face, 9, align="right")
        return 20 if number > 1 else 46

    style = Style(face, 10.5, 1.75, left=28, right=200, bottom=300, width=216, height=315)
    paper = Paper(dpi, rng, style, head, colour=colour)
    members = "; e ".join(firms.qualified(facts, firm, qualities.of_old))
    paper.paragraph(f"Contrato de sociedade mercantil que fazem {members}, mediante o seguinte ajuste:")
    for item, text in zip(_ITEMS, _items(facts, firm), strict=False):
        paper.paragraph(f"{item} - {text}")
    day = firms.day(facts, firm, words.date_in_words)
    paper.paragraph(f"Feito em {firm.town.name}, {folk.state_of(firm.town)}, em {day}.")
    paper.sign([(one.person.name, "") for one in firm.partners])
    return paper.pages, facts


_ITEMS = ("PRIMEIRO", "SEGUNDO", "TERCEIRO", "QUARTO", "QUINTO", "SEXTO", "SÉTIMO", "OITAVO", "NONO")


def _items(facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"Usará a sociedade o nome de {firms.name(facts, firm)}."
    yield f"O estabelecimento fica na {firms.seat(facts, firm)}."
    yield f"Explorará {firms.purpose(facts, firm)}."
    yield (
        f"Entram os sócios com o capital de {firms.capital(facts, firm)}, em cotas de {_unit(facts, firm)} "
        "cada."
    )
    for number, one in enumerate(firm.partners, start=1):
        yield (
            f"Cabem a {one.person.name} {firms.quotas(facts, firm, number)} cotas, valendo "
            f"{firms.worth(facts, firm, number)}."
        )
    yield f"Gerencia os negócios, usando da firma, {firms.managers(facts, firm)}."


def stamped(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract since 2004, the board of trade's stamp at the foot of each sheet, a table with a "
    "sum."""
    facts, firm = Facts(), _new_firm(rng, 2004, 2025)
    face = rng.choice((*faces.SANS, faces.TERMES))
    filed = firm.day + timedelta(days=rng.randint(4, 60))
    protocol = f"{filed.year % 100}/{rng.randint(100_000, 999_999)}-{rng.randint(0, 9)}"

    def head(canvas: Canvas, _: int) -> float:
        _board_stamp(canvas, facts, firm, notes.day(facts, filed, words.date_in_digits(filed)), protocol)
        return 22

    paper = Paper(dpi, rng, Style(face, 11, 1.5, left=24, right=188, bottom=262), head, colour=colour)
    paper.heading("CONTRATO DE CONSTITUIÇÃO", points=14)
    paper.heading(firms.name(facts, firm), points=12)
    for roman, text in zip(_ROMAN, firms.qualified(facts, firm, qualities.filiated), strict=False):
        paper.paragraph(f"{roman}. {text};")
    paper.paragraph("acordam em formar sociedade limitada unida por estas regras:")
    for number, text in enumerate(_rules(facts, firm), start=1):
        paper.paragraph(f"§ {number}. {text}")
    paper.table((74, 26, 20, 42), list(_shares(facts, firm)), points=10)
    paper.paragraph(
        f"Local e data: {firm.town.name}/{firm.town.state}, {firms.day(facts, firm, wording.doubled)}."
    )
    paper.sign([(one.person.name, "Sócio" if one.person.sex == "M" else "Sócia") for one in firm.partners])
    return paper.pages, facts


_ROMAN = ("I", "II", "III", "IV")


def _board_stamp(canvas: Canvas, facts: Facts, firm: Firm, filed: str, protocol: str) -> None:
    """Press the board's certificate of filing below the text."""
    face, y = faces.SANS[0], 270.0
    canvas.frame(24, y, 188, y + 18, width=0.3, ink=BLACK)
    ornaments.code_matrix(canvas, 171, y + 1.5, 15)
    canvas.text(27, y + 5, f"Junta Comercial do {folk.state_of(firm.town)}", face, 8, bold=True)
    number = f" NIRE {facts.note('nire', firm.nire)}." if firm.nire else ""
    canvas.text(27, y + 9.5, f"Certifico o arquivamento em {filed}, protocolo {protocol}.{number}", face, 7.5)
    if firm.cnpj:
        cnpj = facts.note("cnpj_sociedade", firm.cnpj, facts.cnpj(firm.cnpj))
        canvas.text(27, y + 14, f"Inscrição no CNPJ: {cnpj}", face, 7.5)


def _rules(facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"O nome é o que encabeça este contrato; a sociedade fica na {firms.seat(facts, firm)}."
    yield f"Dedica-se a sociedade a esta atividade: {firms.purpose(facts, firm)}."
    together = "isoladamente" if len(firm.managers) == 1 else "em conjunto ou cada qual por si"
    yield f"Quem administra, {together}, é {firms.managers(facts, firm, capitals=False)}, sem prazo."
    yield (
        f"O capital monta a {firms.capital(facts, firm)}, integralizado neste ato em dinheiro, cada quota "
        f"valendo {_unit(facts, firm)}, conforme o quadro:"
    )


def _shares(facts: Facts, firm: Firm) -> Iterator[tuple[str, str, str, str]]:
    yield "Nome do quotista", "Quotas", "%", "Montante"
    total = sum(firm.shares)
    for number, one in enumerate(firm.partners, start=1):
        share = f"{firm.shares[number - 1] * 100 / total:.2f}".replace(".", ",")
        quotas, worth = firms.quotas(facts, firm, number), firms.worth(facts, firm, number)
        yield one.person.name, quotas, share, worth
    whole = notes.amount(facts, total * firm.unit, currency=firm.currency, in_words=False)
    yield "Soma", numbers.show_thousands(total), "100,00", whole


def single_sheet(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a clipping of an official gazette: the contract's extract in one narrow column of small type."""
    facts, firm = Facts(), _new_firm(rng, 1988, 2019)
    face = rng.choice((faces.TERMES, *faces.SANS))

    def head(canvas: Canvas, number: int) -> float:
        if number == 1:
            canvas.text(52, 12, "DIÁRIO OFICIAL", face, 13, bold=True, align="middle")
            canvas.rule(8, 14, 96, 14, width=0.5, ink=BLACK)
        return 17 if number == 1 else 10

    style = Style(face, 8.6, 1.3, left=9, right=95, bottom=180, width=104, height=190)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph("EXTRATO DE CONTRATO SOCIAL", bold=True)
    for text in (*firms.registered_numbers(facts, firm), *_extract(rng, facts, firm)):
        paper.paragraph(f"{text}.", gap=0.25)
    marks.bar_code(paper.canvas, 30, paper.flow.y + 2, 40, 5)
    return paper.pages, facts


def _extract(rng: Random, facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"{rng.choice(('EMPRESA', 'FIRMA', 'NOME'))}: {firms.name(facts, firm)}"
    yield (
        f"{rng.choice(('QUOTISTAS', 'SÓCIOS', 'CONTRATANTES'))}: "
        f"{'; '.join(firms.qualified(facts, firm, qualities.dashed))}"
    )
    yield f"{rng.choice(('DOMICÍLIO DA EMPRESA', 'SEDE', 'LOCAL'))}: {firms.seat(facts, firm)}"
    yield f"{rng.choice(('FINS', 'RAMO DE NEGÓCIO', 'OBJETIVO'))}: {firms.purpose(facts, firm)}"
    yield f"{rng.choice(('FUNDO SOCIAL', 'CAPITAL'))}: {firms.capital(facts, firm)}"
    held = "; ".join(
        f"{one.person.name}: {firms.quotas(facts, firm, number)} quotas ({firms.worth(facts, firm, number)})"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield f"{rng.choice(('REPARTIÇÃO', 'QUINHÕES', 'PARTICIPAÇÃO'))}: {held}"
    yield (
        f"{rng.choice(('GERÊNCIA', 'ADMINISTRAÇÃO', 'USO DA FIRMA'))}: "
        f"{firms.managers(facts, firm, capitals=False)}"
    )
    yield f"{rng.choice(('ASSINADO EM', 'DATA DO CONTRATO'))}: {firms.day(facts, firm, wording.dotted)}"
