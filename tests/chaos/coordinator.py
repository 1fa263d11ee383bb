"""The appliance's own command line, with the fake reader in its actor and a clock that the harness can move.

Nothing of the product asks for a hook: `recognizer.Recognizer` is looked up when a lane is opened, and `_now`
when a moment is needed, so replacing both before the command runs is enough. The moved clock is the
coordinator's alone, read from a file at each call: libfaketime would move Ray's own clocks too.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from appliance.cli.main import main
from appliance.runtime import coordinator, reading
from appliance.runtime.actors import recognizer
from tests import fakes

CLOCK_VARIABLE = "CHAOS_CLOCK"


def moved_now() -> datetime:
    """Return the time, moved by as many seconds as the clock file says."""
    return datetime.now(UTC) + timedelta(seconds=float(Path(os.environ[CLOCK_VARIABLE]).read_text()))


if __name__ == "__main__":
    recognizer.Recognizer = fakes.Recognizer
    if CLOCK_VARIABLE in os.environ:
        coordinator._now = reading._now = moved_now
    main()
