"""PDFs as offices have them: with fonts, forms, signatures, layers, scripts, and an earlier reader's text."""

import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from reportlab.lib.colors import CMYKColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from appliance.sinks.archive import pdf_pages
from pipelines.source import RasterizeOptions
from tests.integration.sinks.archive.test_pdf import archived, difference, made, poppler, rendered
from tests.unit.sinks.archive import scans

SCAN = scans.scan(dpi=150)
_SIZE = tuple(side * 72 / SCAN.sheet.dpi for side in SCAN.picture.size)


def _drawn(file, *makers):
    """Write a PDF of one page for each maker, which is given a canvas with the scan on it."""
    canvas = Canvas(str(file), pagesize=_SIZE, invariant=True)
    for make in makers:
        data = ImageReader(io.BytesIO(scans.encoded(SCAN.picture, "JPEG", quality=90)))
        canvas.drawImage(data, 0, 0, *_SIZE)
        make(canvas)
        canvas.showPage()
    canvas.save()
    return file


def _changed(file, change):
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(file, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return file


def _plain(canvas):
    canvas.setTitle("of the original")


def _stamped(canvas):
    canvas.drawString(40, 40, "Protocolo 77")


def _read_before(canvas):
    text = canvas.beginText(60, 300)
    text.setTextRenderMode(3)
    text.textLine("wrong words of long ago")
    canvas.drawText(text)


def _embedded():
    """Return the name of a font that reportlab embeds."""
    (file,) = Path("/usr/share/fonts").rglob("DejaVuSans.ttf")
    pdfmetrics.registerFont(TTFont("Embedded", str(file)))
    return "Embedded"


def test_a_font_that_is_not_embedded_has_its_page_drawn_and_no_other(tmp_path):
    original = _drawn(tmp_path / "o.pdf", _plain, _stamped, _plain)
    file = archived(tmp_path, original, *(SCAN.read(number) for number in (1, 2, 3)))
    assert made(file) == ["kept", "drawn", "kept"]
    before, after = (rendered(tmp_path, one, 2, dpi=100) for one in (original, file))
    assert difference(before, after) < 2
    assert "Nome: José da Conceição Araújo" in poppler("pdftotext", "-raw", "-f", 2, "-l", 2, file, "-")


def test_colours_of_a_printing_press_have_their_page_drawn(tmp_path):
    def press(canvas):
        canvas.setFillColor(CMYKColor(1, 0, 0, 0))
        canvas.rect(50, 50, 60, 60, fill=1)

    file = archived(tmp_path, _drawn(tmp_path / "o.pdf", press), SCAN.read())
    assert made(file) == ["drawn"]


def test_the_text_of_an_earlier_reader_gives_way(tmp_path):
    file = archived(tmp_path, _drawn(tmp_path / "o.pdf", _read_before), SCAN.read())
    assert made(file) == ["kept"]
    assert poppler("pdftotext", "-raw", file, "-").split() == " ".join(scans.TEXT).split()


def test_a_pdfa_of_ours_that_is_dropped_again_is_read_once(tmp_path):
    first = archived(tmp_path / "1", scans.pdf(_made(tmp_path / "1") / "o.pdf", SCAN), SCAN.read())
    second = archived(tmp_path / "2", first, SCAN.read())
    assert poppler("pdftotext", "-raw", second, "-") == poppler("pdftotext", "-raw", first, "-")
    assert len(poppler("pdffonts", second).splitlines()) == 3


def _made(folder):
    folder.mkdir()
    return folder


def test_a_page_with_visible_text_of_its_own_is_not_said_twice(tmp_path):
    """Text of a born-digital page is better than what is read of its picture."""

    def born(canvas):
        canvas.setFont(_embedded(), 12)
        for row, text in enumerate(scans.TEXT):
            canvas.drawString(40, 500 - 20 * row, text)

    file = archived(tmp_path, _drawn(tmp_path / "o.pdf", born), SCAN.read())
    assert made(file) == ["kept"]
    assert poppler("pdftotext", file, "-").count("Certid") == 1


def _with_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(2)")))
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(3)")))


def _with_file(pdf):
    pdf.attachments["a.txt"] = b"attached"


def _with_link(pdf):
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[10, 10, 60, 60],
        A=Dictionary(S=Name.Launch, F=pikepdf.String("x.exe")),
    )
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(link)]))


def _signed(pdf):
    look = pdf.make_stream(
        b"1 0 0 rg 0 0 80 40 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 80, 40]
    )
    signature = Dictionary(
        Type=Name.Sig,
        Filter=Name("/Adobe.PPKLite"),
        Contents=pikepdf.String(bytes(64)),
        ByteRange=[0, 1, 2, 3],
    )
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=pikepdf.String("assinatura"),
            V=pdf.make_indirect(signature),
            Rect=[20, 20, 100, 60],
            F=4,
            AP=Dictionary(N=look),
        )
    )
    pdf.pages[0].obj.Annots = pdf.make_indirect(pikepdf.Array([field]))
    pdf.Root.AcroForm = Dictionary(Fields=[field], SigFlags=3)


@pytest.mark.parametrize("change", [_with_script, _with_file, _with_link, _signed])
def test_what_is_more_than_pages_is_left_behind(tmp_path, change):
    original = _changed(scans.pdf(tmp_path / "o.pdf", SCAN), change)
    file = archived(tmp_path, original, SCAN.read())
    assert made(file) == ["kept"]
    with pikepdf.open(file) as pdf:
        assert set(pdf.Root.keys()) <= {
            "/Type",
            "/Pages",
            "/Metadata",
            "/OutputIntents",
            "/MarkInfo",
            "/Lang",
        }
        assert not {"/Annots", "/AA"} & set(pdf.pages[0].obj.keys())
    before, after = (rendered(tmp_path, one, dpi=100) for one in (original, file))
    assert difference(before, after) < 1  # what a signature looks like stays


def test_layers_are_shown_as_they_were(tmp_path):
    """Without its catalog a hidden layer would show."""

    def layered(pdf):
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("hidden")))
        pdf.Root.OCProperties = Dictionary(OCGs=[group], D=Dictionary(OFF=[group], Order=[group]))
        pdf.pages[0].Resources.Properties = Dictionary(hidden=group)
        pdf.pages[0].contents_add(b"/OC /hidden BDC 0 0 200 200 re f EMC")

    original = _changed(scans.pdf(tmp_path / "o.pdf", SCAN), layered)
    file = archived(tmp_path, original, SCAN.read())
    assert made(file) == ["drawn"]
    before, after = (rendered(tmp_path, one, dpi=100) for one in (original, file))
    assert difference(before, after) < 2


def test_a_pdf_that_asks_for_no_password_to_be_read_is_archived_without_any(tmp_path):
    def locked(pdf):
        permissions = pikepdf.Permissions(extract=False, modify_other=False)
        pdf.save(
            tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="x", user="", allow=permissions)
        )

    _changed(scans.pdf(tmp_path / "o.pdf", SCAN), locked)
    file = archived(tmp_path, tmp_path / "locked.pdf", SCAN.read())
    assert made(file) == ["kept"]


def test_lzw_of_old_scanners_is_coded_anew_without_loss(tmp_path):
    coded = bytes([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01])  # the example of ISO 32000
    plain = b"-----A---B"

    def lzw(pdf):
        image = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=5,
            Height=2,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
            Filter=Name.LZWDecode,
        )
        page = pdf.pages[0]
        page.Resources.XObject.Old = pdf.make_indirect(pikepdf.Stream(pdf, coded, image))
        page.contents_add(b"q 5 0 0 2 0 0 cm /Old Do Q")

    original = _changed(scans.pdf(tmp_path / "o.pdf", SCAN), lzw)
    assert b"LZWDecode" in original.read_bytes()
    with pikepdf.open(archived(tmp_path, original, SCAN.read())) as pdf:
        assert pdf.pages[0].Resources.XObject.Old.read_bytes() == plain


def test_a_pdf_that_lost_its_end_is_mended(tmp_path):
    whole = scans.pdf(tmp_path / "whole.pdf", SCAN, SCAN).read_bytes()
    (tmp_path / "o.pdf").write_bytes(whole[: whole.rindex(b"xref")])
    file = archived(tmp_path, tmp_path / "o.pdf", SCAN.read(1), SCAN.read(2))
    assert made(file) == ["kept", "kept"]


def test_a_page_that_unpacks_without_end_harms_nobody(tmp_path):
    """A hundred kilobytes of content become a hundred megabytes: that page is not read, its neighbour is."""

    def bomb(pdf):
        packed = zlib.compress(b"q Q " * 25_000_000, 9)
        pdf.pages[1].Contents = pikepdf.Stream(pdf, packed, Filter=Name.FlateDecode)

    original = _changed(scans.pdf(tmp_path / "o.pdf", SCAN, SCAN), bomb)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pdf_pages, "RasterizeOptions", lambda: RasterizeOptions(timeout_seconds=2))
        file = archived(tmp_path, original, SCAN.read(1), failed=(2,))
    assert made(file) == ["kept", "empty"]
