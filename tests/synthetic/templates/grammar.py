"""Templates read into trees, and trees written out with the values of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random


class TemplateError(ValueError):
    """A template that cannot be read or written; tells what is wrong with it."""


class Values(Protocol):
    """What a document tells: values note themselves when they are written."""

    rng: Random

    def value(self, name: str, styles: Sequence[str]) -> str: ...
    def noted(self, field: str, text: str, shown: str) -> str: ...
    def holds(self, condition: str) -> bool: ...
    def sex(self, who: str) -> str: ...
    def parties(self, role: str) -> Sequence[Values]: ...


class Node(Protocol):
    """A part of a template."""

    def write(self, values: Values) -> str: ...


@dataclass(frozen=True, slots=True)
class Text:
    text: str

    def write(self, _values: Values) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Parts:
    nodes: tuple[Node, ...]

    def write(self, values: Values) -> str:
        return "".join(node.write(values) for node in self.nodes)


@dataclass(frozen=True, slots=True)
class Slot:
    name: str
    styles: tuple[str, ...]

    def write(self, values: Values) -> str:
        return values.value(self.name, self.styles)


@dataclass(frozen=True, slots=True)
class Noted:
    """`{field=text}`: the text is the field's value."""

    field: str
    text: Node

    def write(self, values: Values) -> str:
        text = self.text.write(values)
        value = text.removesuffix(":M")
        return values.noted(self.field, value, value.upper() if text != value else value)


@dataclass(frozen=True, slots=True)
class OneOf:
    ways: tuple[Node, ...]

    def write(self, values: Values) -> str:
        return values.rng.choice(self.ways).write(values)


@dataclass(frozen=True, slots=True)
class BySex:
    """`stars` is 0 where the sex of one person counts, 1 where their number does, 2 where both do."""

    who: str
    ways: tuple[Node, ...]
    stars: int

    def write(self, values: Values) -> str:
        return self.ways[self._way(values)].write(values)

    def _way(self, values: Values) -> int:
        if not self.stars:
            return int(values.sex(self.who) == "F")
        parties = values.parties(self.who)
        are_many = len(parties) > 1
        are_women = all(party.sex("") == "F" for party in parties)
        return int(are_many) if self.stars == 1 else 2 * int(are_many) + int(are_women)


@dataclass(frozen=True, slots=True)
class If:
    condition: str
    then: Node
    otherwise: Node

    def write(self, values: Values) -> str:
        return (self.then if self._holds(values) else self.otherwise).write(values)

    def _holds(self, values: Values) -> bool:
        if self.condition.endswith("%"):
            return values.rng.random() * 100 < int(self.condition[:-1])
        return values.holds(self.condition)


@dataclass(frozen=True, slots=True)
class Each:
    role: str
    body: Node
    between: Node

    def write(self, values: Values) -> str:
        between = self.between.write(values)
        return between.join(self.body.write(party) for party in values.parties(self.role))


_TAG = re.compile(r"\{(if|each) ([^{}]+)\}|\{(else|between|end)\}")
_SLOT = re.compile(r"\{([\w.]+)((?::[\w]+)*)\}")
_NOTED = re.compile(r"\{([\w.]+)=")
_SEXED = re.compile(r"<(?:(\*{0,2})([\w.]+):)?(?=[^<>]*\|)")
_PLAIN = re.compile(r"[^{}\[\]<>|]+")


class Parser:
    """Reads one text; `at` is where it stands."""

    def __init__(self, text: str) -> None:
        self._text, self._at = text, 0

    def whole(self) -> Node:
        """Return the text as a tree. TemplateError where it cannot be one."""
        node, end = self._parts("")
        if end:
            raise TemplateError(f"`{{{end}}}` without its beginning")
        return node

    def _parts(self, until: str) -> tuple[Node, str]:
        """Read to the end, to one of the signs `until`, or to a tag that ends or divides; return which."""
        nodes: list[Node] = []
        while self._at < len(self._text):
            if self._text[self._at] in until:
                sign = self._text[self._at]
                self._at += 1
                return Parts(tuple(nodes)), sign
            tag = _TAG.match(self._text, self._at)
            if tag and tag[3]:
                self._at = tag.end()
                return Parts(tuple(nodes)), tag[3]
            nodes.append(self._block(tag) if tag else self._node())
        if until:
            raise TemplateError(f"no `{until[-1]}` ends what was begun: …{self._text[-40:]!r}")
        return Parts(tuple(nodes)), ""

    def _block(self, tag: re.Match[str]) -> Node:
        self._at = tag.end()
        kind, subject = tag[1], tag[2].strip()
        body, end = self._parts("")
        other: Node = Parts(())
        if end == ("else" if kind == "if" else "between"):
            other, end = self._parts("")
        if end != "end":
            raise TemplateError(f"no `{{end}}` for `{tag[0]}`")
        return If(subject, body, other) if kind == "if" else Each(subject, body, other)

    def _node(self) -> Node:
        if match := _SLOT.match(self._text, self._at):
            self._at = match.end()
            return Slot(match[1], tuple(match[2].split(":")[1:]))
        if match := _NOTED.match(self._text, self._at):
            self._at = match.end()
            return Noted(match[1], self._parts("}")[0])
        if match := _SEXED.match(self._text, self._at):
            self._at = match.end()
            return self._sexed(match)
        if self._text[self._at] == "[":
            return self._one_of()
        return self._plain()

    def _sexed(self, match: re.Match[str]) -> Node:
        stars, ways = len(match[1] or ""), self._ways(">")
        if len(ways) != (4 if stars == 2 else 2):
            raise TemplateError(f"`{match[0]}…>` has {len(ways)} ways")
        return BySex(match[2] or "", ways, stars)

    def _one_of(self) -> Node:
        self._at += 1
        ways = self._ways("]")
        return OneOf(ways) if len(ways) > 1 else Parts((Text("["), ways[0], Text("]")))

    def _ways(self, end: str) -> tuple[Node, ...]:
        ways, sign = [], "|"
        while sign == "|":
            node, sign = self._parts("|" + end)
            ways.append(node)
        if sign != end:
            raise TemplateError(f"`{{{sign}}}` where `{end}` should be")
        return tuple(ways)

    def _plain(self) -> Node:
        match = _PLAIN.match(self._text, self._at)
        text = match[0] if match else self._text[self._at]
        if text in "{}":
            raise TemplateError(f"what is this? {self._text[self._at : self._at + 40]!r}")
        self._at += len(text)
        return Text(text)


@dataclass(frozen=True, slots=True)
class Template:
    """One document's text; `line` is where it begins in its file, years are the first and the last."""

    name: str
    line: int
    years: tuple[int, int]
    options: frozenset[str]
    body: Node


_YEARS = re.compile(r"years (\d{4})-(\d{4})")


def templates_of(text: str) -> Iterator[Template]:
    """Yield the templates of a file. TemplateError, with the line, for one that cannot be read."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if line.startswith("===")]
    for head, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        try:
            yield _template(lines[head], head + 1, "\n".join(lines[head + 1 : end]).strip("\n"))
        except TemplateError as error:
            raise TemplateError(f"line {head + 1}: {error}") from error


def _template(head: str, line: int, body: str) -> Template:
    name, _, told = head.strip("= ").partition("|")
    options = [option.strip() for option in told.split(",")]
    years = next((match for option in options if (match := _YEARS.fullmatch(option))), None)
    if years is None:
        raise TemplateError("no `years 1935-1960`")
    rest = frozenset(option for option in options if option and not _YEARS.fullmatch(option))
    first, last = int(years[1]), int(years[2])
    if not 1850 <= first <= last <= 2025:
        raise TemplateError(f"years {first}-{last}")
    return Template(name.strip(), line, (first, last), rest, Parser(body).whole())
