"""From a checkpoint to ONNX graphs, and the proof that they read as the checkpoint does."""
