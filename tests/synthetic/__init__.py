"""The project's own documents: invented Brazilian registry pages with their truth, deterministic by seed."""
