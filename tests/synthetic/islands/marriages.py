"""Marriage certificates of the islands: a form filled in by pen, needle print, the cells of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments
from tests.synthetic.canvas import BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days, faces, folk, noting, parts
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_Halves = tuple[noting.Half, noting.Half]


def _halves(facts: Facts, marriage: folk.Marriage) -> _Halves:
    return noting.Half(facts, marriage.he), noting.Half(facts, marriage.she)


def penned_blanks(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of Bahia whose blanks were filled in by pen."""
    facts, marriage = Facts(), folk.new_marriage(rng, "BA", 1934, 1955)
    books, town, face = noting.Books(facts, marriage.entry), marriage.entry.town, faces.BOOKISH
    lines = [
        ("REGISTRO CIVIL DE CASAMENTOS", 15, True),
        (books.office("Cartório do Registro Civil do 1º Distrito"), 12, False),
        (books.seat(f"Comarca de {town.name}, Estado da Bahia"), 12, False),
        ("CERTIDÃO", 17, True),
    ]
    head = parts.letterhead(face, lines, top=36, arms=(105, 22))
    paper = Paper(dpi, rng, Style(face, 12, leading=1.6, left=26, right=186), head, colour=colour)
    printed, pen = Words(face, 12), Words(faces.QUILL, 14, ink=BLUE)
    for text in (_wedding(rng, marriage, books), *_both_penned(marriage, books)):
        parts.filled(paper, text, printed, pen, leading=2)
        paper.flow.space(0.3)
    closing = (
        f"Dou fé. ‹{town.name},› ‹{books.issued(days.at_the)}.› Eu, ‹{books.officer()},› Oficial, assino."
    )
    parts.filled(paper, closing, printed, pen, leading=2)
    ornaments.signature(paper.canvas, 84, paper.flow.y + 16, 50)
    ornaments.seal(paper.canvas, 168, paper.flow.y + 16, 11)
    return paper.pages, facts


def _wedding(rng: Random, marriage: folk.Marriage, books: noting.Books) -> str:
    he, she = _halves(books.facts, marriage)
    judge, witness, other = (folk.new_name(rng, "M") for _ in range(3))
    return (
        f"Certifico que do livro ‹{books.livro()}› de casamentos, á folha ‹{books.folha()}›, sob o número "
        f"‹{books.termo()}›, consta o têrmo do casamento de ‹{he.name(marriage.he.name)}› com "
        f"‹{she.name(marriage.she.name)}› celebrado "
        f"‹{books.day(marriage.wed, days.at_the, 'data_casamento')}› "
        f"perante o Juiz de Paz ‹{judge}› e as testemunhas ‹{witness}› e ‹{other}›"
    )


def _both_penned(marriage: folk.Marriage, books: noting.Books) -> list[str]:
    he, she = _halves(books.facts, marriage)
    told = [
        f"{opening} de nacionalidade ‹{one.nation()}›, de profissão ‹{one.one.trade}›, natural de "
        f"‹{one.native('{0.name}, {0.state_name}')}›, nascid{ending} em ‹{one.born(days.spelt)}›, "
        f"filh{ending} "
        f"de ‹{one.father()}› e de ‹{one.mother()}›"
        for opening, ending, one in (("O contraente,", "o", he), ("A contraente,", "a", she))
    ]
    taken = she.taken()
    named = f"passou a assinar-se ‹{taken}›" if taken else "‹conserva o nome de solteira›"
    regime = books.facts.note("regime_bens", marriage.regime)
    return [*told, f"Regime: ‹{regime} de bens› A contraente {named}"]


def needle_rows(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Paraná from an early computer: dotted captions, a block for each of the two."""
    facts, marriage = Facts(), folk.new_marriage(rng, "PR", 1988, 2004, taking=0.75)
    books, town, face = noting.Books(facts, marriage.entry), marriage.entry.town, faces.NEEDLES
    lines = [
        ("PODER JUDICIÁRIO - ESTADO DO PARANÁ", 11, True),
        (books.office("Serviço de Registro Civil da Sede").upper(), 11, False),
        (books.seat(f"COMARCA DE {town.name.upper()} - PR"), 11, False),
        ("CERTIDÃO DE CASAMENTO", 14, True),
    ]
    head = parts.letterhead(face, lines, top=16, x=22, align="left", arms=(176, 27))
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=22, right=192), head, colour=colour)
    look = Words(face, 10)
    for rows in (_act_rows(rng, marriage, books), *_half_rows(marriage, books)):
        parts.dashes(paper)
        parts.leaders(paper, rows, look, stub=18)
    parts.dashes(paper)
    parts.leaders(paper, _last_rows(rng, marriage, books), look, stub=18)
    paper.flow.space(0.6)
    paper.paragraph(f"O referido é verdade e dou fé. {town.name}, {books.issued(days.long)}.")
    title = marriage.entry.title("Escrivão Titular", "Escrivã Titular")
    parts.signed_at(paper, [books.officer(), title], left=100)
    return paper.pages, facts


def _act_rows(rng: Random, marriage: folk.Marriage, books: noting.Books) -> list[tuple[str, str]]:
    wed = books.day(marriage.wed, days.dotted, "data_casamento")
    return [
        ("Livro", f"{books.livro('B-{}')}   Folhas: {books.folha()}   Termo: {books.termo()}"),
        ("Data do casamento", f"{wed} ({days.spelt(marriage.wed)})"),
        ("Celebrante", f"{folk.new_name(rng, rng.choice('MF'))}, Juiz de Paz"),
        ("Testemunhas", " e ".join(folk.new_name(rng, sex) for sex in "MF")),
    ]


def _half_rows(marriage: folk.Marriage, books: noting.Books) -> list[list[tuple[str, str]]]:
    return [
        [
            (title, one.name()),
            ("Nascimento", one.born(days.dotted)),
            ("Natural de", one.native("{0.name} - {0.state}")),
            ("Nacionalidade", one.nation()),
            ("Profissão", one.one.trade),
            ("Pai", one.father()),
            ("Mãe", one.mother()),
        ]
        for title, one in zip(("Nome do noivo", "Nome da noiva"), _halves(books.facts, marriage), strict=True)
    ]


def _last_rows(rng: Random, marriage: folk.Marriage, books: noting.Books) -> list[tuple[str, str]]:
    _, she = _halves(books.facts, marriage)
    regime = books.facts.note("regime_bens", marriage.regime)
    rows = [
        ("Regime de bens", f"{regime} de bens"),
        ("Nome após casada", she.taken() or "o mesmo de solteira"),
    ]
    if rng.random() < 0.45:
        when = folk.between(rng, marriage.wed, marriage.entry.issued)
        text = (
            f"Separação consensual averbada em {books.day(when, days.dotted)}, voltando ela ao nome anterior."
        )
        rows.append(("Averbações", books.facts.note("averbacao", text)))
    return rows


def standard_pair(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Espírito Santo: national cells, both told in prose in one of them."""
    facts, marriage = Facts(), folk.new_marriage(rng, "ES", 2010, 2016, taking=0.6)
    books, town, face = noting.Books(facts, marriage.entry), marriage.entry.town, faces.TIGHT
    lines = [
        ("REPÚBLICA FEDERATIVA DO BRASIL", 12, True),
        ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 10, True),
        ("CERTIDÃO DE CASAMENTO", 17, True),
    ]
    head = parts.letterhead(face, lines, top=30, arms=(105, 17))
    paper = Paper(dpi, rng, Style(face, 11, leading=1.4, left=16, right=194), head, colour=colour)
    for row in _standard_rows(rng, marriage, books):
        paper.cells(row, label_face=face)
    paper.flow.space(0.8)
    office, place = books.office("Cartório de Registro Civil e Tabelionato"), f"{town.name}/{town.state}"
    paper.paragraph(
        f"{office}, CNS {books.cns(rng)}. Município e UF: {books.seat(place)}. {folk.new_home(rng)}."
    )
    paper.paragraph(f"O conteúdo da certidão é verdadeiro. Dou fé. {place}, {books.issued(days.short)}.")
    title = marriage.entry.title("Escrevente Autorizado", "Escrevente Autorizada")
    parts.signed_at(paper, [books.officer(), title], left=20)
    fee, seal = books.fee(rng.randint(2_900, 8_800)), books.fee(rng.randint(310, 2_100))
    parts.foot(paper, [f"Emolumentos: {fee}. Encargos: {seal}. Tabela 10, item V."], face)
    return paper.pages, facts


def _standard_rows(
    rng: Random, marriage: folk.Marriage, books: noting.Books
) -> list[list[tuple[str, str, float]]]:
    he, she = _halves(books.facts, marriage)
    day, month, year = days.in_parts(marriage.wed)
    wed = books.day(marriage.wed, days.spelt, "data_casamento", "data_registro").capitalize()
    regime = books.facts.note("regime_bens", marriage.regime).capitalize()
    names = [
        (f"NOME DO {number}º CÔNJUGE", one.name(), 2.2, "CPF", _cpf_or_none(rng, one), 1)
        for number, one in ((1, he), (2, she))
    ]
    both = "; ".join(_in_prose(one, rng) for one in (he, she))
    changed = she.taken(marriage.she.taken.upper()) if marriage.she.taken else ""
    return [
        *[[(caption, name, wide), (tax, cpf, rest)] for caption, name, wide, tax, cpf, rest in names],
        [("MATRÍCULA", books.matricula(rng, 2), 1)],
        [("DATAS E LOCAIS DE NASCIMENTO, NACIONALIDADES E FILIAÇÕES DOS CÔNJUGES", both, 1)],
        [
            ("DATA DE REGISTRO DO CASAMENTO (POR EXTENSO)", wed, 4.5),
            ("DIA", day, 0.7),
            ("MÊS", month, 0.7),
            ("ANO", year, 0.9),
        ],
        [("REGIME DE BENS DO CASAMENTO", f"{regime} de bens", 1)],
        [("NOME QUE CADA UM PASSOU A USAR", _changed(marriage, changed), 1)],
        [("OBSERVAÇÕES / AVERBAÇÕES", _margin(rng, marriage, books), 1)],
    ]


def _cpf_or_none(rng: Random, one: noting.Half) -> str:
    return one.cpf() if rng.random() < 0.7 else "Não consta"


def _in_prose(one: noting.Half, rng: Random) -> str:
    born, child = ("nascido", "filho") if one.one.sex == "M" else ("nascida", "filha")
    return (
        f"{one.one.name}, {born} em {one.born(days.short)}, em {one.native('{0.name}-{0.state}')}, "
        f"{one.nation()}, {folk.new_trade(rng, one.one.sex)}, {child} de {one.father()} e de {one.mother()}"
    )


def _changed(marriage: folk.Marriage, taken: str) -> str:
    if taken:
        return f"Ele: {marriage.he.name.upper()}. Ela: {taken}."
    return "Ambos continuaram a usar os mesmos nomes."


def _margin(rng: Random, marriage: folk.Marriage, books: noting.Books) -> str:
    if rng.random() < 0.6:
        return "Nada consta."
    when = books.day(folk.between(rng, marriage.wed, marriage.entry.issued), days.short)
    ways = (
        f"Divórcio averbado em {when}, por escritura pública, sem bens a partilhar.",
        f"Retificado em {when} o local de nascimento da mãe do primeiro cônjuge.",
    )
    return books.facts.note("averbacao", rng.choice(ways))
