"""The file of a fields' network as the product reads it, of whatever nodes the network is made."""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING

import onnx
from onnx import TensorProto, helper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_INPUTS = {
    "rows": (TensorProto.INT32, ["chunks", "attributes"]),
    "windows": (TensorProto.INT64, ["windows", "wide"]),
    "places": (TensorProto.INT64, ["chunks"]),
    "type": (TensorProto.INT64, []),
}
_OPSET, _FORMAT = 20, 10


def model_of(
    nodes: Sequence[onnx.NodeProto],
    weights: Sequence[onnx.TensorProto],
    attributes: Sequence[str],
    labels: Sequence[str],
    types: Sequence[tuple[str, Sequence[int]]],
) -> bytes:
    """Return a graph that makes `probabilities` of the inputs: `rows` of attributes (0 is none) and a `type`.

    `windows` are the chunks that are read in a row, `places` where in the windows, all in a row, each chunk
    is told from. `types` are told with the places of the labels that each may have.
    """
    graph = helper.make_graph(
        nodes,
        "tagger",
        [helper.make_tensor_value_info(name, *told) for name, told in _INPUTS.items()],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["chunks", len(labels)])],
        weights,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_FORMAT)
    for name, value in {"attributes": attributes, "labels": labels, "types": types}.items():
        model.metadata_props.add(key=name, value=json.dumps(value, ensure_ascii=False))
    onnx.checker.check_model(model)
    told: bytes = model.SerializeToString()
    return told


def write(model: bytes, file: Path) -> None:
    file.write_bytes(lzma.compress(model))
