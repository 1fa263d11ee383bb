"""`appliance picture` on a page that was really read: what a person gets to see."""

import stat
from datetime import UTC, datetime

import numpy as np
import pytest
from PIL import Image

from pipelines import catalog
from pipelines.digitizing import digitize
from pipelines.ocr.embedded import EmbeddedEngine
from tests.site import appliance, store_digitized
from tests.synthetic.degrade import turned
from tests.synthetic.generator import make_document
from tests.synthetic.writers import write_png

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site with one page, upside down, that was read."""
    site = tmp_path_factory.mktemp("pictures") / "site"
    assert appliance("init", site).returncode == 0
    scan = site.parent / "scan.png"
    write_png(scan, turned(make_document("nascimento", 4, dpi=150).pages[0], 180))
    store_digitized(site, scan, digitize(scan, EmbeddedEngine(), catalog.EMBEDDED), NOW)
    return site


def pixels(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def test_the_page_stands_upright_and_only_its_owner_may_read_it(site, tmp_path):
    scanned, shown = tmp_path / "scanned.png", tmp_path / "shown.png"
    assert appliance("--site", site, "picture", 1, "--as-scanned", "--to", scanned).returncode == 0
    assert appliance("--site", site, "picture", 1, "--to", shown).returncode == 0
    assert np.array_equal(pixels(scanned)[::-1, ::-1], pixels(shown))
    assert stat.S_IMODE(shown.stat().st_mode) == 0o600


def test_marks_frame_what_was_found_on_the_upright_page(site, tmp_path):
    plain, marks = tmp_path / "plain.png", tmp_path / "marks.png"
    appliance("--site", site, "picture", 1, "--to", plain)
    assert appliance("--site", site, "picture", 1, "--marks", "--to", marks).returncode == 0
    drawn = (pixels(marks) != pixels(plain)).any(axis=2)
    assert drawn.sum() > 500
    ink = pixels(plain).min(axis=2) < 128
    framed = np.argwhere(drawn)
    # The frames lie around ink, not around the margins.
    top, left = framed.min(axis=0)
    bottom, right = framed.max(axis=0)
    assert ink[top:bottom, left:right].sum() > 0.5 * ink.sum()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((2, "--to", "new.png"), "no document 2"),
        ((1, 7, "--to", "new.png"), "has 1 pages"),
        ((1, "--to", "new.bmp"), "must end in"),
        ((1, "--to", "absent/new.png"), "cannot be written"),
        ((1, "--marks", "--as-scanned", "--to", "new.png"), "leave out"),
    ],
)
def test_what_cannot_be_shown_is_said(site, tmp_path, arguments, complaint):
    placed = [tmp_path / part if str(part).startswith(("new", "absent")) else part for part in arguments]
    done = appliance("--site", site, "picture", *placed)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_exists_is_not_overwritten(site, tmp_path):
    target = tmp_path / "page.png"
    target.write_text("mine")
    assert appliance("--site", site, "picture", 1, "--to", target).returncode == 2
    assert target.read_text() == "mine"
