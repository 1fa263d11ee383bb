"""Puts the appliance on a bare machine; nothing here needs more than a shell or Python's standard library."""
