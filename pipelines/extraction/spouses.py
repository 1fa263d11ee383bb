"""The two parties of a marriage: who is the first, and what the page says of each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks, personal
from pipelines.extraction.couples import couple_of
from pipelines.extraction.finding import Finding, distinct
from pipelines.extraction.folding import fold
from pipelines.extraction.given_names import likely_gender
from pipelines.extraction.locate import all_beside, behind
from pipelines.extraction.parties import (
    FIRST,
    SECOND,
    Told,
    adopted_in,
    column_of,
    couple_in,
    heads_in,
    introduced_in,
    is_renamed,
    left_first,
    listed_in,
    parts_of,
    section_of,
    speaking,
    spoken_of,
    subject_by_sex,
    until_end,
)
from pipelines.extraction.passage import LINE, join_pieces, span_of
from pipelines.extraction.readers.repeats import may_be_same
from pipelines.extraction.readers.source import sources
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType, Spouses
    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

NAME, ADOPTED, BORN = "nome_conjuge", "conjuge_nome_adotado", "conjuge_data_nascimento"
PARENTS = "conjuge_filiacao"
MARRIED, REGISTERED = "data_casamento", "data_registro"
REGIME = "regime_bens"
_SAID = re.compile(r"(?<![a-z])(?:nascid|filh)([ao])(?![a-z])")
_UNIVERSAL = re.compile("univers|total")
_PARTIAL_SINCE = "1977-12-27"  # Lei 6.515/1977
_PREFIX = "conjuge_"
_MAX_PROSE = 420  # words
_CELL_LINES = 14
_SUBJECTS = (FIRST, SECOND)


def read_spouses(
    where: Map, kind: DocumentType, how: Spouses, found: Mapping[str, list[Finding]]
) -> dict[str, list[Finding]]:
    """Return every field of the parties with its subject, in page order."""
    prose = _prose(where, kind, how)
    names = _names(where, how, found.get(NAME, ()), prose)
    if len(names) < len(_SUBJECTS) and (couple := couple_of(where.transcript.passage, NAME)):
        names = [replace(f, subject=subject) for f, subject in zip(couple, _SUBJECTS, strict=True)]
        prose = _from(where, kind, names[0])
    introduced = where.transcript.passage if introduced_in(where.transcript.passage, NAME) else prose
    told = list(parts_of(prose if prose.pieces else introduced, names, is_cell=False))
    for passage in _cells(where, how.maiden + how.described):
        told += parts_of(passage, names, is_cell=True)
    told += _introduced(where, kind, how, names)
    sexes = {name.subject: likely_gender(name.value) for name in names}
    fields = {NAME: names, ADOPTED: _adopted(where, how, found.get(ADOPTED, ()), names)}
    fields[MARRIED] = list(found.get(MARRIED, ())) or [_as_registered(f) for f in found.get(REGISTERED, ())]
    fields[REGIME] = [_of_its_time(regime, fields[MARRIED]) for regime in found.get(REGIME, ())]
    for name in {spec.name for spec in kind.fields if spec.name.startswith(_PREFIX)} - {ADOPTED}:
        captioned = _by_caption(where, how, found.get(name, ()), names)
        of_both = (_of_subject(name, who, captioned, told, sexes.get(who)) for who in _SUBJECTS)
        fields[name] = [each for own in of_both for each in (own if name == PARENTS else _one(own))]
    return {name: sorted(values, key=lambda f: f.quote.begin) for name, values in fields.items()}


def _one(found: Sequence[Finding]) -> list[Finding]:
    """Return what was found of a party where it has one value, in doubt if there are several."""
    if len({finding.value for finding in found}) < 2:
        return list(found)
    doubt = Verdict(checks.ABOUT_WHOM, passed=False, detail="one may be the other's")
    return [finding.with_verdict(doubt) for finding in found]


def _of_its_time(regime: Finding, married: Sequence[Finding]) -> Finding:
    """Doubt a plain `comunhão de bens` since 1977, when it ceased to mean the universal one."""
    words = fold(regime.quote.text)
    is_plain = "comunhao" in words and "universal" in regime.value and not _UNIVERSAL.search(words)
    if not is_plain or all(day.value < _PARTIAL_SINCE for day in married):
        return regime
    return regime.with_verdict(Verdict(checks.LAW_OF_ITS_TIME, passed=False, detail=_PARTIAL_SINCE))


def _as_registered(registered: Finding) -> Finding:
    """Return the day of the registration as that of the marriage, which the law wants to be one: a guess."""
    doubt = Verdict(checks.TOLD_ITSELF, passed=False, detail="told as the day of the registration")
    return replace(registered, name=MARRIED).with_verdict(doubt)


def _cells(where: Map, labels: tuple[str, ...]) -> list[Passage]:
    """Return what stands under or behind captions, each text once."""
    found = list(sources(where, labels, (), _CELL_LINES, frozenset()))
    return [s.passage for i, s in enumerate(found) if all(s.anchor != other.anchor for other in found[:i])]


def _introduced(where: Map, kind: DocumentType, how: Spouses, names: Sequence[Finding]) -> Iterator[Told]:
    """Yield what follows a party's caption: `Noivo: Fulano de Tal, brasileiro, natural de […]`."""
    closing = frozenset(kind.closing_phrases)
    for words, subject in how.sections:
        whose = subject_by_sex(subject, names)
        anchors = list(where.saying((words,), is_label=True)) if whose else []
        for anchor in anchors:
            if anchor.is_alone and len(anchors) > 1:  # CONTRAENTE, over each of both
                continue
            cells = all_beside(where, anchor)[:1] if anchor.is_alone else [behind(where, anchor, closing)]
            yield from (Told(whose, until_end(cell), is_cell=False) for cell in cells if cell.pieces)


def _prose(where: Map, kind: DocumentType, how: Spouses) -> Passage:
    """Return what follows the first phrase behind which two names stand, else the first phrase at all."""
    anchors = sorted(where.saying(how.phrases, is_label=False), key=lambda anchor: anchor.first)
    told = [_behind(where, kind, how, anchor) for anchor in anchors]
    couples = (passage for passage in told if len(couple_in(passage, NAME)) == len(_SUBJECTS))
    return next(couples, told[0] if told else join_pieces(()))


def _behind(where: Map, kind: DocumentType, how: Spouses, anchor: Anchor) -> Passage:
    """Return the text behind a phrase, over all paragraphs, up to a caption or the close of the document.

    What the sentence calls the parties may look like a caption: `receberam-se os nubentes: Fulano`.
    """
    pieces, closing = where.transcript.passage.pieces, frozenset(kind.closing_phrases)
    last = min(anchor.last + 1 + _MAX_PROSE, len(pieces))
    inner = set(how.labels)
    behind_it = where.anchors_from(anchor.last + 1)
    ends = (
        a.first
        for a in behind_it
        if (a.is_label and (a.is_alone or a.words not in inner)) or a.words in closing
    )
    return join_pieces(pieces[anchor.last + 1 : min(last, next(ends, last))])


def _from(where: Map, kind: DocumentType, name: Finding) -> Passage:
    """Return the text from a name on, up to the close of the document."""
    first, pieces = name.quote.pieces[0].index, where.transcript.passage.pieces
    closes = (a.first for a in where.anchors_from(first) if a.words in kind.closing_phrases)
    return join_pieces(pieces[first : next(closes, len(pieces))])


def _names(where: Map, how: Spouses, captioned: Sequence[Finding], prose: Passage) -> list[Finding]:
    """Return the names from before the marriage, the first named first, with what other mentions say."""
    maiden = [f for passage in _cells(where, how.maiden) for f in heads_in(passage, NAME)]
    ways = [
        maiden,
        [replace(f, subject="") for f in _by_caption(where, how, captioned, ())],
        _named_by(where, how),
        couple_in(prose, NAME),
        introduced_in(where.transcript.passage, NAME),
        [f for passage in _cells(where, how.described) for f in heads_in(passage, NAME)],
    ]
    chosen = next((way for way in ways if len(way) == 2), next(filter(None, ways), []))
    others = [f for way in ways if way is not chosen and chosen is not maiden for f in way]
    others += [] if chosen is maiden else heads_in(where.transcript.passage, NAME)
    named = [_agreeing(finding, others) for finding in left_first(where, distinct(chosen[:2]))]
    return [replace(f, subject=subject) for f, subject in zip(named, _SUBJECTS, strict=False)]


def _named_by(where: Map, how: Spouses) -> list[Finding]:
    """Return the names behind captions of both parties: listed in a cell, or told in a sentence."""
    told = sources(where, how.names, (), _CELL_LINES, frozenset())
    return [f for s in told for f in (listed_in if s.is_cell else couple_in)(s.passage, NAME)]


def _agreeing(finding: Finding, others: Sequence[Finding]) -> Finding:
    """Say whether the other mentions of a person, known by the given name, read the same."""
    again = [o for o in others if may_be_same(o.value, finding.value) and not o.quote.overlaps(finding.quote)]
    if not again:
        return finding
    is_same = all(may_be_same(o.value.replace(" ", ""), finding.value.replace(" ", "")) for o in again)
    is_same = is_same and all(o.value.casefold() == finding.value.casefold() for o in again)
    return finding.with_verdict(checks.mentions(len(again) + 1, agree=is_same))


def _by_caption(
    where: Map, how: Spouses, found: Sequence[Finding], names: Sequence[Finding]
) -> list[Finding]:
    """Return what captions announced, by party: as the caption or the section says, else in order.

    What cannot be told apart is left out.
    """
    turns = speaking(where, how.sections) if found else []
    said = _said_of(where.transcript.passage, found, names)
    placed = [
        replace(
            f,
            subject=f.subject
            or column_of(where, names, f)
            or section_of(where, how.sections, f)
            or spoken_of(turns, f)
            or by_word,
        )
        for f, by_word in zip(found, said, strict=True)
    ]
    if all(f.subject for f in placed):
        return [replace(f, subject=subject_by_sex(f.subject, names)) for f in placed]
    half = len(found) // 2
    is_even = len(found) == 2 * half and half in {1, 2}
    return [replace(f, subject=FIRST if index < half else SECOND) for index, f in enumerate(found) if is_even]


def _said_of(passage: Passage, found: Sequence[Finding], names: Sequence[Finding]) -> list[str]:
    """Return of whom each value is by the last word with a sex before it, in its line: `Nascida:` is she.

    Empty where both are of one sex, or are called so.
    """
    sexes = {likely_gender(name.value): name.subject for name in names}
    said = [_sex_before(passage, finding) for finding in found]
    if None in sexes or len(sexes) != len(names) or len(set(said) - {""}) < 2:
        return [""] * len(found)
    other = next((subject for subject in _SUBJECTS if subject not in sexes.values()), "")
    return [sexes.get(sex, other) if sex else "" for sex in said]


def _sex_before(passage: Passage, finding: Finding) -> str:
    start, _ = span_of(passage, finding.quote)
    said = [*_SAID.finditer(passage.folded, max(0, passage.text.rfind(LINE, 0, start)), start)]
    return {"a": "F", "o": "M"}[said[-1][1]] if said else ""


def _of_subject(
    name: str, subject: str, captioned: Sequence[Finding], told: Sequence[Told], sex: str | None
) -> list[Finding]:
    """Return the values of one party: from its captions, else from the first text that tells them."""
    ways = [[f for f in captioned if f.subject == subject]]
    ways += [_read(name, t, sex) for t in told if t.subject == subject]
    ways = [way for way in ways if way]
    if not ways:
        return []
    apart = [way for way in ways[1:] if not any(a.quote.overlaps(b.quote) for a in way for b in ways[0])]
    if not apart:
        return ways[0]
    values = {f.value.casefold() for f in ways[0]}
    is_same = all({f.value.casefold() for f in way} == values for way in apart)
    verdict = checks.mentions(len(apart) + 1, agree=is_same)
    return [finding.with_verdict(verdict) for finding in ways[0]]


def _read(name: str, told: Told, sex: str | None) -> list[Finding]:
    """Return what a text tells of a party, doubtful where it seems to tell of two, or of the other sex."""
    reader = personal.READERS.get(name.removeprefix(_PREFIX))
    if name == BORN:
        found = personal.born(told.passage, name, is_told_here=told.is_cell)
    else:
        found = reader(told.passage, name) if reader else []
    found = [replace(finding, subject=told.subject) for finding in found]
    if personal.is_of_one(told.passage, sex):
        return found
    doubt = Verdict(checks.ABOUT_WHOM, passed=False, detail="the text may tell of both")
    return [finding.with_verdict(doubt) for finding in found]


def _adopted(
    where: Map, how: Spouses, captioned: Sequence[Finding], names: Sequence[Finding]
) -> list[Finding]:
    """Return the names that follow from the marriage, each with the party whose given name it has."""
    told = [f for f in captioned if not is_renamed(where.transcript.passage, f)]
    found = [_by_given_name(f, names) or f for f in _by_caption(where, how, told, names) or told]
    found += [f for passage in _cells(where, how.adopted) for f in listed_in(passage, ADOPTED)]
    found += adopted_in(where.transcript.passage, ADOPTED)
    kept: list[Finding] = []
    for finding in distinct(found):
        placed = finding if finding.subject else _by_given_name(finding, names)
        if placed and all(placed.subject != other.subject for other in kept):
            kept.append(placed)
    return kept


def _by_given_name(finding: Finding, names: Sequence[Finding]) -> Finding | None:
    """Return the finding with the one party of that given name; None where neither or both have it."""
    parties = [name.subject for name in names if may_be_same(name.value, finding.value)]
    return replace(finding, subject=parties[0]) if len(parties) == 1 else None
