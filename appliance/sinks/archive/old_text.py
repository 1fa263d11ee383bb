"""Text that a page of a PDF brings: an earlier reader's invisible layer is taken out, the rest counted."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name, NamePath

_INVISIBLE = "3"
_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_DEEPEST_FORM = 4

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def drop_invisible_text(pdf: pikepdf.Pdf, page: pikepdf.Page) -> int:
    """Take text that is not to be seen out of the page, and return how many bytes of text it shows.

    Fonts in which nothing is shown go too: many a scan names one that it neither uses nor embeds. The page
    is changed in memory. Raises pikepdf.PdfError where its content cannot be parsed.
    """
    if not _may_have_text(page.resources, 0):
        return 0
    old = _OldText(pdf)
    old.read(_Content(page, page.resources), "0", 0)
    old.rewrite()
    return old.visible_bytes


def _may_have_text(resources: pikepdf.Object, depth: int) -> bool:
    if resources.get(Name.Font) is not None:
        return True
    drawn = resources.get(Name.XObject)
    inner = [one.get(Name.Resources) for one in drawn.values()] if drawn is not None else []
    return depth < _DEEPEST_FORM and any(_may_have_text(one, depth + 1) for one in inner if one is not None)


@dataclass(slots=True)
class _Content:
    """A content stream, what is kept of it, and the fonts of its resources in which something is shown."""

    of: pikepdf.Page | pikepdf.Stream
    resources: pikepdf.Object
    kept: list[_Instruction] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    is_cut: bool = False

    @property
    def has_idle_fonts(self) -> bool:
        return bool(set(self._fonts()) - self.fonts)

    def rewrite(self, pdf: pikepdf.Pdf) -> None:
        """Write what is kept, and leave idle fonts out of a copy: the resources may be another page's too."""
        rest = [one for one in self.kept if str(one.operator) != "Tf" or str(one.operands[0]) in self.fonts]
        data = pikepdf.unparse_content_stream(rest)
        resources = copy(self.resources)
        resources.Font = pikepdf.Dictionary({k: v for k, v in self._fonts().items() if k in self.fonts})
        if isinstance(self.of, pikepdf.Stream):
            self.of.write(data)
            self.of.Resources = resources
        else:
            self.of.Contents = pdf.make_stream(data)
            self.of.obj.Resources = resources

    def _fonts(self) -> dict[str, pikepdf.Object]:
        fonts = self.resources.get(Name.Font)
        return {} if fonts is None else dict(fonts.items())


class _OldText:
    """The content of a page and of its forms, without the text that is not to be seen."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._contents: list[_Content] = []
        self._seen: set[tuple[int, int]] = set()
        self.visible_bytes = 0

    def read(self, content: _Content, mode: str, depth: int) -> None:
        """Read a content stream that begins in text rendering mode `mode`."""
        self._contents.append(content)
        font, outer = "", []
        for instruction in pikepdf.parse_content_stream(content.of):
            operator, operands = str(instruction.operator), instruction.operands
            if operator == "q":
                outer.append((mode, font))
            elif operator == "Q":
                mode, font = outer.pop() if outer else (mode, font)
            elif operator == "Tr":
                mode = str(operands[0])
            elif operator == "Tf":
                font = str(operands[0])
            elif operator == "Do" and depth < _DEEPEST_FORM:
                drawn = content.resources.get(NamePath(Name.XObject, Name(str(operands[0]))))
                self._read_form(drawn, content, mode, depth)
            elif operator in _SHOWING:
                if mode == _INVISIBLE:
                    content.is_cut = True
                    continue
                content.fonts.add(font)
                self.visible_bytes += _shown_bytes(operands)
            content.kept.append(instruction)

    def rewrite(self) -> None:
        for content in self._contents:
            if content.is_cut or content.has_idle_fonts:
                content.rewrite(self._pdf)

    def _read_form(self, drawn: pikepdf.Object | None, by: _Content, mode: str, depth: int) -> None:
        if not isinstance(drawn, pikepdf.Stream) or drawn.get(Name.Subtype) != Name.Form:
            return
        if drawn.objgen in self._seen:
            return
        self._seen.add(drawn.objgen)
        own = drawn.get(Name.Resources)
        if own is None:  # an old way: the page's own resources serve its forms
            self.read(_Content(drawn, by.resources, fonts=by.fonts), mode, depth + 1)
        else:
            self.read(_Content(drawn, own), mode, depth + 1)


def _shown_bytes(operands: Iterable[object]) -> int:
    """Return how many bytes of text the operands hold, also within the array of a TJ."""
    return sum(
        len(bytes(one)) if isinstance(one, pikepdf.String) else _shown_bytes(one)
        for one in operands
        if isinstance(one, pikepdf.String | pikepdf.Array)
    )
