"""Birth certificates of the islands: typed prose, print with blanks, the cells of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.canvas import BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days, faces, folk, noting, parts
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_Cells = list[list[tuple[str, str, float]]]


def typed_copy(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Santa Catarina that a clerk typed from the book, one paragraph for the entry."""
    facts, birth = Facts(), folk.new_birth(rng, "SC", 1944, 1966)
    books, town, face = noting.Books(facts, birth.entry), birth.entry.town, faces.REMINGTON
    lines = [
        ("ESTADO DE SANTA CATARINA", 12, True),
        (books.office("Escrivania de Paz e Registro Civil"), 12, False),
        (books.seat(f"Município e Comarca de {town.name} - Santa Catarina"), 10.5, False),
        ("CERTIDÃO DE NASCIMENTO", 14, True),
    ]
    head = parts.letterhead(face, lines, top=34, arms=(105, 22))
    style = Style(face, 11, leading=1.75, left=32, right=188, indent=16)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.flow.space(0.6)
    officer = books.officer()
    paper.paragraph(
        f"{officer}, {birth.entry.title('Escrivão', 'Escrivã')} de Paz e Oficial do Registro Civil da sede "
        "dêste município, na forma da lei, etc."
    )
    paper.paragraph(_copied(rng, birth, books))
    paper.paragraph(
        "O referido é verdade e dou fé. Isenta de sêlos por ser para fins escolares. "
        f"{town.name}, {books.issued(days.on_the_day)}."
    )
    parts.signed_at(paper, [officer, birth.entry.title("Escrivão de Paz", "Escrivã de Paz")], left=100)
    return paper.pages, facts


def _copied(rng: Random, birth: folk.Birth, books: noting.Books) -> str:
    facts, child = books.facts, birth.by_sex("filho", "filha")
    witness, other = (folk.new_name(rng, "M") for _ in range(2))
    return (
        "CERTIFICO, a pedido verbal de pessoa interessada, que, revendo o livro número "
        f"{books.livro('A-{}')} "
        f"de registros de nascimentos do meu cartório, nêle encontrei, à fôlha {books.folha()}, sob o número "
        f"de ordem {books.termo()}, o assento de {noting.name(facts, birth)}, do sexo "
        f"{noting.sex(facts, birth)}, de côr {rng.choice(('branca', 'parda', 'morena'))}, "
        f"{birth.by_sex('nascido', 'nascida')} às "
        f"{facts.time_of_birth(birth.hour, days.spoken(birth.hour))} do dia "
        f"{books.day(birth.born, days.bracketed, 'data_nascimento')}, no estabelecimento denominado "
        f"{facts.note('local_nascimento', birth.place)}, nesta cidade, {child} "
        f"{_parents(rng, facts, birth)}. "
        f"O assento foi lavrado em {books.entered(days.bracketed)}, sendo declarante "
        f"{'o pai' if birth.father else 'a mãe'} e testemunhas {witness}, {folk.new_trade(rng, 'M')}, e "
        f"{other}, {folk.new_trade(rng, 'M')}, residentes neste distrito."
    )


def _parents(rng: Random, facts: Facts, birth: folk.Birth) -> str:
    father, mother = noting.father(facts, birth), noting.mother(facts, birth)
    pairs = noting.grandparents(facts, birth, " e dona ")
    if not father:
        return f"natural de {mother}, solteira, {folk.new_trade(rng, 'F')}, e avós maternos {pairs[-1]}"
    return (
        f"{birth.by_sex('legítimo', 'legítima')} de {father}, {folk.new_trade(rng, 'M')}, e de dona "
        f"{mother}, doméstica, naturais dêste "
        f"Estado, sendo avós paternos {pairs[0]} e avós maternos {pairs[-1]}"
    )


def filled_blanks(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of Rio de Janeiro whose blanks are typed in blue."""
    facts, birth = Facts(), folk.new_birth(rng, "RJ", 1971, 1988)
    books, town, face = noting.Books(facts, birth.entry), birth.entry.town, faces.TERMES
    lines = [
        ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 13, True),
        (books.office("2ª Circunscrição do Registro Civil"), 12, False),
        (books.seat(f"{town.name} - Estado do Rio de Janeiro"), 11, False),
        ("Certidão de Nascimento", 20, True),
    ]
    head = parts.letterhead(face, lines, top=14, x=115, arms=(34, 26), rule=(22, 190))
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.5, left=22, right=190), head, colour=colour)
    printed, typed = Words(face, 11.5), Words(faces.OLIVETTI, 11, ink=BLUE)
    for text in _blanks(rng, birth, books):
        parts.filled(paper, text, printed, typed, leading=1.9)
    paper.flow.space(0.8)
    closing = f"O referido é verdade e dou fé. ‹{town.name},› em ‹{books.issued(days.shouted)}›"
    parts.filled(paper, closing, printed, typed)
    parts.signed_at(paper, [books.officer(), birth.entry.title("Oficial", "Oficial")], left=108)
    return paper.pages, facts


def _blanks(rng: Random, birth: folk.Birth, books: noting.Books) -> list[str]:
    facts, father, none = books.facts, noting.father(books.facts, birth), "-.-.-.-.-.-"
    pairs, witness = noting.grandparents(facts, birth), folk.new_name(rng, rng.choice("MF"))
    born = books.day(birth.born, days.spelt, "data_nascimento")
    hour = facts.time_of_birth(birth.hour, days.commaed(birth.hour))
    return [
        (
            f"CERTIFICO que, a fls. ‹{books.folha('{}v')}› do Livro ‹{books.livro('A-{}')}› sob n.º "
            f"‹{books.termo()}› foi feito o registro de nascimento de"
        ),
        f"‹{noting.name(facts, birth)}›",
        f"do sexo ‹{noting.sex(facts, birth)}› de cor ‹{rng.choice(('branca', 'parda', 'preta'))}›",
        f"{birth.by_sex('nascido', 'nascida')} no dia ‹{born}› às ‹{hour}›",
        f"local ‹{facts.note('local_nascimento', birth.place)}›",
        f"filiação: pai ‹{father or none}›",
        f"mãe ‹{noting.mother(facts, birth)}›",
        f"avós paternos ‹{pairs[0] if father else none}›",
        f"avós maternos ‹{pairs[-1]}›",
        f"Declarante ‹{'o pai' if father else 'a mãe'}› Testemunha ‹{witness}›",
        f"Data do registro ‹{books.entered(days.shouted)}›",
        f"Observações ‹{_remark(rng, birth, books)}›",
    ]


def _remark(rng: Random, birth: folk.Birth, books: noting.Books) -> str:
    if rng.random() < 0.5:
        return "nada consta à margem"
    when = folk.between(rng, birth.entry.entered, birth.entry.issued)
    day = books.day(when, days.dotted)
    ways = (
        f"Retificado o nome da mãe por mandado judicial de {day}.",
        f"Reconhecimento de filiação averbado em {day}, por escritura pública.",
    )
    return books.facts.note("averbacao", rng.choice(ways))


def standard_cells(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Maranhão in the cells of the national standard."""
    facts, birth = Facts(), folk.new_birth(rng, "MA", 2010, 2020)
    books, town, face = noting.Books(facts, birth.entry), birth.entry.town, faces.SCREEN
    lines = [
        ("REPÚBLICA FEDERATIVA DO BRASIL", 12, True),
        ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 10, False),
        ("CERTIDÃO DE NASCIMENTO", 15, True),
    ]
    head = parts.letterhead(face, lines, top=29, arms=(105, 17))
    paper = Paper(dpi, rng, Style(face, 10, leading=1.4, left=18, right=192), head, colour=colour)
    for row in [*_person(rng, birth, books), *_origin(birth, books), *_record(rng, birth, books)]:
        paper.cells(row, label_face=face)
    paper.flow.space(0.8)
    _closing(paper, rng, birth, books, town.short)
    return paper.pages, facts


def _person(rng: Random, birth: folk.Birth, books: noting.Books) -> _Cells:
    facts = books.facts
    cpf, told = numbers.new_cpf(rng), "Não informado"
    if rng.random() < 0.7:
        facts.note("cpf_registrado", cpf, numbers.show_cpf(cpf))
        told = facts.cpf(cpf)
    day, month, year = days.in_parts(birth.born)
    born = books.day(birth.born, days.spelt, "data_nascimento").capitalize()
    hour = facts.time_of_birth(birth.hour, birth.hour.strftime("%H:%M"))
    return [
        [("NOME", noting.name(facts, birth), 3), ("CPF", told, 1)],
        [("MATRÍCULA", books.matricula(rng, 1), 1)],
        [
            ("DATA DE NASCIMENTO POR EXTENSO", born, 4.5),
            ("DIA", day, 0.7),
            ("MÊS", month, 0.7),
            ("ANO", year, 0.9),
        ],
        [
            ("HORA", hour, 0.8),
            ("SEXO", noting.sex(facts, birth, "Masculino", "Feminino"), 1),
            ("LOCAL DE NASCIMENTO", facts.note("local_nascimento", birth.place), 3),
        ],
    ]


def _origin(birth: folk.Birth, books: noting.Books) -> _Cells:
    facts, town = books.facts, birth.entry.town
    native = facts.town("municipio_nascimento", town, f"{town.name}, {town.state}")
    father, mother = noting.father(facts, birth), noting.mother(facts, birth)
    pairs = "; ".join(noting.grandparents(facts, birth))
    return [
        [
            ("MUNICÍPIO DE NASCIMENTO E UNIDADE DA FEDERAÇÃO", native, 1),
            ("MUNICÍPIO DE REGISTRO E UNIDADE DA FEDERAÇÃO", books.seat(f"{town.name}, {town.state}"), 1),
        ],
        [("FILIAÇÃO", f"{mother}; {father}" if father else mother, 1)],
        [("AVÓS", pairs, 1)],
    ]


def _record(rng: Random, birth: folk.Birth, books: noting.Books) -> _Cells:
    facts, text = books.facts, "Sem averbações até a data de expedição."
    if rng.random() < 0.3:
        when = books.day(folk.between(rng, birth.entry.entered, birth.entry.issued), days.short)
        text = facts.note("averbacao", f"Acréscimo de sobrenome materno averbado em {when}.")
    return [
        [
            ("GÊMEO", facts.note("gemeo", "não", "Não"), 0.6),
            ("NOME E MATRÍCULA DO(S) GÊMEO(S)", "Não se aplica", 1.6),
            ("NÚMERO DA DNV", facts.dnv(numbers.new_dnv(rng)), 1.2),
        ],
        [("DATA DO REGISTRO POR EXTENSO", books.entered(days.spelt).capitalize(), 1)],
        [("OBSERVAÇÕES / AVERBAÇÕES", text, 1)],
    ]


def _closing(paper: Paper, rng: Random, birth: folk.Birth, books: noting.Books, place: str) -> None:
    title = birth.entry.title("Oficial Registrador", "Oficiala Registradora")
    paper.paragraph(f"O conteúdo da certidão é verdadeiro. Dou fé. {place}, {books.issued(days.long)}.")
    parts.signed_at(paper, [books.officer(), title], left=110)
    lines = [
        f"{books.office('Cartório da 3ª Zona de Registro Civil')} - CNS {books.cns(rng)}",
        f"{folk.new_home(rng)} - {place}",
        "Certidão gratuita - Lei Federal nº 9.534/97. Consulte o selo de fiscalização no sítio do Tribunal.",
    ]
    parts.foot(paper, lines, paper.style.face)
