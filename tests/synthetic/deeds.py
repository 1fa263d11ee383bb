"""Notarial books: escrituras públicas de compra e venda and procurações públicas."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from tests.synthetic import fonts, names, notes, numbers, ornaments, words
from tests.synthetic.canvas import BLACK, Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.flow import Flow, Frame
from tests.synthetic.parties import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.synthetic.fonts import Typeface
    from tests.synthetic.names import Person, Town

_POWERS = (
    "representá-lo perante repartições públicas federais, estaduais e municipais, autarquias e cartórios",
    "abrir, movimentar e encerrar contas em quaisquer estabelecimentos bancários",
    "comprar, vender, prometer vender e permutar bens imóveis, ajustar preço e condições",
    "receber e dar quitação, assinar escrituras públicas, recibos, contratos e requerimentos",
    "constituir advogado com os poderes da cláusula “ad judicia” e substabelecer, no todo ou em parte",
)


def deed_pages(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return the deed of a sale between two people."""
    facts, town = Facts(), names.new_town(rng)
    seller, buyer = (names.new_person(rng, rng.choice("MF")) for _ in range(2))
    return _act(
        dpi,
        rng,
        facts,
        town,
        title="ESCRITURA PÚBLICA DE COMPRA E VENDA",
        body=_sale(rng, facts, town, seller, buyer),
        signers=(seller, buyer),
        colour=colour,
    )


def power_pages(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Return a public power of attorney."""
    facts, town = Facts(), names.new_town(rng)
    grantor, attorney = (names.new_person(rng, rng.choice("MF")) for _ in range(2))
    return _act(
        dpi,
        rng,
        facts,
        town,
        title="PROCURAÇÃO PÚBLICA",
        body=_power(rng, facts, town, grantor, attorney),
        signers=(grantor,),
        colour=colour,
    )


def _act(
    dpi: int,
    rng: Random,
    facts: Facts,
    town: Town,
    *,
    title: str,
    body: Iterator[str],
    signers: tuple[Person, ...],
    colour: bool,
) -> tuple[list[Canvas], Facts]:
    pages: list[Canvas] = []
    face = rng.choice((*fonts.SERIF, *fonts.SANS[:2], fonts.TYPEWRITER[0]))
    livro = facts.note("livro", str(rng.randint(20, 480)))
    folha = rng.randint(1, 190)
    office = f"{notes.seat(facts, f'{rng.randint(1, 4)}º Tabelionato de Notas', town)} de {town.short}"
    frames = _leaves(
        pages, face, facts, dpi=dpi, rng=rng, office=office, livro=livro, first_leaf=folha, colour=colour
    )
    flow = Flow(frames, face, 12, leading=1.5)
    flow.heading(title, points=14)
    flow.space(0.8)
    for text in body:
        flow.paragraph(text, indent=12)
    notary = names.new_person(rng, rng.choice("MF"))
    facts.note("oficial", notary.name)
    _signatures(flow, face, (*signers, notary))
    return pages, facts


def _leaves(
    pages: list[Canvas],
    face: Typeface,
    facts: Facts,
    *,
    dpi: int,
    rng: Random,
    office: str,
    livro: str,
    first_leaf: int,
    colour: bool,
) -> Iterator[Frame]:
    """Make one leaf of the book after the other; each names its office, book and leaf in the head."""
    for number in count():
        canvas = Canvas(dpi, rng, colour=colour)
        pages.append(canvas)
        ornaments.arms(canvas, 32, 20, 7)
        leaf = facts.note("folha", str(first_leaf + number), f"{first_leaf + number:03d}")
        canvas.text(45, 18, "REPÚBLICA FEDERATIVA DO BRASIL", face, 10, bold=True)
        canvas.text(192, 18, f"LIVRO Nº {livro}", face, 10, bold=True, align="right")
        canvas.text(45, 24, office, face, 10)
        canvas.text(192, 24, f"FOLHA Nº {leaf}", face, 10, bold=True, align="right")
        canvas.rule(24, 33, 192, 33, width=0.5, ink=BLACK)
        yield Frame(canvas, 26, 36, 190, 276)


def _qualified(rng: Random, facts: Facts, person: Person, prefix: str) -> str:
    side = Side(facts, prefix)
    subject = side.next()
    civil_state = rng.choice((("casado", "casada"), ("solteiro", "solteira"), ("viúvo", "viúva")))
    identity = f"{rng.randint(1, 60)}.{rng.randint(100, 999)}.{rng.randint(100, 999)}"
    side.note(subject, "rg", identity.replace(".", ""))
    side.note(subject, "cpf", person.cpf)
    return (
        f"{side.note(subject, 'nome', person.name, person.name.upper())}, "
        f"{side.note(subject, 'nacionalidade', person.by_sex('brasileiro', 'brasileira'))}, "
        f"{side.note(subject, 'estado_civil', person.by_sex(*civil_state))}, "
        f"{side.note(subject, 'profissao', names.new_trade(rng, person))}, "
        f"{person.by_sex('portador', 'portadora')} da cédula de identidade "
        f"RG nº "
        f"{identity}, {person.by_sex('inscrito', 'inscrita')} no CPF/MF sob o nº {facts.cpf(person.cpf)}, "
        f"residente e {person.by_sex('domiciliado', 'domiciliada')} na {names.new_address(rng)}, nesta cidade"
    )


def _new_day(rng: Random) -> date:
    return date(rng.randint(1988, 2025), rng.randint(1, 12), rng.randint(1, 28))


def _opening(facts: Facts, day: date, town: Town, what: str, field: str) -> str:
    return (
        f"SAIBAM quantos {what} virem que, {facts.day(day, words.date_in_solemn_words(day), field)} "
        f"({words.date_in_digits(day)}), nesta cidade de {town.name}, Estado de {town.state_name}, em "
        f"cartório, "
        f"perante mim, escrevente, compareceram as partes entre si justas e contratadas, a saber:"
    )


def _sale(rng: Random, facts: Facts, town: Town, seller: Person, buyer: Person) -> Iterator[str]:
    yield _opening(facts, _new_day(rng), town, "esta escritura pública", "data_escritura")
    facts.note("especie", "compra e venda")
    yield f"como OUTORGANTE VENDEDOR, {_qualified(rng, facts, seller, 'outorgante')};"
    yield f"e como OUTORGADO COMPRADOR, {_qualified(rng, facts, buyer, 'outorgado')}."
    number = rng.randint(1_000, 95_000)
    yield (
        f"Os presentes foram reconhecidos como os próprios por mim, à vista dos documentos apresentados, "
        f"do que dou "
        f"fé. E, pelo outorgante vendedor, foi dito que é senhor e legítimo possuidor do imóvel situado na "
        f"{names.new_address(rng)}, objeto da matrícula nº {facts.property_number(number)} do Registro de "
        f"Imóveis "
        f"desta comarca, Código Nacional de Matrícula (CNM) nº {facts.cnm(numbers.new_cnm(rng, number))}, "
        f"livre e "
        f"desembaraçado de quaisquer ônus."
    )
    price = rng.randint(60, 940) * 1000
    yield (
        f"Que, possuindo o imóvel assim descrito, vende-o ao outorgado comprador pelo preço certo e "
        f"ajustado de "
        f"{notes.amount(facts, price * 100, 'valor_negocio')}, que confessa ter recebido neste ato, "
        f"{facts.note('forma_pagamento', 'em moeda corrente nacional')}, da qual "
        f"dá plena, "
        f"geral e irrevogável quitação, transmitindo ao comprador toda a posse, domínio, direito e ação que "
        f"exercia sobre o imóvel, obrigando-se por si, seus herdeiros e sucessores a fazer a venda sempre "
        f"boa, "
        f"firme e valiosa."
    )
    yield (
        f"O Imposto sobre a Transmissão de Bens Imóveis ({facts.note('imposto', 'ITBI')}), no valor de "
        f"{notes.amount(facts, price // 50 * 100, 'valor_imposto')}, foi "
        f"recolhido pela guia nº {rng.randint(1000, 9999)}. Emitida a Declaração sobre Operações "
        f"Imobiliárias. "
        f"Assim o disseram, do que dou fé, e me pediram lhes lavrasse a presente, que, lida e achada "
        f"conforme, "
        f"aceitaram e assinam."
    )


def _power(rng: Random, facts: Facts, town: Town, grantor: Person, attorney: Person) -> Iterator[str]:
    day = _new_day(rng)
    yield _opening(facts, day, town, "este público instrumento de procuração", "data_procuracao")
    yield f"como OUTORGANTE, {_qualified(rng, facts, grantor, 'outorgante')};"
    yield (
        f"reconhecido como o próprio por mim, do que dou fé. E pelo outorgante me foi dito que, por este "
        f"público "
        "instrumento, nomeia e constitui seu bastante PROCURADOR "
        f"{_qualified(rng, facts, attorney, 'outorgado')},"
    )
    yield (
        f"a quem confere amplos, gerais e ilimitados poderes para "
        f"{facts.note('poderes', '; '.join(rng.sample(_POWERS, 3)))}; "
        f"podendo, "
        f"enfim, praticar todos os atos necessários ao fiel e cabal desempenho deste mandato, o que tudo "
        f"dará por "
        f"firme e valioso."
    )
    yield (
        f"O presente mandato é válido por {_term(rng, facts, day)}, a contar "
        f"desta data. Foi "
        f"feita sob minuta. Lida e achada conforme, aceita e assina, do que dou fé."
    )


def _term(rng: Random, facts: Facts, day: date) -> str:
    """Note the day until which the power holds; return the time in words."""
    years, told = rng.choice(((1, "um ano"), (2, "dois anos"), (5, "cinco anos")))
    return facts.note("validade", day.replace(year=day.year + years).isoformat(), told)


def _signatures(flow: Flow, face: Typeface, signers: tuple[Person, ...]) -> None:
    flow.need(21 * len(signers))
    for index, person in enumerate(signers):
        canvas, line = flow.canvas, flow.y + 15
        canvas.rule(70, line, 146, line)
        ornaments.signature(canvas, 78, line, 48)
        notary = " – Escrevente" if index == len(signers) - 1 else ""
        canvas.text(108, line + 4.5, person.name + notary, face, 10, align="middle")
        flow.y = line + 6
    ornaments.seal(flow.canvas, 172, flow.y - 14, 12)
