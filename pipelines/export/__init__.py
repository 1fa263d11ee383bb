"""From a checkpoint to ONNX graphs. Serving graphs are written here and now; the portable ones need torch."""
