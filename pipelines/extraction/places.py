"""Places: where someone was born, which town registered it, which office wrote the certificate."""

# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, normalize, people, towns
from pipelines.extraction.dates import find_dates
from pipelines.extraction.finding import Finding, of_one_caption
from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.no_towns import goes_on_with_office
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.times import find_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.towns import FoundTown
    from pipelines.extraction.transcript import Cell

_IN = re.compile(
    r"(?<![a-z])(?:em|no|na|nos|nas|a|ao|no\(a\)|na\(o\))[ \n](?=[^a-z\s])|"
    r"(?<![a-z])n?est[ae][ \n](?=[a-z])"
)
_PLACE_LEAD = re.compile(r"lugar(?:[ \n](?:denominado|chamado))?[ \n](?=[^a-z\s])")
_IN_LOWER = re.compile(
    r"(?<![a-z])(?:em|no|na|nos|nas|n?est[ae])[ \n](?:sua[ \n])?"
    r"(?=hospital|maternidade|casa|clinica|santa|sao|cidade|domicilio|municipio|fazenda|sitio|rua|distrito|"
    r"povoado|lugar|localidade|residencia|bairro|vila|capital|zona|via publica|pronto|unidade|upa|estrada|"
    r"rodovia|ambulancia|asilo|sanatorio|lar )"
)
_PLACE_ENDS = re.compile(
    r"[;\f\t]|\.(?=[ \n]|$)|,?[ \n](?=[a-z]{2}|[aeo][ \n][cfrsm])(?:aos?|as|no dia|pelas|em data|sendo|"
    r"e[ ](?:teve|tem|tendo|deu|faleceu|nasceu|que|por)|de cor|do sexo|cor|filh[oa]|que|onde|e foi|e recebeu|"
    r"e registrad[oa]|conforme|a crianca|"
    r"uma crianca|um[ \n]|faleceu|nasceu|vitima|em consequencia|em virtude|natural|brasileir[oa]|"
    r"solteir[oa]|casad[oa]|viuv[oa]|profissao|perante|contrairam|cuj[oa]|tendo|foi|"
    r"[oa][ \n](?:senhora?|cidadao?|menor)|estado civil|"
    r"com (?:a idade|idade|[0-9]{1,3}|[a-z]+ anos|[a-z]+ e [a-z]+ anos)|de (?:causa|morte)|residente|"
    r"[nd]est[ae][ \n](?:cidade|municipio|comarca|distrito|capital|freguesia|localidade|vila)|"
    r"nome|sexo|filiacao|domiciliad[oa]|deixou|deu|por|(?:neste |no |do )?municipio d[eoa])(?![a-z])"
)
_SEX = re.compile(r"(?<![a-z])d[oe][ \n]sexo[ \n][a-z]+")
_ABBREVIATIONS = re.compile(r"(?<![a-z])(?:sta|sto|s|n|d|dr|av|r|hosp|mat|pca|km|cel|pres)\.(?=[ \n])")
_TOWN_LINE = re.compile(r"([^\W\d_][^\d\n,;:]{2,50}?) ?[-–—/,] ?([A-Z]{2})\.?")
_TOWN_NAMED = re.compile(
    r"(?<![a-z])(?:registro civil(?: das pessoas naturais)?"
    r"(?: d[oa] (?:comarca|municipio|distrito|cidade|sede))?|comarca|municipio|distrito|cidade|sede)"
    r"(?: e [a-z]{4,12})? d[eoa]s? ([a-z'.]+(?: [a-z'.]+){0,6})(?: ?[-/,(] ?([a-z]{2})(?![a-z])\)?)?"
)
_SEAT = re.compile(
    r"(?:comarca|municipio|distrito|cidade|termo)[ \n]d[eoa]s?[ \n](?P<town>[a-z][a-z' .]{1,50}?)"
    r"[ \n]?[-–,]?[ \n\t]estado[ \n]d[eoa]s?[ \n](?P<state>[a-z ]{4,20})[. ]*"
)
_STATE_FIRST = re.compile(
    rf"(?:estado d[eoa]s? )?(?P<state>{normalize.STATE_PATTERN}) ?[-–/|·,] ?"
    r"(?:(?:comarca|municipio|cidade|termo) d[eoa]s? )?(?P<town>[a-z][a-z' -]{1,49}?[a-z'-])[. ]*"
)
_SEAT_BEHIND = re.compile(r"[ ]?[-–—|,(][ ]?(?:comarca|municipio|distrito|cidade|termo|sede)[ ]d[eoa]s?[ ]")
_CODE_BEHIND = re.compile(r"[ ]?[-–—,;|(][ ]?(?:cns|cnpj)(?![a-z]).*")
_OFFICE = re.compile(
    r"(?:(?:[0-9]{1,2}[oa.]{0,2}|primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|unic[oa]) ?)?"
    r"(?:oficios?|oficial(?:a|ato)?|cartorios?|serventia|servicos?|tabelionato|tabelia[o]?|escrivania|"
    r"subdistrito|circunscricao|delegacao|"
    r"registro civil das pessoas naturais (?:(?:e|d[eoa]s?) |[,–-] ?(?=[0-9]|sub|dist|zona|circ|sede|unic))|"
    r"registro civil d[oa] (?=[0-9]|sede|comarca|(?:sub)?distri|cidade|vila|fregue|termo|zona)|"
    r"registros? publicos?|unidade de servico|zona de registro|juizo de paz|delegacia de registro)"
)
_IN_SENTENCE = re.compile(
    r",[ ](?!com(?:arca)?|mun|dist|est|cid|term|zona|circ|sub|reg|d[aeo]s? |e |n[ao] |em )[a-zà-ÿ]{4}"
)
_OFFICE_OF_TOWN = re.compile(
    r"\A.*(?<![a-z])(?:notas|protestos?|titulos|letras|documentos|registros?|imoveis|civil|naturais|juridicas|"
    r"oficios?|tabelionato|tabeliao|tabelia|cartorio|serventia|justica|anexos|subdistrito)"
    r"(?P<cut> ?[-,(] ?|[ ](?=d[eoa] ))(?:d[ao] (?:comarca|municipio|cidade|distrito|sede) )?(?:d[eoa] )?"
    r"(?P<town>[a-z][a-z' .]{1,50}?)"
    r"(?: ?[-/,(] ?(?P<state>[a-z]{2})\)?|(?:,? estado d[eoa]s?|[ ]?[-–/,]) (?P<spelled>[a-z ]{4,20}))[. ]*"
)
_SEPARATOR = re.compile(r"[ ]?(?:[-–—|·•,(/]|\t)[ ]{0,2}(?=[^\W\d_]{3})")
_BEHIND_TOWN = re.compile(
    r"[ .,]{0,20}$|[ ]?[·|•–—(-]|[ .,;]{1,2}(?:codigo|cns|cnpj|tel|fone|cep)(?![a-df-z])"
)
_DISTRICT = re.compile(r"(?<![a-z])(?:sub)?distrito d[eoa]s? $")
_PLAIN_HEADINGS = frozenset(
    map(
        squeeze,
        (
            "registro civil das pessoas naturais",
            "oficial registrador",
            "republica federativa do brasil",
        ),
    )
)
_HOME = re.compile(
    r"(?:em )?casa,? (?:sita |situada )?(?:d[ao]|a|n[ao])[ \n]"
    r"(?=(?:rua|av(?:enida|\.)|travessa|praca|alameda|estrada|rodovia|ladeira|largo)[ \n])"
)
"""What is said before the address of a home."""
_LEAST_LETTERS = 3
_BEFORE_TOWN = re.compile(
    r"(?:(?:[ \n]?[,;(]|[ \n][–—-])[ \n]{0,2}(?:(?:em|n[ao]|nest[ae])[ \n])?|[ \n](?:em|n[ao]|nest[ae])[ \n])"
    r"(?:(?:cidade|municipio)[ \n](?:d[eoa][ \n])?)?$"
)
_GRAVE = re.compile(r"cemiterio|campo santo|campo da |necropole|jazigo|crematorio|sepult")
_DISTRICTS = frozenset(
    (
        "alto bairro barra boca cabo campo centro cidade colonia conjunto coroa cruz distrito estacao ilha "
        "jardim jardins lagoa monte morro nossa nova novo nucleo parque passo ponta porto povoado praia "
        "ribeirao riacho santa santo senhor serra setor terra vale vargem vila volta zona"
    ).split()
)
"""First words of districts that are longer than two words."""
_HEADING_CELLS = 14
_TITLE = re.compile(
    r"certidao|republica|registro civil|inteiro teor|registro$|oficio|cartorio|serventia|municipio|comarca|"
    r"(?:nascimento|casamento|obito|livro|folhas?|termo|matricula)$"
)
_MAX_HEADING_WORDS = 14
_BODY = ("certific", "atest", "aos")  # with which the text of a certificate begins


def event_place(clause: Passage, name: str) -> Finding | None:
    """Return the place told in the sentence of a birth or a death, which begins behind its verb.

    Its date, time and sex may stand before or behind the place.
    """
    masked = _masked(clause)
    found = (match for pattern in (_IN, _IN_LOWER) for match in pattern.finditer(_cased(masked)))
    starts = sorted(match.start() if "est" in match.group() else match.end() for match in found)
    for start in starts:
        lead = _PLACE_LEAD.match(masked, start)
        begin = lead.end() if lead else start
        end_match = _PLACE_ENDS.search(fold(masked), begin)
        end = min(end_match.start() if end_match else len(masked), _first_gap(masked, begin))
        end = begin + _before_person(clause.text[begin:end])
        if _says_something(clause.text[begin:end]):
            return _place(clause, name, begin, end)
    return None


def _before_person(place: str) -> int:
    """Return where a place ends before the name of whom the event befell: `na Rua Nova, Ana da Silva Reis`.

    A district may look like a name of two words, and has a word of its own where it is longer.
    """
    before, comma, last = place.rstrip(" \n,").rpartition(",")
    read = people.read_name(last) if comma else None
    words = [word for word in fold(last).split() if len(word) > 3]
    is_person = read is not None and last[read.end :].strip() == "" and len(words) > 2
    return len(before) if is_person and words[0] not in _DISTRICTS else len(place)


def _cased(text: str) -> str:
    """Return `text` folded, but with its capitals: a preposition is followed by one, or by a known word."""
    folded = fold(text)
    return "".join(
        original if original.isupper() and not text.isupper() else plain
        for original, plain in zip(text, folded, strict=True)
    )


def _masked(clause: Passage) -> str:
    """Return the clause with NUL for dates, times and the sex, and without stops of abbreviations."""
    spans = [(found.start, found.end) for found in find_dates(clause.text, clause.folded)]
    spans += [(found.start, found.end) for found in find_times(clause.folded)]
    spans += [match.span() for match in _SEX.finditer(clause.folded)]
    text = clause.text
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    for match in _ABBREVIATIONS.finditer(clause.folded):
        text = text[: match.end() - 1] + " " + text[match.end() :]
    return text


def _first_gap(masked: str, start: int) -> int:
    gap = masked.find("\0", start)
    return len(masked) if gap < 0 else gap


def _place(passage: Passage, name: str, start: int, end: int) -> Finding | None:
    home = _HOME.match(passage.folded, start, end)
    start = home.end() if home else start
    text = passage.text[start:end]
    trimmed = text.rstrip(" \n,;:.-–—(\t")
    value = normalize.place(trimmed)
    if not value or _GRAVE.match(fold(value)):  # where nobody is born or dies
        return None
    return of_one_caption(Finding(name, value, passage.quote(start, start + len(trimmed))))


def _says_something(text: str) -> bool:
    return sum(character.isalpha() for character in text) >= _LEAST_LETTERS


def without_town(place: Finding) -> Finding:
    """Return a place without the town and state behind it, which are told of the event by themselves."""
    passage = join_pieces(place.quote.pieces)
    town = towns.last_town(passage) if place.quote.begin[1] == 0 else None
    lead = _BEFORE_TOWN.search(passage.folded, 0, town.start) if town else None
    if lead is None or not _says_something(passage.text[: lead.start()]):
        return place
    value = normalize.place(passage.text[: lead.start()])
    return replace(place, value=value, quote=passage.quote(0, lead.start()))


def place_in_cell(passage: Passage, name: str) -> Finding | None:
    """Return all of a cell as a place, if it holds at least three letters."""
    if not _says_something(passage.text):
        return None
    lead = len(passage.text) - len(passage.text.lstrip(" \n:.,-–"))
    return _place(passage, name, lead, len(passage.text))


def in_heading(where: Map, kind: FieldKind, name: str) -> Finding | None:
    """Return the office or the town that the lines over the first caption of the first page name."""
    transcript = where.transcript
    of_district, offices = None, []
    for cell in _heading(where):
        passage = join_pieces(transcript.passage.pieces[cell.first : cell.last + 1])
        finding = _office_line(passage, name) if kind is FieldKind.OFFICE else _town_line(passage, name)
        if finding and kind is FieldKind.TOWN and _is_of_district(passage, finding):
            of_district = of_district or finding
        elif finding and kind is FieldKind.OFFICE:
            offices.append(finding)
        elif finding:
            return finding
    if len(offices) > 1:  # a letterhead and the registry under it
        return offices[0].with_verdict(checks.one_value({finding.value for finding in offices}))
    return offices[0] if offices else of_district


def _is_of_district(passage: Passage, town: Finding) -> bool:
    """Whether a line tells a district, which lies in a town that another line may tell."""
    place = passage.text.find(town.quote.text)
    return _DISTRICT.search(passage.folded[: max(0, place)]) is not None and "-" not in town.value


def _heading(where: Map) -> Iterator[Cell]:
    """Yield the first cells from top to bottom, down to the first caption that is no title."""
    cells = where.transcript.cells
    for cell in where.lines[cells[0].page][:_HEADING_CELLS] if cells else ():
        if fold(where.transcript.passage.pieces[cell.first].text).startswith(_BODY):
            return
        labels = (a for a in where.anchors_in(cell.first, cell.last) if a.is_label)
        if any(not _TITLE.match(fold(label.words)) for label in labels):
            return
        yield cell


def _office_line(passage: Passage, name: str) -> Finding | None:
    match = _OFFICE.match(passage.folded)
    is_plain = squeeze(passage.text) in _PLAIN_HEADINGS
    if (
        match is None
        or is_plain
        or _IN_SENTENCE.search(passage.text)
        or len(passage.pieces) > 20
        or len(passage.pieces) < 2
    ):
        return None
    of_town, seat = _office_of_town(passage), _SEAT_BEHIND.search(passage.folded)
    apart = _town_apart(passage)
    cut = of_town.start("cut") if of_town else seat.start() if seat else len(passage.text)
    return _place(passage, name, 0, min(cut, apart[0]) if apart else cut)


def _town_apart(passage: Passage) -> tuple[int, FoundTown] | None:
    """Return where a part of a line begins that is a town with its state: `Registro Civil, Itu - SP`."""
    starts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(passage.text)]
    starts = starts if _OFFICE.match(passage.folded) else [(0, 0), *starts]
    for before, start in () if passage.text[:1].islower() else starts:
        town = towns.town_at(passage, start)
        is_whole = town is not None and bool(_BEHIND_TOWN.match(passage.folded, town.end))
        if town and is_whole and town.state and not goes_on_with_office(fold(town.name)):
            return before, town
    return None


def _office_of_town(passage: Passage) -> re.Match[str] | None:
    """Return what an office's line says of its town and state: `2º Ofício de Notas de Itu - SP`."""
    match = _OFFICE_OF_TOWN.fullmatch(passage.folded)
    if match is None or passage.text[match.start("town")].islower():
        return None
    return match if _state_of(match) else None


def _state_of(match: re.Match[str]) -> str | None:
    state = (match.group("state") or "").upper()
    return state if state in normalize.STATES else normalize.STATE_NAMES.get(match.group("spelled") or "")


def _town_line(passage: Passage, name: str) -> Finding | None:
    if len(passage.pieces) > _MAX_HEADING_WORDS:
        return None
    apart = _town_apart(passage)
    if apart:
        return towns.as_finding(passage, apart[1], name)
    of_town = _office_of_town(passage)
    if of_town and _OFFICE.match(passage.folded):
        return _town(passage, name, of_town.span("town"), _state_of(of_town), of_town.end())
    seat = _SEAT.fullmatch(passage.folded)
    state = normalize.STATE_NAMES.get(seat.group("state")) if seat else None
    if seat and state and not goes_on_with_office(seat.group("town")):
        return _town(passage, name, seat.span("town"), state, seat.end())
    return _state_and_town(passage, name) or _named_town(passage, name) or _town_and_state(passage, name)


def _state_and_town(passage: Passage, name: str) -> Finding | None:
    """Return the town behind its state, as `Ceará - Tauá` heads a page."""
    match = _STATE_FIRST.fullmatch(passage.folded)
    told = towns.town_at(passage, match.start("town")) if match else None
    if match is None or told is None or told.state or told.end < match.end("town"):
        return None
    return _town(passage, name, match.span("town"), normalize.STATE_NAMES[match.group("state")], match.end())


def _named_town(passage: Passage, name: str) -> Finding | None:
    named = _TOWN_NAMED.search(passage.folded)
    if named and not goes_on_with_office(named.group(1)):
        told = towns.town_at(passage, named.start(1))
        if told and (told.state or told.end > named.end(1)):
            return towns.as_finding(passage, told, name)
        state = (named.group(2) or "").upper()
        is_state = state in normalize.STATES
        return _town(passage, name, named.span(1), state if is_state else None, named.end(1 + is_state))
    return None


def _town_and_state(passage: Passage, name: str) -> Finding | None:
    spelled = towns.town_at(passage)
    if spelled and spelled.start == 0 and _BEHIND_TOWN.match(passage.folded, spelled.end):
        is_told = spelled.state is not None and not _OFFICE.match(passage.folded)
        if is_told:
            return towns.as_finding(passage, spelled, name)
    code = _CODE_BEHIND.search(passage.folded)
    match = _TOWN_LINE.fullmatch(passage.text[: code.start() if code else None])
    if match is None or match.group(2) not in normalize.STATES or _OFFICE.match(passage.folded):
        return None
    return _town(passage, name, match.span(1), match.group(2), match.end(2))


def _town(passage: Passage, name: str, span: tuple[int, int], state: str | None, end: int) -> Finding:
    value = normalize.town(passage.text[span[0] : span[1]], state)
    return Finding(name, value, passage.quote(span[0], end))
