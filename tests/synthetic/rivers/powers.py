"""Powers of attorney of the rivers: a typed public one, one under captions, one to a lawyer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import telling as inland
from tests.synthetic.paper import Paper, Style
from tests.synthetic.rivers import deeds, faces, folk, look, telling
from tests.synthetic.rivers.telling import Party, by_count, company, parties

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town

_TRADE = (
    *("gerir e administrar todos os seus negócios e bens nesta praça", "comprar e vender mercadorias"),
    *(
        "receber e dar quitação",
        "abrir e movimentar contas no Banco do Brasil",
        "assinar recibos e contratos",
    ),
    *("pagar impostos e reclamar dos indevidos", "representá-lo perante a Capitania dos Portos"),
)
_HOUSE = (
    *(
        "vender, pelo preço e condições que ajustar, o imóvel de sua propriedade",
        "assinar a escritura pública",
    ),
    *("receber o preço e dar quitação", "transmitir posse, domínio, direito e ação", "apresentar certidões"),
    *("representar perante o Registro de Imóveis e a Prefeitura Municipal", "responder pela evicção"),
)
_COURT = (
    (
        "os da cláusula ad judicia et extra, para o foro em geral, podendo propor e contestar ações, "
        "transigir, desistir, receber e dar quitação, firmar compromissos e substabelecer"
    ),
    (
        "os contidos na cláusula ad judicia, em qualquer juízo, instância ou tribunal, e ainda os especiais "
        "para acordar, discordar, confessar, renunciar e levantar alvarás"
    ),
)


def _given(facts: Facts, when: date, tell: telling.Tell) -> str:
    return telling.day(facts, when, tell, "data_procuracao")


def typed_public(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed public power of Pará: who gives stands in the title, what may be done near the end."""
    facts, town, face = Facts(), folk.new_town(rng, "PA"), faces.ROUND_TYPE
    book, leaf = telling.volume(facts, rng)
    name, seat = deeds.office(facts, "Cartório do Único Ofício", town, f"{town.name} - Pará")
    lines = [
        ("REPÚBLICA FEDERATIVA DO BRASIL", 10, False),
        (name.upper(), 13, True),
        (seat, 10, False),
        (f"LIVRO {book}    FLS. {leaf}", 10, False),
    ]
    head = look.head(Words(face, 11), lines, top=14)
    paper = Paper(dpi, rng, Style(face, 11, leading=1.75, left=30, right=188), head, colour=colour)
    when = folk.new_day(rng, 1971, 1984)
    giver = Party(facts, "outorgante", 1, folk.new_person(rng, town, "M", year=when.year))
    taker = Party(facts, "outorgado", 1, folk.new_person(rng, town, year=when.year))
    officer = deeds.notary(facts, rng, "M")
    day = _given(facts, when, inland.year_first)
    named = taker.by_sex("seu bastante procurador o senhor", "sua bastante procuradora a senhora")
    powers = facts.note("poderes", ", ".join(rng.sample(_TRADE, 4)))
    paper.paragraph(f"PROCURAÇÃO BASTANTE QUE FAZ: {giver.name()}", bold=True)
    paper.paragraph(
        f"S A I B A M os que este público instrumento de procuração virem que, no ano de {day}, nesta cidade "
        f"de {town.name}, em cartório, compareceu como outorgante o senhor {_typed(giver)}, meu conhecido e "
        "das duas testemunhas abaixo assinadas, do que dou fé; perante as quais por ele me foi dito que "
        f"nomeava e constituía {named} {_typed(taker)}, a quem confere poderes para {powers}, podendo ainda "
        "substabelecer. Assim o disse, lhe li, aceitou e assina com as testemunhas "
        f"{folk.new_name(rng, 'M')} e {folk.new_name(rng, 'F')}. Eu, {officer}, tabelião, a datilografei e "
        "subscrevo."
    )
    look.hands(paper, [(officer, "Tabelião")], columns=1)
    return paper.pages, facts


def _typed(one: Party) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, "
        f"{one.by_sex('domiciliado', 'domiciliada')} à {one.one.home}, Identidade {one.rg()}, C.P.F. "
        f"{one.cpf()}"
    )


def captioned(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's public power of Santa Catarina: each part behind a bold caption, the day in its box."""
    facts, town, face = Facts(), folk.new_town(rng, "SC"), faces.SCREEN
    book, leaf = telling.volume(facts, rng, suffix="-P")
    name, seat = deeds.office(facts, "Tabelionato de Notas e Protestos", town, f"{town.name}/SC")
    reached = f"cartorio@{_address(town)}.com.br - (47) 3{rng.randint(300, 399)}-{rng.randint(1000, 9999)}"
    lines = [(name, 13, True), (seat, 10, False), (reached, 8, False), ("PROCURAÇÃO PÚBLICA", 15, True)]
    head = look.head(Words(face, 10), lines, top=12, rule=(20, 190))
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=20, right=190), head, colour=colour)
    when = folk.new_day(rng, 2011, 2025)
    cells = [
        ("Livro", book, 1.0),
        ("Folha", str(leaf), 1.0),
        ("Protocolo", str(rng.randint(1000, 60_000)), 1.2),
        ("Data", _given(facts, when, inland.slashed), 1.2),
    ]
    paper.cells(cells, label_face=face)
    paper.flow.space(0.8)
    looks = (Words(face, 10), Words(face, 10, bold=True))
    for text in _captioned(rng, facts, town, when):
        look.marked(paper, text, *looks, gap=0.6)
    officer = deeds.notary(facts, rng)
    fee = telling.money(facts, rng.randint(4_000, 12_000), pattern="{digits}")
    look.marked(paper, f"*Lavrada por:* {folk.new_name(rng, 'F')}, escrevente notarial.", *looks)
    look.hands(paper, [(officer, "Tabelião(ã)")], columns=1)
    small = [f"Emolumentos: {fee} + selo.", "Selo Digital de Fiscalização - Normal"]
    look.foot(paper, small, Words(face, 8, ink=GREY), coded=True)
    return paper.pages, facts


def _address(town: Town) -> str:
    return "".join(letter for letter in town.name.lower() if letter.isascii() and letter.isalpha())


def _captioned(rng: Random, facts: Facts, town: Town, when: date) -> list[str]:
    count = rng.choice((1, 1, 2))
    people = folk.new_couple(rng, town) if count == 2 else (folk.new_person(rng, town),)
    givers = parties(facts, "outorgante", people)
    taker = Party(facts, "outorgado", 1, folk.new_person(rng, town))
    powers = facts.note("poderes", ", ".join(rng.sample(_HOUSE, 4)))
    return [
        f"*{by_count(givers, 'OUTORGANTE', 'OUTORGANTES')}:* {'; e '.join(map(_today, givers))}.",
        f"*{taker.by_sex('OUTORGADO', 'OUTORGADA')}:* {_today(taker)}.",
        f"*PODERES:* {powers}.",
        f"*PRAZO:* {_term(rng, facts, when)}.",
        (
            "*IDENTIFICAÇÃO:* os presentes foram identificados por mim à vista dos documentos apresentados. "
            "A qualificação da parte nomeada e a descrição do objeto foram declaradas por quem outorga, que "
            "por elas responde civil e criminalmente."
        ),
    ]


def _today(one: Party) -> str:
    return (
        f"*{one.name()},* {one.nation()}, {one.trade()}, {one.state()}, {one.by_sex('inscrito', 'inscrita')} "
        f"no CPF nº {one.cpf()}, RG nº {one.rg()} SSP/SC, residente e "
        f"{one.by_sex('domiciliado', 'domiciliada')} na {one.one.home}, {one.one.town.name}/SC"
    )


def _term(rng: Random, facts: Facts, when: date) -> str:
    if rng.random() < 0.35:
        return facts.note("validade", "indeterminado", "por prazo indeterminado")
    last = when + timedelta(days=rng.choice((180, 365, 730)))
    return f"válida até {telling.day(facts, last, inland.slashed, 'validade')}"


def to_a_lawyer(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a lawyer's own sheet of Minas Gerais: a person or a firm gives the powers of the courts."""
    facts, town, face = Facts(), folk.new_town(rng, "MG"), faces.ROMAN
    one = folk.new_person(rng, town)
    lawyer = Party(facts, "outorgado", 1, replace(one, trade=one.by_sex("advogado", "advogada")))
    lines = [
        (f"{folk.family_of(lawyer.one.name).upper()} ADVOCACIA", 15, True),
        ("Cível - Família - Trabalhista", 10, False),
    ]
    head = look.head(Words(face, 11), lines, top=14, x=25, align="left", rule=(25, 188))
    paper = Paper(dpi, rng, Style(face, 12, leading=1.6, left=25, right=188), head, colour=colour)
    paper.heading("PROCURAÇÃO", 16)
    looks = (Words(face, 12), Words(face, 12, bold=True))
    when, name = folk.new_day(rng, 1998, 2019), _client(rng, facts, town)
    bar = f"OAB/MG sob o nº {rng.randint(41, 190)}.{rng.randint(100, 999)}"
    powers = facts.note("poderes", rng.choice(_COURT))
    for text in (
        f"*Outorgante:* {name[1]}",
        (
            f"*{lawyer.by_sex('Outorgado', 'Outorgada')}:* {lawyer.name()}, {lawyer.nation()}, "
            f"{lawyer.state()}, {lawyer.trade()}, {lawyer.by_sex('inscrito', 'inscrita')} na {bar}, CPF "
            f"{lawyer.cpf()}, com escritório na {lawyer.one.home}, {town.name} - MG."
        ),
        f"*Poderes:* {powers}.",
    ):
        look.marked(paper, text, *looks, leading=1.6, gap=0.8)
    paper.paragraph(f"{town.name}, {_given(facts, when, inland.long)}.", gap=1)
    look.hands(paper, [(name[0], "")], columns=1)
    look.foot(paper, [lawyer.one.home, f"{town.name} - Minas Gerais"], Words(face, 9, ink=GREY))
    return paper.pages, facts


def _client(rng: Random, facts: Facts, town: Town) -> tuple[str, str]:
    """Return the name that signs and how the client is told."""
    if rng.random() < 0.4:
        firm = folk.new_firm(rng, town, ("Laticínios", "Transportes", "Materiais de Construção", "Granitos"))
        name, cnpj = company(facts, "outorgante", 1, firm)
        chief = folk.new_name(rng, "M")
        told = (
            f"{name}, pessoa jurídica de direito privado, CNPJ {cnpj}, com sede na {firm.home}, {town.name} "
            f"- MG, neste ato representada por seu sócio-gerente {chief}."
        )
        return name, told
    one = Party(facts, "outorgante", 1, folk.new_person(rng, town))
    told = (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, CI {one.rg()}, CPF {one.cpf()}, "
        f"residente na {one.one.home}, nesta cidade."
    )
    return one.one.name, told
