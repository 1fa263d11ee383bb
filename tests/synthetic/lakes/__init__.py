"""Layouts of offices by the lakes and lagoons of the coast, of Minas Gerais and of the far South."""
