"""What the whole of a deed says: its kind, its tax, how long its powers last; and what confirms what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks
from pipelines.extraction.folding import fold
from pipelines.extraction.notarial import company
from pipelines.extraction.notarial.announced import words_behind
from pipelines.extraction.notarial.business import payment, price
from pipelines.extraction.notarial.choices import kind_of_deed, only_choice
from pipelines.extraction.notarial.deed_dates import date_of_deed, date_of_number, date_of_protest
from pipelines.extraction.notarial.documents import term
from pipelines.extraction.notarial.quotas import read_quotas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType, FieldSpec
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

KINDS = frozenset({FieldKind.DEED_KIND, FieldKind.ONLY_CHOICE, FieldKind.TERM, FieldKind.QUOTA})
"""The kinds of fields that are read here and nowhere else."""

_ADMINISTRATOR = "administrador"
_LEAST_LIKENESS = 75.0
_NAME, _SEAT = "razao_social", "sede"
_PROTEST = "data_protesto"
_PRICE, _PAYMENT = "valor_negocio", "forma_pagamento"
_PROTOCOL, _PROTOCOLLED = "protocolo", "data_protocolo"
_DATES = frozenset({"data_escritura", "data_procuracao", "data_contrato"})


def read_whole(
    where: Map, kind: DocumentType, found: Mapping[str, list[Finding]]
) -> dict[str, list[Finding]]:
    """Return the fields of a type that need more of the document than a place behind an anchor."""
    told: dict[str, list[Finding]] = {}
    passage = where.transcript.passage
    for spec in kind.fields:
        if spec.kind is FieldKind.DEED_KIND:
            told[spec.name] = kind_of_deed(passage, spec)
        elif spec.kind is FieldKind.ONLY_CHOICE:
            told[spec.name] = only_choice(passage, spec)
        elif spec.kind is FieldKind.TERM:
            told[spec.name] = _term(where, spec, _begin_of(kind, found))
        elif spec.kind is FieldKind.CLAUSE and spec.name == _SEAT:
            told[spec.name] = _seat(passage, found)
        elif spec.kind is FieldKind.DATE and not found.get(spec.name):
            told[spec.name] = _date(passage, spec.name, found)
    told |= _business(passage, kind, found)
    if any(spec.kind is FieldKind.QUOTA for spec in kind.fields):
        told |= read_quotas(where, found)
    if found.get(_ADMINISTRATOR):
        told[_ADMINISTRATOR] = _compared(found[_ADMINISTRATOR], found.get("socio_nome", ()))
    return told


def _date(passage: Passage, name: str, found: Mapping[str, list[Finding]]) -> list[Finding]:
    """Return the date of an act that no caption or phrase announces."""
    if name in _DATES:
        return date_of_deed(passage, name)
    if name == _PROTEST:
        return date_of_protest(passage, name)
    numbers = found.get(_PROTOCOL, ()) if name == _PROTOCOLLED else ()
    return date_of_number(passage, numbers[0], name) if numbers else []


def _seat(passage: Passage, found: Mapping[str, list[Finding]]) -> list[Finding]:
    """Return the seat that its own clause tells, else the one behind the company's name."""
    if found.get(_SEAT):
        return [company.without_more(passage, seat) for seat in found[_SEAT]]
    return [seat for name in found.get(_NAME, ()) for seat in company.seat_of(passage, name, _SEAT)][:1]


def _business(
    passage: Passage, kind: DocumentType, found: Mapping[str, list[Finding]]
) -> dict[str, list[Finding]]:
    """Return the price of a deed and how it is paid, where no caption or phrase announced them."""
    names = {spec.name for spec in kind.fields}
    if _PRICE not in names:
        return {}
    prices = found.get(_PRICE) or price(passage, _PRICE)
    paid = found.get(_PAYMENT) or payment(passage, _PAYMENT, prices)
    return {_PRICE: prices, _PAYMENT: paid}


def _compared(administrators: Sequence[Finding], partners: Sequence[Finding]) -> list[Finding]:
    """Compare the administrators with the partners whom they are: a name that is nearly one is in doubt."""
    compared = []
    for finding in administrators:
        name = fold(finding.value)
        likeness = max((fuzz.partial_ratio(name, fold(partner.value)) for partner in partners), default=0.0)
        is_partner = any(name == fold(partner.value) for partner in partners)
        is_near = is_partner or likeness >= _LEAST_LIKENESS
        compared.append(finding.with_verdict(checks.repeated(is_equal=is_partner)) if is_near else finding)
    return compared


def _begin_of(kind: DocumentType, found: Mapping[str, list[Finding]]) -> str | None:
    dates = found.get(f"data_{kind.name}", ())
    return dates[0].value if dates else None


def _term(where: Map, spec: FieldSpec, begins: str | None) -> list[Finding]:
    for words in (*spec.labels, *spec.phrases):
        for anchor in where.anchors:
            if anchor.words == words:
                finding = term(words_behind(where, anchor, 30), spec.name, begins)
                if finding:
                    return [finding]
    return []
