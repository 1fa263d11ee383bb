"""`appliance pause`: leave what waits alone for a while."""

from pathlib import Path

import click

from appliance.cli.output import json_option
from appliance.cli.pausing import turn


@click.command()
@click.argument("profiles", metavar="[PROFILE]...", nargs=-1)
@json_option
@click.pass_obj
def command(site: Path, *, profiles: tuple[str, ...], as_json: bool) -> None:
    """Leave what waits alone for a while.

    The documents of these profiles, or all without a name, are not begun any more; what is being read
    is finished, and files are still taken in. It holds, also over restarts, until 'appliance resume'.

    Example: appliance pause archive
    """
    turn(site, profiles, on=True, as_json=as_json)
