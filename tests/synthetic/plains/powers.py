"""Powers of attorney of the plains: a typed one of Bahia, a form for a pension, an electronic one."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, telling
from tests.synthetic.inland.deeds import voices, volume
from tests.synthetic.paper import Paper, Style
from tests.synthetic.plains import days, deeds, faces, folk, parts
from tests.synthetic.south import noted, stock
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas

_LAND = (
    *("tomar conta da roça e do gado que lhe pertencem", "vender o que julgar conveniente"),
    *("arrendar pastos", "cobrar rendas e passar recibos", "medir e demarcar as terras"),
)
_PENSION = (
    *("receber os proventos no banco pagador", "assinar a prova de vida", "requerer revisões e atrasados"),
    *("desbloquear cartões e benefícios", "atualizar o endereço junto ao Instituto"),
)
_CAR = (
    *("vender o veículo e assinar o recibo de transferência", "retirar o veículo de pátios e depósitos"),
    *("pagar multas e delas recorrer", "solicitar segunda via de documentos", "realizar vistorias no Detran"),
)


def _powers(facts: Facts, rng: Random, ways: tuple[str, ...], joint: str) -> str:
    return facts.note("poderes", joint.join(rng.sample(ways, 3)))


def _given(facts: Facts, when: date, show: Callable[[date], str]) -> str:
    return noted.day(facts, when, show(when), "data_procuracao")


def old_bastante(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed public power of Bahia in one breath: the attorney comes before what may be done."""
    facts, town, face = Facts(), folk.new_town(rng, "BA"), faces.CARBON
    livro, folha = volume(facts, rng)
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "Tabelionato de Notas do 2º Ofício"), 12, True),
            (facts.town("municipio_registro", town, f"{town.name} - Bahia"), 10.5, False),
            (f"Livro de procurações n.º {livro} - a fls. {folha}", 10.5, False),
        ],
        x=30,
        align="left",
        top=18,
    )
    style = Style(face, 10.5, leading=1.75, left=30, right=188, indent=12)
    paper = Paper(dpi, rng, style, head, colour=colour)
    giver = Voice(facts, "outorgante", 1, folk.new_citizen(rng, town, year=1970))
    taker = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town, year=1970))

    def who(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, com identidade {one.rg()} e CPF "
            f"{one.cpf(without_dots=True)}"
        )

    notary = deeds.officer(facts, rng)
    day = _given(facts, inland.new_day(rng, 1970, 1983), days.days_of_the_month)
    paper.paragraph(
        f"PROCURAÇÃO BASTANTE que faz {who(giver)}, como se segue: {day.capitalize()}, veio a este "
        f"Tabelionato {giver.by_sex('o', 'a')} outorgante acima, pessoa que conheço, e disse que, por este "
        "ato e pela melhor forma de direito, nomeia e constitui "
        f"{taker.by_sex('seu bastante procurador', 'sua bastante procuradora')}, onde com este se "
        f"apresentar, a {who(taker)}, para o fim de {_powers(facts, rng, _LAND, ', ')}, o que tudo haverá "
        "por firme e valioso."
    )
    paper.paragraph(f"Assim o disse, pediu e assina, depois de lida por mim, {notary}, que a datilografei.")
    stock.signed(paper, [notary, "No impedimento do titular"], left=100)
    return paper.pages, facts


def pension_form(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a bought form of São Paulo, private and filled in by a pen, for a pension to be fetched."""
    facts, town, face = Facts(), folk.new_town(rng, "SP"), faces.SLAB
    head = forms.letterhead(
        Words(face, 11),
        [("PROCURAÇÃO", 20, True), ("para fins previdenciários", 10, False)],
        top=20,
        rule=(60, 150),
    )
    paper = Paper(dpi, rng, Style(face, 11, left=22, right=188), head, colour=colour)
    when = inland.new_day(rng, 1986, 2001)
    giver = Voice(facts, "outorgante", 1, folk.new_citizen(rng, town))
    taker = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town))

    def who(one: Voice) -> str:
        return (
            f"‹{one.name(str)}›, nacionalidade ‹{one.nation()}›, estado civil ‹{one.state()}›, profissão "
            f"‹{one.trade()}›, R.G. nº ‹{one.rg()}›, C.P.F. nº ‹{one.cpf()}›"
        )

    texts = [
        (
            f"O(A) abaixo assinado(a) {who(giver)}, com residência à ‹{giver.one.home}›, autoriza a pessoa "
            f"de {who(taker)}, a, em seu nome, ‹{_powers(facts, rng, _PENSION, ', ')}›."
        ),
        _lasting(rng, facts, when),
        f"‹{town.name}›, ‹{_given(facts, when, telling.long)}›.",
    ]
    pen = Words(faces.CHANCERY, 12.5, ink=BLUE)
    forms.filled(paper, Words(face, 10.5), pen, texts, leading=2.3)
    forms.signed(paper, ["(assinatura ou digital de quem outorga)"], left=96)
    return paper.pages, facts


def _lasting(rng: Random, facts: Facts, when: date) -> str:
    if rng.random() < 0.5:
        return "Pode a pessoa autorizada ‹substabelecer›."
    last = when + timedelta(days=rng.choice((180, 365)))
    return f"Vale até ‹{noted.day(facts, last, telling.long(last), 'validade')}›."


def online_power(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic power of Goiás in groups of rows: who a person is stands in one row together."""
    facts, town, face = Facts(), folk.new_town(rng, "GO"), faces.SLIM
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "3º Tabelionato de Notas, Protesto e Registros"), 12, True),
            (facts.town("municipio_registro", town, f"{town.name}-GO"), 10, False),
            ("PROCURAÇÃO PÚBLICA - ATO NOTARIAL ELETRÔNICO", 13, True),
        ],
        x=190,
        align="right",
        top=10,
        arms=(30, 17),
        rule=(20, 190),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.5, left=20, right=190), head, colour=colour)
    when, (livro, folha) = inland.new_day(rng, 2020, 2025), volume(facts, rng)
    count = rng.choice((1, 2))
    givers = voices(facts, "outorgante", [folk.new_citizen(rng, town) for _ in range(count)])
    takers = voices(facts, "outorgado", [folk.new_citizen(rng, town)])
    groups = [(f"OUTORGANTE {number}", _person(one)) for number, one in enumerate(givers, start=1)]
    groups += [("OUTORGADO(A)", _person(one)) for one in takers]
    powers = f"{_powers(facts, rng, _CAR, '; ')}."
    ends = when + timedelta(days=rng.choice((90, 365, 1825)))
    if rng.random() < 0.4:
        until = facts.note("validade", "indeterminado", "prazo indeterminado")
    else:
        until = f"até {noted.day(facts, ends, telling.slashed(ends), 'validade')}"
    groups += [
        ("FINALIDADE", [("", powers)]),
        ("VIGÊNCIA", [("", until)]),
        ("ASSENTO", [("Data:", _given(facts, when, telling.both)), ("Livro e folha:", f"{livro} / {folha}")]),
    ]
    looks = {"caption": Words(face, 9, ink=GREY), "value": Words(face, 11)}
    parts.grouped(paper, groups, stub=34, **looks)
    fee = noted.money(facts, rng.randint(6_000, 19_000), pattern="{digits}")
    lines = [f"Subscrita com certificado digital por {deeds.officer(facts, rng)}.", f"Valor do ato: {fee}."]
    forms.fine_print(paper, lines, points=9.5, code=True)
    return paper.pages, facts


def _person(one: Voice) -> list[parts.Row]:
    return [
        ("Nome:", one.name()),
        ("Qualificação:", f"{one.nation()}, {one.state()}, {one.trade()}"),
        ("Documentos:", f"CPF {one.cpf()} e RG {one.rg()}"),
        ("Domicílio:", f"{one.one.home}, {one.one.quarter}"),
    ]
