"""Matrículas of the cliffs: a typed card of Rio Grande do Sul, a farm of the Pantanal in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.canvas import BLACK
from tests.synthetic.cliffs import chain, days, faces, folk, sheets
from tests.synthetic.cliffs.chain import Pen
from tests.synthetic.facts import Facts
from tests.synthetic.notes import amount
from tests.synthetic.paper import Paper, Style
from tests.synthetic.ridges.folk import Firm
from tests.synthetic.ridges.sides import Side, firm

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.cliffs.chain import Act, Estate
    from tests.synthetic.cliffs.sheets import Head

_CARD_KINDS = ("hipoteca", "permuta", "compra e venda", "construção", "casamento", "partilha", "doação")
_FARMS = (
    *("Fazenda Santa Rita do Taboco", "Fazenda Três Barras", "Estância Morro Azul", "Fazenda Boa Sorte"),
    *("Sítio Água Limpa", "Fazenda Recanto das Emas"),
)
_FARM_KINDS = (
    *("alienação fiduciária", "hipoteca", "compra e venda", "retificação", "indisponibilidade"),
    *("doação", "partilha", "casamento"),
)


def _owners(facts: Facts, estate: Estate, tell: Callable[[Side], str]) -> str:
    """Tell who owns the land when the matrícula is opened."""
    parts = []
    for number, one in enumerate(estate.owners, start=1):
        if isinstance(one, Firm):
            name, cnpj = firm(facts, "proprietario", number, one)
            mark = "C.G.C.M.F." if estate.opened.year < 1999 else "CNPJ"
            parts.append(f"{name}, pessoa jurídica de direito privado, {mark} nº {cnpj}, sede na {one.home}")
        else:
            parts.append(tell(Side(facts, "proprietario", number, one)))
    return "; e ".join(parts)


_CARD_FORMS = {
    **dict.fromkeys(
        ("compra e venda", "permuta", "doação"),
        "Escritura pública de {day}, do Tabelionato desta cidade, livro nº {livro}, fls. {folha}",
    ),
    "partilha": "Formal extraído dos autos do inventário, passado em {day} pelo Cartório de Órfãos local",
    "hipoteca": "Contrato particular de mútuo com garantia real, de {day}",
    "casamento": "Requerimento de {day}, instruído com a certidão de casamento",
    "construção": "Requerimento de {day}, instruído com a carta de habitação e o C.Q.D. do INPS",
    "cancelamento": "Autorização dada pelo credor em {day}",
}


def captioned_cards(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a card of Rio Grande do Sul, typed into print: every part of an act has its caption."""
    facts = Facts()
    estate = chain.new_estate(rng, "RS", (1976, 1979), _CARD_KINDS)
    number = facts.property_number(estate.number)
    style = Style(faces.KEYS, 10, leading=1.5, left=24, right=190)
    paper = Paper(dpi, rng, style, _card_head(rng, facts, estate, number), colour=colour)
    opened = facts.day(estate.opened, days.plain(estate.opened), "data_abertura")
    paper.paragraph(f"{estate.town.name}, {opened}.-")
    paper.paragraph(f"IMÓVEL: {_plot(rng, facts)}")
    word = "PROPRIETÁRIOS" if len(estate.owners) > 1 else "PROPRIETÁRIO"
    paper.paragraph(f"{word}: {_owners(facts, estate, _gaucho)}.-")
    paper.paragraph(f"{rng.choice(('PROCEDÊNCIA', 'REGISTRO ANTERIOR'))}: {_origin(rng, facts)}.-")
    paper.paragraph(f"O Oficial: {estate.officer}.-")
    for act in estate.acts:
        paper.paragraph(_card_act(rng, facts, act, number))
    sheets.hands(paper, [estate.officer], left=106, title="Oficial do Registro de Imóveis")
    return paper.pages, facts


def _card_head(rng: Random, facts: Facts, estate: Estate, number: str) -> Head:
    office = facts.note(
        "oficio", rng.choice(("Ofício do Registro de Imóveis", "Cartório do Registro de Imóveis"))
    )
    town = estate.town
    seat = facts.town("municipio_registro", town, f"Comarca de {town.name} - Rio Grande do Sul")
    livro, ficha = facts.note("livro", "2"), facts.note("ficha", "1")

    def head(canvas: Canvas, page: int) -> float:
        canvas.text(24, 18, office, faces.ANTIQUE, 14, bold=True)
        canvas.text(24, 23, seat, faces.ANTIQUE, 10)
        canvas.text(24, 28, f"Livro nº {livro} - Registro Geral", faces.ANTIQUE, 10)
        leaf = ficha if page == 1 else str(page)
        cells = [("FICHA", leaf), ("MATRÍCULA", number)]
        sheets.boxed(canvas, cells, (130, 148, 190), (faces.NARROW, faces.KEYS))
        canvas.rule(24, 31, 190, 31, width=0.5, ink=BLACK)
        return 34

    return head


def _plot(rng: Random, facts: Facts) -> str:
    kind = facts.note("tipo_imovel", "urbano", rng.choice(("Um terreno urbano", "Terreno urbano")))
    lote, quadra = facts.note("lote", str(rng.randint(2, 38))), facts.note("quadra", str(rng.randint(3, 71)))
    front, deep = rng.randint(10, 18), rng.randint(22, 45)
    area = facts.note("area", f"{front * deep}.00 m²", f"{front * deep},00 m²")
    street = facts.note("logradouro", folk.new_street(rng))
    side, quarter = rng.choice(("par", "ímpar")), rng.choice(("Vila Nova", "Vila Operária", "Petrópolis"))
    return (
        f"{kind}, sem benfeitorias, constituído do lote nº {lote} da quadra nº {quadra} do loteamento "
        f"{quarter}, com a área superficial de {area}, situado no lado {side} da {street}, com as dimensões "
        f"e confrontações seguintes: ao norte, onde faz frente, {front},00 m no alinhamento da dita via; ao "
        f"sul, {front},00 m, com {folk.new_name(rng, 'M', 'RS')}; a leste e a oeste, {deep},00 m, com os "
        "lotes lindeiros.-"
    )


def _gaucho(one: Side) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, cart. ident. nº {one.rg()}, C.P.F. "
        f"{one.cpf()}, {one.by_sex('domiciliado', 'domiciliada')} nesta cidade"
    )


def _origin(rng: Random, facts: Facts) -> str:
    number = numbers.show_thousands(rng.randint(4_100, 58_000))
    livro = facts.note("livro", f"3-{rng.choice(('B', 'F', 'L', 'AC'))}")
    folha = facts.note("folha", str(rng.randint(5, 290)))
    text = f"Transcrição nº {number}, livro {livro}, fls. {folha}, deste Ofício"
    return facts.note("registro_anterior", text)


def _card_act(rng: Random, facts: Facts, act: Act, number: str) -> str:
    pen = Pen(rng, facts, act, days.dotted)
    parts = [f"{pen.code(f'{{letter}}-{{place}}-{number}')}.- {pen.kind(str.upper)}.-"]
    parts.append(f"DATA: {pen.day()}.-")
    parts.extend(_card_people(pen))
    if act.cents is not None:
        parts.append(f"VALOR: {pen.money(in_words=rng.random() < 0.5)}.-")
    if act.upon:
        upon = chain.shown_code(act.upon, f"{{letter}}-{{place}}-{number}")
        parts.append(f"Fica sem efeito a garantia constante do {upon}.-")
    parts.append(f"FORMA DO TÍTULO: {pen.title(_CARD_FORMS[act.kind])}.-")
    parts.append(f"PROTOCOLO: {pen.protocol()}, de {pen.entered()}.- Dou fé.- O Oficial.-")
    return " ".join(parts)


_CARD_CAPTIONS = {
    "hipoteca": ("DEVEDOR", "DEVEDORES", "CREDOR", "CREDORES"),
    "doação": ("DOADOR", "DOADORES", "DONATÁRIO", "DONATÁRIOS"),
    "partilha": ("TRANSMITENTE (ESPÓLIO)", "TRANSMITENTES", "HERDEIRO", "HERDEIROS"),
}
_TAKEN = {
    "compra e venda": "CONDIÇÕES: Não constam.-",
    "permuta": "CONDIÇÕES: Não constam.-",
    "doação": "CONDIÇÕES: Sem reserva.-",
    "partilha": "CONDIÇÕES: Não constam.-",
    "hipoteca": "PRAZO: 36 meses. JUROS: 10% ao ano. GRAU: primeiro.-",
}


def _card_people(pen: Pen) -> list[str]:
    if pen.act.kind == "casamento":
        return [f"Averba-se que quem figura como proprietário contraiu núpcias com {pen.act.spouse}.-"]
    if pen.act.kind == "construção":
        built = pen.rng.choice(("edificada uma casa de alvenaria", "edificado um prédio de dois pavimentos"))
        return [f"Averba-se que sobre o terreno foi {built}.-"]
    if not pen.act.givers:
        return []
    words = _CARD_CAPTIONS.get(pen.act.kind, ("TRANSMITENTE", "TRANSMITENTES", "ADQUIRENTE", "ADQUIRENTES"))
    givers = f"{pen.verb(words[0], words[1])}: {pen.givers()}.-"
    who = "{name}, {nation}, {state}, {trade}, C.P.F. {cpf}"
    return [givers, f"{pen.taking(words[2], words[3])}: {pen.takers(who, '; e ')}.-", _TAKEN[pen.act.kind]]


_FARM_TITLES = {
    **dict.fromkeys(
        ("compra e venda", "doação"),
        "escritura pública lavrada em {day}, às folhas {folha} do livro {livro} do 2º Serviço Notarial local",
    ),
    "partilha": "escritura pública de inventário lavrada em {day}, às folhas {folha} do livro {livro}",
    "hipoteca": "cédula rural hipotecária emitida em {day}",
    "alienação fiduciária": "cédula de produto rural financeira emitida em {day}",
    "casamento": "requerimento de {day} e certidão de casamento",
    "retificação": "requerimento de {day}, planta e memorial descritivo",
    "indisponibilidade": "ordem judicial de {day}, expedida no processo nº {process}",
    "cancelamento": "termo de quitação de {day}",
}
_FARM_ACTS = {
    "compra e venda": "Por {title}, {givers} {sold} o imóvel desta matrícula a {takers}, pelo preço de "
    "{money}.",
    "doação": "Por {title}, {givers} {gave} o imóvel desta matrícula a {takers}, estimando-o em {money}.",
    "partilha": "Por {title}, em virtude do óbito de {givers}, o imóvel desta matrícula foi atribuído a "
    "{takers}, pelo valor de {money}.",
    "hipoteca": "Por {title}, {givers} {bound} o imóvel desta matrícula, em primeiro grau e sem "
    "concorrência, a favor de {takers}, em garantia do crédito de {money}.",
    "alienação fiduciária": "Por {title}, {givers} {trusted} a propriedade fiduciária do imóvel desta "
    "matrícula a {takers}, em garantia do crédito de {money}.",
    "casamento": "Conforme {title}, o titular do imóvel e {spouse} casaram-se pelo regime da comunhão "
    "parcial de bens.",
    "retificação": "Conforme {title}, foram inseridas as coordenadas dos vértices definidores dos limites, "
    "georreferenciados ao Sistema Geodésico Brasileiro.",
    "indisponibilidade": "Em cumprimento a {title}, fica indisponível o imóvel desta matrícula.",
    "cancelamento": "Conforme {title}, firmado pela instituição credora, fica cancelado o {upon}.",
}


def ruled_columns(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certidão of Mato Grosso do Sul of today: a farm, acts' numbers and days left of a rule."""
    facts, face = Facts(), faces.FIRM
    estate = chain.new_estate(rng, "MS", (2008, 2016), _FARM_KINDS)
    number = facts.property_number(estate.number)
    head = _farm_head(rng, facts, estate)
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.45, left=20, right=190), head, colour=colour)
    cnm = facts.cnm(numbers.new_cnm(rng, estate.number))
    livro, ficha = facts.note("livro", "2"), facts.note("ficha", "1")
    paper.paragraph(
        f"Matrícula nº {number}   -   CNM {cnm}   -   Livro {livro}   -   Ficha {ficha}", bold=True
    )
    for caption, text in _farm_rows(rng, facts, estate):
        sheets.in_columns(paper, [caption], text, width=34, points=9, ruled=True)
    for act in estate.acts:
        _farm_act(paper, rng, facts, act)
    issued = days.later(rng, estate.acts[-1].day, 6, 240)
    told = facts.day(issued, days.slashed(issued))
    fees = [amount(facts, rng.randint(900, 9_900), in_words=False) for _ in range(2)]
    paper.paragraph(
        f"Certifico que a presente reproduz a matrícula por inteiro. {estate.town.name}, {told}. O referido "
        "é verdade e dou fé."
    )
    lines = [f"Assinado eletronicamente: {estate.officer}", f"Emolumentos {fees[0]}   FUNJECC {fees[1]}"]
    sheets.closing(
        paper, face, [*lines, f"Selo digital AKM{rng.randint(10_000, 99_999)}-{rng.randint(100, 999)}"]
    )
    return paper.pages, facts


def _farm_head(rng: Random, facts: Facts, estate: Estate) -> Head:
    office = facts.note(
        "oficio", rng.choice(("1º Serviço de Registro de Imóveis", "Serviço Registral Imobiliário"))
    )
    seat = facts.town("municipio_registro", estate.town, f"{estate.town.name} - Mato Grosso do Sul")
    lines = [(office, 14, True), (seat, 10, False), ("CERTIDÃO DE INTEIRO TEOR", 11, True)]
    return sheets.stacked(faces.FIRM, lines, left=20)


def _farm_rows(rng: Random, facts: Facts, estate: Estate) -> list[tuple[str, str]]:
    opened = facts.day(estate.opened, days.slashed(estate.opened), "data_abertura")
    kind = facts.note("tipo_imovel", "rural", "Imóvel rural")
    name = facts.note("denominacao", rng.choice(_FARMS))
    hectares = f"{rng.randint(48, 990)},{rng.randint(1, 9999):04d}"
    area = facts.note("area", f"{hectares.replace(',', '.')} ha", f"{hectares} ha")
    code = "".join(str(rng.randrange(1, 10)) for _ in range(13))
    incra = facts.note("ccir", code, f"{code[:3]}.{code[3:6]}.{code[6:9]}.{code[9:12]}-{code[12]}")
    former = facts.note(
        "registro_anterior", f"Matrícula {facts.property_number(rng.randint(105, 980))}, deste Serviço"
    )
    owners = "Proprietários" if len(estate.owners) > 1 else "Proprietário"
    return [
        ("Abertura", f"{opened}."),
        ("Imóvel", f"{kind} denominado {name}, situado neste município. {_farm_limits(rng)}"),
        ("Área", f"{area}."),
        ("CCIR", f"{incra}."),
        (owners, f"{_owners(facts, estate, _farmer)}."),
        (rng.choice(("Reg. anterior", "Título anterior")), f"{former}."),
    ]


def _farm_limits(rng: Random) -> str:
    brook = rng.choice(("Córrego da Onça", "Rio Taquaruçu", "Córrego Lajeado", "Ribeirão das Botas"))
    north, east = folk.new_name(rng, "M", "MS"), folk.new_name(rng, "F", "MS")
    return (
        f"Limites: ao norte, terras de {north}; a leste, terras de {east}; ao sul, estrada municipal; a "
        f"oeste, {brook}, veio d'água abaixo."
    )


def _farmer(one: Side) -> str:
    return (
        f"{one.name()}, {one.trade()}, {one.nation()}, {one.state()}, RG {one.rg()} {one.one.issuer}, CPF "
        f"{one.cpf()}, residente na {one.one.home}, {one.one.town.name}"
    )


def _farm_act(paper: Paper, rng: Random, facts: Facts, act: Act) -> None:
    pen = Pen(rng, facts, act, days.slashed)
    left = [pen.code("{letter}-{place}"), pen.day(), f"Prot. {pen.protocol()}"]
    text = chain.worded(
        f"{pen.kind(str.upper)}. {_FARM_ACTS[act.kind]}",
        title=lambda: pen.title(_FARM_TITLES[act.kind]),
        givers=pen.givers,
        takers=lambda: pen.takers("{name}, {trade}, {nation}, {state}, CPF {cpf}"),
        money=lambda: pen.money(in_words=False),
        spouse=lambda: act.spouse,
        sold=lambda: pen.verb("vendeu", "venderam"),
        gave=lambda: pen.verb("doou", "doaram"),
        bound=lambda: pen.verb("hipotecou", "hipotecaram"),
        trusted=lambda: pen.verb("transferiu", "transferiram"),
        upon=lambda: chain.shown_code(act.upon, "{letter}-{place}"),
    )
    fee = amount(facts, rng.randint(5_500, 210_000), in_words=False)
    sheets.in_columns(paper, left, f"{text} Emolumentos: {fee}.", width=34, points=9, ruled=True)
