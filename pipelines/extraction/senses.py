"""What a caption asks for, whatever its words and their order: `dia em que nasceu` is `data do nascimento`.

Each word of a caption stands for a notion, as `matrimônio` for the wedding, or for nothing, as `do`. Captions
with the same notions ask for the same, so that each one that a type knows stands for many that it does not.
"""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pipelines.extraction.abbreviations import in_full
from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Sense = frozenset[str]

_SILENT = frozenset(
    (
        "o a os as ao aos de do da dos das e em no na nos nas por pelo pela para com que se seu sua seus "
        "suas feito feita n num numero completo completa completos extenso foi foram era ocorreu ocorrido "
        "ocorrida deu verificado verificou verificada ultimo ultima conhecido conhecida conhecidos quem "
        "qual respectivo respectiva pessoa individuo sr sra senhor senhora ou teve"
    ).split()
)
_EVENTS = {
    "nascimento": "nascimento nascimentos nasceu natalicio natalicia parto natal",
    "obito": "obito falecimento faleceu morte mortis morreu passamento",
    "casamento": "casamento matrimonio enlace nupcias consorcio casaram casou",
    "celebracao": "celebracao celebrado celebrada realizacao realizado realizada cerimonia solenidade",
    "registro": (
        "registro assento assentado assentada assentamento lavratura lavrado lavrada termo inscricao "
        "inscrito inscrita lancado lancada lancamento transcrito feitura"
    ),
    "emissao": (
        "emissao emitida emitido expedicao expedida expedido passada passado extraida extraido certidao"
    ),
}
_BEARERS = {
    "nascimento": "nascido nascida recem",
    "obito": "falecido falecida finado finada extinto extinta morto morta cujus",
    "registro": "registrado registrada registrando registranda",
}
"""Words for the person of an event, that tell of the event where its day or place is asked for."""

_NOTIONS = {
    "dia": "dia data quando",
    "mes": "mes",
    "ano": "ano",
    "hora": "hora horas horario",
    "lugar": "local lugar onde estabelecimento",
    "pai": "pai genitor progenitor",
    "mae": "mae genitora progenitora",
    "paterno": "paterno paterna paternos",
    "materno": "materno materna maternos",
    "pais": "pais genitores progenitores",
    "filiacao": "filiacao",
    "filho": "filho filha",
    "avos": "avo avos",
    "lado": "lado parte linha",
    "causa": "causa causas motivo molestia doenca",
    "sepultamento": (
        "sepultamento sepultado sepultada sepultura enterro enterrado enterrada enterramento inumacao "
        "inumado inumada inhumado inhumada cremacao cremado cremada"
    ),
    "medico": "medico medica medicos facultativo atestante atestou atestado atestada",
    "declarante": "declarante declarou declarado declarada informante comunicante comunicou",
    "residencia": (
        "residencia residencial domicilio endereco morada residente domiciliado domiciliada residia morava "
        "morador moradora"
    ),
    "sexo": "sexo genero",
    "idade": "idade",
    "civil": "civil",
    "estado": "estado",
    "profissao": "profissao ocupacao",
    "nacionalidade": "nacionalidade",
    "natural": "natural naturalidade",
    "municipio": "municipio cidade",
    "uf": "uf federacao unidade",
    "cpf": "cpf cic",
    "regime": "regime",
    "bens": "bens",
    "ele": "noivo esposo marido varao dele",
    "ela": "noiva esposa mulher virago dela",
    "parte": "contraente nubente",
    "conjuge": "conjuge",
    "partes": "conjuges contraentes nubentes noivos",
    "1": "1 1o 1a primeiro primeira",
    "2": "2 2o 2a segundo segunda",
    "antes": "antes anterior solteiro solteira",
    "depois": "apos depois posterior adotado novo atual",
    "casado": "casado casada",
    "passou": "passou passa passara",
    "usar": "usar assinar adotar utilizar chamar",
    "nome": "nome nomes prenome sobrenome",
    "averbacao": "averbacao averbacoes anotacao anotacoes",
    "margem": "margem",
    "observacao": "observacao observacoes",
}
_PARTY = "parte"
_SEX_OF = {"o": "ele", "do": "ele", "a": "ela", "da": "ela"}
_PARTIES, _ORDINALS = frozenset({_PARTY, "conjuge"}), frozenset({"1", "2"})
_OF_NAMES = frozenset("antes depois casado casamento ele ela partes passou usar 1 2 paterno materno".split())
"""Notions beside which a name must be asked for: `de solteira` alone may say what somebody is."""

_VAGUE = frozenset(
    {*_EVENTS, *_ORDINALS, *"dia lugar partes ele ela paterno materno antes depois casado".split()}
)
_OF_GRANDPARENTS = {"paterno": "pai", "materno": "mae"}
_DAYS, _DAY = frozenset({"em", "a", "ao", "aos"}), "dia"
_ASKED = frozenset({_DAY, "hora", "lugar"})
_BEARER = "de quem: "
_OPTIONAL = re.compile(r"\([^()]{1,3}\)")
_WORD = re.compile(r"[0-9a-z]+")


def _spread(notions: dict[str, str], prefix: str = "") -> dict[str, str]:
    return {word: prefix + notion for notion, words in notions.items() for word in words.split()}


_NOTION_OF = _spread(_EVENTS) | _spread(_BEARERS, _BEARER) | _spread(_NOTIONS)


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[str, ...] | None:
    """Return the folded words of a piece of a caption, in full; None if one of them is unknown."""
    words = tuple(map(in_full, _WORD.findall(_OPTIONAL.sub("", fold(text)))))
    return words if all(word in _SILENT or word in _NOTION_OF for word in words) else None


def sense_of(words: Sequence[str]) -> Sense:
    """Return the notions of known words; those of a name, and whose it is, go without saying beside others.

    Nothing is returned where they are too few to tell one caption from another: `registro`, `cônjuge`.
    """
    notions = {_notion(before, word) for before, word in pairwise(("", *words)) if word in _NOTION_OF}
    bearers = {notion for notion in notions if notion.startswith(_BEARER)}
    events = notions & _EVENTS.keys()
    if words[-1:] and words[-1] in _DAYS and (events or bearers):
        notions.add(_DAY)
    if bearers and not events and notions & _ASKED:
        notions |= {bearer.removeprefix(_BEARER) for bearer in bearers}
    notions -= {"civil"} if "nome" in notions else set()
    if "avos" in notions:
        notions = {_OF_GRANDPARENTS.get(notion, notion) for notion in notions} - {"lado"}
    is_of_a_parent = "filiacao" in notions and not notions & _PARTIES  # Filiação 1, Filiação 2
    notions -= _ORDINALS if is_of_a_parent else set()
    notions -= _PARTIES if notions & _ORDINALS else set()
    notions = notions - bearers if notions - bearers - {"nome"} else notions
    notions = notions - {"nome"} if notions - {"nome"} - _OF_NAMES else notions
    is_vague = bool(notions & _PARTIES) or (len(notions) == 1 and notions <= _VAGUE)
    return frozenset(() if is_vague else notions)


def _notion(before: str, word: str) -> str:
    """Return the notion of a word; an article before it tells the sex of a party: `da contraente`."""
    notion = _NOTION_OF[word]
    return _SEX_OF.get(before, notion) if notion == _PARTY else notion


def is_silent(word: str) -> bool:
    """Whether a folded word stands for nothing, as articles do."""
    return word in _SILENT


def known_words(pieces: Iterable[str]) -> list[str] | None:
    """Return the folded words of a caption's pieces; None if one of them is unknown."""
    words: list[str] = []
    for piece in pieces:
        known = words_of(piece)
        if known is None:
            return None
        words += known
    return words


@lru_cache(maxsize=64)
def senses_of(labels: tuple[str, ...]) -> dict[Sense, str]:
    """Return the first of the captions with each sense; what a party is asked for is asked for."""
    found: dict[Sense, str] = {}
    for label in labels:
        words = known_words(label.split())
        sense = sense_of(words) if words else None
        if sense:
            found.setdefault(sense, label)
    of_party = {sense | {party}: label for sense, label in found.items() for party in set(_SEX_OF.values())}
    return of_party | found
