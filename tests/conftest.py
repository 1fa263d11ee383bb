"""What every test shares."""

from hypothesis import HealthCheck, settings

# Two loaded cores must not decide whether a property holds.
settings.register_profile("machines-are-shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("machines-are-shared")
