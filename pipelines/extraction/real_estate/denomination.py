"""How a rural property is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.real_estate.amounts import VALUE_ROLE
from pipelines.extraction.real_estate.captions import any_of, place_of_value
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.passage import Passage

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


def read_denomination(front: Passage, spec: FieldSpec) -> list[Finding]:
    for match in any_of(spec.phrases).finditer(front.folded):
        if _OF_A_DEVELOPMENT.search(front.folded[max(0, match.start() - 30) : match.start()]):
            continue
        place = place_of_value(front, match)
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
