"""A pipeline is a value: a name, a version, and the options of each stage. Here is their composition."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pipelines.document import Page, Provenance
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.ocr.embedded import EmbeddedOptions
from pipelines.separators import SeparateOptions
from pipelines.source import RasterizeOptions
from pipelines.stages.assemble import AssembleOptions, assemble
from pipelines.stages.clean import CleanOptions
from pipelines.stages.recognize import recognize

if TYPE_CHECKING:
    from pipelines.document_types.document_type import DocumentType
    from pipelines.image import CleanImage
    from pipelines.ocr.engine import Engine

_DIGITS_OF_HASH = 8


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Change any option, and the version must change: results name it, and are found again by it."""

    name: str
    version: str
    rasterize: RasterizeOptions = field(default_factory=RasterizeOptions)
    separate: SeparateOptions = field(default_factory=SeparateOptions)
    clean: CleanOptions = field(default_factory=CleanOptions)
    embedded: EmbeddedOptions = field(default_factory=EmbeddedOptions)
    assemble: AssembleOptions = field(default_factory=AssembleOptions)
    extract: ExtractOptions = field(default_factory=ExtractOptions)


def with_own_types(pipeline: Pipeline, own_types: tuple[DocumentType, ...]) -> Pipeline:
    """Return the pipeline that knows a site's types too; its version then tells which, as they are now."""
    if not own_types:
        return pipeline
    versions = sorted(f"{kind.name} {kind.version}" for kind in own_types)
    digest = hashlib.sha256("\n".join(versions).encode("utf-8")).hexdigest()[:_DIGITS_OF_HASH]
    extract_too = replace(pipeline.extract, own_types=own_types)
    return replace(pipeline, version=f"{pipeline.version}+types.{digest}", extract=extract_too)


def read_clean(image: CleanImage, engine: Engine, pipeline: Pipeline) -> Page:
    """Recognize and assemble one cleaned page."""
    identity = engine.identity
    provenance = Provenance(
        identity.name, identity.version, identity.weights_sha256, pipeline.name, pipeline.version
    )
    return assemble(recognize(image, engine), image, provenance, pipeline.assemble)
