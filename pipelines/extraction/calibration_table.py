"""What values of each group were worth, from which score on; written by a command, not by hand.

Counted on 2026-11-28 on 1121 values of 72 generated documents, read by the embedded
reader of pipeline version 3, by

    python -m tests.benchmarks.fields --fit --seeds 4 --layouts form prose typed card book --kinds
        nascimento matricula_imovel escritura procuracao
"""

from __future__ import annotations

TABLE: dict[str, tuple[tuple[float, float], ...]] = {
    "checked": (  # 156 values
        (0.0, 0.9568),
    ),
    "choice": (  # 35 values
        (0.0, 0.9282),
    ),
    "name": (  # 236 values
        (0.0, 0.5462),
        (0.7661, 0.6149),
        (0.9694, 0.8133),
        (0.9924, 0.8612),
        (0.9972, 0.9089),
    ),
    "number": (  # 407 values
        (0.0, 0.6667),
        (0.9751, 0.9637),
    ),
    "repeated": (  # 179 values
        (0.0, 0.9568),
    ),
    "text": (  # 108 values
        (0.0, 0.6182),
        (0.9774, 0.6703),
        (0.997, 0.6756),
    ),
}
