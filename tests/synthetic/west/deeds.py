"""Deeds of Piauí in the seventies, Goiás, Rondônia, Pernambuco and Amazonas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west import faces, folk, parts, shown
from tests.synthetic.west.voices import Voice, company

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.south.folk import Citizen


def _volume(facts: Facts, rng: Random) -> tuple[str, str]:
    """Return book and leaf."""
    livro = facts.note("livro", str(rng.randint(9, 410)))
    return livro, facts.note("folha", str(rng.randint(1, 199)))


def _told(facts: Facts, prefix: str, people: tuple[Citizen, ...]) -> list[Voice]:
    return [Voice(facts, prefix, number, one) for number, one in enumerate(people, start=1)]


def _everybody(voices: list[Voice], write: Callable[[Voice], str], joint: str = " e ") -> str:
    return joint.join(write(one) for one in voices)


def _property(facts: Facts, rng: Random) -> tuple[str, str]:
    """Return the number of a matrícula and its national code."""
    number = rng.randint(300, 70_000)
    return facts.property_number(number), facts.cnm(numbers.new_cnm(rng, number))


def _officer(facts: Facts, rng: Random) -> str:
    return facts.note("oficial", folk.new_name(rng, rng.choice("MF")))


def sale(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed first copy of Piauí in one paragraph, paid in cruzeiros."""
    facts, town = Facts(), folk.new_town(rng, "PI")
    livro, folha = _volume(facts, rng)
    letters: list[parts.Head] = [
        (facts.note("oficio", "Cartório do 1º Ofício de Notas").upper(), 12, True),
        (f"{facts.town('municipio_registro', town, town.name)} - Piauí", 11, False),
        (f"LIVRO {livro} FÔLHAS {folha} PRIMEIRO TRASLADO", 10, False),
    ]
    face = faces.PORTABLE
    style = Style(face, 10.5, leading=1.7, left=30, right=190, indent=12)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=30, align="left"), colour=colour)
    when = folk.new_day(rng, 1968, 1979)
    day = noted.day(facts, when, shown.clerical(when), "data_escritura")
    kind = facts.note("especie", "compra e venda", "venda e compra")
    officer = _officer(facts, rng)

    def write(one: Voice) -> str:
        return f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, CPF {one.cpf(without_dots=True)}"

    sellers = _everybody(_told(facts, "outorgante", folk.new_couple(rng, town)), write)
    buyers = _everybody(_told(facts, "outorgado", (folk.new_citizen(rng, town=town),)), write)
    money = noted.money(facts, rng.randint(20, 900) * 100_000, "valor_negocio", currency=notes.CRUZEIRO)
    paid = facts.note("forma_pagamento", "em dinheiro de contado")
    paper.paragraph(
        f"Escritura de {kind} que fazem as partes adiante, na forma abaixo. SAIBAM os que a presente "
        "virem que, "
        f"sendo aos {day}, nesta cidade, perante mim, {officer}, Tabelião, presentes se acharam, de "
        "uma parte, "
        f"como vendedores, {sellers}, e, de outra parte, como comprador, {buyers}, todos meus conhecidos. E "
        "logo pelos primeiros me foi dito que são senhores de uma casa de morada na "
        f"{folk.new_street(rng)}, e "
        f"que a vendem, como de fato vendida têm, pelo preço de {money}, que confessam receber {paid}, dando "
        "plena quitação e transferindo posse e domínio. Assim o disseram e me pediram esta, que lida "
        "assinam."
    )
    parts.sign_at(paper, [officer, "Tabelião Vitalício"], middle=120)
    return paper.pages, facts


def gift(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a deed of Goiás in numbered sections: parents give and keep the use for life."""
    facts, town = Facts(), folk.new_town(rng, "GO")
    kind = facts.note("especie", "doação", "DOAÇÃO")
    letters: list[parts.Head] = [
        (facts.note("oficio", "Tabelionato 2º de Notas"), 13, True),
        (facts.town("municipio_registro", town, f"{town.name} - Goiás - {town.state}"), 10, False),
        (f"ESCRITURA PÚBLICA DE {kind} COM RESERVA DE USUFRUTO", 12, True),
    ]
    style = Style(faces.WIDE, 10.5, leading=1.5, left=24, right=190)
    paper = Paper(dpi, rng, style, parts.headed(faces.WIDE, letters, arms=18), colour=colour)
    livro, folha = _volume(facts, rng)
    when = folk.new_day(rng, 1996, 2008)
    day = noted.day(facts, when, words.date_with_month(when), "data_escritura")
    givers = _told(facts, "outorgante", folk.new_couple(rng, town))
    takers = _told(
        facts, "outorgado", tuple(folk.new_citizen(rng, town=town) for _ in range(rng.choice((1, 2))))
    )

    def write(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, "
            f"{one.by_sex('portador', 'portadora')} "
            f"do RG nº {one.rg()} e do CPF nº {one.cpf()}"
        )

    paper.paragraph(f"Livro {livro}, página {folha}. Ato praticado a {day}.")
    paper.paragraph(f"1. DOADORES: {_everybody(givers, write, '; ')}.")
    paper.paragraph(f"2. DONATÁRIOS: {_everybody(takers, write, '; ')}.")
    matricula, cnm = _property(facts, rng)
    cents = rng.randint(40, 990) * 100_000
    paper.paragraph(
        f"3. OBJETO: lote com benfeitorias na {folk.new_street(rng)}, matriculado sob nº {matricula} "
        f"(CNM {cnm})."
    )
    money = noted.money(facts, cents, "valor_negocio")
    duty = noted.money(facts, cents // 25, "valor_imposto", pattern="{digits}")
    tax = facts.note("imposto", "ITCMD", "ITCD")
    paper.paragraph(
        f"4. LIBERALIDADE: os doadores, por sua livre vontade, doam o bem aos donatários, que o aceitam, e "
        f"guardam para si o usufruto enquanto viverem. Estimam a doação em {money}."
    )
    paper.paragraph(f"5. TRIBUTO: recolhido o {tax}, na quantia de {duty}, por guia arquivada.")
    parts.sign_at(paper, [_officer(facts, rng), "Tabeliã Substituta"], middle=108)
    return paper.pages, facts


def swap(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a swap of Rondônia in two columns, between a firm and a person."""
    facts, town = Facts(), folk.new_town(rng, "RO")
    kind = facts.note("especie", "permuta", "PERMUTA DE IMÓVEIS")
    letters: list[parts.Head] = [
        (f"{facts.note('oficio', 'Serventia de Notas do 1º Ofício')}", 12, True),
        (facts.town("municipio_registro", town, f"{town.name}, Rondônia - {town.state}"), 10, False),
        (kind, 14, True),
    ]
    style = Style(faces.PLAIN, 9.5, leading=1.45, left=18, right=192, bottom=112, columns=2)
    paper = Paper(dpi, rng, style, parts.headed(faces.PLAIN, letters), colour=colour)
    livro, folha = _volume(facts, rng)
    when = folk.new_day(rng, 2003, 2015)
    day = noted.day(facts, when, words.date_with_month(when), "data_escritura")
    firm, cnpj = company(facts, "outorgante", 1, folk.new_firm(rng, town))
    other = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town=town, state=0))
    paper.paragraph(f"Livro nº {livro} Folha nº {folha}")
    paper.paragraph(
        f"Em {day} compareceram ao cartório as partes a seguir, que entre si trocam bens imóveis."
    )
    paper.paragraph(
        f"PRIMEIRA PERMUTANTE: {firm}, sociedade com CNPJ {cnpj}, neste ato por seu administrador."
    )
    paper.paragraph(
        f"SEGUNDO(A) PERMUTANTE: {other.name()}, {other.nation()}, {other.state()}, {other.trade()}, RG "
        f"{other.rg()}, CPF {other.cpf()}."
    )
    matricula, cnm = _property(facts, rng)
    paper.paragraph(f"A primeira entrega o imóvel da matrícula {matricula}, de código nacional {cnm}.")
    second = facts.property_number(rng.randint(300, 70_000))
    cents = rng.randint(40, 990) * 100_000
    paper.paragraph(f"Em troca recebe o imóvel da matrícula {second}, livre de qualquer ônus.")
    paper.paragraph(f"Às duas partes da troca se dá o valor de {noted.money(facts, cents, 'valor_negocio')}.")
    duty = noted.money(facts, cents // 50, "valor_imposto", pattern="{digits}")
    paper.paragraph(
        f"Imposto pago: {facts.note('imposto', 'ITBI')}, {duty}. Lida e achada conforme, assinam."
    )
    officer = _officer(facts, rng)
    paper.paragraph(f"Eu, {officer}, Notário, a subscrevo.")
    paper.sign([(officer, "")])
    return paper.pages, facts


def estate(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a partition of Pernambuco among the heirs of somebody, with a table of what each one takes."""
    facts, town = Facts(), folk.new_town(rng, "PE")
    kind = facts.note("especie", "inventário e partilha", "Inventário Extrajudicial e Partilha")
    letters: list[parts.Head] = [
        (facts.note("oficio", "3º Serviço Notarial"), 13, True),
        (facts.town("municipio_registro", town, town.short), 10, False),
    ]
    style = Style(faces.TIMES, 11.5, leading=1.45, left=26, right=188)
    paper = Paper(dpi, rng, style, parts.headed(faces.TIMES, letters, x=188, align="right"), colour=colour)
    livro, folha = _volume(facts, rng)
    when = folk.new_day(rng, 2012, 2022)
    day = noted.day(facts, when, shown.all_in_words(when), "data_escritura")
    died = folk.later(rng, when, -900, -40)
    dead = folk.new_citizen(rng, town=town, state=2)
    heirs = _told(facts, "outorgante", tuple(folk.new_citizen(rng) for _ in range(rng.choice((2, 3)))))
    paper.paragraph(f"{kind} - Livro {livro} - Fls. {folha}", bold=True)
    paper.paragraph(
        f"Compareceram em {day} os herdeiros: "
        + _everybody(
            heirs,
            lambda one: (
                f"{one.name()}, {one.trade()}, {one.state()}, {one.nation()}, identidade {one.rg()}, "
                f"CPF {one.cpf()}"
            ),
            "; ",
        )
        + ", assistidos por advogado comum."
    )
    left = f"{dead.name.upper()}, CPF {noted.cpf(facts, dead.cpf)}"
    gone = noted.day(facts, died, shown.slashed(died))
    matricula, cnm = _property(facts, rng)
    paper.paragraph(
        f"Da herança: faleceu em {gone}, sem testamento, {left}. Ficou um único bem, o imóvel de matrícula "
        f"{matricula}, CNM {cnm}."
    )
    share = rng.randint(30, 400) * 100_000
    shares = [
        (one.name(str), f"1/{len(heirs)}", noted.money(facts, share, pattern="{digits}")) for one in heirs
    ]
    rows = [("Herdeiro", "Fração", "Quinhão"), *shares]
    paper.table([0.5, 0.2, 0.3], rows)
    total = noted.money(facts, share * len(heirs), "valor_negocio")
    duty = noted.money(facts, share * len(heirs) // 50, "valor_imposto", pattern="{digits}")
    paper.paragraph(
        f"Monte partível de {total}. {facts.note('imposto', 'ITCMD', 'ICD/ITCMD')} quitado: {duty}."
    )
    parts.sign_at(paper, [_officer(facts, rng), "Notário"], middle=70)
    return paper.pages, facts


def union(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a couple's declaration of Amazonas, with bold captions for each companion."""
    facts, town = Facts(), folk.new_town(rng, "AM")
    kind = facts.note("especie", "união estável", "UNIÃO ESTÁVEL")
    letters: list[parts.Head] = [
        (facts.note("oficio", "Cartório do 5º Ofício de Notas"), 12, True),
        (facts.town("municipio_registro", town, f"{town.name}/AM"), 10, False),
        (f"ESCRITURA DECLARATÓRIA DE {kind}", 13, True),
    ]
    style = Style(faces.ROUND, 10, leading=1.55, left=24, right=190)
    paper = Paper(dpi, rng, style, parts.headed(faces.ROUND, letters, arms=18), colour=colour)
    livro, folha = _volume(facts, rng)
    when = folk.new_day(rng, 2011, 2023)
    since = folk.later(rng, when, -5000, -400)
    day = noted.day(facts, when, shown.slashed(when), "data_escritura")
    value = Words(faces.ROUND, 10)
    parts.captioned(paper, [("Livro:", livro), ("Folhas:", folha), ("Data:", day)], value=value)
    for one in _told(
        facts, "outorgante", (folk.new_citizen(rng, "M", state=3), folk.new_citizen(rng, "F", state=0))
    ):
        title = one.by_sex("COMPANHEIRO:", "COMPANHEIRA:")
        text = f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, RG {one.rg()}, CPF {one.cpf()}."
        parts.captioned(paper, [(title, text)], value=value)
    began = noted.day(facts, since, shown.slashed(since))
    paper.flow.space(1)
    paper.paragraph(
        f"Declaram, sob as penas da lei, que vivem como se casados fossem desde {began}, em "
        "convivência pública "
        f"e contínua, com o fim de manter família, e que aos seus bens se aplica a comunhão parcial."
    )
    stock.signed(paper, [_officer(facts, rng), "Tabelião"], left=68)
    return paper.pages, facts
