"""The acts of a record: where each begins and ends, and what their numbers say of one another."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.passage import Passage, join_pieces
from pipelines.extraction.real_estate.headings import Candidate, find_candidates
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import ActList
    from pipelines.extraction.passage import Piece, Quote

ACT_SEQUENCE = "act_sequence"
ACT_MATRICULA = "act_matricula"
ACT_LETTERS = "act_letters"
ACT_COMPLETE = "act_complete"
_RECORD_ENDS = re.compile(
    r"\n[^a-z0-9\n]{0,3}(?:certidao(?! (?:de|negativa))|[a-z]{0,5}(?:ertif|tific)[a-z]{0,3}"
    r"[^\f]{1,160}?(?:presente|copia|reproducao|inteiro teor|extraid)|"
    r"a presente certidao|nada mais (?:consta|havendo)|"
    r"(?:e|era) (?:(?:tudo )?o )?(?:que|quanto) (?:se )?(?:consta|contem|continha|havia|tinha)|"
    r"o referido e verdade|para verificar|pedido n|valida[dr]|esta certidao)"
)
_LEAST_FOR_TWO_ORDERS = 2  # acts of each letter


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its name, where it is written, the words behind its heading, what speaks against its number.

    `doubts` concern the number, and so everything that is said of the act under it; behind an act that
    `lacks_next` the heading of another was lost, whose words may stand among its own.
    """

    label: str
    number: int
    heading: Quote
    passage: Passage
    verdicts: tuple[Verdict, ...] = ()
    record: str | None = None
    lacks_next: str = ""

    @property
    def doubts(self) -> tuple[Verdict, ...]:
        failed = tuple(verdict for verdict in self.verdicts if not verdict.passed)
        return (
            (*failed, Verdict(ACT_COMPLETE, passed=False, detail=self.lacks_next))
            if self.lacks_next
            else failed
        )


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it is written: what stands before its first act, and its acts in order."""

    front: Passage
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the text is divided: at an act with what was checked, or where one may have been misread."""

    candidate: Candidate
    is_act: bool
    number: int
    verdicts: tuple[Verdict, ...] = ()


def split_acts(body: Passage, kind: ActList, record: str | None) -> Record:
    """Divide a record at the headings of its acts; `record` is its own number where it is known."""
    candidates = [_at_page_start(body, item) for item in find_candidates(body, kind, record)]
    cuts = _numbered(_chosen(_preferred(candidates, record), record))
    first = next((cut.candidate.start for cut in cuts), len(body.text))
    ends = [*(cut.candidate.start for cut in cuts[1:]), len(body.text)][: len(cuts)]
    acts = [_act(body, cut, end, record) for cut, end in zip(cuts, ends, strict=True) if cut.is_act]
    return Record(_part(body, 0, first), tuple(_with_gaps_marked(_joined(acts))))


def heading_number(body: Passage, kind: ActList) -> str | None:
    """Return the record's number that most headings bear, if at least two do."""
    told = Counter(c.record for c in find_candidates(body, kind, None) if c.record and c.is_sure)
    best = told.most_common(2)
    is_clear = bool(best) and best[0][1] > 1 and (len(best) == 1 or best[0][1] > best[1][1])
    return best[0][0] if is_clear else None


def _at_page_start(body: Passage, item: Candidate) -> Candidate:
    """Return the candidate as going on with its act where it begins a page: headings are repeated there."""
    (piece, *_) = body.pieces_in(item.start, item.end)
    position = bisect_left(body.starts, item.start + 1) - 1
    is_first = position > 0 and body.pieces[position - 1].page != piece.page
    return replace(item, is_continued=True) if is_first else item


def _preferred(candidates: Sequence[Candidate], record: str | None) -> list[Candidate]:
    """Leave out what is told better elsewhere: a mention of an act that has a heading of its own."""
    own = {(c.letters, c.number) for c in candidates if c.record and c.record == record and c.is_sure}
    sure = {(c.letters, c.number) for c in candidates if c.is_sure}
    return [
        item
        for item in candidates
        if not (_is_foreign(item, record) and (item.letters, item.number) in own)
        and (item.is_sure or (item.letters, item.number) not in sure)
    ]


def _is_foreign(item: Candidate, record: str | None) -> bool:
    return item.record is not None and record is not None and item.record != record


def _chosen(candidates: Sequence[Candidate], record: str | None) -> list[_Cut]:
    """Keep what heads an act: what reads so and goes on in the order, and what the order alone asks for."""
    last: dict[str, int] = {}
    current: Candidate | None = None
    cuts: list[_Cut] = []
    has_two = _has_two_orders(candidates)
    for item in candidates:
        order = item.letters if has_two else ""
        before, is_foreign = last.get(order, 0), _is_foreign(item, record)
        if item.is_continued and current and (item.letters, item.number) == (current.letters, current.number):
            cuts.append(_Cut(item, is_act=True, number=0))
        elif _is_heading(item, before, is_foreign=is_foreign):
            cuts.append(_Cut(item, is_act=True, number=item.number))
            last[order], current = item.number, item
        elif item.is_sure and is_foreign and item.is_dated:
            cuts.append(_Cut(item, is_act=False, number=item.number))
    return cuts


def _is_heading(item: Candidate, before: int, *, is_foreign: bool) -> bool:
    if item.number == before + 1:
        return item.is_sure or not is_foreign
    return item.is_sure and not is_foreign and item.is_after_stop and (item.number > before or item.is_dated)


def _has_two_orders(candidates: Sequence[Candidate]) -> bool:
    """Whether R and AV are counted apart here, each from 1 without a gap, as some offices did."""
    numbers: dict[str, list[int]] = {}
    for item in candidates:
        if item.is_sure:
            numbers.setdefault(item.letters, []).append(item.number)
    return len(numbers) > 1 and all(
        len(told) >= _LEAST_FOR_TWO_ORDERS and told == list(range(1, len(told) + 1))
        for told in numbers.values()
    )


def _numbered(cuts: list[_Cut]) -> list[_Cut]:
    """Say of each act whether its number follows the one before; one between n-1 and n+1 can only be n."""
    if _has_two_orders([replace(cut.candidate, is_sure=True) for cut in cuts if cut.number and cut.is_act]):
        letters = {cut.candidate.letters for cut in cuts}
        parts = {each: iter(_in_order([c for c in cuts if c.candidate.letters == each])) for each in letters}
        return [next(parts[cut.candidate.letters]) for cut in cuts]
    return _in_order(cuts)


def _in_order(cuts: list[_Cut]) -> list[_Cut]:
    counted = [index for index, cut in enumerate(cuts) if cut.is_act and cut.number]
    numbered = list(cuts)
    before = 0
    for position, index in enumerate(counted):
        cut = cuts[index]
        behind = cuts[counted[position + 1]].number if position + 1 < len(counted) else None
        meant = before + 1 if behind == before + 2 else cut.number
        passed = cut.number == before + 1
        verdict = Verdict(ACT_SEQUENCE, passed, f"{cut.number} after {before}")
        numbered[index] = replace(cut, number=meant, verdicts=(verdict,))
        before = meant
    return numbered


def _act(body: Passage, cut: _Cut, end: int, record: str | None) -> Act:
    item = cut.candidate
    stop = next((m for m in _RECORD_ENDS.finditer(body.folded, item.end, end) if _is_capital(body, m)), None)
    verdicts = [*cut.verdicts]
    if item.record and record:
        verdicts.append(
            Verdict(
                ACT_MATRICULA,
                item.record == record,
                f"{item.record} {'=' if item.record == record else '≠'} {record}",
            )
        )
    if item.changes:
        verdicts.append(checks.read_as_digits(item.changes))
    if item.is_guessed:
        verdicts.append(Verdict(ACT_LETTERS, passed=False, detail="read otherwise"))
    return Act(
        label=f"{item.letters}.{cut.number}",
        number=cut.number,
        heading=body.quote(item.start, item.end),
        passage=_part(body, item.end, stop.start() if stop else end),
        verdicts=tuple(verdicts),
        record=item.record,
    )


def _is_capital(body: Passage, match: re.Match[str]) -> bool:
    """Whether a line begins a sentence: a `certidão` on which an act rests may begin one too."""
    return next((c for c in body.text[match.start() : match.end()] if c.isalpha()), "").isupper()


def _part(body: Passage, start: int, end: int) -> Passage:
    """Return text[start:end] as a passage of its own; a word that the heading shares is divided."""
    if start >= end:
        return join_pieces(())
    pieces = list(body.pieces_in(start, end))
    if not pieces:
        return join_pieces(())
    first = bisect_right(body.ends, start)
    lead = max(0, start - body.starts[first])
    last = first + len(pieces) - 1
    tail = max(0, body.ends[last] - end)
    pieces[-1] = _trimmed(pieces[-1], 0, tail)
    pieces[0] = _trimmed(pieces[0], lead, 0)
    return join_pieces(piece for piece in pieces if piece.text)


def _trimmed(piece: Piece, lead: int, tail: int) -> Piece:
    if not (lead or tail):
        return piece
    stop = len(piece.text) - tail
    return replace(piece, text=piece.text[lead:stop], as_read=piece.as_read[lead:stop])


def _joined(acts: list[Act]) -> Iterator[Act]:
    """Join what goes on behind a repeated heading (number 0) to the act that it belongs to."""
    groups: list[list[Act]] = []
    for act in acts:
        if act.number or not groups:
            groups.append([act])
        else:
            groups[-1].append(act)
    for parts in groups:
        pieces = itertools.chain.from_iterable(part.passage.pieces for part in parts)
        yield replace(parts[0], passage=join_pieces(pieces)) if len(parts) > 1 else parts[0]


def _with_gaps_marked(acts: Iterator[Act]) -> Iterator[Act]:
    """Say of an act that the next number is not there: its own words may hold those of the lost one."""
    known = list(acts)
    for act, following in itertools.zip_longest(known, known[1:]):
        is_gap = following is not None and any(v.check == ACT_SEQUENCE for v in following.doubts)
        yield replace(act, lacks_next=f"{following.label} follows {act.label}") if is_gap else act
