"""What an archive keeps of a document as a whole: every page accounted for, and what was measured; pure."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from appliance.sinks.archive.conformance import PageConformance, conformance
from appliance.sinks.archive.sheet import Sheet
from appliance.sinks.archive.site import Site
from appliance.sinks.columns import PageRow
from appliance.sinks.rows import StoredDocument, page_rows
from pipelines.result import extraction_to_json

SCHEMA_VERSION = 1


def summary(placed: StoredDocument, site: Site, sheets: Sequence[Sheet], made: Sequence[str] | None) -> bytes:
    """Return `document.json`: the record, the site, the fields, and each page's state, scan and conformance.

    Sizes and boxes are in picture pixels: see `placing.on_pictures`. `made` says how each page came into the
    PDF/A, None where none was written.
    """
    report = {
        "schema_version": SCHEMA_VERSION,
        "record": asdict(placed.record),
        "site": asdict(site),
        "pages": _pages(placed, sheets, made),
        "extraction": json.loads(extraction_to_json(placed.result.extraction)),
    }
    return (
        json.dumps(report, ensure_ascii=False, indent=1, default=_moment).encode("utf-8", "replace") + b"\n"
    )


def _pages(
    placed: StoredDocument, sheets: Sequence[Sheet], made: Sequence[str] | None
) -> list[dict[str, object]]:
    verdicts = conformance(sheets)
    return [
        _page(row, sheets[row.page - 1], verdicts[row.page - 1], made[row.page - 1] if made else None)
        for row in page_rows(placed)
    ]


def _page(row: PageRow, sheet: Sheet, verdict: PageConformance, made: str | None) -> dict[str, object]:
    read = ("page", "file_page", "state", "failure_code", "width", "height", "dpi", "confidence")
    return {
        **{name: getattr(row, name) for name in read},
        "in_pdf": made,
        "original": asdict(sheet.picture) if sheet.picture else None,
        "anexo_1": {"outcome": verdict.outcome, "measured": [asdict(one) for one in verdict.measured]},
    }


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"a summary holds no {type(value).__name__}")
    return value.astimezone(UTC).isoformat()
