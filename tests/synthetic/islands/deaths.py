"""Death certificates of the islands: typed prose, a form with numbered cells, the cells of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.islands import days, faces, folk, noting, parts
from tests.synthetic.paper import Paper, Style

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_Cells = list[list[tuple[str, str, float]]]


def _state(facts: Facts, death: folk.Death) -> str:
    return facts.note("estado_civil", death.state[0], death.by_sex(*death.state))


def _hour(facts: Facts, death: folk.Death, shown: str) -> str:
    return facts.note("hora_obito", death.hour.strftime("%H:%M"), shown)


def _native(facts: Facts, death: folk.Death, pattern: str) -> str:
    return facts.town("naturalidade", death.native, pattern.format(death.native))


def typed_account(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed certificate of Pernambuco that tells the death first and the book before it."""
    facts, death = Facts(), folk.new_death(rng, "PE", 1953, 1976)
    books, town, face = noting.Books(facts, death.entry), death.entry.town, faces.ELECTRIC
    lines = [
        ("ESTADO DE PERNAMBUCO", 12, True),
        (books.office("Cartório do Registro Civil da Freguesia da Graça"), 11, False),
        (books.seat(f"{town.name} - Pernambuco"), 11, False),
        ("CERTIDÃO DE ÓBITO", 15, True),
    ]
    head = parts.letterhead(face, lines, top=35, arms=(105, 21))
    style = Style(face, 11, leading=1.75, left=32, right=188, indent=14)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.flow.space(0.5)
    paper.paragraph(_account(rng, death, books))
    paper.paragraph(
        f"Deixou {rng.choice(('filhos maiores', 'três filhos', 'um filho menor'))} e não deixou testamento. "
        f"É o que consta. Dou fé. {town.name}, {books.issued(days.long)}."
    )
    parts.signed_at(paper, [books.officer(), death.entry.title("O Oficial", "A Oficial")], left=100)
    return paper.pages, facts


def _account(rng: Random, death: folk.Death, books: noting.Books) -> str:
    facts, father = books.facts, noting.father(books.facts, death)
    mother = noting.mother(facts, death)
    witness, other = (folk.new_name(rng, "M") for _ in range(2))
    return (
        f"CERTIFICO que no livro {books.livro('C-{}')}, fls. {books.folha('{}v')}, termo n.º "
        f"{books.termo()}, "
        f"do registro de óbitos, lavrado em {books.entered(days.spelt)}, consta que no "
        f"{books.day(death.died, days.on_the_day, 'data_obito')}, às "
        f"{_hour(facts, death, days.spoken(death.hour))}, no {_in(facts, death)}, faleceu "
        f"{noting.name(facts, death)}, do sexo {noting.sex(facts, death)}, {_state(facts, death)}, "
        f"{death.trade}, com {facts.note('idade', str(death.age), f'{death.age} anos')} de idade, natural de "
        f"{_native(facts, death, '{0.name}, {0.state_told}')}, "
        f"{death.by_sex('domiciliado', 'domiciliada')} nesta cidade, à "
        f"{facts.note('residencia', death.home)}, "
        f"{death.by_sex('filho', 'filha')} de {f'{father} e de {mother}' if father else mother}. O atestado "
        f"foi firmado por {facts.note('medico', death.doctor)}, da Saúde Pública, que deu como causa da "
        "morte "
        f"{facts.note('causa_morte', death.cause)}, e o sepultamento fêz-se no "
        f"{facts.note('sepultamento', death.grave)}. Foi declarante "
        f"{facts.note('declarante', death.declarant)}, sendo testemunhas {witness} e {other}."
    )


def _in(facts: Facts, death: folk.Death) -> str:
    return f"estabelecimento {facts.note('local_obito', death.place)}"


def numbered_cells(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of Pará with numbered captions above what is typed into its cells."""
    facts, death = Facts(), folk.new_death(rng, "PA", 1975, 1994)
    books, town, face = noting.Books(facts, death.entry), death.entry.town, faces.ELECTRIC
    print_face = faces.NARROW
    lines = [
        ("PODER JUDICIÁRIO DO ESTADO DO PARÁ", 11, True),
        (books.office("Cartório do Único Ofício"), 12, True),
        (books.seat(f"Comarca de {town.name} - Pará"), 11, False),
        ("REGISTRO CIVIL - CERTIDÃO DE ÓBITO", 15, True),
    ]
    head = parts.letterhead(print_face, lines, top=14, x=120, arms=(34, 26))
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.5, left=20, right=192), head, colour=colour)
    for row in [*_numbered_person(death, books), *_numbered_death(death, books)]:
        paper.cells(row, label_face=print_face)
    paper.flow.space(0.7)
    printed, typed = Words(print_face, 11), Words(face, 10.5)
    closing = f"Certifico e dou fé. ‹{town.name},› ‹{books.issued(days.short)}›"
    parts.filled(paper, closing, printed, typed)
    parts.signed_at(paper, [books.officer(), "Oficial do Registro Civil"], left=106)
    return paper.pages, facts


def _numbered_person(death: folk.Death, books: noting.Books) -> _Cells:
    facts, father = books.facts, noting.father(books.facts, death)
    age = facts.note("idade", str(death.age), f"{death.age} anos")
    return [
        [
            ("01 LIVRO", books.livro("C-{}"), 1),
            ("02 FOLHA", books.folha(), 1),
            ("03 TERMO", books.termo(), 1),
        ],
        [("04 FALECIDO(A)", noting.name(facts, death), 1)],
        [
            ("05 SEXO", noting.sex(facts, death), 1),
            ("06 IDADE", age, 0.8),
            ("07 ESTADO CIVIL", _state(facts, death), 1),
            ("08 PROFISSÃO", death.trade, 1.7),
        ],
        [("09 NATURAL DE", _native(facts, death, "{0.name} ({0.state})"), 1)],
        [("10 RESIDÊNCIA", facts.note("residencia", death.home), 1)],
        [("11 PAI", father or "ignorado", 1)],
        [("12 MÃE", noting.mother(facts, death), 1)],
    ]


def _numbered_death(death: folk.Death, books: noting.Books) -> _Cells:
    facts = books.facts
    died = books.day(death.died, days.shouted, "data_obito")
    return [
        [
            ("13 DATA DO ÓBITO", died, 1.6),
            ("14 HORA", _hour(facts, death, days.commaed(death.hour)), 1),
        ],
        [("15 LOCAL DO ÓBITO", facts.note("local_obito", death.place), 1)],
        [("16 CAUSA MORTIS", facts.note("causa_morte", death.cause), 1)],
        [
            ("17 MÉDICO ATESTANTE", facts.note("medico", death.doctor), 2),
            ("18 CRM", facts.note("crm", death.crm), 0.8),
        ],
        [("19 CEMITÉRIO", facts.note("sepultamento", death.grave), 1)],
        [
            ("20 DECLARANTE", facts.note("declarante", death.declarant), 1.4),
            ("21 DATA DO REGISTRO", books.entered(days.shouted), 1.2),
        ],
    ]


def standard_cells(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's certificate of Santa Catarina in the cells of the national standard."""
    facts, death = Facts(), folk.new_death(rng, "SC", 2011, 2021)
    books, town, face = noting.Books(facts, death.entry), death.entry.town, faces.NARROW
    lines = [
        ("REPÚBLICA FEDERATIVA DO BRASIL", 12, True),
        ("REGISTRO CIVIL DAS PESSOAS NATURAIS", 10, False),
        ("CERTIDÃO DE ÓBITO", 16, True),
    ]
    head = parts.letterhead(face, lines, top=12, x=44, align="left", arms=(29, 23))
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.4, left=18, right=192), head, colour=colour)
    for row in [*_person(rng, death, books), *_passing(death, books)]:
        paper.cells(row, label_face=face)
    paper.flow.space(0.7)
    office, place = books.office("Ofício de Registro Civil e de Interdições e Tutelas"), town.short
    paper.paragraph(f"{office} - CNS {books.cns(rng)}. {books.seat(place)}. {folk.new_home(rng)}.")
    paper.paragraph(f"O conteúdo da certidão é verdadeiro. Dou fé. {place}, {books.issued(days.long)}.")
    title = death.entry.title("Oficial Substituto", "Oficiala Substituta")
    parts.signed_at(paper, [books.officer(), title], left=110)
    parts.foot(paper, ["Selo digital do tipo isento. Primeira via gratuita, Lei nº 9.534/97."], face)
    return paper.pages, facts


def _person(rng: Random, death: folk.Death, books: noting.Books) -> _Cells:
    facts, told = books.facts, "Não informado"
    if rng.random() < 0.7:
        facts.note("cpf_falecido", death.cpf, numbers.show_cpf(death.cpf))
        told = facts.cpf(death.cpf)
    father, mother = noting.father(facts, death), noting.mother(facts, death)
    parents = f"{father} e {mother}" if father else mother
    age = facts.note("idade", str(death.age), f"{death.age} anos")
    home = facts.note("residencia", death.home)
    return [
        [("NOME", noting.name(facts, death), 3), ("CPF", told, 1)],
        [("MATRÍCULA", books.matricula(rng, 4), 1)],
        [
            ("SEXO", noting.sex(facts, death, "Masculino", "Feminino"), 1),
            ("COR", rng.choice(("Branca", "Parda", "Preta")), 1),
            ("ESTADO CIVIL E IDADE", f"{_state(facts, death).capitalize()}, {age}", 1.6),
        ],
        [
            ("NATURALIDADE", _native(facts, death, "{0.name} - {0.state}"), 1.4),
            ("DOCUMENTO DE IDENTIFICAÇÃO", f"RG {rng.randint(1_000, 6_999)}.{rng.randint(100, 999)} SSP", 1),
            ("ELEITOR", rng.choice(("Sim", "Não")), 0.5),
        ],
        [("FILIAÇÃO E RESIDÊNCIA", f"{parents}. {home}, {death.entry.town.name}.", 1)],
    ]


def _passing(death: folk.Death, books: noting.Books) -> _Cells:
    facts, (day, month, year) = books.facts, days.in_parts(death.died)
    died = books.day(death.died, days.spelt, "data_obito").capitalize()
    doctor, crm = facts.note("medico", death.doctor), facts.note("crm", death.crm)
    return [
        [
            (
                "DATA E HORA DO FALECIMENTO",
                f"{died}, às {_hour(facts, death, days.lettered(death.hour))}",
                4.5,
            ),
            ("DIA", day, 0.6),
            ("MÊS", month, 0.6),
            ("ANO", year, 0.8),
        ],
        [("LOCAL DO FALECIMENTO", facts.note("local_obito", death.place), 1)],
        [("CAUSA DA MORTE", facts.note("causa_morte", death.cause), 1)],
        [
            ("SEPULTAMENTO / CREMAÇÃO", facts.note("sepultamento", death.grave), 1.3),
            ("DECLARANTE", facts.note("declarante", death.declarant), 1),
        ],
        [("NOME E NÚMERO DE DOCUMENTO DO MÉDICO QUE ATESTOU O ÓBITO", f"Dr(a). {doctor}, CRM {crm}", 1)],
        [
            ("DATA DO REGISTRO", books.entered(days.short), 0.6),
            ("OBSERVAÇÕES / AVERBAÇÕES", "Bens e testamento: ignorados pelo declarante.", 1.6),
        ],
    ]
