"""What the coordinator counts and measures, for Prometheus: on loopback, and without a word of any document.

One `Metrics` belongs to one run and is handed to whoever counts. What happened since the run began is
counted as it happens; what the ledger holds is the latest `LedgerFacts`, as a whole or not at all.

Labels are states, stages, codes, profiles, kinds of actors and versions: never a name or a text.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    start_http_server,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

PREFIX = "appliance"
_LOOPBACK = "127.0.0.1"
_STAGES = {"write": "sink", "add_to_batch": "batch"}
_STAGE_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)
_TRANSACTION_SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """What the ledger and the disks hold at one moment.

    `failures` counts unresolved ones by class and code, `receipts_due` by profile. `degenerate_shares` are
    those of the active model's last pages, by its version and rule.
    """

    documents: Mapping[str, int] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)
    arrivals: Mapping[str, int] = field(default_factory=dict)
    failures: Mapping[tuple[str, str], int] = field(default_factory=dict)
    receipts_due: Mapping[str, int] = field(default_factory=dict)
    oldest_waiting_seconds: float = 0.0
    batches_unwritten: int = 0
    degenerate_shares: Mapping[tuple[str, str], float] = field(default_factory=dict)
    degenerate_alarm: bool = False


class Metrics:
    """The metrics of one run; its methods may be called from any thread."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._facts = _LatestFacts(self.registry)
        ProcessCollector(registry=self.registry)
        self._declare_counters()
        self._declare_seconds()
        self._declare_gauges()

    def _declare_counters(self) -> None:
        self._pages = self._counter("pages_processed", "Pages settled by this run.", "outcome")
        self._documents = self._counter(
            "documents_processed", "Documents settled by this run.", "profile", "state"
        )
        self._failed = self._counter("failures", "Failures recorded by this run.", "failure_class", "code")
        self._retries = self._counter("retries", "Documents given back to be tried again.", "code")
        self._leases_lost = self._counter("leases_lost", "Documents taken back from a run that held them.")
        self._late_results = self._counter("late_results_refused", "Results refused for a lost lease.")
        self._degenerate = self._counter(
            "pages_degenerate", "Pages on which a model went round in circles.", "model", "rule"
        )
        self._tokens = self._counter("reader_tokens", "Tokens that a model wrote.", "model")
        self._deaths = self._counter("actor_deaths", "Actors that died or were ended.", "kind", "cause")

    def _declare_seconds(self) -> None:
        self._stage_seconds = Histogram(
            f"{PREFIX}_stage_seconds",
            "From handing a call to an actor until its answer; at most one other call goes before it there.",
            ["stage"],
            buckets=_STAGE_SECONDS,
            registry=self.registry,
        )
        self._stage_waits = Histogram(
            f"{PREFIX}_stage_wait_seconds",
            "Waiting until an actor of the stage takes another call.",
            ["stage"],
            buckets=_STAGE_SECONDS,
            registry=self.registry,
        )
        self._transactions = Histogram(
            f"{PREFIX}_ledger_transaction_seconds",
            "The ledger's transactions, waiting for its lock included.",
            ["kind"],
            buckets=_TRANSACTION_SECONDS,
            registry=self.registry,
        )

    def _declare_gauges(self) -> None:
        self._start_seconds = self._gauge("start_seconds", "From the start until the readers were ready.")
        self._in_flight = self._gauge("pages_in_flight", "Pages in the window.")
        self._window_bytes = self._gauge("window_bytes", "Bytes that the pages in the window may take.")
        self._window_limit = self._gauge("window_limit_bytes", "Bytes that the window admits.")
        self._reader_pages = self._gauge("reader_pages", "Pages within the model's readers.", "state")
        self._reader_pace = self._gauge("reader_tokens_per_second", "Tokens that the readers write a second.")
        self._engine = self._gauge("engine_info", "Who reads the pages.", "engine", "engine_version")

    def _counter(self, name: str, meaning: str, *labels: str) -> Counter:
        return Counter(f"{PREFIX}_{name}", meaning, labels, registry=self.registry)

    def _gauge(self, name: str, meaning: str, *labels: str) -> Gauge:
        return Gauge(f"{PREFIX}_{name}", meaning, labels, registry=self.registry)

    # What happens

    def page_settled(self, outcome: str) -> None:
        self._pages.labels(outcome).inc()

    def page_read(self, outcome: str, engine: str, engine_version: str) -> None:
        self.page_settled(outcome)
        self._engine.labels(engine, engine_version).set(1)

    def model_read(self, model: str, tokens: int, rules: Iterable[str]) -> None:
        """Note a page that a model was given, and by which rules it is degenerate."""
        self._tokens.labels(model).inc(tokens)
        for rule in rules:
            self._degenerate.labels(model, rule).inc()

    def readers(self, running: int, waiting: int, tokens_per_second: float) -> None:
        """Note what the model's readers do now."""
        self._reader_pages.labels("running").set(running)
        self._reader_pages.labels("waiting").set(waiting)
        self._reader_pace.set(tokens_per_second)

    def document_settled(self, profile: str, state: str) -> None:
        self._documents.labels(profile, state).inc()

    def failure(self, failure_class: str, code: str) -> None:
        self._failed.labels(failure_class, code).inc()

    def retried(self, code: str) -> None:
        self._retries.labels(code).inc()

    def leases_lost(self, count: int) -> None:
        self._leases_lost.inc(count)

    def late_result_refused(self) -> None:
        self._late_results.inc()

    def actor_died(self, kind: str, *, hung: bool) -> None:
        self._deaths.labels(kind, "hung" if hung else "died").inc()

    def called(self, method: str, waited_seconds: float, seconds: float) -> None:
        """Note a call of an actor's method that was answered."""
        stage = _STAGES.get(method, method)
        self._stage_waits.labels(stage).observe(waited_seconds)
        self._stage_seconds.labels(stage).observe(seconds)

    def transaction(self, kind: str, seconds: float) -> None:
        self._transactions.labels(kind).observe(seconds)

    def ready(self, start_seconds: float) -> None:
        self._start_seconds.set(start_seconds)

    # What is there

    def watch_window(
        self, pages: Callable[[], int], taken: Callable[[], int], limit: Callable[[], int]
    ) -> None:
        """Ask the window whenever somebody asks us."""
        self._in_flight.set_function(pages)
        self._window_bytes.set_function(taken)
        self._window_limit.set_function(limit)

    def hold(self, facts: LedgerFacts) -> None:
        """Tell these facts from now on."""
        self._facts.latest = facts


class _LatestFacts(Collector):
    """Tells the facts of one moment together: no scrape sees half of them."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.latest = LedgerFacts()
        registry.register(self)

    def collect(self) -> Iterable[Metric]:
        facts = self.latest
        yield _family("documents", "Documents in the ledger.", ["state"], _by_one(facts.documents))
        yield _family("pages", "Pages in the ledger.", ["state"], _by_one(facts.pages))
        yield _family("arrivals", "Files that were seen.", ["verdict"], _by_one(facts.arrivals))
        yield _family(
            "failures_unresolved", "Unresolved failures.", ["failure_class", "code"], facts.failures.items()
        )
        yield _family("receipts_due", "Receipts not yet told.", ["profile"], _by_one(facts.receipts_due))
        yield GaugeMetricFamily(
            f"{PREFIX}_oldest_waiting_seconds",
            "How long the oldest waiting document has waited; 0 when none does.",
            facts.oldest_waiting_seconds,
        )
        yield GaugeMetricFamily(
            f"{PREFIX}_batches_unwritten",
            "Batches of finished documents that are not in Parquet as they are now.",
            facts.batches_unwritten,
        )
        yield _family(
            "degenerate_share",
            "The degenerate share of the active model's last pages.",
            ["model", "rule"],
            facts.degenerate_shares.items(),
        )
        yield GaugeMetricFamily(
            f"{PREFIX}_degenerate_alarm", "1 when that share is too high.", int(facts.degenerate_alarm)
        )


def _by_one(counts: Mapping[str, int]) -> Iterator[tuple[tuple[str], int]]:
    return (((label,), count) for label, count in counts.items())


def _family(
    name: str, meaning: str, labels: list[str], values: Iterable[tuple[tuple[str, ...], float]]
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"{PREFIX}_{name}", meaning, labels=labels)
    for of, value in values:
        family.add_metric([*of], value)
    return family


@contextmanager
def served(metrics: Metrics, port: int) -> Iterator[None]:
    """Answer Prometheus at `port` of this machine alone for as long as this lasts; 0 answers nobody.

    A port that is taken stops nothing: the log says so, and the run is not watched.
    """
    if not port:
        yield
        return
    try:
        server, thread = start_http_server(port, _LOOPBACK, metrics.registry)
    except OSError as error:
        extra = {"action": "metrics_port_taken", "port": port, "errno": error.errno or 0}
        _log.warning("the metrics are not served; set runtime.metrics_port to a free port", extra=extra)
        yield
        return
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
