"""How registrars word the acts of a matrícula: typed cards, modern fichas, captioned entries, plain "
"telling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import names, notes, numbers, words
from tests.synthetic.parties import Couple, Individual, Side, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from random import Random

    from tests.synthetic.chains import Act, Estate
    from tests.synthetic.facts import Facts
    from tests.synthetic.parties import Party

_FIRST_NATIONAL_NUMBER = 2010  # year since which processes bear the court's national number
_WOUND_UP = ("mudança de denominação de via pública", "número predial", "inscrição cadastral")


@dataclass(slots=True)
class Pen:
    """Writes the parts of one act and notes them under its subject."""

    rng: Random
    facts: Facts
    estate: Estate
    act: Act
    qualify: Callable[[Side, Party], str]
    in_capitals: bool = False

    def note(self, field: str, value: str, shown: str | None = None) -> str:
        return self.facts.note(field, value, shown, subject=self.act.code)

    def code(self, pattern: str) -> str:
        """Return the act's number set into `pattern`: {letter}, {place} and the matrícula's {number}."""
        letter, place = self.act.code.split(".")
        number = self.facts.property_number(self.estate.number) if "{number}" in pattern else ""
        shown = pattern.format(letter=letter, Letter=letter.capitalize(), place=int(place), number=number)
        return self.note("ato", self.act.code, shown)

    def kind(self, shown: str) -> str:
        return self.note("ato_especie", self.act.kind, shown)

    def day(self, shown: str) -> str:
        return notes.day(self.facts, self.act.day, shown, "ato_data", subject=self.act.code)

    def protocol(self, *, dotted: bool = True) -> str:
        number = self.act.protocol
        return self.note(
            "ato_protocolo", str(number), numbers.show_thousands(number) if dotted else str(number)
        )

    def protocol_day(self, show: Callable[[date], str] = words.date_in_digits) -> str:
        return notes.day(self.facts, self.act.protocol_day, show(self.act.protocol_day))

    def _noted(self, field: str, parties: tuple[Party, ...]) -> list[str]:
        told = [name for party in parties for name in party.all_names]
        for name in told:
            self.note(field, name)
        return told

    def givers(self) -> str:
        return joined(self._noted("ato_transmitente", self.act.givers), capitals=self.in_capitals)

    def takers(self) -> str:
        return joined(self._noted("ato_adquirente", self.act.takers), capitals=self.in_capitals)

    def takers_qualified(self) -> str:
        self._noted("ato_adquirente", self.act.takers)
        side = Side(self.facts, "", frozenset())
        return "; e ".join(self.qualify(side, party) for party in self.act.takers)

    def owners(self) -> str:
        """Return how many they are: `o proprietário`, `a proprietária`, `os proprietários`."""
        [party] = self.act.givers
        if isinstance(party, Couple):
            return "os proprietários"
        return "a proprietária" if party.is_woman else "o proprietário"

    def verb(self, one: str, several: str) -> str:
        return several if isinstance(self.act.givers[0], Couple) else one

    def taking(self, one: str, several: str) -> str:
        return several if isinstance(self.act.takers[0], Couple) else one

    def aforesaid(self) -> str:
        """Return `qualificado` in the givers' gender and number."""
        [party] = self.act.givers
        if isinstance(party, Couple):
            return "qualificados"
        return "qualificada" if party.is_woman else "qualificado"

    def value(self, *, in_words: bool = True) -> str:
        if self.act.cents is None:
            return ""
        return notes.amount(
            self.facts,
            self.act.cents,
            "ato_valor",
            subject=self.act.code,
            currency=notes.currency_of(self.act.day),
            in_words=in_words,
        )

    def title(self, show: Callable[[date], str] = words.date_with_month) -> str:
        """Name the paper that the act rests on, with its day, book and leaf where it has them."""
        text = _TITLES.get(self.act.kind, _request)(self, show)
        return self.note("ato_titulo", text)

    def paper_day(self, show: Callable[[date], str]) -> str:
        when = self.act.protocol_day.replace(day=max(1, self.act.protocol_day.day // 2))
        return notes.day(self.facts, when, show(when))

    def process(self) -> str:
        year = self.act.protocol_day.year - 1
        if year < _FIRST_NATIONAL_NUMBER:
            return f"{self.rng.randint(100, 2400)}/{year % 100:02d}"
        value = numbers.new_court_process(self.rng, year)
        return self.facts.note("processo_judicial", value, numbers.show_court_process(value))


def _deed(pen: Pen, show: Callable[[date], str]) -> str:
    livro, folha = str(pen.rng.randint(20, 480)), str(pen.rng.randint(2, 190))
    what = {"compra e venda": "venda e compra"}.get(pen.act.kind, pen.act.kind)
    where = pen.rng.choice(("deste município", f"de {names.new_town(pen.rng).short}", "desta cidade"))
    return (
        f"escritura pública de {what} lavrada em {pen.paper_day(show)}, no {pen.rng.randint(1, 4)}º Tabelião "
        f"de Notas {where}, livro nº {notes.book(pen.facts, livro)}, folhas {notes.leaf(pen.facts, folha)}"
    )


def _private(pen: Pen, show: Callable[[date], str]) -> str:
    return f"instrumento particular com força de escritura pública, datado de {pen.paper_day(show)}"


def _partition(pen: Pen, show: Callable[[date], str]) -> str:
    return (
        f"formal de partilha expedido em {pen.paper_day(show)}, pelo Juízo da {pen.rng.randint(1, 5)}ª Vara "
        f"da Família e Sucessões, extraído do processo nº {pen.process()}"
    )


def _writ(pen: Pen, show: Callable[[date], str]) -> str:
    return (
        f"mandado judicial expedido em {pen.paper_day(show)}, pela {pen.rng.randint(1, 9)}ª Vara Cível, nos "
        f"autos do processo nº {pen.process()}"
    )


def _request(pen: Pen, show: Callable[[date], str]) -> str:
    return f"requerimento firmado em {pen.paper_day(show)}"


def _certificate(pen: Pen, show: Callable[[date], str]) -> str:
    return f"certidão de casamento expedida em {pen.paper_day(show)}, pelo Registro Civil desta cidade"


_TITLES: Mapping[str, Callable[[Pen, Callable[[date], str]], str]] = {
    "compra e venda": _deed,
    "doação": _deed,
    "permuta": _deed,
    "usufruto": _deed,
    "hipoteca": _private,
    "alienação fiduciária": _private,
    "partilha": _partition,
    "penhora": _writ,
    "indisponibilidade": _writ,
    "casamento": _certificate,
    "divórcio": _certificate,
}


def _spouse(pen: Pen) -> str:
    [party] = pen.act.givers
    sex = party.person.by_sex("F", "M") if isinstance(party, Individual) else "F"
    return names.new_person(pen.rng, sex).name


def _other(pen: Pen) -> str:
    what = pen.rng.choice(_WOUND_UP)
    if what == "inscrição cadastral":
        return f"que o imóvel passou a ter a inscrição cadastral nº {pen.rng.randint(10**7, 10**8)}"
    if what == "número predial":
        return f"que o prédio recebeu o número {pen.rng.randint(10, 3000)} da via pública em que se situa"
    return (
        "que a via pública em que se situa o imóvel passou a denominar-se Rua "
        f"{names.new_surnames(pen.rng, 2)}"
    )


def typed(pen: Pen) -> str:
    """Word an act as typists did in the 1970s and 1980s."""
    head = (
        f"{pen.code(pen.rng.choice(('{letter}.{place}-{number}', '{letter}-{place}-{number}')))} - Em "
        f"{pen.day(words.date_with_month(pen.act.day))}."
    )
    if pen.rng.random() < 0.6:
        head += f" Prot. nº {pen.protocol()}."
    return f"{head} {_TYPED[pen.act.kind](pen)} Dou fé."


def _typed_transfer(word: str, verb: str, verbs: str, price: str) -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        return (
            f"{pen.kind(word)}. Por {pen.title()}, {pen.owners()} {pen.givers()}, já "
            f"{pen.aforesaid()}, {pen.verb(verb, verbs)} o imóvel objeto desta "
            f"matrícula a {pen.takers_qualified()}, {price} {pen.value()}."
        )

    return write


def _typed_mortgage(word: str) -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        return (
            f"{pen.kind(word)}. DEVEDOR: {pen.givers()}. CREDOR: {pen.takers_qualified()}. TÍTULO: "
            f"{pen.title()}. VALOR: {pen.value()}, a ser pago em {pen.rng.choice((60, 120, 180))} prestações "
            f"mensais."
        )

    return write


_TYPED: Mapping[str, Callable[[Pen], str]] = {
    "compra e venda": _typed_transfer(
        "COMPRA E VENDA", "vendeu", "venderam", "pelo preço certo e ajustado de"
    ),
    "doação": _typed_transfer("DOAÇÃO", "doou", "doaram", "estimado em"),
    "permuta": _typed_transfer("PERMUTA", "permutou", "permutaram", "dando-se ao imóvel o valor de"),
    "partilha": _typed_transfer("PARTILHA", "transmitiu", "transmitiram", "no valor de"),
    "hipoteca": _typed_mortgage("HIPOTECA"),
    "alienação fiduciária": _typed_mortgage("ALIENAÇÃO FIDUCIÁRIA"),
    "usufruto": lambda pen: (
        f"{pen.kind('USUFRUTO')}. Por {pen.title()}, {pen.owners()} {pen.givers()} "
        f"{pen.verb('instituiu', 'instituíram')} usufruto vitalício em favor de {pen.takers_qualified()}, no "
        f"valor de {pen.value()}."
    ),
    "penhora": lambda pen: (
        f"{pen.kind('PENHORA')}. Por {pen.title()}, foi penhorado o imóvel objeto desta matrícula, para "
        f"garantia da dívida de {pen.value()}."
    ),
    "indisponibilidade": lambda pen: (
        f"{pen.kind('INDISPONIBILIDADE')}. Por {pen.title()}, foi decretada a indisponibilidade do imóvel."
    ),
    "cancelamento": lambda pen: (
        f"{pen.kind('CANCELAMENTO')}. Por {pen.title()}, devidamente autorizado pelo credor, fica cancelado "
        f"o ato constante do {pen.act.refers} desta matrícula."
    ),
    "construção": lambda pen: (
        f"{pen.kind('CONSTRUÇÃO')}. A {pen.title()}, procede-se a esta averbação para constar que no "
        f"terreno foi construído um prédio residencial com {pen.rng.randint(60, 300)},00 metros "
        f"quadrados{', no valor de ' + pen.value() if pen.act.cents else ''}."
    ),
    "casamento": lambda pen: (
        f"{pen.kind('CASAMENTO')}. Conforme {pen.title()}, o titular contraiu matrimônio com {_spouse(pen)}, "
        f"sob o regime da comunhão universal de bens."
    ),
    "divórcio": lambda pen: (
        f"{pen.kind('DIVÓRCIO')}. Conforme {pen.title()}, foi decretado o divórcio do casal proprietário."
    ),
    "retificação": lambda pen: (
        f"{pen.kind('RETIFICAÇÃO')}. De conformidade com {pen.title()}, fica retificada a descrição do "
        f"imóvel, cuja medida da frente é de {pen.rng.randint(8, 30)},50 metros."
    ),
    "outro": lambda pen: f"{pen.kind('AVERBAÇÃO')}. De acordo com {pen.title()}, averba-se {_other(pen)}.",
}


def modern(pen: Pen) -> str:
    """Word an act as computers have written it since the 1990s."""
    code = pen.code(pen.rng.choice(("{letter}.{place}/{number}", "{letter}.{place:02d}-{number}")))
    head = f"{code} – Protocolo nº {pen.protocol()}, de {pen.protocol_day()}."
    text = _MODERN[pen.act.kind](pen)
    day = pen.day(words.date_with_month(pen.act.day))
    return f"{head} {text} {pen.estate.town.name}, {day}. Dou fé."


def _modern_transfer(word: str, done: str, price: str, *, aside: str = "") -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        return (
            f"{pen.kind(word)}. Nos termos de {pen.title(words.date_in_digits)}, o imóvel desta matrícula "
            f"foi {done} por {pen.givers()}, {pen.aforesaid()} acima, a {pen.takers_qualified()}{aside}, "
            f"{price} {pen.value()}."
        )

    return write


def _modern_note(word: str, text: Callable[[Pen], str]) -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        kind, title = pen.kind(word), pen.title(words.date_in_digits)
        return f"{kind}. Procede-se a esta averbação, à vista de {title}, para constar {text(pen)}."

    return write


_MODERN: Mapping[str, Callable[[Pen], str]] = {
    "compra e venda": _modern_transfer("VENDA E COMPRA", "vendido", "pelo valor de"),
    "doação": _modern_transfer("DOAÇÃO", "doado", "atribuindo-se à doação o valor de"),
    "permuta": _modern_transfer("PERMUTA", "dado em permuta", "pelo valor atribuído de"),
    "partilha": _modern_transfer("PARTILHA", "deixado", "pelo valor de", aside=", a quem foi partilhado"),
    "hipoteca": lambda pen: (
        f"{pen.kind('HIPOTECA')}. Por {pen.title(words.date_in_digits)}, {pen.givers()} "
        f"{pen.verb('deu', 'deram')} o imóvel desta matrícula em primeira e especial hipoteca a "
        f"{pen.takers_qualified()}, para garantia da dívida de {pen.value()}."
    ),
    "alienação fiduciária": lambda pen: (
        f"{pen.kind('ALIENAÇÃO FIDUCIÁRIA')}. Por {pen.title(words.date_in_digits)}, {pen.givers()} "
        f"{pen.verb('alienou', 'alienaram')} fiduciariamente o imóvel em favor de {pen.takers_qualified()}, "
        f"em garantia do financiamento de {pen.value()}, pagável em {pen.rng.choice((180, 240, 360, 420))} "
        "parcelas."
    ),
    "usufruto": lambda pen: (
        f"{pen.kind('USUFRUTO')}. Por {pen.title(words.date_in_digits)}, {pen.givers()} "
        f"{pen.verb('constituiu', 'constituíram')} usufruto vitalício sobre o imóvel em benefício de "
        f"{pen.takers_qualified()}, ao qual se atribuiu o valor de {pen.value()}."
    ),
    "penhora": lambda pen: (
        f"{pen.kind('PENHORA')}. Conforme {pen.title(words.date_in_digits)}, o imóvel foi penhorado para "
        f"segurança da execução de {pen.value()}, nomeado depositário o próprio executado."
    ),
    "indisponibilidade": _modern_note(
        "INDISPONIBILIDADE DE BENS", lambda _: "a indisponibilidade dos bens do titular do domínio"
    ),
    "cancelamento": _modern_note(
        "CANCELAMENTO",
        lambda pen: (
            f"que fica cancelada a {pen.act.refers_kind} objeto do {pen.act.refers}, por autorização "
            f"do credor"
        ),
    ),
    "construção": _modern_note(
        "CONSTRUÇÃO",
        lambda pen: (
            f"que foi edificada uma casa residencial com a área construída de "
            f"{pen.rng.randint(60, 300)},00 m²{', no valor venal de ' + pen.value() if pen.act.cents else ''}"
        ),
    ),
    "casamento": _modern_note(
        "CASAMENTO",
        lambda pen: (
            f"que a pessoa titular do domínio se casou com {_spouse(pen)}, no regime da comunhão parcial "
            f"de bens"
        ),
    ),
    "divórcio": _modern_note("DIVÓRCIO", lambda _: "o divórcio consensual do casal titular do domínio"),
    "retificação": _modern_note(
        "RETIFICAÇÃO DE ÁREA",
        lambda pen: f"que a medida correta da frente do imóvel é de {pen.rng.randint(8, 30)},25 metros",
    ),
    "outro": _modern_note("AVERBAÇÃO DE OFÍCIO", _other),
}


def captioned(pen: Pen) -> str:
    """Word an act as a list of captions, as many fichas do."""
    head = (
        f"{pen.code('{letter}-{place}-{number}')} DATA: {pen.day(words.date_in_digits(pen.act.day))}. "
        f"PROTOCOLO: {pen.protocol(dotted=False)}."
    )
    return " ".join([head, *_captions(pen)])


_CAPTIONED_KINDS = {"compra e venda": "COMPRA E VENDA", "outro": "ALTERAÇÃO CADASTRAL"}
_GIVER_CAPTIONS = {
    "compra e venda": ("TRANSMITENTE", "ADQUIRENTE"),
    "doação": ("DOADOR", "DONATÁRIO"),
    "permuta": ("PERMUTANTE TRANSMITENTE", "PERMUTANTE ADQUIRENTE"),
    "partilha": ("TRANSMITENTE", "HERDEIRO"),
    "hipoteca": ("DEVEDOR", "CREDOR"),
    "alienação fiduciária": ("DEVEDOR FIDUCIANTE", "CREDOR FIDUCIÁRIO"),
    "usufruto": ("NU-PROPRIETÁRIO", "USUFRUTUÁRIO"),
}


def _captions(pen: Pen) -> Iterator[str]:
    kind = pen.act.kind
    yield f"NATUREZA DO ATO: {pen.kind(_CAPTIONED_KINDS.get(kind, kind.upper()))}."
    if pen.act.takers:
        giver, taker = _GIVER_CAPTIONS[kind]
        yield f"{giver}: {pen.givers()}."
        yield f"{taker}: {pen.takers_qualified()}."
    yield f"TÍTULO: {pen.title(words.date_in_digits)}."
    if pen.act.cents:
        yield f"VALOR: {pen.value(in_words=pen.rng.random() < 0.5)}."
    tail = _captioned_tail(pen)
    if tail:
        yield f"OBSERVAÇÕES: {tail}."


def _captioned_tail(pen: Pen) -> str:
    return {
        "cancelamento": lambda: f"cancelamento do {pen.act.refers}",
        "casamento": lambda: f"casamento com {_spouse(pen)}",
        "divórcio": lambda: "o cônjuge virago voltou a usar o nome de solteira",
        "construção": lambda: f"prédio com {pen.rng.randint(60, 300)},00 m² de área construída",
        "outro": lambda: f"averba-se {_other(pen)}",
        "compra e venda": lambda: "não há condições",
    }.get(pen.act.kind, lambda: "")()


def told(pen: Pen) -> str:
    """Word an act as a short story that begins with its day."""
    day = pen.day(words.date_with_month(pen.act.day))
    code = pen.code("{Letter}. {place}")
    return f"{code} - {day} - {_TOLD[pen.act.kind](pen)} Protocolado sob o nº {pen.protocol()}. O Oficial."


def _told_transfer(word: str, how: str) -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        return (
            f"{pen.kind(word)} - {pen.takers_qualified()}, {pen.taking('adquiriu', 'adquiriram')} por {how} "
            f"feita por {pen.givers()} o imóvel da presente matrícula, no valor de {pen.value()}, conforme "
            f"{pen.title()}."
        )

    return write


def _told_note(word: str, text: Callable[[Pen], str]) -> Callable[[Pen], str]:
    def write(pen: Pen) -> str:
        return f"{pen.kind(word)} - Certifico {text(pen)}, tudo conforme {pen.title()}."

    return write


_TOLD: Mapping[str, Callable[[Pen], str]] = {
    "compra e venda": _told_transfer("Compra e venda", "compra"),
    "doação": _told_transfer("Doação", "doação"),
    "permuta": _told_transfer("Permuta", "permuta"),
    "partilha": _told_transfer("Partilha", "transmissão hereditária"),
    "hipoteca": lambda pen: (
        f"{pen.kind('Hipoteca')} - O imóvel foi hipotecado por {pen.givers()} em favor de "
        f"{pen.takers_qualified()}, pela quantia de {pen.value()}, conforme {pen.title()}."
    ),
    "alienação fiduciária": lambda pen: (
        f"{pen.kind('Alienação fiduciária')} - {pen.givers()} {pen.verb('transferiu', 'transferiram')} a "
        f"propriedade resolúvel a {pen.takers_qualified()}, em garantia de {pen.value()}, conforme "
        f"{pen.title()}."
    ),
    "usufruto": lambda pen: (
        f"{pen.kind('Usufruto')} - {pen.givers()} {pen.verb('reservou', 'reservaram')} o usufruto a "
        f"{pen.takers_qualified()}, no valor de {pen.value()}, conforme {pen.title()}."
    ),
    "penhora": lambda pen: (
        f"{pen.kind('Penhora')} - Em cumprimento a {pen.title()}, registro a penhora do imóvel, sendo de "
        f"{pen.value()} o valor da causa."
    ),
    "indisponibilidade": _told_note("Indisponibilidade", lambda _: "que os bens do dono estão indisponíveis"),
    "cancelamento": _told_note(
        "Cancelamento", lambda pen: f"que se acha quitado e sem efeito o {pen.act.refers} acima"
    ),
    "construção": _told_note(
        "Construção",
        lambda pen: (
            f"que o dono fez construir no imóvel um prédio de {pen.rng.randint(60, 300)},00 m²"
            f"{', avaliado em ' + pen.value() if pen.act.cents else ''}"
        ),
    ),
    "casamento": _told_note("Casamento", lambda pen: f"que se realizou o casamento com {_spouse(pen)}"),
    "divórcio": _told_note("Divórcio", lambda _: "que os proprietários se divorciaram"),
    "retificação": _told_note(
        "Retificação", lambda pen: f"que a testada do imóvel mede {pen.rng.randint(8, 30)},75 m"
    ),
    "outro": _told_note("Averbação", _other),
}
