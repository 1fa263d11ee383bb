"""What every test shares."""

import os

from hypothesis import HealthCheck, settings

# Two loaded cores must not decide whether a property holds, nor make everybody wait for a hundred examples of
# each; HYPOTHESIS_EXAMPLES=1000 looks harder.
settings.register_profile(
    "machines-are-shared",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "30")),
)
settings.load_profile("machines-are-shared")
