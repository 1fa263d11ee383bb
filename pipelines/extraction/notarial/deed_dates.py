"""When a deed was made, where no phrase says so: before the parties appear, or at its close."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.dates import find_dates
from pipelines.extraction.finding import Finding
from pipelines.extraction.notarial.title_dates import BROUGHT
from pipelines.extraction.passage import join_pieces
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.dates import FoundDate
    from pipelines.extraction.passage import Passage

_HEAD = 3_000  # characters
_CLOSE = 2_500
_APPEARS = re.compile(
    r"(?<![a-z])(?:compareceu|compareceram|comparecem?|perante (?:mim|[oa]|este|esta)|vieram|"
    r"apresent(?:ou|aram)-se|presentes? neste|brasileir[oa]s?|nascid[oa]s?|c\.?p\.?f)(?![a-z])"
)
_PROTESTED = re.compile(
    r"[ \n,)]{1,3}(?:(?:por|pela|em razao d[ea])[ \n](?:falta|recusa)[ \n]de[ \n][a-z]{5,10},?[ \n])?"
    r"(?:foi |fica |ficou |protesto,?[ \n]como[ \n]de[ \n]fato[ \n]|o )?(?:lavr(?:ad)?[oa](?:-se)? (?:o )?"
    r"(?:presente )?(?:instrumento de )?protesto|protestad[oa]|protestei)"
)
_PROTESTING = re.compile(
    r"(?<![a-z])(?:protestei|protestad[oa]|lavr(?:ei|ou|ad[oa]|ou-se|a-se)[^.;\t\f]{0,40}[ \n]"
    r"(?:protesto|instrumento))(?![a-z])[^.;\t\f]{0,90}?[ \n,](?:em|aos?|no dia|na data de|nesta data)[ \n]$"
)
_PROTESTS = re.compile(
    r"[^.;\t\f]{0,80}?(?:faco|lavro|lavrei|tiro|tirei|tomo|tomei|fiz)[ \n](?:[a-z]{1,10}[ \n]){0,4}?protesto"
)
_NEAR = 60  # characters before a date that may tell it to be another's
_OTHER_EVENT = re.compile(
    r"(?<![a-z])(?:intima|vencid|vencimento|vencivel|emitid|emissao|sacad[oa] em|protocol|apontad|apresentad)"
)
_CERTIFIED = re.compile(r"(?<![a-z])certid(?:ao|oes)(?! de divida)(?![a-z])|certifico[ \n,](?!que o titulo)")
_LONGEST_PROTEST = 170
_OPENS = re.compile(
    r"s ?a ?i ?b ?a ?[mn][ \n](?:todos[ \n])?(?:os[ \n])?quantos[ \n][^.;\t\f]{0,90}?"
    r"(?:que|virem),?[ \n](?:em|aos?|no[ \n]dia)[ \n]"
)
_DATE_WORDS = 26  # as many as a date in words takes
_OF_NUMBER = re.compile(
    r"[ \n]?[,(]?[ \n]?(?:em|de|datad[oa] de|do dia|no dia|aos?|com data de|na data de)?[ \n,]{0,2}"
)
_BEFORE = 420
_BORN = re.compile(r"(?<![a-z])nascid[oa]s?(?:[ \n]\(?[a-z]{1,3}\)?)?[ \n](?:(?:em|aos?|no dia|a)[ \n])?$")
_OF_BEFORE = re.compile(
    r"(?<![a-z])(?:primitiv|anterior|original|constitutiv|alteracao|alteracoes)[ao]?s?"
    r"(?:[ \n]\(?[0-9a-z./-]{1,12}\)?)?[ \n,]{1,2}(?:(?:datad|firmad|lavrad|assinad)[oa][ \n])?"
    r"(?:de|em|aos?)[ \n]$"
)
"""Before the date of an instrument that this one changes: `ao contrato primitivo, de`."""
_MADE = re.compile(
    r"(?<![a-z])(?:feit[oa]|dad[oa]|passad[oa]|lavrad[oa]|firmad[oa]|assinad[oa]|contratad[oa]|celebrad[oa]|"
    r"assinam|firmam)(?![a-z])[^.;\t\f0-9]{0,80}$"
)
_TOWN_BEFORE = re.compile(
    r"(?:^|[\n\f\t.] ?)(?:[^\W\d_][^\d\n\f\t.,;]{2,40}(?:[,/(-] ?[A-Z]{2}\)?)?, ?(?:em |aos )?)?$"
)
_NOTICE = re.compile(
    r"(?:^|[\n\t\f])(?:carta[ ](?:de[ ])?|edital[ ]de[ ])?(?:intimacao|notificacao|aviso)(?![a-z])"
    r"[^\n\t\f:]{0,40}(?=[\n\f])"
)
_DONE = re.compile(
    r"(?<![a-z])(?:protestei|foi[ \n]protestad|lavrei|data[ \n]do[ \n]protesto|"
    r"instrumento[ \n]de|protesto[ \n](?:foi[ \n])?(?:tirad|lavrad)|certidao)"
)
_EVENT = re.compile(
    r"(?<![a-z])(?:(?P<made>compare|apresent(?:ou|aram)|lavr|passad|feit|firmad|assin|celebrad|outorg|dispos|dispus|"
    r"disse|declar|praticad|contrat|ajust|instrumento|escritura|procuracao)"
    r"|(?P<other>nasc|falec|obito|casad|casament|matrimoni|uniao|divorci|separad|registr|matricul|exped|emiti|emiss|"
    r"venc|valid|vale|vigor|vigen|ate|desde|partir|prazo|protocol|pag|guia|recolh|certid|lei|decret|sentenc|"
    r"arquiv|deferid|averb|livro|inici|termin|parcela|prestac|adquirid|havid|conviv|viv)[a-z]*)(?![a-z]{9})"
)
_NO_DEED = (_BORN, _OF_BEFORE)
_EVENT_REACH = 90  # characters
_SENTENCE = re.compile(r"[.;](?=[ \n])|[\t\f]")


def date_of_deed(passage: Passage, name: str) -> list[Finding]:
    """Return the date before the parties appear, else the one that stands at the close behind a town."""
    appears = _APPEARS.search(passage.folded, 0, _HEAD)
    if appears:
        start = max(0, appears.start() - _BEFORE)
        part = passage.folded[start : appears.start()]
        found = [
            each
            for each in find_dates(passage.text[start : appears.start()], part)
            if not any(pattern.search(part, max(0, each.start - _NEAR), each.start) for pattern in _NO_DEED)
        ]
        if found:
            return _last_of(passage, start, found, name)
    return _at_close(passage, name) or _by_verb(passage, name)


def _by_verb(passage: Passage, name: str) -> list[Finding]:
    """Return the date that a word for making an act governs; else, in doubt, one of no other event."""
    told = [(each, _event_before(passage, each.start)) for each in find_dates(passage.text, passage.folded)]
    made = [each for each, event in told if event == "made"]
    free = [each for each, event in told if event is None]
    if made:
        return _last_of(passage, 0, made, name)
    doubt = Verdict(checks.ABOUT_WHOM, passed=False, detail="nothing says what the date is of")
    return [each.with_verdict(doubt) for each in _last_of(passage, 0, free, name)]


def _event_before(passage: Passage, start: int) -> str | None:
    """Return the group of the nearest word for an event that stands before a date in its sentence."""
    begin = max(0, start - _EVENT_REACH)
    stops = [match.end() for match in _SENTENCE.finditer(passage.folded, begin, start)]
    events = list(_EVENT.finditer(passage.folded, stops[-1] if stops else begin, start))
    return events[-1].lastgroup if events else None


def is_notice(passage: Passage) -> bool:
    """Whether a document says at its head that it asks a debtor to pay, before anything is protested."""
    return _NOTICE.search(passage.folded, 0, _HEAD) is not None and not _DONE.search(passage.folded)


def date_of_notice(passage: Passage, name: str) -> list[Finding]:
    """Return the date at the close of a notice."""
    return _at_close(passage, name) if is_notice(passage) else []


def date_of_protest(passage: Passage, name: str) -> list[Finding]:
    """Return the date that the words for a protest tell, before them or behind; none of a notice.

    `em 3 de maio de 2019, foi protestado` and `lavrei o protesto por falta de aceite, em 3 de maio de 2019`.
    """
    if is_notice(passage):
        return []
    for each in find_dates(passage.text, passage.folded):
        is_other = _OTHER_EVENT.search(passage.folded, max(0, each.start - _NEAR), each.start)
        is_said = _PROTESTED.match(passage.folded, each.end) or (
            not is_other and _PROTESTS.match(passage.folded, each.end)
        )
        if is_said or _is_of_protest(passage, each.start):
            return [_as_finding(passage, each, name)]
    return _at_opening(passage, name)


def end_of_instrument(passage: Passage, name: str) -> list[Finding]:
    """Return the date at the close of an instrument, that of the protest; a certificate has its own."""
    if is_notice(passage) or _CERTIFIED.search(passage.folded):
        return []
    found = find_dates(passage.text, passage.folded)
    if not found or BROUGHT.match(passage.folded, found[-1].end):
        return []
    latest = max(each.iso for each in found)
    doubt = Verdict(checks.ABOUT_WHOM, passed=False, detail="not the last day that is told")
    closing = _at_close(passage, name)
    return [each if each.value == latest else each.with_verdict(doubt) for each in closing]


def _at_opening(passage: Passage, name: str) -> list[Finding]:
    """Return the date with which an instrument opens: `Saibam quantos … que, aos 3 de maio de 1978`."""
    opens = _OPENS.search(passage.folded, 0, _HEAD)
    if opens is None:
        return []
    end = opens.end() + _LONGEST_PROTEST
    for each in find_dates(passage.text[:end], passage.folded[:end]):
        if each.start <= opens.end() + 3 and each.end > opens.start():
            is_of_title = BROUGHT.match(passage.folded, each.end)
            return [] if is_of_title else [_as_finding(passage, each, name)]
    return []


def _is_of_protest(passage: Passage, start: int) -> bool:
    """Whether the sentence up to a date says that the protest was made then, and nothing else in between."""
    said = _PROTESTING.search(passage.folded, max(0, start - _LONGEST_PROTEST), start)
    return said is not None and not _OTHER_EVENT.search(said.group())


def date_of_number(passage: Passage, number: Finding, name: str) -> list[Finding]:
    """Return the date that stands right behind a number: `protocolo nº 1.234, de 3 de maio de 2019`."""
    last = number.quote.pieces[-1].index
    behind = join_pieces(passage.pieces[last : last + _DATE_WORDS])
    start = number.quote.finish[1]
    lead = _OF_NUMBER.match(behind.folded, start)
    for each in find_dates(behind.text, behind.folded):
        if lead and start < each.start <= lead.end():
            return [_as_finding(behind, each, name)]
    return []


def _at_close(passage: Passage, name: str) -> list[Finding]:
    start = max(0, len(passage.text) - _CLOSE)
    text, folded = passage.text[start:], passage.folded[start:]
    found = [
        each
        for each in find_dates(text, folded)
        if not _BORN.search(folded, max(0, each.start - 24), each.start)
        and (
            _TOWN_BEFORE.search(text, max(0, each.start - 60), each.start)
            or _MADE.search(folded, max(0, each.start - 110), each.start)
        )
    ]
    return _last_of(passage, start, found, name)


def _last_of(passage: Passage, start: int, found: Sequence[FoundDate], name: str) -> list[Finding]:
    """Return the last of the dates found in text[start:]; in doubt where another one is not the same."""
    if not found:
        return []
    finding = _as_finding(passage, found[-1], name, start)
    values = {each.iso for each in found}
    return [finding.with_verdict(checks.one_value(values)) if len(values) > 1 else finding]


def _as_finding(passage: Passage, found: FoundDate, name: str, start: int = 0) -> Finding:
    """Return a date found in text[start:]."""
    quote = passage.quote(start + found.start, start + found.end)
    return Finding(name, found.iso, quote, found.verdicts)
