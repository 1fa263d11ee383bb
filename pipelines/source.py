"""A file as it arrived: what it is by its first bytes, what may be asked of it, and the size of its pages."""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.errors import PolicyError

HEAD_BYTES = 1024
"""How much of a file `sniff` needs: readers accept a PDF header anywhere in the first 1024 bytes."""


class SourceKind(StrEnum):
    """The kinds of file that can be digitized, told by their bytes and never by their names."""

    PDF = "PDF"
    TIFF = "TIFF"
    JPEG = "JPEG"
    PNG = "PNG"


_MAGIC_NUMBERS = (
    (b"\xff\xd8\xff", SourceKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", SourceKind.PNG),
    (b"II*\x00", SourceKind.TIFF),
    (b"MM\x00*", SourceKind.TIFF),
    (b"II+\x00", SourceKind.TIFF),  # BigTIFF
    (b"MM\x00+", SourceKind.TIFF),
)

_PDF_MARK = b"%PDF-"
_MARKS = (_PDF_MARK, *(magic for magic, _ in _MAGIC_NUMBERS))

_OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"{\\rtf", "an RTF document"),
)

_OFFICE_MARKS = (b"[Content_Types].xml", b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd.oasis")
_TEXT_CONTROLS = b"\t\n\r\f"


@dataclass(frozen=True, slots=True)
class RasterizeOptions:
    """Resolution for pages that have none of their own, and the limits that one page may use.

    `max_page_pixels` bounds a page's width × height at the rasterized resolution, before any pixel is
    made. `timeout_seconds` and `memory_mib` bound each program that is run on the file.
    """

    dpi: int = 300
    max_page_pixels: int = 150_000_000
    max_pages: int = 10_000
    timeout_seconds: float = 60.0
    memory_mib: int = 2048


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page's picture as it will be rasterized, before its pixels exist; `number` counts from 1.

    `channels` is 1 or 3 and never too small: `width × height × channels` bounds the picture's bytes.
    A page whose size cannot be read or is beyond the limit has width and height 0: it stays in the
    count, and `rasterize` names what is wrong with it.
    """

    number: int
    width: int
    height: int
    channels: int


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be digitized, with its pages in order."""

    kind: SourceKind
    pages: tuple[SourcePage, ...]


def sniff(head: bytes) -> SourceKind | None:
    """Tell the kind of file from its first `HEAD_BYTES` bytes; None for a kind that is not digitized."""
    for magic, kind in _MAGIC_NUMBERS:
        if head.startswith(magic):
            return kind
    return SourceKind.PDF if _PDF_MARK in head[:HEAD_BYTES] else None


def may_become_known(head: bytes) -> bool:
    """Whether the first bytes of a kind that is digitized may still be coming: nothing, zeros, or a part."""
    come = head.rstrip(b"\0")
    return any(mark.startswith(come) for mark in _MARKS)


def describe(head: bytes) -> str:
    """Say in words what a file that `sniff` does not know seems to be, from its first bytes."""
    if head.startswith(b"PK\x03\x04"):
        is_office = any(mark in head for mark in _OFFICE_MARKS)
        return "an Office document" if is_office else "a ZIP archive"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "a WebP picture"
    if head[4:8] == b"ftyp":
        return "a HEIC picture or a video"
    for magic, words in _OTHER_KINDS:
        if head.startswith(magic):
            return words
    return _describe_text(head)


def _describe_text(head: bytes) -> str:
    start = head.lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "a web page (HTML)"
    if start.startswith(b"<?xml"):
        return "an XML file"
    is_text = all(byte >= ord(" ") or byte in _TEXT_CONTROLS for byte in head)
    return "a text file" if is_text else "a file of an unknown kind"


def is_too_large(width: float, height: float, options: RasterizeOptions) -> bool:
    """Whether a picture of these pixels is beyond the limit for one page."""
    return width * height > options.max_page_pixels


def page_too_large(number: int, width: float, height: float, options: RasterizeOptions) -> PolicyError:
    """Return the refusal of page `number`, whose picture would have these pixels."""
    return PolicyError(
        "page_too_large",
        f"Page {number} would be {width:.0f} × {height:.0f} pixels; the limit is {options.max_page_pixels}"
        f" pixels a page.",
        "Scan or export the page at a lower resolution or a true paper size, or raise the limit of pixels"
        " a page if this size is meant.",
    )
