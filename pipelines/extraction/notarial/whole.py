"""What the whole of a deed says: its kind, its tax, how long its powers last; and what confirms what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, locate
from pipelines.extraction.folding import fold
from pipelines.extraction.notarial import company, title_dates
from pipelines.extraction.notarial.business import owed, payment, price, tax
from pipelines.extraction.notarial.choices import choice_in, kind_of_deed, only_choice
from pipelines.extraction.notarial.clause_doubts import in_doubt
from pipelines.extraction.notarial.deed_dates import (
    date_of_deed,
    date_of_notice,
    date_of_number,
    date_of_protest,
    end_of_instrument,
    is_notice,
)
from pipelines.extraction.notarial.documents import term
from pipelines.extraction.notarial.presenter import presenter
from pipelines.extraction.notarial.quotas import read_quotas
from pipelines.extraction.notarial.title_dates import by_event
from pipelines.extraction.notarial.topics import by_topic, new_seat, without_topic
from pipelines.extraction.passage import BREAK, CELL, LINE, join_pieces, span_of
from pipelines.fields import Verdict
from pipelines.geometry import bounding_box

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType, FieldSpec
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.geometry import Box

KINDS = frozenset({FieldKind.DEED_KIND, FieldKind.ONLY_CHOICE, FieldKind.TERM, FieldKind.QUOTA})
"""The kinds of fields that are read here and nowhere else."""

_ADMINISTRATOR = "administrador"
_LEAST_LIKENESS = 75.0
_NAME, _SEAT, _NUMBER = "razao_social", "sede", "cnpj_sociedade"
_TITLE_NUMBER = "titulo_numero"
_BEFORE_NUMBER = 64  # characters before a title's number that may name its kind
_BY_NAME = {"titulo_valor": owed, "valor_imposto": tax, "apresentante": presenter}
_PROTEST = "data_protesto"
_SUMMONED = "data_intimacao"
_PRICE, _PAYMENT = "valor_negocio", "forma_pagamento"
_PROTOCOL, _PROTOCOLLED = "protocolo", "data_protocolo"
_TERM_WORDS = 32
_LASTS = re.compile(
    r"(?<![a-z])(?:vale(?:ra)?|vigor(?:a|ara)|dura(?:ra)?|expira(?:ra)?|caduca(?:ra)?|cessa(?:ra)?|extingue-se|"
    r"perde(?:ra)?[ \n][oa][ \n](?:valor|validade|efeito)|"
    r"(?:tem|tera|com|pel|n)(?:[ \n]?[oa])?[ \n]prazo)[ \n](?:est[ae][ \n])?"
    r"(?:por|pelo|ate|em|durante|de(?=[^.;]{3,40}[ \n](?:dias|mes|meses|anos?)(?![a-z])))(?![a-z])"
)
_DATES = frozenset({"data_escritura", "data_procuracao", "data_contrato"})


def read_whole(
    where: Map, kind: DocumentType, found: Mapping[str, list[Finding]]
) -> dict[str, list[Finding]]:
    """Return the fields of a type that need more of the document than a place behind an anchor."""
    passage = where.transcript.passage
    told: dict[str, list[Finding]] = {}
    if _PROTEST in kind.specs and is_notice(passage):
        found, told = {**found, _PROTEST: []}, {_PROTEST: []}
    for spec in kind.fields:
        if spec.name in told:
            continue
        if spec.kind is FieldKind.TERM:
            told[spec.name] = _term(where, spec, _begin_of(kind, {**found, **told}))
        elif spec.kind is FieldKind.CLAUSE:
            told[spec.name] = [_of_one_column(where, clause) for clause in _clause(passage, spec.name, found)]
        elif spec.kind in KINDS or not found.get(spec.name):
            told[spec.name] = _unannounced(passage, spec, found)
    told |= _business(passage, kind, found)
    if any(spec.kind is FieldKind.QUOTA for spec in kind.fields):
        told |= read_quotas(where, found)
    if found.get(_NUMBER):
        own = found[_NUMBER][0]
        told[_NUMBER] = [company.own_number(passage, found.get(_NAME, ()), own, found.get("cnpj", ()))]
    if found.get(_ADMINISTRATOR):
        told[_ADMINISTRATOR] = _compared(found[_ADMINISTRATOR], found.get("socio_nome", ()))
    return told


def _numbered_kind(passage: Passage, spec: FieldSpec, number: Finding) -> list[Finding]:
    """Return the kind of title that its number follows: `a duplicata mercantil nº 12/A`."""
    end, _ = span_of(passage, number.quote)
    begins = (passage.folded.rfind(stop, 0, end) + 1 for stop in (". ", ";", "\f"))
    start = max(0, end - _BEFORE_NUMBER, *begins)
    finding = choice_in(passage, start, end, spec)
    return [finding] if finding else []


def _date(passage: Passage, name: str, found: Mapping[str, list[Finding]]) -> list[Finding]:
    """Return the date of an act that no caption or phrase announces."""
    if name in _DATES:
        return date_of_deed(passage, name)
    numbers = found.get(_PROTOCOL, ()) if name == _PROTOCOLLED else ()
    told = date_of_protest(passage, name) if name == _PROTEST else []
    told = told or (date_of_notice(passage, name) if name == _SUMMONED else [])
    told = told or (date_of_number(passage, numbers[0], name) if numbers else [])
    told = told or (by_event(passage, name) if name in title_dates.FIELDS else [])
    told = told or (end_of_instrument(passage, name) if name == _PROTEST else [])
    others = [each for other in title_dates.FIELDS - {name} for each in found.get(other, ())]
    return [each for each in told if not any(each.quote.overlaps(other.quote) for other in others)]


def _unannounced(passage: Passage, spec: FieldSpec, found: Mapping[str, list[Finding]]) -> list[Finding]:
    """Return what no caption or phrase announces, by the kind of the field."""
    if spec.kind is FieldKind.DEED_KIND:
        return kind_of_deed(passage, spec)
    if spec.kind is FieldKind.ONLY_CHOICE:
        return only_choice(passage, spec)
    if spec.kind is FieldKind.PAPER_KIND and found.get(_TITLE_NUMBER):
        return _numbered_kind(passage, spec, found[_TITLE_NUMBER][0])
    if spec.name in _BY_NAME:
        return _BY_NAME[spec.name](passage, spec.name)
    if spec.name in {_NAME, _ADMINISTRATOR}:
        titled = company.named_at_title(passage, spec.name) if spec.name == _NAME else []
        return titled or by_topic(passage, spec.name, found)
    return _date(passage, spec.name, found) if spec.kind is FieldKind.DATE else found.get(spec.name, [])


def _clause(passage: Passage, name: str, found: Mapping[str, list[Finding]]) -> list[Finding]:
    """Return what its own clause tells, without what else its sentence does; a seat also behind the name."""
    told = (new_seat(passage, name) if name == _SEAT else []) or list(found.get(name, ()))
    if name == _SEAT and not told:
        told = [seat for own in found.get(_NAME, ()) for seat in company.seat_of(passage, own, _SEAT)][:1]
    told = [without_topic(passage, each) for each in told or by_topic(passage, name, found)]
    return [in_doubt(company.without_more(passage, each)) for each in told]


def _of_one_column(where: Map, told: Finding) -> Finding:
    """Put a clause in doubt whose lines do not stand under each other: it took in another column's words."""
    lines: list[list[Box]] = []
    for piece in told.quote.pieces:
        if not lines or piece.before in {LINE, CELL, BREAK}:
            lines.append([])
        lines[-1].append(where.transcript.upright[piece.index])
    boxes = [bounding_box(line) for line in lines]
    is_one = max(box.left for box in boxes) < min(box.right for box in boxes) or len(boxes) == 1
    doubt = Verdict(checks.WHOLE_TEXT, passed=False, detail="lines of several columns")
    return told if is_one or _is_short_end(boxes) else told.with_verdict(doubt)


def _is_short_end(boxes: Sequence[Box]) -> bool:
    """Whether only the last line ends left of where the first one begins, in the middle of its own."""
    inner = boxes[1:]
    return max(box.left for box in inner) < min(box.right for box in inner)


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
    """Compare administrators with the partners whom they are; nearly one of them, or one word, is a doubt."""
    compared = []
    for finding in administrators:
        name = fold(finding.value)
        likeness = max((fuzz.partial_ratio(name, fold(partner.value)) for partner in partners), default=0.0)
        is_partner = any(name == fold(partner.value) for partner in partners)
        is_near = is_partner or likeness >= _LEAST_LIKENESS
        verdict = checks.repeated(is_equal=is_partner) if is_near else None
        if " " not in finding.value:
            verdict = Verdict(checks.WHOLE_NAME, passed=False, detail="one word")
        compared.append(finding.with_verdict(verdict) if verdict else finding)
    return compared


def _begin_of(kind: DocumentType, found: Mapping[str, list[Finding]]) -> str | None:
    dates = found.get(f"data_{kind.name}", ())
    return dates[0].value if dates else None


def _term(where: Map, spec: FieldSpec, begins: str | None) -> list[Finding]:
    words = (*spec.labels, *spec.phrases)
    announcing = (anchor for anchor in where.anchors if anchor.words in words)
    for anchor in sorted(announcing, key=lambda anchor: words.index(anchor.words)):
        # a phrase may say all: `por prazo indeterminado`
        first = anchor.last + 1 if anchor.is_label else anchor.first
        passage = locate.below(where, anchor, 1) if anchor.is_label and anchor.is_alone else None
        if not passage or not any(map(str.isalnum, passage.text)):
            passage = join_pieces(where.transcript.passage.pieces[first : first + _TERM_WORDS])
        finding = term(passage, spec.name, begins)
        if finding:
            return [finding]
    whole = where.transcript.passage
    for lasting in _LASTS.finditer(whole.folded):
        behind = join_pieces(whole.pieces_in(lasting.start(), len(whole.text))[:_TERM_WORDS])
        finding = term(behind, spec.name, begins)
        if finding:
            return [finding]
    return []
