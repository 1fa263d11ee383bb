"""Queries and keys are turned alike, whichever operator turns them."""

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from onnx.reference import ReferenceEvaluator
from onnx.reference.op_run import OpRun

from pipelines.export.graph import MICROSOFT, Graph
from pipelines.export.rotation import ComplexRotation, Rotation

ROWS, HEADS, SIZE = 5, 4, 8


class ComplexMul(OpRun):
    """The operator as it is told, since only CUDA has it."""

    op_domain = MICROSOFT

    def _run(self, left, right):
        left, right = (each[..., 0] + 1j * each[..., 1] for each in (left, right))
        return (np.stack([(left * right).real, (left * right).imag], -1),)


def graph_of(rotation_of, path):
    graph = Graph("rotation")
    rows = graph.input("rows", np.float32, [ROWS, HEADS * SIZE])
    angles = [graph.input(name, np.float32, [ROWS, SIZE // 2]) for name in ("cosines", "sines")]
    graph.output("turned", rotation_of(graph, *angles).turned(rows, HEADS), np.float32, [ROWS, HEADS * SIZE])
    graph.save(path)
    return path


def test_pairs_as_complex_numbers_are_turned_as_pairs_are(tmp_path):
    random = np.random.default_rng(0)
    angles = random.uniform(-3, 3, (ROWS, SIZE // 2)).astype(np.float32)
    rows = random.standard_normal((ROWS, HEADS * SIZE)).astype(np.float32)
    feed = {"rows": rows, "cosines": np.cos(angles), "sines": np.sin(angles)}
    pairs = graph_of(lambda graph, cosines, sines: Rotation(graph, cosines, sines, SIZE), tmp_path / "pairs")
    turned = ort.InferenceSession(pairs, providers=["CPUExecutionProvider"]).run(None, feed)[0]
    whole = onnx.load(graph_of(ComplexRotation, tmp_path / "complex"))
    assert ReferenceEvaluator(whole, new_ops=[ComplexMul]).run(None, feed)[0] == pytest.approx(
        turned, abs=1e-6
    )
