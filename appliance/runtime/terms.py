"""How one document is read: the pipeline with its profile's options, and with what an operator changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from appliance.parameters import changed_profile
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.known import by_name
from pipelines.pipeline import with_own_types

if TYPE_CHECKING:
    from appliance.ledger.records import DocumentRecord
    from appliance.settings import Profile
    from pipelines.document_types.document_type import DocumentType
    from pipelines.pipeline import Pipeline

_ALL_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Terms:
    """`page_timeout_seconds` bounds each stage of a page; more failed pages than allowed fail all of it."""

    pipeline: Pipeline
    page_timeout_seconds: float
    failed_pages_allowed_percent: float = _ALL_PERCENT


def terms_for(
    document: DocumentRecord,
    profile: Profile | None,
    page_timeout_seconds: float,
    pipeline: Pipeline,
    own_types: tuple[DocumentType, ...] = (),
) -> Terms:
    """Return the document's terms; the pipeline's own options where its profile is unknown."""
    parameters = document.parameters
    seconds = cast("float", parameters.get("page_timeout_seconds", page_timeout_seconds))
    if profile is None:
        return Terms(with_own_types(pipeline, own_types), seconds)
    profile = changed_profile(profile, parameters)
    return Terms(with_profile(pipeline, profile, own_types), seconds, profile.failed_pages_allowed_percent)


def with_profile(pipeline: Pipeline, profile: Profile, own_types: tuple[DocumentType, ...]) -> Pipeline:
    """Return the pipeline with a profile's options, at a site with these types.

    A type that the profile or the operator named and that the site has no longer is left to be found out.
    """
    return replace(
        with_own_types(pipeline, own_types),
        rasterize=profile.rasterize_options(),
        separate=profile.separate_options(),
        extract=ExtractOptions(_known(profile.document_type, own_types), own_types),
    )


def _known(name: str, own_types: tuple[DocumentType, ...]) -> str | None:
    try:
        return by_name(name, own_types).name
    except KeyError:
        return None
