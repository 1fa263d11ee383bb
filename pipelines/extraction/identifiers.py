"""Numbers that prove themselves: CPF, CNPJ, CNM, matrícula of the civil registry, court process."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks
from pipelines.extraction.confusions import DIGIT, as_digits, repair
from pipelines.extraction.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelines.extraction.passage import Passage
    from pipelines.fields import Verdict

_D = DIGIT
_A = "[0-9A-Za-z°º|!$]"  # a CNPJ since July 2026 holds capitals
_DOT = " ?[.,·]? ?"
_DASH = r" ?[-–—./\n]? ?"
_ORNAMENTS = re.compile(r"[\s.,·/\-–—]+")
_START = r"(?<![0-9])(?<![0-9][.,/-])"
_END = r"(?![0-9]|[.,/-][0-9])"
_REACH = 45  # characters from the words that announce a number to its first digit
_LOOSE_RUN = re.compile(r"[0-9][0-9OolISB .,/–-]{5,50}[0-9]")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a number is written. `bare` ones have no ornaments and count only behind words that announce it.

    `lengths` are its possible numbers of characters; `least_digits` must have been read as digits.
    """

    pattern: re.Pattern[str]
    announced: re.Pattern[str]
    is_valid: Callable[[str], bool]
    lengths: frozenset[int]
    least_digits: int
    least_ornaments: int
    has_letters: bool = False


def _groups(*sizes: int, between: str) -> str:
    return between.join(f"{_D}{{{size}}}" for size in sizes)


SHAPES: dict[FieldKind, Shape] = {
    FieldKind.CIVIL_MATRICULA: Shape(
        pattern=re.compile(_START + _groups(6, 2, 2, 4, 1, 5, 3, 7, 2, between=r"[ \n.·–-]{0,3}") + _END),
        announced=re.compile(r"matricula(?! n[o.])(?! do imovel)"),
        is_valid=checks.is_civil_matricula,
        lengths=frozenset({32}),
        least_digits=16,
        least_ornaments=0,
    ),
    FieldKind.COURT_PROCESS: Shape(
        pattern=re.compile(
            rf"{_START}{_D}{{7}} ?[-–.] ?" + _groups(2, 4, 1, 2, 4, between=" ?[.,] ?") + _END
        ),
        announced=re.compile(r"processo(?: judicial)? n[o.]"),
        is_valid=checks.is_court_process,
        lengths=frozenset({20}),
        least_digits=15,
        least_ornaments=4,
    ),
    FieldKind.CNM: Shape(
        pattern=re.compile(rf"{_START}{_D}{{5,6}}{_DOT}{_D}{_DOT}{_D}{{7}}{_DASH}{_D}{{2}}{_END}"),
        announced=re.compile(r"(?<![a-z])c\.? ?n\.? ?m(?![a-z])|codigo nacional d[ea] matricula"),
        is_valid=checks.is_cnm,
        lengths=frozenset({15, 16}),
        least_digits=11,
        least_ornaments=2,
    ),
    FieldKind.CNPJ: Shape(
        pattern=re.compile(
            r"(?:(?<![0-9A-Za-z])(?<![0-9][.,/-])|(?<=[A-Za-z])(?=[0-9]))"
            rf"{_A}{{2}}{_DOT}{_A}{{3}}{_DOT}{_A}{{3}} ?[/|]? ?{_A}{{4}}{_DASH}{_D}{{2}}{_END}"
        ),
        announced=re.compile(r"(?<![a-z])c\.? ?n\.? ?p\.? ?j(?![a-z])|(?<![a-z])c\.? ?g\.? ?c(?![a-z])"),
        is_valid=checks.is_cnpj,
        lengths=frozenset({14}),
        least_digits=5,
        least_ornaments=3,
        has_letters=True,
    ),
    FieldKind.CPF: Shape(
        pattern=re.compile(rf"{_START}{_D}{{3}}{_DOT}{_D}{{3}}{_DOT}{_D}{{3}}{_DASH}{_D}{{2}}{_END}"),
        announced=re.compile(r"(?<![a-z])c\.? ?p\.? ?f(?![a-z])|(?<![a-z])c\.? ?i\.? ?c(?![a-z])"),
        is_valid=checks.is_cpf,
        lengths=frozenset({11}),
        least_digits=7,
        least_ornaments=2,
    ),
}
"""In the order in which they are looked for: the longest first, so that none is taken for a part."""


def find_numbers(passage: Passage, kind: FieldKind, name: str, taken: list[Finding]) -> list[Finding]:
    """Return the numbers of one kind as findings called `name`, none of which touches one of `taken`."""
    shape = SHAPES[kind]
    announcements = [match.end() for match in shape.announced.finditer(passage.folded)]
    found = [f for f in _shaped(passage, shape, name, announcements) if not _touches(f, taken)]
    loose = (
        f for f in _wrong_lengths(passage, shape, name, announcements) if not _touches(f, [*taken, *found])
    )
    return [*found, *loose]


def number_in(passage: Passage, kind: FieldKind, name: str) -> Finding | None:
    """Return the number that stands in a cell of its own, whatever its separators; None if there is none."""
    shape = SHAPES[kind]
    found = next(_shaped(passage, shape, name, [0]), None)
    if found:
        return found
    read = _ORNAMENTS.sub("", passage.text)
    if not re.fullmatch(f"{_D}+", read) or not _is_near(len(read), shape):
        return None
    value, verdicts = judge(read, shape)
    return Finding(name, value, passage.quote(0, len(passage.text)), verdicts)


def numbers_in(passage: Passage, kind: FieldKind, name: str, reach: int) -> list[Finding]:
    """Return the numbers of a kind that begin in the first `reach` characters behind their announcement."""
    found = _shaped(passage, SHAPES[kind], name, [0])
    starts = {piece.index: start for piece, start in zip(passage.pieces, passage.starts, strict=True)}
    return [f for f in found if starts[f.quote.begin[0]] <= reach]


def judge(read: str, shape: Shape) -> tuple[str, tuple[Verdict, ...]]:
    """Return the value of what was read (no ornaments) and what its check digits say."""
    value = read.upper()
    if shape.is_valid(value):
        return value, (checks.check_digits(passed=True),)
    repaired = repair(read, shape.is_valid, has_letters=shape.has_letters)
    if repaired is not None:
        changes = sum(a != b for a, b in zip(repaired, value, strict=True))
        return repaired, (checks.check_digits(passed=True), checks.repaired(changes))
    plain = value if shape.has_letters else as_digits(read)[0]
    if len(plain) not in shape.lengths:
        return plain, (checks.length(len(plain), shape.lengths),)
    return plain, (checks.check_digits(passed=False),)


def _shaped(passage: Passage, shape: Shape, name: str, announcements: list[int]) -> Iterator[Finding]:
    for match in shape.pattern.finditer(passage.text):
        read = _ORNAMENTS.sub("", match.group())
        ornaments = len(_ORNAMENTS.findall(match.group()))
        digits = sum(character.isdigit() for character in read)
        if digits < shape.least_digits:
            continue
        is_bare = ornaments < shape.least_ornaments
        if is_bare and not any(0 <= match.start() - end <= _REACH for end in announcements):
            continue
        value, verdicts = judge(read, shape)
        yield Finding(name, value, passage.quote(match.start(), match.end()), verdicts)


def _wrong_lengths(passage: Passage, shape: Shape, name: str, announcements: list[int]) -> Iterator[Finding]:
    """Yield announced numbers that lack a digit or have one too many: they are wrong, and not dropped."""
    for end in announcements:
        match = _LOOSE_RUN.search(passage.text, end, end + _REACH + 60)
        if match is None or match.start() - end > _REACH or "\f" in passage.text[end : match.start()]:
            continue
        value, changes = as_digits(match.group())
        if _is_near(len(value), shape) and len(value) not in shape.lengths and not changes:
            verdict = checks.length(len(value), shape.lengths)
            yield Finding(name, value, passage.quote(match.start(), match.end()), (verdict,))


def _is_near(length: int, shape: Shape) -> bool:
    return min(abs(length - expected) for expected in shape.lengths) <= max(1, min(shape.lengths) // 8)


def _touches(finding: Finding, others: list[Finding]) -> bool:
    return any(finding.quote.overlaps(other.quote) for other in others)
