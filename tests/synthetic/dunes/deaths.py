"""Death certificates: captions that a needle printer set in Pará, open lines under titles in Alagoas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments
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

_OFFICES = (
    *("CARTÓRIO DO REGISTRO CIVIL - 2º OFÍCIO", "CARTÓRIO DO ÚNICO OFÍCIO"),
    "CARTÓRIO DE REGISTRO CIVIL DO 1º TERMO",
)
_OFFICES_TODAY = (
    *("3º Registro Civil das Pessoas Naturais", "Cartório de Registro Civil e Notas"),
    "Serviço de Registro Civil - 1º Distrito",
)
_Rows = list[list[parts.Stop]]


def _hour(facts: Facts, death: acts.Death, shown: str) -> str:
    return facts.note("hora_obito", death.hour.strftime("%H:%M"), shown)


def needle_captions(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Pará that a needle printer set: captions at tab stops, then a few sentences."""
    facts = Facts()
    death = folk.new_death(rng, "PA", (1987, 1999), (0, 4), fatherless=0.3)
    books, town, face = told.Books(facts, death.entry), death.entry.town, faces.NEEDLES
    lines = [
        ("PODER JUDICIÁRIO DO ESTADO DO PARÁ", 10, False),
        (books.office(rng.choice(_OFFICES)), 12, True),
        (f"COMARCA DE {books.seat(town.name.upper())}", 10, False),
        ("*** CERTIDÃO DE ÓBITO ***", 14, True),
    ]
    head = shared.letterhead(face, lines, top=16, x=18, align="left")
    paper = Paper(dpi, rng, Style(face, 11, leading=1.6, left=18, right=192), head, colour=colour)
    look = Words(face, 11)
    for block in (_registered(books), _dead(rng, death, books), _death(death, books)):
        shared.dashes(paper)
        parts.tabbed(paper, block, look)
    shared.dashes(paper)
    paper.paragraph(_declared(rng, death, books))
    paper.paragraph(f"OBS.: {_observed(rng, death, books)}")
    paper.paragraph(f"{town.name.upper()} (PA), {books.issued(days.short_year)}")
    title = death.entry.title("ESCREVENTE JURAMENTADO", "ESCREVENTE JURAMENTADA")
    shared.signed_at(paper, [books.officer(), title], left=100)
    return paper.pages, facts


def _registered(books: told.Books) -> _Rows:
    return [
        [
            (0, "LIVRO", books.livro("C-{}")),
            (45, "FOLHA", books.folha()),
            (85, "ASSENTO", books.termo()),
        ],
        [(0, "DATA DO ASSENTO", books.entered(days.short_year))],
    ]


def _dead(rng: Random, death: acts.Death, books: told.Books) -> _Rows:
    facts, father = books.facts, told.father(books.facts, death)
    age = facts.note("idade", str(death.age), f"{death.age} ANOS")
    colour = rng.choice(("PARDA", "BRANCA", "PRETA"))
    native = facts.town("naturalidade", death.native, f"{death.native.name}-{death.native.state}")
    return [
        [(0, "NOME", told.name(facts, death))],
        [(0, "SEXO", told.sex(facts, death, "MASC.", "FEM.")), (60, "COR", colour), (110, "IDADE", age)],
        [(0, "ESTADO CIVIL", noting.civil_state(facts, death)), (85, "PROFISSÃO", death.trade)],
        [(0, "NATURAL DE", native)],
        [(0, "RESIDIA", facts.note("residencia", death.home))],
        [(0, "PAI", father or "IGNORADO")],
        [(0, "MÃE", told.mother(facts, death))],
    ]


def _death(death: acts.Death, books: told.Books) -> _Rows:
    facts = books.facts
    died = books.day(death.died, days.short_year, "data_obito")
    return [
        [(0, "FALECEU EM", died), (85, "ÀS", _hour(facts, death, days.pointed(death.hour)))],
        [(0, "LOCAL", facts.note("local_obito", death.place))],
        [(0, "CAUSA MORTIS", facts.note("causa_morte", death.cause))],
        [(0, "MÉDICO", facts.note("medico", death.doctor)), (105, "CRM", facts.note("crm", death.crm))],
        [(0, "SEPULTAMENTO", facts.note("sepultamento", death.grave))],
    ]


def _declared(rng: Random, death: acts.Death, books: told.Books) -> str:
    declarant = books.facts.note("declarante", death.declarant)
    goods = rng.choice(("DEIXA BENS E FILHOS MAIORES", "NÃO DEIXA BENS NEM TESTAMENTO", "DEIXA BENS"))
    return f"FOI DECLARANTE {declarant}. {goods}. ERA {death.by_sex('ELEITOR', 'ELEITORA')}. DOU FÉ."


def _observed(rng: Random, death: acts.Death, books: told.Books) -> str:
    if rng.random() < 0.6:
        return "NADA HÁ."
    when = books.day(acts.between(rng, death.entry.entered, death.entry.issued), common.short)
    ways = (
        f"em {when} foi averbado que era também conhecid{death.by_sex('o', 'a')} por outro prenome.",
        f"averbada em {when} a retificação do nome da mãe, por sentença.",
    )
    return books.facts.note("averbacao", rng.choice(ways))


def open_captions(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic certificate of Alagoas: titles, small captions over open lines, no frames."""
    facts = Facts()
    death = folk.new_death(rng, "AL", (2016, 2023), (0, 1.5))
    books, town, face = told.Books(facts, death.entry), death.entry.town, faces.ROUND
    lines = [
        ("República Federativa do Brasil · Estado de Alagoas", 9, False),
        (books.office(rng.choice(_OFFICES_TODAY)), 13, True),
        (books.seat(f"{town.name}, AL"), 10, False),
        ("Certidão de Óbito", 17, True),
    ]
    head = shared.letterhead(face, lines, top=12, x=44, align="left", arms=(29, 24))
    paper = Paper(dpi, rng, Style(face, 10, leading=1.45, left=18, right=192), head, colour=colour)
    ornaments.code_matrix(paper.canvas, 168, 13, 23)
    title, value = Words(face, 10), Words(face, 10.5)
    matricula, cns = noting.numbered(books, rng, 4)
    parts.open_row(paper, [(2.6, "Matrícula", matricula), (1, "CNS do cartório", cns)], value)
    for name, rows in _sections(rng, death, books):
        parts.side_title(paper, name, title)
        for row in rows:
            parts.open_row(paper, row, value)
    _closed(paper, rng, death, books)
    return paper.pages, facts


def _sections(rng: Random, death: acts.Death, books: told.Books) -> list[tuple[str, _Rows]]:
    return [
        ("Quem faleceu", _who(rng, death, books)),
        ("Como, quando e onde", _how(death, books)),
        ("O registro", _record(rng, death, books)),
    ]


def _who(rng: Random, death: acts.Death, books: told.Books) -> _Rows:
    facts, father = books.facts, told.father(books.facts, death)
    mother = told.mother(facts, death)
    cpf = noting.cpf(facts, "cpf_falecido", death.cpf) if rng.random() < 0.7 else "Não informado"
    native = facts.town("naturalidade", death.native, f"{death.native.name}/{death.native.state}")
    return [
        [(2.6, "Nome completo", told.name(facts, death)), (1, "CPF", cpf)],
        [
            (1, "Sexo", told.sex(facts, death, "Masculino", "Feminino")),
            (1, "Idade", facts.note("idade", str(death.age), f"{death.age} anos completos")),
            (1.6, "Estado civil", noting.civil_state(facts, death)),
            (1.6, "Naturalidade", native),
        ],
        [
            (2.6, "Filiação", f"{father} e {mother}" if father else f"{mother} (mãe)"),
            (1, "Ocupação", death.trade),
        ],
        [(1, "Residência", facts.note("residencia", death.home))],
    ]


def _how(death: acts.Death, books: told.Books) -> _Rows:
    facts = books.facts
    died = books.day(death.died, common.long, "data_obito")
    doctor = f"{facts.note('medico', death.doctor)}, CRM-AL {facts.note('crm', death.crm)}"
    cause = f"{death.cause[0].upper()}{death.cause[1:]}"
    return [
        [
            (1.4, "Data", died),
            (0.8, "Hora", _hour(facts, death, days.hourly(death.hour))),
            (2, "Local", facts.note("local_obito", death.place)),
        ],
        [(1, "Causa da morte", facts.note("causa_morte", death.cause, cause))],
        [(1, "Atestado por", doctor), (1, "Corpo sepultado no", facts.note("sepultamento", death.grave))],
    ]


def _record(rng: Random, death: acts.Death, books: told.Books) -> _Rows:
    facts, kin = books.facts, rng.choice(("parente", "agente funerário", "pessoa da família"))
    declarant = f"{facts.note('declarante', death.declarant)} ({kin})"
    return [
        [(1.8, "Declarou o óbito", declarant), (1, "Lavrado em", books.entered(common.short))],
        [
            (1, "Livro", books.livro("C-{}")),
            (1, "Folha", books.folha()),
            (1, "Termo", books.termo()),
        ],
        [(1, "Averbações", _later(rng, death, books))],
    ]


def _later(rng: Random, death: acts.Death, books: told.Books) -> str:
    if rng.random() < 0.65:
        return "Sem averbações."
    when = acts.between(rng, death.entry.entered, death.entry.issued)
    shown = books.day(when, common.short)
    ways = [f"Em {shown}: corrigida, de ofício, a grafia do nome da mãe."]
    if when.year > death.died.year:
        case = noting.process(books.facts, rng, when.year, "AL")
        ways = [f"Em {shown}: acrescido o nome de um filho, por ordem dada no processo {case}."]
    return books.facts.note("averbacao", rng.choice(ways))


def _closed(paper: Paper, rng: Random, death: acts.Death, books: told.Books) -> None:
    paper.flow.space(0.4)
    paper.paragraph(
        f"Dou fé de que o acima corresponde ao assento. {death.entry.town.name}, {books.issued(common.long)}."
    )
    title = death.entry.title("Oficial Registrador", "Oficial Registradora")
    shared.signed_at(paper, [books.officer(), title], left=102)
    code = f"AL{rng.randrange(10**6):06d}-{rng.randrange(16**4):04X}"
    shared.foot(paper, [f"Selo digital {code} · consulta pública na página do Tribunal."], paper.style.face)
