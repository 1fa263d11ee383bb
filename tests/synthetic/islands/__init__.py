"""Layouts of offices of the coast and its islands, from Marajó down to Santa Catarina."""
