"""What every test shares."""

import os
from collections import defaultdict
from pathlib import Path

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

_ACCEPTANCE, _INTEGRATION = (Path(__file__).parent / name for name in ("acceptance", "integration"))


def pytest_collection_modifyitems(items):
    """Spread the files that run the appliance over those that wait: many clusters at once starve each other.

    The many small files come last, so that no worker is left with a long one at the end.
    """
    files = defaultdict(list)
    for item in items:
        files[item.path].append(item)
    running = [path for path in files if _ACCEPTANCE in path.parents]
    waiting = [path for path in files if _INTEGRATION in path.parents]
    places = {path: place / len(some) for some in (running, waiting) for place, path in enumerate(some)}
    items[:] = [
        item for path in sorted(files, key=lambda path: places.get(path, 1.0)) for item in files[path]
    ]
