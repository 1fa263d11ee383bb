"""Pages that lie in a folder as pictures: what a model is compared or calibrated on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_SUFFIXES = {".png", ".jpg", ".jpeg", ".tif", ".tiff"}


def pictures_of(folder: Path) -> list[Path]:
    """Return the pictures of a folder by name; raises OSError."""
    return sorted(file for file in folder.iterdir() if file.suffix.lower() in _SUFFIXES)


def pixels_of(file: Path) -> NDArray[np.uint8]:
    """Return a picture in blue, green, red; raises OSError."""
    with Image.open(file) as opened:
        return np.ascontiguousarray(np.asarray(opened.convert("RGB"), np.uint8)[..., ::-1])
