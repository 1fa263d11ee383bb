"""Runs the stages on Ray; the only package that knows it."""
