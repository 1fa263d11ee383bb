"""The front of a record: which property it is, in whose books it stands, and what was written before it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.areas import find_areas
from pipelines.extraction.checks import WHOLE_TEXT
from pipelines.extraction.dates import FoundDate, find_dates
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.real_estate.amounts import VALUE_ROLE
from pipelines.extraction.real_estate.captions import (
    Caption,
    any_captions,
    any_of,
    captions_of,
    cell_below,
    value_under,
)
from pipelines.extraction.real_estate.roads import read_road
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage
    from pipelines.geometry import Box

SEVERAL = "several_values"

_NUMBER_SIGN = (
    r"(?:(?:sob[ \n]|de[ \n])?(?:o[ \n])?"
    r"(?:n(?:[o.]{1,3}|(?=[ \n]?[0-9]))|numeros?|letra|designad[oa][ \n]por)"
    r"[:.]?[ \n]?)?"
)
_LABEL = r"""["']?([0-9]{1,5}(?:[ ]?[-/][ ]?[a-z0-9]{1,3})?(?:-?[a-z])?|[a-z]{1,2})["']?(?![a-z0-9])"""
_OF_WHAT_LAND = (
    r"(?:[ \n](?:urban[oa]|rural|propri[oa]|foreir[oa]|residencial|comercial|colonial|agricola|industrial))?"
)
_BOUNDARY = 90  # characters before a lot in which it is said to be a neighbour's
_OF_A_NEIGHBOUR = re.compile(
    r"(?:confront|divid|divis|limit|extrem)[^;.]{0,80}+$|"
    r"(?<![a-z])(?:direit[ao]|esquerd[ao]|fundos|lateral|norte|sul|leste|oeste)[ \n][^;.,]{0,30}+$|"
    r"(?<![a-z])com[ \n](?:parte[ \n]d)?[aeo]s?[ \n]$"
)
_COUNTED = (
    r"[ .:-]{0,4}(?:n[o.]{1,3}[:.]?[ ]?)?[ \t]{0,3}([0-9]{1,4})(?:[ -]?(?:v|f|verso|frente|anverso))?"
    r"(?![0-9a-z]|[.,/][0-9])"
)
_LEAF = re.compile(rf"(?<![a-z])fichas?{_COUNTED}")
_LEAF_OF_RECORD = re.compile(
    rf"(?<![a-z])matricula[^\n,a-z]{{0,9}}(?:n[o.]{{1,3}})?[^\n,a-z]{{1,15}}(?:folhas?|fls?){_COUNTED}"
)
_HEAD = 400  # characters in which a record says its leaf by another name
_LEAF_CELL = re.compile(r"(?:n[o.]{1,3} |numero )?(?:d[ae] )?(?:fichas?|folhas?|fls?)(?: n[o.]{0,2})?")
_LEAF_NUMBER = re.compile(r"([0-9]{1,4})(?:[ -]{0,9}(?:v|f|verso|frente)[^a-z]{0,9})?")
_CADASTRE = re.compile(
    r"[^0-9;]{0,45}+(?<![0-9])"
    r"([0-9][0-9a-z]{0,14}(?:[ ]?[./-](?:[ ]?[0-9]|[a-z])[0-9a-z]{0,11}){0,9})(?![0-9])"
)
_CODE = re.compile(
    r"[^0-9;]{0,60}+(?<![0-9])((?:[0-9]{3}[. ]?){4}[-. ]?[0-9]|[0-9]{11,13}(?:-[0-9])?)(?![0-9])"
)
_QUOTED = re.compile(r"""[ \n:]{0,3}(?:de[ \n])?["“'‘]([^"”'’\n]{3,60}?)["”'’]""")
_NAMED = re.compile(r"[ \n:]{0,3}(?:de[ \n])?([^\W\d_a-z][^;,.()\n\t:]{2,60})")
_NAME_ENDS = re.compile(
    r"[ \n](?:com|situad|localizad|nest|no[ \n]munic|n[ao][ \n]bairro|no[ \n]distrito|contendo|encerrando|"
    r"medindo|neste|municipio)(?![a-z]{0,2}[A-Z])|[ \n][-–][ \n]"
)
_OF_A_DEVELOPMENT = re.compile(
    r"(?:loteamento|edificio|condominio|bairro|vila|rua|conjunto|corrego)(?:[ \n][^;.,]{0,20})?[ \n]$"
)
_RURAL_NAME = re.compile(
    r"(?:fazenda|s[ií]tio|ch[aá]cara|est[aâ]ncia|granja|haras|rancho|gleba|est[aâ]ncia)", re.IGNORECASE
)
_SENTENCE_END = re.compile(
    r"\.(?=[ \n]+(?:[A-ZÀ-Ý]))(?<!\b[A-Za-z]\.)(?<!\b[nfdlmNFDLM][rlsºo°t]\.)(?<!\b(?:fls|dra|liv|"
    r"tab|mat|reg)\.)|;|\t"
)
_PLACE_DATE = re.compile(
    r"(?:^|[.;\n\t)])[ ]{0,2}(?:[A-ZÀ-Ý][^\W\d_]+(?:[ ][^\W\d_]+){0,5}(?:[ ]?[-/][ ]?[A-Z]{2})?,[ \n]?)"
    r"(?:em |aos )?$"
)
_OPENED_CELL = re.compile(r"aberta em|(?:data|abertura)(?: d[aeo] (?:abertura|matricula|registro))?")
_DATE_CELL = re.compile(
    r"([0-9]{1,2}[oa.]? ?[./-] ?[0-9]{1,2} ?[./-] ?[0-9]{4}|"
    r"[0-9]{1,2}[oa.]{0,2} de [a-z]{4,10} de [0-9.]{4,5})"
)
_OF_A_DEED = re.compile(r"(?:lavrad|datad|registrad|escritura|nascid)[^.;]{0,60}$")
_OPENED = re.compile(
    r"(?:(?:abert[ao] (?:em|aos)|abertura(?: em)?[ \t]?[:.-]?|data(?: d[ea] abertura)?[ \t]?[:.-]?|em)"
    r"[ \n\t]{0,3}|(?:^|\n)[0-9]{1,3}(?:\.[0-9]{3}){0,2}[ ])$"
)
_RECORD_OF = re.compile(
    r"matricula[ \n](?:n[o.]{1,3}[ \n]?)?[0-9]{1,3}(?:\.?[0-9]{3}){0,2},?[ \n](?:de|em)[ \n]$"
)
_OF_ANOTHER = re.compile(r"(?<![a-z])(?:propriet|titular|anterior|aquisitiv|proced|origem|oriund|havid)")
"""What is told before the number of another record, from which this one comes."""


_REGISTERED = re.compile(
    r"(?:\s|[:.,–-])*(?:(?:registrad|transcrit|matriculad)[oa]s? (?:n[oa]s?|em|(?P<under>sob)) )?"
)
_PREVIOUS = re.compile(
    r"(?<![a-z])(?:anterior|aquisi[tc]|origem|origin|proced|proven|oriund|havid|filiacao|dominial|antecedent)"
)
"""Head words of a caption for the record before this one, however it goes on."""
_FAITH = re.compile(r"(?<![a-z])(?:dou fe|o referido e verdade|emolumentos)(?![a-z])")
_LONGEST_PREVIOUS = 300  # characters
_MOST_MENTIONS = 20


def read_leaf(front: Passage, upright: Sequence[Box], name: str) -> list[Finding]:
    """Return the number of the leaf, behind its caption or in the cell below it."""
    match = _LEAF.search(front.folded) or _LEAF_OF_RECORD.search(front.folded, 0, _HEAD)
    place = match.span(1) if match else cell_below(front, upright, _LEAF_CELL, _LEAF_NUMBER)
    if place is None:
        return []
    return [Finding(name, normalize.whole_number(front.text[slice(*place)]), front.quote(*place))]


def read_label(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return a lot's or a block's label: `lote nº 12-A`, `quadra "C"`; in doubt where there are several."""
    pattern = _label_pattern(spec.phrases)
    found = []
    for match in pattern.finditer(front.folded):
        read = front.text[match.start(1) : match.end(1)]
        before = front.folded[max(0, match.start() - _BOUNDARY) : match.start()]
        if (read.isalpha() and not read.isupper()) or _OF_A_NEIGHBOUR.search(before):
            continue
        value = re.sub(r"\s", "", read).upper()
        value = value.lstrip("0") or "0"
        found.append(Finding(spec.name, value, front.quote(match.start(1), match.end(1))))
    return _only(found)


@lru_cache(maxsize=16)
def _label_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{any_of(words).pattern}{_OF_WHAT_LAND}[ \n:,-]{{0,3}}{_NUMBER_SIGN}{_LABEL}")


def _only(found: list[Finding]) -> list[Finding]:
    """Return the first finding, in doubt where others say something else."""
    values = sorted({finding.value for finding in found})
    if len(values) < 2:
        return found[:1]
    return [found[0].with_verdict(Verdict(SEVERAL, passed=False, detail=f"{len(values)} values"))]


def read_area(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return the property's area: the total one if it is told, else the one behind the first words for it.

    Several areas none of which is called the total, or totals that differ, leave a doubt.
    """
    areas = find_areas(front.folded)
    ranked: dict[str, list[Finding]] = {}
    for area in areas:
        before = front.folded[max(0, area.start - 150) : area.start]
        word = next((word for word in spec.phrases if _announces(word).search(before)), None)
        if word:
            finding = Finding(spec.name, area.area, front.quote(area.start, area.end), area.verdicts)
            ranked.setdefault(word, []).append(finding)
    totals = [f for word in spec.phrases if _is_total(word) for f in ranked.get(word, [])]
    every = [f for word in spec.phrases for f in ranked.get(word, [])]
    if totals:
        return _only(totals)
    if every:
        return _only(every)
    doubt = Verdict(VALUE_ROLE, passed=False, detail="not announced")
    return [Finding(spec.name, a.area, front.quote(a.start, a.end), (*a.verdicts, doubt)) for a in areas[:1]]


@lru_cache(maxsize=64)
def _announces(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(fold(words))}[^0-9;]{{0,130}}$")


def _is_total(words: str) -> bool:
    return "total" in words or not fold(words).startswith(("area", "superficie"))


def read_type(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return whether the property is urban or rural; where words speak for both, a person must look."""
    told = []
    for choice in spec.choices:
        match = any_of(choice.words).search(front.folded)
        if match:
            told.append(Finding(spec.name, choice.value, front.quote(match.start(), match.end())))
    if len(told) < 2:
        return told
    explicit = [
        f for f in told if fold(f.quote.text).startswith(("imovel", "terreno urb", "predio urb", "lote urb"))
    ]
    first = explicit[0] if len(explicit) == 1 else min(told, key=lambda f: f.quote.begin)
    return [first.with_verdict(Verdict(SEVERAL, passed=False, detail="urbano rural"))]


def read_cadastre(front: Passage, spec: FieldSpec) -> list[Finding]:
    found = _behind(front, spec, _CADASTRE.match, lambda read: re.sub(r"\s", "", read).upper().rstrip("."))
    return [finding for finding in found if sum(c.isdigit() for c in finding.value) >= 4][:1]


def read_code(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return the code of a rural property without its ornaments."""
    return _behind(front, spec, _CODE.match, normalize.digits)[:1]


def _behind(
    front: Passage,
    spec: FieldSpec,
    read_at: Callable[[str, int, int], re.Match[str] | None],
    clean: Callable[[str], str],
) -> list[Finding]:
    found = []
    for match in any_of(spec.phrases).finditer(front.folded):
        value = read_at(front.folded, *_place(front, match))
        if value:
            read = front.text[value.start(1) : value.end(1)]
            found.append(Finding(spec.name, clean(read), front.quote(value.start(1), value.end(1))))
    return found


def _place(front: Passage, match: re.Match[str]) -> tuple[int, int]:
    """Return where a value stands: in its cell under a row of captions, else behind the words for it."""
    under = value_under(front, Caption(match.group(), match.start(), match.end()))
    return under or (match.end(), len(front.folded))


def read_denomination(front: Passage, spec: FieldSpec) -> list[Finding]:
    for match in any_of(spec.phrases).finditer(front.folded):
        if _OF_A_DEVELOPMENT.search(front.folded[max(0, match.start() - 30) : match.start()]):
            continue
        place = _place(front, match)
        named = _QUOTED.match(front.text, *place) or _NAMED.match(front.text, *place)
        if named is None:
            continue
        read = named.group(1)
        ends = _NAME_ENDS.search(fold(read))
        read = (read[: ends.start()] if ends else read).rstrip(" \n,;:.-–")
        if len(read) > 3:
            quote = front.quote(named.start(1), named.start(1) + len(read))
            finding = Finding(spec.name, normalize.place(read), quote)
            doubt = Verdict(VALUE_ROLE, passed=False, detail="perhaps of something else")
            return [finding if _RURAL_NAME.match(finding.value) else finding.with_verdict(doubt)]
    return []


def read_previous(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return what is told of the record before this one, to the end of its sentence."""
    every = any_captions(front)
    headed = (caption for caption in every if _PREVIOUS.search(caption.words))
    starts = sorted({caption.end for caption in (*captions_of(front, spec.labels, every), *headed)})
    starts += [match.end() for match in any_of(spec.phrases).finditer(front.folded)]
    captions = [caption.start for caption in every]
    for start in starts[:_MOST_MENTIONS]:
        limit = min(len(front.text), start + _LONGEST_PREVIOUS)
        begin = limit - len(front.text[start:limit].lstrip(" \n\t"))
        ends = _SENTENCE_END.search(front.text, begin, limit)
        stop = min([limit, *(ends.start() for ends in [ends] if ends), *(c for c in captions if c > start)])
        faith = _FAITH.search(front.folded, begin, stop)
        stop = faith.start() if faith else stop
        read = front.text[start:stop].rstrip(" \n,;:.-–")
        match = _REGISTERED.match(fold(read))
        lead = match.end() if match else 0
        if len(read) - lead > 3 and any(c.isdigit() for c in read):
            quote = front.quote(start + lead, start + len(read))
            finding = Finding(spec.name, normalize.spaces(read[lead:]), quote)
            doubt = Verdict(WHOLE_TEXT, passed=False, detail="with or without its verb")
            return [finding.with_verdict(doubt) if match and match.group("under") else finding]
    return []


def read_opened(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return the date on which the record was opened: introduced as such, or alone with the town."""
    dates = [date for date in find_dates(front.text, front.folded) if _is_opening(front, date)]
    return _only([Finding(spec.name, d.iso, front.quote(d.start, d.end), d.verdicts) for d in dates])


def read_opened_below(front: Passage, upright: Sequence[Box], name: str) -> list[Finding]:
    """Return the date in the cell below the caption for it."""
    place = cell_below(front, upright, _OPENED_CELL, _DATE_CELL)
    if place is None:
        return []
    text, folded = front.text[slice(*place)], front.folded[slice(*place)]
    quote = front.quote(*place)
    return [Finding(name, date.iso, quote, date.verdicts) for date in find_dates(text, folded)][:1]


def _is_opening(front: Passage, date: FoundDate) -> bool:
    before = slice(max(0, date.start - 70), date.start)
    if _PLACE_DATE.search(front.text[before]):
        return True
    folded = front.folded[before]
    if _RECORD_OF.search(folded):
        return _OF_ANOTHER.search(front.folded, 0, date.start) is None
    return _OPENED.search(folded) is not None and _OF_A_DEED.search(folded) is None


READERS: dict[str, Callable[[Passage, FieldSpec], list[Finding]]] = {
    "data_abertura": read_opened,
    "tipo_imovel": read_type,
    "logradouro": read_road,
    "lote": read_label,
    "quadra": read_label,
    "area": read_area,
    "designacao_cadastral": read_cadastre,
    "ccir": read_code,
    "denominacao": read_denomination,
    "registro_anterior": read_previous,
}


def read_card(front: Passage, fields: Sequence[FieldSpec]) -> list[Finding]:
    """Return what the front of a record tells of the property, field by field."""
    return [finding for spec in fields if spec.name in READERS for finding in READERS[spec.name](front, spec)]
