"""Powers of attorney of Paraíba, Mato Grosso do Sul, São Paulo and Rio Grande do Norte."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import words
from tests.synthetic.canvas import Style as Words
from tests.synthetic.facts import Facts
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock
from tests.synthetic.west import faces, folk, parts, shown
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.names import Town

_PENSION = (
    *("requerer e acompanhar pedido de aposentadoria ou de auxílio", "receber mensalmente o benefício"),
    *(
        "cadastrar e alterar senha",
        "prestar declarações e assinar formulários",
        "interpor recurso administrativo",
    ),
)
_BANK = (
    *("abrir e encerrar conta corrente", "emitir, sacar e endossar cheques", "solicitar saldos e extratos"),
    *("autorizar débitos e transferências", "contratar aplicações financeiras e resgatá-las"),
)
_BROAD = (
    *("gerir e administrar todos os seus negócios", "comprar e vender bens móveis, imóveis e semoventes"),
    *("alugar casas, receber aluguéis e passar recibos", "representar junto ao fisco e às concessionárias"),
    *("nomear advogado com a cláusula ad judicia",),
)


def _powers(facts: Facts, rng: Random, ways: tuple[str, ...], count: int, joint: str = ", ") -> str:
    return facts.note("poderes", joint.join(rng.sample(ways, count)))


def _parties(facts: Facts, rng: Random, town: Town) -> tuple[Voice, Voice]:
    return (
        Voice(facts, "outorgante", 1, folk.new_citizen(rng, town=town)),
        Voice(facts, "outorgado", 1, folk.new_citizen(rng)),
    )


def pension(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a private form for the social security, filled in on a typewriter."""
    facts, town = Facts(), folk.new_town(rng, "PB")
    letters: list[parts.Head] = [
        ("PREVIDÊNCIA SOCIAL", 13, True),
        ("Procuração para fins previdenciários", 11, False),
    ]
    face, typed = faces.CONDENSED, Words(faces.PORTABLE, 10)
    style = Style(face, 10.5, leading=1.5, left=18, right=192)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=18, align="left"), colour=colour)
    giver, taker = _parties(facts, rng, town)
    for title, one in (("Segurado(a) que outorga", giver), ("Procurador(a)", taker)):
        paper.caption(title)
        stock.blanks(paper, [(one.name(str), "nome completo, sem abreviar", 1)], face, typed)
        row = [
            (one.nation(), "nacionalidade", 1.0),
            (one.state(), "estado civil", 1.0),
            (one.trade(), "ocupação", 1.2),
        ]
        stock.blanks(paper, row, face, typed)
        stock.blanks(paper, [(one.rg(), "identidade", 1), (one.cpf(), "CPF", 1)], face, typed)
    paper.flow.space(1)
    paper.paragraph(
        f"Fica o(a) procurador(a) autorizado(a) a: {_powers(facts, rng, _PENSION, 3)}, perante a "
        "agência do INSS."
    )
    when = folk.new_day(rng, 1991, 2004)
    day = noted.day(facts, when, words.date_with_month(when), "data_procuracao")
    if rng.random() < 0.6:
        until = when + timedelta(days=365)
        end = noted.day(facts, until, shown.slashed(until))
        facts.note("validade", until.isoformat(), end)
        paper.paragraph(f"Este mandato vale até {end}.")
    paper.paragraph(f"{town.name} (PB), {day}.")
    parts.sign_at(paper, ["assinatura do segurado ou impressão digital"], middle=105, points=8)
    return paper.pages, facts


def car(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a notary's power to sell a car, with captions in cells beside what they name."""
    facts, town = Facts(), folk.new_town(rng, "MS")
    letters: list[parts.Head] = [
        (facts.note("oficio", "4º Serviço Notarial"), 13, True),
        (facts.town("municipio_registro", town, f"{town.name} - {town.state}"), 10, False),
        ("PROCURAÇÃO PARA TRANSFERÊNCIA DE VEÍCULO", 12, True),
    ]
    face = faces.PLAIN
    style = Style(face, 10, leading=1.5, left=20, right=190)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, arms=18), colour=colour)
    livro = facts.note("livro", f"{rng.randint(9, 190)}-P")
    folha = facts.note("folha", str(rng.randint(1, 199)))
    when = folk.new_day(rng, 2000, 2021)
    giver, taker = _parties(facts, rng, town)
    day = noted.day(facts, when, words.date_with_month(when), "data_procuracao")
    rows = [("Livro e folha", f"{livro}, {folha}"), ("Data do ato", day)]
    for title, one in (("Mandante", giver), ("Mandatário", taker)):
        rows.append((title, one.name()))
        rows.append(
            (f"Dados do {title.lower()}", f"{one.nation()}, {one.state()}, {one.trade()}, CPF {one.cpf()}")
        )
    model = rng.choice(("Fiat Strada", "VW Gol", "Toyota Hilux", "Honda CG 150"))
    rows.append(("Veículo", f"{model}, ano {when.year - 4}"))
    powers = (
        f"vender, ceder ou transferir, inclusive para si, o veículo {model} de sua propriedade, assinar o "
        f"recibo e requerer segunda via de documentos"
    )
    rows.append(("Poderes", facts.note("poderes", powers)))
    facts.note("validade", "indeterminado", "prazo indeterminado")
    rows.append(("Vigência", "por prazo indeterminado"))
    parts.beside(paper, rows, 40, caption=Words(face, 9), value=Words(face, 10))
    parts.sign_at(paper, [facts.note("oficial", folk.new_name(rng, "F")), "Tabeliã"], middle=105)
    return paper.pages, facts


def bank(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a power for a bank in the manner of São Paulo: the attorney is told before the principal."""
    facts, town = Facts(), folk.new_town(rng, "SP")
    letters: list[parts.Head] = [
        (f"{facts.note('oficio', '7º Tabelião de Notas')}", 12, True),
        (facts.town("municipio_registro", town, f"{town.name}, SP"), 10, False),
    ]
    face = faces.OFFICE
    style = Style(face, 10.5, leading=1.65, left=28, right=188)
    paper = Paper(dpi, rng, style, parts.headed(face, letters), colour=colour)
    livro, folha = (
        facts.note("livro", str(rng.randint(80, 900))),
        facts.note("folha", str(rng.randint(1, 399))),
    )
    when = folk.new_day(rng, 1982, 1999)
    giver, taker = _parties(facts, rng, town)
    paper.paragraph(f"PROCURAÇÃO BASTANTE - livro {livro}, página {folha}")
    paper.paragraph(
        f"Por este público instrumento fica {taker.by_sex('nomeado procurador', 'nomeada procuradora')} "
        f"{taker.name()}, {taker.nation()}, {taker.state()}, {taker.trade()}, RG {taker.rg()} e CIC "
        f"{taker.cpf()}, por {giver.name()}, {giver.nation()}, {giver.state()}, {giver.trade()}, RG "
        f"{giver.rg()} "
        f"e CIC {giver.cpf()}, que assim dispôs diante de mim em "
        f"{noted.day(facts, when, words.date_with_month(when), 'data_procuracao')}."
    )
    paper.paragraph(
        f"Pode o procurador, em qualquer agência bancária: {_powers(facts, rng, _BANK, 3, '; ')}."
    )
    paper.paragraph("Vedado o substabelecimento. Li, aceitaram e assinam.")
    parts.sign_at(paper, [facts.note("oficial", folk.new_name(rng, "M")), "Escrevente Habilitado"], middle=70)
    return paper.pages, facts


def broad(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a leaf of a notary's book of Rio Grande do Norte, with broad powers."""
    facts, town = Facts(), folk.new_town(rng, "RN")
    letters: list[parts.Head] = [
        (
            (
                f"Livro {facts.note('livro', str(rng.randint(5, 120)))} fls. "
                f"{facts.note('folha', str(rng.randint(1, 199)))}"
            ),
            10,
            False,
        ),
        (facts.note("oficio", "Tabelionato Público do 2º Cartório"), 12, True),
        (facts.town("municipio_registro", town, f"{town.name} - Rio Grande do Norte"), 10, False),
    ]
    face = faces.OLD
    style = Style(face, 12, leading=1.6, left=30, right=190, indent=14, is_bound=True)
    paper = Paper(dpi, rng, style, parts.headed(face, letters, x=190, align="right"), colour=colour)
    stock.ruled(paper.canvas, paper.flow.y, style)
    when = folk.new_day(rng, 1970, 1989)
    giver, taker = _parties(facts, rng, town)
    day = noted.day(facts, when, shown.clerical(when), "data_procuracao")
    who = f"{giver.name()}, {giver.nation()}, {giver.trade()}, {giver.state()}, CPF {giver.cpf()}"
    whom = f"{taker.name()}, {taker.nation()}, {taker.trade()}, {taker.state()}, CPF {taker.cpf()}"
    paper.paragraph(
        f"Quantos este virem fiquem cientes de que aos {day}, em meu cartório, veio {who}, e disse "
        "que por este "
        f"ato constitui seu procurador a {whom}, para o fim especial de {_powers(facts, rng, _BROAD, 3)}, "
        f"havendo por firme e valioso quanto fizer. Dou fé."
    )
    parts.sign_at(paper, [facts.note("oficial", folk.new_name(rng, "M")), "Tabelião Público"], middle=120)
    return paper.pages, facts
