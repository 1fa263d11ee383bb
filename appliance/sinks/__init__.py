"""Write finished documents where other programs read them; every write may be repeated."""
