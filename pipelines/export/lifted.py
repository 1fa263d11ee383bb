"""A stream of rows in a space a little wider than its own, so that biases cost nothing.

A product with a bias costs a pass over its whole result beforehand. So rows are kept in `width` numbers, a
few more than their own, turned (by a reflection, which changes no length) so that each row sums to zero and
ends with zero. Then

    the mean is zero, so the norm that takes it away and can add a constant is the norm that does neither;
    the constant is one in the last place and zero elsewhere, and a matrix has its biases there.

Matrices that give rows are turned with them, matrices that take rows back, and take the norm's weight with
them. All of it is exact but for rounding.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SPARE = 32  # two would do; fast kernels want rows of whole 64 bytes

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
        return np.ones(self.width, np.float32)

    @property
    def norm_bias(self) -> Numbers:
        bias = np.zeros(self.width, np.float32)
        bias[-1] = 1
        return bias

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
        # The mean square is taken over more numbers than there are, so the norm makes rows longer.
        shorter = np.float32((self.inner / self.width) ** 0.5)
        apart = matrix.reshape(len(matrix), -1, self.inner) * (norm_weight * shorter)
        padded = np.pad(apart, [(0, 0), (0, 0), (0, _SPARE)])
        mirror = self._mirror()
        lifted = padded - 2 * np.multiply.outer(padded @ mirror, mirror)
        lifted[:, 0, -1] = bias
        taking: Numbers = lifted.reshape(len(matrix), -1)
        return taking

    def _mirror(self) -> Numbers:
        """Return the normal of the mirror that exchanges the last place but one, which no row uses, and ones.

        The last place is left as it is: zero.
        """
        used = self.width - 1
        between = np.append(np.full(used, -(used**-0.5)), 0)
        between[-2] += 1
        normal: Numbers = (between / np.linalg.norm(between)).astype(np.float32)
        return normal
