"""Document types that a site writes itself, in TOML: read without trust, checked, and made into values."""
