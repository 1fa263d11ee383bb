"""Which of a few values a text says, in words that may be read a little wrong."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import squeeze
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.readers.source import Source

_FIRST_WORD = re.compile(r"[ \n:.,-]{0,12}([a-z]{1,20})")
_LEAST_SEX_LIKENESS = 75.0
_LEAST_FUZZY = 6  # letters; shorter words have neighbours that mean something else
_LETTERS_A_FAULT = 8
_MAX_WORDS = 40  # looked at behind an anchor
_MAX_START = 8  # words from a phrase to the choice
_TICK = re.compile(r"[(\[][ ]?[xX✓✗*][ ]?[)\]]?")


_SEXES = {"m": ("masc", "homem", "menino", "varao", "macho"), "f": ("fem", "mulher", "menina", "femea")}
_CHILD = re.compile(
    r"(?<![a-z])(?:um (?P<m>menino|rapaz|homem|varao|filho varao)|"
    r"uma (?P<f>menina|moca|mulher|filha))(?![a-z])"
)


_SEX = re.compile(r"(?<![a-z])(?:(?P<m>masc(?:ulin[oa]|\.))|(?P<f>fem(?:inin[oa]|\.)))(?![a-z])")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words `first` to `last` of a text say `value`; `weight` are the letters that agree."""

    value: str
    first: int
    last: int
    weight: float


def read_choice(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the choice that a text says: in a cell the ticked or only one, in a sentence the first.

    A cell that says two choices without a tick is doubtful.
    """
    passage = source.passage
    words = [squeeze(piece.text) for piece in passage.pieces[:_MAX_WORDS]]
    said = list(_apart(_said(words, spec)))
    if not source.is_cell:
        said = [each for each in said if each.first <= _MAX_START or not source.anchor.words][:1]
    if not said:
        return []
    ticked = [each for each in said if _is_ticked(passage.text, passage.starts[each.first])]
    chosen = (ticked or said)[0]
    quote = passage.quote(passage.starts[chosen.first], passage.ends[chosen.last])
    finding = Finding(spec.name, chosen.value, quote)
    values = {each.value for each in (ticked or said)}
    doubt = Verdict(checks.ONE_CHOICE, passed=False, detail=" / ".join(sorted(values)))
    return [finding.with_verdict(doubt) if len(values) > 1 else finding]


def _said(words: Sequence[str], spec: FieldSpec) -> Iterator[_Said]:
    wanted = [(c.value, squeeze(text), len(text.split())) for c in spec.choices for text in c.words]
    faults_of = {
        text: max(len(text) // _LETTERS_A_FAULT, 1) if len(text) >= _LEAST_FUZZY else 0
        for _, text, _ in wanted
    }
    ends = list(itertools.accumulate(map(len, words), initial=0))
    for first in range(len(words)):
        for value, text, length in wanted:
            faults = faults_of[text]
            for last in range(first, min(first + length + 1, len(words))):
                is_as_long = abs(ends[last + 1] - ends[first] - len(text)) <= faults
                if is_as_long and words[first] and words[last]:
                    run = "".join(words[first : last + 1])
                    distance = Levenshtein.distance(run, text, score_cutoff=faults)
                    if distance <= faults:
                        yield _Said(value, first, last, len(text) - 1.5 * distance)


def _apart(said: Iterator[_Said]) -> Iterator[_Said]:
    """Yield in order what shares no word: of two that do, the one of which more letters agree."""
    kept: list[_Said] = []
    for each in sorted(said, key=lambda s: (-s.weight, s.first)):
        if all(each.last < other.first or other.last < each.first for other in kept):
            kept.append(each)
    yield from sorted(kept, key=lambda s: s.first)


def _is_ticked(text: str, start: int) -> bool:
    return bool(_TICK.search(text, max(0, start - 4), start))


def read_sex(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    match = _FIRST_WORD.match(source.passage.folded)
    if match is None:
        return []
    word = match.group(1)
    word = next((sex for sex, words in _SEXES.items() if word in words), word)
    scores = {"M": fuzz.ratio(word, "masculino"), "F": fuzz.ratio(word, "feminino")}
    sex = word.upper() if word in {"m", "f"} else max(scores, key=lambda key: scores[key])
    if word not in {"m", "f"} and scores[sex] < _LEAST_SEX_LIKENESS:
        return []
    return [Finding(spec.name, sex, source.passage.quote(match.start(1), match.end(1)))]


def sex_in_words(passage: Passage, name: str) -> list[Finding]:
    """Return the sex that `uma menina` tells, or `um homem`; else the only one that is named, in doubt."""
    child = _CHILD.search(passage.folded)
    told = [child] if child else list(_SEX.finditer(passage.folded))
    ticked = [match for match in told if _is_ticked(passage.text, match.start())]
    told = ticked or told
    if len({match.lastgroup for match in told}) != 1:
        return []
    finding = Finding(name, (told[0].lastgroup or "").upper(), passage.quote(*told[0].span()))
    doubt = Verdict(checks.ONE_CHOICE, passed=False, detail="not announced")
    return [finding if child or ticked else finding.with_verdict(doubt)]
