"""What every test shares."""

from hypothesis import settings

# Two loaded cores must not decide whether a property holds.
settings.register_profile("machines-are-shared", deadline=None)
settings.load_profile("machines-are-shared")
