"""What captions shorten, in full: `DT.NASC.` and `Nr. tit.`"""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.extraction.folding import fold, squeeze

_IN_FULL = {
    "data": "dt dta",
    "numero": "nr nro num",
    "nascimento": "nasc nascto nasct",
    "falecimento": "falec",
    "casamento": "casam",
    "registro": "regist",
    "emissao": "emis",
    "vencimento": "venc vcto vencto vct",
    "titulo": "tit",
    "valor": "vlr vl",
    "protocolo": "prot protoc",
    "apresentante": "apres",
    "declarante": "decl",
    "documento": "doc",
    "especie": "esp",
    "endereco": "end ender",
    "estado": "est",
    "municipio": "mun munic",
    "nacionalidade": "nac nacion",
    "naturalidade": "nat natur",
    "profissao": "prof profis",
    "observacoes": "obs",
    "local": "loc",
    "livro": "liv lv",
    "folha": "fl fol",
    "folhas": "fls",
}
_MEANT = {short: word for word, shorts in _IN_FULL.items() for short in shorts.split()}
_PART = re.compile(r"[a-z]+")


@lru_cache(maxsize=1 << 14)
def spelt_out(text: str) -> str:
    """Return the letters and digits of a piece of a caption, folded, its abbreviations in full."""
    return squeeze(_PART.sub(lambda part: in_full(part.group()), fold(text)))


def in_full(word: str) -> str:
    """Return what a folded word of a caption is short for, or the word itself."""
    return _MEANT.get(word, word)
