"""Marriage certificates: a term of Ceará copied by pen, prose of São Paulo with the names in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments, words
from tests.synthetic.dunes import days, faces, folk, noting
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days as common
from tests.synthetic.islands import folk as acts
from tests.synthetic.islands import noting as told
from tests.synthetic.islands import parts as shared
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_OLD_REGIMES = {"comunhão universal": "communhão universal de bens", "separação total": "separação de bens"}
_OLD_OFFICES = ("Cartorio de Paz e Casamentos", "Cartorio do Registro Civil", "Segundo Cartorio de Paz")
_OFFICES = (
    "Oficial de Registro Civil das Pessoas Naturais do 2º Subdistrito",
    "Registro Civil das Pessoas Naturais e Tabelionato de Notas da Sede",
    "1º Registro Civil das Pessoas Naturais e Interdições e Tutelas da Sede",
)
_REGIMES = (
    *("comunhão parcial", "comunhão parcial", "comunhão parcial", "comunhão universal", "separação total"),
    *("separação obrigatória", "participação final nos aquestos"),
)


def penned_term(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Ceará that an escrivão wrote by pen in the old spelling."""
    facts = Facts()
    usual = "comunhão universal"
    marriage = folk.new_marriage(rng, "CE", (1893, 1912), (0, 9), (usual, usual, usual, "separação total"))
    books, face = told.Books(facts, marriage.entry), faces.NIB
    town = marriage.entry.town.name
    style = Style(face, 13, leading=1.7, left=30, right=190, bottom=272, indent=10)
    paper = Paper(dpi, rng, style, shared.letterhead(face, [], top=12), colour=colour)
    officer = books.officer()
    paper.heading("Certidão de casamento civil")
    paper.paragraph(
        f"{officer}, serventuario vitalicio do {books.office(rng.choice(_OLD_OFFICES))} da cidade de "
        f"{books.seat(town)}, Estado do Ceará, etc."
    )
    paper.paragraph(
        f"Certifico, por me ser pedido, que a folhas {books.folha()} do livro {books.livro()} dos assentos "
        f"de casamento deste cartorio consta o de numero {books.termo()}, cujo theor é este:",
    )
    paper.paragraphs(iter(_term(rng, marriage, books)))
    paper.paragraph(f"{town}, {books.issued(days.old)}. O Escrivão, {officer}.")
    ornaments.signature(paper.canvas, 118, paper.flow.y + 10, 48)
    return paper.pages, facts


def _term(rng: Random, marriage: acts.Marriage, books: told.Books) -> list[str]:
    facts, (he, she) = books.facts, noting.halves(books.facts, marriage)
    judge, first, second = (folk.new_name(rng, "M", 1860, "CE") for _ in range(3))
    wed = books.day(marriage.wed, days.old_opening, "data_casamento")
    where = rng.choice(("na casa da Camara Municipal", "em casa do pai da noiva", "na sala das audiencias"))
    regime = facts.note("regime_bens", marriage.regime, _OLD_REGIMES[marriage.regime])
    return [
        (
            f"{wed}, pelas {rng.choice(('quatro', 'cinco'))} horas da tarde, {where}, perante o Juiz de "
            f"Direito Doutor {judge}, commigo escrivão de seu cargo, e em presença das testemunhas {first}, "
            f"{rng.choice(folk.OLD_TRADES)}, e {second}, {rng.choice(folk.OLD_TRADES)}, receberam-se em "
            f"matrimonio, sob o regimen da {regime}, os contrahentes {he.name(he.one.name)} e D. "
            f"{she.name(she.one.name)}."
        ),
        _old_half(rng, he, "Elle", "brasileiro", "filho"),
        _old_half(rng, she, "Ella", "brasileira", "filha") + _old_name(she),
        "Nada mais se continha no dito assento, que bem e fielmente copiei e ao proprio me reporto.",
    ]


def _old_half(rng: Random, half: told.Half, who: str, nation: str, child: str) -> str:
    state = rng.choice(("solteiro", "solteiro", "viuvo") if child == "filho" else ("solteira",))
    trade = rng.choice(folk.OLD_TRADES) if child == "filho" else "de occupação domestica"
    native = half.native("{0.name}")
    half.nation()
    return (
        f"{who} é {nation}, {state}, {trade}, natural de {native}, neste Estado, onde nasceu no dia "
        f"{half.born(days.old)}, {child} de {half.father()} e de D. {half.mother()}."
    )


def _old_name(she: told.Half) -> str:
    taken = she.taken()
    return f" D'ora em diante ella se assignará {taken}." if taken else ""


def before_and_after(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of São Paulo of today: prose between a row of numbers and a table of the names."""
    facts = Facts()
    sexes = rng.choice(("MF", "MF", "MF", "MF", "FF", "MM"))
    marriage = folk.new_marriage(rng, "SP", (2013, 2020), (0, 4), _REGIMES, sexes=sexes, taking=(0.3, 0.6))
    books, town, face = told.Books(facts, marriage.entry), marriage.entry.town, faces.BROAD
    lines = [
        (books.office(rng.choice(_OFFICES)), 12, True),
        (f"Município e Comarca de {books.seat(town.name)} - Estado de São Paulo", 10, False),
        ("CERTIDÃO DE CASAMENTO", 15, True),
    ]
    head = shared.letterhead(face, lines, top=13, x=20, align="left", rule=(20, 192))
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=20, right=192), head, colour=colour)
    matricula, cns = noting.numbered(books, rng, 2)
    paper.cells([("Nº DE MATRÍCULA", matricula, 2.4), ("CNS DA SERVENTIA", cns, 0.8)], label_face=face)
    paper.flow.space(0.6)
    halves = noting.halves(facts, marriage)
    paper.paragraphs(iter(_prose(rng, marriage, books, halves)))
    paper.table((1, 1.6, 1.8), _names(halves))
    paper.paragraph(f"Averbações e anotações: {_noted(rng, marriage, books)}")
    paper.paragraph(f"É o que consta, e dou fé. {town.name}, {books.issued(common.long)}.")
    ornaments.code_matrix(paper.canvas, 24, paper.flow.y + 3, 22)
    title = marriage.entry.title("Oficial Substituto", "Oficial Substituta")
    shared.signed_at(paper, [books.officer(), title], left=104)
    return paper.pages, facts


def _prose(
    rng: Random, marriage: acts.Marriage, books: told.Books, halves: tuple[told.Half, told.Half]
) -> list[str]:
    wed = books.day(marriage.wed, common.short, "data_casamento")
    judge, with_cpf = folk.new_name(rng, "M", 1960, "SP"), rng.random() < 0.65
    first, second = (folk.new_name(rng, sex, 1985, "SP") for sex in "FM")
    return [
        (
            f"Aos {wed} ({words.date_in_words(marriage.wed)}), perante o Juiz de Casamentos {judge} e as "
            f"testemunhas {first} e {second}, casaram-se civilmente as pessoas adiante qualificadas, como "
            f"consta do Livro {books.livro('B-{}')}, folhas {books.folha()}, assento {books.termo()}, "
            f"lavrado em {books.entered(common.short)}."
        ),
        *(_qualified(rng, number, half, with_cpf=with_cpf) for number, half in enumerate(halves, start=1)),
        _regime(rng, marriage, books),
    ]


def _qualified(rng: Random, number: int, half: told.Half, *, with_cpf: bool) -> str:
    man = half.one.sex == "M"
    states = ("solteiro", "solteiro", "divorciado") if man else ("solteira", "solteira", "divorciada")
    cpf = f", CPF {half.cpf()}" if with_cpf else ""
    return (
        f"{number}º CÔNJUGE - {half.name()}, {half.nation()}, {rng.choice(states)}, {half.one.trade}, "
        f"{'nascido' if man else 'nascida'} em {half.native('{0.name}/{0.state}')} no dia "
        f"{half.born(common.long)}{cpf}, {'filho' if man else 'filha'} de {half.father()} e de "
        f"{half.mother()}."
    )


def _regime(rng: Random, marriage: acts.Marriage, books: told.Books) -> str:
    regime = books.facts.note("regime_bens", marriage.regime)
    if marriage.regime == "comunhão parcial":
        return f"Adotado o regime da {regime} de bens."
    if marriage.regime == "separação obrigatória":
        return f"Vigora o regime da {regime} de bens, nos termos do artigo 1.641 do Código Civil."
    kind = regime if marriage.regime.startswith("participação") else f"{regime} de bens"
    return (
        f"Adotado o regime da {kind}, conforme pacto antenupcial do {rng.randint(1, 5)}º Tabelião de Notas."
    )


def _names(halves: tuple[told.Half, told.Half]) -> list[list[str]]:
    rows = [
        [f"{number}º cônjuge", half.one.name, half.taken() or "continua com o mesmo nome"]
        for number, half in enumerate(halves, start=1)
    ]
    return [["", "Nome anterior", "Nome após o casamento"], *rows]


def _noted(rng: Random, marriage: acts.Marriage, books: told.Books) -> str:
    facts, issued = books.facts, marriage.entry.issued
    if rng.random() < 0.55 or (issued - marriage.wed).days < 400:
        return "nada consta."
    when = acts.between(rng, acts.after(rng, marriage.wed, 330, 390), issued)
    shown, where = books.day(when, common.short), marriage.entry.town.name
    case = noting.process(facts, rng, when.year, "SP")
    ways = (
        f"Em {shown}, por sentença da 1ª Vara da Família de {where} (autos {case}), o casal divorciou-se.",
        f"Em {shown} averbou-se o divórcio consensual, por mandado expedido nos autos {case}.",
    )
    return facts.note("averbacao", rng.choice(ways))
