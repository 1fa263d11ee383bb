"""Matrículas of Paraná in the seventies, São Paulo, Goiás, Bahia and the frontier of Mato Grosso do Sul."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import faces, folk, forms, land, land_voices, telling
from tests.synthetic.inland.panels import Panels
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import stock

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.west.voices import Voice


def margin_card(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed card of Paraná: codes in the margin, each act in the captions of the law."""
    facts, estate = Facts(), land.new_estate(rng, "PR", 1976, 1983, "hipoteca")
    town, face = estate.town, faces.CARBON
    number, livro = facts.property_number(estate.number), facts.note("livro", "2")
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "Cartório do Registro Geral de Imóveis").upper(), 12, True),
            (
                f"Comarca de {facts.town('municipio_registro', town, f'{town.name} - Estado do Paraná')}",
                10,
                False,
            ),
            (
                f"MATRÍCULA {number} - LIVRO {livro} - FICHA {facts.note('ficha', '1', '001')}",
                11,
                False,
            ),
        ],
        rule=(16, 194),
    )
    style = Style(face, 9.5, leading=1.45, left=48, right=194)
    paper = Paper(dpi, rng, style, head, colour=colour)
    farm = rng.choice(("Fazenda Santa Lúcia", "Sítio Três Barras", "Fazenda Pinhal", "Chácara Bom Retiro"))
    kind = facts.note("tipo_imovel", "rural", "IMÓVEL RURAL")

    def told(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, C.I. {one.rg()} e CPF "
            f"{one.cpf(without_dots=True)}"
        )

    side = [number, telling.hyphened(estate.opened)]
    land.opened(facts, estate, telling.hyphened)
    stock.aside(
        paper,
        16,
        28,
        side,
        f"{kind}: Lote de terras nº {facts.note('lote', str(rng.randint(2, 190)))} da Gleba Ribeirão Claro, "
        f"denominado {facts.note('denominacao', farm)}, com {land.hectares(facts, rng, '{} hectares')}, "
        "divisando com "
        f"{folk.new_name(rng, 'M')} e {folk.new_name(rng, 'F')}. Cadastro do INCRA nº "
        f"{land.ccir(facts, rng)}. TITULARES DO DOMÍNIO: {land.owners(facts, estate, told, ' e s/m ')}. "
        f"PROCEDÊNCIA: {land.transcription(facts, rng, estate)}. Dou fé.",
    )
    for act in estate.acts:
        entry = land.Entry(facts, act)
        code, day = entry.code("{letter}-{place}"), entry.day(telling.hyphened)
        stock.aside(paper, 16, 28, [code, day], land_voices.by_the_law(rng, entry, town.name))
    forms.signed(paper, [estate.officer, "Oficial"], left=110)
    return paper.pages, facts


def two_boxes(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed leaf of São Paulo: boxes for matrícula and ficha, signed act by act."""
    facts, estate = Facts(), land.new_estate(rng, "SP", 1984, 1991, "hipoteca")
    town, face = estate.town, faces.TIGHT
    number = facts.property_number(estate.number)
    office = facts.note("oficio", "2ª Circunscrição Imobiliária")
    seat = facts.town("municipio_registro", town, f"{town.name} - SP")
    ficha, livro = facts.note("ficha", "1", "01"), facts.note("livro", "2")

    def head(canvas: Canvas, page: int) -> float:
        leaf = ficha if page == 1 else "01 v" if page == 2 else f"{(page + 1) // 2:02d}"
        canvas.text(60, 20, "matrícula", face, 8, ink=GREY)
        canvas.frame(58, 22, 88, 32)
        canvas.text(73, 29, number, face, 13, bold=True, align="middle")
        canvas.text(94, 20, "ficha", face, 8, ink=GREY)
        canvas.frame(92, 22, 112, 32)
        canvas.text(102, 29, leaf, face, 12, bold=True, align="middle")
        canvas.text(190, 22, f"LIVRO Nº {livro} - REGISTRO GERAL", face, 11, bold=True, align="right")
        canvas.text(190, 27, office, face, 10, align="right")
        canvas.text(190, 32, seat, face, 10, align="right")
        return 40

    style = Style(face, 11, leading=1.4, left=58, right=190)
    paper = Paper(dpi, rng, style, head, colour=colour)
    kind = facts.note("tipo_imovel", "urbano", rng.choice(("UMA CASA DE MORADA", "UM TERRENO URBANO")))
    street = facts.note("logradouro", folk.new_street(rng))
    paper.paragraph(
        f"IMÓVEL: {kind} com frente para a {street}, nesta cidade, medindo 10,00 metros de frente por 25,00 "
        f"da frente aos fundos, encerrando {land.metres(facts, rng, '{} metros quadrados')}. Contribuinte: "
        f"{land.cadastre(facts, rng)}."
    )

    def told(one: Voice) -> str:
        return f"{one.name()}, {one.trade()}, RG {one.rg()}, CPF {one.cpf()}, {one.nation()}, {one.state()}"

    paper.paragraph(f"PROPRIETÁRIOS: {land.owners(facts, estate, told, ', e ')}, moradores nesta cidade.")
    paper.paragraph(f"REGISTRO ANTERIOR: {land.earlier(facts, estate, 'M. {} deste cartório')}.")
    paper.paragraph(f"{town.name}, {land.opened(facts, estate, telling.long)}.")
    forms.signed(paper, [f"{estate.officer}, Oficial Maior"], left=118)
    for act in estate.acts:
        entry = land.Entry(facts, act)
        paper.caption(f"{entry.code('{letter}.{place}')}, em {entry.day(telling.long)}.")
        paper.paragraph(land_voices.narrated(rng, entry))
    forms.signed(paper, [f"{estate.officer}, Oficial Maior"], left=118)
    return paper.pages, facts


def certified(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Goiás of a whole matrícula: acts between dashes, their number after the code."""
    facts, estate = Facts(), land.new_estate(rng, "GO", 2003, 2011, "alienação fiduciária")
    town, face = estate.town, faces.SLAB
    number = facts.property_number(estate.number)
    head = forms.letterhead(
        Words(face, 11),
        [
            ("CERTIDÃO DE MATRÍCULA", 14, True),
            (facts.note("oficio", "Cartório do 1º Registro de Imóveis e Anexos"), 11, False),
            (facts.town("municipio_registro", town, f"{town.name} - Goiás"), 10, False),
        ],
        arms=(32, 24),
        rule=(24, 186),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=24, right=186), head, colour=colour)
    ficha, livro = facts.note("ficha", "1", "01F"), facts.note("livro", "2")
    kind = facts.note("tipo_imovel", "urbano", "lote urbano")
    paper.paragraph(
        f"CERTIFICA, a requerimento verbal, que revendo o Livro {livro} de Registro Geral, ficha {ficha}, "
        f"encontrou a matrícula nº {number}, de {land.opened(facts, estate, telling.slashed)}, do seguinte "
        f"teor: Um {kind} de nº {facts.note('lote', str(rng.randint(1, 44)))}, quadra "
        f"{facts.note('quadra', str(rng.randint(1, 70)))}, na "
        f"{facts.note('logradouro', folk.new_street(rng))}, com área de {land.metres(facts, rng, '{}m2')}."
    )

    def told(one: Voice) -> str:
        who = f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}"
        return f"{who}, CI nº {one.rg()}, CPF nº {one.cpf()}"

    paper.paragraph(
        f"PROPRIETÁRIO(S): {land.owners(facts, estate, told)}. TÍTULO AQUISITIVO: "
        f"{land.earlier(facts, estate, 'matrícula {} desta serventia')}."
    )
    for act in estate.acts:
        entry = land.Entry(facts, act)
        code = entry.code("{letter}{place}")
        paper.paragraph(
            f"{code}-{number} - {town.name}, {entry.day(telling.long)} - {land_voices.dashed(rng, entry)}"
        )
    issued = folk.later(rng, estate.acts[-1].day, 20, 900)
    day = facts.note("data", issued.isoformat(), telling.long(issued))
    paper.paragraph(f"Era o que continha. O referido é verdade e dou fé. {town.name}, {day}.")
    forms.signed(paper, [estate.officer, "Suboficial"], left=70, seal=True)
    return paper.pages, facts


def act_cards(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic matrícula of Bahia, whose acts are cards with captions over their values."""
    facts, estate = Facts(), land.new_estate(rng, "BA", 2012, 2018, "alienação fiduciária")
    town, face = estate.town, faces.SCREEN
    number = facts.property_number(estate.number)
    office = facts.note("oficio", "Registro de Imóveis e Hipotecas do 1º Ofício")
    head = forms.letterhead(
        Words(face, 10),
        [
            (office, 12, True),
            (facts.town("municipio_registro", town, f"{town.name}/BA"), 9, False),
        ],
        x=16,
        align="left",
        rule=(16, 194),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.45, left=16, right=194), head, colour=colour)
    panels = Panels(paper)
    farm = rng.choice(("Fazenda Boa Sorte", "Fazenda Lagoa do Mato", "Sítio Umburana"))
    kind = facts.note("tipo_imovel", "rural", "Rural")
    cnm = facts.cnm(numbers.new_cnm(rng, estate.number))
    rows: list[list[forms.Told]] = [
        [
            ("Matrícula:", number, 1),
            ("Código nacional:", cnm, 1.6),
            ("Livro:", facts.note("livro", "2"), 0.5),
            ("Ficha:", facts.note("ficha", "1"), 0.5),
            ("Abertura:", land.opened(facts, estate, telling.slashed), 1),
        ],
        [
            ("Tipo:", kind, 0.6),
            ("Denominação:", facts.note("denominacao", farm), 1.5),
            ("Área:", land.hectares(facts, rng), 1),
            ("CCIR/INCRA:", land.ccir(facts, rng), 1.2),
        ],
        [("Origem:", land.earlier(facts, estate, "Matrícula {}, do mesmo Ofício"), 1)],
    ]

    def told(one: Voice) -> str:
        return (
            f"{one.name(str)} ({one.nation()}, {one.state()}, {one.trade()}, RG {one.rg()}, CPF {one.cpf()})"
        )

    rows.append([("Titularidade:", land.owners(facts, estate, told, "; "), 1)])
    panels.section("IDENTIFICAÇÃO DO IMÓVEL", rows)
    for act in estate.acts:
        entry = land.Entry(facts, act)
        code = entry.code("{letter}.{place}")
        panels.section(f"{code} - {entry.kind(act.kind.upper())}", land_voices.card(rng, entry))
    forms.fine_print(
        paper,
        [f"Visualização assinada por {estate.officer}. Não vale como certidão.", "Leia o código ao lado."],
        points=8,
        code=True,
    )
    return paper.pages, facts


def estancia(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a matrix printer's sheet of the frontier; the sums are spelt, the day ends each act."""
    facts, estate = Facts(), land.new_estate(rng, "MS", 1994, 1999, "hipoteca")
    town, face = estate.town, faces.TERMINAL
    number = facts.property_number(estate.number)
    ficha = facts.note("ficha", "1", "01")
    head = forms.letterhead(
        Words(face, 9.5),
        [
            (
                f"{facts.note('oficio', 'Serviço Registral Imobiliário da 1ª Circunscrição').upper()}",
                10,
                False,
            ),
            (facts.town("municipio_registro", town, f"{town.name} - {town.state}"), 10, False),
            (f"FICHA {ficha} DA MATRICULA {number} DO LIVRO {facts.note('livro', '2')}", 10, True),
        ],
        x=22,
        align="left",
    )
    paper = Paper(dpi, rng, Style(face, 9, leading=1.55, left=22, right=192), head, colour=colour)
    farm = rng.choice(("Estância Cerro Corá", "Fazenda Piquiri", "Fazenda Estrela do Sul"))
    kind = facts.note("tipo_imovel", "rural", "GLEBA RURAL")

    def told(one: Voice) -> str:
        return f"{one.name()}, {one.trade()}, {one.state()}, {one.nation()}, CPF {one.cpf()}"

    paper.paragraph(
        f"{kind} com {land.hectares(facts, rng, '{}ha')}, conhecida por {facts.note('denominacao', farm)}, "
        f"INCRA {land.ccir(facts, rng)}. PERTENCENTE A: {land.owners(facts, estate, told)}. HAVIDA PELA: "
        f"{land.earlier(facts, estate, 'Matrícula {} deste Serviço')}. {town.name}, "
        f"{land.opened(facts, estate, telling.stopped)}."
    )
    for act in estate.acts:
        entry = land.Entry(facts, act)
        code = entry.code("{letter}/{place}")
        paper.paragraph(
            f"{code} (Prot. {entry.protocol()}): {land_voices.spelt(rng, entry)} "
            f"{entry.day(telling.stopped)}."
        )
    forms.signed(paper, [estate.officer, "Registrador Substituto"], left=24)
    return paper.pages, facts
