"""What the acts of a record prove of each other: dates that do not fall, cancelled acts that exist."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from pipelines.extraction import checks
from pipelines.extraction.real_estate.act_fields import ACQUIRING, ACT, DATE, KIND, TRANSFERRING
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.real_estate.acts import Act

NAMES_AGREE = "names_agree"
NAMES = frozenset({TRANSFERRING, ACQUIRING, "proprietario_nome"})
_FEW = 2  # letters that a reader takes for others in one name
CANCELLED = "cancelled"
CANCELS = "cancels"
_MENTION = re.compile(r"(?<![a-z0-9])(r|av)[ .-]{0,3}(?:n[o.]{1,2} ?)?0?([0-9]{1,3})(?![0-9])")
_REACH = 900  # characters of a cancelling act in which it says what it cancels


def compare_dates(found: Sequence[Finding], opened: Sequence[Finding]) -> list[Finding]:
    """Return the acts' dates and the opening's, doubtful where one is later than the next."""
    dates = [*opened[:1], *(finding for finding in found if finding.name == DATE)]
    wrong = {
        place
        for index in range(1, len(dates))
        if dates[index - 1].value > dates[index].value
        for place in (index - 1, index)
    }
    doubts = {
        id(dates[place]): Verdict(checks.DATE_ORDER, passed=False, detail=_around(dates, place))
        for place in wrong
    }
    everything = [*opened, *found]
    return [f.with_verdict(doubts[id(f)]) if id(f) in doubts else f for f in everything]


def _around(dates: Sequence[Finding], place: int) -> str:
    return ", ".join(finding.value for finding in dates[max(0, place - 1) : place + 2])


def compare_names(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings, names in doubt that another name is like but for a letter or two.

    Who acquires by one act transfers by a later one: the same person is named again and again, and a name
    that differs a little was misread at one of the places, if it is not that of a relative.
    """
    names = sorted({finding.value for finding in found if finding.name in NAMES})
    alike: dict[str, str] = {}
    for first, second in itertools.combinations(names, 2):
        if (
            abs(len(first) - len(second)) <= _FEW
            and Levenshtein.distance(first, second, score_cutoff=_FEW) <= _FEW
        ):
            alike |= {first: second, second: first}
    return [
        finding.with_verdict(
            Verdict(NAMES_AGREE, passed=False, detail=f"{finding.value} ≠ {alike[finding.value]}")
        )
        if finding.name in NAMES and finding.value in alike
        else finding
        for finding in found
    ]


def mark_cancelled(found: Sequence[Finding], acts: Sequence[Act]) -> list[Finding]:
    """Say of an act which other one cancels it; a cancellation of an act that is not there is in doubt."""
    kinds = {finding.subject: finding for finding in found if finding.name == KIND}
    labels = {act.label for act in acts}
    by: dict[str, str] = {}
    unknown: dict[str, str] = {}
    for act in acts:
        kind = kinds.get(act.label)
        if kind is None or kind.value != "cancelamento":
            continue
        meant = _mentioned(act)
        if meant in labels:
            by[meant] = act.label
        elif meant:
            unknown[act.label] = meant
    return [_with_cancellation(finding, by, unknown) for finding in found]


def _mentioned(act: Act) -> str:
    """Return the first act that a cancelling act names; the empty string where it names none before it."""
    for match in _MENTION.finditer(act.passage.folded, 0, _REACH):
        label = f"{match.group(1).upper()}.{int(match.group(2))}"
        if int(match.group(2)) < act.number and act.passage.text[match.start()].isupper():
            return label
    return ""


def _with_cancellation(finding: Finding, by: dict[str, str], unknown: dict[str, str]) -> Finding:
    if finding.name == ACT and finding.subject in by:
        return replace(
            finding, verdicts=(*finding.verdicts, Verdict(CANCELLED, passed=True, detail=by[finding.subject]))
        )
    if finding.name == KIND and finding.subject in unknown:
        return finding.with_verdict(Verdict(CANCELS, passed=False, detail=unknown[finding.subject]))
    return finding
