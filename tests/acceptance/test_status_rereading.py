"""`appliance status` counts what is read anew, while the results stand and the documents count as done."""

import json
from datetime import UTC, datetime

from appliance.ledger.records import ReprocessSelection
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from tests.site import appliance, store_digitized
from tests.unit.sinks.archive import scans
from tests.unit.sinks.examples import field, page, stored


def told(site):
    return json.loads(appliance("--site", site, "status", "--json").stdout)


def test_status_counts_what_waits_to_be_read_anew(tmp_path):
    site, now = tmp_path / "office", datetime.now(UTC)
    assert appliance("init", site).returncode == 0
    result = stored(1, (page(1, "Nome: José"),), (field("nome", "José"),)).result
    for number in (1, 2):
        scan = scans.jpeg(tmp_path / f"{number}.jpg", scans.scan(f"folha {number}", dpi=50))
        store_digitized(site, scan, result, now)
    assert told(site)["to_be_read_anew"] == 0
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        ledger.reprocess(ReprocessSelection(), "maria", now)
        assert (told(site)["to_be_read_anew"], told(site)["documents"]["REVIEW"]) == (2, 2)
        assert told(site)["next_step"] == "appliance run"
        assert "to be read anew" in appliance("--site", site, "status").stdout
        ledger.claim("me", 1, 60.0, now)
        assert told(site)["to_be_read_anew"] == 2
        ledger.cancel([1], "maria", now)
        assert told(site)["to_be_read_anew"] == 1
