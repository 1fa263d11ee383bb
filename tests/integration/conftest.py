import multiprocessing

import pytest

# One server forks the children of all crash tests of a worker, and loads only what it was told at its start.
_CHILDREN = [
    "tests.integration.handover.crash",
    "tests.integration.intake.crash",
    "tests.integration.ledger.crash",
    "tests.integration.reconcile.compacting",
    "tests.integration.runtime.commit",
    "tests.integration.runtime.crash",
]


@pytest.fixture(scope="session")
def processes():
    """Children of a clean, single-threaded process: forking this one could inherit other tests' threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_CHILDREN)
    return context
