"""What the benchmarks that lay siege to a site say while it lasts and at its end."""

import sys

from tests.chaos.siege import Figures

_SHOWN_COMPLAINTS = 20


def tell(line: str) -> None:
    """Say on standard error how it goes."""
    print(line, file=sys.stderr, flush=True)


def conclude(figures: Figures, found: list[str]) -> int:
    """Print how the siege ended and what is wrong; return the exit code, 0 only if all holds."""
    print(f"all settled: {figures.is_settled} after {figures.seconds:.0f} s, exit code {figures.exit_code}")
    print(f"longest stall {figures.longest_stall_seconds:.1f} s")
    print("nothing lost, nothing twice" if not found else f"{len(found)} complaints")
    for complaint in found[:_SHOWN_COMPLAINTS]:
        print(f"  {complaint}")
    return 0 if figures.is_settled and not found else 1
