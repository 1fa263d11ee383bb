"""Protestos: a matrix printer's slip, a letter of the office with its costs, a leaf that was filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, ornaments, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.fillins import FilledForm, fill
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import faces, folk, noted, qualify, stock
from tests.synthetic.south.folk import Citizen, Firm, Office
from tests.synthetic.south.qualify import Told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

_OFFICES = (
    "Tabelionato de Protesto da Comarca",
    "1º Ofício de Protesto de Títulos",
    "Tabelionato de Protesto",
)
_TITLES = (("Tabelião Designado", "Tabeliã Designada"), ("Tabelião Substituto", "Tabeliã Substituta"))
_KINDS = {
    "duplicata": ("Duplicata Mercantil por Indicação", "Duplicata de Serviço por Indicação"),
    "nota promissória": ("Nota Promissória",),
    "cheque": ("Cheque",),
    "letra de câmbio": ("Letra de Câmbio",),
    "cédula de crédito bancário": ("Cédula de Crédito Bancário",),
    "certidão de dívida ativa": ("Certidão de Dívida Ativa",),
}
_OLD = ("duplicata", "duplicata", "nota promissória", "letra de câmbio")
_NEW = (*_OLD, "cheque", "cédula de crédito bancário", "certidão de dívida ativa")
_ACCEPTED = ("duplicata", "letra de câmbio")  # what a debtor has to accept
_DETAILS = frozenset({"nome", "cpf", "cnpj"})


@dataclass(frozen=True, slots=True)
class Protest:
    """`creditor`, `notified` and `number` may be untold."""

    office: Office
    livro: str
    folha: str
    protocol: int
    received: date
    notified: date | None
    day: date
    presenter: Firm
    creditor: Firm | None
    debtor: Citizen | Firm
    kind: str
    shown_kind: str
    number: str | None
    issued: date
    due: date
    cents: int
    reason: str


def _new_protest(rng: Random, first: int, last: int, kinds: tuple[str, ...]) -> Protest:
    day, kind = folk.new_day(rng, first, last), rng.choice(kinds)
    received = day - timedelta(days=rng.randint(4, 8))
    due = received - timedelta(days=rng.randint(6, 70))
    office = folk.new_office(rng, _OFFICES, _TITLES)
    presenter, creditor = folk.new_bank(rng), folk.new_firm(rng) if rng.random() < 0.8 else None
    if kind == "certidão de dívida ativa":
        presenter, creditor = replace(presenter, name=f"Município de {office.town.name}"), None
    return Protest(
        office=office,
        livro=f"{rng.randint(11, 920)}{rng.choice(('', '-G'))}",
        folha=f"{rng.randint(1, 300)}",
        protocol=rng.randint(2_000, 890_000),
        received=received,
        notified=received + timedelta(days=2) if rng.random() < 0.8 else None,
        day=day,
        presenter=presenter,
        creditor=creditor,
        debtor=folk.new_firm(rng) if rng.random() < 0.5 else folk.new_citizen(rng),
        kind=kind,
        shown_kind=rng.choice(_KINDS[kind]),
        number=f"{rng.randint(100, 99_999)}{rng.choice(('', '/2', '-B', '/001'))}"
        if rng.random() < 0.9
        else None,
        issued=due - timedelta(days=rng.choice((28, 30, 45, 60, 90))),
        due=due,
        cents=rng.randint(12_000, 7_900_000),
        reason="falta de aceite" if kind in _ACCEPTED and rng.random() < 0.3 else "falta de pagamento",
    )


class Telling:
    """Writes the particulars of one protest, each noted as it is written."""

    def __init__(self, facts: Facts, protest: Protest) -> None:
        self.facts, self.protest = facts, protest

    def seat(self) -> tuple[str, str]:
        town = self.protest.office.town
        return noted.seat(self.facts, self.protest.office.name, town, f"{town.name}/{town.state}")

    def book(self) -> str:
        return notes.book(self.facts, self.protest.livro)

    def leaf(self) -> str:
        return notes.leaf(self.facts, self.protest.folha)

    def protocol(self) -> str:
        number = self.protest.protocol
        return self.facts.note("protocolo", str(number), numbers.show_thousands(number))

    def day(self, field: str, when: date, shown: str) -> str:
        return noted.day(self.facts, when, shown, field)

    def presenter(self) -> str:
        return self.facts.note("apresentante", self.protest.presenter.name)

    def creditor(self, pattern: str = "{}") -> str:
        """Return the creditor set into `pattern`; nothing where there is no other than who presents."""
        creditor = self.protest.creditor
        return pattern.format(self.facts.note("credor", creditor.name)) if creditor else ""

    def debtor(self) -> tuple[str, str, str]:
        """Return the name, and the number with its label."""
        debtor = self.protest.debtor
        if isinstance(debtor, Firm):
            name, cnpj = qualify.firm(self.facts, "devedor", 1, debtor)
            return name, "CNPJ", cnpj
        told = Told(self.facts, "devedor", 1, debtor, _DETAILS)
        return told.name(), "CPF", told.cpf()

    def kind(self) -> str:
        return self.facts.note("titulo_especie", self.protest.kind, self.protest.shown_kind)

    def number(self, pattern: str = "{}") -> str:
        number = self.protest.number
        return pattern.format(self.facts.note("titulo_numero", number)) if number else ""

    def value(self, pattern: str = "{digits}") -> str:
        currency = notes.currency_of(self.protest.day)
        return noted.money(self.facts, self.protest.cents, "titulo_valor", currency=currency, pattern=pattern)

    def reason(self) -> str:
        return self.facts.note("motivo", self.protest.reason)

    def officer(self) -> list[str]:
        office = self.protest.office
        return [self.facts.note("oficial", office.officer.name), office.title]


def slip(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return what a matrix printer wrote between 1995 and 2006, its parts between rows of signs."""
    facts, protest = Facts(), _new_protest(rng, 1995, 2006, _NEW)
    told, face = Telling(facts, protest), faces.MATRIX

    def head(canvas: Canvas, _: int) -> float:
        for y in range(12, 290, 12):
            for x in (5, 205):
                canvas.leave_unscored(x - 2, y - 2, x + 2, y + 2)
                canvas.draw.ellipse(
                    [canvas.px(v) for v in (x - 1.6, y - 1.6, x + 1.6, y + 1.6)], outline=canvas.ink(GREY)
                )
        name, place = told.seat()
        canvas.text(16, 18, name.upper(), face, 10.5)
        canvas.text(16, 23, place.upper(), face, 10.5)
        return 27

    paper = Paper(dpi, rng, Style(face, 10, 1.5, left=16, right=194), head, colour=colour)
    for rows in (_slip_entry(told), _slip_parties(told), _slip_paper(told)):
        paper.canvas.rule(16, paper.flow.y + 2, 194, paper.flow.y + 2, width=0.4, ink=BLACK)
        paper.flow.y += 3
        for text in rows:
            paper.paragraph(text, gap=0)
    paper.flow.y += 6
    paper.paragraph("PROTESTADO O TITULO ACIMA, EXTRAI ESTE INSTRUMENTO EM UMA VIA. DOU FE.")
    stock.signed(paper, told.officer(), left=100)
    return paper.pages, facts


def _slip_entry(told: Telling) -> Iterator[str]:
    protest = told.protest
    yield f"INSTRUMENTO DE PROTESTO LIVRO {told.book()} FOLHA {told.leaf()}"
    received = told.day("data_protocolo", protest.received, noted.dashed(protest.received))
    yield f"APONTAMENTO: {told.protocol()} EM {received}"
    if protest.notified:
        yield f"INTIMACAO..: {told.day('data_intimacao', protest.notified, noted.dashed(protest.notified))}"
    yield f"PROTESTO...: {told.day('data_protesto', protest.day, noted.dashed(protest.day))}"
    yield f"POR........: {told.reason()}"


def _slip_parties(told: Telling) -> Iterator[str]:
    name, label, number = told.debtor()
    yield f"SACADO.....: {name}"
    yield f"{label}.......: {number}"
    creditor = told.creditor()
    if creditor:
        yield f"SACADOR....: {creditor}"
    yield f"APRESENT...: {told.presenter()}"


def _slip_paper(told: Telling) -> Iterator[str]:
    protest = told.protest
    yield f"TITULO.....: {told.kind()}"
    number = told.number()
    if number:
        yield f"NUMERO.....: {number}"
    issued = told.day("titulo_emissao", protest.issued, noted.dashed(protest.issued))
    due = told.day("titulo_vencimento", protest.due, noted.dashed(protest.due))
    yield f"EMITIDO....: {issued} VENCIDO: {due}"
    yield f"VALOR......: {told.value()}"


def costed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an instrument of this century in paragraphs, the debtor first, with a table of costs."""
    facts, protest = Facts(), _new_protest(rng, 2008, 2024, _NEW)
    told, face = Telling(facts, protest), rng.choice((*faces.SERIF, faces.SANS[1]))

    def head(canvas: Canvas, _: int) -> float:
        name, place = told.seat()
        ornaments.arms(canvas, 32, 22, 8)
        canvas.text(46, 20, name, face, 13, bold=True)
        canvas.text(46, 26, f"{place} - {protest.office.address}", face, 9, ink=GREY)
        canvas.text(188, 36, f"Protocolo {told.protocol()}", face, 12, bold=True, align="right")
        return 40

    paper = Paper(dpi, rng, Style(face, 11, 1.5, left=24, right=188, bottom=280), head, colour=colour)
    paper.heading("Instrumento público de protesto", points=14)
    paper.paragraphs(_costed(told))
    paper.table((48, 34, 48, 34), _costs(rng, facts), points=8.5)
    stock.signed(paper, told.officer(), left=104, sealed=False)
    stock.seal_box(paper.canvas, 24, paper.flow.y - 22, face, ["Selo de autenticidade", protest.office.code])
    return paper.pages, facts


def _costs(rng: Random, facts: Facts) -> list[tuple[str, str, str, str]]:
    names = ("Ao Tabelião", "Ao Estado", "Ao fundo de assistência", "Despesa de condução", "Edital")
    cents = [rng.randint(310, 9900) for _ in names]
    told = [noted.money(facts, one, pattern="{digits}") for one in (*cents, sum(cents))]
    half = list(zip((*names, "Soma"), told, strict=True))
    rows = [(*half[place], *half[place + 1]) for place in (0, 2, 4)]
    return [("Custas", "Valor", "Custas", "Valor"), *rows]


def _costed(told: Telling) -> Iterator[str]:
    protest = told.protest
    name, label, number = told.debtor()
    day = told.day("data_protesto", protest.day, noted.doubled(protest.day))
    yield (
        f"Em {day}, lavro o protesto contra {name}, {label} {number}, por {told.reason()}, no livro "
        f"{told.book()}, folha {told.leaf()}."
    )
    issued = told.day("titulo_emissao", protest.issued, noted.dotted(protest.issued))
    due = told.day("titulo_vencimento", protest.due, noted.dotted(protest.due))
    yield (
        f"A dívida consta de {told.kind()}{told.number(', de número {}')}, emitida em {issued}, vencida "
        f"em {due}, de {told.value('{digits} ({words})')}{told.creditor(', devida a {}')}."
    )
    received = told.day("data_protocolo", protest.received, noted.dotted(protest.received))
    yield f"Foi trazida a esta serventia por {told.presenter()}, em {received}."
    if protest.notified:
        when = told.day("data_intimacao", protest.notified, noted.dotted(protest.notified))
        yield f"O responsável recebeu a intimação em {when} e nada alegou no tríduo legal."


def filled(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a printed leaf of the book of protests, filled in by typewriter or by pen, 1952 to 1985."""
    first, last = rng.choice(((1952, 1966), (1972, 1985)))
    facts, protest = Facts(), _filled_protest(rng, first, last)
    told, printed = Telling(facts, protest), rng.choice(faces.SERIF)
    hand = rng.choice((*faces.TYPEWRITER, *faces.PEN[:1]))

    def head(canvas: Canvas, _: int) -> float:
        name, place = told.seat()
        canvas.text(105, 20, "PROTESTO DE TÍTULO", printed, 20, bold=True, align="middle")
        canvas.text(105, 27, f"{name} - {place}", printed, 10.5, align="middle")
        canvas.rule(30, 30, 180, 30, width=0.8, ink=BLACK)
        canvas.rule(30, 31.2, 180, 31.2, width=0.2, ink=BLACK)
        return 34

    paper = Paper(dpi, rng, Style(printed, 11, is_bound=True), head, colour=colour)
    form = FilledForm(
        paper.canvas, Words(printed, 11.5), Words(hand, 11), left=26, right=188, y=34, leading=2.2
    )
    for text in _filled(told):
        form.paragraph(text)
    paper.flow.y = form.y + 6
    stock.signed(paper, told.officer(), left=100)
    return paper.pages, facts


def _filled_protest(rng: Random, first: int, last: int) -> Protest:
    """Return a protest; before there were numbers of firms and people, that of a day after is not "
    "asked for."""
    while True:
        protest = _new_protest(rng, first, last, _OLD)
        if isinstance(protest.debtor, Citizen):
            return protest


def _filled(told: Telling) -> Iterator[str]:
    protest, facts = told.protest, told.facts
    assert isinstance(protest.debtor, Citizen)
    yield f"Livro n.º {fill(told.book())} folha {fill(told.leaf())} apontamento n.º {fill(told.protocol())}"
    day = told.day("data_protesto", protest.day, noted.year_first(protest.day))
    received = told.day("data_protocolo", protest.received, words.date_with_month(protest.received))
    yield (
        f"Este instrumento foi lavrado {fill(day)} nesta cidade, estando apontado desde {fill(received)} a "
        f"pedido de {fill(told.presenter())} o título que segue:"
    )
    issued = told.day("titulo_emissao", protest.issued, noted.with_point(protest.issued))
    due = told.day("titulo_vencimento", protest.due, noted.with_point(protest.due))
    number = told.number(f" n.º {fill('{}')}")
    yield (
        f"{fill(told.kind())}{number} passada a {fill(issued)} para vencer a {fill(due)} no valor de "
        f"{fill(told.value('{digits} ({words})'))}"
    )
    debtor = Told(facts, "devedor", 1, protest.debtor, _DETAILS)
    cpf = f" CPF {fill(debtor.cpf(without_dots=True))}" if protest.day.year > 1970 else ""
    yield f"a cargo de {fill(debtor.name())}{cpf}{told.creditor(' e a favor de ' + fill('{}'))}"
    if protest.notified:
        when = told.day("data_intimacao", protest.notified, words.date_with_month(protest.notified))
        yield f"Intimei o devedor a {fill(when)} e não compareceu."
    yield f"Pelo que protesto o dito título por {fill(told.reason())} e de tudo lavro este, que assino."
