"""Two readers, one page: the text of a reader without positions on the boxes of the reader that has them.

A vision-language reader gives text alone and is sure of all of it. The embedded engine reads worse, but it
reads ink: what both say is sure, what only one says is looked at. Nothing is invented silently and nothing is
left out silently: each difference is a finding of the `Agreement`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from pipelines.agreement import Agreement
from pipelines.document import Region, RegionKind, TextLine, Word
from pipelines.geometry import bounding_box
from pipelines.ocr.alignment.comparison import compare
from pipelines.ocr.alignment.findings import (
    FindingOptions,
    disagreements,
    share_of_agreement,
    skipped_lines,
    unsupported_passages,
)
from pipelines.ocr.alignment.places import word_boxes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document import Confidence, Page, Provenance
    from pipelines.ocr.alignment.comparison import Comparison, ToldLine
    from pipelines.ocr.alignment.words import Match
    from pipelines.ocr.vlm.page_json import PageText


@dataclass(frozen=True, slots=True)
class AgreeOptions:
    """When two readers agree well enough.

    A page is reviewed below `min_share`, or with unsupported or skipped text of at least so many characters.
    `shared_doubt` is the part of the embedded engine's doubt that remains where the other reader reads the
    same: they are of different make, so that one seldom errs as the other does; 1.0 gives no credit for that.
    """

    findings: FindingOptions = field(default_factory=FindingOptions)
    shared_doubt: float = 0.5
    min_share: float = 0.9
    review_unsupported_characters: int = 12
    review_skipped_characters: int = 12


def agree(
    page: Page, told: PageText, provenance: Provenance, options: AgreeOptions | None = None
) -> tuple[Page, Agreement]:
    """Return the page with the words of `told` in the places where `page` has them, and how the two agree.

    A word's confidence is its similarity s to what was seen there (1 for the same characters, case and
    accents counted, look-alike signs not) times 1 − d·(1 − c), where c is the embedded engine's confidence
    and d the `shared_doubt`: above c where both agree, falling with s where they do not. It is None where the
    engine states none, and 0.0 for a word without a match: there was looked, and nothing found. `weakest` is
    raised in the same way, and 0.0 for any word of which a character is contested. The page's confidence is
    the agreement's share. A page of which nothing was told has no regions; it is blank only if `page` is.
    """
    options = options or AgreeOptions()
    compared = compare(told.sections(), page, doubtful_below=options.findings.sure_confidence)
    words = _words(compared, page, options.shared_doubt)
    regions = tuple(_regions(compared, words))
    agreement = _agreement(compared, words, options)
    result = replace(
        page,
        regions=regions,
        is_blank=page.is_blank and not regions,
        confidence=agreement.share,
        provenance=provenance,
    )
    return result, agreement


def _agreement(compared: Comparison, words: Sequence[Word], options: AgreeOptions) -> Agreement:
    boxes = [word.box for word in words]
    agreement = Agreement(
        share_of_agreement(compared, options.findings),
        needs_review=False,
        unsupported=tuple(unsupported_passages(compared, boxes, options.findings)),
        skipped=tuple(skipped_lines(compared, options.findings)),
        disagreements=tuple(disagreements(compared, boxes, options.findings)),
    )
    return replace(agreement, needs_review=needs_review(agreement, options))


def needs_review(agreement: Agreement, options: AgreeOptions) -> bool:
    """Whether a person should look at the page, by these options."""
    unsupported = sum(len(passage.text) for passage in agreement.unsupported)
    skipped = sum(len(line.text) for line in agreement.skipped)
    return (
        (agreement.share is not None and agreement.share < options.min_share)
        or unsupported >= options.review_unsupported_characters
        or skipped >= options.review_skipped_characters
    )


def _words(compared: Comparison, page: Page, shared_doubt: float) -> list[Word]:
    boxes = word_boxes(compared, page.geometry)
    trust = {match: _trust(compared, match, shared_doubt) for match in compared.matches}
    return [
        Word(text, box, *(trust[match] if match else (0.0, 0.0)))
        for text, box, match in zip(compared.told.texts, boxes, compared.match_of, strict=True)
    ]


def _trust(
    compared: Comparison, match: Match, shared_doubt: float
) -> tuple[Confidence | None, Confidence | None]:
    """Return the confidence and the weakest character's of the words of a match."""
    likeness, seen = compared.likeness[match], compared.seen
    confidence = seen.confidence(match.seen, match.seen_end)
    weakest = seen.weakest(match.seen, match.seen_end)
    if confidence is not None:
        confidence = likeness * (1.0 - shared_doubt * (1.0 - confidence))
    if weakest is not None:
        weakest = 1.0 - shared_doubt * (1.0 - weakest)
    return confidence, weakest if likeness == 1.0 else 0.0


def _regions(compared: Comparison, words: Sequence[Word]) -> Iterator[Region]:
    """Yield the told lines by their kind, those of the text by the regions in which they were seen."""
    numbered = zip(_seen_regions(compared), compared.lines, strict=True)
    for (kind, _), members in groupby(numbered, lambda item: (item[1].kind, item[0])):
        lines = tuple(_text_line(line, words) for _, line in members)
        yield Region(kind, bounding_box(line.box for line in lines), lines)


def _seen_regions(compared: Comparison) -> Iterator[int]:
    """Yield the number of each told line's region; a line without a match stays in the last one."""
    number = 0
    for line in compared.lines:
        if line.kind is RegionKind.TEXT:
            match = next(filter(None, compared.match_of[line.first : line.end]), None)
            number = compared.seen.regions[match.seen] if match else number
        yield number


def _text_line(line: ToldLine, words: Sequence[Word]) -> TextLine:
    own = tuple(words[line.first : line.end])
    stated = [(word.confidence, len(word.text)) for word in own if word.confidence is not None]
    letters = sum(count for _, count in stated)
    confidence = sum(value * count for value, count in stated) / letters if letters else None
    return TextLine(" ".join(word.text for word in own), bounding_box(w.box for w in own), confidence, own)
