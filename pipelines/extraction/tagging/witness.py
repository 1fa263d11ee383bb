"""What the tagger says of the rules' findings: which it doubts, and what it sees where they saw nothing.

It goes by all that stands around a value at once, where a rule goes by one phrase: on a page unlike any
that was known, they part. It is a witness: no value is FOUND because of it. But where it takes the words of
a value for something else, what it sees in their stead is the likelier one; what was found is told beside
it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.tagging.parties import in_order, parties_of, with_parties
from pipelines.extraction.tagging.reading import values_told
from pipelines.extraction.tagging.tagger import tagger_of
from pipelines.extraction.told_values import is_same
from pipelines.fields import FieldStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType, FieldSpec
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.tagging.tagger import Span, Tagged
    from pipelines.extraction.transcript import Transcript

LEAST = 0.9
"""A value is in doubt of which the tagger finds it less probable that it is the field's."""

OFFERED = 0.5
"""What only the tagger sees is offered where it is as probable as not."""

LEAST_OF_FATHER = 0.95
"""A father is offered only where there is hardly a doubt: where none is told, none may be made up."""

_SIGNS = " ,;:.–—-("


def heard(
    found: Mapping[str, list[Finding]], transcript: Transcript, kind: DocumentType
) -> dict[str, list[Finding]]:
    """Return the findings, doubtful where the tagger does not see the field, and what only it sees."""
    tagger = tagger_of(kind.name)
    if tagger is None or not transcript.passage.pieces:
        return dict(found)
    return _Hearing(tagger.tag(transcript, kind), transcript.passage, kind).of(found)


class _Hearing:
    """Sets what the tagger sees of one document beside what was found."""

    def __init__(self, tagged: Tagged, passage: Passage, kind: DocumentType) -> None:
        self._tagged, self._passage, self._specs = tagged, passage, kind.specs
        self._father = kind.filiation.father if kind.filiation else None
        self._parties = tuple(parties_of(kind))
        self._of_parties = frozenset(name for party in self._parties for name in party.fields)
        self._lists = frozenset(spec.name for spec in kind.fields if spec.many)

    def of(self, found: Mapping[str, list[Finding]]) -> dict[str, list[Finding]]:
        """Return the findings, judged, with what is seen besides."""
        told = {name: [self._judged(finding) for finding in findings] for name, findings in found.items()}
        seen = self._seen(told)
        for name in seen.keys() - self._of_parties:
            told[name] = self._beside(told.get(name, ()), seen[name])
        for party in self._parties:
            kept = {name: self._kept(told.get(name, ()), seen.get(name, ())) for name in party.fields}
            for name, findings in with_parties(seen, kept, party).items():
                told[name] = in_order([*kept[name], *findings])
        return {name: findings for name, findings in told.items() if findings}

    def _judged(self, finding: Finding) -> Finding:
        """Doubt a finding where the tagger takes its words for something else, whether anything else does.

        Or where it sees the value go on behind them; of a list that may be the next value.
        """
        support = self._support(finding)
        if finding.status is FieldStatus.INVALID or support is None:
            return finding
        is_list = finding.name in self._lists
        if support < LEAST:
            detail = f"{support:.2f} < {LEAST:.2f}"
        elif not is_list and self._tagged.goes_on(finding.name, finding.quote.pieces[-1]):
            detail = "goes on"
        else:
            return finding
        return finding.with_verdict(Verdict(checks.TAGGED, passed=False, detail=detail))

    def _support(self, finding: Finding) -> float | None:
        return self._tagged.support(finding.name, finding.quote.pieces)

    def _is_other(self, finding: Finding) -> bool:
        """Whether the tagger takes a finding's words for something else, or for a part of the value.

        A finding that a check refuted stays: that the page says what cannot be is worth knowing.
        """
        support = self._support(finding) if finding.status is not FieldStatus.INVALID else None
        goes_on = self._tagged.goes_on(finding.name, finding.quote.pieces[-1])
        return support is not None and (support < OFFERED or goes_on)

    def _seen(self, told: Mapping[str, Sequence[Finding]]) -> dict[str, list[Finding]]:
        """Return what is seen as likely as not, the most probable of each field first.

        What was found of a field, and is in no doubt, is all there is of it; of lists only its own words are.
        """
        spans: dict[str, list[Span]] = defaultdict(list)
        for span in self._tagged.spans:
            for name in self._specs.keys() & set(span.names):
                least = LEAST_OF_FATHER if name == self._father else OFFERED
                if span.probability >= least and not self._is_settled(name, span, told.get(name, ())):
                    spans[name].append(span)
        specs, passage = self._specs, self._passage
        read = ((name, _as_findings(spans[name], passage, specs[name])) for name in sorted(spans))
        return {name: findings for name, findings in read if findings}

    def _is_settled(self, name: str, span: Span, own: Sequence[Finding]) -> bool:
        if name in self._of_parties:
            return False
        if name not in self._lists:
            return any(finding.status is FieldStatus.FOUND for finding in own)
        places = ((each.quote.pieces[0].index, each.quote.pieces[-1].index) for each in own)
        return any(first <= span.last and span.first <= last for first, last in places)

    def _beside(self, own: Sequence[Finding], seen: Sequence[Finding]) -> list[Finding]:
        """Return what was found, and of a list what is seen besides; of one value the likelier one."""
        (first, *_) = seen
        spec = self._specs[first.name]
        if spec.many:
            return in_order([*own, *(each for each in seen if not _is_among(each, own, spec))])
        if not own:
            return [first]
        if len(own) > 1 or is_same(spec.kind, own[0].value, first.value):
            return list(own)
        if self._is_other(own[0]):
            return [replace(first, other_value=own[0].value)]
        is_doubted = own[0].status is FieldStatus.UNSURE
        return [replace(own[0], other_value=own[0].other_value or first.value) if is_doubted else own[0]]

    def _kept(self, own: Sequence[Finding], seen: Sequence[Finding]) -> list[Finding]:
        """Return the findings of a party's field; without what is something else, if others are seen."""
        is_seen_elsewhere = any(not any(_overlap(each, other) for other in own) for each in seen)
        return [finding for finding in own if not (is_seen_elsewhere and self._is_other(finding))]


def _overlap(one: Finding, other: Finding) -> bool:
    return one.quote.begin < other.quote.finish and other.quote.begin < one.quote.finish


def _is_among(finding: Finding, own: Sequence[Finding], spec: FieldSpec) -> bool:
    return any(is_same(spec.kind, finding.value, other.value) for other in own)


def _as_findings(spans: list[Span], passage: Passage, spec: FieldSpec) -> list[Finding]:
    """Return what can be read as a value of a field, the most probable first."""
    ordered = sorted(spans, key=lambda span: -span.probability)
    return [finding for span in ordered for finding in _read(span, passage, spec)]


def _read(span: Span, passage: Passage, spec: FieldSpec) -> Iterator[Finding]:
    start, end = passage.starts[span.first], passage.ends[span.last]
    end = start + len(passage.text[start:end].rstrip(_SIGNS))
    if end == start:
        return
    quote = passage.quote(start, end)
    doubt = Verdict(checks.ONLY_TAGGED, passed=False, detail=f"{span.probability:.2f}")
    for value in values_told(spec, quote, passage):
        yield Finding(spec.name, value, quote, (doubt,))
