"""Birth certificates by the lakes: a book's entry copied whole, a printed form typed in, boxes of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words
from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import telling as inland
from tests.synthetic.lakes import days, entries, faces, folk, parts
from tests.synthetic.lakes.telling import Teller
from tests.synthetic.numbers import new_dnv
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.lakes.entries import Birth

_YEAR = 365
_TYPEWRITER_SINCE = 1961


def _elders(told: Teller, birth: Birth, index: int, joint: str = " e ") -> str:
    """Tell a pair of grandparents: the first or the last one."""
    return joint.join(told.say("avos", one) for one in birth.elders[index])


def whole_entry(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a modern copy of Santa Catarina of all that an old entry says, with its clerk's formulas."""
    facts = Facts()
    birth = entries.new_birth(rng, "SC", (1937, 1951), issued=(62 * _YEAR, 70 * _YEAR), fatherless=0.2)
    told, town, face = Teller(facts, birth.book), birth.book.town, faces.TIMES
    head = parts.head(
        face,
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 12, True),
            (told.office("Escrivania de Paz e Registro Civil do 1º Distrito"), 12, True),
            (told.seat("{0.name}, Estado de Santa Catarina"), 11, False),
            ("CERTIDÃO DE NASCIMENTO EM INTEIRO TEOR", 14, True),
        ],
        top=36,
        arms=(105, 22, 10),
    )
    style = Style(face, 12, leading=1.5, left=28, right=186, indent=12)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        "Certifico, a requerimento de pessoa interessada, que revendo em cartório o livro "
        f"{told.livro('A-{}')}, de registros de nascimentos, nele encontrei, a folhas {told.folha('v')}, o "
        f"termo de número {told.termo(dotted=True)}, cujo teor é o seguinte:"
    )
    paper.paragraph(_old_entry(rng, told, birth))
    note = _marginal(rng, told, birth)
    paper.paragraph(
        f"{note} Nada mais consta do referido termo, que fielmente transcrevi. O referido é verdade e dou "
        f"fé. {town.name}, {told.issued(inland.long)}."
    )
    title = birth.book.title("Escrivão de Paz", "Escrivã de Paz")
    parts.signed(paper, [told.officer(), title], left=72, stamped=True)
    fee, seal = told.fee(rng.randint(2_100, 4_900)), told.fee(rng.randint(140, 320))
    parts.small(paper, [f"Emolumentos: {fee}. Selo de fiscalização: {seal}."], 9)
    return paper.pages, facts


def _old_entry(rng: Random, told: Teller, birth: Birth) -> str:
    child, place = birth.child, told.say("local_nascimento", folk.new_village(rng))
    day = told.day(birth.entered, days.of_month_and_year, "data_registro")
    born, hour = told.day(child.born, inland.spelt, "data_nascimento"), words.time_in_words
    witnesses = " e ".join(folk.new_name(rng, "M", "SC") for _ in range(2))
    opening = "Ao" if birth.entered.day == 1 else "Aos"
    return (
        f"“{opening} {day}, nesta cidade de {birth.book.town.name}, em meu cartório, "
        f"{_who(rng, told, birth)} e perante as testemunhas no fim assinadas declarou que no dia {born}, às "
        f"{told.hour('hora_nascimento', birth.hour, hour)}, no lugar denominado {place}, deste distrito, "
        f"nasceu uma criança do sexo {told.sex(child)}, de cor branca, a quem foi posto o nome de "
        f"{told.say('nome', child.name)}, {_kin(told, birth)}. E para constar lavrei este termo, que depois "
        f"de lido e achado conforme assinam o declarante e as testemunhas {witnesses}, lavradores, "
        f"residentes neste distrito. Eu, {folk.new_name(rng, 'M', 'SC')}, oficial do registro, o escrevi.”"
    )


def _who(rng: Random, told: Teller, birth: Birth) -> str:
    if birth.child.father:
        father = told.say("nome_pai", birth.child.father)
        return f"compareceu {father}, {folk.new_trade(rng, 'M')},"
    return f"compareceu {folk.new_name(rng, 'F', 'SC')}, parteira,"


def _kin(told: Teller, birth: Birth) -> str:
    child, mother = birth.child, told.say("nome_mae", birth.child.mother)
    grandchild = child.by_sex("neto", "neta")
    maternal = f"pela parte materna de {_elders(told, birth, -1)}"
    if not child.father:
        return f"{child.by_sex('filho', 'filha')} de {mother}, solteira, {grandchild} {maternal}"
    return (
        f"{child.by_sex('filho legítimo', 'filha legítima')} dele declarante e de sua mulher {mother}, "
        f"doméstica, {grandchild} pela parte paterna de {_elders(told, birth, 0)} e {maternal}"
    )


def _marginal(rng: Random, told: Teller, birth: Birth) -> str:
    if rng.random() < 0.5:
        return "À margem do termo nada consta."
    when = folk.later(rng, birth.entered, 20 * _YEAR, 30 * _YEAR)
    day = told.day(when, inland.long)
    other = folk.new_name(rng, "F" if birth.child.sex == "M" else "M", "SC")
    text = told.say("averbacao", f"Casou-se com {other}, em {day}, neste cartório.")
    return f"À margem consta a seguinte anotação: {text}"


def typed_into_print(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of the Região dos Lagos, filled in by hand or, later, by machine."""
    facts = Facts()
    birth = entries.new_birth(rng, "RJ", (1946, 1986), issued=(0, 6 * _YEAR), fatherless=0.25)
    told, face = Teller(facts, birth.book), faces.BONUM
    head = parts.head(
        face,
        [
            ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 12, True),
            (told.office("Cartório da 2ª Circunscrição"), 11, False),
            (told.seat("{0.name} - Estado do Rio de Janeiro"), 11, False),
            (f"{told.officer()} - {birth.book.title('Oficial', 'Oficiala')}", 9.5, False),
            ("CERTIDÃO DE NASCIMENTO", 19, True),
        ],
        top=32,
        arms=(105, 20, 9),
        rule=(40, 170),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.5, left=22, right=190), head, colour=colour)
    is_penned = birth.book.issued.year < _TYPEWRITER_SINCE
    fill = Words(faces.PEN, 13, ink=BLUE) if is_penned else Words(faces.ELITE, 11.5, ink=BLUE)
    for text in _blanks(rng, told, birth):
        parts.filled(paper, text, Words(face, 11), fill, leading=1.95)
    parts.signed(paper, ["Oficial ou Escrevente Juramentado"], left=98, stamped=True)
    return paper.pages, facts


def _blanks(rng: Random, told: Teller, birth: Birth) -> list[str]:
    child, none = birth.child, "-.-.-.-.-.-"
    father = told.say("nome_pai", child.father) if child.father else none
    witnesses = [folk.new_name(rng, rng.choice("MF"), "RJ") for _ in range(2)]
    place = told.say("local_nascimento", folk.new_hospital(rng))
    return [
        (
            f"CERTIFICO que às fls. ‹{told.folha()}› do livro n.º ‹{told.livro('A-{}')}› sob o n.º de ordem "
            f"‹{told.termo()}› do Registro de Nascimentos, consta que no dia "
            f"‹{told.day(birth.entered, days.with_both, 'data_registro')}› foi feito o registro de "
            f"‹{told.say('nome', child.name, str.upper)}›"
        ),
        (
            f"nascid‹{child.by_sex('o', 'a')}› no dia "
            f"‹{told.day(child.born, days.with_both, 'data_nascimento')}› às "
            f"‹{told.hour('hora_nascimento', birth.hour, days.with_comma)}› em ‹{place}› "
            f"nesta cidade, do sexo ‹{told.sex(child)}› e de cor ‹{rng.choice(('branca', 'parda', 'preta'))}›"
        ),
        f"filh‹{child.by_sex('o', 'a')}› de ‹{father}› e de D. ‹{told.say('nome_mae', child.mother)}›",
        f"São avós paternos ‹{_elders(told, birth, 0) if child.father else none}›",
        f"e avós maternos ‹{_elders(told, birth, -1)}›",
        (
            f"Foi declarante ‹{'o pai' if child.father else 'a mãe'}› e serviram de testemunhas "
            f"‹{' e '.join(witnesses)}›"
        ),
        f"OBSERVAÇÕES: ‹{_observed(rng, told, birth)}›",
        f"O referido é verdade e dou fé. ‹{birth.book.town.name}, {told.issued(inland.long)}›",
    ]


def _observed(rng: Random, told: Teller, birth: Birth) -> str:
    if rng.random() < 0.6 or (birth.book.issued - birth.entered).days < 40:
        return "Isento de selos, Lei 1.060/50."
    day = told.day(folk.between(rng, birth.entered, birth.book.issued), inland.stopped)
    return told.say("averbacao", f"Retificada a grafia do nome materno por mandado judicial de {day}.")


def national_birth(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the certificate that the whole country prints, as an office of Minas Gerais has it."""
    facts = Facts()
    birth = entries.new_birth(rng, "MG", (2010, 2023), issued=(0, 700), fatherless=0.2)
    told, face = Teller(facts, birth.book), faces.SCREEN
    number = told.matricula(rng, birth.entered.year, 1)
    head = parts.head(
        face,
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 11, True),
            ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 9.5, False),
            ("CERTIDÃO DE NASCIMENTO", 14, True),
        ],
        top=29,
        arms=(105, 18, 8),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.4, left=15, right=195), head, colour=colour)
    looks = Words(face, 6.6, ink=GREY), Words(face, 9.5)
    paper.heading("NOME", 8)
    paper.heading(told.say("nome", birth.child.name, str.upper), 12)
    cpf = told.cpf(birth.child.cpf, "cpf_registrado") if rng.random() < 0.7 else "Não consta"
    parts.boxes(paper, [[("CPF", cpf, 1), ("MATRÍCULA", number, 2)]], *looks)
    paper.flow.space(0.4)
    parts.boxes(paper, _national(rng, told, birth), *looks, gap=0.6)
    paper.flow.space(0.8)
    _national_foot(rng, paper, told)
    return paper.pages, facts


def _national(rng: Random, told: Teller, birth: Birth) -> list[list[parts.Cell]]:
    child, town = birth.child, birth.book.town if rng.random() < 0.7 else birth.child.town
    born, place = child.born, told.say("local_nascimento", folk.new_hospital(rng))
    parents = [("nome_mae", child.mother)] + ([("nome_pai", child.father)] if child.father else [])
    elders = [f"Paternos: {_elders(told, birth, 0)}"] if child.father else []
    elders.append(f"Maternos: {_elders(told, birth, -1)}")
    seat = told.town("municipio_nascimento", town, "{0.name}-{0.state}")
    return [
        [
            (
                "DATA DE NASCIMENTO POR EXTENSO",
                told.day(born, inland.spelt, "data_nascimento").capitalize(),
                5,
            ),
            ("DIA", f"{born.day:02d}", 0.7),
            ("MÊS", f"{born.month:02d}", 0.7),
            ("ANO", f"{born.year}", 0.9),
        ],
        [
            ("HORA DE NASCIMENTO", told.hour("hora_nascimento", birth.hour, days.on_the_display), 1),
            ("NATURALIDADE", told.town("naturalidade", town, "{0.name}-{0.state}"), 1.6),
        ],
        [
            ("MUNICÍPIO DE REGISTRO E UNIDADE DA FEDERAÇÃO", told.seat("{0.name}-{0.state}"), 1.1),
            ("LOCAL, MUNICÍPIO DE NASCIMENTO E UNIDADE DA FEDERAÇÃO", f"{place}, {seat}", 1.8),
            ("SEXO", told.sex(child, str.capitalize), 0.55),
        ],
        [("FILIAÇÃO", "; ".join(told.say(field, one) for field, one in parents), 1)],
        [("AVÓS", "; ".join(elders), 1)],
        [
            ("GÊMEO", told.say("gemeo", "não", str.capitalize), 0.4),
            ("NOME E MATRÍCULA DO(S) GÊMEO(S)", "Não se aplica", 2),
        ],
        [
            (
                "DATA DO REGISTRO POR EXTENSO",
                told.day(birth.entered, inland.spelt, "data_registro").capitalize(),
                1.6,
            ),
            ("NÚMERO DA DNV", told.say("declaracao_nascido_vivo", new_dnv(rng)), 1),
        ],
        [("AVERBAÇÕES / ANOTAÇÕES A ACRESCER", _added(rng, told, birth), 1)],
        [("ANOTAÇÕES DE CADASTRO", "Título de eleitor: não consta. Grupo sanguíneo: não informado.", 1)],
    ]


def _added(rng: Random, told: Teller, birth: Birth) -> str:
    if rng.random() < 0.6 or (birth.book.issued - birth.entered).days < 9:
        return "Nada consta"
    day = told.day(folk.between(rng, birth.entered, birth.book.issued), inland.slashed)
    return told.say("averbacao", f"Retificada de ofício, em {day}, a data de nascimento da mãe.")


def _national_foot(rng: Random, paper: Paper, told: Teller) -> None:
    book, home = told.book, folk.new_home(rng)
    rows = [
        f"Nome do Ofício: {told.office('Ofício do Registro Civil das Pessoas Naturais da Sede')}",
        f"CNS: {told.code()}",
        f"Oficial Registrador: {told.officer()}",
        f"Endereço: {home}. Telefone: (31) {rng.randint(3200, 3799)}-{rng.randint(1000, 9999)}",
    ]
    parts.small(paper, rows, 8.5)
    paper.flow.space(0.6)
    paper.paragraph(
        f"O conteúdo da certidão é verdadeiro. Dou fé. {book.town.name}, {told.issued(inland.long)}."
    )
    clerk = folk.new_name(rng, rng.choice("MF"), "MG")
    parts.signed(paper, [clerk, "Escrevente"], left=110)
    fees = [told.fee(rng.randint(*ends)) for ends in ((2_900, 4_800), (600, 1_100))]
    parts.small(
        paper, [f"Emol.: {fees[0]}   TFJ: {fees[1]}   Selo eletrônico nº EJX{rng.randint(10000, 99999)}"], 8
    )
