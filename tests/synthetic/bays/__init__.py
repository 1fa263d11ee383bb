"""Layouts of offices of seven states, from the first republic to the electronic acts of today."""
