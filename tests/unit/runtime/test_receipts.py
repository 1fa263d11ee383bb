import pytest

from appliance.runtime.receipts import rest_seconds, without_credentials


def test_an_outbox_rests_longer_each_time_but_never_for_more_than_five_minutes():
    assert [rest_seconds(refusals) for refusals in (1, 2, 3, 9, 10, 1000)] == [1, 2, 4, 256, 300, 300]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////site/results/results.db", "sqlite:////site/results/results.db"),
        ("postgresql+psycopg://maria:s3cret@host:5432/results", "postgresql+psycopg://host:5432/results"),
        ("postgresql+psycopg://host/results?password=s3cret", "postgresql+psycopg://host/results"),
    ],
)
def test_a_database_is_named_without_its_credentials(url, shown):
    assert without_credentials(url) == shown
