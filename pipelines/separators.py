"""Which sheets separate the documents of a stack, as a site's settings name them.

`patch-t` is a sheet with the patch code T; `code128:LOTE-7` a sheet with a Code 128 of exactly that text;
`qr:LOTE-*` one with a QR code whose text begins so.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

_WILDCARD = "*"


class SeparatorKind(StrEnum):
    """The codes that a separator sheet may bear."""

    PATCH_T = "patch-t"
    CODE_128 = "code128"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Separator:
    """One kind of sheet; `text` is what its code says, or begins with if `is_prefix`; a patch has none."""

    kind: SeparatorKind
    text: str = ""
    is_prefix: bool = False

    @classmethod
    def parse(cls, written: str) -> Self:
        """Return what the settings mean; raises ValueError with a sentence for the operator."""
        kind, colon, text = written.partition(":")
        if kind not in set(SeparatorKind) or (kind == SeparatorKind.PATCH_T) == bool(colon):
            raise ValueError(f"{written!r} is no separator; write patch-t, code128:TEXT or qr:TEXT")
        if not colon:
            return cls(SeparatorKind.PATCH_T)
        prefix = text.removesuffix(_WILDCARD)
        if not prefix.strip():
            # Seals and labels on ordinary pages are QR codes and Code 128 too.
            raise ValueError(
                f"{written!r} would take any such code on any page for a separator; name its text"
            )
        if _WILDCARD in prefix:
            raise ValueError(f"{written!r} may have one '*', at its end")
        return cls(SeparatorKind(kind), prefix, is_prefix=prefix != text)

    def __str__(self) -> str:
        """Return it as the settings name it."""
        if self.kind is SeparatorKind.PATCH_T:
            return str(self.kind)
        return f"{self.kind}:{self.text}{_WILDCARD if self.is_prefix else ''}"

    def matches(self, kind: SeparatorKind, text: str) -> bool:
        """Whether a code of this kind that says `text` makes its page such a separator."""
        if kind is not self.kind:
            return False
        return text.startswith(self.text) if self.is_prefix else text == self.text


@dataclass(frozen=True, slots=True)
class SeparateOptions:
    """The sheets to look for, none by default; with `keep` a sheet is the first page of what follows it.

    With `by_type` a file without such sheets is divided where the type of document changes, once it is read.
    """

    separators: tuple[Separator, ...] = ()
    keep: bool = False
    by_type: bool = False
