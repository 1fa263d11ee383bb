"""`appliance separators`: make separator sheets to print."""

import re
from pathlib import Path

import click

from appliance.cli.output import Terminal, json_option, print_json
from appliance.cli.sheets import DPI, draw_sheet
from appliance.errors import SettingsError
from appliance.settings import load_settings
from pipelines.separators import Separator


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("names", metavar="[SEPARATOR]...", nargs=-1)
@json_option
@click.pass_obj
def command(site: Path, *, folder: Path, names: tuple[str, ...], as_json: bool) -> None:
    """Make separator sheets to print, as PDF.

    They go into FOLDER, one for each SEPARATOR: patch-t, code128:TEXT or qr:TEXT, as in the settings.
    Without any, those that the profiles of this site name.

    Example: appliance separators sheets

    Example: appliance separators sheets patch-t "qr:NEW DOCUMENT"
    """
    wanted = [_parsed(name) for name in names] or _of_profiles(site)
    if not wanted:
        raise click.UsageError("No profile of this site names separators; name some, such as patch-t.")
    files = _write(folder, list(dict.fromkeys(wanted)))
    if as_json:
        print_json({"files": [str(file) for file in files]})
        return
    terminal = Terminal()
    for file in files:
        terminal.sentence(str(file))
    terminal.sentence("next: print them at 100 %, and put one before each document of a stack")


def _parsed(name: str) -> Separator:
    try:
        return Separator.parse(name)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from error


def _of_profiles(site: Path) -> list[Separator]:
    profiles = load_settings(site).profiles.values()
    return [separator for profile in profiles for separator in profile.separate_options().separators]


def _write(folder: Path, wanted: list[Separator]) -> list[Path]:
    files = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, separator in enumerate(wanted, start=1):
            file = (
                folder / f"{number:02}-{re.sub(r'[^A-Za-z0-9.-]+', '-', str(separator)).strip('-')[:60]}.pdf"
            )
            draw_sheet(separator).save(file, "PDF", resolution=float(DPI))
            files.append(file)
    except OSError as error:
        raise SettingsError(
            "sheets_not_writable",
            f"The sheets cannot be written into {folder}: {error.strerror}.",
            "Choose another folder, or give your user the right to write there.",
        ) from error
    except ValueError as error:
        raise click.UsageError(f"{separator} cannot be drawn: {error}.") from error
    return files
