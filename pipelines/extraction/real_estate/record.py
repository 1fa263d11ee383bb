"""The whole record of a property, read and compared: card, owners, acts, and the number that all bear."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks, normalize
from pipelines.extraction.finding import Finding, distinct
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.real_estate.act_fields import read_act
from pipelines.extraction.real_estate.acts import Act, Record, heading_number, split_acts
from pipelines.extraction.real_estate.captions import cell_below
from pipelines.extraction.real_estate.card import READERS, read_card, read_leaf
from pipelines.extraction.real_estate.offices import read_office, read_town
from pipelines.extraction.real_estate.opening_day import read_opened_below
from pipelines.extraction.real_estate.order import compare_dates, compare_names, mark_cancelled
from pipelines.extraction.real_estate.owners import ROLE, read_owners
from pipelines.extraction.real_estate.sheets import body_of
from pipelines.extraction.transcript import Transcript
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.document_types.document_type import ActList, DocumentType
    from pipelines.extraction.passage import Passage
    from pipelines.geometry import Box

OFFICE, TOWN, LEAF, OPENED = "oficio", "municipio_registro", "ficha", "data_abertura"
CNM, NUMBER, BOOK = "cnm", "matricula_imovel", "livro"
_HEAD = 1_500  # characters in which a record says its number
_NUMBER = re.compile(
    r"(?<![a-z])matriculas?[ \t:.,-]{0,4}(?:n[o.]{1,3}[:.]?[ \n\t]?|numero[: ]{0,2})?"
    r"([0-9]{1,3}(?:[. ][0-9]{3}){1,3}|[0-9]{1,9})(?![0-9]|[./-][0-9])"
)
_ACT_OF = re.compile(
    r"(?<![a-z0-9])(?:r|av)[ .-]{0,2}[0-9]{1,3} ?[/-] ?(?:m[ .-]{0,2})?"
    r"([0-9]{1,3}(?:\.[0-9]{3}){1,2}|[0-9]{3,7})(?![0-9]|[./-][0-9])"
)
_NUMBER_CELL = re.compile(r"(?:n[o.]{1,3} |numero )?(?:d[ae] )?matricula(?: n[o.]{0,2})?")
_BOOK_CELL = re.compile(r"(?:n[o.]{1,3} |numero )?(?:do )?livro(?: n[o.]{0,2})?")
_BOOK_NUMBER = re.compile(r"([23])(?:[^a-z0-9]{1,9}(?:registro geral|registro auxiliar))?")
_NUMBER_ONLY = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3}){0,3}|[0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Reading:
    """A record divided into front and acts; its number as told, then those of others; its book."""

    record: Record
    front: Transcript
    told: list[Finding]
    books: list[Finding]


def fields_read(kind: DocumentType) -> frozenset[str]:
    """Return the names of the fields that belong to records of property and are read here."""
    if kind.acts is None:
        return frozenset()
    names = {spec.name for spec in kind.fields}
    return frozenset(
        name
        for name in names
        if name in READERS or name in {OFFICE, TOWN, LEAF, "ato"} or name.startswith(("ato_", f"{ROLE}_"))
    )


def divide(transcript: Transcript, acts: ActList) -> Reading:
    """Divide a document into the front and the acts of its record."""
    body = body_of(transcript)
    in_cell = _number_in_cell(body, transcript.upright)
    told = in_cell or _told_number(body)
    number = heading_number(body, acts) or next((f.value for f in told), None)
    record = split_acts(body, acts, number)
    first = record.acts[0].heading.pieces[0].index if record.acts else len(transcript.passage.pieces)
    return Reading(
        record,
        _until(transcript, first),
        [*told, *_mentioned(record.front)],
        _book_in_cell(body, transcript.upright),
    )


def _told_number(body: Passage) -> list[Finding]:
    """Return the number that the head of a record says, as digits."""
    for match in _NUMBER.finditer(body.folded, 0, _HEAD):
        if not body.folded[: match.start()].rstrip().endswith(("anterior", "anterior:")):
            return [_number(body, match)]
    return []


def _mentioned(front: Passage) -> list[Finding]:
    """Return the records of whose acts the front tells: `havido pelo R.4/11.471`."""
    return [_number(front, match) for match in _ACT_OF.finditer(front.folded)]


def _number(passage: Passage, match: re.Match[str]) -> Finding:
    return Finding(NUMBER, _digits(match.group(1)), passage.quote(*match.span(1)))


def _number_in_cell(body: Passage, upright: Sequence[Box]) -> list[Finding]:
    """Return the number that stands alone under the caption of its cell."""
    place = cell_below(body, upright, _NUMBER_CELL, _NUMBER_ONLY)
    return [Finding(NUMBER, _digits(body.folded[slice(*place)]), body.quote(*place))] if place else []


def _book_in_cell(body: Passage, upright: Sequence[Box]) -> list[Finding]:
    place = cell_below(body, upright, _BOOK_CELL, _BOOK_NUMBER)
    return [Finding(BOOK, body.folded[slice(*place)], body.quote(*place))] if place else []


def _digits(read: str) -> str:
    return normalize.digits(read).lstrip("0")


def _until(transcript: Transcript, first: int) -> Transcript:
    """Return the lines of a document before that of piece `first`."""
    cells = transcript.cells
    if first < len(transcript.passage.pieces):
        line = transcript.cell_at(first).line
        cells = tuple(cell for cell in cells if cell.line < line)
    count = cells[-1].last + 1 if cells else 0
    passage = join_pieces(transcript.passage.pieces[:count])
    return replace(
        transcript,
        passage=passage,
        upright=transcript.upright[:count],
        cells=cells,
        cell_of=transcript.cell_of[:count],
    )


def read_record(reading: Reading, transcript: Transcript, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the findings of card, owners and acts by field."""
    if kind.acts is None:
        return {}
    front = reading.record.front
    card = read_card(front, kind.fields)
    acts = [finding for act in reading.record.acts for finding in read_act(act, kind.acts)]
    opened = [finding for finding in card if finding.name == OPENED]
    opened = opened or read_opened_below(front, transcript.upright, OPENED)
    rest = [finding for finding in card if finding.name != OPENED]
    compared = compare_dates(mark_cancelled(acts, reading.record.acts), opened)
    heads = [
        *read_office(front, OFFICE),
        *read_town(front, transcript, TOWN),
        *read_leaf(front, transcript.upright, LEAF),
    ]
    by_name: dict[str, list[Finding]] = defaultdict(list)
    for finding in (*heads, *rest, *compare_names([*read_owners(front), *compared])):
        by_name[finding.name].append(finding)
    return dict(by_name)


def compare_numbers(found: Mapping[str, list[Finding]], reading: Reading) -> dict[str, list[Finding]]:
    """Compare the record's number as its head says it with that in the CNM and in the headings of its acts.

    Other records are mentioned too: only where no mention agrees is the first one, the head's, in doubt.
    """
    told = distinct([*reading.told, *found.get(NUMBER, [])])
    proof = _proven(found.get(CNM, ())) or _headed(reading.record.acts)
    books = distinct([*reading.books, *found.get(BOOK, [])])
    found = {**found, BOOK: books} if books else dict(found)
    found["folha"] = [f for f in found.get("folha", ()) if not _is_of_card(f, found.get(LEAF, ()))]
    if not told:
        return found
    if proof is None:
        return {**found, NUMBER: told}
    agreeing = [finding.value == proof for finding in told]
    compared = [
        finding.with_verdict(
            Verdict(checks.MATRICULA_AGREES, agrees, f"{finding.value} {'=' if agrees else '≠'} {proof}")
        )
        if agrees or (index == 0 and not any(agreeing))
        else finding
        for index, (finding, agrees) in enumerate(zip(told, agreeing, strict=True))
    ]
    return {**found, NUMBER: compared}


def _is_of_card(leaf: Finding, cards: Sequence[Finding]) -> bool:
    """Whether a leaf is that of the record itself, which is its card: not one of a deed that it mentions."""
    return any(leaf.quote.overlaps(card.quote) for card in cards)


def _proven(numbers: Sequence[Finding]) -> str | None:
    """Return the record's number within the CNM, where its check digits are right and there is only one."""
    proven = {finding.value[-9:-2].lstrip("0") for finding in numbers if finding.is_proven}
    return proven.pop() if len(proven) == 1 else None


def _headed(acts: Sequence[Act]) -> str | None:
    told = {act.record for act in acts if act.record}
    return told.pop() if len(told) == 1 and sum(act.record is not None for act in acts) > 1 else None
