"""The pipelines that this release offers, by name."""

from pipelines.pipeline import Pipeline

EMBEDDED = Pipeline(name="embedded", version="3")
"""Reads with the engine that every installation has."""
