"""Birth certificates: print of Minas Gerais filled in by a machine, a whole entry of Goiás of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers, ornaments, people
from tests.synthetic.canvas import BLUE
from tests.synthetic.canvas import Style as Words
from tests.synthetic.dunes import days, faces, folk, noting, parts
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days as common
from tests.synthetic.islands import folk as acts
from tests.synthetic.islands import noting as told
from tests.synthetic.islands import parts as shared
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_OLD_OFFICES = (
    *("Cartório de Paz e Registro Civil", "Cartório do Registro Civil e Notas"),
    *("Cartório do Registro Civil - Distrito da Sede", "Registro Civil do 1º Sub-distrito"),
)
_OFFICES = (
    "Serventia de Registro Civil das Pessoas Naturais",
    "2º Registro Civil das Pessoas Naturais e Interdições",
    "Cartório de Registro Civil e Tabelionato de Notas",
)
_COLOURS = ("branca", "morena", "parda", "preta")


def typed_into_print(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of Minas Gerais: sentences in print, their blanks filled in by a typewriter."""
    facts = Facts()
    birth = folk.new_birth(rng, "MG", (1954, 1970), folk.BIRTHPLACES, (0, 11))
    books, town, face = told.Books(facts, birth.entry), birth.entry.town, faces.ANTIQUE
    lines = [
        ("ESTADO DE MINAS GERAIS", 12, True),
        (books.office(rng.choice(_OLD_OFFICES)), 13, False),
        (f"Município e Comarca de {books.seat(town.name)}", 12, False),
        ("Certidão de Nascimento", 21, True),
    ]
    head = shared.letterhead(face, lines, top=33, arms=(105, 20))
    paper = Paper(dpi, rng, Style(face, 12, leading=1.6, left=24, right=188), head, colour=colour)
    printed, typed = Words(face, 12), Words(faces.RIBBON, 12, ink=BLUE)
    paper.flow.space(0.5)
    for text in [*_entered(rng, birth, books), *_kin_typed(rng, birth, books)]:
        shared.filled(paper, text, printed, typed, leading=1.85)
    closing = f"O referido é verdade e dou fé. ‹{town.name},› ‹{books.issued(days.figured)}.›"
    paper.flow.space(0.6)
    shared.filled(paper, closing, printed, typed, leading=1.85)
    shared.signed_at(paper, [books.officer(), birth.entry.title("O Escrivão", "A Escrivã")], left=100)
    ornaments.seal(paper.canvas, 56, paper.flow.y - 12, 12)
    return paper.pages, facts


def _entered(rng: Random, birth: acts.Birth, books: told.Books) -> list[str]:
    facts, born = books.facts, books.day(birth.born, common.spelt, "data_nascimento")
    hour = facts.time_of_birth(birth.hour, days.on_the_hour(birth.hour))
    where = facts.town("municipio_nascimento", birth.entry.town, birth.entry.town.name)
    return [
        (
            f"CERTIFICO que, no livro n.º ‹{books.livro('A-{}')},› a fls. ‹{books.folha('{}v')},› foi "
            f"registrado sob n.º ‹{books.termo()},› em ‹{books.entered(days.figured)},› o nascimento de "
            f"‹{told.name(facts, birth)},› de côr ‹{rng.choice(_COLOURS)},› do sexo "
            f"‹{told.sex(facts, birth)},› {birth.by_sex('nascido', 'nascida')} no dia ‹{born},› pelas "
            f"‹{hour},› em ‹{facts.note('local_nascimento', birth.place)},› município de ‹{where},›"
        )
    ]


def _kin_typed(rng: Random, birth: acts.Birth, books: told.Books) -> list[str]:
    facts, father = books.facts, told.father(books.facts, birth)
    mother, pairs = told.mother(facts, birth), told.grandparents(facts, birth)
    child = birth.by_sex("filho", "filha")
    first, second = (folk.new_name(rng, sex, 1930, "MG") for sex in "MF")
    if father:
        trades = f"‹{folk.new_trade(rng, 'M')},› e de dona ‹{mother},› ‹{folk.new_trade(rng, 'F')},›"
        kin = f"{child} de ‹{father},› {trades} sendo avós paternos ‹{pairs[0]}› e maternos ‹{pairs[1]}.›"
    else:
        kin = f"{child} de ‹------› e de dona ‹{mother},› sendo avós paternos ‹------› e maternos "
        kin += f"‹{pairs[-1]}.›"
    return [
        kin,
        (
            f"Foi declarante ‹{'o pai' if father else 'a avó materna'}› e serviram de testemunhas ‹{first}› "
            f"e ‹{second}.›"
        ),
        f"Observações: ‹{_observed(rng, birth, books)}›",
    ]


def _observed(rng: Random, birth: acts.Birth, books: told.Books) -> str:
    if rng.random() < 0.65:
        return "nihil. ---------"
    when = books.day(acts.between(rng, birth.entry.entered, birth.entry.issued), common.long)
    ways = (
        f"À margem do têrmo foi averbada, em {when}, a mudança do nome da mãe, por casamento.",
        f"Averbada em {when}, por mandado do MM. Juiz, a retificação do dia do nascimento.",
    )
    return books.facts.note("averbacao", rng.choice(ways))


def whole_content(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the whole content of an entry of Goiás, printed today; one child in three has a twin."""
    facts = Facts()
    birth = folk.new_birth(rng, "GO", (2004, 2012), folk.HOSPITALS, (9, 11), fatherless=0.3)
    books, face, office = told.Books(facts, birth.entry), faces.TIMES, rng.choice(_OFFICES)
    lines = [
        (books.office(office, office.upper()), 12, True),
        (f"{books.seat(birth.entry.town.short)} · {folk.new_home(rng)}", 10, False),
        ("CERTIDÃO DE NASCIMENTO EM INTEIRO TEOR", 15, True),
    ]
    head = shared.letterhead(face, lines, top=14, rule=(22, 190))
    style = Style(face, 12, leading=1.5, left=22, right=142, indent=10)
    paper = Paper(dpi, rng, style, head, colour=colour)
    matricula, cns = noting.numbered(books, rng, 1)
    beside = ["AVERBAÇÕES E ANOTAÇÕES", _noted_later(rng, birth, books)]
    parts.noted_beside(paper, beside, Words(face, 9.5), left=147, right=190)
    paper.cells([("MATRÍCULA", matricula, 1)])
    paper.cells([("CPF DO TITULAR DO ASSENTO", _own_cpf(rng, facts), 1), ("CNS", cns, 0.7)])
    paper.flow.space(0.8)
    paper.paragraphs(iter(_whole(rng, birth, books, matricula)))
    issued = books.issued(common.long)
    paper.paragraph(f"Nada mais consta do assento, do que dou fé. {birth.entry.town.name}, {issued}.")
    title = birth.entry.title("Oficial Respondente", "Oficiala Respondente")
    shared.signed_at(paper, [books.officer(), title], left=66)
    ornaments.code_matrix(paper.canvas, 26, paper.flow.y - 24, 21)
    return paper.pages, facts


def _own_cpf(rng: Random, facts: Facts) -> str:
    number = numbers.new_cpf(rng)
    return noting.cpf(facts, "cpf_registrado", number) if rng.random() < 0.6 else "Não consta"


def _whole(rng: Random, birth: acts.Birth, books: told.Books, matricula: str) -> list[str]:
    return [
        (
            f"Certifico, a pedido da parte interessada, que à folha {books.folha()} do Livro "
            f"{books.livro('A-{}')}, destinado aos nascimentos, acha-se o assento número {books.termo()}, "
            "que a seguir transcrevo por inteiro:"
        ),
        _declared(rng, birth, books),
        _twins(rng, birth, books, matricula),
    ]


def _declared(rng: Random, birth: acts.Birth, books: told.Books) -> str:
    facts, town, entered = books.facts, birth.entry.town, books.entered(days.opening)
    declarant = _declarant(rng, birth, facts)
    born = books.day(birth.born, days.figured, "data_nascimento")
    hour = facts.time_of_birth(birth.hour, common.lettered(birth.hour))
    where = facts.town("municipio_nascimento", town, f"{town.name}, Estado de Goiás")
    return (
        f'"{entered[0].upper()}{entered[1:]}, nesta Serventia, compareceu {declarant}, com endereço na '
        f"{folk.new_home(rng)}, e exibindo a Declaração de Nascido Vivo nº "
        f"{facts.dnv(numbers.new_dnv(rng))}, declarou que em {born}, às {hour}, {people.within(birth.place)} "
        f"{facts.note('local_nascimento', birth.place)}, em {where}, nasceu uma criança do sexo "
        f"{told.sex(facts, birth)}, que recebeu o nome de {told.name(facts, birth)}, "
        f"{_descent(birth, facts)}."
    )


def _declarant(rng: Random, birth: acts.Birth, facts: Facts) -> str:
    """Return the father or, where none is told, the mother, with trade and CPF."""
    father, cpf = told.father(facts, birth), facts.cpf(numbers.new_cpf(rng))
    if father:
        return f"o pai, {father}, {folk.new_trade(rng, 'M')}, brasileiro, CPF {cpf}"
    return f"a mãe, {told.mother(facts, birth)}, {folk.new_trade(rng, 'F')}, brasileira, CPF {cpf}"


def _descent(birth: acts.Birth, facts: Facts) -> str:
    child, pairs = birth.by_sex("filho", "filha"), told.grandparents(facts, birth)
    if not birth.father:
        return f"{child} de quem declara. São avós maternos {pairs[-1]}"
    mother = told.mother(facts, birth)
    return f"{child} de quem declara e de {mother}. São avós paternos {pairs[0]}; e maternos {pairs[1]}"


def _twins(rng: Random, birth: acts.Birth, books: told.Books, matricula: str) -> str:
    facts, one = books.facts, birth.by_sex("o registrado", "a registrada")
    if rng.random() < 0.33:
        facts.note("gemeo", "sim", birth.by_sex("gêmeo", "gêmea"))
        number = noting.twin(books, matricula)
        twin = folk.new_name(rng, "M", birth.born.year, "GO", folk.family_of(birth.name))
        text = f"É {one} {birth.by_sex('gêmeo', 'gêmea')} de {twin}, registrado sob a matrícula {number}."
    else:
        facts.note("gemeo", "não", birth.by_sex("não é gêmeo", "não é gêmea"))
        text = f"{one[0].upper()}{one[1:]} {birth.by_sex('não é gêmeo', 'não é gêmea')}."
    first, second = (folk.new_name(rng, sex, 1970, "GO") for sex in "FM")
    return f'{text} Testemunhas: {first} e {second}. Lido e achado conforme, vai assinado."'


def _noted_later(rng: Random, birth: acts.Birth, books: told.Books) -> str:
    if rng.random() < 0.5:
        return "Não há."
    when = acts.between(rng, acts.after(rng, birth.entry.entered, 2_700, 2_900), birth.entry.issued)
    shown = books.day(when, common.short)
    case = noting.process(books.facts, rng, when.year, "GO")
    ways = (
        f"Por mandado extraído dos autos nº {case}, averbou-se em {shown} a guarda definitiva aos avós.",
        f"Conforme sentença dos autos nº {case}, em {shown} averbou-se a retificação do nome da avó materna.",
    )
    return books.facts.note("averbacao", rng.choice(ways))
