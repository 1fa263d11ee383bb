"""A site on a cluster of two Ray nodes, of which one dies and comes back."""

import random
import time
from pathlib import Path

import pytest

from tests.chaos.cluster import Cluster, told
from tests.chaos.corpus import make
from tests.chaos.siege import Plan, Siege
from tests.chaos.verdict import complaints

DOCUMENTS, DROP_SECONDS, LIMIT_SECONDS = 30, 15.0, 300.0  # a busy machine starts Ray in minutes


class DyingNode(Cluster):
    """The second node is killed where a cable would be cut, once it takes part."""

    def cut(self) -> None:
        deadline = time.monotonic() + LIMIT_SECONDS
        while told(self.site)["node_joined"] < 2 and time.monotonic() < deadline:
            time.sleep(0.2)
        self.kill_second_node()


@pytest.fixture
def cluster(tmp_path, tmp_path_factory):
    cluster = DyingNode(tmp_path, Path(tmp_path_factory.mktemp("r")), None)
    yield cluster
    cluster.tear_down()


@pytest.mark.long
def test_a_node_that_dies_and_comes_back_loses_and_doubles_nothing(cluster, tmp_path):
    cluster.make()
    files = make(DOCUMENTS, 5, tmp_path)
    plan = Plan(DROP_SECONDS, None, LIMIT_SECONDS, cut_seconds=1.0)
    figures = Siege(cluster, files, plan, random.Random(5)).run()
    said = told(cluster.site)
    assert figures.is_settled, said
    assert complaints(cluster.site, files) == []
    assert (said["node_joined"] >= 2, said["node_gone"]) == (True, 1)
