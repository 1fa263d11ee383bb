"""What every actor answers: that it lives, and in which process."""

import os
import signal


class Process:
    """The base of all actors."""

    def __init__(self) -> None:
        # Ctrl-C reaches the whole group of a terminal; the coordinator then ends the work in order.
        signal.signal(signal.SIGINT, signal.SIG_IGN)

    def ping(self) -> int:
        return os.getpid()
