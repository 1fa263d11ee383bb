"""Death certificates: old print filled in by pen, a typed transcript, a copy with notes in its margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments, people
from tests.synthetic.bays import days, faces, folk, noting, parts
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

_INK = (52, 40, 60)


def _state(facts: Facts, death: acts.Death, *, is_old: bool = False) -> str:
    shown = death.by_sex(*death.state)
    return facts.note("estado_civil", death.state[0], folk.unaccented(shown) if is_old else shown)


def _hour(facts: Facts, death: acts.Death, shown: str) -> str:
    return facts.note("hora_obito", death.hour.strftime("%H:%M"), shown)


def penned_print(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of Rio de Janeiro, printed in the old spelling, whose blanks were filled in by pen."""
    facts = Facts()
    death = folk.new_death(rng, "RJ", (1911, 1934), folk.OLD_HOSPITALS, (0, 9))
    books, face = told.Books(facts, death.entry), faces.ANTIQUE
    town = folk.unaccented(death.entry.town.name)
    lines = [
        ("Certidão de Obito", 22, True),
        (books.office("Registro Civil da 1ª Circumscripção"), 12, False),
        (books.seat(f"Municipio de {town}, Estado do Rio de Janeiro"), 12, False),
    ]
    head = shared.letterhead(face, lines, top=22, rule=(70, 140))
    paper = Paper(dpi, rng, Style(face, 12, leading=1.6, left=26, right=188), head, colour=colour)
    printed, pen = Words(face, 12), Words(faces.QUILL, 14, ink=_INK)
    paper.flow.space(0.5)
    for text in _blanks(rng, death, books):
        shared.filled(paper, text, printed, pen, leading=1.95)
    closing = f"E por ser verdade dou a presente. ‹{town},› ‹{books.issued(days.old)}›"
    paper.flow.space(0.4)
    shared.filled(paper, closing, printed, pen, leading=1.95)
    shared.filled(paper, f"O Official, ‹{books.officer()}›", printed, pen, leading=2.4)
    ornaments.signature(paper.canvas, 120, paper.flow.y + 13, 44)
    return paper.pages, facts


def _blanks(rng: Random, death: acts.Death, books: told.Books) -> list[str]:
    facts = books.facts
    attested = f"Dr. {facts.note('medico', death.doctor)}"
    return [
        (
            f"No livro n. ‹{books.livro()}› de obitos, a folhas ‹{books.folha()}› sob o n. "
            f"‹{books.termo()}› acha-se inscripto o obito de ‹{noting.as_written(facts, death)}›"
        ),
        *_person(rng, death, books),
        (
            f"Falleceu no dia ‹{books.day(death.died, days.old, 'data_obito')}› ás "
            f"‹{_hour(facts, death, days.clocked(death.hour))}›"
        ),
        f"Logar do fallecimento ‹{facts.note('local_obito', death.place)}›",
        (
            f"Causa da morte, segundo o attestado medico: ‹{facts.note('causa_morte', death.cause)}› "
            f"Attestante ‹{attested}›"
        ),
        f"Foi dado á sepultura no ‹{facts.note('sepultamento', death.grave)}›",
        (
            f"Fez a declaração ‹{facts.note('declarante', death.declarant)}› e lavrou-se o assento em "
            f"‹{books.entered(days.old)}›"
        ),
    ]


def _person(rng: Random, death: acts.Death, books: told.Books) -> list[str]:
    facts, father = books.facts, told.father(books.facts, death)
    mother = told.mother(facts, death)
    native = facts.town("naturalidade", death.native, f"{folk.unaccented(death.native.name)}, deste Estado")
    return [
        (
            f"Sexo ‹{told.sex(facts, death)}› Côr ‹{rng.choice(('branca', 'parda', 'preta'))}› Idade "
            f"‹{facts.note('idade', str(death.age), f'{death.age} annos')}› Estado "
            f"‹{_state(facts, death, is_old=True)}› Profissão ‹{death.by_sex(death.trade, 'domestica')}›"
        ),
        f"Natural de ‹{native}› Morador á ‹{facts.note('residencia', death.home)}›",
        f"Filiação: pae ‹{father or 'ignorado'}› mãe ‹{mother}›",
    ]


def typed_transcript(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed transcript of Piauí: the whole entry, in which the declarant speaks."""
    facts = Facts()
    death = folk.new_death(rng, "PI", (1963, 1984), folk.INFIRMARIES, (0, 5))
    books, town, face = told.Books(facts, death.entry), death.entry.town, faces.GOLFBALL
    lines = [
        ("REPÚBLICA FEDERATIVA DO BRASIL", 11, False),
        (books.seat(f"ESTADO DO PIAUÍ - MUNICÍPIO DE {town.name.upper()}"), 11, True),
        (books.office("Cartório do Registro Civil da Zona Urbana"), 12, False),
        ("ÓBITO - CERTIDÃO VERBO AD VERBUM", 13, True),
    ]
    head = shared.letterhead(face, lines, top=33, arms=(105, 20))
    style = Style(face, 11, leading=1.7, left=30, right=190, indent=15)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        f"Certifico que, às fls. {books.folha()} do livro n.º {books.livro('C-{}')}, acha-se o assento do "
        "teor seguinte:"
    )
    paper.paragraph(_entry(rng, death, books))
    paper.paragraph(f"Era o que se continha. {town.name}, {books.issued(days.dashed)}.")
    shared.signed_at(paper, [books.officer(), death.entry.title("Escrivão", "Escrivã")], left=98)
    return paper.pages, facts


def _entry(rng: Random, death: acts.Death, books: told.Books) -> str:
    facts, entered = books.facts, books.entered(days.opening)
    declarant = facts.note("declarante", death.declarant)
    doctor = facts.note("medico", death.doctor)
    died = books.day(death.died, common.long, "data_obito")
    return (
        f"Nº {books.termo()}. {entered}, em cartório, compareceu {declarant} e, apresentando atestado "
        f"médico firmado por {doctor}, declarou que em {died}, às "
        f"{_hour(facts, death, common.spoken(death.hour))}, {people.within(death.place)} "
        f"{facts.note('local_obito', death.place)}, nesta cidade, faleceu, em consequência de "
        f"{facts.note('causa_morte', death.cause)}, {told.name(facts, death)}, {_described(death, books)}, "
        f"e que o enterro seria feito no {facts.note('sepultamento', death.grave)}. Lido e achado conforme, "
        f"assinam com a parte declarante as testemunhas {folk.new_name(rng, 'M', 1930)} e "
        f"{folk.new_name(rng, 'F', 1935)}."
    )


def _described(death: acts.Death, books: told.Books) -> str:
    facts, father = books.facts, told.father(books.facts, death)
    mother = told.mother(facts, death)
    native = facts.town("naturalidade", death.native, f"{death.native.name} - {death.native.state}")
    parents = f"{father} e de {mother}" if father else mother
    return (
        f"do sexo {told.sex(facts, death)}, com {facts.note('idade', str(death.age), f'{death.age} anos')}, "
        f"{_state(facts, death)}, {death.trade}, natural de {native}, que residia na "
        f"{facts.note('residencia', death.home)}, {death.by_sex('filho', 'filha')} de {parents}"
    )


def noted_margin(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a copy of Mato Grosso do Sul: numbered items of the entry, later notes down the left margin."""
    facts = Facts()
    places = (*folk.INFIRMARIES, *folk.ROADS)
    death = folk.new_death(rng, "MS", (2003, 2014), places, (0.5, 9))
    books, town, face = told.Books(facts, death.entry), death.entry.town, faces.NARROW
    lines = [
        (books.office("2º Serviço Notarial e de Registro Civil"), 13, True),
        (books.seat(f"Município e Comarca de {town.name} - Mato Grosso do Sul"), 11, False),
        ("CERTIDÃO DE ÓBITO EM INTEIRO TEOR", 14, True),
    ]
    head = shared.letterhead(face, lines, top=12, x=68, align="left", arms=(38, 20), rule=(18, 192))
    style = Style(face, 12.5, leading=1.6, left=68, right=192, bottom=268)
    paper = Paper(dpi, rng, style, head, colour=colour)
    notes = _margin(rng, death, books)
    parts.margin(paper, notes, Words(face, 9.5, ink=(40, 40, 60)), left=18, right=60)
    paper.paragraphs(iter(_items(rng, death, books)), gap=0.2)
    paper.paragraph(
        f"É cópia fiel do assento. {town.name}, MS, {books.issued(common.long)}.",
    )
    title = death.entry.title("Oficial Registrador Interino", "Oficial Registradora Interina")
    shared.signed_at(paper, [books.officer(), title], left=94)
    return paper.pages, facts


def _margin(rng: Random, death: acts.Death, books: told.Books) -> list[tuple[str, str]]:
    matricula, cns = noting.numbered(books, rng, 4)
    notes = [("MATRÍCULA", matricula), ("CNS", cns)]
    if rng.random() < 0.6:
        when = acts.between(rng, acts.after(rng, death.entry.entered, 20, 60), death.entry.issued)
        shown = books.day(when, common.short)
        ways = (
            f"Por mandado cumprido em {shown}, averba-se que deixou mais um filho.",
            f"Averbado em {shown} que o registro foi comunicado ao Instituto de Previdência.",
            f"Em {shown}, averbou-se que os restos mortais foram trasladados para outro município.",
        )
        notes.append(("AVERBAÇÃO", books.facts.note("averbacao", rng.choice(ways))))
    return notes


def _items(rng: Random, death: acts.Death, books: told.Books) -> list[str]:
    facts = books.facts
    died = books.day(death.died, common.spelt, "data_obito")
    return [
        (
            f"Livro {books.livro('C-{}')}, folha {books.folha()}, termo {books.termo()}, lavrado em "
            f"{books.entered(common.short)}."
        ),
        f"1. Data do falecimento: {died}. Hora: {_hour(facts, death, days.bare(death.hour))}.",
        f"2. Onde faleceu: {facts.note('local_obito', death.place)}.",
        f"3. Quem faleceu: {told.name(facts, death)}.",
        *_items_of_person(rng, death, books),
        f"7. Causas: {facts.note('causa_morte', death.cause)}.",
        f"8. Atestou: {facts.note('medico', death.doctor)}, CRM/MS {facts.note('crm', death.crm)}.",
        f"9. Destino do corpo: {facts.note('sepultamento', death.grave)}.",
        (
            f"10. Declarou: {facts.note('declarante', death.declarant)}, "
            f"{rng.choice(('em nome da funerária', 'parente'))}. Bens: "
            f"{rng.choice(('deixou', 'não deixou'))}. Testamento: não se sabe."
        ),
        f"11. Filhos: {' e '.join(folk.new_name(rng, sex, 1985) for sex in rng.choice(('M', 'FM', 'FF')))}.",
        f"12. Eleitor: {rng.choice(('sim', 'não', 'ignorado'))}.",
    ]


def _items_of_person(rng: Random, death: acts.Death, books: told.Books) -> list[str]:
    facts, father = books.facts, told.father(books.facts, death)
    mother = told.mother(facts, death)
    age = facts.note("idade", str(death.age), f"{death.age} anos")
    native = facts.town("naturalidade", death.native, f"{death.native.name} ({death.native.state})")
    cpf = noting.cpf(facts, "cpf_falecido", death.cpf) if rng.random() < 0.6 else "não apresentado"
    parents = f"{father} e {mother}" if father else f"{mother}; pai não declarado"
    return [
        (
            f"4. Sexo {told.sex(facts, death)}, {age}, {_state(facts, death)}, {death.trade}, natural de "
            f"{native}. CPF: {cpf}."
        ),
        f"5. Pais: {parents}.",
        f"6. Último endereço: {facts.note('residencia', death.home)}.",
    ]
