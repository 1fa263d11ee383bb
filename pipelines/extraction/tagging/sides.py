"""Which side of an act each value of a party is of: who gives and who takes are told alike, and far apart.

The fields' model sees only that a value is some party's. A second chain, over those values alone, tells the
sides: in it whose part is told, and who came before, are near.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.extraction.tagging.model import Model
    from pipelines.extraction.tagging.tagger import Span

ROLES: Mapping[str, Sequence[str]] = {
    "deed": ("outorgante", "outorgado"),
    "power": ("outorgante", "outorgado"),
}
"""The two sides of the acts of a group of types, as their fields' names begin."""

PARTY = "parte"
"""What the names of fields begin with where the side is open."""

_NAME = f"{PARTY}_nome"
_TELLING = ("role", "next role", "caption", "above", "left", "heading", "before", "pair")
_BESIDE = ("B=", "A=", "caption=", "above=", "left=", "margin", "top")


def open_name(name: str, roles: Sequence[str]) -> str:
    """Return a field's name without its side: `outorgado_cpf` is `parte_cpf`; others as they are."""
    role, _, detail = name.partition("_")
    return f"{PARTY}_{detail}" if detail and role in roles else name


def is_open(names: Sequence[str]) -> bool:
    return any(name.startswith(f"{PARTY}_") for name in names)


def attributes_of(values: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[list[str]]:
    """Return the attributes of values of parties, each with its fields' names and its first chunk's."""
    described, count, before, of_last = [], 0, "", ""
    for names, attributes in values:
        is_name = _NAME in names
        count += is_name
        told = [each for each in attributes if _tells(each)]
        role = next((each.partition("role=")[2] for each in attributes if _is_role(each)), "")
        move = f"{of_last}>{role}" if role != of_last else ""
        described.append(
            [
                "bias",
                f"is={'+'.join(names)}",
                f"behind={before}",
                f"first={count < 2}:{is_name}",
                f"moves={bool(move)}:{is_name}",
                f"move={move}",
                *told,
                *(f"name {each}" for each in told if is_name),
            ]
        )
        before, of_last = "+".join(names), role
    return described


def _is_role(attribute: str) -> bool:
    return attribute.partition(":")[2].startswith("role=")


def _tells(attribute: str) -> bool:
    if attribute.startswith(_BESIDE):
        return True
    _, _, telling = attribute.partition(":")
    return telling.startswith(_TELLING)


class SideTagger:
    """Tells the sides of the values of one document after the other."""

    def __init__(self, model: Model, roles: Sequence[str]) -> None:
        self._model, self.roles = model, roles

    def sides(self, spans: Sequence[Span], attributes: Sequence[Sequence[str]]) -> Sides:
        """Return the sides of spans that are a party's; `attributes` are those of their first chunks."""
        pairs = zip(spans, attributes, strict=True)
        parties = [(span, told) for span, told in pairs if is_open(span.names)]
        self._model.set(attributes_of([(span.names, told) for span, told in parties]))
        return Sides(self.roles, {span: self._shares(place) for place, (span, _) in enumerate(parties)})

    def _shares(self, place: int) -> Mapping[str, float]:
        """Return how probable each side is; one that was never learned is not."""
        return {
            role: self._model.marginal(role, place) if role in self._model.labels else 0.0
            for role in self.roles
        }


class Sides:
    """The sides of a document's values: `shares` are the probabilities of each role, by span in order.

    Without any every span and field stays as it is.
    """

    def __init__(self, roles: Sequence[str], shares: Mapping[Span, Mapping[str, float]]) -> None:
        self._roles, self._shares = roles, shares

    def named(self, span: Span) -> Span:
        """Return a span with its fields' names told in full, as of the likelier side."""
        shares = self._shares.get(span)
        if shares is None:
            return span
        role = max(self._roles, key=lambda each: shares[each])
        names = tuple(name.replace(f"{PARTY}_", f"{role}_", 1) for name in span.names)
        return replace(span, names=names, probability=span.probability * shares[role])

    def share(self, name: str, piece: int) -> float:
        """Return how probable it is that what stands at a piece is of the side that a field's name tells.

        Where the tagger sees no value of a party there, it is as with the value before.
        """
        role, _, _ = name.partition("_")
        if role not in self._roles or not self._shares:
            return 1.0
        before = [span for span in self._shares if span.first <= piece]
        return self._shares[before[-1] if before else next(iter(self._shares))][role]
