"""Matrículas of the plains: a gleba of Goiás, a form of Pernambuco with a table of acts, a sheet of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.canvas import GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, land, telling
from tests.synthetic.paper import Paper, Style
from tests.synthetic.plains import days, faces, folk, parts
from tests.synthetic.south import noted, stock

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.west.voices import Voice

_DEED = "escritura pública lavrada em {day} no livro {livro}, fls. {folha}, do Cartório do 2º Ofício"
_OLD_PAPERS = {
    **dict.fromkeys(("compra e venda", "doação", "permuta"), _DEED),
    "partilha": "formal extraído em {day} dos autos de inventário",
    "hipoteca": "cédula rural emitida em {day}",
    "usufruto": "termo de instituição de {day}",
    "penhora": "mandado do Dr. Juiz de Direito, de {day}",
    "casamento": "certidão passada em {day}",
    "construção": "petição de {day}, com certidão da Prefeitura",
    "retificação": "petição de {day}",
    "cancelamento": "recibo do credor, de {day}",
}
_OLD_SENTENCES = {
    "compra e venda": "{givers} {sold} a {taker} o imóvel da matrícula, ao preço de {money}, já pago",
    "doação": "{givers} {gave}, por mera liberalidade, a {taker} o imóvel, a que se atribuiu {money}",
    "permuta": "{givers} {gave} em troca a {taker} o imóvel da matrícula, sem torna, no valor de {money}",
    "partilha": "no inventário de {givers}, o imóvel foi lançado no quinhão de {taker}, por {money}",
    "hipoteca": "{givers} {gave} o imóvel em primeiro e especial gravame a {taker}, por {money}",
    "usufruto": "{givers} {gave} a {taker} o uso e gozo vitalício do imóvel, estimado em {money}",
    "penhora": "foi o imóvel penhorado para segurança da execução, no montante de {money}",
    "casamento": "quem consta como titular contraiu núpcias com {spouse}",
    "construção": "levantou-se no imóvel uma casa-sede com curral anexo, tudo no valor de {money}",
    "retificação": "fica sendo {neighbour} o confrontante pelo lado do nascente",
    "cancelamento": "fica sem efeito o {upon}, por ter sido paga a dívida",
}


def _told(rng: Random, entry: land.Entry, sentences: Mapping[str, str], who: str, upon: str) -> str:
    """Fill the sentence for the kind of the act; sums are shown in the money of its day."""
    act = entry.act
    return land.worded(
        sentences[act.kind],
        givers=entry.givers,
        gave=lambda: "deram" if act.givers[1:] else "deu",
        sold=lambda: "venderam" if act.givers[1:] else "vendeu",
        passed=lambda: "transmitiram" if act.givers[1:] else "transmitiu",
        taker=lambda: entry.taker(who),
        money=lambda: entry.money("{digits}", notes.currency_of(act.day)),
        spouse=lambda: folk.new_name(rng, act.givers[0].by_sex("F", "M")),
        neighbour=lambda: folk.new_name(rng, "M"),
        upon=lambda: entry.upon(upon),
    )


def cerrado_gleba(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw typed sheets of Goiás: land in the cerrado, and acts whose codes end in the matrícula's number."""
    facts, estate = Facts(), folk.new_estate(rng, "GO", 1977, 1984, "hipoteca")
    town, face = estate.town, faces.ELITE
    number, livro = facts.property_number(estate.number), facts.note("livro", "2", "2-A")
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "Cartório de Registro de Imóveis da 1ª Circunscrição"), 12, True),
            (facts.town("municipio_registro", town, f"{town.name}, Estado de Goiás"), 10, False),
            (
                f"Livro {livro}   Ficha n.º {facts.note('ficha', '1', '01')}   Matrícula n.º {number}",
                11,
                True,
            ),
            (f"Aberta a {land.opened(facts, estate, days.padded)}", 10, False),
        ],
        x=26,
        align="left",
        top=12,
        rule=(26, 190),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=26, right=190), head, colour=colour)
    kind = facts.note("tipo_imovel", "rural", "Gleba de terras de cultura e cerrado")
    paper.paragraph(
        f"IMÓVEL - {kind}, destacada da {facts.note('denominacao', _new_ranch(rng))}, deste município, com a "
        f"superfície de {land.hectares(facts, rng, '{} ha')}, dentro destas divisas: começa no marco fincado "
        f"à margem do córrego Taquaral; desce por este até a barra do ribeirão; daí, a rumo certo, até a "
        f"cerca de {folk.new_name(rng, 'M')}, e por ela ao ponto de partida. INCRA {land.ccir(facts, rng)}."
    )

    def told(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, carteira de identidade {one.rg()}, "
            f"CIC {one.cpf(without_dots=True)}"
        )

    paper.paragraph(
        f"PROPRIETÁRIO - {land.owners(facts, estate, told, ' e ')}, com residência nesta comarca."
    )
    paper.paragraph(f"REGISTRO ANTERIOR - {land.transcription(facts, rng, estate)}.")
    for act in estate.acts:
        entry = land.Entry(facts, act)
        code, day = entry.code(f"{{letter}}-{{place}}-{number}"), entry.day(days.padded)
        kind = entry.kind(act.kind.upper())
        title = entry.title(_OLD_PAPERS[act.kind], days.padded)
        text = _told(
            rng,
            entry,
            _OLD_SENTENCES,
            "{name}, {nation}, {trade}, {state}, CIC {cpf}",
            f"{{letter}}-{{place}}-{number}",
        )
        paper.paragraph(
            f"{code}. {town.name}, {day}. {kind}. Título apresentado: {title}. Por ele, {text}. Apontado no "
            f"protocolo sob n.º {entry.protocol()}. O referido é verdade."
        )
    stock.signed(paper, [estate.officer, "Oficial do Registro"], left=100)
    return paper.pages, facts


def _new_ranch(rng: Random) -> str:
    return rng.choice(("Fazenda Ariranha", "Fazenda Rio Doce", "Fazenda Bom Jardim do Cerrado"))


_FORM_PAPERS = {
    **dict.fromkeys(
        ("compra e venda", "doação", "permuta"),
        "Escritura de {day}, livro {livro}, folha {folha}, desta cidade",
    ),
    "partilha": "Carta de sentença de {day}",
    "hipoteca": "Contrato bancário de {day}",
    "usufruto": "Escritura particular de {day}",
    "penhora": "Ofício judicial de {day}",
    "casamento": "Certidão de casamento de {day}",
    "construção": "Alvará e habite-se de {day}",
    "retificação": "Requerimento de {day}",
    "cancelamento": "Carta de liberação de {day}",
}
_FORM_SENTENCES = {
    **dict.fromkeys(
        ("compra e venda", "doação", "permuta", "partilha"),
        "Transmitente: {givers}. Adquirente: {taker}. Valor: {money}.",
    ),
    "hipoteca": "Devedor: {givers}. Credor: {taker}. Valor: {money}.",
    "usufruto": "Nu-proprietário: {givers}. Usufrutuário: {taker}. Valor: {money}.",
    "penhora": "Garante execução no valor de {money}.",
    "casamento": "Cônjuge do titular: {spouse}.",
    "construção": "Acréscimo de dois cômodos e terraço, no valor de {money}.",
    "retificação": "O confinante da esquerda é {neighbour}.",
    "cancelamento": "Atinge o {upon}.",
}


def stub_card(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a form of Pernambuco: captions and typed values in frames, below them a table of the acts."""
    facts, estate = Facts(), folk.new_estate(rng, "PE", 1986, 1996, "hipoteca")
    town, face = estate.town, faces.TIGHT
    number = facts.property_number(estate.number)
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "Registro Imobiliário e Anexos do 1º Ofício"), 13, True),
            (facts.town("municipio_registro", town, f"{town.name} - Pernambuco"), 10, False),
            ("REGISTRO GERAL", 11, True),
        ],
        top=10,
        rule=(16, 194),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.45, left=16, right=194), head, colour=colour)
    looks = {"caption": Words(face, 8.5, ink=GREY), "value": Words(faces.LIGHT, 10)}
    parts.written(paper, _card_rows(rng, facts, estate, number), framed=True, **looks)
    paper.flow.space(0.8)
    rows = [("ATO E DATA", "PRENOT.", "NATUREZA E TÍTULO", "PARTES, VALOR E CONDIÇÕES")]
    for act in estate.acts:
        entry = land.Entry(facts, act)
        where = f"{entry.code('{letter} {place}')}, de {entry.day(telling.stopped)}"
        title = entry.title(_FORM_PAPERS[act.kind], telling.stopped)
        what = f"{entry.kind(act.kind.capitalize())}. {title}"
        who = "{name}, {state}, {trade}, CPF {cpf}"
        rows.append(
            (where, entry.protocol(), what, _told(rng, entry, _FORM_SENTENCES, who, "{letter} {place}"))
        )
    paper.table([1.5, 0.9, 3, 4.2], rows, points=9.5)
    forms.signed(paper, [estate.officer, "Oficial ou Suboficial"], left=110)
    return paper.pages, facts


def _card_rows(rng: Random, facts: Facts, estate: land.Estate, number: str) -> list[list[parts.Told]]:
    def told(one: Voice) -> str:
        return f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, RG {one.rg()}, CPF {one.cpf()}"

    street, quarter = folk.new_home(rng, "PE")
    kind = facts.note("tipo_imovel", "urbano", rng.choice(("Prédio residencial", "Lote de terreno urbano")))
    return [
        [
            ("Matrícula", number, 1),
            ("Livro", facts.note("livro", "2"), 0.5),
            ("Ficha", facts.note("ficha", "1", "1-F"), 0.6),
            ("Aberta em", land.opened(facts, estate, telling.stopped), 1),
        ],
        [("Imóvel", kind, 1.2), ("Situação", f"{facts.note('logradouro', street)}, {quarter}", 2)],
        [
            ("Área", land.metres(facts, rng, "{} m2"), 1),
            ("Inscrição municipal", land.cadastre(facts, rng), 1.4),
        ],
        [("Confinantes", f"à direita {folk.new_name(rng, 'F')}; aos fundos {folk.new_name(rng, 'M')}", 1)],
        [("Proprietário(s)", land.owners(facts, estate, told), 1)],
        [("Registro anterior", land.earlier(facts, estate, "Matrícula {} deste Registro"), 1)],
    ]


_TODAY_PAPERS = {
    **dict.fromkeys(
        ("compra e venda", "doação", "permuta"),
        "escritura de {day}, do 1º Tabelião de Notas local (livro {livro}, página {folha})",
    ),
    "partilha": "formal de partilha expedido em {day}",
    "alienação fiduciária": "instrumento particular do SFH, de {day}",
    "usufruto": "escritura datada de {day}",
    "penhora": "certidão eletrônica do juízo, de {day}",
    "casamento": "requerimento de {day} e certidão de casamento",
    "construção": "requerimento de {day}, habite-se e CND",
    "retificação": "requerimento de {day} e certidão municipal",
    "cancelamento": "autorização eletrônica de {day}",
}
_TODAY_SENTENCES = {
    "compra e venda": "{givers} {passed} o imóvel a {taker}, pelo preço de {money}",
    "doação": "{givers} {passed} o imóvel, gratuitamente, a {taker}, atribuindo-lhe {money}",
    "permuta": "{givers} {passed} o imóvel, por troca, a {taker}, no valor de {money}",
    "partilha": "o imóvel, deixado por {givers}, passou a pertencer a {taker}, no valor de {money}",
    "alienação fiduciária": "{givers} {passed} a propriedade resolúvel a {taker}, para garantir {money}",
    "usufruto": "{givers} {passed} o gozo vitalício do imóvel a {taker}, estimado em {money}",
    "penhora": "o imóvel foi constrito em execução civil no valor de {money}",
    "casamento": "alterou-se o estado civil do titular, que se uniu a {spouse}",
    "construção": "foi edificado um prédio residencial, com valor declarado de {money}",
    "retificação": "a via pública passou a ter nova denominação, por lei municipal",
    "cancelamento": "procede-se à baixa do {upon}, por liquidação da dívida",
}


def digital_sheet(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw today's sheet of São Paulo with its national code; each act has its kind in a heading."""
    facts, estate = Facts(), folk.new_estate(rng, "SP", 2009, 2017, "alienação fiduciária")
    town, face = estate.town, faces.GEOMETRIC
    number, cnm = facts.property_number(estate.number), facts.cnm(numbers.new_cnm(rng, estate.number))
    ficha, livro = facts.note("ficha", "1", "01"), facts.note("livro", "2")
    office = facts.note("oficio", "1º Oficial de Registro de Imóveis e Anexos")
    seat = facts.town("municipio_registro", town, f"{town.name}/SP")
    opened = land.opened(facts, estate, telling.long)

    def head(canvas: Canvas, page: int) -> float:
        canvas.text(20, 16, f"CNM {cnm}", face, 9)
        leaf = f"Matrícula {number} - Ficha {ficha if page == 1 else f'{page:02d}'} - Livro {livro}"
        canvas.text(190, 16, leaf, face, 9, align="right")
        if page > 1:
            return 24
        canvas.text(105, 24, office, face, 12, bold=True, align="middle")
        canvas.text(105, 30, f"{seat}, {opened}", face, 10, align="middle")
        canvas.rule(20, 33, 190, 33, width=0.4)
        return 38

    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=20, right=190), head, colour=colour)
    paper.paragraph(_house(rng, facts))

    def told(one: Voice) -> str:
        who = f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}"
        return f"{who}, RG nº {one.rg()}, CPF nº {one.cpf()}"

    paper.paragraph(f"Proprietário(s): {land.owners(facts, estate, told, '; e ')}.")
    paper.paragraph(f"Origem: {land.earlier(facts, estate, 'matrícula nº {}, desta Serventia')}.")
    for act in estate.acts:
        entry = land.Entry(facts, act)
        code = entry.code(f"{{letter}}.{{place}}/{number}")
        shown = "venda e compra" if act.kind == "compra e venda" else act.kind
        paper.caption(f"{code} - {entry.kind(shown.upper())}")
        day, title = entry.day(telling.long), entry.title(_TODAY_PAPERS[act.kind], telling.long)
        who = "{name}, {nation}, {state}, {trade}, CPF nº {cpf}"
        text = _told(rng, entry, _TODAY_SENTENCES, who, f"{{letter}}.{{place}}/{number}")
        paper.paragraph(f"Em {day}. Conforme {title}, {text}. (Prenotação nº {entry.protocol()})")
    issued = inland.later(rng, estate.acts[-1].day, 5, 600)
    day = noted.day(facts, issued, telling.slashed(issued))
    lines = [
        f"Imagem extraída em {day} e assinada por {estate.officer}, escrevente.",
        "Consulte pelo código.",
    ]
    forms.fine_print(paper, lines, points=9, code=True)
    return paper.pages, facts


def _house(rng: Random, facts: Facts) -> str:
    kind = facts.note("tipo_imovel", "urbano", rng.choice(("prédio residencial", "terreno sem benfeitorias")))
    street, quarter = folk.new_home(rng, "SP")
    return (
        f"Descrição: {kind} na {facts.note('logradouro', street)}, {quarter}, constituído pelo lote "
        f"{facts.note('lote', str(rng.randint(1, 40)))} da quadra "
        f"{facts.note('quadra', rng.choice('BCDFGHJ'))}, com "
        f"{land.metres(facts, rng, '{} metros quadrados')}, cadastrado sob nº {land.cadastre(facts, rng)} na "
        "Municipalidade."
    )
