"""The reader for GPUs: a vision-language model of the Qwen2.5-VL family, read from its own checkpoint."""
