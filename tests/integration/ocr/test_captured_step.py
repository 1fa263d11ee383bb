"""A step whose inputs keep their places: what is told again lies there already, what is new is brought."""

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from onnx import TensorProto, helper

from pipelines.ocr.vlm.session import _Step

CPU = ("cpu", 0)


@pytest.fixture
def session(tmp_path):
    """Answers the sum of its two inputs, three times."""
    floats = {"token_ids": ["rows", 2], "block_table": ["rows", 2]}
    inputs = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in floats.items()]
    nodes = [helper.make_node("Add", list(floats), ["logits"])]
    nodes += [helper.make_node("Identity", ["logits"], ["candidate_logits"])]
    nodes += [helper.make_node("Cast", ["logits"], ["candidate_ids"], to=TensorProto.INT64)]
    outputs = [
        helper.make_tensor_value_info("candidate_ids", TensorProto.INT64, ["rows", 2]),
        helper.make_tensor_value_info("candidate_logits", TensorProto.FLOAT, ["rows", 2]),
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["rows", 2]),
    ]
    graph = helper.make_graph(nodes, "sum", inputs, outputs)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    onnx.save(model, tmp_path / "sum.onnx")
    return ort.InferenceSession(tmp_path / "sum.onnx")


def numbers(*values):
    return np.array([values, values], np.float32)


def test_what_is_new_is_brought_and_what_is_told_again_is_still_there(session):
    table, other = numbers(10, 20), numbers(100, 200)
    first = {"token_ids": numbers(1, 2), "block_table": table}
    step = _Step(session, session.io_binding(), CPU, first)
    assert step.run(first).ids.tolist() == [[11, 22], [11, 22]]
    assert step.run({"token_ids": numbers(3, 4), "block_table": table}).ids.tolist() == [[13, 24], [13, 24]]
    told = numbers(5, 6)
    assert step.run({"token_ids": told, "block_table": other}).ids.tolist() == [[105, 206], [105, 206]]
    assert step.run({"token_ids": told, "block_table": table}).ids.tolist() == [[15, 26], [15, 26]]
