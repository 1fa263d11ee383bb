"""Layouts of contratos sociais: numbered clauses, a table of quotas, typed sheets, articles, two columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import fonts, names, notes, numbers, ornaments, parties, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.parties import Couple, Individual, Party, Side, new_couple, new_individual, new_street

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.synthetic.names import Town

_DETAILS = frozenset({"nome", "cpf", "rg", "nacionalidade", "estado_civil", "profissao", "quotas", "valor"})
_TRADES = (
    ("Comércio de Materiais de Construção", "o comércio varejista de materiais de construção em geral"),
    ("Panificadora", "a fabricação e o comércio de pães, doces e salgados"),
    ("Oficina Mecânica", "a prestação de serviços de manutenção e reparação de veículos automotores"),
    ("Consultoria e Sistemas", "o desenvolvimento de programas de computador e a consultoria em informática"),
    ("Clínica Odontológica", "a prestação de serviços odontológicos e a venda de produtos de higiene bucal"),
    ("Transportes Rodoviários", "o transporte rodoviário de cargas intermunicipal e interestadual"),
    ("Confecções", "a indústria e o comércio de artigos do vestuário e acessórios"),
    ("Distribuidora de Bebidas", "o comércio atacadista de bebidas e gêneros alimentícios"),
)
_ORDINALS = (
    "PRIMEIRA",
    "SEGUNDA",
    "TERCEIRA",
    "QUARTA",
    "QUINTA",
    "SEXTA",
    "SÉTIMA",
    "OITAVA",
    "NONA",
    "DÉCIMA",
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Firm:
    """`shares` are the quotas of the partners in the order of `partners`; a quota is worth `unit` cents."""

    name: str
    cnpj: str | None
    nire: str | None
    town: Town
    seat: str
    purpose: str
    day: date
    told: tuple[Party, ...]
    shares: tuple[int, ...]
    unit: int
    managers: tuple[Individual, ...]

    @property
    def partners(self) -> tuple[Individual, ...]:
        """Return the people, spouses apart."""
        return tuple(
            one
            for party in self.told
            for one in ((party.man, party.wife) if isinstance(party, Couple) else (party,))
            if isinstance(one, Individual)
        )

    @property
    def currency(self) -> notes.Currency:
        return notes.currency_of(self.day)


def _new_firm(rng: Random, first: int, last: int) -> Firm:
    what, purpose = rng.choice(_TRADES)
    town, told = names.new_town(rng), _new_partners(rng)
    people = [
        one for party in told for one in ((party.man, party.wife) if isinstance(party, Couple) else (party,))
    ]
    code = rng.randint(10_000_000, 99_999_999)
    return Firm(
        name=f"{names.new_surnames(rng, 1)} {what} Ltda",
        cnpj=numbers.new_cnpj(rng) if rng.random() < 0.6 else None,
        nire=f"35{rng.randint(2, 6)}{code}" if rng.random() < 0.6 else None,
        town=town,
        seat=f"{new_street(rng)}, {town.name}, {town.state_told}",
        purpose=purpose,
        day=date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)),
        told=told,
        shares=tuple(rng.randint(2, 180) * 500 for _ in people),
        unit=rng.choice((100, 100, 100, 1000)),
        managers=tuple(people[: rng.choice((1, 1, 2))]),
    )


def _new_partners(rng: Random) -> tuple[Individual | Couple, ...]:
    if rng.random() < 0.25:
        return (new_couple(rng),)
    return tuple(new_individual(rng) for _ in range(rng.choice((2, 2, 3, 4))))


def _name(facts: Facts, firm: Firm, *, capitals: bool = True) -> str:
    return facts.note("razao_social", firm.name, firm.name.upper() if capitals else firm.name)


def _seat(facts: Facts, firm: Firm) -> str:
    return facts.note("sede", firm.seat)


def _purpose(facts: Facts, firm: Firm) -> str:
    return facts.note("objeto", firm.purpose)


def _capital(facts: Facts, firm: Firm) -> str:
    cents = sum(firm.shares) * firm.unit
    return notes.amount(facts, cents, "capital_social", currency=firm.currency)


def _managers(facts: Facts, firm: Firm, *, capitals: bool = True) -> str:
    told = [facts.note("administrador", one.person.name) for one in firm.managers]
    return parties.joined(told, capitals=capitals)


def _day(facts: Facts, firm: Firm, show: Callable[[date], str] = words.date_with_month) -> str:
    return notes.day(facts, firm.day, show(firm.day), "data_contrato")


def _numbers(facts: Facts, firm: Firm) -> Iterator[str]:
    """Yield the registered numbers that the firm has, each with its label."""
    if firm.cnpj:
        yield f"CNPJ nº {facts.note('cnpj_sociedade', firm.cnpj, facts.cnpj(firm.cnpj))}"
    if firm.nire:
        yield f"NIRE {facts.note('nire', firm.nire)}"


def _qualified(facts: Facts, firm: Firm, qualify: Callable[[Side, Party], str]) -> list[str]:
    side = Side(facts, "socio", _DETAILS)
    return [qualify(side, party) for party in firm.told]


def _quotas(facts: Facts, firm: Firm, number: int, *, in_words: bool = False) -> str:
    """Note a partner's quotas; `number` counts from 1."""
    quotas = firm.shares[number - 1]
    shown = numbers.show_thousands(quotas)
    if in_words:
        shown = f"{shown} ({words.number_in_words(quotas)})"
    return facts.note("socio_quotas", str(quotas), shown, subject=f"socio {number}")


def _worth(facts: Facts, firm: Firm, number: int, *, in_words: bool = False) -> str:
    cents = firm.shares[number - 1] * firm.unit
    return notes.amount(
        facts, cents, "socio_valor", subject=f"socio {number}", currency=firm.currency, in_words=in_words
    )


def _signed(paper: Paper, firm: Firm) -> None:
    paper.sign([(one.person.name, "") for one in firm.partners])


def _closing(paper: Paper, facts: Facts, firm: Firm) -> None:
    paper.paragraph(f"{firm.town.name} - {firm.town.state}, {_day(facts, firm)}.")


def clauses(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract of headed clauses, numbered by words."""
    facts, firm = Facts(), _new_firm(rng, 2003, 2026)
    style = Style(rng.choice((*fonts.SERIF[:3], *fonts.SANS[:2])), 11.5, 1.48, left=30, right=184)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            canvas.text(184, 15, f"Página {number}", style.face, 8.5, align="right", ink=GREY)
        return 24

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("CONTRATO SOCIAL DE CONSTITUIÇÃO DE SOCIEDADE LIMITADA", points=12.5)
    paper.heading(_name(facts, firm), points=13)
    for text in _numbers(facts, firm):
        paper.paragraph(text, gap=0)
    paper.paragraph(
        f"Pelo presente instrumento, {'; '.join(_qualified(facts, firm, parties.modern))}, resolvem "
        "constituir uma sociedade empresária limitada, mediante as seguintes cláusulas:"
    )
    for ordinal, (caption, text) in zip(_ORDINALS, _clauses(facts, firm), strict=False):
        paper.paragraph(f"CLÁUSULA {ordinal} – {caption} – {text}")
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def _clauses(facts: Facts, firm: Firm) -> Iterator[tuple[str, str]]:
    yield "DA DENOMINAÇÃO", f"A sociedade girará sob o nome empresarial {_name(facts, firm)}."
    yield "DA SEDE", f"A sociedade terá sua sede na {_seat(facts, firm)}."
    yield "DO OBJETO", f"O objeto social será {_purpose(facts, firm)}."
    capital = _capital(facts, firm)
    split = "; ".join(
        f"{one.person.name.upper()} subscreve {_quotas(facts, firm, number, in_words=True)} quotas, no "
        f"valor de {_worth(facts, firm, number, in_words=True)}"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield (
        "DO CAPITAL",
        (
            f"O capital social será de {capital}, dividido em quotas de valor nominal de "
            f"{notes.amount(facts, firm.unit, currency=firm.currency, in_words=False)} cada uma, assim "
            f"distribuídas: {split}."
        ),
    )
    yield "DA RESPONSABILIDADE", "A responsabilidade de cada sócio é restrita ao valor de suas quotas."
    verb = "caberá a" if len(firm.managers) == 1 else "caberá em conjunto a"
    yield (
        "DA ADMINISTRAÇÃO",
        f"A administração da sociedade {verb} {_managers(facts, firm)}, dispensada caução.",
    )
    yield "DO EXERCÍCIO", "Ao término de cada exercício social, proceder-se-á ao balanço patrimonial."
    yield "DO FORO", f"Fica eleito o foro de {firm.town.name} para dirimir questões oriundas deste contrato."


def quota_table(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract whose capital is divided in a ruled table."""
    facts, firm = Facts(), _new_firm(rng, 1998, 2026)
    face = rng.choice((*fonts.SANS, fonts.SERIF[3]))
    style = Style(face, 11, 1.45, left=26, right=186)

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(106, 17, _name(facts, firm), face, 12, bold=True, align="middle")
        canvas.rule(26, 20, 186, 20, width=0.5, ink=BLACK)
        return 24 if number == 1 else 23

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("INSTRUMENTO PARTICULAR DE CONTRATO SOCIAL", points=13)
    told = " - ".join(_numbers(facts, firm))
    if told:
        paper.paragraph(told)
    for number, text in enumerate(_qualified(facts, firm, parties.terse), start=1):
        paper.paragraph(f"{number}. {text};")
    paper.paragraph(
        "têm entre si justa e contratada a constituição de uma sociedade limitada, que se regerá pelo "
        "seguinte:"
    )
    paper.paragraph(
        f"Cláusula 1ª. A sociedade adota o nome empresarial {_name(facts, firm)}, com sede na "
        f"{_seat(facts, firm)}."
    )
    paper.paragraph(f"Cláusula 2ª. A sociedade tem por objeto {_purpose(facts, firm)}.")
    paper.paragraph(
        f"Cláusula 3ª. O capital social é de {_capital(facts, firm)}, totalmente integralizado, e fica "
        "assim dividido:"
    )
    rows = [("SÓCIO", "QUOTAS", "VALOR")]
    rows += [
        (one.person.name, _quotas(facts, firm, number), _worth(facts, firm, number))
        for number, one in enumerate(firm.partners, start=1)
    ]
    paper.table((80, 28, 40), rows, points=10.5)
    plural = "pelos sócios" if len(firm.managers) > 1 else "por"
    paper.paragraph(f"Cláusula 4ª. A sociedade será administrada {plural} {_managers(facts, firm)}.")
    paper.paragraph("Cláusula 5ª. O prazo de duração da sociedade é indeterminado.")
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def typed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed contract of a society by quotas, as until the 1990s."""
    facts, firm = Facts(), _new_firm(rng, 1972, 1993)
    style = Style(rng.choice(fonts.TYPEWRITER), 10.5, 1.6, left=32, right=190, bottom=270)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            canvas.text(190, 16, f"fls. {notes.leaf(facts, str(number))}", style.face, 9, align="right")
        return 26

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        "CONTRATO DE CONSTITUIÇÃO DE SOCIEDADE POR QUOTAS DE RESPONSABILIDADE LIMITADA", bold=True
    )
    paper.paragraph(
        f"Os abaixo assinados, {'; e '.join(_qualified(facts, firm, parties.old))}, têm justo e contratado a "
        f"organização de uma sociedade por quotas de responsabilidade limitada, nas condições seguintes:"
    )
    for number, text in enumerate(_typed(facts, firm), start=1):
        paper.paragraph(f"{number}ª) {text}")
    paper.paragraph("E por assim estarem justos e contratados, assinam o presente em três vias.")
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def _typed(facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"A sociedade girará nesta praça sob a denominação social de {_name(facts, firm)};"
    yield f"Terá a sua sede à {_seat(facts, firm)};"
    yield f"O seu objetivo será {_purpose(facts, firm)};"
    capital = _capital(facts, firm)
    split = "; ".join(
        f"ao sócio {one.person.name} cabem {_quotas(facts, firm, number)} quotas, na importância de "
        f"{_worth(facts, firm, number)}"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield f"O capital social é de {capital}, assim dividido entre os sócios: {split};"
    yield f"A gerência da sociedade será exercida por {_managers(facts, firm, capitals=False)};"
    yield "Os lucros ou prejuízos apurados em balanço serão repartidos na proporção das quotas;"


def articles(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract of articles under chapters with the board of trade's label."""
    facts, firm = Facts(), _new_firm(rng, 2008, 2026)
    face = rng.choice(fonts.OTHER_SERIF)
    style = Style(face, 11, 1.5, left=28, right=182)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return 22
        canvas.frame(136, 12, 196, 32)
        canvas.text(139, 17, "JUNTA COMERCIAL", face, 8, bold=True)
        for index, text in enumerate(_numbers(facts, firm)):
            canvas.text(139, 22.5 + 5 * index, text, face, 8.5)
        ornaments.code_matrix(canvas, 28, 12, 18)
        return 38

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("ATO CONSTITUTIVO - SOCIEDADE LIMITADA", points=13)
    paper.paragraph("Sócios contratantes:")
    for letter, text in zip("abcdef", _qualified(facts, firm, parties.labelled), strict=False):
        paper.paragraph(f"{letter}) {text}.")
    for number, (chapter, text) in enumerate(_articles(facts, firm), start=1):
        paper.caption(f"CAPÍTULO {_ROMAN[number - 1]} - {chapter}")
        paper.paragraph(f"Art. {number}º {text}")
    paper.paragraph(f"Assinado em {firm.town.name}, {_day(facts, firm, words.date_in_digits)}.")
    _signed(paper, firm)
    return paper.pages, facts


def _articles(facts: Facts, firm: Firm) -> Iterator[tuple[str, str]]:
    yield "Nome", f"A sociedade denomina-se {_name(facts, firm, capitals=False)}."
    yield "Endereço", f"A sede localiza-se na {_seat(facts, firm)}."
    yield "Atividade", f"A sociedade explorará {_purpose(facts, firm)}."
    capital = _capital(facts, firm)
    split = "; ".join(
        f"{one.person.name}, com {_quotas(facts, firm, number)} quotas ({_worth(facts, firm, number)})"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield (
        "Capital",
        f"O capital social, subscrito em moeda do País, soma {capital} e pertence a: {split}.",
    )
    yield "Gestão", f"Ficam investidos na função de administrador: {_managers(facts, firm, capitals=False)}."
    yield "Lucros", "Os resultados serão partilhados conforme deliberação dos sócios."


def numbered(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract of Roman sections with the particulars of the firm in cells on top."""
    facts, firm = Facts(), _new_firm(rng, 1996, 2026)
    face = rng.choice(fonts.OTHER_SANS)
    style = Style(face, 11, 1.45, left=24, right=186)
    paper = Paper(dpi, rng, style, lambda _canvas, _number: 20, colour=colour)
    paper.heading("CONTRATO SOCIAL", points=16)
    paper.cells([("NOME EMPRESARIAL", _name(facts, firm), 1)])
    row = []
    if firm.nire:
        row.append(("NIRE", facts.note("nire", firm.nire), 1.0))
    if firm.cnpj:
        row.append(("CNPJ", facts.note("cnpj_sociedade", firm.cnpj, facts.cnpj(firm.cnpj)), 1.0))
    paper.cells([*row, ("CAPITAL SOCIAL", _capital(facts, firm), 2.0)])
    paper.cells([("ENDEREÇO DA SEDE", _seat(facts, firm), 1)])
    paper.flow.space(0.6)
    paper.paragraph(
        f"{'; e '.join(_qualified(facts, firm, parties.numbers_first))}, resolvem associar-se, como segue."
    )
    for roman, text in zip(_ROMAN, _sections(facts, firm), strict=False):
        paper.paragraph(f"{roman} - {text}")
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def _sections(facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"Objeto: {_purpose(facts, firm)}."
    for number, one in enumerate(firm.partners, start=1):
        yield (
            f"Participação de {one.person.name}: {_quotas(facts, firm, number)} quotas, equivalentes a "
            f"{_worth(facts, firm, number)}."
        )
    yield (
        f"Administrador: {_managers(facts, firm, capitals=False)}, com poderes para representar a sociedade."
    )
    yield "Início das atividades: na data do registro."


def columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract set in two columns of small type, as published."""
    facts, firm = Facts(), _new_firm(rng, 1994, 2024)
    face = rng.choice((*fonts.OTHER_SERIF, fonts.OTHER_SANS[0]))
    style = Style(face, 9.5, 1.36, left=18, right=194, bottom=176, columns=2)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return 20
        canvas.text(106, 20, _name(facts, firm), face, 15, bold=True, align="middle")
        canvas.text(106, 27, "Contrato social", face, 11, align="middle")
        return 33

    paper = Paper(dpi, rng, style, head, colour=colour)
    for text in _numbers(facts, firm):
        paper.paragraph(f"{text}.", gap=0.1)
    paper.paragraph(f"Contratantes: {'; '.join(_qualified(facts, firm, parties.modern))}.")
    paper.paragraphs(_column_texts(facts, firm))
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def _column_texts(facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"1. Da sede. A sociedade é estabelecida na {_seat(facts, firm)}."
    yield f"2. Do objeto. Destina-se a sociedade a: {_purpose(facts, firm)}."
    capital = _capital(facts, firm)
    split = "; ".join(
        f"{_quotas(facts, firm, number)} quotas de {one.person.name}, somando {_worth(facts, firm, number)}"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield f"3. Do capital. É de {capital}, representado por: {split}."
    yield (
        f"4. Da administração. Compete a {_managers(facts, firm, capitals=False)}, que usará a firma só em "
        "negócios sociais."
    )
    yield "5. Da dissolução. Reger-se-á pela lei e pela vontade da maioria do capital."
    yield (
        "6. Do exercício. O exercício social coincide com o ano civil; ao seu fim levanta-se o balanço, e os "
        "lucros ou perdas se repartem na proporção da parte de cada um no capital, salvo acordo em contrário."
    )
    yield (
        "7. Da cessão. As quotas são indivisíveis e não podem ir a terceiros sem o consentimento dos "
        "demais sócios, a quem fica assegurado o direito de preferência em igualdade de condições."
    )
    yield "8. Do foro. As partes elegem o foro da sede para qualquer ação fundada neste contrato."
