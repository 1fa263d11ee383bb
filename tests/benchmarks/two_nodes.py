"""A node that is cut off and comes back: nothing lost, nothing twice. Exit code 0 only if every check holds.

    python -m tests.benchmarks.two_nodes [--documents N] [--cut-seconds S] [--seed N]

Two Ray nodes live in two network namespaces of this machine, joined by a veth pair (needs root); the
coordinator runs beside the first. N small generated files are dropped over time; once a third is there, the
second node is cut off for S seconds, in the middle of its pages, and comes back. The reader is a fake that
takes 0.2 s for a page (`tests.fakes`); everything else is the product.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.siege_report import conclude, tell
from tests.chaos.cluster import Cable, Cluster, told
from tests.chaos.corpus import make
from tests.chaos.siege import Plan, Siege
from tests.chaos.verdict import complaints

_DOCUMENTS_PER_SECOND = 1.5


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=240)
    parser.add_argument("--cut-seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    seconds = arguments.documents / _DOCUMENTS_PER_SECOND
    plan = Plan(seconds, None, 300.0 + seconds, cut_seconds=arguments.cut_seconds)
    with tempfile.TemporaryDirectory(prefix="nodes-") as scratch, tempfile.TemporaryDirectory() as temporary:
        files = make(arguments.documents, arguments.seed, Path(scratch))
        cluster = Cluster(Path(scratch), Path(temporary), None, cable=Cable())
        try:
            cluster.make()
            figures = Siege(cluster, files, plan, random.Random(arguments.seed), tell).run()
            found, said = complaints(cluster.site, files), told(cluster.site)
        finally:
            cluster.tear_down()
    print(f"{arguments.documents} documents, the second node cut off for {arguments.cut_seconds:.0f} s")
    print(f"starts of the nodes {cluster.starts}; the coordinator's log: {said}")
    return conclude(figures, found)


if __name__ == "__main__":
    sys.exit(main())
