"""What looks like the heading of an act, `R.3/12.345`, and whether it is one or a mention in a sentence."""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction.confusions import as_digits
from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import ActList
    from pipelines.extraction.passage import Passage

_DIGIT = "[0-9oil|!sz]"  # in folded text: what readers write for digits too
_GLUE = r"[ .,:;/*-]{0,4}"
_NUMBER_SIGN = r"(?:n(?:o\.?|[.:]|(?= ?[0-9]))[ .:]{0,2})?"
_RECORD_MARK = r"(?:(?:n?[ad]a )?m(?:at(?:r(?:icula)?)?)?(?![a-z])[ .:/-]{0,3}(?:n[o.]{1,2}[ .]?)?)?"
_RECORD = rf"[0-9]{_DIGIT}{{0,2}}(?:[. ]?{_DIGIT}{{3}}){{0,3}}|[0-9]{{4,9}}"
_RECORD_ENDS = r"(?![0-9a-z]|[./,][0-9]|-[0-9]{1,2}-[0-9]{2}| ?de[ \n])"
_LEAST_RECORD = 3  # digits of a record's number that nothing announces: R.1 - 10 is followed by a month
_IN_WORDS = re.compile(r" ?\((?:r|av)[^()\n]{0,30}[ /.-][^()]{3,120}\)")
_CLOSED = re.compile(r" ?\)(?= ?[-–:.\n])")
_CONTINUED = re.compile(r"[ .,:;()/-]{0,4}(?:em )?(?:continuacao|continua|cont\.|conclusao|\(cont)")
_LAST_WORD = re.compile(r"(?<![a-z])(?<![a-z]\()([a-z]++)[.:]?[^a-z0-9]*+$")
_LOOK_BACK = 40
_DAY = r"[0-3]?[0-9]o?(?:[./-][01]?[0-9][./-]| de [a-z]{4,9} de )"
_OPENS = re.compile(
    r"[ .]{0,3}(?:$|[\n\t]|[-:=(*\]]|[,.]? ?(?:em|aos?|data|feit[oa])[ :]|\.? ?(?:prot|prenot|data|"
    r"titulo|nos|por|"
    r"pel[oa]|conforme|procede|certific|transmit|compra|venda|doa[cd]|hipotec|penhor|averb|registr|cancel|"
    r"nome|fica|de acordo|a requerimento|atraves|mediante|a vista|foi)|"
    rf",? ?(?:de )?{_DAY})"
)
_MENTION = re.compile(
    rf"(?!,? ?(?:de )?{_DAY})"
    r"[ .]{0,2}(?:[;)]|,(?! ?(?:em|aos?|data|feit|prot|prenot|[0-9]))|,? ?(?:e|ou|desta|deste|de|da|"
    r"do|das|dos|"
    r"supra|acima|retro|anterior|antes|abaixo|referid[oa]|retificad[oa]|que|ambos|todos|ate|a)(?![a-z]))"
)
_DATED = re.compile(
    r"[ .,:;=-]{0,6}(?:(?:em|aos|de|data)[ :]{1,2})?(?:[0-3]?[0-9] ?[./-]|[0-3]?[0-9]o? de [a-z])"
)
_ENTERED = re.compile(r"[ .,:;=(–-]{0,4}(?:prot|prenot|apont)")
_SENTENCE_ENDS = re.compile(r"[.:;)_*=-][\"' ([]*$|\[$")
_LEADS_TO_MENTION = frozenset(
    (
        "a ao aos anterior anteriores aquisitivo as ato atos ato averbacao averbacoes com conforme "
        "constante constantes da das de do dos e em hipoteca i item lancada lancado mencionada "
        "mencionado na nas "
        "no nos o objeto origem os ou para pela pelas pelo pelos penhora por referida referido registrada "
        "registrado registro registros seu sob sobre sua titulo usufruto ver vide"
    ).split()
)

_OF_THE_FORM = frozenset({"registro", "registros", "averbacao", "averbacoes", "atos"})  # in capitals, printed


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may head an act: `letters` and `number` at text[start:end], and the record's if it bears one.

    `is_sure` says that it stands and reads as a heading does; otherwise only its number in the order of the
    acts can tell. `is_dated` adds that a date or the record's own number follows. `changes` counts letters
    taken for digits; `is_guessed` says that the letters R or AV themselves were read otherwise,
    `is_after_stop` that a sentence ended before.
    """

    letters: str
    number: int
    record: str | None
    start: int
    end: int
    changes: int = 0
    is_sure: bool = False
    is_dated: bool = False
    is_continued: bool = False
    is_guessed: bool = False
    is_after_stop: bool = False


def find_candidates(body: Passage, acts: ActList, record: str | None) -> list[Candidate]:
    """Return whatever may head an act, in order; `record` is the number of the record where it is known."""
    found = [*_at_line_starts(body, acts, record), *_misread(body, record), *_inside(body, acts, record)]
    found.sort(key=lambda item: (item.start, item.is_guessed))
    kept: list[Candidate] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def label_of(heading: Passage, acts: ActList) -> str | None:
    """Return the name of the act that words head which are known to head one: `R.3`."""
    match = _pattern(acts).search(heading.folded)
    if match is None:
        return None
    digits, _ = as_digits(heading.text[slice(*match.span("number"))])
    return f"{_letters(match, acts)}.{int(digits)}" if digits and int(digits) else None


@lru_cache(maxsize=8)
def _spellings(acts: ActList) -> dict[str, str]:
    return {fold(word): choice.value for choice in acts.letters for word in choice.words}


@lru_cache(maxsize=8)
def _pattern(acts: ActList) -> re.Pattern[str]:
    """Match `R.1`, `AV-2/12.345`, `R-1-12345`, `R.01-M.12.345`, `AVERBAÇÃO Nº 3` and their like."""
    words = sorted(_spellings(acts), key=len, reverse=True)
    letters = "|".join(re.escape(word).replace(r"\ ", " ?") for word in words)
    return re.compile(
        rf"(?<![a-z0-9])(?:(?:registro|averbacao|ato|continuacao d[oa]) ?[-:.(]? ?)?"
        rf"(?P<letters>{letters})(?![a-z]{{2}}){_GLUE}{_NUMBER_SIGN}"
        rf"(?P<number>{_DIGIT}{{1,3}})(?![0-9a-z])"
        rf"(?: ?[-/.,:(]{{0,2}} ?(?P<mark>{_RECORD_MARK})(?P<record>{_RECORD}){_RECORD_ENDS})?"
    )


_LINE = re.compile(r"(?:^|(?<=\n))[^a-z0-9\n]{0,4}")
_ANY_LETTERS = re.compile(
    rf"(?:^|(?<=\n))[^a-z0-9\n]{{0,3}}(?P<letters>[a-z]{{1,2}})[ .,-]{{0,3}}(?P<number>{_DIGIT}{{1,3}})"
    rf"(?![0-9a-z])(?: ?[-/.] ?(?P<mark>m[ .-]{{0,2}})?(?P<record>{_RECORD}){_RECORD_ENDS})?"
)
_LIKE_LETTERS = re.compile(r"[rkbpfhn]|a[a-z]|[a-z]v")


def _at_line_starts(body: Passage, acts: ActList, record: str | None) -> Iterator[Candidate]:
    pattern = _pattern(acts)
    for line in _LINE.finditer(body.folded):
        match = pattern.match(body.folded, line.end())
        if match and body.text[match.start()].isupper():
            found = _candidate(body, match, _letters(match, acts), record)
            if found:
                yield found


def _inside(body: Passage, acts: ActList, record: str | None) -> Iterator[Candidate]:
    """Yield headings run into a line, behind a sentence: with the record's number, a date or a protocol."""
    for match in _pattern(acts).finditer(body.folded):
        is_begun = _SENTENCE_ENDS.search(body.folded[max(0, match.start() - 4) : match.start()])
        if is_begun and body.text[match.start()].isupper():
            found = _candidate(body, match, _letters(match, acts), record)
            if found and found.is_sure and found.record in {None, record} and _is_entered(body, found):
                yield replace(found, is_sure=False)


def _is_entered(body: Passage, found: Candidate) -> bool:
    return found.is_dated or _ENTERED.match(body.folded, found.end) is not None


def _misread(body: Passage, record: str | None) -> Iterator[Candidate]:
    """Yield what would be a heading but for its letters: `K.1/12.345` with the record's own number.

    Without that number, only the order of the acts and a date behind it can tell: `Ev.4 em 20 de janeiro`.
    """
    for match in _ANY_LETTERS.finditer(body.folded):
        letters = "R" if len(match.group("letters")) == 1 else "AV"
        found = _candidate(body, match, letters, record)
        if found and body.text[match.start("letters")].isupper():
            is_own = found.record is not None and found.record == record
            is_like = _LIKE_LETTERS.fullmatch(match.group("letters")) is not None
            if is_own or (is_like and found.is_dated and found.record is None):
                yield replace(found, is_guessed=True, is_sure=is_own and found.is_sure)


def _letters(match: re.Match[str], acts: ActList) -> str:
    spellings, read = _spellings(acts), match.group("letters")
    return spellings[read if read in spellings else read.replace(" ", "")]


def _candidate(body: Passage, match: re.Match[str], letters: str, record: str | None) -> Candidate | None:
    """Judge a match by what stands before and behind it; None where it can only be a mention."""
    digits, changes = as_digits(body.text[match.start("number") : match.end("number")])
    told, behind = _record_of(match, record)
    is_own = told is not None and told == record
    if not digits or int(digits) == 0 or (changes == len(digits) and not is_own):
        return None
    end = _behind_words(body.folded, behind)
    if _is_mentioned(body, match.start()) or (not is_own and _MENTION.match(body.folded, end)):
        return None
    is_open = _opens(body, end)
    is_glued = bool(
        match.group("record") and body.folded[match.end("number") : match.start("record")].strip()
    )
    before = body.folded[max(0, match.start() - 5) : match.start()].strip()
    return Candidate(
        letters=letters,
        number=int(digits),
        record=told,
        start=match.start("letters"),
        end=end,
        changes=changes,
        is_sure=(is_open or (is_own and is_glued)) and not before.endswith(","),
        is_dated=is_own or bool(_DATED.match(body.folded, end)),
        is_after_stop=not before or _SENTENCE_ENDS.search(before) is not None,
        is_continued=bool(_CONTINUED.match(body.folded, end)) or "continuacao" in match.group(),
    )


def _record_of(match: re.Match[str], record: str | None) -> tuple[str | None, int]:
    """Return the record's number that a heading bears, and where the heading ends."""
    if not match.group("record"):
        return None, match.end()
    told = as_digits(match.group("record"))[0].lstrip("0")
    if told != record and not match.group("mark") and len(told) < _LEAST_RECORD:
        return None, match.end("number")
    return told, match.end()


def _behind_words(folded: str, end: int) -> int:
    """Return where a heading ends that says itself again in words, `(R.um/doze mil …)`, or a bracket."""
    match = _IN_WORDS.match(folded, end) or _CLOSED.match(folded, end)
    return match.end() if match else end


def _is_mentioned(body: Passage, start: int) -> bool:
    """Whether the word before is one that leads to a mention: constante do R.3, registro anterior: R.1."""
    begin = max(0, start - _LOOK_BACK)
    word = _LAST_WORD.search(body.folded[begin:start])
    if word is None:
        return False
    is_caption = body.text[begin + word.start(1) : begin + word.end(1)].isupper()
    if word.group(1) in _OF_THE_FORM and is_caption:
        return False
    if word.group()[len(word.group(1)) :].startswith(".") and not word.group(1).startswith("anterior"):
        return False
    return word.group(1) in _LEADS_TO_MENTION


def _opens(body: Passage, end: int) -> bool:
    rest = body.text[end : end + 3].lstrip()
    return bool(_OPENS.match(body.folded, end)) or bool(rest[:2].isalpha() and rest[:2].isupper())
