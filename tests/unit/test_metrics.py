import socket
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from appliance.metrics import LedgerFacts, Metrics, served


def samples(text):
    families = text_string_to_metric_families(text)
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


def told(metrics, name, **labels):
    return samples(generate_latest(metrics.registry).decode()).get((name, frozenset(labels.items())))


@pytest.fixture
def port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def test_what_happens_is_counted_under_its_own_labels():
    metrics = Metrics()
    metrics.page_read("READ", "embedded", "6")
    metrics.page_settled("FAILED")
    metrics.failure("ENGINE", "process_died")
    metrics.document_settled("registry", "PARTIAL")
    metrics.actor_died("Recognizer", hung=True)
    assert told(metrics, "appliance_pages_processed_total", outcome="READ") == 1
    assert told(metrics, "appliance_pages_processed_total", outcome="FAILED") == 1
    assert told(metrics, "appliance_failures_total", failure_class="ENGINE", code="process_died") == 1
    assert told(metrics, "appliance_documents_processed_total", profile="registry", state="PARTIAL") == 1
    assert told(metrics, "appliance_actor_deaths_total", kind="Recognizer", cause="hung") == 1
    metrics.model_read("3f2a", 800, ["guard", "published"])
    metrics.model_read("3f2a", 20, [])
    metrics.readers(3, 1, 410.0)
    assert told(metrics, "appliance_pages_degenerate_total", model="3f2a", rule="guard") == 1
    assert told(metrics, "appliance_pages_degenerate_total", model="3f2a", rule="published") == 1
    assert told(metrics, "appliance_reader_tokens_total", model="3f2a") == 820
    assert told(metrics, "appliance_reader_pages", state="running") == 3
    assert told(metrics, "appliance_reader_tokens_per_second") == 410.0
    assert told(metrics, "appliance_engine_info", engine="embedded", engine_version="6") == 1


def test_a_call_is_measured_apart_from_its_waiting_under_the_name_of_its_stage():
    metrics = Metrics()
    metrics.called("write", 2.0, 0.5)
    assert told(metrics, "appliance_stage_seconds_sum", stage="sink") == 0.5
    assert told(metrics, "appliance_stage_wait_seconds_sum", stage="sink") == 2.0


def test_the_facts_replace_each_other_as_a_whole():
    metrics = Metrics()
    metrics.hold(LedgerFacts(documents={"FAILED": 2}, failures={("SOURCE", "pdf_damaged"): 2}))
    metrics.hold(LedgerFacts(documents={"FAILED": 0}, oldest_waiting_seconds=7.5))
    assert told(metrics, "appliance_documents", state="FAILED") == 0
    assert told(metrics, "appliance_failures_unresolved", failure_class="SOURCE", code="pdf_damaged") is None
    assert told(metrics, "appliance_oldest_waiting_seconds") == 7.5


def test_the_alarm_is_told_with_the_shares():
    metrics = Metrics()
    assert told(metrics, "appliance_degenerate_alarm") == 0
    metrics.hold(LedgerFacts(degenerate_shares={("3f2a", "guard"): 0.03}, degenerate_alarm=True))
    assert told(metrics, "appliance_degenerate_share", model="3f2a", rule="guard") == 0.03
    assert told(metrics, "appliance_degenerate_alarm") == 1


def test_the_window_is_asked_when_we_are_asked():
    metrics, pages = Metrics(), [1]
    metrics.watch_window(lambda: pages[0], lambda: pages[0] * 100, lambda: 1000)
    pages[0] = 3
    assert told(metrics, "appliance_pages_in_flight") == 3
    assert told(metrics, "appliance_window_bytes") == 300
    assert told(metrics, "appliance_window_limit_bytes") == 1000


def test_two_runs_share_nothing():
    one, other = Metrics(), Metrics()
    one.late_result_refused()
    assert told(other, "appliance_late_results_refused_total") == 0


def test_prometheus_is_answered_on_loopback_for_as_long_as_the_run_lasts(port):
    metrics = Metrics()
    metrics.leases_lost(2)
    with served(metrics, port):
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
            found = samples(answer.read().decode())
        with socket.socket() as other:
            other.bind(("127.0.0.2", port))  # nobody listens at every address of the machine
    assert found["appliance_leases_lost_total", frozenset()] == 2
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5)


def test_a_port_that_is_taken_stops_nothing_and_is_logged(port, caplog):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        with served(Metrics(), port):
            pass
    (record,) = caplog.records
    assert (record.action, record.port) == ("metrics_port_taken", port)


def test_port_0_answers_nobody(monkeypatch):
    def refuse(*_arguments):
        raise AssertionError("nothing may listen")

    monkeypatch.setattr("appliance.metrics.start_http_server", refuse)
    with served(Metrics(), 0):
        pass
