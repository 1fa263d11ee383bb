"""What templates of a property's record tell: the land, its owners, and the acts upon it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers
from tests.synthetic.inland import folk
from tests.synthetic.south import noted
from tests.synthetic.south.folk import Firm
from tests.synthetic.templates import mentions, shown
from tests.synthetic.templates.acts import BetweenParties, Partaker
from tests.synthetic.templates.grammar import TemplateError
from tests.synthetic.templates.slots import new_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.south.folk import Citizen
    from tests.synthetic.templates.grammar import Template, Values
    from tests.synthetic.templates.mentions import MarkedFacts
    from tests.synthetic.templates.slots import Slot, Slots

_SPECIES = {
    "venda": "compra e venda",
    "doacao": "doação",
    "permuta": "permuta",
    "partilha": "partilha",
    "hipoteca": "hipoteca",
    "fiduciaria": "alienação fiduciária",
    "penhora": "penhora",
    "usufruto": "usufruto",
    "construcao": "construção",
    "casamento": "casamento",
    "divorcio": "divórcio",
    "retificacao": "retificação",
    "indisponibilidade": "indisponibilidade",
    "cancelamento": "cancelamento",
}
"""The kinds of act as templates name them, and as their values do."""
_PASSING = frozenset({"venda", "doacao", "permuta", "partilha"})
_PLEDGES = frozenset({"hipoteca", "fiduciaria"})
_BURDENS = _PLEDGES | {"penhora", "usufruto", "indisponibilidade"}
_REGISTERED = _PASSING | _PLEDGES | {"penhora", "usufruto"}
_VALUED = _REGISTERED | {"construcao"}

_CODES: Mapping[str, Callable[[str, int, str], str]] = {
    "ponto": "{0}.{1}".format,
    "traco": "{0}-{1}".format,
    "junto": "{0}{1}".format,
    "espaco": "{0} {1}".format,
    "ponto_espaco": "{0}. {1}".format,
    "ponto_traco": "{0}.{1}-{2}".format,
    "ponto_barra": "{0}.{1}/{2}".format,
    "traco_barra": "{0}-{1}/{2}".format,
    "traco_traco": "{0}-{1}-{2}".format,
    "traco_m": "{0}-{1}-M-{2}".format,
    "m": "{0}.{1}/M.{2}".format,
    "nome": lambda letter, place, _number: f"{'Registro' if letter == 'R' else 'Averbação'} nº {place}",
    "nome_barra": lambda letter, place, number: (
        f"{'REGISTRO' if letter == 'R' else 'AVERBAÇÃO'} {place}/{number}"
    ),
    "av": lambda letter, place, _number: f"{letter.capitalize()}-{place}",
    "av_barra": lambda letter, place, number: f"{letter.capitalize()}.{place}/{number}",
}
_RANCHES = (
    *("Fazenda Santa Rita", "Sítio Boa Vista", "Fazenda Três Barras", "Chácara Recanto", "Fazenda Lagoa"),
    *("Sítio São José", "Estância Velha", "Fazenda Córrego Fundo", "Sítio dos Pinhais", "Fazenda Esperança"),
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """One act; `upon` is the code of the act that a cancelling one ends."""

    code: str
    kind: str
    day: date
    protocol: int
    givers: Sequence[Citizen]
    takers: Sequence[Citizen | Firm]
    cents: int
    upon: str


class Land(BetweenParties):
    """One record. The option `acts venda hipoteca …` names the kinds of act that the template can word."""

    roles = ("proprietario",)

    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        super().__init__(rng, facts, template)
        self._is_rural = "rural" in template.options
        self.number = rng.randint(110, 98_000)
        owners = [party.who for party in self._parties["proprietario"]]
        self._acts = [_Act(self, fact) for fact in self._new_acts(owners, _kinds(rng, template))]
        self.add(dict(self._of_land()))
        self.add(dict(self._of_books()))

    def _people(self, role: str, template: Template) -> Sequence[Citizen | Firm]:
        people = super()._people(role, template)
        return [one for one in people if not isinstance(one, Firm)] or folk.new_couple(
            self.rng, self.town, self.when.year
        )

    def _new_acts(self, owners: Sequence[Citizen | Firm], kinds: Sequence[str]) -> Iterator[_Fact]:
        rng, day, protocol = self.rng, self.when, self.rng.randint(700, 93_000)
        upon, givers = "", [one for one in owners if not isinstance(one, Firm)]
        for place, kind in enumerate(kinds, start=1):
            day, protocol = folk.later(rng, day, 20, 900), protocol + rng.randint(15, 1900)
            code = f"{'R' if kind in _REGISTERED else 'AV'}.{place}"
            takers = self._takers(kind, day.year)
            yield _Fact(code, kind, day, protocol, givers, takers, rng.randint(9, 970) * 100_000, upon)
            upon = code if kind in _BURDENS else upon
            if kind in _PASSING:
                givers = [one for one in takers if not isinstance(one, Firm)]

    def _takers(self, kind: str, year: int) -> Sequence[Citizen | Firm]:
        rng, town = self.rng, self.town
        if kind in _PLEDGES:
            return [folk.new_bank(rng, town)]
        if kind == "penhora":
            firm = folk.new_firm(rng, town, year)
            return [firm if rng.random() < 0.5 else folk.new_citizen(rng, town=town, year=year)]
        if kind not in _PASSING | {"usufruto"}:
            return []
        couple = folk.new_couple(rng, town, year)
        return couple if rng.random() < 0.4 else [folk.new_citizen(rng, town=town, year=year)]

    def known(self, field: str, text: str) -> str | None:
        return ("rural" if self._is_rural else "urbano") if field == "tipo_imovel" else text

    def parties(self, role: str) -> Sequence[Values]:
        return self._acts if role == "ato" else super().parties(role)

    def _of_land(self) -> Iterator[tuple[str, Slot]]:
        rng, facts = self.rng, self.facts
        block, lot = rng.choice((str(rng.randint(1, 90)), rng.choice("ABCDEFGH"))), str(rng.randint(1, 60))
        zone, cadastre = f"{rng.randint(1, 99):02d}", f"{rng.randint(100, 999)}.{rng.randint(1000, 9999)}"
        yield "logradouro", self.told("logradouro", folk.new_street(rng))
        yield "lote", self.told("lote", lot)
        yield "quadra", self.told("quadra", block)
        yield "area", self._area
        yield "metros", lambda _styles: f"{rng.randint(8, 60)},{rng.randint(0, 99):02d}"
        yield "cadastro", self.told("designacao_cadastral", f"{zone}.{cadastre}")
        yield "ccir", self.told("ccir", "".join(str(rng.randrange(10)) for _ in range(13)))
        yield "denominacao", self.told("denominacao", rng.choice(_RANCHES))
        yield "matricula_imovel", self._number(self.number)
        yield "outra_matricula", self._number(rng.randint(100, 29_000))
        cnm = numbers.new_cnm(rng, self.number)
        yield "cnm", lambda styles: shown.text(facts.cnm(cnm), styles)

    def _of_books(self) -> Iterator[tuple[str, Slot]]:
        rng, facts = self.rng, self.facts
        yield "livro", self.told("livro", "2")
        leaf = rng.choice(("1", "01", "001"))
        yield "ficha", lambda styles: facts.note("ficha", "1", shown.text(leaf, styles))
        yield "data_abertura", self.day("data_abertura", self.when)
        yield "livro_antigo", self.told("livro", f"3-{rng.choice('ABCDEFHJMN')}")
        yield "folha_antiga", self.told("folha", str(rng.randint(3, 290)))
        yield (
            "transcricao",
            lambda styles: shown.text(numbers.show_thousands(rng.randint(90, 48_000)), styles),
        )
        officer, code = new_name(rng, self.sex("oficial")), numbers.new_office_code(rng)
        yield "oficial", lambda styles: shown.text(officer, styles)
        yield "cns", lambda styles: shown.text(code, styles)
        issued = folk.later(rng, self._acts[-1].day, 40, 2400)
        yield "data_emissao", lambda styles: noted.day(facts, issued, shown.day(rng, issued, styles))

    def _area(self, styles: Sequence[str]) -> str:
        style, capitals = shown.of(styles, ("palavras",))
        rng, rural = self.rng, self._is_rural
        digits = (
            f"{rng.randint(2, 1400)},{rng.randint(0, 9999):04d}"
            if rural
            else f"{rng.randint(110, 980)},{rng.randint(0, 99):02d}"
        )
        short, long = ("ha", "hectares") if rural else ("m²", "metros quadrados")
        text = f"{digits} {long if style else short}"
        return self.facts.note("area", f"{notes.decimal(digits)} {short}", text.upper() if capitals else text)

    def _number(self, number: int) -> Slot:
        def write(styles: Sequence[str]) -> str:
            self.facts.property_number(number)
            return shown.number(number, styles)

        return write


def _kinds(rng: Random, template: Template) -> list[str]:
    """Return the acts of one document in order: at least half of those that the template words."""
    told = next((option.split()[1:] for option in sorted(template.options) if option.startswith("acts ")), [])
    if not told or not set(told) <= _SPECIES.keys():
        raise TemplateError(f"`acts` of {', '.join(_SPECIES)}, not {told}")
    ending = "cancelamento" in told
    rest = [kind for kind in told if kind != "cancelamento"]
    kinds = rng.sample(rest, rng.randint((len(rest) + 1) // 2, len(rest)))
    burdens = [place for place, kind in enumerate(kinds, start=1) if kind in _BURDENS]
    if ending and burdens:
        kinds.insert(rng.choice(burdens), "cancelamento")
    return kinds


class _Act:
    """One act; what it does not tell itself is told of the land."""

    def __init__(self, land: Land, fact: _Fact) -> None:
        self.rng, self.facts, self.day = land.rng, land.facts, fact.day
        self._land, self._fact = land, fact
        self._sides = {
            "transmitente": [_Side(self, "transmitente", one) for one in fact.givers],
            "adquirente": [_Side(self, "adquirente", one) for one in fact.takers],
        }
        self._slots: dict[str, Slot] = dict(self._of_act()) | dict(self._of_title())

    def value(self, name: str, styles: Sequence[str]) -> str:
        slot = self._slots.get(name)
        return self.facts.marked(lambda: slot(styles)) if slot else self._land.value(name, styles)

    def noted(self, field: str, text: str, shown_text: str) -> str:
        if field not in {"titulo", "especie"}:
            return self._land.noted(field, text, shown_text)
        value = mentions.bare(text) if field == "titulo" else _SPECIES[self._fact.kind]
        return self.facts.marked(lambda: self.note(f"ato_{field}", value, shown_text))

    def note(self, field: str, value: str, text: str) -> str:
        return self.facts.note(field, value, text, subject=self._fact.code)

    def holds(self, condition: str) -> bool:
        kind = self._fact.kind
        groups = {"passa": _PASSING, "onus": _PLEDGES, "registro": _REGISTERED, "valor": _VALUED}
        if condition in _SPECIES:
            return kind == condition
        if condition in groups:
            return kind in groups[condition]
        if condition in {"averbacao", "firma"}:
            return kind not in _REGISTERED if condition == "averbacao" else self._takes_firm
        return self._land.holds(condition)

    @property
    def _takes_firm(self) -> bool:
        return any(isinstance(one, Firm) for one in self._fact.takers)

    def sex(self, who: str) -> str:
        if self._sides.get(who):
            return self._sides[who][0].sex("")
        return self._land.sex(who)

    def parties(self, role: str) -> Sequence[Values]:
        return self._sides[role] if role in self._sides else self._land.parties(role)

    def _of_act(self) -> Iterator[tuple[str, Slot]]:
        fact, land = self._fact, self._land
        yield "ato", lambda styles: self.note("ato", fact.code, self._code(fact.code, styles))
        yield "n", lambda _styles: fact.code.partition(".")[2]
        yield "anterior", lambda styles: self._code(fact.upon, styles)
        yield "ato_data", land.day("ato_data", fact.day, fact.code)
        yield "protocolo", self._protocol
        kind = _SPECIES[fact.kind]
        yield "especie", lambda styles: self.note("ato_especie", kind, shown.text(kind, styles))
        yield "valor", self._money
        yield "transmitentes", lambda styles: self._names("transmitente", styles)
        yield "adquirentes", lambda styles: self._names("adquirente", styles)

    def _of_title(self) -> Iterator[tuple[str, Slot]]:
        land, rng = self._land, self.rng
        signed = folk.later(rng, self.day, -90, -1)
        facts, process = self.facts, numbers.new_court_process(rng, signed.year)
        yield "titulo_dia", lambda styles: noted.day(facts, signed, shown.day(rng, signed, styles))
        yield "titulo_livro", land.told("livro", str(rng.randint(4, 480)))
        yield "titulo_folha", land.told("folha", str(rng.randint(2, 199)))
        yield (
            "processo",
            lambda styles: facts.note(
                "processo_judicial", process, shown.text(numbers.show_court_process(process), styles)
            ),
        )
        owner = self._fact.givers[0]
        spouse = new_name(rng, owner.by_sex("F", "M"))
        yield "titular", lambda styles: shown.text(owner.name, styles)
        yield "conjuge", lambda styles: shown.text(spouse, styles)

    def _code(self, code: str, styles: Sequence[str]) -> str:
        style, capitals = shown.of(styles, tuple(_CODES))
        letter, _, place = code.partition(".")
        text = _CODES[style or "ponto"](
            letter or "R", int(place or 1), numbers.show_thousands(self._land.number)
        )
        return text.upper() if capitals else text

    def _protocol(self, styles: Sequence[str]) -> str:
        number = self._fact.protocol
        return self.note("ato_protocolo", str(number), shown.number(number, styles))

    def _money(self, styles: Sequence[str]) -> str:
        if self._fact.kind not in _VALUED:
            raise TemplateError(f"no `valor` in an act of {self._fact.kind}")
        fact = self._fact
        return self._land.sum(fact.cents, "ato_valor", subject=fact.code, when=fact.day)(styles)

    def _names(self, side: str, styles: Sequence[str]) -> str:
        names = [party.value("nome", styles) for party in self._sides[side]]
        if not names:
            raise TemplateError(f"no `{side}` in an act of {self._fact.kind}")
        return " e ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


class _Side(Partaker):
    """One party of an act: only the name is a field's."""

    def __init__(self, act: _Act, side: str, who: Citizen | Firm) -> None:
        super().__init__(act, act.facts, who)
        self._tell_name = lambda text: act.note(f"ato_{side}", who.name, text)
        self.slots |= dict(self._of_firm(who) if isinstance(who, Firm) else self._of_citizen(who))

    def _name(self, styles: Sequence[str]) -> str:
        return self._tell_name(shown.text(self.who.name, styles))

    def _of_citizen(self, one: Citizen) -> Iterator[tuple[str, Slot]]:
        yield "nome", self._name
        yield "cpf", lambda styles: shown.text(noted.cpf(self._facts, one.cpf), styles)
        for name, text in (
            ("rg", one.rg),
            ("rg_orgao", one.issuer),
            ("nacionalidade", one.nation),
            ("estado_civil", one.state),
            ("profissao", one.trade),
            ("endereco", one.home),
        ):
            yield name, partial(shown.text, text)

    def _of_firm(self, firm: Firm) -> Iterator[tuple[str, Slot]]:
        yield "nome", self._name
        yield "cnpj", lambda styles: shown.text(noted.cnpj(self._facts, firm.cnpj), styles)
        yield "endereco", partial(shown.text, firm.home)


KINDS: Mapping[str, Callable[[Random, MarkedFacts, Template], Slots]] = {"matricula_imovel": Land}
