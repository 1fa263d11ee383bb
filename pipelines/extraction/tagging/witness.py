"""What the tagger says of the rules' findings: which it doubts, and what it sees where they saw nothing.

It goes by all that stands around a value at once, where a rule goes by one phrase: on a page unlike any
that was known, they part. It is a witness: no value is FOUND because of it. But where it takes the words of
a value for something else, what it sees in their stead is the likelier one; what was found is told beside
it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.municipalities import states_with
from pipelines.extraction.tagging.parties import in_order, new_acts, overlap, parties_of, with_parties
from pipelines.extraction.tagging.reading import values_told
from pipelines.extraction.tagging.tagger import tagger_of
from pipelines.extraction.told_values import TOWNS, WHOLE, is_same
from pipelines.extraction.towns import town_at
from pipelines.fields import FieldStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType, FieldSpec
    from pipelines.extraction.passage import Passage, Piece, Quote
    from pipelines.extraction.tagging.parties import PartyFields
    from pipelines.extraction.tagging.tagger import Span, Tagged
    from pipelines.extraction.transcript import Transcript

LEAST = 0.99
"""A value is in doubt where the tagger finds it less probable than this that it is the field's.

Counted on 823 layouts that it had not learned: of values between 0.75 and this one in eleven was wrong.
"""

LEAST_PROVEN = 0.75
"""The same of a value that the page itself proves: of 34 between this and the other none was wrong."""

OFFERED = 0.5
"""What only the tagger sees is offered where it is as probable as not."""

LEAST_SOUND = 0.05
"""What a rule is in no doubt of gives way to other words only where it is less probable than this.

On pages of layouts that were not learned the rule was right more often than the words that seemed likelier.
"""

REFUTED = 0.01
"""Words of which none is more probably of the field are no value of it, if nothing else speaks for them."""

LEAST_OF_ALL = 0.95
"""A father and an act are offered only where there is hardly a doubt: where none is told, none is made up."""

_ANYWHERE = TOWNS | {FieldKind.SEX}  # told in words that are not learned as the field's
_CALLED = frozenset({FieldKind.CNS, FieldKind.CRM, FieldKind.LONG_DIGITS})  # by a name that nothing else has
_SIGNS = " ,;:.–—-("  # behind a value
_LEAD = re.compile(r"(?:transcricao|matricula|registro|mat\.)(?: n[o.]{1,2})? ")
_CLOSE = re.compile(
    r",? (?:dest[ea] (?:mesm[oa] )?(?:oficio|cartorio|serventia|registro|servico)(?: [a-z]{2,10}){0,2}|"
    r"(?:sociedade simples )?(?:ltda|s\.? ?/?a|s/s|eireli|epp|me)\.?(?: (?:epp|me)\.?)?)\.?\Z"
)
_LONGEST_SIGLA = 5  # as in `SQN 107`


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
        self._acts = kind.acts
        self._father = kind.filiation.father if kind.filiation else None
        self._parties = tuple(parties_of(kind))
        self._of_parties = frozenset(name for party in self._parties for name in party.fields)
        sections = [party for party in self._parties if party.are_sections]
        self._heads = frozenset(party.name for party in sections)
        self._named = frozenset(party.name for party in self._parties)
        single = frozenset(name for party in sections for name in party.fields - party.lists)
        self._lists = frozenset(spec.name for spec in kind.fields if spec.many) - single

    def of(self, found: Mapping[str, list[Finding]]) -> dict[str, list[Finding]]:
        """Return the findings, judged, with what is seen besides."""
        told = {name: [self._judged(finding) for finding in findings] for name, findings in found.items()}
        seen = self._seen(told)
        for name in seen.keys() - self._of_parties:
            told[name] = self._beside(told.get(name, ()), seen[name])
        for party in self._parties:
            told |= self._of_party(told, seen, party)
        nobody = self._refuted_parties(told)
        kept = (
            (name, [each for each in findings if not self._is_dropped(each, nobody)])
            for name, findings in told.items()
        )
        return {name: findings for name, findings in kept if findings}

    def _judged(self, finding: Finding) -> Finding:
        """Doubt a finding where the tagger takes its words for something else, whether anything else does.

        Or where it sees the value go on behind them; of several values that may be the next one.
        """
        support = self._tagged.support(finding.name, finding.quote.pieces)
        if finding.status is FieldStatus.INVALID or support is None:
            return finding
        least = LEAST_PROVEN if finding.is_proven else LEAST
        if support < least and not self._is_told_elsewhere(finding, least):
            return _doubted(finding, f"{support:.3f} < {least}")
        if self._goes_on(finding):
            return _doubted(finding, "goes on")
        return _doubted(finding, "begins before") if self._before(finding) else finding

    def _is_told_elsewhere(self, finding: Finding, least: float) -> bool:
        """Whether the tagger sees the same value in other words of the page, at least so probably."""
        if finding.name in self._of_parties or finding.name in self._lists:
            return False
        spec = self._specs[finding.name]
        return any(
            is_same(spec.kind, finding.value, each.value)
            for span in self._tagged.spans
            if span.name == finding.name and span.probability >= least
            for each in _values_of(span, self._passage, spec)
        )

    def _refuted_parties(self, told: Mapping[str, list[Finding]]) -> set[str]:
        """Return the parties whose name the tagger refutes, and of whom nothing is told for sure."""
        sure = {each.subject for findings in told.values() for each in findings if _is_sure(each)}
        names = (each for party in self._parties for each in told.get(party.name, ()))
        return {each.subject for each in names if self._is_refuted(each)} - sure - {""}

    def _is_dropped(self, finding: Finding, nobody: Collection[str]) -> bool:
        """Whether a finding is of a party that is none, or is refuted; a party of whom more is told stays."""
        if finding.subject in nobody:
            return True
        return self._is_refuted(finding) and not (finding.subject and finding.name in self._named)

    def _is_refuted(self, finding: Finding) -> bool:
        """Whether the tagger takes the words of a finding in doubt for nothing of the field.

        A choice or a town may be told in words that were not learned as the field's, `NIRE` and the like
        stand before their number; acts go by their order.
        """
        spec = self._specs[finding.name]
        if finding.name in self._heads or spec.choices or spec.kind in _ANYWHERE | _CALLED:
            return False
        if finding.status is not FieldStatus.UNSURE or finding.other_value is not None or finding.is_proven:
            return False
        likeliest = self._tagged.likeliest(finding.name, finding.quote.pieces)
        return likeliest < REFUTED and not self._is_told_elsewhere(finding, OFFERED)

    def _goes_on(self, finding: Finding) -> bool:
        """Whether the tagger sees a value go on behind a finding; a place may, with its town."""
        last = finding.quote.pieces[-1]
        span = self._tagged.span_at(finding.name, last)
        if finding.name in self._lists or span is None or span.last == last.index:
            return False
        end = self._passage.starts[last.index] + len(last.text)
        return self._specs[finding.name].kind is not FieldKind.PLACE or not _is_town(self._passage, end)

    def _before(self, finding: Finding) -> str:
        """Return the words before a finding that the tagger sees in the same value, of one that is words."""
        if self._specs[finding.name].kind not in WHOLE or finding.name in self._lists:
            return ""
        first = finding.quote.pieces[0]
        span = self._tagged.span_at(finding.name, first)
        return "".join(piece.text for piece in self._passage.pieces[span.first : first.index]) if span else ""

    def _is_part(self, finding: Finding) -> bool:
        """Whether the tagger sees more than a finding; a word in capitals before small ones is a caption."""
        before = self._before(finding)
        is_caption = before.isupper() and len(before) > _LONGEST_SIGLA and not finding.quote.text.isupper()
        return self._goes_on(finding) or (bool(before) and not is_caption)

    def _support(self, finding: Finding) -> float | None:
        """Return how probable a finding's words are; of those that it hardly touches no label was learned.

        Of what such values are often learned without, as a firm's `S. A.`, it says nothing either.
        """
        return self._tagged.support(finding.name, _kernel(finding.quote), at_least_half=True)

    def _is_other(self, finding: Finding) -> bool:
        """Whether the tagger takes a finding's words for something else, or for a part of the value.

        A finding that a check refuted stays: that the page says what cannot be is worth knowing.
        """
        support = self._support(finding) if finding.status is not FieldStatus.INVALID else None
        is_sound = all(verdict.passed or verdict.check == checks.TAGGED for verdict in finding.verdicts)
        least = LEAST_SOUND if is_sound else OFFERED
        return support is not None and (support < least or self._is_part(finding))

    def _seen(self, told: Mapping[str, Sequence[Finding]]) -> dict[str, list[Finding]]:
        """Return what is seen as likely as not, the most probable of each field first.

        What was found of a field, and is in no doubt, is all there is of it; of lists only its own words are.
        What begins an act must be hardly in doubt, and go on in their order.
        """
        spans: dict[str, list[Span]] = defaultdict(list)
        for span in self._tagged.spans:
            name = span.name
            least = LEAST_OF_ALL if name == self._father or name in self._heads else OFFERED
            if span.probability >= least and not self._is_settled(name, span, told.get(name, ())):
                spans[name].append(span)
        read = ((name, self._read(name, spans[name], told.get(name, ()))) for name in sorted(spans))
        records = self._records(told)
        seen = (
            (name, [each for each in values if not self._is_record(each, records)]) for name, values in read
        )
        return {name: findings for name, findings in seen if findings}

    def _records(self, told: Mapping[str, Sequence[Finding]]) -> frozenset[str]:
        """Return the numbers of records of land that the page tells."""
        of_land = (name for name in told if self._specs[name].kind is FieldKind.PROPERTY_NUMBER)
        return frozenset(finding.value for name in of_land for finding in told[name])

    def _is_record(self, finding: Finding, records: Collection[str]) -> bool:
        """Whether the number of a record, which the heading of each act tells, is taken for an entry's."""
        return self._specs[finding.name].kind is FieldKind.ENTRY and finding.value in records

    def _read(self, name: str, spans: Sequence[Span], own: Sequence[Finding]) -> list[Finding]:
        """Return the values of spans, the most probable first; what was found in the same words is known."""
        if name in self._heads and self._acts:
            return new_acts(own, (_quoted(span, self._passage) for span in spans), self._acts)
        found = {_place_of(each): each for each in own if each.status is FieldStatus.FOUND}
        values: list[Finding] = []
        for span in sorted(spans, key=lambda each: -round(each.probability, 1)):  # alike: as they stand
            known = found.get((span.first, span.last))
            values += [known] if known else _values_of(span, self._passage, self._specs[name])
        return values

    def _is_settled(self, name: str, span: Span, own: Sequence[Finding]) -> bool:
        if name in self._of_parties:
            return False
        if name not in self._lists:
            return any(finding.status is FieldStatus.FOUND for finding in own)
        held = (_place_of(finding) for finding in own if not self._is_other(finding))
        return any(first <= span.last and span.first <= last for first, last in held)

    def _beside(self, own: Sequence[Finding], seen: Sequence[Finding]) -> list[Finding]:
        """Return what was found, and of a list what is seen besides; of one value the likelier one."""
        spec, kept = self._specs[seen[0].name], list(own)
        if spec.many:
            return in_order(_among(kept, seen, spec))
        if not own:
            return [seen[0]]
        first = next((each for each in seen if overlap(each, own[0])), seen[0])
        if len(own) > 1 or is_same(spec.kind, own[0].value, first.value):
            return kept
        if self._is_other(own[0]):
            return [_instead(first, own[0])]
        is_doubted = own[0].status is FieldStatus.UNSURE
        return [replace(own[0], other_value=own[0].other_value or first.value) if is_doubted else own[0]]

    def _of_party(
        self, told: Mapping[str, list[Finding]], seen: Mapping[str, list[Finding]], party: PartyFields
    ) -> dict[str, list[Finding]]:
        """Return a party's fields: what is something else gives way to what is seen of the same party."""
        own = {name: told.get(name, []) for name in party.fields}
        kept = {name: self._kept(own[name], seen.get(name, ())) for name in party.fields}
        given = with_parties(seen, kept, party, self._passage.pieces)
        all_of = {
            name: in_order([*kept[name], *_traced(given[name], own[name], kept[name])])
            for name in party.fields
        }
        doubted = {each.subject for each in all_of[party.name] if self._is_nobody(each, party)} - {""}
        return {name: [_of_whom(each, doubted) for each in findings] for name, findings in all_of.items()}

    def _is_nobody(self, finding: Finding, party: PartyFields) -> bool:
        """Whether a party's name gave way to another, or is that of no party: whose are its values then?"""
        support = None if party.are_sections else self._support(finding)
        return finding.other_value is not None or (support is not None and support < OFFERED)

    def _kept(self, own: Sequence[Finding], seen: Sequence[Finding]) -> list[Finding]:
        """Return the findings of a party's field without what is something else, if others are seen."""
        if not (own and seen):
            return list(own)
        sure = [finding for finding in own if not self._is_other(finding)]
        new = (each for each in seen if not any(overlap(each, other) for other in sure))
        spec = self._specs[own[0].name]
        return sure if any(not _is_among(each, sure, spec) for each in new) else list(own)


def _kernel(quote: Quote) -> Sequence[Piece]:
    """Return the pieces of a quote without the kind of record that begins it, and what closes it."""
    words = fold(" ".join(piece.text for piece in quote.pieces))
    lead, close = _LEAD.match(words), _CLOSE.search(words)
    first = lead.group().count(" ") if lead else 0
    last = len(quote.pieces) - (close.group().strip().count(" ") + 1 if close else 0)
    return quote.pieces[first:last] or quote.pieces


def _among(own: Sequence[Finding], seen: Sequence[Finding], spec: FieldSpec) -> list[Finding]:
    """Return the values of a list with those that are seen besides, or in the stead of some in doubt."""
    told = list(own)
    for each in seen:
        place = next((place for place, other in enumerate(own) if overlap(each, other)), None)
        if place is not None and told[place] is own[place]:
            told[place] = _instead(each, own[place])
        elif not _is_among(each, told, spec):
            told.append(each)
    return told


def _is_town(passage: Passage, start: int) -> bool:
    town = town_at(passage, start)
    return town is not None and (town.state is not None or bool(states_with(town.name)))


def _is_sure(finding: Finding) -> bool:
    return finding.status is FieldStatus.FOUND or finding.is_proven


def _is_among(finding: Finding, own: Sequence[Finding], spec: FieldSpec) -> bool:
    return any(is_same(spec.kind, finding.value, other.value) for other in own)


def _doubted(finding: Finding, detail: str) -> Finding:
    return finding.with_verdict(Verdict(checks.TAGGED, passed=False, detail=detail))


def _instead(seen: Finding, own: Finding) -> Finding:
    """Return what is seen in the stead of a finding, which is told beside it."""
    return replace(_doubted(seen, "instead of what a rule found"), other_value=own.value)


def _traced(given: Sequence[Finding], own: Sequence[Finding], kept: Sequence[Finding]) -> list[Finding]:
    """Return what is given; what was found and not kept is told beside a value of its party, or stays."""
    given, stays = list(given), set(map(id, kept))
    for gone in (finding for finding in own if id(finding) not in stays):
        places = (
            place
            for place, each in enumerate(given)
            if each.subject == gone.subject and each.other_value is None
        )
        place = next(places, None)
        if place is None:
            given.append(gone)
        else:
            given[place] = _instead(given[place], gone)
    return given


def _of_whom(finding: Finding, doubted: Collection[str]) -> Finding:
    """Doubt what was found of a party of whom it is in doubt who it is."""
    if finding.subject not in doubted or finding.status is not FieldStatus.FOUND:
        return finding
    return _doubted(finding, "the party is in doubt")


def _place_of(finding: Finding) -> tuple[int, int]:
    return finding.quote.pieces[0].index, finding.quote.pieces[-1].index


def _quoted(span: Span, passage: Passage) -> Finding | None:
    """Return the words of a span, without the signs behind them, as they stand; None if nothing is left."""
    start, end = passage.starts[span.first], passage.ends[span.last]
    end = start + len(passage.text[start:end].rstrip(_SIGNS))
    if end == start:
        return None
    doubt = Verdict(checks.ONLY_TAGGED, passed=False, detail=f"{span.probability:.2f}")
    quote = passage.quote(start, end)
    return Finding(span.name, quote.text, quote, (doubt,))


def _values_of(span: Span, passage: Passage, spec: FieldSpec) -> Iterator[Finding]:
    """Yield what can be read in a span as values of a field."""
    told = _quoted(span, passage)
    if told:
        yield from (replace(told, value=value) for value in values_told(spec, told.quote, passage))
