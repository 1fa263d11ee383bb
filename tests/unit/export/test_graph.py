import numpy as np
import onnxruntime as ort
import pytest

from pipelines.export.graph import Graph


def test_weights_lie_beside_the_graph_and_are_asked_for_once_each(tmp_path):
    graph = Graph("sum")
    rows = graph.input("rows", np.float32, ["rows", 3])
    asked = []

    def load():
        asked.append("w")
        return np.arange(3, dtype=np.float32)

    weight = graph.weight("w", np.float32, (3,), load)
    assert graph.weight("w", np.float32, (3,), load) == weight
    graph.output("total", graph.op("Add", graph.op("Add", rows, weight), weight), np.float32, ["rows", 3])
    told = []
    graph.save(tmp_path / "sum.onnx", told.append)
    assert asked == ["w"]
    assert told == [graph.weight_bytes] == [12]
    session = ort.InferenceSession(tmp_path / "sum.onnx", providers=["CPUExecutionProvider"])
    assert session.run(None, {"rows": np.ones((1, 3), np.float32)})[0].tolist() == [[1, 3, 5]]


def test_equal_constants_are_kept_once():
    graph = Graph("constants")
    assert graph.constant([1, 2]) == graph.constant([1, 2])
    assert graph.constant([1, 2]) != graph.constant([1, 2], np.int32)


def test_a_tensor_of_another_shape_or_type_than_announced_is_not_written(tmp_path):
    for wrong in (np.zeros(4, np.float32), np.zeros(3, np.float64)):
        graph = Graph("wrong")
        graph.weight("w", np.float32, (3,), lambda wrong=wrong: wrong)
        with pytest.raises(ValueError, match="w is float"):
            graph.save(tmp_path / f"{wrong.dtype}{len(wrong)}.onnx")


def test_a_condition_decides_which_branch_is_gone_through(tmp_path):
    graph = Graph("either")
    rows, wanted = graph.input("rows", np.float32, ["rows"]), graph.input("wanted", np.bool_, [1])
    twice = graph.op("Add", rows, rows)
    found = graph.either(
        wanted,
        lambda branch: branch.op("Mul", twice, branch.constant(10, np.float32)),
        lambda branch: branch.op("Sub", branch.op("Add", twice, rows), branch.constant(10, np.float32)),
        np.float32,
    )
    graph.output("found", graph.op("Add", found, graph.constant(10, np.float32)), np.float32, ["rows"])
    graph.save(tmp_path / "either.onnx")
    session = ort.InferenceSession(tmp_path / "either.onnx", providers=["CPUExecutionProvider"])
    said = [
        session.run(None, {"rows": np.ones(1, np.float32), "wanted": [each]})[0] for each in (True, False)
    ]
    assert [each.tolist() for each in said] == [[30], [3]]
