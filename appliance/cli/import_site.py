"""`appliance import`: make a new site of what `appliance export` wrote."""

from dataclasses import asdict
from pathlib import Path

import click

from appliance.cli.handover_progress import file_progress
from appliance.cli.output import Terminal, json_option, print_json
from appliance.errors import ExitCode
from appliance.handover.restore import Import


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--ledger-url", default="", help="An empty PostgreSQL database; otherwise SQLite in the site.")
@click.option("--results-url", default="", help="The same for the results.")
@json_option
@click.pass_obj
def command(site: Path, folder: Path, *, ledger_url: str, results_url: str, as_json: bool) -> int:
    """Make a new site of what export wrote.

    FOLDER is what `appliance export --all` wrote; --site names the new site's folder, which must be empty or
    not there. Every hash is compared before the site is one; started again after whatever stopped it, it
    goes on. Drop folders and outboxes are made inside the site, whatever they were before. The weights of
    models come along only where the export has them, keys for signing never.

    Example: appliance --site /srv/office import /media/disk/office
    """
    with file_progress("bringing", is_shown=not as_json) as shown:
        import_ = Import(folder, site, (ledger_url, results_url), shown.advance)
        shown.begin(import_.begin())
        done = import_.run()
    if as_json:
        print_json({"site": str(site.resolve()), **asdict(done)})
        return ExitCode.OK
    terminal = Terminal()
    terminal.sentence(f"{done.documents} documents are in the site {site.resolve()}, every hash as it was.")
    if done.missing_originals:
        terminal.sentence(
            f"{done.missing_originals} originals were missing already when it was exported.", "red"
        )
    terminal.sentence(f"next: look at its settings, then: appliance --site {site.resolve()} reconcile")
    return ExitCode.OK
