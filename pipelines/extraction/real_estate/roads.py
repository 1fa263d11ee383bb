"""The street on which a property lies, with its number, and not those of its neighbours and boundaries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.finding import Finding
from pipelines.extraction.real_estate.amounts import VALUE_ROLE
from pipelines.extraction.real_estate.captions import any_of
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage

_LONGEST = 130  # characters behind the word for a street

_ROAD_END = re.compile(
    r"[;\t()\f]|,[ \n]?(?!(?:n[o.\n ]|numero|[0-9]|s/?n))|"
    r"\.(?=[ \n]+[a-z]{2,})(?<![ \n]dr\.)(?<!(?:pres|prof|[ \n]cel|[ \n]sta|[ \n]gal|[ \n]eng)\.)|"
    r"[ \n](?:com|medindo|lado|esquina|distante|onde|no[ \n]bairro|nest[ea]|n[ao][ \n]cidade|"
    r"do[ \n]loteamento|"
    r"em[ \n](?:curva|[0-9]+[,.][0-9]+[ \n]?m)|e[ \n]seu|contendo|encerrando|constituid|e[ \n]respectivo|"
    r"da[ \n]quadra|quadra|"
    r"lote|no[ \n]lugar|"
    r"antiga|atual|municipio|bairro|jardim|vila)(?![a-z])|[ \n]-[ \n]"
)
_ROAD_NUMBER = re.compile(
    r"(?:,?[ \n]{0,2}(?:sob[ \n])?(?:o[ \n])?(?:n(?:[o.]{1,3}|(?=[ \n]?[0-9]))|"
    r"numero)[:.]?[ \n]?(?:[0-9]{1,2}\.[0-9]{3}|[0-9]{1,5})(?:-?[a-z](?![a-z]))?|"
    r",[ \n]?(?:[0-9]{1,2}\.[0-9]{3}|[0-9]{1,5})(?![0-9]|[.,][0-9]|[ \n]?m))(?![0-9])"
)
_PERHAPS_NUMBER = re.compile(r"[ \n,.;-]{1,3}[^ \n]{0,3}[ \n]?[0-9]")
_PROPER_ROAD = re.compile(r"(?:d[aeo]s?[ \n])?[^\W\d_]")
_NEIGHBOUR = re.compile(
    r"(?<![a-z])(?:confront|divid|lateral|esquina|fundos|canto|residente|reside[ \n]|resid\.|domicilia|"
    r"distan|sede|com[ \n]endereco|sediad|estabelecid)[^;.]{0,60}$|"
    r"com[ \n]a[ \n]$"
)
_OF_A_PERSON = re.compile(
    r"(?<![a-z])(?:c\.?p\.?f|cic|c\.?n\.?p\.?j|c\.?g\.?c|r\.?g|ident|brasileir|nacionalidade|casad|solteir|"
    r"viuv|divorciad|estado[ \n]civil|profissao|domiciliad|residentes?(?![a-z])|reside(?![a-z])|morador|"
    r"com[ \n]sede)"
)
_OF_A_PROPERTY = re.compile(
    r"(?<![a-z])(?:imovel|predio|terreno|lote|apartamento|casa(?!d)|gleba|area|fazenda|sitio|unidade|"
    r"matricula|loja|sala|vaga|chacara|registro)(?![a-z])"
)
_QUALIFICATION = 190  # characters in which what is said of a person comes to the address
_LOCATED = re.compile(
    r"(?:situad|localizad|sit[oa][ \n]|endereco|frente[ \n](?:para|a)|edificad)[^;.]{0,50}$"
)


def read_road(front: Passage, spec: FieldSpec) -> list[Finding]:
    """Return street and number as they stand: where the property is said to lie, else the first one told.

    The streets of neighbours and boundaries are left out; one that no word introduces is in doubt.
    """
    roads = [
        finding
        for match in any_of(spec.phrases).finditer(front.folded)
        for finding in _road(front, match, spec)
    ]
    located = [f for f, is_located in roads if is_located]
    if located:
        return located[:1]
    doubt = Verdict(VALUE_ROLE, passed=False, detail="not introduced")
    return [finding.with_verdict(doubt) for finding, _ in roads[:1]]


def _is_home(front: Passage, start: int) -> bool:
    """Whether a street is in what is said of a person, and nothing of a property stands in between."""
    before = front.folded[max(0, start - _QUALIFICATION) : start]
    told = list(_OF_A_PERSON.finditer(before))
    return bool(told) and _OF_A_PROPERTY.search(before, told[-1].end()) is None


def _road(front: Passage, match: re.Match[str], spec: FieldSpec) -> Iterator[tuple[Finding, bool]]:
    before = front.folded[max(0, match.start() - 70) : match.start()]
    rest = front.text[match.end() : match.end() + 40].lstrip(" \n")
    if not front.text[match.start()].isupper() or not _PROPER_ROAD.match(rest) or _NEIGHBOUR.search(before):
        return
    if _is_home(front, match.start()):
        return
    limit = min(len(front.folded), match.end() + _LONGEST)
    ends = _ROAD_END.search(front.folded, match.end(), limit)
    stop = ends.start() if ends else limit
    number = _ROAD_NUMBER.search(front.folded, match.end(), min(len(front.folded), stop + 14))
    stop = number.end() if number and number.start() <= stop else stop
    read = front.text[match.start() : stop].rstrip(" \n,;:.-–")
    if 6 < len(read) < 90:
        quote = front.quote(match.start(), match.start() + len(read))
        is_whole = number is not None or not _PERHAPS_NUMBER.match(front.folded, match.start() + len(read))
        yield (
            Finding(spec.name, normalize.place(read), quote),
            is_whole and _LOCATED.search(before) is not None,
        )
