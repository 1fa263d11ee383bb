"""Procurações: for benefits, broad ones of a bound book, in one's own cause, handed on, for the bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, people, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.east import faces, folk, pages, persons
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.power_layouts import Mandate
from tests.synthetic.qualifying import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.east.persons import Qualify
    from tests.synthetic.parties import Individual, Party

_BENEFITS = (
    "requerer aposentadoria, pensão por morte, auxílio ou benefício assistencial junto ao INSS",
    "fazer prova de vida e atualizar cadastro",
    "receber mensalidades, atrasados e décimo terceiro na rede bancária pagadora",
    "cadastrar senha e obter extratos no portal de serviços",
    "interpor recurso à Junta de Recursos da Previdência Social",
)
_BROAD = (
    "gerir e administrar todos os negócios e haveres, sem exceção",
    "comprar e vender gado, safras, veículos e terras, pelo preço que ajustar",
    "assinar letras, promissórias e cédulas rurais no Banco do Brasil",
    "receber heranças, legados e dívidas, dando recibo",
    "representar em juízo e fora dele, em qualquer repartição",
    "contratar e dispensar empregados, pagar ordenados e impostos",
)
_BAR = (
    "o foro em geral, com a cláusula ad judicia et extra",
    "receber citação, reconhecer a procedência do pedido e renunciar ao direito",
    "firmar acordo e levantar alvará",
    "requerer inventário, ação de usucapião ou alimentos",
    "propor execução e habilitar crédito",
)
_TIMES = {1: "um ano", 2: "dois anos", 3: "trinta e seis meses", 5: "cinco anos"}


def _mandate(
    rng: Random,
    first: int,
    last: int,
    powers: tuple[str, ...],
    *,
    givers: tuple[Party, ...],
    takers: tuple[Individual, ...],
) -> Mandate:
    return Mandate(
        day=folk.new_day(rng, first, last),
        town=folk.new_town(rng),
        office=f"{rng.randint(1, 4)}º",
        livro=str(rng.randint(11, 512)),
        folha=rng.randint(3, 196),
        givers=givers,
        takers=takers,
        powers=", ".join(rng.sample(powers, rng.randint(2, len(powers) - 1))),
        years=rng.choice((None, 0, 1, 2, 3, 5)),
        officer=people.new_person(rng, rng.choice("MF")),
    )


def _givers(facts: Facts, mandate: Mandate, qualify: Qualify) -> str:
    return persons.all_of(Side(facts, "outorgante"), mandate.givers, qualify)


def _takers(facts: Facts, mandate: Mandate, qualify: Qualify) -> str:
    return persons.all_of(Side(facts, "outorgado"), mandate.takers, qualify)


def _day(facts: Facts, mandate: Mandate, shown: str) -> str:
    return notes.day(facts, mandate.day, shown, "data_procuracao")


def _term(facts: Facts, mandate: Mandate, pattern: str) -> str:
    """Set into `pattern` until when the power holds; nothing where nothing is said."""
    if mandate.years is None:
        return ""
    if mandate.years == 0:
        return pattern.format(facts.note("validade", "indeterminado", "prazo indeterminado"))
    if mandate.day.day % 2:
        until = words.date_in_digits(mandate.until)
        return pattern.format(f"prazo que finda em {notes.day(facts, mandate.until, until, 'validade')}")
    told = facts.note("validade", mandate.until.isoformat(), _TIMES[mandate.years])
    return pattern.format(f"prazo de {told}, a contar desta data")


def _placed(facts: Facts, mandate: Mandate, number: int = 1) -> tuple[str, str]:
    return facts.note("livro", mandate.livro), facts.note("folha", str(mandate.folha + number - 1))


def _signed(paper: Paper, facts: Facts, mandate: Mandate, man: str, woman: str) -> None:
    givers = [(name, "") for party in mandate.givers for name in party.all_names]
    officer = facts.note("oficial", mandate.officer.name)
    paper.sign([*givers, (officer, mandate.officer.by_sex(man, woman))], sealed=True)


def benefits(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a public power for the social security, its parts beside captions."""
    old = folk.new_widowed(rng) if rng.random() < 0.6 else folk.new_one(rng)
    facts = Facts()
    mandate = _mandate(rng, 2001, 2026, _BENEFITS, givers=(old,), takers=(folk.new_one(rng),))
    face = rng.choice((*faces.SANS, faces.ROUND))
    office, place = pages.seat(
        facts, f"Cartório do {mandate.office} Ofício", mandate.town, mandate.town.short
    )
    lines = [("PROCURAÇÃO PARA FINS PREVIDENCIÁRIOS", 13), (office, 10), (place, 10)]
    head = pages.letterhead(face, lines, x=20, align="left", ruled=True)
    paper = Paper(dpi, rng, Style(face, 10.5, 1.48, left=20, right=188), head, colour=colour)
    paper.flow.space(0.6)
    for caption, text in _benefits(rng, facts, mandate):
        pages.beside(paper, caption, text, room=40)
    _signed(paper, facts, mandate, "Escrevente", "Escrevente")
    return paper.pages, facts


def _benefits(rng: Random, facts: Facts, mandate: Mandate) -> Iterator[tuple[str, str]]:
    livro, folha = _placed(facts, mandate)
    yield "Assento", f"Livro de procurações {livro}, folha {folha}"
    yield "Data", _day(facts, mandate, words.date_in_digits(mandate.day))
    yield "Mandante", f"{_givers(facts, mandate, persons.labelled)}"
    yield "Mandatário", f"{_takers(facts, mandate, persons.labelled)}"
    yield "Poderes", facts.note("poderes", mandate.powers)
    term = _term(facts, mandate, "{}")
    if term:
        yield "Vigência", term
    if rng.random() < 0.3:
        yield "A rogo", f"por não saber assinar, assina a seu rogo {people.new_person(rng, 'F').name}"
    yield "Encerramento", "identifiquei as partes e li-lhes este instrumento, que aceitam"


def broad(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a broad power of the years 1970 to 1991 in one paragraph of a bound book."""
    facts, giver = Facts(), folk.new_party(rng)
    mandate = _mandate(rng, 1970, 1991, _BROAD, givers=(giver,), takers=(folk.new_one(rng, "M"),))
    face = rng.choice((*faces.TYPED, faces.SERIF[2]))
    office, place = pages.seat(
        facts, f"Tabelionato Público - {mandate.office} Ofício", mandate.town, mandate.town.name
    )

    def head(canvas: Canvas, number: int) -> float:
        livro, folha = _placed(facts, mandate, number)
        canvas.text(40, 15, f"{office} - {place}, {folk.of_state(mandate.town)}", face, 8.5)
        canvas.text(188, 20, f"Livro nº {livro}, fôlha {folha}", face, 9, align="right")
        canvas.rule(37, 10, 37, 288, ink=BLACK)
        return 23

    style = Style(face, 10.5, 1.62, left=40, right=188, bottom=268, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(" ".join(_broad(facts, mandate)))
    _signed(paper, facts, mandate, "Tabelião", "Tabeliã")
    names = " e ".join(mandate.givers[0].all_names)
    pages.margin(paper.pages[0], face, f"Procuração que faz {names}", left=12, right=35, top=40)
    return paper.pages, facts


def _broad(facts: Facts, mandate: Mandate) -> Iterator[str]:
    day = _day(facts, mandate, words.as_once_spelt(words.date_in_solemn_words(mandate.day)))
    yield (
        f"Procuração com amplos poderes, como abaixo se declara. {day.capitalize()}, perante mim, tabelião, "
        f"apareceu, como outorgante, {_givers(facts, mandate, persons.typed)}; e por este instrumento "
        f"público faz seu procurador, onde com esta se apresentar, {_takers(facts, mandate, persons.typed)}, "
        f"ao qual dá poderes para {facts.note('poderes', mandate.powers)}, e para tudo mais que preciso fôr, "
        "inclusive passar esta a outrem."
    )
    yield _term(facts, mandate, "Vigora por {}.")
    yield (
        "E como assim o disse, lavrei esta, que sendo-lhe lida aceitou e assina com as testemunhas do "
        "costume."
    )


def own_cause(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a power in the attorney's own cause: a property and its price, under numbered headings."""
    facts = Facts()
    mandate = _mandate(rng, 1978, 2024, _BROAD, givers=(folk.new_party(rng),), takers=(folk.new_one(rng),))
    face = rng.choice((*faces.SERIF, faces.SANS[2]))
    office, place = pages.seat(facts, f"{mandate.office} Serviço de Notas", mandate.town, mandate.town.short)

    def again(canvas: Canvas, number: int) -> None:
        canvas.text(186, 16, f"Fls. {_placed(facts, mandate, number)[1]}", face, 9, align="right", ink=GREY)

    livro, folha = _placed(facts, mandate)
    lines = [(office, 11), (place, 10), (f"Livro {livro} - Fls. {folha}", 10)]
    head = pages.letterhead(face, lines, x=186, align="right", arms=34, again=again)
    paper = Paper(dpi, rng, Style(face, 11, 1.5, left=26, right=186), head, colour=colour)
    paper.heading("PROCURAÇÃO EM CAUSA PRÓPRIA", points=14)
    for number, (caption, text) in enumerate(_own(rng, facts, mandate), start=1):
        paper.caption(f"§ {number}º {caption}")
        paper.paragraph(text)
    _signed(paper, facts, mandate, "Notário Interino", "Notária Interina")
    return paper.pages, facts


def _own(rng: Random, facts: Facts, mandate: Mandate) -> Iterator[tuple[str, str]]:
    day = _day(facts, mandate, words.date_in_words(mandate.day))
    yield "Tempo e lugar", f"{day.capitalize()}, em {mandate.town.name}, {folk.of_state(mandate.town)}."
    yield "Outorgante", f"{_givers(facts, mandate, persons.bracketed)}."
    yield "Outorgado", f"{_takers(facts, mandate, persons.bracketed)}."
    currency = notes.currency_of(mandate.day)
    price = notes.amount(facts, rng.randint(9, 900) * 100_000, currency=currency)
    yield (
        "Negócio",
        (
            f"O outorgante recebeu {price} pelo terreno da {folk.new_home(rng)}, e por isso esta é "
            "irrevogável, não se extingue pela morte e dispensa prestação de contas."
        ),
    )
    powers = f"transferir o terreno para o nome do outorgado ou de quem este indicar, {mandate.powers}"
    yield "Poderes", f"O outorgado poderá {facts.note('poderes', powers)}."
    yield "Remate", "Feita, lida e assinada nesta nota."


def handed_on(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a substabelecimento like a letter, which names the first power's book and day."""
    facts, attorney = Facts(), folk.new_one(rng)
    mandate = _mandate(rng, 1993, 2026, _BAR, givers=(attorney,), takers=(folk.new_one(rng),))
    face = rng.choice((*faces.SERIF, *faces.TYPED[1:]))
    office, place = pages.seat(
        facts, f"Cartório de Notas do {mandate.office} Distrito", mandate.town, mandate.town.short
    )
    lines = [(office, 11), (place, 10)]
    head = pages.letterhead(face, lines, x=30, align="left", top=22)
    paper = Paper(dpi, rng, Style(face, 11.5, 1.7, left=30, right=184, indent=15), head, colour=colour)
    paper.heading("SUBSTABELECIMENTO DE PROCURAÇÃO", points=13)
    paper.paragraphs(_handed(rng, facts, mandate))
    _signed(paper, facts, mandate, "Substituto Legal", "Substituta Legal")
    return paper.pages, facts


def _handed(rng: Random, facts: Facts, mandate: Mandate) -> Iterator[str]:
    livro, folha = _placed(facts, mandate)
    day = _day(facts, mandate, words.date_with_month(mandate.day))
    yield f"Instrumento público lavrado aos {day}, no livro {livro}, às folhas {folha}."
    yield f"Substabelecente: {_givers(facts, mandate, persons.courteous)}."
    yield f"Substabelecido: {_takers(facts, mandate, persons.courteous)}."
    before = mandate.day.replace(year=mandate.day.year - 1)
    first = facts.note("livro", str(rng.randint(520, 640))), facts.note("folha", str(rng.randint(200, 290)))
    yield (
        f"Quem substabelece transfere, {rng.choice(('com', 'sem'))} reserva, os poderes que recebeu de "
        f"{people.new_person(rng, 'M').name} pela procuração de "
        f"{notes.day(facts, before, words.date_in_digits(before))}, livro {first[0]}, folha {first[1]}, a "
        f"saber: {facts.note('poderes', mandate.powers)}."
    )
    term = _term(facts, mandate, "O substabelecimento tem {}.")
    if term:
        yield term
    yield "É o que me foi pedido e aqui fica escrito, do que dou fé."


def bar(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a public power for the court, in captioned cells."""
    facts, giver = Facts(), folk.new_party(rng)
    lawyers = tuple(_lawyer(rng) for _ in range(rng.choice((1, 2))))
    mandate = _mandate(rng, 1997, 2026, _BAR, givers=(giver,), takers=lawyers)
    face = rng.choice((faces.SERIF[0], faces.SERIF[3], *faces.SANS[:2]))
    office, place = pages.seat(
        facts, f"{mandate.office} Tabelionato de Notas", mandate.town, mandate.town.short
    )
    lines = [(f"{office} - {place}", 11), ("PROCURAÇÃO AD JUDICIA", 13)]
    head = pages.letterhead(face, lines, arms=105, top=12)
    paper = Paper(dpi, rng, Style(face, 10.5, 1.4, left=20, right=190), head, colour=colour)
    livro, folha = _placed(facts, mandate)
    day = _day(facts, mandate, words.date_in_digits(mandate.day))
    paper.cells([("Data", day, 2), ("Livro", livro, 1), ("Página", folha, 1)])
    paper.cells([("Constituinte", f"{_givers(facts, mandate, persons.full)}.", 1)])
    told = [f"{one}, OAB nº {rng.randint(900, 41_000)}" for one in _each(facts, mandate)]
    paper.cells([("Advogado(s)", f"{'; '.join(told)}.", 1)])
    paper.cells([("Confere poderes para", facts.note("poderes", mandate.powers), 1)])
    term = _term(facts, mandate, "{}")
    if term:
        paper.cells([("Prazo", term, 1)])
    paper.flow.space(0.8)
    paper.paragraph("O constituinte leu, concordou e firma. Selos e emolumentos conforme a tabela em vigor.")
    _signed(paper, facts, mandate, "Tabelião Designado", "Tabeliã Designada")
    return paper.pages, facts


def _lawyer(rng: Random) -> Individual:
    one = folk.new_one(rng)
    return replace(one, trade=one.person.by_sex("advogado", "advogada"))


def _each(facts: Facts, mandate: Mandate) -> list[str]:
    side = Side(facts, "outorgado")
    return [persons.courteous(side, one) for one in mandate.takers]
