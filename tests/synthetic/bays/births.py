"""Birth certificates: a transcript by pen, a typed brief between rules, the kin in a table of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments
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
    from tests.synthetic.names import Town

_COLOURS = ("branca", "parda", "preta")


def penned_transcript(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Bahia that an escrivão of the first republic copied by pen, word by word."""
    facts = Facts()
    birth = folk.new_birth(rng, "BA", (1891, 1906), folk.ESTATES, (0.2, 14))
    books, town, face = told.Books(facts, birth.entry), folk.unaccented(birth.entry.town.name), faces.NIB
    lines = [
        books.office("Cartorio de Paz e do Registro Civil"),
        books.seat(f"Cidade de {town}, Estado da Bahia"),
        "Certidão de nascimento",
    ]
    style = Style(face, 13, leading=1.75, left=26, right=192, bottom=270, indent=12)
    paper = Paper(dpi, rng, style, shared.letterhead(face, [], top=14), colour=colour)
    for line in lines:
        paper.heading(line)
    officer = books.officer()
    paper.paragraph(
        f"{officer}, Escrivão do Juizo de Paz desta cidade e Official do Registro Civil, na forma da lei, "
        f"certifico que em meu cartorio existe o livro n. {books.livro()} dos nascimentos, e nelle, a fls. "
        f"{books.folha()}, acha-se lançado o termo seguinte:",
        gap=0.2,
    )
    paper.paragraphs(iter(_transcript(rng, birth, books)), gap=0.2)
    issued = books.issued(days.old)
    paper.paragraph(f"{town}, {issued}. O Escrivão, {officer}.")
    ornaments.signature(paper.canvas, 120, paper.flow.y + 10, 46)
    return paper.pages, facts


def _transcript(rng: Random, birth: acts.Birth, books: told.Books) -> list[str]:
    facts, child = books.facts, birth.by_sex("filho", "filha")
    declarant = told.father(facts, birth) or folk.new_name(rng, "M", 1870)
    year = birth.born.year
    first, second = (folk.new_name(rng, "M", year - 30) for _ in range(2))
    termo, entered = books.termo(), books.entered(days.old_opening)
    born = books.day(birth.born, days.old, "data_nascimento")
    hour = facts.time_of_birth(birth.hour, days.clocked(birth.hour))
    place = facts.note("local_nascimento", birth.place)
    return [
        (
            f"Termo numero {termo}. {entered}, neste cartorio, compareceu {declarant}, "
            f"{rng.choice(folk.OLD_TRADES)}, morador neste termo, e perante as testemunhas "
            f"{first} e {second} disse que em {born}, pelas {hour}, no logar denominado {place}, deste "
            f"districto, veio á luz uma creança do sexo {told.sex(facts, birth)}, côr "
            f"{rng.choice(_COLOURS)}, a quem puzeram o nome de {noting.as_written(facts, birth)}, {child} "
            f"{_descent(birth, books)}. E para constar fiz este termo, que assignam commigo o declarante "
            "e as testemunhas."
        ),
        "Está conforme o original, ao qual me reporto e dou fé.",
    ]


def _descent(birth: acts.Birth, books: told.Books) -> str:
    facts, mother = books.facts, told.mother(books.facts, birth)
    pairs = told.grandparents(facts, birth, " e D. ")
    if not birth.father:
        grandchild = birth.by_sex("neto", "neta")
        return f"natural de {mother}, solteira, e {grandchild} por parte materna de {pairs[-1]}"
    return (
        f"{birth.by_sex('legitimo', 'legitima')} delle declarante e de sua mulher D. {mother}, "
        f"{birth.by_sex('neto', 'neta')} pela parte do pai de {pairs[0]} e pela da mãe de {pairs[1]}"
    )


def typed_brief(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a brief of Amazonas: a print of ruled rows with captions aside, filled in by a typewriter."""
    facts = Facts()
    birth = folk.new_birth(rng, "AM", (1957, 1970), folk.HOSPITALS, (0, 7))
    books, town, face = told.Books(facts, birth.entry), birth.entry.town, faces.BONUM
    lines = [
        ("SERVIÇO PÚBLICO - REGISTRO CIVIL", 11, True),
        (f"ESTADO DO AMAZONAS - {books.seat(f'MUNICÍPIO DE {town.name.upper()}')}", 11, True),
        (books.office("Cartório do 2º Ofício do Registro Civil"), 12, False),
        ("CERTIDÃO DE NASCIMENTO", 16, True),
        ("(em breve relatório)", 10, False),
    ]
    head = shared.letterhead(face, lines, top=13, arms=None, rule=(20, 192))
    paper = Paper(dpi, rng, Style(face, 11, leading=1.4, left=20, right=192), head, colour=colour)
    printed, typed = Words(face, 10), Words(faces.PORTABLE, 11, ink=BLUE)
    paper.flow.space(0.3)
    paper.paragraph("Certifico que dos livros dêste Cartório consta o assento com os seguintes dizeres:")
    parts.ruled_rows(paper, _brief(rng, birth, books), printed, typed, stub=52)
    paper.flow.space(0.6)
    closing = f"Por ser verdade, passo a presente. ‹{town.name},› ‹{books.issued(days.dashed)}.›"
    shared.filled(paper, closing, printed, typed)
    parts.stamp(paper, ["EMOLUMENTOS", "E SÊLOS", "PAGOS"], Words(faces.TIGHT, 10, ink=BLUE), left=30)
    shared.signed_at(paper, [books.officer(), birth.entry.title("O Oficial", "A Oficial")], left=106)
    return paper.pages, facts


def _brief(rng: Random, birth: acts.Birth, books: told.Books) -> list[tuple[str, str]]:
    facts, father = books.facts, told.father(books.facts, birth)
    pairs, none = told.grandparents(facts, birth), "- - - - - -"
    born = books.day(birth.born, common.bracketed, "data_nascimento")
    trades = (
        f"{folk.new_trade(rng, 'M')} e {folk.new_trade(rng, 'F')}" if father else folk.new_trade(rng, "F")
    )
    return [
        ("Assento", f"Livro {books.livro()}, fls. {books.folha()}, n.º {books.termo()}"),
        ("Registrado no dia", books.entered(days.dashed)),
        ("Prenome e nome", told.name(facts, birth)),
        ("Sexo e côr", f"{told.sex(facts, birth)}, {rng.choice(_COLOURS)}"),
        ("Quando nasceu", f"{born}, às {facts.time_of_birth(birth.hour, days.coloned(birth.hour))}"),
        ("Onde nasceu", facts.note("local_nascimento", birth.place)),
        ("Pai", father or none),
        ("Mãe", told.mother(facts, birth)),
        ("Profissão dos pais" if father else "Profissão da mãe", trades),
        ("Avós pelo pai", pairs[0] if father else none),
        ("Avós pela mãe", pairs[-1]),
        ("Declarou", "o próprio pai" if father else "a mãe da criança"),
        ("Consta à margem", _beside(rng, birth, books)),
    ]


def _beside(rng: Random, birth: acts.Birth, books: told.Books) -> str:
    if rng.random() < 0.6:
        return "nada"
    when = books.day(acts.between(rng, birth.entry.entered, birth.entry.issued), days.dashed)
    ways = (
        f"Em {when} foi averbada a legitimação por subseqüente matrimônio dos pais.",
        f"Por despacho do MM. Juiz de {when}, foi corrigido o prenome da avó materna.",
    )
    return books.facts.note("averbacao", rng.choice(ways if birth.father else ways[1:]))


def kin_of_today(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic certificate of Paraná whose parents and grandparents stand in a table."""
    facts = Facts()
    birth = folk.new_birth(rng, "PR", (2018, 2023), folk.HOSPITALS, (0, 1.5), fatherless=0.15)
    books, face = told.Books(facts, birth.entry), faces.SCREEN
    lines = [
        ("República Federativa do Brasil", 11, False),
        ("Registro Civil das Pessoas Naturais", 13, True),
        ("CERTIDÃO DE NASCIMENTO", 16, True),
    ]
    head = shared.letterhead(face, lines, top=14, x=40, align="left", arms=(27, 24), rule=(16, 194))
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.4, left=16, right=194), head, colour=colour)
    ornaments.code_matrix(paper.canvas, 170, 13, 20)
    matricula, cns = noting.numbered(books, rng, 1)
    for row in [*_registered(rng, birth, books, matricula), *_born(rng, birth, books)]:
        paper.cells(row, label_face=face)
    paper.flow.space(0.5)
    paper.table((1.2, 0.9, 1.5), _kin(rng, birth, books))
    for row in _book(rng, birth, books):
        paper.cells(row, label_face=face)
    paper.flow.space(0.6)
    _office(paper, rng, birth, books, cns)
    return paper.pages, facts


def _registered(
    rng: Random, birth: acts.Birth, books: told.Books, matricula: str
) -> list[list[tuple[str, str, float]]]:
    number = numbers.new_cpf(rng)
    has_cpf = rng.random() < 0.75
    cpf = noting.cpf(books.facts, "cpf_registrado", number) if has_cpf else "A emitir pela Receita Federal"
    return [
        [("NOME DO(A) REGISTRADO(A)", told.name(books.facts, birth), 2.4), ("CPF", cpf, 1)],
        [
            ("MATRÍCULA", matricula, 2.4),
            ("SEXO", told.sex(books.facts, birth, "Masculino", "Feminino"), 1),
        ],
    ]


def _born(rng: Random, birth: acts.Birth, books: told.Books) -> list[list[tuple[str, str, float]]]:
    facts, town = books.facts, birth.entry.town
    home = folk.new_town(rng, "PR")
    born = f"{books.day(birth.born, common.long, 'data_nascimento')}"
    hour = facts.time_of_birth(birth.hour, days.bare(birth.hour))
    return [
        [
            ("NASCIDO(A) EM" if rng.random() < 0.5 else "DATA DO NASCIMENTO", born, 1.2),
            ("HORÁRIO", hour, 0.6),
            ("NATURALIDADE", facts.town("naturalidade", home, home.short), 1.2),
        ],
        [
            ("HOSPITAL OU LUGAR DO PARTO", facts.note("local_nascimento", birth.place), 1.5),
            (
                "MUNICÍPIO ONDE NASCEU",
                facts.town("municipio_nascimento", town, f"{town.name}/{town.state}"),
                1,
            ),
        ],
    ]


def _kin(rng: Random, birth: acts.Birth, books: told.Books) -> list[list[str]]:
    facts, father = books.facts, told.father(books.facts, birth)
    mother = told.mother(facts, birth)
    pairs = told.grandparents(facts, birth)
    rows = [[father, folk.new_town(rng, "PR").short, pairs[0]]] if father else []
    own = rng.choice((folk.new_town(rng, "SP"), folk.new_town(rng, "PR")))
    return [["FILIAÇÃO", "NATURAL DE", "AVÓS"], *rows, [mother, own.short, pairs[-1]]]


def _book(rng: Random, birth: acts.Birth, books: told.Books) -> list[list[tuple[str, str, float]]]:
    facts, text = books.facts, "Nenhuma."
    if rng.random() < 0.35:
        when = books.day(acts.between(rng, birth.entry.entered, birth.entry.issued), common.short)
        ways = (
            f"Averbação em {when}: incluída a paternidade por reconhecimento espontâneo do pai.",
            f"Averbação em {when}: retificada a grafia do nome do avô materno, à vista de certidão.",
        )
        text = facts.note("averbacao", rng.choice(ways if birth.father else ways[1:]))
    return [
        [
            ("REGISTRADO(A) EM", books.entered(common.long), 1.2),
            ("DNV", facts.dnv(numbers.new_dnv(rng)), 1),
            ("GÊMEO", facts.note("gemeo", "não", "Não"), 0.5),
        ],
        [("AVERBAÇÕES E ANOTAÇÕES", text, 1)],
    ]


def _office(paper: Paper, rng: Random, birth: acts.Birth, books: told.Books, cns: str) -> None:
    town: Town = birth.entry.town
    office = books.office("Serviço Distrital de Registro Civil e Tabelionato de Notas")
    paper.paragraph(f"{office}, {books.seat(town.short)}. CNS {cns}. {folk.new_home(rng)}.")
    paper.paragraph(
        f"Certifico que o conteúdo é fiel ao registro. {town.name}, {books.issued(common.long)}. Documento "
        "assinado digitalmente; a autenticidade pode ser conferida no portal do Registro Civil pelo código "
        f"{rng.randrange(10_000):04d}.{rng.randrange(10_000):04d}.{rng.randrange(10_000):04d}."
    )
    title = birth.entry.title("Registrador Designado", "Registradora Designada")
    shared.signed_at(paper, [books.officer(), title], left=104)
