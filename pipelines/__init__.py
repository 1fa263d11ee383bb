"""Bytes → pixels → text → fields. Knows no Ray, no database, no watched folder and no clock."""
