"""Contracts of companies of the cliffs: a needle printer's of Bahia, a numbered one of Rio of today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.cliffs import days, faces, folk, sheets
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.ridges.sides import Side, sides

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town
    from tests.synthetic.ridges.folk import Soul

_BAHIAN = (
    ("Mercadinho", "comércio varejista de gêneros alimentícios, bebidas e material de limpeza"),
    ("Cacau e Cereais", "compra, beneficiamento e venda de cacau, cereais e outros produtos da região"),
    ("Dendê", "fabricação e comércio de azeite de dendê e derivados de coco"),
    ("Confecções", "confecção de roupas em geral e comércio varejista de tecidos e armarinhos"),
    ("Auto Peças", "comércio de peças e acessórios para veículos e prestação de serviços mecânicos"),
)
_CARIOCA = (
    ("Cervejaria", "fabricação de cervejas e chopes, comércio atacadista de bebidas e serviços de bar"),
    ("Engenharia Naval", "projeto, montagem e reparo de embarcações e estruturas flutuantes"),
    (
        "Estúdio",
        "produção de filmes para publicidade, pós-produção de som e imagem e locação de equipamentos",
    ),
    ("Padaria", "fabricação de pães, bolos e massas e comércio varejista de laticínios e frios"),
    ("Logística", "transporte rodoviário de cargas, armazenagem e organização logística"),
)


@dataclass(frozen=True, slots=True)
class Society:
    """A company as it is founded; every quota is worth `unit` reais."""

    name: str
    purpose: str
    seat: str
    town: Town
    partners: tuple[Soul, ...]
    quotas: tuple[int, ...]
    unit: int
    day: date


@dataclass(frozen=True, slots=True)
class Teller:
    """Notes what is told of a society."""

    facts: Facts
    society: Society

    def partners(self) -> list[Side]:
        return sides(self.facts, "socio", self.society.partners)

    def name(self) -> str:
        return self.facts.note("razao_social", self.society.name, self.society.name.upper())

    def seat(self) -> str:
        return self.facts.note("sede", self.society.seat)

    def purpose(self) -> str:
        return self.facts.note("objeto", self.society.purpose)

    def _sum(self, count: int, *fields: str, subject: str | None = None, in_words: bool = False) -> str:
        cents = count * self.society.unit * 100
        return notes.amount(self.facts, cents, *fields, subject=subject, in_words=in_words)

    def unit(self) -> str:
        return self._sum(1)

    def capital(self, *, in_words: bool = True) -> str:
        return self._sum(sum(self.society.quotas), "capital_social", in_words=in_words)

    def all_quotas(self) -> str:
        return numbers.show_thousands(sum(self.society.quotas))

    def quotas(self, one: Side) -> str:
        count = self.society.quotas[one.number - 1]
        subject = f"socio {one.number}"
        return self.facts.note("socio_quotas", str(count), numbers.show_thousands(count), subject=subject)

    def share(self, one: Side) -> str:
        return self._sum(self.society.quotas[one.number - 1], "socio_valor", subject=f"socio {one.number}")

    def manager(self, name: str) -> str:
        return self.facts.note("administrador", name)

    def day(self, shown: str) -> str:
        return self.facts.day(self.society.day, shown, "data_contrato")

    def nire(self, start: str, rng: Random) -> str:
        """Note the junta's number of eleven digits, which begins with the state's."""
        value = f"{start}{rng.randint(10_000_000, 99_999_999)}"
        return self.facts.note("nire", value, f"{value[:2]}.{value[2]}.{value[3:10]}-{value[10]}")


def _new_society(
    rng: Random, state: str, lines: Sequence[tuple[str, str]], count: int, unit: int, years: tuple[int, int]
) -> Society:
    town, (line, purpose) = folk.new_town(rng, state), rng.choice(lines)
    partners = tuple(folk.new_soul(rng, town, year=years[0]) for _ in range(count))
    family = folk.family_of(partners[0].name)
    return Society(
        name=rng.choice((f"{line} {family} Ltda", f"{family} {line} Ltda")),
        purpose=purpose,
        seat=f"{folk.new_seat(rng)}, {town.name}, {town.state_told}",
        town=town,
        partners=partners,
        quotas=tuple(step * 500 for step in rng.sample(range(4, 90), count)),
        unit=unit,
        day=days.new_day(rng, *years),
    )


_ORDINALS = ("PRIMEIRA", "SEGUNDA", "TERCEIRA", "QUARTA", "QUINTA", "SEXTA", "SÉTIMA")


def pin_leaders(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a contract of Bahia of the nineties: needle print, headed clauses, shares after dotted leaders."""
    facts = Facts()
    society = _new_society(rng, "BA", _BAHIAN, rng.choice((2, 2, 3)), 1, (1995, 2002))
    teller, face = Teller(facts, society), faces.PINS
    style = Style(face, 10, leading=1.5, left=22, right=192)
    paper = Paper(dpi, rng, style, lambda _, __: 20.0, colour=colour)
    paper.heading(f"CONTRATO DE CONSTITUIÇÃO DA FIRMA {teller.name()}", 10.5)
    partners = teller.partners()
    for letter, one in zip("ABC", partners, strict=False):
        paper.paragraph(f"{letter} - {_baiano(one)};")
    paper.paragraph("têm justo e contratado formar uma sociedade por quotas de responsabilidade limitada:")
    for ordinal, (title, text) in zip(_ORDINALS, _pin_clauses(teller, partners), strict=False):
        paper.paragraph(f"CLÁUSULA {ordinal} ({title}) - {text}", gap=0.3)
        if title == "CAPITAL":
            _leaders(paper, teller, partners)
    paper.paragraph(f"{society.town.name}-BA, {teller.day(days.plain(society.day))}.")
    sheets.hands(paper, [one.name for one in society.partners], left=60)
    filed = days.later(rng, society.day, 3, 45)
    stamped = facts.day(filed, days.dashed(filed))
    sheets.stamp(
        paper, faces.DENSE, ["JUCEB", f"NIRE {teller.nire('292', rng)}", f"Registrado em {stamped}"], width=58
    )
    return paper.pages, facts


def _baiano(one: Side) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, identidade nº {one.rg()} "
        f"{one.one.issuer}, CIC nº {one.cpf()}, {one.by_sex('domiciliado', 'domiciliada')} na "
        f"{one.one.home}, {one.one.town.name}"
    )


def _pin_clauses(teller: Teller, partners: Sequence[Side]) -> list[tuple[str, str]]:
    chiefs = partners[:1] if teller.society.day.day % 2 else partners[:2]
    names = " e ".join(teller.manager(one.one.name) for one in chiefs)
    run = "será exercida por" if len(chiefs) == 1 else "será exercida, em conjunto ou isoladamente, por"
    return [
        ("NOME", f"A firma girará sob o nome empresarial de {teller.name()}."),
        ("SEDE", f"O estabelecimento ficará na {teller.seat()}."),
        ("OBJETIVO", f"O ramo de atividade é o de {teller.purpose()}."),
        (
            "CAPITAL",
            (
                f"É de {teller.capital()}, em {teller.all_quotas()} quotas de {teller.unit()} cada, "
                "subscritas e integralizadas nesta data, em dinheiro, como segue:"
            ),
        ),
        ("GERÊNCIA", f"A gerência {run} {names}, vedados avais e fianças de favor."),
        ("PRAZO E BALANÇO", "O prazo é indeterminado. O balanço será levantado a 31 de dezembro."),
        ("FORO", "Fica eleito o foro desta Comarca. Os sócios declaram não estar incursos em crime algum."),
    ]


def _leaders(paper: Paper, teller: Teller, partners: Sequence[Side]) -> None:
    rows = [(one.name(), teller.quotas(one), teller.share(one)) for one in partners]
    rows.append(("TOTAL", teller.all_quotas(), teller.capital(in_words=False)))
    for name, quotas, share in rows:
        paper.paragraph(f"{name} {'.' * (38 - len(name))} {quotas} quotas {'.' * 4} {share}", gap=0)
    paper.flow.space(0.5)


def numbered_today(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a contract of Rio of today: numbered items, shares in a table, perhaps a hired administrator."""
    facts = Facts()
    society = _new_society(rng, "RJ", _CARIOCA, rng.choice((1, 2, 3)), rng.choice((1, 10)), (2017, 2025))
    teller, face = Teller(facts, society), faces.GEOMETRIC
    head = sheets.stacked(
        face, [("ATO CONSTITUTIVO DE SOCIEDADE LIMITADA", 13, True), (teller.name(), 11, False)]
    )
    style = Style(face, 10, leading=1.5, left=22, right=188, bottom=272)
    paper = Paper(dpi, rng, style, head, colour=colour)
    partners = teller.partners()
    for title, items in _chapters(rng, teller, partners):
        paper.caption(title)
        for item in items:
            paper.paragraph(item, gap=0.25)
        if title.startswith("3"):
            _shares(paper, teller, partners)
    paper.paragraph(f"{society.town.name}, {teller.day(days.plain(society.day))}.")
    filed = days.later(rng, society.day, 1, 15)
    lines = [f"Documento assinado eletronicamente por {one.name}" for one in society.partners]
    lines.append(
        f"JUCERJA - NIRE {teller.nire('332', rng)} - deferido em {facts.day(filed, days.slashed(filed))}"
    )
    if rng.random() < 0.5:
        lines.append(f"CNPJ da empresa: {_company_number(facts, rng)}")
    sheets.closing(paper, face, lines)
    return paper.pages, facts


def _company_number(facts: Facts, rng: Random) -> str:
    value = numbers.new_cnpj(rng)
    facts.note("cnpj_sociedade", value, numbers.show_cnpj(value))
    return facts.cnpj(value)


def _fluminense(one: Side) -> str:
    return (
        f"{one.name()}, {one.trade()}, {one.nation()}, {one.state()}, RG {one.rg()} ({one.one.issuer}), CPF "
        f"{one.cpf()}, com domicílio na {one.one.home}, {one.one.quarter}, {one.one.town.name}, RJ"
    )


def _chapters(rng: Random, teller: Teller, partners: Sequence[Side]) -> list[tuple[str, list[str]]]:
    seats, whole = teller.all_quotas(), teller.capital()
    people = [f"1.{place} {_fluminense(one)}." for place, one in enumerate(partners, start=1)]
    return [
        ("1. QUEM CONSTITUI" if len(partners) == 1 else "1. OS SÓCIOS", people),
        ("2. A SOCIEDADE", _society_items(teller)),
        (
            "3. O CAPITAL",
            [f"3.1 O capital é de {whole}, em {seats} quotas de {teller.unit()}, assim detidas:"],
        ),
        ("4. A ADMINISTRAÇÃO", _management(rng, teller, partners)),
        (
            "5. DISPOSIÇÕES FINAIS",
            [
                "5.1 O exercício social coincide com o ano civil, e os lucros cabem a cada quota por igual.",
                "5.2 As quotas não podem ser cedidas a terceiros sem anuência de todo o capital.",
            ],
        ),
    ]


def _society_items(teller: Teller) -> list[str]:
    return [
        f"2.1 A sociedade limitada usará o nome {teller.name()}.",
        f"2.2 Terá endereço na {teller.seat()}.",
        f"2.3 Dedicar-se-á a: {teller.purpose()}.",
        "2.4 Durará por tempo indeterminado, com início na data do arquivamento.",
    ]


def _management(rng: Random, teller: Teller, partners: Sequence[Side]) -> list[str]:
    if rng.random() < 0.3:
        hired = folk.new_soul(rng, teller.society.town)
        name, cpf = teller.manager(hired.name), teller.facts.cpf(hired.cpf)
        who = f"{name}, {hired.by_sex('administrador não sócio', 'administradora não sócia')}, CPF {cpf}"
    else:
        chief = rng.choice(partners)
        who = f"{teller.manager(chief.one.name)}, já {chief.by_sex('qualificado', 'qualificada')}"
    return [
        f"4.1 Administra a sociedade, com os poderes de representação, {who}.",
        "4.2 Quem administra declara não estar impedido por lei especial nem condenado por crime falimentar.",
    ]


def _shares(paper: Paper, teller: Teller, partners: Sequence[Side]) -> None:
    whole = sum(teller.society.quotas)
    rows = [("Titular", "Nº de quotas", "%", "Valor")]
    for one in partners:
        part = f"{teller.society.quotas[one.number - 1] * 100 / whole:.2f}".replace(".", ",")
        rows.append((one.name(str), teller.quotas(one), part, teller.share(one)))
    paper.table([3.6, 1.3, 0.9, 1.7], rows, points=9)
