"""A finished document as the sinks get it: which pipeline it names, whoever puts it together."""

from dataclasses import replace

import pytest

from appliance.runtime.actors.messages import Finished
from pipelines.result import extraction_to_json, page_to_json
from tests.unit.sinks.examples import READER, birth_record


def finished(reader, version):
    """As a command puts it together that knows of one pipeline alone."""
    example = birth_record()
    pages = (page_to_json(replace(page, provenance=reader)) for page in example.result.document.pages)
    record = replace(example.record, pipeline="embedded", pipeline_version=version)
    extraction = extraction_to_json(example.result.extraction)
    return Finished(record, tuple(pages), example.result.failures, extraction)


@pytest.mark.parametrize("version", ["1", "1+opinions.2", "1+types.0a1b2c3d"])
def test_the_pipeline_is_the_one_of_this_version_in_which_the_pages_were_read(version):
    reader = replace(READER, pipeline="vlm", pipeline_version="1")
    assert finished(reader, version).stored().record.pipeline == "vlm"


def test_the_pipeline_of_pages_that_were_read_before_by_another_one_says_nothing():
    reader = replace(READER, pipeline="vlm", pipeline_version="1")
    assert finished(reader, "3").stored().record.pipeline == "embedded"
