"""Tests of the rules see the rules alone; what the tagger says of them has tests of its own."""

import pytest

from pipelines.extraction.tagging import witness


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch):
    monkeypatch.setattr(witness, "tagger_of", lambda _type: None)
