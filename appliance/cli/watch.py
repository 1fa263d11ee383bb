"""`appliance watch`: digitize whatever arrives."""

from pathlib import Path

import click

from appliance.cli.output import json_option
from appliance.cli.run import digitize_site


@click.command()
@json_option
@click.pass_obj
def command(site: Path, *, as_json: bool) -> int:
    """Digitize whatever arrives, until stopped.

    SIGTERM ends it in order: what is in work is given back and taken up by the next start. So does
    Ctrl-C, with exit code 130.

    Example: appliance --site /srv/office watch
    """
    return digitize_site(site, until_idle=False, as_json=as_json)
