"""`appliance resume`: go on with what was paused."""

from pathlib import Path

import click

from appliance.cli.output import json_option
from appliance.cli.pausing import turn


@click.command()
@click.argument("profiles", metavar="[PROFILE]...", nargs=-1)
@json_option
@click.pass_obj
def command(site: Path, *, profiles: tuple[str, ...], as_json: bool) -> None:
    """Go on with what was paused.

    With these profiles; without a name every pause ends, those of single profiles too.

    Example: appliance resume archive
    """
    turn(site, profiles, on=False, as_json=as_json)
