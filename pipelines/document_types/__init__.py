"""What kinds of documents are known: how each is recognised, and which fields it holds."""
