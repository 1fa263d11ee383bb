"""Fields are found wherever they stand among others, and numbers of any length are read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.onnx_file import float_tensor, metadata


def varint(value):
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*written, value])


def message(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def number(field, value):
    return varint(field << 3) + varint(value)


def tensor(name, array, *, packed):
    dims = (
        message(1, b"".join(map(varint, array.shape)))
        if packed
        else b"".join(number(1, d) for d in array.shape)
    )
    return message(5, dims + number(2, 1) + message(8, name.encode()) + message(9, array.tobytes()))


def model(*tensors, notes=None):
    odd = number(1, 10) + varint(3 << 3 | 5) + b"four" + varint(4 << 3 | 1) + b"8 bytes."
    entries = (message(14, message(1, k.encode()) + message(2, v.encode())) for k, v in (notes or {}).items())
    return odd + message(7, message(2, b"graph") + b"".join(tensors)) + b"".join(entries)


@given(rows=st.integers(0, 20), columns=st.integers(1, 300), packed=st.booleans())
def test_a_tensor_is_found_among_others_with_its_shape(rows, columns, packed):
    wanted = np.arange(rows * columns, dtype="<f4").reshape(rows, columns)
    content = model(tensor("other", np.zeros(3, "<f4"), packed=packed), tensor("w", wanted, packed=packed))
    assert (float_tensor(content, "w") == wanted).all()
    assert float_tensor(content, "w").shape == (rows, columns)


def test_what_is_not_there_is_a_key_error():
    content = model(notes={"character": "a\nç"})
    assert metadata(content, "character") == "a\nç"
    with pytest.raises(KeyError):
        metadata(content, "other")
    with pytest.raises(KeyError):
        float_tensor(content, "w")
