"""The officer who signs: behind the caption of his office, over his title, or `Eu, …, Oficial`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks, locate, people
from pipelines.extraction.anchors import Anchor
from pipelines.extraction.dates import dates_in
from pipelines.extraction.folding import fold
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.readers.closing import closes
from pipelines.extraction.readers.names import of_person, read_name
from pipelines.extraction.readers.source import Source
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

_I = re.compile(r"(?<![a-z])(?:eu|comigo|(?:perante|por|de)[ \n]mim)[, \n]{1,2}")
_TITLE = re.compile(
    r"[ \n]?[,(–—+~=-]?[ \n]?(?:[oa][ \n])?(?:off?icial|oficiala|registradora?|escrivao|escriva|tabeliao|"
    r"tabelia|notari[oa]|escrevente|substitut[oa])(?![a-z])"
)
_TITLE_LINE = re.compile(
    r"[ (–-]{0,6}(?:[oa] )?(?:off?icial|oficiala|registradora?|escriva|escrivao|tabeliao|tabelia|"
    r"notari[oa])(?![a-z])[^0-9:]{0,90}+$"
)
_DEPUTY_LINE = re.compile(
    r"[ (-]{0,6}(?:[oa] |agente )?(?:substitut[oa]|ajudante|suboficial|escrevente|prepost[oa]|interin[oa]|"
    r"delegad[oa])(?![a-z])[^0-9:]{0,90}+$"
)
_NAMED = re.compile(r"oficial|tabelia|escrev|escriv|notari[oa](?![a-z])|substitut")
_TITLE_FIRST = re.compile(
    r"[oa][ ](?:oficiala?|registradora?|escriva[o]?|tabelia[o]?|notari[oa]|escrevente)[a-z ]{0,30},[ ]"
)
_SIGNED_BY = re.compile(
    r"(?<![a-z])(?:assinad|subscrit|firmad)[oa](?:,? (?:(?:digital|eletronica|manual)(?:mente)?|"
    r"por meio eletronico))?[ \n](?:n?est[ae] data[ \n])?(?:por|pel[oa])[ \n:]{1,2}"
    r"(?:(?:[oa] )?(?:oficiala?|tabelia[o]?|escrevente|"
    r"escriva[o]?|registradora?|substitut[oa])(?![a-z])[ :,]{1,2}){0,2}"
)
_MAX_TITLE = 9  # words
_MAX_NAME = 80  # characters


def read_officer(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the name behind or under a caption; where another name stands over it, either may be meant."""
    found = read_name(where, source, spec)
    if not found or not source.is_cell or where.is_over or not _over(where, source.anchor, spec):
        return found
    doubt = Verdict(checks.ABOUT_WHOM, passed=False, detail="names over and under the title")
    return [finding.with_verdict(doubt) for finding in found]


def signed(where: Map, spec: FieldSpec) -> list[Finding]:
    """Return the name over a title, else one that a sentence of the officer tells, the last on the page.

    The title of one who only acts for the officer counts where no officer's own stands under a name.
    """
    for is_title in (_TITLE_LINE.match, _DEPUTY_LINE.match):
        for anchor in reversed(list(_titled_lines(where, is_title))):
            found = _over(where, anchor, spec)
            if found:
                return found
    told = _speaking(where, spec) or _titled(where, spec) or _signed_by(where, spec)
    return told[-1:] or _under_close(where, spec)


def _under_close(where: Map, spec: FieldSpec) -> list[Finding]:
    """Return the name, without a title, that alone stands under the line which closes a document: a guess."""
    before, last = _text_of(where, -2), _text_of(where, -1)
    found = people.read_name(last.text) if last.pieces else None
    is_alone = found is not None and last.text[found.end :].strip(" .") == "" and " " in last.text
    if found is None or not is_alone or not any(closes(where, day) for day in dates_in(before, spec.name)):
        return []
    doubt = Verdict(checks.ABOUT_WHOM, passed=False, detail="no title under the name")
    return [of_person(last, found, spec.name, is_cell=False).with_verdict(doubt)]


def _text_of(where: Map, place: int) -> Passage:
    """Return a cell of the document, counted from its end."""
    cells = where.transcript.cells
    pieces = where.transcript.passage.pieces
    return join_pieces(pieces[cells[place].first : cells[place].last + 1] if len(cells) >= -place else ())


def _titled_lines(where: Map, is_title: Callable[[str], re.Match[str] | None]) -> Iterator[Anchor]:
    """Yield the lines that hold nothing but a title."""
    for cell in where.transcript.cells:
        words = " ".join(p.text for p in where.transcript.passage.pieces[cell.first : cell.last + 1])
        if cell.last - cell.first < _MAX_TITLE and is_title(fold(words)):
            yield Anchor("", cell.first, cell.last, is_label=True, is_alone=True)


def _over(where: Map, anchor: Anchor, spec: FieldSpec) -> list[Finding]:
    passage = locate.above(where, anchor)
    return read_name(where, Source(passage, anchor, is_cell=True), spec) if passage.pieces else []


def _speaking(where: Map, spec: FieldSpec) -> list[Finding]:
    """Return the names of `Eu, João da Silva, Oficial, subscrevo`."""
    passage, told = where.transcript.passage, []
    for match in _I.finditer(passage.folded):
        found = people.read_name(passage.text[: match.end() + _MAX_NAME], match.end())
        if found and _TITLE.match(passage.folded, found.end):
            told.append(of_person(passage, found, spec.name, is_cell=False))
    return told


def _signed_by(where: Map, spec: FieldSpec) -> list[Finding]:
    """Return the names of `assinado digitalmente por João da Silva`."""
    passage = where.transcript.passage
    names = (
        people.read_name(passage.text[: match.end() + _MAX_NAME], match.end())
        for match in _SIGNED_BY.finditer(passage.folded)
    )
    return [of_person(passage, found, spec.name, is_cell=False) for found in names if found]


def _titled(where: Map, spec: FieldSpec) -> list[Finding]:
    """Return the names that begin a line and are followed by the title: `João da Silva, Oficial`."""
    told = []
    for cell in where.transcript.cells:
        passage = join_pieces(where.transcript.passage.pieces[cell.first : cell.last + 1])
        is_named = _NAMED.search(passage.folded) is not None
        title = _TITLE_FIRST.match(passage.folded) if is_named else None
        found = people.read_name(passage.text, title.end() if title else 0) if is_named else None
        if found and (title or _TITLE.match(passage.folded, found.end)):
            told.append(of_person(passage, found, spec.name, is_cell=True))
    return told
