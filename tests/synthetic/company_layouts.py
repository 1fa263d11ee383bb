"""Layouts of contratos sociais: numbered clauses, a table of quotas, typed sheets, articles, two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import firms, fonts, notes, ornaments, qualifying, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.firms import Firm
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

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


def _signed(paper: Paper, firm: Firm) -> None:
    paper.sign([(one.person.name, "") for one in firm.partners])


def _closing(paper: Paper, facts: Facts, firm: Firm) -> None:
    paper.paragraph(f"{firm.town.name} - {firm.town.state}, {firms.day(facts, firm)}.")


def clauses(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract of headed clauses, numbered by words."""
    facts, firm = Facts(), firms.new_firm(rng, 2003, 2026)
    style = Style(rng.choice((*fonts.SERIF[:3], *fonts.SANS[:2])), 11.5, 1.48, left=30, right=184)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            canvas.text(184, 15, f"Página {number}", style.face, 8.5, align="right", ink=GREY)
        return 24

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("CONTRATO SOCIAL DE CONSTITUIÇÃO DE SOCIEDADE LIMITADA", points=12.5)
    paper.heading(firms.name(facts, firm), points=13)
    for text in firms.registered_numbers(facts, firm):
        paper.paragraph(text, gap=0)
    paper.paragraph(
        f"Pelo presente instrumento, {'; '.join(firms.qualified(facts, firm, qualifying.modern))}, resolvem "
        "constituir uma sociedade empresária limitada, mediante as seguintes cláusulas:"
    )
    for ordinal, (caption, text) in zip(_ORDINALS, _clauses(facts, firm), strict=False):
        paper.paragraph(f"CLÁUSULA {ordinal} – {caption} – {text}")
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def _clauses(facts: Facts, firm: Firm) -> Iterator[tuple[str, str]]:
    yield "DA DENOMINAÇÃO", f"A sociedade girará sob o nome empresarial {firms.name(facts, firm)}."
    yield "DA SEDE", f"A sociedade terá sua sede na {firms.seat(facts, firm)}."
    yield "DO OBJETO", f"O objeto social será {firms.purpose(facts, firm)}."
    capital = firms.capital(facts, firm)
    split = "; ".join(
        f"{one.person.name.upper()} subscreve {firms.quotas(facts, firm, number, in_words=True)} quotas, no "
        f"valor de {firms.worth(facts, firm, number, in_words=True)}"
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
        f"A administração da sociedade {verb} {firms.managers(facts, firm)}, dispensada caução.",
    )
    yield "DO EXERCÍCIO", "Ao término de cada exercício social, proceder-se-á ao balanço patrimonial."
    yield "DO FORO", f"Fica eleito o foro de {firm.town.name} para dirimir questões oriundas deste contrato."


def quota_table(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract whose capital is divided in a ruled table."""
    facts, firm = Facts(), firms.new_firm(rng, 1998, 2026)
    face = rng.choice((*fonts.SANS, fonts.SERIF[3]))
    style = Style(face, 11, 1.45, left=26, right=186)

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(106, 17, firms.name(facts, firm), face, 12, bold=True, align="middle")
        canvas.rule(26, 20, 186, 20, width=0.5, ink=BLACK)
        return 24 if number == 1 else 23

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("INSTRUMENTO PARTICULAR DE CONTRATO SOCIAL", points=13)
    told = " - ".join(firms.registered_numbers(facts, firm))
    if told:
        paper.paragraph(told)
    for number, text in enumerate(firms.qualified(facts, firm, qualifying.terse), start=1):
        paper.paragraph(f"{number}. {text};")
    paper.paragraph(
        "têm entre si justa e contratada a constituição de uma sociedade limitada, que se regerá pelo "
        "seguinte:"
    )
    paper.paragraph(
        f"Cláusula 1ª. A sociedade adota o nome empresarial {firms.name(facts, firm)}, com sede na "
        f"{firms.seat(facts, firm)}."
    )
    paper.paragraph(f"Cláusula 2ª. A sociedade tem por objeto {firms.purpose(facts, firm)}.")
    paper.paragraph(
        f"Cláusula 3ª. O capital social é de {firms.capital(facts, firm)}, totalmente integralizado, e fica "
        "assim dividido:"
    )
    rows = [("SÓCIO", "QUOTAS", "VALOR")]
    rows += [
        (one.person.name, firms.quotas(facts, firm, number), firms.worth(facts, firm, number))
        for number, one in enumerate(firm.partners, start=1)
    ]
    paper.table((80, 28, 40), rows, points=10.5)
    plural = "pelos sócios" if len(firm.managers) > 1 else "por"
    paper.paragraph(f"Cláusula 4ª. A sociedade será administrada {plural} {firms.managers(facts, firm)}.")
    paper.paragraph("Cláusula 5ª. O prazo de duração da sociedade é indeterminado.")
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def typed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed contract of a society by quotas, as until the 1990s."""
    facts, firm = Facts(), firms.new_firm(rng, 1972, 1993)
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
        f"Os abaixo assinados, {'; e '.join(firms.qualified(facts, firm, qualifying.old))}, têm justo e "
        "contratado a organização de uma sociedade por quotas de responsabilidade limitada, nas condições "
        "seguintes:"
    )
    for number, text in enumerate(_typed(facts, firm), start=1):
        paper.paragraph(f"{number}ª) {text}")
    paper.paragraph("E por assim estarem justos e contratados, assinam o presente em três vias.")
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def _typed(facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"A sociedade girará nesta praça sob a denominação social de {firms.name(facts, firm)};"
    yield f"Terá a sua sede à {firms.seat(facts, firm)};"
    yield f"O seu objetivo será {firms.purpose(facts, firm)};"
    capital = firms.capital(facts, firm)
    split = "; ".join(
        f"ao sócio {one.person.name} cabem {firms.quotas(facts, firm, number)} quotas, na importância de "
        f"{firms.worth(facts, firm, number)}"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield f"O capital social é de {capital}, assim dividido entre os sócios: {split};"
    yield f"A gerência da sociedade será exercida por {firms.managers(facts, firm, capitals=False)};"
    yield "Os lucros ou prejuízos apurados em balanço serão repartidos na proporção das quotas;"


def articles(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract of articles under chapters with the board of trade's label."""
    facts, firm = Facts(), firms.new_firm(rng, 2008, 2026)
    face = rng.choice(fonts.OTHER_SERIF)
    style = Style(face, 11, 1.5, left=28, right=182)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return 22
        canvas.frame(136, 12, 196, 32)
        canvas.text(139, 17, "JUNTA COMERCIAL", face, 8, bold=True)
        for index, text in enumerate(firms.registered_numbers(facts, firm)):
            canvas.text(139, 22.5 + 5 * index, text, face, 8.5)
        ornaments.code_matrix(canvas, 28, 12, 18)
        return 38

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("ATO CONSTITUTIVO - SOCIEDADE LIMITADA", points=13)
    paper.paragraph("Sócios contratantes:")
    for letter, text in zip("abcdef", firms.qualified(facts, firm, qualifying.labelled), strict=False):
        paper.paragraph(f"{letter}) {text}.")
    for number, (chapter, text) in enumerate(_articles(facts, firm), start=1):
        paper.caption(f"CAPÍTULO {_ROMAN[number - 1]} - {chapter}")
        paper.paragraph(f"Art. {number}º {text}")
    paper.paragraph(f"Assinado em {firm.town.name}, {firms.day(facts, firm, words.date_in_digits)}.")
    _signed(paper, firm)
    return paper.pages, facts


def _articles(facts: Facts, firm: Firm) -> Iterator[tuple[str, str]]:
    yield "Nome", f"A sociedade denomina-se {firms.name(facts, firm, capitals=False)}."
    yield "Endereço", f"A sede localiza-se na {firms.seat(facts, firm)}."
    yield "Atividade", f"A sociedade explorará {firms.purpose(facts, firm)}."
    capital = firms.capital(facts, firm)
    split = "; ".join(
        f"{one.person.name}, com {firms.quotas(facts, firm, number)} quotas "
        f"({firms.worth(facts, firm, number)})"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield (
        "Capital",
        f"O capital social, subscrito em moeda do País, soma {capital} e pertence a: {split}.",
    )
    yield (
        "Gestão",
        f"Ficam investidos na função de administrador: {firms.managers(facts, firm, capitals=False)}.",
    )
    yield "Lucros", "Os resultados serão partilhados conforme deliberação dos sócios."


def numbered(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract of Roman sections with the particulars of the firm in cells on top."""
    facts, firm = Facts(), firms.new_firm(rng, 1996, 2026)
    face = rng.choice(fonts.OTHER_SANS)
    style = Style(face, 11, 1.45, left=24, right=186)
    paper = Paper(dpi, rng, style, lambda _canvas, _number: 20, colour=colour)
    paper.heading("CONTRATO SOCIAL", points=16)
    paper.cells([("NOME EMPRESARIAL", firms.name(facts, firm), 1)])
    row = []
    if firm.nire:
        row.append(("NIRE", facts.note("nire", firm.nire), 1.0))
    if firm.cnpj:
        row.append(("CNPJ", facts.note("cnpj_sociedade", firm.cnpj, facts.cnpj(firm.cnpj)), 1.0))
    paper.cells([*row, ("CAPITAL SOCIAL", firms.capital(facts, firm), 2.0)])
    paper.cells([("ENDEREÇO DA SEDE", firms.seat(facts, firm), 1)])
    paper.flow.space(0.6)
    paper.paragraph(
        f"{'; e '.join(firms.qualified(facts, firm, qualifying.numbers_first))}, resolvem associar-se, como "
        "segue."
    )
    for roman, text in zip(_ROMAN, _sections(facts, firm), strict=False):
        paper.paragraph(f"{roman} - {text}")
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def _sections(facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"Objeto: {firms.purpose(facts, firm)}."
    for number, one in enumerate(firm.partners, start=1):
        yield (
            f"Participação de {one.person.name}: {firms.quotas(facts, firm, number)} quotas, equivalentes a "
            f"{firms.worth(facts, firm, number)}."
        )
    yield (
        f"Administrador: {firms.managers(facts, firm, capitals=False)}, com poderes para representar a "
        "sociedade."
    )
    yield "Início das atividades: na data do registro."


def columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a contract set in two columns of small type, as published."""
    facts, firm = Facts(), firms.new_firm(rng, 1994, 2024)
    face = rng.choice((*fonts.OTHER_SERIF, fonts.OTHER_SANS[0]))
    style = Style(face, 9.5, 1.36, left=18, right=194, bottom=232, columns=2)

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return 20
        canvas.text(106, 20, firms.name(facts, firm), face, 15, bold=True, align="middle")
        canvas.text(106, 27, "Contrato social", face, 11, align="middle")
        return 33

    paper = Paper(dpi, rng, style, head, colour=colour)
    for text in firms.registered_numbers(facts, firm):
        paper.paragraph(f"{text}.", gap=0.1)
    paper.paragraph(f"Contratantes: {'; '.join(firms.qualified(facts, firm, qualifying.modern))}.")
    paper.paragraphs(_column_texts(facts, firm))
    _closing(paper, facts, firm)
    _signed(paper, firm)
    return paper.pages, facts


def _column_texts(facts: Facts, firm: Firm) -> Iterator[str]:
    yield f"1. Da sede. A sociedade é estabelecida na {firms.seat(facts, firm)}."
    yield f"2. Do objeto. Destina-se a sociedade a: {firms.purpose(facts, firm)}."
    capital = firms.capital(facts, firm)
    split = "; ".join(
        f"{firms.quotas(facts, firm, number)} quotas de {one.person.name}, somando "
        f"{firms.worth(facts, firm, number)}"
        for number, one in enumerate(firm.partners, start=1)
    )
    yield f"3. Do capital. É de {capital}, representado por: {split}."
    yield (
        f"4. Da administração. Compete a {firms.managers(facts, firm, capitals=False)}, que usará a firma "
        "só em negócios sociais."
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
