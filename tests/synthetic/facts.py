"""The fields of a document, noted while its sentences are composed: no promise of what is not written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.synthetic import numbers, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from tests.synthetic.names import Town

_BOOK = re.compile(r"(?P<letter>[A-Z]{1,2})(?:[ -]|-AUX-| N\.º )(?P<number>[0-9]+)(?:[ -]A(?:ux|UX)\.?)?")
_LEAF = re.compile(r"(?P<number>[0-9]+)[ -]?(?P<side>[vVfF])(?:erso|rente|\.)?")


class Facts:
    """Each method notes a normalised value and returns it as it stands in the text."""

    def __init__(self) -> None:
        self._values: dict[str, list[str]] = {}
        self._subjects: dict[str, dict[str, list[str]]] = {}

    def note(self, field: str, value: str, shown: str | None = None, *, subject: str | None = None) -> str:
        """Note a value once under `field`; return `shown`, or the value itself.

        A `subject` (`conjuge 1`, `R.2`) says which party or act the value tells of: two subjects may well
        have the same value. Books and leaves may be given as they stand there, `283 verso`.
        """
        told = _normal(field, value)
        _add(self._values, field, told)
        if subject is not None:
            _add(self._subjects.setdefault(subject, {}), field, told)
        return value if shown is None else shown

    def cpf(self, value: str) -> str:
        return self.note("cpf", value, numbers.show_cpf(value))

    def cnpj(self, value: str) -> str:
        return self.note("cnpj", value, numbers.show_cnpj(value))

    def cnm(self, value: str) -> str:
        return self.note("cnm", value, numbers.show_cnm(value))

    def matricula(self, value: str) -> str:
        return self.note("matricula_registro_civil", value, numbers.show_matricula(value))

    def property_number(self, number: int) -> str:
        return self.note("matricula_imovel", str(number), numbers.show_thousands(number))

    def town(self, field: str, town: Town, shown: str) -> str:
        return self.note(field, town.normal, shown)

    def dnv(self, value: str) -> str:
        return self.note("declaracao_nascido_vivo", value, numbers.show_dnv(value))

    def time_of_birth(self, moment: time, shown: str) -> str:
        return self.note("hora_nascimento", moment.strftime("%H:%M"), shown)

    def day(self, day: date, shown: str, field: str | None = None) -> str:
        """Note a date, also under its own `field` where it has one."""
        if field is not None:
            self.note(field, day.isoformat(), shown)
        return self.note("data", day.isoformat(), shown)

    def money(self, reais: int) -> str:
        shown = f"{words.money(reais)} ({words.money_in_words(reais)})"
        return self.note("valor", f"{reais}.00", shown)

    def entry(self, livro: str, folha: str, termo: str) -> None:
        """Note where in the books an act stands."""
        self.note("livro", livro)
        self.note("folha", folha)
        self.note("termo", termo)

    def rename(self, value: str, told: str) -> None:
        """Put what is told in the stead of a value, wherever it was noted."""
        for noted in (self._values, *self._subjects.values()):
            for field, values in noted.items():
                noted[field] = list(dict.fromkeys(told if each == value else each for each in values))

    def mapping(self) -> Mapping[str, tuple[str, ...]]:
        return _frozen(self._values)

    def subjects(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Return for each subject its fields."""
        return {subject: _frozen(values) for subject, values in self._subjects.items()}


def _normal(field: str, value: str) -> str:
    """Return a book as `B-38` or `B-38-AUX` and a leaf as `283v` or `243`, anything else as it is."""
    book = _BOOK.fullmatch(value) if field == "livro" else None
    leaf = _LEAF.fullmatch(value) if field == "folha" else None
    if book:
        return f"{book['letter']}-{book['number']}" + ("-AUX" if "aux" in value.lower() else "")
    return leaf["number"] + ("v" if leaf["side"] in "vV" else "") if leaf else value


def _add(noted: dict[str, list[str]], field: str, value: str) -> None:
    values = noted.setdefault(field, [])
    if value not in values:
        values.append(value)


def _frozen(noted: Mapping[str, list[str]]) -> Mapping[str, tuple[str, ...]]:
    return {field: tuple(values) for field, values in noted.items()}
