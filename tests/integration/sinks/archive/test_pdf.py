"""The PDF/A: valid, searchable where the words stand, with the original's pixels untouched."""

import hashlib
import html
import json
import re
import shutil
import subprocess

import numpy as np
import pikepdf
import pytest
from lxml import etree
from pikepdf import Name, pdfa
from PIL import Image, ImageCms

from appliance.sinks.archive.metadata import DECREE
from appliance.sinks.archive.sink import ArchiveSink, Format
from pipelines.errors import SinkError
from pipelines.geometry import Box
from tests.integration.sinks.archive.test_editions import SITE
from tests.unit.sinks.archive import scans
from tests.unit.sinks.examples import page as example_page

FORMATS = frozenset({Format.PDF, Format.JSON})
_WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')
_LEAST_OVERLAP = 0.8
"""The share of a word's box, as read, that its text must cover, and of the text that must lie on it."""
_LEAST_OVERLAP_ASKEW = 0.45
"""The same where the box stands upright around a slanted word, and its text is as high as the word."""


def archived(tmp_path, original, *pages, **options):
    """Archive the document and return its PDF, which is valid."""
    before = original.read_bytes()
    ArchiveSink(tmp_path / "a", FORMATS, SITE).write(scans.document(*pages, **options), original, 1)
    assert original.read_bytes() == before
    file = tmp_path / "a" / "00000" / "7.1" / "document.pdf"
    assert_is_pdfa(file)
    return file


def made(file):
    report = json.loads(file.with_name("document.json").read_text("utf-8"))
    return [page["in_pdf"] for page in report["pages"]]


def assert_is_pdfa(file):
    """Three judges: pikepdf's check, veraPDF where there is one, and what can be seen without either."""
    report = pdfa.validate_written(file, "2b")
    unknown = [finding for finding in report.findings if not _is_of_the_decree(finding)]
    assert unknown == []
    if shutil.which("verapdf"):
        done = subprocess.run(["verapdf", "-f", "2b", str(file)], capture_output=True, check=False)
        assert b'isCompliant="true"' in done.stdout, done.stdout
    with pikepdf.open(file) as pdf:
        assert not pdf.is_encrypted
        assert not {"/OpenAction", "/AA", "/AcroForm", "/Names", "/OCProperties"} & set(pdf.Root.keys())
        (intent,) = pdf.Root.OutputIntents
        assert (intent.S, intent.DestOutputProfile.N) == (Name.GTS_PDFA1, 3)
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get(Name.Type) == Name.FontDescriptor:
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys())
            if isinstance(thing, pikepdf.Stream):
                assert "LZW" not in str(thing.get(Name.Filter))
                assert thing.get(Name.S) != Name.JavaScript
        _assert_accounts_agree(pdf)


def _is_of_the_decree(finding):
    """pikepdf knows no extension schemas: it names each of their namespaces and properties."""
    names = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "d10278")
    return finding.rule == "ISO_19005_2:6.6.2.3.1-1" and any(
        f" {name}=" in finding.message or f" {name}:" in finding.message for name in names
    )


def _assert_accounts_agree(pdf):
    with pdf.open_metadata() as xmp:
        assert xmp["pdfaid:part"], xmp["pdfaid:conformance"] == ("2", "B")
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        assert info["/Title"] == xmp["dc:title"]
        assert [info["/Author"]] == xmp["dc:creator"]
        assert info["/Producer"] == xmp["pdf:Producer"]
        assert info["/Creator"] == xmp["xmp:CreatorTool"]
    for key in ("/CreationDate", "/ModDate"):
        assert info[key].endswith("+00'00'")


def poppler(tool, *arguments):
    return subprocess.run([tool, *map(str, arguments)], check=True, capture_output=True).stdout.decode(
        "utf-8"
    )


def words(file, number=1):
    """Return poppler's words of a page, with their boxes in points of the upright page."""
    told = poppler("pdftotext", "-f", number, "-l", number, "-bbox", file, "-")
    return [(html.unescape(text), Box(*map(float, box))) for *box, text in _WORD.findall(told)]


def overlaps(file, scan, number=1):
    """Return for each word, in order, the shares of its box and of its text that the two have in common."""
    scale = 72 / scan.sheet.dpi
    expected = [(text, scan.on_picture(box)) for line in scan.lines for text, box in line]
    found = words(file, number)
    assert sorted(text for text, _ in found) == sorted(text for text, _ in expected)
    for text, box in expected:
        points = Box(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
        common = (points.intersection(other) for same, other in found if same == text)
        best = max((part.area for part in common if part), default=0.0)
        (area,) = {
            round(other.area, 3) for same, other in found if same == text and points.intersection(other)
        }
        yield best / points.area, best / area


# ---- searchable where the words stand


@pytest.mark.parametrize("lies", scans.LYING)
@pytest.mark.parametrize("read_at", [300, 150])
def test_the_text_of_a_pdf_lies_on_its_words(tmp_path, lies, read_at):
    one = scans.LYING[lies](scans.scan())
    file = archived(tmp_path, scans.pdf(tmp_path / "o.pdf", one), one.read(dpi=read_at))
    least = _LEAST_OVERLAP_ASKEW if "skewed" in lies else _LEAST_OVERLAP
    assert min(share for both in overlaps(file, one) for share in both) >= least
    assert made(file) == ["kept"]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_the_text_lies_on_the_words_of_a_page_that_is_stored_turned(tmp_path, rotate):
    one = scans.scan()
    file = archived(tmp_path, scans.pdf(tmp_path / "o.pdf", one, rotate=rotate), one.read())
    assert min(share for both in overlaps(file, one) for share in both) >= _LEAST_OVERLAP
    assert poppler("pdftotext", "-raw", file, "-").split() == " ".join(scans.TEXT).split()


@pytest.mark.parametrize("lies", scans.LYING)
@pytest.mark.parametrize("kind", ["tiff", "jpeg"])
def test_the_text_of_a_picture_lies_on_its_words(tmp_path, lies, kind):
    one = scans.LYING[lies](scans.scan())
    original = {"tiff": scans.tiff, "jpeg": scans.jpeg}[kind](tmp_path / f"o.{kind}", one)
    file = archived(tmp_path, original, one.read())
    least = _LEAST_OVERLAP_ASKEW if "skewed" in lies else _LEAST_OVERLAP
    assert min(share for both in overlaps(file, one) for share in both) >= least


def test_extracted_text_is_the_text_in_reading_order_with_its_spaces(tmp_path):
    one = scans.scan()
    file = archived(tmp_path, scans.tiff(tmp_path / "o.tif", one), one.read())
    for way in ("-raw", "-layout", "-nopgbrk"):
        lines = poppler("pdftotext", way, file, "-").strip("\n\f").splitlines()
        assert [line.strip() for line in lines if line] == list(scans.TEXT)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_turned_gives_its_words_in_order(tmp_path, turn):
    one = scans.turned(scans.scan(), turn)
    file = archived(tmp_path, scans.tiff(tmp_path / "o.tif", one), one.read())
    assert poppler("pdftotext", "-raw", file, "-").split() == " ".join(scans.TEXT).split()


@pytest.mark.parametrize("degrees", [-0.7, 0.4, 0.7, 2.5])
def test_no_word_of_a_skewed_scan_is_cut_in_two(tmp_path, degrees):
    """Programs that extract text take a drifting baseline for the next word."""
    one = scans.skewed(scans.scan("inconstitucionalissimamente anticonstitucional", *scans.TEXT), degrees)
    file = archived(tmp_path, scans.tiff(tmp_path / "o.tif", one), one.read())
    expected = [text for line in one.lines for text, _ in line]
    assert [text for text, _ in words(file)] != []
    assert poppler("pdftotext", "-raw", file, "-").split() == expected


def test_a_margin_note_that_runs_up_the_page_lies_along_it(tmp_path):
    one = scans.scan()
    note = scans.note(one.read(), "Averbado conforme sentença", Box(40, 400, 80, 1400))
    file = archived(tmp_path, scans.tiff(tmp_path / "o.tif", one), note)
    found = dict(words(file))
    assert {"Averbado", "conforme", "sentença"} <= found.keys()
    assert found["Averbado"].top > found["sentença"].bottom  # it runs upwards
    assert found["conforme"].right <= 80 * 72 / 300 + 1
    assert found["conforme"].height > 3 * found["conforme"].width


def test_what_was_read_without_places_is_found_all_the_same(tmp_path):
    one = scans.scan()
    file = archived(tmp_path, scans.tiff(tmp_path / "o.tif", one), scans.without_places(one.read()))
    assert poppler("pdftotext", file, "-").split() == " ".join(scans.TEXT).split()


# ---- every page is there


def test_failed_and_blank_pages_are_pictures_without_text(tmp_path):
    one, other = scans.scan(), scans.scan("Verso da folha")
    original = scans.tiff(tmp_path / "o.tif", one, one, other)
    blank = scans.blank(one.read(2))
    file = archived(tmp_path, original, blank, other.read(3), failed=(1,))
    assert poppler("pdftotext", "-raw", file, "-").split("\f")[:3] == ["", "", "Verso da folha\n"]
    assert [line.split()[2] for line in poppler("pdfimages", "-list", file).splitlines()[2:]] == ["image"] * 3
    assert made(file) == ["kept"] * 3


@pytest.mark.parametrize("kind", ["tiff", "pdf"])
def test_a_part_of_a_stack_has_its_own_pages_only(tmp_path, kind):
    pages = [scans.scan(f"folha {number}") for number in range(1, 6)]
    original = {"tiff": scans.tiff, "pdf": scans.pdf}[kind](tmp_path / f"o.{kind}", *pages)
    file = archived(tmp_path, original, pages[2].read(1), pages[3].read(2), first_page=3)
    assert poppler("pdftotext", "-raw", file, "-").split() == ["folha", "3", "folha", "4"]
    for number, scan in ((1, pages[2]), (2, pages[3])):
        seen = rendered(tmp_path, file, number)
        assert difference(seen, scan.picture) < 1


def rendered(tmp_path, file, number=1, dpi=300):
    poppler(
        "pdftoppm", "-r", dpi, "-f", number, "-l", number, "-gray", "-singlefile", file, tmp_path / "seen"
    )
    with Image.open(tmp_path / "seen.pgm") as picture:
        return np.asarray(picture)


def difference(seen, expected):
    """Return the mean difference of two greys whose sizes were rounded each in its own way."""
    expected = np.asarray(expected)
    height, width = (min(sides) for sides in zip(seen.shape, expected.shape, strict=True))
    return np.abs(seen[:height, :width].astype(int) - expected[:height, :width]).mean()


def test_a_page_that_cannot_be_shown_is_an_empty_sheet(tmp_path):
    """Its neighbours are what they were, and the pages count alike."""
    one = scans.scan()
    original = scans.tiff(tmp_path / "o.tif", one, one, compression="tiff_lzw")
    data = bytearray(original.read_bytes())
    with Image.open(original) as opened:
        opened.seek(1)
        at = opened.tag_v2[273][0]
    data[at : at + 4000] = bytes(4000)
    original.write_bytes(bytes(data))
    file = archived(tmp_path, original, one.read(1), failed=(2,))
    assert made(file) == ["kept", "empty"]


def test_a_document_without_any_page_that_can_be_shown_is_named(tmp_path):
    broken = tmp_path / "o.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing\n%%EOF\n")
    with pytest.raises(SinkError, match="archive_original_unconvertible"):
        ArchiveSink(tmp_path / "a", FORMATS, SITE).write(scans.document(failed=(1,)), broken, 1)


# ---- the original's pixels


def _images(file):
    with pikepdf.open(file) as pdf:
        return [
            (str(image.Filter), image.read_raw_bytes())
            for page in pdf.pages
            for image in page.get_images().values()
        ]


def test_a_jpeg_stays_the_bytes_that_it_was(tmp_path):
    one = scans.scan()
    original = scans.jpeg(tmp_path / "o.jpg", one)
    ((kind, data),) = _images(archived(tmp_path, original, one.read()))
    assert (kind, data) == ("/DCTDecode", original.read_bytes())


def test_fax_lines_stay_the_bytes_that_they_were(tmp_path):
    one = scans.scan()
    original = scans.tiff(tmp_path / "o.tif", one)
    with Image.open(original) as opened:
        at, length = opened.tag_v2[273], opened.tag_v2[279]
    ((kind, data),) = _images(archived(tmp_path, original, one.read()))
    assert "/CCITTFaxDecode" in kind
    assert data == original.read_bytes()[at[0] : at[0] + length[0]]


def test_the_pictures_of_a_pdf_stay_the_bytes_that_they_were(tmp_path):
    one = scans.scan()
    original = scans.pdf(tmp_path / "o.pdf", one, one)
    assert _images(archived(tmp_path, original, one.read(1), one.read(2))) == _images(original)


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "P"])
@pytest.mark.parametrize("ending", ["png", "tif"])
def test_no_pixel_changes_its_value(tmp_path, mode, ending):
    one = scans.scan(dpi=100)
    picture = one.picture.convert("RGB")
    picture.paste((200, 30, 40), (100, 500, 200, 600))
    picture = picture.convert(mode, dither=Image.Dither.NONE)
    picture.save(tmp_path / f"o.{ending}", dpi=(100, 100))
    file = archived(tmp_path, tmp_path / f"o.{ending}", one.read())
    with pikepdf.open(file) as pdf:
        (image,) = pdf.pages[0].get_images().values()
        stored = pikepdf.PdfImage(image).as_pil_image().convert("RGB")
    assert np.array_equal(np.asarray(stored), np.asarray(picture.convert("RGB")))
    assert made(file) == ["kept"]


@pytest.mark.parametrize("mode", ["I;16", "CMYK"])
def test_what_no_pdfa_can_hold_is_drawn(tmp_path, mode):
    one = scans.scan(dpi=100)
    if mode == "I;16":
        picture = Image.fromarray(np.asarray(one.picture).astype(np.uint16) * 257)
    else:
        picture = one.picture.convert("RGB").convert(mode)
    picture.save(tmp_path / "o.tif", dpi=(100, 100))
    file = archived(tmp_path, tmp_path / "o.tif", one.read())
    assert made(file) == ["drawn"]
    assert min(share for both in overlaps(file, one) for share in both) >= _LEAST_OVERLAP
    assert difference(rendered(tmp_path, file, dpi=100), one.picture) < 3


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_lies_on_white_paper(tmp_path, mode):
    one = scans.scan(dpi=100)
    ink = Image.new("L", one.picture.size, 0)
    clear = Image.merge("LA", (ink, one.picture.point(lambda level: 255 - level)))
    clear.convert(mode).save(tmp_path / "o.png", dpi=(100, 100))
    file = archived(tmp_path, tmp_path / "o.png", one.read())
    assert difference(rendered(tmp_path, file, dpi=100), one.picture) < 3


@pytest.mark.parametrize("mode", ["P", "L", "RGB"])
@pytest.mark.parametrize("ending", ["png", "tif", "jpg"])
def test_a_picture_with_a_colour_profile_is_archived(tmp_path, mode, ending):
    one = scans.scan(dpi=100)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = one.picture.convert("RGB" if ending == "jpg" and mode == "P" else mode)
    picture.save(tmp_path / f"o.{ending}", dpi=(100, 100), icc_profile=profile)
    file = archived(tmp_path, tmp_path / f"o.{ending}", one.read())
    assert difference(rendered(tmp_path, file, dpi=100), one.picture) < 3


@pytest.mark.parametrize("tag", range(1, 9))
def test_a_picture_lies_as_its_tag_says(tmp_path, tag):
    one = scans.scan(dpi=150)
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    picture = one.picture.transpose(Image.Transpose(undo[tag])) if tag in undo else one.picture
    exif = Image.Exif()
    exif[0x0112] = tag
    picture.save(tmp_path / "o.jpg", "JPEG", exif=exif, dpi=(150, 150), quality=95)
    file = archived(tmp_path, tmp_path / "o.jpg", one.read())
    assert min(share for both in overlaps(file, one) for share in both) >= _LEAST_OVERLAP
    assert difference(rendered(tmp_path, file, dpi=150), one.picture) < 3
    assert made(file) == ["drawn" if tag in {2, 4, 5, 7} else "kept"]


def test_a_fax_of_half_the_lines_is_not_squeezed(tmp_path):
    one = scans.scan(dpi=200)
    half = one.picture.resize((one.picture.width, one.picture.height // 2)).convert("1")
    half.save(tmp_path / "o.tif", compression="group4", dpi=(200, 100))
    read = scans.squeezed(one.read(), 0.5)
    file = archived(tmp_path, tmp_path / "o.tif", read)
    with pikepdf.open(file) as pdf:
        width, height = (float(side) for side in list(pdf.pages[0].mediabox)[2:])
    assert height / width == pytest.approx(210 / 148, rel=0.01)
    assert min(share for both in overlaps(file, one) for share in both) >= _LEAST_OVERLAP


# ---- the account


def test_the_decree_is_told_in_the_metadata_and_described_there(tmp_path):
    one = scans.scan()
    original = scans.tiff(tmp_path / "o.tif", one)
    with pikepdf.open(archived(tmp_path, original, one.read())) as pdf:
        tree = etree.fromstring(pdf.Root.Metadata.read_bytes())
    told = {etree.QName(element).localname: element.text for element in tree.iter(f"{{{DECREE}}}*")}
    assert told == {
        "assunto": "obito",
        "autor": SITE.name,
        "dataDigitalizacao": "2026-03-01T12:00:00+00:00",
        "localDigitalizacao": "1º Ofício de Registro Civil, CNS 10.453-9",
        "identificador": "10.453-9/7",
        "responsavel": "Maria de Sousa",
        "titulo": "livro 12.pdf",
        "tipoDocumental": "obito",
        "hash": f"{7:064x}",
    }
    described = {element.text for element in tree.iter("{http://www.aiim.org/pdfa/ns/property#}name")}
    assert described == told.keys()


@pytest.mark.parametrize("kind", ["tiff", "pdf"])
def test_the_same_document_is_the_same_bytes(tmp_path, kind):
    one = scans.scan()
    original = {"tiff": scans.tiff, "pdf": scans.pdf}[kind](tmp_path / f"o.{kind}", one, one)
    hashes = set()
    for place in ("x", "y"):
        sink = ArchiveSink(tmp_path / place, FORMATS, SITE)
        files = sink.write(scans.document(one.read(1), one.read(2)), original, 1)
        hashes.add(tuple(file.sha256 for file in files))
        pdf = tmp_path / place / "00000" / "7.1" / "document.pdf"
        assert hashlib.sha256(pdf.read_bytes()).hexdigest() in next(iter(hashes))
    assert len(hashes) == 1


def test_strange_letters_break_nothing(tmp_path):
    one = scans.scan()
    read = scans.reworded(one.read(), ["\U0001f600 smile", "a\x00b\x1bc", "ﬁm ação", "中文", "עברית"])
    file = archived(tmp_path, scans.tiff(tmp_path / "o.tif", one), read)
    text = poppler("pdftotext", "-raw", file, "-")
    assert "abc" in text
    assert "中文" in text
    assert "ação" in text


def test_a_page_without_any_mark_is_a_page(tmp_path):
    Image.new("1", (850, 1100), 1).save(tmp_path / "o.tif", compression="group4", dpi=(100, 100))
    file = archived(tmp_path, tmp_path / "o.tif", example_page(1))
    assert poppler("pdftotext", file, "-").strip() == ""
