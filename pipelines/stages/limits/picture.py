"""Picture files opened with care: headers before pixels, and Pillow's many exceptions as named failures."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

from pipelines.errors import CapacityError, SourceError
from pipelines.source import SourceKind

_GREY_MODES = frozenset({"1", "L", "LA", "La", "I;16", "I;16L", "I;16B", "I;16N"})

FIRST_SIDEWAYS = 5
"""From this orientation on, width and height change places."""
_LAST_ORIENTATION = 8

# Pillow lets whatever its parsers stumble over through; these are the ones that a damaged file can cause.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    EOFError,
    struct.error,
)


@contextmanager
def opened_picture(path: Path, kind: SourceKind, number: int = 1) -> Iterator[Image.Image]:
    """Open page `number` of a picture file; only headers are read until its pixels are asked for.

    Raises SourceError `image_damaged` or `image_truncated`, also for what fails while it is open.
    Pixels are bounded by the caller's own check against `RasterizeOptions.max_page_pixels`.
    """
    with _named_damage(number), warnings.catch_warnings():
        # Pillow warns of odd tags that it then skips, and would apply a limit of its own to large pages.
        warnings.simplefilter("ignore")
        lift_pillow_limit()
        # From an open file: given a path, Pillow maps an uncompressed TIFF into memory, which scrambles one
        # that is stored sideways and dies of SIGBUS where the file shrinks meanwhile.
        with path.open("rb") as file, Image.open(file, formats=[kind.value]) as picture:
            if number > 1:
                picture.seek(number - 1)
            yield picture


def lift_pillow_limit() -> None:
    """Leave the limit on a picture's pixels to `max_page_pixels` alone: one limit, one message."""
    Image.MAX_IMAGE_PIXELS = None


def picture_sizes(path: Path, kind: SourceKind, limit: int) -> Iterator[tuple[int, int, int] | None]:
    """Yield width, height and channels of at most `limit` pages; None for a page whose header is broken.

    Sizes are those after the file's own orientation. Raises SourceError where the first page's header
    is broken, because then nothing tells how many follow.
    """
    with opened_picture(path, kind) as picture:
        yield _size(picture)
        if kind is not SourceKind.TIFF:
            return
        for frame in range(1, limit):
            try:
                picture.seek(frame)
                size = _size(picture)
            except EOFError:
                return
            except _DAMAGE:
                size = None
            yield size


def orientation(picture: Image.Image) -> int:
    """Return the EXIF or TIFF orientation, 1 to 8; 1 where it is absent or unreadable."""
    try:
        value = picture.getexif().get(0x0112, 1)
    except _DAMAGE:
        return 1
    return value if isinstance(value, int) and 1 <= value <= _LAST_ORIENTATION else 1


def _size(picture: Image.Image) -> tuple[int, int, int]:
    width, height = picture.size
    # Pillow gives a TIFF's size as turned already. A PNG's EXIF may stand behind its pixels, and asking for
    # it would decode them: only what the header holds counts here.
    if "exif" in picture.info and picture.format != "TIFF" and orientation(picture) >= FIRST_SIDEWAYS:
        width, height = height, width
    return width, height, 1 if picture.mode in _GREY_MODES else 3


@contextmanager
def _named_damage(number: int) -> Iterator[None]:
    try:
        yield
    except MemoryError as error:
        raise CapacityError(
            "image_out_of_memory",
            f"There was not enough memory for the picture of page {number}.",
            "Requeue when the machine is less loaded.",
        ) from error
    except _DAMAGE as error:
        is_cut = "truncated" in str(error).lower()
        raise SourceError(
            "image_truncated" if is_cut else "image_damaged",
            f"The picture of page {number} {'ends before its last line' if is_cut else 'cannot be decoded'}.",
            "Scan or copy the page again: the file was cut off or changed on its way.",
        ) from error
