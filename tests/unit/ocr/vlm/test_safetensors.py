"""A header is believed only where it accounts for every byte of its file."""

import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.safetensors import SafetensorsError, read_header
from tests.checkpoints import safetensors

SHAPES = {"a": (2, 3), "b": (), "c": (4,)}
names = st.text(min_size=1, max_size=8).filter(lambda name: name != "__metadata__")
shapes = st.dictionaries(names, st.lists(st.integers(0, 5), max_size=3).map(tuple), max_size=4)


def header(tmp_path, content):
    file = tmp_path / "model.safetensors"
    file.write_bytes(content)
    return read_header(file)


@given(written=shapes)
def test_what_was_written_is_read(written, tmp_path_factory):
    found = header(tmp_path_factory.mktemp("s"), safetensors(written))
    assert {name: tensor.shape for name, tensor in found.items()} == written


def test_a_file_cut_anywhere_or_with_more_behind_it_is_refused(tmp_path):
    whole = safetensors(SHAPES)
    for end in range(len(whole)):
        with pytest.raises(SafetensorsError):
            header(tmp_path, whole[:end])
    with pytest.raises(SafetensorsError):
        header(tmp_path, whole + b"0")


def told(**changes):
    entry = {"dtype": "BF16", "shape": [2], "data_offsets": [0, 4]} | changes
    text = json.dumps({"a": entry}).encode()
    return struct.pack("<Q", len(text)) + text + bytes(4)


@pytest.mark.parametrize(
    "content",
    [
        told(dtype="I64"),
        told(dtype=["BF16"]),
        told(shape=[3]),
        told(shape=[-2]),
        told(shape=[-1, -2]),
        told(shape="2x"),
        told(data_offsets=[0]),
        told(data_offsets=[-4, 0]),
        told(data_offsets=[0, 4, 8]),
        struct.pack("<Q", 1 << 62) + b"{}",
        struct.pack("<Q", 2) + b"[]",
        struct.pack("<Q", 2) + b"\xff\xff",
        b"\x80\x04\x95 a pickle, that is, and not what its name says",
    ],
)
def test_a_header_that_lies_is_refused(content, tmp_path):
    with pytest.raises(SafetensorsError):
        header(tmp_path, content)
