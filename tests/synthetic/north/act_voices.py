"""How registrars of the north word the acts of a matrícula: in a column of their own, and story-like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, words
from tests.synthetic.north import folk, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from tests.synthetic.pen import Pen

    Show = Callable[[date], str]


def title(pen: Pen, show: Show) -> str:
    """Name the paper that the act rests on, with its day and where it stands."""
    return pen.note("ato_titulo", _TITLES.get(pen.act.kind, _petition)(pen, show))


def _deed(pen: Pen, show: Show) -> str:
    livro = notes.book(pen.facts, str(pen.rng.randint(20, 290)))
    folha = notes.leaf(pen.facts, str(pen.rng.randint(2, 190)))
    town = folk.new_town(pen.rng)
    where = f"nas Notas do {pen.rng.randint(1, 4)}º Ofício de {town.name}-{town.state}"
    return f"escritura pública passada {where}, livro {livro}, fls. {folha}, em {pen.paper_day(show)}"


def _bond(pen: Pen, show: Show) -> str:
    return (
        f"cédula rural hipotecária nº {pen.rng.randint(20, 99)}.{pen.rng.randint(100, 999)}, emitida em "
        + (pen.paper_day(show))
    )


def _loan(pen: Pen, show: Show) -> str:
    return f"contrato particular de mútuo com caráter de escritura pública, assinado em {pen.paper_day(show)}"


def _share(pen: Pen, show: Show) -> str:
    return (
        f"formal de partilha passado em {pen.paper_day(show)} pela Secretaria da {pen.rng.randint(1, 3)}ª "
        f"Vara desta Comarca, processo nº {pen.process()}"
    )


def _order(pen: Pen, show: Show) -> str:
    return f"ordem judicial de {pen.paper_day(show)}, dada nos autos nº {pen.process()} desta Comarca"


def _civil(pen: Pen, show: Show) -> str:
    return f"certidão do registro civil datada de {pen.paper_day(show)}"


def _petition(pen: Pen, show: Show) -> str:
    return f"petição da parte, de {pen.paper_day(show)}"


_TITLES: Mapping[str, Callable[[Pen, Show], str]] = {
    **dict.fromkeys(("compra e venda", "doação", "permuta", "usufruto"), _deed),
    **dict.fromkeys(("penhora", "indisponibilidade"), _order),
    **dict.fromkeys(("casamento", "divórcio"), _civil),
    "hipoteca": _bond,
    "alienação fiduciária": _loan,
    "partilha": _share,
}
_SHOWN = {"outro": "averbação"}
_REASONS = {
    "compra e venda": "por compra",
    "doação": "por doação pura e simples",
    "permuta": "por troca",
    "partilha": "por herança",
}


def beside(pen: Pen) -> str:
    """Word an act whose code stands beside it in a column: the paper first, then who gained what."""
    kind = pen.kind(_SHOWN.get(pen.act.kind, pen.act.kind).upper())
    head = f"{kind}. Prenotação {pen.protocol(dotted=False)}, de {pen.protocol_day(wording.dotted)}."
    text = _BESIDE[pen.act.kind](pen)
    return f"{head} {text} Em {pen.day(wording.capital(pen.act.day))}. Dou fé."


def _beside_transfer(pen: Pen) -> str:
    paper = title(pen, wording.dotted)
    return (
        f"À vista de {paper}, passa a pertencer a {pen.takers_qualified()}, {_REASONS[pen.act.kind]} havida "
        f"de {pen.givers()}, avaliado em {pen.value()}."
    )


def _beside_burden(pen: Pen) -> str:
    paper = title(pen, wording.dotted)
    return (
        f"Por {paper}, {pen.givers()} {pen.verb('onerou', 'oneraram')} o imóvel em favor de "
        f"{pen.takers_qualified()}, para segurança de {pen.value()}."
    )


def _beside_note(tell: Callable[[Pen], str]) -> Callable[[Pen], str]:
    return lambda pen: f"Atendendo a {title(pen, wording.dotted)}, faço constar {tell(pen)}."


def _worth(pen: Pen) -> str:
    return f", orçada em {pen.value()}" if pen.act.cents else ""


def _built(pen: Pen) -> str:
    return f"a edificação de uma casa de alvenaria coberta de telhas{_worth(pen)}"


def _seized(pen: Pen) -> str:
    return f"a constrição do bem até o montante de {pen.value()}"


def _wed(pen: Pen) -> str:
    return f"que mudou de estado civil o dono, por haver casado com {folk.new_person(pen.rng).name}"


def _measured(pen: Pen) -> str:
    return f"que a largura certa do terreno é de {pen.rng.randint(7, 40)},40m"


def _renamed(pen: Pen) -> str:
    if pen.estate.is_rural:
        return "que vinte por cento da mata ficam gravados como reserva legal"
    return f"que a rua do imóvel se chama agora Rua {folk.new_person(pen.rng).name}"


def _ended(pen: Pen) -> str:
    return f"que o credor deu quitação, ficando sem valor o lançamento {pen.act.refers}"


_TOLD_NOTES: Mapping[str, Callable[[Pen], str]] = {
    "penhora": _seized,
    "indisponibilidade": lambda _: "que o titular não pode dispor de seus bens",
    "cancelamento": _ended,
    "construção": _built,
    "casamento": _wed,
    "divórcio": lambda _: "que se dissolveu o matrimônio dos donos",
    "retificação": _measured,
    "outro": _renamed,
}
_BESIDE: Mapping[str, Callable[[Pen], str]] = {
    **dict.fromkeys(_REASONS, _beside_transfer),
    **dict.fromkeys(("hipoteca", "alienação fiduciária", "usufruto"), _beside_burden),
    **{kind: _beside_note(tell) for kind, tell in _TOLD_NOTES.items()},
}


def storied(pen: Pen) -> str:
    """Word an act that begins with code and number of the matrícula, the sum before the people."""
    head = pen.code(pen.rng.choice(("{letter}-{place:02d}/{number}", "{Letter} - {place} - {number}")))
    text = _STORIED[pen.act.kind](pen)
    day = pen.day(words.date_with_month(pen.act.day))
    return (
        f"{head} – {text} Protocolo 1-C, nº {pen.protocol()}. {pen.estate.town.name}, {day}. O registrador."
    )


def _storied_kind(pen: Pen) -> str:
    return pen.kind(_SHOWN.get(pen.act.kind, pen.act.kind).capitalize())


def _storied_transfer(pen: Pen) -> str:
    kind, value = _storied_kind(pen), pen.value(in_words=False)
    givers = pen.givers()
    return (
        f"{kind}: por {value}, {givers} {pen.verb('transferiu', 'transferiram')} tudo quanto aqui se "
        f"descreve, sendo {pen.taking('sucessor', 'sucessores')} no domínio {pen.takers_qualified()}. "
        f"Título: {title(pen, words.date_with_month)}."
    )


def _storied_burden(pen: Pen) -> str:
    kind, value = _storied_kind(pen), pen.value(in_words=False)
    giver, taker = (
        ("Nu-proprietário", "Usufrutuário") if pen.act.kind == "usufruto" else ("Devedor", "Credor")
    )
    return (
        f"{kind}: {value}. {giver}: {pen.givers()}. {taker}: {pen.takers_qualified()}. Título: "
        f"{title(pen, words.date_with_month)}."
    )


def _storied_note(tell: Callable[[Pen], str]) -> Callable[[Pen], str]:
    return lambda pen: (
        f"{_storied_kind(pen)}: consta {tell(pen)}. Título: {title(pen, words.date_with_month)}."
    )


_STORIED: Mapping[str, Callable[[Pen], str]] = {
    **dict.fromkeys(_REASONS, _storied_transfer),
    **dict.fromkeys(("hipoteca", "alienação fiduciária", "usufruto"), _storied_burden),
    **{kind: _storied_note(tell) for kind, tell in _TOLD_NOTES.items()},
}
