"""Layers that are written otherwise for a GPU say the same there."""

import ml_dtypes
import numpy as np
import onnxruntime as ort
import pytest

from pipelines.export.graph import Graph, onnx_type
from pipelines.export.layers import Layers

HALF_A_STEP = {np.float16: 2.0**-11, ml_dtypes.bfloat16: 2.0**-8}  # of a number


def gated(tmp_path, dtype, gate, up):
    graph = Graph("gate")
    width = gate.shape[1]
    layers = Layers(graph, None, np.dtype(dtype), 1e-6, is_quantized=False)
    given = [graph.input(name, np.float32, ["rows", width]) for name in ("gate", "up")]
    typed = [graph.op("Cast", name, to=onnx_type(dtype)) for name in given]
    out = graph.op("Cast", layers.gated(*typed, width), to=onnx_type(np.float32))
    graph.output("out", out, np.float32, ["rows", width])
    graph.save(tmp_path / "gate.onnx")
    session = ort.InferenceSession(tmp_path / "gate.onnx", providers=["CPUExecutionProvider"])
    return session.run(None, {"gate": gate, "up": up})[0]


def told(gate, up):
    return gate * (np.tanh(gate / 2) + 1) / 2 * up


@pytest.mark.parametrize("size", [1e-2, 1, 100])
@pytest.mark.parametrize("dtype", HALF_A_STEP)
def test_a_gate_is_silu_times_the_other_rows(tmp_path, dtype, size):
    random = np.random.default_rng(5)
    gate, up = (
        (random.standard_normal((3, 216)) * size).astype(ml_dtypes.bfloat16).astype(np.float32) for _ in range(2)
    )
    found, wanted = gated(tmp_path, dtype, gate, up), told(gate, up)
    assert found == pytest.approx(wanted, rel=4 * HALF_A_STEP[dtype], abs=1e-7 + HALF_A_STEP[dtype] * size**2 / 8)
