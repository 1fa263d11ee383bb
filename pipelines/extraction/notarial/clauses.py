"""Clauses that are kept as they were read: powers, object, seat, payment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.finding import Finding

if TYPE_CHECKING:
    from pipelines.extraction.passage import Passage

_END = re.compile(r"[.;](?=[ \n]|$)|\f")
_END_OF_LIST = re.compile(
    r"\.(?=[ \n]|$)|(?<![;,:])\f|\f(?![a-z]{3}|[a-h]\))|\f(?=clausula|artigo|paragrafo|capitulo)"
)
_ABBREVIATION = re.compile(
    r"(?<![a-z])(?:[a-z]|dr|dra|sr|sra|srs|av|al|sta|sto|jd|vl|pca|rod|estr|trav|n|no|nr|num|art|arts|cel|"
    r"pres|prof|"
    r"gen|eng|cap|ltda|cia|esq|res|lt|qd|cj|apto|bl|km|fls?|mat|inc|par|s\.a|obs|etc|ilmo|exmo|v\.g|p\.ex)\Z"
)
_LEAD = re.compile(
    r"[ \n\t:.,;)–—_*-]*+(?:(?:(?:d?[aeo]s?|aos?|est[ae]s?|seguintes?|atividades?|ramos?|fins|poderes|atos|"
    r"negocios?)[ \n]){0,5}(?:est[ae]s?|seguintes?|atividades?|ramos?|fins|poderes|atos|negocios?) ?:)?"
    r"[ \n\t:.,;)–—_*-]*(?:(?:e|a|o|as|os|de|do|da|na|no|em(?=[ \n]*:)|que|sera|sao|consiste|como|seguintes?|"
    r"fi(?:m|ns)(?:[ \n](?:especia(?:l|is)|unico|exclusivo|especifico))?(?=[ \n]de[ \n])|"
    r"para)(?:[ \n\t:]+|(?=:)))*+"
)
_ITEM_BEGUN = re.compile(r"[;.,][ \n\f]\(?[a-z0-9]{1,2}\)[ \n]?(?:[oa]s?[ \n])?$")  # the next of a list
_SHORT = 12  # characters
_LONGEST = 20_000  # characters of a clause
_BLANK = ' \n\t,;:.–—-_*"“”'


def clause(
    passage: Passage,
    start: int,
    name: str,
    stops: re.Pattern[str] | None = None,
    *,
    is_list: bool = False,
    limit: int | None = None,
) -> Finding | None:
    """Return the clause from `start` to the end of its sentence or to `stops`; None if it says nothing.

    One that `is_list` goes on behind semicolons; none goes on behind `limit`.
    """
    end = end_of_sentence(passage.folded, start, is_list=is_list)
    end = min(end, limit) if limit is not None else end
    lead = _LEAD.match(passage.folded, start, end)
    start = lead.end() if lead else start
    stop = stops.search(passage.folded, start, end) if stops else None
    return text_between(passage, start, stop.start() if stop else end, name)


def text_between(passage: Passage, start: int, end: int, name: str) -> Finding | None:
    """Return text[start:end] on one line, without punctuation at its ends."""
    begin = start
    begun = _ITEM_BEGUN.search(passage.folded, max(begin, end - _SHORT), end)
    last = begin + len(passage.text[begin : begun.start() if begun else end].rstrip(_BLANK))
    begin += len(passage.text[begin:last]) - len(passage.text[begin:last].lstrip(_BLANK))
    value = normalize.spaces(passage.text[begin:last])
    if sum(character.isalpha() for character in value) < 3:
        return None
    return Finding(name, value, passage.quote(begin, last))


def end_of_sentence(folded: str, start: int, *, is_list: bool = False) -> int:
    """Return where the sentence ends that goes on at `start`: at a full stop, or a semicolon if no list."""
    limit = min(len(folded), start + _LONGEST)
    for match in (_END_OF_LIST if is_list else _END).finditer(folded, start, limit):
        word = folded[max(0, match.start() - 8) : match.start()]
        if match.group() != "." or not _ABBREVIATION.search(word):
            return match.start()
    return limit
