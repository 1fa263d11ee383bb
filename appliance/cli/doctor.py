"""`appliance doctor`: is this machine ready, and the site?"""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from rich.text import Text

from appliance.cli.check import Check, CheckStatus
from appliance.cli.checks import check_machine, check_site
from appliance.cli.output import Terminal, json_option, print_json, printable
from appliance.errors import ExitCode, SettingsError
from appliance.settings import SETTINGS_FILE, load_settings

_COLOURS = {CheckStatus.OK: "green", CheckStatus.WARN: "yellow", CheckStatus.FAIL: "red"}


@click.command()
@json_option
@click.pass_obj
def command(site: Path, *, as_json: bool) -> int:
    """Check that this machine and this site are ready.

    Without a site, the machine alone. Exit code 6 when something fails; warnings do not count. It
    changes nothing.

    Example: appliance doctor
    """
    checks = list(_checks(site))
    is_ready = all(check.status is not CheckStatus.FAIL for check in checks)
    if as_json:
        print_json({"is_ready": is_ready, "checks": [asdict(check) for check in checks]})
    else:
        _print(checks, is_ready=is_ready)
    return ExitCode.OK if is_ready else ExitCode.NOT_READY


def _checks(site: Path) -> Iterator[Check]:
    yield from check_machine()
    if not (site / SETTINGS_FILE).exists():
        yield Check("site", CheckStatus.WARN, f"{site.resolve()} is no site", "Make one: appliance init DIR")
        return
    try:
        settings = load_settings(site)
    except SettingsError as error:
        yield Check("settings", CheckStatus.FAIL, error.message, error.next_step)
        return
    yield Check("settings", CheckStatus.OK, str(settings.folder / SETTINGS_FILE))
    yield from check_site(settings)


def _print(checks: list[Check], *, is_ready: bool) -> None:
    terminal = Terminal()
    for check in checks:
        status = Text(f"{check.status.value:<5}", _COLOURS[check.status])
        terminal.print(status.append(printable(f"{check.name}: {check.detail}"), "default"), soft_wrap=True)
        if check.next_step:
            terminal.sentence(f"     next: {check.next_step}")
    terminal.sentence("Ready." if is_ready else "Not ready: correct what failed.", "bold")
