"""Contracts of companies of the ridges: a typed firm of 1950, a civil society, a digital one in boxes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.ridges import days, faces, folk, sheets
from tests.synthetic.ridges.sides import Side, sides, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town
    from tests.synthetic.notes import Currency
    from tests.synthetic.ridges.folk import Soul

_OLD_LINES = (
    ("Casa", "o comércio de fazendas, armarinho, chapéus e calçados"),
    ("Armazéns", "a compra e venda de café, cereais e gêneros do país"),
    ("Serraria", "a serragem de madeiras e o comércio de materiais para construções"),
    ("Usina", "o beneficiamento de algodão e a fabricação de óleos vegetais"),
)
_PROFESSIONS = (
    (
        "Clínica Médica",
        "a prestação de serviços médicos ambulatoriais e de exames complementares",
        ("médico", "médica"),
    ),
    (
        "Escritório de Arquitetura",
        "a elaboração de projetos de arquitetura e urbanismo e o acompanhamento de obras",
        ("arquiteto", "arquiteta"),
    ),
    (
        "Consultoria Contábil",
        "a prestação de serviços de contabilidade, perícia e auditoria",
        ("contador", "contadora"),
    ),
)
_NEW_LINES = (
    ("Sementes", "comércio atacadista de sementes, adubos e defensivos agrícolas"),
    ("Frigorífico", "abate de bovinos e comércio atacadista de carnes e derivados"),
    ("Terraplanagem", "obras de terraplanagem e aluguel de máquinas e equipamentos para construção"),
    ("Pousada", "serviços de hospedagem, alimentação e agenciamento de passeios turísticos"),
    ("Tecnologia", "desenvolvimento de programas de computador sob encomenda e suporte técnico"),
)
_FOREIGN = "português"


@dataclass(frozen=True, slots=True)
class Society:
    """A company as it is founded; every quota is worth `unit` whole coins."""

    name: str
    purpose: str
    seat: str
    town: Town
    partners: tuple[Soul, ...]
    quotas: tuple[int, ...]
    unit: int
    day: date
    currency: Currency


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
        cents, currency = count * self.society.unit * 100, self.society.currency
        return notes.amount(self.facts, cents, *fields, subject=subject, currency=currency, in_words=in_words)

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

    def manager(self, one: Side) -> str:
        return self.facts.note("administrador", one.one.name)

    def day(self, shown: str) -> str:
        return self.facts.day(self.society.day, shown, "data_contrato")


def _quotas(rng: Random, count: int, step: int) -> tuple[int, ...]:
    return tuple(one * step for one in rng.sample(range(3, 40), count))


def _families(partners: Sequence[Soul]) -> str:
    return " & ".join(dict.fromkeys(folk.family_of(one.name) for one in partners[:2]))


def typed_firm(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed contract of Pernambuco or Minas of the fifties: Roman items, a partner from abroad."""
    facts, society = Facts(), _old_society(rng)
    teller = Teller(facts, society)
    style = Style(faces.GOLF_BALL, 10.5, leading=1.7, left=30, right=188, indent=10)
    paper = Paper(dpi, rng, style, sheets.bare, colour=colour)
    paper.heading("CONTRATO SOCIAL", 13)
    partners = teller.partners()
    paper.paragraph(
        f"Os abaixo assinados, {told(partners, _resident, '; e ')}, convencionaram formar entre si uma "
        "sociedade por quotas, de responsabilidade limitada, nos têrmos do Decreto nº 3.708, de 1919, "
        "mediante o que segue:"
    )
    for number, text in zip(("I", "II", "III", "IV", "V", "VI"), _old_items(teller, partners), strict=False):
        paper.paragraph(f"{number}.- {text}")
    paper.paragraph(
        "Para firmeza, mandaram datilografar êste contrato em três vias, que assinam com as testemunhas "
        f"{folk.new_name(rng, 'M')} e {folk.new_name(rng, 'M')}."
    )
    paper.paragraph(f"{society.town.name}, {teller.day(days.plain(society.day))}.")
    sheets.side_by_side(paper, [one.name for one in society.partners])
    return paper.pages, facts


def _old_society(rng: Random) -> Society:
    town, (line, purpose) = folk.new_town(rng, rng.choice(("PE", "MG"))), rng.choice(_OLD_LINES)
    day = days.new_day(rng, 1947, 1963)
    man, other = (
        folk.new_soul(rng, town, "M", state=state, year=day.year) for state in (1, rng.choice((0, 1, 2)))
    )
    if rng.random() < 0.5:
        other = replace(other, nation=_FOREIGN)
    trades = ("comerciante", "industrial", "guarda-livros")
    partners = tuple(replace(one, trade=rng.choice(trades)) for one in (man, other))
    seat = f"{folk.new_street(rng)}, nº {rng.randint(8, 640)}, {town.name}, {town.state_told}"
    return Society(
        name=f"{line} {_families(partners)} Ltda",
        purpose=purpose,
        seat=seat,
        town=town,
        partners=partners,
        quotas=_quotas(rng, 2, 10),
        unit=1_000,
        day=day,
        currency=notes.CRUZEIRO,
    )


def _resident(one: Side) -> str:
    return f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, residente nesta cidade"


def _old_items(teller: Teller, partners: Sequence[Side]) -> list[str]:
    shares = " e ".join(
        f"o sócio {one.name(str)} com {teller.quotas(one)} quotas, na importância de {teller.share(one)}"
        for one in partners
    )
    chiefs, alone = partners, len(teller.society.name) % 2 == 0
    if alone:
        chiefs = partners[:1]
    names = " e ".join(teller.manager(one) for one in chiefs)
    chosen = f"Será gerente o sócio {names}" if alone else f"Serão gerentes ambos os sócios, {names}"
    sign = "que assinará pela firma" if alone else "que assinarão pela firma em separado"
    return [
        (
            f"A sociedade se denominará {teller.name()}, terá sua séde nesta praça, na {teller.seat()}, e "
            f"explorará {teller.purpose()}, podendo abrir filiais."
        ),
        (
            f"O capital social será de {teller.capital()}, em {teller.all_quotas()} quotas de "
            f"{teller.unit()}, assim subscrito e já realizado em dinheiro: {shares}."
        ),
        "Cada sócio responde até a importância total do capital, nos têrmos da lei.",
        f"{chosen}, {sign}, sendo defeso obrigá-la em negócios estranhos ao seu fim.",
        "Os balanços serão dados no fim de cada ano, repartindo-se lucros e perdas na proporção das quotas.",
        "O prazo é indeterminado, e a morte de um sócio não dissolve a sociedade.",
    ]


def civil_society(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the contract of a civil society of the capital: chapters and articles, quotas in a table."""
    facts = Facts()
    society = _civil(rng)
    teller, face = Teller(facts, society), faces.SERIFED
    head = sheets.centred(
        face, [("CONTRATO DE SOCIEDADE SIMPLES LIMITADA", 12, True), (teller.name(), 11, True)]
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=26, right=186), head, colour=colour)
    partners = teller.partners()
    for one in partners:
        paper.paragraph(f"{_professional(one)};")
    paper.paragraph("Resolvem associar-se para o exercício da profissão, observados os artigos abaixo.")
    for number, text in enumerate(_articles(teller, partners), start=1):
        paper.paragraph(f"Art. {number}º {text}")
        if number == 3:
            _quota_table(paper, teller, partners)
    paper.paragraph(f"Brasília (DF), {teller.day(days.plain(society.day))}.")
    sheets.side_by_side(paper, [one.name for one in society.partners])
    filed = days.later(rng, society.day, 4, 40)
    stamped = facts.day(filed, days.slashed(filed))
    paper.paragraph(f"Registro Civil das Pessoas Jurídicas. Apresentado para arquivamento em {stamped}.")
    return paper.pages, facts


def _civil(rng: Random) -> Society:
    town, (line, purpose, trades) = folk.new_town(rng, "DF"), rng.choice(_PROFESSIONS)
    count = rng.choice((2, 2, 3))
    ones = [folk.new_soul(rng, town, year=2005) for _ in range(count)]
    partners = tuple(replace(one, trade=one.by_sex(*trades)) for one in ones)
    seat = (
        f"SCS Quadra {rng.randint(1, 8)}, Bloco {rng.choice('ABCDE')}, sala {rng.randint(101, 612)}, Asa "
        "Sul, Brasília/DF"
    )
    return Society(
        name=f"{line} {_families(partners)} Sociedade Simples Ltda",
        purpose=purpose,
        seat=seat,
        town=town,
        partners=partners,
        quotas=_quotas(rng, count, 200),
        unit=10,
        day=days.new_day(rng, 2004, 2014),
        currency=notes.REAL,
    )


def _professional(one: Side) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, RG nº {one.rg()} ({one.one.issuer}), "
        f"CPF nº {one.cpf()}, com residência na {one.one.home}, nesta Capital"
    )


def _articles(teller: Teller, partners: Sequence[Side]) -> list[str]:
    chief = partners[-1]
    many = len(partners) > 2
    managers = " e ".join(teller.manager(one) for one in (partners[:2] if many else [chief]))
    role = "pelos sócios" if many else chief.by_sex("pelo sócio", "pela sócia")
    return [
        f"A sociedade, de natureza simples, denomina-se {teller.name()}, com sede no {teller.seat()}.",
        f"Tem por finalidade {teller.purpose()}.",
        (
            f"O capital, de {teller.capital()}, integralizado em dinheiro, divide-se em "
            f"{teller.all_quotas()} quotas de {teller.unit()}, entre os sócios, como segue:"
        ),
        f"A sociedade é administrada e representada {role} {managers}, com dispensa de caução.",
        "O exercício termina em dezembro, quando se levantam as contas e se distribuem os resultados.",
        "A sociedade não tem termo final. As questões serão dirimidas no foro desta Circunscrição.",
    ]


def _quota_table(paper: Paper, teller: Teller, partners: Sequence[Side]) -> None:
    rows = [("Sócio(a)", "Quotas", "Valor (R$ 10,00 cada)")]
    rows.extend((one.name(str), teller.quotas(one), teller.share(one)) for one in partners)
    rows.append(("Soma", teller.all_quotas(), teller.capital(in_words=False)))
    paper.table([3.4, 1.2, 2], rows, points=9)


def digital_boxes(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a digital contract of Mato Grosso or Tocantins: firm and partners in boxes, then clauses."""
    facts = Facts()
    society = _digital(rng)
    teller, face = Teller(facts, society), faces.SLIM
    head = sheets.centred(
        face, [("INSTRUMENTO CONTRATUAL DE CONSTITUIÇÃO", 13, True), ("SOCIEDADE LIMITADA", 11, True)]
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=24, right=186), head, colour=colour)
    _firm_boxes(paper, rng, teller)
    partners = teller.partners()
    for one in partners:
        _partner_boxes(paper, teller, one)
    paper.flow.space(0.6)
    for number, text in enumerate(_clauses(rng, teller, partners), start=1):
        paper.paragraph(f"{number}.ª) {text}")
    paper.paragraph(f"{society.town.name} - {society.town.state}, {teller.day(days.both(society.day))}.")
    filed = days.later(rng, society.day, 2, 20)
    office = {"MT": "JUCEMAT", "TO": "JUCETINS"}[society.town.state]
    line = f"{office} - arquivado em {facts.day(filed, days.slashed(filed))}."
    sheets.foot(paper, face, [*(f"Assinado digitalmente: {one.name}" for one in society.partners), line])
    return paper.pages, facts


def _digital(rng: Random) -> Society:
    town, (line, purpose) = folk.new_town(rng, rng.choice(("MT", "TO"))), rng.choice(_NEW_LINES)
    count = rng.choice((1, 2, 2, 3))
    partners = tuple(folk.new_soul(rng, town, year=2020) for _ in range(count))
    home, quarter = folk.new_home(rng)
    return Society(
        name=f"{line} {_families(partners)} Ltda",
        purpose=purpose,
        seat=f"{home}, {quarter}, {town.name}, {town.state}",
        town=town,
        partners=partners,
        quotas=_quotas(rng, count, 1_000),
        unit=1,
        day=days.new_day(rng, 2019, 2025),
        currency=notes.REAL,
    )


def _firm_boxes(paper: Paper, rng: Random, teller: Teller) -> None:
    face, state = faces.SLIM, teller.society.town.state
    nire = teller.facts.note(
        "nire", f"{'51' if state == 'MT' else '17'}2{rng.randint(10_000_000, 99_999_999)}"
    )
    paper.cells([("NOME EMPRESARIAL", teller.name(), 2.2), ("NIRE", nire, 1.0)], label_face=face)
    row = [("CAPITAL SOCIAL", teller.capital(in_words=False), 1.0)]
    if rng.random() < 0.5:
        value = numbers.new_cnpj(rng)
        teller.facts.note("cnpj_sociedade", value, numbers.show_cnpj(value))
        row.append(("CNPJ", teller.facts.cnpj(value), 1.1))
    paper.cells(row, label_face=face)
    paper.cells([("ENDEREÇO DA SEDE", teller.seat(), 1.0)], label_face=face)
    paper.cells([("OBJETO SOCIAL", teller.purpose(), 1.0)], label_face=face)
    paper.flow.space(0.6)


def _partner_boxes(paper: Paper, teller: Teller, one: Side) -> None:
    face = faces.SLIM
    paper.cells([(f"SÓCIO(A) {one.number}", one.name(), 2.0), ("CPF", one.cpf(), 1.0)], label_face=face)
    row = [("NACIONALIDADE", one.nation(), 1.0), ("ESTADO CIVIL", one.state(), 1.0)]
    paper.cells([*row, ("PROFISSÃO", one.trade(), 1.3)], label_face=face)
    row = [("IDENTIDADE", f"{one.rg()} {one.one.issuer}", 1.3), ("QUOTAS", teller.quotas(one), 0.8)]
    paper.cells([*row, ("VALOR", teller.share(one), 1.0)], label_face=face)
    paper.flow.space(0.5)


def _clauses(rng: Random, teller: Teller, partners: Sequence[Side]) -> list[str]:
    chief = rng.choice(partners)
    return [
        "Constitui-se a sociedade com o nome, a sede e o objeto acima, por tempo indeterminado.",
        (
            f"O capital acima está dividido em {teller.all_quotas()} quotas de {teller.unit()}, já "
            "integralizadas e distribuídas conforme o quadro de cada participante."
        ),
        (
            f"A empresa terá {chief.by_sex('como administrador o sócio', 'como administradora a sócia')} "
            f"{teller.manager(chief)}, por prazo indeterminado, sem impedimento legal, conforme declara."
        ),
        (
            "Ao fim do ano civil será levantado o balanço, cabendo a cada um os resultados na proporção das "
            "quotas."
        ),
    ]
