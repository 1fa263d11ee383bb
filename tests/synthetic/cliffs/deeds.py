"""Deeds of the cliffs: siblings give land in a notary's hand, a printed deed has captions at its side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, words
from tests.synthetic.cliffs import days, faces, folk, sheets
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.ridges.sides import Side, firm, many, sides, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.cliffs.sheets import Head
    from tests.synthetic.names import Town


def volume(facts: Facts, rng: Random, *, side: str = "", most: int = 390) -> tuple[str, str]:
    """Return the book and the leaf."""
    livro = facts.note("livro", str(rng.randint(13, most)))
    return livro, facts.note("folha", f"{rng.randint(3, 198)}{side}")


def penned_siblings(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a leaf in a notary's hand of Maranhão of the 1890s: two siblings give land, one of them alone."""
    facts, town, face = Facts(), folk.new_town(rng, "MA"), faces.NIB
    head = _penned_head(rng, facts)
    style = Style(face, 15, leading=1.8, left=52, right=194, is_bound=True)
    paper = Paper(dpi, rng, style, head, colour=colour)
    families = folk.old_families(rng, 5)
    notary = facts.note("oficial", folk.old_name(rng, "M", families[0]))
    when = days.new_day(rng, 1890, 1899)
    people = [folk.old_soul(rng, town, sex, families[1]) for sex in rng.choice(("MF", "F", "M"))]
    givers = sides(facts, "outorgante", people)
    taker = Side(facts, "outorgado", 1, folk.old_soul(rng, town, rng.choice("MF"), families[2]))
    opening = _penned_opening(facts, town, when, notary)
    paper.paragraph(f"{opening} {_penned_parties(givers, taker)}", gap=0.1)
    paper.paragraph(_penned_land(rng, givers, taker), gap=0.1)
    one, other = (folk.old_name(rng, "M", family) for family in families[3:])
    paper.paragraph(
        f"Assim o disseram, e lida por mim perante as testemunhas {one} e {other}, acharam conforme e todos "
        f"assignam. Eu {notary}, Tabellião, a escrevi e assigno.",
        gap=0.1,
    )
    sheets.hands(paper, [notary], size=12, left=112)
    _penned_margin(paper, rng, facts, when)
    return paper.pages, facts


def _penned_head(rng: Random, facts: Facts) -> Head:
    livro, folha = volume(facts, rng, side=rng.choice(("", "v")), most=60)

    def head(canvas: Canvas, page: int) -> float:
        if page == 1:
            canvas.text(52, 20, f"Livro de Notas n. {livro}", faces.NIB, 13)
            canvas.text(194, 20, f"Folha {folha}", faces.NIB, 13, align="right")
        return 25

    return head


def _penned_opening(facts: Facts, town: Town, when: date, notary: str) -> str:
    kind = facts.note("especie", "doação")
    day = facts.day(when, days.of_old(when), "data_escritura")
    office = facts.note("oficio", "Cartorio do 1º Officio" if len(notary) % 2 else "Cartorio do 2º Officio")
    seat = facts.town("municipio_registro", town, f"{town.name}, Estado do Maranhão")
    return (
        f"Lançamento de uma escriptura de {kind} de terras, como abaixo se declara. Aos que a presente "
        f"escriptura virem faço saber que {day}, nesta cidade de {seat}, em o {office}, de que sou "
        f"serventuario, presente eu, {notary}, Tabellião publico do judicial e notas, appareceram as partes"
    )


def _penned_parties(givers: Sequence[Side], taker: Side) -> str:
    def tell(one: Side) -> str:
        return f"{one.name(str)}, {one.trade()}, {one.state()}"

    one = many(givers, "outorgante doador", "outorgante doadora", "outorgantes doadores, irmãos,")
    lives = many(givers, "morador", "moradora", "moradores")
    other = taker.by_sex("outorgado donatario", "outorgada donataria")
    return (
        f"justas e contractadas, sendo {one} {told(givers, tell, ', e ')}, {lives} neste termo; e "
        f"{other} {tell(taker)}, {taker.by_sex('morador', 'moradora')} no logar Barreiros, do mesmo termo; "
        "os proprios de que dou fé."
    )


def _penned_land(rng: Random, givers: Sequence[Side], taker: Side) -> str:
    place = rng.choice(("Boa Vista", "São Miguel", "Santo Antonio das Almas", "Pau Ferrado"))
    fathoms = rng.choice(("duzentas", "trezentas", "cem", "cento e cincoenta"))
    who = many(givers, "elle doador", "ella doadora", "elles doadores")
    said = many(givers, "disse", "disse", "disseram")
    keep = many(givers, "reserva para si", "reserva para si", "reservam para si")
    give = many(givers, "dôa", "dôa", "dôam")
    return (
        f"E {said} {who} que, havendo por herança de seus paes uma sorte de terras de criar no logar "
        f"{place}, com {fathoms} braças de frente e os fundos que se acharem, della {give} a "
        f"{taker.name(str)} a nua propriedade, e {keep} o uso e fructo emquanto vida tiver. E por "
        f"{taker.by_sex('elle donatario', 'ella donataria')} foi dito que acceita a liberalidade."
    ).replace("emquanto vida tiver", "emquanto vida tiverem" if len(givers) > 1 else "emquanto vida tiver")


def _penned_margin(paper: Paper, rng: Random, facts: Facts, when: date) -> None:
    copied = days.later(rng, when, 3, 900)
    shown = facts.day(copied, days.old_short(copied))
    lines = ["Dei traslado", "à parte em", *_halves(shown), "O Tabellião"]
    sheets.aside(paper, faces.NIB, 10.5, lines, x=18, y=62)


def _halves(shown: str) -> list[str]:
    """Break `12 de Maio de 1896` before its year."""
    day, _, year = shown.rpartition(" de ")
    return [day, f"de {year}"]


_PAPERS = ("compra e venda", "permuta", "doação")
_CALLED = {
    "compra e venda": (
        ("VENDEDOR", "VENDEDORA", "VENDEDORES"),
        ("COMPRADOR", "COMPRADORA", "COMPRADORES"),
    ),
    "doação": (("DOADOR", "DOADORA", "DOADORES"), ("DONATÁRIO", "DONATÁRIA", "DONATÁRIOS")),
    "permuta": (("1º PERMUTANTE",) * 3, ("2º PERMUTANTE",) * 3),
}


def laser_sides(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a deed of Santa Catarina of about 2000: bold captions at the left, a few lines to each."""
    facts, town, face = Facts(), folk.new_town(rng, "SC"), faces.BOOKISH
    kind, when = rng.choice(_PAPERS), days.new_day(rng, 1995, 2006)
    office = facts.note("oficio", rng.choice(("Tabelionato de Notas e Protestos", "2º Ofício de Notas")))
    seat = facts.town("municipio_registro", town, f"Comarca de {town.name} - Estado de Santa Catarina")
    livro, folha = volume(facts, rng)
    lines = [(office, 14, True), (seat, 10, False), (f"Livro nº {livro}, folhas {folha}", 10, False)]
    head = sheets.stacked(face, lines, left=22)
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=22, right=188), head, colour=colour)
    notary = facts.note("oficial", folk.new_name(rng, rng.choice("MF"), "SC"))
    for caption, text in _rows(rng, facts, town, kind, when, notary):
        sheets.in_columns(paper, caption.split("/"), text, width=40, points=9.5)
    sheets.hands(paper, [notary], left=62)
    paid = days.later(rng, when, 0, 3)
    fee = notes.amount(facts, rng.randint(4_200, 39_000), in_words=False)
    sheets.stamp(
        paper, faces.DENSE, [f"Emolumentos: {fee}", f"Pago em {facts.day(paid, days.dotted(paid))}"], width=52
    )
    return paper.pages, facts


def _rows(rng: Random, facts: Facts, town: Town, kind: str, when: date, notary: str) -> list[tuple[str, str]]:
    called = "venda e compra" if kind == "compra e venda" and rng.random() < 0.3 else kind
    natured = facts.note("especie", kind, called)
    day = facts.day(when, days.typed_in(when), "data_escritura")
    first, second = _parties(rng, facts, town, kind, when)
    land, (worth, due) = _land(rng, facts, town, kind), _sums(rng, facts, kind)
    return [
        (rng.choice(("NATUREZA", "ATO")), f"Escritura pública de {natured}."),
        ("DATA", f"Lavrada {day}, nesta cidade de {town.name}."),
        ("TABELIÃO", f"{notary}."),
        first,
        second,
        ("IMÓVEL", land),
        *worth,
        *due,
        ("DECLARAÇÕES", _declared(rng)),
        (
            "FECHO",
            (
                "As partes me pediram esta escritura, que lhes foi lida em voz alta, acharam-na de acordo e "
                "a assinam comigo, dispensadas as testemunhas na forma da lei."
            ),
        ),
    ]


def _parties(
    rng: Random, facts: Facts, town: Town, kind: str, when: date
) -> tuple[tuple[str, str], tuple[str, str]]:
    words_of = _CALLED[kind]
    if kind == "compra e venda" and rng.random() < 0.4:
        one = folk.new_firm(rng, town)
        name, cnpj = firm(facts, "outorgante", 1, one)
        mark = "CGC/MF" if when.year < 1999 else "CNPJ"
        first = ("OUTORGANTE/VENDEDORA", f"{name}, {mark} nº {cnpj}, com sede na {one.home}, nesta cidade.")
    else:
        first = _party(sides(facts, "outorgante", folk.some(rng, town, when.year)), words_of[0])
    return first, _party(sides(facts, "outorgado", folk.some(rng, town, when.year)), words_of[1])


def _party(ones: Sequence[Side], called: tuple[str, str, str]) -> tuple[str, str]:
    role = ones[0].role
    if role == "outorgante":
        caption = "OUTORGANTES" if len(ones) > 1 else "OUTORGANTE"
    else:
        caption = many(ones, "OUTORGADO", "OUTORGADA", "OUTORGADOS")
    text = told(ones, _barriga_verde, "; e sua mulher, ")
    home = f"{ones[0].one.home}, {ones[0].one.quarter}"
    wed = ", casados sob o regime da comunhão parcial de bens" if len(ones) > 1 else ""
    lives = many(ones, "residente", "residente", "residentes")
    return f"{caption}/{many(ones, *called)}", f"{text}{wed}, {lives} na {home}, nesta cidade."


def _barriga_verde(one: Side) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, C.I. nº {one.rg()}-{one.one.issuer}, "
        f"CPF nº {one.cpf()}"
    )


def _land(rng: Random, facts: Facts, town: Town, kind: str) -> str:
    if kind == "permuta":
        first, second = (_plot(rng, facts, town) for _ in range(2))
        return (
            f"Do primeiro permutante: {first}. Do segundo permutante: {second}. Ambos livres de ônus reais."
        )
    return upper_first(f"{_plot(rng, facts, town)}, livre de ônus reais, inclusive fiscais.")


def _plot(rng: Random, facts: Facts, town: Town) -> str:
    front, deep = rng.randint(11, 19), rng.randint(20, 44)
    number = facts.property_number(rng.randint(1_080, 31_000))
    house = rng.choice(("uma casa de madeira", "uma casa de alvenaria", "um galpão", "uma casa mista"))
    return (
        f"terreno com {front * deep} m², edificado com {house}, sito na {folk.new_street(rng)}, em "
        f"{town.name}, objeto da matrícula nº {number} do Registro de Imóveis desta Comarca"
    )


def _sums(rng: Random, facts: Facts, kind: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    cents = rng.randint(12, 380) * 100_000
    worth = upper_first(_spelt(facts, cents))
    if kind == "compra e venda":
        paid = facts.note("forma_pagamento", upper_first(rng.choice(_PAYMENTS)))
        told_worth = [(rng.choice(("PREÇO", "VALOR")), f"{worth}."), ("PAGAMENTO", f"{paid}.")]
    else:
        label = "VALOR DA/DOAÇÃO" if kind == "doação" else "VALOR DA/PERMUTA"
        each = ", sem torna" if kind == "permuta" else ""
        told_worth = [(label, f"{worth}{each}.")]
    rate, name = (50, "ITBI") if kind != "doação" else (25, "ITCMD")
    if kind == "permuta":
        return told_worth, [("TRIBUTOS", "Guias recolhidas, que ficam arquivadas.")]
    due = notes.amount(facts, cents // rate, "valor_imposto", in_words=False)
    tax = facts.note("imposto", name, rng.choice((name, f"Imposto de Transmissão ({name})")))
    return told_worth, [("TRIBUTOS", f"{tax} pago, no valor de {due}, conforme guia arquivada.")]


def _spelt(facts: Facts, cents: int) -> str:
    """Note the sum that the deed is about, in words before the digits."""
    value, digits = f"{cents // 100}.00", notes.show_sum(cents)
    shown = f"{words.number_in_words(cents // 100)} reais ({digits})"
    facts.note("valor", value, digits)
    return facts.note("valor_negocio", value, shown)


_PAYMENTS = (
    *("à vista, em moeda corrente nacional", "à vista, mediante cheque administrativo"),
    *("em três prestações mensais e iguais, representadas por notas promissórias", "à vista, em dinheiro"),
)


def _declared(rng: Random) -> str:
    told_of = [
        *("apresentadas as certidões negativas de tributos municipais", "emitida a DOI à Receita Federal"),
        *(
            "inexistem ações reais ou pessoais reipersecutórias",
            "dispensadas as certidões de feitos ajuizados",
        ),
    ]
    return upper_first(f"{'; '.join(rng.sample(told_of, 3))}.")


def upper_first(text: str) -> str:
    return text[0].upper() + text[1:]
