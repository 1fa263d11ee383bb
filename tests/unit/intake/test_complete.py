"""Every whole file looks whole, and no beginning of one does."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from appliance.intake.complete import looks_complete

NOISE = Image.fromarray(np.random.default_rng(7).integers(0, 256, (60, 80), np.uint8))


def look(content, name="scan"):
    return looks_complete(name, len(content), lambda offset, length: content[offset : offset + length])


def saved(kind, **options):
    file = io.BytesIO()
    NOISE.save(file, kind, **options)
    return file.getvalue()


def with_preview(picture):
    """A JPEG that holds a smaller one in its head, as cameras and some scanners write it."""
    preview = saved("JPEG", quality=5)
    segment = b"\xff\xe1" + (len(preview) + 8).to_bytes(2, "big") + b"Exif\0\0" + preview
    return picture[:2] + segment + picture[2:]


PDF = b"%PDF-1.7\n" + b"0 " * 3000 + b"xref\n0 1\ntrailer\n<<>>\nstartxref\n6009\n%%EOF\n"
WHOLE = {
    "pdf": PDF,
    "png": saved("PNG"),
    "jpeg": saved("JPEG"),
    "jpeg with a preview": with_preview(saved("JPEG")),
    "tiff": saved("TIFF"),
    "tiff of strips": saved("TIFF", compression="tiff_lzw", tiffinfo={278: 8}),
    "tiff of pages": saved("TIFF", save_all=True, append_images=[NOISE, NOISE]),
    "big tiff": saved("TIFF", big_tiff=True),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_file_looks_whole(kind):
    assert look(WHOLE[kind])


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_no_beginning_of_a_file_looks_whole(kind, data):
    content = WHOLE[kind].rstrip(b"\n\0")  # what follows the end may be missing
    come = data.draw(st.integers(0, len(content) - 1))
    assert not look(content[:come], f"scan.{kind[:3]}")


@given(st.sampled_from(["pdf", "png", "jpeg"]), st.floats(0, 0.9))
def test_a_file_whose_room_was_taken_before_its_bytes_came_does_not_look_whole(kind, share):
    content = WHOLE[kind]
    come = int(len(content) * share)
    assert not look(content[:come] + bytes(len(content) - come))


@given(st.binary(max_size=200))
def test_any_bytes_are_judged_without_an_error(content):
    for mark in (
        b"",
        b"II*\0",
        b"MM\0*",
        b"II+\0\x08\0\0\0",
        b"%PDF-",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
    ):
        look(mark + content)


@pytest.mark.parametrize("kind", ["pdf", "png", "jpeg"])
def test_a_little_that_follows_the_end_is_allowed(kind):
    assert look(WHOLE[kind] + bytes(500))


def test_a_directory_that_leads_to_itself_ends_the_walk():
    assert not look(b"II*\0\x08\0\0\0" + b"\0\0" + b"\x08\0\0\0")


@pytest.mark.parametrize(
    ("name", "content", "is_whole"),
    [
        ("scan.pdf", b"", False),
        ("scan", b"", False),
        ("scan", bytes(5000), False),
        ("scan.pdf", bytes(5000), False),
        ("letter.docx", b"PK\x03\x04", True),
        ("note.txt", b"hello", True),
        ("scan", b"\xff\xd8", False),
    ],
)
def test_what_is_no_document_is_waited_for_only_where_its_name_promises_one(name, content, is_whole):
    assert look(content, name) == is_whole
