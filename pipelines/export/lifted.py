"""A stream of rows in a space a little wider than its own, so that biases cost nothing.

A product with a bias costs a pass over its whole result beforehand. So rows are kept in `width` + `_SPARE`
numbers, turned (by a reflection, which changes no length) so that each row sums to zero. Then

    the mean is zero, and the norm with a mean, which can add a constant, is the norm without one;
    no row has a share of the direction (1, 1, ... 1), in which the norm adds a constant, so a matrix may have
    anything in that direction: the bias, divided by what the constant comes to.

Matrices that give rows are turned with them, matrices that take rows back, and take the norm's weight with
them. All of it is exact but for rounding.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SPARE = 8  # one would do; fast kernels want rows of whole 16 bytes
_ADDED = 0.125  # to every normed number: small beside one, so that it takes no digits from them

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lift:
    """From rows of `inner` numbers to rows of `width`, and back."""

    inner: int

    @property
    def width(self) -> int:
        return self.inner + _SPARE

    @property
    def norm_weight(self) -> Numbers:
        """What the norm multiplies by: the mean square is taken over more numbers than there are."""
        return np.full(self.width, (self.inner / self.width) ** 0.5, np.float32)

    @property
    def norm_bias(self) -> Numbers:
        return np.full(self.width, _ADDED, np.float32)

    def epsilon(self, inner: float) -> float:
        """Return the epsilon over `width` numbers that is `inner` over the rows' own."""
        return inner * self.inner / self.width

    def giving(self, matrix: Numbers) -> Numbers:
        """Return a matrix (inner, inputs), or a bias (inner,), that gives lifted rows."""
        padded = np.pad(matrix, [(0, _SPARE)] + [(0, 0)] * (matrix.ndim - 1))
        mirror = self._mirror()
        lifted: Numbers = padded - 2 * np.multiply.outer(mirror, mirror @ padded)
        return lifted

    def taking(self, matrix: Numbers, norm_weight: Numbers, bias: Numbers) -> Numbers:
        """Return a matrix (outputs, n x inner) as one that takes n normed lifted rows, and adds `bias`."""
        apart = matrix.reshape(len(matrix), -1, self.inner) * norm_weight
        padded = np.pad(apart, [(0, 0), (0, 0), (0, _SPARE)])
        mirror = self._mirror()
        lifted = padded - 2 * np.multiply.outer(padded @ mirror, mirror)
        lifted += (bias / (apart.shape[1] * self.width * _ADDED))[:, None, None]
        return lifted.reshape(len(matrix), -1)

    def _mirror(self) -> Numbers:
        """Return the normal of the mirror between the last axis, which no padded row uses, and (1, ... 1)."""
        ones = np.full(self.width, self.width**-0.5)
        between = np.eye(self.width)[-1] - ones
        normal: Numbers = (between / np.linalg.norm(between)).astype(np.float32)
        return normal
