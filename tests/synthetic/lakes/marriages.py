"""Marriage certificates by the lakes: typed prose of the far South, two columns, boxes of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import telling as inland
from tests.synthetic.lakes import days, entries, faces, folk, parts
from tests.synthetic.lakes.telling import Spouse, Teller
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.lakes.entries import Marriage

_YEAR = 365


def _of_two(told: Teller, wedding: Marriage) -> tuple[Spouse, Spouse]:
    return Spouse(told, wedding.he, 1), Spouse(told, wedding.she, 2)


def typed_prose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Rio Grande do Sul that one typist wrote from edge to edge."""
    facts = Facts()
    wedding = entries.new_marriage(rng, "RS", (1951, 1974), issued=(0, 9 * _YEAR))
    told, town, face = Teller(facts, wedding.book), wedding.book.town, faces.PORTABLE
    head = parts.head(
        face,
        [
            ("ESTADO DO RIO GRANDE DO SUL", 11, False),
            (told.seat("Comarca de {0.name} - Rio Grande do Sul"), 11, False),
            (told.office("Ofício de Registro Civil - 1ª Zona"), 11, True),
            ("CERTIDÃO DE CASAMENTO", 15, True),
        ],
        top=20,
    )
    style = Style(face, 11.5, leading=1.75, left=30, right=190)
    paper = Paper(dpi, rng, style, head, colour=colour)
    he, she = _of_two(told, wedding)
    paper.paragraph(
        f"CERTIFICO que, sob o nº {told.termo()}, a fls. {told.folha()} do livro nº {told.livro('B-{}')} de "
        f"registro de casamentos, foi lavrado o assento de matrimônio de {he.name()} e dona {she.name()}, "
        f"realizado no dia {told.day(wedding.wed, days.with_both, 'data_casamento')}, perante o Juiz de "
        f"Paz {folk.new_name(rng, 'M', 'RS')} e as testemunhas {folk.new_name(rng, 'M', 'RS')} e "
        f"{folk.new_name(rng, 'F', 'RS')}."
    )
    for one, opening in ((he, "Ele,"), (she, "Ela,")):
        paper.paragraph(_typed_spouse(one, opening))
    named = f"a assinar-se {she.taken(wedding.taken)}" if wedding.taken else "a usar o mesmo nome"
    paper.paragraph(
        f"A contraente passou {named}. O regime adotado foi o da {told.say('regime_bens', wedding.regime)} "
        "de bens. Apresentaram os documentos exigidos pelo artigo 180 do Código Civil, números 1, 2 e 4."
    )
    paper.paragraph(f"O referido é verdade e dou fé. {town.name}, {told.issued(days.of_current)}.")
    title = wedding.book.title("Oficial do Registro Civil", "Oficiala do Registro Civil")
    parts.signed(paper, [told.officer(), title], left=104, stamped=True)
    return paper.pages, facts


def _typed_spouse(one: Spouse, opening: str) -> str:
    soul = one.one
    born, child = soul.by_sex("nascido", "nascida"), soul.by_sex("filho", "filha")
    return (
        f"{opening} {soul.civil}, {one.nation()}, de profissão {soul.trade}, {born} em "
        f"{one.native('{0.name}, {0.state_name}')}, em {one.born(days.of_current)}, domiciliado e residente "
        f"à {soul.home}, {child} de {one.parents(joint=' e de ')}."
    ).replace("domiciliado", soul.by_sex("domiciliado", "domiciliada"))


def two_columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a computer's certificate of Alagoas: a table with a column for each of the two."""
    facts = Facts()
    wedding = entries.new_marriage(rng, "AL", (1988, 2006), issued=(0, 5 * _YEAR))
    told, town, face = Teller(facts, wedding.book), wedding.book.town, faces.SLIM
    head = parts.head(
        face,
        [
            (told.office("Cartório do 3º Distrito do Registro Civil", str.upper), 14, True),
            (told.seat("{0.name} - Alagoas"), 11, False),
            (f"{folk.new_home(rng)} - CEP 57{rng.randint(100, 999)}-000", 9, False),
            ("Certidão de Casamento", 17, True),
        ],
        top=14,
        rule=(18, 192),
    )
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.45, left=18, right=192), head, colour=colour)
    paper.paragraph(
        f"Certifico que no Livro {told.livro('B-{}')}, Folha {told.folha()}, Termo {told.termo()}, foi "
        f"registrado em {told.day(wedding.wed, inland.slashed, 'data_casamento', 'data_registro')} o "
        "casamento das pessoas abaixo qualificadas, celebrado nessa mesma data:"
    )
    he, she = _of_two(told, wedding)
    paper.table((1.1, 2, 2), _compared(he, she), points=10.5)
    paper.paragraph(
        f"Regime de bens: {told.say('regime_bens', wedding.regime, str.upper)}. Celebrante: "
        f"{folk.new_name(rng, rng.choice('MF'), 'AL')}, Juiz(a) de Direito."
    )
    paper.paragraph(_names_after(she, wedding))
    paper.paragraph(f"Averbações: {_later_note(rng, told, wedding)}")
    paper.paragraph(f"Dou fé. {town.name} (AL), {told.issued(inland.long)}.")
    title = wedding.book.title("Oficial Titular", "Oficiala Titular")
    parts.signed(paper, [told.officer(str.upper), title], left=66)
    return paper.pages, facts


def _compared(he: Spouse, she: Spouse) -> list[tuple[str, str, str]]:
    both = (he, she)
    rows = [
        ("Nome", [one.name() for one in both]),
        ("Nascimento", [one.born(inland.slashed) for one in both]),
        ("Natural de", [one.native("{0.name} - {0.state}") for one in both]),
        ("Nacionalidade", [one.nation() for one in both]),
        ("Profissão", [one.one.trade for one in both]),
        ("Estado civil anterior", [one.one.civil for one in both]),
        ("Residência", [one.one.home for one in both]),
        ("Pais", [one.parents() for one in both]),
    ]
    return [("", "ELE", "ELA"), *((name, first, second) for name, (first, second) in rows)]


def _names_after(she: Spouse, wedding: Marriage) -> str:
    if not wedding.taken:
        return "Os cônjuges continuaram a usar os mesmos nomes."
    return f"Após o casamento a nubente passou a chamar-se {she.taken(wedding.taken, str.upper)}."


def _later_note(rng: Random, told: Teller, wedding: Marriage) -> str:
    if rng.random() < 0.55 or (wedding.book.issued - wedding.wed).days < 30:
        return "não há."
    day = told.day(folk.between(rng, wedding.wed, wedding.book.issued), inland.slashed)
    judge = folk.new_name(rng, rng.choice("MF"), "AL")
    return told.say(
        "averbacao",
        f"Separação judicial consensual decretada em {day} por sentença do Juízo de Família, {judge}.",
    )


def national_marriage(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the certificate that the whole country prints, as an office of Espírito Santo has it."""
    facts = Facts()
    wedding = entries.new_marriage(rng, "ES", (2010, 2023), issued=(0, 4 * _YEAR))
    told, face = Teller(facts, wedding.book), faces.TIGHT
    he, she = _of_two(told, wedding)
    head = parts.head(
        face,
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 12, True),
            ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 10, True),
            ("CERTIDÃO DE CASAMENTO", 16, True),
        ],
        top=30,
        arms=(105, 18, 9),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.4, left=16, right=194), head, colour=colour)
    looks = Words(face, 7.2, ink=GREY), Words(face, 10.5)
    matricula = told.matricula(rng, wedding.wed.year, 2)
    parts.boxes(paper, _national_names(rng, he, she, matricula), *looks)
    paper.flow.space(0.4)
    parts.boxes(paper, _national_act(rng, told, wedding, she), *looks, gap=0.8)
    paper.flow.space(0.6)
    _national_foot(rng, paper, told)
    return paper.pages, facts


def _national_names(rng: Random, he: Spouse, she: Spouse, matricula: str) -> list[list[parts.Cell]]:
    has_numbers = rng.random() < 0.7
    names = [(f"{one.name()} - CPF {one.cpf()}" if has_numbers else one.name()) for one in (he, she)]
    told = "NOME COMPLETO DE SOLTEIRO, DATA DE NASCIMENTO, NATURALIDADE, NACIONALIDADE E FILIAÇÃO DO CÔNJUGE"
    return [
        [("NOMES", names[0], 1)],
        [("", names[1], 1)],
        [("MATRÍCULA", matricula, 1)],
        *([(told, _in_one_sentence(one), 1)] for one in (he, she)),
    ]


def _in_one_sentence(one: Spouse) -> str:
    soul = one.one
    return (
        f"{one.name()}, {soul.by_sex('nascido', 'nascida')} em {one.born(inland.long)}, natural de "
        f"{one.native('{0.name}-{0.state}')}, {one.nation()}, {soul.by_sex('filho', 'filha')} de "
        f"{one.parents(str.upper)}."
    )


def _national_act(rng: Random, told: Teller, wedding: Marriage, she: Spouse) -> list[list[parts.Cell]]:
    wed = wedding.wed
    day = told.day(wed, inland.spelt, "data_casamento", "data_registro")
    after = (
        f"Ele: o mesmo. Ela: {she.taken(wedding.taken, str.upper)}."
        if wedding.taken
        else "Não houve alteração."
    )
    return [
        [
            ("DATA DE REGISTRO DO CASAMENTO (POR EXTENSO)", day.capitalize(), 5),
            ("DIA", f"{wed.day}", 0.7),
            ("MÊS", f"{wed.month}", 0.7),
            ("ANO", f"{wed.year}", 0.9),
        ],
        [("REGIME DE BENS DO CASAMENTO", told.say("regime_bens", wedding.regime, _of_goods), 1)],
        [("NOME QUE CADA UM DOS CÔNJUGES PASSOU A UTILIZAR (QUANDO HOUVER ALTERAÇÃO)", after, 1)],
        [("OBSERVAÇÕES / AVERBAÇÕES", _divorced(rng, told, wedding), 1)],
    ]


def _of_goods(regime: str) -> str:
    return f"{regime.capitalize()} de bens"


def _divorced(rng: Random, told: Teller, wedding: Marriage) -> str:
    if rng.random() < 0.5 or (wedding.book.issued - wedding.wed).days < 30:
        return "Nada consta."
    day = told.day(folk.between(rng, wedding.wed, wedding.book.issued), inland.slashed)
    return told.say(
        "averbacao", f"Divórcio por escritura pública lavrada em {day}, voltando ela ao nome de solteira."
    )


def _national_foot(rng: Random, paper: Paper, told: Teller) -> None:
    book = told.book
    rows = [
        [
            (
                "OFÍCIO, OFICIAL, MUNICÍPIO/UF, ENDEREÇO",
                (
                    f"{told.office('Cartório de Registro Civil e Tabelionato')} - {told.officer()}, "
                    f"{book.title('Oficial', 'Oficiala')} - {told.seat('{0.name}/{0.state}')} - "
                    f"{folk.new_home(rng)}"
                ),
                1.5,
            ),
            ("DATA E LOCAL DA EMISSÃO", f"{book.town.name}, {told.issued(inland.slashed)}", 1),
        ]
    ]
    face = paper.style.face
    parts.boxes(paper, rows, Words(face, 7.2, ink=GREY), Words(face, 10))
    paper.flow.space(0.8)
    paper.paragraph("O conteúdo da certidão é verdadeiro. Dou fé.")
    parts.signed(paper, ["Assinatura do Oficial ou Substituto"], left=30)
    parts.small(
        paper,
        [
            (
                f"Selo digital 0{rng.randint(21000, 24999)}.ABC. "
                f"Total da certidão: {told.fee(rng.randint(3_900, 9_900))}."
            )
        ],
    )
