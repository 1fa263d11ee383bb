"""The dashboard asks only for what the coordinator really tells."""

import json
import re
from pathlib import Path

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

import installer
from appliance.metrics import LedgerFacts, Metrics
from appliance.settings import RuntimeOptions

FOLDER = Path(installer.__file__).with_name("grafana")
DASHBOARD = json.loads((FOLDER / "appliance.json").read_text("utf-8"))
QUERIES = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]


@pytest.fixture(scope="module")
def families():
    """Every sample's name with its labels, after each thing happened once."""
    metrics = Metrics()
    metrics.page_read("READ", "embedded", "1")
    metrics.model_read("3f2a", 812, ["guard"])
    metrics.readers(1, 0, 812.0)
    metrics.document_settled("default", "COMPLETE")
    metrics.failure("SOURCE", "pdf_damaged")
    metrics.retried("process_died")
    metrics.actor_died("Cleaner", hung=False)
    metrics.called("probe", 0.1, 0.1)
    metrics.transaction("read", 0.1)
    one = {"x": 1}
    failures, shares = {("SOURCE", "pdf_damaged"): 1}, {("3f2a", "guard"): 0.1}
    metrics.hold(LedgerFacts(one, one, one, failures, one, 1.0, 1, shares))
    text = generate_latest(metrics.registry).decode()
    return {
        sample.name: set(sample.labels)
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if not sample.name.endswith("_created")
    }


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_names_metrics_and_labels_that_exist(query, families):
    names = re.findall(r"\b(?:appliance|process)_[a-z_]+", query)
    assert names
    assert set(names) <= families.keys()
    for group in re.findall(r"\bby \(([^)]*)\)", query):
        assert set(re.findall(r"\w+", group)) <= families[names[0]]


def test_every_metric_of_ours_is_shown(families):
    shown = set(re.findall(r"\bappliance_[a-z_]+", " ".join(QUERIES)))
    ours = {name for name in families if name.startswith("appliance_")}
    assert {_metric(name) for name in ours} == {_metric(name) for name in shown}


def _metric(sample):
    return re.sub(r"_(bucket|sum|count)$", "", sample)


def test_the_dashboard_can_be_imported_anywhere():
    assert DASHBOARD["id"] is None
    assert (DASHBOARD["title"], DASHBOARD["uid"]) == ("Appliance", "appliance-site")
    numbers = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(set(numbers)) == len(numbers)
    assert {panel["datasource"]["uid"] for panel in DASHBOARD["panels"]} == {"${datasource}"}
    names = {variable["name"] for variable in DASHBOARD["templating"]["list"]}
    assert names == {"datasource", "instance"}
    for panel in DASHBOARD["panels"]:
        place = panel["gridPos"]
        assert place["x"] + place["w"] <= 24


def test_the_scrape_example_asks_at_the_default_port():
    example = (FOLDER / "prometheus.yml").read_text("utf-8")
    assert f'targets: ["127.0.0.1:{RuntimeOptions().metrics_port}"]' in example
