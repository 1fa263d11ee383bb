"""What the generator hands out: pictures of pages together with everything that is written on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipelines.geometry import Affine, Box
from pipelines.image import Pixels


@dataclass(frozen=True, slots=True)
class SyntheticLine:
    """A run of text on one baseline, within one column or cell; `box` is drawn around its ink."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class SyntheticPage:
    """A picture and its text in reading order.

    `pixels` is grey (height, width) or blue-green-red (height, width, 3). Boxes are upright, in these
    pixels, origin top left. `rotation` (clockwise, 0/90/180/270) and `skew` (degrees, clockwise) say how
    the text lies in the picture: a reader has to undo them. Reading order is column by column, then top
    to bottom; cells that share a baseline follow from left to right. `unscored` are the places of
    signatures, seals and arms on the sheet as it was written, and `on_picture` maps that sheet to the
    picture: what a reader makes of them is neither right nor wrong.
    """

    pixels: Pixels
    dpi: int
    lines: tuple[SyntheticLine, ...]
    unscored: tuple[Box, ...] = ()
    rotation: int = 0
    skew: float = 0.0
    on_picture: Affine = field(default_factory=Affine.identity)

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def is_blank(self) -> bool:
        return not self.lines

    def is_scored(self, word: Box) -> bool:
        """Whether the middle of a word, as boxed in the picture, lies outside of all unscored places.

        Boxes around what is askew reach over their neighbours; their middles do not.
        """
        x, y = self.on_picture.inverse().point(*word.center)
        return not any(b.left <= x < b.right and b.top <= y < b.bottom for b in self.unscored)


@dataclass(frozen=True, slots=True)
class SyntheticDocument:
    """`fields` maps the product's field names to the values on the pages, normalised, in page order.

    A field that is not on the page is absent from the mapping. `subjects` tells the fields of one party or
    act apart: `subjects["conjuge 1"]["conjuge_cpf"]`. Each of these values is among `fields` too, where two
    subjects with the same value leave it once.
    """

    kind: str
    pages: tuple[SyntheticPage, ...]
    fields: Mapping[str, tuple[str, ...]]
    subjects: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
