"""Layouts of protestos: instruments of cells and in prose, certificates, a table, letters, typed leaves."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import fonts, notes, ornaments, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.protests import COMMON, RECENT, Told, new_protest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random


def instrument(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an instrument of protest whose particulars stand in captioned cells."""
    facts, protest = Facts(), new_protest(rng, 1998, 2026, RECENT)
    told = Told(facts, protest, rng)
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


def _instrument_cells(paper: Paper, told: Told) -> None:
    paper.cells(
        [
            (told.either("PROTOCOLO", "Nº DO PROTOCOLO", "APONTAMENTO"), told.protocol(), 1),
            (told.either("DATA DO PROTOCOLO", "DATA DA PROTOCOLIZAÇÃO"), told.received(), 1),
            ("LIVRO", told.book(), 0.7),
            ("FOLHA", told.leaf(), 0.7),
        ]
    )
    paper.cells([(told.either("APRESENTANTE", "NOME DO APRESENTANTE"), told.presenter(), 1)])
    if told.protest.creditor:
        paper.cells([(told.either("CREDOR / SACADOR", "CREDOR", "SACADOR / CEDENTE"), told.creditor(), 1)])
    debtor = told.either("DEVEDOR / SACADO", "DEVEDOR", "SACADO / EMITENTE")
    for name, label, number in told.debtors():
        paper.cells([(debtor, name, 2), (label, number, 1)])
    title: list[tuple[str, str, float]] = [(told.either("ESPÉCIE DO TÍTULO", "ESPÉCIE"), told.kind(), 2)]
    if told.protest.number:
        title.append((told.either("NÚMERO DO TÍTULO", "Nº DO TÍTULO"), told.number(), 1))
    paper.cells(title)
    paper.cells(
        [
            ("EMISSÃO", told.issued(), 1),
            ("VENCIMENTO", told.due(), 1),
            (told.either("VALOR", "VALOR DO TÍTULO"), told.value(), 1),
        ]
    )
    if told.protest.notified:
        paper.cells([("DATA DA INTIMAÇÃO", told.notified(), 1), ("MOTIVO", told.reason(capitals=True), 2)])


def certificate(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a certificate that a protest stands in the books, in prose."""
    facts, protest = Facts(), new_protest(rng, 1994, 2026, RECENT)
    told = Told(facts, protest, rng)
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


def _certified(told: Told) -> Iterator[str]:
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
    facts, protest = Facts(), new_protest(rng, 2000, 2026, RECENT)
    told = Told(facts, protest, rng)
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
    paper.table((50, 112), [("CAMPO", "CONTEÚDO"), *_table_rows(told, rng)], points=10.5)
    paper.paragraph("O presente é cópia fiel do registro eletrônico desta serventia.")
    paper.sign([told.signer("Substituto do Tabelião", "Substituta do Tabelião")])
    return paper.pages, facts


def _table_rows(told: Told, rng: Random) -> Iterator[tuple[str, str]]:
    """Yield label and content in blocks, whose order is chance."""
    for block in rng.sample((_entry_rows, _party_rows, _title_rows), 3):
        yield from block(told)


def _entry_rows(told: Told) -> Iterator[tuple[str, str]]:
    yield "Livro e folha", f"{told.book()} / {told.leaf()}"
    yield "Nº do protocolo", told.protocol(dotted=True)
    yield told.either("Data de entrada", "Data do protocolo"), told.received()
    if told.protest.notified:
        yield told.either("Intimação realizada em", "Data da intimação"), told.notified()
    yield "Data do protesto", told.day()
    yield told.either("Motivo do protesto", "Motivo"), told.reason()


def _party_rows(told: Told) -> Iterator[tuple[str, str]]:
    yield told.either("Apresentante", "Portador"), told.presenter()
    if told.protest.creditor:
        yield told.either("Credor", "Cedente"), told.creditor()
    for name, label, number in told.debtors():
        yield "Devedor", name
        yield f"{label} do devedor", number


def _title_rows(told: Told) -> Iterator[tuple[str, str]]:
    yield told.either("Espécie", "Tipo de título"), told.kind(capitals=False)
    if told.protest.number:
        yield told.either("Nº do título", "Número"), told.number()
    yield told.either("Data de emissão", "Emissão"), told.issued()
    yield told.either("Data de vencimento", "Vencimento"), told.due()
    yield told.either("Valor do título", "Valor"), told.value()


def letter(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a protest told as in a letter to whom it may concern."""
    facts, protest = Facts(), new_protest(rng, 1996, 2026, RECENT)
    told = Told(facts, protest, rng)
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


def _letter(told: Told) -> Iterator[str]:
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
    facts, protest = Facts(), new_protest(rng, 1972, 1993, COMMON)
    told = Told(facts, protest, rng)
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


def _typed(told: Told) -> Iterator[str]:
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
    facts, protest = Facts(), new_protest(rng, 2010, 2026, RECENT)
    told = Told(facts, protest, rng)
    face = rng.choice(fonts.OTHER_SANS)
    style = Style(face, 10, 1.4, left=20, right=190)
    office = notes.seat(facts, f"{protest.office} Ofício de Protesto", protest.town)

    def head(canvas: Canvas, _: int) -> float:
        ornaments.code_matrix(canvas, 168, 10, 22)
        canvas.text(20, 16, f"{office} / {protest.town.name} / {protest.town.state}", face, 12, bold=True)
        canvas.text(20, 24, "TERMO DE PROTESTO", face, 15, bold=True)
        return 36

    paper = Paper(dpi, rng, style, head, colour=colour)
    debtor = told.either("RESPONSÁVEL PELO PAGAMENTO", "DEVEDOR", "NOME DO DEVEDOR")
    for name, label, number in told.debtors():
        paper.cells([(debtor, name, 2.4), (f"DOCUMENTO ({label})", number, 1)])
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


def _boxes_below(paper: Paper, told: Told) -> None:
    if told.protest.creditor:
        paper.cells([(told.either("FAVORECIDO", "CREDOR", "BENEFICIÁRIO"), told.creditor(), 1)])
    paper.cells([(told.either("PORTADOR / APRESENTANTE", "PORTADOR"), told.presenter(), 1)])
    days: list[tuple[str, str, float]] = [("APONTADO EM", told.received(), 1)]
    if told.protest.notified:
        days.append(("INTIMADO EM", told.notified(), 1))
    paper.cells([("PROTOCOLO Nº", told.protocol(), 1), *days, ("PROTESTADO EM", told.day(), 1)])
    paper.cells(
        [
            (told.either("RAZÃO DO PROTESTO", "MOTIVO"), told.reason(), 2),
            ("LIVRO", told.book(), 1),
            ("FOLHA", told.leaf(), 1),
        ]
    )
