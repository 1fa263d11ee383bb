"""Layouts of offices of Ceará, São Paulo, Rio Grande do Sul, Pará, Goiás, Alagoas and Minas Gerais."""
