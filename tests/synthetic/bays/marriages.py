"""Marriage certificates: a typed account of the act, a needle print of him and her, cells under bars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import ornaments, words
from tests.synthetic.bays import days, faces, folk, noting, parts
from tests.synthetic.canvas import BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days as common
from tests.synthetic.islands import folk as acts
from tests.synthetic.islands import noting as told
from tests.synthetic.islands import parts as shared
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_Cells = list[list[tuple[str, str, float]]]
_Halves = tuple[told.Half, told.Half]
_OLD_REGIMES = ("comunhão universal", "comunhão universal", "separação total")
_REGIMES = ("comunhão parcial", "comunhão parcial", "comunhão universal", "separação total")


def _halves(facts: Facts, marriage: acts.Marriage) -> _Halves:
    return told.Half(facts, marriage.he), told.Half(facts, marriage.she)


def typed_act(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Piauí: the act told as one typed account, each of the two in a paragraph."""
    facts, marriage = (
        Facts(),
        folk.new_marriage(rng, "PI", (1946, 1964), (0, 12), _OLD_REGIMES, taking=(0, 0.55)),
    )
    books, town, face = told.Books(facts, marriage.entry), marriage.entry.town, faces.UNDERWOOD
    lines = [
        ("CERTIDÃO DE CASAMENTO CIVIL", 14, True),
        (books.office("Cartório do 1º Ofício - Registro Civil"), 12, False),
        (books.seat(f"Comarca de {town.name}, Piauí"), 11, False),
    ]
    head = shared.letterhead(face, lines, top=16, rule=(60, 150))
    style = Style(face, 11, leading=1.7, left=34, right=190, indent=12)
    paper = Paper(dpi, rng, style, head, colour=colour)
    officer, title = books.officer(), marriage.entry.title("Oficial", "Oficial")
    paper.paragraph(_opening(rng, marriage, books))
    paper.paragraphs(iter(_each(rng, marriage, books)))
    paper.paragraph(_closing(marriage, books))
    paper.paragraph(
        f"Nada mais se continha. Eu, {officer}, {title} do Registro Civil, a datilografei, conferi e assino. "
        f"{town.name}, {books.issued(days.of_the_year)}."
    )
    shared.signed_at(paper, [officer], left=98)
    return paper.pages, facts


def _opening(rng: Random, marriage: acts.Marriage, books: told.Books) -> str:
    he, she = _halves(books.facts, marriage)
    judge, first, second = (folk.new_name(rng, sex, 1915) for sex in "MMF")
    where = rng.choice(("na sala das audiências", "em casa do pai da noiva", "no salão do Fórum"))
    return (
        f"Atendendo a pedido de pessoa interessada, CERTIFICO que revi o livro n.º {books.livro('B-{}')} "
        f"dos casamentos, e às fls. {books.folha()}, sob n.º {books.termo()}, encontrei o têrmo pelo qual "
        f"no dia {books.day(marriage.wed, days.of_the_year, 'data_casamento')}, {where}, o Juiz de Direito, "
        f"Doutor {judge}, presentes as testemunhas {first} e {second}, declarou casados {he.name()} e "
        f"dona {she.name()}."
    )


def _each(rng: Random, marriage: acts.Marriage, books: told.Books) -> list[str]:
    states = [rng.choice(("solteiro", "solteiro", "viúvo")), rng.choice(("solteira", "solteira", "viúva"))]
    openings = (("O nubente é", "nascido", "filho"), ("A nubente é", "nascida", "filha"))
    return [
        f"{start} {one.nation()}, {state}, {one.one.trade}, {born} na cidade de "
        f"{one.native('{0.name}, {0.state_told}')}, a {one.born(common.long)}, e {child} legítim{child[-1]} "
        f"de {one.father()} e de dona {one.mother()}."
        for (start, born, child), one, state in zip(
            openings, _halves(books.facts, marriage), states, strict=True
        )
    ]


def _closing(marriage: acts.Marriage, books: told.Books) -> str:
    _, she = _halves(books.facts, marriage)
    regime, taken = books.facts.note("regime_bens", marriage.regime), she.taken()
    named = f"Depois de casada, ela se assina {taken}" if taken else "Ela não mudou de nome"
    how = "por escritura de pacto antenupcial" if marriage.regime == "separação total" else "na forma da lei"
    return f"{named}. O casamento foi feito pelo regime da {regime} de bens, {how}."


def his_and_hers(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Rio de Janeiro that a needle printer set in two columns, his and hers."""
    facts = Facts()
    marriage = folk.new_marriage(rng, "RJ", (1981, 1997), (1.5, 7), _REGIMES, taking=(0, 0.75))
    books, town, face = told.Books(facts, marriage.entry), marriage.entry.town, faces.NEEDLES
    lines = [
        (books.office("Registro Civil das Pessoas Naturais do 1º Distrito").upper(), 11, True),
        (books.seat(f"{town.name.upper()} - RJ"), 11, False),
        (f"{folk.new_home(rng)}".upper(), 9, False),
        ("CERTIDÃO DE CASAMENTO", 14, True),
    ]
    head = shared.letterhead(face, lines, top=14)
    paper = Paper(dpi, rng, Style(face, 11, leading=1.6, left=16, right=194), head, colour=colour)
    wed = books.day(marriage.wed, days.clipped, "data_casamento")
    paper.paragraph(
        f"LIVRO {books.livro('BA-{}')} FLS. {books.folha()} TERMO {books.termo()}. CERTIFICO "
        f"QUE EM {wed} FOI CELEBRADO O CASAMENTO DE:"
    )
    paper.table((0.9, 1.6, 1.6), _columns(rng, marriage, books), points=10.5)
    paper.paragraphs(iter(_after(rng, marriage, books)))
    paper.paragraph(f"{town.name.upper()}, {books.issued(days.clipped)}. DOU FÉ.")
    title = marriage.entry.title("ESCREVENTE SUBSTITUTO", "ESCREVENTE SUBSTITUTA")
    shared.signed_at(paper, [books.officer(), title], left=104)
    return paper.pages, facts


def _columns(rng: Random, marriage: acts.Marriage, books: told.Books) -> list[list[str]]:
    both = _halves(books.facts, marriage)
    civil = [rng.choice(one) for one in (("solteiro", "solteiro", "viúvo"), ("solteira", "divorciada"))]
    return [
        ["", "O NUBENTE", "A NUBENTE"],
        ["NOME", *(one.name() for one in both)],
        ["NACIONALIDADE", *(one.nation() for one in both)],
        ["NATURAL DE", *(one.native("{0.name}, {0.state}") for one in both)],
        ["DATA NASC.", *(one.born(days.clipped) for one in both)],
        ["ESTADO CIVIL", *civil],
        ["PROFISSÃO", *(one.one.trade for one in both)],
        ["PAI", *(one.father() for one in both)],
        ["MÃE", *(one.mother() for one in both)],
        ["PASSOU A ASSINAR", *(one.taken() or "o mesmo nome" for one in both)],
    ]


def _after(rng: Random, marriage: acts.Marriage, books: told.Books) -> list[str]:
    regime = books.facts.note("regime_bens", marriage.regime)
    judge = folk.new_name(rng, "M", 1950)
    first, second = (folk.new_name(rng, sex, 1955) for sex in "MF")
    told_of = [
        f"REGIME DE BENS: {regime}.",
        f"CASADOS PELO JUIZ DE PAZ {judge}, SENDO TESTEMUNHAS {first} E {second}.",
    ]
    if rng.random() < 0.45:
        when = books.day(
            acts.between(rng, acts.after(rng, marriage.wed, 370, 500), marriage.entry.issued), common.short
        )
        ways = (
            f"Separação consensual homologada por sentença de {when}, sem partilha.",
            f"Divórcio do casal decretado por sentença de {when}, já transitada em julgado.",
        )
        told_of.append(f"AVERBAÇÕES: {books.facts.note('averbacao', rng.choice(ways))}")
    return told_of


def barred_cells(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Rondônia as issued today: a bar above each of the two, the act and the notes."""
    facts = Facts()
    marriage = folk.new_marriage(rng, "RO", (2002, 2012), (10, 11.5), _REGIMES, taking=(0.2, 0.65))
    books, face = told.Books(facts, marriage.entry), faces.TIGHT
    lines = [
        ("REPÚBLICA FEDERATIVA DO BRASIL", 11, True),
        ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 11, False),
        ("CERTIDÃO DE CASAMENTO", 17, True),
    ]
    head = shared.letterhead(face, lines, top=28, arms=(105, 16))
    paper = Paper(dpi, rng, Style(face, 11, leading=1.35, left=17, right=193), head, colour=colour)
    matricula, cns = noting.numbered(books, rng, 2)
    paper.cells([("MATRÍCULA", matricula, 1)], label_face=face)
    for title, rows in _bars(rng, marriage, books):
        shared.bar(paper, title, face)
        for row in rows:
            paper.cells(row, label_face=face)
    paper.flow.space(0.6)
    _issued_by(paper, rng, marriage, books, cns)
    return paper.pages, facts


def _bars(rng: Random, marriage: acts.Marriage, books: told.Books) -> list[tuple[str, _Cells]]:
    he, she = _halves(books.facts, marriage)
    return [
        ("PRIMEIRO CONTRAENTE", _one(rng, he)),
        ("SEGUNDA CONTRAENTE", _one(rng, she)),
        ("CASAMENTO", _act(rng, marriage, books)),
    ]


def _one(rng: Random, one: told.Half) -> _Cells:
    cpf = one.cpf() if rng.random() < 0.65 else "não consta do registro"
    return [
        [("NOME ANTES DO CASAMENTO", one.name(), 2.3), ("CPF", cpf, 1)],
        [("NOME DEPOIS DO CASAMENTO", one.taken() or "sem alteração", 1)],
        [
            ("NASCIMENTO", one.born(common.short), 0.8),
            ("NACIONALIDADE", one.nation(), 0.8),
            ("NATURAL DO MUNICÍPIO DE", one.native("{0.name}/{0.state}"), 1.4),
        ],
        [("GENITORES", f"{one.father()} e {one.mother()}", 1)],
    ]


def _act(rng: Random, marriage: acts.Marriage, books: told.Books) -> _Cells:
    facts, wed = books.facts, marriage.wed
    regime = facts.note("regime_bens", marriage.regime).capitalize()
    celebrated = books.day(wed, common.long, "data_casamento")
    return [
        [
            ("CELEBRADO EM", f"{celebrated} ({words.date_in_words(wed)})", 2.2),
            ("LAVRADO EM", books.entered(common.short), 0.8),
        ],
        [("REGIME PATRIMONIAL", f"{regime} de bens", 1)],
        [("ANOTAÇÕES E AVERBAÇÕES POSTERIORES", _notes(rng, marriage, books), 1)],
    ]


def _notes(rng: Random, marriage: acts.Marriage, books: told.Books) -> str:
    if rng.random() < 0.5:
        return "Não há."
    facts, issued = books.facts, marriage.entry.issued
    when = acts.between(rng, max(date(2011, 2, 1), acts.after(rng, marriage.wed, 300, 400)), issued)
    shown, where = books.day(when, common.short), marriage.entry.town.name
    case = noting.process(facts, rng, when.year, "RO")
    ways = (
        f"AV.1 em {shown}: divórcio decretado pela 2ª Vara de Família de {where}, processo nº {case}.",
        f"AV.1 em {shown}: separação judicial decretada por sentença no processo nº {case}.",
    )
    return facts.note("averbacao", rng.choice(ways))


def _issued_by(paper: Paper, rng: Random, marriage: acts.Marriage, books: told.Books, cns: str) -> None:
    place = marriage.entry.town.short
    office = books.office("Ofício de Registro Civil das Pessoas Naturais e Tabelionato de Notas")
    paper.paragraph(f"{office} de {books.seat(place)} (CNS {cns}), {folk.new_home(rng)}.")
    paper.paragraph(f"Dou fé do que aqui se contém. {place}, {books.issued(common.long)}.")
    look = Words(faces.TIGHT, 9, ink=BLUE)
    seal = f"{rng.choice('ABCDEFGH')}{rng.randint(1000, 9999)}-{rng.randint(10000, 99999)}"
    parts.stamp(paper, ["SELO DE FISCALIZAÇÃO", seal, "TJRO"], look, left=24)
    ornaments.code_matrix(paper.canvas, 74, paper.flow.y + 3, 15)
    title = marriage.entry.title("Tabelião e Registrador", "Tabeliã e Registradora")
    shared.signed_at(paper, [books.officer(), title], left=110)
