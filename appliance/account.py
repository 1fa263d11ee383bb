"""Who sits at the keyboard, as far as the system knows."""

import os
import pwd
import socket
from pathlib import Path

_LOGIN_UID = Path("/proc/self/loginuid")
_NOBODY_LOGGED_IN = 4294967295


def operator() -> str:
    """Return `user@host`, and `person as user@host` where a person became that user by sudo.

    The kernel remembers who logged in, and `sudo` does not change that; elsewhere SUDO_USER
    says it.
    """
    user = _name(os.getuid())
    person = _logged_in() or os.environ.get("SUDO_USER") or user
    became = "" if person == user else f"{person} as "
    return f"{became}{user}@{socket.gethostname()}"


def _logged_in() -> str | None:
    try:
        login = int(_LOGIN_UID.read_text("ascii"))
    except (OSError, ValueError):  # a kernel without auditing, or a container that hides it
        return None
    return None if login == _NOBODY_LOGGED_IN else _name(login)


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:  # a user id without a name, as in many containers
        return f"uid {uid}"
