"""Layouts of offices of the Planalto Central, the Northeast's sertão and São Paulo's interior."""
