"""The pipelines that this release offers, by name."""

from dataclasses import replace

from pipelines.ocr.vlm.field_question import VERSION as OPINIONS_VERSION
from pipelines.pipeline import Pipeline

EMBEDDED = Pipeline(name="embedded", version="3")
"""Reads with the engine that every installation has."""

VLM = Pipeline(name="vlm", version="1")
"""Reads with the active model; a page on which that goes round in circles is read by the embedded engine."""

DUAL = Pipeline(name="dual", version="1")
"""Reads with both: the model's words, in the places and with the certainty that the embedded engine gives."""

BY_NAME = {pipeline.name: pipeline for pipeline in (EMBEDDED, VLM, DUAL)}


def pipeline_for(name: str, *, has_opinions: bool) -> Pipeline:
    """Return the pipeline of that name; one that asks a model for the fields too has another version."""
    pipeline = BY_NAME[name]
    if not has_opinions:
        return pipeline
    return replace(pipeline, version=f"{pipeline.version}+opinions.{OPINIONS_VERSION}")
