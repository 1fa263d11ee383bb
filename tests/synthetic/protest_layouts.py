"""Layouts of protestos: instruments of cells and in prose, certificates, a table, letters, typed leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import fonts, names, notes, numbers, ornaments, parties, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.parties import Company, Party, Side, new_bank, new_company, new_individual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.synthetic.names import Person, Town

_DETAILS = frozenset({"nome", "cpf", "cnpj"})
_TITLES = {
    "duplicata": ("DUPLICATA MERCANTIL POR INDICAÇÃO", "DUPLICATA DE PRESTAÇÃO DE SERVIÇOS", "DUPLICATA"),
    "nota promissória": ("NOTA PROMISSÓRIA",),
    "cheque": ("CHEQUE",),
    "letra de câmbio": ("LETRA DE CÂMBIO",),
    "cédula de crédito bancário": ("CÉDULA DE CRÉDITO BANCÁRIO",),
    "certidão de dívida ativa": ("CERTIDÃO DE DÍVIDA ATIVA",),
    "outro": ("CONTRATO DE LOCAÇÃO", "SENTENÇA JUDICIAL"),
}
_COMMON = ("duplicata", "duplicata", "duplicata", "nota promissória", "cheque", "letra de câmbio")
_RECENT = (*_COMMON, "cédula de crédito bancário", "certidão de dívida ativa", "outro")
_REASONS = ("falta de pagamento",) * 5 + ("falta de aceite", "falta de devolução")


@dataclass(frozen=True, slots=True)
class Protest:
    """Days run from the title's issue to the protest; `notified` and `creditor` may be untold."""

    town: Town
    office: str
    livro: str
    folha: int
    protocol: int
    received: date
    notified: date | None
    day: date
    presenter: Company
    creditor: Company | None
    debtors: tuple[Party, ...]
    kind: str
    shown_kind: str
    number: str | None
    issued: date
    due: date
    cents: int
    reason: str
    officer: Person


def _new_protest(rng: Random, first: int, last: int, kinds: tuple[str, ...]) -> Protest:
    day = date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))
    received, kind = day - timedelta(days=rng.randint(4, 9)), rng.choice(kinds)
    due = received - timedelta(days=rng.randint(8, 60))
    debtor = rng.choice((new_individual, new_company))
    return Protest(
        town=names.new_town(rng),
        office=f"{rng.randint(1, 4)}º",
        livro=str(rng.randint(10, 990)),
        folha=rng.randint(1, 299),
        protocol=rng.randint(1_000, 999_999),
        received=received,
        notified=received + timedelta(days=rng.randint(1, 3)) if rng.random() < 0.8 else None,
        day=day,
        presenter=new_bank(rng),
        creditor=new_company(rng) if rng.random() < 0.8 else None,
        debtors=tuple(debtor(rng) for _ in range(rng.choice((1, 1, 1, 2)))),
        kind=kind,
        shown_kind=rng.choice(_TITLES[kind]),
        number=_new_number(rng) if rng.random() < 0.9 else None,
        issued=due - timedelta(days=rng.randint(28, 120)),
        due=due,
        cents=rng.randint(9_000, 9_900_000),
        reason=rng.choice(_REASONS),
        officer=names.new_person(rng, rng.choice("MF")),
    )


def _new_number(rng: Random) -> str:
    plain = str(rng.randint(100, 999_999))
    return rng.choice(
        (
            plain,
            f"{plain}/{rng.randint(1, 12):02d}",
            f"{rng.choice('ABC')}{plain}",
            f"{plain}-{rng.choice('ABC')}",
        )
    )


class _Told:
    """Writes the particulars of one protest, each noted as it is written."""

    def __init__(self, facts: Facts, protest: Protest) -> None:
        self.facts = facts
        self.protest = protest

    def book(self) -> str:
        return notes.book(self.facts, self.protest.livro)

    def leaf(self) -> str:
        return notes.leaf(self.facts, str(self.protest.folha))

    def protocol(self, *, dotted: bool = False) -> str:
        number = self.protest.protocol
        return self.facts.note("protocolo", str(number), numbers.show_thousands(number) if dotted else None)

    def received(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return self._day(self.protest.received, "data_protocolo", show)

    def day(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return self._day(self.protest.day, "data_protesto", show)

    def issued(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return self._day(self.protest.issued, "titulo_emissao", show)

    def due(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return self._day(self.protest.due, "titulo_vencimento", show)

    def notified(self, pattern: str = "{}", show: Callable[[date], str] = words.date_in_digits) -> str:
        """Return the day of the summons set into `pattern`; nothing where it is untold."""
        if self.protest.notified is None:
            return ""
        return pattern.format(self._day(self.protest.notified, "data_intimacao", show))

    def _day(self, when: date, field: str, show: Callable[[date], str]) -> str:
        return notes.day(self.facts, when, show(when), field)

    def presenter(self) -> str:
        return self.facts.note("apresentante", self.protest.presenter.name)

    def creditor(self, pattern: str = "{}") -> str:
        """Return the creditor set into `pattern`; nothing where the presenter acts on its own behalf."""
        if self.protest.creditor is None:
            return ""
        return pattern.format(self.facts.note("credor", self.protest.creditor.name))

    def kind(self, *, capitals: bool = True) -> str:
        shown = self.protest.shown_kind
        return self.facts.note("titulo_especie", self.protest.kind, shown if capitals else shown.lower())

    def number(self, pattern: str = "{}") -> str:
        if self.protest.number is None:
            return ""
        return pattern.format(self.facts.note("titulo_numero", self.protest.number))

    def value(self, *, in_words: bool = False) -> str:
        currency = notes.currency_of(self.protest.day)
        return notes.amount(
            self.facts, self.protest.cents, "titulo_valor", currency=currency, in_words=in_words
        )

    def reason(self, *, capitals: bool = False) -> str:
        reason = self.protest.reason
        return self.facts.note("motivo", reason, reason.upper() if capitals else reason)

    def signer(self, man: str, woman: str) -> tuple[str, str]:
        """Return the officer's name and the title of a man or of a woman."""
        officer = self.protest.officer
        return self.facts.note("oficial", officer.name), officer.by_sex(man, woman)

    def debtors(self) -> list[tuple[str, str, str]]:
        """Return name, label of the number, and number of every debtor."""
        side = Side(self.facts, "devedor", _DETAILS)
        return [_debtor(side, party) for party in self.protest.debtors]

    def debtors_in_words(self, pattern: str) -> str:
        """Return the debtors in a row; `pattern` takes name, label and number."""
        return parties.joined([pattern.format(*told) for told in self.debtors()])


def _debtor(side: Side, party: Party) -> tuple[str, str, str]:
    subject = side.next()
    if isinstance(party, Company):
        number = side.note(subject, "cnpj", party.cnpj, side.facts.cnpj(party.cnpj))
        return side.note(subject, "nome", party.name, party.name.upper()), "CNPJ", number
    [name] = party.all_names
    cpf = party.person.cpf if isinstance(party, parties.Individual) else ""
    number = side.note(subject, "cpf", cpf, side.facts.cpf(cpf))
    return side.note(subject, "nome", name, name.upper()), "CPF", number


def instrument(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an instrument of protest whose particulars stand in captioned cells."""
    facts, protest = Facts(), _new_protest(rng, 1998, 2026, _RECENT)
    told = _Told(facts, protest)
    face = rng.choice((*fonts.SANS[:3], fonts.SERIF[0]))
    style = Style(face, 10.5, 1.4, left=18, right=192)
    office = notes.seat(facts, f"{protest.office} Tabelionato de Protesto de Títulos", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        ornaments.arms(canvas, 28, 19, 7)
        canvas.text(106, 16, f"{office} de {protest.town.short}", face, 11, bold=True, align="middle")
        canvas.text(106, 24, "INSTRUMENTO DE PROTESTO", face, 14, bold=True, align="middle")
        return 31

    paper = Paper(dpi, rng, style, head, colour=colour)
    _instrument_cells(paper, told)
    paper.flow.space(0.6)
    paper.paragraph(
        "Em virtude do apontamento acima e não tendo o devedor atendido à intimação, lavrei o presente "
        f"instrumento de protesto por {told.reason()}, em {told.day(words.date_with_month)}, para todos os "
        "fins de direito. Dou fé."
    )
    paper.sign([told.signer("Tabelião de Protesto", "Tabeliã de Protesto")], sealed=True)
    return paper.pages, facts


def _instrument_cells(paper: Paper, told: _Told) -> None:
    paper.cells(
        [
            ("PROTOCOLO", told.protocol(), 1),
            ("DATA DO PROTOCOLO", told.received(), 1),
            ("LIVRO", told.book(), 0.7),
            ("FOLHA", told.leaf(), 0.7),
        ]
    )
    paper.cells([("APRESENTANTE", told.presenter(), 1)])
    if told.protest.creditor:
        paper.cells([("CREDOR / SACADOR", told.creditor(), 1)])
    for name, label, number in told.debtors():
        paper.cells([("DEVEDOR / SACADO", name, 2), (label, number, 1)])
    title: list[tuple[str, str, float]] = [("ESPÉCIE DO TÍTULO", told.kind(), 2)]
    if told.protest.number:
        title.append(("NÚMERO DO TÍTULO", told.number(), 1))
    paper.cells(title)
    paper.cells([("EMISSÃO", told.issued(), 1), ("VENCIMENTO", told.due(), 1), ("VALOR", told.value(), 1)])
    if told.protest.notified:
        paper.cells([("DATA DA INTIMAÇÃO", told.notified(), 1), ("MOTIVO", told.reason(capitals=True), 2)])


def certificate(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate that a protest stands in the books, in prose."""
    facts, protest = Facts(), _new_protest(rng, 1994, 2026, _RECENT)
    told = _Told(facts, protest)
    face = rng.choice((*fonts.SERIF, fonts.SANS[3]))
    style = Style(face, 12, 1.55, left=28, right=184, indent=12)
    office = notes.seat(facts, f"Cartório do {protest.office} Ofício de Protestos", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        ornaments.border(canvas)
        ornaments.arms(canvas, 105, 24, 8)
        canvas.text(105, 41, f"{office} - {protest.town.short}", face, 12, bold=True, align="middle")
        return 46

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("CERTIDÃO POSITIVA DE PROTESTO", points=15)
    paper.paragraph(" ".join(_certified(told)))
    issued = protest.day + timedelta(days=rng.randint(20, 400))
    paper.paragraph(f"{protest.town.name}, {notes.day(facts, issued, words.date_with_month(issued))}.")
    paper.sign([told.signer("Oficial de Protestos", "Oficiala de Protestos")], sealed=True)
    return paper.pages, facts


def _certified(told: _Told) -> Iterator[str]:
    yield (
        f"CERTIFICO e dou fé que, no livro {told.book()}, às folhas {told.leaf()}, consta o protesto "
        f"lavrado em {told.day(words.date_with_month)} contra {told.debtors_in_words('{}, {} nº {}')}, por "
        f"{told.reason()},"
    )
    yield (
        f"referente a {told.kind(capitals=False)}{told.number(' nº {}')}, com emissão em {told.issued()} e "
        f"vencimento em {told.due()}, no valor de {told.value(in_words=True)}, protocolo nº "
        f"{told.protocol(dotted=True)}, em {told.received()}, tendo por apresentante "
        f"{told.presenter()}{told.creditor(', sendo credor {}')}"
        f"{told.notified(', e intimado o devedor em {}')}."
    )


def table(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a protest as a table of two columns, label and content."""
    facts, protest = Facts(), _new_protest(rng, 2000, 2026, _RECENT)
    told = _Told(facts, protest)
    face = rng.choice((fonts.SANS[1], fonts.SANS[2], fonts.SERIF[2]))
    style = Style(face, 11, 1.4, left=24, right=186)
    office = notes.seat(facts, f"{protest.office} Tabelião de Protesto de Letras e Títulos", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        canvas.text(24, 18, office, face, 12, bold=True)
        canvas.text(24, 23.5, f"{protest.town.name} - {protest.town.state}", face, 10)
        canvas.rule(24, 26, 186, 26, width=0.6, ink=BLACK)
        return 28

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("PROTESTO DE TÍTULO", points=14)
    paper.table((50, 112), [("CAMPO", "CONTEÚDO"), *_table_rows(told)], points=10.5)
    paper.paragraph("O presente é cópia fiel do registro eletrônico desta serventia.")
    paper.sign([told.signer("Substituto do Tabelião", "Substituta do Tabelião")])
    return paper.pages, facts


def _table_rows(told: _Told) -> Iterator[tuple[str, str]]:
    yield "Livro e folha", f"{told.book()} / {told.leaf()}"
    yield "Nº do protocolo", told.protocol(dotted=True)
    yield "Data de entrada", told.received()
    yield "Data do protesto", told.day()
    yield "Apresentante", told.presenter()
    if told.protest.creditor:
        yield "Credor", told.creditor()
    for name, label, number in told.debtors():
        yield "Devedor", name
        yield f"{label} do devedor", number
    yield "Espécie", told.kind(capitals=False)
    if told.protest.number:
        yield "Nº do título", told.number()
    yield "Data de emissão", told.issued()
    yield "Data de vencimento", told.due()
    yield "Valor do título", told.value()
    yield "Motivo do protesto", told.reason()
    if told.protest.notified:
        yield "Intimação realizada em", told.notified()


def letter(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a protest told as in a letter to whom it may concern."""
    facts, protest = Facts(), _new_protest(rng, 1996, 2026, _RECENT)
    told = _Told(facts, protest)
    face = rng.choice(fonts.OTHER_SERIF)
    style = Style(face, 12, 1.6, left=32, right=182)
    office = notes.seat(facts, f"Serviço de Protesto do {protest.office} Ofício", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        canvas.text(182, 20, f"{office}", face, 12, bold=True, align="right")
        canvas.text(182, 26, f"{protest.town.name}, {protest.town.state}", face, 10, align="right", ink=GREY)
        return 36

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph("A quem interessar possa:")
    paper.paragraph(" ".join(_letter(told)))
    paper.paragraph("Por ser verdade, firmo o presente.")
    paper.sign([told.signer("Tabelião", "Tabeliã")])
    return paper.pages, facts


def _letter(told: _Told) -> Iterator[str]:
    yield (
        f"Tendo {told.presenter()} apresentado neste ofício, em {told.received(words.date_with_month)}, sob "
        f"o protocolo {told.protocol()}, um título da espécie "
        f"{told.kind(capitals=False)}{told.number(', de número {}')}, sacado ou emitido em "
        f"{told.issued(words.date_with_month)}, com vencimento em {told.due(words.date_with_month)}, da "
        f"quantia de {told.value(in_words=True)}{told.creditor(', de que é favorecido {}')},"
    )
    yield (
        "e sendo responsável pela obrigação "
        f"{told.debtors_in_words('{0} (inscrito no {1} sob o nº {2})')}"
        f"{told.notified(', cientificado aos {}', words.date_in_words)}, que não "
        f"compareceu, foi o título protestado por {told.reason()} em {told.day(words.date_with_month)}, "
        f"como se vê do livro {told.book()}, folha {told.leaf()}."
    )


def typed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed instrument of the old books of protests."""
    facts, protest = Facts(), _new_protest(rng, 1972, 1993, _COMMON)
    told = _Told(facts, protest)
    style = Style(rng.choice(fonts.OTHER_TYPEWRITER), 10.5, 1.6, left=34, right=192, is_bound=True)
    office = notes.seat(facts, "Cartório de Protestos", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        canvas.text(
            113, 18, f"{office} de {protest.town.name} - {protest.town.state}", style.face, 11, align="middle"
        )
        place = f"Livro nº {told.book()} fls. {told.leaf()}"
        canvas.text(192, 25, place, style.face, 10, align="right")
        return 30

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph("INSTRUMENTO PÚBLICO DE PROTESTO", bold=True)
    paper.paragraph(" ".join(_typed(told)))
    paper.sign([told.signer("O Oficial dos Protestos", "A Oficial dos Protestos")], sealed=True)
    return paper.pages, facts


def _typed(told: _Told) -> Iterator[str]:
    yield (
        f"S A I B A M quantos este instrumento virem que, {told.day(words.date_in_solemn_words)}, em meu "
        f"cartório, por parte de {told.presenter()} me foi apontado para protesto, sob o número de ordem "
        f"{told.protocol(dotted=True)}, em {told.received(words.date_with_month)}, o título denominado "
        f"{told.kind(capitals=False)}{told.number(' número {}')}, do valor de {told.value(in_words=True)}, "
        f"emitido a {told.issued(words.date_with_month)} e vencível a "
        f"{told.due(words.date_with_month)}{told.creditor(', a favor de {}')}, de responsabilidade de "
        f"{told.debtors_in_words('{}, {} {}')}."
    )
    yield (
        "Em cumprimento do meu ofício intimei o "
        f"responsável{told.notified(' em {}', words.date_with_month)} para que viesse cumprir a obrigação, "
        f"e como não o fizesse, protestei o dito título por {told.reason()}, do que lavrei este instrumento."
    )


def boxes(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an instrument of small boxes in another order, the debtor first, with a code to be scanned."""
    facts, protest = Facts(), _new_protest(rng, 2010, 2026, _RECENT)
    told = _Told(facts, protest)
    face = rng.choice(fonts.OTHER_SANS)
    style = Style(face, 10, 1.4, left=20, right=190)
    office = notes.seat(facts, f"{protest.office} Ofício de Protesto", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        ornaments.code_matrix(canvas, 168, 10, 22)
        canvas.text(20, 16, f"{office} / {protest.town.name} / {protest.town.state}", face, 12, bold=True)
        canvas.text(20, 24, "TERMO DE PROTESTO", face, 15, bold=True)
        return 36

    paper = Paper(dpi, rng, style, head, colour=colour)
    for name, label, number in told.debtors():
        paper.cells([("RESPONSÁVEL PELO PAGAMENTO", name, 2.4), (f"DOCUMENTO ({label})", number, 1)])
    paper.cells([("NATUREZA DO TÍTULO", told.kind(), 2), ("VALOR PROTESTADO", told.value(), 1)])
    row: list[tuple[str, str, float]] = [("EMITIDO EM", told.issued(), 1), ("VENCIDO EM", told.due(), 1)]
    if protest.number:
        row.insert(0, ("TÍTULO Nº", told.number(), 1))
    paper.cells(row)
    _boxes_below(paper, told)
    paper.flow.space(1)
    paper.paragraph("Certifico a lavratura deste termo para os efeitos legais.")
    paper.sign([told.signer("Tabelião Interino", "Tabeliã Interina")], sealed=True)
    return paper.pages, facts


def _boxes_below(paper: Paper, told: _Told) -> None:
    if told.protest.creditor:
        paper.cells([("FAVORECIDO", told.creditor(), 1)])
    paper.cells([("PORTADOR / APRESENTANTE", told.presenter(), 1)])
    days: list[tuple[str, str, float]] = [("APONTADO EM", told.received(), 1)]
    if told.protest.notified:
        days.append(("INTIMADO EM", told.notified(), 1))
    paper.cells([("PROTOCOLO Nº", told.protocol(), 1), *days, ("PROTESTADO EM", told.day(), 1)])
    paper.cells(
        [("RAZÃO DO PROTESTO", told.reason(), 2), ("LIVRO", told.book(), 1), ("FOLHA", told.leaf(), 1)]
    )
