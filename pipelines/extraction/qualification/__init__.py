"""Parties as deeds qualify them: where one ends and the next begins, and what is said of each."""
