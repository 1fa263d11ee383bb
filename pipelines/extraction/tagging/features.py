"""What a chunk looks like and where it stands, as attributes: what is said around it is the network's."""
# ruff: noqa: SIM905 - lists of words are read better as running text

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

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

PLAIN = ("bias", "type=", "kind=", "shape=", "top", "margin")
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
_TIMED = frozenset({"nascimento", "obito"})
"""Types of which the network learned times of day as chunks; a site's fields do not change that."""


def features_of(transcript: Transcript, kind: DocumentType) -> tuple[list[Chunk], list[list[str]]]:
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
        self._caption: list[str] = []
        self._line: list[str] = []

    def attributes(self) -> list[list[str]]:
        described = []
        for place, chunk in enumerate(self._chunks):
            if chunk.before in {LINE, BREAK, CELL}:
                self._line = []
            told = (
                *self._own(chunk),
                *self._set_apart(place, chunk.kind),
                *self._parted(place, chunk),
                *self._laid_out(place, chunk),
            )
            described.append(list(dict.fromkeys(told)))
            self._remember(chunk)
        return described

    def _own(self, chunk: Chunk) -> list[str]:
        kind, size = chunk.kind, min(chunk.last - chunk.first + 1, 4)
        own = chunk.word if kind in {ChunkKind.WORD, ChunkKind.CAPITALISED} else kind
        told = [
            "bias",
            f"type={self._type}:{kind}",
            f"kind={kind}",
            f"own={own}",
            f"{kind}:size={size}",
            f"{kind}:end={chunk.end}",
        ]
        if kind in _WRITTEN_IN_WORDS:
            told += [f"start={chunk.word[:4]}", f"shape={_shape(self._pieces[chunk.first].text)}"]
        if kind in _NAMING:
            told += [f"named={self._words[piece][:STEM]}" for piece in chunk.pieces[:_MOST_NAMES]]
            told += [f"state={self._words[chunk.last] in _STATES}"]
            told += ["capitals"] if self._pieces[chunk.first].text.isupper() else []
        return told

    def _set_apart(self, place: int, kind: ChunkKind) -> list[str]:
        """Return what stands between a chunk and those before and behind it."""
        told = [f"{kind}:sep={_SEPARATORS[self._chunks[place].before]}"]
        if place + 1 < len(self._chunks):
            told.append(f"{kind}:next={_SEPARATORS[self._chunks[place + 1].before]}")
        return told

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

    def _parted(self, place: int, chunk: Chunk) -> list[str]:
        """Return whose part it is that is told."""
        last, other, coming = self._roles[place]
        kind = chunk.kind
        return [f"{kind}:role={last}", f"{kind}:roles={other}_{last}", f"{kind}:next role={coming}"]

    def _laid_out(self, place: int, chunk: Chunk) -> list[str]:
        kind, around = chunk.kind, self._around[place]
        told = [f"{kind}:caption={stem}" for stem in self._caption]
        for name, stems in (("caption", self._caption), ("above", around.above), ("left", around.left)):
            told += (
                [f"{name}={'_'.join(stems)}{around.is_first if name != 'caption' else ''}"] if stems else []
            )
        told += [f"{kind}:above={stem}" for stem in around.above]
        told += [f"{kind}:left={stem}" for stem in around.left]
        told += [f"{kind}:heading={stem}" for stem in around.heading]
        told += [f"{kind}:first={around.is_first}"]
        told += ["margin"] if chunk.first in self._marginal else []
        told += ["top"] if place < _TOP else []
        told += [f"{kind}:bottom"] if place > len(self._chunks) - _BOTTOM else []
        return told

    def _remember(self, chunk: Chunk) -> None:
        for piece in chunk.pieces:
            text = self._pieces[piece].text
            self._line.append(self._words[piece][:STEM])
            if text.endswith(":"):
                self._caption, self._line = self._line[-4:], []
            elif text.endswith((".", ";")) and len(text) > 3:
                self._caption, self._line = [], []


def _shape(text: str) -> str:
    """Return a word with X, x and 9 for its capitals, small letters and digits; letters in a row are one."""
    shape = ""
    for sign in text[:24]:
        here = "9" if sign.isdigit() else "X" if sign.isupper() else "x" if sign.isalpha() else sign
        shape += "" if here in "Xx" and shape.endswith(here) else here
    return shape[:12]
