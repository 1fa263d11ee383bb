"""Death certificates by the lakes: a typed sentence, dotted lines of a computer, boxes of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import telling as inland
from tests.synthetic.lakes import days, entries, faces, folk, parts
from tests.synthetic.lakes.telling import Teller
from tests.synthetic.paper import Paper, Style
from tests.synthetic.people import within
from tests.synthetic.words import number_in_words

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.lakes.entries import Death

_YEAR = 365


def _parents(told: Teller, death: Death, joint: str = " e ") -> str:
    pairs = [("nome_pai", death.dead.father), ("nome_mae", death.dead.mother)]
    return joint.join(told.say(field, one) for field, one in pairs if one)


def typed_sentence(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed certificate of Alagoas that runs on from the book to the burial, with notes at its end."""
    facts = Facts()
    death = entries.new_death(rng, "AL", (1946, 1961), issued=(0, 5 * _YEAR), fatherless=0.2)
    told, town, face = Teller(facts, death.book), death.book.town, faces.ELITE
    head = parts.head(
        faces.TIMES,
        [
            ("REPÚBLICA DOS ESTADOS UNIDOS DO BRASIL", 11, True),
            (told.office("Cartório do Registro Civil e Casamentos"), 14, True),
            (told.seat("{0.name} - Estado de Alagoas"), 11, False),
            (f"Oficial: {told.officer()}", 10, False),
            ("CERTIDÃO DE ÓBITO", 16, True),
        ],
        top=32,
        arms=(105, 20, 9),
    )
    style = Style(face, 11, leading=1.85, left=26, right=188, indent=14)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(_typed(rng, told, death))
    kids = rng.randint(2, 6)
    paper.paragraph(
        f"OBSERVAÇÕES: Deixou {number_in_words(kids)} filhos. Não deixou testamento. O termo foi lavrado "
        f"em {told.day(death.entered, inland.long, 'data_registro')}."
    )
    paper.paragraph(f"O referido é verdade; dou fé. {town.name}, {told.issued(inland.long)}.")
    parts.signed(paper, ["O Oficial do Registro Civil"], left=104, stamped=True)
    return paper.pages, facts


def _typed(rng: Random, told: Teller, death: Death) -> str:
    dead, place = death.dead, folk.new_hospital(rng)
    return (
        f"Certifico que, do livro nº {told.livro('C-{}')} de registro de óbitos, a fls. {told.folha('v')}, "
        f"sob o nº {told.termo()}, consta o de {told.say('nome', dead.name, str.upper)}, "
        f"{dead.by_sex('falecido', 'falecida')} no dia {told.day(death.died, inland.long, 'data_obito')}, às "
        f"{told.hour('hora_obito', death.hour, words.time_in_words)}, {within(place)} "
        f"{told.say('local_obito', place)}, nesta cidade, do sexo {told.sex(dead)}, de cor "
        f"{rng.choice(('branca', 'parda', 'morena'))}, profissão {dead.trade}, natural de "
        f"{told.town('naturalidade', dead.town, '{0.name}, {0.state_name}')}, com "
        f"{told.say('idade', str(death.age), '{} anos de idade'.format)}, estado civil {told.state(dead)}, "
        f"residente à {told.say('residencia', dead.home)}, {dead.by_sex('filho', 'filha')} de "
        f"{_parents(told, death, ' e de dona ')}. Foi declarante {told.say('declarante', death.declarant)}, "
        f"sendo o atestado de óbito firmado pelo Dr. {told.say('medico', death.doctor)}, que deu como causa "
        f"da morte {told.say('causa_morte', death.cause)}, e o sepultamento foi feito no "
        f"{told.say('sepultamento', folk.new_grave(rng))}."
    )


def dotted_lines(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a matrix print of Rio Grande do Sul: captions drawn out with dots to one column."""
    facts = Facts()
    death = entries.new_death(rng, "RS", (1987, 2003), issued=(0, 3 * _YEAR), fatherless=0.15)
    told, town, face = Teller(facts, death.book), death.book.town, faces.MATRIX
    head = parts.head(
        face,
        [
            (told.office("Ofício dos Registros Públicos", str.upper), 13, True),
            (told.seat("{0.name} - RS").upper(), 10, False),
            ("Registro Civil, de Imóveis e Títulos", 9, False),
            ("CERTIDÃO DE ÓBITO", 14, True),
        ],
        top=12,
        rule=(18, 194),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.7, left=18, right=194), head, colour=colour)
    paper.paragraph("CERTIFICO que no registro de óbitos deste Ofício consta o seguinte assento:")
    parts.dotted(paper, _lines(rng, told, death), face, 9.5, width=22)
    paper.flow.space(0.6)
    paper.paragraph("O referido é verdade e dou fé.")
    paper.paragraph(f"{town.name}, {told.issued(inland.long)}.")
    parts.signed(paper, [told.officer(), death.book.title("Registrador", "Registradora")], left=100)
    return paper.pages, facts


def _lines(rng: Random, told: Teller, death: Death) -> list[tuple[str, str]]:
    dead = death.dead
    parents = [("PAI", told.say("nome_pai", dead.father))] if dead.father else []
    return [
        ("LIVRO/FOLHA/TERMO", f"{told.livro('C-{}')} / {told.folha()} / {told.termo()}"),
        ("DATA DO ASSENTO", told.day(death.entered, inland.slashed, "data_registro")),
        ("FALECIDO", told.say("nome", dead.name, str.upper)),
        ("SEXO", told.sex(dead)),
        ("COR", rng.choice(("branca", "preta", "parda"))),
        ("ESTADO CIVIL", told.state(dead)),
        ("IDADE", told.say("idade", str(death.age), "{} anos".format)),
        ("PROFISSÃO", dead.trade),
        ("NATURALIDADE", told.town("naturalidade", dead.town, "{0.name} - {0.state}")),
        ("RESIDÊNCIA", told.say("residencia", dead.home)),
        *parents,
        ("MÃE", told.say("nome_mae", dead.mother)),
        ("DATA DO ÓBITO", told.day(death.died, inland.slashed, "data_obito")),
        ("HORA", told.hour("hora_obito", death.hour, days.on_the_display)),
        ("LOCAL DO ÓBITO", told.say("local_obito", folk.new_hospital(rng))),
        ("CAUSA DA MORTE", told.say("causa_morte", death.cause)),
        ("ATESTANTE", f"Dr(a). {told.say('medico', death.doctor)} - CREMERS {told.say('crm', death.crm)}"),
        ("SEPULTAMENTO", told.say("sepultamento", folk.new_grave(rng))),
        ("DECLARANTE", told.say("declarante", death.declarant)),
        ("OBSERVAÇÕES", f"Deixou bens a inventariar e {rng.randint(2, 5)} filhos."),
    ]


def national_death(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw the certificate that the whole country prints, as an office of the Região dos Lagos has it."""
    facts = Facts()
    death = entries.new_death(rng, "RJ", (2010, 2023), issued=(0, 900), fatherless=0.15)
    told, face = Teller(facts, death.book), faces.BROAD
    head = parts.head(
        face,
        [
            ("REPÚBLICA FEDERATIVA DO BRASIL", 10, True),
            ("Registro Civil das Pessoas Naturais", 9.5, False),
            ("CERTIDÃO DE ÓBITO", 15, True),
        ],
        x=112,
        top=12,
        arms=(30, 20, 8),
        rule=(15, 195),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.4, left=15, right=195), head, colour=colour)
    looks = Words(face, 6.8, ink=GREY), Words(face, 9.5)
    parts.boxes(paper, _national(rng, told, death), *looks)
    paper.flow.space(0.7)
    _national_foot(rng, paper, told)
    return paper.pages, facts


def _national(rng: Random, told: Teller, death: Death) -> list[list[parts.Cell]]:
    dead = death.dead
    cpf = told.cpf(dead.cpf, "cpf_falecido") if rng.random() < 0.7 else "Não informado"
    age = told.say("idade", str(death.age), "{} anos".format)
    number, home = told.matricula(rng, death.entered.year, 4, dashed=True), told.say("residencia", dead.home)
    return [
        [("NOME", told.say("nome", dead.name, str.upper), 1)],
        [("NÚMERO DO CPF", cpf, 1), ("MATRÍCULA", number, 2)],
        [
            ("SEXO", told.sex(dead, str.capitalize), 1),
            ("COR", rng.choice(("Branca", "Parda", "Preta")), 0.8),
            ("ESTADO CIVIL E IDADE", f"{told.state(dead, str.capitalize)}, {age}", 1.6),
        ],
        [
            ("NATURALIDADE", told.town("naturalidade", dead.town, "{0.name}/{0.state}"), 1.2),
            ("DOCUMENTO DE IDENTIFICAÇÃO", f"RG {rng.randint(10**7, 10**8)} DETRAN/RJ", 1.2),
            ("ELEITOR", rng.choice(("Sim", "Não", "Ignorado")), 0.5),
        ],
        [("FILIAÇÃO E RESIDÊNCIA", f"{_parents(told, death)}. Residia na {home}.", 1)],
        *_national_end(rng, told, death),
    ]


def _national_end(rng: Random, told: Teller, death: Death) -> list[list[parts.Cell]]:
    died, town = death.died, death.book.town
    day = told.day(died, inland.spelt, "data_obito").capitalize()
    hour = told.hour("hora_obito", death.hour, days.hour_and_minutes)
    place, doctor = told.say("local_obito", folk.new_hospital(rng)), told.say("medico", death.doctor)
    return [
        [
            ("DATA E HORA DE FALECIMENTO", f"{day}, às {hour}", 5),
            ("DIA", f"{died.day:02d}", 0.7),
            ("MÊS", f"{died.month:02d}", 0.7),
            ("ANO", f"{died.year}", 0.9),
        ],
        [("LOCAL DE FALECIMENTO", f"{place}, {town.name}/{town.state}", 1)],
        [("CAUSA DA MORTE", told.say("causa_morte", death.cause, str.capitalize), 1)],
        [
            ("SEPULTAMENTO / CREMAÇÃO", told.say("sepultamento", folk.new_grave(rng)), 1),
            ("DECLARANTE", told.say("declarante", death.declarant), 1),
        ],
        [
            (
                "NOME E NÚMERO DE DOCUMENTO DO(S) MÉDICO(S) QUE ATESTOU(ARAM) O ÓBITO",
                f"{doctor}, CRM {told.say('crm', death.crm)}",
                1,
            )
        ],
        [("DATA DO REGISTRO", told.day(death.entered, inland.both, "data_registro"), 1)],
        [("ANOTAÇÕES / AVERBAÇÕES", "Não deixou filhos. Não deixou testamento conhecido.", 1)],
    ]


def _national_foot(rng: Random, paper: Paper, told: Teller) -> None:
    book = told.book
    paper.paragraph(
        f"{told.office('Serviço de Registro Civil do 1º Distrito')} - CNS {told.code()}. "
        f"{book.title('Oficial', 'Oficiala')}: {told.officer()}. {told.seat('{0.name}/{0.state}')}. "
        f"{folk.new_home(rng)}."
    )
    paper.paragraph(
        f"O conteúdo da certidão é verdadeiro. Dou fé. {book.town.name}, {told.issued(inland.long)}."
    )
    clerk = folk.new_name(rng, rng.choice("MF"), "RJ")
    parts.signed(paper, [clerk, f"Escrevente - Matr. 94/{rng.randint(1000, 19999)}"], left=108)
    fees = [told.fee(rng.randint(*ends)) for ends in ((3_000, 5_200), (700, 1_200))]
    parts.small(
        paper,
        [f"Emolumentos {fees[0]} - FETJ/FUNDPERJ/ISS {fees[1]} - Selo EBTR {rng.randint(10**4, 10**5)} GHK"],
    )
