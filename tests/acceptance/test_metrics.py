"""Prometheus asks a real `watch` over HTTP while it reads a real page; the answers agree with `status`."""

import json
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from pipelines.ocr import embedded
from tests.site import RUN_SECONDS, appliance, change_settings, command_line, new_site, ok

INBOX = Path(__file__).parents[2] / "examples" / "quickstart" / "inbox"
PAGE = "casamento-0002-torto.jpg"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = new_site(tmp_path_factory.mktemp("metrics") / "site")
    change_settings(folder, "metrics_port = 9464", f"metrics_port = {free_port()}")
    change_settings(folder, 'outbox = ""', 'outbox = "outbox"')
    assert appliance("init", folder).returncode == 0
    drop = folder / "drop" / "default"
    shutil.copy(INBOX / PAGE, drop)
    shutil.copy(INBOX / PAGE, drop / "copia.jpg")
    (drop / "carta.pdf").write_bytes(b"no document at all")
    return folder


@pytest.fixture(scope="module")
def watch(site):
    line = command_line("--site", site, "watch")
    process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield process
    process.send_signal(signal.SIGTERM)
    assert process.wait(60) == 0


def scrape(site):
    settings = (site / "appliance.toml").read_text("utf-8")
    port = settings.partition("metrics_port = ")[2].split()[0]
    try:
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as scraped:
            text = scraped.read().decode()
    except URLError:
        return {}
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def settled(site):
    """Scrape until both documents are settled and told; the facts of the ledger come every two seconds."""
    deadline = time.monotonic() + RUN_SECONDS
    while time.monotonic() < deadline:
        found = scrape(site)
        ended = sum(
            found.get(("appliance_documents", state), 0) for state in ("COMPLETE", "REVIEW", "FAILED")
        )
        told = found.get(("appliance_arrivals", "DUPLICATE")) == 1
        if ended == 2 and told and found["appliance_receipts_due", "default"] == 0:
            return found
        time.sleep(0.5)
    pytest.fail("the documents were not settled in time")


def test_a_scrape_tells_what_status_tells(site, watch):
    assert watch.poll() is None
    found, shown = settled(site), ok("--site", site, "status")
    for name in ("documents", "pages", "arrivals"):
        told = {key[1]: value for key, value in found.items() if key[0] == f"appliance_{name}"}
        assert told == shown[name]
    unresolved = {key[1:]: value for key, value in found.items() if key[0] == "appliance_failures_unresolved"}
    assert unresolved == {("SOURCE", "not_a_document"): 1}
    assert shown["failures"] == {"not_a_document": 1}
    assert found["appliance_oldest_waiting_seconds",] == 0
    assert found["appliance_receipts_due", "default"] == shown["receipts"]["default"]["due"]

    for stage in ("probe", "rasterize", "clean", "recognize", "extract", "sink"):
        assert found["appliance_stage_seconds_count", stage] == 1, stage
        assert found["appliance_stage_seconds_sum", stage] > 0
    assert found["appliance_pages_processed_total", "READ"] == 1
    assert found["appliance_ledger_transaction_seconds_count", "write"] > 5
    assert found["appliance_start_seconds",] > 0
    assert found["appliance_pages_in_flight",] == found["appliance_window_bytes",] == 0
    (engine,) = [key[1:] for key in found if key[0] == "appliance_engine_info"]
    assert sorted(engine) == sorted([embedded.NAME, embedded.VERSION])

    words = " ".join(str(part) for key in found for part in key)
    assert "casamento" not in words
    assert "copia" not in words


def test_the_log_names_the_document_and_the_profile_of_what_was_settled(site, watch):
    assert watch.poll() is None
    settled(site)
    lines = (site / "data" / "logs" / "appliance.jsonl").read_text("utf-8").splitlines()
    (line,) = [one for one in map(json.loads, lines) if one.get("action") == "document_settled"]
    assert (line["profile"], line["document"] > 0) == ("default", True)
