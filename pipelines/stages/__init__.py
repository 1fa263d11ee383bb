"""The verbs: rasterize, clean, recognize, assemble, extract; one a file, independent of each other."""
