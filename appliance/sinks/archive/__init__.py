"""Finished documents as an archive keeps them: searchable PDF/A, ALTO, hOCR, plain text and JSON."""
