"""Matrículas of the rivers: a typed card, a sheet of today with bold acts, a farm under captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import telling as inland
from tests.synthetic.paper import Paper, Style
from tests.synthetic.rivers import deeds, estates, faces, folk, look, telling
from tests.synthetic.rivers.estates import Entry, Estate
from tests.synthetic.rivers.telling import Party, by_count, parties

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.canvas import Canvas

_DEED = "Escritura pública de {day}, lavrada nas notas do 1º Ofício local, livro {book}, fls. {leaf}"
_CARD_PAPERS = {
    **dict.fromkeys(("compra e venda", "doação", "permuta", "usufruto"), _DEED),
    "partilha": "Formal de partilha de {day}, passado pelo Juízo de Direito desta comarca",
    "hipoteca": "Cédula de crédito emitida nesta cidade em {day}",
    "penhora": "Mandado judicial de {day}",
    "casamento": "Requerimento de {day}, instruído com certidão do Registro Civil",
    "construção": "Requerimento de {day} e certidão da Prefeitura Municipal",
    "retificação": "Requerimento de {day}, com planta",
    "cancelamento": "Autorização do credor, datada de {day}",
}


def _names(facts: Facts, estate: Estate, told: Callable[[Party], str], joint: str) -> str:
    return joint.join(map(told, parties(facts, "proprietario", estate.owners)))


def typed_card(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed card of Minas Gerais filled by a typewriter: acts say who, by what and for how much."""
    facts, estate = Facts(), estates.new_estate(rng, "MG", 1977, 1980, "hipoteca")
    head = _card_head(facts, estate, Words(faces.BROAD, 9), Words(faces.PORTABLE, 11))
    style = Style(faces.PORTABLE, 10.5, leading=1.5, left=22, right=190)
    paper = Paper(dpi, rng, style, head, colour=colour)
    street = facts.note("logradouro", f"{folk.new_street(rng)}, nº {rng.randint(15, 1900)}")
    paper.paragraph(
        f"IMÓVEL: {facts.note('tipo_imovel', 'urbano', 'Uma casa de morada')} e seu respectivo lote de "
        f"número {facts.note('lote', str(rng.randint(1, 34)))}, da quadra "
        f"{facts.note('quadra', str(rng.randint(2, 60)))}, situada nesta cidade, à {street}, com a área de "
        f"{estates.metres(facts, rng, '{} m2')}, limitando-se pelos lados com {folk.new_name(rng, 'M')} e "
        f"{folk.new_name(rng, 'F')}, e pelos fundos com a linha férrea da C.V.R.D."
    )
    owners = _names(facts, estate, _carded, " e sua mulher ")
    caption = by_count(estate.owners, "PROPRIETÁRIO(A)", "PROPRIETÁRIOS")
    paper.paragraph(f"{caption}: {owners}, residente(s) nesta cidade.")
    paper.paragraph(
        f"REGISTRO ANTERIOR: {_transcribed(facts, rng, estate)}. Dou fé. O Oficial, {estate.officer}."
    )
    for act in estate.acts:
        paper.paragraph(_card_act(rng, Entry(facts, act), estate))
    return paper.pages, facts


def _carded(one: Party) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, CI {one.rg()} SSPMG, CPF "
        f"{one.cpf(dots=False)}"
    )


def _transcribed(facts: Facts, rng: Random, estate: Estate) -> str:
    book, leaf = (
        facts.note("livro", f"3-{rng.choice('ACDFH')}"),
        facts.note("folha", str(rng.randint(8, 290))),
    )
    told = f"Transcrição {numbers.show_thousands(estate.earlier)}, livro {book}, fls. {leaf}, deste Cartório"
    return facts.note("registro_anterior", told)


def _card_head(facts: Facts, estate: Estate, printed: Words, typed: Words) -> Callable[[Canvas, int], float]:
    """Return what draws the card's box: the office at the left, number, leaf and day at the right."""
    office, seat = deeds.office(
        facts, "Cartório do Registro de Imóveis", estate.town, f"{estate.town.name} - Minas Gerais"
    )
    number, sheet = facts.property_number(estate.number), facts.note("ficha", "1", "01")
    book = facts.note("livro", "2")
    opened = telling.day(facts, estate.opened, telling.dashed, "data_abertura")

    def write(canvas: Canvas, page: int) -> float:
        canvas.frame(22, 12, 190, 36, width=0.5, ink=BLACK)
        canvas.rule(104, 12, 104, 36, ink=BLACK)
        title = (f"LIVRO {book} - REGISTRO GERAL", 10.0, True)
        look.column(canvas, (25, 14), [title, (office.upper(), 9.5, True), (seat, 9.5, False)], printed)
        cells = (("MATRÍCULA", number), ("FICHA", sheet if page == 1 else f"{page:02d}"), ("DATA", opened))
        for place, (name, value) in enumerate(cells):
            left = 107 + 28 * place
            canvas.text(left, 18, name, printed.face, 7.5)
            canvas.text(left, 28, value, typed.face, typed.points)
        return 40.0

    return write


def _card_act(rng: Random, entry: Entry, estate: Estate) -> str:
    """Return an act as the typist tells it: captions behind one another in a paragraph."""
    number, act = numbers.show_thousands(estate.number), entry.act
    code = entry.code(f"{{letter}}-{{place}}-{number}")
    day, protocol = entry.day(telling.dashed), entry.protocol()
    kind = entry.kind(act.kind.capitalize())
    title = entry.title(rng, _CARD_PAPERS[act.kind], telling.dashed)
    told = f"{code} - Prot. {protocol} - Em {day}. {_card_sides(rng, entry)}"
    told += f"TÍTULO: {kind}. FORMA DO TÍTULO: {title}. "
    if entry.has_sum:
        told += f"VALOR: {entry.money()}. "
    if act.kind == "compra e venda":
        told += "CONDIÇÕES: Não há. "
    return f"{told}Dou fé. O Oficial, {estate.officer}."


def _card_sides(rng: Random, entry: Entry) -> str:
    """Return who passes what to whom, or what happened to the property or its holder."""
    act = entry.act
    if act.taker is None:
        return _card_event(rng, entry)
    gives, takes = {
        "hipoteca": ("DEVEDOR", "CREDOR"),
        "usufruto": ("INSTITUIDOR", "USUFRUTUÁRIO"),
    }.get(act.kind, (by_count(act.givers, "TRANSMITENTE", "TRANSMITENTES"), "ADQUIRENTE"))
    qualified = by_count(act.givers, act.givers[0].by_sex("qualificado", "qualificada"), "qualificados")
    givers = entry.givers(" e sua mulher ")
    return f"{gives}: {givers}, já {qualified}. {takes}: {entry.taker()}. "


def _card_event(rng: Random, entry: Entry) -> str:
    act = entry.act
    if act.kind == "cancelamento":
        return f"Fica cancelado o {entry.upon('{letter}-{place}')}, por quitação. "
    if act.kind == "casamento":
        spouse = folk.new_name(rng, act.givers[0].by_sex("F", "M"))
        return f"O titular do domínio casou-se com {spouse}, sob o regime de comunhão de bens. "
    if act.kind == "construção":
        return f"No terreno foi construído um cômodo comercial de {rng.randint(24, 90)} metros quadrados. "
    if act.kind == "retificação":
        return f"O confrontante dos fundos passou a ser {folk.new_name(rng, 'M')}. "
    return "O imóvel foi penhorado na execução que corre pela 2ª Vara desta comarca. "


_NOW_PAPERS = {
    **dict.fromkeys(
        ("compra e venda", "permuta"),
        "escritura pública lavrada em {day}, no livro {book}, folha {leaf}, do 2º Tabelionato de Notas "
        "desta comarca",
    ),
    **dict.fromkeys(
        ("doação", "usufruto"),
        "escritura pública de doação e outras avenças, de {day} (livro {book}, folha {leaf})",
    ),
    "partilha": "escritura de inventário e partilha datada de {day}",
    "alienação fiduciária": "contrato por instrumento particular com força de escritura pública, firmado "
    "em {day}",
    "penhora": "termo de penhora expedido em {day}",
    "casamento": "requerimento datado de {day} e certidão de casamento anexa",
    "construção": "requerimento datado de {day}, habite-se e CND do INSS",
    "retificação": "requerimento datado de {day} e certidão expedida pelo Município",
    "cancelamento": "termo de quitação emitido em {day}",
}
_NOW_SENTENCES = {
    "compra e venda": "{givers} {sold} o imóvel desta matrícula a {taker}, pelo valor de {money}",
    "doação": "{givers} {gave} em doação o imóvel desta matrícula a {taker}, atribuído o valor de {money}",
    "permuta": "{givers} {gave} em permuta o imóvel desta matrícula a {taker}, pelo valor de {money}",
    "partilha": "o imóvel desta matrícula, do espólio de {givers}, coube a {taker}, avaliado em {money}",
    "usufruto": "{givers} {gave} o usufruto vitalício do imóvel a {taker}, estimado em {money}",
    "alienação fiduciária": (
        "{givers} {gave} o imóvel em alienação fiduciária a {taker}, em garantia da dívida de {money}, a "
        "ser paga "
        "em 360 parcelas mensais, com juros de 8,16% ao ano"
    ),
    "penhora": "o imóvel desta matrícula foi penhorado nos autos nº {process}, para garantia de {money}",
    "casamento": "averba-se que o titular do domínio casou-se com {spouse}, no regime da comunhão parcial",
    "construção": "averba-se a edificação de uma casa em alvenaria no imóvel, no valor de {money}",
    "retificação": "averba-se que o imóvel passou a ter o cadastro municipal nº {cadastre}",
    "cancelamento": "averba-se o cancelamento do {upon}, em virtude do pagamento da dívida",
}


def _now_text(rng: Random, facts: Facts, entry: Entry, number: str) -> str:
    """Fill the sentence for the kind of the act; what it does not tell is not noted."""
    act, sentence = entry.act, _NOW_SENTENCES[entry.act.kind]
    told: dict[str, Callable[[], str]] = {
        "givers": entry.givers,
        "taker": lambda: entry.taker(
            "{name}, {nation}, {trade}, {state}, CPF nº {cpf}", "{name}, CNPJ nº {cnpj}"
        ),
        "sold": lambda: by_count(act.givers, "vendeu", "venderam"),
        "gave": lambda: by_count(act.givers, "deu", "deram"),
        "money": lambda: entry.money("{digits} ({words})"),
        "spouse": lambda: folk.new_name(rng, act.givers[0].by_sex("F", "M")),
        "cadastre": lambda: f"{rng.randint(1, 9)}.{rng.randint(100, 999)}.{rng.randint(10, 99)}",
        "process": lambda: _process(facts, rng, act.paper_day.year),
        "upon": lambda: entry.upon(f"{{letter}}.{{place}}/{number}"),
    }
    return sentence.format(**{key: tell() for key, tell in told.items() if f"{{{key}}}" in sentence})


def _process(facts: Facts, rng: Random, year: int) -> str:
    digits = numbers.new_court_process(rng, year)
    return facts.note("processo_judicial", digits, numbers.show_court_process(digits))


def bold_acts(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a sheet of Santa Catarina as a program prints it: each act under a bold line with its kind."""
    facts, estate = Facts(), estates.new_estate(rng, "SC", 2008, 2015, "alienação fiduciária")
    number, cnm = facts.property_number(estate.number), facts.cnm(numbers.new_cnm(rng, estate.number))
    face, head = faces.SLIM, _now_head(facts, estate, number, cnm)
    style = Style(face, 11, leading=1.45, left=20, right=190, bottom=285)
    paper = Paper(dpi, rng, style, head, colour=colour)
    looks = (Words(face, 11), Words(face, 11, bold=True))
    look.marked(paper, f"*IMÓVEL:* {_plot(facts, rng)}", *looks)
    told = _names(facts, estate, _now_owner, "; e ")
    look.marked(paper, f"*{by_count(estate.owners, 'PROPRIETÁRIO', 'PROPRIETÁRIOS')}:* {told}.", *looks)
    shown = f"Matrícula nº {facts.property_number(estate.earlier)}, deste Ofício"
    look.marked(paper, f"*REGISTRO ANTERIOR:* {facts.note('registro_anterior', shown)}.", *looks)
    for act in estate.acts:
        first, text = _now_act(rng, facts, Entry(facts, act), number)
        look.marked(paper, first, *looks, gap=0)
        look.marked(paper, f"{text} Dou fé. {estate.officer}, Oficial(a).", *looks)
    day = telling.day(facts, folk.later(rng, estate.acts[-1].day, 9, 500), inland.slashed)
    small = [f"Certidão de inteiro teor extraída em {day}.", f"CNM: {cnm}"]
    look.foot(paper, small, Words(face, 9), coded=True)
    return paper.pages, facts


def _now_act(rng: Random, facts: Facts, entry: Entry, number: str) -> tuple[str, str]:
    """Return the bold line of an act and what stands below it, up to the seal."""
    act = entry.act
    code, day = entry.code(f"{{letter}}.{{place}}/{number}"), entry.day(inland.long)
    kind = entry.kind(act.kind.upper())
    title = entry.title(rng, _NOW_PAPERS[act.kind], inland.long)
    came = telling.day(facts, folk.later(rng, act.day, -5, -2), inland.slashed)
    text = _now_text(rng, facts, entry, number)
    fee = telling.money(facts, rng.randint(7_000, 140_000), pattern="{digits}")
    seal = f"F{rng.choice('ABDGK')}{rng.randint(10_000, 99_999)}-X{rng.randint(10, 99)}C"
    told = (
        f"Protocolo nº {entry.protocol()}, de {came}. Por {title}, {text}. Emolumentos: {fee}. Selo: {seal}."
    )
    return f"*{code} - {kind}* - Em {day}.", told


def _now_owner(one: Party) -> str:
    return (
        f"*{one.name()},* {one.nation()}, {one.trade()}, {one.state()}, RG nº {one.rg()}-SSP/SC, CPF nº "
        f"{one.cpf()}, residente na {one.one.home}"
    )


def _plot(facts: Facts, rng: Random) -> str:
    street = facts.note("logradouro", f"{folk.new_street(rng)}, nº {rng.randint(20, 2900)}")
    cadastre = (
        f"{rng.randint(10, 49)}.{rng.randint(100, 999)}.{rng.randint(1000, 9999)}.{rng.randint(1, 9):03d}"
    )
    return (
        f"{facts.note('tipo_imovel', 'urbano', 'Terreno urbano')}, situado na {street}, bairro "
        f"{folk.new_quarter(rng)}, representado pelo lote nº {facts.note('lote', str(rng.randint(2, 58)))} "
        f"da quadra {facts.note('quadra', rng.choice('ABDEGH'))} do loteamento Residencial das Margens, com "
        f"área total de {estates.metres(facts, rng, '{} m²')}, com frente de 14,00 metros para a dita rua e "
        f"inscrição imobiliária nº {facts.note('designacao_cadastral', cadastre)}."
    )


def _now_head(facts: Facts, estate: Estate, number: str, cnm: str) -> Callable[[Canvas, int], float]:
    town, face = estate.town, faces.SLIM
    office, seat = deeds.office(
        facts, "1º Ofício de Registro de Imóveis", town, f"{town.name} - Santa Catarina"
    )
    sheet, book = facts.note("ficha", "1", "01"), facts.note("livro", "2")
    opened = telling.day(facts, estate.opened, inland.long, "data_abertura")

    def write(canvas: Canvas, page: int) -> float:
        canvas.text(20, 17, f"CNM: {cnm}", face, 9, ink=GREY)
        leaf = sheet if page == 1 else f"{page:02d}"
        canvas.text(190, 17, f"Matrícula {number} - Ficha {leaf}", face, 11, bold=True, align="right")
        if page > 1:
            canvas.rule(20, 20, 190, 20)
            return 24.0
        canvas.text(105, 25, office.upper(), face, 14, bold=True, align="middle")
        canvas.text(105, 30.5, f"{seat} - Livro nº {book} - Registro Geral", face, 10.5, align="middle")
        canvas.text(105, 36, f"Matrícula aberta em {opened}", face, 10.5, align="middle")
        canvas.rule(20, 39, 190, 39, width=0.4, ink=BLACK)
        return 43.0

    return write


_FARM_PAPERS = {
    **dict.fromkeys(
        ("compra e venda", "doação", "permuta", "usufruto"),
        "Escritura Pública de {day}, do Serviço Notarial desta cidade, Livro {book}, Fls. {leaf}",
    ),
    "partilha": "Formal de Partilha de {day}",
    "hipoteca": "Cédula Rural Pignoratícia e Hipotecária de {day}",
    "penhora": "Mandado de Registro de Penhora de {day}",
    "casamento": "Certidão de Casamento de {day}",
    "construção": "Requerimento de {day}",
    "retificação": "Memorial Descritivo de {day}",
    "cancelamento": "Instrumento de quitação de {day}",
}
_FARM_NOTES = {
    "penhora": "Penhora determinada pelo Juízo da Vara Única, em execução de título extrajudicial",
    "construção": "Edificação de um galpão e de curral com balança",
    "retificação": "Corrige-se a divisa norte, que segue pela margem do rio",
    "cancelamento": "Fica cancelado o registro",
}


def captioned_farm(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a farm of Mato Grosso do Sul from a matrix printer: boxed captions, and acts in lines."""
    facts, estate = Facts(), estates.new_estate(rng, "MS", 1995, 1999, "hipoteca")
    town, face = estate.town, faces.MATRIX
    office, seat = deeds.office(
        facts, "Serviço Registral de Imóveis", town, f"COMARCA DE {town.name.upper()} - MS"
    )
    number = facts.property_number(estate.number)
    lines = [(office.upper(), 13, True), (seat, 10, False), ("Livro 02 - Registro Geral", 10, False)]
    facts.note("livro", "2", "02")
    later = _farm_later(number, Words(face, 9))
    head = look.head(Words(face, 10), lines, top=10, later=later)
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.45, left=18, right=192), head, colour=colour)
    for row in _farm_rows(rng, facts, estate, number):
        paper.cells(row, label_face=faces.TIGHT)
    paper.flow.space(0.8)
    looks = (Words(face, 9.5), Words(face, 9.5, bold=True))
    for act in estate.acts:
        for text in _farm_act(rng, facts, Entry(facts, act)):
            look.marked(paper, text, *looks, leading=1.4, gap=0.1)
        paper.flow.space(0.5)
    look.hands(paper, [(estate.officer, "Registrador(a)")], columns=1)
    return paper.pages, facts


def _farm_later(number: str, small: Words) -> Callable[[Canvas, int], float]:
    def write(canvas: Canvas, page: int) -> float:
        canvas.text(18, 15, f"Continuação da matrícula {number}", small.face, small.points)
        canvas.text(192, 15, f"Ficha {page:02d}", small.face, small.points, align="right")
        return 20.0

    return write


def _farm_rows(rng: Random, facts: Facts, estate: Estate, number: str) -> list[list[tuple[str, str, float]]]:
    opened = telling.day(facts, estate.opened, inland.slashed, "data_abertura")
    name = facts.note("denominacao", f"Fazenda {rng.choice(_FARMS)}")
    kind = facts.note("tipo_imovel", "rural", "Imóvel rural")
    bounds = (
        f"{kind} desmembrado de área maior. Ao norte com o rio; ao sul com terras de "
        f"{folk.new_name(rng, 'M')}; a leste com a rodovia; a oeste com {folk.new_name(rng, 'F')}."
    )
    told = _names(facts, estate, _farm_owner, " E ")
    earlier = facts.note(
        "registro_anterior", f"Matrícula {facts.property_number(estate.earlier)} deste Serviço"
    )
    return [
        [
            ("MATRÍCULA", number, 1.0),
            ("FICHA", facts.note("ficha", "1", "01"), 0.7),
            ("ABERTURA", opened, 1.0),
        ],
        [("DENOMINAÇÃO", name, 1.6), ("ÁREA", estates.hectares(facts, rng, "{} ha"), 1.0)],
        [("DESCRIÇÃO E CONFRONTAÇÕES", bounds, 1.0)],
        [("CÓDIGO DO IMÓVEL NO INCRA", estates.ccir(facts, rng), 1.0), ("MÓDULO FISCAL", "90,0", 0.6)],
        [("PROPRIETÁRIO(S)", told, 1.0)],
        [("REGISTRO ANTERIOR", earlier, 1.0)],
    ]


_FARMS = ("Porto Novo", "Barranco Alto", "Santa Rosa do Taquari", "Morro do Azeite", "Duas Pontes")


def _farm_owner(one: Party) -> str:
    return f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, RG {one.rg()}, CPF {one.cpf()}"


def _farm_act(rng: Random, facts: Facts, entry: Entry) -> list[str]:
    """Return the lines of an act: its code and day, then a caption and what it says on each."""
    act = entry.act
    lines = [
        (
            f"*{entry.code('{letter}.{place:02d}')}* - Data: {entry.day(inland.slashed)} - Protocolo: "
            f"{entry.protocol()} - *{entry.kind(act.kind.upper())}*"
        )
    ]
    if act.taker is not None:
        gives, takes = _farm_sides(act.kind)
        lines += [f"{gives}: {entry.givers(' e ')}", f"{takes}: {entry.taker()}"]
    elif act.kind == "casamento":
        lines.append(
            f"Cônjuge: {folk.new_name(rng, act.givers[0].by_sex('F', 'M'))}, comunhão parcial de bens"
        )
    else:
        upon = f" {entry.upon('{letter}.{place:02d}')}" if act.upon else ""
        lines.append(f"Objeto: {_FARM_NOTES[act.kind]}{upon}")
    lines.append(f"Título: {entry.title(rng, _FARM_PAPERS[act.kind], inland.slashed)}")
    if entry.has_sum:
        is_sale = act.kind == "compra e venda"
        paid = telling.money(facts, act.cents // 50, pattern=" - ITBI recolhido: {digits}") if is_sale else ""
        lines.append(f"Valor: {entry.money()}{paid}")
    return lines


def _farm_sides(kind: str) -> tuple[str, str]:
    return {
        "hipoteca": ("Emitente", "Credor"),
        "usufruto": ("Nu-proprietário", "Usufrutuário"),
    }.get(kind, ("Transmitente", "Adquirente"))
