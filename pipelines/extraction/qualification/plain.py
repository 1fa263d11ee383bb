"""Parties that a caption names without telling more of them."""

from __future__ import annotations

from pipelines.extraction import checks, normalize
from pipelines.extraction.finding import Finding
from pipelines.extraction.passage import Passage
from pipelines.extraction.people import read_name
from pipelines.extraction.qualification.companies import company_name, read_company
from pipelines.extraction.qualification.parties import NAME, Party


def read_plain_name(passage: Passage) -> list[Party]:
    """Return the name with which a sentence goes on, over the ends of its lines; an empty list for none."""
    party = _named(passage, 0, len(passage.text))
    return [party] if party else []


def read_plain_names(passage: Passage) -> list[Party]:
    """Return the name with which each line of a cell begins: a person's or a company's."""
    parties = []
    start = 0
    for line in passage.text.split("\n"):
        party = _named(passage, start, start + len(line))
        if party:
            parties.append(party)
        start += len(line) + 1
    return parties


def _named(passage: Passage, start: int, end: int) -> Party | None:
    text = passage.text[start:end]
    lead = len(text) - len(text.lstrip(' :.-–"“'))
    company = read_company(text, lead)
    person = read_name(text, lead)
    if company and (person is None or company.end >= person.end):
        found, value = company, company_name(text[company.start : company.end])
    elif person and " " in text[person.start : person.end]:  # one word is a town, or a caption
        found, value = person, normalize.name(text[person.start : person.end])
    else:
        return None
    quote = passage.quote(start + found.start, start + found.end)
    finding = Finding(NAME, value, quote)
    finding = finding.with_verdict(checks.cut_name()) if found.is_cut else finding
    return Party(start + found.start, end, found is company, (finding,))
