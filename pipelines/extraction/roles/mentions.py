"""Where a document names a role, and where its lists of parties end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import DocumentType, PartyRole
    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

NEAR = 44
"""Characters from the words for a role to its first party."""


_DENOMINATED = re.compile(
    r"(?:denominad|designad|chamad|nomead|qualidade d|condicao d|doravante|simplesmente|tratad|identificad)"
    r"[^;\f]{0,50}$"
)
_BEFORE = 64
_ARTICLE = re.compile(r"(?<![a-z])(?:ao?|os?|as|aos)[ \n]$")
_CAPITALS = re.compile(r"[ \n][A-ZÀ-Þ]{2,}[ \n](?:D[AEO]S?[ \n])?[A-ZÀ-Þ]{2,}")
_AS = re.compile(r"(?:(?<![a-z])(?:como|(?:qualidade|condicao)[ \n]de)|,[ \n]e[ \n]na[ \n]de)[ \n]$")
ENDS_SIDE = re.compile(r"[ \n]?(?:[;.]|,?[ \n]e,?[ \n])")
_QUALIFIED_ROLE = re.compile(
    r"(?:[ \n,]{1,4}(?:e[ \n]{1,2})?(?:[ao]s?[ \n]{1,2})?(?:promitente|vendedor|comprador|"
    r"doador|donatari|permutante|cedente|cessionari|"
    r"devedor|credor|confitente|hipotec|fiduci|transmitente|adquirente|herdeir|meeir|divorciand|separand|"
    r"convivente|companheir|conjuge|declarante|instituidor|inventariante|viuv[oa]|primeir|segund)"
    r"[a-z]{0,6}(?:\([a-z]{1,3}\)){0,2}){1,9}[ \n]{0,2}[:,]?"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` of the passage name a role; `role` is None where lists of parties end.

    The parties stand before words that are `is_closing`, and before those that tell of a `is_deed` of theirs.
    """

    start: int
    end: int
    anchor: Anchor
    role: PartyRole | None
    is_closing: bool = False
    is_deed: bool = False


def mentions_of(where: Map, kind: DocumentType) -> Iterator[Mention]:
    passage, behind = where.transcript.passage, 0
    for anchor in where.anchors:
        start, end = passage.starts[anchor.first], passage.ends[anchor.last]
        if start < behind:  # `outorgantes primeiros permutantes` is one mention
            continue
        if not anchor.is_label and anchor.words in kind.role_ends:
            yield Mention(start, end, anchor, None)
        for role in kind.roles:
            if not anchor.is_label and anchor.words in role.deeds:
                yield Mention(start, end, anchor, role, is_deed=True)
                continue  # `nomeia e constitui` stands behind one role and before the other
            words = role.labels if anchor.is_label else (*role.phrases, *role.closings)
            is_bare = not anchor.is_label and anchor.words in role.closings
            is_closing = is_bare and not _is_opening(passage, start, end)
            if anchor.words in words and (not is_closing or is_denominated(passage, start)):
                kind_of_role = None if is_closing else _QUALIFIED_ROLE.match(passage.folded, end)
                end = behind = kind_of_role.end() if kind_of_role else end
                yield Mention(start, end, anchor, role, is_closing)
                break


def _is_opening(passage: Passage, start: int, end: int) -> bool:
    """Whether the name of a role stands before those who have it: `como vendedor, JOÃO`, not `…; e MARIA`.

    So it does between an article and a name: `compareceu a mandante MARIA DIAS`.
    """
    if _ARTICLE.search(passage.folded, max(0, start - 5), start) and _CAPITALS.match(passage.text, end):
        return True
    return bool(_AS.search(passage.folded, max(0, start - 24), start)) and not ENDS_SIDE.match(
        passage.folded, end
    )


def is_denominated(passage: Passage, start: int) -> bool:
    """Whether the words at `start` are what the parties before them are called from there on."""
    return _DENOMINATED.search(passage.folded, max(0, start - _BEFORE), start) is not None
