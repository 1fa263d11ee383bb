"""What the tagger says of the rules' findings: which it doubts, and what it sees where they saw nothing.

It learned from the documents that the rules were written on, so that it agrees proves little. But it goes by
all that stands around a value at once, where a rule goes by one phrase: on a page unlike any that was known,
they part. It is a witness: no value is FOUND because of it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.tagging.parties import in_order, open_fields, parties_of, with_parties
from pipelines.extraction.tagging.tagger import tagger_of
from pipelines.extraction.told_values import is_same, values_in_cell
from pipelines.fields import FieldStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType, FieldSpec
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.tagging.parties import PartyFields
    from pipelines.extraction.tagging.tagger import Span, Tagged
    from pipelines.extraction.transcript import Transcript

LEAST = 0.5
"""A value of which the tagger finds it less probable than not that it is the field's is in doubt."""

_SIGNS = " ,;:.–—-("


def heard(
    found: Mapping[str, list[Finding]], transcript: Transcript, kind: DocumentType
) -> dict[str, list[Finding]]:
    """Return the findings, doubtful where the tagger does not see the field, and what only it sees."""
    tagger = tagger_of(kind.name)
    if tagger is None or not transcript.passage.pieces:
        return dict(found)
    tagged, parties = tagger.tag(transcript, kind), tuple(parties_of(kind))
    judged = _judged_all(found, tagged, kind)
    seen = _seen(tagged, transcript.passage, kind, _wanted(judged, kind, parties))
    return _with_seen(judged, seen, kind, parties)


def _judged_all(
    found: Mapping[str, list[Finding]], tagged: Tagged, kind: DocumentType
) -> dict[str, list[Finding]]:
    lists = frozenset(spec.name for spec in kind.fields if spec.many)
    return {
        name: [_judged(finding, tagged, is_list=name in lists) for finding in findings]
        for name, findings in found.items()
    }


def _judged(finding: Finding, tagged: Tagged, *, is_list: bool) -> Finding:
    """Doubt a finding that nothing else does, where the tagger takes its words for something else.

    Or where it sees the value go on behind them; of a list that may be the next value.
    """
    if finding.status is not FieldStatus.FOUND:
        return finding
    support = tagged.support(finding.name, finding.quote.pieces)
    if support is not None and support < LEAST:
        detail = f"{support:.2f} < {LEAST:.2f}"
    elif not is_list and tagged.goes_on(finding.name, finding.quote.pieces[-1]):
        detail = "goes on"
    else:
        return finding
    return finding.with_verdict(Verdict(checks.TAGGED, passed=False, detail=detail))


def _is_doubted(finding: Finding) -> bool:
    return any(verdict.check == checks.TAGGED for verdict in finding.verdicts)


def _wanted(
    judged: Mapping[str, list[Finding]], kind: DocumentType, parties: Sequence[PartyFields]
) -> set[str]:
    """Return the fields that have no value, or a doubted one, and those that some party lacks.

    No father is among them whom the rules did not find: one who is absent stays absent.
    """
    wanted = {name for name in kind.specs if not judged.get(name) or any(map(_is_doubted, judged[name]))}
    if kind.filiation:
        wanted.discard(kind.filiation.father)
    for party in parties:
        wanted = (wanted - party.fields) | open_fields(judged, party)
    return wanted


def _seen(tagged: Tagged, passage: Passage, kind: DocumentType, names: set[str]) -> dict[str, list[Finding]]:
    """Return what the tagger sees likelier than not, of some fields, the most probable first."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for span in tagged.spans:
        for name in names.intersection(span.names) if span.probability >= LEAST else ():
            spans[name].append(span)
    return {
        name: _as_findings(spans[name], passage, spec) for name, spec in kind.specs.items() if name in spans
    }


def _with_seen(
    judged: Mapping[str, list[Finding]],
    seen: Mapping[str, list[Finding]],
    kind: DocumentType,
    parties: Sequence[PartyFields],
) -> dict[str, list[Finding]]:
    """Return the findings with what the tagger sees besides."""
    told, specs = dict(judged), kind.specs
    of_parties = frozenset(name for party in parties for name in party.fields)
    for name in seen.keys() - of_parties:
        told[name] = _beside(judged.get(name, ()), seen[name], specs[name])
    for party in parties:
        for name, findings in with_parties(seen, judged, party).items():
            told[name] = in_order([*judged.get(name, ()), *findings])
    return {name: findings for name, findings in told.items() if findings}


def _beside(own: Sequence[Finding], seen: Sequence[Finding], spec: FieldSpec) -> list[Finding]:
    """Return what was found, beside a doubted value what the tagger has instead, or else what it sees."""
    if not own:
        return in_order(seen) if spec.many else list(seen[:1])
    (first, *others) = own
    is_one = not (others or spec.many) and _is_doubted(first)
    if is_one and seen and not is_same(spec.kind, first.value, seen[0].value):
        return [replace(first, other_value=seen[0].value)]
    return list(own)


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
    for value in values_in_cell(spec, quote.text):
        yield Finding(spec.name, value, quote, (doubt,))
