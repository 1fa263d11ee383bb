"""Contracts of companies of the plains: cotton in the fifties, a form with a table, clauses of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.companies import Society, Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.plains import days, faces, folk, parts
from tests.synthetic.south import noted, stock

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.west.voices import Voice

_Trade = tuple[str, str]
"""A word of the name, and what is done."""

_OLD_TRADES: tuple[_Trade, ...] = (
    ("Algodoeira", "a compra, o descaroçamento e a revenda de algodão em pluma"),
    ("Couros e Peles", "o comércio de couros, peles e cera de carnaúba"),
    ("Armazéns", "o comércio de estivas e cereais por atacado"),
)
_TRADES: tuple[_Trade, ...] = (
    ("Autopeças", "o comércio varejista de peças para veículos e os serviços de mecânica"),
    ("Sementes", "o comércio de sementes, adubos e rações"),
    ("Hortifruti", "o comércio atacadista de frutas, verduras e legumes"),
    ("Eventos", "a organização de festas e o aluguel de tendas, mesas e cadeiras"),
    ("Sistemas", "o desenvolvimento e o licenciamento de programas de computador"),
)


def _new_society(
    rng: Random,
    state: str,
    years: tuple[int, int],
    ending: str,
    trades: tuple[_Trade, ...],
    *,
    count: int = 2,
    unit: int = 1,
) -> Society:
    town, (line, purpose) = folk.new_town(rng, state), rng.choice(trades)
    partners = tuple(folk.new_citizen(rng, town, year=years[0]) for _ in range(count))
    return Society(
        name=f"{folk.family_of(partners[0].name).title()} {line} {ending}",
        purpose=purpose,
        seat=f"{', '.join(folk.new_home(rng, state))}, {town.name} - {town.state}",
        town=town,
        partners=partners,
        quotas=tuple(rng.sample(range(10_000 // unit, 150_000 // unit, max(1, 1_000 // unit)), count)),
        unit=unit,
        day=inland.new_day(rng, *years),
    )


def _bare(_: Canvas, __: int) -> float:
    return 24.0


def cotton_firm(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed contract of Paraíba in cruzeiros, whose articles have bare numbers and no headings."""
    facts = Facts()
    society = _new_society(rng, "PB", (1949, 1964), "& Companhia Limitada", _OLD_TRADES, unit=500)
    told, face = Told(facts, society, notes.CRUZEIRO), faces.LIGHT
    paper = Paper(dpi, rng, Style(face, 11, leading=1.7, left=32, right=188), _bare, colour=colour)
    first, second = told.partners

    def who(one: Voice) -> str:
        return f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}"

    paper.heading(told.name(), 12)
    paper.paragraph(
        f"Os signatários {who(first)}, e {who(second)}, moradores em {society.town.name}, contratam a "
        "formação de uma sociedade por quotas de responsabilidade limitada, sob estas bases:"
    )
    texts = (
        f"a sociedade girará sob a razão social de {told.name()}, com sede à {told.seat()};",
        f"seu objeto será {told.purpose()};",
        (
            f"o capital social será de {told.capital()}, já realizado, sendo {told.share(1)} de "
            f"{first.name(str)}, em {told.quotas(1)} quotas, e {told.share(2)} de {second.name(str)}, em "
            f"{told.quotas(2)} quotas, valendo cada qual {told.unit()};"
        ),
        f"será gerente, com direito ao uso da firma, o sócio {told.manager(1, str)};"
        if society.partners[0].sex == "M"
        else f"será gerente, com direito ao uso da firma, a sócia {told.manager(1, str)};",
        "durará por tempo indeterminado, e os lucros ou prejuízos tocarão a cada um segundo suas quotas.",
    )
    for number, text in enumerate(texts, start=1):
        paper.paragraph(f"{number}) {text}")
    paper.paragraph(f"{society.town.name}, {told.day(telling.spelt)}.")
    for one in society.partners:
        stock.signed(paper, [one.name], left=36, sealed=False)
    return paper.pages, facts


def shares_form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a bought form of Goiás: framed captions and a table of shares, then a few printed clauses."""
    facts = Facts()
    society = _new_society(rng, "GO", (1996, 2009), "Ltda", _TRADES, count=3)
    told, face = Told(facts, society), faces.TIMES
    head = forms.letterhead(
        Words(face, 11),
        [("CONTRATO SOCIAL", 17, True), ("Sociedade por quotas de responsabilidade limitada", 10, False)],
        x=18,
        align="left",
        rule=(18, 192),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.45, left=18, right=192), head, colour=colour)
    looks = {"caption": Words(face, 8.5, ink=GREY), "value": Words(faces.MATRIX, 10)}
    rows: list[list[parts.Told]] = [
        [("1 Nome comercial", told.name(), 1)],
        [("2 Endereço", told.seat(), 1)],
        [("3 Ramo", told.purpose(), 1)],
        [("4 Capital", told.capital("{digits}"), 1), ("5 Gerência", told.manager(2, str), 1.4)],
    ]
    rows += [[("Sócio", _qualified(one), 1)] for one in told.partners]
    parts.written(paper, rows, framed=True, **looks)
    paper.flow.space(0.8)
    table = [("SÓCIO", "QUOTAS", "VALOR")]
    table += [
        (one.name(str), told.quotas(number), told.share(number))
        for number, one in enumerate(told.partners, start=1)
    ]
    paper.table([4, 1.3, 2], table, points=10)
    paper.paragraph(
        f"Cada quota vale {told.unit()} e é indivisível. Quem gerencia não prestará caução e poderá assinar "
        "só. O exercício acaba em dezembro. Elege-se o foro da sede."
    )
    paper.paragraph(f"Local e data: {society.town.name}, {told.day(days.padded)}.")
    for one in society.partners:
        forms.signed(paper, [one.name], left=66)
    return paper.pages, facts


def _qualified(one: Voice) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, C.I. {one.rg()}, CPF {one.cpf()}, "
        f"{one.one.home}"
    )


def single_clauses(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's contract of São Paulo: bold clauses spelt out, and the registry's protocol at the foot."""
    facts = Facts()
    society = _new_society(rng, "SP", (2019, 2024), "Ltda", _TRADES, count=rng.choice((1, 2)))
    told, face = Told(facts, society), faces.SCREEN
    head = forms.letterhead(
        Words(face, 11),
        [("INSTRUMENTO DE CONSTITUIÇÃO", 12, True), (told.name(), 12, True)],
        top=18,
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.55, left=24, right=186), head, colour=colour)
    for one in told.partners:
        paper.paragraph(
            f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, RG {one.rg()}, CPF {one.cpf()}, "
            f"com domicílio na {one.one.home}, {one.one.quarter};"
        )
    verb = "constituem" if society.partners[1:] else "constitui"
    paper.paragraph(f"{verb} sociedade empresária limitada, mediante as cláusulas seguintes:")
    for number, (title, text) in enumerate(_clauses(told)):
        paper.caption(f"Cláusula {('primeira', 'segunda', 'terceira', 'quarta', 'quinta')[number]}. {title}")
        paper.paragraph(text)
    paper.paragraph(f"{society.town.name}/SP, {told.day(telling.long)}.")
    for one in society.partners:
        forms.signed(paper, [one.name, "Sócio(a), com assinatura eletrônica"], left=28)
    filed = inland.later(rng, society.day, 1, 12)
    day = noted.day(facts, filed, telling.slashed(filed))
    lines = [f"JUCESP - arquivado em {day} - NIRE {told.new_nire(rng)}", f"CNPJ {told.new_cnpj(rng)}"]
    forms.fine_print(paper, lines, points=9, code=True)
    return paper.pages, facts


def _clauses(told: Told) -> list[tuple[str, str]]:
    shares = "; ".join(
        f"{one.name(str)}: {told.quotas(number)} quotas, que somam {told.share(number)}"
        for number, one in enumerate(told.partners, start=1)
    )
    return [
        ("Nome e endereço", f"Adota-se o nome {told.name()}, com sede na {told.seat()}."),
        ("Atividade", f"Constitui objeto da sociedade {told.purpose()}."),
        (
            "Capital",
            (
                f"O capital é de {told.capital()}, em {told.total_quotas()} quotas de {told.unit()}, "
                f"subscritas e pagas em moeda, assim: {shares}."
            ),
        ),
        (
            "Administração",
            f"Administrará a sociedade, sem prazo, {told.manager(1)}, que declara não ter impedimento.",
        ),
        ("Foro", "O da comarca da sede."),
    ]
