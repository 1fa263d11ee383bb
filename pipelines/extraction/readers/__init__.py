"""Values that captions and phrases announce: one reader for each kind of field, by what it reads."""
