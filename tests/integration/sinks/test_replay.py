"""Documents written three times in random order, with kills in between, are there as if written once."""

import random

from tests.chaos.replay import Killer, complaints, make, process_again

ROUNDS = 3
DOCUMENTS = 15


def test_writing_again_and_dying_in_between_changes_no_answer(new_url, tmp_path, processes):
    rng = random.Random(7)
    settings = make(tmp_path / "site", new_url(), new_url(), DOCUMENTS)
    killer = Killer(processes, rng, kills=3, longest_seconds=0.6, documents=DOCUMENTS)
    for number in range(ROUNDS):
        if number:
            process_again(settings, rng)
        killer.write(settings.folder)
    assert complaints(settings, new_url()) == []
    assert killer.done >= ROUNDS
