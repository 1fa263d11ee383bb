"""One process at a time works on a site."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from appliance.errors import AlreadyRunningError


@contextmanager
def only_instance(lock_file: Path) -> Iterator[None]:
    """Hold the site's lock; the system lets go of it however this process ends.

    Raises AlreadyRunningError.
    """
    with lock_file.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunningError(
                "already_running",
                "Another `appliance run`, `watch` or `reconcile --mend` works on this site.",
                "Wait until it ends, or stop it.",
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield
