"""Documents written three times in random order, with kills in between, are there as if written once."""

import random

import pytest

from tests.chaos.replay import Killer, complaints, make, process_again
from tests.integration.reconcile.conftest import new_database

ROUNDS = 3


@pytest.mark.timeout(600)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_writing_again_and_dying_in_between_changes_no_answer(database, request, tmp_path, processes):
    def new_url(name):
        if database == "sqlite":
            return f"sqlite:///{tmp_path / name}.db"
        return new_database(request.getfixturevalue("postgresql_url"))

    rng = random.Random(7)
    settings = make(tmp_path / "site", new_url("ledger"), new_url("results"), 30)
    killer = Killer(processes, rng, kills=3, longest_seconds=0.6)
    for number in range(ROUNDS):
        if number:
            process_again(settings, rng)
        killer.write(settings.folder)
    assert complaints(settings, new_url("reference")) == []
    assert killer.done >= ROUNDS
