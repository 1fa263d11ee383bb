"""The document types that a site wrote itself: the files in its folder `types`."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from appliance.errors import SettingsError
from pipelines.document_types.own.file import LARGEST_FILE, OwnTypesRefused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pipelines.document_types.document_type import DocumentType
    from pipelines.document_types.own.file import Problem

TYPES_FOLDER = "types"
_BYTES_A_CHARACTER = 4


def type_files(site: Path) -> list[Path]:
    """Return the files of types that the site in that folder has; an editor's hidden ones are none."""
    files = (site / TYPES_FOLDER).glob("*.toml")
    return sorted(file for file in files if not file.name.startswith("."))


def read_types(files: Iterable[Path]) -> tuple[DocumentType, ...]:
    """Return the types that files describe; raises SettingsError, of OwnTypesRefused where they are wrong."""
    texts = {str(file): _text(file) for file in files}
    if not texts:
        return ()
    # What checks a type knows all of extraction; commands at a site without types answer sooner.
    load = importlib.import_module("pipelines.document_types.own.load")
    try:
        types: tuple[DocumentType, ...] = load.own_types(texts)
    except OwnTypesRefused as refused:
        raise _wrong(refused.problems) from refused
    return types


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            return opened.read(_BYTES_A_CHARACTER * LARGEST_FILE + 1).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError(
            "type_wrong", f"{file} is not written in UTF-8.", "Save it again in that encoding."
        ) from error
    except OSError as error:
        raise SettingsError(
            "type_wrong", f"{file} cannot be read: {error.strerror}.", "Let your user read the file."
        ) from error


def _wrong(problems: tuple[Problem, ...]) -> SettingsError:
    first, others = problems[0], len(problems) - 1
    rest = f" ({others} more problem{'s' if others > 1 else ''})" if others else ""
    return SettingsError(
        "type_wrong",
        f"{first}.{rest}",
        f"Correct it; 'appliance types check {first.file}' lists everything that is wrong there.",
    )
