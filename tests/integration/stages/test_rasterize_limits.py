import io
import os
import time
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import psutil
import pytest
from PIL import Image

from pipelines.errors import CapacityError, DeadlineError, InternalError, PolicyError, SourceError
from pipelines.source import RasterizeOptions
from pipelines.stages.limits import poppler
from pipelines.stages.limits.poppler import limited_poppler
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize
from tests.resources.make_hostile import drawn_pdf, scan_pdf

SCAN = (2480, 3508)


@pytest.fixture
def whole(tmp_path):
    path = tmp_path / "whole.pdf"
    path.write_bytes(drawn_pdf(1))
    return path


@pytest.fixture
def endless(tmp_path):
    """A page of three million lines from corner to corner: minutes of drawing in a small file."""
    path = tmp_path / "endless.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Contents = pikepdf.Stream(pdf, b"0 0 m 612 792 l S " * 3_000_000)
        pdf.save(path)
    return path


def test_a_page_that_takes_too_long_is_ended_and_leaves_nothing_behind(endless, tmp_path, monkeypatch):
    monkeypatch.setattr(poppler.tempfile, "tempdir", str(tmp_path))  # other tests draw beside this one
    children = set(psutil.Process().children(recursive=True))
    start = time.monotonic()
    with pytest.raises(DeadlineError, match="pdf_timeout"):
        rasterize(endless, 1, RasterizeOptions(timeout_seconds=1.0))
    assert time.monotonic() - start < 10
    assert set(psutil.Process().children(recursive=True)) <= children
    assert list(tmp_path.iterdir()) == [endless]


@pytest.fixture(scope="module")
def black_scan(tmp_path_factory):
    buffer = io.BytesIO()
    Image.new("L", SCAN, 0).save(buffer, "JPEG")
    path = tmp_path_factory.mktemp("black") / "scan.pdf"
    path.write_bytes(scan_pdf(buffer.getvalue(), SCAN, "/DCTDecode", "/DeviceGray"))
    return path


@pytest.mark.parametrize("memory_mib", [1, 8, 16])
def test_running_out_of_memory_is_told_from_a_damaged_page(black_scan, memory_mib):
    with pytest.raises(CapacityError, match="pdf_out_of_memory") as caught:
        rasterize(black_scan, 1, RasterizeOptions(memory_mib=memory_mib))
    assert caught.value.retryable


def test_memory_that_just_does_not_suffice_never_gives_an_incomplete_page(black_scan):
    """Poppler ends with 0 and a white page there; where exactly is its own affair."""
    seen = [black_page(black_scan, memory_mib) for memory_mib in range(24, 80, 4)]
    assert True in seen
    assert False not in seen


def black_page(path, memory_mib):
    """Whether the whole page came out black; None where it was refused for want of memory."""
    try:
        return bool(rasterize(path, 1, RasterizeOptions(memory_mib=memory_mib)).pixels.max() < 10)
    except CapacityError:
        return None


def test_a_page_of_twenty_metres_is_refused_before_it_is_drawn(tmp_path):
    path = tmp_path / "giant.pdf"
    with pikepdf.new() as pdf:
        for side in (56_693, 100):
            page = pdf.add_blank_page()
            page.MediaBox = pikepdf.Array([0, 0, side, side])
        pdf.save(path)
    options = RasterizeOptions()
    assert [p.width for p in probe(path, options).pages] == [0, 417]
    with pytest.raises(PolicyError, match="page_too_large"):
        rasterize(path, 1, options)
    assert rasterize(path, 2, options).pixels.shape == (417, 417)


def test_a_picture_of_impossible_size_inside_a_small_page_is_no_blank_page(tmp_path):
    path = tmp_path / "bomb.pdf"
    path.write_bytes(scan_pdf(b"\x00" * 100, (2_000_000_000, 2_000_000_000), "/FlateDecode", "/DeviceRGB"))
    with pytest.raises((SourceError, CapacityError)):
        rasterize(path, 1, RasterizeOptions(dpi=50, timeout_seconds=5))


def test_the_script_that_limits_may_be_executed_and_its_absence_is_named(tmp_path, monkeypatch):
    assert os.access(poppler._LIMITED_TOOL, os.X_OK)
    copy = tmp_path / "limited_tool"
    copy.write_bytes(poppler._LIMITED_TOOL.read_bytes())
    copy.chmod(0o644)
    monkeypatch.setattr(poppler, "_LIMITED_TOOL", copy)
    if os.access(copy, os.X_OK):
        pytest.fail("this file system makes every file executable")
    with pytest.raises(InternalError, match="limits_not_executable"), limited_poppler(RasterizeOptions()):
        pass


def test_missing_poppler_is_named(whole, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(InternalError, match="poppler_missing"):
        probe(whole, RasterizeOptions())


def test_endless_complaints_are_cut_and_the_page_is_still_rendered(tmp_path):
    path = tmp_path / "complaining.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(72, 72))
        page.Contents = pikepdf.Stream(pdf, b"0 0 72 72 re f " + b"nonsense " * 200_000)
        pdf.save(path)
    with limited_poppler(RasterizeOptions()) as tools:
        tools.run("pdftoppm", str(path))
        assert 1_000_000 < (tools.folder / "complaints").stat().st_size <= 4 * 1024 * 1024
    assert rasterize(path, 1, RasterizeOptions()).pixels.max() == 0


def test_threads_with_different_limits_do_not_disturb_each_other(whole, endless):
    def attempt(turn):
        if turn % 2:
            return rasterize(whole, 1, RasterizeOptions(dpi=50)).pixels.shape
        with pytest.raises(DeadlineError):
            rasterize(endless, 1, RasterizeOptions(timeout_seconds=0.5))
        return None

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(attempt, range(8))) == [None, (585, 414)] * 4
