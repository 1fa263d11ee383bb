"""Whether an original's pages meet the technical standards of Decreto 10.278/2020, Anexo I; pure.

What was scanned is measured and stated, and never mended in silence. What a file does not state is UNKNOWN.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from appliance.sinks.archive.sheet import Compression, Sheet


class Kind(StrEnum):
    """The rows of Anexo I: what kind of document was scanned."""

    PRINTED = "printed"
    PHOTOGRAPH = "photograph"
    MANUSCRIPT = "manuscript"
    PLAN = "plan"


class Outcome(StrEnum):
    """What a measurement says of one demand."""

    MET = "MET"
    NOT_MET = "NOT_MET"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Demand:
    """What one kind of document asks of its scan; an empty set of modes asks nothing."""

    least_dpi: int
    colour_modes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """One demand on one page: what was asked for, what the file has, and what follows."""

    demand: str
    required: str
    found: str | None
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class PageConformance:
    """The verdicts on one page of the file, counted from 1."""

    file_page: int
    measured: tuple[Measured, ...]

    @property
    def outcome(self) -> Outcome:
        """NOT_MET where any demand is not met, else UNKNOWN where any is unknown."""
        outcomes = {measured.outcome for measured in self.measured}
        order = (Outcome.NOT_MET, Outcome.UNKNOWN)
        return next((outcome for outcome in order if outcome in outcomes), Outcome.MET)


_COLOURED = frozenset({"grey", "colour"})
DEMANDS = {
    Kind.PRINTED: Demand(300, frozenset({"bitonal", "grey", "colour"})),
    Kind.PHOTOGRAPH: Demand(300, frozenset({"colour"})),
    Kind.MANUSCRIPT: Demand(300, _COLOURED),
    Kind.PLAN: Demand(600, _COLOURED),
}
_LOSSLESS = frozenset(
    {
        Compression.NONE,
        Compression.CCITT,
        Compression.DEFLATE,
        Compression.LZW,
        Compression.PACKBITS,
    }
)
_LOSSY = frozenset({Compression.JPEG})
_DPI_TOLERANCE = 0.99
"""A scanner's 300 dpi is 299.7 where its file counts whole pixels per centimetre."""


def conformance(sheets: Sequence[Sheet], kind: Kind = Kind.PRINTED) -> tuple[PageConformance, ...]:
    """Return the verdicts on each page, in order."""
    return tuple(_page(sheet, DEMANDS[kind]) for sheet in sheets)


def _page(sheet: Sheet, demand: Demand) -> PageConformance:
    picture = sheet.picture
    dpi = picture.dpi if picture else None
    mode = picture.colour_mode if picture else None
    compression = picture.compression if picture else None
    measured = (
        _resolution(dpi, demand.least_dpi),
        Measured("colour_mode", "|".join(sorted(demand.colour_modes)), mode, _fits(mode, demand)),
        Measured("compression", "lossless", compression and compression.value, _is_lossless(compression)),
    )
    return PageConformance(sheet.file_page, measured)


def _resolution(dpi: float | None, least: int) -> Measured:
    if dpi is None:
        return Measured("resolution", f">= {least} dpi", None, Outcome.UNKNOWN)
    is_met = dpi >= least * _DPI_TOLERANCE
    return Measured("resolution", f">= {least} dpi", f"{dpi:.0f} dpi", _outcome(is_met=is_met))


def _fits(mode: str | None, demand: Demand) -> Outcome:
    return Outcome.UNKNOWN if mode is None else _outcome(is_met=mode in demand.colour_modes)


def _is_lossless(compression: Compression | None) -> Outcome:
    """JBIG2 and JPEG 2000 have both ways, and their names do not tell which was taken."""
    if compression in _LOSSLESS:
        return Outcome.MET
    return Outcome.NOT_MET if compression in _LOSSY else Outcome.UNKNOWN


def _outcome(*, is_met: bool) -> Outcome:
    return Outcome.MET if is_met else Outcome.NOT_MET
