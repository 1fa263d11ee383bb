"""Matrículas of the valleys: a typed card of São Paulo, captioned acts of the south, a sheet of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, land
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.valleys import days, faces, folk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.inland.land import Entry, Estate
    from tests.synthetic.west.voices import Voice

    Head = Callable[[Canvas, int], float]


def _filled(rng: Random, entry: Entry, sentences: Mapping[str, str], who: str, upon: str) -> str:
    """Fill the sentence for the kind of the act; `who` is how its taker is told."""
    act = entry.act
    return land.worded(
        sentences[act.kind],
        givers=entry.givers,
        taker=lambda: entry.taker(who),
        money=lambda: entry.money("{digits} ({words})", notes.currency_of(act.day)),
        digits=lambda: entry.money("{digits}", notes.currency_of(act.day)),
        spouse=lambda: folk.new_name(rng, act.givers[0].by_sex("F", "M")),
        neighbour=lambda: folk.new_name(rng, "M"),
        upon=lambda: entry.upon(upon),
    )


_NOTARY = "escritura de {day}, do 1º Cartório de Notas local, Lº {livro}, fls. {folha}"
_CARD_PAPERS = {
    **dict.fromkeys(("compra e venda", "doação", "permuta"), _NOTARY),
    "partilha": "formal de partilha de {day}, passado pelo Juízo de Direito da 2ª Vara desta comarca",
    "hipoteca": "contrato particular de {day}, na forma da Lei 4.380/64",
    "usufruto": "escritura de {day}, das notas do 2º Cartório desta cidade",
    "penhora": "mandado de {day}, do Juízo de Direito desta comarca",
    "casamento": "requerimento de {day} e certidão do Registro Civil local",
    "construção": "requerimento de {day} e alvará da Prefeitura Municipal",
    "retificação": "requerimento de {day} e certidão da Prefeitura Municipal",
    "cancelamento": "autorização do credor, de {day}",
}
_CARD_SENTENCES = {
    "compra e venda": "{givers}, já qualificado(s), transmitiu(ram) por {kind} o imóvel desta matrícula a "
    "{taker}, pelo valor de {money}",
    "doação": "{givers}, já qualificado(s), transmitiu(ram) por {kind} o imóvel a {taker}, estimado em "
    "{money}",
    "permuta": "{givers} transmitiu(ram), a título de {kind}, o imóvel a {taker}, pelo valor de {money}",
    "partilha": "o imóvel, havido de {givers}, coube por {kind} a {taker}, pelo valor de {money}",
    "hipoteca": "{givers} deu(ram) o imóvel em primeira e especial {kind} a {taker}, para garantia da dívida "
    "de {money}, pagável em 180 prestações mensais",
    "usufruto": "{givers} reservou(aram) e instituiu(íram) {kind} vitalício sobre o imóvel a favor de "
    "{taker}, no valor de {money}",
    "penhora": "procede-se ao registro da {kind} do imóvel, na execução que move o Banco do Povo, para "
    "garantia da dívida de {money}",
    "casamento": "averba-se o {kind} do(a) proprietário(a) com {spouse}, pelo regime legal",
    "construção": "averba-se a {kind} de um prédio, que recebeu o nº 128 da via pública, no valor de {money}",
    "retificação": "averba-se a {kind} para constar que o imóvel confronta atualmente, pelos fundos, com "
    "{neighbour}",
    "cancelamento": "averba-se o {kind} do {upon}, em virtude da quitação dada",
}


def typed_card(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed card of São Paulo: the numbers in boxes at the top, prose below, each act signed for."""
    facts, estate = Facts(), folk.new_estate(rng, "SP", 1976, 1986, "hipoteca")
    number = facts.property_number(estate.number)
    head = _boxed_head(facts, estate, number)
    style = Style(faces.RIBBON, 10, leading=1.5, left=24, right=192)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(f"IMÓVEL: {_plot(rng, facts)}")

    def told(one: Voice) -> str:
        papers = f"portador(a) do RG {one.rg()} e CPF {one.cpf(without_dots=True)}"
        return f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, {papers}"

    owners = land.owners(facts, estate, told, "; e, ")
    paper.paragraph(f"PROPRIETÁRIO(S): {owners}, domiciliado(s) nesta cidade.")
    paper.paragraph(f"REGISTRO ANTERIOR: {_transcription(rng, facts)}")
    opened = land.opened(facts, estate, days.pointed)
    paper.paragraph(f"{estate.town.name}, {opened}. O Escrevente Autorizado, {folk.new_name(rng, 'M')}.")
    for act in estate.acts:
        paper.paragraph(_card_act(rng, land.Entry(facts, act), number))
    stock.signed(paper, [estate.officer, "Oficial Maior"], left=104, sealed=False)
    return paper.pages, facts


def _boxed_head(facts: Facts, estate: Estate, number: str) -> Head:
    town = estate.town
    livro, ficha = facts.note("livro", "2", "Nº 2"), facts.note("ficha", "1")
    office = facts.note("oficio", "Cartório do Registro Imobiliário da Segunda Circunscrição")
    seat = facts.town("municipio_registro", town, f"{town.name} - Estado de São Paulo")

    def head(canvas: Canvas, page: int) -> float:
        face = faces.ROMAN
        boxes = (("matrícula", number, 24.0, 60.0), ("ficha", ficha if page == 1 else str(page), 62.0, 84.0))
        for caption, value, left, right in boxes:
            canvas.frame(left, 14, right, 29, width=0.4, ink=BLACK)
            canvas.text((left + right) / 2, 18.5, caption, face, 8.5, align="middle")
            canvas.text((left + right) / 2, 26, value, faces.RIBBON, 12, align="middle")
        canvas.text(192, 18.5, f"LIVRO {livro} - REGISTRO GERAL", face, 11, bold=True, align="right")
        canvas.text(192, 23.5, office, face, 9, align="right")
        canvas.text(192, 28, seat, face, 9, align="right")
        canvas.rule(24, 32, 192, 32, width=0.5, ink=BLACK)
        return 36

    return head


def _plot(rng: Random, facts: Facts) -> str:
    kind = facts.note("tipo_imovel", "urbano", rng.choice(("UM TERRENO", "UM LOTE DE TERRENO", "UM PRÉDIO")))
    lote, quadra = facts.note("lote", str(rng.randint(2, 38))), facts.note("quadra", rng.choice("ACDEFHK"))
    street = facts.note("logradouro", folk.new_street(rng))
    front = rng.randint(10, 14)
    return (
        f"{kind}, situado nesta cidade, com frente para a {street}, constituído pelo lote nº {lote}, da "
        f"quadra {quadra}, do loteamento denominado Parque do Vale, medindo {front},00 metros de frente, "
        f"igual medida nos fundos, por 25,00 metros de ambos os lados, encerrando a área de "
        f"{land.metres(facts, rng, '{} metros quadrados')}, confrontando de um lado com o lote vizinho, de "
        f"outro com {folk.new_name(rng, 'M')} e nos fundos com a Estrada de Ferro. Cadastro municipal nº "
        f"{land.cadastre(facts, rng)}."
    )


def _transcription(rng: Random, facts: Facts) -> str:
    """Note the record of the old books that the land comes from."""
    number = numbers.show_thousands(rng.randint(1_100, 48_000))
    livro = facts.note("livro", f"3-{rng.choice(('A', 'E', 'R', 'AB'))}")
    folha = facts.note("folha", str(rng.randint(5, 290)))
    return facts.note("registro_anterior", f"Transcrição nº {number}, fls. {folha}, do Livro {livro}")


def _card_act(rng: Random, entry: Entry, number: str) -> str:
    code = entry.code(f"{{letter}}.{{place}}/{number}")
    day, title = entry.day(days.pointed), entry.title(_CARD_PAPERS[entry.act.kind], days.pointed)
    shown = "venda" if entry.act.kind == "compra e venda" else entry.act.kind
    kind = entry.kind(shown)
    sentences = {one: text.replace("{kind}", kind) for one, text in _CARD_SENTENCES.items()}
    who = "{name}, {nation}, {state}, {trade}, CPF {cpf}"
    text = _filled(rng, entry, sentences, who, f"{{letter}}.{{place}}/{number}")
    return (
        f"{code} - Em {day}. Por {title}, {text}. Protocolo nº {entry.protocol()}. O Escrevente Autorizado, "
        f"{folk.new_name(rng, 'M')}."
    )


_FORMS_OF_TITLE = {
    **dict.fromkeys(
        ("compra e venda", "doação", "permuta"),
        "Escritura Pública de {day}, lavrada no Tabelionato desta cidade, livro {livro}, folhas {folha}",
    ),
    "partilha": "Formal de Partilha de {day}, extraído dos autos do inventário",
    "hipoteca": "Cédula de Crédito Comercial de {day}",
    "usufruto": "Escritura Pública de {day}, do Tabelionato desta cidade",
    "penhora": "Auto de Penhora de {day}",
    "casamento": "Requerimento de {day}, instruído com certidão",
    "construção": "Requerimento de {day}, instruído com a Carta de Habitação",
    "retificação": "Requerimento de {day}, instruído com mapa e memorial",
    "cancelamento": "Recibo de quitação de {day}",
}
_TRANSFER = "TRANSMITENTE(S) - {givers}. ADQUIRENTE(S) - {taker}."
_CAPTIONED = {
    "compra e venda": f"{_TRANSFER} PREÇO - {{digits}}. CONDIÇÕES - Não há",
    "doação": f"{_TRANSFER} VALOR - {{digits}}. CONDIÇÕES - Dispensada a colação",
    "permuta": f"{_TRANSFER} VALOR - {{digits}}. CONDIÇÕES - Sem torna",
    "partilha": f"{_TRANSFER} VALOR - {{digits}}. CONDIÇÕES - Não constam",
    "hipoteca": "DEVEDOR(ES) - {givers}. CREDOR - {taker}. VALOR - {digits}. PRAZO - 36 meses",
    "usufruto": "INSTITUIDOR(ES) - {givers}. USUFRUTUÁRIO(A) - {taker}. VALOR - {digits}",
    "penhora": "EXEQUENTE - Fazenda Municipal. VALOR DA CAUSA - {digits}",
    "casamento": "OBJETO - Fica constando que o(a) proprietário(a) casou com {spouse}",
    "construção": "OBJETO - Casa de alvenaria com 2 pavimentos. VALOR - {digits}",
    "retificação": "OBJETO - Ao sul o imóvel passa a confrontar com terras de {neighbour}",
    "cancelamento": "OBJETO - Fica cancelado e sem efeito o {upon}",
}


def captioned_acts(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printer's sheet of the Taquari: farm land, and acts whose every detail has its caption."""
    facts, estate = Facts(), folk.new_estate(rng, "RS", 1995, 2005, "hipoteca")
    town, face = estate.town, faces.DAISY
    number = facts.property_number(estate.number)
    opened = land.opened(facts, estate, days.plain)
    head = forms.letterhead(
        Words(face, 10),
        [
            (facts.note("oficio", "Ofício Imobiliário e Registros Especiais"), 12, True),
            (f"COMARCA DE {facts.town('municipio_registro', town, town.name)} - RIO GRANDE DO SUL", 9, False),
            (f"LIVRO Nº {facts.note('livro', '2')} - REGISTRO GERAL", 11, True),
            (f"{town.name}, {opened}.   FICHA {facts.note('ficha', '1')}   MATRÍCULA {number}", 9.5, False),
        ],
        top=14,
        rule=(20, 190),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=20, right=190), head, colour=colour)
    paper.paragraph(f"IMÓVEL - {_colony(rng, facts, town.name)}")

    def told(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, CI nº {one.rg()}-{one.one.issuer}, "
            f"CPF nº {one.cpf()}"
        )

    paper.paragraph(f"PROPRIETÁRIO(S) - {land.owners(facts, estate, told, ', e ')}.")
    paper.paragraph(
        f"PROCEDÊNCIA - {land.earlier(facts, estate, 'Livro 2, matrícula {}, deste Ofício')}. Emolumentos: "
        f"{noted.money(facts, rng.randint(900, 4_800), pattern='{digits}')}."
    )
    for act in estate.acts:
        paper.paragraph(_captioned_act(rng, land.Entry(facts, act), number))
    forms.signed(paper, [estate.officer, "Registrador(a) Designado(a)"], left=108)
    return paper.pages, facts


def _colony(rng: Random, facts: Facts, town: str) -> str:
    kind = facts.note("tipo_imovel", "rural", "Uma fração de terras de cultura")
    area = land.hectares(facts, rng, "{} hectares")
    return (
        f"{kind}, com a área de {area}, localizada na {facts.note('denominacao', _line(rng))}, "
        f"neste município de {town}, confrontando: ao Norte, com o arroio Forqueta; ao Sul, com "
        f"{folk.new_name(rng, 'M')}; a Leste, com a estrada geral; e a Oeste, com terras de herdeiros de "
        f"{folk.new_name(rng, 'M')}. Cadastro no INCRA nº {land.ccir(facts, rng)}."
    )


def _line(rng: Random) -> str:
    return rng.choice(("Linha Arroio Alegre", "Linha São Jacó", "Picada Felipe Essig"))


def _captioned_act(rng: Random, entry: Entry, number: str) -> str:
    code, day = entry.code(f"{{letter}}-{{place}}/{number}"), entry.day(days.plain)
    kind = entry.kind(entry.act.kind.capitalize())
    title = entry.title(_FORMS_OF_TITLE[entry.act.kind], days.roman)
    who = "{name}, {nation}, {state}, {trade}, CPF nº {cpf}"
    text = _filled(rng, entry, _CAPTIONED, who, f"{{letter}}-{{place}}/{number}")
    return (
        f"{code} - {day}. NATUREZA - {kind}. {text}. FORMA DO TÍTULO - {title}. PROTOCOLO - "
        f"{entry.protocol()}. Dou fé. Oficial Ajudante: {folk.new_name(rng, 'F')}."
    )


_TODAY_TITLES = {
    **dict.fromkeys(
        ("compra e venda", "doação", "permuta"),
        "Escritura Pública lavrada em {day}, no 2º Tabelionato desta comarca, livro {livro}, folhas {folha}",
    ),
    "partilha": "Escritura Pública de Inventário lavrada em {day}",
    "alienação fiduciária": "Contrato por Instrumento Particular n. 844440-7, firmado em {day}",
    "usufruto": "Escritura Pública lavrada em {day}",
    "penhora": "Termo de Penhora assinado eletronicamente em {day}",
    "casamento": "Requerimento firmado em {day}",
    "construção": "Requerimento firmado em {day}, com Habite-se",
    "retificação": "Requerimento firmado em {day}",
    "cancelamento": "Termo de Quitação firmado em {day}",
}
_TODAY_TEXTS = {
    **dict.fromkeys(
        ("compra e venda", "permuta"),
        "Transmitente: {givers}. Adquirente: {taker}. Valor: {money}. ITBI recolhido. Emitida a DOI.",
    ),
    "doação": "Doador: {givers}. Donatário: {taker}. Valor: {money}. ITCMD recolhido. Emitida a DOI.",
    "partilha": "Autor da herança: {givers}. Herdeiro: {taker}. Valor: {money}. ITCMD recolhido.",
    "alienação fiduciária": "Devedor fiduciante: {givers}. Credor fiduciário: {taker}. Valor da dívida: "
    "{money}. Prazo: 360 meses. Taxa de juros: 8,16% ao ano.",
    "usufruto": "Instituidor: {givers}. Usufrutuário: {taker}. Valor: {money}.",
    "penhora": "Exequente: Condomínio Edifício Itajaí-Açu. Valor da execução: {money}.",
    "casamento": "O titular contraiu matrimônio com {spouse}, sem alteração do nome.",
    "construção": "Foi edificada uma casa de alvenaria. Valor da obra: {money}. Apresentada CND do INSS.",
    "retificação": "O lado direito do imóvel extrema atualmente com {neighbour}.",
    "cancelamento": "Fica cancelada a garantia constante do {upon}.",
}


def sealed_sheet(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's sheet of the Itajaí: a national code, bold heads, fees and a seal after every act."""
    facts, estate = Facts(), folk.new_estate(rng, "SC", 2010, 2018, "alienação fiduciária")
    number = facts.property_number(estate.number)
    face = faces.SCREEN
    head = _coded_head(rng, facts, estate, number)
    paper = Paper(dpi, rng, Style(face, 10, leading=1.42, left=22, right=190), head, colour=colour)
    _described(paper, rng, facts, estate)
    for act in estate.acts:
        entry = land.Entry(facts, act)
        code = entry.code(f"{{letter}}-{{place}}-{number}")
        paper.caption(f"{code} - {entry.kind(act.kind.upper())}")
        paper.paragraph(_sealed_act(rng, facts, entry, number))
    issued = inland.later(rng, estate.acts[-1].day, 10, 400)
    day = noted.day(facts, issued, days.slashed(issued))
    fee = noted.money(facts, rng.randint(1_500, 4_900), pattern="{digits}")
    lines = [f"CERTIDÃO DE INTEIRO TEOR expedida em {day}.", f"Validade: 30 dias. Total: {fee}."]
    forms.fine_print(paper, lines, points=9, code=True)
    forms.signed(paper, [estate.officer, "Escrevente Substituta"], left=110)
    return paper.pages, facts


def _coded_head(rng: Random, facts: Facts, estate: Estate, number: str) -> Head:
    town = estate.town
    cnm, ficha = facts.cnm(numbers.new_cnm(rng, estate.number)), facts.note("ficha", "1", "01")
    office = facts.note("oficio", "Serviço Registral do 3º Ofício de Imóveis")
    seat = facts.town("municipio_registro", town, f"{town.name}/SC")
    livro = facts.note("livro", "2")

    def head(canvas: Canvas, page: int) -> float:
        face = faces.SCREEN
        if page == 1:
            canvas.text(22, 17, office, face, 13, bold=True)
            canvas.text(22, 22.5, f"{seat} - Livro {livro} - Registro Geral", face, 9, ink=GREY)
        canvas.text(190, 17, f"MATRÍCULA {number}", face, 11, bold=True, align="right")
        canvas.text(190, 22.5, f"Ficha {ficha if page == 1 else f'{page:02d}'}", face, 9, align="right")
        canvas.rule(22, 25, 190, 25, width=0.6, ink=BLACK)
        canvas.text(190, 29.5, f"CNM: {cnm}", face, 8.5, align="right")
        return 33

    return head


def _described(paper: Paper, rng: Random, facts: Facts, estate: Estate) -> None:
    kind = facts.note("tipo_imovel", "urbano", rng.choice(("Terreno urbano", "Imóvel urbano")))
    street = facts.note("logradouro", folk.new_home(rng)[0])
    lote, quadra = facts.note("lote", f"{rng.randint(2, 60):02d}"), facts.note("quadra", rng.choice("BDEGJL"))
    paper.paragraph(
        f"Imóvel: {kind}, localizado na {street}, perímetro urbano deste município, correspondente ao lote "
        f"{lote} da quadra {quadra} do Loteamento Itoupava Verde, com área total de "
        f"{land.metres(facts, rng, '{} m²')}, com as medidas e extremas constantes da planta arquivada nesta "
        f"Serventia. Inscrição imobiliária: {land.cadastre(facts, rng)}."
    )

    def told(one: Voice) -> str:
        return (
            f"{one.name()}, CPF {one.cpf()}, RG {one.rg()} {one.one.issuer}, {one.nation()}, {one.state()}, "
            f"{one.trade()}"
        )

    paper.paragraph(f"Proprietários: {land.owners(facts, estate, told, '; ')}.")
    paper.paragraph(
        f"Registro Anterior: {land.earlier(facts, estate, 'Matrícula n. {} desta Serventia')}. Abertura: "
        f"{land.opened(facts, estate, days.slashed)}."
    )


def _sealed_act(rng: Random, facts: Facts, entry: Entry, number: str) -> str:
    day = entry.day(days.slashed)
    title = entry.title(_TODAY_TITLES[entry.act.kind], days.slashed)
    who = "{name}, CPF {cpf}, {nation}, {state}, {trade}"
    text = _filled(rng, entry, _TODAY_TEXTS, who, f"{{letter}}-{{place}}-{number}")
    fee = noted.money(facts, rng.randint(9_000, 180_000), pattern="{digits}")
    seal = f"{''.join(rng.sample('BCDFGHJKLMNPRSTVWXZ', 3))}{rng.randint(10_000, 99_999)}"
    return (
        f"Data: {day}. Protocolo: {entry.protocol()}. Título: {title}. {text} Emolumentos: {fee}. Selo de "
        f"fiscalização: {seal}-{rng.choice('ABCDEF')}{rng.randint(10, 99)}Z."
    )
