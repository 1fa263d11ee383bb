"""On which line of a TOML text each of its keys and values stands; `tomllib` does not say."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]
"""Keys and, for the elements of arrays and arrays of tables, numbers from 0."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\]|\\.)*"'
    r"|'[^']*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def lines_of(text: str) -> Mapping[Path, int]:
    """Return the line, from 1, of every key and array element of a text that `tomllib` accepts."""
    reader = _Reader(text)
    reader.document()
    return reader.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of what stands at that path, or of the innermost table that it would stand in."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Reader:
    """Goes through valid TOML once; it need not notice errors."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line, self._counted = text, 0, 1, 0
        self._elements: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        self._skip()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _skip(self) -> None:
        self._take(_SPACE)

    def _take(self, what: re.Pattern[str]) -> str:
        match = what.match(self._text, self._at)
        if match is None or match.end() == self._at:
            return ""
        self._at = match.end()
        return match[0]

    def _note(self, path: Path) -> None:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        self.lines.setdefault(path, self._line)

    def _header(self) -> Path:
        """Read [a.b] or [[a.b]]; within an array of tables, its last element is meant."""
        is_element = self._text.startswith("[[", self._at)
        self._at += 1 + is_element
        keys = self._keys()
        self._at += 1 + is_element
        path: Path = ()
        for number, key in enumerate(keys):
            path = (*path, key)
            self._note(path)
            if is_element and number == len(keys) - 1:
                self._elements[path] = self._elements.get(path, -1) + 1
            if path in self._elements:
                path = (*path, self._elements[path])
                self._note(path)
        return path

    def _keys(self) -> list[str]:
        keys = [self._key()]
        while self._text[self._at : self._at + 1] == ".":
            self._at += 1
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        self._skip()
        written = self._take(_BARE_KEY)
        if not written:
            written = str(tomllib.loads(f"key = {self._take(_STRING)}")["key"])
        self._skip()
        return written

    def _pair(self, table: Path) -> None:
        path = table
        for key in self._keys():
            path = (*path, key)
            self._note(path)
        self._at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip()
        self._note(path)
        opening = self._text[self._at]
        if opening == "[":
            self._inside("]", path)
        elif opening == "{":
            self._inside("}", path)
        elif not self._take(_STRING):
            self._take(_SCALAR)

    def _inside(self, closing: str, path: Path) -> None:
        """Read an array or an inline table, each with its elements up to `closing`."""
        self._at += 1
        element = 0
        self._skip()
        while self._text[self._at] != closing:
            if closing == "}":
                self._pair(path)
            else:
                self._value((*path, element))
                element += 1
            self._skip()
            self._at += self._text[self._at] == ","
            self._skip()
        self._at += 1
