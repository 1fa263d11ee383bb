"""Values as persons write them on a keyboard, in the form in which values that were read are kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import normalize
from pipelines.extraction.dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SUM = re.compile(r"(?:[A-Za-z]{1,3} ?\$ ?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?")
_PLAIN_SUM = re.compile(r"(?<!\d)(\d+)\.(\d{2})")


def as_kept(text: str, kind: FieldKind) -> str | None:
    """Return `text` as a value of this kind is kept: digits only, ISO dates, decimal points.

    None where it cannot be one; check digits are not looked at: a person may have to say what stands there.
    """
    told = normalize.spaces(text)
    return _READERS.get(kind, _text)(told)


def _digits(text: str) -> str | None:
    return normalize.digits(text) or None


def _company(text: str) -> str | None:
    return "".join(character for character in text.upper() if character.isalnum()) or None


def _number(text: str) -> str | None:
    return normalize.whole_number(text) if normalize.digits(text) else None


def _date(text: str) -> str | None:
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, match.groups())
    else:
        return None
    return iso_date(year, month, day)


def _money(text: str) -> str | None:
    match = _PLAIN_SUM.fullmatch(text) or _SUM.fullmatch(text)
    return None if match is None else f"{int(match[1].replace('.', ''))}.{match[2] or '00'}"


def _name(text: str) -> str | None:
    return normalize.name(text) or None


def _place(text: str) -> str | None:
    return normalize.place(text) or None


def _text(text: str) -> str | None:
    return text or None


_READERS: dict[FieldKind, Callable[[str], str | None]] = {
    FieldKind.CPF: _digits,
    FieldKind.CNM: _digits,
    FieldKind.CIVIL_MATRICULA: _digits,
    FieldKind.COURT_PROCESS: _digits,
    FieldKind.LONG_NUMBER: _digits,
    FieldKind.LONG_DIGITS: _digits,
    FieldKind.CNS: _digits,
    FieldKind.CNPJ: _company,
    FieldKind.ENTRY: _number,
    FieldKind.PROPERTY_NUMBER: _number,
    FieldKind.DATE: _date,
    FieldKind.ISSUE_DATE: _date,
    FieldKind.MONEY: _money,
    FieldKind.BOOK: normalize.book,
    FieldKind.LEAF: normalize.leaf,
    FieldKind.NAME: _name,
    FieldKind.NAMES: _name,
    FieldKind.OFFICER: _name,
    FieldKind.PLACE: _place,
    FieldKind.TOWN: _place,
    FieldKind.HOMETOWN: _place,
    FieldKind.EVENT_TOWN: _place,
}
