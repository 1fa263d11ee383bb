"""Matrículas of the ridges: a typed farm of Minas, a needle-printed lot of Paraná, one in cells of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.facts import Facts
from tests.synthetic.notes import amount
from tests.synthetic.paper import Paper, Style
from tests.synthetic.ridges import chain, days, faces, folk, sheets
from tests.synthetic.ridges.chain import Pen
from tests.synthetic.ridges.folk import Firm
from tests.synthetic.ridges.sides import Side, firm

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.ridges.chain import Act, Estate
    from tests.synthetic.ridges.sheets import Head

_FARM_KINDS = ("hipoteca", "partilha", "doação", "compra e venda", "casamento", "retificação")
_LOT_KINDS = ("hipoteca", "permuta", "compra e venda", "casamento", "construção", "doação")
_TODAY_KINDS = ("alienação fiduciária", "compra e venda", "partilha", "construção", "casamento", "doação")
_FARMS = (
    *("Fazenda do Brumado", "Fazenda Córrego Fundo", "Sítio da Pedra Branca", "Fazenda Retiro Velho"),
    *("Fazenda Palmital", "Sítio Olhos d'Água"),
)
_ESTATES = ("Jardim Bela Vista", "Vila Carolina", "Jardim Pinheiros", "Conjunto Santa Paula", "Vila Ucrânia")


def _owners(facts: Facts, estate: Estate, tell: Callable[[Side], str], joint: str) -> str:
    """Tell who owns the land when the matrícula is opened."""
    parts = []
    for number, one in enumerate(estate.owners, start=1):
        if isinstance(one, Firm):
            name, cnpj = firm(facts, "proprietario", number, one)
            mark = "CGC/MF" if estate.opened.year < 2000 else "CNPJ"
            parts.append(f"{name}, {mark} {cnpj}, com sede na {one.home}")
        else:
            parts.append(tell(Side(facts, "proprietario", number, one)))
    return joint.join(parts)


def _number(facts: Facts, estate: Estate) -> str:
    return facts.property_number(estate.number)


_FARM_TITLES = {
    **dict.fromkeys(
        ("compra e venda", "doação"),
        "escritura pública de {day}, lavrada pelo Tabelião do 2º Ofício desta cidade, Lº {livro}, fls. "
        "{folha}",
    ),
    "partilha": "formal de partilha expedido em {day} pelo Escrivão do 1º Ofício desta Comarca",
    "hipoteca": "cédula rural pignoratícia e hipotecária emitida em {day}",
    "casamento": "certidão do Registro Civil desta cidade, datada de {day}",
    "retificação": "petição de {day}, despachada pelo MM. Juiz de Direito",
    "cancelamento": "recibo do credor, datado de {day}",
}
_FARM_ACTS = {
    "compra e venda": "Pelo preço de {money}, já recebido, {takers} {had} o imóvel supra de {givers}",
    "doação": "Sem encargo e estimado em {money}, {takers} {got} o imóvel supra de {givers}",
    "partilha": "Avaliado em {money}, o imóvel supra, deixado por falecimento de {givers}, tocou "
    "em pagamento a {takers}",
    "hipoteca": "Em garantia do mútuo de {money}, com vencimento a três anos e juros de 15% a.a., {givers} "
    "{gave} o imóvel supra, em primeiro grau, em favor de {takers}",
    "casamento": "Anoto que quem consta como dono do imóvel supra casou-se com {spouse}",
    "retificação": "Anoto que o vizinho dos fundos, por sucessão, passou a ser {neighbour}",
    "cancelamento": "Dou baixa no {upon}, que fica sem efeito",
}


def typed_farm(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed leaf of Minas: farm land, short days, acts that begin with what was paid."""
    facts = Facts()
    estate = chain.new_estate(rng, "MG", (1976, 1979), _FARM_KINDS)
    style = Style(faces.ELITE, 10, leading=1.55, left=27, right=193)
    paper = Paper(dpi, rng, style, _leaf_head(rng, facts, estate), colour=colour)
    number = _number(facts, estate)
    opened = facts.day(estate.opened, days.short(estate.opened), "data_abertura")
    paper.paragraph(f"MATRÍCULA {number}.- Aberta aos {opened}.- {_farm(rng, facts, estate)}")
    paper.paragraph(f"PROPRIETÁRIO(S):- {_owners(facts, estate, _farmer, '; e ')}.")
    paper.paragraph(f"ORIGEM:- {_old_record(rng, facts)}. Dou fé. O Oficial, {estate.officer}.")
    for act in estate.acts:
        paper.paragraph(_farm_act(rng, facts, act, number))
    sheets.signed(paper, [(estate.officer, "Oficial")], left=112, size=9)
    return paper.pages, facts


def _leaf_head(rng: Random, facts: Facts, estate: Estate) -> Head:
    office = facts.note(
        "oficio", rng.choice(("Cartório do 1º Ofício de Imóveis", "Cartório de Registro Imobiliário"))
    )
    seat = facts.town("municipio_registro", estate.town, f"Comarca de {estate.town.name} - Minas Gerais")
    livro, ficha = facts.note("livro", f"2-{rng.choice('ABDFGHJ')}"), facts.note("ficha", "1", "01")

    def head(canvas: Canvas, page: int) -> float:
        face = faces.OLD
        canvas.text(27, 20, office, face, 14, bold=True)
        canvas.text(27, 26, seat, face, 10.5)
        canvas.text(193, 20, f"Registro Geral - Livro {livro}", face, 11, align="right")
        canvas.text(193, 26, f"Ficha {ficha if page == 1 else f'{page:02d}'}", face, 11, align="right")
        canvas.rule(27, 29, 193, 29, width=0.6, ink=BLACK)
        return 33

    return head


def _farm(rng: Random, facts: Facts, estate: Estate) -> str:
    kind = facts.note("tipo_imovel", "rural", rng.choice(("Uma sorte de terras", "Uma gleba de terras")))
    name = facts.note("denominacao", rng.choice(_FARMS))
    acres = rng.randint(3, 60)
    area = f"{acres * 484 // 100},{acres * 484 % 100:02d}00"
    shown = facts.note("area", f"{area.replace(',', '.')} ha", f"{area} ha")
    code = "".join(str(rng.randrange(1, 10)) for _ in range(13))
    incra = facts.note("ccir", code, f"{code[:3]}.{code[3:6]}.{code[6:9]}.{code[9:12]}-{code[12]}")
    return (
        f"{kind} de cultura e campo, na {name}, distrito da sede deste município de {estate.town.name}, "
        f"medindo {shown}, benfeitorizada com uma casa de morada, paiol e curral, divisando com "
        f"{folk.new_name(rng, 'M')}, com herdeiros de {folk.new_name(rng, 'M')} e com o córrego da divisa. "
        f"Inscrita no INCRA sob nº {incra}."
    ).replace("na Sítio", "no Sítio")


def _farmer(one: Side) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, CI {one.rg()}, CPF "
        f"{one.cpf(without_dots=True)}, residente neste município"
    )


def _old_record(rng: Random, facts: Facts) -> str:
    number = numbers.show_thousands(rng.randint(2_300, 39_000))
    livro = facts.note("livro", f"3-{rng.choice(('C', 'M', 'AD', 'Z'))}")
    folha = facts.note("folha", str(rng.randint(4, 298)))
    text = f"Transcrição {number}, do Lº {livro}, a fls. {folha}, deste mesmo Cartório"
    return facts.note("registro_anterior", text)


def _farm_act(rng: Random, facts: Facts, act: Act, number: str) -> str:
    pen = Pen(rng, facts, act, days.short)
    head = f"{pen.code(f'{{letter}}-{{place}}-{number}')}.- Prot. {pen.protocol()}.- Em {pen.day()}.-"
    kind = pen.kind(str.upper)
    who = "{name}, {nation}, {state}, {trade}, CPF {cpf}"
    text = chain.fill(pen, _FARM_ACTS[act.kind], who, f"{{letter}}-{{place}}-{number}")
    return f"{head} {kind}.- {text}, conforme {pen.title(_FARM_TITLES[act.kind])}. Dou fé."


_LOT_TITLES = {
    **dict.fromkeys(
        ("compra e venda", "permuta", "doação"),
        "Escritura Pública lavrada às fls. {folha} do Livro {livro}, em data de {day}, nas Notas do 1º "
        "Tabelionato desta Comarca",
    ),
    "hipoteca": "Escritura Pública de Abertura de Crédito lavrada às fls. {folha} do Livro {livro}, em data "
    "de {day}",
    "casamento": "Requerimento datado de {day}, acompanhado de Certidão de Casamento",
    "construção": "Requerimento datado de {day}, acompanhado do Habite-se municipal",
    "cancelamento": "Instrumento Particular de Quitação, datado de {day}",
}
_LOT_ACTS = {
    **dict.fromkeys(
        ("compra e venda", "permuta"),
        "{givers} {passed} o imóvel objeto da presente a {takers}. Valor: {money}. Condições: as do título",
    ),
    "doação": "{givers} {donated} o imóvel objeto da presente a {takers}. Valor: {money}. Condições: não há",
    "hipoteca": "{givers} {pledged} o imóvel objeto da presente, em 1º grau, em favor de {takers}. Valor: "
    "{money}. "
    "Condições: as do título, com prazo de 48 meses",
    "casamento": "fica constando o casamento de quem aqui figura como proprietário, celebrado com {spouse}",
    "construção": "fica constando que no lote foi edificada uma residência em alvenaria. Valor: {money}",
    "cancelamento": "fica baixada a garantia do {upon}, ante a autorização do credor",
}


def needle_lot(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a needle printer's leaf of Paraná: boxes at the top, a lot of a plan, the day after each act."""
    facts = Facts()
    estate = chain.new_estate(rng, "PR", (1995, 2001), _LOT_KINDS)
    number = _number(facts, estate)
    style = Style(faces.NEEDLES, 9.5, leading=1.5, left=20, right=192)
    paper = Paper(dpi, rng, style, _squared_head(rng, facts, estate, number), colour=colour)
    paper.paragraph(f"IMÓVEL URBANO: {_lot(rng, facts)}")
    word = "PROPRIETÁRIOS" if len(estate.owners) > 1 else "PROPRIETÁRIO(A)"
    paper.paragraph(f"{word}: {_owners(facts, estate, _citizen, '; e ')}.")
    former = f"Matrícula nº {facts.property_number(rng.randint(101, 990))} do Livro 2, deste Ofício"
    paper.paragraph(f"REG. ANTERIOR: {facts.note('registro_anterior', former)}.")
    opened = facts.day(estate.opened, days.plain(estate.opened), "data_abertura")
    paper.paragraph(f"{estate.town.name}, {opened}. Titular: {estate.officer}.")
    for act in estate.acts:
        paper.paragraph(_lot_act(rng, facts, act, number, estate))
    sheets.signed(paper, [(estate.officer, "Titular do Ofício")], left=66, size=9)
    return paper.pages, facts


def _squared_head(rng: Random, facts: Facts, estate: Estate, number: str) -> Head:
    town = estate.town
    office = facts.note("oficio", rng.choice(("1º Ofício de Imóveis", "2º Serviço de Registro de Imóveis")))
    seat = facts.town("municipio_registro", town, f"Comarca de {town.name} - Estado do Paraná")
    livro, ficha = facts.note("livro", "2", "Livro nº 2"), facts.note("ficha", "1", "1-F")

    def head(canvas: Canvas, page: int) -> float:
        canvas.text(20, 19, office, faces.TIGHT, 13, bold=True)
        canvas.text(20, 24, seat, faces.TIGHT, 9.5)
        canvas.text(20, 28.5, f"Registro Geral - {livro}", faces.TIGHT, 9.5)
        leaf = ficha if page == 1 else f"{page}-F"
        for caption, value, left, right in (("Ficha", leaf, 128, 148), ("Matrícula nº", number, 150, 192)):
            canvas.frame(left, 13, right, 29, width=0.4, ink=BLACK)
            canvas.text(left + 2, 17, caption, faces.TIGHT, 7.5, ink=GREY)
            canvas.text((left + right) / 2, 25, value, faces.NEEDLES, 12, bold=True, align="middle")
        return 34

    return head


def _lot(rng: Random, facts: Facts) -> str:
    facts.note("tipo_imovel", "urbano", "IMÓVEL URBANO")
    lote, quadra = facts.note("lote", str(rng.randint(1, 42))), facts.note("quadra", str(rng.randint(2, 96)))
    front, deep = rng.randint(11, 16), rng.randint(25, 40)
    area = facts.note("area", f"{front * deep}.00 m²", f"{front * deep},00 m²")
    street = facts.note("logradouro", folk.new_street(rng))
    cadastre = facts.note(
        "designacao_cadastral", f"{rng.randint(10, 89)}.{rng.randint(100, 999)}.{rng.randint(100, 999)}"
    )
    return (
        f"Lote de terras nº {lote}, da quadra nº {quadra}, da planta {rng.choice(_ESTATES)}, com {area}, sem "
        f"benfeitorias, fazendo frente para a {street} em {front},00 m, por {deep},00 m da frente aos fundos "
        f"de ambos os lados, onde confronta com os lotes vizinhos, fechando nos fundos com {front},00 m, "
        f"tudo de acordo com o mapa arquivado. Cadastro municipal: {cadastre}."
    )


def _citizen(one: Side) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, {one.by_sex('portador', 'portadora')} "
        f"da C.I.R.G. nº {one.rg()} SESP/PR e {one.by_sex('inscrito', 'inscrita')} no CPF/MF sob nº "
        f"{one.cpf()}, residente nesta cidade"
    )


def _lot_act(rng: Random, facts: Facts, act: Act, number: str, estate: Estate) -> str:
    pen = Pen(rng, facts, act, days.plain)
    code = pen.code(f"{{letter}}-{{place}}/{number}")
    head = f"{code} - Protocolo nº {pen.protocol()}, de {pen.entered()}."
    kind = pen.kind({"compra e venda": "VENDA E COMPRA"}.get(act.kind, act.kind.upper()).format)
    title = pen.title(_LOT_TITLES[act.kind])
    who = "{name}, {nation}, {trade}, {state}, CPF/MF nº {cpf}"
    text = chain.fill(pen, _LOT_ACTS[act.kind], who, f"{{letter}}-{{place}}/{number}")
    fee = rng.randint(315, 4_312)
    costs = amount(facts, fee * 75 // 10, in_words=False)
    return (
        (
            f"{head} {kind}. Conforme {title}, {text}. Custas: {fee},00 VRC = {costs}. Dou fé. "
            f"{estate.town.name}, {pen.day()}."
        )
        .replace("da Requerimento", "do Requerimento")
        .replace("da Instrumento", "do Instrumento")
    )


_TODAY_TITLES = {
    **dict.fromkeys(
        ("compra e venda", "doação"),
        "Escritura Pública de {day}, Livro {livro}, Folha {folha}, do Tabelionato de Notas desta cidade",
    ),
    "partilha": "Escritura Pública de Inventário e Partilha de {day}, Livro {livro}, Folha {folha}",
    "alienação fiduciária": "Cédula de Crédito Bancário emitida em {day}",
    "casamento": "Requerimento eletrônico de {day}",
    "construção": "Requerimento eletrônico de {day}, com Carta de Habite-se",
    "cancelamento": "Termo de Liberação de Garantia de {day}",
}
_TODAY_ACTS = {
    "compra e venda": "O imóvel foi vendido por {givers} para {takers}, ao preço de {money}. Apresentado o "
    "comprovante do ITBI.",
    "doação": "O imóvel foi doado por {givers} para {takers}, sem encargos, com valor atribuído de {money}.",
    "partilha": "Com o falecimento de {givers}, o imóvel coube a {takers}, no valor de {money}.",
    "alienação fiduciária": "O imóvel foi alienado fiduciariamente por {givers} em favor de {takers}, para "
    "garantir a dívida de {money}, na forma da Lei nº 9.514/1997.",
    "casamento": "Consigna-se o casamento do titular com {spouse}, sob o regime da comunhão parcial de bens.",
    "construção": "Consigna-se a edificação de casa residencial no lote, avaliada em {money}.",
    "cancelamento": "Consigna-se a extinção do {upon}, por quitação integral.",
}


def structured_today(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certified matrícula of today of Tocantins: data in cells, owners in a table, acts in boxes."""
    facts = Facts()
    estate = chain.new_estate(rng, "TO", (2014, 2019), _TODAY_KINDS)
    face = faces.SCREEN
    office = facts.note(
        "oficio", rng.choice(("Cartório de Registro de Imóveis", "Serventia de Registro de Imóveis"))
    )
    town = facts.town("municipio_registro", estate.town, f"{estate.town.name} - Tocantins")
    head = sheets.centred(
        face,
        [(office, 14, True), (town, 10, False), ("CERTIDÃO DE INTEIRO TEOR DA MATRÍCULA", 11.5, True)],
        arms=True,
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.45, left=22, right=188), head, colour=colour)
    number = _cells(paper, rng, facts, estate)
    _owners_table(paper, facts, estate)
    for act in estate.acts:
        _boxed_act(paper, Pen(rng, facts, act, days.slashed), number)
    issued = days.later(rng, estate.acts[-1].day, 9, 300)
    fee = amount(facts, rng.randint(4_100, 12_900), in_words=False)
    issue = f"Emitida em {facts.day(issued, days.slashed(issued))}, com validade de 30 dias. Total: {fee}."
    sheets.foot(paper, face, [f"Assinada digitalmente por {estate.officer}.", issue])
    return paper.pages, facts


def _cells(paper: Paper, rng: Random, facts: Facts, estate: Estate) -> str:
    """Draw the cells on the land and return the matrícula's number."""
    face = faces.SCREEN
    number, cnm = _number(facts, estate), facts.cnm(numbers.new_cnm(rng, estate.number))
    opened = facts.day(estate.opened, days.slashed(estate.opened), "data_abertura")
    first = [("MATRÍCULA", number, 1.0), ("CNM", cnm, 1.6), ("ABERTURA", opened, 1.1)]
    livro, ficha = facts.note("livro", "2"), facts.note("ficha", "1", "01")
    paper.cells([*first, ("LIVRO", livro, 0.5), ("FICHA", ficha, 0.5)], label_face=face)
    kind = facts.note("tipo_imovel", "urbano", "URBANO")
    front, deep = rng.randint(10, 18), rng.randint(25, 42)
    size = facts.note("area", f"{front * deep}.00 m²", f"{front * deep},00 m²")
    plot = [("TIPO", kind, 1.0), ("ÁREA TOTAL", size, 1.0)]
    lote, quadra = facts.note("lote", str(rng.randint(1, 36))), facts.note("quadra", str(rng.randint(3, 120)))
    code = facts.note(
        "designacao_cadastral",
        f"{rng.randint(1, 9)}.{rng.randint(10, 99)}.{rng.randint(100, 999)}.{rng.randint(1000, 9999)}",
    )
    paper.cells(
        [*plot, ("LOTE", lote, 0.6), ("QUADRA", quadra, 0.6), ("INSCRIÇÃO MUNICIPAL", code, 1.5)],
        label_face=face,
    )
    home = facts.note("logradouro", f"{folk.new_street(rng)}, nº {rng.randint(12, 1980)}")
    former = facts.note(
        "registro_anterior", f"Matrícula nº {facts.property_number(rng.randint(101, 990))}, desta Serventia"
    )
    paper.cells([("LOGRADOURO", home, 1.4), ("REGISTRO ANTERIOR", former, 1.3)], label_face=face)
    paper.cells([("CARACTERÍSTICAS E CONFRONTAÇÕES", _bounds(rng, front, deep), 1.0)], label_face=face)
    paper.flow.space(0.7)
    return number


def _bounds(rng: Random, front: int, deep: int) -> str:
    quarter = rng.choice(("Jardim Tocantins", "Setor Aeroporto", "Jardim dos Buritis"))
    return (
        f"Terreno plano no loteamento {quarter}, com {front},00 m de frente; {deep},00 m pelo lado direito, "
        f"onde limita com o terreno vizinho; {deep},00 m pelo lado esquerdo, com área verde; e {front},00 m "
        "nos fundos."
    )


def _owners_table(paper: Paper, facts: Facts, estate: Estate) -> None:
    paper.caption("TITULARES DO DOMÍNIO")
    if isinstance(estate.owners[0], Firm):
        name, cnpj = firm(facts, "proprietario", 1, estate.owners[0])
        paper.table([3, 2], [("Razão social", "CNPJ"), (name, cnpj)], points=8.5)
        return
    rows = [("Nome", "CPF", "RG", "Nacionalidade", "Estado civil", "Profissão")]
    for number, one in enumerate(estate.owners, start=1):
        if not isinstance(one, Firm):
            side = Side(facts, "proprietario", number, one)
            rows.append((side.name(str), side.cpf(), side.rg(), side.nation(), side.state(), side.trade()))
    paper.table([2.9, 1.75, 1.3, 1.5, 1.35, 1.7], rows, points=8.5)


def _boxed_act(paper: Paper, pen: Pen, number: str) -> None:
    paper.flow.need(32)
    code = pen.code(f"{{letter}}.{{place}} - M. {number}")
    kind = pen.kind(str.upper)
    row = [("ATO", code, 1.1), ("NATUREZA", kind, 1.5), ("PROTOCOLO", pen.protocol(), 0.8)]
    paper.cells([*row, ("DATA DO ATO", pen.day(), 0.9)], label_face=faces.SCREEN)
    paper.flow.space(0.2)
    title = pen.title(_TODAY_TITLES[pen.act.kind])
    who = "{name}, {nation}, {state}, {trade}, CPF {cpf}"
    text = chain.fill(pen, _TODAY_ACTS[pen.act.kind], who, f"{{letter}}.{{place}} - M. {number}")
    fee = amount(pen.facts, pen.rng.randint(9_000, 190_000), in_words=False)
    paper.paragraph(f"Título: {title}. {text} Emolumentos: {fee}.")
