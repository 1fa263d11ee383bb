"""Towns with their state: `Itu-SP`, `Itu (SP)`, `cidade de Itu, Estado de São Paulo`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks, normalize
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.municipalities import states_with
from pipelines.extraction.no_towns import STATES, is_no_town_word
from pipelines.extraction.passage import join_pieces

if TYPE_CHECKING:
    from pipelines.extraction.passage import Passage, Quote

_LEAD = re.compile(
    r"[ \n:.,–—_-]*(?:(?:n?est[ae]|em|no|na|de|do|da)[ \n]{1,2})?"
    r"(?:(?:cidade|municipio|comarca|distrito|capital|termo)(?:[ \n]e[ \n](?:comarca|municipio|termo))?"
    r"(?:[ \n]{1,2}d[eoa])?[ \n]{1,2}|vill?a[ \n]d[eoa][ \n](?=[^\W\d_]))?"
)
_WORD = re.compile(
    r"[ \n]{0,2}([^\W\d_](?:[^\W\d_]|['’.](?=[^\W\d_])|-(?=[A-ZÀ-Þ][a-zà-ÿ])){0,60}\.?)"  # Ji-Paraná
)
_PARTICLES = frozenset({"da", "das", "de", "do", "dos", "d", "e"})
_UNFINISHED = frozenset({"santa", "santo", "sao", "nossa", "dom", "dona"})  # of a hospital
_STATE = normalize.STATE_PATTERN.replace("\\ ", "[ \n]")  # over the end of a line too
_ABBREVIATED = re.compile(r"[ \n]?[-–—/,.·•|( \n]{1,3}([A-Z]{2})(?![^\W\d_])\)?")
_SPELLED = re.compile(
    r"[ \n]?[-–—/,(]?[ \n]?(?:n?est[ae] )?(?:(?:no )?est(?:ado|\.)[ \n]d[eoa]s?[ \n])("
    + _STATE
    + r")(?![a-z])\)?"
)
_BARE_STATE = re.compile(
    r"(?:[ \n][-–—·•|][ \n]|[ \n]?[/,(][ \n]?)("
    + _STATE
    + r")(?:[ \n]?[-–/(][ \n]?[a-z]{2}(?![a-z]))?(?=[\s.,;)]*$|[ ]?[.,;)])\)?"
)
_NEXT_STATE = re.compile(r"[ \n]?[-–—,/(][ \n]{0,2}(" + _STATE + r")(?![a-z])\)?")
_THIS_STATE = re.compile(
    r"[ \n]?[,(–—-]?[ \n]?(?:d['’]?|n)?est[ae][ \n](?:mesm[ao][ \n])?estado(?![ \n]d[eoa]s?[ \n])"
)
_STATE_AT_END = re.compile(r"[ ]?[-–—/,(][ ]?\(?([A-Z]{2})\)?[ .;,]*$")
_NAME_BACKWARDS = re.compile(r"(?:[^\W\d_]|['’. ]){1,41}")
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_STATE_LIKE = re.compile(
    r"[ \n]?[-–—/(][ \n]?[a-z0-9]{1,3}(?![a-z0-9])|,?[ \n](?:n?[eo] )?[a-z]{0,4}[sae]tad?o[ \n]d"
)
_LONGEST = 6  # words


@dataclass(frozen=True, slots=True)
class FoundTown:
    """A town at text[start:end], with the abbreviation of its state where the text tells it.

    `is_cut` says that a state seems to follow which is none.
    """

    start: int
    end: int
    name: str
    state: str | None
    is_cut: bool = False

    @property
    def value(self) -> str:
        return normalize.town(self.name, self.state)


def town_at(passage: Passage, start: int = 0) -> FoundTown | None:
    """Read the town with which the passage goes on at `start`, behind `em` or `cidade de`."""
    text, folded = passage.text, passage.folded
    lead = _LEAD.match(folded, start)
    begin = end = lead.end() if lead else start
    words: list[re.Match[str]] = []
    while len(words) < _LONGEST:
        match = _WORD.match(text, end)
        if match is None or not _continues(words, match.group(1), text):
            break
        words.append(match)
        end = match.end()
        if match.group(1).endswith("."):
            break
    while words and fold(words[-1].group(1)) in _PARTICLES:
        words.pop()
    if sum(len(word.group(1)) for word in words) < 3 or fold(words[-1].group(1)) in _UNFINISHED:
        return None
    begin, end = words[0].start(1), words[-1].end(1) - words[-1].group(1).endswith(".")
    return _with_state(text, folded, begin, end)


def town_of(quote: Quote, whole: Passage) -> FoundTown | None:
    """Return the town that a quote of a document's `whole` passage tells, with the state behind it."""
    told = town_at(join_pieces(quote.pieces))
    if told is None or told.state:
        return told
    where = town_at(whole, whole.starts[quote.pieces[0].index])
    return replace(told, state=where.state) if where and squeeze(where.name) == squeeze(told.name) else told


def _continues(words: list[re.Match[str]], word: str, text: str) -> bool:
    folded = fold(word).strip(".'")
    if folded in _PARTICLES:
        return bool(words)
    if words and words[0].group(1).isupper() != word.isupper() and len(word) > 2:
        return False
    if folded.startswith("del-"):  # São João del-Rei
        return bool(words)
    return word[0].isupper() and not is_no_town_word(folded) and bool(text)


def _with_state(text: str, folded: str, begin: int, end: int) -> FoundTown:
    name, state, last = text[begin:end], None, end
    abbreviated = _ABBREVIATED.match(text, end)
    spelled = _SPELLED.match(folded, end) or _BARE_STATE.match(folded, end) or _state_of_it(name, folded, end)
    head, _, tail = name.replace("\n", " ").rpartition(" ")
    if abbreviated and abbreviated.group(1) in normalize.STATES:
        state, last = abbreviated.group(1), abbreviated.end()
    elif spelled:
        state, last = normalize.STATE_NAMES[spelled.group(1).replace("\n", " ")], spelled.end()
    elif tail in normalize.STATES and head and not name.isupper():
        name, state = head, tail
    is_cut = state is None and bool(_STATE_LIKE.match(folded, end))
    return FoundTown(begin, last, name, state, is_cut)


def _state_of_it(name: str, folded: str, end: int) -> re.Match[str] | None:
    """Return the state that follows a town of it, whatever comes then: `Botucatu, São Paulo e morador na`."""
    following = _NEXT_STATE.match(folded, end)
    state = normalize.STATE_NAMES[following.group(1).replace("\n", " ")] if following else None
    return following if state in states_with(name) else None


def is_of_this_state(whole: Passage, quote: Quote) -> bool:
    """Whether a town is said to lie in the state of the office: `Sapucaia, deste Estado`."""
    return _THIS_STATE.match(whole.folded, whole.ends[quote.pieces[-1].index]) is not None


def last_town(passage: Passage) -> FoundTown | None:
    """Return the town at the end of a place: `Hospital Regional, Sorocaba-SP`; its state must be told."""
    text = passage.text.replace("\n", " ")
    state = _STATE_AT_END.search(text)
    if state is None or state.group(1) not in normalize.STATES:
        return None
    words = _NAME_BACKWARDS.match(text[: state.start()][::-1])
    first = _CAPITAL.search(text, state.start() - words.end(), state.start() - 1) if words else None
    if first is None:
        return None
    begin = first.start() + _behind_in(text[first.start() : state.start()])
    name = text[begin : state.start()]
    if is_no_town_word(fold(name.split(" ")[0])):
        return None
    return FoundTown(begin, state.end(1), name, state.group(1))


def _behind_in(words: str) -> int:
    """Return where the town begins in `Maternidade Santa Clara em Campo Largo`."""
    position = max(words.rfind(" em "), words.rfind(" EM "))
    return position + 4 if position >= 0 else 0


def as_finding(passage: Passage, town: FoundTown, name: str) -> Finding:
    finding = Finding(name, town.value, passage.quote(town.start, town.end))
    if fold(town.name) in STATES:
        return finding.with_verdict(checks.implausible("the name of a state"))
    return finding.with_verdict(checks.cut_name()) if town.is_cut else finding
