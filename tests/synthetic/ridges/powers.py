"""Powers of attorney of the ridges: typed with a heading, needle-printed with dots, tabled as today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.ridges import days, faces, folk, sheets
from tests.synthetic.ridges.deeds import volume
from tests.synthetic.ridges.sides import Side, firm, many, sides, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town

_RURAL = (
    *("vender gado e safras de café", "contrair empréstimo rural no Banco do Brasil"),
    *("assinar cédulas e aditivos", "receber indenizações do PROAGRO", "alugar pastos e firmar recibos"),
    *("comprar insumos e maquinário agrícola", "requerer o que convier no INCRA e no FUNRURAL"),
)
_VEHICLE = (
    *("vender o veículo adiante referido, pelo preço que ajustar", "assinar o recibo de transferência"),
    *("requerer segunda via do certificado no DETRAN", "retirar o veículo de depósito ou pátio"),
    *("contratar e receber seguro", "pagar multas e licenciamento", "prestar declarações à autoridade"),
)
_BUSINESS = (
    *("abrir, movimentar e encerrar contas bancárias", "assinar contratos de locação e distratos"),
    *("representar perante a Receita Federal e a Junta Comercial", "admitir e demitir empregados"),
    *("emitir notas fiscais e duplicatas", "participar de licitações e ofertar lances"),
    *("alienar imóveis e assinar as respectivas escrituras", "receber valores e dar recibos"),
)


def _powers(facts: Facts, rng: Random, ways: Sequence[str], joint: str = ", ", last: str = " e ") -> str:
    """Note the powers as they are listed, from the first to the last."""
    picked = rng.sample(ways, rng.choice((3, 4, 5)))
    return facts.note("poderes", f"{joint.join(picked[:-1])}{last}{picked[-1]}")


def headed_typed(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed leaf of Minas: a heading says who empowers whom, then the solemn prose of the books."""
    facts, town, face = Facts(), folk.new_town(rng, "MG"), faces.PICA
    livro, folha = volume(facts, rng)
    when = days.new_day(rng, 1974, 1989)
    style = Style(face, 11, leading=1.65, left=32, right=188, is_bound=True)

    def head(canvas: Canvas, page: int) -> float:
        if page == 1:
            canvas.text(188, 20, f"FOLHA {folha}", face, 11, align="right")
            canvas.text(32, 20, f"LIVRO Nº {livro}", face, 11)
        return 27

    paper = Paper(dpi, rng, style, head, colour=colour)
    givers = sides(facts, "outorgante", folk.some(rng, town, when.year))
    taker = Side(facts, "outorgado", 1, folk.new_soul(rng, town, year=when.year))
    names = told(givers, lambda one: one.name(), " E ")
    paper.paragraph(f"PROCURAÇÃO BASTANTE QUE {'FAZEM' if len(givers) > 1 else 'FAZ'}: {names}", bold=True)
    paper.paragraph(_headed_text(rng, facts, town, when, givers, taker))
    notary = facts.mapping()["oficial"][0]
    paper.paragraph(
        "E assim, a pedido da parte, fiz este instrumento, que, depois de lido, foi aceito e vai por ela "
        f"assinado com as testemunhas, {folk.new_name(rng, 'F')} e {folk.new_name(rng, 'M')}. Eu, {notary}, "
        "Tabelião, o subscrevo."
    )
    sheets.signed(paper, [(notary, "Tabelião")], left=110, size=9.5)
    return paper.pages, facts


def _headed_text(
    rng: Random, facts: Facts, town: Town, when: date, givers: Sequence[Side], taker: Side
) -> str:
    day = facts.day(when, days.solemn(when), "data_procuracao")
    office = facts.note("oficio", rng.choice(("Cartório do 1º Ofício de Notas", "Cartório do 2º Ofício")))
    seat = facts.town("municipio_registro", town, f"{town.name}, Estado de Minas Gerais")
    notary = facts.note("oficial", folk.new_name(rng, "M"))

    def who(one: Side) -> str:
        return (
            f"{one.name(str)}, {one.nation()}, {one.state()}, {one.trade()}, com C.I. nº {one.rg()} e C.P.F. "
            f"nº {one.cpf()}, {one.by_sex('morador', 'moradora')} neste município"
        )

    come = "compareceram" if len(givers) > 1 else "compareceu"
    label = many(givers, "outorgante", "outorgante", "outorgantes")
    return (
        (
            f"Saibam todos que no {day}, nesta cidade de {seat}, no {office}, a mim, {notary}, Tabelião, "
            f"{come}, como {label}, {told(givers, who, '; e ')}; e declarou a parte, que reconheço pela "
            f"própria, que institui seu procurador a {who(taker)}, ao qual outorga poderes para "
            f"{_powers(facts, rng, _RURAL)}. Fica autorizado o substabelecimento."
        )
        .replace("seu procurador a", taker.by_sex("seu procurador a", "sua procuradora a"))
        .replace("ao qual outorga", taker.by_sex("ao qual outorga", "à qual outorga"))
    )


def dotted_needles(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a needle printer's sheet of Mato Grosso: captions with dotted leaders, a line for each detail."""
    facts, town, face = Facts(), folk.new_town(rng, "MT"), faces.NEEDLES
    office = facts.note("oficio", rng.choice(("3º Serviço Notarial", "Cartório do 4º Ofício")))
    seat = facts.town("municipio_registro", town, f"{town.name.upper()} - MATO GROSSO")
    head = sheets.centred(face, [(office, 12, True), (seat, 9.5, False), ("PROCURAÇÃO PÚBLICA", 12, True)])
    paper = Paper(dpi, rng, Style(face, 10, leading=1.5, left=24, right=188), head, colour=colour)
    livro, folha = volume(facts, rng)
    when = days.new_day(rng, 1991, 2003)
    notary = facts.note("oficial", folk.new_name(rng, rng.choice("MF")))
    rows = [("LIVRO", livro), ("FOLHA", folha), ("TABELIÃO", notary)]
    rows.append(("LAVRADA EM", days.note(facts, when, days.dotted(when), "data_procuracao")))
    _leaders(paper, rows)
    for role in ("outorgante", "outorgado"):
        one = Side(facts, role, 1, folk.new_soul(rng, town, year=when.year))
        _leaders(paper, _details(one, many([one], role, {"outorgado": "outorgada"}.get(role, role), role)))
    powers = _powers(facts, rng, _VEHICLE, joint="; ", last="; ")
    paper.paragraph(f"PODERES PARA: {powers}.")
    paper.paragraph(_vehicle(rng))
    paper.paragraph(_lasting(rng, facts, when))
    paper.paragraph("Assim lavrada, lida e aceita, segue assinada. Dou fé.")
    sheets.side_by_side(paper, [facts.mapping()["outorgante_nome"][0], notary])
    return paper.pages, facts


def _leaders(paper: Paper, rows: Sequence[tuple[str, str]]) -> None:
    for caption, value in rows:
        paper.paragraph(f"{caption.ljust(16, '.')}: {value}", gap=0)
    paper.flow.space(0.6)


def _details(one: Side, caption: str) -> list[tuple[str, str]]:
    home = f"{one.one.home}, {one.one.quarter}, nesta cidade"
    return [
        (caption.upper(), one.name()),
        ("NACIONALIDADE", one.nation()),
        ("ESTADO CIVIL", one.state()),
        ("PROFISSÃO", one.trade()),
        ("IDENTIDADE", f"{one.rg()} - {one.one.issuer}"),
        ("CPF", one.cpf()),
        ("RESIDÊNCIA", home),
    ]


def _vehicle(rng: Random) -> str:
    model = rng.choice(("VW Gol 1000", "Ford F-1000", "Fiat Uno Mille", "GM D-20 Custom", "VW Kombi"))
    plate = f"J{''.join(rng.sample('XYZW', 2))}-{rng.randint(1_000, 9_999)}"
    return f"VEÍCULO: {model}, placa {plate}, de propriedade da parte outorgante."


def _lasting(rng: Random, facts: Facts, when: date) -> str:
    if rng.random() < 0.45:
        return "SUBSTABELECIMENTO: vedado."
    last = date(when.year + 1, when.month, when.day if (when.month, when.day) != (2, 29) else 28)
    return f"VALIDADE: {days.note(facts, last, days.dotted(last), 'validade')}. SUBSTABELECIMENTO: vedado."


def tabled_today(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a public power of today of Pernambuco: people in tables, powers in prose, fees at the end."""
    facts, town, face = Facts(), folk.new_town(rng, "PE"), faces.ROUND
    office = facts.note("oficio", rng.choice(("5º Tabelionato de Notas", "Serventia Notarial do 2º Ofício")))
    seat = facts.town("municipio_registro", town, f"{town.name}/PE")
    head = sheets.centred(face, [(office, 14, True), (seat, 10, False), ("PROCURAÇÃO", 13, True)], top=20)
    paper = Paper(dpi, rng, Style(face, 9.5, leading=1.5, left=24, right=186), head, colour=colour)
    livro, folha = volume(facts, rng)
    when = days.new_day(rng, 2015, 2025)
    notary = facts.note("oficial", folk.new_name(rng, rng.choice("MF"), "PE"))
    paper.paragraph(
        f"Livro {livro}, folha {folha}. Aos {days.note(facts, when, days.slashed(when), 'data_procuracao')}, "
        f"nesta serventia, perante {notary}, tabelião(ã), foi outorgada esta procuração, pelas pessoas "
        "abaixo."
    )
    _tables(paper, rng, facts, town)
    paper.caption("Poderes")
    paper.paragraph(
        f"Os necessários para {_powers(facts, rng, _BUSINESS, joint='; ', last='; e ')}. "
        f"{_until(rng, facts, when)}"
    )
    sheets.signed(paper, [(notary, "Assinado digitalmente")], left=72)
    fees = [notes.amount(facts, rng.randint(900, 19_900), in_words=False) for _ in range(3)]
    lines = [f"Emolumentos {fees[0]}; TSNR {fees[1]}; FERC {fees[2]}."]
    sheets.foot(paper, face, [*lines, f"Selo digital 0073{rng.randint(100, 999)}.XKQ{rng.randint(10, 99)}."])
    return paper.pages, facts


def _tables(paper: Paper, rng: Random, facts: Facts, town: Town) -> None:
    paper.caption("Quem outorga")
    if rng.random() < 0.4:
        name, cnpj = firm(facts, "outorgante", 1, folk.new_firm(rng, town, "Ltda"))
        paper.table([3, 1.6], [("Outorgante", "CNPJ"), (name, cnpj)], points=9)
    else:
        _people(paper, "Outorgante", sides(facts, "outorgante", folk.some(rng, town)))
    paper.caption("Quem recebe os poderes")
    count = rng.choice((1, 2, 2))
    takers = [folk.new_soul(rng, town) for _ in range(count)]
    _people(paper, "Outorgado(a)", sides(facts, "outorgado", takers))
    if count > 1:
        paper.paragraph("Os procuradores podem agir em conjunto ou isoladamente.")


def _people(paper: Paper, caption: str, ones: Sequence[Side]) -> None:
    rows = [(caption, "CPF", "RG", "Qualificação")]
    for one in ones:
        qualified = f"{one.nation()}, {one.state()}, {one.trade()}"
        rows.append((one.name(str), one.cpf(), f"{one.rg()} {one.one.issuer}", qualified))
    paper.table([3, 1.75, 1.5, 2.6], rows, points=8.5)


def _until(rng: Random, facts: Facts, when: date) -> str:
    if rng.random() < 0.5:
        return "Veda-se o substabelecimento."
    last = date(when.year + rng.choice((1, 2, 5)), when.month, min(when.day, 28))
    shown = facts.day(last, days.plain(last), "validade")
    return f"Este mandato vigora até {shown}."
