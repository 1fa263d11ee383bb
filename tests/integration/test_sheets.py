"""The sheets that are printed are the sheets that are found."""

import json

import numpy as np
import pytest
from click.testing import CliRunner

from appliance.cli.main import cli, run_command
from appliance.cli.sheets import draw_sheet
from pipelines.image import PageImage
from pipelines.separators import SeparateOptions, Separator
from pipelines.source import RasterizeOptions
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize
from pipelines.stages.separate import separate

NAMES = ["patch-t", "code128:LOTE-2026-07", "qr:NEW DOCUMENT", "qr:https://example.org/x?*"]


def options(name):
    return SeparateOptions((Separator.parse(name),))


def test_each_sheet_is_a_page_of_a4_that_is_found(tmp_path):
    done = CliRunner().invoke(cli, ["separators", str(tmp_path / "new"), *NAMES, "--json"])
    files = sorted((tmp_path / "new").iterdir())
    assert json.loads(done.stdout)["files"] == [str(file) for file in files]
    for file, name in zip(files, NAMES, strict=True):
        (page,) = probe(file, RasterizeOptions(dpi=150)).pages
        assert (page.width, page.height) == pytest.approx((1240, 1754), abs=2)
        picture = rasterize(file, 1, RasterizeOptions(dpi=150))
        assert [str(separate(picture, options(other)) or "") for other in NAMES] == [
            other if other == name else "" for other in NAMES
        ]


def test_a_patch_sheet_may_be_fed_with_either_edge_first():
    pixels = np.asarray(draw_sheet(Separator.parse("patch-t")).convert("L"))
    bars = np.abs(pixels.astype(int) - pixels[::-1, ::-1])
    assert bars[: pixels.shape[0] // 4].max() == 0
    for half in (pixels[: pixels.shape[0] // 2], pixels[pixels.shape[0] // 2 :]):
        page = PageImage(1, np.ascontiguousarray(half), 300, None, "grey")
        assert separate(page, options("patch-t")) is not None


def test_without_names_the_sheets_of_the_profiles_are_made(tmp_path):
    profiles = (("a", '["patch-t"]'), ("b", '["patch-t", "qr:X*"]'))
    settings = "".join(
        f'[profiles.{name}]\ndrop = "{name}"\nseparators = {sheets}\n' for name, sheets in profiles
    )
    (tmp_path / "appliance.toml").write_text(settings, "utf-8")
    assert run_command(["--site", str(tmp_path), "separators", str(tmp_path / "sheets")]) == 0
    assert [file.name for file in sorted((tmp_path / "sheets").iterdir())] == [
        "01-patch-t.pdf",
        "02-qr-X.pdf",
    ]


@pytest.mark.parametrize("name", ["patch-2", "code128:" + "x" * 300, "code128:" + "x" * 200, "qr:*"])
def test_a_sheet_that_cannot_be_made_is_refused(name, tmp_path, capsys):
    assert run_command(["separators", str(tmp_path), name]) == 2
    assert "error:" in capsys.readouterr().err
