"""Layouts of procurações: typed books, cells, powers for the court, items, first person, a public leaf."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import fonts, names, notes, ornaments, parties, words
from tests.synthetic.canvas import BLACK, GREY, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.parties import Individual, Party, Side, new_individual, new_party

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from random import Random

    from tests.synthetic.names import Person, Town

_CIVIL_POWERS = (
    "vender, ceder, prometer vender ou por qualquer forma alienar o imóvel de sua propriedade",
    "representar o outorgante perante o Instituto Nacional do Seguro Social, requerendo benefícios",
    "movimentar contas bancárias, emitir e endossar cheques, requisitar talonários e verificar saldos",
    "representá-lo no Departamento de Trânsito, transferir e licenciar veículos",
    "administrar todos os seus bens, alugar, receber aluguéis e despejar inquilinos",
    "assinar escrituras, contratos, requerimentos e demais papéis que se fizerem necessários",
    "receber quaisquer importâncias devidas, passar recibos e dar quitação",
    "representar em assembleias, votar e ser votado, transigir e firmar compromissos",
    "inscrever-se em concursos, retirar diplomas e certificados de conclusão de curso",
)
_COURT_POWERS = (
    "propor contra quem de direito as ações competentes e defendê-lo nas contrárias",
    "confessar, desistir, transigir, firmar compromissos ou acordos",
    "receber e dar quitação, agindo em conjunto ou separadamente",
    "substabelecer esta em outrem, com ou sem reservas de iguais poderes",
    "recorrer a qualquer instância ou tribunal",
    "requerer os benefícios da gratuidade de justiça",
)
_TERMS = {1: "um ano", 2: "dois anos", 3: "três anos", 5: "cinco anos"}


@dataclass(frozen=True, slots=True)
class Mandate:
    """`years` is how long it holds; 0 for without end, None where nothing is said."""

    day: date
    town: Town
    office: str
    livro: str
    folha: int
    givers: tuple[Party, ...]
    takers: tuple[Individual, ...]
    powers: str
    years: int | None
    officer: Person

    @property
    def until(self) -> date:
        return self.day.replace(year=self.day.year + (self.years or 0))


def _new_mandate(rng: Random, first: int, last: int, powers: tuple[str, ...] = _CIVIL_POWERS) -> Mandate:
    return Mandate(
        day=date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)),
        town=names.new_town(rng),
        office=f"{rng.randint(1, 5)}º",
        livro=str(rng.randint(8, 740)),
        folha=rng.randint(2, 198),
        givers=tuple(new_party(rng) for _ in range(rng.choice((1, 1, 1, 2)))),
        takers=tuple(new_individual(rng) for _ in range(rng.choice((1, 1, 2)))),
        powers="; ".join(rng.sample(powers, rng.randint(3, 5))),
        years=rng.choice((None, 0, 1, 2, 3, 5)),
        officer=names.new_person(rng, rng.choice("MF")),
    )


def _givers(facts: Facts, mandate: Mandate, qualify: Callable[[Side, Party], str]) -> str:
    side = Side(facts, "outorgante")
    return "; e ".join(qualify(side, party) for party in mandate.givers)


def _takers(facts: Facts, mandate: Mandate, qualify: Callable[[Side, Party], str]) -> str:
    side = Side(facts, "outorgado")
    return "; e ".join(qualify(side, party) for party in mandate.takers)


def _day(facts: Facts, mandate: Mandate, shown: str) -> str:
    return notes.day(facts, mandate.day, shown, "data_procuracao")


def _powers(facts: Facts, mandate: Mandate) -> str:
    return facts.note("poderes", mandate.powers)


def _term(facts: Facts, mandate: Mandate, *, by_date: bool) -> str:
    """Say how long the mandate holds, as a day or as a time from today; nothing where nothing is said."""
    if mandate.years is None:
        return ""
    if mandate.years == 0:
        facts.note("validade", "indeterminado")
        return "por prazo indeterminado"
    facts.note("validade", mandate.until.isoformat())
    if by_date:
        return f"até {notes.day(facts, mandate.until, words.date_with_month(mandate.until))}"
    return f"pelo prazo de {_TERMS[mandate.years]}, a contar desta data"


def _officer(facts: Facts, mandate: Mandate) -> str:
    return facts.note("oficial", mandate.officer.name)


def _leaf(facts: Facts, mandate: Mandate, number: int = 1) -> str:
    return notes.leaf(facts, str(mandate.folha + number - 1))


def _signers(mandate: Mandate) -> list[tuple[str, str]]:
    return [(name, "") for party in mandate.givers for name in party.all_names]


def solemn(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a typed power of a bound book, one sentence long."""
    facts, mandate = Facts(), _new_mandate(rng, 1970, 1992)
    style = Style(rng.choice(fonts.TYPEWRITER), 11, 1.55, left=30, right=190, bottom=268, is_bound=True)
    office = notes.seat(facts, f"Cartório do {mandate.office} Ofício de Notas", mandate.town)

    def head(canvas: Canvas, number: int) -> float:
        livro = notes.book(facts, mandate.livro)
        canvas.text(30, 16, f"LIVRO {livro}", style.face, 10)
        canvas.text(190, 16, f"FOLHAS {_leaf(facts, mandate, number)}", style.face, 10, align="right")
        if number == 1:
            canvas.text(110, 25, f"{office} - {mandate.town.short}", style.face, 10.5, align="middle")
        return 31 if number == 1 else 22

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph("PROCURAÇÃO BASTANTE QUE FAZ:", bold=True)
    paper.paragraph(" ".join(_solemn(facts, mandate)))
    paper.sign(
        [*_signers(mandate), (_officer(facts, mandate), mandate.officer.by_sex("O Tabelião", "A Tabeliã"))],
        sealed=True,
    )
    return paper.pages, facts


def _solemn(facts: Facts, mandate: Mandate) -> Iterator[str]:
    yield (
        "S A I B A M quantos este público instrumento de procuração bastante virem que, "
        f"{_day(facts, mandate, words.date_in_solemn_words(mandate.day))}, nesta cidade de "
        f"{mandate.town.name}, {mandate.town.state_told}, em meu cartório, perante mim, "
        f"tabelião, compareceu como outorgante {_givers(facts, mandate, parties.old)}, reconhecido pelo "
        "próprio de mim e das testemunhas abaixo assinadas, perante as quais me disse que nomeava e "
        f"constituía por bastante procurador {_takers(facts, mandate, parties.old)},"
    )
    term = _term(facts, mandate, by_date=False)
    validity = f", sendo esta válida {term}" if term else ""
    yield (
        f"a quem concede poderes para {_powers(facts, mandate)}, o que tudo dará por bom, firme e "
        f"valioso{validity}."
    )
    yield "De como assim o disse, dou fé, e me pediu este instrumento, que lhe li, aceitou e assina."


def cells(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a public power whose parts stand in captioned cells."""
    facts, mandate = Facts(), _new_mandate(rng, 1998, 2026)
    style = Style(rng.choice((*fonts.SANS[:3], fonts.SERIF[1])), 10.5, 1.4, left=20, right=190)
    office = notes.seat(facts, f"{mandate.office} Tabelião de Notas", mandate.town)

    def head(canvas: Canvas, number: int) -> float:
        ornaments.arms(canvas, 30, 20, 7)
        canvas.text(105, 17, f"{office} de {mandate.town.short}", style.face, 11.5, bold=True, align="middle")
        title = "PROCURAÇÃO PÚBLICA" if number == 1 else "PROCURAÇÃO PÚBLICA - CONTINUAÇÃO"
        canvas.text(105, 25, title, style.face, 13, bold=True, align="middle")
        return 32

    paper = Paper(dpi, rng, style, head, colour=colour)
    livro, folha = notes.book(facts, mandate.livro), _leaf(facts, mandate)
    day = _day(facts, mandate, words.date_in_digits(mandate.day))
    paper.cells([("LIVRO", livro, 1), ("FOLHA", folha, 1), ("DATA", day, 1.5)])
    paper.cells([("OUTORGANTE(S)", f"{_givers(facts, mandate, parties.modern)}.", 1)])
    paper.cells([("OUTORGADO(S)", f"{_takers(facts, mandate, parties.modern)}.", 1)])
    paper.cells([("PODERES", _powers(facts, mandate), 1)])
    term = _term(facts, mandate, by_date=True)
    if term:
        paper.cells([("VALIDADE", term, 1)])
    paper.flow.space(0.6)
    paper.paragraph(
        "Assim o disseram, do que dou fé, e assinam o presente instrumento, depois de lido e aceito."
    )
    paper.sign(
        [
            *_signers(mandate),
            (_officer(facts, mandate), mandate.officer.by_sex("Tabelião Substituto", "Tabeliã Substituta")),
        ],
        sealed=True,
    )
    return paper.pages, facts


def court(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a private power for the court, `ad judicia`, with captions that begin the paragraphs."""
    facts, mandate = Facts(), _new_mandate(rng, 1990, 2026, _COURT_POWERS)
    style = Style(rng.choice((*fonts.SERIF, *fonts.SANS[:2])), 12, 1.6, left=30, right=182)
    paper = Paper(dpi, rng, style, _plain_head, colour=colour)
    paper.heading("PROCURAÇÃO “AD JUDICIA ET EXTRA”", points=15)
    paper.flow.space(0.8)
    paper.paragraph(f"OUTORGANTE: {_givers(facts, mandate, parties.modern)}.")
    paper.paragraph(f"OUTORGADO: {_takers(facts, mandate, parties.modern)}.")
    paper.paragraph(f"PODERES: {_powers(facts, mandate)}.")
    term = _term(facts, mandate, by_date=True)
    if term:
        paper.paragraph(f"VALIDADE: {term}.")
    day = _day(facts, mandate, words.date_with_month(mandate.day))
    paper.paragraph(f"{mandate.town.name} ({mandate.town.state}), {day}.")
    paper.sign(_signers(mandate))
    return paper.pages, facts


def _plain_head(_: Canvas, number: int) -> float:
    return 30 if number == 1 else 22


def items(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a public power told in numbered items."""
    facts, mandate = Facts(), _new_mandate(rng, 2005, 2026)
    style = Style(rng.choice(fonts.OTHER_SERIF), 11, 1.5, left=26, right=188)
    office = notes.seat(facts, f"Serventia Notarial do {mandate.office} Ofício", mandate.town)

    def head(canvas: Canvas, number: int) -> float:
        canvas.text(188, 15, f"Lv. {notes.book(facts, mandate.livro)}", style.face, 9.5, align="right")
        canvas.text(188, 20, f"Fl. {_leaf(facts, mandate, number)}", style.face, 9.5, align="right")
        canvas.text(26, 15, office, style.face, 11, bold=True)
        canvas.text(26, 20, f"{mandate.town.name}, {mandate.town.state}", style.face, 9.5)
        canvas.rule(26, 23, 188, 23, ink=GREY)
        return 26

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.heading("INSTRUMENTO PÚBLICO DE MANDATO", points=14)
    for number, text in enumerate(_items(facts, mandate), start=1):
        paper.paragraph(f"{number}) {text}")
    paper.sign(
        [*_signers(mandate), (_officer(facts, mandate), mandate.officer.by_sex("Notário", "Notária"))],
        sealed=rng.random() < 0.5,
    )
    return paper.pages, facts


def _items(facts: Facts, mandate: Mandate) -> Iterator[str]:
    day = _day(facts, mandate, f"{words.date_in_words(mandate.day)} ({words.date_in_digits(mandate.day)})")
    yield f"Lavrado em {day}, nesta serventia."
    yield f"Mandante: {_givers(facts, mandate, parties.labelled)}."
    yield f"Mandatário: {_takers(facts, mandate, parties.labelled)}."
    yield f"Finalidade do mandato: {_powers(facts, mandate)}."
    term = _term(facts, mandate, by_date=True)
    if term:
        yield f"Este mandato vigora {term}."
    yield "As partes foram identificadas e tiveram sua capacidade reconhecida. Dou fé."


def first_person(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a private power that its grantor wrote as `eu`, typed or printed."""
    facts, plain = Facts(), _new_mandate(rng, 1975, 2020)
    giver = new_individual(rng)
    mandate = replace(plain, givers=(giver,))
    face = rng.choice((*fonts.OTHER_TYPEWRITER, *fonts.OTHER_SANS))
    paper = Paper(dpi, rng, Style(face, 11.5, 1.7, left=32, right=184, indent=14), _plain_head, colour=colour)
    paper.heading("P R O C U R A Ç Ã O", points=15)
    paper.flow.space(1)
    paper.paragraph(
        f"Pelo presente instrumento particular, eu, {_givers(facts, mandate, parties.numbers_first)}, "
        f"nomeio e constituo meu procurador {_takers(facts, mandate, parties.numbers_first)}, para o fim "
        f"especial de {_powers(facts, mandate)}."
    )
    term = _term(facts, mandate, by_date=False)
    if term:
        paper.paragraph(f"A presente procuração é passada {term}.")
    day = _day(facts, mandate, words.date_with_month(mandate.day))
    paper.paragraph(f"{mandate.town.name} - {mandate.town.state}, {day}.")
    paper.sign([(giver.person.name, "")])
    return paper.pages, facts


def leaf(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the whole text of a public power as a certificate of the book's leaf."""
    facts, mandate = Facts(), _new_mandate(rng, 1985, 2022)
    style = Style(rng.choice((*fonts.OTHER_SANS, fonts.OTHER_SERIF[0])), 11, 1.46, left=28, right=186)
    office = notes.seat(facts, f"Tabelionato de Notas do {mandate.office} Distrito", mandate.town)

    def head(canvas: Canvas, number: int) -> float:
        ornaments.border(canvas)
        canvas.text(107, 19, "CERTIDÃO DE PROCURAÇÃO", style.face, 14, bold=True, align="middle")
        canvas.text(
            107, 25, f"{office} - {mandate.town.name}/{mandate.town.state}", style.face, 10, align="middle"
        )
        if number > 1:
            canvas.text(186, 31, f"fl. {number}", style.face, 8, align="right")
        return 34

    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        f"Certifico que às folhas {_leaf(facts, mandate)} do livro {notes.book(facts, mandate.livro)} foi "
        f"lavrada, em {_day(facts, mandate, words.date_with_month(mandate.day))}, a procuração pela qual "
        f"{_givers(facts, mandate, parties.terse)}, outorgou a {_takers(facts, mandate, parties.terse)} os "
        f"seguintes poderes: {_powers(facts, mandate)}."
    )
    term = _term(facts, mandate, by_date=True)
    if term:
        paper.paragraph(f"A procuração tem validade {term}.")
    paper.paragraph("Nada mais se continha no referido instrumento, ao qual me reporto.")
    canvas, y = paper.canvas, paper.flow.y
    canvas.rule(28, y + 1, 186, y + 1, ink=BLACK)
    paper.flow.y = y + 3
    paper.sign([(_officer(facts, mandate), mandate.officer.by_sex("Tabelião", "Tabeliã"))], sealed=True)
    return paper.pages, facts
