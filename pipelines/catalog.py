"""The pipelines that this release offers, by name."""

from pipelines.pipeline import Pipeline

EMBEDDED = Pipeline(name="embedded", version="3")
"""Reads with the engine that every installation has."""

VLM = Pipeline(name="vlm", version="1")
"""Reads with the active model; a page on which that goes round in circles is read by the embedded engine."""

DUAL = Pipeline(name="dual", version="1")
"""Reads with both: the model's words, in the places and with the certainty that the embedded engine gives."""

BY_NAME = {pipeline.name: pipeline for pipeline in (EMBEDDED, VLM, DUAL)}
