"""Dying at a chosen step: what a child process of the crash tests arms before it does its work.

A step is a touch of the file system below a folder, a statement of SQL, or a commit, of ledger and sinks
alike. The process dies just before it, as by SIGKILL: nothing is flushed, closed or rolled back.
"""

import os
import sys

import pytest
import sqlalchemy as sa

HUNDREDS_OF_DEATHS = [pytest.mark.long, pytest.mark.timeout(1800)]
"""They take some minutes each, and a multiple of that where the machine does other things too."""
EVERY_STEP = pytest.param(1, marks=HUNDREDS_OF_DEATHS)
EVERY_13TH_OR_ALL = [13, EVERY_STEP]
"""How far the steps at which a test dies lie apart."""

DIED, FINISHED = 77, 0
_TOUCHES = frozenset(
    {
        "open",
        "os.rename",
        "os.link",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.chmod",
        "os.listdir",
        "os.scandir",
    }
)


def are_statements_steps(url: str, every: int) -> bool:
    """Say whether each statement is one: not of all on PostgreSQL, where each death costs databases."""
    return every > 1 or url.startswith("sqlite")


def die_before(step: int, below: str, *, with_statements: bool = True) -> None:
    """Let this process die just before its `step`-th step; 0 for never.

    Without statements only those count after which something lasts: what a transaction has written goes
    with the process, whichever of its statements was the last.
    """
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if done == step:
            os._exit(DIED)

    def touch(event: str, arguments: tuple[object, ...]) -> None:
        # A descriptor instead of a name is a folder that is flushed: open has counted it.
        if event in _TOUCHES and arguments and os.fsdecode(_name(arguments[0])).startswith(below):
            count()

    sys.addaudithook(touch)
    if with_statements:
        sa.event.listen(sa.Engine, "before_cursor_execute", lambda *_: count())
    sa.event.listen(sa.Engine, "commit", lambda _: count())


def _name(argument: object) -> str | bytes:
    return os.fspath(argument) if isinstance(argument, str | bytes | os.PathLike) else ""
