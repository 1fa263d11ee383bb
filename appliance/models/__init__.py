"""The readers' weights: checked before anything else, kept whole, named by their content."""
