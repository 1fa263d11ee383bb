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
    "groups": (TensorProto.INT32, ["groups", "attributes"]),
    "parts": (TensorProto.INT32, ["chunks", "parts"]),
    "labels": (TensorProto.INT64, ["labels"]),
}
_OPSET, _FORMAT = 20, 10


def model_of(
    nodes: Sequence[onnx.NodeProto],
    weights: Sequence[onnx.TensorProto],
    attributes: Sequence[str],
    labels: Sequence[str],
    types: Sequence[tuple[str, Sequence[int]]],
) -> bytes:
    """Return a graph that makes `probabilities` of the inputs.

    `groups` are the rows of attributes (0 is none) that some chunks have, `parts` the groups of each chunk,
    `labels` the places of those that may be. `types` are told with those that each may have.
    """
    graph = helper.make_graph(
        nodes,
        "tagger",
        [helper.make_tensor_value_info(name, *told) for name, told in _INPUTS.items()],
        [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["chunks", "labels"])],
        weights,
    )
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=_FORMAT)
    for name, value in {"attributes": attributes, "labels": labels, "types": types}.items():
        model.metadata_props.add(key=name, value=json.dumps(value, ensure_ascii=False))
    onnx.checker.check_model(model)
    told: bytes = model.SerializeToString()
    return told


def write(model: bytes, file: Path) -> None:
    file.write_bytes(lzma.compress(model))
