"""Matrículas of the coast: a typed ledger of Santa Catarina, and a flat by the sea in Espírito Santo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.canvas import BLACK
from tests.synthetic.canvas import Style as Words
from tests.synthetic.coast import faces, folk
from tests.synthetic.facts import Facts
from tests.synthetic.inland import folk as inland
from tests.synthetic.inland import forms, land, telling
from tests.synthetic.paper import Paper, Style
from tests.synthetic.south import noted, stock

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.west.voices import Voice

_WHO = "{name}, {trade}, {state}, CPF {cpf}"
_PAPERS = {
    "compra e venda": "escritura pública de {day}, do livro {livro}, fls. {folha}, de notas desta praça",
    "doação": "escritura pública de {day}, do livro {livro}, fls. {folha}, de notas desta praça",
    "permuta": "escritura pública de {day}, do livro {livro}, fls. {folha}, de notas desta praça",
    "partilha": "formal passado em {day} pelo Juízo de Órfãos e Sucessões",
    "hipoteca": "contrato de mútuo firmado em {day}",
    "alienação fiduciária": "instrumento particular com caráter de escritura, assinado em {day}",
    "usufruto": "escritura de reserva datada de {day}",
    "penhora": "auto lavrado em {day} pelo oficial de justiça",
    "casamento": "certidão do registro civil extraída em {day}",
    "construção": "habite-se municipal de {day}",
    "retificação": "memorial assinado em {day} por engenheiro",
    "cancelamento": "termo de quitação de {day}",
}
_SIDES = {
    "hipoteca": ("Devedor", "Credor"),
    "alienação fiduciária": ("Fiduciante", "Fiduciário"),
    "usufruto": ("Nu-proprietário", "Usufrutuário"),
}


def _new(rng: Random, state: str, first: int, last: int, pledge: str) -> land.Estate:
    return replace(land.new_estate(rng, state, first, last, pledge), town=folk.new_port(rng, state))


def ledger(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw typed leaves that lie on their side: the land at the top, below it one row for each act."""
    facts, estate = Facts(), _new(rng, "SC", 1977, 1984, "hipoteca")
    town, face = estate.town, faces.WORN
    number, livro = facts.property_number(estate.number), facts.note("livro", "2")
    ficha = facts.note("ficha", "1", "1-A")
    office = facts.note("oficio", "Registro de Imóveis da Comarca")
    seat = facts.town("municipio_registro", town, f"{town.name} - Santa Catarina")

    def head(canvas: Canvas, page: int) -> float:
        canvas.text(16, 16, office, face, 11, bold=True)
        canvas.text(16, 21.5, seat, face, 10)
        told = f"Livro {livro}   Matrícula {number}   Ficha {ficha if page == 1 else f'{page}-A'}"
        canvas.text(281, 18, told, face, 11, align="right")
        canvas.rule(16, 25, 281, 25, width=0.5, ink=BLACK)
        return 29

    style = Style(face, 10.5, leading=1.3, left=16, right=281, bottom=196, width=297, height=210)
    paper = Paper(dpi, rng, style, head, colour=colour)
    kind = facts.note("tipo_imovel", "urbano", rng.choice(("Terreno urbano", "Casa residencial")))
    street = facts.note("logradouro", folk.new_street(rng))
    opened = land.opened(facts, estate, noted.dashed)
    paper.paragraph(
        f"IMÓVEL (aberta em {opened}): {kind}, na {street}, bairro {folk.new_quarter(rng)}, com "
        f"{land.metres(facts, rng, '{}m2')}, extremando ao norte com o mar e ao sul com "
        f"{inland.new_name(rng, 'M')}. Inscr. municipal {land.cadastre(facts, rng)}."
    )

    def told(one: Voice) -> str:
        return (
            f"{one.name()}, {one.nation()}, {one.trade()}, {one.state()}, ident. {one.rg()}, CPF "
            f"{one.cpf(without_dots=True)}"
        )

    paper.paragraph(f"DONO(S): {land.owners(facts, estate, told, ' e ')}.")
    paper.paragraph(f"VEM DA: {land.transcription(facts, rng, estate)}.")
    rows = [("Ato", "Data", "Prot.", "Natureza", "Partes ou motivo", "Título", "Valor")]
    rows += [_ledger_row(rng, land.Entry(facts, act)) for act in estate.acts]
    paper.table([1.0, 1.6, 1.1, 1.9, 5.2, 4.2, 2.4], rows, points=9)
    stock.signed(paper, [estate.officer, "Oficial do Registro"], left=190)
    return paper.pages, facts


def _ledger_row(rng: Random, entry: land.Entry) -> tuple[str, ...]:
    act = entry.act
    currency = notes.currency_of(act.day)
    return (
        entry.code("{letter}-{place}"),
        entry.day(noted.dashed),
        entry.protocol(),
        entry.kind(act.kind.capitalize()),
        _sides(rng, entry),
        entry.title(_PAPERS[act.kind].capitalize(), noted.dashed),
        entry.money("{digits}", currency) or "-",
    )


def _sides(rng: Random, entry: land.Entry) -> str:
    """Tell who gives and who takes, or what happened where nobody takes."""
    act = entry.act
    if act.taker is not None:
        giver, taker = _SIDES.get(act.kind, ("De", "A"))
        return f"{giver}: {entry.givers()}. {taker}: {entry.taker(_WHO)}."
    if act.kind == "cancelamento":
        return f"Extinto o {entry.upon('{letter}-{place}')}, por pagamento."
    if act.kind == "casamento":
        return f"O titular contraiu matrimônio com {entry.spouse(rng)}."
    return {
        "construção": "Erguida casa de veraneio, de alvenaria.",
        "penhora": "Garantia de execução que corre no Juízo local.",
        "retificação": "A frente mede 12,40 metros, e não como constou.",
    }[act.kind]


def unit(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
    """Draw a certificate of a flat in Espírito Santo, its acts in prose that begins with the paper."""
    facts, estate = Facts(), _new(rng, "ES", 2006, 2014, "alienação fiduciária")
    town, face = estate.town, faces.BONUM
    number = facts.property_number(estate.number)
    cnm = facts.cnm(numbers.new_cnm(rng, estate.number))
    head = forms.letterhead(
        Words(face, 11),
        [
            (facts.note("oficio", "Cartório do 1º Ofício da 2ª Zona"), 13, True),
            (facts.town("municipio_registro", town, f"{town.name} - Espírito Santo"), 10, False),
            (f"CNM {cnm}", 9, False),
        ],
        x=186,
        align="right",
        arms=(30, 22),
        rule=(22, 186),
    )
    paper = Paper(dpi, rng, Style(face, 10.5, leading=1.45, left=22, right=186), head, colour=colour)
    livro, ficha = facts.note("livro", "2"), facts.note("ficha", "1", "01")
    paper.paragraph(
        f"MATRÍCULA N. {number}, livro n. {livro}, ficha {ficha}, de "
        f"{land.opened(facts, estate, telling.long)}."
    )
    kind = facts.note("tipo_imovel", "urbano", "Apartamento")
    street = facts.note("logradouro", folk.new_street(rng))
    paper.paragraph(
        f"{kind} n. {rng.randint(1, 18)}0{rng.randint(1, 8)} do Edifício Maresia, situado na {street}, "
        f"{folk.new_quarter(rng)}, com área privativa de {land.metres(facts, rng, '{} m²', 48, 210)}, "
        f"uma vaga de garagem e a fração ideal de 0,0{rng.randint(112, 987)} do terreno. Inscrição "
        f"imobiliária {land.cadastre(facts, rng)}."
    )

    def told(one: Voice) -> str:
        return (
            f"{one.name()}, {one.by_sex('portador', 'portadora')} do RG {one.rg()} e do CPF {one.cpf()}, "
            f"{one.nation()}, {one.state()}, {one.trade()}"
        )

    paper.paragraph(f"Em nome de: {land.owners(facts, estate, told, ', e de ')}.")
    origin = land.earlier(facts, estate, "matrícula {}, livro 2, deste Ofício")
    paper.paragraph(f"Origem: {origin}.")
    for act in estate.acts:
        entry = land.Entry(facts, act)
        paper.caption(f"{entry.code('{letter}-{place}')}/{number}")
        paper.paragraph(_prose(rng, entry))
    issued = inland.later(rng, estate.acts[-1].day, 10, 700)
    day = noted.day(facts, issued, telling.long(issued))
    fee = noted.money(facts, rng.randint(3_000, 14_000), pattern="{digits}")
    paper.paragraph(f"Certidão expedida em {day}, com validade de trinta dias. Custas de {fee}.")
    paper.sign([(estate.officer, "Oficial ou substituto legal")], sealed=True)
    return paper.pages, facts


def _prose(rng: Random, entry: land.Entry) -> str:
    act = entry.act
    text = land.worded(
        _SENTENCES[act.kind],
        kind=entry.kind,
        givers=entry.givers,
        gave=lambda: "deram" if act.givers[1:] else "deu",
        taker=lambda: entry.taker(_WHO),
        money=lambda: entry.money("{digits} - {words}"),
        upon=lambda: entry.upon("{letter}-{place}"),
        spouse=lambda: entry.spouse(rng),
    )
    title = entry.title(_PAPERS[act.kind], telling.long)
    when = entry.day(telling.slashed)
    return f"Nos termos de {title}, {text}. Prenotação {entry.protocol()}. Feito em {when}. Dou fé."


_SENTENCES = {
    "compra e venda": "a unidade passou, a título de {kind}, de {givers} a {taker}, por {money}",
    "doação": "a unidade passou, a título de {kind}, de {givers} a {taker}, avaliada em {money}",
    "permuta": "a unidade passou, a título de {kind}, de {givers} a {taker}, estimada em {money}",
    "partilha": "a unidade coube em {kind}, por morte de {givers}, a {taker}, no valor de {money}",
    "alienação fiduciária": "{givers} {gave} a unidade em {kind} a {taker}, em garantia de {money}",
    "usufruto": "fica o {kind} vitalício com {taker}, e a nua-propriedade com {givers}, valendo {money}",
    "penhora": "recaiu {kind} sobre a unidade, para garantir {money}",
    "casamento": "consigna-se o {kind} do titular com {spouse}",
    "construção": "consigna-se a {kind} de terraço coberto, orçada em {money}",
    "retificação": "faz-se {kind} do número da vaga, que é a de cima",
    "cancelamento": "dá-se o {kind} do {upon}, quitada a obrigação",
}
