"""Texts that run on: behind a value whose end was not found stands what is no part of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks
from pipelines.extraction.folding import fold
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding

_SHORT = frozenset(
    {
        *(FieldKind.OFFICE, FieldKind.PLACE, FieldKind.TOWN, FieldKind.EVENT_TOWN, FieldKind.HOMETOWN),
        FieldKind.TEXT,
    }
)
_LEAST_CAPTION = 9  # characters; shorter ones are words of any text
_SENTENCE_WITHIN = re.compile(
    r"[^\W\d_]{5}\)?\. [A-ZÀ-Þ]"
)  # shorter words may be abbreviations: `Prof. Silva`
_SPEECH_WITHIN = re.compile(
    r"(?<![a-z])(?:dou fe|certifico|certidao|nada mais|segundo declar|em fe d|fez decl|declarou|compareceu|"
    r"faleceu|nasceu|\bdia [0-9]|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2})"
)


def texts_end(findings: Mapping[str, list[Finding]], kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the findings; a short text in which a sentence ends or a caption stands is doubtful.

    The name of an office is made of what captions say too: `1º Ofício de Registro Civil`.
    """
    captions = _captions(kind)
    kinds = {name: kind.specs[name].kind for name in findings if name in kind.specs}
    return {
        name: [_whole(finding, captions if kinds[name] is not FieldKind.OFFICE else ()) for finding in found]
        if kinds.get(name) in _SHORT
        else found
        for name, found in findings.items()
    }


@lru_cache(maxsize=64)
def _captions(kind: DocumentType) -> tuple[str, ...]:
    """Return the captions of more than a word, folded, as they stand behind another word."""
    labels = {label for spec in kind.fields for label in spec.labels} | set(kind.other_labels)
    return tuple(f" {fold(label)}" for label in labels if len(label) >= _LEAST_CAPTION and " " in label)


def _whole(finding: Finding, captions: Sequence[str]) -> Finding:
    folded = fold(finding.value)
    begins = [folded.find(caption) for caption in captions]
    is_captioned = any(at >= 0 and finding.value[at + 1].isupper() for at in begins)
    if is_captioned or _SENTENCE_WITHIN.search(finding.value) or _SPEECH_WITHIN.search(folded):
        return finding.with_verdict(Verdict(checks.WHOLE_TEXT, passed=False, detail="runs on"))
    return finding
