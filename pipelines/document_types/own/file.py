"""What a type's file may hold: its keys, what they may be, and what of it is wrong, line by line."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, ClassVar, get_args, get_type_hints

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from pipelines.document_types.document_type import FieldKind
from pipelines.document_types.own.positions import Path, line_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

LARGEST_FILE = 256 * 1024
"""Characters; no type needs so much."""

_STRICT = ConfigDict(extra="forbid", strict=True)
_Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,62}$")]
_Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z._-]{0,31}$")]
_Words = Annotated[str, StringConstraints(min_length=1, max_length=120)]
_Listed = Annotated[tuple[_Words, ...], Field(max_length=100)]
_Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
_Weight = Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)]
_AT_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file is refused: where in it, by line and by key, and the reason, without a full stop."""

    file: str
    line: int
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.key}{': ' if self.key else ''}{self.reason}"


class OwnTypesRefused(ValueError):  # noqa: N818 - named for what happened
    """Files of types that are not accepted; `problems` holds at least one, in the order of the lines."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class CueInFile:
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    words: _Words
    weight: _Weight
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceInFile:
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    value: _Words
    words: Annotated[_Listed, Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class ZoneInFile:
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    left: _Share = 0.0
    top: _Share = 0.0
    right: _Share = 1.0
    bottom: _Share = 1.0


@dataclass(frozen=True, slots=True)
class FieldInFile:
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    name: _Name
    kind: FieldKind
    labels: _Listed = ()
    phrases: _Listed = ()
    required: bool = False
    many: bool = False
    choices: Annotated[tuple[ChoiceInFile, ...], Field(max_length=100)] = ()
    pattern: str | None = None
    zone: ZoneInFile | None = None


@dataclass(frozen=True, slots=True)
class TypeInFile:
    """A new type has a `name`; fields for a known one stand in a file that `extends` it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    version: _Version
    fields: Annotated[tuple[FieldInFile, ...], Field(min_length=1, max_length=200)]
    name: _Name | None = None
    extends: str | None = None
    cues: Annotated[tuple[CueInFile, ...], Field(max_length=100)] = ()
    identified_by: Annotated[tuple[Annotated[tuple[str, ...], Field(min_length=1)], ...], Field()] = ()
    other_labels: _Listed = ()


@dataclass(frozen=True, slots=True)
class TypeFile:
    """A file that has the right shape, with its lines for what is found wrong later."""

    file: str
    content: TypeInFile
    lines: Mapping[Path, int]

    def problem(self, path: Path, reason: str) -> Problem:
        """Say what is wrong with what stands at that path."""
        return Problem(self.file, line_of(self.lines, path), shown(path), reason)


def read_file(file: str, text: str) -> TypeFile:
    """Return what the text of a file says; raises OwnTypesRefused."""
    written, lines = _parsed(file, text)
    try:
        content = TypeAdapter(TypeInFile).validate_json(written)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        misspelt = {(*detail["loc"][:-1], _near(detail["loc"])) for detail in details if _is_unknown(detail)}
        wrong = (detail for detail in details if detail["type"] != "missing" or detail["loc"] not in misspelt)
        problems = (_explained(file, lines, detail) for detail in wrong)
        raise OwnTypesRefused(tuple(sorted(problems, key=lambda problem: problem.line))) from None
    return TypeFile(file, content, lines)


def shown(path: Path) -> str:
    """Return a path as a person writes it, array elements counted from 1: `fields[2].labels[1]`."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f"{'.' if text else ''}{part}"
    return text


def _parsed(file: str, text: str) -> tuple[str, Mapping[Path, int]]:
    """Return the file as JSON, where strict validation takes a list for a tuple, and its lines."""

    def refused(line: int, reason: str) -> OwnTypesRefused:
        return OwnTypesRefused((Problem(file, line, "", reason),))

    if len(text) > LARGEST_FILE:
        raise refused(1, f"it has more than {LARGEST_FILE} characters")
    text = text.replace("\r\n", "\n")
    try:
        return json.dumps(tomllib.loads(text), default=str), lines_of(text)
    except tomllib.TOMLDecodeError as error:
        place = _AT_LINE.search(str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise refused(line, f"this is no valid TOML: {error}") from None
    except ValueError:  # of digits, Python reads and writes only so many
        raise refused(1, "a number in it is too large") from None
    except RecursionError:
        raise refused(1, "arrays or tables lie too deep within each other") from None


def _explained(file: str, lines: Mapping[Path, int], detail: ErrorDetails) -> Problem:
    path = detail["loc"]
    if _is_unknown(detail):
        near, known = _near(path), _keys_of(path[:-1])
        reason = (
            f"unknown key; did you mean {near}?" if near else f"unknown key; known are {', '.join(known)}"
        )
    elif detail["type"] == "missing":
        reason = "is missing"
    else:
        reason = detail["msg"][0].lower() + detail["msg"][1:]
    return Problem(file, line_of(lines, path), shown(path), reason)


def _is_unknown(detail: ErrorDetails) -> bool:
    return detail["type"] == "unexpected_keyword_argument"


def _near(path: Path) -> str | None:
    """Return the key that was probably meant by an unknown one."""
    return next(iter(get_close_matches(str(path[-1]), _keys_of(path[:-1]), n=1)), None)


def _keys_of(path: Path) -> list[str]:
    """Return the keys that the table at `path` may have."""
    section: object = TypeInFile
    for part in path:
        section = _dataclass_in(section) if isinstance(part, int) else get_type_hints(section)[part]
    section = _dataclass_in(section)
    return [field.name for field in fields(section)] if is_dataclass(section) else []


def _dataclass_in(hint: object) -> object:
    """Return the dataclass that a type's annotation is about: of `tuple[Cue, ...] | None`, Cue."""
    if is_dataclass(hint):
        return hint
    return next((found for part in get_args(hint) if (found := _dataclass_in(part)) is not None), None)
