"""What a matrícula of these offices tells: the land, its owners, and the acts that changed them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.inland import folk
from tests.synthetic.south import noted
from tests.synthetic.south.folk import Firm
from tests.synthetic.west import land as western
from tests.synthetic.west.voices import Voice

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town
    from tests.synthetic.south.folk import Citizen

    Show = Callable[[date], str]

PASSING = ("compra e venda", "doação", "permuta", "partilha")
"""The kinds of act after which the land is somebody else's."""
_REGISTERED = frozenset({*PASSING, "hipoteca", "alienação fiduciária", "penhora", "usufruto"})
_VALUED = frozenset({*_REGISTERED, "construção"})


@dataclass(frozen=True, slots=True)
class Estate:
    """One matrícula; `earlier` is the number of the record that it goes on from."""

    number: int
    town: Town
    opened: date
    owners: tuple[Citizen, ...]
    earlier: int
    acts: tuple[western.Act, ...]
    officer: str


def new_estate(rng: Random, state: str, first: int, last: int, pledge: str) -> Estate:
    """Return a matrícula opened in `first` to `last`; `pledge` is how land there secures a debt."""
    town, opened = folk.new_town(rng, state), folk.new_day(rng, first, last)
    single = (folk.new_citizen(rng, state=rng.choice((0, 2)), town=town),)
    owners = folk.new_couple(rng, town, first) if rng.random() < 0.6 else single
    return Estate(
        number=rng.randint(210, 58_000),
        town=town,
        opened=opened,
        owners=owners,
        earlier=rng.randint(100, 29_000),
        acts=tuple(_new_acts(rng, owners, opened, town, pledge)),
        officer=folk.new_name(rng, rng.choice("MF")),
    )


def _new_acts(
    rng: Random, owners: tuple[Citizen, ...], opened: date, town: Town, pledge: str
) -> list[western.Act]:
    groups = (
        *([pledge, "cancelamento"], ["construção"], ["casamento"], ["penhora"], ["retificação"]),
        *(["doação"], ["permuta"], ["partilha"], ["usufruto"]),
    )
    kinds = ["compra e venda", *(kind for group in rng.sample(groups, 4) for kind in group)]
    day, protocol, acts = opened, rng.randint(700, 33_000), list[western.Act]()
    for place, kind in enumerate(kinds, start=1):
        day, protocol = folk.later(rng, day, 60, 520), protocol + rng.randint(25, 1500)
        taker = _new_taker(rng, kind, town, pledge)
        acts.append(
            western.Act(
                code=f"{'R' if kind in _REGISTERED else 'AV'}.{place}",
                kind=kind,
                day=day,
                protocol=protocol,
                givers=owners,
                taker=taker,
                cents=rng.randint(9, 870) * 100_000 if kind in _VALUED else None,
                title_day=folk.later(rng, day, -50, -2),
                livro=rng.randint(10, 290),
                folha=rng.randint(2, 198),
                upon=acts[-1].code if kind == "cancelamento" else "",
            )
        )
        if kind in PASSING and taker is not None and not isinstance(taker, Firm):
            owners = (taker,)
    return acts


def _new_taker(rng: Random, kind: str, town: Town, pledge: str) -> Citizen | Firm | None:
    if kind == pledge:
        return folk.new_bank(rng, town)
    takes = kind in {*PASSING, "usufruto"}
    return folk.new_citizen(rng, town=town, state=rng.choice((0, 2))) if takes else None


class Entry(western.Entry):
    """Writes of one act, each detail noted under its code."""

    def process(self, rng: Random) -> str:
        """Note the number of the process that a court's order was given in."""
        value = numbers.new_court_process(rng, self.act.title_day.year)
        return self.facts.note("processo_judicial", value, numbers.show_court_process(value))

    def spouse(self, rng: Random) -> str:
        """Return whom the owner wed: no party of the act."""
        return folk.new_name(rng, self.act.givers[0].by_sex("F", "M"))

    def upon(self, pattern: str = "{letter}-{place}") -> str:
        """Return the code of the act that this one ends."""
        letter, place = self.act.upon.split(".")
        return pattern.format(letter=letter, place=place)


def worded(pattern: str, **tell: Callable[[], str]) -> str:
    """Fill a pattern with what it asks for: what it does not ask for is not told, and so not noted."""
    return pattern.format(**{name: told() for name, told in tell.items() if f"{{{name}}}" in pattern})


def owners(facts: Facts, estate: Estate, write: Callable[[Voice], str], joint: str = "; e ") -> str:
    """Tell the owners of the land when its matrícula was opened."""
    voices = (Voice(facts, "proprietario", n, one) for n, one in enumerate(estate.owners, start=1))
    return joint.join(write(one) for one in voices)


def opened(facts: Facts, estate: Estate, show: Show) -> str:
    return noted.day(facts, estate.opened, show(estate.opened), "data_abertura")


def hectares(facts: Facts, rng: Random, pattern: str = "{} ha") -> str:
    shown = f"{rng.randint(12, 1900)},{rng.randint(0, 9999):04d}"
    return facts.note("area", f"{notes.decimal(shown)} ha", pattern.format(shown))


def metres(facts: Facts, rng: Random, pattern: str = "{} m²", least: int = 160, most: int = 980) -> str:
    shown = f"{rng.randint(least, most)},{rng.randint(0, 99):02d}"
    return facts.note("area", f"{notes.decimal(shown)} m²", pattern.format(shown))


def transcription(facts: Facts, rng: Random, estate: Estate) -> str:
    """Note the record of the old books that the matrícula goes on from."""
    livro = facts.note("livro", f"3-{rng.choice('ABCDEHJ')}")
    folha = facts.note("folha", str(rng.randint(3, 280)))
    number = numbers.show_thousands(estate.earlier)
    return facts.note("registro_anterior", f"Transcrição nº {number}, às folhas {folha} do Livro {livro}")


def earlier(facts: Facts, estate: Estate, pattern: str) -> str:
    """Note the matrícula that this one goes on from; the pattern takes its number."""
    return facts.note("registro_anterior", pattern.format(facts.property_number(estate.earlier)))


def cadastre(facts: Facts, rng: Random) -> str:
    code = f"{rng.randint(1, 9)}.{rng.randint(10, 99)}.{rng.randint(100, 999)}.{rng.randint(1000, 9999)}"
    return facts.note("designacao_cadastral", code)


def ccir(facts: Facts, rng: Random, pattern: str = "{}") -> str:
    value = "".join(str(rng.randrange(10)) for _ in range(13))
    return facts.note("ccir", value, pattern.format(value))
