"""From a checkpoint to ONNX graphs: the serving ones here and now, the portable ones in their own environment."""
