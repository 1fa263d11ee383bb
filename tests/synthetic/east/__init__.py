"""Layouts of offices in the east, the centre and the far west, by somebody who never saw the rules."""
