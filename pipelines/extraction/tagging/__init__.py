"""A small tagger that reads the same text as the rules, learned from the generator's documents."""
