"""Patterns of values that a site writes itself: read without trust, and matched in linear time."""
