"""Everything that a site holds, written so that others can read it, and a site made of that again."""
