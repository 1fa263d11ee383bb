"""Writes hostile and odd input files into a folder and says what must become of each.

    python tests/resources/make_hostile.py FOLDER

The same bytes every time: no clock, no randomness beyond a fixed seed.
"""

import io
import os
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
import pikepdf
from PIL import Image
from reportlab.pdfgen import canvas

A4_POINTS = (595, 842)
_TIFF_COMPRESSION, _TIFF_ROWS_PER_STRIP = 259, 278


class Verdict(StrEnum):
    """GOOD: every page is digitized. PARTIAL: a page fails with the code, the others are digitized.

    FAILED: the document fails with the code, whether its only page does or the file as a whole.
    REFUSED: intake refuses it with the code, before it is opened. IGNORED: intake leaves it alone.
    """

    GOOD = "good"
    PARTIAL = "partial"
    FAILED = "failed"
    REFUSED = "refused"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A file's name in the folder, and what must become of it."""

    name: str
    verdict: Verdict
    code: str | None = None


def make_hostile(folder: Path) -> tuple[HostileFile, ...]:
    """Write all of them into `folder`, which exists, and return what must become of each."""
    made = []
    for name, verdict, code, make in _FILES:
        make(folder / name)
        made.append(HostileFile(name, verdict, code))
    return tuple(made)


# ---- parts


def _page(mode: str = "L") -> Image.Image:
    """A small page with lines of ink and noise, so that compressed data have some length."""
    pixels = np.full((600, 424), 235, np.uint8)
    pixels += np.random.default_rng(7).integers(0, 20, pixels.shape, np.uint8)
    for top in range(60, 540, 24):
        pixels[top : top + 8, 40:380:3] = 20
    return Image.fromarray(pixels).convert(mode)


def _encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _jpeg() -> bytes:
    return _encoded(_page(), "JPEG", quality=85)


def drawn_pdf(pages: int = 2) -> bytes:
    buffer = io.BytesIO()
    drawing = canvas.Canvas(buffer, pagesize=A4_POINTS, invariant=1)
    for number in range(1, pages + 1):
        drawing.drawString(100, 700, f"Folha {number}")
        drawing.showPage()
    drawing.save()
    return buffer.getvalue()


def _saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, static_id=True, **options)
    return buffer.getvalue()


def _encrypted(user: str) -> bytes:
    # RC4, because AES would begin with random bytes.
    rules = pikepdf.Encryption(user=user, owner="cartorio", R=3, aes=False, metadata=False)
    with pikepdf.open(io.BytesIO(drawn_pdf())) as pdf:
        return _saved(pdf, encryption=rules)


def _no_pages() -> bytes:
    with pikepdf.new() as pdf:
        return _saved(pdf)


def _sized(points: int) -> bytes:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=A4_POINTS)
        page.MediaBox = pikepdf.Array([0, 0, points, points])
        return _saved(pdf)


def scan_pdf(data: bytes, size: tuple[int, int], encoding: str, colours: str, bits: int = 8) -> bytes:
    """Return a PDF of one A4 page that is one picture: encoded `data` of `size` (width, height) pixels."""
    with pikepdf.new() as pdf:
        image = pikepdf.Stream(pdf, data)
        image.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=size[0],
            Height=size[1],
            ColorSpace=pikepdf.Name(colours),
            BitsPerComponent=bits,
            Filter=pikepdf.Name(encoding),
        )
        if encoding == "/CCITTFaxDecode":
            image.DecodeParms = pikepdf.Dictionary(K=-1, Columns=size[0], Rows=size[1])
        page = pdf.add_blank_page(page_size=A4_POINTS)
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(image)))
        page.Contents = pikepdf.Stream(pdf, b"q 595 0 0 842 0 0 cm /Im0 Do Q")
        return _saved(pdf)


def _page_tree(*nodes: bytes) -> bytes:
    """A PDF of these objects, numbered from 2, without a cross-reference table: poppler rebuilds it."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", *nodes]
    body = b"".join(b"%d 0 obj%sendobj\n" % (n, node) for n, node in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def _deep_tree(depth: int = 500) -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(2, 2 + depth)]
    return _page_tree(*nodes, b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]>>" % (1 + depth))


def _bad_xref() -> bytes:
    whole = drawn_pdf()
    return whole[: whole.rindex(b"startxref")] + b"startxref\n999999\n%%EOF\n"


def png(width: int, height: int, *, chunks: bytes = b"", break_crc: bool = False) -> bytes:
    """Return a white 1-bit PNG that compresses to next to nothing, with `chunks` before its pixels."""
    row = b"\x00" + b"\xff" * ((width + 7) // 8)
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    if break_crc:
        header = header[:-1] + bytes([header[-1] ^ 0xFF])
    return b"\x89PNG\r\n\x1a\n" + header + chunks + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return one PNG chunk."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _text_bomb() -> bytes:
    bomb = b"Comment\x00\x00" + zlib.compress(bytes(100_000_000), 9)
    return png(600, 800, chunks=chunk(b"zTXt", bomb))


def _tiff(pages: int = 2) -> bytes:
    frames = [_page("1") for _ in range(pages)]
    return _encoded(frames[0], "TIFF", save_all=True, append_images=frames[1:], compression="group4")


def directories(tiff: bytes) -> list[int]:
    """Return where the directories of a little-endian TIFF stand, one a page."""
    found = []
    (at,) = struct.unpack_from("<I", tiff, 4)
    while at:
        found.append(at)
        (entries,) = struct.unpack_from("<H", tiff, at)
        (at,) = struct.unpack_from("<I", tiff, at + 2 + 12 * entries)
    return found


def _broken_second_page() -> bytes:
    """Three pages, the second of which names a compression that does not exist."""
    data = bytearray(_tiff(3))
    second = directories(bytes(data))[1]
    (entries,) = struct.unpack_from("<H", data, second)
    for entry in range(second + 2, second + 2 + 12 * entries, 12):
        if struct.unpack_from("<H", data, entry)[0] == _TIFF_COMPRESSION:
            struct.pack_into("<H", data, entry + 8, 4711)
    return bytes(data)


def _looped_tiff() -> bytes:
    """Two pages, the second of which names the first as its next."""
    data = bytearray(_tiff(2))
    first, second = directories(bytes(data))
    (entries,) = struct.unpack_from("<H", data, second)
    struct.pack_into("<I", data, second + 2 + 12 * entries, first)
    return bytes(data)


def _zip(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), "conteúdo")
    return buffer.getvalue()


def _bytes(make: Callable[[], bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(make())

    return write


def _symlink(path: Path) -> None:
    target = path.parent / ".link-target"
    target.write_bytes(drawn_pdf())
    path.symlink_to(target.name)


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere.pdf")


def _hard_link(path: Path) -> None:
    target = path.parent / ".hard-link-target"
    target.write_bytes(drawn_pdf())
    path.hardlink_to(target)


# ---- the list

_G, _P, _F, _R, _I = Verdict.GOOD, Verdict.PARTIAL, Verdict.FAILED, Verdict.REFUSED, Verdict.IGNORED

_FILES: tuple[tuple[str, Verdict, str | None, Callable[[Path], None]], ...] = (
    ("empty.pdf", _F, "file_empty", _bytes(bytes)),
    ("truncated.pdf", _F, "pdf_damaged", _bytes(lambda: drawn_pdf()[:300])),
    ("truncated.jpg", _F, "image_truncated", _bytes(lambda: _jpeg()[: len(_jpeg()) // 2])),
    ("truncated.png", _F, "image_truncated", _bytes(lambda: _encoded(_page(), "PNG")[:20_000])),
    ("truncated.tif", _F, "image_truncated", _bytes(lambda: _encoded(_page(), "TIFF")[:20_000])),
    ("jpeg_inside.pdf", _G, None, _bytes(_jpeg)),
    ("zip_inside.pdf", _F, "not_a_document", _bytes(lambda: _zip("carta.txt"))),
    ("office_inside.pdf", _F, "not_a_document", _bytes(lambda: _zip("[Content_Types].xml", "word/a.xml"))),
    ("text_inside.pdf", _F, "not_a_document", _bytes("Certidão de nascimento\n".encode)),
    (
        "html_inside.pdf",
        _F,
        "not_a_document",
        _bytes(lambda: b"<!DOCTYPE html><html><body>502</body></html>"),
    ),
    ("picture.gif", _F, "not_a_document", _bytes(lambda: _encoded(_page("P"), "GIF"))),
    ("picture.bmp", _F, "not_a_document", _bytes(lambda: _encoded(_page(), "BMP"))),
    ("huge.png", _F, "page_too_large", _bytes(lambda: png(20_000, 20_000))),
    ("text_bomb.png", _F, "image_damaged", _bytes(_text_bomb)),
    ("bad_crc.png", _F, "image_damaged", _bytes(lambda: png(600, 800, break_crc=True))),
    ("garbage_tail.jpg", _G, None, _bytes(lambda: _jpeg() + b"\x00tail" * 2000)),
    ("cmyk.jpg", _G, None, _bytes(lambda: _encoded(_page("CMYK"), "JPEG"))),
    ("strips.tif", _G, None, _bytes(lambda: _encoded(_page(), "TIFF", tiffinfo={_TIFF_ROWS_PER_STRIP: 8}))),
    ("broken_second_page.tif", _P, "image_damaged", _bytes(_broken_second_page)),
    ("cut_in_second_page.tif", _P, "image_damaged", _bytes(lambda: _tiff(2)[: directories(_tiff(2))[1] + 9])),
    ("looped_pages.tif", _G, None, _bytes(_looped_tiff)),
    ("bad_xref.pdf", _G, None, _bytes(_bad_xref)),
    ("junk_before_header.pdf", _G, None, _bytes(lambda: b"\r\n" * 200 + drawn_pdf())),
    ("user_password.pdf", _F, "pdf_encrypted", _bytes(lambda: _encrypted("segredo"))),
    ("owner_password.pdf", _G, None, _bytes(lambda: _encrypted(""))),
    ("no_pages.pdf", _F, "pdf_no_pages", _bytes(_no_pages)),
    ("giant_page.pdf", _F, "page_too_large", _bytes(lambda: _sized(56_693))),  # 20 m × 20 m
    (
        "lost_picture.pdf",
        _F,
        "pdf_picture_damaged",
        _bytes(lambda: scan_pdf(b"garbage" * 900, (1240, 1754), "/DCTDecode", "/DeviceGray")),
    ),
    (
        "looped_page_tree.pdf",
        _F,
        "pdf_damaged",
        _bytes(lambda: _page_tree(b"<</Type/Pages/Kids[2 0 R]/Count 1>>")),
    ),
    ("deep_page_tree.pdf", _G, None, _bytes(_deep_tree)),
    (
        "lying_count.pdf",
        _F,
        "pdf_no_pages",
        _bytes(
            lambda: _page_tree(
                b"<</Type/Pages/Kids[3 0 R]/Count 99999999>>",
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            )
        ),
    ),
    ("nome\ncom\u202efdp.linha.pdf", _G, None, _bytes(drawn_pdf)),
    ("-r.pdf", _G, None, _bytes(drawn_pdf)),
    (".hidden.pdf", _I, None, _bytes(drawn_pdf)),
    ("copying.pdf.part", _I, None, _bytes(lambda: drawn_pdf()[:500])),
    ("symlink.pdf", _R, "symlink_refused", _symlink),
    ("dangling.pdf", _R, "symlink_refused", _dangling),
    ("hard_link.pdf", _R, "hard_link_refused", _hard_link),
    ("fifo.pdf", _R, "not_a_regular_file", os.mkfifo),
    ("folder.pdf", _I, None, Path.mkdir),
)

if __name__ == "__main__":
    make_hostile(Path(sys.argv[1]))
