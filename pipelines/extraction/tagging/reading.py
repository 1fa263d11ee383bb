"""The value that a tagged span has for a field: what it is of is known already, its form may be loose.

What stands alone under a caption must look like a value, or it may be anything. Words of which the tagger
says what they are need only be put into the form that values have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import normalize
from pipelines.extraction.dates import find_dates
from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.money import find_sums
from pipelines.extraction.states import state_of
from pipelines.extraction.told_values import TEXTS, TOWNS, values_in_cell
from pipelines.extraction.towns import is_of_this_state, town_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage, Quote

_NAMES = frozenset({FieldKind.NAME, FieldKind.NAMES, FieldKind.OFFICER})
_NEXT_NAME, _AND = re.compile(r" ?[;,] ?| ?(?<![ .]S)/ ?"), re.compile(r" (?:e|com) ")  # Banco Paz S/A
_JOINED = re.compile(r"[eE] (?=[A-ZÀ-Þ])")  # to the name before
_SIGNS = " ,;:.–—-(/"
_AROUND = re.compile(
    r"^(?:em )?(?:conseq[uü]ência|decorrência|virtude) d[eoa] |^vítima de |"
    r",? (?:podendo|inclusive|e)(?: ainda)? substabelecer(?:,? com ou sem reservas?.*)?$",
    re.IGNORECASE,
)
"""What stands around a cause; that an attorney may name another is no power used for the principal."""
_LEAST_LETTERS = 3
_LABEL = re.compile(r"(?:[0-9]{1,5}(?:-?[A-Za-z0-9]{1,2})?|[A-Z]{1,2}(?:-?[0-9]{1,4})?)(?![^\W_])")
"""What a plot or a block is called, which may be one letter."""
_IDENTITIES, _WORTHS = "_rg", "_valor"
_COUNT = re.compile(r"(?<![0-9.,])(?:[0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]{1,9})(?![0-9]|[.,][0-9])")
_COUNCIL = re.compile(r"(?:O\.?A\.?B|CRM|CRC|CREA|CRO|CREF)(?![A-Za-z])")
_OF_ANOTHER = re.compile(r"(?:R\.?G|C\.?I|[Ii]dentidade)(?![a-z])|[0-9]{3}[^ ]{0,40} ")
_LABELLED = frozenset({"lote", "quadra"})
_NEAR = 2  # pieces before a number
_IDENTITY = re.compile(r"(?<![^\W\d_])([A-Za-z]{0,2})[ -]{0,2}([0-9][0-9. -]{2,16}[0-9Xx])")


def values_told(spec: FieldSpec, quote: Quote, whole: Passage) -> tuple[str, ...]:
    """Return the values that a quote of `whole` has for a field; none where it has no letter of one."""
    text = _AROUND.sub("", normalize.spaces(quote.text).strip(_SIGNS))
    if spec.name.endswith(_IDENTITIES):
        return () if _is_licence(quote, whole) else tuple(_identity(text))
    if spec.kind in _NAMES | {FieldKind.PARTY_NAME}:
        text = text[joined.end() :] if (joined := _JOINED.match(text)) else text
    label = _LABEL.match(text) if spec.name in _LABELLED else None
    read = (label.group(),) if label else values_in_cell(spec, text)
    if read and spec.kind not in TOWNS:
        return read
    if spec.kind in _NAMES:
        return tuple(_names(text))[: None if spec.many else 1]
    value = _value(spec, text, quote, whole)
    return (value,) if value else read


def _value(spec: FieldSpec, text: str, quote: Quote, whole: Passage) -> str | None:
    if spec.choices:
        return _choice(spec, squeeze(text))
    if spec.kind in TOWNS:
        return _town(spec, quote, whole)
    if spec.kind is FieldKind.QUOTA:
        return _worth(text) if spec.name.endswith(_WORTHS) else _count(text)
    if spec.kind is FieldKind.TERM:
        return next((day.iso for day in find_dates(text, fold(text)) if not day.verdicts), None)
    if spec.kind is FieldKind.PARTY_NAME and not squeeze(text).isalpha():
        return None
    is_told = spec.kind in TEXTS and len(squeeze(text)) >= _LEAST_LETTERS
    return normalize.name(text) if spec.kind is FieldKind.PARTY_NAME else text if is_told else None


def _worth(text: str) -> str | None:
    """Return a sum of money, whose currency may stand over its column."""
    sums = (*find_sums(fold(text), with_old=True), *find_sums(f"r$ {fold(text)}"))
    return next((told.amount for told in sums), None)


def _count(text: str) -> str | None:
    counted = _COUNT.search(text)
    return normalize.whole_number(counted.group()) if counted else None


def _is_licence(quote: Quote, whole: Passage) -> bool:
    """Whether the number of a lawyer or a doctor is told: `OAB/SC 11.064`."""
    first, last = quote.pieces[0].index, quote.pieces[-1].index
    near = whole.pieces[max(0, first - _NEAR) : last + 1]
    told = " ".join(piece.text for piece in near)
    return any(not _OF_ANOTHER.search(told, council.end()) for council in _COUNCIL.finditer(told))


def _identity(text: str) -> Iterator[str]:
    """Yield the number of an identity card as parties' descriptions have it: without its stops."""
    match = _IDENTITY.search(text)
    if match:
        letters, number = match[1].upper(), re.sub("[^0-9X]", "", match[2].upper())
        yield f"{letters}-{number}" if letters else number


def _names(text: str) -> Iterator[str]:
    """Yield the names of a text: Davi Paz e Eva Melo are two, Móveis e Tintas Paz is one."""
    for told in _NEXT_NAME.split(text):
        parts = _AND.split(told)
        for part in parts if all(map(_is_name, parts)) else [told]:
            if _is_name(part):
                yield normalize.name(part)


def _is_name(text: str) -> bool:
    return " " in text.strip() and text[0].isupper() and not any(sign.isdigit() for sign in text)


def _choice(spec: FieldSpec, letters: str) -> str | None:
    """Return the choice whose words stand there; of several the one that says most."""
    said = (
        (len(words), choice.value)
        for choice in spec.choices
        for words in map(squeeze, choice.words)
        if words in letters
    )
    return max(said, default=(0, None))[1]


def _town(spec: FieldSpec, quote: Quote, whole: Passage) -> str | None:
    """Return a town; of an office's or an event's, where the document is from, the state may stand apart."""
    town = town_of(quote, whole)
    if town is None:
        return None
    is_of_page = spec.kind is not FieldKind.HOMETOWN or is_of_this_state(whole, quote)
    return normalize.town(town.name, town.state or (state_of(town.name, whole) if is_of_page else None))
