"""The pages of an original, whatever kind of file it is."""

from __future__ import annotations

from pathlib import Path

from appliance.sinks.archive.pdf_reading import pdf_sheets
from appliance.sinks.archive.picture_files import picture_sheet
from appliance.sinks.archive.sheet import Sheet
from pipelines.source import SourceKind
from pipelines.stages.limits.file_kind import kind_of


def sheets_of(original: Path, file_pages: range) -> tuple[Sheet, ...]:
    """Return the wanted pages of the file in order; raises SourceError or InternalError as `kind_of` does."""
    kind = kind_of(original)
    if kind is not SourceKind.PDF:
        return tuple(picture_sheet(original, kind, number) for number in file_pages)
    return pdf_sheets(original, file_pages)
