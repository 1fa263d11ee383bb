"""Powers of attorney of Rio, by a hand of its own, to lawyers, of Santa Catarina, and one by mail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic.canvas import BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.inland import deeds, faces, folk, forms, telling
from tests.synthetic.inland.panels import Panels
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted
from tests.synthetic.west.voices import Voice, company

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas

_LAND = (
    *("alienar a quem convier o sítio de sua propriedade", "assinar a respectiva escritura"),
    *("receber o preço e dar quitação", "requerer registros e averbações", "responder pela evicção"),
)
_HOME = (
    *("matricular meus filhos na escola", "pagar contas de água e luz", "vistoriar o imóvel alugado"),
    *("retirar encomendas nos Correios", "comparecer às reuniões do condomínio e nelas votar"),
)
_FISCAL = (
    *("representar perante a Receita Federal e a Prefeitura", "obter certidões e guias"),
    *("parcelar débitos", "prestar informações e juntar documentos", "acompanhar processos até o fim"),
)
_MONEY = (
    *("movimentar contas correntes e de poupança", "contratar empréstimos e dar garantias"),
    *("cadastrar dispositivos e chaves de pagamento", "requisitar cartões", "atualizar cadastros"),
)


def _powers(facts: Facts, rng: Random, ways: tuple[str, ...], joint: str = ", ") -> str:
    return facts.note("poderes", joint.join(rng.sample(ways, 3)))


def _given(facts: Facts, when: date, show: Callable[[date], str]) -> str:
    return noted.day(facts, when, show(when), "data_procuracao")


def _until(facts: Facts, when: date, days: int, show: Callable[[date], str]) -> str:
    """Note the last day of a power given on the day `when`."""
    last = when + timedelta(days=days)
    return noted.day(facts, last, show(last), "validade")


def typed_couple(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a typed public power of Rio by a couple, whose attorney is told in the last lines."""
    facts, town, face = Facts(), folk.new_town(rng, "RJ"), faces.GOLFBALL
    livro, folha = deeds.volume(facts, rng, side="v")
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "Cartório do 3º Ofício de Justiça"), 12, True),
            (facts.town("municipio_registro", town, f"{town.name} - Estado do Rio de Janeiro"), 10, False),
            (f"PROCURAÇÃO BASTANTE - Lº {livro} - FLS. {folha}", 11, False),
        ],
        rule=(28, 188),
    )
    paper = Paper(
        dpi, rng, Style(face, 10.5, leading=1.75, left=28, right=188, indent=8), head, colour=colour
    )
    day = _given(facts, folk.new_day(rng, 1971, 1983), telling.bookish)
    givers = deeds.voices(facts, "outorgante", folk.new_couple(rng, town))
    taker = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town=town, year=1971))

    def write(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, identidade {one.rg()} do IFP e CPF "
            f"{one.cpf(without_dots=True)}"
        )

    notary = deeds.officer(facts, rng, "M")
    paper.paragraph(
        f"SAIBAM todos os que esta virem que, aos {day}, perante mim, {notary}, escrivão, compareceram como "
        f"outorgantes {deeds.in_turn(givers, write, ' e sua mulher ')}, reconhecidos como os próprios; e por "
        f"eles me foi dito que conferem poderes para {_powers(facts, rng, _LAND)}, podendo substabelecer, a "
        f"{taker.by_sex('seu bastante procurador', 'sua bastante procuradora')} {write(taker)}. Nada mais "
        "disseram e comigo assinam."
    )
    forms.signed(paper, [notary, "Escrivão"], left=104, seal=True)
    return paper.pages, facts


def own_hand(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a private power in the grantor's own hand, in the first person, with a note of the notary."""
    facts, town, face = Facts(), folk.new_town(rng, "PA"), faces.NIB
    style = Style(face, 13, leading=1.75, left=24, right=188, indent=16)
    head = forms.letterhead(Words(face, 18, ink=BLUE), [("Procuração", 19, False)], top=22)
    paper = Paper(dpi, rng, style, head, colour=colour)
    giver = Voice(facts, "outorgante", 1, folk.new_citizen(rng, "F", town=town))
    taker = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town=town))
    when = folk.new_day(rng, 1978, 1996)
    paper.paragraph(
        f"Eu, {giver.name(str)}, {giver.nation()}, {giver.state()}, {giver.trade()}, R.G. nº {giver.rg()}, "
        f"CPF {giver.cpf()}, moradora à {giver.one.home}, nesta cidade, nomeio e constituo "
        f"{taker.by_sex('meu procurador o senhor', 'minha procuradora a senhora')} {taker.name(str)}, "
        f"{taker.nation()}, {taker.state()}, {taker.trade()}, R.G. nº {taker.rg()}, CPF {taker.cpf()}, a "
        f"quem dou poderes para {_powers(facts, rng, _HOME)}, enquanto eu estiver ausente."
    )
    if rng.random() < 0.6:
        last = _until(facts, when, rng.choice((90, 180, 365)), telling.long)
        paper.paragraph(f"Esta procuração serve só até {last}.")
    paper.paragraph(f"{town.name}, {_given(facts, when, telling.long)}.")
    forms.signed(paper, [giver.name(str)], left=90, points=12)
    plain = Words(faces.CARBON, 8.5, ink=GREY)
    forms.beside(
        paper.canvas,
        26,
        paper.flow.y + 6,
        70,
        ["Reconheço por semelhança a firma retro. Em testemunho da verdade. Valor recebido por verba."],
        plain,
    )
    return paper.pages, facts


def to_lawyers(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a printed private power to two lawyers, who are told first; a firm may give it."""
    facts, town, face = Facts(), folk.new_town(rng, "SP"), faces.BONUM
    lawyers = deeds.voices(facts, "outorgado", [folk.new_citizen(rng, town=town) for _ in range(2)])
    head = forms.letterhead(
        Words(face, 12),
        [
            (" & ".join(folk.family_of(one.one.name).upper() for one in lawyers), 14, True),
            ("A D V O G A D O S", 9, False),
        ],
        rule=(70, 140),
    )
    paper = Paper(dpi, rng, Style(face, 11, leading=1.6, left=28, right=184), head, colour=colour)
    paper.heading("PROCURAÇÃO AD JUDICIA", 12)
    for number, one in enumerate(lawyers, start=1):
        trade = one.by_sex("advogado", "advogada")
        paper.paragraph(
            f"PROCURADOR(A): {one.name()}, {one.nation()}, {one.state()}, "
            f"{facts.note('outorgado_profissao', trade, subject=f'outorgado {number}')} da OAB/SP sob nº "
            f"{rng.randint(40_000, 290_000)}, CPF {one.cpf()}."
        )
    if rng.random() < 0.4:
        firm, cnpj = company(facts, "outorgante", 1, folk.new_firm(rng, town))
        paper.paragraph(f"CONSTITUINTE: {firm}, com inscrição no CNPJ nº {cnpj}, estabelecida nesta cidade.")
    else:
        giver = Voice(facts, "outorgante", 1, folk.new_citizen(rng, town=town))
        paper.paragraph(
            f"CONSTITUINTE: {giver.name()}, {giver.nation()}, {giver.state()}, {giver.trade()}, RG "
            f"{giver.rg()}, CPF {giver.cpf()}, com domicílio na {giver.one.home}, nesta cidade."
        )
    court = f"{rng.randint(1, 5)}ª Vara Cível desta comarca"
    text = (
        f"propor ação de cobrança perante a {court}, recorrer, transigir, desistir, firmar compromisso e "
        "levantar depósitos"
    )
    paper.paragraph(f"PODERES: os da cláusula ad judicia et extra e ainda {facts.note('poderes', text)}.")
    paper.paragraph(f"{town.name}, {_given(facts, folk.new_day(rng, 1992, 2012), telling.long)}.")
    forms.signed(paper, ["Assinatura do(a) constituinte"], left=66)
    return paper.pages, facts


def compared(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a public power of Santa Catarina with both persons side by side in a table."""
    facts, town, face = Facts(), folk.new_town(rng, "SC"), faces.TIGHT
    head = forms.letterhead(
        Words(face, 12),
        [
            (facts.note("oficio", "Escrivania de Paz com Notas"), 13, True),
            (facts.town("municipio_registro", town, f"{town.name}, Santa Catarina"), 10, False),
            ("PROCURAÇÃO PÚBLICA", 15, True),
        ],
        arms=(182, 23),
        x=20,
        align="left",
    )
    paper = Paper(dpi, rng, Style(face, 11.5, leading=1.45, left=20, right=190), head, colour=colour)
    livro, folha = deeds.volume(facts, rng, suffix="-P")
    when = folk.new_day(rng, 2006, 2019)
    giver = Voice(facts, "outorgante", 1, folk.new_citizen(rng, town=town))
    taker = Voice(facts, "outorgado", 1, folk.new_citizen(rng))
    day = _given(facts, when, telling.both)
    paper.paragraph(f"Protocolo {rng.randint(900, 9000)}. Livro {livro}, folha {folha}. Ato de {day}.")
    rows = [
        ("Nome", giver.name(), taker.name()),
        ("Nacionalidade", giver.nation(), taker.nation()),
        ("Estado civil", giver.state(), taker.state()),
        ("Profissão", giver.trade(), taker.trade()),
        ("Identidade", giver.rg(), taker.rg()),
        ("CPF", giver.cpf(), taker.cpf()),
        ("Endereço", f"{giver.one.home}, {town.name}", f"{taker.one.home}, {taker.one.town.name}"),
    ]
    caption = Words(face, 10, bold=True)
    heads = ("", "QUEM OUTORGA", "QUEM RECEBE")
    forms.compared(paper, heads, rows, caption=caption, value=Words(face, 10.5), split=30)
    paper.flow.space(0.8)
    paper.paragraph(f"Fins: {_powers(facts, rng, _FISCAL, '; ')}.")
    if rng.random() < 0.5:
        paper.paragraph(f"Prazo: até {_until(facts, when, 730, telling.slashed)}.")
    else:
        lasting = facts.note("validade", "indeterminado", "por prazo indeterminado")
        paper.paragraph(f"Prazo: {lasting}.")
    notary = deeds.officer(facts, rng)
    paper.paragraph(f"Lida em voz alta e conferida. Eu, {notary}, a digitei e subscrevo.")
    forms.signed(paper, [notary, "Escrivão(ã) de Paz"], left=24)
    return paper.pages, facts


def by_mail(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw an electronic power of Minas: what may be done comes first, then who and whom, in blocks."""
    facts, town, face = Facts(), folk.new_town(rng, "MG"), faces.SCREEN
    head = forms.letterhead(
        Words(face, 11),
        [
            ("PROCURAÇÃO PÚBLICA ELETRÔNICA", 13, True),
            (facts.note("oficio", "Tabelionato do 1º Ofício de Notas"), 10, False),
            (facts.town("municipio_registro", town, f"{town.name} (MG)"), 10, False),
        ],
        rule=(18, 192),
    )
    paper = Paper(dpi, rng, Style(face, 10, leading=1.55, left=18, right=192), head, colour=colour)
    panels = Panels(paper)
    when = folk.new_day(rng, 2020, 2024)
    livro, folha = deeds.volume(facts, rng)
    panels.section("PODERES CONFERIDOS")
    paper.paragraph(f"{_powers(facts, rng, _MONEY, '; ')}.")
    giver = Voice(facts, "outorgante", 1, folk.new_citizen(rng, town=town))
    taker = Voice(facts, "outorgado", 1, folk.new_citizen(rng, town=town))
    for name, one in (("OUTORGANTE", giver), ("OUTORGADO(A)", taker)):
        rows: list[list[forms.Told]] = [
            [("Nome civil:", one.name(), 2), ("CPF:", one.cpf(), 1)],
            [
                ("Documento:", one.rg(), 1),
                ("Nacionalidade:", one.nation(), 1),
                ("Ocupação:", one.trade(), 1.2),
                ("Estado civil:", one.state(), 1),
            ],
        ]
        panels.section(name, rows)
    row = [
        ("Livro:", livro, 0.6),
        ("Folha:", folha, 0.6),
        ("Lavrada em:", _given(facts, when, telling.slashed), 1),
        ("Vale até:", _until(facts, when, rng.choice((180, 365, 1825)), telling.slashed), 1),
    ]
    panels.section("DADOS DO ATO", [row])
    fee = noted.money(facts, rng.randint(9_000, 30_000), pattern="{digits}")
    forms.fine_print(
        paper,
        [f"Assinada digitalmente por {deeds.officer(facts, rng)}.", f"Valor final ao usuário: {fee}."],
        points=8.5,
        code=True,
    )
    return paper.pages, facts
