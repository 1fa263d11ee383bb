"""Matrículas of Mato Grosso, Ceará, Minas Gerais and Pará."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, sheets, words
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted
from tests.synthetic.west import faces, folk, land, parts, shown
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.south.folk import Citizen


def run_in(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed ficha of the cattle country, whose acts run on one behind the other."""
    facts, estate = Facts(), land.new_estate(rng, "MT", 1976, 1982, "hipoteca")
    town = estate.town
    face = faces.ELECTRIC
    number = facts.property_number(estate.number)
    letters: list[parts.Head] = [
        (facts.note("oficio", "Cartório do 1º Serviço Registral").upper(), 12, True),
        (f"{facts.town('municipio_registro', town, town.name)} - Estado de Mato Grosso", 10, False),
        (
            (
                f"LIVRO Nº {facts.note('livro', '2')} REGISTRO GERAL FICHA {facts.note('ficha', '1', '01')} "
                f"MATRÍCULA {number}"
            ),
            10,
            True,
        ),
    ]
    style = Style(face, 9.5, leading=1.5, left=22, right=192)
    paper = Paper(dpi, rng, style, parts.headed(face, letters), colour=colour)
    opened = noted.day(facts, estate.opened, words.date_with_month(estate.opened), "data_abertura")
    kind = facts.note("tipo_imovel", "rural", "Gleba de terras pastais e lavradias")
    name = facts.note(
        "denominacao", rng.choice(("Fazenda Três Marias", "Fazenda Água Limpa", "Sítio Bocaina"))
    )
    hectares = f"{rng.randint(48, 2900)},{rng.randint(0, 9999):04d}"
    area = facts.note("area", f"{notes.decimal(hectares)} ha", f"{hectares} ha")
    ccir = facts.note("ccir", "".join(str(rng.randrange(10)) for _ in range(13)))
    paper.paragraph(
        f"{kind}, neste município, com a área de {area}, que leva o nome de {name}, dentro das seguintes "
        "confrontações: ao norte, com o córrego Fundo; ao sul, com terras devolutas; ao nascente e "
        "ao poente, "
        f"com sucessores de {folk.new_name(rng, 'M')}. INCRA: {ccir}. DONOS: {_owners(facts, estate)}. "
        f"ORIGEM: {_origin(facts, rng, estate)}. Dou fé. {town.name}, {opened}."
    )
    told = [_run_in_act(land.Entry(facts, act), town.name) for act in estate.acts]
    paper.paragraph(" ".join(told))
    parts.sign_at(paper, [folk.new_name(rng, "M"), "Oficial Maior"], middle=140)
    return paper.pages, facts


def _owners(facts: Facts, estate: land.Estate) -> str:
    told = [Voice(facts, "proprietario", n, one) for n, one in enumerate(estate.owners, start=1)]
    return " e ".join(
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, CPF {one.cpf(without_dots=True)}, "
        f"cédula {one.rg()}"
        for one in told
    )


def _origin(facts: Facts, rng: Random, estate: land.Estate) -> str:
    livro = facts.note("livro", f"3-{rng.choice('ABCDEFG')}")
    folha = facts.note("folha", str(rng.randint(2, 290)))
    number = numbers.show_thousands(estate.earlier)
    return facts.note("registro_anterior", f"Transcrição {number}, fl. {folha} do livro {livro}")


def _run_in_act(entry: land.Entry, town: str) -> str:
    act, show = entry.act, words.date_with_month
    head = f"{entry.code('{letter}-{place}')}-Prot. {entry.protocol()}, em {entry.day(show)}."
    who = "{name}, {trade}, CPF {cpf}"
    if act.kind == "compra e venda":
        kind, givers, taker = entry.kind("venda"), entry.givers(), entry.taker(who)
        title = entry.title(f"escritura de {{day}}, notas de {town}, livro {{livro}}, fl. {{folha}}", show)
        money = entry.money(currency=notes.CRUZEIRO)
        return f"{head} Por {title}, {givers} fizeram {kind} do imóvel a {taker}, recebendo {money}. Dou fé."
    if act.kind == "doação":
        title = entry.title(f"escritura de {{day}}, notas de {town}, livro {{livro}}, fl. {{folha}}", show)
        taker, givers, kind = entry.taker(who), entry.givers(), entry.kind()
        money = entry.money(currency=notes.CRUZEIRO)
        return (
            f"{head} {taker}, houve o imóvel por {kind} de {givers}, ut {title}, estimado em {money}. Dou fé."
        )
    if act.kind == "hipoteca":
        title = entry.title("cédula rural de {day}", show)
        givers, kind, taker = entry.givers(), entry.kind(), entry.taker()
        money = entry.money(currency=notes.CRUZEIRO)
        return (
            f"{head} {givers} deram o imóvel em {kind} de 1º grau a {taker}, por {money}, na {title}. Dou fé."
        )
    if act.kind == "usufruto":
        title = entry.title("escritura de {day}", show)
        kind, taker, givers = entry.kind(), entry.taker(), entry.givers()
        money = entry.money(currency=notes.CRUZEIRO)
        return (
            f"{head} {kind.capitalize()} vitalício em favor de {taker}, instituído por {givers}; "
            f"{title}; {money}."
        )
    if act.kind == "construção":
        title = entry.title("petição de {day}", show)
        return f"{head} À vista de {title}, averba-se a {entry.kind()} de uma casa-sede de alvenaria. Dou fé."
    title = entry.title("recibo de quitação de {day}", show)
    return f"{head} Fica sem efeito o {act.upon.replace('.', '-')}, ante {title}: {entry.kind()}. Dou fé."


def boxes(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a ficha of Ceará: a form above, each act below with what it is in capitals at the head."""
    facts, estate = Facts(), land.new_estate(rng, "CE", 1996, 2001, "hipoteca")
    town, face = estate.town, faces.PLAIN
    style = Style(face, 9.5, leading=1.45, left=18, right=194)
    letters: list[parts.Head] = [
        (facts.note("oficio", "Cartório de Registro de Imóveis da 2ª Zona"), 12, True),
        (f"Comarca de {facts.town('municipio_registro', town, f'{town.name}/CE')}", 9.5, False),
    ]
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=18, align="left"), colour=colour)
    number = facts.property_number(estate.number)
    opened = noted.day(facts, estate.opened, shown.slashed(estate.opened), "data_abertura")
    size = f"{rng.randint(180, 900)},00"
    area = facts.note("area", f"{notes.decimal(size)} m²", f"{size}m²")
    grid = sheets.Grid(Words(face, 6.6, ink=GREY), Words(face, 9.5, bold=True), 18, 194)
    rows: list[list[sheets.Cell]] = [
        [
            ("MATRÍCULA Nº", [number], 0.3),
            ("FICHA", [facts.note("ficha", "1", "001")], 0.2),
            ("LIVRO", [facts.note("livro", "2")], 0.2),
            ("ABERTA EM", [opened], 0.3),
        ],
        [
            ("NATUREZA DO IMÓVEL", [facts.note("tipo_imovel", "urbano", "URBANO")], 0.25),
            ("LOTE", [facts.note("lote", str(rng.randint(1, 40)))], 0.15),
            ("QUADRA", [facts.note("quadra", str(rng.randint(1, 60)))], 0.15),
            ("ÁREA TOTAL", [area], 0.2),
            ("INSCRIÇÃO NA PREFEITURA", [facts.note("designacao_cadastral", _cadastre(rng))], 0.25),
        ],
        [("SITUAÇÃO", [facts.note("logradouro", folk.new_street(rng))], 1.0)],
    ]
    for number_, one in enumerate(estate.owners, start=1):
        rows.append(_owner_row(facts, number_, one))
    rows.append([("DE ONDE VEM", [_earlier(facts, estate)], 1.0)])
    paper.flow.y = grid.rows(paper.canvas, paper.flow.y, rows) + 3
    for act in estate.acts:
        paper.paragraph(_boxes_act(land.Entry(facts, act), town.name))
    parts.sign_at(paper, [folk.new_name(rng, "F"), "Registradora"], middle=60)
    return paper.pages, facts


def _cadastre(rng: Random) -> str:
    return f"{rng.randint(10, 99)}.{rng.randint(100, 999)}.{rng.randint(1000, 9999)}"


def _earlier(facts: Facts, estate: land.Estate) -> str:
    number = facts.property_number(estate.earlier)
    return facts.note("registro_anterior", f"Matrícula {number}, deste Cartório")


def _owner_row(facts: Facts, number: int, one: Citizen) -> list[sheets.Cell]:
    told = Voice(facts, "proprietario", number, one)
    return [
        ("PROPRIETÁRIO(A)", [told.name()], 0.4),
        ("QUALIFICAÇÃO", [f"{told.nation()}, {told.state()}, {told.trade()}"], 0.35),
        ("CPF", [told.cpf()], 0.25),
    ]


def _boxes_act(entry: land.Entry, town: str) -> str:
    act, show = entry.act, shown.slashed
    kind = entry.kind(act.kind.upper())
    head = (
        f"{entry.code('{letter}.{place}')} - {kind} - Data: {entry.day(show)} - Protocolo: "
        f"{entry.protocol()}."
    )
    if act.kind in land.SALES:
        deed = (
            f"Escritura Pública de {{day}}, do Cartório Moreira, de {town}, Livro {{livro}}, Folha {{folha}}"
        )
        verb = "vendeu" if act.kind == "compra e venda" else "doou"
        title, givers = entry.title(deed, show), entry.givers()
        taker = entry.taker("{name}, CPF {cpf}")
        return (
            f"{head} Título: {title}. Alienante: {givers}. Adquirente: {taker}. Valor: {entry.money()}."
            + (f" O alienante {verb} a totalidade." if verb == "doou" else "")
        )
    if act.kind == "hipoteca":
        title, givers, taker = entry.title("Contrato de mútuo de {day}", show), entry.givers(), entry.taker()
        return (
            f"{head} Título: {title}. Devedor: {givers}. Credor: {taker}. Valor da dívida: {entry.money()}."
        )
    if act.kind == "usufruto":
        title, givers, taker = entry.title("Escritura Pública de {day}", show), entry.givers(), entry.taker()
        return (
            f"{head} Título: {title}. Instituidor: {givers}. Usufrutuário: {taker}. Valor: {entry.money()}."
        )
    if act.kind == "construção":
        title = entry.title("Habite-se de {day}", show)
        return f"{head} Título: {title}. No terreno foi edificado um prédio residencial de um pavimento."
    title = entry.title("Autorização do credor de {day}", show)
    return f"{head} Título: {title}. Liberado o imóvel do ônus do {act.upon}."


def flat(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a matrícula of Minas Gerais for a flat, with its national code, acts under bold headings."""
    facts, estate = Facts(), land.new_estate(rng, "MG", 2011, 2014, "alienação fiduciária")
    town, face = estate.town, faces.BOOKISH
    style = Style(face, 10.5, leading=1.45, left=28, right=188)
    number = facts.property_number(estate.number)
    letters: list[parts.Head] = [
        (facts.note("oficio", "Serviço do 2º Ofício de Registro de Imóveis"), 12, True),
        (facts.town("municipio_registro", town, f"{town.name}, Minas Gerais"), 10, False),
        (
            f"Matrícula {number} – Livro {facts.note('livro', '2')} – Ficha {facts.note('ficha', '1', '1F')}",
            11,
            True,
        ),
        (f"CNM {facts.cnm(numbers.new_cnm(rng, estate.number))}", 10, False),
    ]
    paper = Paper(dpi, rng, style, parts.headed(face, letters), colour=colour)
    size = f"{rng.randint(48, 180)},{rng.randint(0, 99):02d}"
    area = facts.note("area", f"{notes.decimal(size)} m²", f"{size} m²")
    street = facts.note("logradouro", folk.new_street(rng))
    facts.note("tipo_imovel", "urbano", "APARTAMENTO")
    opened = noted.day(facts, estate.opened, words.date_with_month(estate.opened), "data_abertura")
    paper.paragraph(
        f"{opened}. IMÓVEL: APARTAMENTO nº {rng.randint(1, 12)}0{rng.randint(1, 4)} do Edifício Solar das "
        f"Mangueiras, situado na {street}, com área privativa de {area}, uma vaga de garagem e a "
        "fração ideal "
        f"de 0,0{rng.randint(101, 990)} do terreno. Índice cadastral: "
        f"{facts.note('designacao_cadastral', _cadastre(rng))}."
    )
    told = [Voice(facts, "proprietario", n, one) for n, one in enumerate(estate.owners, start=1)]
    owners = "; ".join(
        f"{one.name()}, {one.trade()}, {one.state()}, {one.nation()}, CI {one.rg()}, CPF {one.cpf()}"
        for one in told
    )
    paper.paragraph(f"PROPRIETÁRIOS: {owners}. REGISTRO ANTERIOR: {_earlier(facts, estate)}.")
    for act in estate.acts:
        entry = land.Entry(facts, act)
        head = (
            f"{entry.code('{letter}-{place}')}-{number}, de {entry.day(shown.slashed)}, prot. "
            f"{entry.protocol()}"
        )
        paper.caption(head)
        paper.paragraph(_flat_act(entry))
    parts.sign_at(paper, [folk.new_name(rng, "M"), "Oficial Substituto"], middle=108)
    return paper.pages, facts


def _flat_act(entry: land.Entry) -> str:
    act, show = entry.act, words.date_with_month
    if act.kind in land.SALES:
        kind, givers = entry.kind(), entry.givers("{name}, CPF {cpf}")
        taker = entry.taker("{name}, {nation}, {state}, {trade}, CPF {cpf}")
        money = entry.money()
        title = entry.title(
            "escritura lavrada em {day} no 1º Tabelionato desta cidade, L. {livro}, f. {folha}", show
        )
        sides = ("Doador", "Donatário") if act.kind == "doação" else ("Vendedor", "Comprador")
        return (
            f"{kind.capitalize()}. {sides[0]}: {givers}. {sides[1]}: {taker}. Preço ou valor: "
            f"{money}. Nos termos de {title}."
        )
    if act.kind == "alienação fiduciária":
        title = entry.title("instrumento particular de {day}", show)
        givers, taker, kind = entry.givers(), entry.taker(), entry.kind()
        return (
            f"Pelo {title}, {givers} transferiu em {kind} ao credor {taker}, garantindo a quantia de "
            f"{entry.money()}."
        )
    if act.kind == "usufruto":
        title, givers = entry.title("escritura de {day}", show), entry.givers()
        kind, taker = entry.kind(), entry.taker()
        return (
            f"Pela {title}, {givers} reservou {kind} sobre o imóvel a {taker}, avaliado em {entry.money()}."
        )
    if act.kind == "construção":
        title = entry.title("certidão municipal de {day}", show)
        return f"Procede-se a esta averbação, ante {title}, para constar a {entry.kind()} da unidade."
    title = entry.title("termo de quitação de {day}", show)
    return f"Procede-se ao {entry.kind()} da garantia do {act.upon.replace('.', '-')}, conforme {title}."


def tabled(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an office's certificate of a whole matrícula of Pará, with the acts in a table."""
    facts, estate = Facts(), land.new_estate(rng, "PA", 1994, 1999, "hipoteca")
    town, face = estate.town, faces.TIMES
    style = Style(face, 11, leading=1.4, left=20, right=192)
    letters: list[parts.Head] = [
        ("CERTIDÃO DE INTEIRO TEOR", 15, True),
        (facts.note("oficio", "Registro Imobiliário Único"), 11, False),
        (facts.town("municipio_registro", town, f"{town.name} - {town.state}"), 11, False),
    ]
    paper = Paper(dpi, rng, style, parts.headed(face, letters, arms=20), colour=colour)
    number, opened = facts.property_number(estate.number), estate.opened
    day = noted.day(facts, opened, words.date_with_month(opened), "data_abertura")
    size = f"{rng.randint(200, 990)},{rng.randint(0, 99):02d}"
    area = facts.note("area", f"{notes.decimal(size)} m²", f"{size} metros quadrados")
    kind = facts.note("tipo_imovel", "urbano", "terreno urbano edificado")
    told = [Voice(facts, "proprietario", n, one) for n, one in enumerate(estate.owners, start=1)]
    paper.paragraph(
        f"A matrícula {number}, ficha {facts.note('ficha', '1')} do livro {facts.note('livro', '2')}, "
        "inaugurada "
        f"em {day}, descreve o seguinte: {kind} à {facts.note('logradouro', folk.new_street(rng))}, "
        "medindo ao "
        f"todo {area}. Pertencia a "
        + " e a ".join(
            f"{one.name()} ({one.nation()}, {one.state()}, {one.trade()}, CPF {one.cpf()})" for one in told
        )
        + f". Proveniência: {_earlier(facts, estate)}."
    )
    rows = [("Ato", "Data", "Prenotação", "Teor")]
    for act in estate.acts:
        entry = land.Entry(facts, act)
        rows.append((entry.code(), entry.day(shown.slashed), entry.protocol(), _tabled_act(entry)))
    paper.table([0.1, 0.15, 0.15, 0.6], rows, points=9.5)
    paper.paragraph("Nada mais consta. O referido é verdade e dou fé.")
    parts.sign_at(paper, [folk.new_name(rng, "F"), "Oficiala"], middle=106)
    return paper.pages, facts


def _tabled_act(entry: land.Entry) -> str:
    act, show = entry.act, shown.slashed
    kind = entry.kind(act.kind.capitalize())
    if act.kind in land.SALES:
        title = entry.title("escritura pública de {day}, livro {livro}, folha {folha}", show)
        return (
            f"{kind}, por {title}, de {entry.givers()} para {entry.taker('{name} (CPF {cpf})')}, no "
            f"valor de {entry.money()}."
        )
    if act.kind == "construção":
        return f"{kind} de prédio, por {entry.title('requerimento de {day}', show)}."
    if act.kind == "cancelamento":
        return f"{kind} do {act.upon}, por {entry.title('ofício do credor de {day}', show)}."
    title = entry.title("escritura pública de {day}", show)
    return (
        f"{kind}, por {title}, de {entry.givers()} a favor de {entry.taker()}, no valor de "
        f"{entry.money('{digits}')}."
    )
