"""Layouts of escrituras: solemn prose, headed clauses, a summary of cells, a table of parties, items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import deals, fonts, names, notes, ornaments, parties, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.deals import ONE_SIDED, TWO_SIDED, Deal, new_deal
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.parties import Company, Couple, Individual, Party, Side, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from tests.synthetic.fonts import Typeface

_PRICED = (*TWO_SIDED, "inventário e partilha")
_SOLEMN_WILL = {
    "compra e venda": "a justo título são senhores e legítimos possuidores do {}, e que o vendem, como "
    "de fato vendido têm,",
    "doação": "por liberalidade doam o {},",
    "permuta": "trocam entre si o {} e outro de igual valor,",
    "confissão de dívida": "confessam dever, como de fato devem, sem condição nem termo,",
}


def solemn(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed deed of a bound book: one sentence without a break, as until the 1980s."""
    facts, deal = Facts(), new_deal(rng, 1971, 1988, TWO_SIDED, has_cnm=False)
    style = Style(rng.choice(fonts.TYPEWRITER), 11, 1.55, left=34, right=192, bottom=268, is_bound=True)
    office = notes.seat(facts, f"{deal.office} Cartório de Notas", deal.town)

    def head(canvas: Canvas, number: int) -> float:
        leaf = notes.leaf(facts, str(deal.folha + number - 1))
        canvas.text(34, 16, f"Livro nº {notes.book(facts, deal.livro)}", style.face, 10)
        canvas.text(192, 16, f"Fls. {leaf}", style.face, 10, align="right")
        if number == 1:
            canvas.text(113, 24, f"{office} de {deal.town.short}", style.face, 11, align="middle")
        return 30 if number == 1 else 22

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(" ".join(_solemn(rng, facts, deal)))
    _signed(paper, facts, deal, "Tabelião", "Tabeliã")
    return paper.pages, facts


def _solemn(rng: Random, facts: Facts, deal: Deal) -> Iterator[str]:
    title = deals.kind(facts, deal, deal.title.replace("PÚBLICA ", "").lower())
    yield (
        f"S A I B A M quantos esta pública {title} virem que, "
        f"{deals.day(facts, deal, words.date_in_solemn_words(deal.day))}, nesta cidade de {deal.town.name}, "
        f"{deal.town.state_told}, em cartório, perante mim, Tabelião, compareceram partes entre "
        "si, justas e contratadas, a saber:"
    )
    yield f"de um lado, como {deal.role().lower()}, {_all(facts, deal, parties.old)};"
    yield (
        f"e de outro lado, como {deal.role(of_takers=True).lower()}, "
        f"{_all(facts, deal, parties.old, takers=True)};"
    )
    yield (
        "todos meus conhecidos e das testemunhas adiante nomeadas e no fim assinadas, do que dou fé. E, "
        "perante as mesmas testemunhas, me foi dito que"
    )
    yield _SOLEMN_WILL[deal.kind].format(deals.property_told(facts, deal) if deal.has_property else "")
    worth = "pelo preço certo e ajustado de" if deal.is_paid else "ao que se dá o valor de"
    yield (f"{worth} {deals.price(facts, deal)}{deals.payment(facts, deal, ', pago {}')}.")
    if deal.tax:
        yield (
            f"Foi-me exibido o conhecimento do imposto de transmissão {deals.tax(facts, deal)}, na "
            f"importância de {deals.tax_sum(facts, deal)}."
        )
    witnesses = [names.new_person(rng, "M").name for _ in range(2)]
    yield (
        "De como assim o disseram, dou fé. E me pediram lhes lavrasse esta escritura, que lhes li, "
        f"aceitaram e assinam com as testemunhas {parties.joined(witnesses)}. Eu, "
        f"{deals.officer(facts, deal)}, Tabelião, a datilografei e subscrevi."
    )


def _all(facts: Facts, deal: Deal, qualify: Callable[[Side, Party], str], *, takers: bool = False) -> str:
    """Qualify every party of one side."""
    side = Side(facts, "outorgado" if takers else "outorgante")
    return "; e ".join(qualify(side, party) for party in (deal.takers if takers else deal.givers))


def _signed(paper: Paper, facts: Facts, deal: Deal, man: str, woman: str) -> None:
    """Let everybody sign, the officer last."""
    people = [name for party in (*deal.givers, *deal.takers) for name in party.all_names]
    signers = [(name, "") for name in people[:4]]
    title = deal.officer.by_sex(man, woman)
    paper.sign([*signers, (deals.officer(facts, deal), title)], sealed=True)


def headed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a deed under numbered headings, as this century writes them."""
    facts, deal = Facts(), new_deal(rng, 2003, 2026, (*_PRICED, "divórcio"), has_cnm=True)
    face = rng.choice((*fonts.SERIF[1:], *fonts.SANS[:2]))
    style = Style(face, 11.5, 1.45, left=28, right=188)
    office = notes.seat(facts, f"{deal.office} Tabelião de Notas", deal.town)

    def head(canvas: Canvas, number: int) -> float:
        ornaments.arms(canvas, 36, 21, 7)
        canvas.text(48, 18, f"{office} - {deal.town.name}/{deal.town.state}", face, 11, bold=True)
        leaf = notes.leaf(facts, str(deal.folha + number - 1))
        canvas.text(48, 24, f"Livro {notes.book(facts, deal.livro)} - Página {leaf}", face, 10)
        canvas.rule(28, 31, 188, 31)
        return 33

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading(deals.kind(facts, deal, deal.title), points=13)
    for number, (caption, text) in enumerate(_headed(facts, deal), start=1):
        paper.caption(f"{number}. {caption}")
        paper.paragraph(text)
    titles = (
        ("Tabelião", "Tabeliã"),
        ("Tabelião Substituto", "Tabeliã Substituta"),
        ("Escrevente", "Escrevente"),
    )
    _signed(paper, facts, deal, *rng.choice(titles))
    return paper.pages, facts


def _headed(facts: Facts, deal: Deal) -> Iterator[tuple[str, str]]:
    day = deals.day(facts, deal, f"{words.date_in_words(deal.day)} ({words.date_in_digits(deal.day)})")
    yield (
        "DA DATA E DO LOCAL",
        (
            f"Em {day}, na sede desta serventia, em {deal.town.name}, {deal.town.state_told}, "
            f"perante mim, {deals.officer(facts, deal)}, foi lavrado o presente instrumento."
        ),
    )
    yield "DAS PARTES", "; ".join(_sides(facts, deal, parties.modern)) + "."
    if deal.kind == "divórcio":
        yield "DO CASAMENTO", "As partes são casadas entre si e não possuem filhos menores ou incapazes."
        yield (
            "DO DIVÓRCIO",
            "Por mútuo consentimento, fica dissolvido o vínculo conjugal, sem bens a partilhar.",
        )
    else:
        yield from _headed_object(facts, deal)
    yield (
        "DO ENCERRAMENTO",
        "As partes declaram que leram a presente escritura, acharam-na conforme e a assinam. Dou fé.",
    )


def _headed_object(facts: Facts, deal: Deal) -> Iterator[tuple[str, str]]:
    if deal.has_property:
        yield "DO OBJETO", f"O objeto deste ato é o {deals.property_told(facts, deal)}."
    yield (
        "DO VALOR E DO PAGAMENTO",
        (
            f"O valor total do negócio é de {deals.price(facts, deal)}"
            f"{deals.payment(facts, deal, ', satisfeito {}')}."
        ),
    )
    if deal.tax:
        yield (
            "DO IMPOSTO",
            (
                f"O {deals.tax(facts, deal)}, no valor de {deals.tax_sum(facts, deal)}, foi recolhido "
                f"conforme guia arquivada nestas notas."
            ),
        )


def _sides(facts: Facts, deal: Deal, qualify: Callable[[Side, Party], str]) -> Iterator[str]:
    yield f"{deal.role()}: {_all(facts, deal, qualify)}"
    if deal.takers:
        yield f"{deal.role(of_takers=True)}: {_all(facts, deal, qualify, takers=True)}"


def summary(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a deed whose particulars stand in captioned cells above the prose."""
    facts, deal = Facts(), new_deal(rng, 1996, 2026, _PRICED, has_cnm=rng.random() < 0.6)
    face = rng.choice((fonts.SANS[0], fonts.SANS[2], fonts.SERIF[0]))
    style = Style(face, 11, 1.42, left=22, right=190)
    office = notes.seat(facts, f"{deal.office} Ofício de Notas", deal.town)

    def head(canvas: Canvas, number: int) -> float:
        ornaments.border(canvas)
        canvas.text(106, 18, f"{office} de {deal.town.short}".upper(), face, 12, bold=True, align="middle")
        if number > 1:
            canvas.text(190, 25, f"continuação, folha {_leaf(facts, deal, number)}", face, 9, align="right")
        return 28

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading(deals.kind(facts, deal, deal.title), points=13)
    livro, folha = notes.book(facts, deal.livro), _leaf(facts, deal, 1)
    day = deals.day(facts, deal, words.date_in_digits(deal.day))
    paper.cells([("LIVRO", livro, 1), ("FOLHA", folha, 1), ("DATA DO ATO", day, 2)])
    money = deals.price(facts, deal, in_words=False)
    paper.cells([("VALOR DO NEGÓCIO", money, 2), *_tax_cells(facts, deal)])
    if deal.is_paid:
        paper.cells([("FORMA DE PAGAMENTO", deals.payment(facts, deal), 1)])
    paper.flow.space(0.8)
    paper.paragraphs(_after_summary(facts, deal))
    _signed(paper, facts, deal, "Tabelião", "Tabeliã")
    return paper.pages, facts


def _tax_cells(facts: Facts, deal: Deal) -> Iterator[tuple[str, str, float]]:
    if deal.tax:
        yield "IMPOSTO", deals.tax(facts, deal), 1
        yield "VALOR RECOLHIDO", deals.tax_sum(facts, deal), 2


def _leaf(facts: Facts, deal: Deal, number: int) -> str:
    return notes.leaf(facts, str(deal.folha + number - 1))


def _after_summary(facts: Facts, deal: Deal) -> Iterator[str]:
    yield (
        f"Saibam todos quantos virem esta escritura pública que, na data acima, neste {deal.office} Ofício "
        "de Notas, compareceram as seguintes partes:"
    )
    for text in _sides(facts, deal, parties.terse):
        yield f"{text}."
    if deal.has_property:
        yield f"As partes acordam o negócio acima, que tem por objeto o {deals.property_told(facts, deal)}."
    else:
        yield "O devedor reconhece a dívida acima como líquida, certa e exigível."
    yield f"Lida em voz alta e achada conforme, assinam. Eu, {deals.officer(facts, deal)}, lavrei e dou fé."


def parties_table(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a deed whose parties stand in a ruled table before the clauses."""
    facts, deal = Facts(), new_deal(rng, 2010, 2026, (*TWO_SIDED, *ONE_SIDED), has_cnm=True)
    face = rng.choice(fonts.OTHER_SANS)
    style = Style(face, 10.5, 1.4, left=20, right=192)
    office = notes.seat(facts, f"Serviço Notarial do {deal.office} Ofício", deal.town)

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(20, 15, office, face, 12, bold=True)
        canvas.text(20, 20.5, f"Município: {deal.town.short}", face, 9.5)
        place = f"Livro: {notes.book(facts, deal.livro)}   Folhas: {_leaf(facts, deal, number)}"
        canvas.text(192, 20.5, place, face, 9.5, align="right")
        canvas.rule(20, 23, 192, 23, width=0.6, ink=BLACK)
        return 25

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading(deals.kind(facts, deal, deal.title), points=14)
    rows = [("QUALIDADE", "NOME", "CPF / CNPJ", "QUALIFICAÇÃO")]
    rows += _rows(Side(facts, "outorgante"), deal.role(prefix=False), deal.givers)
    if deal.takers:
        rows += _rows(Side(facts, "outorgado"), deal.role(of_takers=True, prefix=False), deal.takers)
    paper.table((22, 40, 32, 60), rows)
    for number, text in enumerate(_clauses(facts, deal), start=1):
        paper.paragraph(f"CLÁUSULA {number}ª - {text}")
    _signed(paper, facts, deal, "Escrevente", "Escrevente")
    return paper.pages, facts


def _rows(side: Side, role: str, told: Sequence[Party]) -> list[tuple[str, str, str, str]]:
    return [row for party in told for row in _party_rows(side, role, party)]


def _party_rows(side: Side, role: str, party: Party) -> list[tuple[str, str, str, str]]:
    if isinstance(party, Company):
        subject = side.next()
        name = side.note(subject, "nome", party.name)
        number = side.note(subject, "cnpj", party.cnpj, side.facts.cnpj(party.cnpj))
        return [(role, name, number, f"com sede na {party.home}, {party.town.short}")]
    people = (party.man, party.wife) if isinstance(party, Couple) else (party,)
    return [_person_row(side, role, one) for one in people]


def _person_row(side: Side, role: str, one: Individual) -> tuple[str, str, str, str]:
    told = Told(side, one)
    quality = f"{told.nation()}, {told.state()}, {told.trade()}{told.rg(', RG {} ' + one.issuer)}"
    return role, told.name(capitals=False), told.cpf(), f"{quality}, {one.town.short}"


def _clauses(facts: Facts, deal: Deal) -> Iterator[str]:
    day = deals.day(facts, deal, words.date_with_month(deal.day))
    yield (
        f"Ato lavrado em {day}, em {deal.town.name}, por {deals.officer(facts, deal)}, na presença das "
        "partes acima identificadas, reconhecidas pelos documentos apresentados."
    )
    if deal.kind == "união estável":
        yield (
            "Os declarantes convivem de forma pública, contínua e duradoura, com o objetivo de constituir "
            "família."
        )
    elif deal.kind == "divórcio":
        yield "Os divorciandos dissolvem o casamento e renunciam reciprocamente a alimentos."
    else:
        yield from _money_clauses(facts, deal)
    yield "Emolumentos pagos conforme tabela. As partes aceitam esta escritura em todos os seus termos."


def _money_clauses(facts: Facts, deal: Deal) -> Iterator[str]:
    if deal.has_property:
        yield f"Trata o presente do {deals.property_told(facts, deal)}."
    yield f"Valor: {deals.price(facts, deal)}.{deals.payment(facts, deal, ' Pagamento: {}.')}"
    if deal.tax:
        yield f"Imposto: {deals.tax(facts, deal)}, pago no montante de {deals.tax_sum(facts, deal)}."


def items(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a traslado that tells the deed as lettered items with a label each."""
    facts, deal = Facts(), new_deal(rng, 1995, 2026, (*_PRICED, "união estável"), has_cnm=rng.random() < 0.5)
    face = rng.choice(fonts.OTHER_SERIF)
    style = Style(face, 11, 1.5, left=30, right=186)

    def head(canvas: Canvas, number: int) -> float:
        label = "PRIMEIRO TRASLADO" if number == 1 else f"TRASLADO - FOLHA {number}"
        canvas.text(108, 18, label, face, 12, bold=True, align="middle")
        canvas.rule(80, 20.5, 136, 20.5, ink=GREY)
        return 26

    paper = Paper(dpi, rng, style, head, colour=colour)
    office = notes.seat(facts, f"{deal.office} Tabelionato", deal.town)
    for letter, (label, text) in zip("abcdefghijkl", _items(facts, deal, office), strict=False):
        paper.paragraph(f"{letter}) {label}: {text}")
    paper.paragraph("É o que consta do original, do qual este traslado foi fielmente extraído. Dou fé.")
    paper.sign(
        [(deals.officer(facts, deal), deal.officer.by_sex("Tabelião de Notas", "Tabeliã de Notas"))],
        sealed=True,
    )
    return paper.pages, facts


def _items(facts: Facts, deal: Deal, office: str) -> Iterator[tuple[str, str]]:
    yield "Serventia", f"{office}, {deal.town.name} ({deal.town.state})."
    yield "Natureza do ato", f"{deals.kind(facts, deal, deal.title.capitalize())}."
    yield "Localização", f"livro {notes.book(facts, deal.livro)}, folhas {_leaf(facts, deal, 1)}."
    yield "Data da lavratura", f"{deals.day(facts, deal, words.date_in_words(deal.day))}."
    several = len(deal.givers) > 1 or isinstance(deal.givers[0], Couple)
    yield "Outorgantes" if several else "Outorgante", f"{_all(facts, deal, parties.labelled)}."
    if deal.takers:
        several = len(deal.takers) > 1 or isinstance(deal.takers[0], Couple)
        label = "Outorgados" if several else "Outorgado"
        yield label, f"{_all(facts, deal, parties.labelled, takers=True)}."
    if deal.cents is None:
        yield "Declaração", "os outorgantes declaram viver sob o mesmo teto, como se casados fossem."
        return
    if deal.has_property:
        yield "Objeto", f"{deals.property_told(facts, deal)}."
    yield "Preço", f"{deals.price(facts, deal)}."
    if deal.is_paid:
        yield "Modo de pagamento", f"{deals.payment(facts, deal)}."
    if deal.tax:
        yield "Tributo", f"{deals.tax(facts, deal)} de {deals.tax_sum(facts, deal, in_words=True)}."


def ledger(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a deed told in plain paragraphs of a ruled book with a wide margin."""
    facts, deal = Facts(), new_deal(rng, 1978, 2012, (*TWO_SIDED, "divórcio"), has_cnm=False)
    face = rng.choice((*fonts.OTHER_SERIF, *fonts.OTHER_TYPEWRITER))
    style = Style(face, 10.5, 1.6, left=52, right=194, is_bound=True)
    office = notes.seat(facts, f"Tabelionato do {deal.office} Ofício", deal.town)

    def head(canvas: Canvas, number: int) -> float:
        canvas.rule(48, 10, 48, 288, ink=BLACK)
        canvas.text(52, 16, f"{office}, {deal.town.name} - {deal.town.state}", face, 10)
        canvas.text(
            194,
            16,
            f"L. {notes.book(facts, deal.livro)} Fl. {_leaf(facts, deal, number)}",
            face,
            10,
            align="right",
        )
        return 20

    paper = Paper(dpi, rng, style, head, colour=colour)
    _margin(paper.canvas, face, facts, deal)
    paper.paragraphs(_ledger(facts, deal))
    _signed(paper, facts, deal, "Tabelião Substituto", "Tabeliã Substituta")
    return paper.pages, facts


def _margin(canvas: Canvas, face: Typeface, facts: Facts, deal: Deal) -> None:
    """Write the deed's kind into the margin, a word a line."""
    y = 32.0
    for word in deals.kind(facts, deal, deal.title.replace("PÚBLICA ", "")).split():
        canvas.text(12, y, word, face, 8.5, bold=True)
        y += 4.6


def _ledger(facts: Facts, deal: Deal) -> Iterator[str]:
    day = deals.day(facts, deal, words.date_with_month(deal.day))
    yield (
        f"Em {day}, nesta cidade, perante mim, {deals.officer(facts, deal)}, Tabelião Substituto, vieram, "
        f"de uma parte, {_all(facts, deal, parties.numbers_first)}, {deal.role().lower()};"
    )
    if deal.takers:
        told = _all(facts, deal, parties.numbers_first, takers=True)
        yield f"e, de outra parte, {told}, {deal.role(of_takers=True).lower()}."
    if deal.kind == "divórcio":
        yield "E disseram que, não mais desejando manter a vida em comum, resolvem divorciar-se nesta data."
    else:
        yield from _ledger_deal(facts, deal)
    yield "Assim disseram e me pediram este instrumento, que leram e assinam comigo."


def _ledger_deal(facts: Facts, deal: Deal) -> Iterator[str]:
    if not deal.has_property:
        yield (
            "E disseram que o primeiro reconhece dever ao segundo a quantia adiante, por empréstimo recebido."
        )
    else:
        yield f"E disseram que contratam sobre o {deals.property_told(facts, deal)}, livre de qualquer ônus."
    yield f"O ajuste é feito por {deals.price(facts, deal)}{deals.payment(facts, deal, ', que se paga {}')}."
    if deal.tax:
        yield f"Pagou-se de {deals.tax(facts, deal)} a soma de {deals.tax_sum(facts, deal)}."
