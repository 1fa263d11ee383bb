from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.sinks.partition import Partition, batch_file, batch_of
from tests.unit.sinks.examples import admitted, birth_record


@given(st.integers(1, 9999), st.integers(1, 12), st.from_regex(r"[a-z][a-z0-9_]{0,62}", fullmatch=True))
def test_a_folder_leads_back_to_its_partition(year, month, name):
    partition = Partition(year, month, name)
    assert Partition.at(partition.folder) == partition


@pytest.mark.parametrize(
    "place", [".", "year=2026", "year=2026/month=3", "a/year=2026/month=3/document_type=x"]
)
def test_other_folders_are_of_no_partition(place):
    assert Partition.at(PurePath(place)) is None


def test_the_month_is_that_of_utc_wherever_the_clock_stands():
    brasilia = timezone(timedelta(hours=-3))
    moment = datetime(2026, 3, 31, 22, tzinfo=brasilia)
    assert Partition.of(admitted(birth_record(), moment)) == Partition(2026, 4, "obito")
    assert Partition.of(admitted(birth_record(), moment.astimezone(UTC))).month == 4


@given(st.integers(0, 10**10))
def test_a_name_leads_back_to_its_batch(number):
    assert batch_of(batch_file(number)) == number


@pytest.mark.parametrize(
    "name", ["part-1.parquet", "part-00000001.parquet.bak", ".part-00000001.parquet", "x"]
)
def test_other_files_are_of_no_batch(name):
    assert batch_of(name) is None
