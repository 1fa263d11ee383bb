"""Protests of the highlands: an instrument in one breath, boxes, a penned form, tables, roman numerals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, ornaments, words
from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.hills import days, faces, folk, parts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.protests import Told
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.south.folk import Firm

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas

_TRADE = {
    "duplicata": "Duplicata de Venda Mercantil",
    "nota promissória": "Nota Promissória",
}
_BILLS = {**_TRADE, "letra de câmbio": "Letra de Câmbio"}
_RECENT = {
    "duplicata": "DMI - Duplicata Mercantil por Indicação",
    "cédula de crédito bancário": "CCB - Cédula de Crédito Bancário",
    "nota promissória": "NP - Nota Promissória",
}
_SHORT = {"duplicata": "Dupl. Prest. Serviços", "cédula de crédito bancário": "Cédula Créd. Bancário"}
_OLD = {"letra de câmbio": "letra de câmbio", "nota promissória": "nota promissória"}
_CRUZADO = notes.Currency("Cz$", "cruzados")


def _taxed_as(told: Told) -> str:
    """Return what the debtor's number with the Treasury is called."""
    return "CNPJ" if isinstance(told.protest.debtor, Firm) else "CPF"


def know_all(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an instrument of Rio Grande do Sul told in one breath, `SAIBAM quantos`, without any caption."""
    facts = Facts()
    protest = folk.new_protest(rng, "RS", 1999, 2009, _TRADE, firms=0.5)
    told = Told(facts, protest, _TRADE)
    town, face = protest.town, faces.BONUM
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("Ofício de Protestos Cambiais e Registros Especiais"), 12, True),
            (told.seat(f"{town.name}, Rio Grande do Sul"), 10.5, False),
            ("INSTRUMENTO DE PROTESTO", 14, True),
        ],
        top=14,
        arms=(30, 24),
        rule=(45, 190),
    )
    style = Style(face, 11, leading=1.65, left=28, right=186)
    paper = Paper(dpi, rng, style, head, colour=colour)
    paper.paragraph(
        f"SAIBAM quantos este público instrumento virem que, {told.protested(noted.solemn)}, nesta cidade, "
        f"em cartório, a requerimento de {told.presenter()}, que em {told.filed(telling.long)} me entregou, "
        f"para os fins de direito, a {told.bill(str.lower)} de número {told.number()}, da qual é credora a "
        f"firma {told.creditor()}, emitida em {told.drawn(telling.long)}, vencida em "
        f"{told.due(telling.long)}, do valor de {told.money()}, e que tomou em meu protocolo o número "
        f"{told.protocol(dotted=True)}, fiz intimar, em {told.summoned(telling.long)}, a quem por ela "
        f"responde, {told.debtor_name()}, com {_taxed_as(told)} {told.debtor_number()}, para que viesse "
        "pagar ou dizer por que o não fazia."
    )
    paper.paragraph(
        f"Escoado o tríduo em silêncio, protestei o título por {told.reason()}, ficando o ato assentado no "
        f"livro de protestos {told.livro('A-{}')}, folha {told.folha()}. Do que, para ressalva dos direitos "
        "do portador, lavrei o presente, que subscrevo em público e raso."
    )
    stock.signed(paper, ["Em testemunho da verdade,", told.officer(), "Oficial"], left=70)
    return paper.pages, facts


def boxes(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic instrument of São Paulo: captioned boxes in rows, sections in plain capitals."""
    facts = Facts()
    protest = folk.new_protest(rng, "SP", 2012, 2023, _RECENT, firms=0.5)
    told, town, face, show = Told(facts, protest, _RECENT), protest.town, faces.SCREEN, telling.slashed
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.office("Tabelião de Protesto de Letras e Títulos"), 12, True),
            (told.seat(f"{town.name} - SP"), 10, False),
            (inland.new_street(rng), 8.5, False),
        ],
        x=20,
        align="left",
        top=9,
        rule=(14, 168),
    )
    paper = Paper(dpi, rng, Style(face, 9.5, left=14, right=196), head, colour=colour)
    ornaments.code_matrix(paper.canvas, 174, 9, 20)
    for title, rows in _boxed(told, show):
        paper.caption(title)
        for row in rows:
            paper.cells(row, label_face=face)
        paper.flow.space(0.5)
    fee = noted.money(facts, rng.randint(2_000, 49_000), pattern="{digits}")
    paper.paragraph(
        f"Por não ter havido pagamento, sustação nem desistência, fica o título protestado. Custas: {fee}."
    )
    paper.sign([(told.officer(), "Substituto(a) do Tabelião")])
    return paper.pages, facts


def _boxed(told: Told, show: telling.Show) -> list[tuple[str, list[list[forms.Told]]]]:
    return [
        (
            "PROTESTO",
            [
                [
                    ("Data da lavratura", told.protested(show), 1),
                    ("Livro", told.livro("{}-G"), 0.7),
                    ("Folha", told.folha(), 0.6),
                    ("Causa", told.reason(str.capitalize), 1.3),
                ],
                [
                    ("Nº do protocolo", told.protocol(dotted=True), 1),
                    ("Protocolado em", told.filed(show), 1),
                    ("Intimação entregue em", told.summoned(show), 1),
                ],
            ],
        ),
        (
            "PARTES",
            [
                [("Portador que apresentou", told.presenter(), 1), ("Credor originário", told.creditor(), 1)],
                [
                    ("Responsável pelo pagamento", told.debtor_name(), 1.7),
                    (_taxed_as(told), told.debtor_number(), 1),
                ],
            ],
        ),
        (
            "DOCUMENTO DE DÍVIDA",
            [
                [("Natureza", told.bill(), 1.8), ("Número", told.number(), 0.8)],
                [
                    ("Emitido em", told.drawn(show), 1),
                    ("Vencido em", told.due(show), 1),
                    ("Valor original", told.money("{digits}"), 1),
                ],
            ],
        ),
    ]


def penned(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of Minas Gerais, filled in by a pen when money was in cruzeiros."""
    facts = Facts()
    protest = folk.new_protest(rng, "MG", 1944, 1961, _OLD, firms=0.0)
    told, town, face = Told(facts, protest, _OLD, notes.CRUZEIRO), protest.town, faces.SLAB
    head = forms.letterhead(
        Words(face, 11),
        [
            (told.seat(f"COMARCA DE {town.name.upper()} - MINAS GERAIS"), 10, False),
            (told.office("Cartório do 1º Tabelião, Anexo de Protestos"), 12, True),
            ("PROTESTO", 18, True),
        ],
        top=12,
        rule=(70, 140),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, left=22, right=188), head, colour=colour)
    printed, pen = Words(face, 10.5), Words(faces.PEN, 11.5, ink=BLUE)
    texts = [
        (
            f"Nº de apontamento ‹{told.protocol()}›, feito em ‹{told.filed(telling.long)}›. Registrado no "
            f"livro ‹{told.livro()}› a fls. ‹{told.folha()}›."
        ),
        (
            f"Aos ‹{told.protested(telling.bookish)}›, nesta cidade, em meu cartório, por parte de "
            f"‹{told.presenter()}› foi-me exibida para protesto uma ‹{told.bill()}›, sob n. "
            f"‹{told.number()}›, da quantia de ‹{told.money('{digits}')}›, passada em "
            f"‹{told.drawn(telling.long)}› para se vencer em ‹{told.due(telling.long)}›, a favor de "
            f"‹{told.creditor()}›, sendo por ela obrigado o Sr. (a Sra.) ‹{told.debtor_name(str)}›."
        ),
        (
            f"Notifiquei o obrigado no dia ‹{told.summoned(telling.long)}›, e não tendo êle atendido, "
            f"protesto pela ‹{told.reason()}›, para que o portador possa usar de seu direito na forma da lei."
        ),
        f"Eu, ‹{told.officer()}›, tabelião, o escrevi e assino.",
    ]
    forms.filled(paper, printed, pen, texts, leading=2.35)
    ornaments.signature(paper.canvas, 112, paper.flow.y + 14, 50)
    ornaments.seal(paper.canvas, 52, paper.flow.y + 12, 12)
    return paper.pages, facts


def tables(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of Paraná: one protest in two ruled tables with their captions on top."""
    facts = Facts()
    protest = folk.new_protest(rng, "PR", 2008, 2021, _SHORT, firms=0.6)
    told, town, face, show = Told(facts, protest, _SHORT), protest.town, faces.GEOMETRIC, telling.slashed
    head = forms.letterhead(
        Words(face, 11),
        [
            ("CERTIDÃO DE PROTESTO", 15, True),
            (told.office("Serviço de Protesto de Títulos e Outros Documentos"), 10.5, False),
            (told.seat(f"{town.name} - Estado do Paraná"), 10, False),
        ],
        x=192,
        align="right",
        top=12,
        arms=(28, 24),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=16, right=192), head, colour=colour)
    paper.paragraph(
        f"Em atenção ao requerimento protocolado nesta data, informo que em nome de {told.debtor_name()} "
        f"({_taxed_as(told)} {told.debtor_number()}) consta o seguinte apontamento protestado, não cancelado:"
    )
    protested = (told.protested(show), told.livro(), told.folha(), told.reason())
    paper.table(
        [1, 1, 1, 0.7, 0.7, 1.4],
        [
            ("Protocolo", "Data prot.", "Protestado", "Livro", "Folha", "Motivo"),
            (told.protocol(), told.filed(show), *protested),
        ],
    )
    paper.table(
        [1.5, 0.8, 1, 1, 1.2],
        [
            ("Espécie", "Nº tít.", "Emissão", "Vencto.", "Valor"),
            (told.bill(), told.number(), told.drawn(show), told.due(show), told.money("{digits}")),
        ],
    )
    rows = [
        ("Quem levou o título a cartório", told.presenter()),
        ("A quem é devido", told.creditor()),
        ("Intimação cumprida em", told.summoned(show)),
    ]
    look = {"caption": Words(face, 8.5, ink=GREY), "value": Words(face, 9.5)}
    parts.captioned(paper, rows, 62, **look)
    paper.flow.space(1)
    issued = inland.later(rng, protest.protested, 20, 1200)
    day = noted.day(facts, issued, words.date_with_month(issued))
    paper.paragraph(f"A busca abrange cinco anos. {town.name}, {day}. Código nacional {_code(rng, facts)}.")
    paper.sign([(told.officer(), "Agente Delegado(a)")], sealed=True)
    return paper.pages, facts


def _code(rng: Random, facts: Facts) -> str:
    return facts.note("cns", numbers.new_office_code(rng))


def romans(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed instrument of Santa Catarina, from when money was in cruzados, in roman numerals."""
    facts = Facts()
    protest = folk.new_protest(rng, "SC", 1987, 1987, _BILLS, firms=0.5)
    told, town, face = Told(facts, protest, _BILLS, _CRUZADO), protest.town, faces.LIGHT
    head = forms.letterhead(
        Words(face, 11),
        [
            ("ESTADO DE SANTA CATARINA", 10, False),
            (told.seat(f"Comarca de {town.name} - SC"), 10, False),
            (told.office("Escrivania do Cível e Protestos em Geral"), 12, True),
        ],
        x=30,
        align="left",
        top=18,
        arms=(176, 28),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.6, left=30, right=188), head, colour=colour)
    paper.heading("TÍTULO PROTESTADO", 12)
    number = "CGC" if isinstance(protest.debtor, Firm) else "CIC"
    texts = (
        (
            f"DO TÍTULO - {told.bill(str.upper)} n. {told.number()}, com data de {told.drawn(noted.dashed)} "
            f"e vencimento a {told.due(noted.dashed)}."
        ),
        f"DA IMPORTÂNCIA - {told.money()}.",
        f"DO OBRIGADO - {told.debtor_name()}, {number} {told.debtor_number()}.",
        f"DO BENEFICIÁRIO - {told.creditor()}.",
        f"DE QUEM O APRESENTOU - {told.presenter()}.",
        f"DO APONTAMENTO - N. {told.protocol()}, de {told.filed(noted.dashed)}.",
        f"DO AVISO - Expedido e recebido em {told.summoned(noted.dashed)}.",
        f"DO PROTESTO - Tirado no {told.protested(days.by_the_day)}, por {told.reason()}.",
        f"DO ASSENTO - Livro {told.livro()}, fls. {told.folha()}.",
    )
    numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    for numeral, text in zip(numerals, texts, strict=True):
        paper.paragraph(f"{numeral} - {text}", gap=0.35)
    paper.flow.space(0.5)
    paper.paragraph("O referido é verdade, do que dou fé e assino.")
    forms.signed(paper, [told.officer(), "Escrivão(ã) do Cível"], left=96, points=10)
    return paper.pages, facts
