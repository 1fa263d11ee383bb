"""The pages of a record as one running text, without what every page repeats at its head and foot."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.passage import BREAK, CELL, LINE, Passage, Piece, join_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.transcript import Transcript
    from pipelines.geometry import Box

_HEAD_LINES = 9
_FOOT_LINES = 3
_LEAST_COMMON = 8  # letters; a shorter line that two pages share may be chance
_HEAD_WORDS = re.compile(
    r"(?<![a-z])(?:livro|registros?|gerais|geral|imoveis|imovel|matriculas?|mat|fichas?|folhas?|fls?|verso|"
    r"anverso|frente|continuacao|cont|continua|segue|pagina|pag|cnm|cns|codigo|nacional|data|oficio|oficial|"
    r"cartorio|comarca|n[or]?|rubrica|visto|da|de|do|das|dos|na|no|e|em|a|o|m|f|v)(?![a-z])"
)
_FOOT = re.compile(
    r"\A[^a-z0-9]*+(?:(?:continua|segue|vide|ver|cont)[ .:]|verso|pag(?:ina|\.)|folha|fls?\.|visualizacao|"
    r"documento assinado|https?:|www\.|para verificar|valide|esta certidao|selo)"
)
_OFFICE_OR_NUMBER = re.compile(
    r"\A[^a-z0-9]*+(?:cnm|(?:cnm[ .:]*)?[0-9]{6}\.2\.[0-9]{7}-[0-9]{2})?[ \t]*"
    r"(?:(?:[0-9]{1,2}[oa.]{0,2} )?(?:oficial|oficio|cartorio|servico|serventia|registro)(?: [a-z]{1,9}){0,3}"
    r" (?:imoveis|imobiliario)(?![a-z])[^.;:]{0,60})?"
)
_NATIONAL_NUMBER = re.compile(
    r"[0-9]{6}\.2\.[0-9]{7}-[0-9]{2}(?:(?: [0-9]{1,2}[oa.]{0,2})? [a-z ]{0,40}(?:imoveis|imobiliario)|$)"
)
_PAGE_NUMBER = re.compile(r"[ _*-]*+(?:[0-9]{1,3}(?: ?/ ?[0-9]{1,3})?)?[ _*-]*+")
_DATE = re.compile(r"(?:em )?[0-3]?[0-9] ?[./-] ?[01]?[0-9] ?[./-] ?[12][0-9]{3}[.;]?")
_RECORD = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){1,2} ")  # stands in the margin as the numbers of acts do
_HEADING = re.compile(r"\A[^a-z0-9]*+(?:(?:r|a ?v)[ .,/-]{0,3}[0-9]|averbacao|registro n)")


def body_of(transcript: Transcript) -> Passage:
    """Return the words of all pages as one text; a page's end is a line's end, and repeated lines are out."""
    lines = [list(group) for _, group in itertools.groupby(_numbered(transcript), key=lambda item: item[0])]
    pages = itertools.groupby(lines, key=lambda line: line[0][1].page)
    first: frozenset[str] = frozenset()
    kept: list[Piece] = []
    for number, (_, group) in enumerate(pages):
        page = [[piece for _, piece in line] for line in group]
        if number == 0:
            first = frozenset(squeeze(text) for text in _before_acts(page[:_HEAD_LINES]))
        start = _head(page, first) if number else 0
        body = list(_with_dates(page[start : len(page) - _foot(page)], transcript.upright))
        title = 0 if number else _title(body)
        kept += _running([*body[:title], *(line for line in body[title:] if not _is_of_sheet(line))])
    return join_pieces(kept)


def _with_dates(page: Sequence[list[Piece]], upright: Sequence[Box]) -> Iterator[list[Piece]]:
    """Yield the lines, a date that stands alone under the number of an act or of the record behind it.

    So they stand in a column of their own, left of the text that would else run around the date.
    """
    kept: list[list[Piece]] = []
    for line, after in itertools.zip_longest(page, page[1:]):
        is_date = _DATE.fullmatch(_text(line)) is not None
        if is_date and kept and after and _is_in_column(kept[-1], line, after, upright):
            behind = 1 + (kept[-1][0].text[-1].isalpha())
            kept[-1][behind:behind] = [replace(piece, before=" ") for piece in line]
        else:
            kept.append(line)
    yield from kept


def _is_in_column(
    over: Sequence[Piece], line: Sequence[Piece], after: Sequence[Piece], upright: Sequence[Box]
) -> bool:
    """Whether a line stands under the number of an act or record, and the text right of both."""
    first, own = upright[over[0].index], upright[line[0].index]
    is_aligned = abs(first.left - own.left) < first.height
    is_left = upright[line[-1].index].right < upright[after[0].index].left
    text = fold(_text(over))
    return is_aligned and is_left and any(p.match(text) for p in (_HEADING, _RECORD))


def _numbered(transcript: Transcript) -> Iterator[tuple[int, Piece]]:
    for cell in transcript.cells:
        for piece in transcript.passage.pieces[cell.first : cell.last + 1]:
            yield cell.line, piece


def _running(lines: Sequence[Sequence[Piece]]) -> Iterator[Piece]:
    for line in lines:
        for position, piece in enumerate(line):
            is_first = not position and piece.before in {BREAK, CELL, " "}
            yield replace(piece, before=LINE) if is_first else piece


def _text(line: Sequence[Piece]) -> str:
    return " ".join(piece.text for piece in line)


def _before_acts(lines: Sequence[Sequence[Piece]]) -> Iterator[str]:
    """Yield the lines over the first act; what acts say may stand on another page again and is no head."""
    texts = (_text(line) for line in lines)
    return itertools.takewhile(lambda text: not _HEADING.match(fold(text)), texts)


def _head(page: Sequence[Sequence[Piece]], first: frozenset[str]) -> int:
    """Return how many lines at the top of a page only say which book, record and leaf it belongs to."""
    count = 0
    for line in page[:_HEAD_LINES]:
        text = _text(line)
        if _HEADING.match(fold(text)) or not _is_head(text, first):
            break
        count += 1
    return count


def _is_head(text: str, first: frozenset[str]) -> bool:
    squeezed, folded = squeeze(text), fold(text)
    if squeezed in first and len(squeezed) >= _LEAST_COMMON:
        return True
    if _OFFICE_OR_NUMBER.fullmatch(folded):
        return True
    rest = _HEAD_WORDS.sub("", folded)
    return sum(character.isalpha() for character in rest) <= 2


def _title(body: Sequence[Sequence[Piece]]) -> int:
    """Return how many lines of the first page may be its own head: the first ones, above any act."""
    acts = (place for place, line in enumerate(body) if _HEADING.match(fold(_text(line))))
    return min(_HEAD_LINES, next(acts, _HEAD_LINES))


def _is_of_sheet(line: Sequence[Piece]) -> bool:
    """Whether a line only says the record's national number, as over the second of two leaves on one page."""
    text = fold(_text(line))
    return text.strip(" .:") == "cnm" or _NATIONAL_NUMBER.match(text) is not None


def _foot(page: Sequence[Sequence[Piece]]) -> int:
    """Return how many lines at the bottom only say that the record goes on, or how the copy is verified."""
    count = 0
    for line in reversed(page[-_FOOT_LINES:]):
        text = fold(_text(line))
        if not any(pattern.fullmatch(text) for pattern in (_PAGE_NUMBER, _OFFICE_OR_NUMBER)) and not (
            _FOOT.match(text)
        ):
            break
        count += 1
    return count
