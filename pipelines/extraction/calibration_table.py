"""Placeholder until fitted."""

from __future__ import annotations

TABLE: dict[str, tuple[tuple[float, float], ...]] = {}
