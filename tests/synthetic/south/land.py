"""What a matrícula of these regions tells: a town lot, a flat or a settler's lot, and the acts upon it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.south import folk, noted
from tests.synthetic.south.folk import Citizen, Firm, Office

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.synthetic.facts import Facts

_OFFICES = ("Ofício do Registro de Imóveis", "Registro de Imóveis da 1ª Zona", "2ª Circunscrição Imobiliária")
_TITLES = (("Registrador", "Registradora"), ("Oficial Substituto", "Oficiala Substituta"))
_FIDUCIARY_SINCE = 1998
_NATIONAL_SINCE = 2010
TRANSFERS = ("compra e venda", "doação", "permuta", "partilha")


@dataclass(frozen=True, slots=True)
class Act:
    """`takers` is empty where nobody takes; `upon` is the act that a cancelling one ends."""

    code: str
    kind: str
    day: date
    protocol: int
    givers: tuple[Citizen, ...]
    takers: tuple[Citizen, ...] | tuple[Firm]
    cents: int | None
    upon: str = ""


@dataclass(frozen=True, slots=True)
class Estate:
    """One matrícula; sizes as printed, without a unit."""

    number: int
    cnm: str
    office: Office
    opened: date
    owners: tuple[Citizen, ...]
    street: str
    quarter: str
    lot: int
    block: int
    front: int
    depth: int
    cadastre: str
    ccir: str
    line: str
    hectares: str
    earlier: int
    earlier_book: str
    earlier_leaf: int
    earlier_day: date
    acts: tuple[Act, ...]

    @property
    def is_modern(self) -> bool:
        return self.opened.year > 1999


def new_estate(rng: Random, first: int, last: int, until: date) -> Estate:
    number, opened = rng.randint(210, 88_000), folk.new_day(rng, first, last)
    owner = folk.new_citizen(rng)
    owners = (owner,)
    if owner.state.startswith("casad"):
        owners = (owner, folk.new_citizen(rng, "F" if owner.sex == "M" else "M", state=1))
    return Estate(
        number=number,
        cnm=numbers.new_cnm(rng, number),
        office=folk.new_office(rng, _OFFICES, _TITLES),
        opened=opened,
        owners=owners,
        street=folk.new_street(rng),
        quarter=folk.new_quarter(rng),
        lot=rng.randint(1, 48),
        block=rng.randint(1, 90),
        front=rng.randint(10, 22),
        depth=rng.randint(22, 48),
        cadastre=f"0{rng.randint(1, 9)}.{rng.randint(10, 99)}.{rng.randint(1000, 9999)}-{rng.randrange(10)}",
        ccir="".join(str(rng.randrange(10)) for _ in range(13)),
        line=folk.new_line(rng),
        hectares=f"{rng.randint(4, 62)},{rng.randint(0, 9999):04d}",
        earlier=rng.randint(800, 41_000),
        earlier_book=f"3-{rng.choice('LMNPQRST')}",
        earlier_leaf=rng.randint(3, 296),
        earlier_day=opened - timedelta(days=rng.randint(1200, 7000)),
        acts=tuple(_new_acts(rng, owners, opened, until)),
    )


def _new_acts(rng: Random, owners: tuple[Citizen, ...], opened: date, until: date) -> list[Act]:
    kinds = _new_kinds(rng)
    step, protocol, acts = (until - opened) / (len(kinds) + 1), rng.randint(2000, 70_000), list[Act]()
    for place, planned in enumerate(kinds, start=1):
        day = opened + step * place - timedelta(days=rng.randrange(40))
        protocol += rng.randint(40, 2600)
        pledge = "alienação fiduciária" if day.year >= _FIDUCIARY_SINCE else "hipoteca"
        kind = pledge if planned == "garantia" else planned
        letter = "AV" if kind in {"construção", "cancelamento", "retificação"} else "R"
        takers = _takers(rng, kind)
        cents = rng.randint(9, 990) * 100_000 if letter == "R" else None
        upon = acts[-1].code if kind == "cancelamento" else ""
        acts.append(Act(f"{letter}.{place}", kind, day, protocol, owners, takers, cents, upon))
        if kind in TRANSFERS:
            owners = tuple(taker for taker in takers if isinstance(taker, Citizen))
    return acts


def _new_kinds(rng: Random) -> list[str]:
    """Return kinds of acts in an order that may happen; a burden is cancelled at once or is the last."""
    kinds = ["compra e venda"]
    parts = [
        ["construção"],
        ["retificação"],
        ["garantia", "cancelamento"],
        ["doação"],
        ["permuta"],
        ["partilha"],
    ]
    for part in rng.sample(parts, rng.randint(1, 4)):
        kinds += part
    return [*kinds, rng.choice(("garantia", "penhora", "usufruto"))] if rng.random() < 0.6 else kinds


def _takers(rng: Random, kind: str) -> tuple[Citizen, ...] | tuple[Firm]:
    if kind in {"hipoteca", "alienação fiduciária"}:
        return (folk.new_bank(rng),)
    if kind not in {*TRANSFERS, "usufruto"}:
        return ()
    if rng.random() < 0.35:
        return (folk.new_citizen(rng, "M", state=1), folk.new_citizen(rng, "F", state=1))
    return (folk.new_citizen(rng),)


def property_kind(facts: Facts, kind: str, shown: str) -> str:
    """Note that the property is `urbano` or `rural`; return how the page says so."""
    facts.note("tipo_imovel", kind, shown)
    return shown


class Entry:
    """Writes the parts of one act, noted under its code."""

    def __init__(self, rng: Random, facts: Facts, estate: Estate, act: Act) -> None:
        self.rng, self.facts, self.estate, self.act = rng, facts, estate, act

    def _note(self, field: str, value: str, shown: str | None = None) -> str:
        return self.facts.note(field, value, value if shown is None else shown, subject=self.act.code)

    def code(self, pattern: str) -> str:
        """Return the act's number set into `pattern`, which takes {letter}, {place} and {number}."""
        letter, place = self.act.code.split(".")
        number = self.facts.property_number(self.estate.number) if "{number}" in pattern else ""
        return self._note(
            "ato", self.act.code, pattern.format(letter=letter, place=int(place), number=number)
        )

    def kind(self, shown: str | None = None) -> str:
        return self._note("ato_especie", self.act.kind, shown or self.act.kind.upper())

    def day(self, show: Callable[[date], str]) -> str:
        return noted.day(self.facts, self.act.day, show(self.act.day), "ato_data", subject=self.act.code)

    def protocol(self) -> str:
        return self._note("ato_protocolo", str(self.act.protocol), numbers.show_thousands(self.act.protocol))

    def givers(self) -> str:
        told = [self._note("ato_transmitente", one.name, one.name.upper()) for one in self.act.givers]
        return " e ".join(told)

    def takers(self, qualify: Callable[[Citizen], str]) -> str:
        """Return who takes, with what `qualify` says of a person, or the CNPJ of a firm."""
        return " e s/m ".join(self._taker(taker, qualify) for taker in self.act.takers)

    def _taker(self, taker: Citizen | Firm, qualify: Callable[[Citizen], str]) -> str:
        name = self._note("ato_adquirente", taker.name, taker.name.upper())
        if isinstance(taker, Firm):
            return f"{name}, CNPJ {noted.cnpj(self.facts, taker.cnpj)}, com sede em {taker.town.short}"
        return f"{name}, {qualify(taker)}"

    def money(self, pattern: str = "{digits} ({words})") -> str:
        assert self.act.cents is not None
        currency = notes.currency_of(self.act.day)
        return noted.money(
            self.facts, self.act.cents, "ato_valor", subject=self.act.code, currency=currency, pattern=pattern
        )

    def title(self, show: Callable[[date], str]) -> str:
        """Name the paper that the act rests on."""
        when = self.act.day - timedelta(days=self.rng.randint(5, 60))
        shown = noted.day(self.facts, when, show(when))
        return self._note("ato_titulo", self._title(shown))

    def _title(self, day: str) -> str:
        kind, town = self.act.kind, self.estate.office.town.name
        if kind == "partilha":
            return f"formal de partilha de {day}, passado pelo Cartório Judicial desta Comarca"
        if kind in {"hipoteca", "alienação fiduciária"}:
            return f"contrato particular de mútuo de {day}, com caráter de escritura pública"
        if kind == "penhora":
            court = f"auto de penhora de {day}, do Juízo da {self.rng.randint(1, 4)}ª Vara Cível de {town}"
            return f"{court}, {self._process()}"
        if self.act.code.startswith("AV"):
            return f"requerimento de {day}, com firma reconhecida"
        livro = notes.book(self.facts, f"{self.rng.randint(12, 320)}-{self.rng.choice('ABC')}")
        folha = notes.leaf(self.facts, f"{self.rng.randint(2, 198)}")
        number = self.rng.choice(("1º", "2º"))
        return f"escritura pública de {day}, do {number} Tabelionato de {town}, livro {livro}, fls. {folha}"

    def _process(self) -> str:
        """Name the process, since 2010 by the court's national number."""
        year = self.act.day.year - 1
        if year < _NATIONAL_SINCE:
            return f"processo nº {self.rng.randint(90, 1900)}/{year}"
        value = numbers.new_court_process(self.rng, year)
        shown = numbers.show_court_process(value)
        return f"processo nº {self.facts.note('processo_judicial', value, shown)}"


def property_lines(rng: Random, facts: Facts, estate: Estate) -> str:
    """Describe a town lot in the manner of the south: position, neighbours, the distance to the corner."""
    area = estate.front * estate.depth
    street, lot = facts.note("logradouro", estate.street), facts.note("lote", str(estate.lot))
    block = facts.note("quadra", str(estate.block))
    size = f"{numbers.show_thousands(area)},00m²"
    facts.note("area", f"{area}.00 m²", size)
    return (
        f"{property_kind(facts, 'urbano', 'Um terreno urbano')}, sem benfeitorias, constituído do lote "
        f"nº {lot} da quadra nº {block}, situado nesta cidade, no bairro {estate.quarter}, na {street}, lado "
        f"{rng.choice(('par', 'ímpar'))}, distante {rng.randint(12, 60)},40m da esquina mais próxima, "
        f"com a área superficial de {size}, medindo e confrontando: ao NORTE, por {estate.depth},00m, "
        f"com terras de {folk.new_name(rng, 'M')}; ao SUL, por igual medida, com "
        f"{folk.new_name(rng, 'F')}; ao LESTE, por {estate.front},00m, com a dita via pública; e ao "
        f"OESTE, por igual largura, com sucessores de {folk.new_name(rng, 'M')}. Inscrição municipal: "
        f"{facts.note('designacao_cadastral', estate.cadastre)}"
    )


def flat_lines(rng: Random, facts: Facts, estate: Estate) -> str:
    """Describe a flat by its storey and the building's address."""
    area = f"{rng.randint(48, 190)},{rng.randint(10, 99)}"
    facts.note("area", f"{notes.decimal(area)} m²", f"{area} m²")
    street, floor = facts.note("logradouro", estate.street), rng.randint(1, 9)
    return (
        f"{property_kind(facts, 'urbano', 'Imóvel urbano')} representado pelo apartamento nº "
        f"{floor}0{rng.randint(1, 6)}, do {floor}º andar do Edifício {folk.new_family(rng)}, na "
        f"{street}, {estate.quarter}, e a correspondente fração ideal do solo; área privativa de {area} "
        f"m², com direito a uma vaga na garagem. Cadastrado na Prefeitura sob "
        f"{facts.note('designacao_cadastral', estate.cadastre)}"
    )


def settlers_lines(rng: Random, facts: Facts, estate: Estate) -> str:
    """Describe a settler's lot by its number, its road and what it borders on."""
    kind, lot = property_kind(facts, "rural", "Imóvel rural"), facts.note("lote", str(estate.lot))
    size = f"{estate.hectares} ha"
    facts.note("area", f"{notes.decimal(estate.hectares)} ha", size)
    name = facts.note("denominacao", f"{rng.choice(('Sítio', 'Chácara'))} {folk.new_family(rng)}")
    return (
        f"{kind}, denominado {name}, constituído do lote colonial nº {lot}, da {estate.line}, neste "
        f"município, com {size}, contendo uma casa de madeira e paiol, dividindo-se: por um lado, com o lote "
        f"de {folk.new_name(rng, 'M')}; por outro, com o de {folk.new_name(rng, 'F')}; nos fundos, com o "
        f"arroio {rng.choice(('Pinhal', 'Forqueta', 'Tega'))}; e na frente, com a estrada geral"
    )
