"""What a text says of one person, in the words of registry offices: birth, nation, home, parents, CPF."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import identifiers, people, places, towns
from pipelines.extraction.dates import dates_in, find_dates
from pipelines.extraction.finding import Finding
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.readers.names import NATIONS, nations_in, of_person

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.extraction.passage import Passage

_BORN = re.compile(r"(?<![a-z])(?:nascid[oa](?:\(a\))?|nasceu|nascimento)(?![a-z])")
_HOME = re.compile(r"(?<![a-z])(?:natural|naturalidade)[ \n:]{1,2}(?=d[eoa]s?[ \n]|[a-z])")
_CHILD = re.compile(
    r"(?<![a-z])(?:filh[oa](?:\(a\))?(?:[ \n]legitim[oa]|[ \n]natural|[ \n]havid[oa])?[ \n]d[eoa]s?|"
    r"descendente[ \n]de|filiacao:?|(?:pais|genitores|progenitores)[ \n]?:|"
    r"(?:seus|cujos|por|como|os|cuja|sua)[ \n](?:pais|genitores|progenitores|filiacao))(?![a-z])"
    r"(?:[ \n](?:sao|e|era|eram|foram|os|o|a|senhores?|srs?\.?|casal|legitimos|finados)(?=[ \n])){0,3}"
)
_CLAUSE_END = re.compile(r"[.;](?=[ \n]|$)|\t|\f|,?[ \n](?:com quem|[oa] qual|que passou|ele|ela)(?![a-z])")
_AGAIN = re.compile(
    rf"(?<![a-z-])(?:{NATIONS}),?[ \n](?:solteir[oa]|casad[oa]|viuv[oa]|divorciad[oa]|desquitad[oa]|"
    r"separad[oa]|maior|nascid[oa]|natural|com[ \n]|de[ \n]profissao)(?![a-z])"
)
"""How a text returns from the parents to the person: `filho de […], brasileiro, solteiro, natural de`."""
_REACH = 160  # characters from `nascido` to the date
_PARENTS = 2


def is_of_one(passage: Passage, sex: str | None) -> bool:
    """Whether a text tells of one person, and not of one of the other sex: born once, a child once."""
    births = [match.group() for match in _BORN.finditer(passage.folded)]
    children = [match.group().split()[0] for match in _CHILD.finditer(passage.folded)]
    wrong = {"M": ("nascida", "filha"), "F": ("nascido", "filho")}.get(sex or "", ())
    return len(births) <= 1 and len(children) <= 1 and not any(w in wrong for w in births + children)


def born(passage: Passage, name: str, *, is_told_here: bool) -> list[Finding]:
    """Return the day of birth: the first date behind its verb, or the only one of a cell that tells of it."""
    for match in _BORN.finditer(passage.folded):
        end = match.end() + _REACH
        dates = find_dates(passage.text[match.end() : end], passage.folded[match.end() : end])
        if dates:
            start, stop = match.end() + dates[0].start, match.end() + dates[0].end
            return [Finding(name, dates[0].iso, passage.quote(start, stop), dates[0].verdicts)]
    every = dates_in(passage, name) if is_told_here else []
    return every if len(every) == 1 else []


def nation(passage: Passage, name: str) -> list[Finding]:
    """Return the nationality as it is written, in small letters; that of the parents stands behind them."""
    child = _CHILD.search(passage.folded)
    found = nations_in(passage, name, child.start() if child else len(passage.text))[:1]
    again = _AGAIN.search(passage.folded, child.end()) if child and not found else None
    if again is None:
        return found
    return nations_in(join_pieces(passage.pieces_in(again.start(), len(passage.text))), name, _REACH)[:1]


def home(passage: Passage, name: str) -> list[Finding]:
    """Return the town that the person comes from or, where nothing says so, was born in."""
    child = _CHILD.search(passage.folded)
    end = child.start() if child else len(passage.folded)
    again = _AGAIN.search(passage.folded, end)
    homes = [
        *_HOME.finditer(passage.folded, 0, end),
        *(_HOME.finditer(passage.folded, again.start()) if again else ()),
    ]
    for match in homes:
        town = towns.town_at(passage, match.end())
        if town:
            return [towns.as_finding(passage, town, name)]
    verb = _BORN.search(passage.folded, 0, end)
    place = places.event_place(join_pieces(passage.pieces_in(verb.end(), end)), name) if verb else None
    if place is None:
        return _behind_day(passage, verb.end(), end, name) if verb else []
    told = join_pieces(place.quote.pieces)
    found = towns.town_at(told) or towns.last_town(told)
    return [towns.as_finding(told, found, name)] if found else []


def _behind_day(passage: Passage, start: int, end: int, name: str) -> list[Finding]:
    """Return the town with its state right behind the day of birth: `nascimento em 3/5/1950, Itu, SP`."""
    days = find_dates(passage.text[start:end], passage.folded[start:end])
    town = towns.town_at(passage, start + days[0].end) if days else None
    return [towns.as_finding(passage, town, name)] if town and town.state else []


def parents(passage: Passage, name: str) -> list[Finding]:
    """Return both parents, or the one who is named."""
    match = _CHILD.search(passage.folded)
    if match is None:
        return []
    clause = _CLAUSE_END.search(passage.folded, match.end())
    text = passage.text[: clause.start() if clause else len(passage.text)]
    found = [each.moved(match.end()) for each in people.read_names(text[match.end() :])]
    return [of_person(passage, each, name, is_cell=False) for each in found[:_PARENTS]]


def cpf(passage: Passage, name: str) -> list[Finding]:
    return identifiers.find_numbers(passage, FieldKind.CPF, name, [])[:1]


READERS: dict[str, Callable[[Passage, str], list[Finding]]] = {
    "cpf": cpf,
    "nacionalidade": nation,
    "naturalidade": home,
    "filiacao": parents,
}
"""What is read of a person besides the day of birth, by the end of the field's name."""
