"""What a model told of a document's fields, beside what was found in its text: who agrees, who differs.

The model is a witness, never the judge: what it tells can make a value surer or doubtful, and can point at
one that nobody found, but no value is FOUND because of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.folding import fold
from pipelines.extraction.role_words import fields_that_repeat
from pipelines.extraction.told_values import is_same, values_of
from pipelines.extraction.transcript import transcribe
from pipelines.fields import Field, FieldStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document import Confidence, Document
    from pipelines.document_types.document_type import DocumentType, FieldSpec
    from pipelines.extraction.passage import Passage
    from pipelines.fields import Evidence
    from pipelines.opinion import Opinion

SHARED_DOUBT = 0.5
"""The part of a value's doubt that remains where the model tells the same: it saw the same ink."""

MOST_BY_AGREEMENT = 0.98
"""No agreement makes a value surer than this: how often both err alike was never counted."""

MOST_IN_DISPUTE = 0.5
"""Of two values that differ at most one is right."""

_WORD = re.compile(r"[0-9a-z]+")
_BETWEEN = r"[^0-9a-z]{1,4}"
_LEAST_QUOTED = 3  # letters and digits; shorter words stand everywhere


@dataclass(frozen=True, slots=True)
class PageOpinion:
    """An opinion on page `page` of the document."""

    page: int
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class _Claim:
    """A value that a model told of a page, with its words."""

    value: str
    text: str
    page: int


def merge(
    fields: Sequence[Field], document: Document, kind: DocumentType, opinions: Sequence[PageOpinion]
) -> tuple[Field, ...]:
    """Return the fields of a document of a known type with what opinions on pages of that type say of them.

    A value that is told too gets the verdict SECOND_OPINION and some more confidence. Where a field has one
    value and another is told, it is UNSURE and has both, unless its check digits prove it. A value that only
    the model tells is UNSURE; its evidence is where its words stand on the page, if they do.
    """
    claims = _claims(kind, opinions)
    if not claims:
        return tuple(fields)
    passage = transcribe(document).passage
    specs = kind.specs
    repeating = fields_that_repeat(kind)
    merged: list[Field] = []
    for name, own in _by_name(fields, kind).items():
        told = claims.get(name, ())
        if told and name not in repeating and len(own) == 1 and own[0].value is not None:
            merged.append(_judged(own[0], specs[name], told))
        else:
            merged += _listed(own, specs[name], told, passage)
    return tuple(merged)


def _by_name(fields: Sequence[Field], kind: DocumentType) -> dict[str, list[Field]]:
    """Return the fields by their names in the order of the type, those without any among them."""
    by_name: dict[str, list[Field]] = {name: [] for name in kind.specs}
    for field in fields:
        by_name[field.name].append(field)
    return by_name


def _claims(kind: DocumentType, opinions: Sequence[PageOpinion]) -> dict[str, list[_Claim]]:
    """Return what was told of pages that were asked as of this very type, by field, in page order."""
    specs = kind.specs
    claims: dict[str, list[_Claim]] = defaultdict(list)
    for each in opinions:
        asked_as = each.opinion.document_type, each.opinion.document_type_version
        for told in each.opinion.told if asked_as == (kind.name, kind.version) else ():
            for text in told.texts if told.name in specs else ():
                values = values_of(specs[told.name], text)
                claims[told.name] += [_Claim(value, text, each.page) for value in values]
    return dict(claims)


def _listed(
    own: Sequence[Field], spec: FieldSpec, claims: Sequence[_Claim], passage: Passage
) -> Iterator[Field]:
    """Yield the fields of one name of which none excludes another, then what only the model tells."""
    found = [(field, field.value) for field in own if field.value is not None]
    new = list(claims)
    for field, value in found:
        yield _agreed(field) if any(is_same(spec.kind, value, claim.value) for claim in claims) else field
        new = [claim for claim in new if not is_same(spec.kind, value, claim.value)]
    for number, claim in enumerate(_distinct(new, spec), start=len(found) + 1):
        yield _only_told(spec.name, number, claim, passage)
    if not found and not new:
        yield from own


def _distinct(claims: Sequence[_Claim], spec: FieldSpec) -> Iterator[_Claim]:
    kept: list[_Claim] = []
    for claim in claims:
        if not any(is_same(spec.kind, claim.value, other.value) for other in kept):
            kept.append(claim)
            yield claim


def _judged(field: Field, spec: FieldSpec, claims: Sequence[_Claim]) -> Field:
    """Compare the one value of a field with all that was told, first of the page that it stands on."""
    page = field.evidence.page if field.evidence else 0
    others = [claim for claim in claims if not is_same(spec.kind, field.value or "", claim.value)]
    if not others:
        return _agreed(field)
    nearest = min(others, key=lambda claim: (claim.page != page, claim.page))
    return _disputed(field, nearest.value)


def _agreed(field: Field) -> Field:
    verdict = Verdict(checks.SECOND_OPINION, passed=True)
    return replace(field, verdicts=(*field.verdicts, verdict), confidence=raised(field.confidence))


def raised(confidence: Confidence | None) -> Confidence | None:
    """Return the confidence of a value that is told too: half of its doubt is gone, up to a bound.

    What was surer before stays as it was, and None stays None: nobody has stated anything.
    """
    if confidence is None:
        return None
    return max(confidence, min(1 - SHARED_DOUBT * (1 - confidence), MOST_BY_AGREEMENT))


def _disputed(field: Field, other: str) -> Field:
    """Return a field with what is told instead; what was read instead on the page itself stays beside it."""
    if _is_proven_as_read(field):
        verdict = Verdict(checks.OPINION_OVERRULED, passed=True)
        return replace(field, verdicts=(*field.verdicts, verdict), other_value=field.other_value or other)
    return replace(
        field,
        status=FieldStatus.UNSURE if field.status is FieldStatus.FOUND else field.status,
        verdicts=(*field.verdicts, Verdict(checks.SECOND_OPINION, passed=False)),
        confidence=None if field.confidence is None else min(field.confidence, MOST_IN_DISPUTE),
        other_value=field.other_value or other,
    )


def _is_proven_as_read(field: Field) -> bool:
    """Whether check digits prove a value that stands on the page just so; a repair is a guess among few."""
    passed = {verdict.check for verdict in field.verdicts if verdict.passed}
    return checks.CHECK_DIGITS in passed and checks.REPAIRED not in passed and field.evidence is not None


def _only_told(name: str, number: int, claim: _Claim, passage: Passage) -> Field:
    return Field(
        name=name,
        occurrence=number,
        value=claim.value,
        status=FieldStatus.UNSURE,
        confidence=None,
        evidence=_evidence(claim, passage),
        verdicts=(Verdict(checks.ONLY_TOLD, passed=False),),
    )


def _evidence(claim: _Claim, passage: Passage) -> Evidence | None:
    """Return where the told words stand on the page that they were told of; None where they do not."""
    words = _WORD.findall(fold(unicodedata.normalize("NFC", claim.text)))
    if sum(map(len, words)) < _LEAST_QUOTED:
        return None
    pattern = rf"(?<![0-9a-z]){_BETWEEN.join(words)}(?![0-9a-z])"
    for match in re.finditer(pattern, passage.folded):
        quote = passage.quote(*match.span())
        if all(piece.page == claim.page for piece in quote.pieces):
            return quote.evidence
    return None
