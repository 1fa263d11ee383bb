"""Contratos sociais: of one partner, an alteration, an old typed one, one with captions at the side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import firms, notes, numbers, people
from tests.synthetic.canvas import BLACK, Canvas
from tests.synthetic.east import faces, folk, pages, persons
from tests.synthetic.east.deeds import FIRST_CPF
from tests.synthetic.facts import Facts
from tests.synthetic.firms import Firm
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.parties import Couple, Individual

_BUSINESS = (
    ("Hortifruti", "o comércio de frutas, verduras e legumes, no varejo"),
    ("Pousada", "os serviços de hospedagem, com restaurante e passeios de barco"),
    ("Serraria", "o desdobramento de madeira e a venda de produtos de marcenaria"),
    ("Autopeças", "a venda de peças, pneus e acessórios para motocicletas e automóveis"),
    ("Escola de Idiomas", "o ensino de línguas estrangeiras e o preparo para exames"),
    ("Laboratório", "as análises clínicas e a coleta domiciliar de material"),
)


def _firm(
    rng: Random, first: int, last: int, told: tuple[Individual | Couple, ...], *, numbered: float
) -> Firm:
    what, purpose = rng.choice(_BUSINESS)
    town = folk.new_town(rng)
    firm = replace(
        firms.new_firm(rng, first, last),
        name=f"{what} {people.new_surnames(rng, 1)} Ltda",
        cnpj=numbers.new_cnpj(rng) if rng.random() < numbered else None,
        nire=f"{rng.randint(11, 53)}2{rng.randint(10**7, 10**8 - 1)}" if rng.random() < numbered else None,
        town=town,
        seat=f"{folk.new_home(rng)}, {town.name}, {folk.of_state(town)}",
        purpose=purpose,
        told=told,
    )
    shares = tuple(rng.randint(4, 240) * 250 for _ in firm.partners)
    return replace(firm, shares=shares, managers=firm.partners[: rng.choice((1, 1, 2))])


def _several(rng: Random) -> tuple[Individual | Couple, ...]:
    if rng.random() < 0.25:
        return (folk.new_pair(rng),)
    return tuple(folk.new_one(rng) for _ in range(rng.choice((2, 2, 3))))


def _signed(paper: Paper, facts: Facts, firm: Firm, pattern: str) -> None:
    paper.paragraph(pattern.format(place=firm.town.short, day=firms.day(facts, firm)))
    paper.sign([(one.person.name, "") for one in firm.partners])


def _unit(facts: Facts, firm: Firm) -> str:
    return notes.amount(facts, firm.unit, currency=firm.currency, in_words=False)


def single(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the act by which one person founds a limited company."""
    facts, firm = Facts(), _firm(rng, 2019, 2026, (folk.new_one(rng),), numbered=0.2)
    face = rng.choice((*faces.SANS, faces.ROUND))
    lines = [("SOCIEDADE LIMITADA UNIPESSOAL", 14), ("Ato de constituição", 11)]
    head = pages.letterhead(face, lines, x=26, align="left", top=18, ruled=True)
    paper = Paper(dpi, rng, Style(face, 11, 1.52, left=26, right=186), head, colour=colour)
    paper.flow.space(0.4)
    for number, text in enumerate(_single(facts, firm), start=1):
        paper.paragraph(f"{number}. {text}")
    _signed(paper, facts, firm, "Firmado eletronicamente em {place}, a {day}.")
    return paper.pages, facts


def _single(facts: Facts, firm: Firm) -> Iterator[str]:
    owner = "; ".join(firms.qualified(facts, firm, persons.full))
    yield f"Sócio único: {owner}. Institui, sozinho, a sociedade adiante."
    told = "".join(f" {text}." for text in firms.registered_numbers(facts, firm))
    yield f"Nome: {firms.name(facts, firm)}.{told}"
    yield f"Sede: na {firms.seat(facts, firm)}."
    yield f"Terá por objeto {firms.purpose(facts, firm)}."
    quotas, worth = firms.quotas(facts, firm, 1, in_words=True), firms.worth(facts, firm, 1)
    yield (
        f"O capital, de {firms.capital(facts, firm)}, está em moeda, dividido em {quotas} quotas de "
        f"{_unit(facts, firm)}, todas do sócio único, que somam {worth}."
    )
    yield f"Administra a sociedade {firms.managers(facts, firm)}, que não incorre em impedimento legal."
    yield "O ano social fecha em dezembro. Decisões do sócio único ficam em documento à parte."


def altered(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an alteration that moves the seat and raises the capital, with the quotas in a table."""
    facts, firm = Facts(), _firm(rng, 2004, 2026, _several(rng), numbered=1)
    face = rng.choice((*faces.SERIF, faces.SANS[1]))

    def again(canvas: Canvas, number: int) -> None:
        canvas.text(188, 16, f"{firm.name} - fl. {number}", face, 8.5, align="right")

    ordinal = rng.choice(("PRIMEIRA", "SEGUNDA", "QUARTA"))
    lines = [(f"{ordinal} ALTERAÇÃO CONTRATUAL", 14), (firms.name(facts, firm), 12)]
    lines += [(text, 10) for text in firms.registered_numbers(facts, firm)]
    head = pages.letterhead(face, lines, x=188, align="right", ruled=True, again=again)
    paper = Paper(dpi, rng, Style(face, 11, 1.45, left=24, right=188), head, colour=colour)
    paper.flow.space(0.5)
    paper.paragraph(
        f"Os sócios {'; '.join(firms.qualified(facts, firm, persons.bracketed))}, donos da totalidade do "
        "capital, deliberam alterar o contrato, como segue:"
    )
    paper.paragraphs(_altered(rng, facts, firm))
    rows = [("Sócio", "Nº de quotas", "Em reais")]
    for number, one in enumerate(firm.partners, start=1):
        rows.append((one.person.name, firms.quotas(facts, firm, number), firms.worth(facts, firm, number)))
    paper.table((86, 34, 44), rows, points=10)
    plural = "administram a sociedade" if len(firm.managers) > 1 else "a sociedade é administrada por"
    paper.paragraph(f"Terceira deliberação. De agora em diante, {plural} {firms.managers(facts, firm)}.")
    paper.paragraph(
        f"Ratificação. O objeto continua sendo {firms.purpose(facts, firm)}. O mais fica mantido."
    )
    _signed(paper, facts, firm, "{place}, {day}.")
    return paper.pages, facts


def _altered(rng: Random, facts: Facts, firm: Firm) -> Iterator[str]:
    before = notes.amount(facts, sum(firm.shares) * firm.unit // 2, in_words=False)
    yield (
        f"Primeira deliberação. A sede, antes na {folk.new_home(rng)}, passa para a "
        f"{firms.seat(facts, firm)}."
    )
    yield (
        f"Segunda deliberação. O capital social, que era de {before}, sobe para "
        f"{firms.capital(facts, firm)}, em quotas de {_unit(facts, firm)}, com a distribuição abaixo:"
    )


def typed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed contract of the years 1954 to 1986, in one piece."""
    facts, firm = Facts(), _firm(rng, 1954, 1986, _several(rng), numbered=0)
    face = rng.choice(faces.TYPED)

    def again(canvas: Canvas, number: int) -> None:
        canvas.text(188, 16, f"- {number} -", face, 9, align="right")

    head = pages.letterhead(
        face, [("CONTRATO DE SOCIEDADE MERCANTIL", 12)], x=30, align="left", top=24, again=again
    )
    paper = Paper(dpi, rng, Style(face, 10.5, 1.7, left=30, right=188, bottom=272), head, colour=colour)
    paper.paragraph(" ".join(_typed(facts, firm)))
    _signed(paper, facts, firm, "{place}, {day}. Em quatro vias, seladas na forma da lei.")
    return paper.pages, facts


def _typed(facts: Facts, firm: Firm) -> Iterator[str]:
    qualify = persons.typed if firm.day.year >= FIRST_CPF else persons.of_old
    yield (
        f"Por este contrato, que fazem entre si {'; e '.join(firms.qualified(facts, firm, qualify))}, fica "
        f"organizada uma sociedade por cotas, que usará a razão de {firms.name(facts, firm)}, terá sede na "
        f"{firms.seat(facts, firm)}, e explorará {firms.purpose(facts, firm)}. O capital social é de "
        f"{firms.capital(facts, firm)}, em cotas de {_unit(facts, firm)}, com que entram:"
    )
    for number, one in enumerate(firm.partners, start=1):
        quotas, worth = firms.quotas(facts, firm, number), firms.worth(facts, firm, number)
        yield f"{one.person.name} com {quotas} cotas, ou {worth};"
    verb = "ficarão" if len(firm.managers) > 1 else "ficará"
    yield (
        f"sendo que como gerente {verb} {firms.managers(facts, firm, capitals=False)}, a quem cabe o uso da "
        "firma. Os balanços se darão no fim de cada ano, repartindo-se ganhos e perdas conforme as cotas."
    )


def sided(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a constitution whose clauses stand beside their captions."""
    facts, firm = Facts(), _firm(rng, 1996, 2025, _several(rng), numbered=0.6)
    face = rng.choice((*faces.SERIF[:2], *faces.SANS))
    told = " | ".join(firms.registered_numbers(facts, firm))

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(22, 17, firms.name(facts, firm), face, 12, bold=True)
        if told:
            canvas.text(22, 22.5, told, face, 9)
        canvas.rule(22, 25, 190, 25, width=0.5, ink=BLACK)
        return 28 if number > 1 else 30

    paper = Paper(dpi, rng, Style(face, 10.5, 1.46, left=22, right=190), head, colour=colour)
    paper.heading("Contrato de Sociedade Limitada", points=14)
    for caption, text in _sided(facts, firm):
        pages.beside(paper, caption, text, room=36)
    _signed(paper, facts, firm, "Assinam as partes em {place}, aos {day}, na presença de testemunhas.")
    return paper.pages, facts


def _sided(facts: Facts, firm: Firm) -> Iterator[tuple[str, str]]:
    for number, told in enumerate(firms.qualified(facts, firm, persons.labelled), start=1):
        yield f"Sócio {number}", f"{told}."
    yield "Cl. 1 Sede", f"É na {firms.seat(facts, firm)}, podendo a sociedade abrir filiais."
    yield "Cl. 2 Ramo", f"A empresa tem por fim {firms.purpose(facts, firm)}."
    split = "; ".join(
        f"{firms.quotas(facts, firm, number)} para {one.person.name}, no total de "
        f"{firms.worth(facts, firm, number)}"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield (
        "Cl. 3 Capital",
        (
            f"São {firms.capital(facts, firm)}, realizados neste ato. Valor da quota: {_unit(facts, firm)}. "
            f"Quotas: {split}."
        ),
    )
    yield "Cl. 4 Gestão", f"Compete a {firms.managers(facts, firm)}, com ou sem pro labore, como se ajustar."
    yield "Cl. 5 Retirada", "O sócio que quiser sair avisará os demais com sessenta dias de antecedência."
