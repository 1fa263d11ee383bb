"""Any order of calls: only legal moves, one result a page, late writers refused, nothing forgotten."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from appliance.confirmations import Confirmation
from appliance.errors import IllegalMove, LeaseLost
from appliance.ledger import policy
from appliance.ledger.records import DocumentState, PageState, RequeueSelection, RequeueStage
from appliance.ledger.store import Ledger
from tests.integration.ledger.examples import LEASE_SECONDS, arrival, at, failure, store

PAGES = 3
WAITING = policy.WAITING_DOCUMENTS
numbers = st.integers(1, PAGES)
choices = st.integers(0, 11)
has_leases = precondition(lambda machine: machine.held or machine.lost)


class LedgerMachine(RuleBasedStateMachine):
    """Drives a real SQLite ledger beside a model: the epoch of each live lease, and what was read."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="ledger"))
        self.ledger = Ledger.open(f"sqlite:///{self.folder / 'ledger.db'}", create=True)
        self.seconds = 0
        self.held = {}
        self.lost = []
        self.read = {}
        self.batch_of = {}
        self.to_write = set()
        self.said = []
        self.before = self.states()

    def teardown(self):
        self.ledger.close()
        shutil.rmtree(self.folder)

    def now(self):
        self.seconds += 1
        return at(self.seconds)

    def states(self):
        documents = {found.id: found for found in self.ledger.documents()}
        pages = {
            (document_id, page.number): page.state
            for document_id in documents
            for page in self.ledger.pages(document_id)
        }
        return documents, pages

    def lease(self, choice):
        """Mostly a lease that is held, sometimes one that is lost."""
        leases = [*self.held.values()] * 3 + self.lost[-2:]
        return leases[choice % len(leases)]

    def lose(self, document_id):
        if document_id in self.held:
            self.lost.append(self.held.pop(document_id))

    def fenced(self, lease, write, *, ends=False):
        """Write under a lease: refused exactly when the model knows that it is lost."""
        if self.held.get(lease.document_id) != lease:
            with pytest.raises(LeaseLost):
                write()
            return False
        try:
            write()
        except IllegalMove:
            return False
        if ends:
            self.lose(lease.document_id)
        return True

    @initialize()
    def begin(self):
        self.admit(1)
        self.admit(2)
        self.claim(1)

    @rule(number=st.integers(1, 4))
    def admit(self, number):
        known = {found.sha256 for found in self.ledger.documents()}
        admission = self.ledger.admit(arrival(number, token=str(self.seconds)), self.now())
        assert admission.is_duplicate == (arrival(number).sha256 in known)

    @rule(limit=st.integers(1, 3))
    def claim(self, limit):
        for claim in self.ledger.claim("me", limit, LEASE_SECONDS, self.now()):
            self.lose(claim.document.id)
            self.held[claim.document.id] = claim.lease

    def page_count(self, lease):
        """Return how many pages there are: a part knows already."""
        return self.ledger.document(lease.document_id).page_count or PAGES

    @has_leases
    @rule(choice=choices)
    def plan(self, choice):
        lease = self.lease(choice)
        self.fenced(lease, lambda: self.ledger.plan(lease, self.page_count(lease), self.now()))

    @has_leases
    @rule(choice=choices, number=numbers)
    def leave_out(self, choice, number):
        lease = self.lease(choice)
        self.fenced(lease, lambda: self.ledger.leave_out(lease, number, self.now()))

    @has_leases
    @rule(choice=choices, sheet=numbers)
    def split_at(self, choice, sheet):
        """Read what is left but for one separator sheet, and make documents of what stands around it."""
        lease = self.lease(choice)
        document = self.ledger.document(lease.document_id)
        # A part is not split again, nor is a file that had results as one document.
        if self.held.get(lease.document_id) != lease or document.part or document.pipeline_version:
            return
        self.ledger.plan(lease, self.page_count(lease), self.now())
        self.check_moves()
        for page in self.ledger.pages(document.id):
            if page.state is PageState.RUNNING and page.number == sheet:
                self.ledger.leave_out(lease, page.number, self.now())
            elif page.state is PageState.RUNNING:
                store(self.ledger, lease, page.number, b"read", seconds=self.seconds)
                self.read[document.id, page.number] = b"read"
        self.check_moves()
        self.split(lease)

    def split(self, lease):
        pages = self.ledger.pages(lease.document_id)
        parts = policy.parts_between_separators(pages)
        if all(page.state is not PageState.SEPARATOR for page in pages):
            with pytest.raises(IllegalMove):
                self.ledger.split(lease, parts, self.now())
            return
        ids = self.ledger.split(lease, parts, self.now())
        self.lose(lease.document_id)
        for part_id, part in zip(ids, parts, strict=True):
            for number in range(1, part.page_count + 1):
                moved = lease.document_id, part.first_page + number - 1
                if moved in self.read:
                    self.read[part_id, number] = self.read.pop(moved)
                if moved in self.before[1]:
                    self.before[1][part_id, number] = self.before[1].pop(moved)

    @has_leases
    @rule(choice=choices, number=numbers, content=st.binary(max_size=8), is_blank=st.booleans())
    def store_page(self, choice, number, content, is_blank):
        lease = self.lease(choice)
        self.now()
        moment = self.seconds
        if self.fenced(
            lease, lambda: store(self.ledger, lease, number, content, is_blank=is_blank, seconds=moment)
        ):
            assert (lease.document_id, number) not in self.read
            self.read[lease.document_id, number] = content

    @has_leases
    @rule(choice=choices, number=numbers)
    def fail_page(self, choice, number):
        lease = self.lease(choice)
        self.fenced(lease, lambda: self.ledger.fail_page(lease, number, failure(), self.now()))

    @has_leases
    @rule(choice=choices, number=numbers)
    def suspect(self, choice, number):
        lease = self.lease(choice)
        self.fenced(lease, lambda: self.ledger.mark_suspect(lease, [number]))

    @has_leases
    @rule(choice=choices, state=st.sampled_from(list(DocumentState)))
    def finish(self, choice, state):
        self.end(self.lease(choice), state)

    def end(self, lease, state):
        def write():
            self.ledger.finish(
                lease,
                extraction=b"{}",
                document_type="generic",
                state=state,
                pipeline_version="1",
                now=self.now(),
            )

        if self.fenced(lease, write, ends=True):
            self.to_write.add(lease.document_id)

    @has_leases
    @rule(choice=choices, fails=st.lists(st.booleans(), min_size=PAGES, max_size=PAGES))
    def read_to_the_end(self, choice, fails):
        lease = self.lease(choice)
        if self.held.get(lease.document_id) != lease:
            return
        self.ledger.plan(lease, self.page_count(lease), self.now())
        self.check_moves()
        for page in self.ledger.pages(lease.document_id):
            if page.state is not PageState.RUNNING:
                continue
            if fails[page.number - 1]:
                self.ledger.fail_page(lease, page.number, failure(), self.now())
            else:
                store(self.ledger, lease, page.number, b"read", seconds=self.seconds)
                self.read[lease.document_id, page.number] = b"read"
        self.check_moves()
        states = [page.state for page in self.ledger.pages(lease.document_id)]
        if PageState.SEPARATOR in states:
            return
        self.end(lease, policy.document_outcome(states, [], 0))
        assert lease.document_id not in self.held

    @has_leases
    @rule(choice=choices)
    def fail_document(self, choice):
        lease = self.lease(choice)
        self.fenced(lease, lambda: self.ledger.fail_document(lease, failure(), self.now()), ends=True)

    @has_leases
    @rule(choice=choices, delay=st.integers(0, 30))
    def retry_later(self, choice, delay):
        lease = self.lease(choice)
        due = at(self.seconds + delay)
        self.fenced(lease, lambda: self.ledger.retry_later(lease, failure(), due, self.now()), ends=True)

    @has_leases
    @rule(choice=choices)
    def release(self, choice):
        lease = self.lease(choice)
        self.fenced(lease, lambda: self.ledger.release(lease, self.now()), ends=True)

    @rule()
    def restart(self):
        self.ledger.close()
        self.ledger = Ledger.open(f"sqlite:///{self.folder / 'ledger.db'}", create=True)
        assert self.ledger.take_back(self.now()) == len(self.held)
        for document_id in list(self.held):
            self.lose(document_id)

    @rule()
    def wait_until_leases_run_out(self):
        self.seconds += int(LEASE_SECONDS)

    @rule()
    def requeue(self):
        settled = [d.id for d in self.ledger.documents(states=policy.REQUEUEABLE)]
        assert self.ledger.requeue(RequeueSelection(), "maria", self.now()) == sorted(settled)

    @rule(stage=st.sampled_from(list(RequeueStage)))
    def requeue_again(self, stage):
        settled = [d.id for d in self.ledger.documents(states=policy.READ_ANEW)]
        chosen = self.ledger.requeue(RequeueSelection(again=True), "maria", self.now(), stage=stage)
        assert chosen == sorted(settled)
        if stage is RequeueStage.RASTERIZE:
            self.read = {key: content for key, content in self.read.items() if key[0] not in chosen}

    @rule(document_id=st.integers(1, 5))
    def cancel(self, document_id):
        document = self.ledger.document(document_id)
        withdrawn = self.ledger.cancel([document_id], "maria", self.now())
        assert withdrawn == ([document_id] if document and document.state in WAITING else [])
        for lost in withdrawn:
            self.lose(lost)

    @rule(
        document_id=st.integers(1, 5), state=st.sampled_from(sorted(policy.EXPORTED)), seen_late=st.booleans()
    )
    def confirm(self, document_id, state, seen_late):
        """A person speaks of a document as it is, or as it was before the last step."""
        document = self.before[0].get(document_id) if seen_late else self.ledger.document(document_id)
        if document is None:
            return
        said = Confirmation("nome", "", 1, str(self.seconds), None, None, "maria", self.now())
        try:
            is_kept = self.ledger.confirm(document, said, state)
        except IllegalMove:
            return
        if is_kept:
            self.said.append((document_id, said.value))
            self.to_write.add(document_id)
        assert is_kept or seen_late

    @rule(is_written=st.booleans())
    def export(self, is_written):
        opened = self.ledger.open_batch(min_pages=1, max_pages=3, max_wait_seconds=0, now=self.now())
        for document_id in opened.document_ids if opened else ():
            assert self.batch_of.setdefault(document_id, opened.id) == opened.id
        for batch in self.ledger.batches_to_write():
            assert not self.held.keys() & set(batch.document_ids)
            if is_written:
                assert self.ledger.mark_batch_written(batch, self.now())
                self.to_write -= set(batch.document_ids)
        offered = {i for batch in self.ledger.batches_to_write() for i in batch.document_ids}
        again = {batch for i, batch in self.batch_of.items() if self.before[0][i].state in WAITING}
        due = self.to_write & self.batch_of.keys()
        assert {i for i in due if self.batch_of[i] not in again} <= offered

    @rule()
    def merge(self):
        merged = self.ledger.merge_batches(max_pages=100, now=self.now())
        for document_id in merged.document_ids if merged else ():
            assert self.batch_of[document_id] in merged.replaces
            assert document_id not in self.to_write | self.held.keys()
            self.batch_of[document_id] = merged.id
            self.to_write.add(document_id)

    @invariant()
    def the_promises_hold(self):
        self.check_moves()
        documents, pages = self.before
        self.check_agreement(documents, pages)
        self.check_failures(documents, pages)
        self.check_contents()
        self.check_sayings()

    def check_moves(self):
        (documents, pages), (now_documents, now_pages) = self.before, self.states()
        for document_id, document in now_documents.items():
            before = documents.get(document_id)
            if before is not None and before.state is not document.state:
                assert document.state in policy.DOCUMENT_MOVES[before.state]
            assert before is None or document.epoch >= before.epoch
            assert document.batch_id == self.batch_of.get(document_id)
        for key, state in now_pages.items():
            before = pages.get(key, PageState.PENDING)
            assert state is before or state in policy.PAGE_MOVES[before]
        self.before = now_documents, now_pages

    def check_agreement(self, documents, pages):
        running = {d.id for d in documents.values() if d.state is DocumentState.RUNNING}
        assert running == set(self.held)
        for (document_id, _), state in pages.items():
            assert state is not PageState.RUNNING or document_id in running
        for document in documents.values():
            assert (document.owner is None) == (document.id not in running)
            assert document.not_before is None or document.state is DocumentState.ADMITTED
            if document.state in policy.EXPORTED:
                own = [state for (document_id, _), state in pages.items() if document_id == document.id]
                assert document.state in policy.possible_outcomes(own)
                assert self.ledger.extraction(document.id) is not None

    def check_failures(self, documents, pages):
        """Every failed page says why, and a document with results has no failure of its own left."""
        failed = {key for key, state in pages.items() if state is PageState.FAILED}
        unresolved = self.ledger.failures()
        assert failed == {(found.document_id, found.page) for found in unresolved if found.page is not None}
        whole = {found.document_id for found in unresolved if found.page is None}
        assert not whole & {d.id for d in documents.values() if d.state in policy.EXPORTED}

    def check_sayings(self):
        """What persons said stands, whatever was done to the documents since."""
        kept = [(i, said.value) for i in sorted(self.before[0]) for said in self.ledger.confirmations(i)]
        assert sorted(kept) == sorted(self.said)

    def check_contents(self):
        """What was read stays read, and as it was."""
        for document_id in {document_id for document_id, _ in self.read}:
            stored = {page.number: content for page, content in self.ledger.page_contents(document_id)}
            for number, content in stored.items():
                assert content == self.read.get((document_id, number))


TestLedgerMachine = LedgerMachine.TestCase
TestLedgerMachine.settings = settings(
    max_examples=settings.default.max_examples,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
