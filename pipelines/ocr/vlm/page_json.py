"""A page as the reader writes it: JSON with header, margin, footer and text, or just text.

Nothing that was generated is lost: what cannot be understood as such a page is the text itself.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import permutations
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from pipelines.document import RegionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

KEYS = ("header", "margin", "footer", "text")


def _in_order(keys: Iterable[str]) -> dict[str, object]:
    names = list(keys)
    return {
        "type": "object",
        "properties": {key: {"type": "string"} for key in names},
        "required": names,
        "additionalProperties": False,
    }


# A grammar takes keys in the order of its schema only, and a checkpoint writes them as it was taught.
PAGE_SCHEMA: Mapping[str, object] = {"anyOf": [_in_order(keys) for keys in permutations(KEYS)]}
"""JSON schema of a page: the four keys in any order, each with a string that may be empty."""

_FENCE = re.compile(r"```[a-zA-Z]*\s*")
_FIRST_KEY = re.compile(r'\{\s*(?:"\w{0,9})?\Z')
_CUT_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?\Z")
_ESCAPE = re.compile(r'\\(["\\/bfnrt]|u[0-9a-fA-F]{4})|\\')
_SIGN = re.compile(r'"(?:[^"\\]|\\.)*+("?)|[\[\]{}]', re.DOTALL)
_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BARE_SIGNS = ascii_letters + digits + "+-."
_CLOSING = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class PageText:
    """What one page says; lines end in a line feed, and every character can be stored and printed.

    `is_json` says that the reader wrote the page's JSON; otherwise `text` is all that it wrote. `is_whole` is
    False where the JSON breaks off.
    """

    header: str = ""
    margin: str = ""
    footer: str = ""
    text: str = ""
    is_json: bool = True
    is_whole: bool = True

    def sections(self) -> tuple[tuple[RegionKind, str], ...]:
        """Return the parts in reading order: the notes in the margin stand behind the text."""
        return (
            (RegionKind.HEADER, self.header),
            (RegionKind.TEXT, self.text),
            (RegionKind.MARGIN, self.margin),
            (RegionKind.FOOTER, self.footer),
        )

    @property
    def plain(self) -> str:
        """All of it, in reading order."""
        return "\n".join(part for _, part in self.sections() if part)


def parse(text: str) -> PageText:
    """Understand what the reader wrote, in a code fence or not, with keys in any order, missing or cut off.

    What stands under other keys is added to the text. Whatever cannot be understood is the text, unchanged
    but for characters that cannot be stored.
    """
    inner = _unfenced(text)
    if inner.startswith("{"):
        for candidate, is_whole in _readings(inner):
            fields = _fields(candidate)
            if fields:
                header, margin, footer, body = (fields.get(key, "") for key in KEYS)
                return PageText(header, margin, footer, body, is_whole=is_whole)
    return PageText(text=storable(text), is_json=False, is_whole=not _FIRST_KEY.match(inner))


def storable(text: str) -> str:
    """Return the text with line feeds for all line ends, U+FFFD for lone surrogates, and no controls."""
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", _LINE_END.sub("\n", text)))


def _unfenced(text: str) -> str:
    inner = text.strip()
    fence = _FENCE.match(inner)
    return inner[fence.end() :].removesuffix("```").rstrip() if fence else inner


def _readings(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the texts that may be the JSON that was meant, and whether each is whole."""
    yield text, True
    yield _with_mended_escapes(text), True
    cut = _CUT_ESCAPE.sub(r"\1", text)
    for end in (cut, cut.rstrip(_BARE_SIGNS)):
        for closed in _closings(_with_mended_escapes(end)):
            yield closed, False


def _with_mended_escapes(text: str) -> str:
    r"""Return the text with a second backslash before what is no escape, as in `art. 5\º`."""
    return _ESCAPE.sub(lambda found: found[0] if found[1] else r"\\", text)


def _closings(text: str) -> Iterator[str]:
    """Yield the ways in which JSON that breaks off may be closed."""
    signs = list(_SIGN.finditer(text))
    open_brackets: list[str] = []
    for sign in signs:
        if sign[0] in _CLOSING:
            open_brackets.append(_CLOSING[sign[0]])
        elif sign[0] in _CLOSING.values() and open_brackets:
            open_brackets.pop()
    if not open_brackets:
        return
    is_in_string = signs[-1][0].startswith('"') and not signs[-1][1]
    whole = text + '"' if is_in_string else text.rstrip().removesuffix(",")
    for missing in ("", ":null", "null"):
        yield whole + missing + "".join(reversed(open_brackets))


class _Pairs(list[tuple[str, object]]):
    """The pairs of a JSON object, those of a repeated key too."""


def _fields(text: str) -> dict[str, str]:
    """Return the page's fields, none where the text is no JSON object with one of a page's keys."""
    try:
        found = _by_key(json.loads(text, strict=False, object_pairs_hook=_Pairs))
    except (ValueError, RecursionError):
        return {}
    others = found.pop("", [])
    if found:
        found.setdefault("text", []).extend(others)
    return {key: storable("\n".join(lines)) for key, lines in found.items()}


def _by_key(pairs: _Pairs) -> dict[str, list[str]]:
    """Return the lines under each of a page's keys, and under "" those of all others."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        key = name.strip().casefold()
        found.setdefault(key if key in KEYS else "", []).extend(_lines(value))
    return found


def _lines(value: object) -> Iterator[str]:
    """Yield the texts within a JSON value that are not empty."""
    if isinstance(value, _Pairs):
        for _, inner in value:
            yield from _lines(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _lines(inner)
    elif value is not None and value != "":
        yield str(value)
