"""What the acceptance tests do with a site: they run the command on it, and hasten it."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

from appliance.intake.vault import Vault
from appliance.ledger.records import Arrival, DocumentState
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from pipelines.result import extraction_to_json, page_to_json
from pipelines.source import SourceKind
from tests import forks

RUN_SECONDS = 500
"""What a run may take on a machine that does many other things too; a test that waits so long has failed."""
_WITH_RAY = {"run", "watch"}  # which wants a process that has loaded nothing
_HASTENED = {
    "settle_seconds = 5.0": "settle_seconds = 1.0",
    "patience_seconds = 20.0": "patience_seconds = 2.0",
    "recognizers = 0 ": "recognizers = 1 ",  # each takes as long to start as several pages to read
}


def command_line(*arguments):
    """Return what starts the command as an operator does."""
    return [sys.executable, "-c", "from appliance.cli.main import main; main()", *map(str, arguments)]


def appliance(*arguments, cwd=None, **environment):
    """Run the command as a process, without a terminal, and return how it ended."""
    told = {key: value for key, value in os.environ.items() if key not in {"APPLIANCE_SITE", "COLUMNS"}}
    if _WITH_RAY.isdisjoint(arguments):
        return forks.command([*map(str, arguments)], cwd or Path.cwd(), told | environment)
    line = command_line(*arguments)
    return subprocess.run(line, capture_output=True, text=True, check=False, cwd=cwd, env=told | environment)


def ok(*arguments):
    """Return what the command prints for programs; it must end with code 0 and not complain."""
    done = appliance(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def new_site(folder, *, archives=True):
    """Make a site there that takes files soon."""
    done = appliance("init", folder)
    assert done.returncode == 0, done.stderr
    hasten(folder)
    if not archives:
        change_settings(folder, 'formats = ["pdf", "alto"]', "formats = []")
    return folder


def change_settings(site, old, new):
    """Put `new` in the place of `old` in the site's settings."""
    settings = site / "appliance.toml"
    text = settings.read_text("utf-8")
    assert old in text
    settings.write_text(text.replace(old, new), "utf-8")


def hasten(site):
    """Have the site take files after a second, and those that look unfinished after two."""
    for slow, fast in _HASTENED.items():
        change_settings(site, slow, fast)


def store_digitized(site, scan, result, now, kind=SourceKind.PNG):
    """Have the site hold `scan` in its vault and ledger as if it had been digitized with this result."""
    settings = load_settings(site)
    vaulted = Vault(settings.vault).put(io.BytesIO(scan.read_bytes()))
    sha256, size = vaulted.sha256, vaulted.byte_size
    with Ledger.open(settings.ledger_url, create=True) as ledger:
        ledger.admit(Arrival(sha256, f"drop/{scan.name}", scan.name, "default", 0, sha256, size, kind), now)
        (claim,) = ledger.claim("test", 1, 60.0, now)
        ledger.plan(claim.lease, len(result.document.pages), now)
        for page in result.document.pages:
            ledger.store_page(
                claim.lease,
                page.number,
                page_to_json(page),
                is_blank=page.is_blank,
                confidence=page.confidence,
                engine="e",
                engine_version="1",
                now=now,
            )
        ledger.finish(
            claim.lease,
            extraction=extraction_to_json(result.extraction),
            document_type=result.extraction.document_type,
            state=DocumentState.REVIEW,
            pipeline_version="1",
            now=now,
        )
