"""Where a text goes over from one party of a marriage to the other, and whom it names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extraction import people
from pipelines.extraction.folding import fold
from pipelines.extraction.given_names import likely_gender
from pipelines.extraction.normalize import STATE_NAMES
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.readers.names import NATIONS, lines_of, of_person
from pipelines.geometry import bounding_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

FIRST, SECOND = "conjuge 1", "conjuge 2"
HIM, HER = "ele", "ela"
"""Subjects of captions that tell the parties by their sex; the names say which of them is the first."""

_SUBJECT_OF = {"first": FIRST, "second": SECOND, "him": HIM, "her": HER}
_PARTY = r"(?:conjuge|contrah?ente|nubente)"
_DESCRIBED = r"(?=[ \n]?[.:,–-]|[ \n](?:com|natural|nascid|filh|brasileir|solteir|viuv))"
_OPENER = re.compile(
    r"(?<![a-z0-9])(?=[oa] [pscn12e]|[pscne12]|d[oa] )"
    rf"(?:(?P<first>(?:o |a )?(?:primeir[oa]|1 ?[oa]?\.?)[ \n]{_PARTY}"
    r"|conjuge 1)"
    rf"|(?P<second>(?:o |a )?(?:segund[oa]|2 ?[oa]?\.?)[ \n]{_PARTY}|conjuge 2)"
    rf"|(?P<him>el?le{_DESCRIBED}|nasceu[ \n]el?le|"
    rf"(?:o[ \n])?(?:noivo|esposo|marido)|do (?:marido|varao)(?= ?:)|o[ \n]{_PARTY})"
    rf"|(?P<her>el?la{_DESCRIBED}|nasceu[ \n]el?la|"
    rf"(?:a[ \n])?(?:noiva|esposa)|da (?:mulher|virago)(?= ?:)|a[ \n]{_PARTY}))"
    r"(?![a-z])"
)
_END = re.compile(
    r"(?<![a-z])(?:regime d|pelo regime|perante|testemunhas|observac|averbac|registro (?:foi )?feito|"
    r"o referido|celebra[dc]|foram apresentados|apresentaram|lavrad[oa] em|passou[ \n]a|passaram[ \n]a|"
    r"continu)"
)
_PASSED = re.compile(
    r"(?<![a-z])(?:passou|passara|passando|passaram|passa|ficou|continuou|continuara|continua|adotou|adotara|"
    r"adotando|adopt(?:ou|ara)|usara|assinara|assinar-se-a|chamar-se-a|denominar-se-a|assinando(?:-se)?|"
    r"chamando-se)[ \n]"
    r"(?:(?:ele|ela|a|contraente|nubente|noiva|esposa|mulher|ora|em|diante|doravante|se|-se|assinar|usar|"
    r"chamar|utilizar|adotar|assinando|"
    r"usando|chamando|utilizando|denominar|assinar-se|chamar-se|denominar-se|o|nome|de|seu|por|"
    r"assim)(?:\.{3,60})?[ \n:,]{1,2}){0,9}"
)
QUALIFIES = re.compile(
    rf"[ \n]?[,;(–-][ \n]?(?:[a-z]{{3,20}}[ \n,]{{1,2}}){{0,4}}(?:{NATIONS}|solteir[oa]|viuv[oa]|"
    r"divorciad[oa]|desquitad[oa]|natural|nascid[oa]|filh[oa]|com[ \n]|"
    r"de[ \n](?:profissao|nacionalidade|cor)|domestica|lavrador|do[ \n]lar|"
    r"maior|comerciante|operari[oa]|estudante|professora?|agricultora?|residente|el[ea][ ,:])"
)
_JOINT = re.compile(r"[ \n]?,?[ \n](?:e|com|&)[ \n]{1,2}(?:(?:a|o|dona|d\.|sra?\.?|senhora?)[ \n]{1,2})?")
_LATER_JOINT = re.compile(
    r"(?:[,;.][ \n]{1,2}(?:e[ \n]{1,2})?(?:com[ \n]{1,2})?|(?<![a-z])com[ \n]{1,2})"
    r"(?:(?:a|o|dona|d\.|sra?\.?|senhora?)[ \n]{1,2})?"
)
_COMMA = re.compile(r"[,:;–-][ \n]{1,2}")
_NOT_PARTIES = re.compile(
    r"(?:juiz|escriva|oficial|testemunh|padre|pastor|celebra|presid|mm)[^,;]{0,200}+"
    r"(?:,[ \n](?:dra?|sra?|rev|pe|padre|doutora?|senhora?)\.?[ \n][^,;]{0,100}+)?\Z"
)
_CAPITALISED = re.compile(r"(?<!\S)(?=[A-ZÀ-Þ][^\W\d_]+[ \n](?:d[aeo]s?[ \n])?[A-ZÀ-Þ])")
"""Where a name may begin that no comma divides from what stands before it."""
_BLANKS = re.compile(r"[ :,–-]*")
_COLON = re.compile(r"\.{0,60}[ \n]?:[ \n\t]{0,3}")
_NEXT_CAPTION = re.compile(r"\n[^\n\t:]{2,60}:")  # in the next line
_NEXT_ROW = re.compile(r"\n[^\n\t]{1,40}\t")
_SUBJECTS = (FIRST, SECOND)
_MAX_LEAD = 160  # characters from `contraíram matrimônio` to the first name


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of a text that speaks of one party; `is_cell` if a caption says what it tells."""

    subject: str
    passage: Passage
    is_cell: bool


def parts_of(passage: Passage, names: Sequence[Finding], *, is_cell: bool) -> Iterator[Told]:
    """Yield the stretches of a passage that speak of one party, from its name or `ele` to the other's."""
    borders = sorted({*_openings(passage, names), *_mentions(passage, names)})
    ends = [match.start() for match in _END.finditer(passage.folded)]
    for index, (start, subject) in enumerate(borders):
        following = borders[index + 1][0] if index + 1 < len(borders) else len(passage.text)
        end = min((e for e in ends if start < e < following), default=following)
        pieces = passage.pieces_in(start, end)
        if pieces:
            yield Told(subject, join_pieces(pieces), is_cell)


def until_end(passage: Passage) -> Passage:
    """Return a passage up to where it goes over from the parties to the marriage."""
    match = _END.search(passage.folded)
    return join_pieces(passage.pieces_in(0, match.start())) if match else passage


def _openings(passage: Passage, names: Sequence[Finding]) -> Iterator[tuple[int, str]]:
    """Yield where `ele`, `a contraente` or `1º cônjuge` opens a stretch, and whose it is."""
    for match in _OPENER.finditer(passage.folded):
        subject = subject_by_sex(_SUBJECT_OF[match.lastgroup or "first"], names)
        if subject:
            yield match.start(), subject


def subject_by_sex(subject: str, names: Sequence[Finding]) -> str:
    """Return the party that `ele` or `ela` means: by the given names; empty where these do not tell."""
    if subject not in {HIM, HER}:
        return subject
    wanted = "M" if subject == HIM else "F"
    genders = [likely_gender(name.value) for name in names[:2]]
    if len(genders) < 2 or genders[0] == genders[1]:
        return ""
    is_first = genders[0] == wanted or (genders[0] is None and genders[1] != wanted)
    return FIRST if is_first else SECOND


def _mentions(passage: Passage, names: Sequence[Finding]) -> Iterator[tuple[int, str]]:
    """Yield where a party's name stands before what describes its bearer."""
    for name in names:
        given = [re.escape(word) for word in fold(name.value).split()]
        pattern = re.compile(r"(?<![a-z])" + r"[ \n]{1,2}".join(given) + r"(?=[ \n]?[,;:(–-]|\n)")
        for match in pattern.finditer(passage.folded):
            yield match.start(), name.subject


def couple_in(passage: Passage, name: str) -> list[Finding]:
    """Return the two names that a sentence marries: side by side, or each with what describes the bearer."""
    first = _first_name(passage)
    if first is None:
        return []
    second = _second_name(passage, first)
    return [of_person(passage, found, name, is_cell=False) for found in (first, second) if found]


def _first_name(passage: Passage) -> people.FoundName | None:
    starts = [0, *(m.end() for m in _COMMA.finditer(passage.folded, 0, _MAX_LEAD))]
    titled = (m.start() for m in _CAPITALISED.finditer(passage.text, 0, _MAX_LEAD))
    for start in [*starts, *titled]:
        found = people.read_name(passage.text, start)
        if found and not _NOT_PARTIES.search(passage.folded, max(0, start - 40), found.end):
            return found
    return None


def _second_name(passage: Passage, first: people.FoundName) -> people.FoundName | None:
    """Return the name joined to the first; one behind `de` is that of a parent."""
    beside = _JOINT.match(passage.folded, first.end)
    found = people.read_name(passage.text, beside.end()) if beside else None
    if found:
        return found
    for joint in _LATER_JOINT.finditer(passage.folded, first.end):
        found = people.read_name(passage.text, joint.end())
        if found is None or " ".join(passage.folded[found.start : found.end].split()) in STATE_NAMES:
            continue  # de Itu, São Paulo, filho de
        if found.start == joint.end() and QUALIFIES.match(passage.folded, found.end):
            return found
    return None


def heads_in(passage: Passage, name: str) -> list[Finding]:
    """Return the names with which the parts of a cell begin: a line, or what follows `ele:`."""
    starts = {0, *(start for start, _ in lines_of(passage.text))}
    starts |= {match.end() for match in _OPENER.finditer(passage.folded)}
    found = []
    for start in sorted(starts):
        opener = _OPENER.match(passage.folded, start)
        read = people.read_name(passage.text, opener.end() if opener else start)
        if read and QUALIFIES.match(passage.folded, read.end):
            found.append(of_person(passage, read, name, is_cell=False))
    return found


def introduced_in(passage: Passage, name: str) -> list[Finding]:
    """Return the first names that `Ele:` and `Ela:` introduce, if the text has both."""
    read = {}
    for match in _OPENER.finditer(passage.folded):
        colon = _COLON.match(passage.folded, match.end())
        caption = _NEXT_CAPTION.search(passage.text, match.end())
        text = passage.text[: caption.start() if caption else None]
        found = people.read_name(text, colon.end()) if colon else None
        if found and match.lastgroup not in read:
            read[match.lastgroup] = of_person(passage, found, name, is_cell=False)
    return list(read.values()) if len(read) == len(_SUBJECTS) else []


def listed_in(passage: Passage, name: str) -> list[Finding]:
    """Return the names of a cell that lists them: each line, or behind `ele:` and `passou a assinar`."""
    found: list[Finding] = []
    for start, line in lines_of(passage.text):
        opener = _OPENER.match(fold(line))
        begin = opener.end() if opener else 0
        behind = _BLANKS.match(line, begin)
        begin = behind.end() if behind else begin
        verb = _PASSED.match(fold(line), begin)
        begin = verb.end() if verb else begin
        names = people.read_names(line[begin:])
        found.extend(of_person(passage, item.moved(start + begin), name, is_cell=True) for item in names)
    return found


def adopted_in(passage: Passage, name: str) -> list[Finding]:
    """Return the names behind `passou a assinar` and its like."""
    read = (_name_behind(passage, match.end()) for match in _PASSED.finditer(passage.folded))
    return [of_person(passage, found, name, is_cell=False) for found in read if found]


def section_of(where: Map, sections: Sequence[tuple[str, str]], finding: Finding) -> str:
    """Return the subject of the section that a value stands in: the nearest heading over its column."""
    upright = where.transcript.upright
    box = upright[finding.quote.pieces[0].index]
    over = [
        (bounding_box(upright[anchor.first : anchor.last + 1]), subject)
        for words, subject in sections
        for anchor in _headings(where, words, finding)
    ]
    over = [(heading, subject) for heading, subject in over if heading.center[1] < box.center[1]]
    if not over:
        return ""
    lowest = max(heading.center[1] for heading, _ in over)
    row = [each for each in over if lowest - each[0].center[1] < each[0].height]
    left = [each for each in row if each[0].left <= box.left + box.height]
    return max(left, key=lambda each: each[0].left)[1] if left else ""


def _name_behind(passage: Passage, start: int) -> people.FoundName | None:
    """Return the name at `start`, which does not go over into the next row of a table."""
    row = _NEXT_ROW.search(passage.text, start)
    return people.read_name(passage.text[: row.start() if row else None], start)


def speaking(where: Map, sections: Sequence[tuple[str, str]]) -> list[tuple[int, str]]:
    """Return where captions in sentences turn to a party, and to which; nothing where only one is told of."""
    count = Counter(caption for caption, _ in sections)
    told = [
        (anchor.first, subject)
        for caption, subject in sections
        if count[caption] == 1  # CONTRAENTE may be either
        for anchor in where.saying((caption,), is_label=True)
        if not anchor.is_alone
    ]
    return told if len({subject for _, subject in told}) > 1 else []


def spoken_of(turns: Sequence[tuple[int, str]], finding: Finding) -> str:
    """Return the subject of the last turn (see `speaking`) before a value: `ele: […]; pais: Fulano`."""
    first = finding.quote.pieces[0].index
    return max((each for each in turns if each[0] < first), default=(0, ""))[1]


def is_renamed(passage: Passage, finding: Finding) -> bool:
    """Whether a name is the one from before: `Ana Dias passa a se chamar Ana Dias Melo`."""
    end = passage.ends[finding.quote.pieces[-1].index]
    return passage.folded[end : end + 1] == " " and _PASSED.match(passage.folded, end + 1) is not None


def column_of(where: Map, names: Sequence[Finding], finding: Finding) -> str:
    """Return the party under whose name a value stands, where both names stand side by side in cells."""
    if len(names) != len({name.subject for name in names}) or len(names) < 2:
        return ""
    transcript = where.transcript
    cells = [transcript.cell_at(name.quote.pieces[0].index) for name in names]
    first, second = cells
    is_row = first.page == second.page and abs(first.box.center[1] - second.box.center[1]) < first.box.height
    place = transcript.cell_at(finding.quote.pieces[0].index)
    if not is_row or first.box.right >= second.box.left or place.page != first.page:
        return ""
    if place.box.center[1] < first.box.bottom:
        return ""
    if place.box.left > second.box.left - 2 * second.box.height:
        return names[1].subject
    return names[0].subject if place.box.right < second.box.left + second.box.height else ""


def left_first(where: Map, names: list[Finding]) -> list[Finding]:
    """Return two names in their order, those of one row from left to right."""
    cells = [where.transcript.cell_at(name.quote.pieces[0].index).box for name in names]
    is_row = len(cells) == 2 and abs(cells[0].center[1] - cells[1].center[1]) < cells[0].height / 2
    return names[::-1] if is_row and cells[1].right < cells[0].left else names


def _headings(where: Map, words: str, finding: Finding) -> Iterator[Anchor]:
    page = finding.quote.pieces[0].page
    for anchor in where.saying((words,), is_label=True):
        if anchor.is_alone and where.transcript.passage.pieces[anchor.first].page == page:
            yield anchor
