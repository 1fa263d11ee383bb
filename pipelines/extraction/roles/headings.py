"""Captions that name a role among other words: `DADOS DO OUTORGANTE`, `2) Mandatário nº 1`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction.anchors import Anchor
from pipelines.extraction.folding import fold
from pipelines.extraction.passage import join_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import PartyRole
    from pipelines.extraction.locate import Map
    from pipelines.extraction.transcript import Cell, Transcript

_LONGEST = 70  # characters of a caption
_LEAST_STEM = 4  # letters before the ending
_INFLECTED = (
    (re.compile(r"or(?:es|as?)?$"), r"or(?:es|as?)?"),
    (re.compile(r"[oa]s?$"), r"[oa]s?"),
    (re.compile(r"es?$"), r"es?"),
    (re.compile(r"(?:l|is)$"), r"(?:l|is)"),
)
"""Endings of roles, and every form of each: a `sacador` is no `sacado`."""
_LEAD = (
    r"[ (]?(?:(?:[0-9]{1,2}|[ivx]{1,4})(?:\.[0-9]{1,2})?[ .oa°)–-]{1,4})?"
    r"(?:(?:dados|identificac(?:ao|oes)|qualificac(?:ao|oes)|nomes?|partes?|pessoas?|d[aeo]s?|aos?|as?|os?|em|favor|"
    r"como|pel[ao]s?)[ :]+){0,5}"
)
_TAIL = (
    r"(?:[ ,/–-]{1,3}(?:[0-9]{1,2}[oa°.]{0,2}|n[.oº°]{1,2}|[ivx]{1,3}|poderes|mandato|procuracao|"
    r"nomes?|d[aeo]s?|os?|as?|pode|dest[ae]|instrumento|ato|titulo|principal|(?:qualificad|nomead|constituid|indicad)[ao]s?)){0,5}"
)
_DESCRIBES = re.compile(r"[ (]?(?:[0-9]{1,2}[.)o ]{1,3})?(?:dados|qualificac|identificac)")
"""How a caption begins beside which a party may be described that another one names."""
_END = r"[ ._…–-]{0,40}(?::|$)"


def role_headings(
    transcript: Transcript, anchors: Sequence[Anchor], roles: tuple[PartyRole, ...]
) -> tuple[Anchor, ...]:
    """Return the anchors with those of cells that begin with a caption of a role, in order.

    Such a caption stands for the first of the role's own; phrases within it are none.
    """
    own = frozenset(label for role in roles for label in role.labels)
    others = (a for a in anchors if a.is_label and a.words not in own)
    labelled = {piece for a in others for piece in range(a.first, a.last + 1)}
    cells = (cell for cell in transcript.cells if labelled.isdisjoint(range(cell.first, cell.last + 1)))
    added = [heading for cell in cells if (heading := _heading(transcript, cell, roles))]
    taken = {piece for a in added for piece in range(a.first, a.last + 1)}
    kept = [a for a in anchors if taken.isdisjoint(range(a.first, a.last + 1))]
    return tuple(sorted([*kept, *added], key=lambda anchor: anchor.first))


def _heading(transcript: Transcript, cell: Cell, roles: tuple[PartyRole, ...]) -> Anchor | None:
    if transcript.passage.pieces[cell.first].text[0].islower():
        return None
    passage = join_pieces(transcript.passage.pieces[cell.first : cell.last + 1])
    for role in roles if len(passage.pieces) > 1 else ():
        match = _pattern(role.labels).match(passage.folded, 0, _LONGEST)
        if match is None:
            continue
        last = passage.pieces_in(0, match.end())[-1].index
        is_alone = last == cell.last
        is_heading = is_only_cell(transcript, cell) or _DESCRIBES.match(passage.folded) is not None
        if match.group().endswith(":") or (is_alone and is_heading):
            return Anchor(role.labels[0], cell.first, last, is_label=True, is_alone=is_alone)
    return None


def describes(where: Map, caption: Anchor) -> bool:
    """Whether a caption of a role says that it describes a party: `Dados do mandante`."""
    pieces = where.transcript.passage.pieces[caption.first : caption.last + 1]
    return caption.is_label and _DESCRIBES.match(join_pieces(pieces).folded) is not None


def is_only_cell(transcript: Transcript, cell: Cell) -> bool:
    """Whether nothing stands beside a cell: it heads no column of a table."""
    near = (
        transcript.cell_at(i) for i in (cell.first - 1, cell.last + 1) if 0 <= i < len(transcript.cell_of)
    )
    return all(other.line != cell.line for other in near)


@lru_cache(maxsize=32)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches a caption with a word of `labels`, or with `quem` and one of their verbs."""
    forms = "|".join(sorted(set(_forms(labels)), key=len, reverse=True))
    verbs = "|".join(sorted({fold(label[5:]) for label in labels if label.startswith("quem ")}, reverse=True))
    who = r"(?:quem|[a-z]{4,14}(?:\([a-z]{1,2}\))?[ ]que)"
    of_verb = rf"|{who}[ ](?:se[ ])?(?:{verbs})(?![a-z])" if verbs else ""
    inflected = rf"(?:{forms})(?![a-z])(?:[(/][a-z]{{1,3}}\)?){{0,2}}"
    return re.compile(rf"{_LEAD}(?:{inflected}{of_verb}){_TAIL}{_END}")


def _forms(labels: tuple[str, ...]) -> Iterator[str]:
    """Yield what matches each form of the roles that are told in one word."""
    for word in (fold(label).partition("(")[0] for label in labels):
        for ending, forms in _INFLECTED if word.isalpha() else ():
            stem = ending.sub("", word)
            if stem != word and len(stem) >= _LEAST_STEM:
                yield stem + forms
                break
