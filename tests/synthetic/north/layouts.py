"""The layouts of the north by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.north import births, deaths, marriages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

LAYOUTS: Mapping[str, Mapping[str, Callable[..., tuple[list[Canvas], Facts]]]] = {
    "nascimento": {
        "half-sheet": births.half_sheet,
        "typed-out": births.typed_out,
        "bands": births.in_bands,
    },
    "casamento": {
        "in-ink": marriages.in_ink,
        "two-halves": marriages.two_halves,
        "three-columns": marriages.three_columns,
    },
    "obito": {"questions": deaths.questions, "slip": deaths.slip, "few-lines": deaths.few_lines},
}
