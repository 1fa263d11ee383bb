"""`appliance init`: make a site."""

from importlib import resources
from pathlib import Path

import click

from appliance.cli.output import Terminal, json_option, print_json
from appliance.durable import write_whole
from appliance.errors import SettingsError
from appliance.ledger.store import Ledger
from appliance.settings import SETTINGS_FILE, Settings, load_settings

_TEMPLATE = "appliance.toml"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@json_option
@click.pass_obj
def command(site: Path, folder: Path | None, *, as_json: bool) -> None:
    """Make a site: settings, folders and an empty ledger.

    FOLDER is made where needed; without it, the site is this folder or the one that --site names.
    What is there already stays as it is, so the command may be repeated after a change of the settings.

    Example: appliance init /srv/office
    """
    folder = (folder or site).resolve()
    is_new = not (folder / SETTINGS_FILE).exists()
    try:
        settings = _make(folder)
    except OSError as error:
        raise SettingsError(
            "site_not_writable",
            f"{error.filename or folder} cannot be made: {error.strerror}.",
            "Choose another folder, or give your user the right to write there.",
        ) from error
    drops = [str(profile.drop) for profile in settings.profiles.values()]
    next_step = f"Put scanned files into {drops[0]}, then: appliance --site {folder} run"
    if as_json:
        print_json({"site": str(folder), "is_new": is_new, "drops": drops, "next_step": next_step})
        return
    terminal = Terminal()
    terminal.sentence(f"{'Made' if is_new else 'Kept'} the site {folder}")
    terminal.sentence(f"next: {next_step}")


def _make(folder: Path) -> Settings:
    """Make what is missing; the settings come first, since they say what else there must be."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / SETTINGS_FILE).exists():
        # Half a file would be read as all the settings.
        template = resources.files("appliance.cli").joinpath(_TEMPLATE).read_text("utf-8")
        write_whole(folder / SETTINGS_FILE, template)
    settings = load_settings(folder)
    settings.storage.data.mkdir(mode=0o700, parents=True, exist_ok=True)  # originals and ledger: for us alone
    for needed in settings.folders:
        needed.mkdir(parents=True, exist_ok=True)
    Ledger.open(settings.ledger_url, create=True).close()
    return settings
