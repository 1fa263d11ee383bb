"""How these registrars word acts: by the law's captions, in prose, between dashes, in cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, words
from tests.synthetic.inland import land, telling

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.inland import forms

_WHO = "{name}, {nation}, {state}, {trade}, CPF {cpf}"
_PAPERS = {
    "doação": "escritura pública de {day}, lv. {livro}, fls. {folha}, do Tabelião local",
    "compra e venda": "escritura pública de {day}, lv. {livro}, fls. {folha}, do Tabelião local",
    "permuta": "escritura pública de permuta de {day}",
    "partilha": "formal de partilha de {day}, do Juízo desta Comarca",
    "hipoteca": "cédula rural hipotecária de {day}",
    "usufruto": "escritura de instituição de {day}",
    "penhora": "mandado de {day} do Juízo desta Comarca",
    "casamento": "certidão de casamento de {day}",
    "construção": "requerimento e carta de habite-se de {day}",
    "retificação": "requerimento com planta de {day}",
    "cancelamento": "autorização da credora de {day}",
    "alienação fiduciária": "contrato particular de {day}, com força de escritura",
}


def by_the_law(rng: Random, entry: land.Entry, town: str) -> str:
    kind = entry.act.kind
    head = f"Protocolo nº {entry.protocol()}. NATUREZA: {entry.kind(kind.upper())}. "
    title = entry.title(_PAPERS[kind], telling.long)
    money = entry.money("{digits}", notes.currency_of(entry.act.day))
    if kind == "casamento":
        return f"{head}Conforme {title}, o titular casou-se com {entry.spouse(rng)}. Dou fé."
    if kind == "construção":
        return f"{head}Conforme {title}, edificou-se casa de madeira, no valor de {money}. Dou fé."
    if kind == "retificação":
        return f"{head}Conforme {title}, a divisa do fundo passa a ser o Rio das Antas. Dou fé."
    if kind == "cancelamento":
        return f"{head}Conforme {title}, fica baixado o {entry.upon()} supra. Dou fé."
    if kind == "penhora":
        return f"{head}Conforme {title}, o imóvel foi penhorado em execução no valor de {money}. Dou fé."
    sides = {"hipoteca": ("DEVEDOR", "CREDOR"), "usufruto": ("NU-PROPRIETÁRIO", "USUFRUTUÁRIO")}
    giver, taker = sides.get(kind, ("TRANSMITENTE", "ADQUIRENTE"))
    return (
        f"{head}{giver}: {entry.givers()}. {taker}: {entry.taker(_WHO)}. FORMA DO TÍTULO: {title}. VALOR: "
        f"{money}. CONDIÇÕES: não há. {town}, data retro."
    )


_NARRATED = {
    "compra e venda": "{givers}, já qualificados, {passed} por {kind} a {taker}, o imóvel retro, por {money}",
    "doação": "{givers}, já qualificados, {passed} por {kind} a {taker}, o imóvel retro, por {money}",
    "permuta": "{givers}, já qualificados, {passed} por {kind} a {taker}, o imóvel retro, por {money}",
    "partilha": "dos bens de {givers}, o imóvel foi atribuído em {kind} a {taker}, por {money}",
    "usufruto": "coube a {taker}, o {kind} do imóvel, instituído por {givers}, por {money}",
    "hipoteca": "{givers} gravou com {kind} o imóvel, em favor de {taker}, pela dívida de {money}",
    "penhora": "foi feita a {kind} do imóvel em execução de {money}",
    "construção": "averba-se a {kind} de edícula nos fundos, estimada em {money}",
    "cancelamento": "procede-se ao {kind} do {upon}",
    "casamento": "averba-se o {kind} do proprietário com {spouse}",
    "retificação": "procede-se à {kind} da metragem da frente para 10,20 metros",
}
_SAID = {"compra e venda": "venda"}


def narrated(rng: Random, entry: land.Entry) -> str:
    act = entry.act
    deed = "escritura de {day}, livro {livro}, página {folha}, desta cidade"
    paper = deed if act.kind in {"compra e venda", "doação", "permuta", "hipoteca"} else _PAPERS[act.kind]
    title = entry.title(paper, telling.slashed)
    text = land.worded(
        _NARRATED[act.kind],
        kind=lambda: entry.kind(_SAID.get(act.kind)),
        givers=entry.givers,
        taker=lambda: entry.taker(_WHO),
        passed=lambda: "transmitiram" if act.givers[1:] else "transmitiu",
        money=lambda: entry.money("{digits}", notes.currency_of(act.day)),
        upon=lambda: entry.upon("{letter}.{place}"),
        spouse=lambda: entry.spouse(rng),
    )
    return f"Por {title}, {text}. (Microfilme e protocolo {entry.protocol()})."


def dashed(rng: Random, entry: land.Entry) -> str:
    act = entry.act
    kind, prot = entry.kind(act.kind.upper()), f"Protocolo {entry.protocol()}"
    paper = _PAPERS[act.kind]
    if act.kind == "penhora":
        paper = f"mandado judicial de {{day}}, autos {entry.process(rng)}"
    title = entry.title(paper, telling.slashed)
    text = {
        "cancelamento": f"extinta a garantia do {entry.upon('{letter}{place}') if act.upon else ''}",
        "retificação": "corrigido o nome da rua, por erro evidente",
        "casamento": f"o dono contraiu núpcias com {entry.spouse(rng)}",
    }.get(act.kind)
    if text:
        return f"{prot} - {kind} - {title} - {text}. Dou fé."
    money = entry.money()
    if act.kind == "construção":
        return f"{prot} - {kind} - {title} - casa de alvenaria com seis cômodos, avaliada em {money}. Dou fé."
    if act.kind == "penhora":
        return f"{prot} - {kind} - {title} - em garantia da execução de {money}. Dou fé."
    return f"{prot} - {kind} - De: {entry.givers()} - Para: {entry.taker(_WHO)} - {title} - {money}. Dou fé."


def card(rng: Random, entry: land.Entry) -> list[list[forms.Told]]:
    """Return the rows of one act: what is not told of it has no caption."""
    act, show = entry.act, telling.slashed
    first = [("Data:", entry.day(show), 1.0), ("Protocolo:", entry.protocol(), 1.0)]
    if act.cents:
        first.append(("Valor:", entry.money("{digits}"), 1.2))
    paper = _PAPERS[act.kind]
    if act.kind == "penhora":
        paper = f"Termo de {{day}}, processo {entry.process(rng)}"
    rows = [first, [("Título:", entry.title(paper, show), 1.0)]]
    if act.taker is not None:
        giver, taker = {
            "alienação fiduciária": ("Devedor fiduciante:", "Credor fiduciário:"),
            "usufruto": ("Quem institui:", "Usufrutuário:"),
        }.get(act.kind, ("Quem transmite:", "Quem adquire:"))
        rows.append([(giver, entry.givers(), 1.0), (taker, entry.taker("{name}, CPF {cpf}"), 1.3)])
    if act.upon:
        rows.append([("Ato atingido:", entry.upon("{letter}.{place}"), 1.0)])
    if act.kind == "casamento":
        rows.append([("Cônjuge:", entry.spouse(rng), 1.0)])
    return rows


def spelt(rng: Random, entry: land.Entry) -> str:
    act, kind = entry.act, entry.kind(entry.act.kind.capitalize())
    title = entry.title(_PAPERS[act.kind], words.date_with_month)
    money = entry.money("{words} - {digits}")
    if act.kind in land.PASSING:
        return (
            f"{kind}. {entry.taker(_WHO)} recebeu o imóvel de {entry.givers()}, como prova {title}. {money}."
        )
    if act.taker is not None:
        return (
            f"{kind}. Em favor de {entry.taker(_WHO)}, sobre o imóvel de {entry.givers()}, {title}. {money}."
        )
    rest = {
        "cancelamento": f"Liquidado o {entry.upon('{letter}/{place}') if act.upon else ''}.",
        "casamento": f"Casou-se o proprietário com {entry.spouse(rng)}.",
        "retificação": "A área certa é a acima descrita.",
    }.get(act.kind, f"Dá-se o valor de {money}.")
    return f"{kind}. {title[0].upper()}{title[1:]}. {rest}"
