"""Passages that are kept as they were read: causes, addresses, annotations."""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from pipelines.extraction import checks, normalize
from pipelines.extraction.dates import dates_in
from pipelines.extraction.finding import Finding, of_one_caption
from pipelines.extraction.folding import fold
from pipelines.extraction.locate import LONGEST
from pipelines.extraction.passage import BREAK, join_pieces
from pipelines.extraction.people import SOMEBODY
from pipelines.extraction.readers.closing import CLOSING, closes
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.readers.source import Source

_EMPTY_WORDS = frozenset(
    (
        "a acrescer alteracao anotacao anotacoes anotado assento ate averbacao averbacoes averbada averbado "
        "averbar branco consta constam constar constou data de declarada declarado e em esta existe existem "
        "foi foram ha houve identica identico ignorada ignoradas ignorado ignorados inexistente informada "
        "informado mais margem momento na nada nao nenhum nenhuma nihil no nulo o observacao observacoes "
        "observar outras outros possui prejudicada prejudicado presente qualquer registro se sem ser termo "
        "tem ter todas todos do"
    ).split()
)
_WORD = re.compile(r"[a-z]+")
_ATTESTED = r",?[ \n](?:segundo|conforme|consoante|como)[ \n](?:o[ \n])?(?:atest|declar|laudo|parecer)"
_IN_CELL_END = re.compile(_ATTESTED)
_SENTENCE_END = re.compile(
    r"\n(?=medic[oa](?:\(a\))?[ :]|atestante[ :]|sepultad[oa][ :]|(?:foi )?declarante[ :])|"
    r"\.(?=[ \n\t]|$)|,[ \n]sem[ \n](?:assistencia[ \n]medica|atestado)|"
    r"[;,\n][ ]?(?=[a-z][a-z()/ ]{2,40}:[ \n])|"
    rf"{_ATTESTED}|"
    r",?[ \n](?:n[ao]|em)[ \n](?:sua[ \n])?(?:propri[ao][ \n])?(?:casa|residencia|domicilio|rua|avenida|"
    r"travessa|praca|hospital|maternidade|santa[ \n]casa)(?![a-z])|"
    r",[ \n](?=(?:fe[zs]|declar(?:ou|aram|ando)|deixou|falec(?:eu|endo)|foi|era|tendo|sendo|havendo|"
    r"[oa] qual|cuj[oa]|compareceu|firmad[oa]|ocorrid[oa]|sepultad[oa]|inh?umad[oa]|enterrad[oa]|segundo|"
    r"conforme|(?:n[ao] )?dia)(?![a-z]))|"
    r";(?=[ \n](?:e|o|a|os|as|que|tendo|sendo|foi|deixou|nao|era|tudo|no qual|cujo|do que)[ \n])"
)
_AT_PLACE = re.compile(r",?[ \n](?:na|no|em)[ \n](?=[A-ZÀ-Þ])")  # behind a cause of death
_ADDRESS_END = re.compile(
    r"[;.](?=[ \n\t]|$)|[,\n][ ]?(?=[a-z][a-z()/ ]{2,40}:[ \n])|"
    r",?[ \n](?:com[ \n](?:a idade|idade|[0-9]{1,3}(?:[ \n(]|$)|[a-z]+$|"
    r"[a-z]+[ \n](?:anos|e[ \n][a-z]+))|de cor|(?:legitim[oa] )?filh[oa]|casad[oa]|solteir[oa]|viuv[oa]|"
    r"divorciad[oa]|profissao|falec|brasileir[oa]|natural|nascid[oa]|portador|inscrit[oa]|era|deixou|sendo|tendo|onde|"
    r"estado civil)(?![a-z])"
)
_ABBREVIATION = re.compile(
    r"(?<![a-z])(?:[a-z]|dr|dra|sr|sra|av|al|st|sta|sto|jd|vl|pq|pca|rod|estr|trav|tv|r|cj|ap|apto|bl|km|fls?|"
    r"n|no|nr|num|art|cel|pres|prof|gen|eng|cap|hosp|mat|obs|inc|par|ltda|esq|res|lot|qd|lt|un|proc|sto)\Z"
)
_LEAD = re.compile(
    r"[ \n\t:.,;)–—_*-]*(?:(?:foi|sera|era|e|na|no|nas|nos|em|a|o|as|os|ao|de|do|da|por|como|sendo|feit[oa]|"
    r"realizad[oa]|ocorrid[oa]|que|qual|seguinte|seguintes|cemiterio (?=cemiterio)|se)(?:[ \n\t:]+|(?=:)))*+"
)
_TAIL = re.compile(
    r"(?:[ \n\t,;:–—-]{1,4}+(?:e(?: (?:foi|o|a))?|o|a|legitim[oa]|os|as|de|do|da|que|sendo|"
    r"tendo(?: (?:sido|como))?|foi|no|na|em|com|cujo|cuja|conforme|segundo|qual|pelo|pela|por|ao|tudo|"
    r"seu|sua|nome|d\.|dr\.|sr\.)(?![^ \n\t,;:–—-])){1,6}+\Z"
)
_ENTRY = re.compile(
    r"(?:(?<=\n)|(?<=[.;] )|(?<=[.;]))(?=(?:av(?:erbacao|\.)?[ .-]{0,2}(?:n[o.]{1,2} ?)?[0-9]{1,2}|"
    r"anotacao(?: n[o.]{1,2})?|averbacao|[0-9]{1,2}[oa]? ?averbacao|[0-9]{1,2}[)])[ :.,–-])"
)
_OF_THE_ESTATE = re.compile(
    r"(?:nao )?(?:registro (?:foi )?(?:lavrado|feito)|assento lavrado|deixou|deixa|era eleitora?|tinha|"
    r"possuia|fez testamento)(?![a-z])"
)
"""What the record of a death declares of the heirs and goods: no annotation, though told where those are."""
_TELLS_OF_CHANGE = re.compile(
    r"averb|anotac|casou|casamento|divorci|separa|obito|falec|sentenca|mandado|retific|reconhec|adot|"
    r"alter|passou|cpf|conver|nulidade|interdi|emancip|escritura|corrig|"
    r"restabelec|anulad|cancel|paternidade|guarda|tutela|despacho|naturaliz"
)
_LIVES = re.compile(
    r"(?<![a-z])(?:(?:residente|domiciliad[oa]|residia|morador|moradora)s?"
    r"(?:[ \n]e[ \n](?:domiciliad[oa]|residente)s?)?|residencia:)(?![a-z])"
)
_STREET = re.compile(
    r"(?<![a-z])(?:rua|r\.|avenida|av\.?|travessa|praca|pca\.?|alameda|estrada|rodovia|sitio|fazenda|chacara|largo|"
    r"ladeira|beco|viela|servidao|loteamento|"
    r"quadra|conjunto|bairro|vila|povoado|nest[ae] (?:cidade|municipio))(?![a-z])"
)
_UNFINISHED = frozenset(
    {"a", "com", "conforme", "da", "de", "do", "e", "em", "na", "no", "o", "por", "que", "segundo"}
)
_FAITH = re.compile(r"dou[ \n]fe[.;]?")
_CLOSE = re.compile(rf"(?:(?<=[.;][ \n])|(?<=\n)|(?<![^\f])){CLOSING}")
_CLOSE_NEAR = 12  # words
_MARGIN = re.compile(
    r"[ \n]{0,2}a[ \n]margem(?:[ \n]do[ \n](?:termo|assento|registro))?[ \n]?[:–-][ \n]{0,2}"
)
_LEAST_LETTERS = 3
_LEAST_MARGIN_WORDS = 5
_LONGEST_TAIL = 48  # characters
_BLANK = " \n\t,;:.–—-_*"


def read_text(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the text of a source: of a sentence up to its end or its next semicolon."""
    passage = source.passage
    end = _end_of_clause(passage, _IN_CELL_END if source.is_cell else _SENTENCE_END)
    end = min([end, *_closing_lines(where, passage)])
    lead = _LEAD.match(passage.folded)
    begin = lead.end() if lead else 0
    if passage.text[begin : begin + 1].islower():
        ends = (pattern.search(passage.text, begin, end) for pattern in (_AT_PLACE, SOMEBODY))
        end = min([end, *(match.start() for match in ends if match)])
    finding = text_between(passage, 0, end, spec.name)
    if finding is None:
        return []
    is_open = not source.is_cell and end == len(passage.text) and len(passage.pieces) >= LONGEST
    doubt = Verdict(checks.WHOLE_TEXT, passed=False, detail="may go on")
    return [finding.with_verdict(doubt) if is_open else finding]


def read_address(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return where somebody lives; a cell that names parents first tells it behind `residente`."""
    passage = source.passage
    if not source.is_cell:
        finding = text_between(passage, 0, _end_of_clause(passage, _ADDRESS_END), spec.name)
        return [finding] if finding else []
    lives, street = _LIVES.search(passage.folded), _STREET.search(passage.folded)
    if lives is None and street is None and "filia" in fold(source.anchor.words):
        return []
    start = lives.end() if lives else street.start() if street and "filia" in fold(source.anchor.words) else 0
    finding = text_between(passage, start, len(passage.text), spec.name)
    return [finding] if finding else []


def text_between(passage: Passage, start: int, end: int, name: str) -> Finding | None:
    """Return passage.text[start:end] without the small words at both its ends; None if it says nothing."""
    lead = _LEAD.match(passage.folded, start, end)
    begin = lead.end() if lead else start
    last = begin + len(passage.text[begin:end].rstrip(_BLANK))
    tail = _TAIL.search(passage.folded[max(begin, last - _LONGEST_TAIL) : last])
    last -= len(tail.group()) if tail else 0
    text = normalize.spaces(passage.text[begin:last])
    if says_nothing(text):
        return None
    return of_one_caption(Finding(name, text, passage.quote(begin, last)))


def says_nothing(text: str) -> bool:
    """Whether a text is only `nada consta`, dashes, or too short to say anything."""
    words = [word for word in _WORD.findall(fold(text)) if set(word) != {"x"}]
    return sum(map(len, words)) < _LEAST_LETTERS or all(map(_is_empty, words))


def _is_empty(word: str) -> bool:
    """Whether a word says nothing, one letter in four read wrong."""
    if word in _EMPTY_WORDS:
        return True
    faults = len(word) // 4
    return faults > 0 and any(
        Levenshtein.distance(word, known, score_cutoff=faults) <= faults for known in _EMPTY_WORDS
    )


def _end_of_clause(passage: Passage, ends: re.Pattern[str]) -> int:
    """Return where a clause ends: at one of `ends` that is not the full stop of an abbreviation."""
    for match in ends.finditer(passage.folded):
        is_stop = match.group() == "."
        word = passage.folded[max(0, match.start() - 8) : match.start()]
        if not (is_stop and _ABBREVIATION.search(word)):
            return match.start()
    return len(passage.text)


def read_annotations(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the annotations of a cell or a passage, one for each numbered entry.

    A caption right behind another one is a part of the text: `Observações: Anotação: faleceu em […]`.
    """
    passage, anchor = source.passage, source.anchor
    before = next(where.anchors_before(anchor.first), None)
    is_within = before and before.is_label and before.words in spec.labels and before.last + 1 == anchor.first
    if is_within and not anchor.is_alone and passage.pieces:
        pieces = where.transcript.passage.pieces
        passage = join_pieces(pieces[anchor.first : passage.pieces[-1].index + 1])
    return list(_entries(_with_its_close(where, passage), spec.name))


def _with_its_close(where: Map, passage: Passage) -> Passage:
    """Return an annotation with its own `Dou fé`, which another close follows, and without that other one."""
    close = _CLOSE.search(passage.folded)
    ends = [*([close.start()] if close else []), *_closing_lines(where, passage)]
    if ends:
        return join_pieces(passage.pieces_in(0, min(ends)))
    if not passage.pieces:
        return passage
    pieces, last = where.transcript.passage.pieces, passage.pieces[-1].index
    own = join_pieces(pieces[last + 1 : last + 3])
    behind = join_pieces(pieces[last + 3 : last + 3 + _CLOSE_NEAR])
    is_own = (
        _FAITH.fullmatch(own.folded) and pieces[last + 1].before != BREAK and _CLOSE.search(behind.folded)
    )
    return join_pieces((*passage.pieces, *own.pieces)) if is_own else passage


def _closing_lines(where: Map, passage: Passage) -> Iterator[int]:
    """Yield where lines of a passage, but its first, begin that tell the day on which it was written out."""
    indices = [piece.index for piece in passage.pieces]
    for day in dates_in(passage, ""):
        first = where.transcript.cell_at(day.quote.pieces[0].index).first
        if first in indices[1:] and closes(where, day):
            yield passage.starts[indices.index(first)]


def _entries(passage: Passage, name: str) -> Iterator[Finding]:
    cuts = [match.start() for match in _ENTRY.finditer(passage.folded)]
    for start, end in zip([0, *cuts], [*cuts, len(passage.text)], strict=True):
        finding = _entry(passage, start, end, name)
        if finding:
            yield finding


def _entry(passage: Passage, start: int, end: int, name: str) -> Finding | None:
    text = passage.text[start:end]
    lead = _MARGIN.match(passage.folded, start, end)
    begin = lead.end() if lead else start + len(text) - len(text.lstrip(_BLANK + ")"))
    last = start + len(text.rstrip(_BLANK))
    value = normalize.spaces(passage.text[begin:last])
    folded = fold(value)
    is_told_elsewhere = _OF_THE_ESTATE.match(folded) is not None and not _TELLS_OF_CHANGE.search(folded)
    if begin >= last or says_nothing(value) or is_told_elsewhere:
        return None
    finding = Finding(name, value, passage.quote(begin, last))
    if folded.split()[-1] in _UNFINISHED:
        return finding.with_verdict(Verdict(checks.WHOLE_TEXT, passed=False, detail="may go on"))
    doubt = Verdict(checks.ABOUT_WHOM, passed=False, detail="tells of no change")
    return finding if _TELLS_OF_CHANGE.search(folded) else finding.with_verdict(doubt)


def in_margins(where: Map, name: str) -> list[Finding]:
    """Return what the margins of the document annotate, one for each block that tells of a change."""
    blocks = where.transcript.margin_blocks()
    told = [b for b in blocks if len(b.pieces) >= _LEAST_MARGIN_WORDS and _TELLS_OF_CHANGE.search(b.folded)]
    return [finding for block in told for finding in _entries(block, name)]
