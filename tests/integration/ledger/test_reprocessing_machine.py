"""Any order of calls around new readings: the results change only where one that is no worse takes over."""

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from appliance.ledger import policy
from appliance.ledger.records import DocumentState, PageState, ReadingEnd, ReprocessSelection
from appliance.ledger.store import Ledger
from tests.integration.ledger.examples import LEASE_SECONDS, at, complete, failure, partial, store

PAGES = 2
has_lease = precondition(lambda machine: machine.lease is not None)


class ReprocessingMachine(RuleBasedStateMachine):
    """One document with results on a real SQLite ledger, and what is known to stand of it."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="ledger"))
        self.ledger = Ledger.open(f"sqlite:///{self.folder / 'ledger.db'}", create=True)
        self.seconds, self.lease, self.versions, self.read = 100, None, [], 0

    def teardown(self):
        self.ledger.close()
        shutil.rmtree(self.folder)

    def now(self):
        self.seconds += 1
        return at(self.seconds)

    @initialize(is_complete=st.booleans())
    def begin(self, is_complete):
        if is_complete:
            complete(self.ledger, 1, page_count=PAGES)
        else:
            partial(self.ledger, 1)
        self.standing = self.results()

    def results(self):
        document = self.ledger.document(1)
        pages = [(page.number, page.state, content) for page, content in self.ledger.page_contents(1)]
        failed = sorted(f.page for f in self.ledger.failures(document_id=1) if f.page is not None)
        return document.state, document.pipeline_version, pages, self.ledger.extraction(1), failed

    @rule(is_compared=st.booleans())
    def order(self, is_compared):
        self.ledger.reprocess(ReprocessSelection(), "maria", self.now(), is_compared=is_compared)

    @rule()
    def claim(self):
        for claim in self.ledger.claim("me", 1, LEASE_SECONDS, self.now()):
            assert claim.document.subject_id == 1
            self.lease = claim.lease
            self.ledger.plan(self.lease, PAGES, self.now())

    @has_lease
    @rule(fails=st.lists(st.booleans(), min_size=PAGES, max_size=PAGES), doubtful=st.integers(0, 1))
    def read_to_the_end(self, fails, doubtful):
        self.read += 1
        for page in self.ledger.pages(self.lease.document_id):
            if page.state is PageState.RUNNING and fails[page.number - 1]:
                self.ledger.fail_page(self.lease, page.number, failure(), self.now())
            elif page.state is PageState.RUNNING:
                store(self.ledger, self.lease, page.number, b"%d" % self.read, seconds=self.seconds)
        states = [page.state for page in self.ledger.pages(self.lease.document_id)]
        end = self.ledger.finish_reading(
            self.lease,
            extraction=b"%d" % self.read,
            document_type="generic",
            state=policy.document_outcome(states, [], doubtful),
            pipeline_version=str(self.read + 1),
            now=self.now(),
        )
        self.lease = None
        if end is ReadingEnd.SWITCHED:
            self.replaced(by_choice=False)

    def replaced(self, *, by_choice):
        old, self.standing = self.standing, self.results()
        self.versions.append(old)
        pages = [{number: state for number, state, _ in one[2]} for one in (old, self.standing)]
        assert policy.may_replace(old[0], pages[0], self.standing[0], pages[1], by_choice=by_choice)

    @has_lease
    @rule(number=st.integers(1, PAGES))
    def read_a_page(self, number):
        if self.ledger.pages(self.lease.document_id)[number - 1].state is PageState.RUNNING:
            store(self.ledger, self.lease, number, b"early", seconds=self.seconds)

    @has_lease
    @rule()
    def fail(self):
        self.ledger.fail_reading(self.lease, failure(), self.now())
        self.lease = None

    @rule()
    def cancel(self):
        self.ledger.cancel([1], "maria", self.now())
        self.lease = None

    @rule()
    def die_and_start_again(self):
        self.ledger.close()
        self.ledger = Ledger.open(f"sqlite:///{self.folder / 'ledger.db'}", create=True)
        self.ledger.take_back(self.now())
        self.lease = None

    @rule(by_choice=st.booleans())
    def accept(self, by_choice):
        accepted, _ = self.ledger.accept([1] if by_choice else None, "maria", self.now())
        if accepted:
            self.replaced(by_choice=by_choice)

    @rule()
    def discard(self):
        self.ledger.discard(None, "maria", self.now())

    @invariant()
    def the_results_stand_as_they_are_and_every_older_one_is_kept(self):
        assert self.results() == self.standing
        assert self.standing[0] in policy.EXPORTED
        kept = self.ledger.versions(1)
        assert [(v.state, v.pipeline_version) for v in kept] == [old[:2] for old in self.versions]
        for version, old in zip(kept, self.versions, strict=True):
            contents = [content for _, _, content in old[2]]
            assert self.ledger.version_contents(1, version.number) == (old[3], contents)
        assert [document.id for document in self.ledger.documents()] == [1]
        assert self.ledger.status().documents == {DocumentState(self.standing[0]): 1}


TestReprocessingMachine = ReprocessingMachine.TestCase
TestReprocessingMachine.settings = settings(
    max_examples=settings.default.max_examples,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
