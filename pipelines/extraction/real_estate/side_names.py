"""Whether a party's name stands at a place of an act, and names of which nothing more is told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize, people
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.qualification.companies import company_name, read_company
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.passage import Passage

SIDE = "side"
_NO_NAME = re.compile(
    r"(?<![a-z0-9])(?:c\.? ?n\.? ?p\.? ?j|c\.? ?g\.? ?c|c\.? ?p\.? ?f|inscri|"
    r"(?:[0-9]{1,2}[oa.]{0,2} ?)?(?:oficio|tabeli|cartorio|registro|comarca|livro|escritura|servic|"
    r"notas|lei|rua|avenida|nos[ \n]|"
    r"por[ \n]|pel[oa][ \n]))"
)
_PART_OF_NUMBER = re.compile(r"[,;(]|(?P<number>[0-9]{3}\.[0-9]{3})")
_SIGNS = ' \n\t,.;:(-–"'
_NUMBER_REACH = 46  # characters in which the number stands of what is a document, and no name
_QUALIFIED = r"[ \n,.;]{0,3}(?:(?:(?:ja|acima|retro|supra|ora|antes)[ \n])?qualificad[oa]s)?[^a-z0-9]{0,4}"


def is_no_name(folded: str, start: int) -> bool:
    """Whether an office, a place or a number stands at `start`, where a name was looked for."""
    start += len(folded[start : start + 3]) - len(folded[start : start + 3].lstrip(_SIGNS))
    stop = _PART_OF_NUMBER.search(folded, start, start + _NUMBER_REACH)
    return _NO_NAME.match(folded, start) is not None or (
        stop is not None and stop.group("number") is not None
    )


def is_name(passage: Passage, place: int) -> bool:
    """Whether a name stands at that place, of two words at least: not `a Rua`, not `para o fim`."""
    if place >= len(passage.text) or not passage.text[place].isupper():
        return False
    found = read_company(passage.text, place) or people.read_name(passage.text[place : place + 160])
    if found is None:
        return False
    words = passage.folded[place : place + 12]
    return not re.match(
        r"(?:rua|avenida|av\.|prefeitura|matricula|lei|r\.|justica|fazenda [a-z]|escritura)", words
    )


def plain_names(passage: Passage, start: int, end: int, name: str) -> list[Finding]:
    """Return the names with which text[start:end] begins, though nothing more is told of them."""
    text = passage.text[start:end]
    begin = start + len(text) - len(text.lstrip(" \n:-–.,"))
    if begin >= end or is_no_name(passage.folded, begin):
        return []
    company = read_company(passage.text[:end], begin)
    if company:
        value = company_name(passage.text[company.start : company.end])
        return [Finding(name, value, passage.quote(company.start, company.end))]
    found = []
    for item in people.read_names(passage.text[begin:end]):
        quote = passage.quote(begin + item.start, begin + item.end)
        found.append(
            Finding(name, normalize.name(passage.text[begin + item.start : begin + item.end]), quote)
        )
    doubt = Verdict(SIDE, passed=False, detail="not qualified")
    first = [finding for finding in found[:1] if " " in finding.value]
    if len(found) == 2 and _is_pair(
        passage.folded[begin:end], [fold(finding.quote.text) for finding in found]
    ):
        return found
    return first + [finding.with_verdict(doubt) for finding in found[1:]]


def _is_pair(folded: str, names: Sequence[str]) -> bool:
    """Whether two names joined by `e` are all that is told: `João Dias e Ana Dias, já qualificados`."""
    pair = r"[ \n]e[ \n]".join(re.escape(name).replace(r"\ ", r"[ \n]") for name in names)
    return re.fullmatch(rf"{pair}{_QUALIFIED}", folded) is not None
