"""Dies at a chosen step of an export or an import: what a child process of the crash tests runs."""

import os
from pathlib import Path

from appliance.handover.export import Export, Options
from appliance.handover.restore import Import
from appliance.settings import load_settings
from tests.integration.fail_points import FINISHED, die_before


def export_until(site: str, target: str, step: int) -> None:
    """Export, but die just before the `step`-th touch of the target, statement or commit; 0 for never."""
    settings = load_settings(Path(site))
    die_before(step, target)
    export = Export(settings, Path(target), Options("1"), lambda *_: None)
    export.begin()
    export.run()
    os._exit(FINISHED)


def import_until(
    source: str, site: str, urls: tuple[str, str], step: int, *, with_statements: bool = True
) -> None:
    """Import, but die just before the `step`-th touch of the new site, statement or commit; 0 for never."""
    die_before(step, site, with_statements=with_statements)
    import_ = Import(Path(source), Path(site), urls, lambda *_: None)
    import_.begin()
    import_.run()
    os._exit(FINISHED)
