"""Any sequence of writing, writing again and merging, as one sees who lists the files."""

import errno
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pyarrow.dataset as ds
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from appliance.sinks import publish
from appliance.sinks.parquet import ParquetSink
from tests.unit.sinks.examples import birth_record, of_type

ROWS_A_DOCUMENT = {"documents": 1, "pages": 4, "fields": 3}
TYPES = st.sampled_from(["casamento", "nascimento", "obito"])


class Datasets(RuleBasedStateMachine):
    """Knows of each document its type and batch; one of no type has no results any more."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.sink = ParquetSink(self.folder)
        self.types, self.batches = {}, {}

    def teardown(self):
        shutil.rmtree(self.folder)

    def write(self, batch, replaces=()):
        members = [(self.types[one], one) for one in self.batches[batch] if self.types[one]]
        documents = [of_type(birth_record(one), name) for name, one in sorted(members)]
        self.sink.write_batch(batch, documents, replaces)

    @rule(names=st.lists(TYPES, min_size=1, max_size=4))
    def open(self, names):
        batch = max(self.batches, default=0) + 1
        first = max(self.types, default=0) + 1
        new = dict(enumerate(names, first))
        self.types |= new
        self.batches[batch] = set(new)
        self.write(batch)

    @precondition(lambda self: self.types)
    @rule(data=st.data(), name=st.none() | TYPES)
    def process_again(self, data, name):
        document = data.draw(st.sampled_from(sorted(self.types)))
        self.types[document] = name
        (batch,) = (batch for batch, members in self.batches.items() if document in members)
        self.write(batch)

    @precondition(lambda self: len(self.batches) > 1)
    @rule(data=st.data())
    def merge(self, data):
        chosen = data.draw(st.sets(st.sampled_from(sorted(self.batches)), min_size=2))
        batch = max(self.batches) + 1
        self.batches[batch] = set().union(*(self.batches.pop(one) for one in chosen))
        self.write(batch, sorted(chosen))

    @invariant()
    def every_document_lies_once_in_the_folder_of_its_type(self):
        expected = {(one, name) for one, name in self.types.items() if name}
        for dataset, rows in ROWS_A_DOCUMENT.items():
            found = Counter(self.listed(dataset))
            assert found == dict.fromkeys(expected, rows)

    def listed(self, dataset):
        if not any((self.folder / dataset).rglob("*.parquet")):
            return []
        table = ds.dataset(self.folder / dataset, partitioning="hive").to_table(
            ["document_id", "document_type"]
        )
        return [(row["document_id"], row["document_type"]) for row in table.to_pylist()]

    @invariant()
    def the_sink_knows_what_it_wrote(self):
        for batch, members in self.batches.items():
            held = {one.document_id for one in self.sink.written(batch)}
            assert held == {one for one in members if self.types[one]}


class DatasetsOneByOne(Datasets):
    """On a file system that cannot let names trade places."""

    def write(self, batch, replaces=()):
        def refuse(*_):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(publish, "exchange", refuse)
            super().write(batch, replaces)


TestDatasets = Datasets.TestCase
TestDatasets.settings = settings(max_examples=8, stateful_step_count=10, deadline=None)
TestDatasetsOneByOne = DatasetsOneByOne.TestCase
TestDatasetsOneByOne.settings = TestDatasets.settings
