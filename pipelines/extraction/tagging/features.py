"""What a chunk looks like and stands among, as the attributes that a conditional random field weighs."""
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

    from pipelines.extraction.tagging.chunks import Chunk
    from pipelines.extraction.tagging.surroundings import Surroundings
    from pipelines.extraction.transcript import Transcript

STEM = 5
"""Characters of a word that tell what it is about: `paterno` and `paterna` are one."""

PLAIN = ("bias", "type=", "kind=", "shape=", "top", "margin")
"""Attributes that tell nothing of wording begin so; training never hides these."""

_SEPARATORS = {" ": "space", LINE: "line", BREAK: "break", CELL: "cell", "": "none"}
_FUNCTION_WORDS = frozenset(
    {
        *(
            "de",
            "da",
            "do",
            "das",
            "dos",
            "e",
            "a",
            "o",
            "as",
            "os",
            "em",
            "no",
            "na",
            "nos",
            "nas",
            "ao",
            "aos",
        ),
        *("com", "por", "para", "que", "um", "uma", "se", "sob", "n", "no"),
    }
)
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
_STEPS = (-3, -2, -1, 1, 2, 3)
_BEFORE, _BEHIND, _BEHIND_WORDS = 8, 5, 9
_TOP, _BOTTOM = 6, 11


def features_of(transcript: Transcript, document_type: str) -> tuple[list[Chunk], list[list[str]]]:
    """Return the chunks of a document of a type and the attributes of each.

    Each tells the type too: a model of several types must not see the fields of another one.
    """
    words = words_of(transcript.passage)
    chunks = chunks_of(transcript.passage, words)
    around = surroundings_of(transcript, chunks, [word[:STEM] for word in words])
    return chunks, _Describer(transcript, document_type, words, chunks, around).attributes()


class _Describer:
    """Describes the chunks of one document, one after the other: what was said before counts."""

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
        self._stems = [_stem(chunk) for chunk in chunks]
        self._behind = [f"B={stem}" for stem in self._stems]
        self._ahead = [f"A={stem}" for stem in self._stems]
        self._beside = {step: [f"{step}={stem}" for stem in self._stems] for step in _STEPS}
        self._is_content = [_is_content(chunk) for chunk in chunks]
        self._roles = list(self._roles_told())
        self._content: list[str] = []
        self._caption: list[str] = []
        self._line: list[str] = []

    def attributes(self) -> list[list[str]]:
        described = []
        for place, chunk in enumerate(self._chunks):
            if chunk.before in {LINE, BREAK, CELL}:
                self._line = []
            told = (
                *self._own(chunk),
                *self._near(place, chunk),
                *self._said(place, chunk),
                *self._parted(place, chunk),
                *self._laid_out(place, chunk),
            )
            described.append(list(dict.fromkeys(told)))
            self._remember(place, chunk)
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
            told += [f"named={self._words[piece][:STEM]}" for piece in chunk.pieces]
            told += [f"state={self._words[chunk.last] in _STATES}"]
            told += ["capitals"] if self._pieces[chunk.first].text.isupper() else []
        return told

    def _near(self, place: int, chunk: Chunk) -> list[str]:
        kind, chunks, stems = chunk.kind, self._chunks, self._stems
        told = [f"{kind}:sep={_SEPARATORS[chunk.before]}"]
        if place + 1 < len(chunks):
            told.append(f"{kind}:next={_SEPARATORS[chunks[place + 1].before]}")
        for step, beside in self._beside.items():
            if 0 <= place + step < len(chunks):
                other = chunks[place + step]
                told += (beside[place + step], f"{kind}:{step}kind={other.kind}{other.end}")
        if place > 0:
            told.append(f"{kind}:before={stems[place - 1]}")
        if place > 1:
            told.append(f"{kind}:pair={stems[place - 2]}_{stems[place - 1]}")
        told += self._behind[max(0, place - _BEFORE) : place]
        told += self._ahead[place + 1 : place + 1 + _BEHIND]
        return told

    def _said(self, place: int, chunk: Chunk) -> list[str]:
        """Return what content words were said last, and which follow next."""
        kind, told = chunk.kind, []
        for back, stem in enumerate(reversed(self._content[-4:])):
            told += [f"{kind}:said{back}={stem}", f"said={stem}"]
            told += [f"{kind}:said={stem}"] if back < 2 else []
        coming = range(place + 1, min(place + 1 + _BEHIND_WORDS, len(self._chunks)))
        following = itertools.islice((self._stems[other] for other in coming if self._is_content[other]), 2)
        return told + [f"{kind}:coming{ahead}={stem}" for ahead, stem in enumerate(following)]

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

    def _remember(self, place: int, chunk: Chunk) -> None:
        for piece in chunk.pieces:
            text = self._pieces[piece].text
            self._line.append(self._words[piece][:STEM])
            if text.endswith(":"):
                self._caption, self._line = self._line[-4:], []
            elif text.endswith((".", ";")) and len(text) > 3:
                self._caption, self._line = [], []
        if self._is_content[place]:
            self._content.append(self._stems[place])
        elif chunk.kind in _NAMING and chunk.end == ":":
            self._content.append(chunk.word[:STEM])


def _stem(chunk: Chunk) -> str:
    """Return what a chunk is to those beside it: a word's stem, or how it is written."""
    return chunk.word[:STEM] if chunk.kind in {ChunkKind.WORD, ChunkKind.CAPITALISED} else chunk.kind


def _is_content(chunk: Chunk) -> bool:
    return chunk.kind is ChunkKind.WORD and chunk.word[0].isalpha() and chunk.word not in _FUNCTION_WORDS


def _shape(text: str) -> str:
    """Return a word with X, x and 9 for its capitals, small letters and digits; letters in a row are one."""
    shape = ""
    for sign in text[:24]:
        here = "9" if sign.isdigit() else "X" if sign.isupper() else "x" if sign.isalpha() else sign
        shape += "" if here in "Xx" and shape.endswith(here) else here
    return shape[:12]
