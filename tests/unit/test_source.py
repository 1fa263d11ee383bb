import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.source import (
    HEAD_BYTES,
    RasterizeOptions,
    SourceKind,
    describe,
    is_too_large,
    may_become_known,
    page_too_large,
    sniff,
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", SourceKind.PDF),
        (b"\r\n\x00junk" + b"%PDF-1.4", SourceKind.PDF),
        (b"x" * (HEAD_BYTES - 5) + b"%PDF-", SourceKind.PDF),
        (b"II*\x00\x08\x00\x00\x00", SourceKind.TIFF),
        (b"MM\x00*\x00\x00\x00\x08", SourceKind.TIFF),
        (b"II+\x00\x08\x00\x00\x00", SourceKind.TIFF),
        (b"MM\x00+\x00\x08\x00\x00", SourceKind.TIFF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", SourceKind.JPEG),
        (b"\x89PNG\r\n\x1a\n", SourceKind.PNG),
    ],
)
def test_kinds_are_told_by_their_first_bytes(head, kind):
    assert sniff(head) is kind


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"PK\x03\x04" + bytes(26) + b"carta.txt", "a ZIP archive"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "an Office document"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument", "an Office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"\n <!DOCTYPE HTML>", "a web page (HTML)"),
        (b'<?xml version="1.0"?>', "an XML file"),
        (b"GIF89a\x01\x00", "a GIF picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP picture"),
        (b"\x00\x00\x00\x18ftypheic", "a HEIC picture or a video"),
        ("Certidão\r\nde nascimento".encode(), "a text file"),
        (b"\x00\x01\x02", "a file of an unknown kind"),
    ],
)
def test_other_kinds_are_named_for_the_operator(head, words):
    assert sniff(head) is None
    assert describe(head) == words


def test_a_pdf_header_beyond_the_first_kibibyte_does_not_count():
    assert sniff(b"x" * HEAD_BYTES + b"%PDF-1.7") is None


@pytest.mark.parametrize(
    ("head", "may"),
    [
        (b"", True),
        (bytes(500), True),
        (b"%PD", True),
        (b"%PD" + bytes(40), True),
        (b"II*", True),
        (b"\x89PNG\r\n", True),
        (b"\x89PNX", False),
        (b"hello", False),
    ],
)
def test_the_first_bytes_of_a_mark_may_become_one(head, may):
    assert may_become_known(head) is may


@given(st.binary(max_size=64))
def test_any_bytes_get_a_kind_or_a_description(head):
    assert isinstance(sniff(head), SourceKind) or describe(head)


@pytest.mark.parametrize(
    ("width", "height", "refused"), [(100, 100, False), (100, 101, True), (1, 9e9, True)]
)
def test_a_page_may_have_exactly_the_limit_of_pixels(width, height, refused):
    assert is_too_large(width, height, RasterizeOptions(max_page_pixels=10_000)) is refused


def test_the_refusal_of_a_large_page_says_its_size_and_the_limit():
    failure = page_too_large(3, 20_000, 30_000, RasterizeOptions(max_page_pixels=1_000)).as_failure()
    assert failure.code == "page_too_large"
    assert not failure.retryable
    for part in ("Page 3", "20000 × 30000", "1000"):
        assert part in failure.message
