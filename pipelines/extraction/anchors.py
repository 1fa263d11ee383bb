"""The words that announce a value, found again in what a reader made of them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein, Prefix

from pipelines.extraction.abbreviations import spelt_out
from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.likeness import Letters, Runs, Wanted, runs_of, similarities
from pipelines.extraction.normalize import is_in_capitals
from pipelines.extraction.numerals import NUMERALS
from pipelines.extraction.passage import BREAK, CELL, LINE
from pipelines.extraction.senses import is_silent, known_words, sense_of, senses_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from pipelines.extraction.senses import Sense
    from pipelines.extraction.transcript import Cell, Transcript

_LEAST_LABEL_SCORE = 0.74  # alone in its cell, a caption may be read badly: DAIA DE NASCIMENTO
_LEAST_FUZZY_LABEL = 4  # letters; CPF and DIA must be read as they are
_LEAST_FUZZY_PHRASE = 6
_LETTERS_A_FAULT = 8
_LEAST_SCORE = 0.83  # no phrase may be less like what was read
_ROUNDING = 1e-6
LONGEST_LABEL = 14  # words
_MOST_DIGITS = 1  # captions hold ordinals as in `1º cônjuge`, and no numbers
_PUNCTUATION = ".,;:"
_GOES_ON = frozenset({"de", "da", "do", "das", "dos"})  # CARTÓRIO DE PAZ is a name
_HERE = frozenset({"neste", "nesta", "deste", "desta", "este", "esta"})  # nesta Serventia: a sentence
_ARTICLES = frozenset({"", "da", "das", "do", "dos"})  # a section is headed DO FALECIMENTO
_SILENT = _ARTICLES | {"n", "no", "numero"}  # DECLARAÇÃO DE NASCIDO VIVO Nº
_BEGIN_NAMES = frozenset({"cartorio", "oficio", "serventia"})  # as in CARTÓRIO ÚNICO
_OF_SENTENCES = frozenset({"a", "ao", "aos", "em", "de"})  # NASCIDO AOS, in a text all in capitals
_JOINTS = frozenset({"e", "em", "na", "no"})  # morte natural na […] is not `natural da`
_UNFINISHED = frozenset({"a", "ao", "aos", "da", "de", "do", "e", "o", "que"})
_LEAST_BEGUN = 8  # letters of a caption's first line
_SUFFIXES = frozenset({"filho", "neto", "junior", "sobrinho", "segundo"})  # of a name, alone on its last line
_SURE = 0.9  # share of a caption's letters
_LEAST_ROWS = 5  # of a form without colons; fewer are chance
_MOST_ADDED = 2  # letters that a reader may see where there are none, in a short caption
_LONGEST_PAIR = 7  # words of two captions that an `e` joins
_LONGEST_LEAD = 4  # words
_ITEM_LEAD = re.compile(
    r"(?:(?:§|cl(?:ausula)?|art(?:igo)?|item)(?![a-z])\.? ?(?:[0-9]{1,2}|[ivx]{1,5}|[a-z]{5,8})[oaº°ª]?|"
    r"[0-9]{1,2}(?:\.[0-9]{1,2})?[.)]|[ivx]{1,5}[.)]|[a-h]\))[.):–—-]{0,2} (?:[–—-] )?"
)
_DIVIDING = frozenset({CELL, BREAK})
_BATCH = 4096  # runs of words compared at once, to bound the memory on long documents


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The captions and the phrases to look for, as they are written in a document type."""

    labels: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Pieces `first` to `last` (inclusive) say `words`; `is_label` tells captions from parts of sentences.

    A label that `is_alone` fills its cell (perhaps with other labels); otherwise its value follows it there.
    """

    words: str
    first: int
    last: int
    is_label: bool
    is_alone: bool


@dataclass(frozen=True, slots=True)
class _Match:
    words: str
    first: int
    last: int
    weight: float


def find_anchors(transcript: Transcript, vocabulary: Vocabulary) -> tuple[Anchor, ...]:
    """Return the captions and phrases of the document in order; none overlaps another, the longest win."""
    matches = list(_matches(transcript, vocabulary.phrases))
    labels = [
        label
        for label in _labels(transcript, vocabulary.labels)
        if not _ends_phrase(transcript, label, matches)
    ]
    labels = [label for label in labels if not _is_behind_value(transcript, label.first, label.last)]
    matches = [match for match in matches if not _is_behind_value(transcript, match.first, match.last)]
    taken = {piece for anchor in labels for piece in range(anchor.first, anchor.last + 1)}
    phrases = [
        Anchor(match.words, match.first, match.last, is_label=False, is_alone=False)
        for match in _longest(matches, taken)
    ]
    return tuple(sorted([*labels, *phrases], key=lambda anchor: anchor.first))


def _is_behind_value(transcript: Transcript, first: int, last: int) -> bool:
    """Whether words in parentheses say what stands before them, in their line: `17.05.1993 (vencimento)`."""
    pieces = transcript.passage.pieces
    is_within = pieces[first].text.startswith("(") and pieces[last].text.rstrip(",.;").endswith(")")
    before = pieces[first - 1].text[-1] if first and pieces[first].before == " " else ""
    return is_within and before.isalnum()


def _ends_phrase(transcript: Transcript, label: Anchor, phrases: Sequence[_Match]) -> bool:
    """Whether a label is the end of a phrase of the line before: `reciprocamente` / `outorgados:`."""
    if label.is_alone or not transcript.passage.pieces[label.first].text[0].islower():
        return False
    return any(match.first < label.first and label.last <= match.last for match in phrases)


def _labels(transcript: Transcript, labels: Sequence[str]) -> Iterator[Anchor]:
    """Yield the captions: whole cells first, then those that begin a cell and end at a colon."""
    squeezed = _by_letters(tuple(labels))
    choices = tuple(squeezed)
    longest = max(map(len, choices), default=0) / _LEAST_LABEL_SCORE
    in_full = _without_joints(tuple(labels))
    candidates = [
        (cell, first, last, in_full.get(text, text))
        for cell, first, last, text in _openings(transcript, longest)
    ]
    if not candidates or not choices:
        return
    whole = {text for cell, first, last, text in candidates if (first, last) == (cell.first, cell.last)}
    likest = _likest(whole, {text for *_, text in candidates} - whole, choices)
    by_cell: dict[int, list[tuple[_Match, bool]]] = defaultdict(list)
    for cell, first, last, text in candidates:
        if text not in likest:
            continue
        label, score = likest[text]
        is_whole = (first, last) == (cell.first, cell.last)
        is_alike = score >= _least_label_score(label, text, is_whole=is_whole)
        is_alike = is_alike and _digits(label) == _digits(text) and not _is_longer(text, label)
        is_alike = is_alike and not _is_shorter_caption(text, label, squeezed)
        if is_whole and score < 1.0 and _is_begun(transcript.passage.pieces[last].text, text):
            begun = next((each for each in choices if each.startswith(text)), "")
            label, score, is_alike = (begun, 1.0, True) if begun else (label, score, is_alike)
        if is_alike:
            match = _Match(squeezed[label], first, last, score * len(label))
            by_cell[cell.first].append((match, is_whole))
    for cell, match in _by_sense(transcript, candidates, senses_of(tuple(labels))):
        if _adds(transcript, match, by_cell[cell.first]):
            by_cell[cell.first].append((match, (match.first, match.last) == (cell.first, cell.last)))
    rows = _rows_of_form(transcript, by_cell) | _in_small_letters(transcript, by_cell)
    for first, matches in by_cell.items():
        yield from _labels_of_cell(transcript, matches, is_row=first in rows)


def _likest(
    whole: Iterable[str], parts: Iterable[str], choices: tuple[str, ...]
) -> Mapping[str, tuple[str, float]]:
    """Return for each text which of the choices it is most like, and how much: 0 where it is like none.

    Of the texts that are `parts` of a cell only those are told that may be read for one of the choices.
    """
    told = [*whole, *_near(list(parts), choices)]
    known = frozenset(choices)
    found = {text: (text, 1.0) for text in told if text in known}
    texts = [text for text in told if text not in known]
    for batch in (texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)):
        scores = process.cdist(
            batch,
            choices,
            scorer=Levenshtein.normalized_similarity,
            score_cutoff=_LEAST_LABEL_SCORE,
            dtype=np.float32,
        )
        for text, best, row in zip(batch, scores.argmax(axis=1), scores, strict=True):
            found[text] = (choices[best], float(row[best]))
    return found


def _near(texts: Sequence[str], choices: tuple[str, ...]) -> set[str]:
    """Return the texts of which one of the choices may have been read so, alike as a phrase must be."""
    return {texts[place] for place in _wanted(choices).near_any(Letters.of(texts))}


@lru_cache(maxsize=256)
def _wanted(texts: tuple[str, ...]) -> Wanted:
    return Wanted.of(texts, _least_phrase_score)


@lru_cache(maxsize=64)
def _by_letters(labels: tuple[str, ...]) -> Mapping[str, str]:
    """Return the captions by their letters and digits."""
    return {squeeze(label): label for label in labels}


@lru_cache(maxsize=64)
def _without_joints(labels: tuple[str, ...]) -> Mapping[str, str]:
    """Return the letters of captions by those of their words alone: forms say `data protesto`."""
    whole = _by_letters(labels)
    parts = {label: [squeeze(word) for word in label.split() if word not in _GOES_ON] for label in labels}
    short = {"".join(words): label for label, words in parts.items() if len(words) > 1}
    return {letters: squeeze(label) for letters, label in short.items() if letters not in whole}


def _by_sense(
    transcript: Transcript, candidates: Iterable[tuple[Cell, int, int, str]], senses: Mapping[Sense, str]
) -> Iterator[tuple[Cell, _Match]]:
    """Yield what asks for the same as a caption of the type, in other words or in another order."""
    pieces = transcript.passage.pieces
    ended: set[int] = set()  # what begins at these pieces met an unknown word, or a colon
    for cell, first, last, text in candidates:
        words = None if first in ended else known_words(piece.text for piece in pieces[first : last + 1])
        if words is None or pieces[last].text.endswith(":"):
            ended.add(first)
        label = senses.get(sense_of(words)) if words and not is_silent(words[0]) else None  # em sua casa
        if label:
            yield cell, _Match(label, first, last, float(max(len(text), len(squeeze(label)))))


def _adds(transcript: Transcript, match: _Match, others: Sequence[tuple[_Match, bool]]) -> bool:
    """Whether words that mean a caption find one where its own words do not: the value may be like them."""
    piece, cell = transcript.passage.pieces[match.last], transcript.cell_at(match.first)
    is_marked = (match.first, match.last) == (cell.first, cell.last) or piece.text.endswith(":")
    begun = [other for other, _ in others if other.first == match.first]
    return all(is_marked and other.last != match.last for other in begun)


def _rows_of_form(transcript: Transcript, by_cell: Mapping[int, list[tuple[_Match, bool]]]) -> set[int]:
    """Return the cells that begin a line with a caption and its value, where lines over each other do.

    One such line alone is the next one of a sentence; in a form without colons there are many.
    """
    lines: dict[int, list[Cell]] = defaultdict(list)
    for cell in transcript.cells:
        lines[cell.line].append(cell)
    begun = {line: cells[0].first for line, cells in lines.items() if _begins_row(transcript, cells, by_cell)}
    rows = {first for line, first in begun.items() if line - 1 in begun or line + 1 in begun}
    return rows if len(rows) >= _LEAST_ROWS else set()


def _in_small_letters(transcript: Transcript, by_cell: Mapping[int, list[tuple[_Match, bool]]]) -> set[int]:
    """Return the cells that are captions in small letters, of a form with many; a few end sentences."""
    pieces = transcript.passage.pieces
    whole = (first for first, matches in by_cell.items() if any(is_whole for _, is_whole in matches))
    small = {first for first in whole if pieces[first].text[0].islower()}
    return small if len(small) >= _LEAST_ROWS else set()


def _begins_row(
    transcript: Transcript, cells: Sequence[Cell], by_cell: Mapping[int, list[tuple[_Match, bool]]]
) -> bool:
    """Whether a line begins with a caption, read as it is written, and goes on with its value."""
    first, *others = cells
    sure = [m for m, _ in by_cell.get(first.first, ()) if m.weight >= _SURE * len(squeeze(m.words))]
    longest = max((m for m in sure if m.first == first.first), key=lambda m: m.last, default=None)
    if longest is None or _is_joined(transcript, first, longest):
        return False
    is_marked = transcript.passage.pieces[longest.last].text.endswith(":")
    is_alone = longest.last == first.last
    return not is_marked and (not is_alone or any(other.first not in by_cell for other in others))


def _is_begun(last_word: str, text: str) -> bool:
    """Whether a cell may hold only the first line of a caption: `Nome anterior ao`."""
    return fold(last_word) in _UNFINISHED and len(text) >= _LEAST_BEGUN


def _is_longer(text: str, label: str) -> bool:
    """Whether words were added that no reader invents: `Serviço de` before the name of a registry."""
    return len(text) - len(label) > max(_MOST_ADDED, len(label) // _LETTERS_A_FAULT)


def _is_shorter_caption(text: str, label: str, labels: Container[str]) -> bool:
    """Whether a cell begins with a shorter caption, then has words of its own: `Estado civil: casada`."""
    if text == label:
        return False
    common = Prefix.similarity(text, label)
    begun = next((i for i in range(common, _LEAST_FUZZY_LABEL - 1, -1) if label[:i] in labels), 0)
    if not begun or begun == len(label):
        return False
    return Levenshtein.normalized_similarity(text[begun:], label[begun:]) < _LEAST_LABEL_SCORE


def _digits(text: str) -> str:
    """Return the digits: `1º cônjuge` and `2º cônjuge` are not alike."""
    return "".join(character for character in text if character.isdigit())


def _least_label_score(label: str, text: str, *, is_whole: bool) -> float:
    if len(label) < _LEAST_FUZZY_LABEL or len(text) < _LEAST_FUZZY_LABEL:
        return 1.0
    return _LEAST_LABEL_SCORE if is_whole else _least_phrase_score(label)


def _openings(transcript: Transcript, longest: float) -> Iterator[tuple[Cell, int, int, str]]:
    """Yield what may be a caption: runs of words where one may begin, without numbers, and their letters.

    None has more than `longest` letters.
    """
    pieces = transcript.passage.pieces
    for cell in transcript.cells:
        words = [spelt_out(piece.text) for piece in pieces[cell.first : cell.last + 1]]
        numbers = [sum(map(str.isdigit, word)) for word in words]
        firsts = {0, len(_item_lead(transcript, cell)), *((1,) if words[0] in _ARTICLES else ())}
        if "e" in words[1:_LONGEST_PAIR] and len(words) <= _LONGEST_PAIR:
            firsts.add(words.index("e", 1) + 1)
        for start in range(len(words)):
            may_start = start in firsts or _may_start(pieces[cell.first + start - 1].text)
            is_here = start > 0 and words[start - 1] in _HERE
            digits, text = 0, ""
            for end in range(start, min(len(words), start + LONGEST_LABEL)):
                digits += numbers[end]
                text += words[end]
                if digits > _MOST_DIGITS or len(text) > longest:
                    break
                if text and (may_start or (not is_here and pieces[cell.first + end].text.endswith(":"))):
                    yield cell, cell.first + start, cell.first + end, text


def _item_lead(transcript: Transcript, cell: Cell) -> range:
    """Return the pieces with which a cell begins that number a clause: `§ 5º`, `Cl. 2`, `III.`, `4)`."""
    pieces = transcript.passage.pieces[cell.first : cell.last + 1][:_LONGEST_LEAD]
    lead = _ITEM_LEAD.match(fold(" ".join(piece.text for piece in pieces)))
    return range(cell.first, cell.first + (lead.group().count(" ") if lead else 0))


@lru_cache(maxsize=4096)
def _may_start(before: str) -> bool:
    """Whether a second caption may begin behind this word of its cell: a caption in capitals, or a stop.

    OUTORGA DE PODERES is one title.
    """
    if before.lower() in _GOES_ON:
        return False
    return is_in_capitals(before) or before[-1] in ":;.,)"


def has_number(text: str) -> bool:
    """Whether squeezed words hold a number other than the ordinals of captions, as in `1º cônjuge`."""
    return sum(map(str.isdigit, text)) > _MOST_DIGITS


def _labels_of_cell(
    transcript: Transcript, matches: list[tuple[_Match, bool]], *, is_row: bool
) -> Iterator[Anchor]:
    chosen = sorted(_longest((match for match, _ in matches), set()), key=lambda match: match.first)
    if not chosen:
        return
    cell = transcript.cell_at(chosen[0].first)
    covered = {piece for match in chosen for piece in range(match.first, match.last + 1)}
    covered.update(_item_lead(transcript, cell))
    is_alone = all(
        piece in covered
        or squeeze(transcript.passage.pieces[piece].text) in _SILENT
        or joins_captions(transcript, piece, covered)
        for piece in range(cell.first, cell.last + 1)
    )
    if is_alone and not is_row and _ends_paragraph(transcript, cell):
        return
    for match in chosen:
        begins_row = is_row and match.first == cell.first and not _is_joined(transcript, cell, match)
        if is_alone or begins_row or _announces(transcript, cell, match):
            first = cell.first if is_alone and match.first == cell.first + 1 else match.first  # its article
            yield Anchor(match.words, first, match.last, is_label=True, is_alone=is_alone)


def joins_captions(transcript: Transcript, piece: int, captions: Container[int]) -> bool:
    """Whether a piece joins the captions on either side of it to one: `Emissão e vencimento`."""
    is_joint = transcript.passage.pieces[piece].text in {"e", "E", "/"}
    return is_joint and piece - 1 in captions and piece + 1 in captions


def _is_joined(transcript: Transcript, cell: Cell, match: _Match) -> bool:
    """Whether the words of a caption go on, as in `Município e Comarca de Itu`."""
    behind = transcript.passage.pieces[match.last + 1].text if match.last < cell.last else ""
    return behind in _GOES_ON | {"e"}


def _ends_paragraph(transcript: Transcript, cell: Cell) -> bool:
    """Whether the only word of a line is no caption but the last of a text: `[…] O` / `Oficial.`"""
    first = transcript.passage.pieces[cell.first]
    before = transcript.passage.pieces[cell.first - 1].text if cell.first and first.before == LINE else ""
    is_word, is_stop = cell.first == cell.last, first.text.endswith(".") and before[-1:].isalpha()
    is_suffix = is_word and (squeeze(first.text) in _SUFFIXES or is_stop)
    return first.text[0].islower() or is_suffix or before in {"o", "a", "O", "A"}


def _announces(transcript: Transcript, cell: Cell, match: _Match) -> bool:
    """Whether a caption that shares its cell with more words is one: a colon behind it, or capitals."""
    pieces = transcript.passage.pieces
    behind = pieces[match.last + 1].text if match.last < cell.last else ""
    if pieces[match.last].text.endswith(":") or behind.startswith(":"):
        return True
    if match.words.split()[-1] in _OF_SENTENCES:
        return False
    words = [pieces[i].text.strip(_PUNCTUATION + "ºª°") for i in range(match.first, match.last + 1)]
    if behind.isupper() and (behind.lower() in _GOES_ON or squeeze(match.words) in _BEGIN_NAMES):
        return False
    return match.first == cell.first and all(is_in_capitals(word) or not word.isalpha() for word in words)


def _matches(transcript: Transcript, phrases: Sequence[str]) -> Iterator[_Match]:
    """Yield every run of words that reads like one of the phrases, one word more or less allowed."""
    words = [squeeze(piece.text) for piece in transcript.passage.pieces]
    by_words = _by_words(tuple(phrases))
    divided = [piece.before in _DIVIDING for piece in transcript.passage.pieces]
    for runs in runs_of(words, divided, max(by_words, default=0)):
        for match in _alike(by_words[runs.words], words, runs) if runs.words in by_words else ():
            if not _says_else(match, words) and not _is_cut_else(match, words):
                yield match


@lru_cache(maxsize=64)
def _by_words(phrases: tuple[str, ...]) -> Mapping[int, tuple[str, ...]]:
    """Return for each count of words the phrases of about as many."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for phrase in phrases:
        by_length[len(phrase.split())].append(phrase)
    lengths = {n + d for n in by_length for d in (-1, 0, 1) if n + d > 0}
    return {
        length: tuple(each for n in (length - 1, length, length + 1) for each in by_length.get(n, ()))
        for length in lengths
    }


def _says_else(match: _Match, words: Sequence[str]) -> bool:
    """Whether a run of words that reads like a phrase is made of others: `oito de`, `Nascimento e`."""
    last_word = squeeze(match.words.split()[-1])
    if match.words == "nascimento de" and (words[match.last] != "de" or match.last - match.first > 1):
        return True  # the surname, in `Ana Nascimento do sexo feminino`
    if (
        match.first == match.last
        and words[match.first] != last_word
        and words[match.first].endswith(last_word)
    ):
        return True  # presidente, of which no reader makes residente
    is_joint = words[match.last] in _JOINTS and words[match.last] != last_word
    return is_joint or (words[match.first] in NUMERALS and not match.words.startswith(words[match.first]))


def _is_cut_else(match: _Match, words: Sequence[str]) -> bool:
    """Whether letters and spaces both differ from those of a phrase: `de vida` is no `devido a`."""
    read, meant = words[match.first : match.last + 1], match.words.split()
    if len(read) != len(meant) or match.weight >= len("".join(read)):
        return False
    pairs = zip(accumulate(map(len, read)), accumulate(len(squeeze(word)) for word in meant), strict=True)
    return any(abs(one - other) > _MOST_ADDED for one, other in pairs)


def _alike(phrases: tuple[str, ...], words: Sequence[str], runs: Runs) -> Iterator[_Match]:
    """Yield the runs that read like a phrase."""
    wanted = _wanted(tuple(map(squeeze, phrases)))
    near = [(row, int(runs.firsts[column])) for row, column in wanted.near(runs.letters)]
    read = ["".join(words[first : first + runs.words]) for _, first in near]
    scores = similarities([wanted.texts[row] for row, _ in near], read)
    for (row, first), score in zip(near, scores, strict=True):
        text = wanted.texts[row]
        if score >= _least_phrase_score(text):
            yield _Match(phrases[row], first, first + runs.words - 1, score * len(text))


@lru_cache(maxsize=4096)
def _least_phrase_score(text: str) -> float:
    """Return the likeness that allows one wrong character in eight, and one in a shorter phrase."""
    if len(text) < _LEAST_FUZZY_PHRASE:
        return 1.0
    return 1.0 - max(1, len(text) // _LETTERS_A_FAULT) / len(text) - _ROUNDING


def _longest(matches: Iterable[_Match], taken: set[int]) -> Iterator[_Match]:
    """Yield matches that share no piece with each other or with `taken`, the heaviest first."""
    used = set(taken)
    for match in sorted(matches, key=lambda match: (-match.weight, match.first, match.last - match.first)):
        span = range(match.first, match.last + 1)
        if used.isdisjoint(span):
            used.update(span)
            yield match
