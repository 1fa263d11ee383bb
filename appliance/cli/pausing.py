"""What `pause` and `resume` share: the switches of the named profiles, or of everything."""

from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli.output import Terminal, print_json
from appliance.ledger import policy
from appliance.ledger.records import SwitchRecord
from appliance.ledger.store import Ledger
from appliance.settings import Settings, load_settings


def turn(site: Path, profiles: tuple[str, ...], *, on: bool, as_json: bool) -> None:
    """Pause or resume the profiles, none named meaning everything, and print what is paused now."""
    settings = load_settings(site)
    with Ledger.open(settings.ledger_url) as ledger:
        _refuse_unknown(settings, ledger.switches(), profiles)
        names = [policy.pause_switch(profile) for profile in profiles or (None,)]
        if not on and not profiles:  # "resume" alone ends every pause, also those of single profiles
            names = [switch.name for switch in ledger.switches() if switch.name != policy.DRAIN]
        turned = ledger.turn_on if on else ledger.turn_off
        changed = [name for name in names if turned(name, operator(), datetime.now(UTC))]
        paused = [switch.name for switch in ledger.switches() if switch.name != policy.DRAIN]
        waiting = ledger.waiting()
    if as_json:
        print_json({"changed": changed, "paused": paused, "paused_documents": waiting.paused})
        return
    terminal = Terminal()
    terminal.sentence(
        f"{'Paused' if on else 'Resumed'}: {', '.join(changed) or 'nothing that was not already'}"
    )
    terminal.sentence(f"paused now: {', '.join(paused) or 'nothing'}; {waiting.paused} documents wait for it")
    terminal.sentence(f"next: {'appliance resume' if paused else 'appliance status'}")


def _refuse_unknown(settings: Settings, on: list[SwitchRecord], profiles: tuple[str, ...]) -> None:
    paused = {switch.name for switch in on}  # a profile that is gone from the settings may be paused still
    for profile in profiles:
        if profile not in settings.profiles and policy.pause_switch(profile) not in paused:
            known = ", ".join(settings.profiles)
            raise click.UsageError(
                f"There is no profile {profile!r}; there are {known}. Nothing was changed."
            )
