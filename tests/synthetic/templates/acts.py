"""What templates of protests, deeds, powers of attorney and company contracts tell."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import numbers, words
from tests.synthetic.inland import folk, protests
from tests.synthetic.south import noted
from tests.synthetic.south.folk import Firm
from tests.synthetic.templates import shown
from tests.synthetic.templates.grammar import TemplateError
from tests.synthetic.templates.slots import Slots, new_name, numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from random import Random

    from tests.synthetic.south.folk import Citizen
    from tests.synthetic.templates.grammar import Template, Values
    from tests.synthetic.templates.mentions import MarkedFacts
    from tests.synthetic.templates.slots import Slot

_OLD_BILLS_UNTIL = 1960
_INITIALS = {
    "duplicata": "DSI",
    "nota promissória": "NP",
    "cheque": "CH",
    "cédula de crédito bancário": "CCB",
    "certidão de dívida ativa": "CDA",
    "letra de câmbio": "LC",
}
_DEEDS = {
    "compra e venda": "compra e venda",
    "doação": "doação",
    "permuta": "permuta",
    "inventário e partilha": "inventário",
    "divórcio": "divórcio",
    "união estável": "união estável",
    "confissão de dívida": "confissão de dívida",
}
"""The kinds of deeds that have a value, and what words of a title say each; others are told without one."""
_TAXES = frozenset({"ITBI", "ITCMD"})
_FIRMS = 0.25
_ORDINALS = (("primeiro", "primeira"), ("segundo", "segunda"), ("terceiro", "terceira"))


class Protest(Slots):
    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        town, (first, last) = folk.new_town(rng), template.years
        self._bills = protests.OLD_BILLS if last <= _OLD_BILLS_UNTIL else protests.BILLS | protests.TAX_BILL
        share = 1.0 if "firm" in template.options else 0.0 if "person" in template.options else 0.4
        one = protests.new_protest(rng, town.state, first, last, self._bills, firms=share)
        sex = rng.choice("MF")
        super().__init__(rng, facts, one.town, one.protested, (new_name(rng, sex), sex))
        self._one, self._told = one, protests.Told(facts, one, self._bills)
        self.book("", one.livro, one.folha, None)
        self.add(dict(self._own()))

    def holds(self, condition: str) -> bool:
        if condition in {"empresa", "firma"}:
            return isinstance(self._one.debtor, Firm)
        return super().holds(condition)

    def sex(self, who: str) -> str:
        if who not in {"", "devedor"}:
            return super().sex(who)
        debtor = self._one.debtor
        return "F" if isinstance(debtor, Firm) else debtor.sex

    def known(self, field: str, text: str) -> str | None:
        if field == "titulo_especie":
            return next((kind for kind in _INITIALS if kind in text.lower()), "outro")
        return text.lower() if field == "motivo" else text

    def _own(self) -> Iterator[tuple[str, Slot]]:
        one, told = self._one, self._told
        yield "protocolo", self._protocol
        yield "data_protocolo", self.day("data_protocolo", one.filed)
        yield "data_intimacao", self.day("data_intimacao", one.told)
        yield "data_protesto", self.day("data_protesto", one.protested)
        yield "apresentante", self.told("apresentante", one.presenter)
        yield "credor", self.told("credor", one.creditor)
        yield "devedor.nome", self.told("devedor_nome", one.debtor.name, "devedor 1")
        yield "devedor.documento", lambda styles: shown.text(told.debtor_number(), styles)
        yield "titulo_especie", self._bill
        yield "titulo_numero", self.told("titulo_numero", one.number)
        yield "titulo_emissao", self.day("titulo_emissao", one.drawn)
        yield "titulo_vencimento", self.day("titulo_vencimento", one.due)
        yield "titulo_valor", self.sum(one.cents, "titulo_valor")
        yield "motivo", self.told("motivo", one.reason)

    def _protocol(self, styles: Sequence[str]) -> str:
        style, _ = shown.of(styles, ("ponto",))
        return self._told.protocol(dotted=style == "ponto")

    def _bill(self, styles: Sequence[str]) -> str:
        style, capitals = shown.of(styles, ("sigla",))
        kind = self._one.kind
        text = _INITIALS[kind] if style else self._bills[kind]
        return self.facts.note("titulo_especie", kind, text.upper() if capitals else text)


class Partaker:
    """Who takes part in an act: what their own `slots` do not tell, the act does."""

    def __init__(self, act: Values, facts: MarkedFacts, who: Citizen | Firm) -> None:
        self.rng, self.who = act.rng, who
        self._act, self._facts = act, facts
        self.slots: dict[str, Slot] = {}

    def value(self, name: str, styles: Sequence[str]) -> str:
        slot = self.slots.get(name)
        return self._facts.marked(lambda: slot(styles)) if slot else self._act.value(name, styles)

    def noted(self, field: str, text: str, shown_text: str) -> str:
        return self._act.noted(field, text, shown_text)

    def holds(self, condition: str) -> bool:
        is_firm = isinstance(self.who, Firm)
        return is_firm if condition in {"firma", "empresa"} else self._act.holds(condition)

    def sex(self, who: str) -> str:
        if who:
            return self._act.sex(who)
        return "F" if isinstance(self.who, Firm) else self.who.sex

    def parties(self, role: str) -> Sequence[Values]:
        return self._act.parties(role)


class _Party(Partaker):
    """One party of an act, as `role number`."""

    def __init__(self, act: Slots, role: str, number: int, who: Citizen | Firm) -> None:
        super().__init__(act, act.facts, who)
        self._role, self._subject, self._number = role, f"{role} {number}", number
        self.slots |= dict(self._both())
        self.slots |= dict(self._of_firm(who) if isinstance(who, Firm) else self._of_citizen(act, who))

    def _detail(self, name: str, value: str, text: str | None = None) -> Slot:
        def write(styles: Sequence[str]) -> str:
            told = shown.text(value if text is None else text, styles)
            return self._facts.note(f"{self._role}_{name}", value, told, subject=self._subject)

        return write

    def _both(self) -> Iterator[tuple[str, Slot]]:
        who, rng = self.who, self.rng
        yield "nome", self._detail("nome", who.name)
        yield "endereco", lambda styles: shown.text(who.home, styles)
        yield "cidade_dele", lambda styles: shown.town(who.town, styles)
        yield "n", lambda _styles: str(self._number)
        ordinal = _ORDINALS[self._number - 1]["MF".index(self.sex(""))]
        yield "N", lambda styles: shown.text(ordinal, styles)
        yield "bairro", lambda styles: shown.text(folk.new_quarter(rng), styles)

    def _of_citizen(self, act: Slots, one: Citizen) -> Iterator[tuple[str, Slot]]:
        rng = self.rng
        yield "cpf", act.cpf(one.cpf, f"{self._role}_cpf", subject=self._subject)
        yield "rg", self._detail("rg", one.rg.replace(".", ""), one.rg)
        yield "rg_orgao", lambda styles: shown.text(one.issuer, styles)
        yield "nacionalidade", self._detail("nacionalidade", one.nation)
        yield "estado_civil", self._detail("estado_civil", one.state)
        yield "profissao", self._detail("profissao", one.trade)
        born = act.when - timedelta(days=rng.randint(7_000, 25_000))
        yield "nascido_em", lambda styles: noted.day(self._facts, born, shown.day(rng, born, styles))
        family = folk.family_of(one.name)
        yield "pai_dele", lambda styles: shown.text(folk.new_name(rng, "M", family), styles)
        yield "mae_dele", lambda styles: shown.text(folk.new_name(rng, "F"), styles)

    def _of_firm(self, firm: Firm) -> Iterator[tuple[str, Slot]]:
        facts = self._facts

        def number(styles: Sequence[str]) -> str:
            shown.of(styles, ())
            return noted.cnpj(facts, firm.cnpj, f"{self._role}_cnpj", subject=self._subject)

        yield "cnpj", number
        yield "representante", lambda styles: shown.text(new_name(self.rng, self.rng.choice("MF")), styles)


class BetweenParties(Slots):
    """What tells of parties of some roles."""

    roles: Sequence[str] = ()

    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        town, sex = folk.new_town(rng), rng.choice("MF")
        when = folk.new_day(rng, *template.years)
        super().__init__(rng, facts, town, when, (new_name(rng, sex), sex))
        self._parties = {
            role: [_Party(self, role, n, who) for n, who in enumerate(self._people(role, template), start=1)]
            for role in self.roles
        }
        self.book("", rng.randint(4, 420), rng.randint(1, 198), None)

    def _people(self, role: str, template: Template) -> Sequence[Citizen | Firm]:
        rng, year, options = self.rng, self.when.year, template.options
        if f"{role} couple" in options:
            return folk.new_couple(rng, self.town, year)
        count = 1 if f"{role} one" in options else rng.choice((1, 1, 1, 2, 2, 3))
        may_be_firm = f"{role} people" not in options
        if may_be_firm and count == 1 and rng.random() < _FIRMS:
            return [folk.new_firm(rng, self.town, year)]
        return [folk.new_citizen(rng, town=self.town, year=year) for _ in range(count)]

    def parties(self, role: str) -> Sequence[Values]:
        if role not in self._parties:
            raise TemplateError(f"no parties `{role}`")
        return self._parties[role]

    def _party(self, who: str) -> _Party | None:
        role, number = numbered(who)
        parties, place = self._parties.get(role, []), max(number, 1) - 1
        return parties[place] if place < len(parties) else None

    def value(self, name: str, styles: Sequence[str]) -> str:
        who, _, what = name.partition(".")
        party = self._party(who) if what else None
        return party.value(what, styles) if party else super().value(name, styles)

    def sex(self, who: str) -> str:
        party = self._party(who)
        return party.sex("") if party else super().sex(who)

    def holds(self, condition: str) -> bool:
        who, _, what = condition.partition(".")
        if numbered(who)[0] in self._parties:
            party = self._party(who)
            return party is not None and (not what or party.holds(what))
        return super().holds(condition)


class Power(BetweenParties):
    roles = ("outorgante", "outorgado")

    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        super().__init__(rng, facts, template)
        last = self.when + timedelta(days=rng.choice((30, 90, 180, 365, 730)))
        self.add(
            {
                "data_procuracao": self.day("data_procuracao", self.when),
                "validade": self.day("validade", last),
            }
        )

    def _people(self, role: str, template: Template) -> Sequence[Citizen | Firm]:
        people = super()._people(role, template)
        if role == "outorgado" and isinstance(people[0], Firm):
            return [folk.new_citizen(self.rng, town=self.town, year=self.when.year)]
        return people


class Deed(BetweenParties):
    roles = ("outorgante", "outorgado")

    def known(self, field: str, text: str) -> str | None:
        if field == "especie":
            return next((kind for kind, words in _DEEDS.items() if words in text.lower()), None)
        if field == "imposto":
            return text if text in _TAXES else None
        return text

    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        super().__init__(rng, facts, template)
        cents = rng.randint(8, 950) * 100_000
        number = rng.randint(300, 48_000)
        self.add(
            {
                "data_escritura": self.day("data_escritura", self.when),
                "valor_negocio": self.sum(cents, "valor_negocio"),
                "valor_imposto": self.sum(cents // 50, "valor_imposto"),
                "matricula_imovel": lambda styles: shown.text(facts.property_number(number), styles),
            }
        )


class Company(BetweenParties):
    """A contract of partners; one of them, or two, manage the firm."""

    roles = ("socio",)

    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        super().__init__(rng, facts, template)
        partners = self._parties["socio"]
        self._quotas = [rng.randint(2, 90) * 500 for _ in partners]
        self._unit = rng.choice((1, 1, 1, 10, 100))
        self._managers = rng.sample(partners, min(len(partners), rng.choice((1, 1, 2))))
        for party, quotas in zip(partners, self._quotas, strict=True):
            party.slots |= dict(self._of_partner(party, quotas))
        self.add(dict(self._own()))

    def _people(self, role: str, template: Template) -> Sequence[Citizen | Firm]:
        people = super()._people(role, template)
        count = 1 if f"{role} one" in template.options else max(2, len(people))
        year = self.when.year
        citizens = [one for one in people if not isinstance(one, Firm)]
        more = [folk.new_citizen(self.rng, town=self.town, year=year) for _ in range(count - len(citizens))]
        return [*citizens, *more]

    def holds(self, condition: str) -> bool:
        return len(self._managers) > 1 if condition == "administrador2" else super().holds(condition)

    def sex(self, who: str) -> str:
        if who in {"administrador", "administrador2"}:
            return self._managers[who == "administrador2"].sex("")
        return super().sex(who)

    def _of_partner(self, party: _Party, quotas: int) -> Iterator[tuple[str, Slot]]:
        subject = f"socio {self._parties['socio'].index(party) + 1}"
        digits = numbers.show_thousands(quotas)
        spelt = words.number_in_words(quotas)

        def count(styles: Sequence[str]) -> str:
            style, _ = shown.of(styles, ("ambos",))
            text = f"{digits} ({spelt})" if style else digits
            return self.facts.note("socio_quotas", str(quotas), text, subject=subject)

        share = f"{100 * quotas / sum(self._quotas):.2f}%".replace(".", ",")
        yield "quotas", count
        yield "parte", self.sum(100 * self._unit * quotas, "socio_valor", subject=subject)
        yield "percento", lambda styles: shown.text(share, styles)

    def _own(self) -> Iterator[tuple[str, Slot]]:
        rng, facts, town = self.rng, self.facts, self.town
        name = folk.new_firm(rng, town, self.when.year).name
        seat = f"{folk.new_street(rng)}, {folk.new_quarter(rng)}, {town.name} - {town.state}"
        cnpj, nire = numbers.new_cnpj(rng), f"{rng.randint(11, 53)}2{rng.randint(10_000_000, 99_999_999)}"
        yield "razao_social", self.told("razao_social", name)
        yield "cnpj_sociedade", lambda styles: shown.text(noted.cnpj(facts, cnpj, "cnpj_sociedade"), styles)
        yield "nire", self.told("nire", nire)
        yield "sede", self.told("sede", seat)
        total = sum(self._quotas)
        yield "capital_social", self.sum(100 * self._unit * total, "capital_social")
        yield "total_quotas", lambda styles: shown.text(numbers.show_thousands(total), styles)
        yield "valor_quota", self.sum(100 * self._unit)
        yield "data_contrato", self.day("data_contrato", self.when)
        for number, party in enumerate(self._managers, start=1):
            slot = "administrador" if number == 1 else f"administrador{number}"
            yield slot, self.told("administrador", party.who.name)


class Other(Slots):
    """What is none of the types: it tells of nobody, and no field of it counts."""

    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        sex = rng.choice("MF")
        when = folk.new_day(rng, *template.years)
        super().__init__(rng, facts, folk.new_town(rng), when, (new_name(rng, sex), sex))
        self.book("", rng.randint(4, 420), rng.randint(1, 198), rng.randint(40, 31_000))


KINDS: Mapping[str, Callable[[Random, MarkedFacts, Template], Slots]] = {
    "outro": Other,
    "protesto": Protest,
    "procuracao": Power,
    "escritura": Deed,
    "contrato_social": Company,
}
