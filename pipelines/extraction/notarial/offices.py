"""The office of a notary and its town: a line of the heading tells both, the first sentence the town."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import Hamming

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, normalize, towns
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.passage import join_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

_HEADING_CELLS = 10  # of the first page
_MAX_WORDS = 24
_LINES_UNDER = 2  # that may tell the town
_BODY = 6_000  # characters in which a deed says where it is made
_NOTARY = re.compile(r"(?<![a-z])(?:extrajudicial|not(?:as|arial|ario|aria)|protestos?|tabeli)")
_OFFICIAL = re.compile(r"(?<![a-z])(?:cartorio|ofici|tabeli|servi|serventia|notari|registr)")
_WORDS = (
    r"cartorio|oficio|oficial|tabelionato|tabeliao|tabelia|servico|serventia|notas|notarial|notario|registral|"
    r"extrajudicial|registros?|registrador|civil|civis|imoveis|pessoas|naturais|juridicas|titulos?|documentos|"
    r"letras|protestos?|contratos|maritimos|justica|unico|unica|primeiro|segundo|terceiro|quarto|quinto|"
    r"sexto|setimo|oitavo|nono|decimo|judicial|privativ[oa]|anexos|outros|papeis|dividas?|"
    r"public[oa]|distrital|municipal|(?:sede|comarca)(?! d[aeo]s? )"
)
_SEAT_OF_OFFICE = re.compile(r"(?<![a-z])(?:cartorio|ofici|tabeli|servi|serventia)")
"""What `Registro de Protestos` does not say, which may be the title of a book."""
_KNOWN = frozenset(word.replace("?", "") for word in _WORDS.split("|") if "(" not in word)
_SPELT = {
    "cartorio": "Cartório",
    "oficio": "Ofício",
    "tabeliao": "Tabelião",
    "tabelia": "Tabeliã",
    "tabelionato": "Tabelionato",
    "servico": "Serviço",
    "imoveis": "Imóveis",
    "titulos": "Títulos",
}
_OLD_SPELLING = re.compile(
    r"(?<![a-z])(?:official|officio|escript|districto|aquell|dicto|assignad|commig|pharmac|(?:annos?|elle|mez)(?![a-z]))"
)
_NUMBERED_PART = re.compile(
    r"[ ]d[aeo][ ][0-9]{1,2}[.oa°]{0,2}[ ](?:(?:sub)?distrito|circunscricao|zona|regiao|entrancia)(?![a-z])"
)
_CAPTION = re.compile(r"(?:[a-z0-9]{1,2}[.)-]{1,2} ?)?(?:nome d[oa] )?(?:serventia|cartorio|oficio) ?: ?")
_TOWN_CAPTION = re.compile(
    r"[ ]?(?:(?:cidade|municipio|comarca|localidade)(?:[ /-]{1,3}(?:e )?(?:uf|estado))? ?: ?)?"
)
_WORD = re.compile(r"[a-z]{6,}")  # of shorter ones no letter may have been read badly
_READ_WORD = re.compile(r"[^\W\d_]{6,}")
_OFFICE = re.compile(
    rf"[ ]?(?:[0-9]{{1,2}}[ ]?[.oa°]{{0,2}}[ ])?(?:{_WORDS})(?:d[eo](?=[ ]))?(?![a-z])"
    rf"(?:[, ]{{1,2}}(?:[-–][ ])?(?:e[ ])?(?:(?:d[eoa]s?|em|com)[ ])?"
    rf"(?:(?:{_WORDS})(?![a-z])|[0-9]{{1,2}}[ ]?[.oa°]{{0,2}}(?=[ ](?:{_WORDS})(?![a-z]))))*+"
)
_TOWN_LEAD = re.compile(
    r"[ ]?[-–—/,|(·•]?[ ]?(?:(?:d[aeo]|em|n[ao])[ ])?"
    r"(?:(?:comarca|municipio|cidade|distrito|sede)[ ](?:d[aeo]s?[ ]))?"
)
_OF_SOMEBODY = re.compile(r"(?:[ ](?:d[aeo]s?[ ])?[A-ZÀ-Þ][^\W\d_]+){1,4}$")
_ONLY_STATE = re.compile(r"[ ]?[-–/,(][ ]?[a-z]{2}\)?[ .]*")
_BARE_NUMBER = re.compile(r"(?<![0-9])[0-9]{1,3}[ ](?=[a-z])")
_HERE = re.compile(
    r"(?<![a-z])(?:n?est[ae]|(?P<any>n[ao]))[ \n](?:cidade|municipio|comarca|vila|distrito)"
    r"(?:[ \n]e[ \n](?:comarca|municipio|termo))?[ \n]d[eoa]s?[ \n]"
)
_IN_OFFICE = re.compile(
    r"(?<![a-z])nest[ea][ \n](?=cartorio|tabelionato|oficio|serventia|[0-9]{1,2}[ \n]?[oa]?)"
)
_QUALIFIED = re.compile(
    r"(?<![a-z])(?:brasileir|nacionalidade|c\.? ?p\.? ?f|inscrit|portador|resid|domicili)"
)


def read_office(where: Map, kind: FieldKind, name: str) -> Finding | None:
    """Return the office without its town, or the town, of the first line of a heading that names a notary.

    The town is compared with the one of `nesta cidade de Itu`, which stands for it where no line tells it.
    """
    lines = list(_lines(where))
    line = next((each for each in lines if _SEAT_OF_OFFICE.search(each[0].folded)), next(iter(lines), None))
    if kind is FieldKind.OFFICE:
        told = where.transcript.passage
        if line is None:
            return _office_in_body(told, name)
        town = (
            (_is_led(*line) and _town(*line, name))
            or _told_in_body(told, name)
            or _town_under(where, line[0], name)
        )
        return office_in(line[0], told, name, _begin(line[0]), _plain_town(town))
    in_heading = _town_of(where, *line, name) if line else None
    return _compared(in_heading, _told_in_body(where.transcript.passage, name))


def _lines(where: Map) -> Iterator[tuple[Passage, int]]:
    """Yield the lines of the first page's head that begin like a notary's office, and where its name ends."""
    cells = where.transcript.cells
    heading = where.lines[cells[0].page][:_HEADING_CELLS] if cells else ()
    for cell in heading:
        passage = join_pieces(where.transcript.passage.pieces[cell.first : cell.last + 1])
        end = _end_of_office(passage, _begin(passage))
        if end and len(passage.pieces) <= _MAX_WORDS:
            yield passage, end


def _begin(line: Passage) -> int:
    """Return where the office begins in a line: behind its caption."""
    caption = _CAPTION.match(line.folded)
    return caption.end() if caption else 0


def _end_of_office(passage: Passage, start: int) -> int | None:
    """Return where the notary's office ends with which the passage goes on at `start`; None for no notary."""
    match = _OFFICE.match(_WORD.sub(_mended, passage.folded), start)
    if match is None or not (_NOTARY.search(match.group()) and _OFFICIAL.search(match.group())):
        return None
    part = _NUMBERED_PART.match(passage.folded, match.end())
    return _end(passage, part.end() if part else match.end())


def _town_under(where: Map, office: Passage, name: str) -> Finding | None:
    """Return the town that is all that a line close under the office says, with its state."""
    first = office.pieces[-1].index + 1
    pieces = where.transcript.passage.pieces
    under = [cell for cell in where.lines[where.transcript.cells[0].page] if cell.first >= first]
    for cell in under[:_LINES_UNDER]:
        passage = join_pieces(pieces[cell.first : cell.last + 1])
        caption = _TOWN_CAPTION.match(passage.folded)
        found = towns.town_at(passage, caption.end() if caption else 0)
        if found and "-" in found.value and not passage.text[found.end :].strip(" .)"):
            return towns.as_finding(passage, found, name)
    return None


def _mended(word: re.Match[str]) -> str:
    return _meant(word.group())


@lru_cache(maxsize=4096)
def _meant(read: str) -> str:
    """Return the word of an office's name that differs in one letter, else the word as it was read."""
    if read in _KNOWN:
        return read
    alike = [known for known in _KNOWN if len(known) == len(read) and Hamming.distance(known, read) == 1]
    return alike[0] if len(alike) == 1 else read


def _spelt(word: re.Match[str]) -> str:
    """Return a word with the accents that it has, and apart from a `de` that was read as its end."""
    read = _WORD.sub(_mended, fold(word.group()))
    for joint in ("", "de", "do"):
        if read.removesuffix(joint) in _SPELT and read.endswith(joint):
            return f"{_SPELT[read.removesuffix(joint)]} {joint}".rstrip()
    return word.group()


def _end(passage: Passage, end: int) -> int:
    """Return where the office ends; a town may be called like its last word: `Notas de Registro - SP`."""
    if _ONLY_STATE.fullmatch(passage.folded, end):
        before = passage.folded.rfind(" de ", 0, end)
        return before if before > 0 else end
    return end


def _plain_town(told: Finding | None) -> str:
    """Return a town, folded, without its state."""
    return re.sub(r"[ ]?[-/][a-z ]{2,20}$", "", fold(told.value)) if told else ""


def _in_its_spelling(office: str, whole: Passage) -> str:
    """Return an office with its accents, but for a document without any, or spelt as before 1943."""
    mended = _READ_WORD.sub(_spelt, office)
    if mended == office:
        return office
    has_none = fold(whole.text) == whole.text.lower() or _OLD_SPELLING.search(whole.folded)
    return office if has_none else mended


def office_in(passage: Passage, whole: Passage, name: str, start: int = 0, town: str = "") -> Finding | None:
    """Return the notary's office that begins at `start`, without its town; None for any other text.

    `whole` is all that the document says. `town`, folded, is what it tells elsewhere: so it may end the line
    without any sign.
    """
    end = _end_of_office(passage, start)
    bears = _OF_SOMEBODY.match(passage.text, end) if end else None
    bears = None if bears and town and fold(bears.group()).endswith(f" {town}") else bears
    end = bears.end() if bears else end  # `Serviço de Protesto Falcão`; or a town without a sign before it
    read = passage.text[start:end].rstrip(" -–,") if end else ""
    if end is None or len(read.split()) < 2:
        return None
    value = _in_its_spelling(normalize.place(read), whole)
    finding = Finding(name, value, passage.quote(start, start + len(read)))
    if _BARE_NUMBER.search(fold(read)):
        return finding.with_verdict(checks.implausible("a number without the sign of an ordinal"))
    return (
        finding if bears is None and _is_told_whole(passage, end) else finding.with_verdict(checks.cut_name())
    )


def _is_told_whole(passage: Passage, end: int) -> bool:
    """Whether nothing but a town follows the name of the office."""
    lead = _TOWN_LEAD.match(passage.folded, end)
    begin = lead.end() if lead else end
    if not passage.text[begin:].strip(" .-–"):
        return True
    return begin > end and towns.town_at(passage, begin) is not None


def _town_of(where: Map, line: Passage, end: int, name: str) -> Finding | None:
    """Return the town behind an office, or under it where what stands behind may be its owner's name."""
    behind = _town(line, end, name)
    return behind if behind and _is_led(line, end) else _town_under(where, line, name) or behind


def _is_led(passage: Passage, end: int) -> bool:
    """Whether a sign or a `de` stands behind an office, as before its town; its owner's name needs none."""
    lead = _TOWN_LEAD.match(passage.folded, end)
    return lead is not None and bool(lead.group().strip())


def _town(passage: Passage, end: int, name: str) -> Finding | None:
    lead = _TOWN_LEAD.match(passage.folded, end)
    if lead is None or lead.end() == end:
        return None
    found = towns.town_at(passage, lead.end())
    return towns.as_finding(passage, found, name) if found else None


def _office_in_body(passage: Passage, name: str) -> Finding | None:
    """Return the office of `neste Cartório do 2º Ofício`, which need not call itself a notary's."""
    match = _IN_OFFICE.search(passage.folded, 0, _BODY)
    office = _OFFICE.match(passage.folded.replace("\n", " "), match.end()) if match else None
    if office is None or len(office.group().split()) < 2:
        return None
    read = passage.text[office.start() : office.end()]
    return Finding(name, normalize.place(read), passage.quote(*office.span()))


def _told_in_body(passage: Passage, name: str) -> Finding | None:
    """Return the town of `nesta cidade de Itu`, or of `na cidade de Itu` before anybody is qualified."""
    qualified = _QUALIFIED.search(passage.folded)
    head = qualified.start() if qualified else len(passage.text)
    told = (m for m in _HERE.finditer(passage.folded, 0, _BODY) if not m.group("any") or m.start() < head)
    for match in itertools.islice(told, 1):
        found = towns.town_at(passage, match.end())
        if found:
            return towns.as_finding(passage, found, name)
    return None


def _compared(heading: Finding | None, body: Finding | None) -> Finding | None:
    if heading is None or body is None:
        return heading or body
    town, other = fold(heading.value), fold(body.value)
    is_equal = town.startswith(other) or other.startswith(town)
    fuller = body if len(body.value) > len(heading.value) and is_equal else heading
    return fuller.with_verdict(checks.repeated(is_equal=is_equal))
