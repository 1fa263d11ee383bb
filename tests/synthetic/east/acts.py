"""How the registrars of the east word the acts of a matrícula: flowing, or by captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import people, words
from tests.synthetic.parties import Individual

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from tests.synthetic.pen import Pen

    Show = Callable[[date], str]


def title(pen: Pen, show: Show = words.date_with_month) -> str:
    """Name the paper that the act rests on."""
    return pen.note("ato_titulo", _PAPERS.get(pen.act.kind, _petition)(pen, show))


def _deed(pen: Pen, show: Show) -> str:
    livro, folha = str(pen.rng.randint(4, 260)), str(pen.rng.randint(1, 198))
    return (
        f"escritura pública do Tabelionato do {pen.rng.randint(1, 3)}º Ofício local, de "
        f"{pen.paper_day(show)}, livro {pen.facts.note('livro', livro)}, fls. "
        f"{pen.facts.note('folha', folha)}"
    )


def _contract(pen: Pen, show: Show) -> str:
    return f"cédula de crédito nº {pen.rng.randint(20_000, 99_999)}, emitida em {pen.paper_day(show)}"


def _inheritance(pen: Pen, show: Show) -> str:
    return f"carta de adjudicação e formal passados em {pen.paper_day(show)}, autos nº {pen.process()}"


def _order(pen: Pen, show: Show) -> str:
    return f"ofício de {pen.paper_day(show)} da Vara Única desta Comarca, autos nº {pen.process()}"


def _petition(pen: Pen, show: Show) -> str:
    return f"petição com firma reconhecida, de {pen.paper_day(show)}"


_PAPERS: Mapping[str, Callable[[Pen, Show], str]] = {
    **dict.fromkeys(("compra e venda", "doação", "permuta", "usufruto"), _deed),
    **dict.fromkeys(("hipoteca", "alienação fiduciária"), _contract),
    **dict.fromkeys(("penhora", "indisponibilidade", "divórcio"), _order),
    "partilha": _inheritance,
}


def _spouse(pen: Pen) -> str:
    [party] = pen.act.givers
    sex = party.person.by_sex("F", "M") if isinstance(party, Individual) else "F"
    return people.new_person(pen.rng, sex).name


def flowing(pen: Pen) -> str:
    """Word an act in one or two sentences, without its number and its day."""
    return _FLOWING[pen.act.kind](pen)


def _passed(word: str, worth: str) -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        return (
            f"{pen.kind(word)}. Pela {title(pen)}, {pen.takers_qualified()}, "
            f"{pen.taking('houve', 'houveram')} de {pen.givers()} o imóvel acima descrito, {worth} "
            f"{pen.value()}."
        )

    return write


def _secured(word: str, how: str) -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        return (
            f"{pen.kind(word)}. Na {title(pen)}, {pen.givers()} {pen.verb('constituiu', 'constituíram')} "
            f"{how} do imóvel, sendo credor(a) {pen.takers_qualified()}, pelo débito de {pen.value()}, com "
            f"vencimento em {pen.rng.randint(3, 30)} anos."
        )

    return write


def _stated(word: str, text: Callable[[Pen], str]) -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        return f"{pen.kind(word)}. Averba-se, em vista da {title(pen)}, {text(pen)}."

    return write


def _built(pen: Pen) -> str:
    worth = f", orçada em {pen.value()}" if pen.act.cents else ""
    return f"a edificação de uma casa de tijolo e telha, com {pen.rng.randint(45, 260)},00 m²{worth}"


def _changed(pen: Pen) -> str:
    if pen.estate.is_rural:
        return (
            "que o imóvel foi cadastrado no CAR sob nº "
            f"{pen.estate.town.state}-{pen.rng.randint(10**6, 10**7)}"
        )
    return pen.rng.choice(
        (
            f"que a rua passou a chamar-se Rua {people.new_surnames(pen.rng, 2)}",
            "que o município mudou a zona fiscal em que o imóvel está lançado",
            "o número novo da casa, conforme certidão da Prefeitura",
        )
    )


_FLOWING: Mapping[str, Callable[[Pen], str]] = {
    "compra e venda": _passed("COMPRA E VENDA", "por compra, ao preço de"),
    "doação": _passed("DOAÇÃO", "por doação, dando-lhe as partes a estimativa de"),
    "permuta": _passed("PERMUTA", "em permuta, avaliado em"),
    "partilha": _passed("PARTILHA", "em pagamento de quinhão, no montante de"),
    "hipoteca": _secured("HIPOTECA CEDULAR", "hipoteca de primeiro grau"),
    "alienação fiduciária": _secured("ALIENAÇÃO FIDUCIÁRIA EM GARANTIA", "a propriedade fiduciária"),
    "usufruto": lambda pen: (
        f"{pen.kind('USUFRUTO VITALÍCIO')}. Na {title(pen)}, {pen.givers()} {pen.verb('deu', 'deram')} o uso "
        f"e os frutos do imóvel, enquanto viver, a {pen.takers_qualified()}, para efeitos fiscais em "
        f"{pen.value()}."
    ),
    "penhora": lambda pen: (
        f"{pen.kind('PENHORA')}. Registra-se a constrição do imóvel ordenada no {title(pen)}, até a quantia "
        f"de {pen.value()}, ficando o devedor como depositário."
    ),
    "indisponibilidade": lambda pen: (
        f"{pen.kind('INDISPONIBILIDADE')}. O imóvel não pode ser alienado nem onerado, por força do "
        f"{title(pen)}."
    ),
    "cancelamento": _stated(
        "CANCELAMENTO",
        lambda pen: f"a baixa do {pen.act.refers.replace('.', '-')}, cuja obrigação foi liquidada",
    ),
    "construção": _stated("CONSTRUÇÃO", _built),
    "casamento": _stated("CASAMENTO", lambda pen: f"que a pessoa titular casou-se com {_spouse(pen)}"),
    "divórcio": lambda pen: (
        f"{pen.kind('DIVÓRCIO')}. O casal proprietário está divorciado, como consta do {title(pen)}."
    ),
    "retificação": _stated(
        "RETIFICAÇÃO",
        lambda pen: f"que o lado direito mede {pen.rng.randint(18, 60)},40 m, e não como constou",
    ),
    "outro": _stated("AVERBAÇÃO", _changed),
}


_ROLES = {
    "hipoteca": ("EMITENTE", "CREDOR"),
    "alienação fiduciária": ("FIDUCIANTE", "FIDUCIÁRIO"),
    "usufruto": ("INSTITUIDOR", "USUFRUTUÁRIO"),
    "doação": ("DOADOR(ES)", "DONATÁRIO(S)"),
}
_NAMES = {
    "compra e venda": "Compra e venda",
    "outro": "Averbação de ofício",
    "partilha": "Partilha por sucessão",
    "retificação": "Retificação de medidas",
}


def by_captions(pen: Pen) -> str:
    """Word an act as captions behind each other, separated by dashes."""
    return " - ".join(_captions(pen)) + "."


def _captions(pen: Pen) -> Iterator[str]:
    kind = pen.act.kind
    yield f"TIPO: {pen.kind(_NAMES.get(kind, kind.capitalize()))}"
    if pen.act.takers:
        giver, taker = _ROLES.get(kind, ("TRANSMITENTE(S)", "ADQUIRENTE(S)"))
        yield f"{taker}: {pen.takers_qualified()}"
        yield f"{giver}: {pen.givers()}"
    yield f"FORMA DO TÍTULO: {title(pen, words.date_in_digits)}"
    if pen.act.cents:
        yield f"VALOR: {pen.value(in_words=False)}"
    if kind == "cancelamento":
        yield f"OBJETO: fica sem efeito o {pen.act.refers.replace('.', '-')}"
    elif kind == "casamento":
        yield f"CÔNJUGE: {_spouse(pen)}"
    elif kind == "outro":
        yield f"TEOR: {_changed(pen)}"
    elif kind == "compra e venda":
        yield "CONDIÇÕES: sem cláusulas especiais"
