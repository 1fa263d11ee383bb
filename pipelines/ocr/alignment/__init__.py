"""Which words of one reader stand for which words of another: seeds, chains, gaps, what is left."""
