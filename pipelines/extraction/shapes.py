"""Values that their own writing finds anywhere: dates, sums, and where an act stands in the books."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, normalize
from pipelines.extraction.confusions import as_digits
from pipelines.extraction.dates import dates_in
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.money import find_sums

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipelines.extraction.passage import Passage
    from pipelines.fields import Verdict

_NUMBER_SIGN = r"(?:n[o.]{1,3}[:]?|n ?r\.?|num\.?|numero:?|n(?=[0-9 ]))"
_COUNT = r"[0-9][0-9ol|!]{0,2}(?:[. ][0-9]{3}(?![0-9])){1,4}|[0-9][0-9ol|!]{0,6}"
_REGISTER = (
    r"(?:(?:de )?(?:registros? )?(?:de |dos? )?"
    r"(?:nascimentos?|casamentos?|obitos?|notas|procuracoes|escrituras)[ \n,:]{1,2})?"
)
_LEADER = r"(?:\.{3,60} ?:)?"  # LIVRO..........:
_SIDE = r"(?: ?-? ?(?:verso|vo?|v\.|frente|f)(?![a-z]))?"
_BOOK = re.compile(
    r"(?<![a-z])(?:livros?|lvs?|liv|"
    r"l(?=[. ]{1,3}[0-9]{1,5}[ ,;/–-]{1,3}(?:f(?:ls?|olhas?|lhs)|p(?:ags?|aginas?)?)(?![a-z]))"
    r"|(?<!-)lo(?=[. ]{1,2}[0-9]{1,4}(?:-[a-z])?(?:[ ,;/–]|$|\n)))"
    rf"{_LEADER}[ \n:.,-]{{0,3}}{_REGISTER}(?:{_NUMBER_SIGN}[ \n]?)?"
    r"((?:(?:[a-ep][ .-]{0,3}|(?!no|nr|fl|lv)[a-z]{1,2}[.-])(?:aux[a-z.]*[ -]{0,2})?(?:n[o.]{1,2} ?)?)?"
    r"(?:[0-9]{1,2}\.[0-9]{3}(?![0-9./-])|[0-9][0-9ol|!]{0,4})"
    r"(?:[ -]{0,3}[a-e](?![a-z])|-(?!rg[ .:no]{0,4}[0-9]|fl)[a-z]{1,2}(?![a-z]))?"
    r"(?:[ -]{1,3}aux(?:iliar|\.)?)?)"
    r"(?![a-z0-9/]|-[a-z](?![a-z]))"
)
_LEAF = re.compile(
    rf"(?<![a-z])(?:f(?:olhas?|ls?|o?lhs)|l(?:ivro|iv|v|o)?[ \n:.]{{1,3}}(?:{_NUMBER_SIGN}[ \n]?)?"
    r"(?:[0-9]{1,2}\.[0-9]{3}|[0-9]{1,5})(?:-[a-e])?[ ,;/|·•–-]{1,3}"
    r"(?:as? )?p(?:ag(?:inas?|s)?|(?=\.)))(?![a-z])"
    rf"[ \n.:,]{{0,3}}(?:{_NUMBER_SIGN}[ \n]?)?"
    rf"([0-9][0-9ol|!]{{0,3}}{_SIDE}(?: ?(?:/|a|e|-) ?[0-9]{{1,4}}{_SIDE})?)(?![0-9/])"
    r"(?![ \n](?:dest[ae]|de[ \n][0-9]|d[ao][ \n](?:presente|certidao|traslado|copia))(?![a-z]))"
)
_BOOK_AND_LEAF = re.compile(
    r"(?<![a-z])livros? ?(?:e|/|-) ?f(?:olhas?|ls?|o?lhs)(?![a-z])[ \t\n.:]{0,3}"
    r"(?P<book>[0-9]{1,5}(?: ?- ?[a-z]{1,2}(?![a-z]))?) ?(?:/|-|e|,) ?(?:f(?:olhas?|ls?)\.? ?)?"
    rf"(?P<leaf>[0-9]{{1,4}}{_SIDE})(?![0-9/])"
)
_BOOK_LEAF_ENTRY = re.compile(
    r"(?<![a-z])livros? ?/ ?f(?:olhas?|ls?|o?lhs)\.? ?/ ?(?:termo|registro|n[o.]{1,2})"
    r"[ \n.]{0,60}:?[ \n\t]{0,3}"
    r"(?P<book>(?:[a-e] ?- ?)?[0-9]{1,5}(?: ?- ?[a-e](?![a-z]))?) ?[/,;] ?"
    rf"(?P<leaf>[0-9]{{1,4}}{_SIDE}) ?[/,;] ?(?P<entry>{_COUNT})(?![0-9/])"
)
_ENTRY = re.compile(
    r"(?<![a-z])(?:(?:termo|registro|assento)(?: de (?:nascimento|casamento|obito))?(?: de)?(?=[ \n]n)|"
    r"(?:(?:nascimento|casamento|obito)(?=[ \n]n[o.]{1,2}[ \n])|assento(?=[ \n][0-9])|"
    r"termo(?: de (?:nascimento|casamento|obito))?)|numero de ordem|n[o.]{1,2} de ordem|"
    r"ordem n[o.]{1,2})[ \n:.,-]{0,3}"
    rf"(?:{_NUMBER_SIGN}[ \n]?)?(?:de ordem[ \n:]{{1,2}})?({_COUNT})(?![0-9]|[/-][0-9])"
)
_ENTRY_ALONE = re.compile(rf"(?:^|(?<=[\n\t\f]))n[.o]{{1,2}}[ :]{{0,2}}({_COUNT})[ .-]{{0,2}}(?=[\n\t\f]|$)")
_ENTRY_UNDER = re.compile(
    r"(?<![a-z])(?:so[bh]|com|tom(?:ou|ando)|receb(?:eu|endo)|lev(?:a|ou)|tem)"
    rf"[ '.,\n]{{1,2}}(?:o[ '.,\n]{{1,2}})?{_NUMBER_SIGN}[ \n]{{0,2}}"
    rf"(?:de ordem[ \n:]{{1,2}})?({_COUNT})(?![0-9]|[./-][0-9])"
)
_ENTRY_BESIDE = re.compile(
    rf"(?<![a-z])f(?:olhas?|ls?|o?lhs)\.?[ \n](?:{_NUMBER_SIGN}[ \n]?)?[0-9]{{1,4}}{_SIDE},?[ \n]"
    rf"{_NUMBER_SIGN}[ \n]{{0,2}}"
    rf"({_COUNT})(?![0-9]|[./-][0-9])"
    rf"|(?<![a-z])numero[ \n]({_COUNT})\.[ \n]{{1,2}}aos?[ \n]"
)
_BOOKS_NEAR = re.compile(r"(?<![a-z])(?:livro|folhas?|fls?)(?![a-z])")
_OF_OTHER = re.compile(r"(?<![a-z])(?:crm|cpf|cnpj|rg|oab|identidade|inscrit[oa])(?![a-z])[^.;]{0,20}\Z")
_NEAR = 110  # characters around "sob o nº" within which a book or a leaf is named
_PROPERTY = re.compile(
    r"(?<![a-z])(?:matriculas?|"
    r"matriculad[oa]s?(?=[ \n]sob[^;]{2,28}(?:regist|ofici|cartori|servent|r\.? ?i|cnm)))"
    r"[ \n:.,-]{0,3}(?:do imovel[ \n:]{1,2}|imobiliaria[ \n]{1,2})?"
    r"(?:sob[ \n])?(?:o[ \n])?"
    rf"(?:{_NUMBER_SIGN}[ \n]?)?({_COUNT})(?![0-9]|[./-][0-9]|[ .][0-9]{{2}}(?![0-9]))"
)
_CNS = re.compile(
    r"(?<![a-z])(?:c ?\.? ?n ?\.? ?s(?=[^0-9]{1,9}[0-9])|"
    r"(?:codigo|cadastro)(?: nacional)? d[aeo] serventias?)"
    r"(?![a-z])\.?[ \n:.,-]{0,3}"
    rf"(?:{_NUMBER_SIGN}[ \n]?)?([0-9]{{2}}[. ]?[0-9]{{3}}[ .-]?[0-9])(?![0-9]|[./-][0-9])"
)
_LICENCE = r"([0-9]{1,3}\.[0-9]{3}|[0-9]{3,7})(?![0-9]|[.,][0-9])"
_CRM = re.compile(
    r"(?<![a-z])c ?\.? ?r ?\.? ?m(?=[^0-9]{1,10}[0-9])\.?"
    r"(?:[ /-]{0,3}\(?[a-z]{2}\)?(?![a-z]))?[ \n:.,/-]{0,3}"
    rf"(?:so[bh][ \n](?:o[ \n])?)?(?:{_NUMBER_SIGN}[ \n]?)?(?:[a-z]{{2}}[ /-]{{1,2}})?{_LICENCE}"
)


def find_by_shape(passage: Passage, kind: FieldKind, name: str) -> list[Finding]:
    """Return the values of a kind that needs no anchor, in order; none for any other kind."""
    finder = _FINDERS.get(kind)
    return list(finder(passage, name)) if finder else []


def is_found_by_shape(kind: FieldKind) -> bool:
    return kind in _FINDERS


def value_in_cell(passage: Passage, kind: FieldKind, name: str) -> Finding | None:
    """Return the book, leaf, entry or property number with which a cell of its own begins."""
    pattern = _IN_CELL.get(kind)
    match = pattern.match(passage.folded) if pattern else None
    return _numbered(passage, name, match, _NORMALIZERS[kind]) if match else None


def _sums(passage: Passage, name: str) -> Iterator[Finding]:
    for found in find_sums(passage.folded):
        yield Finding(name, found.amount, passage.quote(found.start, found.end), found.verdicts)


def _books(passage: Passage, name: str) -> Iterator[Finding]:
    for match in _BOOK_AND_LEAF.finditer(passage.folded):
        value = normalize.book(match.group("book"))
        if value:
            yield Finding(name, value, passage.quote(*match.span("book")))
    yield from _of_three(passage, name, "book", normalize.book)
    for match in _BOOK.finditer(passage.folded):
        if _is_of_next_row(passage, match):
            continue
        read = passage.text[match.start(1) : match.end(1)]
        if read[0].islower():  # um livro e 12 folhas
            continue
        while read[-1].islower() and read[-1] in "abcde":  # do livro 12 e das folhas
            read = read[:-1].rstrip(" -")
        value = normalize.book(_letters_between_digits(fold(read))[0])
        if value:
            doubts = _doubts(_letters_between_digits(fold(read))[1])
            yield Finding(name, value, passage.quote(match.start(1), match.start(1) + len(read)), doubts)


def _of_three(
    passage: Passage, name: str, part: str, clean: Callable[[str], str | None]
) -> Iterator[Finding]:
    """Yield one of the numbers that one caption tells together: `Livro/Folha/Termo: B-12 / 34 / 567`."""
    for match in _BOOK_LEAF_ENTRY.finditer(passage.folded):
        value = clean(match.group(part))
        if value:
            yield Finding(name, value, passage.quote(*match.span(part)))


def _leaves(passage: Passage, name: str) -> Iterator[Finding]:
    for match in _BOOK_AND_LEAF.finditer(passage.folded):
        value = normalize.leaf(match.group("leaf"))
        if value:
            yield Finding(name, value, passage.quote(*match.span("leaf")))
    yield from _of_three(passage, name, "leaf", normalize.leaf)
    yield from _all(passage, name, _LEAF, normalize.leaf)


def _properties(passage: Passage, name: str) -> Iterator[Finding]:
    """Yield numbers behind the word matrícula; what stands on the line below may be of another caption."""
    for match in _PROPERTY.finditer(passage.folded):
        if _is_of_next_row(passage, match):
            continue
        finding = _numbered(passage, name, match, normalize.whole_number)
        if finding:
            yield finding


def _is_of_next_row(passage: Passage, match: re.Match[str]) -> bool:
    """Whether a match runs over the end of a line in a table, where its number may belong to any caption."""
    if "\n" not in match.group():
        return False
    line_end = passage.folded.find("\n", match.end())
    first = passage.folded.rfind("\n", 0, match.start()) + 1
    return "\t" in passage.folded[first : line_end if line_end > 0 else None]


def _office_codes(passage: Passage, name: str) -> Iterator[Finding]:
    yield from _all(passage, name, _CNS, normalize.digits)


def _licences(passage: Passage, name: str) -> Iterator[Finding]:
    yield from _all(passage, name, _CRM, normalize.digits)


def _entries(passage: Passage, name: str) -> Iterator[Finding]:
    yield from _of_three(passage, name, "entry", normalize.whole_number)
    yield from _all(passage, name, _ENTRY, normalize.whole_number)
    for match in _ENTRY_BESIDE.finditer(passage.folded):
        group = match.lastindex or 1
        value = normalize.whole_number(match.group(group))
        if value:
            yield Finding(name, value, passage.quote(*match.span(group)))
    for match in _ENTRY_UNDER.finditer(passage.folded):
        if _OF_OTHER.search(passage.folded, max(0, match.start() - _NEAR), match.start()):
            continue
        if _BOOKS_NEAR.search(passage.folded, max(0, match.start() - _NEAR), match.end() + _NEAR):
            finding = _numbered(passage, name, match, normalize.whole_number)
            if finding:
                yield finding


def entries_alone(passage: Passage, name: str) -> list[Finding]:
    """Return the numbers that stand alone in their cell, as in the margin of a book: `N.º 4.712`."""
    return list(_all(passage, name, _ENTRY_ALONE, normalize.whole_number))


def _all(
    passage: Passage, name: str, pattern: re.Pattern[str], clean: Callable[[str], str | None]
) -> Iterator[Finding]:
    for match in pattern.finditer(passage.folded):
        finding = None if _is_of_next_row(passage, match) else _numbered(passage, name, match, clean)
        if finding:
            yield finding


def _numbered(
    passage: Passage, name: str, match: re.Match[str], clean: Callable[[str], str | None]
) -> Finding | None:
    """Return the number of a match, with a doubt where letters behind its first digit stand for digits."""
    read = match.group(1)
    meant, changes = _letters_between_digits(read)
    value = clean(meant)
    if value is None:
        return None
    return Finding(name, value, passage.quote(match.start(1), match.end(1)), _doubts(changes))


def _doubts(changes: int) -> tuple[Verdict, ...]:
    return (checks.read_as_digits(changes),) if changes else ()


def _letters_between_digits(read: str) -> tuple[str, int]:
    """Return `read` with `o`, `l`, `|`, `!` that follow a digit directly put as digits, and how many."""
    parts = re.split(r"([0-9][0-9ol|!]*)", read)
    digits = [as_digits(part) if index % 2 else (part, 0) for index, part in enumerate(parts)]
    return "".join(text for text, _ in digits), sum(changes for _, changes in digits)


_NORMALIZERS: dict[FieldKind, Callable[[str], str | None]] = {
    FieldKind.BOOK: normalize.book,
    FieldKind.LEAF: normalize.leaf,
    FieldKind.ENTRY: normalize.whole_number,
    FieldKind.PROPERTY_NUMBER: normalize.whole_number,
    FieldKind.CNS: normalize.digits,
    FieldKind.CRM: normalize.digits,
}
_IN_CELL = {
    FieldKind.BOOK: re.compile(
        r"\A((?:[a-e][ .-]{0,3}|[a-z]{1,2}[.-])?(?:[0-9]{1,2}\.[0-9]{3}|[0-9]{1,5}"
        r"(?:[ -]{0,3}[a-e](?![a-z])|-(?!fl|fs|no|d[aeo])[a-z]{1,2}(?![a-z]))?))"
        r"(?=[ ,;\t\n]|$)"
    ),
    FieldKind.LEAF: re.compile(r"\A([0-9]{1,4}(?: ?-? ?(?:verso|vo?|frente|f)(?![a-z]))?)(?=[ \t\n]|$)"),
    FieldKind.ENTRY: re.compile(rf"\A({_COUNT})(?=[ \t\n]|$)"),
    FieldKind.PROPERTY_NUMBER: re.compile(rf"\A({_COUNT})(?=[\t\n]|$)"),
    FieldKind.CNS: re.compile(r"\A[ :.]{0,3}([0-9]{2}[. ]?[0-9]{3}[ .-]?[0-9])(?![0-9]|[./-][0-9])"),
    FieldKind.CRM: re.compile(rf"\A[ :.]{{0,3}}(?:n[o.]{{1,2}} ?)?(?:[a-z]{{2}}[ /-]{{1,3}})?{_LICENCE}"),
}
_FINDERS: dict[FieldKind, Callable[[Passage, str], Iterable[Finding]]] = {
    FieldKind.DATE: dates_in,
    FieldKind.MONEY: _sums,
    FieldKind.BOOK: _books,
    FieldKind.LEAF: _leaves,
    FieldKind.ENTRY: _entries,
    FieldKind.PROPERTY_NUMBER: _properties,
    FieldKind.CNS: _office_codes,
    FieldKind.CRM: _licences,
}
