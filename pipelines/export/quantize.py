"""Weights of four bits: symmetric, with one scale for each block of 32 inputs of an output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCK_SIZE = 32
_ZERO = 8


@dataclass(frozen=True, slots=True)
class Quantized:
    """`numbers` (outputs, blocks, 16) hold two inputs a byte, the first in the low half; 8 stands for zero.

    `scales` is (outputs, blocks), float32.
    """

    numbers: NDArray[np.uint8]
    scales: NDArray[np.float32]


def quantized(matrix: NDArray[np.float32]) -> Quantized:
    """Round a matrix (outputs, inputs); inputs are a multiple of the block size.

    The value farthest from zero becomes exactly -8: so all sixteen numbers serve, and it is kept exactly.
    """
    outputs, inputs = matrix.shape
    blocks = matrix.reshape(outputs, inputs // BLOCK_SIZE, BLOCK_SIZE)
    farthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2, keepdims=True), axis=2)
    scales = farthest / np.float32(-_ZERO)
    levels = np.divide(blocks, scales, out=np.zeros_like(blocks), where=scales != 0)
    nibbles = (np.clip(np.rint(levels), -_ZERO, _ZERO - 1) + _ZERO).astype(np.uint8)
    return Quantized(nibbles[..., ::2] | nibbles[..., 1::2] << 4, scales[..., 0])
