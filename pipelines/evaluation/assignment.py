"""Pairs of rows and columns with the largest sum of gains, none of either in two pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def best_pairs(gains: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) whose gains sum to the most; every row or every column is in one.

    Shortest augmenting paths with potentials (Kuhn and Munkres; Jonker and Volgenant), row by row.
    """
    if gains.shape[0] > gains.shape[1]:
        return sorted((row, column) for column, row in best_pairs(gains.T))
    row_of = np.full(gains.shape[1], -1)
    prices, wages = np.zeros(gains.shape[1]), np.zeros(gains.shape[0])
    for row in range(gains.shape[0]):
        _add_row(row, -gains, row_of, prices, wages)
    return sorted((int(row), column) for column, row in enumerate(row_of) if row >= 0)


def _add_row(
    new: int,
    costs: NDArray[np.float64],
    row_of: NDArray[np.int_],
    prices: NDArray[np.float64],
    wages: NDArray[np.float64],
) -> None:
    """Give row `new` a column, moving other rows along the cheapest path; everything is changed in place."""
    count = costs.shape[1]
    distance, came_from = np.full(count, np.inf), np.full(count, -1)
    is_done = np.zeros(count, bool)
    row, column, reached = new, -1, 0.0
    while True:
        nearer = reached + costs[row] - wages[row] - prices
        closer = ~is_done & (nearer < distance)
        distance[closer], came_from[closer] = nearer[closer], column
        column = int(np.argmin(np.where(is_done, np.inf, distance)))
        reached = float(distance[column])
        if row_of[column] < 0:
            break
        is_done[column] = True
        row = int(row_of[column])
    wages[new] += reached
    wages[row_of[is_done]] += reached - distance[is_done]
    prices[is_done] -= reached - distance[is_done]
    while column >= 0:
        before = int(came_from[column])
        row_of[column] = new if before < 0 else row_of[before]
        column = before
