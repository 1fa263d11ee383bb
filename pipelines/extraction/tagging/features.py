"""What a chunk looks like and where it stands, as attributes: what is said around it is the network's."""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import itertools
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pipelines.extraction.given_names import likely_gender
from pipelines.extraction.municipalities import is_municipality
from pipelines.extraction.normalize import STATES
from pipelines.extraction.passage import BREAK, CELL, LINE
from pipelines.extraction.tagging.chunks import ChunkKind, chunks_of, words_of
from pipelines.extraction.tagging.surroundings import surroundings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.tagging.chunks import Chunk
    from pipelines.extraction.tagging.surroundings import Surroundings
    from pipelines.extraction.transcript import Transcript

STEM = 5
"""Characters of a word that tell what it is about: `paterno` and `paterna` are one."""

PLAIN = ("bias", "type=", "kind=", "shape=", "top", "margin", "given=", "town=")
"""Attributes that tell nothing of wording begin so; training never hides these."""

_SEPARATORS = {" ": "space", LINE: "line", BREAK: "break", CELL: "cell", "": "none"}
_ROLES = frozenset(
    (
        "outorgante outorgantes outorgado outorgada outorgados outorgadas vendedor vendedora vendedores "
        "comprador compradora compradores transmitente transmitentes adquirente adquirentes doador "
        "doadora  doadores donatario donataria donatarios cedente cedentes cessionario cessionaria "
        "cessionarios  permutante permutantes devedor devedora devedores credor credora credores mandante "
        "mandantes  mandatario mandataria mandatarios procurador procuradora procuradores constituinte "
        "constituintes  constituido constituida representante representantes representado representada "
        "representados  advogado advogada advogados declarante interveniente anuente conjuge conjuges "
        "marido mulher esposo  esposa noivo noiva nubente nubentes pai pae mae avos avo filho filha "
        "testemunha testemunhas oficial  escrevente tabeliao tabelia notario escrivao socio socia socios "
        "administrador administradora gerente  requerente sacador sacadora sacado sacada emitente "
        "portador apresentante favorecido favorecida  beneficiario endossante avalista fiador falecido "
        "falecida registrado registrada registrando medico  medica inventariante herdeiro herdeira "
        "herdeiros meeira usufrutuario usufrutuaria promitente  promissario confitente hipotecante "
        "fiduciante fiduciario divorciando companheiro convivente primeiro  segundo lado banda"
    ).split()
)
"""Words that say whose part is told, until the next of them does."""
_STATES = frozenset(map(str.lower, STATES))
_WRITTEN_IN_WORDS = frozenset({ChunkKind.WORD, ChunkKind.CAPITALISED, ChunkKind.NUMBER})
_NAMING = frozenset({ChunkKind.NAME, ChunkKind.CAPITALISED})
_TOP, _BOTTOM = 6, 11
_MOST_NAMES = 12  # words of one name: a line of capitals is none
_KEPT = 1 << 12
_TIMED = frozenset({"nascimento", "obito"})
"""Types of which the network learned times of day as chunks; a site's fields do not change that."""


Attributes = tuple[tuple[str, ...], ...]
"""What a chunk tells, in groups; chunks that look or stand alike share them, and so each is made once."""


def features_of(transcript: Transcript, kind: DocumentType) -> tuple[list[Chunk], list[Attributes]]:
    """Return the chunks of a document of a type and the attributes of each, which tell the type too."""
    words = words_of(transcript.passage)
    chunks = chunks_of(transcript.passage, words, has_times=kind.name in _TIMED)
    around = surroundings_of(transcript, chunks, [word[:STEM] for word in words])
    return chunks, _Describer(transcript, kind.name, words, chunks, around).attributes()


class _Describer:
    """Describes the chunks of one document, one after the other: the caption that was told last counts."""

    def __init__(
        self,
        transcript: Transcript,
        document_type: str,
        words: list[str],
        chunks: list[Chunk],
        around: list[Surroundings],
    ) -> None:
        self._type = document_type
        self._pieces = transcript.passage.pieces
        self._marginal = transcript.marginal
        self._words, self._chunks, self._around = words, chunks, around
        self._roles = list(self._roles_told())
        self._caption: tuple[str, ...] = ()
        self._line: list[str] = []

    def attributes(self) -> list[Attributes]:
        described: list[Attributes] = []
        for place, chunk in enumerate(self._chunks):
            if chunk.before in {LINE, BREAK, CELL}:
                self._line = []
            around = self._around[place]
            described.append(
                (
                    self._own(chunk),
                    self._set_apart(place),
                    _parted(chunk.kind, *self._roles[place]),
                    _laid_out(chunk.kind, self._caption, around),
                    self._placed(place),
                )
            )
            self._remember(chunk)
        return described

    def _own(self, chunk: Chunk) -> tuple[str, ...]:
        kind, size = chunk.kind, min(chunk.last - chunk.first + 1, 4)
        word = text = ""
        if kind in _WRITTEN_IN_WORDS or kind in _NAMING:
            word, text = chunk.word, self._pieces[chunk.first].text
        names = tuple(self._words[chunk.first : chunk.last + 1]) if kind in _NAMING else ()
        return _written(self._type, _Look(kind, size, chunk.end, word, text, names))

    def _set_apart(self, place: int) -> tuple[str, ...]:
        """Return what stands between a chunk and those before and behind it."""
        is_last = place + 1 == len(self._chunks)
        chunk = self._chunks[place]
        return _separated(chunk.kind, chunk.before, None if is_last else self._chunks[place + 1].before)

    def _roles_told(self) -> Iterator[tuple[str, str, str]]:
        """Yield for each chunk the role that was told last, the other one before it, and the next one."""
        told = [self._role_in(chunk) for chunk in self._chunks]
        coming = list(itertools.accumulate(reversed(told), lambda after, role: role or after, initial=""))
        last = other = ""
        for role, following in zip(told, reversed(coming[:-1]), strict=True):
            yield last, other, following
            if role:
                last, other = role, (last if role != last else other)

    def _role_in(self, chunk: Chunk) -> str:
        words = (self._words[piece].removesuffix("(a").removesuffix("(s") for piece in chunk.pieces)
        return next((word for word in words if word in _ROLES), "")

    def _placed(self, place: int) -> tuple[str, ...]:
        chunk = self._chunks[place]
        told: tuple[str, ...] = ("margin",) if chunk.first in self._marginal else ()
        told += ("top",) if place < _TOP else ()
        return (*told, f"{chunk.kind}:bottom") if place > len(self._chunks) - _BOTTOM else told

    def _remember(self, chunk: Chunk) -> None:
        for piece in chunk.pieces:
            text = self._pieces[piece].text
            self._line.append(self._words[piece][:STEM])
            if text.endswith(":"):
                self._caption, self._line = tuple(self._line[-4:]), []
            elif text.endswith((".", ";")) and len(text) > 3:
                self._caption, self._line = (), []


class _Look(NamedTuple):
    """What a chunk itself looks like; `text` is its first word as it stands, `names` are all words folded."""

    kind: ChunkKind
    size: int
    end: str
    word: str
    text: str
    names: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def _written(document_type: str, look: _Look) -> tuple[str, ...]:
    kind, size, end, word, text, names = look
    told = [
        "bias",
        f"type={document_type}:{kind}",
        f"kind={kind}",
        f"own={word if kind in {ChunkKind.WORD, ChunkKind.CAPITALISED} else kind}",
        f"{kind}:size={size}",
        f"{kind}:end={end}",
    ]
    if kind in _WRITTEN_IN_WORDS:
        told += [f"start={word[:4]}", f"shape={_shape(text)}"]
    if kind in _NAMING:
        told += [f"named={name[:STEM]}" for name in names[:_MOST_NAMES]]
        told += [
            f"state={names[-1] in _STATES}",
            f"given={likely_gender(text)}",
            f"town={is_municipality(names)}",
        ]
        told += ["capitals"] if text.isupper() else []
    return _once(told)


@lru_cache(maxsize=_KEPT)
def _separated(kind: ChunkKind, before: str, after: str | None) -> tuple[str, ...]:
    told = (f"{kind}:sep={_SEPARATORS[before]}",)
    return told if after is None else (*told, f"{kind}:next={_SEPARATORS[after]}")


@lru_cache(maxsize=_KEPT)
def _parted(kind: ChunkKind, last: str, other: str, coming: str) -> tuple[str, ...]:
    """Return whose part it is that is told."""
    return f"{kind}:role={last}", f"{kind}:roles={other}_{last}", f"{kind}:next role={coming}"


@lru_cache(maxsize=_KEPT)
def _laid_out(kind: ChunkKind, caption: tuple[str, ...], around: Surroundings) -> tuple[str, ...]:
    told = [f"{kind}:caption={stem}" for stem in caption]
    for name, stems in (("caption", caption), ("above", around.above), ("left", around.left)):
        told += [f"{name}={'_'.join(stems)}{around.is_first if name != 'caption' else ''}"] if stems else []
    told += [f"{kind}:above={stem}" for stem in around.above]
    told += [f"{kind}:left={stem}" for stem in around.left]
    told += [f"{kind}:heading={stem}" for stem in around.heading]
    return _once([*told, f"{kind}:first={around.is_first}"])


def _once(told: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(told))


def _shape(text: str) -> str:
    """Return a word with X, x and 9 for its capitals, small letters and digits; letters in a row are one."""
    shape = ""
    for sign in text[:24]:
        here = "9" if sign.isdigit() else "X" if sign.isupper() else "x" if sign.isalpha() else sign
        shape += "" if here in "Xx" and shape.endswith(here) else here
    return shape[:12]
