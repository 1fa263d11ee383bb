"""Scores that tell how well pages and fields were read."""
