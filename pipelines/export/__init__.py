"""From a checkpoint to ONNX: serving graphs here and now, portable ones in an environment of their own."""
