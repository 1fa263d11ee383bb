"""Powers of attorney of the cliffs: a printed form of Ceará filled in by machine, prose of today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.synthetic import notes
from tests.synthetic.cliffs import days, faces, folk, sheets
from tests.synthetic.cliffs.deeds import volume
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.ridges.sides import Side, firm, many, sides, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.cliffs.sheets import Head
    from tests.synthetic.names import Town

_PENSION = (
    *("receber no INPS os proventos mensais da aposentadoria", "assinar folhas e recibos"),
    *("requerer benefícios atrasados e abonos", "fazer prova de vida", "receber o saldo do PIS"),
)
_HOUSE = (
    *("vender a quem quiser, pelo preço que ajustar, a casa de sua propriedade nesta cidade",),
    *("receber o sinal e o preço", "dar e receber quitação", "assinar a escritura definitiva"),
    *("transmitir posse e domínio", "responder pela evicção", "pagar impostos e taxas"),
)
_COURT = (
    *("propor inventário e arrolamento", "prestar compromisso de inventariante", "concordar com avaliações"),
    *("requerer partilha e adjudicação", "recorrer de despachos e sentenças", "levantar depósitos judiciais"),
)
_TODAY = (
    *(
        "representar a parte outorgante junto a instituições financeiras",
        "movimentar contas e aplicações",
        "requerer certidões",
    ),
    *("assinar contratos de trabalho e rescisões", "retirar correspondência e encomendas nos Correios"),
    *("comprar, vender e locar bens móveis e imóveis", "outorgar e aceitar escrituras públicas"),
    *("requerer registros e averbações", "constituir advogado com a cláusula ad judicia"),
    *("prestar declarações perante o DETRAN e o INSS", "firmar termos e recibos"),
)


def _listed(facts: Facts, rng: Random, ways: Sequence[str], joint: str, last: str) -> str:
    """Note the powers from the first to the last."""
    picked = [ways[0], *rng.sample(ways[1:], rng.choice((2, 3, 4)))]
    return facts.note("poderes", f"{joint.join(picked[:-1])}{last}{picked[-1]}")


def printed_blanks(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed form of Ceará of the seventies whose blanks a machine has filled in."""
    facts, town = Facts(), folk.new_town(rng, "CE")
    when = days.new_day(rng, 1971, 1985)
    head = _form_head(rng, facts, town)
    style = Style(faces.ANTIQUE, 13, leading=1.95, left=26, right=188)
    paper = Paper(dpi, rng, style, head, colour=colour)
    notary = facts.note("oficial", folk.new_name(rng, "M", "CE"))
    givers = sides(facts, "outorgante", folk.some(rng, town, when.year))
    takers = sides(facts, "outorgado", [folk.new_soul(rng, town, year=when.year)])
    for text in _form_texts(rng, facts, when, notary, (givers, takers)):
        sheets.blanks(paper, text, faces.OLD_KEYS, 12.5)
    sheets.hands(paper, [*(one.one.name for one in givers), notary], left=92)
    sheets.mark(paper)
    return paper.pages, facts


def _form_head(rng: Random, facts: Facts, town: Town) -> Head:
    office = facts.note("oficio", rng.choice(("Cartório do 1º Ofício", "Cartório do 2º Ofício de Notas")))
    seat = facts.town("municipio_registro", town, f"{town.name} - Ceará")
    livro, folha = volume(facts, rng)

    def head(canvas: Canvas, page: int) -> float:
        if page > 1:
            return 22.0
        canvas.text(26, 22, office, faces.ANTIQUE, 15, bold=True)
        canvas.text(26, 28, seat, faces.ANTIQUE, 11)
        for y, caption, value in ((22, "Livro nº", livro), (28, "Fls.", folha)):
            canvas.text(150, y, caption, faces.ANTIQUE, 11)
            canvas.text(168, y, value, faces.OLD_KEYS, 11, ink=(28, 48, 140))
            canvas.rule(167, y + 1.2, 188, y + 1.2)
        canvas.text(107, 42, "PROCURAÇÃO BASTANTE", faces.ANTIQUE, 17, bold=True, align="middle")
        return 47

    return head


def _typed_who(one: Side) -> str:
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, C.I. {one.rg()} {one.one.issuer}, "
        f"C.P.F. {one.cpf()}"
    )


def _form_texts(
    rng: Random, facts: Facts, when: date, notary: str, parties: tuple[Sequence[Side], Sequence[Side]]
) -> list[str]:
    givers, takers = parties
    day = facts.day(when, days.typed_in(when), "data_procuracao")
    town = givers[0].one.town.name
    powers = _listed(facts, rng, rng.choice((_PENSION, _HOUSE, _COURT)), ", ", " e ")
    return [
        (
            f"Pelo presente instrumento público de procuração, ‹{day}› , nesta cidade de ‹{town}› , Estado "
            f"do Ceará, em Cartório, perante mim, ‹{notary}› , Tabelião, e as testemunhas no fim assinadas, "
            f"apresentou-se como Outorgante: ‹{told(givers, _typed_who, ' e sua mulher ')}, "
            f"{many(givers, 'domiciliado', 'domiciliada', 'domiciliados')} neste município› ,"
        ),
        (
            f"que constitui por seu bastante Procurador: ‹{told(takers, _typed_who, ' e ')}, "
            f"{takers[0].one.home}, {takers[0].one.quarter}› ,"
        ),
        f"a quem confere poderes para: ‹{powers}› .",
        *_lasting(rng, facts, when),
        (
            "O que tudo prometeu haver por firme e valioso. Assim o disse, do que dou fé, e me pediu êste "
            f"instrumento, que lhe li, aceitou e assina, com as testemunhas "
            f"‹{folk.new_name(rng, 'M', 'CE')}› e ‹{folk.new_name(rng, 'F', 'CE')}› ."
        ),
    ]


def _lasting(rng: Random, facts: Facts, when: date) -> list[str]:
    if rng.random() < 0.5:
        return []
    shown = facts.day(date(when.year + 1, 12, 30), days.plain(date(when.year + 1, 12, 30)), "validade")
    return [f"Válida até: ‹{shown}› ."]


def unbroken_today(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a power of São Paulo of today: one block of prose in a frame; a firm may act by a director."""
    facts, town, face = Facts(), folk.new_town(rng, "SP"), faces.TIMES
    office = facts.note("oficio", f"{rng.randint(1, 4)}º Tabelião de Notas")
    seat = facts.town("municipio_registro", town, f"{town.name} - Estado de São Paulo")
    livro, folha = volume(facts, rng)
    lines = [(office, 15, True), (seat, 10.5, False), (f"Livro {livro} - Página {folha}", 10.5, False)]
    head = sheets.bannered(face, [*lines, ("PROCURAÇÃO PÚBLICA", 12.5, True)], framed=True)
    style = Style(face, 12.5, leading=1.6, left=24, right=186, bottom=270)
    paper = Paper(dpi, rng, style, head, colour=colour)
    sex, when = rng.choice("MF"), days.new_day(rng, 2012, 2025)
    notary = facts.note("oficial", folk.new_name(rng, sex, "SP"))
    title = {"M": "Tabelião", "F": "Tabeliã"}[sex]
    paper.paragraph(_unbroken(rng, facts, town, when, f"{notary}, {title}"))
    sheets.hands(paper, [notary], left=70)
    cents = [rng.randint(900, 29_900) for _ in range(3)]
    fees = [notes.amount(facts, each, in_words=False) for each in (*cents, sum(cents))]
    parts = zip(("Tabelião", "Estado", "IPESP", "Total"), fees, strict=True)
    rows = ["   ".join(f"{name}: {fee}" for name, fee in parts)]
    seal = f"{rng.randint(100_000, 159_999)}1PR00000{rng.randint(10_000, 99_999)}{when:%y}X"
    sheets.closing(paper, face, [*rows, f"Selo digital {seal}", "Consulte em selodigital.tjsp.jus.br"], 8.5)
    return paper.pages, facts


def _unbroken(rng: Random, facts: Facts, town: Town, when: date, notary: str) -> str:
    day = facts.day(when, days.with_digits(when), "data_procuracao")
    giver = _company(rng, facts, town) if rng.random() < 0.45 else _paulistas(rng, facts, town, when)
    takers = sides(facts, "outorgado", [folk.new_soul(rng, town) for _ in range(rng.choice((1, 1, 2)))])
    agents = many(
        takers, "seu bastante procurador", "sua bastante procuradora", "seus bastantes procuradores"
    )
    whom = many(takers, "a quem", "a quem", "aos quais")
    alone = ", para agirem em conjunto ou separadamente" if len(takers) > 1 else ""
    powers = _listed(facts, rng, _TODAY, "; ", "; e ")
    return (
        f"SAIBAM todos quantos virem este público instrumento que, {day}, nesta cidade de {town.name}, em "
        f"diligência e depois nas notas deste Tabelionato, perante mim, {notary}, comparece como "
        f"OUTORGANTE: {giver}. Identidade reconhecida pelos documentos exibidos, do que dou fé. E disse que "
        f"nomeia e constitui {agents}: {told(takers, _paulista, '; e ')}, {whom} concede poderes para "
        f"{powers}{alone}. {_expiry(rng, facts, when)} Os dados dos mandatários foram declarados pela parte, "
        "que por eles se responsabiliza. ASSIM O DISSE, pediu e lhe lavrei este instrumento, que, lido, "
        "outorga e assina."
    )


def _paulista(one: Side) -> str:
    born = one.by_sex("inscrito", "inscrita")
    return (
        f"{one.name()}, {one.nation()}, {one.state()}, {one.trade()}, RG nº {one.rg()}-{one.one.issuer}, "
        f"{born} no CPF/MF sob nº {one.cpf()}, com endereço na {one.one.home}, {one.one.quarter}"
    )


def _paulistas(rng: Random, facts: Facts, town: Town, when: date) -> str:
    return told(sides(facts, "outorgante", folk.some(rng, town, when.year)), _paulista, "; e seu cônjuge ")


def _company(rng: Random, facts: Facts, town: Town) -> str:
    """Tell of a firm and of the director who acts for it, who is no party."""
    one, chief = folk.new_firm(rng, town), folk.new_soul(rng, town)
    name, cnpj = firm(facts, "outorgante", 1, one)
    role = chief.by_sex("seu administrador", "sua administradora")
    return (
        f"{name}, sociedade empresária inscrita no CNPJ/MF sob nº {cnpj}, sediada na {one.home}, neste ato "
        f"representada por {role}, {chief.name}, {chief.nation}, {chief.trade}, CPF/MF nº "
        f"{facts.cpf(chief.cpf)}"
    )


def _expiry(rng: Random, facts: Facts, when: date) -> str:
    if rng.random() < 0.5:
        return "É vedado substabelecer."
    last = date(when.year + rng.choice((1, 2, 3)), when.month, min(when.day, 28))
    return f"Esta procuração vigorará até o dia {facts.day(last, days.slashed(last), 'validade')}."
