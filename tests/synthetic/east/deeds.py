"""Escrituras: a sale in items, a gift of the old books, an inventory, a parting, an exchange in columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import deals, notes, numbers, people, words
from tests.synthetic.canvas import BLACK, Canvas
from tests.synthetic.deals import Deal, new_deal
from tests.synthetic.east import faces, folk, pages, persons
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.qualifying import Side, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.synthetic.east.persons import Qualify
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.parties import Individual, Party

_PAYMENTS = (
    "à vista, por transferência bancária",
    "metade como sinal e metade na data da lavratura",
    "por cheque visado de emissão do comprador",
    "em espécie, conferida pelas partes",
)
FIRST_CPF = 1970  # year since which papers bear it
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def _deal(
    rng: Random,
    first: int,
    last: int,
    kind: str,
    *,
    givers: tuple[Party, ...],
    takers: tuple[Party, ...] = (),
    has_cnm: bool = False,
) -> Deal:
    return replace(
        new_deal(rng, first, last, (kind,), has_cnm=has_cnm),
        givers=givers,
        takers=takers,
        town=folk.new_town(rng),
        street=folk.new_home(rng),
        payment=rng.choice(_PAYMENTS),
        officer=people.new_person(rng, rng.choice("MF")),
    )


def _side(facts: Facts, deal: Deal, qualify: Qualify, *, takers: bool = False) -> str:
    side = Side(facts, "outorgado" if takers else "outorgante")
    return persons.all_of(side, deal.takers if takers else deal.givers, qualify)


def _leaves(
    facts: Facts, deal: Deal, face: Typeface, office: str, *, pattern: str, left: float, right: float
) -> Callable[[Canvas, int], float]:
    """Return a head that names the office at the left, book and leaf of each sheet at the right."""

    def head(canvas: Canvas, number: int) -> float:
        leaf = facts.note("folha", str(deal.folha + number - 1))
        place = pattern.format(book=facts.note("livro", deal.livro), leaf=leaf)
        canvas.text(left, 16, office, face, 10)
        canvas.text(right, 16, place, face, 9.5, align="right")
        canvas.rule(left, 19, right, 19, ink=BLACK)
        return 22

    return head


def _signed(paper: Paper, facts: Facts, deal: Deal, man: str, woman: str) -> None:
    people_ = [name for party in (*deal.givers, *deal.takers) for name in party.all_names]
    officer = (deals.officer(facts, deal), deal.officer.by_sex(man, woman))
    paper.sign([*((name, "") for name in people_[:4]), officer], sealed=True)


def _estate(facts: Facts, deal: Deal) -> str:
    """Name the property by its matrícula first."""
    code = f", CNM {facts.cnm(deal.cnm)}" if deal.cnm else ""
    return (
        f"imóvel da matrícula {facts.property_number(deal.number)}{code}, do Registro de Imóveis local, que "
        f"fica na {deal.street}, e mede {deal.area}"
    )


def sale(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a sale of this century in Roman items."""
    sides = {"givers": (folk.new_party(rng),), "takers": (folk.new_party(rng),)}
    facts, deal = Facts(), _deal(rng, 2006, 2026, "compra e venda", has_cnm=rng.random() < 0.5, **sides)
    face = rng.choice((*faces.SERIF, *faces.SANS[:2]))
    office, place = pages.seat(
        facts, f"{deal.office} Cartório de Notas e Protesto", deal.town, deal.town.short
    )
    pattern = "Livro {book} | Folha {leaf}"
    head = _leaves(facts, deal, face, f"{office}, {place}", pattern=pattern, left=26, right=188)
    paper = Paper(dpi, rng, Style(face, 11, 1.5, left=26, right=188), head, colour=colour)
    paper.heading(deals.kind(facts, deal, "COMPRA E VENDA DE IMÓVEL"), points=14)
    paper.heading("escritura pública", points=11)
    for roman, text in zip(_ROMAN, _sale(rng, facts, deal), strict=False):
        paper.paragraph(f"{roman}. {text}")
    _signed(paper, facts, deal, "Tabelião Substituto", "Tabeliã Substituta")
    return paper.pages, facts


def _sale(rng: Random, facts: Facts, deal: Deal) -> Iterator[str]:
    day = deals.day(facts, deal, f"{words.date_with_month(deal.day)} ({words.date_in_words(deal.day)})")
    yield f"Lavratura: {day}, em {deal.town.name}, {folk.of_state(deal.town)}, neste cartório."
    yield f"Transmitente(s): {_side(facts, deal, persons.full)}."
    yield f"Adquirente(s): {_side(facts, deal, persons.full, takers=True)}."
    yield f"Objeto da venda: {_estate(facts, deal)}, havido por título regular e livre de gravames."
    price = deals.price(facts, deal)
    yield f"Preço: {price}, que o adquirente satisfaz {deals.payment(facts, deal)}. Dá-se quitação."
    if rng.random() < 0.8:
        yield (
            f"Tributo: {deals.tax(facts, deal)} recolhido à Fazenda Municipal, {deals.tax_sum(facts, deal)}, "
            f"documento de arrecadação {rng.randint(1000, 99_999)}."
        )
    else:
        yield "Tributo: o recolhimento será comprovado quando do registro."
    yield "Consulta à Central de Indisponibilidade de Bens com resultado negativo. Lavrado e lido, aceitam."


def gift(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a gift to children who may be minors, in one paragraph of a bound book."""
    giver = folk.new_widowed(rng) if rng.random() < 0.5 else folk.new_pair(rng)
    facts, deal = Facts(), _deal(rng, 1958, 1998, "doação", givers=(giver,), takers=_children(rng))
    face = rng.choice(faces.TYPED)
    office, place = pages.seat(facts, f"{deal.office} Cartório de Notas", deal.town, deal.town.name)
    head = _leaves(
        facts, deal, face, f"{office} de {place}", pattern="Lº {book} Fls. {leaf}", left=36, right=190
    )
    style = Style(face, 10.5, 1.6, left=36, right=190, bottom=270, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(" ".join(_gift(rng, facts, deal)))
    _signed(paper, facts, deal, "Tabelião Vitalício", "Tabeliã Vitalícia")
    return paper.pages, facts


def _children(rng: Random) -> tuple[Individual, ...]:
    told = (folk.new_one(rng) for _ in range(rng.choice((1, 2, 2, 3))))
    return tuple(replace(one, state=one.person.by_sex("solteiro", "solteira")) for one in told)


def _gift(rng: Random, facts: Facts, deal: Deal) -> Iterator[str]:
    qualify = persons.typed if deal.day.year >= FIRST_CPF else persons.of_old
    what = deals.kind(facts, deal, "escritura de doação com reserva de usufruto")
    day = deals.day(facts, deal, words.as_once_spelt(words.date_in_solemn_words(deal.day)))
    yield (
        f"Quantos a presente {what} virem, fiquem sabendo que, {day}, nesta cidade de {deal.town.name}, "
        f"{folk.of_state(deal.town)}, veio a esta nota, como {deal.role(prefix=False).lower()}, "
        f"{_side(facts, deal, qualify)}, que reconheço; e, de outra parte, recebendo a doação,"
    )
    minors = rng.random() < 0.4
    yield f"{_side(facts, deal, _minor if minors else qualify, takers=True)}."
    if minors:
        yield f"Pelos menores aceita o curador {people.new_person(rng, 'M').name}, nomeado para este ato."
    yield (
        "E por quem doa me foi dito que, por sua livre vontade e por conta da parte disponível, faz doação "
        f"do {_estate(facts, deal)}, reservando para si, enquanto viver, o usufruto; estimam a dádiva em "
        f"{deals.price(facts, deal)}."
    )
    shown = rng.choice(("ITCMD", "ITCD"))
    yield (
        f"Está pago o {deals.tax(facts, deal, shown)} à Fazenda do Estado, na soma de "
        f"{deals.tax_sum(facts, deal)}, talão {rng.randint(100, 9_999)}. Assim o outorgaram e aceitaram, de "
        "que dou minha fé pública."
    )


def _minor(side: Side, party: Party) -> str:
    """Qualify a minor, who has no papers yet."""
    told = Told(side, party)  # type: ignore[arg-type]
    return (
        f"{told.name()}, {told.nation()}, {told.state()}, menor impúbere, {told.by_sex('filho', 'filha')} de "
        "quem doa"
    )


def inventory(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an inventory under headings, its shares in a table."""
    widow = folk.new_widowed(rng, "F")
    heirs = [folk.new_one(rng) for _ in range(rng.choice((2, 2, 3)))]
    facts = Facts()
    deal = _deal(rng, 2007, 2026, "inventário e partilha", givers=(widow, *heirs), has_cnm=rng.random() < 0.6)
    face = rng.choice((faces.ROUND, *faces.SANS[1:], *faces.SERIF[1:]))
    office, place = pages.seat(facts, f"Serviço Notarial {deal.office} Ofício", deal.town, deal.town.short)
    pattern = "livro: {book} - página: {leaf}"
    head = _leaves(facts, deal, face, f"{office} | {place}", pattern=pattern, left=22, right=190)
    paper = Paper(dpi, rng, Style(face, 10.5, 1.42, left=22, right=190), head, colour=colour)
    paper.heading(deals.kind(facts, deal, "ESCRITURA DE INVENTÁRIO E PARTILHA AMIGÁVEL"), points=13)
    for caption, text in _inventory(rng, facts, deal):
        paper.caption(caption)
        paper.paragraph(text)
    paper.caption("PARTILHA")
    paper.table((110, 58), [("BENEFICIÁRIO", "QUINHÃO"), *_shares(facts, deal)], points=9.5)
    tax = (
        f"{deals.tax(facts, deal)}: {deals.tax_sum(facts, deal)}, guia homologada pela Secretaria da Fazenda."
    )
    paper.paragraph(f"IMPOSTO. {tax}")
    _signed(paper, facts, deal, "Notário", "Notária")
    return paper.pages, facts


def _inventory(rng: Random, facts: Facts, deal: Deal) -> Iterator[tuple[str, str]]:
    day = deals.day(facts, deal, words.date_in_digits(deal.day))
    dead = people.new_person(rng, "M")
    died = deal.day - timedelta(days=rng.randint(30, 700))
    yield "DATA DO ATO", f"{day}, nesta serventia."
    yield "VIÚVA MEEIRA E HERDEIROS", f"{_side(facts, deal, persons.labelled)}."
    lawyer = people.new_person(rng, rng.choice("MF"))
    told = (
        f"{lawyer.name}, OAB/{deal.town.state} nº {rng.randint(1_000, 60_000)}, CPF {facts.cpf(lawyer.cpf)}"
    )
    yield "ASSISTÊNCIA", f"Todos assistidos por {lawyer.by_sex('seu advogado', 'sua advogada')}, {told}."
    when = notes.day(facts, died, words.date_with_month(died))
    cpf = f", CPF {facts.cpf(dead.cpf)}" if rng.random() < 0.7 else ""
    yield (
        "AUTOR DA HERANÇA",
        f"{dead.name}{cpf}, falecido em {when}, sem testamento, conforme certidões arquivadas.",
    )
    yield "ACERVO", f"Um bem: {_estate(facts, deal)}. Monte-mor: {deals.price(facts, deal)}. Não há dívidas."


def _shares(facts: Facts, deal: Deal) -> Iterator[tuple[str, str]]:
    """Yield the widow's half and the heirs' equal parts; what does not divide goes to the last one."""
    half = (deal.cents or 0) // 2
    part = half // (len(deal.givers) - 1)
    last = half - part * (len(deal.givers) - 2)
    sums = [(deal.cents or 0) - half, *[part] * (len(deal.givers) - 2), last]
    for party, cents in zip(deal.givers, sums, strict=True):
        yield party.all_names[0], notes.amount(facts, cents, in_words=False)


def parting(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a divorce or a stable union told in short sentences beside captions."""
    kind = rng.choice(("divórcio", "união estável"))
    facts, deal = Facts(), _deal(rng, 2008, 2026, kind, givers=_two(rng, kind))
    face = rng.choice((*faces.SERIF[:3], faces.SANS[0]))
    office, place = pages.seat(
        facts, f"Tabelionato de Notas da {deal.office[0]}ª Circunscrição", deal.town, deal.town.short
    )
    shown = {"divórcio": "ESCRITURA DE DIVÓRCIO DIRETO", "união estável": "DECLARAÇÃO DE UNIÃO ESTÁVEL"}[kind]
    lines = [(office, 11), (place, 10), (deals.kind(facts, deal, shown), 14)]
    head = pages.letterhead(face, lines, arms=105, top=12)
    paper = Paper(dpi, rng, Style(face, 11, 1.48, left=22, right=188), head, colour=colour)
    paper.flow.space(0.5)
    for caption, text in _parting(rng, facts, deal):
        pages.beside(paper, caption, text, room=38)
    _signed(paper, facts, deal, "Escrevente Notarial", "Escrevente Notarial")
    return paper.pages, facts


def _two(rng: Random, kind: str) -> tuple[Individual, ...]:
    if kind == "divórcio":
        pair = folk.new_pair(rng)
        return pair.man, pair.wife
    return folk.new_one(rng, "M", state="divorciado"), folk.new_one(
        rng, "F", state=rng.choice(("solteira", "viúva"))
    )


def _parting(rng: Random, facts: Facts, deal: Deal) -> Iterator[tuple[str, str]]:
    first, second = (party.all_names[0] for party in deal.givers)
    leaf = f"livro {facts.note('livro', deal.livro)}, folha {facts.note('folha', str(deal.folha))}"
    yield "Localização", f"{leaf}, neste Tabelionato"
    yield "Lavrada em", f"{deals.day(facts, deal, words.date_in_words(deal.day))}"
    yield "Comparecem", f"{_side(facts, deal, persons.courteous)}"
    since = deal.day - timedelta(days=rng.randint(1_000, 9_000))
    shown = notes.day(facts, since, words.date_in_digits(since))
    if deal.kind == "união estável":
        yield "Declaram", f"viver juntos, como família, desde {shown}, sem impedimento para o casamento"
        yield "Bens", f"adotam a {rng.choice(folk.REGIMES)}"
    else:
        yield "Declaram", f"ter casado em {shown} e não querer mais a vida conjugal, que dão por finda"
        if rng.random() < 0.5:
            yield "Nome", f"{second} retoma o nome de solteira, {second.rsplit(' ', 1)[0]}"
        yield "Filhos", rng.choice(("não houve", "dois, maiores e capazes"))
        yield "Bens", f"nada a partilhar; {first} renuncia a alimentos"
    yield "Fecho", "lida às partes, que a acharam boa e assinam; de tudo dou fé"


def swap(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return an exchange set in two columns."""
    sides = {"givers": (folk.new_party(rng),), "takers": (folk.new_party(rng),)}
    facts, deal = Facts(), _deal(rng, 1984, 2020, "permuta", **sides)
    face = rng.choice((*faces.SANS, faces.SERIF[3]))
    office, place = pages.seat(
        facts, f"{deal.office} Ofício - Notas", deal.town, f"{deal.town.name}/{deal.town.state}"
    )
    head = _leaves(
        facts, deal, face, f"{office} - {place}", pattern="L. {book}, p. {leaf}", left=18, right=192
    )
    style = Style(face, 9.5, 1.4, left=18, right=192, bottom=230, columns=2)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.caption(deals.kind(facts, deal, "ESCRITURA DE PERMUTA"))
    paper.paragraphs(_swap(rng, facts, deal))
    _signed(paper, facts, deal, "Tabelião", "Tabeliã")
    return paper.pages, facts


def _swap(rng: Random, facts: Facts, deal: Deal) -> Iterator[str]:
    yield f"Aos {deals.day(facts, deal, words.date_with_month(deal.day))} compareceram, nesta Nota:"
    yield f"Primeiro permutante: {_side(facts, deal, persons.bracketed)};"
    yield f"Segundo permutante: {_side(facts, deal, persons.bracketed, takers=True)}."
    other = rng.randint(300, 90_000)
    yield f"O primeiro entrega ao segundo o {_estate(facts, deal)}."
    yield (
        f"O segundo entrega ao primeiro, em troca, um terreno na {folk.new_home(rng)}, matrícula "
        f"{facts.property_number(other)}, da mesma comarca, sem torna."
    )
    yield f"Cada imóvel vale {deals.price(facts, deal)}."
    yield f"Do {deals.tax(facts, deal)} pagaram as partes {deals.tax_sum(facts, deal)}."
    yield f"Impressa em uma só via, numerada {numbers.show_thousands(rng.randint(1_000, 9_999))}, e assinada."
