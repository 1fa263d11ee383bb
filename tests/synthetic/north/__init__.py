"""Documents of offices in the north and northeast, in wordings and shapes that no older layout has."""
