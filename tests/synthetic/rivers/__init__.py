"""Layouts of offices in the towns along the Doce, the Itajaí, the Paraíba do Sul, the Uruguai and others."""
