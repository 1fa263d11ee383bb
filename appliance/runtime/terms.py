"""How one document is read: the pipeline with its profile's options, and with what an operator changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from appliance.parameters import changed_profile
from pipelines.stages.extract import ExtractOptions

if TYPE_CHECKING:
    from appliance.ledger.records import DocumentRecord
    from appliance.settings import Profile
    from pipelines.pipeline import Pipeline

_ALL_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Terms:
    """`page_timeout_seconds` bounds each stage of a page; more failed pages than allowed fail all of it."""

    pipeline: Pipeline
    page_timeout_seconds: float
    failed_pages_allowed_percent: float = _ALL_PERCENT


def terms_for(
    document: DocumentRecord, profile: Profile | None, page_timeout_seconds: float, pipeline: Pipeline
) -> Terms:
    """Return the document's terms; the pipeline's own options where its profile is unknown."""
    parameters = document.parameters
    seconds = cast("float", parameters.get("page_timeout_seconds", page_timeout_seconds))
    if profile is None:
        return Terms(pipeline, seconds)
    profile = changed_profile(profile, parameters)
    own = replace(
        pipeline,
        rasterize=profile.rasterize_options(),
        separate=profile.separate_options(),
        extract=ExtractOptions(type_hint=profile.document_type or None),
    )
    return Terms(own, seconds, profile.failed_pages_allowed_percent)
