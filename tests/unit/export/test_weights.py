import json

import ml_dtypes
import numpy as np

from pipelines.export.weights import RandomWeights, open_checkpoint
from pipelines.ocr.vlm.architecture import parse
from tests.checkpoints import CONFIG, random_weights, write_checkpoint


def test_tensors_are_those_of_the_files_whichever_shard_they_lie_in(tmp_path):
    weights = random_weights(CONFIG, 3)
    folder = write_checkpoint(tmp_path / "checkpoint", weights=weights, shards=3)
    model = open_checkpoint(folder)
    for name, expected in weights.items():
        found = model.weights.tensor(name)
        assert found.dtype == ml_dtypes.bfloat16
        np.testing.assert_array_equal(found.astype(np.float32), expected)


def test_random_weights_have_every_tensor_and_are_the_same_for_a_seed():
    shape = parse(json.dumps(CONFIG).encode())
    first, second, other = RandomWeights(shape, 1), RandomWeights(shape, 1), RandomWeights(shape, 2)
    for name, wanted in shape.tensors().items():
        assert first.tensor(name).shape == wanted
        np.testing.assert_array_equal(first.tensor(name), second.tensor(name))
    name = "model.language_model.embed_tokens.weight"
    assert not np.array_equal(first.tensor(name), other.tensor(name))
