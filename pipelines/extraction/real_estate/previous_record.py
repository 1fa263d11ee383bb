"""What a record tells of the one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.checks import WHOLE_TEXT
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.real_estate.captions import any_captions, any_of, captions_of, value_under
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage

_SENTENCE_END = re.compile(
    r"\.(?=[ \n]+(?:[A-ZÀ-Ý]))(?<!\b[A-Za-z]\.)(?<!\b[nfdlmNFDLM][rlsºo°t]\.)(?<!\b(?:fls|dra|liv|"
    r"tab|mat|reg)\.)|;|\t"
)
_REGISTERED = re.compile(
    r"(?:\s|[:.,–-])*(?:(?:registrad|transcrit|matriculad)[oa]s? (?:n[oa]s?|em|(?P<under>sob)) )?"
)
_PREVIOUS = re.compile(
    r"(?<![a-z])(?:anterior|aquisi[tc]|origem|origin|proced|proven|oriund|havid|filiacao|dominial|antecedent)"
)
"""Head words of a caption for the record before this one, however it goes on."""
_FAITH = re.compile(r"(?<![a-z])(?:dou fe|o referido e verdade|emolumentos)(?![a-z])")
_HEADING = re.compile(r"\n(?=[A-ZÀ-Ý]{3}[A-ZÀ-Ý ,./()-]{3,80}+(?:\n|\f|\Z))")  # a line in capitals, all of it
_ASIDE = re.compile(r",?[ \n](?:em[ \n]nome[ \n]d|\((?=incorpora|loteamento))")
"""What tells more of the record before than which it is."""
_LONGEST_PREVIOUS = 300  # characters
_MOST_MENTIONS = 20


def read_previous(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return what is told of the record before this one, to the end of its sentence."""
    every = any_captions(front)
    headed = (caption for caption in every if _PREVIOUS.search(caption.words))
    starts = sorted({caption.end for caption in (*captions_of(front, spec.labels, every), *headed)})
    starts += [match.end() for match in any_of(spec.phrases).finditer(front.folded)]
    starts = [_below(front, start) or start for start in starts]
    captions = [caption.start for caption in every]
    for start in starts[:_MOST_MENTIONS]:
        limit = min(len(front.text), start + _LONGEST_PREVIOUS)
        begin = limit - len(front.text[start:limit].lstrip(" \n\t"))
        ends = _SENTENCE_END.search(front.text, begin, limit)
        is_plain = not normalize.is_in_capitals(_line(front, begin))
        heading = _HEADING.search(front.text, begin, limit) if is_plain else None
        stops = [match.start() for match in (ends, heading) if match]
        stop = min([limit, *stops, *(c for c in captions if c > start)])
        asides = (pattern.search(front.folded, begin, stop) for pattern in (_FAITH, _ASIDE))
        stop = min([stop, *(aside.start() for aside in asides if aside)])
        read = front.text[start:stop].rstrip(" \n,;:.-–")
        match = _REGISTERED.match(fold(read))
        lead = match.end() if match else 0
        if len(read) - lead > 3 and any(c.isdigit() for c in read):
            quote = front.quote(start + lead, start + len(read))
            finding = Finding(spec.name, normalize.spaces(read[lead:]), quote)
            doubt = Verdict(WHOLE_TEXT, passed=False, detail="with or without its verb")
            return [finding.with_verdict(doubt) if match and match.group("under") else finding]
    return []


def _line(front: Passage, start: int) -> str:
    """Return the rest of the line of a place."""
    return front.text[start:].partition("\n")[0]


def _below(front: Passage, end: int) -> int | None:
    """Return where the cell under a caption that ends here begins; None where none stands in a row."""
    under = value_under(front, end, end)
    return under[0] if under else None
